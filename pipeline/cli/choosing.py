"""The arguments that say which contacts are meant."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from ..i18n import gettext as _
from ..library import CardFilter, StateFilter
from .dates import parse_past_day

STATES: tuple[StateFilter, ...] = ("draft", "finished", "doubtful", "deleted", "not-a-card")


def add_choosing(parser: ArgumentParser, *, states: bool = True) -> None:
    """Add --event, --tag, --since, --search and, with `states`, --state."""
    group = parser.add_argument_group(_("which contacts"))
    add = group.add_argument
    add("--event", metavar=_("NAME"), help=_("met at this event"))
    add("--tag", metavar=_("TAG"), help=_("with this tag"))
    add("--since", metavar=_("DATE"), help=_("met on this day or later"))
    add("--search", metavar=_("WORDS"), help=_("with these words in a field or note"))
    if states:
        add("--state", choices=STATES, help=_("in this state"))


def chosen(args: Namespace, today: date) -> CardFilter:
    """The filter that the arguments ask for. Raises UsageError."""
    return CardFilter(
        event=args.event,
        tag=args.tag,
        state=getattr(args, "state", None),
        text=args.search or "",
        since=parse_past_day(args.since, today) if args.since else None,
    )
