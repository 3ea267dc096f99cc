"""The file: made, migrated, copied, refused; several processes at once; the light goes out."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from made_up_cards import HANA, SATO, make_photo

from pipeline.errors import LibraryError
from pipeline.library import CardFilter, Library, library_path
from pipeline.library.schema import APPLICATION_ID, MIGRATIONS

TESTS = Path(__file__).parents[1]


def test_where_the_library_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert library_path() == tmp_path / "meishi" / "library.sqlite3"
    monkeypatch.setenv("MEISHI_LIBRARY", str(tmp_path / "mine.db"))
    assert library_path() == tmp_path / "mine.db"
    assert library_path(tmp_path / "this.db") == tmp_path / "this.db"


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_the_library_is_nobody_elses_to_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.sqlite3"
    with Library.open(path) as library:
        library.keep_upload("a.jpg", b"x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(library.uploads.stat().st_mode) == 0o700


def test_the_library_is_kept_in_wal_with_foreign_keys(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.db") as library:
        assert library._value("PRAGMA journal_mode") == "wal"
        assert library._value("PRAGMA foreign_keys") == 1
        assert library._value("PRAGMA user_version") == len(MIGRATIONS)


def test_what_was_stored_is_there_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Library.open(path) as library:
        card = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
        before = library.card(card)
    library.close()
    with pytest.raises(LibraryError):
        library.card(card)
    with Library.open(path) as library:
        assert library.card(card) == before


def make_version_one(path: Path) -> None:
    """A library as the first release wrote it, with one card and a note."""
    then = "2026-01-01T00:00:00.000000+00:00"
    with closing(sqlite3.connect(path)) as first:
        first.executescript(MIGRATIONS[0])
        first.executescript(
            f"""
            PRAGMA application_id = {APPLICATION_ID};
            PRAGMA user_version = 1;
            INSERT INTO photo VALUES
                (1, '/cards/a.jpg', 'abc', 1, 1, 120, 80, NULL, NULL, NULL, '{then}');
            INSERT INTO event VALUES (1, '展示会', '2026-01-01', '');
            INSERT INTO person (id, uid, updated_at, state, lead_card, cards, has_note, latest,
                met_on, sort_key, search)
            VALUES (1, 'urn:uuid:1', '{then}', 'active', 1, 1, 1, 1,
                '2026-01-01', 'さとう', '佐藤 健一');
            INSERT INTO card (id, home_person, person_id, source, state, contact, created_at,
                updated_at, name)
            VALUES (1, 1, 1, 'photo', 'active', '{{"name_full": {{"value": "佐藤 健一"}}}}',
                '{then}', '{then}', '佐藤 健一');
            INSERT INTO side VALUES (1, 1, 1, 1, 0, 0, '[[0,0],[9,0],[9,5],[0,5]]', 0, 'edges',
                '{{"lines": [], "width": 9, "height": 5}}', '{{}}');
            INSERT INTO picture VALUES (1, 9, 5, x'ffd8', x'ffd8');
            INSERT INTO encounter (person_id, card_id, event_id, met_on, note)
            VALUES (1, 1, 1, '2026-01-01', '{{"memory": "猫を三匹飼っている"}}');
            """
        )


def test_a_library_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    make_version_one(path)
    with Library.open(path) as library:
        assert library.check() == ()
        assert library._value("PRAGMA user_version") == len(MIGRATIONS)
        (entry,) = library.entries()
        assert entry.note.memory == "猫を三匹飼っている"
        assert library.card(1).sides[0].width == 9
        library.set_note(1, "犬も飼い始めた")
        library.undo(1)
        assert library.remembered()[0].settled == ()
    former = tmp_path / "l.db.v1.bak"
    with closing(sqlite3.connect(former)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.db"
    make_version_one(path)
    broken = (*MIGRATIONS[:1], "CREATE TABLE extra (x);\nCREATE TABLE photo (twice);\n")
    with monkeypatch.context() as context:
        context.setattr("pipeline.library.database.MIGRATIONS", broken)
        with pytest.raises(LibraryError):
            Library.open(path)
    with Library.open(path) as library:
        assert library.count_cards() == 1
        assert library._value("SELECT count(*) FROM sqlite_master WHERE name = 'extra'") == 0


def test_a_newer_library_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    Library.open(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match="newer"):
        Library.open(path)


def test_other_files_are_no_library(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, " * 100, encoding="utf-8")
    with pytest.raises(LibraryError, match=r"notes\.txt"):
        Library.open(text)
    assert text.read_text(encoding="utf-8").startswith("no database")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    with pytest.raises(LibraryError, match="another program"):
        Library.open(other)
    with pytest.raises(LibraryError):
        Library.open(tmp_path)


def test_a_copy_is_whole_while_the_library_is_open(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.db") as library:
        card = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
        library.copy_to(tmp_path / "copy.db")
        library.add_photo_reading(make_photo("b.jpg", HANA))
        with pytest.raises(LibraryError, match="already"):
            library.copy_to(tmp_path / "copy.db")
        detail = library.card(card)
    with Library.open(tmp_path / "copy.db") as copy:
        assert copy.check() == ()
        assert copy.count_cards() == 1
        assert copy.card(card) == detail
        assert copy.picture(detail.sides[0].side_id)
    assert not list(tmp_path.glob("*.partial"))


_WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from made_up_cards import make_contact, make_photo
from pipeline.library import Library

who, count = sys.argv[3], int(sys.argv[4])
with Library.open(Path(sys.argv[2])) as library:
    for number in range(count):
        contact = make_contact(f"{who} {number}", email=f"{who}{number}@x.example")
        library.add_photo_reading(make_photo(f"{who}-{number}.jpg", contact))
        library.add_photo_reading(make_photo(f"both-{number}.jpg", make_contact(f"both {number}")))
        print(number, flush=True)
"""


