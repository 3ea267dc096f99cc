"""Engines that behave badly, and one that says what it is told."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.errors import EngineError
from pipeline.model import Pixels, TextLine
from pipeline.ocr import Recognition

LINE = ((10.0, 10.0), (200.0, 10.0), (200.0, 40.0), (10.0, 40.0))


class SayingEngine:
    """Reads the same lines on every picture, whichever way it is turned."""

    name = "saying"

    def __init__(self, lines: Sequence[tuple[str, float]] = ()) -> None:
        self.lines = lines
        self.pictures: list[tuple[int, ...]] = []

    def read(self, image: Pixels) -> tuple[TextLine, ...]:
        self.pictures.append(image.shape)
        return tuple(TextLine(text, LINE, sure, self.name) for text, sure in self.lines)

    def recognise(
        self, strips: Sequence[Pixels], *, vertical: bool = False
    ) -> tuple[Recognition, ...]:
        text, sure = self.lines[0] if self.lines else ("", 0.0)
        return tuple(Recognition(text, sure) for _ in strips)


class CrashingEngine(SayingEngine):
    name = "crashing"

    def read(self, image: Pixels) -> tuple[TextLine, ...]:
        raise EngineError(self.name, "The engine crashed.")

    def recognise(
        self, strips: Sequence[Pixels], *, vertical: bool = False
    ) -> tuple[Recognition, ...]:
        raise EngineError(self.name, "The engine crashed.")
