"""What is remembered: notes, events, encounters; and the way from a draft to an entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from .contact import Contact


@dataclass(frozen=True, slots=True)
class Note:
    """A memory of a person. `memory` is the sentence itself and is never empty.

    The other parts are answers to the prompts that help people remember.
    """

    memory: str
    spoke_of: str = ""
    impression: str = ""
    needs: str = ""
    next_step: str = ""
    next_on: date | None = None

    def __post_init__(self) -> None:
        if not self.memory.strip():
            raise ValueError("a note holds a memory; it cannot be empty")


@dataclass(frozen=True, slots=True)
class Event:
    """Where people met: an evening, a fair, a meeting."""

    name: str = ""
    held_on: date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting with a person. Without a note the card is still a draft."""

    event: Event = Event()
    met_on: date | None = None
    place: str = ""
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A stored contact that still lacks its memory note. `uid` is a `urn:uuid:` and stable."""

    uid: str
    contact: Contact
    encounter: Encounter = Encounter()
    tags: tuple[str, ...] = ()
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact with its memory: the only thing that exporters take.

    `encounters` are in the order of time; at least one of them holds a `Note`.
    `picture` is a JPEG of the card, for those who ask for it.
    """

    uid: str
    contact: Contact
    encounters: tuple[Encounter, ...]
    tags: tuple[str, ...] = ()
    updated_at: datetime | None = None
    picture: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not any(encounter.note for encounter in self.encounters):
            raise ValueError("an entry needs a memory note")

    @property
    def note(self) -> Note:
        """The note of the latest encounter that has one."""
        return next(e.note for e in reversed(self.encounters) if e.note is not None)

    @property
    def encounter(self) -> Encounter:
        """The latest encounter that has a note."""
        return next(e for e in reversed(self.encounters) if e.note is not None)


def complete_draft(draft: Draft, note: Note) -> Entry:
    """The entry that `draft` becomes with `note`."""
    met = draft.encounter
    encounter = Encounter(event=met.event, met_on=met.met_on, place=met.place, note=note)
    return Entry(draft.uid, draft.contact, (encounter,), draft.tags, draft.updated_at)
