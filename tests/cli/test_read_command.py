"""`meishi read`: the contract, the failures, and the order, over an engine that is no engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pipeline.cli import main, reading
from pipeline.errors import EngineError
from pipeline.model import (
    CardImage,
    CardReading,
    Contact,
    Field,
    Photo,
    PhotoReading,
    Reading,
    TextLine,
)

CONTRACT = {
    "quad", "rotation", "vertical", "name_full", "name_family", "name_given", "name_kana",
    "name_romaji", "company", "company_en", "department", "department_en", "title", "title_en",
    "qualifications", "emails", "phones", "urls", "postal_code", "address", "postal_codes",
    "addresses", "addresses_en", "sns", "qr", "confidence", "doubtful", "lines",
}  # fmt: skip


class FakeReader:
    """Reads every photo as one card; fails where the picture is all black."""

    def __init__(self) -> None:
        self.engine = type("Engine", (), {"name": "fake"})()
        self.seen: list[Path] = []

    def __call__(self, photo: Photo) -> PhotoReading:
        self.seen.append(photo.path)
        if photo.pixels.max() == 0:
            raise EngineError("fake", "The engine failed.", "Try another.")
        if photo.pixels.max() == 1:
            raise ZeroDivisionError("a fault")
        corners = ((0.0, 0.0), (9.0, 0.0), (9.0, 5.0), (0.0, 5.0))
        line = TextLine("山田 太郎", corners, 0.9, "fake")
        contact = Contact(
            name_full=Field("山田 太郎", confidence=0.5, doubtful=True),
            emails=(Field("taro@example.jp"),),
        )
        card = CardReading(
            CardImage(np.zeros((6, 10, 3), np.uint8), corners), Reading((line,), 10, 6), contact
        )
        return PhotoReading(photo, (card,), {"ocr": 0.1})


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    fake = FakeReader()
    monkeypatch.setattr(reading, "make_reader", lambda *_args: fake)
    monkeypatch.setattr("pipeline.cli.verbs.read.make_reader", lambda *_args: fake)
    return fake


def save(path: Path, shade: int = 200) -> Path:
    Image.new("RGB", (20, 10), (shade, shade, shade)).save(path)
    return path


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_one_object_a_photo_in_the_order_given(
    tmp_path: Path, reader: FakeReader, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [save(tmp_path / name) for name in ("b.png", "a.png", "c.png")]
    assert main(["read", *map(str, files), "--json"]) == 0
    found = objects(capsys)
    assert [item["file"] for item in found] == [str(path) for path in files]
    for item in found:
        assert set(item) == {"file", "page", "error", "seconds", "cards"}
        assert item["error"] is None
        assert set(item["cards"][0]) >= CONTRACT
    card = found[0]["cards"][0]
    assert card["name_full"] == "山田 太郎" and card["doubtful"] == ["name_full"]
    assert card["confidence"] == {"name_full": 0.5, "emails": 1.0}
    assert card["company"] is None and card["phones"] == []
    assert set(card["lines"][0]) >= {"text", "polygon", "confidence", "engine"}


def test_every_page_of_a_document(
    tmp_path: Path, reader: FakeReader, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scan.tif"
    page = Image.new("RGB", (20, 10), "white")
    page.save(path, save_all=True, append_images=[page])
    assert main(["read", str(path), "--json"]) == 0
    assert [(item["file"], item["page"]) for item in objects(capsys)] == [
        (str(path), 1),
        (str(path), 2),
    ]


def test_a_bad_photo_fails_alone(
    tmp_path: Path, reader: FakeReader, capsys: pytest.CaptureFixture[str]
) -> None:
    good, last = save(tmp_path / "good.png"), save(tmp_path / "last.png")
    empty, text = tmp_path / "empty.jpg", tmp_path / "text.jpg"
    empty.touch()
    text.write_text("hello")
    words = [str(path) for path in (good, empty, text, tmp_path / "gone.jpg", last)]
    assert main(["read", *words, "--json"]) == 3
    shown = capsys.readouterr()
    found = [json.loads(line) for line in shown.out.splitlines()]
    assert [item["file"] for item in found] == words
    kinds = [item["error"] and item["error"]["kind"] for item in found]
    assert kinds == [None, "empty", "not-an-image", "not-found", None]
    assert all(item["error"]["message"] for item in found[1:4])
    assert all(str(path) in shown.err for path in (empty, text))


def test_an_engine_that_fails_or_a_fault_is_that_photos_own(
    tmp_path: Path, reader: FakeReader, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [save(tmp_path / f"{shade}.png", shade) for shade in (0, 1, 200)]
    assert main(["read", *map(str, files), "--json"]) == 4
    found = objects(capsys)
    assert [bool(item["error"]) for item in found] == [True, True, False]
    assert found[0]["error"]["kind"] == "engine-failed"
    assert "ZeroDivisionError" in found[1]["error"]["message"]


def test_in_words(tmp_path: Path, reader: FakeReader, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(save(tmp_path / "a.png"))]) == 0
    shown = capsys.readouterr().out
    assert "山田 太郎" in shown and "doubtful" in shown


def test_an_empty_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path), "--json"]) == 3
    assert str(tmp_path) in capsys.readouterr().err


def test_an_engine_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "tesseract_languages", lambda: None)
    path = save(tmp_path / "a.png")
    assert main(["read", str(path), "--engine", "tesseract"]) == 4
    assert "doctor" in capsys.readouterr().err
