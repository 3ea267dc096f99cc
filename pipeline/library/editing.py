"""What a person changes: fields, notes, encounters, tags; deleting; and taking it back.

Every method takes the `revision` that the caller has seen (None: whatever it is now), raises
StaleEdit when the card has moved on, and returns the new revision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..model import Contact, Encounter, Event, Note
from .database import Database
from .values import CardFilter, Change, FieldEdit, NoteDraft


class Editing(Database):
    def update_contact(self, card_id: int, contact: Contact, *, revision: int | None = None) -> int:
        """Put `contact` in the place of what was there."""
        raise NotImplementedError

    def edit_fields(
        self, card_id: int, edits: Sequence[FieldEdit], *, revision: int | None = None
    ) -> int:
        """Apply edits in turn. What a person wrote is certain: no longer doubtful."""
        raise NotImplementedError

    def accept_fields(
        self, card_id: int, names: Iterable[str] | None = None, *, revision: int | None = None
    ) -> int:
        """A person has looked: the named fields (None: all) are right and no longer doubtful."""
        raise NotImplementedError

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
        raise NotImplementedError

    def save_note_draft(
        self,
        card_id: int,
        draft: NoteDraft | str,
        *,
        encounter_id: int | None = None,
        revision: int | None = None,
    ) -> int:
        """Keep what has been typed so far, unjudged; not a step of its own for `undo`."""
        raise NotImplementedError

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
        raise NotImplementedError

    def set_event(self, where: CardFilter, event: Event) -> int:
        """Give the current encounter of every contact in `where` this event; how many changed."""
        raise NotImplementedError

    def add_encounter(
        self, card_id: int, encounter: Encounter, *, revision: int | None = None
    ) -> int:
        """The person was met again (without a new card)."""
        raise NotImplementedError

    def set_tags(self, card_id: int, tags: Iterable[str], *, revision: int | None = None) -> int:
        """Make these the tags of a card."""
        raise NotImplementedError

    def delete_card(self, card_id: int, *, revision: int | None = None) -> int:
        """Put a card away: it is no longer listed or exported, and can be restored."""
        raise NotImplementedError

    def restore_card(self, card_id: int, *, revision: int | None = None) -> int:
        """Bring back a card that was deleted or marked as not a card."""
        raise NotImplementedError

    def mark_not_a_card(self, card_id: int, *, revision: int | None = None) -> int:
        """What was found in the photo is no card. The photo stays known."""
        raise NotImplementedError

    def undo(self, card_id: int, *, revision: int | None = None) -> Change:
        """Take back the last change that is not taken back yet. Raises CannotUndo."""
        raise NotImplementedError
