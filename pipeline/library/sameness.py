"""What a new card has to do with those that are there: back, repeat, or a question."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from ..model import Contact, Reading, to_plain
from .contacts import combine_sides, keep_persons_fields
from .database import Database
from .derive import read_contact
from .journal import acting
from .pairing import ASK_SAME_PERSON, Pairing, likeness, pair_sides
from .rows import stored_sides
from .values import QuestionKind, SamePerson

_CANDIDATES = 50

ParseSides: TypeAlias = Callable[[Sequence[Reading]], Contact]
"""What the sides of one card, front first, give together (`parse.parse_card`)."""


def join_sides(
    db: Database,
    cards: Sequence[int],
    before: Sequence[int],
    questions: list[int],
    parse_sides: ParseSides | None = None,
) -> list[int]:
    """Join the new `cards` of one photo with each other and with those of the photo `before`,
    where it is sure; the cards that became a back. Questions raised go to `questions`."""
    neighbours = len(cards) == 1 and len(before) == 1
    open_cards = [c for c in (*before, *cards) if _is_one_sided(db, c)]
    found: list[tuple[Pairing, int, int]] = []
    for place, one in enumerate(open_cards):
        for other in open_cards[place + 1 :]:
            if one in before and other in before:
                continue
            pairing = pair_sides(_contact(db, one), _contact(db, other), neighbours=neighbours)
            if pairing.verdict != "apart":
                found.append((pairing, one, other))
    taken: set[int] = set()
    backs: list[int] = []
    for pairing, one, other in sorted(found, key=lambda item: -item[0].score):
        if {one, other} & taken:
            continue
        front, back = (one, other) if pairing.front == 0 else (other, one)
        if pairing.verdict == "join":
            contact = None
            if parse_sides is not None:
                sides = (*stored_sides(db, front), *stored_sides(db, back))
                contact = parse_sides([side.reading for side in sides])
            join(db, front, back, contact=contact, by="reading")
            backs.append(back)
        else:
            questions += ask(db, "back-of", back, front, pairing.score, pairing.reasons)
        taken |= {one, other}
    return backs


def join(
    db: Database,
    front: int,
    back: int,
    *,
    contact: Contact | None = None,
    by: str = "person",
    revision: int | None = None,
) -> None:
    """Make the side of `back` the second side of `front`, in one undoable action."""
    with acting(db, "join", front, back, revision=revision, by=by) as action:
        ours, theirs = _contact(db, front), _contact(db, back)
        whole = combine_sides(ours, theirs)
        if contact is not None:
            whole = keep_persons_fields(contact, whole)
        for side in _sides(db, back):
            action.update("side", side["id"], card_id=front, position=1)
        action.update("card", front, contact=as_json(to_plain(whole)))
        action.update("card", front, tags=_tags_of(db, front, back))
        action.update("card", back, state="joined")
        person = db._value("SELECT person_id FROM card WHERE id = ?", (front,))
        # A note on the back is a note on the person; a bare encounter says nothing new.
        for met in db._all("SELECT * FROM encounter WHERE card_id = ? AND NOT removed", (back,)):
            if met["note"] is None:
                action.update("encounter", met["id"], removed=1)
            else:
                action.update("encounter", met["id"], card_id=front, person_id=person)
        home = db._value("SELECT home_person FROM card WHERE id = ?", (back,))
        if home != person:
            action.update("person", home, merged_into=person)


def join_with_known(db: Database, card_id: int) -> bool:
    """Put a new card with the person who has a card of the very same content, if there is one."""
    twin = db._one(
        """SELECT o.card_id FROM trait t
           JOIN trait o ON o.kind = t.kind AND o.value = t.value AND o.card_id <> t.card_id
           JOIN card c ON c.id = o.card_id AND c.state = 'active'
           WHERE t.card_id = ? AND t.kind = 'content' ORDER BY o.card_id LIMIT 1""",
        (card_id,),
    )
    if twin is None:
        return False
    merge(db, card_id, twin["card_id"], by="reading", drop_repeat=True)
    return True


def merge(
    db: Database,
    card_id: int,
    into_id: int,
    *,
    by: str = "person",
    drop_repeat: bool = False,
    revision: int | None = None,
) -> None:
    """Everything of the person of `card_id` becomes that of the person of `into_id`.

    `drop_repeat` removes encounters that say nothing new: same event and day, no note.
    """
    leaving, staying = person_of(db, card_id), person_of(db, into_id)
    if leaving == staying:
        return
    cards = [
        row["id"]
        for row in db._all(
            "SELECT id FROM card WHERE person_id IN (?, ?) ORDER BY id", (leaving, staying)
        )
    ]
    others = [card for card in cards if card != card_id]
    with acting(db, "merge", card_id, *others, revision=revision, by=by) as action:
        moved = db._all("SELECT id FROM card WHERE person_id = ?", (leaving,))
        known = db._all("SELECT * FROM encounter WHERE person_id = ? AND NOT removed", (staying,))
        for met in db._all("SELECT * FROM encounter WHERE person_id = ?", (leaving,)):
            repeat = any(_says_the_same(met, other) for other in known)
            if drop_repeat and repeat:
                action.update("encounter", met["id"], removed=1)
            action.update("encounter", met["id"], person_id=staying)
        for card in moved:
            action.update("card", card["id"], person_id=staying)
        action.update("person", leaving, merged_into=staying)


def _says_the_same(met: sqlite3.Row, other: sqlite3.Row) -> bool:
    if met["note"] is not None or met["draft"] != "{}":
        return False
    return bool(met["event_id"] == other["event_id"] and met["met_on"] in ("", other["met_on"]))


def same_person(db: Database, card_id: int, limit: int) -> tuple[SamePerson, ...]:
    """Who a card's person may be, by likeness, the most likely first; not the person itself."""
    contact = _contact(db, card_id)
    rows = db._all(
        """SELECT DISTINCT c.id, c.person_id, c.name, c.company, c.contact FROM trait t
           JOIN trait o ON o.kind = t.kind AND o.value = t.value
           JOIN card c ON c.id = o.card_id AND c.state = 'active'
           WHERE t.card_id = ? AND c.person_id <> ? ORDER BY c.id DESC LIMIT ?""",
        (card_id, person_of(db, card_id), _CANDIDATES),
    )
    best: dict[int, SamePerson] = {}
    for row in rows:
        score, reasons = likeness(contact, read_contact(row["contact"]))
        held = best.get(row["person_id"])
        if reasons and (held is None or held.score < score):
            best[row["person_id"]] = SamePerson(
                row["id"], row["name"], row["company"], round(score, 3), reasons
            )
    return tuple(sorted(best.values(), key=lambda found: -found.score)[:limit])


