"""Contacts and readings to plain JSON values and back, losing nothing."""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar, cast

from .card import Char, Reading, TextLine
from .contact import Address, Check, Contact, Field, LineRef, Phone, SocialHandle
from .memory import Draft, Encounter, Entry, Event, Note

_T = TypeVar("_T")

_KNOWN: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        Address, Char, Check, Contact, Draft, Encounter, Entry, Event, Field, LineRef, Note,
        Phone, Reading, SocialHandle, TextLine,
    )
}  # fmt: skip


def to_plain(value: Any) -> Any:
    """`value` as JSON values; attributes that hold their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {}
        for item in fields(value):
            held = getattr(value, item.name)
            if held != item.default:
                plain[item.name] = to_plain(held)
        return plain
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(cls: type[_T], plain: dict[str, Any]) -> _T:
    """The dataclass `cls` that `to_plain` made `plain` of. Unknown keys are ignored.

    Raises ValueError or TypeError where `plain` does not hold what `cls` requires.
    """
    if cls.__name__ not in _KNOWN:
        raise TypeError(f"not a stored class: {cls.__name__}")
    hints = typing.get_type_hints(cls)
    known = {item.name for item in fields(cast(Any, cls))}
    return cls(**{k: _restore(hints[k], v) for k, v in plain.items() if k in known})


def _restore(hint: Any, plain: Any) -> Any:
    if plain is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _restore(next(a for a in typing.get_args(hint) if a is not type(None)), plain)
    if origin is tuple:
        inner = typing.get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_restore(inner[0], item) for item in plain)
        return tuple(_restore(h, item) for h, item in zip(inner, plain, strict=True))
    if is_dataclass(hint):
        return from_plain(cast(type, hint), plain)
    if hint is datetime:
        return datetime.fromisoformat(plain)
    if hint is date:
        return date.fromisoformat(plain)
    return plain
