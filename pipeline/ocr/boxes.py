"""From the detection network's map of text to boxes (Differentiable Binarization, PaddleOCR)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import order_quad
from ..model import Pixels

Corners = NDArray[np.float32]
"""`(4, 2)`: top left, top right, bottom right, bottom left, in pixels."""

_TEXT = 0.3  # a pixel of the map is text above this
_SCORE = 0.35  # a box is kept above this mean
WEAK = 0.5
"""A box with a lower score stands for text only when it can be read (Latin words in columns)."""
_UNCLIP = 1.6  # the network learned shrunken boxes: area * ratio / perimeter gives them back
_MULTIPLE = 32  # the network halves its input five times


@dataclass(frozen=True, slots=True, eq=False)
class TextBox:
    """A detected piece of text. `corners` stand as the picture does, not as the text reads."""

    corners: Corners
    score: float = 1.0

    @property
    def width(self) -> float:
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def height(self) -> float:
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))

    @property
    def centre(self) -> tuple[float, float]:
        x, y = self.corners.mean(axis=0)
        return float(x), float(y)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        left, top = self.corners.min(axis=0)
        right, bottom = self.corners.max(axis=0)
        return float(left), float(top), float(right), float(bottom)


def prepare_detection(image: Pixels, longest: int) -> NDArray[np.float32]:
    """`image` as the detection network takes it, its longer side `longest` (about) pixels."""
    height, width = image.shape[:2]
    scale = longest / max(height, width)
    target = tuple(max(1, round(side * scale / _MULTIPLE)) * _MULTIPLE for side in (width, height))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = cv2.resize(image, target, interpolation=how).astype(np.float32)
    batch: NDArray[np.float32] = (small / 127.5 - 1.0).transpose(2, 0, 1)[None]
    return np.ascontiguousarray(batch)


def boxes_of(text_map: NDArray[np.float32], width: int, height: int) -> tuple[TextBox, ...]:
    """The boxes that `text_map` (`(h, w)`, 0 to 1) shows, for an image of `width` by `height`."""
    mask = cv2.dilate((text_map > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array([width / text_map.shape[1], height / text_map.shape[0]], np.float32)
    found = []
    for contour in contours:
        centre, size, angle = cv2.minAreaRect(contour)
        if min(size) < 3:
            continue
        score = _mean_inside(text_map, contour)
        if score < _SCORE:
            continue
        grown = 2 * size[0] * size[1] * _UNCLIP / (2 * (size[0] + size[1]))
        if max(size) < 1.6 * min(size):
            # One or two characters tell nothing of the slope of their line.
            x, y, w, h = cv2.boundingRect(contour)
            centre, size, angle = (x + w / 2, y + h / 2), (float(w), float(h)), 0.0
        points = np.array(
            cv2.boxPoints((centre, (size[0] + grown, size[1] + grown), angle)), np.float32
        )
        corners = order_corners(points) * scale
        corners[:, 0] = corners[:, 0].clip(0, width - 1)
        corners[:, 1] = corners[:, 1].clip(0, height - 1)
        found.append(TextBox(corners.astype(np.float32), score))
    return tuple(found)


def order_corners(points: NDArray[np.float32]) -> Corners:
    """The corners of a rectangle from the top left on, clockwise, for slopes below 45 degrees."""
    # Sorted by x alone, the top of a thin column that leans a little would be its left side.
    return np.array(order_quad(points), np.float32)


def _mean_inside(text_map: NDArray[np.float32], contour: cv2.typing.MatLike) -> float:
    x, y, w, h = cv2.boundingRect(contour)
    inside = np.zeros((h, w), np.uint8)
    cv2.drawContours(inside, [contour - (x, y)], -1, 1, thickness=-1)
    return float(cv2.mean(text_map[y : y + h, x : x + w], inside)[0])
