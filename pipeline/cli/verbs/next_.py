"""`meishi next`: the next steps that are due, and who could help whom."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from ...errors import UsageError
from ...i18n import gettext as _
from ...library import CardDetail, Library
from ...memory import FollowUp, due_follow_ups, match_needs
from ..columns import printable
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("--ahead", type=int, default=7, metavar="N", help=_("so many days ahead (7)"))
    add("--done", metavar=_("CONTACT"), help=_("the next step with CONTACT was taken"))
    add("--matches", action="store_true", help=_("who may have what another needs"))
    add("--json", action="store_true", help=_("print as JSON"))


def run(args: Namespace, session: Session) -> int:
    today = session.today()
    with session.open_library() as library:
        if args.done:
            return _settle(args.done, today, session, library)
        if args.matches:
            return _matches(args, session, library)
        steps = due_follow_ups(library.remembered(), today, ahead=args.ahead)
        rows = [(step, library.row(step.card_id)) for step in steps]
    if args.json:
        session.console.print_json([_to_json(s) | {"name": r.name} for s, r in rows], indent=2)
        return 0
    for step, row in rows:
        late = " " + _("(overdue)") if step.on and step.on < today else ""
        day = step.on.isoformat() if step.on else _("some day")
        session.console.print(
            f"{day}{late}  {row.card_id} {printable(row.name)}: {printable(step.step)}"
        )
    if not rows:
        session.console.say(_("No next step is due."))
    return 0


def _settle(text: str, today: date, session: Session, library: Library) -> int:
    row = session.pick_card(library, text)
    waiting = [
        s for s in due_follow_ups(library.remembered(), today, ahead=36500) if s.uid == row.uid
    ]
    if not waiting:
        raise UsageError(
            _("No next step waits with {name}.").format(name=row.name),
            _("{command} shows those that do.").format(command=session.command("next")),
        )
    encounter_id = _encounter_id(waiting[0], library.card(waiting[0].card_id))
    library.settle_follow_up(encounter_id, today)
    session.console.print(_("Done: {step}").format(step=printable(waiting[0].step)))
    return 0


def _encounter_id(step: FollowUp, detail: CardDetail) -> int:
    return detail.encounters[step.encounter].encounter_id


def _matches(args: Namespace, session: Session, library: Library) -> int:
    people = library.remembered()
    names = {person.uid: person.contact.display_name for person in people}
    found = match_needs(people)
    if args.json:
        plain = [
            {"seeker": m.seeker, "helper": m.helper, "score": m.score, "shared": list(m.shared)}
            for m in found
        ]
        session.console.print_json(plain, indent=2)
        return 0
    for match in found:
        session.console.print(
            _("{helper} may have what {seeker} needs ({words})").format(
                helper=printable(names[match.helper]),
                seeker=printable(names[match.seeker]),
                words=printable(", ".join(match.shared)),
            )
        )
    if not found:
        session.console.say(_("Nobody seems to have what another needs."))
    return 0


def _to_json(step: FollowUp) -> dict[str, Any]:
    return {
        "uid": step.uid,
        "card": step.card_id,
        "step": step.step,
        "on": step.on.isoformat() if step.on else None,
    }
