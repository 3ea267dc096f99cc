"""Cutting lines out of a card: a tilted box of the picture becomes an upright strip."""

from __future__ import annotations

import cv2
import numpy as np

from ..model import Pixels, Quad
from .boxes import Corners


def cut_strip(image: Pixels, corners: Corners, *, taller: int = 0) -> Pixels:
    """The strip under `corners` (top left, top right, bottom right, bottom left).

    At the picture's own scale; with `taller` at least that high, enlarged smoothly.
    """
    width = max(np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3]))
    height = max(np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1]))
    scale = max(1.0, taller / max(float(height), 1.0))
    w, h = max(2, round(float(width) * scale)), max(2, round(float(height) * scale))
    target = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    strip = cv2.warpPerspective(
        image, warp, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return strip.astype(np.uint8, copy=False)


def back_to_card(corners: Corners, strip: Pixels, quad: Quad) -> Quad:
    """`quad`, in pixels of `strip`, in pixels of the picture that `corners` cut it from."""
    h, w = strip.shape[:2]
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    warp = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    moved = cv2.perspectiveTransform(np.array([quad], np.float32), warp)[0]
    return as_quad(moved)


def as_quad(corners: Corners) -> Quad:
    """Corners as plain numbers."""
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d
