"""The questions put to a person at a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..errors import NoteRefused
from ..i18n import gettext as _
from ..library import CardRow, NoteDraft
from ..memory import PROMPTS, parse_when
from .fields import FieldQuestion
from .notes import Answer, NoteQuestion, Quit, Step

# What stands behind the slash, in any width; Japanese words for those who type Japanese anyway.
_WORDS: dict[str, str] = {
    "s": "skip", "skip": "skip", "スキップ": "skip", "とばす": "skip",
    "b": "back", "back": "back", "戻る": "back", "もどる": "back",
    "q": "quit", "quit": "quit", "終了": "quit", "おわり": "quit",
    "a": "ask", "ask": "ask", "質問": "ask",
    "?": "help", "h": "help", "help": "help", "ヘルプ": "help",
}  # fmt: skip


@dataclass(slots=True)
class TerminalAsker:
    """`read` gives a line for a prompt (as `input` does: EOFError, KeyboardInterrupt); `write`
    shows one. `today` is for next steps with a day. `label` names a field, `why` says why it is
    doubtful."""

    read: Callable[[str], str]
    write: Callable[[str], None]
    today: date
    label: Callable[[str], str] = str
    why: Callable[[FieldQuestion], tuple[str, ...]] = lambda _question: ()
    paint: Callable[[str, str], str] = lambda _code, text: text
    _explained: bool = field(default=False, init=False)

    def ask_note(self, question: NoteQuestion) -> Answer:
        """Show whom it is about and take lines until an empty one. See `Asker`."""
        self.write("")
        for line in introduce(question):
            self.write(line if line.startswith(" ") else self.paint("1", line))
        if not self._explained:
            self._explain()
        lines: list[str] = []
        while True:
            try:
                line = self.read("> " if not lines else "… ")
            except EOFError:
                return Quit("\n".join(lines))
            except KeyboardInterrupt:
                self.write("")
                return Quit("\n".join(lines))
            word = _command(line)
            if word == "help":
                self._explain()
            elif word == "ask":
                return self._ask_prompts(lines)
            elif word == "quit":
                return Quit("\n".join(lines))
            elif word in ("skip", "back"):
                return Step(word)
            elif line.startswith(("/", "／")) and not lines:
                self.write(_("There is no such command; /help shows them."))
            elif line.strip():
                lines.append(line.rstrip())
            else:
                return self._finish(lines, question.row)

    def tell_refused(self, refusal: NoteRefused) -> None:
        self.write(self.paint("33", f"{_(refusal.what)} {_(refusal.hint)}".strip()))

    def tell_saved(self, question: NoteQuestion) -> None:
        missing = question.of - question.number
        self.write(self.paint("32", _("Saved.") if missing else _("Saved; that was the last.")))

    def ask_field(self, question: FieldQuestion) -> str | None:
        """Show one value with the reasons for doubt and take the right one. See `FieldAsker`."""
        held = question.field
        self.write("")
        self.write(self.paint("1", f"{self.label(question.name)}: {held.value}"))
        for reason in self.why(question):
            self.write("  " + reason)
        for number, other in enumerate(held.alternatives, 1):
            self.write(f"  {number}: {other}")
        while True:
            try:
                line = self.read(
                    _("Enter: right · number: that one · text: instead · - remove · /skip · /quit")
                    + "\n> "
                ).strip()
            except KeyboardInterrupt as error:
                raise EOFError from error
            word = _command(line)
            if word == "quit":
                raise EOFError
            if word == "skip":
                return None
            if not line:
                return held.value
            if line == "-":
                return ""
            if line.isdecimal() and len(line) <= 2:
                if 1 <= int(line) <= len(held.alternatives):
                    return held.alternatives[int(line) - 1]
                self.write(_("There is no such number."))
                continue
            return line

    def _finish(self, lines: list[str], row: CardRow) -> Answer:
        """An empty line alone keeps what is there already, and is refused where there is none."""
        if lines:
            return NoteDraft(memory="\n".join(lines))
        if row.note_draft:
            return NoteDraft(memory=row.note_draft)
        return Step.SKIP if row.note else NoteDraft()

    def _ask_prompts(self, lines: list[str]) -> Answer:
        parts: dict[str, str] = {}
        for prompt in PROMPTS:
            if prompt.field == "memory":
                continue
            self.write(f"{_(prompt.question)}  ({_(prompt.example)})")
            try:
                parts[prompt.field] = self.read("> ").strip()
            except (EOFError, KeyboardInterrupt):
                return Quit("\n".join([*lines, *filter(None, parts.values())]))
        when = parts.pop("next_on", "") or parts.get("next_step", "")
        return NoteDraft(
            memory="\n".join(lines),
            spoke_of=parts.get("spoke_of", ""),
            impression=parts.get("impression", ""),
            needs=parts.get("needs", ""),
            next_step=parts.get("next_step", ""),
            next_on=parse_when(when, self.today) if when else None,
        )

    def _explain(self) -> None:
        self._explained = True
        self.write(
            "  " + _("Write what you remember; an empty line ends it. One sentence is enough.")
        )
        self.write(
            "  " + _("/skip later · /back the one before · /ask questions that help · /quit")
        )


def introduce(question: NoteQuestion) -> list[str]:
    """The lines that say whom the note is about: who, company, event, and what is known so far."""
    row = question.row
    name = row.name or _("(no name was read)")
    reading = f" ({row.reading})" if row.reading and row.reading != row.name else ""
    lines = [f"[{question.number}/{question.of}] {name}{reading}"]
    work = " · ".join(part for part in (row.company, row.title) if part)
    met = " · ".join(
        part
        for part in (row.event, row.met_on.isoformat() if row.met_on else "", row.place)
        if part
    )
    lines += [f"  {_plain(part)}" for part in (work, met) if part]
    if row.file:
        lines.append(
            "  " + _("card {number}, {file}").format(number=row.card_id, file=Path(row.file).name)
        )
    if row.note:
        lines.append("  " + _("note so far: {note}").format(note=_plain(row.note)))
    elif row.note_draft:
        lines.append(
            "  " + _("written so far: {note} (Enter takes it)").format(note=_plain(row.note_draft))
        )
    return [_plain(lines[0]), *lines[1:]]


def _plain(text: str) -> str:
    """Without control characters: what a card says must not steer the terminal."""
    return "".join(c if c == " " or unicodedata.category(c)[0] != "C" else " " for c in text)


def _command(line: str) -> str | None:
    folded = unicodedata.normalize("NFKC", line).strip().lower()
    if folded == "?":
        return "help"
    return _WORDS.get(folded[1:]) if folded.startswith("/") else None
