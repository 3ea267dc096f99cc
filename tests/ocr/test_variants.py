from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.model import Char, Pixels, Quad, Reading, TextLine
from pipeline.ocr.variant_chances import CHARACTERS, read_as, readings, weigh
from pipeline.ocr.variants import SIDE, resolve_reading, resolve_variants
from pipeline.text.variants import fold_variants, looked_at

ALPHABET = looked_at()
FONTS = [
    path
    for folder in (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
    for name in ("NotoSansCJK-Regular.ttc", "NotoSerifCJK-Regular.ttc", "ipaexm.ttf", "ipaexg.ttf")
    for path in folder.rglob(name)
]


def square(left: float, top: float, side: float) -> Quad:
    return (left, top), (left + side, top), (left + side, top + side), (left, top + side)


def drawn(
    text: str, *, vertical: bool = False, size: int = 44, font: Path
) -> tuple[Pixels, Quad, tuple[Char, ...]]:
    """A strip of `text`, its polygon, and its characters' squares."""
    face = ImageFont.truetype(str(font), size)
    long, wide = size * len(text) + 40, size + 40
    image = Image.new("L", (wide, long) if vertical else (long, wide), 245)
    pen = ImageDraw.Draw(image)
    chars = []
    for index, char in enumerate(text):
        left = 20 if vertical else 20 + index * size
        top = 20 + index * size if vertical else 20
        pen.text((left + size / 2, top + size / 2), char, font=face, fill=30, anchor="mm")
        chars.append(Char(char, square(left, top, size)))
    pixels = cv2.cvtColor(np.asarray(image), cv2.COLOR_GRAY2BGR)
    right, bottom = image.size[0] - 15, image.size[1] - 15
    return pixels, ((15, 15), (right, 15), (right, bottom), (15, bottom)), tuple(chars)


def folded_line(text: str, polygon: Quad, chars: tuple[Char, ...], vertical: bool) -> TextLine:
    """What the main engine makes of it: most variants folded half-sure, 邊, 邉 and 惠 kept."""
    read = tuple(
        replace(char, text=as_read(char.text), confidence=0.99 if char.text in "髙﨑栁" else 0.65)
        if as_read(char.text) != char.text
        else char
        for char in chars
    )
    return TextLine(as_read(text), polygon, 0.95, "fake", vertical, read)


def as_read(text: str) -> str:
    return "".join(char if char in "邊邉惠" else fold_variants(char) for char in text)


@pytest.mark.skipif(not FONTS, reason="no Japanese font is installed")
@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "髙木京子",
        "渡邊弘美",
        "渡邉弘美",
        "山﨑健一",
        "栁田眞弓",
        "\ufa19谷\ufa1b子",
        "高木京子",
        "斎藤真澄",
        "冨永惠子",
        "𡈽屋禮子",
    ],
)
def test_a_name_is_spelled_as_printed(text: str, vertical: bool) -> None:
    for font in FONTS[:2]:
        pixels, polygon, chars = drawn(text, vertical=vertical, font=font)
        line = folded_line(text, polygon, chars, vertical)
        found = resolve_variants(line, pixels)
        assert found.text == text
        assert "".join(char.text for char in found.chars) == text


@pytest.mark.skipif(not FONTS, reason="no Japanese font is installed")
def test_a_column_without_places_is_cut_into_cells() -> None:
    pixels, polygon, _ = drawn("渡邊髙﨑", vertical=True, font=FONTS[0])
    line = TextLine("渡邊高崎", polygon, 0.95, "fake", True)
    assert resolve_variants(line, pixels).text == "渡邊髙﨑"


