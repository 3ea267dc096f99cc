"""Cutting a card out of its photo: flat, in its own proportions, no larger than its pixels."""

from __future__ import annotations

import math

import cv2
import numpy as np

from ..geometry import is_convex, side_lengths, snap_aspect, true_aspect
from ..model import Pixels, Quad

_LONGEST = (900, 2000)
"""Bounds of the longer side of a crop: an engine reads letters under about 16 pixels badly and
gains nothing from more than 2000 pixels, which cost time."""


def rectify_card(pixels: Pixels, quad: Quad, *, longest: int | None = None) -> Pixels:
    """The card under `quad` as a `(h, w, 3) uint8 BGR` picture in its true proportions.

    The first corner of `quad` comes to the top left. The longer side has the photo's own scale
    (where the card is nearest to the camera), kept within 900 to 2000 pixels, or is `longest`.
    Parts outside the photo repeat its border. Raises ValueError for a quad that is not convex.
    """
    if not is_convex(quad):
        raise ValueError(f"not the corners of a card: {quad}")
    aspect = snap_aspect(true_aspect(quad, pixels.shape))
    top, right, bottom, left = side_lengths(quad)
    own = max(top, bottom, right, left)
    if longest is None:
        longest = round(min(max(own, _LONGEST[0]), _LONGEST[1]))
    width, height = (longest, longest / aspect) if aspect >= 1 else (longest * aspect, longest)
    size = (max(2, round(width)), max(2, round(height)))
    target = np.array(
        [[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32
    ) - np.float32(0.5)
    source = np.asarray(quad, dtype=np.float32)
    shrink = longest / own
    if shrink < 0.75:
        # warpPerspective does not average; shrinking first keeps thin strokes from breaking.
        pixels, source = _shrink_around(pixels, source, shrink)
    matrix = cv2.getPerspectiveTransform(source, target)
    crop = cv2.warpPerspective(
        pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.ascontiguousarray(crop, dtype=np.uint8)


def _shrink_around(pixels: Pixels, source: np.ndarray, shrink: float) -> tuple[Pixels, np.ndarray]:
    """The part of the photo around the quad at about `shrink` of its size, and the quad there."""
    height, width = pixels.shape[:2]
    left, top = (max(0, math.floor(v) - 8) for v in source.min(axis=0))
    right, bottom = (math.ceil(v) + 8 for v in source.max(axis=0))
    part = pixels[top : min(bottom, height), left : min(right, width)]
    if part.size == 0:
        return pixels, source
    scale = max(shrink * 1.15, 8 / max(part.shape[:2]))
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    real = np.array([small.shape[1] / part.shape[1], small.shape[0] / part.shape[0]])
    moved = (source - np.array([left, top]) + 0.5) * real - 0.5
    return np.asarray(small, dtype=np.uint8), moved.astype(np.float32)
