"""A contact of another program, on its way in."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from ..errors import ExportError
from ..i18n import gettext as _
from ..model import Contact
from .csv_read import read_csv
from .foreign_contact import ForeignContact, ForeignFile
from .outgoing import JOIN, MET_MARK, memory_of
from .vcard_read import ReadCard, read_vcards

__all__ = ["ForeignContact", "ForeignFile", "read_foreign"]

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_MET_LINE = re.compile(rf"^{MET_MARK}(\d{{4}}-\d\d-\d\d)(?:{JOIN}(.+?))?(?:{JOIN}(.+?))?$", re.M)


def read_foreign(data: bytes, name: str = "") -> ForeignFile:
    """The contacts of a vCard or CSV file, whichever it is. Raises ExportError with the reason.

    `name` is the file's, for messages.
    """
    where = f"{name}: " if name else ""
    if not data.strip():
        raise ExportError(where + _("The file is empty."), _("Export it again from the other app."))
    try:
        if _BEGIN.match(_ascii_view(data)):
            return _from_vcards(read_vcards(data))
        return read_csv(data)
    except ExportError as error:
        raise ExportError(where + error.what, error.hint) from error


def _ascii_view(data: bytes) -> bytes:
    """The first bytes without a mark and without the NULs of UTF-16."""
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")


def _from_vcards(cards: tuple[ReadCard, ...]) -> ForeignFile:
    found: list[ForeignContact] = []
    problems: list[str] = []
    for number, card in enumerate(cards, 1):
        if card.contact == Contact():
            problems.append(_("Card {number}: nothing in it tells a person.").format(number=number))
            continue
        found.append(_from_card(card))
    return ForeignFile("vcard", tuple(found), tuple(problems))


def _from_card(card: ReadCard) -> ForeignContact:
    """Our own notes say where and when met; other notes are taken as they are."""
    ours = MET_MARK in card.note
    met = _MET_LINE.search(card.note) if ours else None
    return ForeignContact(
        source_key=f"vcard:{card.uid}" if card.uid else f"vcard:{_digest(card)}",
        contact=card.contact,
        uid=card.uid,
        note=memory_of(card.note) if ours else card.note,
        tags=tuple(c for c in card.categories if not (met and c == met[2])),
        met_on=date.fromisoformat(met[1]) if met else None,
        event=(met[2] or "") if met else "",
        place=(met[3] or "") if met else "",
        card=card,
    )


def _digest(card: ReadCard) -> str:
    text = "\n".join(f"{line.name}:{line.value}" for line in card.lines)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
