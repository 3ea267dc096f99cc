"""`meishi import`: contacts of other programs, as drafts until they have a memory note."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from ...errors import ExportError, MeishiError, UsageError
from ...i18n import gettext as _
from ...importing import ImportReport, describe_import, import_file
from ...model import Event
from ..boundary import describe
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "files", nargs="+", type=Path, metavar=_("FILE"),
        help=_("vCard (2.1, 3.0, 4.0) or CSV of Google, Outlook, Eight, Sansan or 宛名職人"),
    )  # fmt: skip
    add("--event", metavar=_("NAME"), help=_("where you met, for contacts that do not say"))
    add("--tag", action="append", default=[], metavar=_("TAG"), help=_("a tag; may be repeated"))
    add("--dry-run", action="store_true", help=_("show what is in the files, store nothing"))
    add("--json", action="store_true", help=_("print what was done as JSON"))


def run(args: Namespace, session: Session) -> int:
    console = session.console
    event = Event(args.event) if args.event else None
    reports: list[ImportReport] = []
    failed: list[MeishiError] = []
    with session.open_library() as library:
        for path in args.files:
            try:
                reports.append(
                    import_file(library, path, event=event, tags=args.tag, dry_run=args.dry_run)
                )
            except (ExportError, UsageError) as error:
                failed.append(error)
    if args.json:
        console.print_json([_to_json(report) for report in reports], indent=2)
    else:
        for report in reports:
            for line in describe_import(report):
                console.print(line)
    for failure in failed:
        console.error(describe(failure))
    return failed[0].exit_code if failed else 0


def _to_json(report: ImportReport) -> dict[str, Any]:
    return {
        "file": str(report.path),
        "kind": report.kind,
        "contacts": report.contacts,
        "added": list(report.result.added),
        "joined": list(report.result.joined),
        "known": len(report.result.known) + report.own,
        "questions": list(report.result.questions),
        "proposed": report.proposed,
        "problems": list(report.problems),
    }
