"""Everything as readable JSON, drafts included. Its shape is published in docs/contact.schema.json.

This is the way out of meishi itself, so nothing is left out: printed texts, confidence,
alternatives and lines that were not understood are there too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..errors import ExportError
from ..i18n import gettext as _
from ..model import Contact, Draft, Encounter, Entry, from_plain, to_plain

FORMAT = "meishi-contacts"
FORMAT_VERSION = 1


def write_json(entries: Iterable[Entry], drafts: Iterable[Draft] = ()) -> bytes:
    """One JSON document (UTF-8) of all `entries`, then all `drafts`. No picture is in it."""
    document = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "contacts": [
            *(_plain(e.uid, "finished", e.contact, e.encounters, e) for e in entries),
            *(_plain(d.uid, "draft", d.contact, (d.encounter,), d) for d in drafts),
        ],
    }
    # A lone surrogate is no text in UTF-8; its escape is the JSON escape for it.
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def read_json(data: bytes) -> tuple[tuple[Entry, ...], tuple[Draft, ...]]:
    """The entries and drafts that `write_json` wrote. Raises ExportError when it is not that."""
    try:
        document = json.loads(data)
        if document["format"] != FORMAT or document["version"] > FORMAT_VERSION:
            raise ValueError("another format or version")
        entries: list[Entry] = []
        drafts: list[Draft] = []
        for item in document["contacts"]:
            if item["state"] == "finished":
                entries.append(from_plain(Entry, item))
            else:
                plain = {**item, "encounter": item["encounters"][0]}
                drafts.append(from_plain(Draft, plain))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ExportError(
            _("This is no JSON export of meishi ({reason}).").format(reason=error),
            _("Its shape is described in docs/contact.schema.json."),
        ) from error
    return tuple(entries), tuple(drafts)


def _plain(
    uid: str,
    state: str,
    contact: Contact,
    encounters: tuple[Encounter, ...],
    stored: Entry | Draft,
) -> dict[str, Any]:
    return {
        "uid": uid,
        "state": state,
        "contact": to_plain(contact),
        "encounters": [to_plain(encounter) for encounter in encounters],
        "tags": list(stored.tags),
        "updated_at": stored.updated_at.isoformat() if stored.updated_at else None,
    }
