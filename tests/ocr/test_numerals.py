"""Numbers in columns: what the small network sees, and what becomes of the engine's reading."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipeline.model import Pixels
from pipeline.ocr import RapidOcrEngine
from pipeline.ocr.columns import Placed, choose, find_cells
from pipeline.ocr.numerals import (
    CLASSES,
    STEP,
    TALL,
    Seen,
    find_runs,
    holds_numbers,
    right_numbers,
    see_numerals,
    spell_steps,
    to_ribbon,
)

from .conftest import Draw

EM = 40.0


def placed(text: str, confidence: float = 0.95) -> list[Placed]:
    """`text` one em after the other; a space belongs to what follows it."""
    out: list[Placed] = []
    space, at = "", 0.0
    for char in text:
        if char.isspace():
            space = char
        else:
            out.append(Placed(space + char, confidence, (at + 0.5) * EM))
            space = ""
        at += 1
    return out


def seen(names: str | list[str], confidence: float = 0.99) -> list[Seen]:
    return [
        Seen(name, confidence, (i + 0.5) * EM) for i, name in enumerate(names) if not name.isspace()
    ]


def spelled(found: list[Placed] | tuple[Placed, ...]) -> str:
    return "".join(one.text for one in found)


def steps(*names: str) -> NDArray[np.float32]:
    shares = np.full((len(names), len(CLASSES)), 0.001, np.float32)
    for row, name in zip(shares, names, strict=True):
        row[CLASSES.index(name)] = 0.9
    return shares


def test_a_blank_parts_two_of_a_kind() -> None:
    assert [one.name for one in spell_steps(steps("一", "一", "", "一", "", "二"))] == [
        "一",
        "一",
        "二",
    ]


def test_steps_that_disagree_are_one_character_and_less_sure() -> None:
    (one,) = spell_steps(steps("六", "六", "u6"))
    assert (one.name, one.middle) == ("六", pytest.approx(1.0, abs=0.1))
    assert one.confidence == pytest.approx(0.6, abs=0.02)


def test_zero_is_one_character_however_it_is_written() -> None:
    assert len(spell_steps(steps("〇", "〇", "〇", "u0", "u0", "u0", "〇"))) == 1
    assert len(spell_steps(steps("三", "三", "三", "三", "四", "四", "四"))) == 2


@pytest.mark.parametrize(
    ("names", "runs"),
    [
        ("???〇三－一三六七", ["〇三－一三六七"]),
        ("F??.〇三－一三", ["〇三－一三"]),  # FAX.
        ("〇三－一三F??", ["〇三－一三"]),
        ("??一??", []),  # 第一営業
        ("???二階", ["二階"]),
        ("????六丁目十番地", ["六丁目十番地"]),
        ("(??)〇三(一三六七)九三(??四五)", ["〇三（一三六七）九三"]),
    ],
)
def test_numbers_end_where_words_begin(names: str, runs: list[str]) -> None:
    assert ["".join(run.text) for run in find_runs(seen(names), EM)] == runs


def test_figures_are_written_as_their_neighbours_are() -> None:
    lying = [*"〒", *(f"l{c}" for c in "43"), "－", *(f"l{c}" for c in "31"), "〇"]
    (run,) = find_runs(seen(lying), EM)
    assert "".join(run.text) == "〒43-310"
    (run,) = find_runs(seen(["一", "u0", "二", ".", "三"]), EM)
    assert "".join(run.text) == "一〇二・三"


@pytest.mark.parametrize(
    ("read", "network", "right"),
    [
        ("テーーー－〇〇四三", "〒一一一－〇〇四三", "〒一一一－〇〇四三"),
        ("南町六二〇九", "??六－二〇－九", "南町六－二〇－九"),
        ("新町二－二八－二", "??一－一八－一一", "新町一－一八－一一"),
        ("T一一四－〇〇三一", "〒一一四－〇〇三一", "〒一一四－〇〇三一"),
        ("タワー十二階", "???十二階", "タワー十二階"),
        ("一般社団法人", "一?????", "一般社団法人"),
    ],
)
def test_strokes_of_a_number_are_those_seen(read: str, network: str, right: str) -> None:
    assert spelled(right_numbers(placed(read), seen(network), EM)) == right


def test_what_neither_is_sure_of_is_kept_and_doubtful() -> None:
    found = right_numbers(placed("四二〇－九"), seen("四三〇－九", 0.55), EM)
    assert spelled(found) == "四二〇－九"
    assert found[1].confidence <= 0.5 < found[0].confidence


def test_the_engine_is_believed_about_lying_figures() -> None:
    names = [f"l{c}" for c in "03"] + ["－"] + [f"l{c}" for c in "1189"]
    assert spelled(right_numbers(placed("03-1389"), seen(names, 0.9), EM)) == "03-1389"
    assert spelled(right_numbers(placed("03-II89"), seen(names, 0.9), EM)) == "03-1189"
    fewer = ["〒", "l1", "－", "l9", "l9", "l9"]
    assert spelled(right_numbers(placed("231-999"), seen(fewer, 0.9), EM)) == "231-999"


@pytest.mark.parametrize(
    ("read", "network", "right"),
    [
        ("タワ一四階", "???四階", "タワー四階"),
        ("タワ1十二階", "???十二階", "タワー十二階"),
        ("ビル一四階", "??一四階", "ビル一四階"),
    ],
)
def test_a_stroke_in_which_no_numeral_is_seen_is_a_long_mark_after_katakana(
    read: str, network: str, right: str
) -> None:
    assert spelled(right_numbers(placed(read), seen(network), EM)) == right


def test_what_both_read_keeps_its_spaces_and_the_higher_confidence() -> None:
    chosen = placed("〒 一七一－〇〇三二 東京", 0.7)
    found = right_numbers(chosen, seen("〒 一七一－〇〇三二 ??"), EM)
    assert spelled(found) == "〒 一七一－〇〇三二 東京"
    assert {one.confidence for one in found} == {0.99, 0.7}


def test_words_without_numbers_are_not_looked_at() -> None:
    assert not holds_numbers("株式会社みどり")
    assert not holds_numbers("一般社団法人")
    assert holds_numbers("〒")
    assert holds_numbers("三丁目十番")


_TEXT = st.text("〇一二三十－（）〒番地階I1l0ーア東 ", max_size=12)
_NAMES = st.lists(st.sampled_from(CLASSES[1:]), max_size=12)


@given(_TEXT, _NAMES, st.floats(0.1, 1.0))
@settings(max_examples=150, deadline=None)
def test_words_without_numbers_stay_and_confidences_are_shares(
    text: str, names: list[str], confidence: float
) -> None:
    chosen, network = placed(text), seen(names, confidence)
    found = right_numbers(chosen, network, EM)
    assert all(one.text.strip() and 0 <= one.confidence <= 1 for one in found)
    if not find_runs(network, EM):
        assert [one.middle for one in found] == [one.middle for one in chosen]
        changed = [one.text for one, old in zip(found, chosen, strict=True) if one != old]
        assert set(changed) <= {"ー"}


def test_a_ribbon_is_as_wide_as_ever_and_dark_or_light_alike() -> None:
    column = np.full((200, 40), 250, np.uint8)
    column[20:24, 8:32] = column[60:100, 18:22] = 20
    dark, scale = to_ribbon(column)
    light, _ = to_ribbon((255 - column).astype(np.uint8))
    assert dark.shape[1] == TALL
    assert len(dark) == round(200 / scale)
    assert np.allclose(dark, light, atol=0.02)


def test_a_column_of_any_length_is_looked_at() -> None:
    def looker(ribbon: NDArray[np.float32]) -> NDArray[np.float32]:
        return steps(*["一"] * (ribbon.shape[2] // STEP))[None]

    found, em = see_numerals(np.full((90, 30, 3), 255, np.uint8), looker)
    assert len(found) == 1
    assert 0 < found[0].middle < 90
    assert em > 0


@pytest.mark.parametrize(
    "text",
    [
        "〒一一一丨〇〇四三",
        "東京都板橋区一丁目十一番十二号",
        "コーポ二階",
        "〇四五（一一二）二一一一",
    ],
)
def test_the_network_tells_strokes(rapid: RapidOcrEngine, draw: Draw, text: str) -> None:
    turned = text.translate({ord("（"): "︵", ord("）"): "︶"})
    card = draw([(30, 30, 36, "\n".join(turned))], width=96, height=60 + 40 * len(text))
    read = rapid.recognise([column_of(card)], vertical=True)[0].text
    assert read.replace(" ", "").replace("(", "（").replace(")", "）") == text.replace("丨", "－")


def column_of(card: Pixels) -> Pixels:
    """The ink of `card` with a little of the ground around it."""
    rows, columns = np.nonzero(card.min(axis=2) < 128)
    return card[rows.min() - 6 : rows.max() + 7, columns.min() - 4 : columns.max() + 5].copy()


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("M〇BIL", "MOBIL"),
        ("四〇五一二", "四〇五一二"),
        ("フリ1ダイ", "フリーダイ"),
        ("第1課ノ1", "第1課ノ1"),
    ],
)
def test_numerals_between_letters_are_letters(read: str, right: str) -> None:
    column = np.full((200, 40, 3), 255, np.uint8)
    for i in range(5):
        column[i * 40 + 6 : i * 40 + 34, 6:34] = 0
    upright = [Placed(char, 0.9, i + 0.5) for i, char in enumerate(read)]
    found = spelled(choose(column, find_cells(column), (), upright))
    assert found.replace(" ", "") == right
