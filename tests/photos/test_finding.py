"""Which files are taken, and in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PhotoError
from pipeline.photos import find_photos, open_photos, survey_photos


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_folders_recursively_in_natural_order(tmp_path: Path) -> None:
    names = ["IMG_10.JPG", "IMG_9.jpg", "a/1.png", "a/b/2.heic", "z.pdf"]
    for name in names:
        touch(tmp_path / name)
    found = [str(path.relative_to(tmp_path)) for path in find_photos([tmp_path])]
    assert found == ["a/1.png", "a/b/2.heic", "IMG_9.jpg", "IMG_10.JPG", "z.pdf"]


def test_hidden_files_and_thumbnails_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path / ".hidden.jpg")
    touch(tmp_path / "._card.jpg")
    touch(tmp_path / ".git" / "card.jpg")
    touch(tmp_path / "@eaDir" / "card.jpg")
    card, letter = touch(tmp_path / "card.jpg"), touch(tmp_path / "letter.docx")
    survey = survey_photos([tmp_path])
    assert survey.photos == (card,)
    assert survey.skipped == (letter,)


def test_what_is_named_is_always_taken(tmp_path: Path) -> None:
    named = touch(tmp_path / "card.dat")
    missing = tmp_path / "missing.jpg"
    assert find_photos([named, missing, named]) == [named, missing, named]


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    card = touch(tmp_path / "cards" / "card.jpg")
    (tmp_path / "cards" / "again").symlink_to(tmp_path / "cards", target_is_directory=True)
    assert find_photos([tmp_path]) == [card]


def test_a_folder_that_cannot_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = touch(tmp_path / "card.jpg")
    locked = touch(tmp_path / "locked" / "card.jpg").parent

    def refuse(path: object) -> object:
        if Path(str(path)) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    scandir = __import__("os").scandir
    monkeypatch.setattr("os.scandir", refuse)
    monkeypatch.setattr("os.listdir", refuse)
    assert find_photos([tmp_path]) == [card, locked]
    with pytest.raises(PhotoError) as caught:
        list(open_photos(locked))
    assert caught.value.kind == "no-permission"
