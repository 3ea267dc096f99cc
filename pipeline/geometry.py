"""Quads and warps: corners in order, areas, overlaps, true proportions, homographies.

Points are `(x, y)` in pixels, x to the right, y down. A quad is four corners in cyclic order,
clockwise as seen on the picture. Nothing here looks at pixels but `warp_quad`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from .model import Pixels, Point, Quad, Rotation

FloatArray = NDArray[np.float64]

# The long side over the short one. ISO 7810 ID-1 cards are 85.6 x 54 (1.585).
CARD_ASPECTS: tuple[float, ...] = (
    91 / 55,  # Japan, JIS-era "yon-gou"
    85 / 55,  # Europe
    89 / 51,  # North America
    85.6 / 54,  # ISO 7810 ID-1
    91 / 49,  # Japan, small ("san-gou" cut) is 85 x 49; its long kin is sold as 91 x 49
)
_SNAP_WITHIN = 0.022
"""How far (as a share) an estimated aspect may lie from a known one to be taken for it."""

PHONE_FOCAL = 0.82
"""Focal length over the longer side of a picture: what a phone's main camera (about 26 mm
equivalent, 36 mm / 26 mm turned over the 4:3 diagonal) has."""


def as_quad(points: Iterable[Sequence[float]] | FloatArray) -> Quad:
    """Four points as a `Quad`, in the order given. Raises ValueError for another number."""
    corners = [(float(p[0]), float(p[1])) for p in points]
    if len(corners) != 4:
        raise ValueError(f"a quad has four corners, not {len(corners)}")
    return (corners[0], corners[1], corners[2], corners[3])


def order_quad(points: Iterable[Sequence[float]] | FloatArray) -> Quad:
    """Four points clockwise, beginning with the one nearest to the picture's top left.

    Of the four turns the one is taken whose first side points most nearly to the right, so that
    a card photographed roughly upright comes out upright.
    """
    corners = np.asarray([(float(p[0]), float(p[1])) for p in points], dtype=np.float64)
    if corners.shape != (4, 2):
        raise ValueError(f"a quad has four corners, not {len(corners)}")
    centre = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    corners = corners[np.argsort(angles, kind="stable")]
    tops = [corners[k] + corners[(k + 1) % 4] for k in range(4)]
    first = min(range(4), key=lambda k: (tops[k][1], tops[k][0]))
    # A side that runs steeply up is not a top although it may lie highest: compare directions.
    best = max(range(4), key=lambda k: (_rightward(corners, k), k == first))
    return as_quad(np.roll(corners, -best, axis=0))


def _rightward(corners: FloatArray, k: int) -> float:
    side = corners[(k + 1) % 4] - corners[k]
    length = float(np.hypot(*side))
    return round(float(side[0]) / length, 6) if length else -1.0


def turn_quad(quad: Quad, rotation: Rotation) -> Quad:
    """The corners in the order of a crop turned clockwise by `rotation` degrees.

    A crop cut by `quad` and then turned by 90 has the old bottom left corner at its top left.
    """
    steps = {0: 0, 90: 3, 180: 2, 270: 1}[rotation]
    return as_quad([quad[(k + steps) % 4] for k in range(4)])


def turn_pixels(pixels: Pixels, rotation: Rotation) -> Pixels:
    """`pixels` turned clockwise by `rotation` degrees."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(rotation // 90)))


def quad_area(quad: Quad) -> float:
    """The area in square pixels (of a quad that does not cross itself)."""
    return abs(_signed_area(quad))


def side_lengths(quad: Quad) -> tuple[float, float, float, float]:
    """The lengths of the sides: top, right, bottom, left of the order given."""
    lengths = [math.dist(a, b) for a, b in zip(quad, quad[1:] + quad[:1], strict=True)]
    return (lengths[0], lengths[1], lengths[2], lengths[3])


def is_convex(quad: Quad) -> bool:
    """Whether the corners turn the same way everywhere, and truly turn."""
    signs = set()
    for k in range(4):
        (ax, ay), (bx, by), (cx, cy) = quad[k], quad[(k + 1) % 4], quad[(k + 2) % 4]
        cross = (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
        if abs(cross) < 1e-9:
            return False
        signs.add(cross > 0)
    return len(signs) == 1


def corner_angles(quad: Quad) -> tuple[float, float, float, float]:
    """The inner angles in degrees, 0 to 180, one a corner."""
    angles = []
    for k in range(4):
        here = np.asarray(quad[k])
        u = np.asarray(quad[k - 1]) - here
        v = np.asarray(quad[(k + 1) % 4]) - here
        norm = float(np.hypot(*u) * np.hypot(*v))
        cosine = float(np.dot(u, v)) / norm if norm else 1.0
        angles.append(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))))
    return (angles[0], angles[1], angles[2], angles[3])


