"""The round of questions: forward, back, skip, quit, refused; everything is saved at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from made_up import made_up_library
from scripted import Script

from pipeline.errors import NoteRefused
from pipeline.library import Library, NoteDraft
from pipeline.terminal import (
    NoteQuestion,
    Quit,
    Step,
    TerminalAsker,
    ask_for_fields,
    ask_for_notes,
)

CATS = "猫を三匹飼っていて、来週その写真を送ってくれる"
PRESS = "古いプレス機の修理先を探している。甥御さんが同じ高校"
SAIL = "週末は油壺でヨット。次の航海に誘われた"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with made_up_library(tmp_path / "library.sqlite3") as opened:
        yield opened


def cards(library: Library) -> list[int]:
    return sorted(row.card_id for row in library.list_cards())


def note(text: str) -> NoteDraft:
    return NoteDraft(memory=text)


def test_each_answer_is_stored_before_the_next_question(library: Library) -> None:
    first, second, third = cards(library)
    seen: list[str] = []

    class Watching(Script):
        def ask_note(self, question: NoteQuestion):  # type: ignore[no-untyped-def]
            seen.append(library.row(first).note)
            return super().ask_note(question)

    asker = Watching([note(CATS), note(PRESS), note(SAIL)])
    report = ask_for_notes(library, [first, second, third], asker)
    assert (report.written, report.skipped, report.quit) == (3, 0, False)
    assert seen == ["", CATS, CATS]
    assert not library.held_back()


def test_the_question_says_who_company_and_event(library: Library) -> None:
    asker = Script([Step.SKIP, Step.SKIP, Step.SKIP])
    ask_for_notes(library, cards(library), asker)
    rows = [q.row for q in asker.asked if isinstance(q, NoteQuestion)]
    assert [row.name for row in rows] == ["山田 太郎", "鈴木 花子", "髙橋 一郎"]
    assert rows[0].company == "株式会社青空製作所" and rows[0].event == "春の展示会"
    assert [q.number for q in asker.asked if isinstance(q, NoteQuestion)] == [1, 2, 3]


def test_back_and_skip(library: Library) -> None:
    first, second, _third = ids = cards(library)
    asker = Script([Step.BACK, note(CATS), Step.BACK, note(PRESS), Step.SKIP, Step.SKIP])
    report = ask_for_notes(library, ids, asker)
    assert (report.written, report.skipped) == (1, 2)
    assert library.row(first).note == PRESS
    assert library.row(second).note == ""


def test_quitting_keeps_what_was_typed(library: Library) -> None:
    first, second, _ = ids = cards(library)
    asker = Script([note(CATS), Quit("プレス機の話を")])
    report = ask_for_notes(library, ids, asker)
    assert report.quit and report.written == 1
    assert library.row(first).note == CATS
    assert library.row(second).note == ""
    assert library.row(second).note_draft == "プレス機の話を"


@pytest.mark.parametrize(
    ("text", "reason"), [("", "empty"), ("なし", "placeholder"), ("test", "placeholder")]
)
def test_a_refused_note_is_asked_for_again(library: Library, text: str, reason: str) -> None:
    first = cards(library)[0]
    asker = Script([note(text), note(CATS)])
    report = ask_for_notes(library, [first], asker)
    assert asker.refused == [reason]
    assert report.written == 1 and len(asker.asked) == 2


def test_the_same_note_on_two_cards_is_refused(library: Library) -> None:
    first, second, _ = cards(library)
    asker = Script([note(CATS), note(CATS), Step.SKIP])
    ask_for_notes(library, [first, second], asker)
    assert asker.refused == ["same-as-other"]
    assert library.row(second).note == ""


def test_an_unexpected_question_fails_the_test(library: Library) -> None:
    with pytest.raises(AssertionError, match="unexpected"):
        ask_for_notes(library, cards(library), Script([]))


class Typing:
    """Lines typed at a terminal; an exception is raised as the terminal would."""

    def __init__(self, *lines: str | type[BaseException]) -> None:
        self.lines = iter(lines)
        self.shown: list[str] = []

    def read(self, prompt: str) -> str:
        self.shown.append(prompt)
        line = next(self.lines)
        if isinstance(line, str):
            return line
        raise line

    def asker(self) -> TerminalAsker:
        return TerminalAsker(self.read, self.shown.append, date(2026, 4, 10))


def ask(library: Library, *lines: str | type[BaseException]) -> tuple[object, list[str]]:
    typing = Typing(*lines)
    question = NoteQuestion(1, 3, library.row(cards(library)[0]))
    return typing.asker().ask_note(question), typing.shown


def test_several_lines_until_an_empty_one(library: Library) -> None:
    answer, shown = ask(library, "猫が三匹", "来週写真", "")
    assert answer == NoteDraft(memory="猫が三匹\n来週写真")
    assert any("山田 太郎" in line for line in shown)
    assert any("株式会社青空製作所" in line for line in shown)
    assert any("春の展示会" in line for line in shown)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/skip", Step.SKIP),
        ("／ｓ", Step.SKIP),
        ("/とばす", Step.SKIP),
        ("/back", Step.BACK),
        ("/戻る", Step.BACK),
        ("/quit", Quit()),
        (EOFError, Quit()),
        (KeyboardInterrupt, Quit()),
    ],
)
def test_words_behind_a_slash_in_any_width(library: Library, line: str, answer: object) -> None:
    assert ask(library, line)[0] == answer


def test_an_unknown_word_is_not_taken_for_a_note(library: Library) -> None:
    answer, shown = ask(library, "/sikp", "/s")
    assert answer == Step.SKIP
    assert any("/help" in line for line in shown)


def test_interrupted_in_the_middle_nothing_is_lost(library: Library) -> None:
    assert ask(library, "猫が三匹", KeyboardInterrupt)[0] == Quit("猫が三匹")


def test_an_empty_line_alone_is_an_empty_note(library: Library) -> None:
    assert ask(library, "")[0] == NoteDraft()


def test_an_empty_line_takes_what_was_written_before(library: Library) -> None:
    library.save_note_draft(cards(library)[0], CATS)
    answer, shown = ask(library, "")
    assert answer == NoteDraft(memory=CATS)
    assert any(CATS in line for line in shown)


def test_the_questions_that_help(library: Library) -> None:
    answer, _shown = ask(library, "/ask", "新工場のこと", "", "", "カタログを送る 4/14")
    assert isinstance(answer, NoteDraft)
    assert answer.spoke_of == "新工場のこと"
    assert answer.next_step == "カタログを送る 4/14"
    assert answer.next_on == date(2026, 4, 14)


def test_a_card_does_not_steer_the_terminal(library: Library) -> None:
    first = cards(library)[0]
    from pipeline.library import FieldEdit

    library.edit_fields(first, [FieldEdit("company", "株式会社\033[2J青空")])
    _answer, shown = ask(library, "/s")
    assert not any("\033" in line for line in shown)


def test_refusals_are_told() -> None:
    typing = Typing()
    typing.asker().tell_refused(NoteRefused("empty", "The note is empty.", "Write one."))
    assert typing.shown == ["The note is empty. Write one."]


def test_doubtful_fields_one_by_one(library: Library) -> None:
    first = cards(library)[0]
    asker = Script(["山田 大郎", "03-0000-0001"])
    report = ask_for_fields(library, first, asker)
    assert report.changed == 2
    contact = library.card(first).contact
    assert contact.name_full is not None and contact.name_full.value == "山田 大郎"
    assert contact.phones[0].number.value == "03-0000-0001"
    assert not contact.doubtful_fields()


def test_accepting_a_field_as_it_is(library: Library) -> None:
    first = cards(library)[0]
    report = ask_for_fields(library, first, Script(["山田 太郎", None]))
    assert (report.accepted, report.skipped) == (1, 1)
    assert library.card(first).contact.doubtful_fields() == ("phones",)


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (("",), "山田 太郎"),
        (("1",), "山田 大郎"),
        (("9", "1"), "山田 大郎"),
        (("山田 次郎",), "山田 次郎"),
        (("-",), ""),
        (("/skip",), None),
    ],
)
def test_answers_about_a_field(library: Library, lines: tuple[str, ...], value: str | None) -> None:
    from pipeline.terminal.fields import doubtful_values

    question = next(doubtful_values(library.card(cards(library)[0]).contact))
    assert Typing(*lines).asker().ask_field(question) == value
