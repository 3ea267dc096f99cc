"""When to be reminded: recall by spaced repetition, and next steps that are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from ..model import Contact, Encounter

Grade: TypeAlias = Literal["forgot", "hard", "good", "easy"]


@dataclass(frozen=True, slots=True)
class Recall:
    """How well a person is remembered. `interval` is in days; `ease` as in SM-2."""

    due_on: date
    interval: int = 0
    ease: float = 2.5
    repetitions: int = 0


@dataclass(frozen=True, slots=True)
class Remembered:
    """A finished person as `memory` sees one. `settled` are the encounters, by their place in
    `encounters`, whose next step was taken."""

    uid: str
    card_id: int
    contact: Contact
    encounters: tuple[Encounter, ...]
    recall: Recall | None = None
    settled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A next step that waits. `on` is None where no day was given."""

    uid: str
    card_id: int
    encounter: int
    step: str
    on: date | None


def next_recall(recall: Recall | None, grade: Grade, today: date) -> Recall:
    """The state after a person was recalled `today` with that success."""
    raise NotImplementedError


def due_recalls(people: Iterable[Remembered], today: date) -> tuple[Remembered, ...]:
    """Whom to recall today, the most overdue first; someone never asked is due the day after."""
    raise NotImplementedError


def due_follow_ups(
    people: Iterable[Remembered], today: date, *, ahead: int = 0
) -> tuple[FollowUp, ...]:
    """The next steps due until `ahead` days from now, earliest first, undated ones last."""
    raise NotImplementedError
