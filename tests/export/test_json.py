"""The JSON export: everything in it, nothing lost on the way back, and as its schema says."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from export_entries import EXAMPLES, FULL, entries
from hypothesis import HealthCheck, given, settings

from pipeline.errors import ExportError
from pipeline.export.json_file import read_json, write_json
from pipeline.export.schema import contact_schema
from pipeline.model import Draft, Entry

PUBLISHED = Path(__file__).parents[2] / "docs" / "contact.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(contact_schema())
DRAFTS = tuple(
    Draft(entry.uid, entry.contact, entry.encounters[0], entry.tags, entry.updated_at)
    for entry in EXAMPLES
)


def test_the_published_schema_is_the_one_of_the_classes() -> None:
    """`python -m pipeline.export.schema > docs/contact.schema.json` publishes it again."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == contact_schema()
    jsonschema.Draft202012Validator.check_schema(contact_schema())


def test_what_is_written_is_as_the_schema_says() -> None:
    document = json.loads(write_json(EXAMPLES, DRAFTS))
    jsonschema.validate(document, contact_schema(), jsonschema.Draft202012Validator)
    assert [c["state"] for c in document["contacts"]] == ["finished"] * 4 + ["draft"] * 4
    assert "髙橋 彩花" in write_json([FULL]).decode()
    broken = {**document, "contacts": [{**document["contacts"][0], "state": "unknown"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, contact_schema())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(entries())
def test_nothing_is_lost(entry: Entry) -> None:
    draft = Draft(entry.uid, entry.contact, entry.encounters[0], entry.tags)
    data = write_json([entry], [draft])
    assert read_json(data) == ((entry,), (draft,))
    assert write_json([entry], [draft]) == data
    VALIDATOR.validate(json.loads(data))


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"format": "meishi-contacts", "version": 99}',
     b'{"format": "meishi-contacts", "version": 1, "contacts": [{"state": "finished"}]}'],
)  # fmt: skip
def test_what_is_none_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match=r"(?i)no JSON export"):
        read_json(data)
