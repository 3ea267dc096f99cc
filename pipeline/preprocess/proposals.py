"""Where a card may be: quads proposed by segmenting the picture in several ways.

No single way sees every card. A white card on wood stands out by lightness, a dark one by
colour, a white one on white paper only by its rim. So each way proposes, and the evidence along
the sides (`evidence.py`) decides.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels

QuadArray = NDArray[np.float32]
"""`(N, 4, 2)` corners, clockwise."""

_LEAST = 8
"""Pixels: a smaller picture holds no card."""
_SMALLEST = 0.004
"""The least share of the frame that a card covers (a card of a table of ten covers 0.02)."""
_LARGEST = 0.97
_SOLID = 0.80
"""How much of its convex hull a region must fill, to be a card and not a stain."""


def propose_by_regions(image: Pixels) -> QuadArray:
    """Quads around the solid regions of `image` at many thresholds of several channels."""
    quads: list[NDArray[np.float32]] = []
    if min(image.shape[:2]) < _LEAST:
        return np.empty((0, 4, 2), dtype=np.float32)
    # Regions are coarse: half the size shows them as well, and the fit to the edges follows.
    half = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    for channel in _channels(np.asarray(half, dtype=np.uint8)):
        for mask in _masks(channel):
            quads.extend(2 * quad + np.float32(0.5) for quad in _quads_of_mask(mask))
    for mask in _rims(image):
        quads.extend(_quads_of_mask(mask))
    if not quads:
        return np.empty((0, 4, 2), dtype=np.float32)
    return np.stack(quads).astype(np.float32)


def _channels(image: Pixels) -> list[NDArray[np.uint8]]:
    """Lightness, the two colour axes, saturation, and the distance from the surroundings."""
    calm = cv2.medianBlur(image, 5)
    lab = cv2.cvtColor(calm, cv2.COLOR_BGR2LAB)
    light, green_red, blue_yellow = cv2.split(lab)
    saturation = cv2.split(cv2.cvtColor(calm, cv2.COLOR_BGR2HSV))[1]
    return [
        np.asarray(channel, dtype=np.uint8)
        for channel in (light, green_red, blue_yellow, saturation, _strangeness(lab))
    ]


def _strangeness(lab: NDArray[np.uint8] | cv2.typing.MatLike) -> NDArray[np.uint8]:
    """How little each pixel looks like the border of the frame, 0 to 255."""
    height, width = lab.shape[:2]
    rim = max(4, min(height, width) // 25)
    plain = np.asarray(lab, dtype=np.float32)
    border = np.concatenate(
        [
            plain[:rim].reshape(-1, 3),
            plain[-rim:].reshape(-1, 3),
            plain[:, :rim].reshape(-1, 3),
            plain[:, -rim:].reshape(-1, 3),
        ]
    )[::7]
    cv2.setRNGSeed(1)
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 1.0)
    _, labels, centres = cv2.kmeans(border, 3, np.empty(0), criteria, 1, cv2.KMEANS_PP_CENTERS)
    nearest = np.full((height, width), np.inf, dtype=np.float32)
    for k, centre in enumerate(centres):
        members = border[labels.ravel() == k]
        if len(members) < 0.08 * len(border):
            continue  # a paper or a hand at the rim is not the background
        spread = np.maximum(members.std(axis=0), 4.0)
        distance = np.sqrt((((plain - centre) / spread) ** 2).sum(axis=2))
        nearest = np.minimum(nearest, distance)
    return np.asarray(np.clip(nearest * 20, 0, 255), dtype=np.uint8)


def _masks(channel: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """The channel cut at Otsu's threshold and at levels spread over its range."""
    low, high = np.percentile(channel[::4, ::4], (2, 98))
    if high - low < 6:
        return []
    otsu, _ = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    steps = min(9, int((high - low) // 5))
    levels = {round(otsu), *(round(v) for v in np.linspace(low, high, steps + 2)[1:-1])}
    return [np.asarray((channel > level) * np.uint8(255), dtype=np.uint8) for level in levels]


def _rims(image: Pixels) -> list[NDArray[np.uint8]]:
    """What edges enclose: the complement of thickened edges, at three strengths."""
    planes = cv2.split(cv2.cvtColor(cv2.medianBlur(image, 5), cv2.COLOR_BGR2LAB))
    masks = []
    for low, high in ((8, 24), (20, 60), (50, 130)):
        edges = np.zeros(image.shape[:2], dtype=np.uint8)
        for plane in planes:
            edges |= np.asarray(cv2.Canny(plane, low, high), dtype=np.uint8)
        thick = cv2.dilate(edges, np.ones((3, 3), np.uint8))
        masks.append(np.asarray(cv2.bitwise_not(thick), dtype=np.uint8))
    return masks


def _quads_of_mask(mask: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    """Quads around the regions of a mask, its holes included."""
    frame = mask.shape[0] * mask.shape[1]
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads: list[NDArray[np.float32]] = []
    for contour in contours:
        if len(contour) < 4:
            continue
        _, _, width, height = cv2.boundingRect(contour)
        if not _SMALLEST * frame <= width * height:
            continue
        hull = cv2.convexHull(contour)
        hull_area = cv2.contourArea(hull)
        if not _SMALLEST * frame <= hull_area <= _LARGEST * frame:
            continue
        if cv2.contourArea(contour) < _SOLID * hull_area:
            continue
        quad = quad_of_hull(np.asarray(hull, dtype=np.float32).reshape(-1, 2))
        if quad is not None and cv2.contourArea(quad) * _SOLID <= hull_area:
            quads.append(quad)
    return quads


def quad_of_hull(hull: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """The four lines that hug a convex hull, so that rounded or cut corners come out whole."""
    if len(hull) < 4:
        return None
    polygon = cv2.approxPolyN(hull.reshape(-1, 1, 2), 4, ensure_convex=True)
    quad = np.asarray(polygon, dtype=np.float32).reshape(-1, 2)
    if quad.shape != (4, 2):
        quad = np.asarray(cv2.boxPoints(cv2.minAreaRect(hull)), dtype=np.float32)
    return clockwise(quad)


def clockwise(quad: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners turned round where they run against the clock."""
    x, y = quad[:, 0], quad[:, 1]
    turned = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
    return quad if turned > 0 else quad[::-1].copy()
