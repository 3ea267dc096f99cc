"""Which files of the given paths are photos."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PHOTO_SUFFIXES: frozenset[str] = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".png", ".webp", ".tif", ".tiff", ".bmp"}
    | {".heic", ".heif", ".hif", ".pdf"}
)

# Folders that cameras, phones and network drives make for themselves, full of thumbnails.
_MACHINE_FOLDERS = frozenset({"__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information"})


@dataclass(frozen=True, slots=True)
class Survey:
    """`photos` are to be opened, in order; `skipped` were met in folders and are not photos."""

    photos: tuple[Path, ...] = ()
    skipped: tuple[Path, ...] = ()


def find_photos(paths: Iterable[Path]) -> list[Path]:
    """The photos of `survey_photos`."""
    return list(survey_photos(paths).photos)


def survey_photos(paths: Iterable[Path]) -> Survey:
    """Every photo under `paths`: files as given, folders recursively in natural order.

    A file that is named is always taken, whatever its name: opening it says what is wrong with
    it. A path that does not exist, or a folder that cannot be listed, is kept for the same
    reason: `open_photos` raises the PhotoError that says why. Hidden files are passed over
    silently, other files that do not look like photos are `skipped`. Links to folders are not
    followed, so that a circle of links ends.
    """
    photos: list[Path] = []
    skipped: list[Path] = []
    for path in paths:
        if path.is_dir():
            for found in _walk(path):
                is_photo = found.suffix.lower() in PHOTO_SUFFIXES or found.is_dir()
                (photos if is_photo else skipped).append(found)
        else:
            photos.append(path)
    return Survey(tuple(photos), tuple(skipped))


def _walk(folder: Path) -> Iterator[Path]:
    """The files under `folder`, and the folders that cannot be listed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: _natural(entry.name))
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in _MACHINE_FOLDERS:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif not entry.is_dir():
            yield Path(entry.path)


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key under which `IMG_9` comes before `IMG_10`."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(0, int(p), "") if p.isdecimal() and p.isascii() else (1, 0, p) for p in parts]
