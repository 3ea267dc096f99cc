"""The grey of a strip, and its ink: what is far from the ground, whatever the colours."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels

_SHARE = 0.38
"""How far from the ground, as a share of what the darkest few are, ink begins."""
_LEAST = 12.0


def grey_of(strip: Pixels) -> NDArray[np.uint8]:
    """`strip` (`(h, w, 3) uint8 BGR`) in grey, `(h, w) uint8`."""
    return cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def ink_of(grey: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The ink of `grey` (`(h, w) uint8`), dark on light or light on dark.

    The ground is the median. Both it and the share of the strongest come from histograms: a strip
    is looked at several times, and sorting its pixels each time cost more than reading some.
    """
    ground = _level_at(grey, 0.5)
    far = np.asarray(cv2.absdiff(grey, np.full_like(grey, ground)), dtype=np.uint8)
    inked: NDArray[np.bool_] = far > max(_SHARE * _level_at(far, 0.97), _LEAST)
    return inked


def _level_at(values: NDArray[np.uint8], share: float) -> int:
    """The level below which `share` of the pixels lie."""
    counts = np.bincount(values.ravel(), minlength=256)
    return int(np.searchsorted(np.cumsum(counts), share * values.size))
