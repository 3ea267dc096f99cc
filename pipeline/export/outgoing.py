"""What leaves: an entry turned into the plain, cleaned values that every writer lays out.

All writers take the same `Outgoing`, so that an app sees the same name, number and note whether
it reads a vCard, a CSV file or a CardDAV server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ..model import Address, Contact, Encounter, Entry, Field, Note, Phone, PhoneKind
from ..text.kana import to_katakana
from .plain_text import clean_line, clean_text

SELECTABLE: tuple[str, ...] = (
    "name", "reading", "romaji", "company", "department", "title", "qualifications",
    "phones", "emails", "addresses", "urls", "sns", "registration", "note", "met", "tags",
    "picture",
)  # fmt: skip
"""The names that `--fields` takes. The display name and the UID always leave."""

MET_MARK = "― "
"""Begins every line of a note that is not the memory itself. It encodes in cp932."""

NEXT_MARK = "→ "
"""Begins the line with the next step. It encodes in cp932."""

HOME = ("", "JP", "日本", "日本国", "Japan", "JAPAN")
"""The ways in which an address says that it is in Japan."""

JOIN = " / "
"""Between several values where a format has one place."""


@dataclass(frozen=True, slots=True)
class OutgoingPhone:
    """A number: as printed, as E.164 where known, its extension, and the label it goes under."""

    kind: PhoneKind
    printed: str
    e164: str = ""
    extension: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingAddress:
    """An office. `street` holds the whole text where the parts are not known."""

    postal_code: str = ""
    prefecture: str = ""
    city: str = ""
    street: str = ""
    building: str = ""
    country: str = ""
    label: str = ""
    english: bool = False

    @property
    def street_and_building(self) -> str:
        return " ".join(part for part in (self.street, self.building) if part)

    @property
    def country_name(self) -> str:
        """What stands on an envelope; an address without a country is in Japan."""
        return self.country or ("Japan" if self.english else "日本")

    def in_one_line(self) -> str:
        """Prefecture, city, street and building as one text, without postal code."""
        place = self.prefecture + self.city + self.street
        return " ".join(part for part in (place, self.building) if part)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One encounter in plain values: ISO date, event, place, and what was noted then."""

    on: str = ""
    event: str = ""
    place: str = ""
    note: str = ""

    def line(self) -> str:
        """`― 2026-11-20 / event / place`, or nothing when nothing is known."""
        known = [part for part in (self.on, self.event, self.place) if part]
        return MET_MARK + JOIN.join(known) if known else ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One contact as it leaves. Text is cleaned; absent is empty. Readings are katakana."""

    uid: str
    display_name: str
    family: str = ""
    given: str = ""
    family_reading: str = ""
    given_reading: str = ""
    reading_guessed: bool = False
    romaji: str = ""
    company: str = ""
    company_reading: str = ""
    departments: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    company_en: str = ""
    departments_en: tuple[str, ...] = ()
    titles_en: tuple[str, ...] = ()
    registration: str = ""
    phones: tuple[OutgoingPhone, ...] = ()
    emails: tuple[str, ...] = ()
    addresses: tuple[OutgoingAddress, ...] = ()
    urls: tuple[str, ...] = ()
    sns: tuple[tuple[str, str], ...] = ()
    memory: str = ""
    meetings: tuple[Meeting, ...] = ()
    tags: tuple[str, ...] = ()
    updated_at: datetime | None = None
    picture: bytes | None = None

    @property
    def reading(self) -> str:
        """The whole reading, `セイ メイ`."""
        return " ".join(part for part in (self.family_reading, self.given_reading) if part)

    @property
    def family_column(self) -> str:
        """For tables: the family name, else what there is to call a person without a company."""
        return self.family or ("" if self.given or self.company else self.display_name)

    @property
    def latest(self) -> Meeting:
        """The meeting that the memory is of; an empty one when it may not leave."""
        return self.meetings[0] if self.meetings else Meeting()

    @property
    def categories(self) -> tuple[str, ...]:
        """The events, then the tags, each once."""
        return _once([meeting.event for meeting in self.meetings] + list(self.tags))

    def english_line(self) -> str:
        """The second language of a bilingual card, for formats with one place for each field."""
        parts = (self.romaji, *self.titles_en, *self.departments_en, self.company_en)
        known = [part for part in parts if part]
        return JOIN.join(known)

    def met_text(self) -> str:
        """Where and when met, the latest first, with what was noted at earlier meetings."""
        lines: list[str] = []
        for meeting in self.meetings:
            lines.append(meeting.line())
            lines.append(meeting.note)
        return "\n".join(line for line in lines if line)

    def note_text(self, extra: Iterable[str] = ()) -> str:
        """The note as the phone shows it: the memory, then where and when met, then the rest.

        `extra` are lines for which the format has no place of its own.
        """
        english = self.english_line()
        rest = [MET_MARK + english if english else ""]
        rest.append(MET_MARK + JOIN.join(self.qualifications) if self.qualifications else "")
        rest.append(MET_MARK + self.registration if self.registration else "")
        rest.append(MET_MARK + "読みは推定 (reading guessed)" if self.reading_guessed else "")
        rest.extend(MET_MARK + line for line in extra)
        blocks = (self.memory, self.met_text(), "\n".join(line for line in rest if line))
        return "\n\n".join(block for block in blocks if block)


def memory_of(note_text: str) -> str:
    """What people wrote in a note that `Outgoing.note_text` made: the lines without our mark."""
    lines = clean_text(note_text).split("\n")
    kept = [line for line in lines if not line.startswith(MET_MARK.rstrip())]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def prepare_outgoing(entry: Entry, fields: frozenset[str] | None = None) -> Outgoing:
    """`entry` as it leaves. With `fields` (names out of `SELECTABLE`) only those leave."""
    contact = entry.contact
    family, given = _names(contact)
    reading = contact.name_kana or contact.name_kana_guess
    family_reading, given_reading = _split_reading(_value(reading), bool(given))
    whole = Outgoing(
        uid=clean_line(entry.uid),
        display_name=_display_name(contact),
        family=family,
        given=given,
        family_reading=family_reading,
        given_reading=given_reading,
        reading_guessed=contact.name_kana is None and contact.name_kana_guess is not None,
        romaji=_value(contact.name_romaji),
        company=_value(contact.company or contact.company_en),
        company_reading=to_katakana(_value(contact.company_kana)),
        departments=_values(contact.departments or contact.departments_en),
        titles=_values(contact.titles or contact.titles_en),
        qualifications=_values(contact.qualifications),
        company_en=_value(contact.company_en) if contact.company else "",
        departments_en=_values(contact.departments_en) if contact.departments else (),
        titles_en=_values(contact.titles_en) if contact.titles else (),
        registration=_value(contact.registration),
        phones=tuple(_phone(phone) for phone in contact.phones),
        emails=_values(contact.emails),
        addresses=_addresses(contact),
        urls=_values(contact.urls),
        sns=tuple((clean_line(s.service), _value(s.handle)) for s in contact.sns),
        memory=_memory(entry.note),
        meetings=_meetings(entry),
        tags=_once(clean_line(tag) for tag in entry.tags),
        updated_at=entry.updated_at,
        picture=entry.picture,
    )
    return whole if fields is None else _only(whole, fields)


def _only(whole: Outgoing, fields: frozenset[str]) -> Outgoing:
    """`whole` with every field that was not chosen emptied."""
    holds = {
        "name": ("family", "given"),
        "reading": ("family_reading", "given_reading", "reading_guessed"),
        "company": ("company", "company_reading", "company_en"),
        "department": ("departments", "departments_en"),
        "title": ("titles", "titles_en"),
        "note": ("memory",),
        "met": ("meetings",),
    }
    empty = Outgoing(uid=whole.uid, display_name=whole.display_name)
    chosen = [a for name in SELECTABLE if name in fields for a in holds.get(name, (name,))]
    kept = {attribute: getattr(whole, attribute) for attribute in chosen}
    if "note" not in fields and "meetings" in kept:
        kept["meetings"] = tuple(replace(meeting, note="") for meeting in whole.meetings)
    return replace(empty, updated_at=whole.updated_at, **kept)


def _value(field: Field | None) -> str:
    return clean_line(field.value) if field else ""


def _values(fields: Iterable[Field]) -> tuple[str, ...]:
    return tuple(value for value in (_value(field) for field in fields) if value)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _display_name(contact: Contact) -> str:
    """A name is never empty: a vCard without FN is refused by iCloud and by Radicale."""
    split = " ".join(v for v in (_value(contact.name_family), _value(contact.name_given)) if v)
    known = (
        _value(contact.name_full) or split or clean_line(contact.display_name)
        or (clean_line(contact.phones[0].number.value) if contact.phones else "")
    )  # fmt: skip
    return known or "?"


def _names(contact: Contact) -> tuple[str, str]:
    """Family and given name; a name that is not split is all family name."""
    family, given = _value(contact.name_family), _value(contact.name_given)
    if family or given:
        return family, given
    return _value(contact.name_full or contact.name_romaji), ""


def _split_reading(kana: str, split_name: bool) -> tuple[str, str]:
    parts = re.split(r"[ \u3000]+", to_katakana(kana), maxsplit=1)
    if len(parts) == 2 and split_name:
        return parts[0], parts[1]
    return " ".join(parts), ""


def _phone(phone: Phone) -> OutgoingPhone:
    return OutgoingPhone(
        kind=phone.kind,
        printed=clean_line(phone.number.value),
        e164=clean_line(phone.e164 or ""),
        extension=clean_line(phone.extension or ""),
        label=clean_line(phone.label),
    )


def _addresses(contact: Contact) -> tuple[OutgoingAddress, ...]:
    native = [_address(a, english=False) for a in contact.addresses]
    english = [_address(a, english=bool(native)) for a in contact.addresses_en]
    codes = _values(contact.postal_codes)
    if codes and not native and not english:
        return (OutgoingAddress(postal_code=codes[0]),)
    if codes and len(native) == 1 and not native[0].postal_code:
        native = [replace(native[0], postal_code=codes[0])]
    return tuple(native + english)


def _address(address: Address, english: bool) -> OutgoingAddress:
    prefecture, city = clean_line(address.prefecture), clean_line(address.city)
    street = clean_line(address.street)
    split = bool(prefecture or city or street)
    return OutgoingAddress(
        postal_code=_value(address.postal_code),
        prefecture=prefecture,
        city=city,
        street=street if split else _value(address.text),
        building=clean_line(address.building) if split else "",
        country="" if address.country.strip() in HOME else clean_line(address.country),
        label=clean_line(address.label),
        english=english,
    )


def _memory(note: Note) -> str:
    """The memory, and after it what was answered to the prompts and is not in it already."""
    lines = [clean_text(note.memory)]
    for answer in (note.spoke_of, note.impression, note.needs):
        text = clean_text(answer)
        if text and text not in lines[0]:
            lines.append(text)
    step = clean_text(note.next_step)
    if note.next_on or (step and step not in lines[0]):
        when = f"({note.next_on.isoformat()})" if note.next_on else ""
        lines.append(NEXT_MARK + " ".join(part for part in (step, when) if part))
    return "\n".join(lines)


def _meetings(entry: Entry) -> tuple[Meeting, ...]:
    """The meeting of the memory first, then the others, the latest first."""
    others = [e for e in reversed(entry.encounters) if e is not entry.encounter]
    first = replace(_meeting(entry.encounter), note="")
    return (first, *(_meeting(encounter) for encounter in others))


def _meeting(encounter: Encounter) -> Meeting:
    on = encounter.met_on or encounter.event.held_on
    return Meeting(
        on=on.isoformat() if on else "",
        event=clean_line(encounter.event.name),
        place=clean_line(encounter.place or encounter.event.place),
        note=_memory(encounter.note) if encounter.note else "",
    )
