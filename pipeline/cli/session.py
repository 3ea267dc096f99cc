"""What a command is given: settings, a console, and the ways to the library and the engines."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..i18n import gettext as _
from ..settings import Settings, load_settings
from .console import Console

if TYPE_CHECKING:
    from ..library import CardRow, Library
    from ..photos import PhotoLimits


@dataclass(frozen=True, slots=True)
class Session:
    """`asks` says that a person is there to answer: a terminal, and no `--no-input`."""

    settings: Settings
    console: Console
    asks: bool

    @classmethod
    def of(cls, args: Namespace, console: Console, environ: Mapping[str, str]) -> Session:
        """The session for these arguments. Raises SettingsError."""
        console.quiet = bool(getattr(args, "quiet", False))
        console.verbose = bool(getattr(args, "verbose", False))
        settings = load_settings(vars(args), environ, getattr(args, "config", None))
        no_input = bool(getattr(args, "no_input", False))
        return cls(settings, console, not no_input and sys.stdin is not None and sys.stdin.isatty())

    def command(self, words: str) -> str:
        """How to call meishi with `words` from here: by name where the shell finds it."""
        program = Path(sys.argv[0])
        if program.name != "meishi" or shutil.which("meishi"):
            return f"`meishi {words}`"
        return f"`{program} {words}`"

    def open_library(self) -> Library:
        """The person's library. Raises LibraryError."""
        from ..library import Library

        return Library.open(self.settings.library)

    def limits(self) -> PhotoLimits:
        """The limits for photos."""
        from ..photos import PhotoLimits

        return PhotoLimits(
            max_pixels=self.settings.max_megapixels * 1_000_000,
            max_bytes=self.settings.max_megabytes * 1_000_000,
            pdf_dpi=self.settings.pdf_dpi,
        )

    def now(self) -> datetime:
        """This moment, with the offset of the local clock."""
        return datetime.now().astimezone()

    def today(self) -> date:
        return self.now().date()

    def pick_card(self, library: Library, text: str) -> CardRow:
        """The one contact that `text` means. Raises UsageError where it is none or several."""
        found = library.find_cards(text)
        if len(found) == 1:
            return found[0]
        if not found:
            raise UsageError(
                _("No contact is meant by “{text}”.").format(text=text),
                _("`meishi list` shows what there is."),
            )
        names = ", ".join(f"{row.card_id} {row.name}" for row in found[:8])
        raise UsageError(
            _("“{text}” may mean several: {names}.").format(text=text, names=names),
            _("Give the number."),
        )
