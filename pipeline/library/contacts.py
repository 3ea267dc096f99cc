"""What a person's edits and a second side do to a contact. Pure: contacts in, contacts out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from ..errors import UsageError
from ..i18n import gettext as _
from ..model import FIELD_NAMES, Address, Check, Contact, Field, LineRef, Phone, SocialHandle
from ..text.widths import no_space
from .keys import company_key, is_latin, phone_key, romaji_key

WROTE = Check("by-person", True, "wrote")
ACCEPTED = Check("by-person", True, "accepted")

_Item = TypeVar("_Item", bound=Field | Phone | Address | SocialHandle)


def by_person(field: Field) -> bool:
    """Whether a person wrote or accepted this value."""
    return any(check.name == WROTE.name for check in field.checks)


def accept(contact: Contact, names: Iterable[str] | None = None) -> Contact:
    """`contact` with the named fields (all) looked at by a person: no longer doubtful.

    Raises UsageError for a name that is no field.
    """
    wanted = FIELD_NAMES if names is None else tuple(names)
    for name in wanted:
        if name not in Contact.__dataclass_fields__:
            raise UsageError(_("A contact has no field “{path}”.").format(path=name))
    return replace(contact, **{n: _map(getattr(contact, n), _accepted) for n in wanted})


def _accepted(field: Field) -> Field:
    checks = field.checks if by_person(field) else (*field.checks, ACCEPTED)
    return replace(field, doubtful=False, confidence=1.0, checks=checks)


def combine_sides(front: Contact, back: Contact) -> Contact:
    """The contact of a card with two sides, read apart: the front, filled from the back.

    A value in Latin letters on the back of a Japanese front goes to the field for the second
    language. References to lines of the back say `side=1`.
    """
    back = _on_side(back, 1)
    japanese = front.name_full is not None and not is_latin(front.name_full.value)
    if japanese:
        back = _as_second_language(back)
    joined: dict[str, Any] = {}
    for item in fields(Contact):
        ours, theirs = getattr(front, item.name), getattr(back, item.name)
        if isinstance(ours, tuple):
            joined[item.name] = _union(ours, theirs)
        else:
            joined[item.name] = ours or theirs
    return Contact(**joined)


def _as_second_language(back: Contact) -> Contact:
    name, company = back.name_full, back.company
    moved = back
    if name is not None and is_latin(name.value):
        moved = replace(
            moved,
            name_romaji=back.name_romaji or name,
            name_full=None,
            name_family=None,
            name_given=None,
        )
    if company is not None and is_latin(company.value):
        moved = replace(moved, company=None, company_en=back.company_en or company)
    for main, second in (("departments", "departments_en"), ("titles", "titles_en")):
        held: tuple[Field, ...] = getattr(moved, main)
        latin = tuple(field for field in held if is_latin(field.value))
        kept = tuple(field for field in held if not is_latin(field.value))
        split: dict[str, Any] = {main: kept, second: _union(getattr(moved, second), latin)}
        moved = replace(moved, **split)
    latin_offices = tuple(a for a in moved.addresses if is_latin(a.text.value))
    return replace(
        moved,
        addresses=tuple(a for a in moved.addresses if not is_latin(a.text.value)),
        addresses_en=_union(moved.addresses_en, latin_offices),
    )


def combine_people(lead: Contact, former: Iterable[Contact]) -> Contact:
    """What is known of a person met several times: `lead` is the newest card.

    Of an older card what belongs to the person (name and its readings) fills gaps; what belongs
    to the company only where the company is the same.
    """
    known = lead
    for other in former:
        same_firm = bool(
            known.company
            and other.company
            and company_key(known.company.value) == company_key(other.company.value)
        )
        filled: dict[str, Any] = {}
        for item in fields(Contact):
            ours, theirs = getattr(known, item.name), getattr(other, item.name)
            personal = item.name.startswith("name_") or item.name in ("qualifications", "sns")
            if (personal or same_firm) and not ours and theirs:
                filled[item.name] = _map(theirs, _without_sources)
        known = replace(known, **filled)
    return known


def keep_persons_fields(read: Contact, former: Contact, *, keep_sources: bool = True) -> Contact:
    """A new reading in which what a person wrote or accepted before stays.

    `keep_sources` is False where the lines that were referred to are no longer there.
    """
    kept: dict[str, Any] = {}
    for item in fields(Contact):
        held = former.fields(item.name)
        if held and any(by_person(field) for field in held):
            value = getattr(former, item.name)
            kept[item.name] = value if keep_sources else _map(value, _without_sources)
    return replace(read, **kept)


def move_sides(contact: Contact, sides: dict[int, int]) -> Contact:
    """`contact` with its references renumbered; those to sides not in `sides` are dropped."""

    def moved(field: Field) -> Field:
        sources = tuple(LineRef(sides[s.side], s.line) for s in field.sources if s.side in sides)
        return replace(field, sources=sources)

    return _map_contact(contact, moved)


def only_from_side(contact: Contact, side: int) -> Contact:
    """What remains of a joined contact when its other side goes: fields that were read on `side`
    or have no source, with references to side 0."""

    def stays(field: Field) -> bool:
        return not field.sources or any(source.side == side for source in field.sources)

    kept: dict[str, Any] = {}
    for item in fields(Contact):
        held = getattr(contact, item.name)
        if isinstance(held, tuple):
            kept[item.name] = tuple(one for one in held if stays(_field_of(one)))
        elif held is not None and stays(held):
            kept[item.name] = held
    return move_sides(Contact(**kept), {side: 0})


def differences(before: Contact, after: Contact) -> tuple[tuple[str, str, str], ...]:
    """`(field, before, after)` for each attribute whose values differ, as text for showing."""
    names = [item.name for item in fields(Contact)]
    texts = ((n, describe(getattr(before, n)), describe(getattr(after, n))) for n in names)
    return tuple(text for text in texts if text[1] != text[2])


def describe(held: Any) -> str:
    """An attribute of a contact as one text."""
    if held is None:
        return ""
    if isinstance(held, tuple):
        return " / ".join(describe(one) for one in held)
    match held:
        case Phone():
            extension = f" ext. {held.extension}" if held.extension else ""
            return f"{held.label or held.kind} {held.number.value}{extension}"
        case Address():
            postal = f"〒{held.postal_code.value} " if held.postal_code else ""
            return postal + held.text.value
        case SocialHandle():
            return f"{held.service} {held.handle.value}"
        case Field():
            return held.value
    raise TypeError(f"not part of a contact: {held!r}")


def _union(ours: tuple[_Item, ...], theirs: tuple[_Item, ...]) -> tuple[_Item, ...]:
    seen: Collection[str] = {_identity(one) for one in ours}
    return (*ours, *(one for one in theirs if _identity(one) not in seen))


def _identity(item: Field | Phone | Address | SocialHandle) -> str:
    match item:
        case Phone():
            return f"{item.kind == 'fax'} {phone_key(item.e164, item.number.value)}"
        case _:
            return no_space(_field_of(item).value).casefold()


def _field_of(item: Field | Phone | Address | SocialHandle) -> Field:
    match item:
        case Phone():
            return item.number
        case Address():
            return item.text
        case SocialHandle():
            return item.handle
    return item


def _on_side(contact: Contact, side: int) -> Contact:
    return move_sides(contact, dict.fromkeys(range(8), side))


def _without_sources(field: Field) -> Field:
    return replace(field, sources=())


def _map_contact(contact: Contact, change: Any) -> Contact:
    held = {item.name: getattr(contact, item.name) for item in fields(Contact)}
    return Contact(**{name: _map(value, change) for name, value in held.items()})


def _map(held: Any, change: Any) -> Any:
    """`held` (an attribute of a contact) with `change` applied to each Field inside."""
    match held:
        case None:
            return None
        case tuple():
            return tuple(_map(one, change) for one in held)
        case Phone():
            return replace(held, number=change(held.number))
        case Address():
            postal = change(held.postal_code) if held.postal_code else None
            return replace(held, text=change(held.text), postal_code=postal)
        case SocialHandle():
            return replace(held, handle=change(held.handle))
    return change(held)


def same_name_in_latin(front: Contact, back: Contact) -> bool:
    """Whether both carry the same name in Latin letters."""
    ours, theirs = romaji_key(front), romaji_key(back)
    return bool(ours) and ours == theirs
