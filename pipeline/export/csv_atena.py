"""The profile of 宛名職人, which prints addresses on New Year's cards."""

from __future__ import annotations

from ..text.kana import to_hiragana
from .cells import Cell, Row
from .outgoing import Outgoing, OutgoingAddress
from .phone_forms import national_form

HEADER: tuple[str, ...] = tuple(
    (
        "姓,名,姓かな,名かな,敬称,会社〒,会社住所1,会社住所2,会社住所3,会社電話,会社E-mail,会社URL,"
        "会社名かな,会社名,部署名1,部署名2,役職名,メモ1,メモ2,メモ3,メモ4,メモ5"
    ).split(",")
)

LIST_JOIN = ";"
"""Between several numbers or addresses in one cell."""


def lay_out(cards: tuple[Outgoing, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Header and rows. The memory is メモ1, where and when met メモ2, what is left メモ3."""
    return HEADER, tuple(Row(card.display_name, _cells(card)) for card in cards)


def _cells(card: Outgoing) -> tuple[Cell, ...]:
    address = card.addresses[0] if card.addresses else OutgoingAddress()
    phones = LIST_JOIN.join(national_form(p) for p in card.phones if p.kind != "fax")
    departments = (*card.departments, "", "")
    further = [f"FAX {national_form(p)}" for p in card.phones if p.kind == "fax"]
    further += [f"内線{p.extension}" for p in card.phones if p.extension]
    further += [a.in_one_line() for a in card.addresses[1:]]
    before = (
        card.family_column, card.given, to_hiragana(card.family_reading),
        to_hiragana(card.given_reading), "様", address.postal_code,
        address.prefecture + address.city, address.street, address.building,
    )  # fmt: skip
    after = (
        LIST_JOIN.join(card.emails), LIST_JOIN.join(card.urls),
        to_hiragana(card.company_reading), card.company, departments[0],
        " ".join(d for d in departments[1:] if d), "・".join(card.titles), card.memory,
        card.met_text(), "\n".join(line for line in further if line), card.english_line(),
        " ".join(card.qualifications),
    )  # fmt: skip
    return (*map(Cell, before), Cell(phones, free=False), *map(Cell, after))
