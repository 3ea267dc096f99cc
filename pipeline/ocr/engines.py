"""Engines by name."""

from __future__ import annotations

from ..errors import EngineError
from .engine import Engine
from .rapid import RapidOcrEngine
from .tesseract import TesseractEngine

ENGINES: tuple[str, ...] = ("rapidocr", "tesseract")


def make_engine(name: str) -> Engine:
    """The engine called `name`, nothing loaded yet; EngineError for a name that is not known."""
    if name == "rapidocr":
        return RapidOcrEngine()
    if name == "tesseract":
        return TesseractEngine()
    known = ", ".join(ENGINES)
    raise EngineError(name, f"No engine is called {name!r}.", f"There are: {known}.")
