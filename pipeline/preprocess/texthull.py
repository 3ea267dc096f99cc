"""The card that the text itself shows, for photos in which no edge is seen."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import order_quad, quad_area
from ..model import Point, Quad

_MARGIN = 0.9
"""The margin left around the text, in heights of its tallest common line."""
_LONG = 2.0
"""Proportions from which on an outline tells the slope of its line."""


def hull_of_text(
    polygons: Sequence[Sequence[Point]], shape: Sequence[int] | None, *, margin: float = _MARGIN
) -> Quad | None:
    """The rectangle around the text of a photo with a margin, kept inside the photo.

    `polygons` are the outlines of text lines in pixels of the photo, `shape` is its
    `(H, W, …)`; without it the rectangle is neither clipped nor compared with the photo. The
    rectangle is turned as most of the text is. None where there is no text, or where the
    rectangle would cover the photo (nothing would be gained by cutting).
    """
    outlines = [np.asarray(p, dtype=np.float32).reshape(-1, 2) for p in polygons if len(p) >= 3]
    if not outlines:
        return None
    boxes = [cv2.minAreaRect(outline) for outline in outlines]
    heights = [min(size) for _, size, _ in boxes if min(size) > 0]
    if not heights:
        return None
    pad = margin * float(np.percentile(heights, 80))
    angle = _direction([(size, turn) for _, size, turn in boxes])
    if angle is None:
        (x, y), (width, height), angle = cv2.minAreaRect(np.concatenate(outlines))
        grown = ((x, y), (width + 2 * pad, height + 2 * pad), angle)
        corners = np.asarray(cv2.boxPoints(grown), dtype=np.float64)
    else:
        corners = _rectangle(np.concatenate(outlines), angle, pad)
    turned = angle % 90
    if shape is None:
        return order_quad(corners)
    frame_height, frame_width = shape[:2]
    if min(turned, 90 - turned) < 3:
        # Upright text: clipping the corners keeps the rectangle one.
        corners[:, 0] = np.clip(corners[:, 0], 0, frame_width - 1)
        corners[:, 1] = np.clip(corners[:, 1], 0, frame_height - 1)
    quad = order_quad(corners)
    if quad_area(quad) < 16 or quad_area(quad) > 0.9 * frame_width * frame_height:
        return None
    return quad


def _direction(boxes: Sequence[tuple[Sequence[float], float]]) -> float | None:
    """The slope of the text in degrees, modulo 90; None where no outline tells it.

    The rectangle around all text is askew where lines are ragged; the lines are not. Of their
    slopes, on the circle of 90 degrees, the one that lies nearest to all others by length.
    """
    long = [(max(s), turn) for s, turn in boxes if max(s) > _LONG * max(min(s), 1e-6)]
    if not long:
        return None
    lengths = np.array([length for length, _ in long])
    turns = np.array([turn for _, turn in long]) % 90
    apart = np.abs((turns[:, None] - turns[None] + 45) % 90 - 45)
    return float(turns[int((apart * lengths[None]).sum(axis=1).argmin())])


def _rectangle(points: NDArray[np.float32], angle: float, pad: float) -> NDArray[np.float64]:
    """The corners of the rectangle around `points`, turned by `angle`, wider by `pad`."""
    turn = np.radians(angle)
    axes = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    placed = points @ axes.T
    (left, top), (right, bottom) = placed.min(axis=0) - pad, placed.max(axis=0) + pad
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    return np.asarray(corners @ axes, dtype=np.float64)
