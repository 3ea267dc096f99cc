"""Photos to library: the one function that joins the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Protocol, TypeAlias

from .errors import PhotoError
from .library import Added, Library, ParseSides
from .model import Encounter, Photo, PhotoReading
from .notes_file import BadNote, NoteRow, NotesReport, apply_notes, read_notes_csv
from .parse import parse_card

__all__ = [
    "BadNote",
    "IngestReport",
    "IngestStep",
    "NoteRow",
    "NotesReport",
    "OpenPhotos",
    "Progress",
    "ReadPhoto",
    "apply_notes",
    "ingest",
    "read_notes_csv",
]

OpenPhotos: TypeAlias = Callable[[Path], Iterable[Photo | PhotoError]]
"""The pages of a file (`photos.take_in_photos` or `open_photos`, with limits). A page that cannot
be taken in is yielded as its PhotoError; where it is raised instead, the file ends there."""

ReadPhoto: TypeAlias = Callable[[Photo], PhotoReading]
"""A photo to its cards (`read.read_photo` with its engines); may raise PhotoError."""


@dataclass(frozen=True, slots=True)
class IngestStep:
    """One file is done: `done` of `of` files. `errors` are those of its pages."""

    path: Path
    done: int
    of: int
    added: tuple[Added, ...] = ()
    errors: tuple[PhotoError, ...] = ()

    @property
    def error(self) -> PhotoError | None:
        """The first of the errors."""
        return self.errors[0] if self.errors else None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did.

    Photos (pages) `added` and `known`; `card_ids` of the `cards` that are new, those that became
    a back not counted but in `joined`; of the new cards those that repeat a known one are `same`;
    questions raised; everything that failed. `last_photo` goes into `after` of a next run.
    """

    files: int = 0
    added: int = 0
    known: int = 0
    cards: int = 0
    joined: int = 0
    same: int = 0
    questions: tuple[int, ...] = ()
    card_ids: tuple[int, ...] = ()
    failed: tuple[PhotoError, ...] = ()
    last_photo: int | None = None


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
    after: int | None = None,
    parse_sides: ParseSides = parse_card,
) -> IngestReport:
    """Take in every file (of `photos.find_photos`), in order, each page in one transaction.

    A file whose bytes are known is not decoded again. A PhotoError is recorded and the rest goes
    on; any other error stops, and a later run continues behind the last photo that was stored.
    `after` is the photo taken in before the first of these: its card may be their front.
    `parse_sides` reads front and back together where they turn out to be one card.
    """
    steps: list[IngestStep] = []
    last = after
    for path in files:
        added: list[Added] = []
        errors: list[PhotoError] = []
        for page in _pages(path, library, open_photos, read_photo):
            if isinstance(page, PhotoReading):
                page = library.add_photo_reading(
                    page,
                    encounter,
                    after=last,
                    keep_place=keep_place,
                    tags=tags,
                    parse_sides=parse_sides,
                )
            if isinstance(page, PhotoError):
                library.record_failure(page)
                errors.append(page)
                last = None
            else:
                added.append(page)
                last = page.photo_id
        steps.append(IngestStep(path, len(steps) + 1, len(files), tuple(added), tuple(errors)))
        if progress is not None:
            progress(steps[-1])
    return _report(steps, last)


def _pages(
    path: Path, library: Library, open_photos: OpenPhotos, read_photo: ReadPhoto
) -> Iterator[Added | PhotoReading | PhotoError]:
    """Each page of a file: known, read, or failed."""
    known = library.known_photo(_digest(path))
    if known is not None and known.whole:
        library.forget_failure(path)
        yield from (Added(photo_id, True, ()) for photo_id in known.photo_ids)
        return
    try:
        for page in open_photos(path):
            try:
                yield page if isinstance(page, PhotoError) else _read(page, library, read_photo)
            except PhotoError as error:
                yield error
    except PhotoError as error:
        yield error


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # no photo has it; opening the file says in words what is wrong


def _read(photo: Photo, library: Library, read_photo: ReadPhoto) -> Added | PhotoReading:
    known = library.known_photo(photo.sha256)
    if known is not None and photo.page in known.pages:
        return Added(known.photo_ids[known.pages.index(photo.page)], True, ())
    return read_photo(photo)


def _report(steps: Sequence[IngestStep], last: int | None) -> IngestReport:
    pages = [added for step in steps for added in step.added]
    new = [page for page in pages if not page.known]
    backs = {card for page in new for card in page.joined}
    cards = tuple(card for page in new for card in page.card_ids if card not in backs)
    return IngestReport(
        files=len(steps),
        added=len(new),
        known=len(pages) - len(new),
        cards=len(cards),
        joined=len(backs),
        same=sum(len(page.same) for page in new),
        questions=tuple(question for page in new for question in page.questions),
        card_ids=cards,
        failed=tuple(error for step in steps for error in step.errors),
        last_photo=last,
    )
