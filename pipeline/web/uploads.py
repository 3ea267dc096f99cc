"""Photos brought in from the page: received piece by piece, then read one after the other."""

from __future__ import annotations

import queue
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from ..errors import MeishiError
from ..i18n import current_language, ngettext, using_language
from ..i18n import gettext as _
from ..library import Library
from ..model import Encounter, Event
from .desk import Desk
from .pages import answer, day_of, house_of, render

if TYPE_CHECKING:
    from ..ingest import IngestReport

JobState: TypeAlias = Literal["waiting", "reading", "done", "failed"]

WAITING_LIMIT = 1000
"""Photos that may wait to be read."""


@dataclass(frozen=True, slots=True)
class Job:
    """One photo on its way in. `name` is what the person called it, for showing only."""

    number: int
    name: str
    language: str = "en"
    state: JobState = "waiting"
    report: IngestReport | None = None
    error: MeishiError | None = None


@dataclass(slots=True)
class Intake:
    """The photos that wait, and the one thread that reads them."""

    desk: Desk
    limit: int
    open_library: Callable[[], Library]
    _jobs: dict[int, Job] = field(default_factory=dict)
    _waiting: queue.SimpleQueue[tuple[int, Path, Encounter] | None] = field(
        default_factory=queue.SimpleQueue
    )
    _thread: threading.Thread | None = None
    _last_photo: int | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, path: Path, encounter: Encounter) -> Job:
        """Put a photo in the line and start the reading where it rests."""
        with self._lock:
            job = Job(len(self._jobs) + 1, name, current_language())
            self._jobs[job.number] = job
            self._waiting.put((job.number, path, encounter))
            if self._thread is None:
                self._thread = threading.Thread(target=self._read_all, daemon=True)
                self._thread.start()
        return job

    def refuse(self, name: str, error: MeishiError) -> Job:
        """Name a photo that did not even arrive."""
        with self._lock:
            job = Job(len(self._jobs) + 1, name, state="failed", error=error)
            self._jobs[job.number] = job
        return job

    @property
    def full(self) -> bool:
        return self._waiting.qsize() >= WAITING_LIMIT

    def jobs(self, after: int = 0) -> tuple[Job, ...]:
        with self._lock:
            return tuple(job for job in self._jobs.values() if job.number > after)

    def close(self) -> None:
        """Let the photo in hand be finished, and stop."""
        thread = self._thread
        if thread is not None:
            self._waiting.put(None)
            thread.join(timeout=30)

    def _read_all(self) -> None:
        # a connection of its own: reading takes seconds, and the page goes on meanwhile
        with self.open_library() as library:
            while (taken := self._waiting.get()) is not None:
                number, path, met = taken
                with using_language(self._jobs[number].language):
                    self._read_one(library, number, path, met)

    def _read_one(self, library: Library, number: int, path: Path, met: Encounter) -> None:
        from ..ingest import ingest  # brings all of the parsing, which the start has no time for

        self._put(number, state="reading")
        try:
            reader = self.desk.reader
            report = ingest(
                [path],
                library,
                reader.open_photos,
                reader.read_photo,
                encounter=met,
                after=self._last_photo,  # it may show the front of this one's card
            )
            self._last_photo = report.last_photo
        except MeishiError as error:
            self._put(number, state="failed", error=error)
        except Exception as error:
            self._put(number, state="failed", error=MeishiError(f"{type(error).__name__}: {error}"))
        else:
            failed = report.failed[0] if report.failed else None
            if failed is not None and not (report.added or report.known):
                # named here under the name that the person knows; nothing of it is kept
                library.forget_failure(path)
                path.unlink(missing_ok=True)
            self._put(number, state="failed" if failed else "done", report=report, error=failed)
            self.desk.forget_queues()

    def _put(self, number: int, **changes: object) -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], **changes)  # type: ignore[arg-type]


def show_uploads(request: Request) -> Response:
    """Drop files here; and what became of those dropped before."""
    desk = house_of(request).desk
    met = desk.usual_encounter()
    with desk.work() as library:
        events = library.events()
    return render(
        request,
        "photos.html",
        room="photos",
        met=met,
        events=events,
        limit=intake_of(request).limit,
        today=desk.today(),
    )


def show_jobs(request: Request) -> Response:
    """Where each photo stands, in words."""
    jobs = intake_of(request).jobs()
    return answer(
        jobs=[
            {
                "number": job.number,
                "name": job.name,
                "state": job.state,
                "words": say_job(job),
                "cards": list(job.report.card_ids) if job.report else [],
            }
            for job in jobs[-500:]
        ],
        busy=any(job.state in ("waiting", "reading") for job in jobs),
    )


def say_job(job: Job) -> str:
    """What became of a photo."""
    if job.state == "waiting":
        return _("Waiting")
    if job.state == "reading":
        return _("Reading…")
    if job.error is not None:
        return " ".join(part for part in (job.error.what, job.error.hint) if part)
    if job.report is not None and job.report.known and not job.report.added:
        return _("Was here already; nothing added.")
    count = len(job.report.card_ids) if job.report else 0
    return ngettext("{n} card", "{n} cards", count).format(n=count)


async def take_upload(request: Request) -> Response:
    """One photo as the body of the request; refused as soon as it is known to be too large."""
    intake = intake_of(request)
    name = shown_name(request.headers.get("x-file-name", ""))
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > intake.limit:
        return _too_large(intake, name)
    if intake.full:
        return answer(503, error="full", message=_("Many photos are waiting; try again later."))
    folder = Path(tempfile.mkdtemp(prefix="meishi-"))
    arrived = folder / "photo"
    size = 0
    try:
        with arrived.open("wb") as file:
            async for part in request.stream():
                size += len(part)
                if size > intake.limit:
                    return _too_large(intake, name)
                file.write(part)
        kept = await run_in_threadpool(_keep, intake.desk, name, arrived)
    except ClientDisconnect:
        return answer(400, error="gone")
    finally:
        arrived.unlink(missing_ok=True)
        folder.rmdir()
    job = intake.add(name, kept, _met(request))
    return answer(number=job.number, name=job.name, state=job.state, words=say_job(job))


def _keep(desk: Desk, name: str, arrived: Path) -> Path:
    with desk.work() as library:
        return library.keep_upload(name, arrived.read_bytes())


def _too_large(intake: Intake, name: str) -> Response:
    # the rest of the body is not read: the connection ends with this answer
    megabytes = intake.limit // 1_000_000
    message = _("{name} is larger than {n} MB and was not taken in.").format(name=name, n=megabytes)
    intake.refuse(name, MeishiError(message))
    found = answer(413, error="too-large", message=message)
    found.headers["connection"] = "close"
    return found


def _met(request: Request) -> Encounter:
    told = {key: unquote(value) for key, value in request.query_params.items()}
    day = day_of(told, "date")
    place = told.get("place", "").strip()[:200]
    return Encounter(Event(told.get("event", "").strip()[:200], day, place), day, place)


def shown_name(header: str) -> str:
    """A file's name as a person may see it: no folders, no control characters, no end."""
    name = unquote(header, errors="replace")
    name = PureWindowsPath(PurePosixPath(name).name).name
    name = "".join(c if c.isprintable() else " " for c in name).strip()
    return name[-120:] or "photo"


def intake_of(request: Request) -> Intake:
    intake = request.app.state.intake
    assert isinstance(intake, Intake)
    return intake
