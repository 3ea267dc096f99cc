"""`meishi backup`: the whole library in one file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ...backup import check_backup, write_backup
from ...i18n import gettext as _
from ..session import Session


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("file", type=Path, metavar=_("FILE"), help=_("the archive to write (ZIP)"))
    add("--check", action="store_true", help=_("verify an archive that is there instead"))
    add("--json", action="store_true", help=_("print what was done as JSON"))


def run(args: Namespace, session: Session) -> int:
    console = session.console
    if args.check:
        names = check_backup(args.file)
        if args.json:
            console.print_json(names, indent=2)
        else:
            console.print(
                _("{file} is whole: {count} files verified.").format(
                    file=args.file, count=len(names)
                )
            )
        return 0
    with session.open_library() as library:
        report = write_backup(library, args.file)
    if args.json:
        console.print_json(
            {
                "file": str(report.path),
                "contacts": report.contacts,
                "pictures": report.pictures,
                "photos": report.photos,
                "bytes": report.size,
            },
            indent=2,
        )
    else:
        console.print(
            _("{file}: {contacts} contacts and {pictures} pictures, {size} MB.").format(
                file=report.path,
                contacts=report.contacts,
                pictures=report.pictures,
                size=round(report.size / 1e6, 1),
            )
        )
    return 0
