"""The values that the readers of other programs' files give."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..model import Contact
from .vcard_read import ReadCard


@dataclass(frozen=True, slots=True)
class ForeignContact:
    """One contact of a file. `source_key` is stable, so that importing again adds nothing.

    `uid` is the card's own, where it has one. `note` is text for the memory note to begin with.
    `card` is the vCard that it was read from.
    """

    source_key: str
    contact: Contact
    uid: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    met_on: date | None = None
    event: str = ""
    place: str = ""
    card: ReadCard | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a file held. `kind` is a stable name (`vcard`, `google`, `eight`, …); `problems` are
    rows or cards that were passed over, with the reason."""

    kind: str
    contacts: tuple[ForeignContact, ...]
    problems: tuple[str, ...] = ()
