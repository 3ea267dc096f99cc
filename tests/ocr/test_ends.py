"""Boxes that end amid a character."""

from __future__ import annotations

import numpy as np

from pipeline.model import Pixels
from pipeline.ocr.boxes import TextBox
from pipeline.ocr.ends import uncut


def _box(left: int, top: int, right: int, bottom: int) -> TextBox:
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return TextBox(np.array(corners, np.float32))


def _blocks(*places: tuple[int, int, int, int], width: int = 600, height: int = 120) -> Pixels:
    """A light card with dark blocks `(left, top, right, bottom)` as characters."""
    image = np.full((height, width, 3), 240, np.uint8)
    for left, top, right, bottom in places:
        image[top:bottom, left:right] = 30
    return image


ROW = [(left, 40, left + 36, 80) for left in (100, 150, 200, 250)]


def test_a_box_goes_on_to_the_blank_behind_the_character_that_it_cuts() -> None:
    longer = uncut(_blocks(*ROW), _box(90, 35, 270, 85))
    assert longer is not None
    left, _, right, _ = longer.bounds
    assert left == 90
    assert 286 < right < 310


def test_a_column_goes_on_upwards_too() -> None:
    column = [(top, left, bottom, right) for left, top, right, bottom in ROW]
    longer = uncut(_blocks(*column, width=120, height=600), _box(35, 120, 85, 300))
    assert longer is not None
    _, top, _, bottom = longer.bounds
    assert 80 < top < 100
    assert bottom == 300


def test_a_box_around_its_text_is_left() -> None:
    assert uncut(_blocks(*ROW), _box(90, 35, 296, 85)) is None


def test_a_rule_and_a_picture_are_no_cut_characters() -> None:
    rule = (292, 0, 296, 120)
    assert uncut(_blocks(*ROW, rule), _box(90, 35, 294, 85)) is None
    picture = (290, 0, 480, 120)
    assert uncut(_blocks(*ROW, picture), _box(90, 35, 296, 85)) is None
