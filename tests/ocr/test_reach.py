"""Columns whose box ends before their text."""

from __future__ import annotations

import numpy as np

from pipeline.model import Pixels
from pipeline.ocr.boxes import TextBox
from pipeline.ocr.columns import Cell, Placed, choose
from pipeline.ocr.reach import reach_down


def _box(left: int, top: int, right: int, bottom: int) -> TextBox:
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return TextBox(np.array(corners, np.float32))


def _blocks(*places: tuple[int, int, int, int]) -> Pixels:
    """A light card with dark blocks `(left, top, right, bottom)` as characters."""
    image = np.full((900, 300, 3), 240, np.uint8)
    for left, top, right, bottom in places:
        image[top:bottom, left:right] = 30
    return image


COLUMN = [(108, top, 132, top + 26) for top in range(60, 560, 45)]
HEAD = _box(100, 50, 140, 140)


def test_a_column_goes_on_as_long_as_characters_follow() -> None:
    (longer,) = reach_down(_blocks(*COLUMN), [HEAD])
    left, top, right, bottom = longer.bounds
    assert (left, top, right) == (100, 50, 140)
    assert COLUMN[-1][3] < bottom < COLUMN[-1][3] + 15


def test_what_was_found_farther_down_becomes_part_of_it() -> None:
    (whole,) = reach_down(_blocks(*COLUMN), [HEAD, _box(100, 410, 140, 500)])
    assert whole.bounds[3] > COLUMN[-1][3]


def test_a_wide_blank_a_picture_and_another_line_end_it() -> None:
    far = [(108, top, 132, top + 26) for top in range(400, 560, 45)]
    (left,) = reach_down(_blocks(*COLUMN[:2], *far), [HEAD])
    assert left.bounds == HEAD.bounds
    (left,) = reach_down(_blocks(*COLUMN[:2], (60, 160, 180, 420)), [HEAD])
    assert left.bounds == HEAD.bounds
    line = _box(40, 180, 280, 215)
    found = reach_down(_blocks(*COLUMN), [HEAD, line])
    assert [box.bounds for box in found] == [line.bounds, HEAD.bounds]


def test_one_more_character_is_left_to_who_looks_for_lone_strokes() -> None:
    (left,) = reach_down(_blocks(*COLUMN[:3]), [HEAD])
    assert left.bounds == HEAD.bounds


def test_a_standing_line_between_katakana_is_the_long_mark() -> None:
    column = np.full((150, 40, 3), 240, np.uint8)
    column[8:42, 4:36] = 30
    column[60:92, 18:22] = 30
    column[108:142, 4:36] = 30
    cells = [Cell(0, 50), Cell(50, 100), Cell(100, 150)]

    def read(first: str, last: str) -> str:
        lying = [Placed(first, 0.99, 25.0), Placed(last, 0.99, 125.0)]
        return "".join(placed.text for placed in choose(column, cells, lying, []))

    assert read("チ", "ム") == "チーム"
    assert read("課", "長") == "課長"
