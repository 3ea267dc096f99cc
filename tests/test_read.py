from __future__ import annotations

from pathlib import Path

import numpy as np

from pipeline.contract import photo_to_json
from pipeline.model import Photo
from pipeline.ocr import make_engine
from pipeline.photos import open_photos
from pipeline.read import read_photo, whole_quad

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


def test_the_whole_photo_as_a_quad() -> None:
    assert whole_quad(np.zeros((3, 5, 3), np.uint8))[2] == (4.0, 2.0)
