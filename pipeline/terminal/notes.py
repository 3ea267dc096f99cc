"""Memory notes, card by card: forward, back, skip, quit; what was answered is saved at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeAlias

from ..errors import NoteRefused
from ..library import CardRow, Library, NoteDraft


class Step(Enum):
    """An answer that is not a note."""

    SKIP = "skip"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave. `typed` is what was written for this card and not finished: it is kept."""

    typed: str = ""


Answer: TypeAlias = NoteDraft | Step | Quit


@dataclass(frozen=True, slots=True)
class NoteQuestion:
    """Whom the note is about; `number` of `of` counts from 1. `row` is as it stands now."""

    number: int
    of: int
    row: CardRow


class Asker(Protocol):
    """Who answers: a person at a terminal, or a script."""

    def ask_note(self, question: NoteQuestion) -> Answer:
        """The answer to one question."""
        ...

    def tell_refused(self, refusal: NoteRefused) -> None:
        """The note was not accepted; the same question comes again."""
        ...

    def tell_saved(self, question: NoteQuestion) -> None:
        """The note is stored."""
        ...


@dataclass(frozen=True, slots=True)
class NotesReport:
    """How a round went: numbers of contacts. `quit` says that the person left before the end."""

    written: int = 0
    skipped: int = 0
    quit: bool = False


def ask_for_notes(library: Library, card_ids: Sequence[int], asker: Asker) -> NotesReport:
    """Ask for a note on each card in turn and store each answer before the next question.

    A refused note is kept as a draft, and asked for again with the reason. Going back shows a
    card again with its note; skipping it then leaves it as it is.
    """
    written: set[int] = set()
    skipped: set[int] = set()
    index = 0
    while index < len(card_ids):
        card_id = card_ids[index]
        question = NoteQuestion(index + 1, len(card_ids), library.row(card_id))
        answer = asker.ask_note(question)
        match answer:
            case Quit():
                if answer.typed.strip():
                    library.save_note_draft(card_id, answer.typed)
                return NotesReport(len(written), len(skipped), quit=True)
            case Step.BACK:
                index = max(0, index - 1)
            case Step.SKIP:
                if card_id not in written:
                    skipped.add(card_id)
                index += 1
            case NoteDraft():
                try:
                    library.set_note(card_id, answer)
                except NoteRefused as refusal:
                    asker.tell_refused(refusal)
                    continue
                asker.tell_saved(question)
                written.add(card_id)
                skipped.discard(card_id)
                index += 1
    return NotesReport(len(written), len(skipped))
