"""The profiles of Outlook: English, and Japanese in cp932 as its importer expects.

Outlook has a fixed number of places. What finds none of its own stands in the notes, named, so
that nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import PhoneKind
from .cells import Cell, Row
from .outgoing import JOIN, Outgoing, OutgoingAddress, OutgoingPhone
from .phone_forms import national_form
from .vcard import PHONE_LABELS

HEADER: tuple[str, ...] = tuple(
    (
        "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
        "E-mail Address,E-mail 2 Address,E-mail 3 Address,Business Phone,Business Phone 2,"
        "Mobile Phone,Business Fax,Company Main Phone,Job Title,Department,Company,Company Yomi,"
        "Business Street,Business City,Business State,Business Postal Code,"
        "Business Country/Region,Web Page,Birthday,Notes"
    ).split(",")
)
HEADER_JA: tuple[str, ...] = tuple(
    (
        "姓,名,姓フリガナ,名前フリガナ,会社名,会社名フリガナ,部署,役職,郵便番号 (会社),"
        "都道府県 (会社),市町村 (会社),番地 (会社),国 (会社)/地域,会社電話,会社電話 2,会社代表電話,"
        "会社 FAX,携帯電話,電子メール アドレス,Web ページ,メモ"
    ).split(",")
)

_PLACES: dict[PhoneKind, tuple[str, ...]] = {
    "tel": ("business", "business2"),
    "direct": ("business", "business2"),
    "tollfree": ("business2",),
    "main": ("main",),
    "fax": ("fax",),
    "mobile": ("mobile",),
}


@dataclass(frozen=True, slots=True)
class _Placed:
    """The values of a card in Outlook's places, and the lines that found none."""

    phones: dict[str, str]
    emails: tuple[str, ...]
    address: OutgoingAddress
    overflow: tuple[str, ...]


def lay_out(cards: tuple[Outgoing, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Header and rows of the English profile."""
    return HEADER, tuple(Row(c.display_name, _cells(c, _place(c, emails=3))) for c in cards)


def lay_out_ja(cards: tuple[Outgoing, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Header and rows of the Japanese profile."""
    return HEADER_JA, tuple(Row(c.display_name, _cells_ja(c, _place(c, emails=1))) for c in cards)


def _place(card: Outgoing, emails: int) -> _Placed:
    phones: dict[str, str] = {}
    overflow: list[str] = []
    # A direct line takes the first place only when no plain number does.
    for phone in sorted(card.phones, key=lambda p: p.kind != "tel"):
        free = next((place for place in _PLACES[phone.kind] if place not in phones), None)
        number = national_form(phone)
        if free is None or phone.extension:
            overflow.append(_named(phone, number))
        if free is not None:
            phones[free] = number
    overflow += list(card.emails[emails:]) + list(card.urls[1:])
    for address in card.addresses[1:]:
        overflow.append(" ".join(p for p in (address.postal_code, address.in_one_line()) if p))
    overflow += [f"{service}: {handle}" if service else handle for service, handle in card.sns]
    first = card.addresses[0] if card.addresses else OutgoingAddress()
    return _Placed(phones, card.emails[:emails], first, tuple(overflow))


def _named(phone: OutgoingPhone, number: str) -> str:
    label = {"tel": "TEL", "fax": "FAX", "mobile": "携帯"}.get(phone.kind)
    extension = f"内線{phone.extension}" if phone.extension else ""
    parts = (label or PHONE_LABELS[phone.kind], number, extension)
    return " ".join(part for part in parts if part)


def _country(card: Outgoing, address: OutgoingAddress) -> str:
    return address.country_name if card.addresses else ""


def _cells(card: Outgoing, placed: _Placed) -> tuple[Cell, ...]:
    emails = (*placed.emails, "", "", "")[:3]
    phones = [
        Cell(placed.phones.get(place, ""), free=False)
        for place in ("business", "business2", "mobile", "fax", "main")
    ]
    address = placed.address
    texts = (
        JOIN.join(card.titles), JOIN.join(card.departments), card.company, card.company_reading,
        address.street_and_building, address.city, address.prefecture, address.postal_code,
        _country(card, address), card.urls[0] if card.urls else "", "",
        card.note_text(placed.overflow),
    )  # fmt: skip
    names = (
        card.given, "", card.family_column, "", "", "", card.given_reading, card.family_reading,
    )  # fmt: skip
    mails = tuple(Cell(email, free=False) for email in emails)
    return (*map(Cell, names), *mails, *phones, *map(Cell, texts))


def _cells_ja(card: Outgoing, placed: _Placed) -> tuple[Cell, ...]:
    address = placed.address
    texts = (
        card.family_column, card.given, card.family_reading, card.given_reading, card.company,
        card.company_reading, JOIN.join(card.departments), JOIN.join(card.titles),
        address.postal_code, address.prefecture, address.city, address.street_and_building,
        _country(card, address),
    )  # fmt: skip
    phones = [
        Cell(placed.phones.get(place, ""), free=False)
        for place in ("business", "business2", "main", "fax", "mobile")
    ]
    rest = (
        placed.emails[0] if placed.emails else "", card.urls[0] if card.urls else "",
        card.note_text(placed.overflow),
    )  # fmt: skip
    return (*map(Cell, texts), *phones, *map(Cell, rest))
