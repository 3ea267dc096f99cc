"""Columns that go on below their box: widely set figures, which detection passes over."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..model import Pixels
from .boxes import TextBox
from .ink import grey_of, ink_of
from .joins import is_standing
from .strips import cut_strip

_EM = 0.75  # of a column's box, which unclipping has widened
_FARTHEST = 24.0  # ems that are looked at below the box
_APART = 2.2  # ems of blank within a column: a label and its number stand so far apart
_TALLEST = 1.35  # ems: taller ink is a rule or a picture
_SMALLEST = 0.2  # ems: smaller ink is dirt
_BLANK = 0.06  # ems: a blank between characters
_SIDE = 0.05  # of the width: ink there comes from outside of the column
_PAD = 0.15  # ems of blank that stay below the last character
_FEWEST = 2  # characters that make a column longer


def reach_down(image: Pixels, boxes: Sequence[TextBox]) -> tuple[TextBox, ...]:
    """`boxes` of a vertical card, each column as long as characters follow in it.

    What was found farther down in the same column becomes part of it.
    """
    left = [box for box in boxes if is_standing(box)]
    done: list[TextBox] = [box for box in boxes if not is_standing(box)]
    left.sort(key=lambda box: box.bounds[1])
    while left:
        box = left.pop(0)
        longer, parts = _reach(image, box, left, done)
        left = [other for other in left if not any(other is part for part in parts)]
        done.append(longer)
    return tuple(done)


def _reach(
    image: Pixels, box: TextBox, below: Sequence[TextBox], others: Sequence[TextBox]
) -> tuple[TextBox, list[TextBox]]:
    """`box` made longer, and those of `below` that it then holds."""
    em = _EM * box.width
    top_left, top_right, bottom_right, bottom_left = box.corners
    down = (bottom_left - top_left) / max(float(box.height), 1.0)
    room = image.shape[0] - 1 - float(max(bottom_left[1], bottom_right[1]))
    far = min(_FARTHEST * em, room / max(float(down[1]), 0.5))
    if far < em:
        return box, []
    corners = np.stack([top_left, top_right, bottom_right + down * far, bottom_left + down * far])
    strip = cut_strip(image, corners.astype(np.float32))
    inked = ink_of(grey_of(strip))
    end = len(inked) * box.height / (box.height + far)
    parts = {id(b): b for b in below if _same_column(box, b)}
    bounds = [(_along(b, box, down), b) for b in (*below, *others)]
    reached, characters = end, 0
    held: list[TextBox] = []
    for first, last in _runs(inked, round(end), max(2, round(_BLANK * em))):
        if first - reached > _APART * em or _is_foreign(inked[first:last], em):
            break
        inside = [b for (top, bottom), b in bounds if top < last and bottom > first]
        if any(id(b) not in parts for b in inside if _crosses(b, box, down)):
            break
        held += [b for b in inside if id(b) in parts and not any(b is h for h in held)]
        if last - first > _SMALLEST * em:
            characters += 1
            reached = float(last)
    if characters < _FEWEST:
        return box, []
    by = min(reached - end + _PAD * em, far)
    grown = np.stack([top_left, top_right, bottom_right + down * by, bottom_left + down * by])
    return TextBox(grown.astype(np.float32), box.score), held


def _same_column(one: TextBox, other: TextBox) -> bool:
    left, _, right, _ = one.bounds
    shared = min(right, other.bounds[2]) - max(left, other.bounds[0])
    return shared > 0.6 * max(one.width, other.width) and 0.6 < other.width / one.width < 1.6


def _along(box: TextBox, column: TextBox, down: NDArray[np.float32]) -> tuple[float, float]:
    """Where `box` begins and ends on the way down `column`, from its top."""
    places = (box.corners - column.corners[0]) @ down
    return float(places.min()), float(places.max())


def _crosses(box: TextBox, column: TextBox, down: NDArray[np.float32]) -> bool:
    """Whether `box` stands in the way of `column`, going down."""
    across = np.array([down[1], -down[0]])
    places = (box.corners - column.corners[0]) @ across
    shared = min(float(places.max()), column.width) - max(float(places.min()), 0.0)
    return shared > 0.25 * column.width


def _runs(inked: NDArray[np.bool_], start: int, blank: int) -> list[tuple[int, int]]:
    """First and last rows of the ink from `start` on, parted by `blank` rows without any."""
    rows = np.flatnonzero(inked[start:].any(axis=1)) + start
    if not len(rows):
        return []
    cuts = np.flatnonzero(np.diff(rows) > blank)
    firsts = [int(rows[0]), *(int(rows[cut + 1]) for cut in cuts)]
    lasts = [*(int(rows[cut]) + 1 for cut in cuts), int(rows[-1]) + 1]
    return list(zip(firsts, lasts, strict=True))


def _is_foreign(inked: NDArray[np.bool_], em: float) -> bool:
    """Whether ink is no character of the column: too tall, or going on at its sides."""
    side = max(1, round(_SIDE * inked.shape[1]))
    beyond = inked[:, :side].any() or inked[:, -side:].any()
    return len(inked) > _TALLEST * em or bool(beyond)
