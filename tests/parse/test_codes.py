from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.codes import codes_of_town, looks_like_code, mend_code

from .lines import card, line

STREET = "東京都中央区銀座1-2-3"  # 104-0061


@pytest.mark.parametrize(
    "printed", ["一〇四－〇〇六ー", "ー〇四-〇〇六一", "I04-006I", "=104006I", "〒IO4-OO61", "元 一〇四－〇〇六"]
)  # fmt: skip
def test_a_misread_code_is_told_from_the_town(printed: str) -> None:
    assert mend_code(printed, STREET) == "104-0061"


@pytest.mark.parametrize("printed", ["222-0036", "みずうみビル", "03-0000-1111", "本社", "2F"])
def test_what_is_no_misreading_of_the_town_s_code_is_left(printed: str) -> None:
    assert mend_code(printed, STREET) is None


def test_without_a_known_town_there_is_nothing_to_tell_from() -> None:
    assert codes_of_town("Main Street 12") == frozenset()
    assert mend_code("I04-006I", "どこかの町1-2") is None
    assert not looks_like_code("銀座一丁目")


def test_a_city_without_its_prefecture_has_its_codes() -> None:
    assert codes_of_town("横浜市港北区小机町28-21") == {"222-0036"}


def test_a_code_on_the_line_above_is_mended_and_says_so() -> None:
    contact = parse_card((card(line("ー〇四－〇〇六ー", 60, 100), line(STREET, 60, 130)),))
    assert [code.value for code in contact.postal_codes] == ["104-0061"]
    assert contact.postal_codes[0].printed == "ー〇四-〇〇六ー"
    assert any(check.name == "code-from-town" for check in contact.postal_codes[0].checks)
    assert contact.further == ()


def test_a_wrong_digit_in_another_town_s_code_is_repaired() -> None:
    contact = parse_card((card(line("〒104-0051 " + STREET, 60, 100, confidence=0.9)),))
    assert [code.value for code in contact.postal_codes] == ["104-0061"]


def test_a_code_that_was_read_clearly_is_left_and_marked() -> None:
    contact = parse_card((card(line("〒104-0051 " + STREET, 60, 100)),))
    assert [code.value for code in contact.postal_codes] == ["104-0051"]
    assert any(c.name == "postal-town" and not c.passed for c in contact.postal_codes[0].checks)
