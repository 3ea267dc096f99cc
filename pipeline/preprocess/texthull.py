"""The card that the text itself shows, for photos in which no edge is seen."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ..geometry import order_quad, quad_area
from ..model import Point, Quad

_MARGIN = 0.9
"""The margin left around the text, in heights of its tallest common line."""


def hull_of_text(
    polygons: Sequence[Sequence[Point]], shape: Sequence[int], *, margin: float = _MARGIN
) -> Quad | None:
    """The rectangle around the text of a photo with a margin, kept inside the photo.

    `polygons` are the outlines of text lines in pixels of the photo, `shape` is its
    `(H, W, …)`. The rectangle is turned as the text is. None where there is no text, or where
    the rectangle would cover the photo (nothing would be gained by cutting).
    """
    outlines = [np.asarray(p, dtype=np.float32).reshape(-1, 2) for p in polygons if len(p) >= 3]
    if not outlines:
        return None
    boxes = [cv2.minAreaRect(outline) for outline in outlines]
    heights = [min(size) for _, size, _ in boxes if min(size) > 0]
    if not heights:
        return None
    pad = margin * float(np.percentile(heights, 80))
    (x, y), (width, height), angle = cv2.minAreaRect(np.concatenate(outlines))
    grown = ((x, y), (width + 2 * pad, height + 2 * pad), angle)
    corners = np.asarray(cv2.boxPoints(grown), dtype=np.float64)
    frame_height, frame_width = shape[:2]
    turned = angle % 90
    if min(turned, 90 - turned) < 3:
        # Upright text: clipping the corners keeps the rectangle one.
        corners[:, 0] = np.clip(corners[:, 0], 0, frame_width - 1)
        corners[:, 1] = np.clip(corners[:, 1], 0, frame_height - 1)
    quad = order_quad(corners)
    if quad_area(quad) < 16 or quad_area(quad) > 0.9 * frame_width * frame_height:
        return None
    return quad
