"""The one protocol that every OCR engine keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Char, Pixels, TextLine


@dataclass(frozen=True, slots=True)
class Recognition:
    """What an engine read on one strip. `chars` have polygons in pixels of the strip."""

    text: str
    confidence: float
    chars: tuple[Char, ...] = ()


class Engine(Protocol):
    """An OCR engine. Loading is lazy; both methods raise EngineError, never return garbage."""

    @property
    def name(self) -> str:
        """A stable name: `rapidocr`, `tesseract`."""
        ...

    def read(self, image: Pixels) -> tuple[TextLine, ...]:
        """Detect and recognise the lines of `image` (`(H, W, 3) uint8 BGR`), in no order."""
        ...

    def recognise(
        self, strips: Sequence[Pixels], *, vertical: bool = False
    ) -> tuple[Recognition, ...]:
        """Recognise strips that hold one line each (one column each where `vertical`)."""
        ...
