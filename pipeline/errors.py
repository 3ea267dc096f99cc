"""The exception tree, with exit codes.

    MeishiError                 1   anything that meishi itself reports
    ├── UsageError              2   the command cannot be carried out as it was given
    │   └── SettingsError       2   a setting is wrong
    ├── PhotoError              3   a photo cannot be taken in (path, page, kind)
    ├── EngineError             4   an engine is missing or failed
    ├── LibraryError            5   the library cannot be opened, read or written
    ├── NoteRefused             6   a memory note says nothing about this person (reason, hint)
    ├── HeldBack                7   contacts without a memory note were held back
    ├── ExportError             8   a contact cannot be written in the format asked for
    └── ServerError             9   a CardDAV server refused, failed or cannot be trusted

A message says what was wrong, with which file, and what to do next. Exceptions become messages
in `cli` alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Literal, TypeAlias

PhotoErrorKind: TypeAlias = Literal[
    "not-found",
    "no-permission",
    "empty",
    "not-an-image",
    "damaged",
    "encrypted",
    "too-large",
    "needs-extra",
    "unreadable",
]


class MeishiError(Exception):
    """The root. `what` says what was wrong; `hint` says what to do next."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".strip()


class UsageError(MeishiError):
    exit_code = 2


class SettingsError(UsageError):
    """A setting holds what it may not. `source` is the file, variable or flag."""

    def __init__(self, what: str, hint: str = "", source: str = "") -> None:
        super().__init__(what, hint)
        self.source = source


class PhotoError(MeishiError):
    """One photo (one page of it) cannot be taken in; others are not concerned."""

    exit_code = 3

    def __init__(
        self, kind: PhotoErrorKind, path: Path, what: str, hint: str = "", page: int = 1
    ) -> None:
        super().__init__(what, hint)
        self.kind: PhotoErrorKind = kind
        self.path = path
        self.page = page

    def __str__(self) -> str:
        return f"{self.path}: {super().__str__()}"


class EngineError(MeishiError):
    exit_code = 4

    def __init__(self, engine: str, what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.engine = engine


class LibraryError(MeishiError):
    exit_code = 5


class NoteRefused(MeishiError):
    """A memory note was not accepted. `reason` is a stable name (`empty`, `placeholder`, …)."""

    exit_code = 6

    def __init__(self, reason: str, what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.reason = reason


class HeldBack(MeishiError):
    """Some contacts did not leave, since they lack a memory note. `names` says whose."""

    exit_code = 7

    def __init__(self, names: tuple[str, ...], what: str, hint: str = "") -> None:
        super().__init__(what, hint)
        self.names = names


class ExportError(MeishiError):
    exit_code = 8


class ServerError(MeishiError):
    exit_code = 9
