"""The values that the library takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from ..model import Contact, Encounter, GeoPoint, Quad, Reading, Rotation

CardState: TypeAlias = Literal["draft", "finished", "deleted", "not-a-card"]
"""`draft`: no encounter has a note yet; `finished`: one has."""

StateFilter: TypeAlias = Literal["draft", "finished", "doubtful", "deleted", "not-a-card"]

SortOrder: TypeAlias = Literal["reading", "company", "newest", "oldest", "updated"]

ChangeKind: TypeAlias = Literal[
    "read", "import", "edit", "accept", "note", "encounter", "tags", "delete", "restore",
    "not-a-card", "reread", "split", "join", "merge", "unmerge", "proposal", "undo",
]  # fmt: skip
"""Stable names of what can happen to a card; the faces translate them."""


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Which contacts are meant; every part narrows. The default is all but the deleted.

    `text` is searched in every field, note, event and tag, folded for width, case, kana and
    variant kanji (髙 finds 高); words apart by spaces must all be found. `event` is an event's
    name. `since` compares with the date of meeting, `changed_since` with the last change.
    `uids` and `card_ids` name contacts outright.
    """

    event: str | None = None
    tag: str | None = None
    state: StateFilter | None = None
    text: str = ""
    since: date | None = None
    changed_since: datetime | None = None
    uids: tuple[str, ...] = ()
    card_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRow:
    """One contact in a list: a person, shown by their leading card.

    `side_id` names the picture of the front (None for an imported contact). `doubtful` names the
    doubtful fields. `met_on`, `event` are those of the latest encounter; `note` is the latest
    memory, empty for a draft; `note_draft` is what was typed and not yet accepted.
    """

    card_id: int
    uid: str
    revision: int
    state: CardState
    name: str
    reading: str
    company: str
    title: str
    side_id: int | None
    cards: int
    doubtful: tuple[str, ...]
    event: str
    met_on: date | None
    place: str
    note: str
    note_draft: str
    tags: tuple[str, ...]
    file: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """A photo as it was taken in. `taken_where` is None unless the user asked to keep it."""

    photo_id: int
    path: Path
    sha256: str
    page: int
    pages: int
    width: int
    height: int
    taken_at: datetime | None
    taken_where: GeoPoint | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card. `picture(side_id)` gives its crop as a JPEG.

    Polygons of `reading` are in pixels of an image of `reading.width` × `reading.height`; the
    stored picture has `width` × `height`, which may be smaller by one factor. `contact` is what
    was read on this side alone and never changes.
    """

    side_id: int
    card_id: int
    position: int
    photo: PhotoRecord
    quad: Quad
    rotation: Rotation
    found_by: str
    width: int
    height: int
    reading: Reading
    contact: Contact


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """A note as far as it has been typed. Every part may be empty."""

    memory: str = ""
    spoke_of: str = ""
    impression: str = ""
    needs: str = ""
    next_step: str = ""
    next_on: date | None = None

    def __bool__(self) -> bool:
        return self != NoteDraft()


@dataclass(frozen=True, slots=True)
class StoredEncounter:
    """An encounter with its number, the card it came with, what was typed for its note, and the
    day on which its next step was taken."""

    encounter_id: int
    card_id: int
    encounter: Encounter
    draft: NoteDraft = NoteDraft()
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class CardDetail:
    """All there is to one card and its person. `revision` is for the next edit.

    `sides` are front then back (none for an imported contact); LineRef.side of `contact` counts
    them. `encounters` are the person's, in the order of time; `encounter_id` names the one that a
    note goes to by default. `other_cards` are further cards of the same person.
    """

    card_id: int
    uid: str
    revision: int
    state: CardState
    contact: Contact
    sides: tuple[Side, ...]
    encounters: tuple[StoredEncounter, ...]
    encounter_id: int
    tags: tuple[str, ...]
    other_cards: tuple[int, ...]
    source: str
    created_at: datetime
    updated_at: datetime

    @property
    def current(self) -> StoredEncounter:
        """The encounter that a note goes to by default; an empty one for a card that is the back
        of another."""
        for met in self.encounters:
            if met.encounter_id == self.encounter_id:
                return met
        return StoredEncounter(0, self.card_id, Encounter())


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One change of a contact by a person.

    `path` is an attribute (`name_full`, `registration`), an item of a list (`emails.0`,
    `departments.1`; the index after the last appends), or a part of an item: `phones.0.number`
    `.kind` `.extension` `.label`, `addresses.0.text` `.postal_code` `.prefecture` `.city`
    `.street` `.building` `.country`, `sns.0.handle` `.service`. An empty `value` removes.
    """

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to a card. `field`, `before`, `after` are for showing.

    `by` is `reading`, `person`, `import` or `remote`. `undone` says that it was taken back.
    """

    change_id: int
    card_id: int
    at: datetime
    kind: ChangeKind
    by: str
    field: str = ""
    before: str = ""
    after: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """A file that was taken in before, by content. `pages` are those stored, from 1."""

    sha256: str
    path: Path
    pages: tuple[int, ...]
    of_pages: int
    photo_ids: tuple[int, ...]

    @property
    def whole(self) -> bool:
        return len(self.pages) == self.of_pages


@dataclass(frozen=True, slots=True)
class Added:
    """What taking in a photo did. `known`: it was there already and nothing was added.

    `card_ids` are the cards now standing on it; `joined` those of them that became the other
    side of an earlier card; `same` those that repeat a card already known word for word and were
    put with that person; `questions` are those raised.
    """

    photo_id: int
    known: bool
    card_ids: tuple[int, ...]
    joined: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    questions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FailedPhoto:
    """A photo that could not be taken in; forgotten once it could."""

    path: Path
    page: int
    kind: str
    what: str
    hint: str
    at: datetime


QuestionKind: TypeAlias = Literal["same-person", "back-of"]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the user knows: is `card_id` the same person as (the back of) `other_id`?

    `score` is 0 to 1. `reasons` are stable names: `same-email`, `same-mobile`,
    `same-name-company`, `same-name`, `no-name`, `same-romaji`, `same-domain`, `same-company` …
    """

    question_id: int
    kind: QuestionKind
    card_id: int
    other_id: int
    score: float
    reasons: tuple[str, ...]
    name: str
    other_name: str


