from __future__ import annotations

from pipeline.model import Contact, Field
from pipeline.parse import parse_card

from .lines import card, line


def open_beside(field: Field | None) -> list[bool]:
    return [not c.passed for c in field.checks if c.name == "neighbours-known"] if field else []


def card_with(last: str) -> Contact:
    lines = (
        line("株式会社みずうみ", 60, 60, 30),
        line("高橋　太郎", 60, 200, 48),
        line("〒104-0061 東京都中央区銀座1-2-3", 60, 400),
        line(last, 60, 424),
    )
    return parse_card((card(*lines),))


def test_an_unknown_line_below_an_address_is_told() -> None:
    contact = card_with("みずうみ庵はなれ")
    assert contact.address is not None
    assert open_beside(contact.address.text) == [True]
    assert open_beside(contact.name_full) == [False]


def test_a_motto_leaves_nothing_open() -> None:
    contact = card_with("お客様のために。")
    assert contact.address is not None
    assert open_beside(contact.address.text) == [False]