def start_writer(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(TESTS), str(path), who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    writers = [start_writer(path, who, 15) for who in ("a", "b")]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    with Library.open(path) as library:
        assert library.check() == ()
        assert library.counts().photos == 45
        assert library.count_cards(CardFilter(text="both")) == 15


@pytest.mark.skipif(os.name == "nt", reason="kill without warning is SIGKILL")
def test_a_process_killed_midway_leaves_whole_photos(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    writer = start_writer(path, "a", 10_000)
    assert writer.stdout is not None
    while writer.stdout.readline().strip() != "3":
        assert writer.poll() is None
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with Library.open(path) as library:
        assert library.check() == ()
        stored = library.counts().photos
        assert stored >= 8
        assert library.count_cards() == stored
        assert library._value("SELECT count(*) FROM picture") == stored
        assert library.add_photo_reading(make_photo("a-3.jpg", SATO)).known
        assert not library.add_photo_reading(make_photo("new.jpg", SATO)).known


def test_a_reader_is_not_kept_waiting_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Library.open(path) as writer, Library.open(path) as reader:
        writer.add_photo_reading(make_photo("a.jpg", SATO))
        with writer._writing():
            writer._run("UPDATE card SET name = 'half done'")
            assert reader.list_cards()[0].name == "佐藤 健一"
            assert len(reader.list_cards()) == 1


def test_a_library_that_stays_locked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.library.database.BUSY_SECONDS", 0.05)
    path = tmp_path / "l.db"
    with Library.open(path) as one, Library.open(path) as two:
        with one._writing(), pytest.raises(LibraryError, match="Another meishi is writing"):
            two.add_photo_reading(make_photo("a.jpg", SATO))
        assert not two.add_photo_reading(make_photo("a.jpg", SATO)).known


def test_an_edit_in_another_process_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Library.open(path) as one, Library.open(path) as two:
        card = one.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
        seen = one.card(card).revision
        two.set_tags(card, ["x"])
        with pytest.raises(LibraryError, match="elsewhere"):
            one.set_tags(card, ["y"], revision=seen)
