"""`meishi ingest`: photos into the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ...errors import MeishiError, PhotoError
from ...i18n import gettext as _
from ...i18n import ngettext
from ...ingest import IngestReport, IngestStep, ingest
from ...library import Library
from ...model import Encounter, Event, Photo, PhotoReading
from ...photos import open_photos, survey_photos
from ..boundary import describe
from ..dates import parse_past_day
from ..known import known_companies
from ..parser import add_reading
from ..reading import Reader, make_reader
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("photos", nargs="+", type=Path, metavar=_("PHOTO"), help=_("photos, PDFs or folders"))
    add("--event", metavar=_("NAME"), help=_("where you met: all cards of this run inherit it"))
    add("--date", metavar=_("DATE"), help=_("the day (default: when each photo was taken)"))
    add("--place", metavar=_("PLACE"), help=_("the place"))
    add("--tag", action="append", default=[], metavar=_("TAG"), help=_("a tag; may be repeated"))
    add(
        "--keep-place", action="store_true", default=None,
        help=_("keep where each photo was taken (otherwise it is not stored)"),
    )  # fmt: skip
    add("--json", action="store_true", help=_("print what was done as JSON"))
    add_reading(parser)


def run(args: Namespace, session: Session) -> int:
    console = session.console
    encounter = meeting_of(args, session)
    survey = survey_photos(args.photos)
    if survey.skipped:
        console.say(
            ngettext(
                "{count} file is not a photo and was passed over.",
                "{count} files are not photos and were passed over.",
                len(survey.skipped),
            ).format(count=len(survey.skipped))
        )
    if not survey.photos:
        console.say(_("There are no photos in it."))
        return 0
    with session.open_library() as library:
        reader = make_reader(session.settings, known_companies(library))
        report = take_in(survey.photos, library, reader, session, encounter, tuple(args.tag))
        if args.json:
            console.print_json(_to_json(report, library), indent=2)
        else:
            _tell(report, library, session)
    for error in report.failed:
        if len(survey.photos) > 1:
            console.error(describe(error))
    return 3 if report.failed else 0


def take_in(
    paths: Sequence[Path],
    library: Library,
    reader: Reader,
    session: Session,
    encounter: Encounter | None,
    tags: tuple[str, ...],
) -> IngestReport:
    """Take in photos and say on stderr, photo by photo, what came of each."""
    watch = _Watch(session, library, len(paths))
    report = ingest(
        paths,
        library,
        watch.open_photos,
        watch.reading_with(reader),
        encounter=encounter,
        keep_place=session.settings.keep_place,
        tags=tags,
        progress=watch.tell,
    )
    watch.close()
    return report


def meeting_of(args: Namespace, session: Session) -> Encounter | None:
    """What all cards of a run have in common, by --event, --date and --place."""
    day = parse_past_day(args.date, session.today()) if args.date else None
    if not (args.event or day or args.place):
        return None
    place = args.place or ""
    event = Event(args.event, day, place) if args.event else Event()
    return Encounter(event=event, met_on=day, place=place)


class _Watch:
    """Sees the photos go by: draws progress and counts those that say where they were taken."""

    def __init__(self, session: Session, library: Library, files: int) -> None:
        self._session, self._library = session, library
        self._console = session.console
        self._bar = session.console.progress(files)
        self.placed = 0

    def open_photos(self, path: Path) -> Iterator[Photo]:
        self._bar.draw(path.name)
        for photo in open_photos(path, self._session.limits()):
            self.placed += photo.taken_where is not None
            yield photo

    def reading_with(self, reader: Reader) -> Callable[[Photo], PhotoReading]:
        """`reader`, with every fault turned into that photo's own: the others go on."""

        def read(photo: Photo) -> PhotoReading:
            try:
                return reader(photo)
            except PhotoError:
                raise
            except Exception as error:
                reason = str(error) if isinstance(error, MeishiError) else repr(error)
                raise PhotoError(
                    "unreadable",
                    photo.path,
                    _("Reading it failed ({reason}).").format(reason=reason),
                    _("`meishi doctor` says whether the engines are whole."),
                    photo.page,
                ) from error

        return read

    def tell(self, step: IngestStep) -> None:
        self._bar.step(step.path.name)
        if step.error:
            self._console.error(describe(step.error))
        new = [added for added in step.added if not added.known]
        if new:
            rows = [self._library.row(i) for added in new for i in added.card_ids]
            names = ", ".join(row.name or "?" for row in rows) or _("no card")
            self._console.say(f"{step.done}/{step.of} {step.path.name}: {names}")

    def close(self) -> None:
        self._bar.clear()
        if self.placed and not self._session.settings.keep_place:
            self._console.say(
                ngettext(
                    "{count} photo says where it was taken; that was not stored "
                    "(--keep-place does).",
                    "{count} photos say where they were taken; that was not stored "
                    "(--keep-place does).",
                    self.placed,
                ).format(count=self.placed)
            )


def _tell(report: IngestReport, library: Library, session: Session) -> None:
    console = session.console
    console.print(
        ngettext("{count} photo taken in", "{count} photos taken in", report.added).format(
            count=report.added
        )
        + _(", ")
        + ngettext("{count} new card", "{count} new cards", report.cards).format(count=report.cards)
        + (
            _(", ") + _("{count} joined as backs").format(count=report.joined)
            if report.joined
            else ""
        )
        + (_(", ") + _("{count} seen before").format(count=report.same) if report.same else "")
        + "."
    )
    if report.known:
        console.print(
            ngettext(
                "{count} photo was there already; nothing was added for it.",
                "{count} photos were there already; nothing was added for them.",
                report.known,
            ).format(count=report.known)
        )
    if report.questions:
        console.print(
            ngettext(
                "{count} question waits: is it the same person, or the back of a card? {command}",
                "{count} questions wait: the same person, or the back of a card? {command}",
                len(report.questions),
            ).format(count=len(report.questions), command=session.command("questions"))
        )
    drafts = library.counts().drafts
    if drafts:
        console.say(
            ngettext(
                "{count} contact lacks a memory note: {note} or {review}",
                "{count} contacts lack a memory note: {note} or {review}",
                drafts,
            ).format(count=drafts, note=session.command("note"), review=session.command("review"))
        )


def _to_json(report: IngestReport, library: Library) -> dict[str, Any]:
    return {
        "files": report.files,
        "added": report.added,
        "known": report.known,
        "cards": report.cards,
        "joined": report.joined,
        "same": report.same,
        "questions": list(report.questions),
        "card_ids": list(report.card_ids),
        "failed": [_failure(error) for error in report.failed],
        "without_note": library.counts().drafts,
    }


def _failure(error: PhotoError) -> dict[str, Any]:
    return {
        "file": str(error.path),
        "page": error.page,
        "kind": error.kind,
        "message": f"{error.what} {error.hint}".strip(),
    }
