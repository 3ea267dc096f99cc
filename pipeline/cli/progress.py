"""A progress bar with the time that remains."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TextIO

from ..i18n import gettext as _
from ..i18n import ngettext
from .columns import fit

_CELLS = 20


class ProgressBar:
    """Draws on `stream` while `shown`; otherwise keeps count and says nothing.

    The estimate is the mean time of the steps so far times those that remain: with photos, which
    differ little, that is right within a few steps.
    """

    def __init__(
        self, stream: TextIO, total: int, clock: Callable[[], float], *, shown: bool
    ) -> None:
        self._stream, self._total, self._clock, self._shown = stream, total, clock, shown
        self._began = clock()
        self._done = 0
        self._drawn = False
        self.draw("")

    def step(self, label: str = "") -> None:
        """One more is done; `label` names the next or the last."""
        self._done += 1
        self.draw(label)

    def draw(self, label: str) -> None:
        """Show the present state."""
        if not self._shown or self._done >= self._total:
            self.clear()
            return
        filled = _CELLS * self._done // max(1, self._total)
        bar = "█" * filled + "░" * (_CELLS - filled)
        text = f"{bar} {self._done}/{self._total}  {remaining(self.seconds_left())}  {label}"
        width = shutil.get_terminal_size().columns - 1
        self._stream.write("\r\033[2K" + fit(text, width).rstrip())
        self._stream.flush()
        self._drawn = True

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._drawn:
            self._stream.write("\r\033[2K")
            self._stream.flush()
            self._drawn = False

    def seconds_left(self) -> float | None:
        """How long the rest may take; None before the first step is done."""
        if not self._done:
            return None
        return (self._clock() - self._began) / self._done * (self._total - self._done)


def remaining(seconds: float | None) -> str:
    """The time that remains, in words."""
    if seconds is None:
        return _("estimating…")
    if seconds < 90:
        count = max(1, round(seconds))
        return ngettext("{count} second left", "{count} seconds left", count).format(count=count)
    minutes = round(seconds / 60)
    return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)
