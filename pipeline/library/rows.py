"""Rows to values."""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime
from pathlib import Path
from typing import cast

from ..model import Encounter, Event, GeoPoint, Quad, Reading, Rotation, from_plain
from .database import Database
from .derive import read_contact, read_note
from .values import (
    CardRow,
    CardState,
    NoteDraft,
    PhotoRecord,
    Side,
    StoredEncounter,
)

CARD_ROW = """
    SELECT c.id, p.uid, c.revision, p.state AS person_state, c.state AS card_state, p.has_note,
        c.name, c.reading, c.company, c.title, c.doubtful, p.cards, p.updated_at,
        (SELECT s.id FROM side s WHERE s.card_id = c.id AND NOT s.replaced
         ORDER BY s.position LIMIT 1) AS side_id,
        (SELECT ph.path FROM side s JOIN photo ph ON ph.id = s.photo_id
         WHERE s.card_id = c.id AND NOT s.replaced ORDER BY s.position LIMIT 1) AS file,
        e.met_on, e.place, e.draft, v.name AS event_name, v.place AS event_place,
        (SELECT n.note FROM encounter n WHERE n.person_id = p.id AND n.note IS NOT NULL
         AND NOT n.removed ORDER BY n.met_on DESC, n.id DESC LIMIT 1) AS note,
        (SELECT json_group_array(t.name) FROM tag t WHERE t.person_id = p.id) AS tags
    FROM {people} p JOIN card c ON c.id = {card}
    LEFT JOIN encounter e ON e.id = p.latest LEFT JOIN event v ON v.id = e.event_id
"""
"""What `card_row` reads; `{people}` are the persons, `{card}` is the card that shows each."""


def card_row(row: sqlite3.Row) -> CardRow:
    """A row of `CARD_ROW` as a value."""
    note = read_note(row["note"])
    draft = note_draft(row["draft"])
    return CardRow(
        card_id=row["id"],
        uid=row["uid"],
        revision=row["revision"],
        state=card_state(row["card_state"], row["has_note"]),
        name=row["name"],
        reading=row["reading"],
        company=row["company"],
        title=row["title"],
        side_id=row["side_id"],
        cards=row["cards"],
        doubtful=tuple(json.loads(row["doubtful"])),
        event=row["event_name"] or "",
        met_on=_day(row["met_on"]),
        place=row["place"] or row["event_place"] or "",
        note=note.memory if note else "",
        note_draft=draft.memory if not note else "",
        tags=tuple(json.loads(row["tags"])),
        file=row["file"] or "",
        updated_at=datetime.fromisoformat(row["updated_at"]),
    )


def card_state(stored: str, has_note: object) -> CardState:
    """The state that people see."""
    if stored == "active":
        return "finished" if has_note else "draft"
    return "not-a-card" if stored == "not-a-card" else "deleted"


def note_draft(text: str | None) -> NoteDraft:
    """What was typed for a note."""
    plain = json.loads(text or "{}")
    if plain.get("next_on"):
        plain["next_on"] = date.fromisoformat(plain["next_on"])
    return NoteDraft(**plain)


def stored_encounters(db: Database, person_id: int) -> tuple[StoredEncounter, ...]:
    """A person's encounters in the order of time."""
    rows = db._all(
        """SELECT e.*, v.name AS event_name, v.held_on, v.place AS event_place
           FROM encounter e LEFT JOIN event v ON v.id = e.event_id
           WHERE e.person_id = ? AND NOT e.removed ORDER BY e.met_on, e.id""",
        (person_id,),
    )
    return tuple(stored_encounter(row) for row in rows)


def stored_encounter(row: sqlite3.Row) -> StoredEncounter:
    """An encounter joined with its event."""
    event = Event(row["event_name"] or "", _day(row["held_on"]), row["event_place"] or "")
    met = Encounter(event, _day(row["met_on"]), row["place"], read_note(row["note"]))
    return StoredEncounter(
        row["id"], row["card_id"], met, note_draft(row["draft"]), _day(row["settled_on"])
    )


def stored_sides(db: Database, card_id: int) -> tuple[Side, ...]:
    """The sides of a card, front first."""
    return tuple(
        side_value(row) for row in db._all(f"{_SIDE} WHERE s.card_id = ? {_ORDER}", (card_id,))
    )


def stored_side(db: Database, side_id: int) -> Side | None:
    """One side, replaced or not."""
    row = db._one(f"{_SIDE} WHERE s.id = ?", (side_id,))
    return side_value(row) if row else None


_SIDE = """
    SELECT s.*, i.width AS picture_width, i.height AS picture_height, p.path, p.sha256, p.page,
        p.pages, p.width AS photo_width, p.height AS photo_height, p.taken_at, p.latitude,
        p.longitude, p.added_at
    FROM side s JOIN picture i ON i.side_id = s.id JOIN photo p ON p.id = s.photo_id
"""
_ORDER = "AND NOT s.replaced ORDER BY s.position, s.id"


def side_value(row: sqlite3.Row) -> Side:
    where = None
    if row["latitude"] is not None:
        where = GeoPoint(row["latitude"], row["longitude"])
    photo = PhotoRecord(
        photo_id=row["photo_id"],
        path=Path(row["path"]),
        sha256=row["sha256"],
        page=row["page"],
        pages=row["pages"],
        width=row["photo_width"],
        height=row["photo_height"],
        taken_at=datetime.fromisoformat(row["taken_at"]) if row["taken_at"] else None,
        taken_where=where,
        added_at=datetime.fromisoformat(row["added_at"]),
    )
    return Side(
        side_id=row["id"],
        card_id=row["card_id"],
        position=row["position"],
        photo=photo,
        quad=cast(Quad, tuple((float(x), float(y)) for x, y in json.loads(row["quad"]))),
        rotation=cast(Rotation, row["rotation"]),
        found_by=row["found_by"],
        width=row["picture_width"],
        height=row["picture_height"],
        reading=from_plain(Reading, json.loads(row["reading"])),
        contact=read_contact(row["contact"]),
    )


def event_number(db: Database, event: Event) -> int | None:
    """The row of an event, made where it is new, inside a transaction; None for no event."""
    if event == Event():
        return None
    held_on = event.held_on.isoformat() if event.held_on else ""
    key = (event.name, held_on, event.place)
    found: int | None = db._value(
        "SELECT id FROM event WHERE name = ? AND held_on = ? AND place = ?", key
    )
    if found is not None:
        return found
    return db._run("INSERT INTO event (name, held_on, place) VALUES (?, ?, ?)", key)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
