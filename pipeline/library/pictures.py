"""Crops as they are stored: JPEG, one in full and one for lists."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ..errors import LibraryError
from ..i18n import gettext as _
from ..model import Pixels

LONGEST = 2400
"""Pixels: enough to read the smallest print of a card (91 mm at 670 dpi)."""

SMALL = 400
_QUALITY = 88
_SMALL_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """Two JPEGs of one crop; `width` and `height` are those of the larger, in pixels."""

    width: int
    height: int
    jpeg: bytes
    small: bytes


def encode_picture(pixels: Pixels) -> Picture:
    """The pictures of a crop (`(H, W, 3) uint8 BGR`), scaled down where it is larger."""
    large = _fit(pixels, LONGEST)
    height, width = large.shape[:2]
    small = _jpeg(_fit(large, SMALL), _SMALL_QUALITY)
    return Picture(width, height, _jpeg(large, _QUALITY), small)


def _fit(pixels: Pixels, longest: int) -> Pixels:
    height, width = pixels.shape[:2]
    factor = longest / max(height, width)
    if factor >= 1:
        return pixels
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _jpeg(pixels: Pixels, quality: int) -> bytes:
    done, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise LibraryError(_("The picture of a card cannot be stored as a JPEG."))
    return data.tobytes()
