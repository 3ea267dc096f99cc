"""Lines that nobody understood beside fields: something of those fields may be missing or wrong.

An address whose building was not known for one, a title over a line that no table holds: the
value itself looks sound, and only what stands next to it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Address, Check, Contact, Field, LineRef
from .layout import below, beside
from .roles import other_score
from .segments import Segment

_NAMED = ("name_full", "name_family", "name_given", "company", "company_en")
_LISTED = ("departments", "departments_en", "titles", "titles_en", "qualifications")
_UNLIKE = 1.5  # sizes further apart are of different kinds of text


def with_neighbour_checks(
    contact: Contact, segments: Sequence[Segment], unknown: Sequence[Segment]
) -> Contact:
    """`contact` whose fields say whether a line of `unknown` stands right by theirs.

    `segments` are all pieces of text of the card.
    """
    open_to = _refs_beside(segments, unknown)
    changes: dict[str, object] = {}
    for name in _NAMED:
        held = getattr(contact, name)
        if held is not None:
            changes[name] = _checked(held, open_to)
    for name in _LISTED:
        changes[name] = tuple(_checked(field, open_to) for field in getattr(contact, name))
    for name in ("addresses", "addresses_en"):
        changes[name] = tuple(_address(office, open_to) for office in getattr(contact, name))
    return replace(contact, **changes)  # type: ignore[arg-type]


def unexplained(further: Sequence[Segment]) -> tuple[Segment, ...]:
    """Those of `further` that are no motto, registration or stray mark."""
    return tuple(
        s for s in further if other_score(s.plain) < 1.0 and len(s.plain.replace(" ", "")) > 1
    )


def _refs_beside(segments: Sequence[Segment], unknown: Sequence[Segment]) -> frozenset[LineRef]:
    """The lines that have an unknown one right above, below or beside them, of about their size."""
    found: set[LineRef] = set()
    for stranger in unknown:
        for other in segments:
            if other.ref == stranger.ref:
                continue
            like = 1 / _UNLIKE < stranger.size / max(other.size, 0.01) < _UNLIKE
            near = below(other, [stranger]) or below(stranger, [other]) or beside(other, [stranger])
            if like and near:
                found.add(other.ref)
    return frozenset(found)


def _checked(field: Field, open_to: frozenset[LineRef]) -> Field:
    known = not any(ref in open_to for ref in field.sources)
    return replace(field, checks=(*field.checks, Check("neighbours-known", known)))


def _address(office: Address, open_to: frozenset[LineRef]) -> Address:
    return replace(office, text=_checked(office.text, open_to))
