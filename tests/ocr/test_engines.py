"""What every engine keeps: one set of tests over both."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import EngineError
from pipeline.ocr import ENGINES, Engine, RapidOcrEngine, TesseractEngine, make_engine, networks

from .conftest import Draw


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "tesseract" and shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    return make_engine(request.param)


def test_an_engine_has_its_name(engine: Engine) -> None:
    assert engine.name in ENGINES


def test_lines_lie_inside_the_picture(engine: Engine, draw: Draw) -> None:
    card = draw([(80, 80, 48, "Taro Yamada"), (80, 200, 40, "03-1234-5678")])
    lines = engine.read(card)
    height, width = card.shape[:2]
    assert any("Yamada" in line.text for line in lines)
    assert any("1234-5678" in line.text for line in lines)
    for line in lines:
        left, top, right, bottom = line.box
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
        assert line.engine == engine.name
        assert 0 <= line.confidence <= 1


def test_character_boxes_spell_the_text(engine: Engine, draw: Draw) -> None:
    for line in engine.read(draw([(80, 80, 48, "Taro Yamada")])):
        assert "".join(char.text for char in line.chars).strip() == line.text


def test_a_blank_picture_has_no_lines(engine: Engine) -> None:
    assert engine.read(np.full((300, 500, 3), 255, np.uint8)) == ()


def test_strips_are_answered_one_by_one(engine: Engine, draw: Draw) -> None:
    strips = [draw([(20, 10, 48, text)], width=400, height=76) for text in ("Yamada", "Tokyo 2026")]
    found = engine.recognise(strips)
    assert [f.text for f in found] == ["Yamada", "Tokyo 2026"]
    assert engine.recognise([]) == ()


def test_a_blank_strip_reads_as_nothing(engine: Engine) -> None:
    (found,) = engine.recognise([np.full((48, 200, 3), 255, np.uint8)])
    assert found.text == ""
    assert found.confidence == 0


def test_a_column_is_read(engine: Engine, draw: Draw) -> None:
    column = draw([(12, 10, 60, "代\n表\n取\n締\n役")], width=84, height=350)
    (found,) = engine.recognise([column], vertical=True)
    assert found.text.replace(" ", "") == "代表取締役"


def test_an_unknown_engine_names_the_known_ones() -> None:
    with pytest.raises(EngineError, match="rapidocr, tesseract"):
        make_engine("abbyy")


def test_a_missing_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pytesseract.pytesseract.tesseract_cmd", "/nowhere/tesseract")
    with pytest.raises(EngineError, match="apt install tesseract-ocr") as caught:
        TesseractEngine().read(np.zeros((20, 20, 3), np.uint8))
    assert caught.value.engine == "tesseract"


def test_a_missing_language_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = TesseractEngine()
    monkeypatch.setattr("pytesseract.get_languages", lambda config: ["eng"])
    with pytest.raises(EngineError, match="lacks the language jpn"):
        engine.read(np.zeros((20, 20, 3), np.uint8))


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in program is a shell script")
def test_a_hanging_tesseract_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        'case "$1" in\n'
        "  --version) echo tesseract 5.3.0 ;;\n"
        "  --list-langs) printf 'List of available languages (3):\\neng\\njpn\\njpn_vert\\n' ;;\n"
        "  *) exec sleep 60 ;;\n"
        "esac\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr("pytesseract.pytesseract.tesseract_cmd", str(program))
    strip = np.tile(np.arange(200, dtype=np.uint8)[None, :, None], (30, 1, 3))
    with pytest.raises(EngineError, match="timeout"):
        TesseractEngine(seconds=0.3).recognise([strip])


def test_a_wheel_without_its_model_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(networks, "DETECTION", "no-such-model.onnx")
    with pytest.raises(EngineError, match=r"carries no no-such-model\.onnx") as caught:
        RapidOcrEngine().read(np.zeros((40, 40, 3), np.uint8))
    assert "pip install" in caught.value.hint
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"not a network")
    with pytest.raises(EngineError, match=r"cannot load broken\.onnx"):
        networks.load_network(broken, 1)


def test_a_crashing_network_is_an_engine_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(batch: object) -> object:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(networks, "load_network", lambda *_: (crash, "openvino"))
    with pytest.raises(EngineError, match="out of memory"):
        RapidOcrEngine().read(np.zeros((40, 40, 3), np.uint8))
    with pytest.raises(EngineError, match="out of memory"):
        RapidOcrEngine().recognise([np.zeros((40, 40, 3), np.uint8)])


def test_onnx_runtime_reads_the_same(rapid: RapidOcrEngine, draw: Draw) -> None:
    strip = draw([(20, 10, 48, "株式会社みどり園")], width=460, height=76)
    other = RapidOcrEngine(threads=1, backend="onnxruntime")
    assert other.backend == "onnxruntime"
    assert other.recognise([strip])[0].text == rapid.recognise([strip])[0].text


def test_without_openvino_onnx_runtime_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_openvino(path: Path, threads: int) -> object:
        raise ImportError("no wheel for this platform")

    monkeypatch.setattr(networks, "_on_openvino", no_openvino)
    path = networks.find_model(networks.DETECTION)
    assert networks.load_network(path, 1)[1] == "onnxruntime"
    monkeypatch.setattr(networks, "_on_onnxruntime", no_openvino)
    with pytest.raises(EngineError, match="No runtime"):
        networks.load_network(path, 1)
