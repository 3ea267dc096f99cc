"""Entries to vCard: 3.0, and 4.0 on request (RFC 2426, RFC 6350).

3.0 is what Google and iCloud write themselves; parsers in use damage the photos of 4.0. UTF-8,
CRLF, no byte order mark. The same entries always give the same bytes.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from typing import Literal, TypeAlias
from urllib.parse import quote

from ..errors import ExportError
from ..model import Entry, PhoneKind
from .content_line import ContentLine, escape_text, write_line
from .outgoing import JOIN, Outgoing, OutgoingAddress, OutgoingPhone, prepare_outgoing
from .phone_forms import dial_form
from .picture import fit_picture
from .plain_text import clean_line
from .social import profile_url

VCardVersion: TypeAlias = Literal["3.0", "4.0"]

PRODUCT = "-//meishi//meishi//EN"

_PHONE_TYPES: dict[PhoneKind, tuple[str, ...]] = {
    "tel": ("WORK", "VOICE"),
    "fax": ("WORK", "FAX"),
    "mobile": ("CELL",),
    "direct": ("WORK", "VOICE"),
    "main": ("WORK", "VOICE"),
    "tollfree": ("WORK", "VOICE"),
}
PHONE_LABELS: dict[PhoneKind, str] = {
    "direct": "直通",
    "main": "代表",
    "tollfree": "フリーダイヤル",
}
"""Labels for the kinds that TYPE cannot say; the words are those printed on Japanese cards."""

_UNSAFE_IN_URI = re.compile(r"""[\s\\"<>^`{|},]""")

_COUNTRY_CODE = re.compile("[A-Z]{2}")


def write_vcards(
    entries: Iterable[Entry],
    *,
    version: VCardVersion = "3.0",
    fields: frozenset[str] | None = None,
    pictures: bool = False,
) -> bytes:
    """One file with a card for each entry, in the order given. `fields`: see `SELECTABLE`."""
    return b"".join(
        write_vcard(entry, version=version, fields=fields, pictures=pictures) for entry in entries
    )


def write_vcard(
    entry: Entry,
    *,
    version: VCardVersion = "3.0",
    fields: frozenset[str] | None = None,
    pictures: bool = False,
) -> bytes:
    """One card, as `write_vcards` writes it. Raises ExportError, naming it, for its picture."""
    card = prepare_outgoing(entry, fields)
    try:
        lines = tuple(card_lines(card, version, pictures))
    except ExportError as error:
        raise ExportError(f"{card.display_name}: {error.what}", error.hint) from error
    return "".join(write_line(line) for line in lines).encode()


def write_vcard_files(
    entries: Iterable[Entry],
    *,
    version: VCardVersion = "3.0",
    fields: frozenset[str] | None = None,
    pictures: bool = False,
) -> tuple[tuple[str, bytes], ...]:
    """One file a card: `(file name, bytes)`. Names are safe and differ on every file system."""
    return tuple(
        (
            card_file_name(entry),
            write_vcard(entry, version=version, fields=fields, pictures=pictures),
        )
        for entry in entries
    )


def card_file_name(entry: Entry) -> str:
    """`姓名-1a2b3c4d….vcf`: readable by the name, unique and stable by the UID."""
    name = re.sub(r'[\\/:*?"<>|\s.]+', "_", prepare_outgoing(entry).display_name)
    identity = re.sub(r"[^0-9A-Za-z-]", "", entry.uid.removeprefix("urn:uuid:"))
    shortened = name.encode()[:120].decode(errors="ignore").strip("_")
    return f"{shortened}-{identity}.vcf" if shortened else f"{identity}.vcf"


def card_lines(card: Outgoing, version: VCardVersion, pictures: bool) -> Iterator[ContentLine]:
    """The content lines of one card, in the order in which they are written."""
    modern = version == "4.0"
    yield ContentLine("BEGIN", "VCARD")
    yield ContentLine("VERSION", version)
    yield ContentLine("PRODID", PRODUCT)
    yield ContentLine("UID", card.uid if modern else escape_text(card.uid))
    yield from _name_lines(card, modern)
    yield from _organisation_lines(card)
    labelled = _Groups()
    for phone in card.phones:
        yield from _phone_lines(phone, labelled, modern)
    for email in card.emails:
        types = ("WORK",) if modern else ("INTERNET", "WORK")
        yield ContentLine("EMAIL", escape_text(email), _types(types))
    for address in card.addresses:
        yield from _address_lines(address, labelled)
    for url in card.urls:
        yield ContentLine("URL", uri_value(url))
    for service, handle in card.sns:
        params = tuple(p for p in (("TYPE", service.lower()), ("X-USER", handle)) if p[1])
        yield ContentLine("X-SOCIALPROFILE", uri_value(profile_url(service, handle)), params)
    note = card.note_text()
    if note:
        yield ContentLine("NOTE", escape_text(note))
    if card.categories:
        yield ContentLine("CATEGORIES", ",".join(escape_text(c) for c in card.categories))
    if pictures and card.picture:
        yield _photo_line(card.picture, modern)
    if card.updated_at:
        moment = card.updated_at.astimezone(UTC)
        yield ContentLine("REV", moment.strftime("%Y%m%dT%H%M%SZ"))
    yield ContentLine("END", "VCARD")


