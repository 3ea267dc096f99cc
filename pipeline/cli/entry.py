"""From the words on the command line to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from ..errors import MeishiError
from ..i18n import set_language
from .boundary import report_failure
from .commands import find_command
from .console import Console
from .parser import build_parser, early_language
from .session import Session


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; never raises but SystemExit for usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    set_language(early_language(words))
    console = Console.standard()
    try:
        parser = build_parser(words)
        args = parser.parse_args(words)
        if args.command is None:
            parser.print_help(console.out)
            return 0
        session = Session.of(args, console, os.environ)
        set_language(session.settings.lang)
        code = find_command(args.command).load().run(args, session)
        console.out.flush()
        return code
    except (MeishiError, OSError, KeyboardInterrupt, MemoryError) as error:
        return report_failure(error, console)
    except Exception as error:
        return report_failure(error, console)
