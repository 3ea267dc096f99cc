"""The connection: opening, migrating, transactions, and the clock that is handed in."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from platformdirs import user_data_path

from ..errors import LibraryError
from ..i18n import gettext as _
from .schema import APPLICATION_ID, MIGRATIONS

BUSY_SECONDS = 30.0
"""How long one process waits for another that is writing."""


def library_path(chosen: Path | None = None) -> Path:
    """Where the library lies: `chosen`, else `MEISHI_LIBRARY`, else the user's data folder."""
    if chosen is not None:
        return chosen.expanduser()
    named = os.environ.get("MEISHI_LIBRARY")
    return Path(named).expanduser() if named else user_data_path("meishi") / "library.sqlite3"


def system_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


class Database:
    """An open library file. One instance may be used by several threads, one at a time."""

    def __init__(self, path: Path, *, now: Callable[[], datetime] = system_clock) -> None:
        self._path = path
        self._now = now
        self._lock = threading.RLock()
        self._depth = 0
        self._only_reading = False
        with _telling(path):
            self._connection = _connect(path)
            try:
                _prepare(self._connection, path)
            except BaseException:
                self._connection.close()
                raise

    @classmethod
    def open(cls, path: Path | None = None, *, now: Callable[[], datetime] | None = None) -> Self:
        """Open the library at `path` (default: `library_path()`), making or migrating it.

        `now` gives aware datetimes and is the clock of the system unless handed in. Raises
        LibraryError when the file cannot be opened, is no library, or is from a newer version.
        """
        return cls(library_path(path), now=now or system_clock)

    @property
    def path(self) -> Path:
        """The file of the library."""
        return self._path

    @property
    def uploads(self) -> Path:
        """The folder beside the library in which photos without a place of their own are kept."""
        return self._path.with_name(f"{self._path.stem}-photos")

    def close(self) -> None:
        """Close the library. Closing twice does nothing."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def copy_to(self, path: Path) -> None:
        """Write a consistent copy of the whole library to `path`, while others may be writing.

        Raises LibraryError where `path` exists or cannot be written.
        """
        if path.exists():
            raise LibraryError(
                _("{path} is there already.").format(path=path), _("Choose another name.")
            )
        with self._lock, _telling(path):
            _copy(self._connection, path)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file (integrity, foreign keys); empty when it is sound."""
        found = [str(row[0]) for row in self._all("PRAGMA integrity_check")]
        wrong = [line for line in found if line != "ok"]
        for row in self._all("PRAGMA foreign_key_check"):
            wrong.append(f"{row[0]} {row[1]} refers to a {row[2]} that is missing")
        return tuple(wrong)

    # What the modules of this room build on:

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that holds the write lock from its start; nested ones join the outer."""
        with self._lock, _telling(self._path):
            assert not self._only_reading, "a change inside a reading transaction would be lost"
            if self._depth:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise
            finally:
                self._depth -= 1

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """A transaction in which every query sees the same state."""
        with self._lock, _telling(self._path):
            if self._depth:
                yield
                return
            self._connection.execute("BEGIN")
            self._depth += 1
            self._only_reading = True
            try:
                yield
            finally:
                self._depth -= 1
                self._only_reading = False
                self._connection.rollback()

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with self._lock, _telling(self._path):
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        found = self._all(sql, values)
        return found[0] if found else None

    def _value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        found = self._one(sql, values)
        return found[0] if found else None

    def _run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change something inside `_writing`; the number of the row that was inserted."""
        return self._connection.execute(sql, values).lastrowid or 0

    def _stamp(self) -> str:
        """The time now as it is stored: ISO 8601 in UTC with microseconds, so that it sorts."""
        return self._now().astimezone(UTC).isoformat(timespec="microseconds")


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """What SQLite and the file system complain about, as LibraryError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(f"{path}: {error}.", _advice(error)) from error


def _advice(error: Exception) -> str:
    words = str(error).lower()
    if "locked" in words or "busy" in words:
        return _("Another meishi is writing; try again when it is done.")
    if "disk" in words or "full" in words:
        return _("Check that there is space left on the disk, then try again.")
    if "not a database" in words or "malformed" in words:
        return _("Choose another file with --library, or restore a backup.")
    if "closed" in words:
        return _("Open the library again.")
    return _("Check the path and its permissions, or choose another file with --library.")


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        # People's names and numbers are nobody else's to read.
        path.touch(mode=0o600)
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # What was typed is to outlast a power cut, not only a crash.
    connection.execute("PRAGMA synchronous = FULL")
    _refuse_strangers(connection, path)
    _use_wal(connection)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(MIGRATIONS):
        return
    if version:
        _keep_former(connection, path, version)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have migrated while this one waited for the lock.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for script in MIGRATIONS[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    filled = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if filled and owner != APPLICATION_ID:
        raise LibraryError(
            _("{path} is a database of another program.").format(path=path),
            _("Choose another file with --library."),
        )
    if version > len(MIGRATIONS):
        raise LibraryError(
            _("{path} was made by a newer meishi (version {version} of the library).").format(
                path=path, version=version
            ),
            _("Install the newer meishi."),
        )


def _use_wal(connection: sqlite3.Connection) -> None:
    # Switching does not wait for the lock as other statements do (sqlite.org/wal.html, 2.3).
    for attempt in range(100):
        try:
            if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal":
                return
        except sqlite3.OperationalError:
            if attempt == 99:
                raise
        time.sleep(0.05)


def _keep_former(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """A copy of the library as it was before migrating, made once."""
    former = path.with_name(f"{path.name}.v{version}.bak")
    if not former.exists():
        _copy(connection, former)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    """The whole database, through a neighbouring file, so that `path` is whole or absent."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(partial)) as target:
            connection.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
