"""What belongs together: sides to cards, cards to persons, and the questions about it."""

from __future__ import annotations

import json

from ..errors import LibraryError
from ..i18n import gettext as _
from ..model import CardReading, Contact, to_plain
from .contacts import combine_sides, keep_persons_fields, move_sides, only_from_side
from .database import Database
from .derive import read_contact
from .faults import NoSuchCard
from .journal import Action, acting, check_revision
from .pictures import encode_picture
from .rows import stored_side, stored_sides
from .sameness import as_json, join, merge, person_of, same_person
from .values import (
    Question,
    SamePerson,
    Side,
)


class Joining(Database):
    def replace_side(
        self,
        side_id: int,
        reading: CardReading,
        *,
        contact: Contact | None = None,
        revision: int | None = None,
    ) -> int:
        """Put a new crop and reading in the place of a side (rotated, corners moved); its number.

        Fields that a person wrote or accepted stay. The former side is kept for `undo`.
        `contact` is what all sides of the card give together (`parse_card` of their readings);
        without it the contacts of two sides are combined.
        """
        picture = encode_picture(reading.image.pixels)
        with self._writing():
            old = stored_side(self, side_id)
            if old is None or side_id not in {s.side_id for s in stored_sides(self, old.card_id)}:
                raise NoSuchCard("side", side_id)
            with acting(self, "reread", old.card_id, revision=revision) as action:
                new_id = self._run(
                    """INSERT INTO side (card_id, home_card, photo_id, position, replaced, quad,
                       rotation, found_by, reading, contact)
                       SELECT card_id, home_card, photo_id, position, 1, ?, ?, ?, ?, ? FROM side
                       WHERE id = ?""",
                    (
                        json.dumps(reading.image.quad),
                        reading.image.rotation,
                        reading.image.found_by,
                        as_json(to_plain(reading.reading)),
                        as_json(to_plain(reading.contact)),
                        side_id,
                    ),
                )
                self._run(
                    "INSERT INTO picture VALUES (?, ?, ?, ?, ?)",
                    (new_id, picture.width, picture.height, picture.jpeg, picture.small),
                )
                action.update("side", side_id, replaced=1)
                action.update("side", new_id, replaced=0)
                read = contact or _read_together(stored_sides(self, old.card_id))
                kept = keep_persons_fields(read, self._held(old.card_id), keep_sources=False)
                action.update("card", old.card_id, contact=as_json(to_plain(kept)))
        return new_id

    def join_cards(
        self,
        front_id: int,
        back_id: int,
        *,
        contact: Contact | None = None,
        revision: int | None = None,
    ) -> int:
        """Make two one-sided cards one, and return its revision; its number is `front_id`.

        `contact` is what both sides give together (`parse_card` of both readings); without it
        the two contacts are combined. Fields that a person wrote stay. `revision` is that of
        the front. Raises LibraryError where one of them has two sides already, or none.
        """
        with self._writing():
            check_revision(self, front_id, revision)
            check_revision(self, back_id)
            sides = [len(stored_sides(self, card)) for card in (front_id, back_id)]
            if sides != [1, 1] or front_id == back_id:
                raise LibraryError(
                    _("Cards {front} and {back} are not two cards of one side each.").format(
                        front=front_id, back=back_id
                    ),
                    _("Split them first."),
                )
            join(self, front_id, back_id, contact=contact)
            return check_revision(self, front_id)

    def split_card(self, card_id: int, *, revision: int | None = None) -> int:
        """Make a two-sided card two again; the number of the new card (the back)."""
        with self._writing():
            check_revision(self, card_id, revision)
            sides = stored_sides(self, card_id)
            homes = {
                row["id"]: row["home_card"]
                for row in self._all("SELECT id, home_card FROM side WHERE card_id = ?", (card_id,))
            }
            leaving = next((s for s in sides if homes[s.side_id] != card_id), None)
            if len(sides) != 2 or leaving is None:
                raise LibraryError(_("Card {number} has one side only.").format(number=card_id))
            staying = next(s for s in sides if s is not leaving)
            back = homes[leaving.side_id]
            with acting(self, "split", card_id, back) as action:
                own = only_from_side(self._held(card_id), staying.position)
                kept = keep_persons_fields(staying.contact, own)
                action.update("card", card_id, contact=as_json(to_plain(kept)))
                action.update("side", staying.side_id, position=0)
                action.update("side", leaving.side_id, card_id=back, position=0)
                action.update("card", back, state="active")
                self._send_home(action, back)
                self._give_encounter(action, back, card_id)
            return int(back)

    def swap_sides(self, card_id: int, *, revision: int | None = None) -> int:
        """Front becomes back; the revision."""
        with acting(self, "edit", card_id, revision=revision) as action:
            sides = stored_sides(self, card_id)
            if len(sides) == 2:
                for side in sides:
                    action.update("side", side.side_id, position=1 - side.position)
                turned = move_sides(self._held(card_id), {0: 1, 1: 0})
                action.update("card", card_id, contact=as_json(to_plain(turned)))
        return check_revision(self, card_id)

    def merge_people(self, card_id: int, into_id: int, *, revision: int | None = None) -> int:
        """The person of `card_id` is the person of `into_id`; the revision of `card_id`.

        Their encounters and tags come together under the uid of `into_id`; the card met last
        leads.
        """
        with self._writing():
            check_revision(self, card_id, revision)
            check_revision(self, into_id)
            merge(self, card_id, into_id)
            return check_revision(self, card_id)

    def unmerge(self, card_id: int, *, revision: int | None = None) -> int:
        """Give a card a person of its own again, with the encounters that came with it.

        Of the card under whose uid others were merged, those others leave. Returns the revision;
        a card that is alone stays as it is.
        """
        with self._writing():
            check_revision(self, card_id, revision)
            home = self._value("SELECT home_person FROM card WHERE id = ?", (card_id,))
            person = person_of(self, card_id)
            others = [
                row["id"]
                for row in self._all(
                    """SELECT id FROM card WHERE person_id = ? AND home_person <> person_id
                       ORDER BY id""",
                    (person,),
                )
            ]
            leaving = [card_id] if home != person else others
            rest = [card for card in {*others, *leaving} if card != card_id]
            with acting(self, "unmerge", card_id, *rest) as action:
                for card in leaving:
                    self._send_home(action, card)
                    self._give_encounter(action, card, card_id)
            return check_revision(self, card_id)

    def suggest_same(self, card_id: int, limit: int = 5) -> tuple[SamePerson, ...]:
        """Who of the library this may be, most likely first; never the person itself."""
        with self._reading():
            check_revision(self, card_id)
            return same_person(self, card_id, limit)

    def questions(self, card_id: int | None = None) -> tuple[Question, ...]:
        """The questions that wait for an answer (those about one card)."""
        rows = self._all(
            """SELECT * FROM open_question WHERE ? IS NULL OR ? IN (card_id, other_id)
               ORDER BY id""",
            (card_id, card_id),
        )
        return tuple(
            Question(
                row["id"],
                row["kind"],
                row["card_id"],
                row["other_id"],
                row["score"],
                tuple(json.loads(row["reasons"])),
                row["name"],
                row["other_name"],
            )
            for row in rows
        )

    def answer_question(
        self, question_id: int, yes: bool, *, contact: Contact | None = None
    ) -> None:
        """Yes merges (same-person) or joins (back-of); no lets it rest for good.

        `contact` is as in `join_cards`. Raises NoSuchCard where the question is not open.
        """
        with self._writing():
            row = self._one("SELECT * FROM open_question WHERE id = ?", (question_id,))
            if row is None:
                raise NoSuchCard("question", question_id)
            self._run("UPDATE question SET answer = ? WHERE id = ?", (yes, question_id))
            if yes and row["kind"] == "same-person":
                self.merge_people(row["card_id"], row["other_id"])
            elif yes:
                self.join_cards(row["other_id"], row["card_id"], contact=contact)

    def _send_home(self, action: Action, card_id: int) -> None:
        """Give a card back to the person that it came with."""
        home = self._value("SELECT home_person FROM card WHERE id = ?", (card_id,))
        action.update("person", home, merged_into=None)
        action.update("card", card_id, person_id=home)
        for met in self._all("SELECT id FROM encounter WHERE card_id = ?", (card_id,)):
            action.update("encounter", met["id"], person_id=home)

    def _give_encounter(self, action: Action, card_id: int, like: int) -> None:
        """A card that stands alone has an encounter: its own former one, or one like another's."""
        own = self._all(
            "SELECT id, removed FROM encounter WHERE card_id = ? ORDER BY removed, id DESC",
            (card_id,),
        )
        if own:
            if own[0]["removed"]:
                action.update("encounter", own[0]["id"], removed=0)
            return
        made = self._run(
            """INSERT INTO encounter (person_id, card_id, event_id, met_on, place, removed)
               SELECT ?, ?, event_id, met_on, place, 1 FROM encounter
               WHERE card_id = ? AND NOT removed ORDER BY id LIMIT 1""",
            (person_of(self, card_id), card_id, like),
        )
        action.update("encounter", made, removed=0)

    def _held(self, card_id: int) -> Contact:
        return read_contact(self._value("SELECT contact FROM card WHERE id = ?", (card_id,)))


def _read_together(sides: tuple[Side, ...]) -> Contact:
    if len(sides) == 2:
        return combine_sides(sides[0].contact, sides[1].contact)
    return sides[0].contact
