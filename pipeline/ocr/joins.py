"""Detected boxes to lines: what one line was broken into is joined, ruby is kept apart."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ..model import Pixels
from .boxes import Corners, TextBox, order_corners
from .ink import grey_of, ink_of

_REACH = 1.7  # ems between two pieces of one line
_LARGE = 1.35  # times the median height: the characters of a name
_SPACED = 3.2  # ems between the characters of a letter-spaced name
_LINE = 5.0  # ems: a shorter piece is a label or part of a name
_IN_COLUMN = 2  # other lines that begin at the same place
_NAME_SIZE = 1.5  # times the median height
_LETTERS = 3
_LAYERS = 1.35  # runs of ink in a column of pixels: a stroke has one, letters have several
_LONGEST_STROKE = 5.5  # times its height: the box of 一, grown by unclipping


def is_standing(box: TextBox) -> bool:
    """Whether `box` holds a column rather than a line."""
    return box.height > 1.5 * box.width


def is_vertical(boxes: Sequence[TextBox]) -> bool:
    """Whether the main text of an upright card runs in columns: by the area of its text.

    A name set large counts for what it is; an address block in lines does not outvote it.
    """
    standing = sum(box.width * box.height for box in boxes if is_standing(box))
    lying = sum(box.width * box.height for box in boxes if box.width > 1.5 * box.height)
    return standing > 0.7 * lying


def join_boxes(
    boxes: Sequence[TextBox], *, vertical: bool, pixels: Pixels | None = None
) -> tuple[TextBox, ...]:
    """`boxes` of an upright card with those of one line (or column) joined.

    On a vertical card a box of one or two characters belongs to a column where one is near.
    `pixels` of the card tell the stroke of a name's 一 from small print beside the name.
    """
    standing = [box for box in boxes if is_standing(box)]
    lying = [box for box in boxes if not is_standing(box)]
    # On a card of lines only a column itself (a name set downwards) draws a character to it.
    columns_of = boxes if vertical else standing
    square = [b for b in lying if b.width < 1.5 * b.height and _in_column(b, columns_of)]
    if not vertical:
        square += [b for b in _stacked(lying) if not any(b is other for other in square)]
    lying = [box for box in lying if not any(box is other for other in square)]
    standing += square
    sizes = [box.height for box in lying] + [box.width for box in standing]
    large = _LARGE * float(np.median(sizes)) if sizes else 0.0
    columns = [_swap(box) for box in _join([_swap(box) for box in standing], large)]
    words = frozenset(id(box) for box in lying if pixels is not None and _is_print(pixels, box))
    return (*_join(lying, large, words), *columns)


def _is_print(pixels: Pixels, box: TextBox) -> bool:
    """Whether small letters stand in `box` and no single stroke: ink one above the other."""
    left, top, right, bottom = (max(round(value), 0) for value in box.bounds)
    part = pixels[top:bottom, left:right]
    if part.size == 0:
        return False
    ink = ink_of(grey_of(part))
    inked = ink[:, ink.any(axis=0)].astype(np.int8)
    begins = np.diff(inked, axis=0, prepend=np.int8(0)) == 1
    return bool(inked.size) and float(begins.sum(axis=0).mean()) > _LAYERS


def _stacked(boxes: Sequence[TextBox]) -> list[TextBox]:
    """Large single characters one below the other: a name set downwards on a card of lines."""
    median = float(np.median([box.height for box in boxes])) if boxes else 0.0
    large = [b for b in boxes if b.width < 1.5 * b.height and b.height > _NAME_SIZE * median]
    found = []
    for box in large:
        left, _, right, _ = box.bounds
        column = [
            other
            for other in large
            if min(right, other.bounds[2]) - max(left, other.bounds[0]) > 0.6 * box.width
            and 1 / 1.4 < other.width / box.width < 1.4
        ]
        tops = sorted(other.bounds[1] for other in column)
        steps = np.diff(tops) / box.height
        if len(column) >= _LETTERS and float(steps.max()) < _SPACED:
            found.append(box)
    return found


def _begins_column(box: TextBox, boxes: Sequence[TextBox]) -> bool:
    """Whether lines above or below begin where `box` does: a second column of text."""
    left, em = box.bounds[0], box.height
    alike = [
        other
        for other in boxes
        if other is not box
        and abs(other.bounds[0] - left) < 0.35 * em
        and other.width > 2 * other.height
    ]
    return len(alike) >= _IN_COLUMN


def _in_column(box: TextBox, boxes: Sequence[TextBox]) -> bool:
    """Whether another box of the same width stands above or below `box`."""
    left, top, right, bottom = box.bounds
    for other in boxes:
        a, b, c, d = other.bounds
        overlap = min(right, c) - max(left, a)
        apart = max(b - bottom, top - d)
        if (
            other is not box
            and other.height > 0.7 * other.width
            and overlap > 0.6 * max(right - left, c - a)
            and -0.65 * (right - left) < apart < _SPACED * (right - left)
        ):
            return True
    return False


def _swap(box: TextBox) -> TextBox:
    """`box` mirrored at the diagonal, so that columns can be treated as lines; twice is once."""
    return TextBox(order_corners(box.corners[:, ::-1]), box.score)


def _join(
    boxes: Sequence[TextBox], large: float, words: frozenset[int] = frozenset()
) -> list[TextBox]:
    left = sorted(boxes, key=lambda box: box.bounds[0])
    out: list[TextBox] = []
    while left:
        box = left.pop(0)
        grown = True
        while grown:
            grown = False
            for i, other in enumerate(left):
                if _one_line(box, other, large, words) and not _parted(box, other, boxes):
                    box = _union(box, left.pop(i))
                    grown = True
                    break
        out.append(box)
    return out


def _one_line(a: TextBox, b: TextBox, large: float, words: frozenset[int]) -> bool:
    """Whether `b`, which begins right of where `a` begins, goes on with the line of `a`.

    A name is set larger than the rest, and wider apart. `words` (by `id`) are no strokes.
    """
    strokes = (_is_stroke(b, a) and id(b) not in words, _is_stroke(a, b) and id(a) not in words)
    if any(strokes):
        em = max(a.height, b.height)
        return _gap(a, b) < _SPACED * em * 0.8
    em = min(a.height, b.height)
    high = max(a.height, b.height)
    if high > 1.45 * em:
        # Small letters after capitals make a lower box; they stand close.
        return high < 2 * em and _gap(a, b) < 0.5 * em and _offset(a, b) < 0.4 * em
    if _offset(a, b) > 0.3 * em:
        return False
    # Unclipping made the boxes higher than their characters.
    em *= 0.75
    short = min(a.width / a.height, b.width / b.height) < 1.35
    short |= min(a.height, b.height) > large and max(a.width / a.height, b.width / b.height) < 5
    return -em < _gap(a, b) < (_SPACED if short else _REACH) * em


def _parted(a: TextBox, b: TextBox, boxes: Sequence[TextBox]) -> bool:
    """Whether `a` is a line of one column of text and `b` one of the next (a bilingual card)."""
    em = min(a.height, b.height)
    if _gap(a, b) < 0.4 * em:
        return False
    if max(a.height, b.height) > 1.8 * em:
        return _begins_column(b, boxes)  # small print beside a name is no stroke of it
    long = min(a.width, b.width) > _LINE * em
    return long and _begins_column(b, boxes) and _begins_column(a, boxes)


def _is_stroke(a: TextBox, b: TextBox) -> bool:
    """Whether `a` may be the character 一 in the line of `b`."""
    return (
        a.height < 0.85 * b.height
        and 0.4 * b.height < a.width < 1.8 * b.height
        # A logo or a QR code beside lines of text makes a stroke of none of them.
        and 1.5 * a.height < a.width < _LONGEST_STROKE * a.height
        and _offset(a, b) < 0.22 * b.height
    )


def _gap(a: TextBox, b: TextBox) -> float:
    return max(b.bounds[0] - a.bounds[2], a.bounds[0] - b.bounds[2])


def _offset(a: TextBox, b: TextBox) -> float:
    """How far the middle of the nearer ends of `a` and `b` lie apart across the line."""
    end = (a.corners[1] + a.corners[2]) / 2
    begin = (b.corners[0] + b.corners[3]) / 2
    along = a.corners[1] - a.corners[0]
    slope = along[1] / max(abs(float(along[0])), 1.0) if a.width > 2 * a.height else 0.0
    return float(abs(begin[1] - end[1] - slope * (begin[0] - end[0])))


def _union(a: TextBox, b: TextBox) -> TextBox:
    points = np.concatenate([a.corners, b.corners]).astype(np.float32)
    wider = a if a.width > b.width else b
    if wider.width < 2 * wider.height:
        x, y, w, h = cv2.boundingRect(points)
        corners: Corners = np.array([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], np.float32)
    else:
        corners = order_corners(np.array(cv2.boxPoints(cv2.minAreaRect(points)), np.float32))
    score = (a.score * a.width + b.score * b.width) / (a.width + b.width)
    return TextBox(corners, score)
