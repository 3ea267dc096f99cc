"""The history of a card, told from the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from .contacts import differences
from .database import Database
from .derive import read_contact, read_note
from .values import Change


def card_history(db: Database, card_id: int) -> tuple[Change, ...]:
    """What happened to a card, oldest first; one Change for each field of an action."""
    actions = db._all(
        """SELECT a.* FROM action a JOIN action_card c ON c.action_id = a.id
           WHERE c.card_id = ? ORDER BY a.id""",
        (card_id,),
    )
    return tuple(change for action in actions for change in _told(db, action, card_id))


def action_change(db: Database, action_id: int, card_id: int) -> Change:
    """The first Change of one action."""
    action = db._one("SELECT * FROM action WHERE id = ?", (action_id,))
    assert action is not None
    return next(_told(db, action, card_id))


def _told(db: Database, action: sqlite3.Row, card_id: int) -> Iterator[Change]:
    def change(field: str = "", before: str = "", after: str = "") -> Change:
        return Change(
            action["id"],
            card_id,
            datetime.fromisoformat(action["at"]),
            action["kind"],
            action["by"],
            field,
            before,
            after,
            action["undone_by"] is not None,
        )

    if action["kind"] in ("read", "import"):
        yield from (change(*told) for told in _as_read(db, card_id))
        return
    rows = db._all("SELECT * FROM action_row WHERE action_id = ? ORDER BY id", (action["id"],))
    told = [
        change(*parts)
        for row in rows
        for parts in _row_changes(db, row)
        if row["in_table"] != "card" or row["row_id"] == card_id
    ]
    yield from told or [change()]


def _as_read(db: Database, card_id: int) -> list[tuple[str, str, str]]:
    """What stood in each field at first: the contact before the earliest change of it."""
    first = db._value(
        """SELECT r.before FROM action_row r WHERE r.in_table = 'card' AND r.row_id = ?
           AND json_extract(r.before, '$.contact') IS NOT NULL ORDER BY r.id LIMIT 1""",
        (card_id,),
    )
    text = (
        json.loads(first)["contact"]
        if first
        else db._value("SELECT contact FROM card WHERE id = ?", (card_id,))
    )
    contact = read_contact(text)
    return list(differences(type(contact)(), contact)) or [("", "", "")]


def _row_changes(db: Database, row: sqlite3.Row) -> Iterator[tuple[str, str, str]]:
    before, after = json.loads(row["before"]), json.loads(row["after"])
    if row["in_table"] in ("person", "side"):
        return
    for column in after:
        old, new = before[column], after[column]
        if column == "contact":
            yield from differences(read_contact(old), read_contact(new))
        elif column == "event_id":
            yield "event", _event(db, old), _event(db, new)
        elif column == "note":
            yield "note", _memory(old), _memory(new)
        elif column == "tags":
            yield "tags", ", ".join(json.loads(old)), ", ".join(json.loads(new))
        elif column in ("met_on", "place", "state"):
            yield column, str(old), str(new)


def _event(db: Database, event_id: Any) -> str:
    return str(db._value("SELECT name FROM event WHERE id = ?", (event_id,)) or "")


def _memory(text: str | None) -> str:
    note = read_note(text)
    return note.memory if note else ""
