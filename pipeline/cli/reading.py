"""Engines made once, and photos read with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import EngineError
from ..i18n import gettext as _
from ..settings import Settings
from .diagnosis import TESSERACT_LANGUAGES, tesseract_languages

if TYPE_CHECKING:
    from ..model import CardReading, Contact, Photo, PhotoReading, Pixels, Quad, Reading
    from ..ocr import Engine
    from ..parse import KnownCompanies
    from ..photos import PhotoLimits


@dataclass(slots=True)
class Reader:
    """Reads photo after photo with the same engines: models are loaded once, at the first."""

    engine: Engine
    second: Engine | None = None
    known: KnownCompanies | None = None

    def __call__(self, photo: Photo) -> PhotoReading:
        """Raises EngineError."""
        from ..read import read_photo

        return read_photo(photo, self.engine, self.second, self.known)


@dataclass(slots=True)
class PageReader:
    """What the review page reads with (`web.desk.Reader`)."""

    reader: Reader
    limits: PhotoLimits

    def open_photos(self, path: Path, /) -> Iterator[Photo]:
        """The pages of a file. Raises PhotoError."""
        from ..photos import open_photos

        return open_photos(path, self.limits)

    def read_photo(self, photo: Photo, /) -> PhotoReading:
        """Every card of a photo. Raises EngineError."""
        return self.reader(photo)

    def read_again(self, photo: Photo, quad: Quad, /) -> CardReading:
        """The card at `quad`, which a person says stands upright so. Raises EngineError."""
        from ..model import CardImage, CardReading
        from ..parse import parse_card
        from ..preprocess import clean_card, rectify_card

        crop = clean_card(rectify_card(photo.pixels, quad))
        reading = _read_as_it_stands(crop, self.reader.engine, self.reader.second)
        contact = parse_card((reading,), self.reader.known)
        return CardReading(CardImage(crop, quad, 0, "person"), reading, contact)

    def parse_sides(self, readings: Sequence[Reading], /) -> Contact:
        """What the sides of one card say together."""
        from ..parse import parse_card

        return parse_card(tuple(readings), self.reader.known)


def _read_as_it_stands(crop: Pixels, engine: Engine, second: Engine | None) -> Reading:
    """The reading of a card that is not to be turned, whatever its text seems to say."""
    from ..model import Reading
    from ..ocr import read_card, read_qr
    from ..ocr.order import in_reading_order

    upright = read_card(crop, engine, second)
    if upright.rotation == 0:
        return upright.reading
    lines = engine.read(crop)
    vertical = 2 * sum(line.vertical for line in lines) > len(lines)
    ordered = in_reading_order(lines, vertical=vertical)
    return Reading(ordered, crop.shape[1], crop.shape[0], read_qr(crop), vertical)


def make_reader(settings: Settings, known: KnownCompanies | None = None) -> Reader:
    """The reader that the settings ask for. Raises EngineError where an engine is not installed."""
    from ..ocr import make_engine

    _require(settings.engine)
    second = second_engine(settings)
    return Reader(make_engine(settings.engine), make_engine(second) if second else None, known)


def second_engine(settings: Settings) -> str | None:
    """The name of the second engine; None where there is to be none, or none is installed."""
    chosen = settings.second_engine
    if chosen in ("none", settings.engine):
        return None
    if chosen == "auto":
        other = "tesseract" if settings.engine == "rapidocr" else "rapidocr"
        return other if is_installed(other) else None
    _require(chosen)
    return chosen


def is_installed(engine: str) -> bool:
    """Whether an engine can be used: its program with all languages, or its package, is there."""
    if engine == "tesseract":
        languages = tesseract_languages()
        return languages is not None and languages >= set(TESSERACT_LANGUAGES)
    from importlib.util import find_spec

    return find_spec(engine) is not None


def _require(engine: str) -> None:
    if not is_installed(engine):
        raise EngineError(
            engine,
            _("The engine {engine} is not installed.").format(engine=engine),
            _("`meishi doctor` says how to get it."),
        )
