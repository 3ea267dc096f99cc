"""`meishi note`: what you remember of each person."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ...errors import NoteRefused, UsageError
from ...i18n import gettext as _
from ...i18n import ngettext
from ...ingest import NotesReport, apply_notes, read_notes_csv
from ...library import Library
from ...terminal import ask_for_notes
from ..asking import terminal_asker
from ..choosing import add_choosing, chosen
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("card", nargs="?", metavar=_("CONTACT"), help=_("number, name or file of one contact"))
    add(
        "--from", dest="from_file", type=Path, metavar=_("FILE"),
        help=_("take notes from a CSV with the columns file (and card) or name, and note"),
    )  # fmt: skip
    add("--text", metavar=_("NOTE"), help=_("the note for CONTACT"))
    add("--all", action="store_true", help=_("ask also about contacts that have a note"))
    add("--json", action="store_true", help=_("print what --from did as JSON"))
    add_choosing(parser, states=False)


def run(args: Namespace, session: Session) -> int:
    if args.from_file:
        return _from_file(args, session)
    with session.open_library() as library:
        if args.text is not None:
            return _from_text(args, session, library)
        return _ask(args, session, library)


def _from_file(args: Namespace, session: Session) -> int:
    rows = read_notes_csv(args.from_file)
    with session.open_library() as library:
        report = apply_notes(rows, library)
        drafts = library.counts().drafts
    if args.json:
        session.console.print_json(_to_json(report), indent=2)
    else:
        session.console.print(
            ngettext("{count} note written", "{count} notes written", len(report.written)).format(
                count=len(report.written)
            )
            + (
                _(", ") + _("{count} unchanged").format(count=len(report.unchanged))
                if report.unchanged
                else ""
            )
            + "; "
            + _("{count} contacts are still without one.").format(count=drafts)
        )
    for bad in report.bad:
        session.console.error(
            _("{file}, line {line} ({target}): {what} {hint}").format(
                file=args.from_file, line=bad.line, target=bad.target, what=_(bad.what),
                hint=_(bad.hint),
            ).rstrip()
        )  # fmt: skip
    return NoteRefused.exit_code if report.bad else 0


def _from_text(args: Namespace, session: Session, library: Library) -> int:
    if not args.card:
        raise UsageError(
            _("--text needs a contact."), _("Like: {example}").format(
                example=session.command("note 12 --text …")
            )
        )  # fmt: skip
    row = session.pick_card(library, args.card)
    library.set_note(row.card_id, args.text)
    session.console.print(_("The note on {name} is saved.").format(name=row.name or row.card_id))
    return 0


def _ask(args: Namespace, session: Session, library: Library) -> int:
    if args.card:
        cards = [session.pick_card(library, args.card).card_id]
    else:
        where = chosen(args, session.today())
        rows = library.list_cards(where, sort="oldest") if args.all else library.held_back(where)
        cards = sorted(row.card_id for row in rows)
    if not cards:
        session.console.say(_("Every contact has its memory note."))
        return 0
    if not session.asks:
        raise UsageError(
            ngettext(
                "{count} contact lacks a memory note, and nobody can be asked here.",
                "{count} contacts lack a memory note, and nobody can be asked here.",
                len(cards),
            ).format(count=len(cards)),
            _("Run it at a terminal, or give --from FILE, or CONTACT --text NOTE."),
        )
    report = ask_for_notes(library, cards, terminal_asker(session))
    drafts = library.counts().drafts
    session.console.say("")
    session.console.print(
        ngettext("{count} note written", "{count} notes written", report.written).format(
            count=report.written
        )
        + "; "
        + _("{count} contacts are still without one.").format(count=drafts)
    )
    if drafts:
        session.console.say(
            _("{command} goes on from here.").format(command=session.command("note"))
        )
    else:
        session.console.say(
            _("Now: {command}").format(command=session.command("export contacts.vcf"))
        )
    return 0


def _to_json(report: NotesReport) -> dict[str, object]:
    return {
        "written": list(report.written),
        "unchanged": list(report.unchanged),
        "bad": [
            {"line": b.line, "target": b.target, "reason": b.reason, "message": b.what}
            for b in report.bad
        ],
    }
