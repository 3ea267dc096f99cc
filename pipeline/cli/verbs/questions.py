"""`meishi questions`: the same person? the back of that card? the change from the phone?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from ...i18n import gettext as _
from ...i18n import mark
from ...library import Library, Proposal, Question
from ...model import Contact
from ..card_text import field_label
from ..columns import printable
from ..session import Session

_ASKED = {
    "same-person": mark("Is {name} ({card}) the same person as {other} ({other_card})?"),
    "back-of": mark("Is {name} ({card}) the back of the card of {other} ({other_card})?"),
}
_YES = ("y", "yes", "はい", "ｙ")
_NO = ("n", "no", "いいえ", "ｎ")


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("--json", action="store_true", help=_("print the questions as JSON"))
    add("--yes", type=int, metavar="N", help=_("answer question N with yes"))
    add("--no", type=int, metavar="N", help=_("answer question N with no"))
    add("--accept", type=int, metavar="N", help=_("take proposal N over"))
    add("--reject", type=int, metavar="N", help=_("let proposal N rest"))


def run(args: Namespace, session: Session) -> int:
    with session.open_library() as library:
        if _answer(args, library):
            return 0
    return review(args, session)


def review(args: Namespace, session: Session) -> int:
    """Ask about everything that waits, or list it."""
    console = session.console
    with session.open_library() as library:
        waiting, proposals = library.questions(), library.proposals()
        if args.json:
            plain = [_to_json(question) for question in waiting]
            plain += [_proposal_to_json(proposal, library) for proposal in proposals]
            console.print_json(plain, indent=2)
        elif not waiting and not proposals:
            console.say(_("No question waits."))
        elif session.asks:
            _ask(waiting, proposals, library, session)
        else:
            for question in waiting:
                console.print(f"{question.question_id}  {_words(question)}")
            for proposal in proposals:
                for line in _proposal_words(proposal, library):
                    console.print(line)
    return 0


def _answer(args: Namespace, library: Library) -> bool:
    """Carry out the answers given as arguments; whether there were any."""
    for number, yes in ((args.yes, True), (args.no, False)):
        if number is not None:
            library.answer_question(number, yes)
    for number, accept in ((args.accept, True), (args.reject, False)):
        if number is not None:
            library.answer_proposal(number, accept)
    return any(n is not None for n in (args.yes, args.no, args.accept, args.reject))


def _ask(
    waiting: tuple[Question, ...],
    proposals: tuple[Proposal, ...],
    library: Library,
    session: Session,
) -> None:
    try:
        for question in waiting:
            yes = _decide(_words(question))
            if yes is not None:
                library.answer_question(question.question_id, yes)
        for proposal in proposals:
            for line in _proposal_words(proposal, library):
                session.console.say(line)
            yes = _decide(_("Take it over?"))
            if yes is not None:
                library.answer_proposal(proposal.proposal_id, yes)
    except EOFError:
        return


def _decide(text: str) -> bool | None:
    answer = input(text + " " + _("[y]es, [n]o, Enter later: ")).strip().lower()
    return True if answer in _YES else False if answer in _NO else None


def _words(question: Question) -> str:
    return _(_ASKED[question.kind]).format(
        name=printable(question.name) or "?",
        card=question.card_id,
        other=printable(question.other_name) or "?",
        other_card=question.other_id,
    )


def _proposal_words(proposal: Proposal, library: Library) -> Iterator[str]:
    """What would change, field by field."""
    card_id = library.card_of(proposal.uid)
    held = library.card(card_id).contact if card_id is not None else Contact()
    yield _("Proposal {number}, changed elsewhere: {name}").format(
        number=proposal.proposal_id, name=printable(proposal.contact.display_name)
    )
    for name in Contact.__dataclass_fields__:
        before = ", ".join(field.value for field in held.fields(name))
        after = ", ".join(field.value for field in proposal.contact.fields(name))
        if before != after:
            yield f"  {field_label(name)}: {printable(before) or '–'} → {printable(after) or '–'}"
    if proposal.note:
        yield "  " + _("note: {note}").format(note=printable(proposal.note))


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


def _proposal_to_json(proposal: Proposal, library: Library) -> dict[str, object]:
    return {
        "proposal": proposal.proposal_id,
        "kind": "proposal",
        "uid": proposal.uid,
        "card": library.card_of(proposal.uid),
        "changes": list(_proposal_words(proposal, library))[1:],
    }
