"""Everything out and back in: equal afterwards, and refused when anything is damaged."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Clock

from pipeline.backup import check_backup, restore_backup, write_backup
from pipeline.errors import ExportError, LibraryError
from pipeline.export.json_file import read_json
from pipeline.library import Library

MakeLibrary = Callable[..., Library]


def held(library: Library) -> list[object]:
    return [*library.entries(), *library.drafts()]


@pytest.fixture
def archive(make_library: MakeLibrary, tmp_path: Path) -> tuple[Library, Path]:
    library = make_library(people=2, drafts=1)
    library.keep_upload("photo.jpg", b"\xff\xd8 a picture \xff\xd9")
    path = tmp_path / "backup.zip"
    report = write_backup(library, path)
    assert (report.contacts, report.photos) == (3, 1)
    assert report.size == path.stat().st_size
    return library, path


def test_all_of_it_comes_back(archive: tuple[Library, Path], tmp_path: Path) -> None:
    library, path = archive
    report = restore_backup(path, tmp_path / "elsewhere" / "new.db")
    assert (report.contacts, report.photos, report.former) == (3, 1, None)
    with Library.open(report.library, now=Clock()) as restored:
        assert held(restored) == held(library)
        assert restored.check() == ()
        (photo,) = restored.uploads.iterdir()
        assert photo.read_bytes() == b"\xff\xd8 a picture \xff\xd9"


def test_the_json_in_it_is_readable_and_whole(archive: tuple[Library, Path]) -> None:
    library, path = archive
    with zipfile.ZipFile(path) as opened:
        entries, drafts = read_json(opened.read("contacts.json"))
        assert "髙橋 彩花" in opened.read("contacts.json").decode()
    assert [*entries, *drafts] == held(library)


def test_pictures_are_in_it(
    make_library: MakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sides come from photos; here the library only says that it has one."""
    from dataclasses import replace
    from types import SimpleNamespace

    library = make_library(people=1)
    side = SimpleNamespace(side_id=7, position=0)
    details = [replace(detail, sides=(side,)) for detail in library.details()]
    monkeypatch.setattr(library, "details", lambda where: iter(details))
    monkeypatch.setattr(library, "picture", lambda side_id: b"\xff\xd8 seven")
    assert write_backup(library, tmp_path / "b.zip").pictures == 1
    with zipfile.ZipFile(tmp_path / "b.zip") as opened:
        (name,) = [n for n in opened.namelist() if n.startswith("pictures/")]
        assert opened.read(name) == b"\xff\xd8 seven" and name.endswith("-front-7.jpg")


def test_a_library_that_is_there_is_not_lost(archive: tuple[Library, Path], tmp_path: Path) -> None:
    _library, path = archive
    target = tmp_path / "there.db"
    with Library.open(target, now=Clock()) as old:
        old.keep_upload("x.jpg", b"x")
    with pytest.raises(LibraryError, match=r"there\.db"):
        restore_backup(path, target)
    report = restore_backup(path, target, replace=True)
    assert report.former is not None and report.former.exists()
    with Library.open(target, now=Clock()) as restored, Library.open(report.former) as former:
        assert restored.count_cards() == 3 and former.count_cards() == 0
    again = restore_backup(path, target, replace=True)
    assert again.former not in (None, report.former)


def test_a_backup_is_written_while_somebody_writes(
    archive: tuple[Library, Path], tmp_path: Path
) -> None:
    library, _path = archive
    with Library.open(library.path, now=Clock()) as other, other._writing():
        other._run("UPDATE person SET uid = uid")
        write_backup(library, tmp_path / "second.zip")
    assert check_backup(tmp_path / "second.zip")


@pytest.mark.parametrize("part", range(24))
def test_damage_is_noticed_wherever_it_is(
    archive: tuple[Library, Path], tmp_path: Path, part: int
) -> None:
    """A bit flipped somewhere: refused, or (a date in the list of files) it changes nothing."""
    library, path = archive
    data = bytearray(path.read_bytes())
    data[(2 * part + 1) * len(data) // 48] ^= 0x10
    path.write_bytes(data)
    target = tmp_path / "new.db"
    try:
        restore_backup(path, target)
    except ExportError as error:
        assert "damaged" in error.what and not target.exists()
    else:
        with Library.open(target, now=Clock()) as restored:
            assert held(restored) == held(library)


def test_damage_of_the_database_is_refused(archive: tuple[Library, Path], tmp_path: Path) -> None:
    _library, path = archive
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as opened:
        info = opened.getinfo("library.db")
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ExportError, match="damaged"):
        restore_backup(path, tmp_path / "new.db")
    with pytest.raises(ExportError, match="damaged"):
        check_backup(path)


@pytest.mark.parametrize("keep", [0, 10, 1000, -30])
def test_a_cut_file_is_refused(archive: tuple[Library, Path], tmp_path: Path, keep: int) -> None:
    _library, path = archive
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ExportError, match="damaged"):
        restore_backup(path, tmp_path / "new.db")


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w") as out:
        for name, data in files.items():
            out.writestr(name, data)


@pytest.mark.parametrize(
    "what", ["changed", "swapped", "missing", "added", "escaping", "other", "no-list"]
)
def test_an_archive_that_is_not_what_its_list_says(
    archive: tuple[Library, Path], tmp_path: Path, what: str
) -> None:
    _library, path = archive

    def change(files: dict[str, bytes]) -> None:
        manifest = json.loads(files["manifest.json"])
        match what:
            case "changed":
                files["library.db"] += b"\0"
            case "swapped":
                files["library.db"] = files["library.db"][:-1] + b"\1"
            case "missing":
                del files["contacts.json"]
            case "added":
                files["photos/more.jpg"] = b""
            case "escaping":
                files["../evil"] = b""
                empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                manifest["files"]["../evil"] = {"sha256": empty, "size": 0}
            case "other":
                manifest["format"] = "somebody-else"
            case "no-list":
                manifest = {}
        files["manifest.json"] = json.dumps(manifest).encode()

    rewritten(path, change)
    target = tmp_path / "new.db"
    with pytest.raises(ExportError):
        restore_backup(path, target)
    assert not target.exists() and not (tmp_path / "evil").exists()
    assert not list(tmp_path.glob(".restore-*"))


def test_a_backup_that_cannot_be_written_leaves_nothing(
    archive: tuple[Library, Path], tmp_path: Path
) -> None:
    library, path = archive
    before = path.read_bytes()
    with pytest.raises(ExportError, match="cannot be written"):
        write_backup(library, tmp_path / "no" / "such" / "folder.zip")
    write_backup(library, path)
    assert path.read_bytes() == before  # the same library gives the same archive
    assert not list(tmp_path.glob(".backup-*"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"(?i)no such file"):
        restore_backup(tmp_path / "none.zip", tmp_path / "new.db")
