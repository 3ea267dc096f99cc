"""`meishi restore`: a backup becomes the library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ...backup import restore_backup
from ...i18n import gettext as _
from ...library import library_path
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("file", type=Path, metavar=_("FILE"), help=_("the archive"))
    add("--replace", action="store_true", help=_("move the library that is there aside"))
    add("--json", action="store_true", help=_("print what was done as JSON"))


def run(args: Namespace, session: Session) -> int:
    report = restore_backup(args.file, library_path(session.settings.library), replace=args.replace)
    if args.json:
        session.console.print_json(
            {
                "library": str(report.library),
                "contacts": report.contacts,
                "photos": report.photos,
                "former": str(report.former) if report.former else None,
            },
            indent=2,
        )
        return 0
    session.console.print(
        _("{count} contacts are in {file}.").format(count=report.contacts, file=report.library)
    )
    if report.former:
        session.console.say(_("The former library is {file}.").format(file=report.former))
    return 0
