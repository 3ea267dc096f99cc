from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline.memory import (
    Grade,
    Recall,
    Remembered,
    due_follow_ups,
    due_recalls,
    next_recall,
)
from pipeline.model import Contact, Encounter, Note

TODAY = date(2026, 11, 23)
GRADES: tuple[Grade, ...] = ("forgot", "hard", "good", "easy")


def person(number: int, *met: Encounter, recall: Recall | None = None) -> Remembered:
    return Remembered(f"urn:uuid:{number}", number, Contact(), met, recall)


def test_intervals_grow_with_success() -> None:
    state: Recall | None = None
    days = []
    today = TODAY
    for _ in range(5):
        state = next_recall(state, "good", today)
        days.append(state.interval)
        today = state.due_on
    assert days == [1, 4, 10, 25, 62]


def test_what_was_forgotten_comes_back_tomorrow() -> None:
    state = next_recall(Recall(TODAY, 62, 2.5, 5), "forgot", TODAY)
    assert state.due_on == TODAY + timedelta(days=1)
    assert state.repetitions == 0
    assert state.ease < 2.5


@given(st.lists(st.sampled_from(GRADES), min_size=1, max_size=30))
def test_a_recall_is_always_ahead_and_within_a_year(grades: list[Grade]) -> None:
    state: Recall | None = None
    for grade in grades:
        state = next_recall(state, grade, TODAY)
        assert 1 <= (state.due_on - TODAY).days <= 365
        assert state.ease >= 1.3


def test_the_most_overdue_is_recalled_first() -> None:
    met = Encounter(met_on=TODAY - timedelta(days=3), note=Note("a"))
    late = person(1, met, recall=Recall(TODAY - timedelta(days=9)))
    new = person(2, met)
    later = person(3, met, recall=Recall(TODAY + timedelta(days=1)))
    today = person(4, Encounter(met_on=TODAY, note=Note("b")))
    assert due_recalls((new, later, late, today), TODAY) == (late, new)


def test_next_steps_come_when_they_are_due() -> None:
    soon = Encounter(note=Note("a", next_step="call", next_on=TODAY + timedelta(days=2)))
    overdue = Encounter(note=Note("b", next_step="send", next_on=TODAY - timedelta(days=2)))
    undated = Encounter(note=Note("c", next_step="lunch"))
    none = Encounter(note=Note("d"))
    people = (person(1, soon, none), person(2, undated), person(3, overdue))
    assert [step.step for step in due_follow_ups(people, TODAY)] == ["send", "lunch"]
    assert [step.step for step in due_follow_ups(people, TODAY, ahead=7)] == [
        "send",
        "call",
        "lunch",
    ]


def test_a_step_that_was_taken_is_not_due() -> None:
    step = Encounter(note=Note("a", next_step="call"))
    done = Remembered("urn:uuid:1", 1, Contact(), (step, step), settled=(0,))
    assert [found.encounter for found in due_follow_ups((done,), TODAY)] == [1]
