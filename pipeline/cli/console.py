"""Data on stdout, all else on stderr; colour and motion on a terminal only."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TextIO

from .progress import ProgressBar


@dataclass(slots=True)
class Console:
    """Where a command speaks. `quiet` keeps errors only; `verbose` shows faults in full."""

    out: TextIO
    err: TextIO
    quiet: bool = False
    verbose: bool = False
    colour: bool = False
    clock: Callable[[], float] = time.monotonic
    _bar: ProgressBar | None = field(default=None, repr=False)

    @classmethod
    def standard(cls) -> Console:
        """The console of this process. Output that the locale cannot show is escaped, not fatal."""
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure:
                reconfigure(errors="backslashreplace")
        return cls(sys.stdout, sys.stderr, colour=wants_colour(sys.stderr))

    @property
    def moves(self) -> bool:
        """Whether a progress bar may be drawn."""
        return not self.quiet and self.err.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def columns(self) -> int | None:
        """The width of the terminal that stdout goes to; None where it goes elsewhere."""
        return shutil.get_terminal_size().columns if self.out.isatty() else None

    def print(self, text: str = "") -> None:
        """A line of data, on stdout."""
        self.clear_progress()
        self.out.write(text + "\n")

    def print_json(self, value: Any, *, indent: int | None = None) -> None:
        """One JSON value on stdout, flushed at once: who reads a pipe sees it as it is done."""
        self.clear_progress()
        self.out.write(json.dumps(value, ensure_ascii=False, indent=indent) + "\n")
        self.out.flush()

    def say(self, text: str) -> None:
        """A line for the person, on stderr."""
        if not self.quiet:
            self.clear_progress()
            self.err.write(text + "\n")
            self.err.flush()

    def warn(self, text: str) -> None:
        self._speak("33", text)

    def error(self, text: str) -> None:
        self._speak("31", text)

    def _speak(self, code: str, text: str) -> None:
        self.clear_progress()
        self.err.write(self.paint(code, text) + "\n")
        self.err.flush()

    def paint(self, code: str, text: str) -> str:
        """`text` in an SGR colour, where colours are shown."""
        return f"\033[{code}m{text}\033[0m" if self.colour else text

    def progress(self, total: int) -> ProgressBar:
        """A bar over `total` steps; silent off a terminal."""
        self._bar = ProgressBar(self.err, total, self.clock, shown=self.moves)
        return self._bar

    def clear_progress(self) -> None:
        """Take the bar away before something else is written; its next step draws it again."""
        if self._bar:
            self._bar.clear()


def wants_colour(stream: TextIO) -> bool:
    """https://no-color.org: any value of NO_COLOR but the empty one turns colours off."""
    if os.environ.get("NO_COLOR"):
        return False
    return stream.isatty() and os.environ.get("TERM") != "dumb"
