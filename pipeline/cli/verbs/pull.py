"""`meishi pull`: changes on a CardDAV server come back as proposals."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...errors import UsageError
from ...i18n import gettext as _
from ...i18n import ngettext
from ...syncing import describe_pull, plan_pull_from, pull_from
from ..servers import add_server, opened
from ..session import Session
from . import questions


def configure(parser: ArgumentParser) -> None:
    add_server(parser, optional=True)
    parser.add_argument(
        "--review",
        action="store_true",
        help=_("decide on the proposals that wait, without a server"),
    )
    parser.epilog = _("`meishi questions` asks about each proposal; nothing changes before.")


def run(args: Namespace, session: Session) -> int:
    console = session.console
    if args.review:
        return questions.review(args, session)
    if not args.url:
        raise UsageError(
            _("No server is named."), _("Give its address, or --review to decide on what came.")
        )
    with session.open_library() as library, opened(args, session) as server:
        plan = plan_pull_from(server, library)
        kept = 0 if args.dry_run else pull_from(library, plan)
    if args.json:
        console.print_json(
            {
                "changed": [
                    {"uid": c.uid, "name": c.name, "fields": sorted(c.fields)} for c in plan.changes
                ],
                "deleted": list(plan.deleted),
                "unchanged": plan.unchanged,
                "new_proposals": kept,
            },
            indent=2,
        )
        return 0
    for line in describe_pull(plan):
        console.print(line)
    if kept:
        console.say(
            ngettext(
                "{count} proposal waits for your decision: {command}",
                "{count} proposals wait for your decision: {command}",
                kept,
            ).format(count=kept, command=session.command("questions"))
        )
    return 0
