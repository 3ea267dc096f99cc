"""When to be reminded: recall by spaced repetition, and next steps that are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
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


_FIRST_DAYS = 1
_SECOND_DAYS = 4
_LONGEST_DAYS = 365
_EASE_STEP: dict[Grade, float] = {"forgot": -0.2, "hard": -0.15, "good": 0.0, "easy": 0.15}
_LOWEST_EASE = 1.3


def next_recall(recall: Recall | None, grade: Grade, today: date) -> Recall:
    """The state after a person was recalled `today` with that success.

    SM-2 (P. A. Woźniak, 1990) with four grades and the steps of Anki's manual; nobody is left
    longer than a year.
    """
    state = recall or Recall(today)
    ease = max(_LOWEST_EASE, state.ease + _EASE_STEP[grade])
    if grade == "forgot":
        return Recall(today + timedelta(days=_FIRST_DAYS), _FIRST_DAYS, ease, 0)
    if state.repetitions == 0:
        days = _SECOND_DAYS if grade == "easy" else _FIRST_DAYS
    elif state.repetitions == 1:
        days = _SECOND_DAYS
    else:
        factor = {"hard": 1.2, "good": ease, "easy": ease * 1.3}[grade]
        days = max(state.interval + 1, round(state.interval * factor))
    days = min(days, _LONGEST_DAYS)
    return Recall(today + timedelta(days=days), days, ease, state.repetitions + 1)


def due_recalls(people: Iterable[Remembered], today: date) -> tuple[Remembered, ...]:
    """Whom to recall today, the most overdue first; someone never asked is due the day after
    the last meeting."""
    due = [(due_on(person, today), person.uid, person) for person in people]
    late = sorted((*item[:2], i) for i, item in enumerate(due) if item[0] <= today)
    return tuple(due[i][2] for _, _, i in late)


def due_on(person: Remembered, today: date) -> date:
    """When a person is to be recalled."""
    if person.recall is not None:
        return person.recall.due_on
    days = [met.met_on for met in person.encounters if met.met_on is not None]
    return max(days) + timedelta(days=1) if days else today


def due_follow_ups(
    people: Iterable[Remembered], today: date, *, ahead: int = 0
) -> tuple[FollowUp, ...]:
    """The next steps due until `ahead` days from now, earliest first, undated ones last."""
    until = today + timedelta(days=ahead)
    waiting = [
        FollowUp(person.uid, person.card_id, number, met.note.next_step, met.note.next_on)
        for person in people
        for number, met in enumerate(person.encounters)
        if met.note is not None
        and (met.note.next_step or met.note.next_on)
        and number not in person.settled
    ]
    due = [step for step in waiting if step.on is None or step.on <= until]
    return tuple(sorted(due, key=lambda step: (step.on or date.max, step.card_id, step.encounter)))
