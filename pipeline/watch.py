"""A folder in which photos arrive: each is taken in once it is written to its end.

A phone's sync or a scanner writes for a while. A file counts as whole when two looks at it, one
interval apart, show the same size and the same time of change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeAlias

from .errors import UsageError
from .i18n import gettext as _

INTERVAL_SECONDS = 2.0
"""Between two looks, and so the shortest time for which a file has to rest."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file is still being written."""

    size: int
    changed_ns: int


Look: TypeAlias = Callable[[], Mapping[Path, Stamp]]
"""The photos of the folder now."""


class Waiting(Protocol):
    """Waits for the time of the next look; True ends the watch.

    `pending` says that a file may still be being written, so that the next look should be soon.
    """

    def __call__(self, pending: bool, /) -> bool: ...


class SettledFiles:
    """Tells which files came to rest since the last question. A file that changes comes again."""

    def __init__(self) -> None:
        self._seen: dict[Path, Stamp] = {}
        self._taken: dict[Path, Stamp] = {}

    @property
    def pending(self) -> bool:
        """Whether a file was seen that has not come to rest yet."""
        return any(self._taken.get(path) != stamp for path, stamp in self._seen.items())

    def after(self, now: Mapping[Path, Stamp]) -> tuple[Path, ...]:
        """The files that are as they were at the last look and were not taken as they are.

        Empty files are not written yet. What is gone is forgotten.
        """
        rested = tuple(
            path
            for path, stamp in now.items()
            if stamp.size and self._seen.get(path) == stamp and self._taken.get(path) != stamp
        )
        self._seen = dict(now)
        self._taken = {path: stamp for path, stamp in self._taken.items() if path in now}
        self._taken |= {path: now[path] for path in rested}
        return rested


def watch_folder(look: Look, take: Callable[[tuple[Path, ...]], None], wait: Waiting) -> None:
    """Hand each file to `take` once it has come to rest, until `wait` says that it is enough.

    What lies there at the start is taken too: who restarts the watch misses nothing.
    """
    files = SettledFiles()
    while True:
        rested = files.after(look())
        if rested:
            take(rested)
        if wait(files.pending):
            return


def look_into(folder: Path, find_photos: Callable[[list[Path]], list[Path]]) -> Look:
    """A look at the photos under `folder`, as `find_photos` knows them.

    Raises UsageError at once when there is no such folder.
    """
    if not folder.is_dir():
        raise UsageError(
            _("{file}: there is no such folder.").format(file=folder), _("Make it first.")
        )

    def look() -> dict[Path, Stamp]:
        found: dict[Path, Stamp] = {}
        for path in find_photos([folder]):
            try:
                state = path.stat()
            except OSError:
                continue  # gone or renamed in this moment; the next look tells
            if path.is_file():
                found[path] = Stamp(state.st_size, state.st_mtime_ns)
        return found

    return look


class FolderEvents:
    """Wakes a waiting watch when something happens in a folder, where the extra is installed.

    Without watchdog, and on network drives that tell nothing, looking at intervals does it.
    """

    def __init__(self, folder: Path, wake: Callable[[], None]) -> None:
        self._observer = None
        try:
            from watchdog.events import FileSystemEvent, FileSystemEventHandler
            from watchdog.observers import Observer
        except ImportError:
            return

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type in ("created", "modified", "moved", "closed"):
                    wake()

        self._observer = Observer()
        self._observer.schedule(Handler(), str(folder), recursive=True)

    @property
    def available(self) -> bool:
        return self._observer is not None

    def __enter__(self) -> Self:
        if self._observer is not None:
            self._observer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
