from __future__ import annotations

import cv2
import numpy as np
import pytest
from card_scenes import WHITE, Face, draw_card

from pipeline.model import Pixels
from pipeline.preprocess import clean_card


def _shaded(card: Pixels, least: float) -> Pixels:
    fall = np.linspace(1, least, card.shape[1])[None, :, None]
    return np.asarray(card * fall, np.uint8)


def _paper(card: Pixels) -> np.ndarray:
    """The lightness along the upper margin, where nothing is printed."""
    return cv2.cvtColor(card, cv2.COLOR_BGR2GRAY)[10:40].mean(axis=0)


@pytest.mark.parametrize(
    "face",
    [Face(), Face(paper=(60, 40, 20), ink=WHITE), Face(band=0.4), Face(ink=(40, 40, 200))],
    ids=["white", "dark", "two-tone", "coloured-print"],
)
def test_an_evenly_lit_card_stays_the_very_same(face: Face) -> None:
    card = draw_card(face)[0]
    assert clean_card(card) is card


def test_a_shadow_over_the_card_is_evened_out() -> None:
    card = _shaded(draw_card(Face())[0], 0.5)
    before, after = _paper(card), _paper(clean_card(card))
    assert np.ptp(before) > 100
    assert np.ptp(after) < 30


def test_coloured_print_keeps_its_hue() -> None:
    card = _shaded(draw_card(Face(ink=(40, 40, 200)))[0], 0.6)
    cleaned = clean_card(card)
    print_there = card[..., 1].astype(int) < 0.5 * card[..., 2]
    assert print_there.any()
    assert (cleaned[print_there][:, 2] > 1.5 * cleaned[print_there][:, 1]).mean() > 0.95


def test_the_input_is_left_alone_and_the_shape_kept() -> None:
    card = _shaded(draw_card(Face())[0], 0.5)
    before = card.copy()
    cleaned = clean_card(card)
    assert (card == before).all()
    assert cleaned.shape == card.shape
    assert cleaned.dtype == np.uint8


def test_a_tiny_picture_is_returned_as_it_is() -> None:
    card = np.zeros((5, 9, 3), np.uint8)
    assert clean_card(card) is card