def ask_about_person(db: Database, card_id: int) -> tuple[int, ...]:
    """Raise a question for the likeliest person a new card may belong to."""
    for found in same_person(db, card_id, 1):
        if found.score >= ASK_SAME_PERSON:
            return ask(db, "same-person", card_id, found.card_id, found.score, found.reasons)
    return ()


def ask(
    db: Database,
    kind: QuestionKind,
    card_id: int,
    other_id: int,
    score: float,
    reasons: Iterable[str],
) -> tuple[int, ...]:
    """Raise a question once; nothing where it was raised before, either way round."""
    raised = db._value(
        """SELECT id FROM question
           WHERE kind = ? AND (card_id, other_id) IN (VALUES (?, ?), (?, ?))""",
        (kind, card_id, other_id, other_id, card_id),
    )
    if raised is not None:
        return ()
    return (
        db._run(
            """INSERT INTO question (kind, card_id, other_id, score, reasons, asked_at)
               VALUES (?, ?, ?, ?, ?, ?)""",
            (kind, card_id, other_id, score, as_json(list(reasons)), db._stamp()),
        ),
    )


def person_of(db: Database, card_id: int) -> int:
    """The person that a card belongs to."""
    return int(db._value("SELECT person_id FROM card WHERE id = ?", (card_id,)))


def as_json(plain: object) -> str:
    """Plain values as they are stored."""
    return json.dumps(plain, ensure_ascii=False)


def _contact(db: Database, card_id: int) -> Contact:
    return read_contact(db._value("SELECT contact FROM card WHERE id = ?", (card_id,)))


def _sides(db: Database, card_id: int) -> list[sqlite3.Row]:
    return db._all(
        "SELECT id FROM side WHERE card_id = ? AND NOT replaced ORDER BY position", (card_id,)
    )


def _is_one_sided(db: Database, card_id: int) -> bool:
    return len(_sides(db, card_id)) == 1


def _tags_of(db: Database, *cards: int) -> str:
    tags: set[str] = set()
    for card_id in cards:
        tags |= set(json.loads(db._value("SELECT tags FROM card WHERE id = ?", (card_id,))))
    return as_json(sorted(tags))
