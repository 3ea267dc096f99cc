"""`meishi recall`: practise whom you met, a few each day, by spaced repetition."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...errors import UsageError
from ...i18n import gettext as _
from ...i18n import ngettext
from ...library import Library
from ...memory import Grade, Remembered, due_recalls, next_recall
from ..columns import printable
from ..session import Session

_GRADES: dict[str, Grade] = {"1": "forgot", "2": "hard", "3": "good", "4": "easy"}


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("--limit", type=int, default=10, metavar="N", help=_("at most so many persons (10)"))
    add("--json", action="store_true", help=_("only list who is due, as JSON"))


def run(args: Namespace, session: Session) -> int:
    today = session.today()
    console = session.console
    with session.open_library() as library:
        due = due_recalls(library.remembered(), today)
        if args.json:
            plain = [
                {
                    "uid": person.uid,
                    "card": person.card_id,
                    "name": person.contact.display_name,
                    "due_on": person.recall.due_on.isoformat() if person.recall else None,
                }
                for person in due
            ]
            console.print_json(plain, indent=2)
            return 0
        if not due:
            console.say(_("Nobody is due today."))
            return 0
        if not session.asks:
            raise UsageError(
                ngettext(
                    "{count} person is due, and nobody can be asked here.",
                    "{count} persons are due, and nobody can be asked here.",
                    len(due),
                ).format(count=len(due)),
                _("Run it at a terminal."),
            )
        for person in due[: args.limit]:
            if not _practise(person, library, session):
                break
    return 0


def _practise(person: Remembered, library: Library, session: Session) -> bool:
    """Show the memory, wait, show the name, take the grade; False to stop."""
    say, paint = session.console.say, session.console.paint
    row = library.row(person.card_id)
    met = " · ".join(p for p in (row.event, row.met_on.isoformat() if row.met_on else "") if p)
    say("")
    if met:
        say(f"  {printable(met)}")
    say(f"  {printable(row.note)}")
    try:
        input(_("Who is it? Enter shows the answer. "))
        say("  " + paint("1", printable(f"{row.name}  {row.reading}")))
        say(f"  {printable(f'{row.company} {row.title}')}")
        while True:
            answer = input(_("1 forgot · 2 hard · 3 good · 4 easy · q leave: ")).strip().lower()
            if answer in ("q", "ｑ"):
                return False
            if answer in _GRADES:
                break
    except EOFError:
        return False
    recall = next_recall(person.recall, _GRADES[answer], session.today())
    library.save_recall(person.uid, recall)
    say("  " + _("again on {day}").format(day=recall.due_on))
    return True
