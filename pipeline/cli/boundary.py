"""Exceptions to messages and exit codes: the one boundary.

Exit codes are those of `pipeline.errors`, and these:

    0    done
    1    a fault of meishi itself, or an error without a class of its own
    130  stopped by Ctrl-C (128 + SIGINT)
    141  the reader of the output went away (128 + SIGPIPE)
"""

from __future__ import annotations

import os
import sys
import traceback

from ..errors import MeishiError
from ..i18n import gettext as _
from ..i18n import mark
from .console import Console

INTERRUPTED = 130
BROKEN_PIPE = 141

EXIT_CODES: tuple[tuple[int, str], ...] = (
    (0, mark("Done.")),
    (1, mark("An error that has no code of its own, or a fault of meishi.")),
    (2, mark("The command cannot be carried out as it was given, or a setting is wrong.")),
    (3, mark("Photos could not be taken in; all others were.")),
    (4, mark("An OCR engine is missing or failed.")),
    (5, mark("The library cannot be opened, read or written.")),
    (6, mark("A memory note was refused.")),
    (7, mark("Contacts without a memory note were held back; all others left.")),
    (8, mark("A contact cannot be written in the format asked for.")),
    (9, mark("A CardDAV server refused, failed or cannot be trusted.")),
    (INTERRUPTED, mark("Stopped by Ctrl-C; what was done is kept.")),
    (BROKEN_PIPE, mark("The program that read the output went away.")),
)


def report_failure(error: BaseException, console: Console) -> int:
    """Say what went wrong on stderr and return the exit code."""
    console.clear_progress()
    match error:
        case BrokenPipeError():
            # Python would complain about stdout once more on its way out (docs, signal, SIGPIPE).
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return BROKEN_PIPE
        case KeyboardInterrupt():
            console.error(_("Stopped. What was done is kept; the same command goes on from there."))
            return INTERRUPTED
        case MeishiError():
            console.error(describe(error))
            return error.exit_code
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            console.error(f"{where}{error.strerror or error}")
            return 1
        case _:
            console.error(
                _("meishi made a mistake ({kind}: {reason}).").format(
                    kind=type(error).__name__, reason=error
                )
            )
            if console.verbose:
                traceback.print_exception(error, file=console.err)
            else:
                console.say(_("Run the command again with --verbose and report what it shows."))
            return 1


def describe(error: MeishiError) -> str:
    """The message of an error in the language of the person: file, reason, next step."""
    where = getattr(error, "path", None)
    what, hint = _(error.what), _(error.hint)
    # A full stop of kanji width needs no space after it.
    text = f"{what}{'' if what.endswith('。') else ' '}{hint}".strip()
    return f"{where}: {text}" if where else text
