"""The notes on other persons' cards, for telling a memory from a pasted text."""

from __future__ import annotations

import json

from ..memory import Written
from .database import Database
from .derive import read_contact

RECENT = 200
"""Pasting happens within an evening: so many of the latest notes are compared closely."""


def other_notes(db: Database, person_id: int, text: str) -> tuple[Written, ...]:
    """The latest notes on other persons, and any that is the very same text."""
    rows = db._all(
        """SELECT e.note, c.contact, v.name AS event, v.place AS event_place, e.place
           FROM encounter e
           JOIN card c ON c.id = e.card_id AND c.state = 'active'
           LEFT JOIN event v ON v.id = e.event_id
           WHERE e.note IS NOT NULL AND NOT e.removed AND e.person_id <> ? AND (
               e.id IN (SELECT x.id FROM encounter x WHERE x.note IS NOT NULL
                        ORDER BY x.id DESC LIMIT ?)
               OR json_extract(e.note, '$.memory') = ?)""",
        (person_id, RECENT, text.strip()),
    )
    written: list[Written] = []
    for row in rows:
        contact = read_contact(row["contact"])
        names = ("name_full", "name_family", "name_given", "name_kana", "name_romaji", "company")
        known = [field.value for name in names for field in contact.fields(name)]
        known += [row["event"] or "", row["event_place"] or "", row["place"]]
        memory = json.loads(row["note"])["memory"]
        written.append(Written(memory, tuple(part for part in known if part)))
    return tuple(written)
