"""`meishi edit`: put a contact right."""

from __future__ import annotations

import dataclasses
from argparse import ArgumentParser, Namespace

from ...errors import UsageError
from ...i18n import gettext as _
from ...library import FieldEdit, Library
from ...model import Event
from ...terminal import ask_for_fields
from ..asking import terminal_asker
from ..card_text import card_lines
from ..dates import parse_past_day
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("card", metavar=_("CONTACT"), help=_("number, name or file of a contact"))
    add(
        "edits", nargs="*", metavar=_("FIELD=VALUE"),
        help=_("like name_full='髙橋 一郎', emails.0=a@example.jp, phones.0.kind=mobile; an empty "
               "value removes. Without any, the doubtful fields are asked for"),
    )  # fmt: skip
    add("--accept", action="store_true", help=_("every field is right as it stands"))
    add("--event", metavar=_("NAME"), help=_("where you met"))
    add("--date", metavar=_("DATE"), help=_("when you met"))
    add("--place", metavar=_("PLACE"), help=_("the place"))
    add("--tag", action="append", metavar=_("TAG"), help=_("add a tag; may be repeated"))
    add("--untag", action="append", metavar=_("TAG"), help=_("take a tag away"))
    add("--delete", action="store_true", help=_("put the contact away"))
    add("--restore", action="store_true", help=_("bring it back"))
    add("--not-a-card", action="store_true", help=_("what was found is no card"))
    add("--merge", metavar=_("CONTACT"), help=_("this is the same person as CONTACT"))
    add("--split", action="store_true", help=_("front and back are two cards"))
    add("--back", metavar=_("CONTACT"), help=_("CONTACT is the back of this card"))
    add("--undo", action="store_true", help=_("take the last change back"))


def run(args: Namespace, session: Session) -> int:
    edits = [_parse(text) for text in args.edits]
    with session.open_library() as library:
        card_id = _find(args, session, library)
        done = _change_state(args, session, library, card_id)
        if edits:
            library.edit_fields(card_id, edits)
            done = True
        done = _change_meeting(args, session, library, card_id) or done
        if args.accept:
            library.accept_fields(card_id)
            done = True
        if not done:
            return _ask(session, library, card_id)
        row = library.row(card_id)
        session.console.print(f"{row.card_id}  {row.name or '?'}")
        for line in card_lines(library.card(card_id).contact):
            session.console.print("  " + line)
    return 0


def _find(args: Namespace, session: Session, library: Library) -> int:
    # What was put away is not listed; its number still names it.
    if args.restore or args.undo:
        try:
            return library.row(int(args.card)).card_id
        except ValueError:
            pass
    return session.pick_card(library, args.card).card_id


def _parse(text: str) -> FieldEdit:
    path, sign, value = text.partition("=")
    if not sign or not path.strip():
        raise UsageError(
            _("“{text}” does not say FIELD=VALUE.").format(text=text),
            _("Like: name_full='髙橋 一郎'"),
        )
    return FieldEdit(path.strip(), value.strip())


def _change_state(args: Namespace, session: Session, library: Library, card_id: int) -> bool:
    actions = (
        (args.undo, lambda: library.undo(card_id)),
        (args.restore, lambda: library.restore_card(card_id)),
        (args.delete, lambda: library.delete_card(card_id)),
        (args.not_a_card, lambda: library.mark_not_a_card(card_id)),
        (args.split, lambda: library.split_card(card_id)),
    )
    wanted = [act for flag, act in actions if flag]
    if args.merge:
        into = session.pick_card(library, args.merge).card_id
        wanted.append(lambda: library.merge_people(card_id, into))
    if args.back:
        back = session.pick_card(library, args.back).card_id
        wanted.append(lambda: library.join_cards(card_id, back))
    for act in wanted:
        act()
    return bool(wanted)


def _change_meeting(args: Namespace, session: Session, library: Library, card_id: int) -> bool:
    done = False
    if args.event is not None or args.date or args.place is not None:
        day = parse_past_day(args.date, session.today()) if args.date else None
        event = None
        if args.event is not None:
            event = Event(args.event, day, args.place or "") if args.event else Event()
        library.set_encounter(card_id, event=event, met_on=day, place=args.place)
        done = True
    if args.tag or args.untag:
        tags = {*library.row(card_id).tags, *(args.tag or ())} - set(args.untag or ())
        library.set_tags(card_id, sorted(tags))
        done = True
    return done


def _ask(session: Session, library: Library, card_id: int) -> int:
    if not session.asks:
        raise UsageError(
            _("No change was given, and nobody can be asked here."),
            _("Give FIELD=VALUE, or run it at a terminal."),
        )
    report = ask_for_fields(library, card_id, terminal_asker(session))
    if dataclasses.astuple(report) == (0, 0, 0):
        session.console.say(
            _(
                "Nothing is doubtful. Give FIELD=VALUE to change a field; {command} shows them."
            ).format(command=session.command(f"show {card_id}"))
        )
    else:
        session.console.print(
            _("{changed} changed, {accepted} accepted, {skipped} left for later.").format(
                changed=report.changed, accepted=report.accepted, skipped=report.skipped
            )
        )
    return 0
