"""Dates as people write them: 来週火曜, 12/3, next Friday."""

from __future__ import annotations

from datetime import date


def parse_when(text: str, today: date) -> date | None:
    """The first day that `text` names, or None. A day without a year is the next such day."""
    raise NotImplementedError
