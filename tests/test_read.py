from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.contract import photo_to_json
from pipeline.model import Photo
from pipeline.ocr import make_engine
from pipeline.photos import open_photos
from pipeline.read import read_photo, turn_quad_back, whole_quad

SAMPLES = Path(__file__).parent.parent / "samples"


def test_a_photo_without_text_has_no_card() -> None:
    pixels = np.full((600, 900, 3), 200, np.uint8)
    reading = read_photo(Photo(Path("wall.png"), pixels, "0" * 64), make_engine("rapidocr"))
    assert reading.cards == ()


def test_a_sample_is_read_with_the_real_engine() -> None:
    photo = next(iter(open_photos(SAMPLES / "01-horizontal.jpg")))
    plain = photo_to_json(read_photo(photo, make_engine("rapidocr")))
    (card,) = plain["cards"]
    assert card["name_full"] and card["company"] and card["emails"]
    assert card["rotation"] == 0 and card["lines"]
    assert set(card["confidence"]) >= {"name_full", "company", "emails"}


def test_a_card_on_its_side_is_turned() -> None:
    photo = next(iter(open_photos(SAMPLES / "01-horizontal.jpg")))
    engine = make_engine("rapidocr")
    upright = photo_to_json(read_photo(photo, engine))["cards"][0]
    turned = Photo(photo.path, np.ascontiguousarray(np.rot90(photo.pixels)), photo.sha256)
    (card,) = photo_to_json(read_photo(turned, engine))["cards"]
    assert card["name_full"] == upright["name_full"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_quad_turns_back_with_its_picture(rotation: int) -> None:
    picture = np.zeros((40, 60), np.uint8)
    picture[5, 7] = 255
    turned = np.rot90(picture, k=-(rotation // 90))
    y, x = (int(v[0]) for v in np.nonzero(turned))
    quad = ((float(x), float(y)),) * 4
    back = turn_quad_back(quad, turned.shape, rotation)  # type: ignore[arg-type]
    assert back[0] == (7.0, 5.0)


def test_the_whole_photo_as_a_quad() -> None:
    assert whole_quad(np.zeros((3, 5, 3), np.uint8))[2] == (4.0, 2.0)
