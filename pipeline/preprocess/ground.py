"""Whether a stretch of a photo has the colours of what lies around it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import grow_quad
from ..model import Quad
from .evidence import Floats

_SHRINK = 4
_LIGHT_BIN, _COLOUR_BIN = 7.0, 5.0
_COMMON = 0.006
"""The share of the surroundings from which on a colour is one of theirs."""


class Ground:
    """The colours of a picture, counted coarsely, to compare stretches of it."""

    def __init__(self, lab: Floats) -> None:
        size = (max(8, lab.shape[1] // _SHRINK), max(8, lab.shape[0] // _SHRINK))
        small = cv2.resize(lab, size, interpolation=cv2.INTER_AREA)
        self._scale = np.array([size[0] / lab.shape[1], size[1] / lab.shape[0]])
        light = np.clip(small[..., 0] // _LIGHT_BIN, 0, 15).astype(np.int64)
        red = np.clip((small[..., 1] + 80) // _COLOUR_BIN, 0, 31).astype(np.int64)
        blue = np.clip((small[..., 2] + 80) // _COLOUR_BIN, 0, 31).astype(np.int64)
        self._bins = (light * 32 + red) * 32 + blue
        self._shape = small.shape[:2]

    def goes_on(self, outer: Quad, inner: Quad) -> float:
        """The share (0 to 1) of what lies between two nested quads that looks like what lies
        around the outer one. 0 where there is nothing between them."""
        filled = self._mask(outer)
        ring = cv2.bitwise_and(self._mask(grow_quad(outer, 1.3)), cv2.bitwise_not(filled))
        # A few pixels of rim are mixed of both grounds and speak for neither.
        eroded = cv2.erode(filled, np.ones((3, 3), np.uint8))
        covered = cv2.dilate(self._mask(inner), np.ones((3, 3), np.uint8))
        strip = cv2.bitwise_and(eroded, cv2.bitwise_not(covered))
        around, between = self._bins[ring > 0], self._bins[strip > 0]
        if len(around) < 20 or len(between) < 6:
            return 0.0
        counts = np.bincount(around, minlength=16 * 32 * 32).reshape(16, 32, 32)
        spread = np.zeros_like(counts, dtype=np.float64)
        for axis in range(3):
            for step in (-1, 0, 1):
                spread = np.maximum(spread, np.roll(counts, step, axis=axis))
        common = spread.ravel() > _COMMON * len(around)
        return float(common[between].mean())

    def _mask(self, quad: Quad) -> NDArray[np.uint8]:
        mask = np.zeros(self._shape, dtype=np.uint8)
        corners = np.rint(np.asarray(quad) * self._scale).astype(np.int32)
        return np.asarray(cv2.fillConvexPoly(mask, corners, (255,)), dtype=np.uint8)
