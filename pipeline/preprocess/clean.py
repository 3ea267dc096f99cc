"""Evening out the light on a card, leaving its colours and its dark parts alone."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels

_WORK = 160
_WHITE = 250.0
_UNEVEN = 0.12
"""The least fall of light over the card, as a share of the brightest, that is worth mending."""


def clean_card(pixels: Pixels) -> Pixels:
    """A card's picture (`(H, W, 3) uint8 BGR`) with smooth shadows evened out.

    The light on the card's ground (its most common tone) is modelled as a smooth surface and
    divided out; print, coloured areas and dark cards keep their look, since the surface is too
    stiff to follow them. Returns the very same array where the light is already even.
    """
    scale = _WORK / max(pixels.shape[:2])
    if scale >= 1 or min(pixels.shape[:2]) < 32:
        return pixels
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = _light(np.asarray(small, dtype=np.uint8))
    if light is None:
        return pixels
    gain = np.minimum(np.percentile(light, 95) / light, 2.2)
    # A highlight is narrower than the surface can follow: print in it must not burn out.
    brightest = cv2.dilate(small.max(axis=2), np.ones((5, 5), np.uint8)).astype(np.float32)
    gain = np.minimum(gain, np.maximum(_WHITE / np.maximum(brightest, 1), 1))
    gain = cv2.GaussianBlur(gain.astype(np.float32), (0, 0), 3)
    full = cv2.resize(gain, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_CUBIC)
    evened = cv2.multiply(pixels, cv2.merge([full] * 3), dtype=cv2.CV_8U)
    return np.asarray(evened, dtype=np.uint8)


def _light(small: Pixels) -> NDArray[np.float32] | None:
    """The light over a small picture of a card, or None where it is even or cannot be told."""
    grey = cv2.cvtColor(cv2.medianBlur(small, 5), cv2.COLOR_BGR2GRAY).astype(np.float32)
    rows, columns = np.mgrid[-1 : 1 : grey.shape[0] * 1j, -1 : 1 : grey.shape[1] * 1j]
    terms = np.stack(
        [np.ones_like(rows), rows, columns, rows * columns, rows**2, columns**2], axis=-1
    ).reshape(-1, 6)
    level = np.log(np.maximum(grey.ravel(), 1))
    ground = level > np.percentile(level, 75) - 0.9
    weights = ground.astype(np.float64)
    surface = np.zeros_like(level, dtype=np.float64)
    for _ in range(8):
        if weights.sum() < 0.3 * len(level):
            return None
        weighed = terms * weights[:, None]
        # Six terms over thousands of pixels: the normal equations are as good, and cheap.
        surface = terms @ np.linalg.solve(weighed.T @ terms, weighed.T @ level)
        # Print lies below the ground: what is darker than the surface counts little.
        gap = level - surface
        weights = np.where(gap < 0, np.exp(-((gap / 0.08) ** 2)), np.exp(-((gap / 0.16) ** 2)))
    light = np.exp(surface).reshape(grey.shape).astype(np.float32)
    if light.min() < 24 or light.max() < 70:
        return None  # a dark card: there is no light ground to measure by
    if 1 - float(light.min() / light.max()) < _UNEVEN:
        return None
    return light
