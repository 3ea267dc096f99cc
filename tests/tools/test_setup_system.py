"""What the targets install: named in one place, and explained where it cannot be installed."""

from __future__ import annotations

import pytest

from samples.generator import fonts
from tools import setup_system


def test_the_fonts_are_those_of_the_generator() -> None:
    wanted = {
        face.package
        for value in vars(fonts).values()
        if isinstance(value, tuple)
        for face in value
        if isinstance(face, fonts.Face)
    }
    assert wanted == set(setup_system.FONTS)


@pytest.mark.parametrize("what", ["main", "dev", "fonts"])
def test_without_apt_it_says_what_is_missing_and_goes_on(
    what: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup_system, "is_installed", lambda _package: False)
    monkeypatch.setattr(setup_system.shutil, "which", lambda _program: None)
    assert setup_system.main(what) == 0
    said = capsys.readouterr().err
    for package in setup_system.SETS[what]:
        assert package in said
    assert ("main engine needs no system package" in said) == (what == "main")


def test_nothing_to_do_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup_system, "is_installed", lambda _package: True)
    assert setup_system.main("main") == 0
    assert capsys.readouterr().out == ""


def test_one_package_that_a_release_lacks_does_not_take_the_others_with_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], _env: dict[str, str]) -> bool:
        asked.append(command)
        return "tesseract-ocr-jpn-vert" not in command

    monkeypatch.setattr(setup_system, "is_installed", lambda _package: False)
    monkeypatch.setattr(setup_system.shutil, "which", lambda program: f"/usr/bin/{program}")
    monkeypatch.setattr(setup_system.os, "geteuid", lambda: 0)
    monkeypatch.setattr(setup_system, "run", run)
    assert setup_system.main("main") == 0
    assert asked[-1][-1] == "tesseract-ocr-eng"
    said = capsys.readouterr().err
    assert "tesseract-ocr-jpn-vert" in said
    assert "  tesseract-ocr-eng" not in said
