"""Lines whose box ends amid a character: the box goes on to the blank behind it.

Detection misses a character of a widely set name now and then, and cuts the next one through.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..model import Pixels
from .boxes import Corners, TextBox
from .ink import grey_of, ink_of
from .joins import is_standing
from .strips import cut_strip

_BEYOND = 1.3  # ems that are looked at beyond either end
_EDGE = 0.1  # of the line's height: what neighbouring lines leave there
_BLANK = 0.06  # of the line's height: a blank between characters
_PAD = 0.15  # ems of blank that stay around the text
_RULE = 0.25  # ems: narrower ink is a rule or a frame


def uncut(image: Pixels, box: TextBox) -> TextBox | None:
    """`box` made longer where its end cuts through a character; None where neither end does.

    Ink that goes on farther than a character does is a picture, a rule or a frame.
    """
    standing = is_standing(box)
    em = min(box.width, box.height)
    strip = cut_strip(image, _longer(box.corners, (_BEYOND * em, _BEYOND * em), standing=standing))
    inked = ink_of(grey_of(strip))
    inked = inked.T if standing else inked
    edge = round(_EDGE * len(inked))
    middle = inked[edge : len(inked) - edge]
    columns: NDArray[np.bool_] = np.asarray(middle.any(axis=0))
    beyond = round(_BEYOND * em)
    blank = max(2, round(_BLANK * len(inked)))
    before = _cut_off(columns[::-1], beyond, blank, _RULE * em)
    after = _cut_off(columns, beyond, blank, _RULE * em)
    if not before and not after:
        return None
    by = tuple(length + _PAD * em if length else 0.0 for length in (before, after))
    return TextBox(_longer(box.corners, (by[0], by[1]), standing=standing), box.score)


def _cut_off(columns: NDArray[np.bool_], beyond: int, blank: int, rule: float) -> int:
    """How far the character goes on that the box's end, `beyond` before the last of `columns`,
    cuts through; 0 where it cuts none."""
    end = len(columns) - beyond
    if end < 2 or not columns[end - 1 : end + 2].all():
        return 0
    last = end
    while last < len(columns) and columns[last : last + blank].any():
        last += 1
    first = end
    while first > 0 and columns[max(first - blank, 0) : first].any():
        first -= 1
    return last - end if last < len(columns) - 1 and last - first > rule else 0


def _longer(corners: Corners, by: tuple[float, float], *, standing: bool) -> Corners:
    """`corners` with the beginning and the end of their line moved outwards by `by` pixels."""
    a, b, c, d = corners
    sides = ((a, d), (b, c)) if standing else ((a, b), (d, c))
    moved = []
    for begin, end in sides:
        along = (end - begin) / max(float(np.linalg.norm(end - begin)), 1.0)
        moved.append((begin - along * by[0], end + along * by[1]))
    (one, other), (third, fourth) = moved
    order = (one, third, fourth, other) if standing else (one, other, fourth, third)
    return np.stack(order).astype(np.float32)
