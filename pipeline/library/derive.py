"""The derived columns: what lists, search and sameness read, made from what is stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePath

from ..model import Contact, Note, from_plain
from .database import Database
from .keys import company_key, contact_texts, reading_of, search_text, sort_key, traits

_STATES = ("active", "deleted", "not-a-card")


def read_contact(text: str) -> Contact:
    """A contact from its stored JSON."""
    return from_plain(Contact, json.loads(text))


def read_note(text: str | None) -> Note | None:
    """A note from its stored JSON; None where there is none."""
    return from_plain(Note, json.loads(text)) if text else None


def derive_card(db: Database, card_id: int) -> None:
    """Bring a card's own derived columns and its traits up to date."""
    row = db._one("SELECT contact FROM card WHERE id = ?", (card_id,))
    assert row is not None
    contact = read_contact(row["contact"])
    title = contact.titles[0].value if contact.titles else ""
    firm = contact.company or contact.company_en
    db._run(
        "UPDATE card SET name = ?, reading = ?, company = ?, title = ?, doubtful = ? WHERE id = ?",
        (
            contact.display_name,
            reading_of(contact),
            firm.value if firm else "",
            title,
            json.dumps(contact.doubtful_fields()),
            card_id,
        ),
    )
    found = set(traits(contact))
    # What was read counts as well: the same card photographed again has not been corrected yet.
    for side in db._all("SELECT contact FROM side WHERE card_id = ? AND NOT replaced", (card_id,)):
        found |= {t for t in traits(read_contact(side["contact"])) if t[0] == "content"}
    db._run("DELETE FROM trait WHERE card_id = ?", (card_id,))
    for kind, value in sorted(found):
        db._run("INSERT INTO trait VALUES (?, ?, ?)", (card_id, kind, value))


def derive_person(db: Database, person_id: int, *, touch: bool = True) -> None:
    """Bring a person's derived columns up to date; `touch` says that an export would differ."""
    cards = db._all("SELECT * FROM card WHERE person_id = ? AND state <> 'joined'", (person_id,))
    state = next((s for s in _STATES if any(c["state"] == s for c in cards)), "gone")
    cards = [card for card in cards if card["state"] == state]
    ids = {card["id"] for card in cards}
    met = [e for e in _encounters(db, person_id) if e["card_id"] in ids]
    lead = _leading(cards, met)
    tags = sorted({tag for card in cards for tag in json.loads(card["tags"])})
    contact = read_contact(lead["contact"]) if lead else Contact()
    firm = contact.company or contact.company_en
    db._run(
        """UPDATE person SET state = ?, lead_card = ?, cards = ?, has_note = ?, doubtful = ?,
           latest = ?, met_on = ?, sort_key = ?, company_key = ?, search = ? WHERE id = ?""",
        (
            state,
            lead["id"] if lead else None,
            len(cards),
            any(e["note"] for e in met),
            len(json.loads(lead["doubtful"])) if lead else 0,
            met[-1]["id"] if met else None,
            met[-1]["met_on"] if met else "",
            sort_key(contact),
            company_key(firm.value) if firm else "",
            _search(db, cards, met, tags),
            person_id,
        ),
    )
    db._run("DELETE FROM tag WHERE person_id = ?", (person_id,))
    for tag in tags:
        db._run("INSERT INTO tag VALUES (?, ?)", (person_id, tag))
    if touch:
        touch_person(db, person_id)


def touch_person(db: Database, person_id: int) -> None:
    """Move `updated_at` on: to now, and in any case beyond what it was."""
    former = db._value("SELECT updated_at FROM person WHERE id = ?", (person_id,))
    beyond = datetime.fromisoformat(former) + timedelta(microseconds=1)
    stamp = max(db._stamp(), beyond.isoformat(timespec="microseconds"))
    db._run("UPDATE person SET updated_at = ? WHERE id = ?", (stamp, person_id))


def derive(db: Database, cards: Iterable[int], persons: Iterable[int]) -> None:
    """Bring these cards up to date and these persons, those of the cards included."""
    concerned = set(persons)
    for card_id in sorted(set(cards)):
        derive_card(db, card_id)
        row = db._one("SELECT person_id, home_person FROM card WHERE id = ?", (card_id,))
        assert row is not None
        concerned |= {row["person_id"], row["home_person"]}
    for person_id in sorted(concerned):
        derive_person(db, person_id)


def _encounters(db: Database, person_id: int) -> list[sqlite3.Row]:
    """A person's encounters in the order of time, those without a date first."""
    return db._all(
        """SELECT e.*, v.name AS event_name, v.place AS event_place FROM encounter e
           LEFT JOIN event v ON v.id = e.event_id
           WHERE e.person_id = ? AND NOT e.removed ORDER BY e.met_on, e.id""",
        (person_id,),
    )


def _leading(cards: list[sqlite3.Row], met: list[sqlite3.Row]) -> sqlite3.Row | None:
    """The card met last; of several at once the first that came in."""
    dates = {e["card_id"]: e["met_on"] for e in met}
    return max(cards, key=lambda card: (dates.get(card["id"], ""), -card["id"]), default=None)


def _search(db: Database, cards: list[sqlite3.Row], met: list[sqlite3.Row], tags: list[str]) -> str:
    parts = list(tags)
    for card in cards:
        parts += contact_texts(read_contact(card["contact"]))
        paths = db._all(
            """SELECT p.path FROM side s JOIN photo p ON p.id = s.photo_id
               WHERE s.card_id = ? AND NOT s.replaced""",
            (card["id"],),
        )
        parts += [PurePath(row["path"]).name for row in paths]
    for encounter in met:
        parts += [encounter["event_name"] or "", encounter["event_place"] or ""]
        parts.append(encounter["place"])
        note = read_note(encounter["note"])
        if note:
            parts += [note.memory, note.spoke_of, note.impression, note.needs, note.next_step]
        parts += [str(text) for text in json.loads(encounter["draft"]).values()]
    return search_text(parts)
