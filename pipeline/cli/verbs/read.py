"""`meishi read`: photos to JSON lines (or to words), without a library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from ...contract import error_to_json, photo_to_json
from ...errors import EngineError, PhotoError
from ...i18n import gettext as _
from ...model import Photo, PhotoReading
from ...photos import survey_photos, take_in_photos
from ..boundary import describe
from ..card_text import card_lines
from ..parser import add_reading
from ..reading import Reader, make_reader
from ..session import Session

Failure: TypeAlias = PhotoError | EngineError


def configure(parser: ArgumentParser) -> None:
    parser.add_argument(
        "photos", nargs="+", type=Path, metavar=_("PHOTO"), help=_("photos, PDFs or folders")
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help=_("one JSON object a line for each photo or page, as soon as it is read"),
    )
    add_reading(parser)


def run(args: Namespace, session: Session) -> int:
    console = session.console
    survey = survey_photos(args.photos)
    if not survey.photos:
        raise PhotoError(
            "not-found", args.photos[0], _("There are no photos in it."), _("Check the path.")
        )
    reader = make_reader(session.settings)
    failed: list[tuple[Path, Failure]] = []
    bar = console.progress(len(survey.photos))
    for path in survey.photos:
        bar.draw(path.name)
        for page, result in read_pages(take_in_photos(path, session.limits()), reader, path):
            if isinstance(result, PhotoReading):
                _show(result, args.json, session)
            else:
                failed.append((path, result))
                if args.json:
                    console.print_json(failure_to_json(path, page, result))
                console.error(_named(path, result))
        bar.step(path.name)
    if len(failed) > 1 and len(survey.photos) > 10:
        console.error(_("Not read:"))
        for path, result in failed:
            console.error("  " + _named(path, result))
    return _exit_code([failure for _path, failure in failed])


def read_pages(
    pages: Iterable[Photo | PhotoError], reader: Reader, path: Path
) -> Iterator[tuple[int, PhotoReading | Failure]]:
    """Each page of `path` with what it gave: its reading or why there is none.

    A fault of meishi on one photo is that photo's failure: the others are read.
    """
    for page in pages:
        if isinstance(page, PhotoError):
            yield page.page, page
            continue
        try:
            yield page.page, reader(page)
        except (PhotoError, EngineError) as error:
            yield page.page, error
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            yield (
                page.page,
                EngineError(
                    reader.engine.name,
                    _("{file}: reading failed ({reason}).").format(file=path, reason=reason),
                    _("Please report it with the photo, if you may show it."),
                ),
            )


def failure_to_json(path: Path, page: int, error: Failure) -> dict[str, Any]:
    """The contract's object for a photo that gave no reading."""
    if isinstance(error, PhotoError):
        return error_to_json(error)
    return {
        "file": str(path),
        "page": page,
        "error": {"kind": "engine-failed", "message": describe(error)},
        "seconds": {},
        "cards": [],
    }


def _show(reading: PhotoReading, as_json: bool, session: Session) -> None:
    if as_json:
        session.console.print_json(photo_to_json(reading))
        return
    for number, card in enumerate(reading.cards, 1):
        place = f"{reading.photo.path}"
        if reading.photo.pages > 1:
            place += " " + _("page {page}").format(page=reading.photo.page)
        if len(reading.cards) > 1:
            place += " " + _("card {number}").format(number=number)
        session.console.print(session.console.paint("1", place))
        for line in card_lines(card.contact):
            session.console.print("  " + line)
    session.console.out.flush()


def _named(path: Path, error: Failure) -> str:
    text = describe(error)
    return text if text.startswith(str(path)) else f"{path}: {text}"


def _exit_code(failures: list[Failure]) -> int:
    """An engine that fails matters more than photos that do."""
    return max((failure.exit_code for failure in failures), default=0)
