"""Contacts and readings to plain JSON values and back, losing nothing."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias, TypeVar, cast

from .card import Char, Icon, Reading, TextLine
from .contact import Address, Check, Contact, Field, LineRef, Phone, SocialHandle
from .memory import Draft, Encounter, Entry, Event, Note

_T = TypeVar("_T")
_Restorer: TypeAlias = Callable[[Any], Any]

_KNOWN: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        Address, Char, Check, Contact, Draft, Encounter, Entry, Event, Field, Icon, LineRef, Note,
        Phone, Reading, SocialHandle, TextLine,
    )
}  # fmt: skip


def to_plain(value: Any) -> Any:
    """`value` as JSON values; attributes that hold their default are left out."""
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {}
        for name, default in _defaults(type(value)):
            held = getattr(value, name)
            if held != default:
                plain[name] = to_plain(held)
        return plain
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def from_plain(cls: type[_T], plain: dict[str, Any]) -> _T:
    """The dataclass `cls` that `to_plain` made `plain` of. Unknown keys are ignored.

    Raises ValueError or TypeError where `plain` does not hold what `cls` requires.
    """
    if cls.__name__ not in _KNOWN:
        raise TypeError(f"not a stored class: {cls.__name__}")
    restorers = _restorers(cast(type, cls))
    return cls(**{name: restorers[name](held) for name, held in plain.items() if name in restorers})


# Resolving type hints takes far longer than restoring: each class is looked at once.


@cache
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple((item.name, item.default) for item in fields(cast(Any, cls)))


@cache
def _restorers(cls: type) -> dict[str, _Restorer]:
    hints = typing.get_type_hints(cls)
    return {item.name: _restorer(hints[item.name]) for item in fields(cast(Any, cls))}


def _restorer(hint: Any) -> _Restorer:
    """What makes a value of the type `hint` of its plain form; None stays None."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _restorer(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        inner = typing.get_args(hint)
        if len(inner) == 2 and inner[1] is Ellipsis:
            each = _restorer(inner[0])
            return lambda plain: None if plain is None else tuple([each(item) for item in plain])
        parts = [_restorer(part) for part in inner]
        return lambda plain: (
            None
            if plain is None
            else tuple([part(item) for part, item in zip(parts, plain, strict=True)])
        )
    if is_dataclass(hint):
        return lambda plain: None if plain is None else from_plain(cast(type, hint), plain)
    if hint is datetime:
        return lambda plain: None if plain is None else datetime.fromisoformat(plain)
    if hint is date:
        return lambda plain: None if plain is None else date.fromisoformat(plain)
    return lambda plain: plain
