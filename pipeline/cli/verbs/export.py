"""`meishi export`: contacts as vCard, CSV or JSON; those without a memory note stay."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from ...export import PROFILES, SELECTABLE
from ...exporting import (
    FORMATS,
    ExportPlan,
    ExportRequest,
    choose_fields,
    describe_export,
    execute_export,
    held_back_error,
    plan_export,
)
from ...i18n import current_language, ngettext
from ...i18n import gettext as _
from ..choosing import add_choosing, chosen
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("target", metavar=_("FILE"), help=_("the file to write; - is standard output"))
    add("--format", choices=FORMATS, help=_("the format (default: by the end of FILE)"))
    add("--profile", choices=sorted(PROFILES), default="plain", help=_("for whom a CSV is meant"))
    add("--vcard-version", choices=("3.0", "4.0"), default="3.0", help=_("the version of vCard"))
    add(
        "--fields", metavar=_("NAMES"),
        help=_("only these, apart by commas: {names}").format(names=",".join(SELECTABLE)),
    )  # fmt: skip
    add("--changed", action="store_true", help=_("only what is new or changed since the last time"))
    add("--pictures", action="store_true", help=_("with the picture of the card"))
    add("--one-file-each", action="store_true", help=_("FILE is a folder: one vCard a contact"))
    add(
        "--all-or-nothing", action="store_true",
        help=_("write nothing unless every contact has its memory note"),
    )  # fmt: skip
    add("--dry-run", action="store_true", help=_("show what would be written"))
    add("--json", action="store_true", help=_("print what was done as JSON"))
    add_choosing(parser)


def run(args: Namespace, session: Session) -> int:
    console = session.console
    request = ExportRequest(
        target=None if args.target == "-" else Path(args.target),
        format=args.format,
        profile=args.profile,
        version=args.vcard_version,
        fields=choose_fields(args.fields) if args.fields else None,
        where=chosen(args, session.today()),
        changed=args.changed,
        pictures=args.pictures,
        one_file_each=args.one_file_each,
        all_or_nothing=args.all_or_nothing,
        language=current_language(),
    )
    with session.open_library() as library:
        plan = plan_export(library, request)
        written = () if args.dry_run else execute_export(library, plan)
    if args.dry_run:
        for line in describe_export(plan):
            console.print(line)
        return 0
    if request.target is None:
        _pour(plan, session)
    elif args.json:
        console.print_json(_to_json(plan, written), indent=2)
    else:
        console.print(_summary(plan))
    if plan.held_back:
        raise held_back_error(plan.held_back)
    return 0


def _pour(plan: ExportPlan, session: Session) -> None:
    """The bytes to standard output, unchanged: a CSV for Outlook is not UTF-8."""
    session.console.out.flush()
    buffer = getattr(session.console.out, "buffer", None)
    for _path, data in plan.files:
        if buffer is None:
            session.console.out.write(data.decode("utf-8"))
        else:
            buffer.write(data)
            buffer.flush()


def _summary(plan: ExportPlan) -> str:
    count = len(plan.entries) + plan.drafts
    return ngettext(
        "{count} contact is in {file}.", "{count} contacts are in {file}.", count
    ).format(count=count, file=plan.request.target)


def _to_json(plan: ExportPlan, written: tuple[Path, ...]) -> dict[str, Any]:
    return {
        "format": plan.format,
        "files": [str(path) for path in written],
        "contacts": [entry.uid for entry in plan.entries],
        "unchanged": plan.unchanged,
        "held_back": [{"card": row.card_id, "name": row.name} for row in plan.held_back],
    }
