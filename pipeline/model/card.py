"""What is seen: photos, card images, text lines and readings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .contact import Contact

Pixels: TypeAlias = NDArray[np.uint8]
"""An image: `(H, W, 3) uint8 BGR`."""

Point: TypeAlias = tuple[float, float]
"""`(x, y)` in pixels, x to the right, y down."""

Quad: TypeAlias = tuple[Point, Point, Point, Point]
"""Top left, top right, bottom right, bottom left, as the text reads."""

Rotation: TypeAlias = Literal[0, 90, 180, 270]
"""Degrees clockwise by which a picture has to be turned to stand upright."""


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """Where a photo was taken, in degrees (WGS 84)."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"not a place on earth: {self.latitude}, {self.longitude}")


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """One picture as it was taken in, EXIF orientation applied.

    `page` counts from 1 and is 1 for everything but documents of several pages.
    `sha256` is the digest of the file's bytes, in hexadecimal.
    """

    path: Path
    pixels: Pixels
    sha256: str
    page: int = 1
    pages: int = 1
    taken_at: datetime | None = None
    taken_where: GeoPoint | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CardImage:
    """A card cut out of a photo, rectified and upright.

    `quad` holds the card's corners in the photo, in pixels, in the order of the upright card.
    `rotation` is how far the crop had to be turned after it was cut out. `found_by` says what
    found it: its edges, the hull of its text, or nothing (the whole photo was taken).
    """

    pixels: Pixels
    quad: Quad
    rotation: Rotation = 0
    found_by: Literal["edges", "text", "whole", "person"] = "edges"


@dataclass(frozen=True, slots=True)
class Char:
    """One recognised character with its polygon in the card image, in pixels."""

    text: str
    polygon: Quad
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Icon:
    """A small picture that stands for a label, before character `before` of its line.

    `kind` is what it shows (`phone`, `fax`, `instagram`), `chance` (0 to 1) how sure that is.
    """

    kind: str
    chance: float
    before: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.chance <= 1:
            raise ValueError(f"a chance is 0 to 1, not {self.chance}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text. `polygon` is in pixels of the card image; `confidence` is 0 to 1."""

    text: str
    polygon: Quad
    confidence: float
    engine: str
    vertical: bool = False
    chars: tuple[Char, ...] = ()
    alternatives: tuple[str, ...] = ()
    icons: tuple[Icon, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence is 0 to 1, not {self.confidence}")

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the polygon, in pixels."""
        xs = [x for x, _ in self.polygon]
        ys = [y for _, y in self.polygon]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def size(self) -> float:
        """The height of the characters, in pixels (the width of the column where vertical)."""
        left, top, right, bottom = self.box
        return (right - left) if self.vertical else (bottom - top)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read on one side of a card: lines in reading order, and QR payloads.

    `width` and `height` are those of the card image, in pixels.
    """

    lines: tuple[TextLine, ...]
    width: int
    height: int
    qr: tuple[str, ...] = ()
    vertical: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class CardReading:
    """One side of a card: its picture, what was read on it, and the contact parsed from it."""

    image: CardImage
    reading: Reading
    contact: Contact


@dataclass(frozen=True, slots=True, eq=False)
class PhotoReading:
    """What one photo gave. `seconds` maps a stage's name to the time that it took."""

    photo: Photo
    cards: tuple[CardReading, ...]
    seconds: dict[str, float] = field(default_factory=dict)