def intersection_area(one: Quad, other: Quad) -> float:
    """The area that two convex quads share, in square pixels.

    Sutherland and Hodgman's clipping: `cv2.intersectConvexConvex` goes astray where two sides
    nearly coincide.
    """
    a, b = np.asarray(one), np.asarray(other)
    if (a.max(0) < b.min(0)).any() or (b.max(0) < a.min(0)).any():
        return 0.0
    turn = 1.0 if _signed_area(other) > 0 else -1.0
    left: list[Point] = list(one)
    for (px, py), (qx, qy) in zip(other, (*other[1:], other[0]), strict=True):
        sides = [turn * ((qx - px) * (y - py) - (qy - py) * (x - px)) for x, y in left]
        kept: list[Point] = []
        for k, (x, y) in enumerate(left):
            before, here = sides[k - 1], sides[k]
            if (before < 0) != (here < 0):
                share = before / (before - here)
                from_x, from_y = left[k - 1]
                kept.append((from_x + share * (x - from_x), from_y + share * (y - from_y)))
            if here >= 0:
                kept.append((x, y))
        left = kept
    return abs(_signed_area(left))


def _signed_area(polygon: Sequence[Point]) -> float:
    pairs = zip(polygon, (*polygon[1:], *polygon[:1]), strict=True)
    return 0.5 * sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def quad_iou(one: Quad, other: Quad) -> float:
    """Intersection over union of two convex quads, 0 to 1."""
    shared = intersection_area(one, other)
    union = quad_area(one) + quad_area(other) - shared
    return shared / union if union > 0 else 0.0


def grow_quad(quad: Quad, factor: float) -> Quad:
    """`quad` scaled about its centre."""
    corners = np.asarray(quad, dtype=np.float64)
    centre = corners.mean(axis=0)
    return as_quad(centre + (corners - centre) * factor)


def homography(source: Quad, target: Quad) -> FloatArray:
    """The `(3, 3)` matrix that takes the corners of `source` to those of `target`."""
    matrix = cv2.getPerspectiveTransform(
        np.asarray(source, dtype=np.float32), np.asarray(target, dtype=np.float32)
    )
    return np.asarray(matrix, dtype=np.float64)


def map_points(points: Iterable[Sequence[float]] | FloatArray, matrix: FloatArray) -> FloatArray:
    """`(N, 2)` points under a homography."""
    plain = np.asarray([(float(p[0]), float(p[1])) for p in points], dtype=np.float64)
    lifted = np.column_stack([plain, np.ones(len(plain))]) @ np.asarray(matrix).T
    return np.asarray(lifted[:, :2] / lifted[:, 2:3], dtype=np.float64)


def true_aspect(quad: Quad, shape: Sequence[int]) -> float:
    """Width over height of the rectangle whose picture `quad` is, perspective undone.

    `shape` is `(H, W, …)` of the photo. The optical axis is taken to pass through the photo's
    middle. Where the perspective is strong enough to tell the focal length, that is used
    (Zhang and He, "Whiteboard scanning and image enhancement", 2007, section 3.2); elsewhere a
    phone's usual one. A weak perspective gives nearly the ratio of the mean side lengths.
    """
    height, width = shape[:2]
    middle = np.array([width / 2, height / 2])
    longest = float(max(height, width))
    corners = (np.asarray(quad, dtype=np.float64) - middle) / longest
    (m1, m2, m4, m3) = ((float(x), float(y)) for x, y in corners)
    k2 = _triple(m1, m4, m3) / _nonzero(_triple(m2, m4, m3))
    k3 = _triple(m1, m4, m2) / _nonzero(_triple(m3, m4, m2))
    n2 = (k2 * m2[0] - m1[0], k2 * m2[1] - m1[1], k2 - 1.0)
    n3 = (k3 * m3[0] - m1[0], k3 * m3[1] - m1[1], k3 - 1.0)
    f_squared = PHONE_FOCAL**2
    bend = abs(n2[2] * n3[2])
    if bend > 0.004:
        estimate = -(n2[0] * n3[0] + n2[1] * n3[1]) / (n2[2] * n3[2])
        if 0.5**2 < estimate < 3.0**2:
            f_squared = estimate
    across = (n2[0] ** 2 + n2[1] ** 2) / f_squared + n2[2] ** 2
    down = (n3[0] ** 2 + n3[1] ** 2) / f_squared + n3[2] ** 2
    if down <= 0 or across <= 0:
        top, right, bottom, left = side_lengths(quad)
        return (top + bottom) / max(left + right, 1e-9)
    return float(math.sqrt(across / down))


def _triple(a: Point, b: Point, c: Point) -> float:
    """The triple product (a × b) · c of three points lifted to (x, y, 1)."""
    across = a[0] * (b[1] - c[1]) - a[1] * (b[0] - c[0])
    return across + b[0] * c[1] - b[1] * c[0]


def _nonzero(value: float) -> float:
    return value if abs(value) > 1e-9 else 1e-9


def snap_aspect(aspect: float) -> float:
    """`aspect` (width over height) moved onto a card's usual one where it lies close to it."""
    upright = aspect < 1
    plain = 1 / aspect if upright else aspect
    nearest = min(CARD_ASPECTS, key=lambda known: abs(math.log(known / plain)))
    if abs(math.log(nearest / plain)) <= _SNAP_WITHIN:
        plain = nearest
    return 1 / plain if upright else plain
