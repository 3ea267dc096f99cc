from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.name_mending import mend_family

from .lines import card, line


@pytest.mark.parametrize(
    ("family", "kana", "latin", "mended"),
    [
        ("興侶", [], ["kourogi"], "興梠"),
        ("姥原", ["えびはら"], [], "蛯原"),
        ("鈴鹿", [], ["suzuka"], None),
        ("藪本", ["やぶもと"], [], None),
        ("姥原", ["うばはら"], [], None),
        ("森", ["もり"], [], None),
    ],
)
def test_a_rare_kanji_is_told_by_the_reading(
    family: str, kana: list[str], latin: list[str], mended: str | None
) -> None:
    assert mend_family(family, kana, latin) == mended


def test_the_name_of_a_card_is_mended_and_stays_in_doubt() -> None:
    lines = (
        line("みずうみ工業株式会社", 60, 60, 30),
        line("部長", 60, 170),
        line("興　侶　美　咲", 60, 200, 48),
        line("kourogi@mizuumi.example", 60, 400),
    )
    contact = parse_card((card(*lines),))
    assert contact.name_full is not None
    assert contact.name_full.value == "興梠 美咲"
    assert contact.name_full.printed == "興　侶　美　咲"
    assert contact.name_full.doubtful
    assert any(check.name == "name-mended" for check in contact.name_full.checks)
