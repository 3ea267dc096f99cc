"""The connection: opening, migrating, transactions, and the clock that is handed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self


def library_path(chosen: Path | None = None) -> Path:
    """Where the library lies: `chosen`, else `MEISHI_LIBRARY`, else the user's data folder."""
    raise NotImplementedError


class Database:
    """An open library file. One instance may be used by several threads, one at a time."""

    def __init__(self, path: Path | None = None, *, now: Callable[[], datetime]) -> None:
        raise NotImplementedError

    @classmethod
    def open(cls, path: Path | None = None, *, now: Callable[[], datetime] | None = None) -> Self:
        """Open the library at `path` (default: `library_path()`), making or migrating it.

        `now` gives aware datetimes and is the clock of the system unless handed in. Raises
        LibraryError when the file cannot be opened, is no library, or is from a newer version.
        """
        raise NotImplementedError

    @property
    def path(self) -> Path:
        """The file of the library."""
        raise NotImplementedError

    @property
    def uploads(self) -> Path:
        """The folder beside the library in which photos without a place of their own are kept."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the library. Closing twice does nothing."""
        raise NotImplementedError

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
        """Write a consistent copy of the whole library to `path`, while others may be writing."""
        raise NotImplementedError

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file (integrity, foreign keys); empty when it is sound."""
        raise NotImplementedError
