"""The profile of Google Contacts, as its own export names the columns (2024 and later)."""

from __future__ import annotations

from ..model import PhoneKind
from .cells import Cell, Row
from .outgoing import JOIN, Outgoing
from .phone_forms import national_form
from .vcard import phone_label

_HEAD = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels"
).split(",")
_ADDRESS = (
    "Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country",
    "Extended Address",
)  # fmt: skip
_PHONE_LABELS: dict[PhoneKind, str] = {
    "tel": "Work", "fax": "Work Fax", "mobile": "Mobile", "direct": "直通", "main": "Main",
    "tollfree": "フリーダイヤル",
}  # fmt: skip

LIST_JOIN = " ::: "
"""Between several values in one cell."""


def lay_out(cards: tuple[Outgoing, ...]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Header and rows. The numbered columns go as far as the fullest contact needs."""
    tables = [(card, _repeated(card)) for card in cards]
    counts = {
        name: max([1, *(len(repeated[name]) for _, repeated in tables)]) for name in _REPEATED
    }
    header = list(_HEAD)
    for name, parts in _REPEATED.items():
        header += [f"{name} {n} - {part}" for n in range(1, counts[name] + 1) for part in parts]
    rows = []
    for card, repeated in tables:
        cells = list(_head_cells(card))
        for name, parts in _REPEATED.items():
            for values in repeated[name]:
                cells += values
            cells += [Cell("")] * (len(parts) * (counts[name] - len(repeated[name])))
        rows.append(Row(card.display_name, tuple(cells)))
    return tuple(header), tuple(rows)


_REPEATED: dict[str, tuple[str, ...]] = {
    "E-mail": ("Label", "Value"),
    "Phone": ("Label", "Value"),
    "Address": _ADDRESS,
    "Website": ("Label", "Value"),
    "Custom Field": ("Label", "Value"),
}


def _head_cells(card: Outgoing) -> tuple[Cell, ...]:
    labels = LIST_JOIN.join(("* myContacts", *card.categories))
    texts = (
        card.given, "", card.family_column, card.given_reading, "", card.family_reading,
        "", "", "", "", card.company, JOIN.join(card.titles), JOIN.join(card.departments), "",
        card.note_text(), "",
    )  # fmt: skip
    return (*(Cell(text) for text in texts), Cell(labels, free=False))


def _repeated(card: Outgoing) -> dict[str, list[tuple[Cell, ...]]]:
    phones: list[tuple[Cell, ...]] = []
    for phone in card.phones:
        label = _PHONE_LABELS[phone.kind]
        if phone.extension or (phone.label and phone.kind == "direct"):
            printed = phone_label(phone)
            label = printed if phone.kind != "tel" else f"Work {printed}"
        phones.append((Cell(label), Cell(national_form(phone), free=False)))
    addresses: list[tuple[Cell, ...]] = []
    for address in card.addresses:
        texts = (
            address.label or "Work", "", address.street, address.city, "", address.prefecture,
            address.postal_code, address.country_name, address.building,
        )  # fmt: skip
        addresses.append(tuple(Cell(text) for text in texts))
    custom = [(service or "SNS", handle) for service, handle in card.sns]
    if card.company_reading:
        custom.append(("会社名カナ", card.company_reading))
    return {
        "E-mail": [(Cell("Work"), Cell(email, free=False)) for email in card.emails],
        "Phone": phones,
        "Address": addresses,
        "Website": [(Cell("Work"), Cell(url)) for url in card.urls],
        "Custom Field": [(Cell(label), Cell(value)) for label, value in custom],
    }
