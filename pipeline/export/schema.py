"""The JSON Schema of the JSON export, made from the classes themselves so that it stays true."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from typing import Any

from ..model import Contact, Encounter
from .json_file import FORMAT, FORMAT_VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def contact_schema() -> dict[str, Any]:
    """The schema of what `write_json` writes (JSON Schema 2020-12)."""
    definitions: dict[str, Any] = {}
    contact = _schema_of(Contact, definitions)
    encounter = _schema_of(Encounter, definitions)
    definitions["StoredContact"] = {
        "type": "object",
        "description": "One person. `finished` means that a memory note is there.",
        "properties": {
            "uid": {"type": "string", "pattern": "^urn:uuid:"},
            "state": {"enum": ["finished", "draft"]},
            "contact": contact,
            "encounters": {"type": "array", "items": encounter, "minItems": 1},
            "tags": {"type": "array", "items": {"type": "string"}},
            "updated_at": {"type": ["string", "null"], "format": "date-time"},
        },
        "required": ["uid", "state", "contact", "encounters", "tags", "updated_at"],
        "additionalProperties": False,
    }
    return {
        "$schema": _DIALECT,
        "title": "meishi contacts",
        "description": "What `meishi export --format json` writes. Absent attributes are empty.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": FORMAT_VERSION},
            "contacts": {"type": "array", "items": {"$ref": "#/$defs/StoredContact"}},
        },
        "required": ["format", "version", "contacts"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = next(a for a in typing.get_args(hint) if a is not type(None))
        return {"anyOf": [_schema_of(inner, definitions), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _schema_of(typing.get_args(hint)[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    if is_dataclass(hint) and isinstance(hint, type):
        _define(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if hint is datetime:
        return {"type": "string", "format": "date-time"}
    if hint is date:
        return {"type": "string", "format": "date"}
    plain = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return {"type": plain[hint]}


def _define(cls: Any, definitions: dict[str, Any]) -> None:
    if cls.__name__ in definitions:
        return
    definitions[cls.__name__] = {}  # before its parts, which may be of the same class
    hints = typing.get_type_hints(cls)
    required = [
        item.name
        for item in fields(cls)
        if item.default is MISSING and item.default_factory is MISSING
    ]
    definitions[cls.__name__] = {
        "type": "object",
        "description": (cls.__doc__ or "").strip().split("\n")[0],
        "properties": {
            item.name: _schema_of(hints[item.name], definitions) for item in fields(cls)
        },
        "required": required,
        "additionalProperties": False,
    }


if __name__ == "__main__":
    import json

    print(json.dumps(contact_schema(), ensure_ascii=False, indent=2))
