from __future__ import annotations

import numpy as np
from card_scenes import placed

from pipeline.geometry import quad_area, quad_iou
from pipeline.preprocess import hull_of_text

SHAPE = (1200, 1600, 3)


def test_the_hull_holds_all_text_with_a_margin() -> None:
    lines = [placed((800, 500 + 60 * k), 500, 0, aspect=20) for k in range(5)]
    hull = hull_of_text(lines, SHAPE)
    assert hull is not None
    (left, top), _, (right, bottom), _ = hull
    assert left < 550 - 10
    assert right > 1050 + 10
    assert top < 487 - 10
    assert bottom > 752 + 10


def test_the_hull_is_turned_as_the_text_is() -> None:
    block = placed((800, 600), 600, 25, aspect=1.6)
    hull = hull_of_text([block], SHAPE, margin=0.0)
    assert hull is not None
    assert quad_iou(hull, block) > 0.98


def test_ragged_lines_do_not_turn_the_hull() -> None:
    turn = np.radians(20)
    along, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    lines = []
    for k, length in enumerate((620, 480, 330, 210, 120)):
        x, y = np.array([500, 300]) + 60 * k * down + length / 2 * along
        lines.append(placed((x, y), length, 20, aspect=length / 25))
    hull = hull_of_text(lines, SHAPE)
    assert hull is not None
    (ax, ay), (bx, by) = hull[0], hull[1]
    assert abs(np.degrees(np.arctan2(by - ay, bx - ax)) - 20) < 0.5


def test_upright_text_at_the_rim_stays_within_the_photo() -> None:
    hull = hull_of_text([placed((150, 40), 280, 0, aspect=8)], SHAPE)
    assert hull is not None
    corners = np.asarray(hull)
    assert corners.min() >= 0
    assert quad_area(hull) > 280 * 35


def test_without_text_there_is_no_hull() -> None:
    assert hull_of_text([], SHAPE) is None
    assert hull_of_text([[(1, 1), (2, 2)]], SHAPE) is None


def test_text_all_over_the_photo_gives_no_hull() -> None:
    assert hull_of_text([placed((800, 600), 1590, 0, aspect=1.34)], SHAPE) is None
