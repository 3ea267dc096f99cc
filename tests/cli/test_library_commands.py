"""The commands over a library of made-up persons."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from made_up import made_up_library

from pipeline.cli import main

CATS = "猫を三匹飼っていて、来週その写真を送ってくれる"
PRESS = "古いプレス機の修理先を探している。甥御さんが同じ高校"
SAIL = "週末は油壺でヨット。次の航海に誘われた"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with three drafts, and nobody at the terminal."""
    path = tmp_path / "library.sqlite3"
    made_up_library(path).close()
    monkeypatch.setenv("MEISHI_LIBRARY", str(path))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path


class Screen:
    """What a command left on stdout and stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def run(self, *words: str) -> int:
        self._capsys.readouterr()
        code = main(list(words))
        shown = self._capsys.readouterr()
        self.out, self.err = shown.out, shown.err
        return code

    def json(self, *words: str) -> Any:
        assert self.run(*words, "--json") == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str]) -> Screen:
    return Screen(capsys)


def test_list(home: Path, screen: Screen) -> None:
    assert screen.run("list") == 0
    assert len(screen.out.splitlines()) == 3
    assert "山田 太郎" in screen.out and "no note" in screen.out
    rows = screen.json("list", "--search", "高橋")
    assert [row["name"] for row in rows] == ["髙橋 一郎"]
    assert screen.json("list", "--state", "finished") == []
    assert len(screen.json("list", "--event", "春の展示会")) == 3
    assert [e["event"] for e in screen.json("list", "--events")] == ["春の展示会"]


def test_show_says_why_a_field_is_doubtful(home: Path, screen: Screen) -> None:
    assert screen.run("show", "山田") == 0
    assert "60% sure" in screen.out and "山田 大郎" in screen.out
    plain = screen.json("show", "山田")
    assert plain["contact"]["name_full"] == "山田 太郎"
    assert "name_full" in plain["doubtful"]


def test_a_name_that_is_none_or_several(home: Path, screen: Screen) -> None:
    assert screen.run("show", "田中") == 2
    assert "田中" in screen.err
    assert screen.run("show", "example") == 2
    assert "山田 太郎" in screen.err


def test_note_by_text(home: Path, screen: Screen) -> None:
    assert screen.run("note", "山田", "--text", CATS) == 0
    assert screen.json("list", "--state", "finished")[0]["note"] == CATS
    assert screen.run("note", "鈴木", "--text", "なし") == 6
    assert "なし" in screen.err
    assert screen.run("note", "--text", CATS) == 2


def test_note_asks_nobody_where_nobody_is(home: Path, screen: Screen) -> None:
    assert screen.run("note") == 2
    assert "3" in screen.err and "--from" in screen.err


def test_notes_from_a_file(home: Path, screen: Screen) -> None:
    path = home / "notes.csv"
    rows = [("name", "note"), ("山田 太郎", CATS), ("鈴木 花子", "特になし"), ("田中 某", SAIL)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert screen.run("note", "--from", str(path)) == 6
    assert "line 3" in screen.err and "line 4" in screen.err
    assert len(screen.json("list", "--state", "finished")) == 1


def test_export_holds_back_and_says_whom(home: Path, screen: Screen) -> None:
    screen.run("note", "山田", "--text", CATS)
    target = home / "contacts.vcf"
    assert screen.run("export", str(target)) == 7
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == 1 and "山田" in text
    assert "鈴木 花子" in screen.err and "髙橋 一郎" in screen.err and "meishi note" in screen.err


def test_all_or_nothing_writes_nothing(home: Path, screen: Screen) -> None:
    screen.run("note", "山田", "--text", CATS)
    target = home / "contacts.csv"
    assert screen.run("export", str(target), "--all-or-nothing") == 7
    assert not target.exists()


def test_export_when_all_are_ready(home: Path, screen: Screen) -> None:
    for name, text in (("山田", CATS), ("鈴木", PRESS), ("髙橋", SAIL)):
        assert screen.run("note", name, "--text", text) == 0
    target = home / "contacts.csv"
    assert screen.run("export", str(target), "--all-or-nothing") == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3
    assert any(CATS in value for row in rows for value in row.values())


def test_export_plans_before_it_writes(home: Path, screen: Screen) -> None:
    target = home / "contacts.vcf"
    assert screen.run("export", str(target), "--dry-run") == 0
    assert not target.exists()
    assert "held back" in screen.out
    assert screen.run("export", str(home / "contacts.xyz")) == 2


def test_edit(home: Path, screen: Screen) -> None:
    assert screen.run("edit", "山田", "name_full=山田 大郎", "phones.0.kind=mobile") == 0
    contact = screen.json("show", "大郎")["contact"]
    assert contact["name_full"] == "山田 大郎"
    assert contact["phones"][0]["type"] == "mobile"
    assert screen.run("edit", "大郎", "--undo") == 0
    assert screen.json("show", "山田")["contact"]["name_full"] == "山田 太郎"
    assert screen.run("edit", "鈴木", "nonsense") == 2
    assert screen.run("edit", "鈴木", "no_such_field=1") != 0
    assert screen.run("edit", "鈴木") == 2  # nobody can be asked


def test_edit_tags_event_and_away(home: Path, screen: Screen) -> None:
    assert (
        screen.run("edit", "鈴木", "--tag", "取引先", "--event", "懇親会", "--date", "2026-04-02")
        == 0
    )
    row = screen.json("list", "--tag", "取引先")[0]
    assert (row["event"], row["met_on"]) == ("懇親会", "2026-04-02")
    number = str(row["card"])
    assert screen.run("edit", number, "--delete") == 0
    assert len(screen.json("list")) == 2
    assert screen.run("edit", number, "--restore") == 0
    assert len(screen.json("list")) == 3
    assert screen.run("edit", number, "--untag", "取引先") == 0
    assert screen.json("list", "--tags") == []


def test_accepting_all_fields(home: Path, screen: Screen) -> None:
    assert screen.run("edit", "山田", "--accept") == 0
    assert screen.json("show", "山田")["doubtful"] == []


def test_next_steps_and_recall_without_anything_due(home: Path, screen: Screen) -> None:
    assert screen.json("next") == []
    assert screen.json("recall") == []
    assert screen.json("questions") == []
    assert screen.run("next", "--done", "山田") == 2


def test_ingest_names_what_cannot_be_taken_in(home: Path, screen: Screen) -> None:
    bad = home / "cards"
    bad.mkdir()
    (bad / "empty.jpg").touch()
    (bad / "text.jpg").write_text("hello")
    (bad / "letter.txt").write_text("hello")
    assert screen.run("ingest", str(bad), "--event", "懇親会") == 3
    assert screen.err.count("empty.jpg") == 2 and screen.err.count("text.jpg") == 2
    failed = screen.json("list", "--failed")
    assert {Path(item["file"]).name for item in failed} == {"empty.jpg", "text.jpg"}
    assert screen.run("ingest", str(home / "nowhere.jpg")) == 3
    assert screen.run("ingest", str(bad), "--date", "soon") == 2


def test_a_library_that_is_none(home: Path, screen: Screen) -> None:
    path = home / "letter.sqlite3"
    path.write_text("this is no database, only a letter " * 50)
    assert screen.run("list", "--library", str(path)) == 5
    assert str(path) in screen.err


def test_in_japanese(home: Path, screen: Screen) -> None:
    assert screen.run("--lang", "ja", "list") == 0
    assert "メモなし" in screen.out
    assert screen.run("--lang", "ja", "note", "山田", "--text", "なし") == 6
    assert "この人" in screen.err
