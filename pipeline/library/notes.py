"""The notes on other persons' cards, for telling a memory from a pasted text."""

from __future__ import annotations

import json

from ..memory import Written
from .database import Database

RECENT = 200
"""Pasting happens within an evening: so many of the latest notes are compared closely."""


def other_notes(db: Database, person_id: int, text: str) -> tuple[Written, ...]:
    """The latest notes on other persons, and any that is the very same text."""
    rows = db._all(
        """SELECT e.note, c.name, c.reading, c.company, e.place,
           v.name AS event, v.place AS event_place
           FROM encounter e
           JOIN card c ON c.id = e.card_id AND c.state = 'active'
           LEFT JOIN event v ON v.id = e.event_id
           WHERE e.note IS NOT NULL AND NOT e.removed AND e.person_id <> ? AND (
               e.id IN (SELECT x.id FROM encounter x WHERE x.note IS NOT NULL
                        ORDER BY x.id DESC LIMIT ?)
               OR json_extract(e.note, '$.memory') = ?)""",
        (person_id, RECENT, text.strip()),
    )
    known = ("name", "reading", "company", "event", "event_place", "place")
    return tuple(
        Written(json.loads(row["note"])["memory"], tuple(row[k] for k in known if row[k]))
        for row in rows
    )
