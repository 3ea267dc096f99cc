"""A contact in words, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ..i18n import gettext as _
from ..i18n import mark
from ..model import Contact, Field
from .columns import fit, printable, width_of

FIELD_LABELS: dict[str, str] = {
    "name_full": mark("name"),
    "name_family": mark("family name"),
    "name_given": mark("given name"),
    "name_kana": mark("reading"),
    "name_kana_guess": mark("reading (a guess)"),
    "name_romaji": mark("romaji"),
    "company": mark("company"),
    "company_en": mark("company (English)"),
    "company_kana": mark("company (reading)"),
    "departments": mark("department"),
    "departments_en": mark("department (English)"),
    "titles": mark("title"),
    "titles_en": mark("title (English)"),
    "qualifications": mark("qualification"),
    "emails": mark("e-mail"),
    "phones": mark("phone"),
    "urls": mark("URL"),
    "postal_codes": mark("postal code"),
    "addresses": mark("address"),
    "addresses_en": mark("address (English)"),
    "sns": mark("social handle"),
    "registration": mark("registration number"),
    "further": mark("further line"),
}

PHONE_LABELS: dict[str, str] = {
    "tel": mark("phone"),
    "fax": mark("fax"),
    "mobile": mark("mobile"),
    "direct": mark("direct line"),
    "main": mark("main number"),
    "tollfree": mark("toll-free"),
}


def field_label(name: str) -> str:
    """What a field is called."""
    return _(FIELD_LABELS.get(name, name))


def shown_fields(contact: Contact) -> Iterator[tuple[str, str, Field]]:
    """Every value of a contact: the attribute's name, its label, and the field."""
    for name in FIELD_LABELS:
        if name == "phones":
            for phone in contact.phones:
                label = _(PHONE_LABELS[phone.kind])
                yield name, label, phone.number
        else:
            for held in contact.fields(name):
                yield name, field_label(name), held


def card_lines(contact: Contact) -> list[str]:
    """One line for each value, `label  value`; a doubtful one is marked by words."""
    shown = list(shown_fields(contact))
    if not shown:
        return [_("(nothing was read)")]
    width = max(width_of(label) for _name, label, _field in shown)
    lines = []
    for _name, label, held in shown:
        doubt = "  " + _("← doubtful") if held.doubtful else ""
        lines.append(f"{fit(label, width)}  {printable(held.value)}{doubt}")
    return lines
