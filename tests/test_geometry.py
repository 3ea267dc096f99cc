from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.geometry import (
    as_quad,
    corner_angles,
    homography,
    intersection_area,
    is_convex,
    map_points,
    order_quad,
    quad_area,
    quad_iou,
    snap_aspect,
    true_aspect,
    turn_pixels,
    turn_quad,
)
from pipeline.model import Quad, Rotation

SQUARE: Quad = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))

rectangles = st.builds(
    lambda x, y, w, h: as_quad([(x, y), (x + w, y), (x + w, y + h), (x, y + h)]),
    *(st.floats(-500, 500),) * 2,
    *(st.floats(5, 500),) * 2,
)


@given(rectangles, st.permutations(range(4)))
def test_corners_in_any_order_come_out_in_one(quad: Quad, order: list[int]) -> None:
    assert order_quad([quad[k] for k in order]) == pytest.approx(np.asarray(quad))


@given(rectangles)
def test_ordering_twice_is_once(quad: Quad) -> None:
    assert order_quad(order_quad(quad)) == order_quad(quad)


def test_four_corners_are_asked_for() -> None:
    with pytest.raises(ValueError, match="four corners"):
        as_quad([(0, 0), (1, 1)])
    with pytest.raises(ValueError, match="four corners"):
        order_quad([(0, 0), (1, 1), (2, 0)])


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turning_corners_and_turning_pixels_agree(rotation: Rotation) -> None:
    pixels = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    corners: Quad = ((0, 0), (5, 0), (5, 3), (0, 3))
    turned = turn_pixels(pixels, rotation)
    x, y = turn_quad(corners, rotation)[0]
    assert (turned[0, 0] == pixels[int(y), int(x)]).all()


@given(rectangles, st.sampled_from([0, 90, 180, 270]))
def test_four_turns_come_back(quad: Quad, rotation: Rotation) -> None:
    turned = quad
    for _ in range(4):
        turned = turn_quad(turned, rotation)
    assert turned == quad


@given(rectangles, rectangles)
def test_overlap_is_symmetric_and_bounded(one: Quad, other: Quad) -> None:
    overlap = quad_iou(one, other)
    assert -1e-6 <= overlap <= 1 + 1e-3
    assert overlap == pytest.approx(quad_iou(other, one), abs=1e-3)
    assert quad_iou(one, one) == pytest.approx(1, abs=1e-3)


def test_areas_and_angles() -> None:
    assert quad_area(SQUARE) == 100
    assert corner_angles(SQUARE) == pytest.approx((90, 90, 90, 90))
    shifted = as_quad([(x + 5, y) for x, y in SQUARE])
    assert intersection_area(SQUARE, shifted) == pytest.approx(50)
    assert quad_iou(SQUARE, shifted) == pytest.approx(1 / 3)
    assert intersection_area(SQUARE, as_quad([(x + 50, y) for x, y in SQUARE])) == 0


def test_of_the_orders_of_four_corners_only_the_round_ones_are_convex() -> None:
    orders = [as_quad([SQUARE[k] for k in order]) for order in itertools.permutations(range(4))]
    assert sum(is_convex(quad) for quad in orders) == 8
    assert not is_convex(((0, 0), (1, 0), (2, 0), (1, 1)))


def test_a_homography_takes_points_there_and_back() -> None:
    target = as_quad([(3, 4), (200, 20), (180, 150), (10, 120)])
    there, back = homography(SQUARE, target), homography(target, SQUARE)
    assert map_points(SQUARE, there) == pytest.approx(np.asarray(target), abs=1e-3)
    inside = [(2.0, 3.0), (9.0, 8.0)]
    assert map_points(map_points(inside, there), back) == pytest.approx(np.array(inside), abs=1e-3)


@given(st.floats(100, 900), st.floats(1.0, 2.5))
def test_seen_from_above_the_aspect_is_that_of_the_sides(width: float, aspect: float) -> None:
    height = width / aspect
    quad = as_quad([(50, 60), (50 + width, 60), (50 + width, 60 + height), (50, 60 + height)])
    assert true_aspect(quad, (1000, 1000)) == pytest.approx(aspect, rel=1e-3)


@pytest.mark.parametrize("tilt", [5, 15, 25, 35])
def test_perspective_is_undone(tilt: float) -> None:
    turn, focal = math.radians(tilt), 0.82 * 2000
    corners = []
    for x, y in ((-0.5, -0.3), (0.5, -0.3), (0.5, 0.3), (-0.5, 0.3)):
        across, depth = x * math.cos(turn), 1.7 + x * math.sin(turn)
        corners.append((1000 + focal * across / depth, 750 + focal * y / depth))
    assert true_aspect(as_quad(corners), (1500, 2000)) == pytest.approx(1 / 0.6, rel=0.02)


def test_proportions_snap_only_when_close() -> None:
    assert snap_aspect(1.66) == pytest.approx(91 / 55)
    assert snap_aspect(1 / 1.66) == pytest.approx(55 / 91)
    assert snap_aspect(1.2) == 1.2
    assert snap_aspect(2.4) == 2.4
