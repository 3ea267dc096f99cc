from __future__ import annotations

from pipeline.preprocess import split_touching
from pipeline.preprocess.grid import Box

QUAD = ((100.0, 100.0), (1900.0, 100.0), (1900.0, 1200.0), (100.0, 1200.0))


def texts(left: float, top: float) -> list[Box]:
    """Four lines of a card of 900 by 550 whose corner lies at `left`, `top`."""
    return [(left + 60, top + 60 + 110 * i, left + 800, top + 100 + 110 * i) for i in range(4)]


def test_four_cards_laid_edge_to_edge_are_four() -> None:
    boxes = [box for top in (0, 550) for left in (0, 900) for box in texts(left, top)]
    quads = split_touching(boxes, 1800, 1100, QUAD)
    assert len(quads) == 4
    assert quads[0][0] == (100.0, 100.0)
    assert abs(quads[3][0][0] - 1000) < 60 and abs(quads[3][0][1] - 650) < 60


def test_two_cards_side_by_side_are_two() -> None:
    boxes = [*texts(0, 0), *texts(900, 0)]
    wide = ((0.0, 0.0), (1800.0, 0.0), (1800.0, 550.0), (0.0, 550.0))
    assert len(split_touching(boxes, 1800, 550, wide)) == 2


def test_text_across_the_middle_is_one_card() -> None:
    boxes = [box for top in (0, 550) for left in (0, 900) for box in texts(left, top)]
    assert split_touching([*boxes, (300, 500, 1500, 600)], 1800, 1100, QUAD) == ()


def test_a_cell_without_text_is_no_card() -> None:
    boxes = [*texts(0, 0), *texts(900, 0), *texts(0, 550)]
    assert split_touching(boxes, 1800, 1100, QUAD) == ()
