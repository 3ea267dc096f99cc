"""Dates as people write them: 来週火曜, 12/3, next Friday.

The week begins on Monday. 来週火曜 and "next Tuesday" are the Tuesday of the week after this one;
火曜 and "Tuesday" are the coming one.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

_Reader: TypeAlias = Callable[[re.Match[str], date], date | None]

_DAYS_JA = "月火水木金土日"
_DAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_EN = "(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH_EN = "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?"
_NUMBER = "([0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_KANJI = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_WORDS_EN = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def parse_when(text: str, today: date) -> date | None:
    """The first day that `text` names, or None. A day without a year is the next such day, today
    included; a week or a month alone is its first day."""
    plain = unicodedata.normalize("NFKC", text).lower()
    found: list[tuple[int, int, date]] = []
    for pattern, reader in _PATTERNS:
        for match in re.finditer(pattern, plain):
            try:
                day = reader(match, today)
            except (ValueError, OverflowError):
                continue
            if day is not None:
                found.append((match.start(), -len(match[0]), day))
    return min(found)[2] if found else None


def _number(text: str) -> int:
    if text in _WORDS_EN:
        return _WORDS_EN[text]
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(str(_KANJI[char]) for char in text))
    return (_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0)


def _in_months(today: date, months: int, day: int | None = None) -> date:
    """The day (the same one; the last where the month is shorter) so many months on."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day or today.day, last))


def _next_such(month: int, day: int, today: date) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _weekday(index: int, weeks: int | None, today: date) -> date:
    """The day of the week `weeks` from this one; the coming one where None."""
    if weeks is None:
        return today + timedelta(days=(index - today.weekday()) % 7)
    return today + timedelta(days=index - today.weekday() + 7 * weeks)


def _full(m: re.Match[str], _today: date) -> date:
    return date(int(m[1]), int(m[2]), int(m[3]))


def _reiwa(m: re.Match[str], _today: date) -> date:
    return date(2018 + (1 if m[1] == "元" else int(m[1])), int(m[2]), int(m[3]))


def _month_day(m: re.Match[str], today: date) -> date:
    return _next_such(int(m[1]), int(m[2]), today)


def _month_part(m: re.Match[str], today: date) -> date:
    month = _in_months(today, {"今": 0, "来": 1, "再来": 2}[m[1]]) if m[1] else None
    part = {"上旬": 1, "初": 1, "頭": 1, "初め": 1, "中旬": 11, "半ば": 15, "下旬": 21, "末": 31}
    day = part[m[3]] if m[3] else 1
    if month is not None:
        return _in_months(month.replace(day=1), 0, day)
    number = int(m[2])
    if number == today.month and m[3]:
        return _in_months(today.replace(day=1), 0, day)
    first = _next_such(number, 1, today)
    return _in_months(first, 0, day)


def _this_month_end(_m: re.Match[str], today: date) -> date:
    return _in_months(today, 0, 31)


def _day_of_month(m: re.Match[str], today: date) -> date:
    day = int(m[1])
    this_month = today.replace(day=day)
    return this_month if this_month >= today else _in_months(today, 1).replace(day=day)


def _after_ja(m: re.Match[str], today: date) -> date:
    count = _number(m[1])
    if m[2] == "日":
        return today + timedelta(days=count)
    if m[2].startswith("週"):
        return today + timedelta(weeks=count)
    return _in_months(today, count)


def _week_ja(m: re.Match[str], today: date) -> date:
    weeks = {"今": 0, "来": 1, "再来": 2}[m[1]]
    if m[2]:
        return _weekday(_DAYS_JA.index(m[2]), weeks, today)
    if m[3]:
        return _weekday(5, weeks, today)
    return today if weeks == 0 else _weekday(0, weeks, today)


def _after_en(m: re.Match[str], today: date) -> date:
    count = _number(m[1])
    if m[2] == "day":
        return today + timedelta(days=count)
    return today + timedelta(weeks=count) if m[2] == "week" else _in_months(today, count)


def _day_en(m: re.Match[str], today: date) -> date:
    weeks = {"next": 1, "this": None, None: None}[m[1]]
    return _weekday(_DAYS_EN.index(m[2][:3]), weeks, today)


def _month_en(m: re.Match[str], today: date) -> date:
    month = _MONTHS_EN.index(m["month"][:3]) + 1
    day = int(m["day"])
    year = m.groupdict().get("year")
    return date(int(year), month, day) if year else _next_such(month, day, today)


def _month_alone_en(m: re.Match[str], today: date) -> date:
    return _next_such(_MONTHS_EN.index(m["month"][:3]) + 1, 1, today)


def _days(count: int) -> _Reader:
    return lambda _m, today: today + timedelta(days=count)


_MONTH_NAMED = _MONTH_EN.replace("(", "(?P<month>", 1)
_PATTERNS: tuple[tuple[str, _Reader], ...] = (
    (r"(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)", _full),
    (r"(?:令和|r)(\d{1,2}|元)[年.](\d{1,2})[月.](\d{1,2})日?", _reiwa),
    (r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])", _month_day),
    (r"(?<!\d)(\d{1,2})月(\d{1,2})日?", _month_day),
    (
        r"(?<!\d)(?:(今|来|再来)月|(\d{1,2})月(?!\d))(?:の)?(上旬|中旬|下旬|半ば|末|初め|初|頭)?",
        _month_part,
    ),
    (r"月末", _this_month_end),
    (r"(?<![\d月/])(\d{1,2})日(?![後間前])", _day_of_month),
    (rf"{_NUMBER}(日|週間?|[かカヶヵケ箇]月)後", _after_ja),
    (r"(再来|来|今)週(?:の)?(?:([月火水木金土日])(?:曜日?|(?!曜)))?(末)?", _week_ja),
    (r"(?<![一-龠])([月火水木金土日])曜日?", lambda m, t: _weekday(_DAYS_JA.index(m[1]), None, t)),
    (r"週明け", lambda _m, t: _weekday(0, 1, t)),
    (r"(?<![今来])週末", lambda _m, t: _weekday(5, None, t)),
    (r"年明け|来年", lambda _m, t: date(t.year + 1, 1, 1)),
    (r"年末|年内", lambda _m, t: date(t.year, 12, 31)),
    (r"今日|本日|\btoday\b|\btonight\b", _days(0)),
    (r"明後日|あさって|\bday after tomorrow\b", _days(2)),
    (r"明日|あした|翌日|\btomorrow\b", _days(1)),
    (r"\bin (\d{1,3}|an?|one|two|three|four|five|six) (day|week|month)s?\b", _after_en),
    (rf"\b(?:(next|this) |on )?{_DAY_EN}\b", _day_en),
    (r"\bnext week\b", lambda _m, t: _weekday(0, 1, t)),
    (r"\bnext month\b", lambda _m, t: _in_months(t.replace(day=1), 1)),
    (r"\bend of (?:the|this) month\b", _this_month_end),
    (r"\bend of (?:the|this) year\b", lambda _m, t: date(t.year, 12, 31)),
    (
        rf"\b{_MONTH_NAMED} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<year>20\d\d))?\b",
        _month_en,
    ),
    (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH_NAMED}(?:,? (?P<year>20\d\d))?",
        _month_en,
    ),
    (rf"\bin {_MONTH_NAMED}", _month_alone_en),
)
