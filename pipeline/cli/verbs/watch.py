"""`meishi watch`: photos that arrive in a folder are taken in as they come."""

from __future__ import annotations

import signal
import threading
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from ...i18n import gettext as _
from ...photos import find_photos
from ...watch import INTERVAL_SECONDS, FolderEvents, look_into, watch_folder
from ..known import known_companies
from ..parser import add_reading
from ..reading import make_reader
from ..session import Session
from .ingest import meeting_of, take_in

_BUSY_SECONDS = 20.0  # after a sign of life the folder is looked at closely for so long
_IDLE_SECONDS = 60.0  # otherwise a look now and then finds what no event told of


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("folder", type=Path, metavar=_("FOLDER"), help=_("where the photos arrive"))
    add("--event", metavar=_("NAME"), help=_("where you met: all cards of this run inherit it"))
    add("--date", metavar=_("DATE"), help=_("the day (default: when each photo was taken)"))
    add("--place", metavar=_("PLACE"), help=_("the place"))
    add("--tag", action="append", default=[], metavar=_("TAG"), help=_("a tag; may be repeated"))
    add("--once", action="store_true", help=_("take in what lies there and leave"))
    add(
        "--keep-place", action="store_true", default=None,
        help=_("keep where each photo was taken (otherwise it is not stored)"),
    )  # fmt: skip
    add_reading(parser)


def run(args: Namespace, session: Session) -> int:
    look = look_into(args.folder, find_photos)
    encounter = meeting_of(args, session)
    failed = False
    with session.open_library() as library:
        reader = make_reader(session.settings, known_companies(library))

        def take(paths: tuple[Path, ...]) -> None:
            nonlocal failed
            report = take_in(paths, library, reader, session, encounter, tuple(args.tag))
            failed = failed or bool(report.failed)

        if args.once:
            watch_folder(look, take, _once())
            return 3 if failed else 0
        session.console.say(
            _("Watching {folder}; Ctrl-C ends it. Notes: {command}").format(
                folder=args.folder, command=session.command("note")
            )
        )
        woken, stopped = threading.Event(), threading.Event()

        def stop(*_signal: object) -> None:
            stopped.set()
            woken.set()

        # A service is stopped by SIGTERM, and that is no failure.
        signal.signal(signal.SIGTERM, stop)
        with FolderEvents(args.folder, woken.set) as events:
            watch_folder(look, take, _patient(woken, stopped, events.available))
    return 0


def _once() -> Callable[[], bool]:
    """Two looks, one interval apart: the second takes in what lay still."""
    looks = iter((False, True))

    def wait() -> bool:
        ended = next(looks)
        if not ended:
            time.sleep(INTERVAL_SECONDS)
        return ended

    return wait


def _patient(woken: threading.Event, stopped: threading.Event, told: bool) -> Callable[[], bool]:
    """Looks often while something happens, and rarely while events are told and none comes."""
    busy_until = time.monotonic() + _BUSY_SECONDS

    def wait() -> bool:
        nonlocal busy_until
        if told and time.monotonic() > busy_until and woken.wait(_IDLE_SECONDS):
            busy_until = time.monotonic() + _BUSY_SECONDS
        woken.clear()
        return stopped.wait(INTERVAL_SECONDS)

    return wait
