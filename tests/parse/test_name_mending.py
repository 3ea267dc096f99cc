from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.name_mending import mend_family, unmisread

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


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("鎚水", "鑓水"),  # which ten times as many people bear
        ("簇野", "籏野"),
        ("坏", None),
        ("田中", None),
        ("樫村", None),  # 欅 is read so now and then, but 樫村 is a name
    ],
)
def test_what_the_engine_takes_for_another_kanji_is_known(read: str, printed: str | None) -> None:
    assert unmisread(read) == printed


def test_a_name_that_the_engine_cannot_read_is_mended_and_stays_in_doubt() -> None:
    contact = parse_card(
        (
            card(
                line("みずうみ工業株式会社", 60, 60, 30),
                line("はたの　はやと", 60, 180, 18),
                line("簇野　隼人", 60, 204, 48),
            ),
        )
    )
    assert contact.name_full is not None and contact.name_kana is not None
    assert (contact.name_full.value, contact.name_kana.value) == ("籏野 隼人", "はたの はやと")
    assert contact.name_full.doubtful
