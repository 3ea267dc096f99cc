"""The argument parser, in the language of the person, built for the command that was called."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from ..i18n import LANGUAGES
from ..i18n import gettext as _
from ..i18n import ngettext as _n
from .commands import COMMANDS

# argparse asks the module `gettext` for its own texts; it is to ask the same catalogue as we do.
for _name, _function in (("_", _), ("ngettext", _n)):
    if hasattr(argparse, _name):
        setattr(argparse, _name, _function)


class MeishiParser(argparse.ArgumentParser):
    """Says what was wrong and what to do next, as every other message does."""

    def error(self, message: str) -> NoReturn:
        hint = _("Run `{program} --help` to see how it is used.").format(program=self.prog)
        self.exit(2, f"{self.prog}: {message}\n{hint}\n")


def build_parser(words: Sequence[str] | None = None) -> MeishiParser:
    """The parser for `words`: only the command among them has its arguments; None means all."""
    parser = MeishiParser(
        prog="meishi",
        description=_("Photos of business cards become contacts, each with a memory."),
        epilog=_("`meishi COMMAND --help` shows the arguments of a command."),
        add_help=False,
        allow_abbrev=False,
    )
    parser.set_defaults(command=None)
    _add_common(parser, default=None)
    parser.add_argument("--version", action=_Version, nargs=0, help=_("show the version and leave"))
    commands = parser.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), dest="command", parser_class=MeishiParser
    )
    for command in COMMANDS:
        summary = _(command.summary)
        sub = commands.add_parser(
            command.name,
            help=summary,
            description=summary[:1].upper() + summary[1:] + _("."),
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if words is None or command.name in words:
            command.load().configure(sub)
            # What is left out must not undo what stood before the command.
            _add_common(sub, default=argparse.SUPPRESS)
    return parser


def _add_common(parser: argparse.ArgumentParser, default: Any) -> None:
    group = parser.add_argument_group(_("general"))
    add = group.add_argument
    add("-h", "--help", action="help", help=_("show this help and leave"))
    add(
        "--library", type=Path, metavar=_("FILE"), default=default,
        help=_("the library (default: MEISHI_LIBRARY, or the folder for user data)"),
    )  # fmt: skip
    add("--config", type=Path, metavar=_("FILE"), default=default, help=_("the settings file"))
    add("--lang", choices=LANGUAGES, default=default, help=_("the language of messages"))
    add(
        "--no-input", action="store_true", default=default or False,
        help=_("ask nothing; fail where an answer would be needed"),
    )  # fmt: skip
    add("-q", "--quiet", action="store_true", default=default or False, help=_("errors only"))
    add(
        "--verbose", action="store_true", default=default or False,
        help=_("show faults of meishi in full"),
    )  # fmt: skip


def add_reading(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads photos; they are settings."""
    group = parser.add_argument_group(_("how photos are read"))
    add = group.add_argument
    add("--engine", choices=("rapidocr", "tesseract"), help=_("the OCR engine (rapidocr)"))
    add(
        "--second-engine", choices=("auto", "none", "tesseract", "rapidocr"),
        help=_("the engine that is asked where the first is unsure (none)"),
    )  # fmt: skip
    add(
        "--max-megapixels", metavar="N", type=int,
        help=_("the largest picture that is taken (120)"),
    )  # fmt: skip
    add("--max-megabytes", metavar="N", type=int, help=_("the largest file that is taken (512)"))
    add("--pdf-dpi", metavar="N", type=int, help=_("the resolution for PDF pages (300)"))


def early_language(words: Sequence[str]) -> str | None:
    """The language asked for by `--lang`, before anything can be parsed or said."""
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return os.environ.get("MEISHI_LANG") or None


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_ignored: Any) -> None:
        from importlib.metadata import version

        print(f"meishi {version('meishi')}")
        parser.exit()
