"""A contact laid out as rows that a person can go through, one value each (pure).

A row is addressed by the path that `library.FieldEdit` knows: `company`, `emails.0`,
`phones.1.number`, `addresses.0.postal_code`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Address, Check, Contact, Field, LineRef, Phone, SocialHandle
from ..text.variants import confusable_group

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "name",
        ("name_full", "name_family", "name_given", "name_kana", "name_kana_guess", "name_romaji"),
    ),
    (
        "work",
        (
            "company", "company_kana", "company_en", "departments", "departments_en", "titles",
            "titles_en", "qualifications",
        ),
    ),
    ("reach", ("phones", "emails", "urls", "sns")),
    ("place", ("addresses", "postal_codes", "addresses_en", "registration")),
)  # fmt: skip

_BY_PERSON = "by-person"
"""The check that the library puts on what a person wrote or accepted."""

_NAMES = frozenset({"name_full", "name_family", "name_given"})

_ADDED_AS: dict[str, str] = {
    "phones": "phones.{}.number",
    "sns": "sns.{}.handle",
    "addresses": "addresses.{}.text",
    "addresses_en": "addresses_en.{}.text",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a contact. `name` is the field's name; `kind` a phone's kind or a service."""

    path: str
    name: str
    group: str
    field: Field
    kind: str = ""

    @property
    def value(self) -> str:
        return self.field.value

    @property
    def doubtful(self) -> bool:
        return self.field.doubtful

    @property
    def sources(self) -> tuple[LineRef, ...]:
        return self.field.sources

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(c for c in self.field.checks if not c.passed)

    @property
    def sure(self) -> bool:
        """Whether a person wrote it or looked at it."""
        return any(check.name == _BY_PERSON for check in self.field.checks)

    @property
    def alternatives(self) -> tuple[str, ...]:
        printed = () if self.value in self.field.printed else (self.field.printed,)
        variants = other_spellings(self.value) if self.name in _NAMES else ()
        other = (*self.field.alternatives, *printed, *variants)
        return tuple(dict.fromkeys(a for a in other if a.strip() and a != self.value))[:6]


def lay_out(contact: Contact) -> tuple[Row, ...]:
    """Every value of `contact` as a row, in the order in which people read a card."""
    return tuple(row for group, names in GROUPS for n in names for row in _rows(contact, group, n))


def _rows(contact: Contact, group: str, name: str) -> Iterator[Row]:
    held = getattr(contact, name)
    if isinstance(held, Field):
        yield Row(name, name, group, held)
        return
    for index, item in enumerate(held or ()):
        path = f"{name}.{index}"
        match item:
            case Phone():
                yield Row(f"{path}.number", name, group, item.number, item.kind)
            case SocialHandle():
                yield Row(f"{path}.handle", name, group, item.handle, item.service)
            case Address():
                if item.postal_code:
                    yield Row(f"{path}.postal_code", "postal_code", group, item.postal_code)
                yield Row(f"{path}.text", name, group, item.text)
            case Field():
                # the postal codes of the offices stand with their office
                if name != "postal_codes" or not _stands_with_office(contact, item):
                    yield Row(path, name, group, item)


def _stands_with_office(contact: Contact, code: Field) -> bool:
    offices = (*contact.addresses, *contact.addresses_en)
    return any(a.postal_code and a.postal_code.value == code.value for a in offices)


def paths_to_add(contact: Contact) -> tuple[tuple[str, str], ...]:
    """The fields that can be added, as (field name, path under which a value is put)."""
    found: list[tuple[str, str]] = []
    for _, names in GROUPS:
        for name in names:
            held = getattr(contact, name)
            if isinstance(held, tuple):
                if name != "postal_codes":
                    shape = _ADDED_AS.get(name, name + ".{}")
                    found.append((name, shape.format(len(held))))
            elif held is None and name != "name_kana_guess":
                found.append((name, name))
    for index, office in enumerate(contact.addresses):
        if office.postal_code is None:
            found.append(("postal_code", f"addresses.{index}.postal_code"))
    return tuple(found)


def used_lines(contact: Contact) -> frozenset[LineRef]:
    """The lines of the card from which a value was taken."""
    return frozenset(ref for row in lay_out(contact) for ref in row.sources)


def other_spellings(name: str) -> tuple[str, ...]:
    """`name` with one kanji exchanged for each that engines take it for: 高橋 gives 髙橋."""
    return tuple(
        name[:at] + other + name[at + 1 :]
        for at, char in enumerate(name)
        for other in confusable_group(char) or ""
        if other != char
    )


def split_choices(contact: Contact) -> tuple[tuple[str, str], ...]:
    """Other ways to part the full name into family and given name, likeliest first."""
    full = contact.name_full.value if contact.name_full else ""
    whole = full.replace(" ", "").replace("\u3000", "")
    if not 2 <= len(whole) <= 8 or whole.isascii():
        return ()
    held = (
        contact.name_family.value if contact.name_family else "",
        contact.name_given.value if contact.name_given else "",
    )
    cuts = sorted(range(1, len(whole)), key=lambda cut: (abs(cut - 2), cut))
    pairs = ((whole[:cut], whole[cut:]) for cut in cuts if cut <= 4)
    offered = contact.name_full.alternatives if contact.name_full else ()
    return tuple(pair for pair in pairs if pair != held and " ".join(pair) not in offered)[:3]
