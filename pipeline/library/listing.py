"""What is in the library: lists, details, pictures, entries, counts, history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ..model import Draft, Entry
from .database import Database
from .derive import read_contact
from .details import card_detail, entry_of
from .faults import NoSuchCard
from .filters import SORTED, condition, literal
from .histories import card_history
from .keys import company_key, domains, fold
from .rows import CARD_ROW, card_row, stored_side
from .values import (
    CardDetail,
    CardFilter,
    CardRow,
    Change,
    Counts,
    EventRow,
    KnownCompany,
    Side,
    SortOrder,
    TagRow,
)


class Listing(Database):
    def list_cards(
        self,
        where: CardFilter | None = None,
        *,
        sort: SortOrder = "reading",
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[CardRow, ...]:
        """The contacts that `where` means, one row a person, sorted."""
        sql, values = condition(where or CardFilter())
        # The page is cut out first: the rest of a row is only looked up for what is shown.
        page = f"(SELECT * FROM person p WHERE {sql} ORDER BY {SORTED[sort]} LIMIT ? OFFSET ?)"
        rows = self._all(
            CARD_ROW.format(people=page, card="p.lead_card") + f" ORDER BY {SORTED[sort]}",
            (*values, -1 if limit is None else limit, offset),
        )
        return tuple(card_row(row) for row in rows)

    def card_ids(
        self, where: CardFilter | None = None, *, sort: SortOrder = "reading"
    ) -> tuple[int, ...]:
        """The numbers alone of what `list_cards` gives, for going through them in order."""
        sql, values = condition(where or CardFilter())
        rows = self._all(
            f"SELECT p.lead_card FROM person p WHERE {sql} ORDER BY {SORTED[sort]}", values
        )
        return tuple(int(row[0]) for row in rows)

    def count_cards(self, where: CardFilter | None = None) -> int:
        """How many rows `list_cards` would give without a limit."""
        sql, values = condition(where or CardFilter())
        return int(self._value(f"SELECT count(*) FROM person p WHERE {sql}", values))

    def find_cards(self, text: str) -> tuple[CardRow, ...]:
        """The contacts that a person means by `text`: a number, a uid, a file name, or words."""
        if text.isascii() and text.isdigit():
            number = int(text[:18])
            if self._one("SELECT 1 FROM card WHERE id = ?", (number,)) is not None:
                return (self.row(number),)
        if text.startswith("urn:uuid:"):
            card_id = self.card_of(text)
            return (self.row(card_id),) if card_id is not None else ()
        return self.list_cards(CardFilter(text=text)) if text.strip() else ()

    def card(self, card_id: int) -> CardDetail:
        """All there is to a card. Raises NoSuchCard."""
        with self._reading():
            return card_detail(self, card_id)

    def row(self, card_id: int) -> CardRow:
        """The row of a card, in whatever state it is. Raises NoSuchCard."""
        sql = CARD_ROW.format(people="person", card="? AND p.id = c.person_id")
        row = self._one(sql, (card_id,))
        if row is None:
            raise NoSuchCard("card", card_id)
        return card_row(row)

    def cards_of_photo(self, name: str) -> tuple[int, ...]:
        """The cards on the photo with that file name or path, in the order in which they were
        found; a card whose back it is stands for its back. Of several such photos the latest."""
        rows = self._all(
            r"""SELECT s.card_id, p.id AS photo_id FROM photo p
                JOIN side s ON s.photo_id = p.id AND NOT s.replaced
                WHERE p.path = ? OR p.path LIKE ? ESCAPE '!'
                OR p.path LIKE ? ESCAPE '!' ORDER BY p.page, s.home_card, s.id""",
            (name, f"%/{literal(name)}", f"%\\{literal(name)}"),
        )
        latest = max((row["photo_id"] for row in rows), default=0)
        digest = "SELECT sha256 FROM photo WHERE id = ?"
        same = {
            row["id"]
            for row in self._all(f"SELECT id FROM photo WHERE sha256 = ({digest})", (latest,))
        }
        return tuple(row["card_id"] for row in rows if row["photo_id"] in same)

    def card_of(self, uid: str) -> int | None:
        """The leading card of the person with this uid (also of one merged away since)."""
        row = self._one("SELECT * FROM person WHERE uid = ?", (uid,))
        while row is not None and row["state"] == "gone" and row["merged_into"] is not None:
            row = self._one("SELECT * FROM person WHERE id = ?", (row["merged_into"],))
        return row["lead_card"] if row is not None else None

    def side(self, side_id: int) -> Side:
        """One side with its photo and reading. Raises NoSuchCard."""
        found = stored_side(self, side_id)
        if found is None:
            raise NoSuchCard("side", side_id)
        return found

    def picture(self, side_id: int, *, small: bool = False) -> bytes:
        """The crop of a side as a JPEG; `small` is at most 400 pixels long. Raises NoSuchCard."""
        column = "small" if small else "jpeg"
        data: bytes | None = self._value(
            f"SELECT {column} FROM picture WHERE side_id = ?", (side_id,)
        )
        if data is None:
            raise NoSuchCard("picture", side_id)
        return data

    def details(self, where: CardFilter | None = None) -> Iterator[CardDetail]:
        """The detail of every card (not only leading ones), drafts included."""
        sql, values = condition(where or CardFilter())
        rows = self._all(
            f"""SELECT c.id FROM person p JOIN card c ON c.person_id = p.id
                WHERE {sql} AND c.state <> 'joined' ORDER BY c.id""",
            values,
        )
        for row in rows:
            yield self.card(row["id"])

    def entries(
        self,
        where: CardFilter | None = None,
        *,
        changed_for: str | None = None,
        with_pictures: bool = False,
    ) -> Iterator[Entry]:
        """The persons that have a memory note, sorted by reading.

        `changed_for` leaves out those that were exported to that target as they are now.
        `updated_at` of an entry grows with each change and stays otherwise.
        """
        for row in self._people(where, has_note=True, changed_for=changed_for):
            with self._reading():
                entry = entry_of(self, row["id"], with_pictures)
            if isinstance(entry, Entry):
                yield entry

    def drafts(self, where: CardFilter | None = None) -> Iterator[Draft]:
        """The persons that lack one, sorted by reading."""
        for row in self._people(where, has_note=False):
            with self._reading():
                draft = entry_of(self, row["id"], False)
            if isinstance(draft, Draft):
                yield draft

    def held_back(self, where: CardFilter | None = None) -> tuple[CardRow, ...]:
        """The rows of those that cannot leave, for naming them."""
        asked = where or CardFilter()
        if asked.state is None:
            return self.list_cards(replace(asked, state="draft"))
        return tuple(row for row in self.list_cards(asked) if row.state == "draft")

    def _people(
        self, where: CardFilter | None, *, has_note: bool, changed_for: str | None = None
    ) -> list[sqlite3.Row]:
        sql, values = condition(where or CardFilter())
        extra: list[Any] = [has_note]
        if changed_for is not None:
            sql += """ AND NOT EXISTS (SELECT 1 FROM export_mark m WHERE m.target = ?
                AND m.uid = p.uid AND m.updated_at = p.updated_at)"""
            values = (*values, changed_for)
        return self._all(
            f"""SELECT p.id FROM person p
                WHERE p.state = 'active' AND p.has_note = ? AND {sql}
                ORDER BY {SORTED["reading"]}""",
            (*extra, *values),
        )

    def counts(self, where: CardFilter | None = None) -> Counts:
        """The numbers for an overview; photos, failures and questions are of the whole library."""
        sql, values = condition(where or CardFilter())
        with self._reading():
            row = self._one(
                f"""SELECT count(*) AS total, total(has_note) AS finished,
                    total(doubtful > 0) AS doubtful FROM person p WHERE {sql}""",
                values,
            )
            assert row is not None
            whole = self._one(
                """SELECT (SELECT count(*) FROM person WHERE state = 'deleted') AS deleted,
                   (SELECT count(*) FROM photo) AS photos,
                   (SELECT count(*) FROM failure) AS failed,
                   (SELECT count(*) FROM open_question) AS questions,
                   (SELECT count(*) FROM proposal WHERE answer IS NULL) AS proposals"""
            )
            assert whole is not None
        finished = int(row["finished"])
        return Counts(
            total=row["total"],
            finished=finished,
            drafts=row["total"] - finished,
            doubtful=int(row["doubtful"]),
            deleted=whole["deleted"],
            photos=whole["photos"],
            failed=whole["failed"],
            questions=whole["questions"],
            proposals=whole["proposals"],
        )

    def events(self) -> tuple[EventRow, ...]:
        """The events, latest first."""
        rows = self._all(
            """SELECT v.*, count(DISTINCT p.id) AS people,
               count(DISTINCT CASE WHEN NOT p.has_note THEN p.id END) AS drafts
               FROM event v JOIN encounter e ON e.event_id = v.id AND NOT e.removed
               JOIN person p ON p.id = e.person_id AND p.state = 'active'
               GROUP BY v.id ORDER BY v.held_on DESC, v.id DESC"""
        )
        return tuple(
            EventRow(
                row["id"],
                row["name"],
                date.fromisoformat(row["held_on"]) if row["held_on"] else None,
                row["place"],
                row["people"],
                row["drafts"],
            )
            for row in rows
        )

    def tags(self) -> tuple[TagRow, ...]:
        """The tags in use, by name."""
        rows = self._all(
            """SELECT t.name, count(*) AS people FROM tag t JOIN person p ON p.id = t.person_id
               WHERE p.state = 'active' GROUP BY t.name ORDER BY t.name"""
        )
        return tuple(TagRow(row["name"], row["people"]) for row in rows)

    def history(self, card_id: int) -> tuple[Change, ...]:
        """What happened to a card, oldest first: what was read, what a person changed, when."""
        with self._reading():
            return card_history(self, card_id)

    def known_companies(self) -> tuple[KnownCompany, ...]:
        """Companies on cards that a person has finished or corrected, by name."""
        found: dict[str, KnownCompany] = {}
        rows = self._all(
            """SELECT c.contact FROM card c JOIN person p ON p.id = c.person_id
               WHERE p.state = 'active' AND p.has_note AND c.state = 'active' ORDER BY c.id"""
        )
        for row in rows:
            contact = read_contact(row["contact"])
            if contact.company is None or contact.company.doubtful:
                continue
            key = company_key(contact.company.value)
            held = found.get(key, KnownCompany(contact.company.value))
            sure = [office for office in contact.addresses if not office.text.doubtful]
            english = contact.company_en.value if contact.company_en else ""
            found[key] = KnownCompany(
                name=held.name,
                name_en=held.name_en or english,
                domains=_more(held.domains, sorted(domains(contact))),
                postal_codes=_more(
                    held.postal_codes,
                    [fold(f.value) for f in contact.postal_codes if not f.doubtful],
                ),
                addresses=_more(held.addresses, [office.text.value for office in sure]),
            )
        return tuple(sorted(found.values(), key=lambda company: company.name))


def _more(held: tuple[str, ...], new: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*held, *new)))
