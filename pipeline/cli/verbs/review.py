"""`meishi review`: check cards and write notes in the browser."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from ...i18n import gettext as _
from ...web import run_review
from ..known import known_companies
from ..parser import add_reading
from ..reading import PageReader, make_reader
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("--event", default="", metavar=_("NAME"), help=_("only those met at this event"))
    add("--unfinished", action="store_true", help=_("only those without a memory note"))
    add("--person", metavar=_("CONTACT"), help=_("begin with this contact"))
    add(
        "--lan", action="store_true",
        help=_("let one phone on the same network in, by a code shown here"),
    )  # fmt: skip
    add("--minutes", type=int, default=30, metavar="N", help=_("close --lan after N minutes (30)"))
    add("--port", type=int, metavar="N", help=_("the port (default: a free one)"))
    add("--no-browser", action="store_true", help=_("do not open the browser"))
    add_reading(parser)


def run(args: Namespace, session: Session) -> int:
    with session.open_library() as library:
        card_id = session.pick_card(library, args.person).card_id if args.person else None
        reader = PageReader(
            make_reader(session.settings, known_companies(library)), session.limits()
        )
        run_review(
            library,
            reader,
            say=session.console.print,
            event=args.event,
            unfinished=args.unfinished,
            card_id=card_id,
            lan=args.lan,
            minutes=args.minutes,
            port=args.port,
            open_browser=not args.no_browser,
        )
    return 0
