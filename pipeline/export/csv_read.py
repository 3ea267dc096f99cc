"""CSV of Google, Outlook, Eight, Sansan, 宛名職人 and our own to contacts."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..errors import ExportError
from ..i18n import gettext as _
from ..model import Address, Contact, Field, Phone, PhoneKind, SocialHandle
from ..text.kana import is_kana, to_hiragana
from .cells import unguard_text
from .csv_columns import kind_of, role_of
from .foreign_contact import ForeignContact, ForeignFile
from .outgoing import HOME, memory_of
from .phone_forms import e164_of, extension_in, printed_form
from .plain_text import clean_line, clean_text
from .vcard_read import decode_text

_HEADER_WITHIN = 30
_LISTS = re.compile(r"\s*(?: ::: | / |;|\n)\s*")
_PHONE_ROLES: tuple[PhoneKind, ...] = ("tel", "main", "direct", "tollfree", "fax", "mobile")
_GOOGLE_KINDS: tuple[tuple[str, PhoneKind], ...] = (
    ("fax", "fax"), ("mobile", "mobile"), ("携帯", "mobile"), ("main", "main"), ("代表", "main"),
    ("直通", "direct"), ("フリーダイヤル", "tollfree"),
)  # fmt: skip
_EXTENSION = re.compile(r"内線\s*([0-9*#-]+)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆]")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: values by role (a role may have several columns), and what no role was found for."""

    values: dict[str, list[str]]
    unknown: tuple[tuple[str, str], ...]

    def one(self, role: str) -> str:
        return next((clean_line(v) for v in self.values.get(role, ()) if v.strip()), "")

    def many(self, role: str) -> tuple[str, ...]:
        found = [clean_line(p) for v in self.values.get(role, ()) for p in _LISTS.split(v)]
        return tuple(dict.fromkeys(part for part in found if part))

    def text(self, role: str) -> str:
        return "\n".join(clean_text(v) for v in self.values.get(role, ()) if v.strip())


def read_csv(data: bytes) -> ForeignFile:
    """Every row as a contact. Lines before the header are passed over (Eight writes some).

    UTF-8 or cp932, commas, tabs or semicolons. Raises ExportError when no header is known.
    """
    text = decode_text(data)
    table = _table(text)
    at = _find_header(table)
    if at is None:
        raise ExportError(
            _("No header with names, companies or e-mail addresses was found in it."),
            _("Export it again as vCard, or as CSV with its header."),
        )
    headers = [header.strip() for header in table[at]]
    kind = kind_of(headers)
    found: list[ForeignContact] = []
    problems: list[str] = []
    for number, cells in enumerate(table[at + 1 :], at + 2):
        if not any(cell.strip() for cell in cells):
            continue
        contact = _read_row(headers, cells, kind)
        if contact is None:
            problems.append(_("Row {number}: nothing in it tells a person.").format(number=number))
        else:
            found.append(contact)
    return ForeignFile(kind, tuple(found), tuple(problems))


def _table(text: str) -> list[list[str]]:
    head = text[:20_000]
    delimiter = max(",\t;", key=head.count)
    csv.field_size_limit(10_000_000)
    try:
        return list(
            csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
        )
    except csv.Error as error:
        raise ExportError(
            _("It is no CSV ({reason}).").format(reason=error), _("Export it again.")
        ) from error


def _find_header(table: list[list[str]]) -> int | None:
    """The row with most columns that are known, if there are at least two (one of a person)."""
    telling = {"name_full", "family", "company", "email"}
    best, at = 1, None
    for number, row in enumerate(table[:_HEADER_WITHIN]):
        roles = [role_of(cell) for cell in row]
        known = sum(1 for role in roles if role)
        tells = telling & set(roles) or any(role.startswith("e-mail:") for role in roles)
        if known > best and tells:
            best, at = known, number
    return at


def _read_row(headers: list[str], cells: list[str], kind: str) -> ForeignContact | None:
    row = _sort_cells(headers, cells, kind)
    contact = _contact(row)
    if not any((contact.name_full, contact.company, contact.emails, contact.phones)):
        return None
    tags = [t for t in row.many("tags") if t not in ("* myContacts", "myContacts")]
    if kind == "eight":  # its labels are columns of their own, marked by 1
        tags += [name for name, value in row.unknown if value == "1"]
    note = "\n\n".join(text for text in (row.text("note"), row.text("more_note")) if text)
    return ForeignContact(
        source_key=f"csv:{_digest(headers, cells)}",
        contact=contact,
        uid=row.one("uid"),
        note=memory_of(note) or note,
        tags=tuple(dict.fromkeys(tags)),
        met_on=_read_date(row.one("met_on")),
        event=row.one("event"),
        place=row.one("place"),
    )


def _sort_cells(headers: list[str], cells: list[str], kind: str) -> _Row:
    values: dict[str, list[str]] = {}
    unknown: list[tuple[str, str]] = []
    has_job_title = any(role_of(header) == "title" for header in headers)
    for header, cell in zip(headers, cells, strict=False):
        value = _unguarded(cell)
        if not value.strip():
            continue
        role = role_of(header)
        if role == "title_or_prefix":
            role = "nothing" if has_job_title and kind != "plain" else "title"
        if role:
            values.setdefault(role, []).append(value)
        else:
            unknown.append((clean_line(header), clean_line(value)))
    return _Row(values, tuple(unknown))


def _unguarded(cell: str) -> str:
    text = unguard_text(cell)
    return text[1:] if re.match(r"^'[0-9]", text) else text


