"""Photos to library: the one function that joins the stages; and notes written elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from .errors import PhotoError
from .library import Added, Library
from .model import Encounter, Photo, PhotoReading

OpenPhotos: TypeAlias = Callable[[Path], Iterator[Photo]]
"""The pages of a file; raises PhotoError (`photos.open_photos` with its limits)."""

ReadPhoto: TypeAlias = Callable[[Photo], PhotoReading]
"""A photo to its cards; may raise PhotoError (`read.read_photo` with its engines)."""


@dataclass(frozen=True, slots=True)
class IngestStep:
    """One file is done: `done` of `of` files. `error` is set when (a page of) it failed."""

    path: Path
    done: int
    of: int
    added: tuple[Added, ...] = ()
    error: PhotoError | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did: photos (pages) added and known, cards new, joined (as backs) and repeated,
    questions raised, and the photos that failed, for naming them again at the end."""

    files: int = 0
    added: int = 0
    known: int = 0
    cards: int = 0
    joined: int = 0
    same: int = 0
    questions: tuple[int, ...] = ()
    card_ids: tuple[int, ...] = ()
    failed: tuple[PhotoError, ...] = ()


class Progress(Protocol):
    """Told after each file."""

    def __call__(self, step: IngestStep, /) -> None: ...


def ingest(
    files: Sequence[Path],
    library: Library,
    open_photos: OpenPhotos,
    read_photo: ReadPhoto,
    *,
    encounter: Encounter | None = None,
    keep_place: bool = False,
    tags: tuple[str, ...] = (),
    progress: Progress | None = None,
) -> IngestReport:
    """Take in every file (of `photos.find_photos`), in order.

    A file whose bytes are known is not decoded again. A PhotoError is recorded and the rest goes
    on; any other error stops, and a later run continues behind the last photo that was stored.
    """
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note written elsewhere. `file` is the name of a photo and `card` counts the cards on it
    from 1; or `name` names the person. `line` is for messages."""

    line: int
    note: str
    file: str = ""
    card: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class BadNote:
    """A row that was not taken over. `reason` is `no-such-card`, `several-cards`, `bad-row`, or
    that of the NoteRefused; `what` and `hint` say it in words."""

    line: int
    target: str
    reason: str
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NotesReport:
    """Card numbers that got a note, those that had the very same, and the rows left out."""

    written: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    bad: tuple[BadNote, ...] = ()


def read_notes_csv(path: Path) -> tuple[NoteRow, ...]:
    """The rows of a CSV with a header: `note`, and `file` (with `card`) or `name`.

    Japanese headers (メモ, ファイル, 名刺, 氏名) do as well; UTF-8 (BOM or not) or cp932. Raises
    UsageError when the file cannot be read as such.
    """
    raise NotImplementedError


def apply_notes(rows: Iterable[NoteRow], library: Library) -> NotesReport:
    """Give each row's note to its card. A bad row is named and the rest goes on."""
    raise NotImplementedError
