"""What makes a note a memory: it says something about this person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A note on another card, with what was known there without it (name, company, event)."""

    text: str
    known: tuple[str, ...] = ()


def judge_note(
    text: str, others: Iterable[Written | str] = (), *, known: Iterable[str] = ()
) -> None:
    """Accept a note by returning; raise NoteRefused where it says nothing about this person.

    `known` is what the card says anyway: name, reading, company, event, place. `others` are the
    notes on other persons' cards. Reasons are `empty`, `placeholder`, `only-known` (nothing but
    what the card says), `generic` (true of everybody) and `same-as-other` (pasted).
    """
    raise NotImplementedError
