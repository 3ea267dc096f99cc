"""The asker at this terminal."""

from __future__ import annotations

from contextlib import suppress

from ..terminal import FieldQuestion, TerminalAsker
from ..wording import reasons_for
from .card_text import field_label
from .session import Session


def terminal_asker(session: Session) -> TerminalAsker:
    """Asks on this terminal, with line editing where Python has it."""
    with suppress(ImportError):  # Windows edits lines itself
        import readline  # noqa: F401  (gives `input` its editing)
    console = session.console

    def why(question: FieldQuestion) -> tuple[str, ...]:
        return reasons_for(question.field)

    return TerminalAsker(
        read=input,
        write=lambda text: console.say(text),
        today=session.today(),
        label=field_label,
        why=why,
        paint=console.paint,
    )
