"""One edit of a field by a person, applied to a contact. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import phonenumbers

from ..errors import UsageError
from ..i18n import gettext as _
from ..model import PHONE_KINDS, Address, Contact, Field, Phone, SocialHandle
from ..text.widths import nfkc, one_space
from .contacts import WROTE
from .keys import is_latin
from .values import FieldEdit

_SINGLE = (
    "name_full", "name_family", "name_given", "name_kana", "name_kana_guess", "name_romaji",
    "company", "company_en", "company_kana", "registration",
)  # fmt: skip
_PLAIN_LISTS = (
    "departments", "departments_en", "titles", "titles_en", "qualifications", "emails", "urls",
    "postal_codes", "further",
)  # fmt: skip
_ADDRESS_TEXTS = ("prefecture", "city", "street", "building", "country", "label")


def apply_edits(contact: Contact, edits: Sequence[FieldEdit], *, region: str = "JP") -> Contact:
    """`contact` after `edits`, in turn. Raises UsageError for a path that is none.

    The parts of a name follow the whole and the other way round, unless they are edited
    themselves. `region` is the country in which a number without a country code is read.
    """
    edited = contact
    for edit in edits:
        edited = _apply(edited, edit, region)
    return _keep_name_whole(contact, edited, {edit.path for edit in edits})


def _apply(contact: Contact, edit: FieldEdit, region: str) -> Contact:
    name, _, rest = edit.path.partition(".")
    value = one_space(edit.value)
    if name in _SINGLE and not rest:
        single: dict[str, Any] = {name: _written(value, getattr(contact, name))}
        return replace(contact, **single)
    index, _, part = rest.partition(".")
    if not index.isdecimal():
        raise _no_such_path(edit.path)
    change: Callable[[Any], Any]
    if name in _PLAIN_LISTS and not part:
        change = lambda held: _written(value, held)  # noqa: E731
    elif name == "phones":
        change = lambda held: _phone(held, part or "number", value, region, edit.path)  # noqa: E731
    elif name in ("addresses", "addresses_en"):
        change = lambda held: _address(held, part or "text", value, edit.path)  # noqa: E731
    elif name == "sns":
        change = lambda held: _social(held, part or "handle", value, edit.path)  # noqa: E731
    else:
        raise _no_such_path(edit.path)
    held: tuple[Any, ...] = getattr(contact, name)
    at = int(index)
    if at > len(held):
        raise _no_such_path(edit.path)
    new: Any = change(held[at] if at < len(held) else None)
    if name == "addresses" and part == "postal_code" and isinstance(new, Address):
        contact = _with_postal_code(contact, held[at], new)
    items: dict[str, Any] = {name: (*held[:at], *([] if new is None else [new]), *held[at + 1 :])}
    return replace(contact, **items)


def _written(value: str, former: Field | None) -> Field | None:
    if not value:
        return None
    if former is None:
        return Field(value, checks=(WROTE,))
    others = (former.value, *former.alternatives)
    return Field(
        value,
        printed=former.printed,
        sources=former.sources,
        checks=(*(c for c in former.checks if c.name != WROTE.name), WROTE),
        alternatives=tuple(dict.fromkeys(other for other in others if other != value)),
    )


def _phone(held: Phone | None, part: str, value: str, region: str, path: str) -> Phone | None:
    if part == "number":
        number = _written(value, held.number if held else None)
        if number is None:
            return None
        e164 = to_e164(value, region)
        return replace(held, number=number, e164=e164) if held else Phone(number, e164=e164)
    if held is None:
        raise _no_such_path(path)
    if part == "kind":
        for kind in PHONE_KINDS:
            if kind == value:
                return replace(held, kind=kind)
        raise UsageError(
            _("“{value}” is no kind of telephone number.").format(value=value),
            _("Choose one of {kinds}.").format(kinds=", ".join(PHONE_KINDS)),
        )
    if part == "extension":
        return replace(held, extension=value or None)
    if part == "label":
        return replace(held, label=value)
    raise _no_such_path(path)


def _address(held: Address | None, part: str, value: str, path: str) -> Address | None:
    if part == "text":
        text = _written(value, held.text if held else None)
        if text is None:
            return None
        if held is None:
            return Address(text)
        # The parts described the former text; the exporter falls back to the whole.
        return replace(held, text=text, prefecture="", city="", street="", building="")
    if held is None:
        raise _no_such_path(path)
    if part == "postal_code":
        return replace(held, postal_code=_written(value, held.postal_code))
    if part in _ADDRESS_TEXTS:
        text_part: dict[str, Any] = {part: value}
        return replace(held, **text_part)
    raise _no_such_path(path)


def _with_postal_code(contact: Contact, former: Address, new: Address) -> Contact:
    """The list of postal codes follows the code of an office."""
    codes = contact.postal_codes
    if former.postal_code is None:
        kept = (*codes, new.postal_code)
    else:
        value = former.postal_code.value
        kept = tuple(new.postal_code if code.value == value else code for code in codes)
    return replace(contact, postal_codes=tuple(code for code in kept if code is not None))


def _social(held: SocialHandle | None, part: str, value: str, path: str) -> SocialHandle | None:
    if part == "handle":
        handle = _written(value, held.handle if held else None)
        if handle is None:
            return None
        return replace(held, handle=handle) if held else SocialHandle("", handle)
    if part == "service" and held is not None:
        return replace(held, service=value)
    raise _no_such_path(path)


def to_e164(number: str, region: str = "JP") -> str | None:
    """The number in E.164; None where it is no number."""
    try:
        parsed = phonenumbers.parse(nfkc(number), region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _keep_name_whole(before: Contact, after: Contact, paths: set[str]) -> Contact:
    parts = {"name_family", "name_given"}
    if "name_full" in paths:
        if not parts & paths and _text(before.name_full) != _text(after.name_full):
            after = _split_again(before, after)
    elif parts & paths and after.name_family and after.name_given:
        family, given = after.name_family.value, after.name_given.value
        latin = is_latin(family) and is_latin(given)
        whole = f"{given} {family}" if latin else f"{family} {given}"
        after = replace(after, name_full=_written(whole, after.name_full))
    guess_is_stale = _text(before.name_full) != _text(after.name_full)
    if guess_is_stale and "name_kana_guess" not in paths:
        after = replace(after, name_kana_guess=None)
    return after


def _split_again(before: Contact, after: Contact) -> Contact:
    """Family and given name of a whole name that was rewritten, where they can be told."""
    whole, family = _text(after.name_full), _text(before.name_family)
    words = whole.split()
    if len(words) == 2 and not is_latin(whole):
        parts = (words[0], words[1])
    elif family and whole.startswith(family) and len(whole) > len(family):
        parts = (family, whole[len(family) :].strip())
    else:
        return replace(after, name_family=None, name_given=None)
    return replace(
        after,
        name_family=_written(parts[0], before.name_family),
        name_given=_written(parts[1], before.name_given),
    )


def _text(field: Field | None) -> str:
    return field.value if field else ""


def _no_such_path(path: str) -> UsageError:
    return UsageError(
        _("A contact has no field “{path}”.").format(path=path),
        _("Fields are named like name_full, emails.0 or phones.0.number."),
    )
