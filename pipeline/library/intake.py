"""What comes in: photos that were read, photos that failed, contacts of other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import PhotoError
from ..model import Encounter, PhotoReading
from .database import Database
from .values import Added, FailedPhoto, ImportedContact, ImportResult, KnownPhoto


class Intake(Database):
    def known_photo(self, sha256: str) -> KnownPhoto | None:
        """The file with these bytes, where any page of it was taken in before."""
        raise NotImplementedError

    def add_photo_reading(
        self,
        reading: PhotoReading,
        encounter: Encounter | None = None,
        *,
        after: int | None = None,
        keep_place: bool = False,
        tags: tuple[str, ...] = (),
    ) -> Added:
        """Store a photo with all of its cards, in one transaction; a known one adds nothing.

        `encounter` is what the batch has in common; without `met_on` the date on which the photo
        was taken is proposed. `after` is the photo (its number) that was taken in just before:
        its card may be the front of this one. `keep_place` stores where the photo was taken.
        """
        raise NotImplementedError

    def record_failure(self, error: PhotoError) -> None:
        """Remember that a photo could not be taken in."""
        raise NotImplementedError

    def failures(self) -> tuple[FailedPhoto, ...]:
        """The photos that could not be taken in and have not been since."""
        raise NotImplementedError

    def forget_failure(self, path: Path, page: int | None = None) -> None:
        """Drop the record of a failure (of every page where `page` is None)."""
        raise NotImplementedError

    def keep_upload(self, name: str, data: bytes) -> Path:
        """Keep the bytes of an uploaded photo beside the library; the path for `open_photos`.

        The file is named by its content, with the suffix of `name`; the same bytes are kept once.
        """
        raise NotImplementedError

    def import_contacts(self, contacts: Iterable[ImportedContact]) -> ImportResult:
        """Store contacts that have no photo, in one transaction; known ones add nothing."""
        raise NotImplementedError
