"""Engines made once, and photos read with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import EngineError
from ..i18n import gettext as _
from ..settings import Settings
from .diagnosis import TESSERACT_LANGUAGES, tesseract_languages

if TYPE_CHECKING:
    from ..model import Photo, PhotoReading
    from ..ocr import Engine
    from ..parse import KnownCompanies


@dataclass(slots=True)
class Reader:
    """Reads photo after photo with the same engines: models are loaded once, at the first."""

    engine: Engine
    second: Engine | None = None
    known: KnownCompanies | None = None
    read: int = field(default=0, init=False)

    def __call__(self, photo: Photo) -> PhotoReading:
        """Raises EngineError."""
        from ..read import read_photo

        reading = read_photo(photo, self.engine, self.second, self.known)
        self.read += 1
        return reading


def make_reader(settings: Settings, known: KnownCompanies | None = None) -> Reader:
    """The reader that the settings ask for. Raises EngineError where an engine is not installed."""
    from ..ocr import make_engine

    _require(settings.engine)
    second = second_engine(settings)
    return Reader(make_engine(settings.engine), make_engine(second) if second else None, known)


def second_engine(settings: Settings) -> str | None:
    """The name of the second engine; None where there is to be none, or none is installed."""
    chosen = settings.second_engine
    if chosen == "none" or chosen == settings.engine:
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
