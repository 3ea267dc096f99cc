"""`meishi questions`: the same person? the back of that card? Only you know."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...i18n import gettext as _
from ...i18n import mark
from ...library import Library, Question
from ..session import Session

_ASKED = {
    "same-person": mark("Is {name} ({card}) the same person as {other} ({other_card})?"),
    "back-of": mark("Is {name} ({card}) the back of the card of {other} ({other_card})?"),
}


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print the questions as JSON"))
    parser.add_argument("--yes", type=int, metavar="N", help=_("answer question N with yes"))
    parser.add_argument("--no", type=int, metavar="N", help=_("answer question N with no"))


def run(args: Namespace, session: Session) -> int:
    console = session.console
    with session.open_library() as library:
        if args.yes is not None or args.no is not None:
            number = args.yes if args.yes is not None else args.no
            library.answer_question(number, args.yes is not None)
            return 0
        waiting = library.questions()
        if args.json:
            console.print_json([_to_json(question) for question in waiting], indent=2)
        elif session.asks:
            _ask(waiting, library, session)
        else:
            for question in waiting:
                console.print(f"{question.question_id}  {_words(question)}")
    return 0


def _ask(waiting: tuple[Question, ...], library: Library, session: Session) -> None:
    for question in waiting:
        try:
            answer = input(_words(question) + " " + _("[y]es, [n]o, Enter later: ")).strip().lower()
        except EOFError:
            return
        if answer in ("y", "yes", "はい", "ｙ"):
            library.answer_question(question.question_id, True)
        elif answer in ("n", "no", "いいえ", "ｎ"):
            library.answer_question(question.question_id, False)
    if not waiting:
        session.console.say(_("No question waits."))


def _words(question: Question) -> str:
    return _(_ASKED[question.kind]).format(
        name=question.name or "?",
        card=question.card_id,
        other=question.other_name or "?",
        other_card=question.other_id,
    )


def _to_json(question: Question) -> dict[str, object]:
    return {
        "question": question.question_id,
        "kind": question.kind,
        "card": question.card_id,
        "name": question.name,
        "other_card": question.other_id,
        "other_name": question.other_name,
        "score": round(question.score, 3),
        "reasons": list(question.reasons),
    }
