"""What one line gave away at once: numbers and addresses of the net, with their places."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Check, PhoneKind


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A telephone number in a line; `start` and `end` include its labels."""

    start: int
    end: int
    printed: str
    e164: str | None
    kind: PhoneKind
    labelled: bool
    extension: str | None
    checks: tuple[Check, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class FoundText:
    """An e-mail address, a URL or a handle in a line; `start` and `end` include its label."""

    start: int
    end: int
    value: str
    printed: str
    checks: tuple[Check, ...] = ()
    service: str = ""
