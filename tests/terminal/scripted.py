"""A scripted person: answers in turn; a question too many fails the test and never hangs."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.errors import NoteRefused
from pipeline.terminal import FieldQuestion, NoteQuestion
from pipeline.terminal.notes import Answer


class Script:
    """Gives `answers` one by one and keeps what was asked."""

    def __init__(self, answers: Iterable[object]) -> None:
        self._answers = iter(answers)
        self.asked: list[NoteQuestion | FieldQuestion] = []
        self.refused: list[str] = []
        self.saved: list[int] = []

    def _next(self) -> object:
        try:
            return next(self._answers)
        except StopIteration:
            raise AssertionError(f"an unexpected question: {self.asked[-1]}") from None

    def ask_note(self, question: NoteQuestion) -> Answer:
        self.asked.append(question)
        answer = self._next()
        if isinstance(answer, BaseException):
            raise answer
        return answer  # type: ignore[return-value]

    def ask_field(self, question: FieldQuestion) -> str | None:
        self.asked.append(question)
        answer = self._next()
        if isinstance(answer, BaseException):
            raise answer
        return answer  # type: ignore[return-value]

    def tell_refused(self, refusal: NoteRefused) -> None:
        self.refused.append(refusal.reason)

    def tell_saved(self, question: NoteQuestion) -> None:
        self.saved.append(question.row.card_id)
