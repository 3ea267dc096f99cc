from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pipeline.model import Char, Pixels, Quad, Reading, TextLine
from pipeline.ocr.icons import KINDS, SIDE, resolve_icons, values_of, weigh
from samples.generator.artwork import draw_icon
from samples.generator.typeset import Canvas

SIZE = 34
LEFT, STEP = 130, 70


def drawn(
    rows: Sequence[tuple[str, str]], *, dark: bool = False, size: int = SIZE
) -> tuple[Pixels, Reading]:
    """A card with `(icon, text)` rows: icons are drawn, text is bars where letters would be."""
    ground, print_ = ((30, 60, 20), (250, 250, 240)) if dark else ((250, 250, 245), (40, 30, 60))
    image = Image.new("RGB", (700, STEP * (len(rows) + 1)), ground)
    canvas = Canvas(image, 1.0)
    lines = []
    for row, (icon, text) in enumerate(rows):
        top = STEP * (row + 0.5)
        if icon:
            draw_icon(canvas, icon, LEFT - 1.5 * size, top, 0.95 * size, print_)
        chars = []
        for index, char in enumerate(text):
            x = LEFT + 0.5 * size * index
            if char != " ":
                bar = (round(x + 4), round(top + 6), round(x + 0.4 * size), round(top + size - 4))
                image.paste(print_, bar)
            quad = ((x, top), (x + 0.5 * size, top), (x + 0.5 * size, top + size), (x, top + size))
            chars.append(Char(char, quad))
        right = LEFT + 0.5 * size * len(text)
        box = ((LEFT, top), (right, top), (right, top + size), (LEFT, top + size))
        lines.append(TextLine(text, box, 0.95, "fake", chars=tuple(chars)))
    pixels = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2BGR).astype(np.uint8)
    return pixels, Reading(tuple(lines), pixels.shape[1], pixels.shape[0])


def kinds(reading: Reading) -> list[str]:
    return [line.icons[0].kind if line.icons else "" for line in reading.lines]


ROWS = (
    ("phone", "03-0000-1111"),
    ("fax", "03-0000-1112"),
    ("mobile", "090-0000-1113"),
    ("mail", "hanako@kawa.example.jp"),
    ("globe", "www.kawa.example.jp"),
    ("instagram", "@hanako_example"),
)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [18, 34])
def test_icons_before_values_are_told(dark: bool, size: int) -> None:
    pixels, reading = drawn(ROWS, dark=dark, size=size)
    found = resolve_icons(reading, pixels)
    assert kinds(found) == ["phone", "fax", "mobile", "mail", "web", "instagram"]
    assert all(line.icons[0].chance > 0.8 and line.icons[0].before == 0 for line in found.lines)


def test_icons_at_a_dark_edge_are_told() -> None:
    pixels, reading = drawn(ROWS)
    begin = round(LEFT - 1.9 * SIZE)
    cut = np.ascontiguousarray(pixels[:, begin:])
    cut[:, :3] = 20
    lines = [
        replace(
            line,
            polygon=moved(line.polygon, begin),
            chars=tuple(replace(c, polygon=moved(c.polygon, begin)) for c in line.chars),
        )
        for line in reading.lines
    ]
    found = resolve_icons(Reading(tuple(lines), cut.shape[1], cut.shape[0]), cut)
    assert kinds(found) == ["phone", "fax", "mobile", "mail", "web", "instagram"]


def moved(quad: Quad, left: float) -> Quad:
    a, b, c, d = ((x - left, y) for x, y in quad)
    return a, b, c, d


def test_nothing_is_seen_where_nothing_stands() -> None:
    pixels, reading = drawn((("", "03-0000-1111"), ("", "@hanako_example")))
    assert resolve_icons(reading, pixels) == reading


def test_words_before_a_value_are_not_looked_at() -> None:
    pixels, reading = drawn((("fax", "TEL 03-0000-1111"), ("fax", "株式会社かわ")))

    def look(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        raise AssertionError("nothing is to be looked at")

    assert resolve_icons(reading, pixels, look) == reading


def test_a_misread_icon_of_its_own_is_left_out() -> None:
    pixels, reading = drawn((("mobile", "03-0000-1111"),))
    side = 0.95 * SIZE
    left, top = LEFT - 1.5 * SIZE, 0.5 * STEP
    quad = ((left, top), (left + side, top), (left + side, top + side), (left, top + side))
    both = Reading((TextLine("口", quad, 0.6, "fake"), *reading.lines), 700, 140)
    found = resolve_icons(both, pixels)
    assert [line.text for line in found.lines] == ["03-0000-1111"]
    assert kinds(found) == ["mobile"]


def test_a_network_that_is_unsure_leaves_the_line_as_it_was() -> None:
    pixels, reading = drawn(ROWS)

    def undecided(batch: NDArray[np.float32]) -> NDArray[np.float32]:
        assert batch.shape[1:] == (1, SIDE, SIDE)
        return np.zeros((len(batch), len(KINDS)), np.float32)

    assert resolve_icons(reading, pixels, undecided) == reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("03-0000-1111", [(0, "number")]),
        ("口03-0000-1111 Q 03-0000-1112", [(1, "number"), (16, "number")]),
        ("03-0000-1111 03-0000-1112", [(0, "number"), (13, "number")]),
        ("03-0000-1111(代表) 03-0000-1112", [(0, "number"), (17, "number")]),
        ("03-0000-1111 内線3643 03-0000-1112", [(0, "number"), (20, "number")]),
        ("03-0000-1111 ext. 36 03-0000-1112", [(0, "number"), (21, "number")]),
        ("042.000.9469", [(0, "number")]),
        ("携帯 090-0000-1113", []),
        ("T 03-0000-1111", []),
        ("〒180-0001", []),
        ("f facebook.com/kawa", [(2, "net")]),
        ("X @kawa_example", [(2, "handle")]),
        ("kawa_example", [(0, "handle")]),
        ("代表取締役", []),
        ("Lakeworks", []),
        ("2026", []),
    ],
)
def test_values_without_a_word_before_them(text: str, found: list[tuple[int, str]]) -> None:
    assert [(value.at, value.what) for value in values_of(text)] == found


def test_a_number_has_no_service_and_letters_in_a_case_are_their_words() -> None:
    logits = np.full(len(KINDS), -9, np.float32)
    logits[KINDS.index("instagram")] = 5
    logits[KINDS.index("F")] = 4
    logits[KINDS.index("fax")] = 4
    kind, chance = weigh(logits, "number")
    assert kind == "fax"
    assert chance > 0.95
    assert weigh(logits, "handle")[0] == "instagram"
