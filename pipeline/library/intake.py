"""What comes in: photos that were read, photos that failed, contacts of other programs."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from ..errors import PhotoError
from ..model import CardReading, Contact, Encounter, Photo, PhotoReading, to_plain
from .database import Database, _telling
from .derive import derive
from .journal import log
from .pictures import Picture, encode_picture
from .places import without_place
from .rows import event_number
from .sameness import ParseSides, ask_about_person, join_sides, join_with_known
from .values import Added, FailedPhoto, ImportedContact, ImportResult, KnownPhoto

_NAMESPACE = uuid.UUID("6d656973-6869-5f6e-8000-e5908de588ba")
"""Of the uids: the same card of the same photo keeps its uid in a library made anew."""


class Intake(Database):
    def known_photo(self, sha256: str) -> KnownPhoto | None:
        """The file with these bytes, where any page of it was taken in before."""
        rows = self._all("SELECT * FROM photo WHERE sha256 = ? ORDER BY page", (sha256,))
        if not rows:
            return None
        return KnownPhoto(
            sha256,
            Path(rows[0]["path"]),
            tuple(row["page"] for row in rows),
            rows[0]["pages"],
            tuple(row["id"] for row in rows),
        )

    def add_photo_reading(
        self,
        reading: PhotoReading,
        encounter: Encounter | None = None,
        *,
        after: int | None = None,
        keep_place: bool = False,
        tags: tuple[str, ...] = (),
        parse_sides: ParseSides | None = None,
    ) -> Added:
        """Store a photo with all of its cards, in one transaction; a known one adds nothing.

        `encounter` is what the batch has in common; without `met_on` the date on which the photo
        was taken is proposed. `after` is the photo (its number) that was taken in just before:
        its card may be the front of this one. `keep_place` stores where the photo was taken.
        `parse_sides` reads front and back together where they are joined; without it their
        contacts are combined.
        """
        # Encoding takes longer than all that follows: not while others wait for the lock.
        pictures = [encode_picture(card.image.pixels) for card in reading.cards]
        met = encounter or Encounter()
        with self._writing():
            photo = reading.photo
            self.forget_failure(photo.path, photo.page)
            stored: int | None = self._value(
                "SELECT id FROM photo WHERE sha256 = ? AND page = ?", (photo.sha256, photo.page)
            )
            if stored is not None:
                return Added(stored, True, self._cards_on(stored))
            photo_id = self._insert_photo(photo, keep_place)
            met_on = met.met_on or met.event.held_on
            if met_on is None and photo.taken_at is not None:
                met_on = photo.taken_at.date()
            cards: list[int] = []
            for number, (card, picture) in enumerate(zip(reading.cards, pictures, strict=True)):
                uid = uuid.uuid5(_NAMESPACE, f"{photo.sha256}:{photo.page}:{number}").urn
                card_id = self._insert_card(uid, "photo", None, card.contact, tags)
                self._insert_side(card_id, photo_id, card, picture)
                self._insert_encounter(card_id, met, met_on)
                log(self, "read", "reading", card_id)
                cards.append(card_id)
            derive(self, cards, ())
            return self._settle(photo_id, cards, after, parse_sides)

    def _settle(
        self,
        photo_id: int,
        cards: list[int],
        after: int | None,
        parse_sides: ParseSides | None,
    ) -> Added:
        """Find out which of the new cards are backs, repeats, or persons met before."""
        questions: list[int] = []
        before = self._cards_on(after) if after is not None else ()
        joined = join_sides(self, cards, before, questions, parse_sides)
        same: list[int] = []
        for card_id in (card for card in cards if card not in joined):
            if join_with_known(self, card_id):
                same.append(card_id)
            else:
                questions += ask_about_person(self, card_id)
        return Added(photo_id, False, tuple(cards), tuple(joined), tuple(same), tuple(questions))

    def _cards_on(self, photo_id: int) -> tuple[int, ...]:
        rows = self._all(
            """SELECT DISTINCT c.id FROM card c JOIN side s ON s.card_id = c.id
               WHERE s.photo_id = ? AND NOT s.replaced AND c.state = 'active' ORDER BY s.id""",
            (photo_id,),
        )
        return tuple(row[0] for row in rows)

    def record_failure(self, error: PhotoError) -> None:
        """Remember that a photo could not be taken in."""
        with self._writing():
            self._run(
                "INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?, ?, ?)",
                (
                    str(error.path),
                    error.page,
                    error.kind,
                    error.what,
                    error.hint,
                    self._stamp(),
                ),
            )

    def failures(self) -> tuple[FailedPhoto, ...]:
        """The photos that could not be taken in and have not been since."""
        return tuple(
            FailedPhoto(
                Path(row["path"]),
                row["page"],
                row["kind"],
                row["what"],
                row["hint"],
                datetime.fromisoformat(row["failed_at"]),
            )
            for row in self._all("SELECT * FROM failure ORDER BY path, page")
        )

    def forget_failure(self, path: Path, page: int | None = None) -> None:
        """Drop the record of a failure (of every page where `page` is None)."""
        with self._writing():
            self._run(
                "DELETE FROM failure WHERE path = ? AND (page = ? OR ? IS NULL)",
                (str(path), page, page),
            )

    def keep_upload(self, name: str, data: bytes, *, keep_place: bool = False) -> Path:
        """Keep the bytes of an uploaded photo beside the library; the path for `open_photos`.

        The file is named by its content, with the suffix of `name`; the same bytes are kept once.
        Where the photo was taken is blanked in it, unless `keep_place`.
        """
        if not keep_place:
            data = without_place(data)
        suffix = "".join(c for c in Path(name).suffix.lower() if c.isalnum())[:5]
        path = self.uploads / f"{sha256(data).hexdigest()}.{suffix or 'bin'}"
        with _telling(path):
            self.uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not path.exists():
                partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
                partial.touch(mode=0o600)
                partial.write_bytes(data)
                partial.replace(path)
        return path

    def import_contacts(self, contacts: Iterable[ImportedContact]) -> ImportResult:
        """Store contacts that have no photo, in one transaction; known ones add nothing."""
        added: list[int] = []
        joined: list[int] = []
        known: list[int] = []
        questions: list[int] = []
        with self._writing():
            for contact in contacts:
                before = self._imported_before(contact.source_key)
                if before is not None:
                    known.append(before)
                    continue
                card_id = self._import_one(contact)
                if join_with_known(self, card_id):
                    joined.append(card_id)
                else:
                    added.append(card_id)
                    questions += ask_about_person(self, card_id)
        return ImportResult(tuple(added), tuple(joined), tuple(known), tuple(questions))

    def _imported_before(self, key: str) -> int | None:
        found: int | None = self._value("SELECT id FROM card WHERE source_key = ?", (key,))
        if found is None and key.startswith("vcard:"):
            # Our own export come home: its UID is a person's here.
            found = self._value(
                """SELECT c.id FROM card c JOIN person p ON p.id = c.home_person
                   WHERE p.uid = ?""",
                (key.removeprefix("vcard:"),),
            )
        return found

    def _import_one(self, contact: ImportedContact) -> int:
        met = contact.encounter or Encounter()
        uid = uuid.uuid5(_NAMESPACE, contact.source_key).urn
        card_id = self._insert_card(
            uid, "import", contact.source_key, contact.contact, contact.tags
        )
        draft = contact.note.strip()
        self._insert_encounter(card_id, met, met.met_on or met.event.held_on, draft)
        log(self, "import", "import", card_id)
        derive(self, (card_id,), ())
        return card_id

    def _insert_photo(self, photo: Photo, keep_place: bool) -> int:
        height, width = photo.pixels.shape[:2]
        where = photo.taken_where if keep_place else None
        return self._run(
            """INSERT INTO photo (path, sha256, page, pages, width, height, taken_at, latitude,
               longitude, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                str(photo.path.absolute()),
                photo.sha256,
                photo.page,
                photo.pages,
                width,
                height,
                photo.taken_at.isoformat() if photo.taken_at else None,
                where.latitude if where else None,
                where.longitude if where else None,
                self._stamp(),
            ),
        )

    def _insert_card(
        self, uid: str, source: str, key: str | None, contact: Contact, tags: tuple[str, ...]
    ) -> int:
        stamp = self._stamp()
        person = self._run("INSERT INTO person (uid, updated_at) VALUES (?, ?)", (uid, stamp))
        return self._run(
            """INSERT INTO card (home_person, person_id, source, source_key, state, contact, tags,
               created_at, updated_at) VALUES (?, ?, ?, ?, 'active', ?, ?, ?, ?)""",
            (
                person,
                person,
                source,
                key,
                json.dumps(to_plain(contact), ensure_ascii=False),
                json.dumps(sorted(set(tags)), ensure_ascii=False),
                stamp,
                stamp,
            ),
        )

    def _insert_side(self, card_id: int, photo_id: int, card: CardReading, picture: Picture) -> int:
        side_id = self._run(
            """INSERT INTO side (card_id, home_card, photo_id, position, quad, rotation, found_by,
               reading, contact) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?)""",
            (
                card_id,
                card_id,
                photo_id,
                json.dumps(card.image.quad),
                card.image.rotation,
                card.image.found_by,
                json.dumps(to_plain(card.reading), ensure_ascii=False),
                json.dumps(to_plain(card.contact), ensure_ascii=False),
            ),
        )
        self._run(
            "INSERT INTO picture VALUES (?, ?, ?, ?, ?)",
            (side_id, picture.width, picture.height, picture.jpeg, picture.small),
        )
        return side_id

    def _insert_encounter(
        self, card_id: int, met: Encounter, met_on: date | None, draft: str = ""
    ) -> int:
        note = met.note
        return self._run(
            """INSERT INTO encounter (person_id, card_id, event_id, met_on, place, note, draft)
               SELECT person_id, id, ?, ?, ?, ?, ? FROM card WHERE id = ?""",
            (
                event_number(self, met.event),
                met_on.isoformat() if met_on else "",
                met.place,
                json.dumps(to_plain(note), ensure_ascii=False) if note else None,
                json.dumps({"memory": draft} if draft else {}, ensure_ascii=False),
                card_id,
            ),
        )
