"""A card and its person in full, and what leaves as an entry."""

from __future__ import annotations

from datetime import datetime

from ..model import Draft, Entry
from .contacts import combine_people
from .database import Database
from .derive import read_contact
from .faults import NoSuchCard
from .rows import card_state, stored_encounters, stored_sides
from .values import (
    CardDetail,
    StoredEncounter,
)


def card_detail(db: Database, card_id: int) -> CardDetail:
    """All there is to a card. Raises NoSuchCard."""
    row = db._one(
        """SELECT c.*, p.uid, p.has_note, p.updated_at AS person_updated_at FROM card c
           JOIN person p ON p.id = c.person_id WHERE c.id = ?""",
        (card_id,),
    )
    if row is None:
        raise NoSuchCard("card", card_id)
    encounters = stored_encounters(db, row["person_id"])
    others = db._all(
        "SELECT id FROM card WHERE person_id = ? AND id <> ? AND state = 'active' ORDER BY id",
        (row["person_id"], card_id),
    )
    tags = db._all("SELECT name FROM tag WHERE person_id = ? ORDER BY name", (row["person_id"],))
    return CardDetail(
        card_id=card_id,
        uid=row["uid"],
        revision=row["revision"],
        state=card_state(row["state"], row["has_note"]),
        contact=read_contact(row["contact"]),
        sides=stored_sides(db, card_id),
        encounters=encounters,
        encounter_id=current_encounter(encounters, card_id),
        tags=tuple(tag["name"] for tag in tags),
        other_cards=tuple(other["id"] for other in others),
        source=row["source"],
        created_at=datetime.fromisoformat(row["created_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
    )


def current_encounter(encounters: tuple[StoredEncounter, ...], card_id: int) -> int:
    """The encounter that a note on this card goes to: the latest that came with it, else the
    latest of the person; 0 where a card has none (it is the back of another)."""
    own = [met for met in encounters if met.card_id == card_id]
    return (own or list(encounters))[-1].encounter_id if encounters else 0


def entry_of(db: Database, person_id: int, with_picture: bool) -> Entry | Draft | None:
    """What a person is outside: an entry, a draft without a note, None without an active card."""
    row = db._one("SELECT * FROM person WHERE id = ?", (person_id,))
    if row is None or row["state"] != "active":
        return None
    cards = db._all(
        "SELECT id, contact FROM card WHERE person_id = ? AND state = 'active' ORDER BY id DESC",
        (person_id,),
    )
    lead = row["lead_card"]
    first = next(card for card in cards if card["id"] == lead)
    former = [read_contact(card["contact"]) for card in cards if card["id"] != lead]
    contact = combine_people(read_contact(first["contact"]), former)
    active = {card["id"] for card in cards}
    met = tuple(e.encounter for e in stored_encounters(db, person_id) if e.card_id in active)
    tags = tuple(
        tag["name"]
        for tag in db._all("SELECT name FROM tag WHERE person_id = ? ORDER BY name", (person_id,))
    )
    updated_at = datetime.fromisoformat(row["updated_at"])
    if not any(encounter.note for encounter in met):
        return Draft(row["uid"], contact, met[-1], tags, updated_at)
    picture: bytes | None = None
    if with_picture:
        picture = db._value(
            """SELECT i.jpeg FROM side s JOIN picture i ON i.side_id = s.id
               WHERE s.card_id = ? AND NOT s.replaced ORDER BY s.position LIMIT 1""",
            (lead,),
        )
    return Entry(row["uid"], contact, met, tags, updated_at, picture)


def names_of(db: Database, card_id: int) -> tuple[str, ...]:
    """What a card says by itself, which is no memory: names, company, titles, events, places."""
    detail = card_detail(db, card_id)
    contact = detail.contact
    held = (
        "name_full", "name_family", "name_given", "name_kana", "name_kana_guess", "name_romaji",
        "company", "company_en", "company_kana", "departments", "departments_en", "titles",
        "titles_en", "qualifications", "emails", "urls",
    )  # fmt: skip
    texts = [field.value for name in held for field in contact.fields(name)]
    for met in detail.encounters:
        texts += [met.encounter.event.name, met.encounter.event.place, met.encounter.place]
    return tuple(dict.fromkeys(text for text in texts if text))
