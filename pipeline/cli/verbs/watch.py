"""`meishi watch`: photos are taken in as they arrive in a folder."""

from __future__ import annotations

import signal
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from types import FrameType

from ...errors import PhotoError, SettingsError
from ...i18n import gettext as _
from ...i18n import ngettext
from ...ingest import IngestStep, ingest
from ...library import Library
from ...model import Encounter, Event, Photo, PhotoReading
from ...photos import find_photos, open_photos
from ...watch import INTERVAL_SECONDS, FolderEvents, look_into, watch_folder
from ..boundary import describe
from ..known import known_companies
from ..parser import add_reading
from ..reading import Reader, make_reader
from ..session import Session

_LONGEST_SLEEP = 60.0
"""Seconds after which a folder is looked at although nothing was told: drives may be silent."""

_SLICE = 0.25
"""Seconds after which a stop or a waking is noticed."""


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("folder", type=Path, metavar=_("FOLDER"), help=_("where a phone or scanner puts photos"))
    add("--event", metavar=_("NAME"), help=_("where you met, for all cards of this watch"))
    add("--tag", action="append", default=[], metavar=_("TAG"), help=_("a tag; may be repeated"))
    add(
        "--interval", type=float, default=INTERVAL_SECONDS, metavar=_("SECONDS"),
        help=_("between two looks; a file that grows meanwhile is still being written"),
    )  # fmt: skip
    add("--once", action="store_true", help=_("take in what is there and stop"))
    add_reading(parser)


def run(args: Namespace, session: Session) -> int:
    if not args.interval > 0:
        raise SettingsError(_("--interval has to be more than 0."))
    look = look_into(args.folder, lambda folders: find_photos(folders))
    pause = _Pause(args.interval, once=args.once)
    signal.signal(signal.SIGTERM, pause.end)
    with session.open_library() as library, FolderEvents(args.folder, pause.wake) as events:
        pause.told = events.available
        taker = _Taker(args, session, library)
        session.console.say(_("Watching {folder}; Ctrl-C stops.").format(folder=args.folder))
        watch_folder(look, taker.take, pause)
    return 3 if taker.failed and args.once else 0


class _Pause:
    """The time between two looks. systemd ends a service with SIGTERM: the photo in hand is
    finished, then the watch stops. Flags, not locks: a signal may come in the middle of either."""

    def __init__(self, interval: float, *, once: bool) -> None:
        self._interval, self._once = interval, once
        self._ended = self._woken = False
        self.told = False

    def wake(self) -> None:
        self._woken = True

    def end(self, _signal: int, _frame: FrameType | None) -> None:
        self._ended = True

    def __call__(self, pending: bool, /) -> bool:
        if self._ended or (self._once and not pending):
            return True
        if self.told and not pending:
            self._sleep(_LONGEST_SLEEP, wakes=True)
        self._sleep(self._interval, wakes=False)
        return self._ended

    def _sleep(self, seconds: float, *, wakes: bool) -> None:
        end = time.monotonic() + seconds
        while not self._ended and not (wakes and self._woken):
            left = end - time.monotonic()
            if left <= 0:
                break
            time.sleep(min(_SLICE, left))
        if wakes:
            self._woken = False


class _Taker:
    """Takes files in; engines are loaded with the first photo."""

    def __init__(self, args: Namespace, session: Session, library: Library) -> None:
        self._session, self._library = session, library
        self._encounter = Encounter(event=Event(args.event)) if args.event else None
        self._tags = tuple(args.tag)
        self._reader: Reader | None = None
        self._last: int | None = None
        self.failed = 0

    def take(self, paths: tuple[Path, ...]) -> None:
        report = ingest(
            paths,
            self._library,
            lambda path: open_photos(path, self._session.limits()),
            self._read,
            encounter=self._encounter,
            keep_place=self._session.settings.keep_place,
            tags=self._tags,
            progress=self._tell,
            after=self._last,
        )
        self._last = report.last_photo
        self.failed += len(report.failed)

    def _read(self, photo: Photo) -> PhotoReading:
        if self._reader is None:
            known = known_companies(self._library)
            self._reader = make_reader(self._session.settings, known)
        try:
            return self._reader(photo)
        except PhotoError:
            raise
        except Exception as error:  # one photo must not end the watch
            raise PhotoError(
                "unreadable",
                photo.path,
                _("Reading it failed ({reason}).").format(reason=str(error) or repr(error)),
                _("`meishi doctor` says whether the engines are whole."),
                photo.page,
            ) from error

    def _tell(self, step: IngestStep) -> None:
        console = self._session.console
        for error in step.errors:
            console.error(describe(error))
        new = [added for added in step.added if not added.known]
        if not new:
            return
        rows = [self._library.row(card) for added in new for card in added.card_ids]
        names = ", ".join(row.name or "?" for row in rows) or _("no card")
        drafts = self._library.counts().drafts
        waits = ngettext("{count} note is missing", "{count} notes are missing", drafts).format(
            count=drafts
        )
        console.print(f"{self._session.today().isoformat()} {step.path.name}: {names} ({waits})")
        console.out.flush()
