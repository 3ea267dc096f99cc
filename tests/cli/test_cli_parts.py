"""The small parts: columns, days, progress, settings."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli.columns import fit, printable, table, width_of
from pipeline.cli.dates import parse_past_day
from pipeline.cli.progress import ProgressBar, remaining
from pipeline.errors import SettingsError, UsageError
from pipeline.settings import Settings, load_settings

TODAY = date(2026, 4, 10)


@given(st.text(max_size=30), st.integers(min_value=1, max_value=40))
def test_fit_takes_exactly_its_width(text: str, width: int) -> None:
    assert width_of(fit(text, width)) == width


@given(st.text(max_size=40))
def test_what_is_printed_holds_no_control_characters(text: str) -> None:
    shown = printable(text)
    assert "\033" not in shown and "\n" not in shown and "\u202e" not in shown
    assert printable(shown) == shown


def test_columns_align_by_cells() -> None:
    lines = table([("1", "山田 太郎", "x"), ("12", "Ann", "y")])
    assert [width_of(line) for line in lines] == [16, 16]
    assert table([]) == []
    right = table([("a", "1"), ("b", "100")], right=frozenset({1}))
    assert right == ["a    1", "b  100"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("2026/4/1", date(2026, 4, 1)),
        ("２０２６年４月１日", date(2026, 4, 1)),
        ("4/1", date(2026, 4, 1)),
        ("12/24", date(2025, 12, 24)),
        ("2月29日", date(2024, 2, 29)),
        ("today", TODAY),
        ("昨日", date(2026, 4, 9)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert parse_past_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "13/32", "2/30"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(UsageError):
        parse_past_day(text, TODAY)


def test_the_bar_estimates_from_what_is_done() -> None:
    moments = iter([0.0, 10.0, 10.0, 10.0])
    stream = io.StringIO()
    bar = ProgressBar(stream, 4, lambda: next(moments), shown=True)
    bar.step("a.jpg")
    assert "30 seconds left" in stream.getvalue()
    assert "1/4" in stream.getvalue()


def test_the_bar_is_silent_off_a_terminal() -> None:
    stream = io.StringIO()
    bar = ProgressBar(stream, 2, lambda: 0.0, shown=False)
    bar.step("a.jpg")
    bar.step("b.jpg")
    bar.clear()
    assert stream.getvalue() == ""


def test_remaining_in_words() -> None:
    assert remaining(None) == "estimating…"
    assert remaining(0.2) == "1 second left"
    assert remaining(600) == "10 minutes left"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_flags_over_environment_over_file_over_defaults(tmp_path: Path) -> None:
    file = write(tmp_path / "config.toml", 'engine = "tesseract"\nmax_megapixels = 50\npdf_dpi=200')
    environ = {"MEISHI_MAX_MEGAPIXELS": "60", "MEISHI_KEEP_PLACE": "yes"}
    settings = load_settings({"pdf_dpi": 400, "lang": None}, environ, file)
    assert settings == Settings(engine="tesseract", max_megapixels=60, pdf_dpi=400, keep_place=True)


@pytest.mark.parametrize(
    "text",
    [
        "engine = 'abacus'",
        "max_megapixels = 0",
        "keep_place = 'maybe'",
        "colour = 'red'",
        "pdf_dpi = true",
        "=",
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    file = write(tmp_path / "config.toml", text)
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {}, file)
    assert str(file) in str(caught.value) and caught.value.hint


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        load_settings({}, {}, tmp_path / "none.toml")
    assert load_settings({}, {"MEISHI_CONFIG": str(tmp_path / "none.toml")}) == Settings()
