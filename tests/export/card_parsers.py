"""Two vCard parsers that are not ours, behind one face: every test of the writer meets both."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import Any

import vobject
from icalendar.parser import (
    Contentlines,
    split_on_unescaped_comma,
    split_on_unescaped_semicolon,
    unescape_backslash,
)


@dataclass
class SeenCard:
    """What a parser saw: property name to its values, unescaped; labels by their property."""

    values: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    types: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    photo: bytes | None = None

    def one(self, name: str) -> str:
        found = self.values.get(name, [""])
        assert len(found) == 1, (name, found)
        return found[0]

    def all(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def label_of(self, name: str, index: int = 0) -> str:
        """The X-ABLabel of the property `name` at `index`."""
        return self.labels.get(f"{self.groups[name][index]}.X-ABLABEL", "")


def read_with_vobject(data: bytes) -> list[SeenCard]:
    """vobject 0.9: N, ADR and ORG come structured and are joined again with ` | `."""
    seen = []
    for card in vobject.readComponents(data.decode(), allowQP=False):
        out = SeenCard()
        for line in card.getChildren():
            name = line.name.upper()
            value = _vobject_text(name, line.value)
            if isinstance(value, bytes):
                out.photo = value
                continue
            _note(out, name, value, line.group, line.params.get("TYPE", []))
        seen.append(out)
    return seen


def _vobject_text(name: str, value: Any) -> Any:
    match name:
        case "N":
            parts = [value.family, value.given, value.additional, value.prefix, value.suffix]
        case "ADR":
            parts = [value.box, value.extended, value.street, value.city, value.region,
                     value.code, value.country]  # fmt: skip
        case "ORG" | "CATEGORIES":
            parts = value
        case _:
            return value
    return " | ".join(p if isinstance(p, str) else ",".join(p) for p in parts)


def read_with_icalendar(data: bytes) -> list[SeenCard]:
    """icalendar 7, of another make: its content lines and its splitting of RFC 6350 values."""
    seen: list[SeenCard] = []
    for line in Contentlines.from_ical(data.decode()):
        if not line:
            continue
        name, params, value = line.raw_parts()
        group, _dot, plain = name.upper().rpartition(".")
        if plain == "BEGIN":
            seen.append(SeenCard())
        elif plain == "PHOTO":
            seen[-1].photo = base64.b64decode(value.split("base64,")[-1])
        elif plain != "END":
            types = params.get("TYPE", [])
            types = [types] if isinstance(types, str) else types
            _note(seen[-1], plain, _icalendar_text(plain, value), group.lower(), types)
    return seen


def _icalendar_text(name: str, value: str) -> str:
    match name:
        case "N" | "ADR" | "ORG":
            return " | ".join(split_on_unescaped_semicolon(value))
        case "CATEGORIES":
            return " | ".join(split_on_unescaped_comma(value))
        case "URL" | "X-SOCIALPROFILE":
            return value
        case _:
            return unescape_backslash(value)


def _note(out: SeenCard, name: str, value: str, group: str | None, types: list[str]) -> None:
    if name in ("X-ABLABEL", "X-ABADR"):
        out.labels[f"{group}.{name}"] = value
        return
    out.values.setdefault(name, []).append(value)
    out.types.setdefault(name, []).append(",".join(t.upper() for t in types))
    out.groups.setdefault(name, []).append(group or "")


PARSERS = {"vobject": read_with_vobject, "icalendar": read_with_icalendar}