@dataclass(frozen=True, slots=True)
class SamePerson:
    """A contact that may be the same person, most likely first."""

    card_id: int
    name: str
    company: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedContact:
    """A contact from a file of another program, without a photo.

    `source_key` is stable for the contact in its source (`vcard:<UID>`, or a digest of its row);
    importing it again adds nothing. `note` is text that stood with it: it is kept as a draft of
    the memory note, for the user to accept.
    """

    source_key: str
    contact: Contact
    encounter: Encounter | None = None
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, card numbers each: added as new, put with a person already known since
    nothing differs, known from an earlier import; `questions` are those raised."""

    added: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    questions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of contacts (persons), of unanswered questions, and of photos and failures."""

    total: int = 0
    finished: int = 0
    drafts: int = 0
    doubtful: int = 0
    deleted: int = 0
    photos: int = 0
    failed: int = 0
    questions: int = 0
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event and how many persons were met there; those without a note are `drafts`."""

    event_id: int
    name: str
    held_on: date | None
    place: str
    people: int
    drafts: int


@dataclass(frozen=True, slots=True)
class TagRow:
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class ExportMark:
    """That a contact was exported to `target` as it stood at `updated_at`.

    `href`, `etag` and `digest` are for servers: where it lies there, the server's version, and a
    digest of the meaning that was sent.
    """

    target: str
    uid: str
    updated_at: datetime
    href: str = ""
    etag: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change made elsewhere (on a phone), for the user to accept or not.

    `contact` is what the contact would become, `note` what its memory would become ("" keeps).
    `key` makes it idempotent: the same key for the same target and uid is not proposed twice.
    """

    uid: str
    target: str
    contact: Contact
    note: str = ""
    key: str = ""
    proposal_id: int = 0


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """A company that the user has confirmed: evidence for reading the next card of it."""

    name: str
    name_en: str = ""
    domains: tuple[str, ...] = ()
    postal_codes: tuple[str, ...] = ()
    addresses: tuple[str, ...] = field(default=())