def voting(char: str, lead: float) -> Callable[[NDArray[np.float32]], NDArray[np.float32]]:
    def look(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        assert batch.shape[1:] == (1, SIDE, SIDE)
        logits = np.zeros((len(batch), len(ALPHABET)), np.float32)
        logits[:, ALPHABET.index(char)] = lead
        return logits

    return look


def plain_strip(text: str) -> tuple[Pixels, TextLine]:
    """A strip with a dark cross for every character: something to look at, in any installation."""
    pixels = np.full((60, 40 * len(text) + 20, 3), 240, np.uint8)
    chars = []
    for index, char in enumerate(text):
        left = 10 + 40 * index
        cv2.rectangle(pixels, (left + 4, 14), (left + 36, 46), (20, 20, 20), 3)
        chars.append(Char(char, square(left, 10, 40)))
    polygon: Quad = ((5, 5), (pixels.shape[1] - 5, 5), (pixels.shape[1] - 5, 55), (5, 55))
    return pixels, TextLine(text, polygon, 0.9, "fake", chars=tuple(chars))


def test_clear_pixels_replace_and_close_ones_are_offered() -> None:
    pixels, line = plain_strip("高木")
    assert resolve_variants(line, pixels, looker=voting("髙", 12)).text == "髙木"
    close = resolve_variants(line, pixels, looker=voting("髙", 0.2))
    assert close.text == "高木"
    assert close.alternatives == ("髙木",)
    sure = resolve_variants(line, pixels, looker=voting("高", 12))
    assert sure == line


def test_more_is_asked_of_a_line_that_holds_no_name() -> None:
    pixels, line = plain_strip("高木")
    lead = voting("髙", 2.5)
    assert resolve_variants(line, pixels, eager=True, looker=lead).text == "髙木"
    assert resolve_variants(line, pixels, eager=False, looker=lead).text == "高木"
    address = replace(plain_strip("高木1")[1], text="高木1")
    reading = Reading((line, address), pixels.shape[1], pixels.shape[0])
    texts = [found.text for found in resolve_reading(reading, pixels, lead).lines]
    assert texts == ["髙木", "高木1"]


def test_what_the_engine_was_taught_it_is_believed_about() -> None:
    pixels, line = plain_strip("島木")
    assert resolve_variants(line, pixels, looker=voting("嶋", 12)).text == "島木"
    pixels, line = plain_strip("嶋木")
    assert resolve_variants(line, pixels, looker=voting("嶋", 1)).text == "嶋木"


def test_a_common_form_read_surely_is_not_turned_by_a_little() -> None:
    pixels, line = plain_strip("恵子")
    assert resolve_variants(line, pixels, looker=voting("惠", 3)).text == "恵子"


def test_one_that_the_engine_reads_without_conviction_is_what_the_pixels_say() -> None:
    pixels, line = plain_strip("富田")
    weak = replace(line.chars[0], confidence=0.6)
    hesitant = replace(line, chars=(weak, line.chars[1]))
    assert resolve_variants(hesitant, pixels, looker=voting("冨", 12)).text == "冨田"
    found = resolve_variants(hesitant, pixels, looker=voting("冨", 12))
    assert found.chars[0].text == "冨" and found.chars[0].confidence > 0.9


@pytest.mark.parametrize("read", ["来", "乗", "棄", "菜"])
def test_what_the_engine_makes_of_a_character_it_was_not_taught(read: str) -> None:
    pixels, line = plain_strip(f"{read}原")
    weak = replace(line.chars[0], confidence=0.5)
    hesitant = replace(line, chars=(weak, line.chars[1]))
    assert resolve_variants(hesitant, pixels, looker=voting("桒", 12)).text == "桒原"
    assert resolve_variants(hesitant, pixels, looker=voting(read, 12)).text == f"{read}原"


def test_where_the_pixels_are_unclear_the_character_is_marked() -> None:
    pixels, line = plain_strip("高木")
    found = resolve_variants(line, pixels, looker=voting("髙", 1.0))
    assert found.chars[0].confidence < 0.75
    assert found.chars[1] == line.chars[1]


def test_what_the_engine_reads_was_measured_for_every_character() -> None:
    assert set(readings()) == set(CHARACTERS)
    assert read_as("髙", "高", 0.99) > 0.5 > read_as("髙", "髙", 0.99)
    assert read_as("邊", "邊", 0.99) > 0.5


@pytest.mark.parametrize("engine", ["高", "来", "纈", "土"])
def test_chances_add_up(engine: str) -> None:
    chances = weigh(np.zeros(len(CHARACTERS), np.float32), engine, 0.99, True)
    assert sum(chance for _, chance in chances) == pytest.approx(1.0)
    assert chances[0][0] == engine


def test_lines_without_such_characters_are_not_looked_at() -> None:
    def never(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        raise AssertionError(f"looked at {len(batch)} crops")

    pixels, line = plain_strip("小林")
    assert resolve_variants(line, pixels, looker=never) is line
    pixels, line = plain_strip("高木")
    unplaced = replace(line, chars=())
    assert resolve_variants(unplaced, pixels, looker=never) == unplaced


def test_the_network_knows_the_alphabet_of_the_table() -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    path = Path(__file__).parents[2] / "pipeline/ocr/data/variants.onnx"
    assert path.stat().st_size < 2_000_000
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    assert session.get_modelmeta().custom_metadata_map["characters"] == ALPHABET
