"""Entries to CSV, in the profile of the app that is to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from ..errors import UsageError
from ..i18n import gettext as _
from ..model import Entry
from . import csv_atena, csv_google, csv_outlook, csv_plain
from .cells import Guard, Row, write_rows
from .outgoing import Outgoing, prepare_outgoing

CsvProfile: TypeAlias = Literal["plain", "google", "outlook", "outlook-ja", "atena"]
PROFILES: tuple[CsvProfile, ...] = get_args(CsvProfile)

Header: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """How one app wants its file: header and rows for the contacts, guard and encoding."""

    lay_out: Callable[[tuple[Outgoing, ...]], tuple[Header, tuple[Row, ...]]]
    guard: Guard
    encoding: str = "utf-8"


_LAYOUTS: dict[CsvProfile, _Layout] = {
    "google": _Layout(csv_google.lay_out, "import"),
    "outlook": _Layout(csv_outlook.lay_out, "import"),
    "outlook-ja": _Layout(csv_outlook.lay_out_ja, "import", encoding="cp932"),
    "atena": _Layout(csv_atena.lay_out, "import"),
}


def write_csv(
    entries: Iterable[Entry],
    profile: CsvProfile | str = "plain",
    *,
    fields: frozenset[str] | None = None,
    language: str = "en",
) -> bytes:
    """A CSV file of `entries`, in the order given.

    `fields` are names out of `SELECTABLE`. `language` (`ja` or `en`) is that of the header of
    the plain profile; the headers of the others are the app's own. Raises UsageError for an
    unknown profile and ExportError for what an encoding cannot hold.
    """
    cards = tuple(prepare_outgoing(entry, fields) for entry in entries)
    if profile == "plain":
        header, rows = csv_plain.lay_out(cards, fields, language)
        return write_rows(header, rows, "spreadsheet", "utf-8", bom=True)
    layout = next((item for name, item in _LAYOUTS.items() if name == profile), None)
    if layout is None:
        raise UsageError(
            _("There is no CSV profile {name}.").format(name=profile),
            _("Use one of: {names}.").format(names=", ".join(PROFILES)),
        )
    header, rows = layout.lay_out(cards)
    return write_rows(header, rows, layout.guard, layout.encoding)
