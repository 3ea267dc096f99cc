"""A library with made-up persons, without a photo or an engine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipeline.library import ImportedContact, Library
from pipeline.model import Contact, Encounter, Event, Field, Phone

PEOPLE = (
    ("山田 太郎", "株式会社青空製作所", "taro@aozora.example"),
    ("鈴木 花子", "合同会社みどり商店", "hanako@midori.example"),
    ("髙橋 一郎", "有限会社三角設計", "ichiro@sankaku.example"),
)


def made_up_library(path: Path, event: str = "春の展示会") -> Library:
    """Three drafts; the first has a doubtful name with an alternative, and a doubtful number."""
    library = Library.open(path, now=lambda: datetime(2026, 4, 10, 12, 0, tzinfo=UTC))
    contacts = []
    for number, (name, company, email) in enumerate(PEOPLE):
        family, _, given = name.partition(" ")
        doubtful = number == 0
        contacts.append(
            ImportedContact(
                f"test:{number}",
                Contact(
                    name_full=Field(
                        name, confidence=0.6, doubtful=doubtful, alternatives=("山田 大郎",)
                    ),
                    name_family=Field(family),
                    name_given=Field(given),
                    company=Field(company),
                    emails=(Field(email),),
                    phones=(Phone(Field("03-0000-0000", doubtful=doubtful), e164=None),),
                ),
                Encounter(event=Event(event)),
            )
        )
    library.import_contacts(contacts)
    return library
