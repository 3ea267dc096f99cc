"""一 and 二 at the end of a widely set name, which detection passes over as dashes."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ..model import Pixels
from .boxes import TextBox, order_corners
from .joins import is_standing

_FAR = 3.0  # ems from the name to the stroke
_LONG = (0.45, 1.15)  # ems: the length of the stroke
_THIN = 0.3  # ems: the height of a stroke
_EDGE = 0.12  # of the line's height, on either side
_WEAK = 0.65
_WIDEST = 8.0  # ems: a longer line is no name


def reach_strokes(image: Pixels, boxes: Sequence[TextBox]) -> tuple[TextBox, ...]:
    """`boxes` with those of large short lines widened to a lone lying stroke beside (below) them.

    The stroke has blank around it and nothing above or below it, as long as a character is wide.
    """
    sizes = [min(box.width, box.height) for box in boxes]
    if not sizes:
        return ()
    large = 1.35 * float(np.median(sizes))
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    return tuple(
        _reach(grey, box, boxes)
        if size >= large and max(box.width, box.height) < _WIDEST * size
        else box
        for box, size in zip(boxes, sizes, strict=True)
    )


def _reach(grey: cv2.typing.MatLike, box: TextBox, boxes: Sequence[TextBox]) -> TextBox:
    left, top, right, bottom = box.bounds
    standing = is_standing(box)
    em = 0.75 * min(box.width, box.height)
    height, width = grey.shape[:2]
    if standing:
        # As wide as the line: the card's own edge, cut narrower, would pass for a stroke.
        places = [(left, bottom, right, bottom + _FAR * em)]
    else:
        # Ruby over the stroke reaches into the line's edge, where a stroke has no ink.
        edge = _EDGE * (bottom - top)
        top, bottom = top + edge, bottom - edge
        places = [
            (right, top, right + _FAR * em, bottom),
            (left - _FAR * em, top, left, bottom),
        ]
    for a, b, c, d in places:
        x0, y0, x1, y1 = (round(v) for v in (max(a, 0), max(b, 0), min(c, width), min(d, height)))
        if x1 - x0 < 0.5 * em or y1 - y0 < 0.3 * em:
            continue
        # Detection guesses weakly at the blank before a stroke; such a guess is no neighbour.
        rest = (other for other in boxes if other is not box and other.score > _WEAK)
        if any(_overlaps(other, x0, y0, x1, y1) for other in rest):
            continue
        found = _lone_stroke(grey, (x0, y0, x1, y1), box, em)
        if found is not None:
            p, q, r, s = found
            points = np.array([[p, q], [r, q], [r, s], [p, s]], np.float32)
            everything = np.concatenate([box.corners, points])
            l2, t2 = everything.min(axis=0)
            r2, b2 = everything.max(axis=0)
            corners = np.array([[l2, t2], [r2, t2], [r2, b2], [l2, b2]], np.float32)
            return TextBox(order_corners(corners), box.score)
    return box


def _overlaps(box: TextBox, x0: int, y0: int, x1: int, y1: int) -> bool:
    left, top, right, bottom = box.bounds
    return min(right, x1) - max(left, x0) > 0 and min(bottom, y1) - max(top, y0) > 0


def _lone_stroke(
    grey: cv2.typing.MatLike, area: tuple[int, int, int, int], box: TextBox, em: float
) -> tuple[int, int, int, int] | None:
    x0, y0, x1, y1 = area
    part = grey[y0:y1, x0:x1].astype(np.float32)
    left, top, right, bottom = (round(v) for v in box.bounds)
    own = grey[max(top, 0) : bottom, max(left, 0) : right].astype(np.float32)
    if not own.size:
        return None
    ground = float(np.median(part))
    strength = float(np.percentile(np.abs(own - np.median(own)), 97))
    inked = np.abs(part - ground) > max(0.5 * strength, 20.0)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if not len(rows):
        return None
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    lying = inked.any(axis=1)
    bands = np.flatnonzero(np.diff(np.concatenate([[0], lying.astype(np.int8), [0]])))
    thick = (bands[1::2] - bands[::2]).max()
    if thick > _THIN * em or high > em or not _LONG[0] * em < wide < _LONG[1] * em:
        return None
    if inked.sum() < 0.35 * lying.sum() * wide:
        return None
    if is_standing(box):
        off = x0 + columns.mean() - (left + right) / 2
    else:
        off = y0 + rows.mean() - (top + bottom) / 2
    if abs(off) > 0.25 * em:
        return None
    pad = round(0.15 * em)
    return (
        x0 + int(columns[0]) - pad,
        y0 + int(rows[0]) - pad,
        x0 + int(columns[-1]) + pad,
        y0 + int(rows[-1]) + pad,
    )
