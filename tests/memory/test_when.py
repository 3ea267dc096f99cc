"""Dates as people write them. 2026-11-23 is a Monday."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.memory import parse_when

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("来週火曜", "2026-12-01"),
        ("来週の火曜日に電話", "2026-12-01"),
        ("再来週の金曜", "2026-12-11"),
        ("今週木曜", "2026-11-26"),
        ("金曜日に会う", "2026-11-27"),
        ("月曜", "2026-11-23"),
        ("来週", "2026-11-30"),
        ("来週末", "2026-12-05"),
        ("週末", "2026-11-28"),
        ("週明けに連絡", "2026-11-30"),
        ("明日", "2026-11-24"),
        ("明後日まで", "2026-11-25"),
        ("あさって", "2026-11-25"),
        ("本日中", "2026-11-23"),
        ("3日後", "2026-11-26"),
        ("三日後", "2026-11-26"),
        ("二週間後", "2026-12-07"),
        ("2ヶ月後", "2027-01-23"),
        ("12/3", "2026-12-03"),
        ("12/3(木)", "2026-12-03"),
        ("１２／３に資料", "2026-12-03"),
        ("1/15", "2027-01-15"),
        ("11/23", "2026-11-23"),
        ("12月3日", "2026-12-03"),
        ("12月3日（木）15時", "2026-12-03"),
        ("2027年4月1日", "2027-04-01"),
        ("2027-04-01", "2027-04-01"),
        ("2027/4/1", "2027-04-01"),
        ("令和9年4月1日", "2027-04-01"),
        ("来月", "2026-12-01"),
        ("来月末", "2026-12-31"),
        ("来月中旬", "2026-12-11"),
        ("月末", "2026-11-30"),
        ("12月上旬", "2026-12-01"),
        ("1月", "2027-01-01"),
        ("30日", "2026-11-30"),
        ("5日に電話", "2026-12-05"),
        ("年明け", "2027-01-01"),
        ("年内", "2026-12-31"),
        ("tomorrow", "2026-11-24"),
        ("Send it on Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("next week", "2026-11-30"),
        ("in 3 days", "2026-11-26"),
        ("in two weeks", "2026-12-07"),
        ("in a month", "2026-12-23"),
        ("Dec 3", "2026-12-03"),
        ("December 3rd, 2027", "2027-12-03"),
        ("3 December", "2026-12-03"),
        ("by the end of the month", "2026-11-30"),
        ("call in January", "2027-01-01"),
    ],
)
def test_a_day_is_understood(text: str, day: str) -> None:
    assert parse_when(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "いつか",
        "猫が三匹",
        "someday",
        "13/45",
        "2月30日",
        "土産を渡す",
        "日本酒を送る",
        "month",
    ],
)
def test_no_day_is_none(text: str) -> None:
    assert parse_when(text, TODAY) is None


def test_the_first_of_several_days_counts() -> None:
    assert parse_when("来週火曜か12/10に電話", TODAY) == date(2026, 12, 1)


@given(st.text(max_size=40), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_gives_a_day_or_none(text: str, today: date) -> None:
    day = parse_when(text, today)
    assert day is None or isinstance(day, date)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_never_past(today: date, month: int, day: int) -> None:
    found = parse_when(f"{month}/{day}", today)
    assert found is not None
    assert today <= found
    assert (found.month, found.day) == (month, day)
