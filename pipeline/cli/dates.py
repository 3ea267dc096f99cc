"""Days as people give them for what has been: 2026-04-01, 4/1, 4月1日, today, 昨日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from ..errors import UsageError
from ..i18n import gettext as _

_DAYS_AGO = {
    "today": 0,
    "今日": 0,
    "本日": 0,
    "yesterday": 1,
    "昨日": 1,
    "一昨日": 2,
    "おととい": 2,
}
_FULL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")


def parse_past_day(text: str, today: date) -> date:
    """The day that `text` names; one without a year is the last such day. Raises UsageError."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[plain])
    try:
        if full := _FULL.fullmatch(plain):
            return date(*map(int, full.groups()))
        if short := _SHORT.fullmatch(plain):
            return _last(int(short[1]), int(short[2]), today)
    except ValueError:
        pass
    raise UsageError(
        _("“{text}” is not a day.").format(text=text), _("Give it like 2026-04-01 or 4/1.")
    )


def _last(month: int, day: int, today: date) -> date:
    # 29 February may be up to eight years back.
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise ValueError("no such day")
