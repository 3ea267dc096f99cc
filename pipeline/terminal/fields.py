"""Doubtful fields, one by one: accept, take another reading, write it, or leave it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ..library import FieldEdit, Library
from ..model import Address, Contact, Field, Phone, SocialHandle


@dataclass(frozen=True, slots=True)
class FieldQuestion:
    """One value to look at. `path` is that of a FieldEdit; `name` the attribute of Contact."""

    path: str
    name: str
    field: Field


class FieldAsker(Protocol):
    """Who answers about fields."""

    def ask_field(self, question: FieldQuestion) -> str | None:
        """The right value ("" removes the field, the same value accepts it); None skips it.

        Raises EOFError where the person wants to stop.
        """
        ...


@dataclass(frozen=True, slots=True)
class FieldsReport:
    """How many values were changed, accepted as they are, and skipped."""

    changed: int = 0
    accepted: int = 0
    skipped: int = 0


def ask_for_fields(library: Library, card_id: int, asker: FieldAsker) -> FieldsReport:
    """Ask about each doubtful value of a card and store each answer at once."""
    changed = accepted = skipped = 0
    # From the last to the first of each list: what is removed moves nothing that is still asked.
    for question in doubtful_values(library.card(card_id).contact):
        try:
            value = asker.ask_field(question)
        except EOFError:
            break
        if value is None:
            skipped += 1
            continue
        # An edit to the same value is how one value of several is accepted.
        library.edit_fields(card_id, [FieldEdit(question.path, value)])
        if value == question.field.value:
            accepted += 1
        else:
            changed += 1
    return FieldsReport(changed, accepted, skipped)


def doubtful_values(contact: Contact) -> Iterator[FieldQuestion]:
    """Every doubtful value of a contact."""
    for name in contact.doubtful_fields():
        held = getattr(contact, name)
        items = list(enumerate(held)) if isinstance(held, tuple) else [(None, held)]
        for index, item in reversed(items):
            base = name if index is None else f"{name}.{index}"
            match item:
                case Field(doubtful=True):
                    yield FieldQuestion(base, name, item)
                case Phone() if item.number.doubtful:
                    yield FieldQuestion(f"{base}.number", name, item.number)
                case Address() if item.text.doubtful:
                    yield FieldQuestion(f"{base}.text", name, item.text)
                case SocialHandle() if item.handle.doubtful:
                    yield FieldQuestion(f"{base}.handle", name, item.handle)
