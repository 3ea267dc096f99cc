"""import, push, pull, backup, restore and watch, as a person calls them."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made_up import made_up_library

from pipeline.cli import main
from pipeline.library import Library

SECRET = "not-to-be-seen"
EIGHT = (
    "会社名,部署名,役職,氏名,e-mail,郵便番号,住所,TEL会社,携帯電話,名刺交換日\r\n"
    "株式会社みどり,開発部,係長,佐藤 優子,yuko@midori.example,150-0001,"
    "東京都渋谷区神宮前1-2-3,03-5550-0100,090-5550-0103,2026/09/30\r\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with three drafts of which one gets its note, and nobody at the terminal."""
    path = tmp_path / "library.sqlite3"
    with made_up_library(path) as library:
        card = library.list_cards()[0].card_id
        library.set_note(card, "猫を三匹飼っていて、来週その写真を送ってくれる")
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


def test_import_twice(home: Path, screen: Screen) -> None:
    path = home / "eight.csv"
    path.write_bytes(EIGHT.encode("cp932"))
    assert screen.run("import", str(path)) == 0
    assert "1 new" in screen.out and "eight" in screen.out
    assert screen.run("import", str(path)) == 0
    assert "0 new" in screen.out and "1 known already" in screen.out
    assert screen.run("list") == 0 and screen.out.count("佐藤 優子") == 1


def test_import_names_the_file_that_is_none(home: Path, screen: Screen) -> None:
    good, bad = home / "good.csv", home / "bad.csv"
    good.write_text(EIGHT, encoding="utf-8")
    bad.write_text("nothing\n", encoding="utf-8")
    assert screen.run("import", str(bad), str(good)) == 8
    assert "bad.csv" in screen.err and "1 new" in screen.out


def test_backup_and_restore(home: Path, screen: Screen) -> None:
    archive = home / "all.zip"
    assert screen.run("backup", str(archive)) == 0
    assert screen.run("backup", str(archive), "--check") == 0
    assert screen.run("restore", str(archive)) == 5  # there is a library already
    other = home / "other.db"
    assert screen.run("--library", str(other), "restore", str(archive)) == 0 or (
        screen.run("restore", str(archive), "--library", str(other)) == 0
    )
    with Library.open(other) as restored:
        assert restored.count_cards() == 3
    archive.write_bytes(archive.read_bytes()[:-40])
    assert screen.run("restore", str(archive), "--library", str(home / "third.db")) == 8
    assert "damaged" in screen.err and not (home / "third.db").exists()


def test_push_without_a_password(
    home: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MEISHI_CARDDAV_PASSWORD", raising=False)
    monkeypatch.setattr("pipeline.cli.servers.find_password", lambda *_words: None)
    assert screen.run("push", "https://dav.example.org/", "--user", "me") == 2
    assert "MEISHI_CARDDAV_PASSWORD" in screen.err


def test_push_to_nobody_shows_no_password(
    home: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEISHI_CARDDAV_PASSWORD", SECRET)
    words = ("push", "http://127.0.0.1:9/", "--user", "me", "--verbose")
    assert screen.run(*words) == 9
    assert "127.0.0.1" in screen.err and SECRET not in screen.out + screen.err
    assert screen.run("push", f"https://me:{SECRET}@dav.example.org/") == 2
    assert SECRET not in screen.out + screen.err


def test_push_in_the_clear_is_refused(
    home: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEISHI_CARDDAV_PASSWORD", SECRET)
    assert screen.run("push", "http://dav.example.org/", "--user", "me") == 2
    assert "TLS" in screen.err
    assert screen.run("--lang", "ja", "push", "http://dav.example.org/", "--user", "me") == 2 or (
        screen.run("push", "http://dav.example.org/", "--user", "me", "--lang", "ja") == 2
    )
    assert "パスワード" in screen.err


def test_watch_is_ended_by_a_signal(home: Path) -> None:
    """A real process: what is no photo is named, and SIGTERM ends it in good order."""
    folder = home / "in"
    folder.mkdir()
    (folder / "broken.jpg").write_bytes(b"this is no picture")
    process = subprocess.Popen(
        [sys.executable, "-c", "from pipeline.cli import main; raise SystemExit(main())",
         "watch", str(folder), "--interval", "0.1"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ),
    )  # fmt: skip
    try:
        assert process.stderr is not None
        assert "Watching" in process.stderr.readline()
        assert "broken.jpg" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()


def test_watch_once(home: Path, screen: Screen) -> None:
    folder = home / "in"
    folder.mkdir()
    assert screen.run("watch", str(folder), "--once", "--interval", "0.05") == 0
    (folder / "broken.jpg").write_bytes(b"this is no picture")
    assert screen.run("watch", str(folder), "--once", "--interval", "0.05") == 3
    assert "broken.jpg" in screen.err
    assert screen.run("watch", str(home / "none"), "--once") == 2