def _contact(row: _Row) -> Contact:
    family, given = row.one("family"), row.one("given")
    given = " ".join(part for part in (given, row.one("middle")) if part)
    full = row.one("name_full")
    if not family and not given:
        family, given = _split_name(full)
    if not full:
        order = (family, given) if _CJK.search(family + given) else (given, family)
        full = " ".join(part for part in order if part)
    kana, romaji = _reading(row)
    guessed = bool(row.one("kana_guessed"))
    further = [f"{name}: {value}" for name, value in row.unknown if value != "1"]
    return Contact(
        name_full=_field(full),
        name_family=_field(family) if given or not full else None,
        name_given=_field(given),
        name_kana=None if guessed else _field(kana),
        name_kana_guess=_field(kana) if guessed else None,
        name_romaji=_field(row.one("romaji") or romaji),
        company=_field(row.one("company")),
        company_en=_field(row.one("company_en")),
        company_kana=_field(to_hiragana(row.one("company_kana"))),
        departments=_fields(row.many("department")),
        titles=_fields(row.many("title")),
        qualifications=_fields(row.many("qualifications")),
        emails=_fields((*row.many("email"), *_numbered(row, "e-mail"))),
        phones=_phones(row),
        urls=_fields((*row.many("url"), *_numbered(row, "website"))),
        addresses=_addresses(row),
        sns=tuple(_handles(row)),
        registration=_field(row.one("registration")),
        further=_fields(further),
    )


def _reading(row: _Row) -> tuple[str, str]:
    parts = (row.one("kana_family"), row.one("kana_given"))
    text = " ".join(part for part in parts if part) or row.one("kana_full")
    text = re.sub(r"[\s　]+", " ", text).strip()
    if text and all(is_kana(part.replace("・", "") or "あ") for part in text.split()):
        return to_hiragana(text), ""
    return "", text if text.isascii() else ""


def _split_name(full: str) -> tuple[str, str]:
    parts = re.split(r"[\s　]+", full.strip())
    if len(parts) == 2 and _CJK.search(full):
        return parts[0], parts[1]
    return "", ""


def _phones(row: _Row) -> tuple[Phone, ...]:
    found = [_phone(text, role) for role in _PHONE_ROLES for text in row.many(role)]
    for n in _numbers(row, "phone"):
        label = row.one(f"phone:{n}:label")
        kind: PhoneKind = next((k for w, k in _GOOGLE_KINDS if w in label.lower()), "tel")
        extension = _EXTENSION.search(label)
        for text in row.many(f"phone:{n}:value"):
            found.append(_phone(text, kind, extension[1] if extension else None))
    return tuple(dict.fromkeys(phone for phone in found if phone))


def _phone(text: str, kind: PhoneKind, extension: str | None = None) -> Phone | None:
    number, inside = extension_in(text)
    field = _field(printed_form(number))
    if field is None or not re.search(r"\d{3}", number):
        return None
    return Phone(field, kind, e164_of(number), extension or inside or None)


def _addresses(row: _Row) -> tuple[Address, ...]:
    first, *rest = (*(clean_line(v) for v in row.values.get("address_lines", ())), "")
    lines = " ".join(part for part in (first + "".join(rest[:1]), *rest[1:]) if part)
    made = [
        _address(
            row.one("postal"), row.one("prefecture"), row.one("city"), row.one("street"),
            row.one("building"), row.one("country"), row.one("address") or lines,
        )
    ]  # fmt: skip
    for n in _numbers(row, "address"):
        get = {
            part: row.one(f"address:{n}:{part}")
            for part in ("postalcode", "region", "city", "street", "extendedaddress", "country",
                         "formatted", "label")
        }  # fmt: skip
        made.append(
            _address(
                get["postalcode"], get["region"], get["city"], get["street"],
                get["extendedaddress"], get["country"], get["formatted"],
            )
        )  # fmt: skip
    return tuple(address for address in made if address)


def _address(
    postal: str, prefecture: str, city: str, street: str, building: str, country: str, whole: str
) -> Address | None:
    joined = " ".join(part for part in (prefecture + city + street, building) if part)
    text = _field(whole or joined) or _field(postal)
    if text is None:
        return None
    home = country in HOME
    return Address(
        text, _field(postal), prefecture, city, street, building, "" if home else country
    )


def _handles(row: _Row) -> Iterable[SocialHandle]:
    for text in row.many("sns"):
        service, colon, handle = text.partition(": ")
        field = _field(handle if colon else text)
        if field:
            yield SocialHandle(service if colon else "", field)


def _numbered(row: _Row, what: str) -> tuple[str, ...]:
    return tuple(v for n in _numbers(row, what) for v in row.many(f"{what}:{n}:value"))


def _numbers(row: _Row, what: str) -> list[int]:
    """Which of Google's numbered columns are filled, in order."""
    return sorted({int(r.split(":")[1]) for r in row.values if r.startswith(f"{what}:")})


def _field(text: str) -> Field | None:
    cleaned = clean_line(text)
    return Field(cleaned, cleaned) if cleaned.strip() else None


def _fields(texts: Iterable[str]) -> tuple[Field, ...]:
    found = (_field(text) for text in dict.fromkeys(texts))
    return tuple(field for field in found if field)


def _read_date(text: str) -> date | None:
    found = _DATE.search(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _digest(headers: list[str], cells: list[str]) -> str:
    """Of what a row says, whatever the order of its columns."""
    pairs = sorted(
        f"{header}={clean_text(cell)}"
        for header, cell in zip(headers, cells, strict=False)
        if cell.strip()
    )
    return hashlib.sha256("\x1f".join(pairs).encode()).hexdigest()[:32]
