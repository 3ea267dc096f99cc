"""What a person changes: fields, notes, encounters, tags; deleting; and taking it back.

Every method takes the `revision` that the caller has seen (None: whatever it is now), raises
StaleEdit when the card has moved on, and returns the new revision.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ..errors import NoteRefused
from ..memory import build_memory, judge_note
from ..model import Contact, Encounter, Event, Note, to_plain
from .contacts import accept
from .database import Database
from .derive import derive_person, read_contact
from .details import card_detail, names_of
from .edits import apply_edits
from .faults import NoSuchCard
from .filters import condition
from .histories import action_change
from .journal import acting, bump, check_revision, undo_last
from .notes import other_notes
from .rows import event_number
from .sameness import as_json, person_of
from .values import (
    CardFilter,
    Change,
    FieldEdit,
    NoteDraft,
)


class Editing(Database):
    def update_contact(self, card_id: int, contact: Contact, *, revision: int | None = None) -> int:
        """Put `contact` in the place of what was there."""
        with acting(self, "edit", card_id, revision=revision) as action:
            action.update("card", card_id, contact=as_json(to_plain(contact)))
        return check_revision(self, card_id)

    def edit_fields(
        self, card_id: int, edits: Sequence[FieldEdit], *, revision: int | None = None
    ) -> int:
        """Apply edits in turn. What a person wrote is certain: no longer doubtful."""
        with self._writing():
            check_revision(self, card_id, revision)
            return self.update_contact(card_id, apply_edits(self._contact(card_id), edits))

    def accept_fields(
        self, card_id: int, names: Iterable[str] | None = None, *, revision: int | None = None
    ) -> int:
        """A person has looked: the named fields (None: all) are right and no longer doubtful."""
        with acting(self, "accept", card_id, revision=revision) as action:
            accepted = accept(self._contact(card_id), names)
            action.update("card", card_id, contact=as_json(to_plain(accepted)))
        return check_revision(self, card_id)

    def set_note(
        self,
        card_id: int,
        note: Note | NoteDraft | str,
        *,
        encounter_id: int | None = None,
        revision: int | None = None,
    ) -> int:
        """Store a memory note; the contact is then finished.

        Raises NoteRefused (see `memory.judge_note`) when it says nothing about this person; then
        what was written is kept as the draft, so that nothing is lost. A NoteDraft without
        `memory` becomes one sentence built from its parts.
        """
        draft = _as_draft(note)
        with self._writing():
            check_revision(self, card_id, revision)
            met = self._encounter(card_id, encounter_id)
            self._run("UPDATE encounter SET draft = ? WHERE id = ?", (_draft_json(draft), met))
            try:
                self._judge(card_id, draft)
            except NoteRefused as error:
                # The draft has to stay although the note is refused: leave the block first.
                refused = error
            else:
                with acting(self, "note", card_id) as action:
                    action.update("encounter", met, note=_note_json(draft))
                return check_revision(self, card_id)
        raise refused

    def _judge(self, card_id: int, draft: NoteDraft) -> None:
        person = person_of(self, card_id)
        judge_note(
            draft.memory, other_notes(self, person, draft.memory), known=names_of(self, card_id)
        )

    def save_note_draft(
        self,
        card_id: int,
        draft: NoteDraft | str,
        *,
        encounter_id: int | None = None,
        revision: int | None = None,
    ) -> int:
        """Keep what has been typed so far, unjudged; not a step of its own for `undo`."""
        typed = NoteDraft(memory=draft) if isinstance(draft, str) else draft
        with self._writing():
            current = check_revision(self, card_id, revision)
            met = self._encounter(card_id, encounter_id)
            former = self._value("SELECT draft FROM encounter WHERE id = ?", (met,))
            if former == _draft_json(typed):
                return current
            self._run("UPDATE encounter SET draft = ? WHERE id = ?", (_draft_json(typed), met))
            bump(self, card_id)
            derive_person(self, person_of(self, card_id), touch=False)
            return current + 1

    def set_encounter(
        self,
        card_id: int,
        *,
        event: Event | None = None,
        met_on: date | None = None,
        place: str | None = None,
        encounter_id: int | None = None,
        revision: int | None = None,
    ) -> int:
        """Change where and when; None leaves a part as it is, `Event()` and "" clear it."""
        with acting(self, "encounter", card_id, revision=revision) as action:
            columns: dict[str, Any] = {}
            if event is not None:
                columns["event_id"] = event_number(self, event)
            if met_on is not None:
                columns["met_on"] = met_on.isoformat()
            if place is not None:
                columns["place"] = place.strip()
            action.update("encounter", self._encounter(card_id, encounter_id), **columns)
        return check_revision(self, card_id)

    def set_event(self, where: CardFilter, event: Event) -> int:
        """Give the current encounter of every contact in `where` this event; how many changed."""
        sql, values = condition(where)
        changed = 0
        with self._writing():
            for row in self._all(f"SELECT p.lead_card FROM person p WHERE {sql}", values):
                before = check_revision(self, row["lead_card"])
                changed += self.set_encounter(row["lead_card"], event=event) != before
        return changed

    def add_encounter(
        self, card_id: int, encounter: Encounter, *, revision: int | None = None
    ) -> int:
        """The person was met again (without a new card). Raises NoteRefused as `set_note`."""
        note = encounter.note
        with acting(self, "encounter", card_id, revision=revision) as action:
            if note is not None:
                self._judge(card_id, _as_draft(note))
            day = encounter.met_on or encounter.event.held_on
            met = self._run(
                """INSERT INTO encounter
                   (person_id, card_id, event_id, met_on, place, note, removed)
                   VALUES (?, ?, ?, ?, ?, ?, 1)""",
                (
                    person_of(self, card_id),
                    card_id,
                    event_number(self, encounter.event),
                    day.isoformat() if day else "",
                    encounter.place,
                    as_json(to_plain(note)) if note else None,
                ),
            )
            action.update("encounter", met, removed=0)
        return check_revision(self, card_id)

    def set_tags(self, card_id: int, tags: Iterable[str], *, revision: int | None = None) -> int:
        """Make these the tags of a card's person."""
        wanted = as_json(sorted({tag.strip() for tag in tags} - {""}))
        with self._writing():
            check_revision(self, card_id, revision)
            cards = self._cards_of(card_id, "active")
            with acting(self, "tags", card_id, *cards) as action:
                # Each card keeps its own, so that they part again when cards are unmerged.
                for other in cards:
                    action.update("card", other, tags="[]")
                action.update("card", card_id, tags=wanted)
        return check_revision(self, card_id)

    def delete_card(
        self, card_id: int, *, only_this: bool = False, revision: int | None = None
    ) -> int:
        """Put a contact away: it is no longer listed or exported, and can be restored.

        All cards of the person go, unless `only_this`.
        """
        return self._set_state(card_id, "active", "deleted", only_this, revision)

    def restore_card(self, card_id: int, *, revision: int | None = None) -> int:
        """Bring back what was deleted or marked as not a card."""
        with self._writing():
            state = self._value("SELECT state FROM card WHERE id = ?", (card_id,))
            return self._set_state(card_id, str(state), "active", False, revision)

    def mark_not_a_card(self, card_id: int, *, revision: int | None = None) -> int:
        """What was found in the photo is no card. The photo stays known."""
        return self._set_state(card_id, "active", "not-a-card", True, revision)

    def undo(self, card_id: int, *, revision: int | None = None) -> Change:
        """Take back the last change that is not taken back yet. Raises CannotUndo."""
        with self._writing():
            check_revision(self, card_id, revision)
            return action_change(self, undo_last(self, card_id), card_id)

    def _set_state(
        self, card_id: int, before: str, after: str, only_this: bool, revision: int | None
    ) -> int:
        with self._writing():
            check_revision(self, card_id, revision)
            cards = [] if only_this else self._cards_of(card_id, before)
            kind = {"active": "restore", "deleted": "delete", "not-a-card": "not-a-card"}[after]
            with acting(self, kind, card_id, *cards) as action:  # type: ignore[arg-type]
                for other in {card_id, *cards}:
                    state = self._value("SELECT state FROM card WHERE id = ?", (other,))
                    if state == before and state != "joined":
                        action.update("card", other, state=after)
            return check_revision(self, card_id)

    def _cards_of(self, card_id: int, state: str) -> list[int]:
        """The other cards of a card's person that are in `state`."""
        rows = self._all(
            "SELECT id FROM card WHERE person_id = ? AND state = ? AND id <> ? ORDER BY id",
            (person_of(self, card_id), state, card_id),
        )
        return [row["id"] for row in rows]

    def _encounter(self, card_id: int, encounter_id: int | None) -> int:
        detail = card_detail(self, card_id)
        chosen = detail.encounter_id if encounter_id is None else encounter_id
        if chosen not in {met.encounter_id for met in detail.encounters}:
            raise NoSuchCard("encounter", chosen)
        return chosen

    def _contact(self, card_id: int) -> Contact:
        return read_contact(self._value("SELECT contact FROM card WHERE id = ?", (card_id,)))


def _as_draft(note: Note | NoteDraft | str) -> NoteDraft:
    match note:
        case str():
            return NoteDraft(memory=note.strip())
        case Note():
            return NoteDraft(
                note.memory,
                note.spoke_of,
                note.impression,
                note.needs,
                note.next_step,
                note.next_on,
            )
    if note.memory.strip():
        return note
    built = build_memory(note.spoke_of, note.impression, note.needs, note.next_step)
    return NoteDraft(
        built, note.spoke_of, note.impression, note.needs, note.next_step, note.next_on
    )


def _note_json(draft: NoteDraft) -> str:
    note = Note(
        draft.memory.strip(),
        draft.spoke_of.strip(),
        draft.impression.strip(),
        draft.needs.strip(),
        draft.next_step.strip(),
        draft.next_on,
    )
    return as_json(to_plain(note))


def _draft_json(draft: NoteDraft) -> str:
    plain = {name: getattr(draft, name) for name in NoteDraft.__dataclass_fields__}
    if draft.next_on is not None:
        plain["next_on"] = draft.next_on.isoformat()
    return json.dumps({k: v for k, v in plain.items() if v}, ensure_ascii=False)