def uri_value(uri: str) -> str:
    """A URI as a value: not escaped (parsers keep the backslashes), unsafe characters encoded.

    A comma is encoded too: RFC 2426 has no list there, but vobject, and with it the server
    Radicale, reads one and throws away what follows.
    """
    return _UNSAFE_IN_URI.sub(lambda found: quote(found[0], safe=""), clean_line(uri))


class _Groups:
    """Counts `item1`, `item2`, …, which tie a label to its property."""

    def __init__(self) -> None:
        self._used = 0

    def next(self) -> str:
        self._used += 1
        return f"item{self._used}"


def _name_lines(card: Outgoing, modern: bool) -> Iterator[ContentLine]:
    parts = (card.family, card.given, "", "", "")
    sort = tuple(part for part in (card.family_reading, card.given_reading) if part)
    yield ContentLine("FN", escape_text(card.display_name))
    params = (("SORT-AS", ",".join(sort)),) if modern and sort else ()
    yield ContentLine("N", ";".join(escape_text(part) for part in parts), params)
    if card.family_reading:
        yield ContentLine("X-PHONETIC-LAST-NAME", escape_text(card.family_reading))
    if card.given_reading:
        yield ContentLine("X-PHONETIC-FIRST-NAME", escape_text(card.given_reading))
    if card.reading and not modern:
        yield ContentLine("SORT-STRING", escape_text(card.reading))


def _organisation_lines(card: Outgoing) -> Iterator[ContentLine]:
    if card.company or card.departments:
        parts = (card.company, *card.departments)
        yield ContentLine("ORG", ";".join(escape_text(part) for part in parts))
    if card.company_reading:
        yield ContentLine("X-PHONETIC-ORG", escape_text(card.company_reading))
    if card.titles:
        # Phones show one title; a second TITLE would be dropped.
        yield ContentLine("TITLE", escape_text(JOIN.join(card.titles)))


def phone_label(phone: OutgoingPhone) -> str:
    """The label of a number: what TYPE cannot say, what was printed, and the extension."""
    label = PHONE_LABELS.get(phone.kind, "")
    if phone.label and phone.kind in ("direct", "main", "tollfree"):
        label = label if label in phone.label else f"{label} {phone.label}"
    elif phone.label and phone.extension:
        label = phone.label
    extension = f"内線{phone.extension}" if phone.extension else ""
    return " ".join(part for part in (label, extension) if part)


def _phone_lines(phone: OutgoingPhone, labelled: _Groups, modern: bool) -> Iterator[ContentLine]:
    label = phone_label(phone)
    group = labelled.next() if label else ""
    number, types = dial_form(phone), _types(_PHONE_TYPES[phone.kind])
    if modern and phone.e164 and number.startswith("+"):
        yield ContentLine("TEL", uri_value(f"tel:{number}"), (("VALUE", "uri"), *types), group)
    else:
        yield ContentLine("TEL", escape_text(number), types, group)
    if label:
        yield ContentLine("X-ABLabel", escape_text(label), group=group)


def _address_lines(address: OutgoingAddress, labelled: _Groups) -> Iterator[ContentLine]:
    # RFC 6350 6.3.1: the post office box and the extended address are left empty.
    parts = (
        "", "", address.street_and_building, address.city, address.prefecture,
        address.postal_code, address.country_name,
    )  # fmt: skip
    group = labelled.next()
    value = ";".join(escape_text(part) for part in parts)
    yield ContentLine("ADR", value, _types(("WORK",)), group)
    # Apple lays out the address by this code; meishi writes foreign countries as ISO 3166 codes.
    code = address.country or "JP"
    if _COUNTRY_CODE.fullmatch(code):
        yield ContentLine("X-ABADR", code.lower(), group=group)
    label = address.label or ("English" if address.english else "")
    if label:
        yield ContentLine("X-ABLabel", escape_text(label), group=group)


def _photo_line(picture: bytes, modern: bool) -> ContentLine:
    encoded = base64.b64encode(fit_picture(picture)).decode()
    if modern:
        return ContentLine("PHOTO", f"data:image/jpeg;base64,{encoded}")
    return ContentLine("PHOTO", encoded, (("ENCODING", "b"), ("TYPE", "JPEG")))


def _types(types: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("TYPE", name) for name in types)
