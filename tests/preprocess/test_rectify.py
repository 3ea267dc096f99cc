from __future__ import annotations

import cv2
import numpy as np
import pytest
from card_scenes import Face, draw_card, lay, placed, seen_by_camera, table

from pipeline.geometry import as_quad, turn_quad
from pipeline.preprocess import rectify_card


def _difference(one: np.ndarray, other: np.ndarray) -> float:
    size = (455, 275)
    small = [cv2.resize(i, size, interpolation=cv2.INTER_AREA).astype(float) for i in (one, other)]
    return float(np.abs(small[0] - small[1]).mean())


@pytest.mark.parametrize(
    "tilt", [(0, 0, 0), (25, 0, 5), (0, 30, -8), (20, 18, 30), (-28, 12, 100)], ids=str
)
@pytest.mark.parametrize("size", [(91, 55), (85, 55), (55, 91)], ids=["91x55", "85x55", "portrait"])
def test_the_proportions_are_the_cards_own(
    size: tuple[float, float], tilt: tuple[float, float, float]
) -> None:
    quad = seen_by_camera(*size, tilt, (1500, 2000))
    crop = rectify_card(table((60, 95, 140), size=(1500, 2000)), quad)
    assert crop.shape[1] / crop.shape[0] == pytest.approx(size[0] / size[1], rel=0.03)


def test_the_crop_shows_the_card_as_it_was_drawn() -> None:
    quad = as_quad([(420, 300), (1250, 420), (1120, 900), (330, 690)])
    crop = rectify_card(lay(table((60, 95, 140)), Face(band=0.2), quad), quad)
    assert _difference(crop, draw_card(Face(band=0.2))[0]) < 8


def test_the_first_corner_comes_to_the_top_left() -> None:
    quad = placed((800, 600), 700, 8)
    photo = lay(table((60, 95, 140)), Face(band=0.3), quad)
    upside_down = rectify_card(photo, turn_quad(quad, 180))
    assert _difference(upside_down, draw_card(Face(band=0.3))[0][::-1, ::-1]) < 8
    sideways = rectify_card(photo, turn_quad(quad, 90))
    assert sideways.shape[0] > sideways.shape[1]


@pytest.mark.parametrize(("width", "longest"), [(300, 900), (1300, 1300), (3400, 2000)])
def test_the_size_is_the_photos_own_within_bounds(width: float, longest: int) -> None:
    photo = table((60, 95, 140), size=(2400, 3600))
    crop = rectify_card(photo, placed((1800, 1200), width))
    assert max(crop.shape[:2]) == longest
    assert crop.dtype == np.uint8


def test_a_size_can_be_asked_for() -> None:
    crop = rectify_card(table((60, 95, 140)), placed((800, 600), 700), longest=333)
    assert max(crop.shape[:2]) == 333


def test_fine_lines_survive_shrinking() -> None:
    photo = np.full((2000, 3200, 3), 255, np.uint8)
    photo[:, ::2] = 0
    crop = rectify_card(photo, placed((1600, 1000), 2600), longest=650)
    assert crop.std() < 20  # averaged to grey; sampling single pixels would give moire


def test_corners_beyond_the_frame_repeat_its_border() -> None:
    crop = rectify_card(table((60, 95, 140)), placed((60, 60), 700))
    assert crop.size


def test_corners_that_cross_are_refused() -> None:
    with pytest.raises(ValueError, match="not the corners"):
        rectify_card(table((60, 95, 140)), as_quad([(0, 0), (100, 100), (100, 0), (0, 100)]))
