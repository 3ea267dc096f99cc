"""Whole cards, drawn here: turned, vertical, dark; and engines that misbehave."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.errors import EngineError
from pipeline.model import Pixels
from pipeline.ocr import RapidOcrEngine, read_card

from .conftest import Draw
from .fakes import CrashingEngine, SayingEngine

HORIZONTAL = [
    (80, 60, 40, "株式会社みどり設計"),
    (80, 150, 26, "営業本部　部長"),
    (80, 220, 64, "山口　健二"),
    (80, 420, 26, "〒100-0001 東京都千代田区千代田1-1"),
    (80, 470, 26, "TEL 03-1234-5678　FAX 03-1234-5679"),
    (80, 520, 26, "yamaguchi@example.co.jp"),
]
VERTICAL = [
    (900, 60, 44, "\n".join("有限会社みどり園芸")),
    (560, 120, 72, "\n".join("田中一郎")),
    (760, 90, 30, "\n".join("代表取締役")),
    (160, 80, 26, "\n".join("東京都港区芝一丁目二番三号")),
]


@pytest.fixture(scope="module")
def horizontal(draw: Draw) -> Pixels:
    return draw(HORIZONTAL)


@pytest.fixture(scope="module")
def vertical(draw: Draw) -> Pixels:
    return draw(VERTICAL)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_card_is_turned_back(
    rapid: RapidOcrEngine, horizontal: Pixels, rotation: int
) -> None:
    turned = np.rot90(horizontal, rotation // 90).copy()  # counter-clockwise
    got = read_card(turned, rapid)
    assert got.rotation == rotation
    assert got.pixels.shape == horizontal.shape
    assert not got.reading.vertical
    assert [line.text.replace("　", " ") for line in got.reading.lines] == [
        text.replace("　", " ") for *_, text in HORIZONTAL
    ]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_columns_are_told_from_a_turned_card(
    rapid: RapidOcrEngine, vertical: Pixels, rotation: int
) -> None:
    got = read_card(np.rot90(vertical, rotation // 90).copy(), rapid)
    assert got.rotation == rotation
    assert got.reading.vertical
    texts = [line.text.replace(" ", "") for line in got.reading.lines]
    assert texts == ["有限会社みどり園芸", "代表取締役", "田中一郎", "東京都港区芝一丁目二番三号"]
    assert all(line.vertical for line in got.reading.lines)


def test_polygons_lie_on_the_upright_card(rapid: RapidOcrEngine, horizontal: Pixels) -> None:
    got = read_card(np.rot90(horizontal).copy(), rapid)
    assert (got.reading.width, got.reading.height) == (horizontal.shape[1], horizontal.shape[0])
    by_text = {line.text: line for line in got.reading.lines}
    left, top, _, bottom = by_text["yamaguchi@example.co.jp"].box
    assert 60 < left < 90 and 500 < top < 530 and 535 < bottom < 570
    for line in got.reading.lines:
        letters = [char for char in line.chars if char.text.strip()]
        assert "".join(char.text for char in letters) == line.text.replace(" ", "").replace(
            "　", ""
        ) or line.text.startswith("〒")
        places = [char.polygon[0][0] for char in letters]
        assert places == sorted(places)


def test_light_text_on_dark(rapid: RapidOcrEngine, draw: Draw) -> None:
    card = draw([(80, 200, 60, "山口　健二")], ink=(245, 245, 245), ground=(30, 40, 60))
    assert [line.text for line in read_card(card, rapid).reading.lines] == ["山口　健二"]


def test_words_keep_their_spaces(rapid: RapidOcrEngine, draw: Draw) -> None:
    lines = ["Chief Executive Officer", "1201 Third Avenue, Suite 4900", "Taro YAMADA"]
    card = draw([(80, 80 + 90 * i, 34, text) for i, text in enumerate(lines)])
    assert [line.text for line in read_card(card, rapid).reading.lines] == lines


def test_a_blank_card_is_an_empty_reading(rapid: RapidOcrEngine) -> None:
    got = read_card(np.full((300, 500, 3), 240, np.uint8), rapid)
    assert got.rotation == 0
    assert got.reading.lines == ()


def test_an_engine_that_reads_nothing_gives_an_empty_reading() -> None:
    engine = SayingEngine()
    got = read_card(np.zeros((60, 100, 3), np.uint8), engine)
    assert got.reading.lines == ()
    assert {shape[:2] for shape in engine.pictures} == {(60, 100), (100, 60)}


def test_garbage_is_handed_on_with_its_doubt() -> None:
    got = read_card(np.zeros((60, 100, 3), np.uint8), SayingEngine([("§‡;", 0.05)]))
    assert [(line.text, line.confidence) for line in got.reading.lines] == [("§‡;", 0.05)]


def test_a_crash_is_not_an_empty_reading(rapid: RapidOcrEngine, horizontal: Pixels) -> None:
    with pytest.raises(EngineError, match="crashed"):
        read_card(horizontal, CrashingEngine())


def test_the_second_engine_is_asked_about_doubtful_lines_alone(
    rapid: RapidOcrEngine, horizontal: Pixels
) -> None:
    got = read_card(horizontal, rapid, CrashingEngine())
    assert len(got.reading.lines) == len(HORIZONTAL)


def test_what_the_second_engine_says_is_kept(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    class Unsure(RapidOcrEngine):
        def recognise(self, strips, *, vertical=False):  # type: ignore[no-untyped-def]
            found = super().recognise(strips, vertical=vertical)
            return tuple(replace(f, confidence=0.3, chars=()) for f in found)

    card = draw([(80, 200, 60, "山口健二")])
    (line,) = read_card(card, Unsure(threads=1), SayingEngine([("山日健二", 0.9)])).reading.lines
    assert {line.text, *line.alternatives} >= {"山日健二", "山口健二"}


def test_small_lines_beside_a_large_name_stay_lines(rapid: RapidOcrEngine, draw: Draw) -> None:
    card = draw(
        [
            (80, 60, 40, "株式会社みどり設計"),
            (80, 232, 24, "看護学部"),
            (80, 264, 24, "客員研究員"),
            (300, 220, 64, "山口　健二"),
            (80, 420, 26, "〒100-0001 東京都千代田区千代田1-1"),
        ]
    )
    texts = [line.text.replace("　", " ") for line in read_card(card, rapid).reading.lines]
    assert {"看護学部", "客員研究員", "山口 健二"} <= set(texts)


def test_the_stroke_at_the_end_of_a_name_is_still_reached(
    rapid: RapidOcrEngine, draw: Draw
) -> None:
    card = draw([(80, 60, 40, "株式会社みどり設計"), (300, 220, 64, "山 口 健 一")])
    texts = [line.text.replace("　", "") for line in read_card(card, rapid).reading.lines]
    assert "山口健一" in [text.replace(" ", "") for text in texts]


def test_a_wide_gap_is_no_long_mark(rapid: RapidOcrEngine, draw: Draw) -> None:
    card = draw([(80, 200, 40, "メゾン・ド・ソレイユ　10F"), (80, 320, 40, "センタータワー 10F")])
    texts = [line.text for line in read_card(card, rapid).reading.lines]
    assert [text.replace("　", " ") for text in texts] == [
        "メゾン・ド・ソレイユ 10F",
        "センタータワー 10F",
    ]


@pytest.mark.parametrize("printed", ["柳ケ瀬通り", "柳ヶ瀬通り"])
def test_the_size_tells_ke_from_the_small_one(
    rapid: RapidOcrEngine, draw: Draw, printed: str
) -> None:
    card = draw([(80, 200, 48, f"岐阜市{printed}3-22")])
    assert [line.text for line in read_card(card, rapid).reading.lines] == [f"岐阜市{printed}3-22"]


NUMBERS = [
    (900, 60, 44, "\n".join("有限会社みどり園芸")),
    (560, 120, 72, "\n".join("田中一郎")),
    (300, 60, 26, "\n".join("電話〇七七－二三八－五八七六")),
    (230, 60, 26, "\n".join("携帯〇七〇－一八五四－四一五〇")),
    (160, 60, 26, "\n".join("直通〇七七－二三八－五八七八")),
    (90, 60, 26, "\n".join("〒九九〇－〇〇五六")),
]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_columns_of_figures_do_not_decide_the_turn(
    rapid: RapidOcrEngine, draw: Draw, rotation: int
) -> None:
    got = read_card(np.rot90(draw(NUMBERS), rotation // 90).copy(), rapid)
    assert (got.rotation, got.reading.vertical) == (rotation, True)
