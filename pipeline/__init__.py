"""meishi: photos of business cards become living contacts, each with a memory.

    from pathlib import Path
    from pipeline import Library, find_photos, make_engine, open_photos, read_photo

    engine = make_engine("rapidocr")
    with Library.open(Path("cards.sqlite3")) as library:
        for path in find_photos([Path("cards")]):
            for photo in open_photos(path):
                library.add_photo_reading(read_photo(photo, engine))

What stands in `__all__` is public and stays; it is imported when it is first used, so that
`import pipeline` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .contract import photo_to_json as photo_to_json
    from .errors import MeishiError as MeishiError
    from .errors import NoteRefused as NoteRefused
    from .errors import PhotoError as PhotoError
    from .export import write_csv as write_csv
    from .export import write_vcards as write_vcards
    from .exporting import ExportRequest as ExportRequest
    from .exporting import execute_export as execute_export
    from .exporting import plan_export as plan_export
    from .library import CardFilter as CardFilter
    from .library import Library as Library
    from .memory import judge_note as judge_note
    from .model import Contact as Contact
    from .model import Draft as Draft
    from .model import Encounter as Encounter
    from .model import Entry as Entry
    from .model import Event as Event
    from .model import Field as Field
    from .model import Note as Note
    from .model import Photo as Photo
    from .model import PhotoReading as PhotoReading
    from .ocr import make_engine as make_engine
    from .parse import parse_card as parse_card
    from .photos import PhotoLimits as PhotoLimits
    from .photos import find_photos as find_photos
    from .photos import open_photos as open_photos
    from .read import read_photo as read_photo

_HOMES = {
    "contract": ("photo_to_json",),
    "errors": ("MeishiError", "NoteRefused", "PhotoError"),
    "export": ("write_csv", "write_vcards"),
    "exporting": ("ExportRequest", "execute_export", "plan_export"),
    "library": ("CardFilter", "Library"),
    "memory": ("judge_note",),
    "model": (
        "Contact", "Draft", "Encounter", "Entry", "Event", "Field", "Note", "Photo",
        "PhotoReading",
    ),
    "ocr": ("make_engine",),
    "parse": ("parse_card",),
    "photos": ("PhotoLimits", "find_photos", "open_photos"),
    "read": ("read_photo",),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
