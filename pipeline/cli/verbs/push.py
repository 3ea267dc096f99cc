"""`meishi push`: contacts to a CardDAV server, after a plan."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...exporting import held_back_error
from ...i18n import gettext as _
from ...i18n import ngettext
from ...syncing import describe_push, plan_push_to, push_to
from ..choosing import add_choosing, chosen
from ..servers import add_server, opened
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add_server(parser)
    add = parser.add_argument
    add("--yes", action="store_true", help=_("do not ask before the plan is carried out"))
    add("--create", action="store_true", help=_("make the address book if it is not there"))
    add("--pictures", action="store_true", help=_("with the picture of the card"))
    add("--overwrite", action="store_true", help=_("replace what was changed on the server"))
    add_choosing(parser)


def run(args: Namespace, session: Session) -> int:
    console = session.console
    where = chosen(args, session.today())
    with session.open_library() as library, opened(args, session, create=args.create) as server:
        plan = plan_push_to(
            server, library, where, pictures=args.pictures, overwrite=args.overwrite
        )
        held_back = library.held_back(where)
        work = plan.of("create") + plan.of("update")
        if not args.json:
            for line in describe_push(plan):
                console.print(line)
        if args.dry_run or not _agreed(args, session, len(work)):
            return 0
        bar = console.progress(len(work))
        result = push_to(server, library, plan, lambda action: bar.step(action.local.name))
        bar.clear()
    conflicts = plan.of("conflict")
    if args.json:
        console.print_json(
            {
                "done": [{"uid": a.local.uid, "verb": a.verb} for a in result.done],
                "refused": [a.local.uid for a in result.refused],
                "conflicts": [a.local.uid for a in conflicts],
                "held_back": [{"card": r.card_id, "name": r.name} for r in held_back],
            },
            indent=2,
        )
    else:
        console.print(
            ngettext("{count} contact was sent.", "{count} contacts were sent.", len(result.done))
            .format(count=len(result.done))
        )  # fmt: skip
    for action in result.refused:
        console.error(
            _("{name} was changed on the server meanwhile and was left as it is.").format(
                name=action.local.name
            )
        )
    if held_back:
        raise held_back_error(held_back)
    return 9 if conflicts or result.refused else 0


def _agreed(args: Namespace, session: Session, count: int) -> bool:
    if not count or args.yes or not session.asks:
        return True
    question = ngettext("Send {count} contact?", "Send {count} contacts?", count)
    answer = input(question.format(count=count) + " " + _("[y]es, [n]o: ")).strip().lower()
    return answer in ("y", "yes", "はい", "ｙ")
