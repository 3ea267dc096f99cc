"""Made-up cards, readings and photos for tests of the library and the intake."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np

from pipeline.model import (
    CardImage,
    CardReading,
    Contact,
    Field,
    GeoPoint,
    LineRef,
    Phone,
    Photo,
    PhotoReading,
    Quad,
    Reading,
    TextLine,
)

QUAD: Quad = ((10.0, 10.0), (100.0, 12.0), (99.0, 66.0), (11.0, 65.0))
SOME_DAY = date(2026, 11, 20)


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, **passed: int) -> None:
        self.at += timedelta(**passed)


def field(value: str, *, doubtful: bool = False) -> Field:
    return Field(value, value, (LineRef(0, 0),), 0.5 if doubtful else 0.99, doubtful)


def make_contact(
    name: str = "",
    company: str = "",
    *,
    kana: str = "",
    romaji: str = "",
    email: str = "",
    tel: str = "",
    mobile: str = "",
    title: str = "",
    doubtful: bool = False,
) -> Contact:
    phones = []
    if tel:
        phones.append(Phone(field(tel), "tel", e164=f"+81{tel.replace('-', '')[1:]}"))
    if mobile:
        phones.append(Phone(field(mobile), "mobile", e164=f"+81{mobile.replace('-', '')[1:]}"))
    contact = Contact(
        name_full=field(name, doubtful=doubtful) if name else None,
        name_kana=field(kana) if kana else None,
        name_romaji=field(romaji) if romaji else None,
        company=field(company) if company else None,
        titles=(field(title),) if title else (),
        emails=(field(email),) if email else (),
        phones=tuple(phones),
    )
    words = name.split()
    if len(words) == 2 and not name.isascii():
        contact = replace(contact, name_family=field(words[0]), name_given=field(words[1]))
    return contact


def make_card(contact: Contact) -> CardReading:
    texts = [f.value for name in Contact.__dataclass_fields__ for f in contact.fields(name)]
    lines = tuple(TextLine(text, QUAD, 0.9, "fake") for text in texts)
    pixels = np.full((55, 90, 3), 200, np.uint8)
    return CardReading(CardImage(pixels, QUAD, 90), Reading(lines, 90, 55), contact)


def make_photo(
    name: str, *contacts: Contact, page: int = 1, pages: int = 1, content: str = ""
) -> PhotoReading:
    """A photo called `name`; its digest follows from `content` (by default the name)."""
    digest = sha256((content or name).encode()).hexdigest()
    photo = Photo(
        Path("/cards") / name,
        np.zeros((80, 120, 3), np.uint8),
        digest,
        page,
        pages,
        datetime(2026, 11, 20, 19, 30),
        GeoPoint(34.6, 135.4),
    )
    return PhotoReading(photo, tuple(make_card(contact) for contact in contacts))


SATO = make_contact(
    "佐藤 健一", "株式会社山川製作所", kana="さとう けんいち", email="sato@yamakawa.example",
    mobile="090-0000-0001", title="課長",
)  # fmt: skip
SATO_ENGLISH = make_contact(
    "Kenichi Sato", "Yamakawa Works Inc.", email="sato@yamakawa.example", mobile="090-0000-0001"
)
HANA = make_contact(
    "髙橋 花", "川上食品株式会社", kana="たかはし はな", email="hana@kawakami.example",
    tel="06-0000-0002", doubtful=True,
)  # fmt: skip
KEN = make_contact("Ken Abbott", "Abbott Ltd.", email="ken@abbott.example")
SHOP_BACK = make_contact("", "株式会社山川製作所", email="info@yamakawa.example")
