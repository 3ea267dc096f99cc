"""Changes that can be taken back: each notes the rows before and after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ..i18n import gettext as _
from .database import Database
from .derive import derive
from .faults import CannotUndo, NoSuchCard, StaleEdit
from .schema import JOURNALLED
from .values import (
    ChangeKind,
)

_NOT_UNDONE = "'read', 'import', 'undo'"


class Action:
    """A change in the making. `update` is the only way to change a journalled column."""

    def __init__(self, db: Database, kind: ChangeKind, by: str, cards: Iterable[int]) -> None:
        self.db = db
        self.cards = set(cards)
        self.persons: set[int] = set()
        self.changed = False
        self.action_id = db._run(
            "INSERT INTO action (at, kind, by) VALUES (?, ?, ?)", (db._stamp(), kind, by)
        )

    def update(self, table: str, row_id: int, **columns: Any) -> None:
        """Set `columns` of a row, noting what was there; what is so already is passed over."""
        assert set(columns) <= set(JOURNALLED[table]), (table, columns)
        row = self.db._one(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
        assert row is not None, (table, row_id)
        after = {name: value for name, value in columns.items() if row[name] != value}
        if not after:
            return
        before = {name: row[name] for name in after}
        _set_columns(self.db, table, row_id, after)
        self.db._run(
            "INSERT INTO action_row (action_id, in_table, row_id, before, after)"
            " VALUES (?, ?, ?, ?, ?)",
            (self.action_id, table, row_id, _json(before), _json(after)),
        )
        self.changed = True
        self.note_persons(table, row_id, before)
        self.note_persons(table, row_id, after)

    def note_persons(self, table: str, row_id: int, values: dict[str, Any]) -> None:
        """Remember whose derived columns this touches."""
        if "person_id" in values:
            self.persons.add(values["person_id"])
        if table == "encounter":
            owner = "SELECT person_id FROM encounter WHERE id = ?"
            self.persons.add(self.db._value(owner, (row_id,)))
        elif table == "person":
            self.persons.add(row_id)

    def close(self) -> None:
        """Number the cards' revisions on and derive; an action without effect leaves no trace."""
        if not self.changed:
            self.db._run("DELETE FROM action WHERE id = ?", (self.action_id,))
            return
        for card_id in sorted(self.cards):
            self.db._run("INSERT INTO action_card VALUES (?, ?)", (card_id, self.action_id))
            bump(self.db, card_id)
        derive(self.db, self.cards, self.persons)


@contextmanager
def acting(
    db: Database, kind: ChangeKind, *cards: int, revision: int | None = None, by: str = "person"
) -> Iterator[Action]:
    """A transaction with one undoable change of `cards`; `revision` is that of the first."""
    with db._writing():
        check_revision(db, cards[0], revision)
        action = Action(db, kind, by, cards)
        yield action
        action.close()


def check_revision(db: Database, card_id: int, revision: int | None = None) -> int:
    """The revision of a card. Raises NoSuchCard, or StaleEdit where it is not `revision`."""
    current: int | None = db._value("SELECT revision FROM card WHERE id = ?", (card_id,))
    if current is None:
        raise NoSuchCard("card", card_id)
    if revision is not None and revision != current:
        raise StaleEdit(card_id, revision, current)
    return current


def bump(db: Database, card_id: int) -> None:
    """Number a card's revision on."""
    db._run(
        "UPDATE card SET revision = revision + 1, updated_at = ? WHERE id = ?",
        (db._stamp(), card_id),
    )


def log(db: Database, kind: ChangeKind, by: str, card_id: int) -> None:
    """Note something that is not undone: that a card was read or imported."""
    action = db._run("INSERT INTO action (at, kind, by) VALUES (?, ?, ?)", (db._stamp(), kind, by))
    db._run("INSERT INTO action_card VALUES (?, ?)", (card_id, action))


def undo_last(db: Database, card_id: int) -> int:
    """Take back the latest action on a card inside a transaction; its number.

    Raises CannotUndo when there is none, or a column was changed again by an action on another
    card that has to be taken back first.
    """
    action_id: int | None = db._value(
        f"""SELECT a.id FROM action a JOIN action_card c ON c.action_id = a.id
            WHERE c.card_id = ? AND a.undone_by IS NULL AND a.kind NOT IN ({_NOT_UNDONE})
            ORDER BY a.id DESC LIMIT 1""",
        (card_id,),
    )
    if action_id is None:
        raise CannotUndo(_("There is nothing to take back."))
    undoing = Action(db, "undo", "person", ())
    concerned = db._all("SELECT card_id FROM action_card WHERE action_id = ?", (action_id,))
    undoing.cards = {row["card_id"] for row in concerned}
    rows = db._all("SELECT * FROM action_row WHERE action_id = ? ORDER BY id DESC", (action_id,))
    for row in rows:
        after = json.loads(row["after"])
        now = db._one(f"SELECT * FROM {row['in_table']} WHERE id = ?", (row["row_id"],))
        assert now is not None
        if any(now[name] != value for name, value in after.items()):
            raise CannotUndo(
                _("Something later builds on this change."), _("Take back what followed first.")
            )
        undoing.update(row["in_table"], row["row_id"], **json.loads(row["before"]))
    undoing.changed = True
    db._run("UPDATE action SET undone_by = ? WHERE id = ?", (undoing.action_id, action_id))
    undoing.close()
    return action_id


def _set_columns(db: Database, table: str, row_id: int, values: dict[str, Any]) -> None:
    names = ", ".join(f"{name} = ?" for name in values)
    db._run(f"UPDATE {table} SET {names} WHERE id = ?", (*values.values(), row_id))


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)
