"""What belongs together: sides to cards, cards to persons, and the questions about it."""

from __future__ import annotations

from ..model import CardReading, Contact
from .database import Database
from .values import Question, SamePerson


class Joining(Database):
    def replace_side(
        self, side_id: int, reading: CardReading, *, revision: int | None = None
    ) -> int:
        """Put a new crop and reading in the place of a side (rotated, corners moved); its number.

        Fields that a person wrote or accepted stay. The former side is kept for `undo`.
        """
        raise NotImplementedError

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
        the two contacts are combined. Fields that a person wrote stay.
        """
        raise NotImplementedError

    def split_card(self, card_id: int, *, revision: int | None = None) -> int:
        """Make a two-sided card two again; the number of the new card (the back)."""
        raise NotImplementedError

    def swap_sides(self, card_id: int, *, revision: int | None = None) -> int:
        """Front becomes back; the revision."""
        raise NotImplementedError

    def merge_people(self, card_id: int, into_id: int, *, revision: int | None = None) -> int:
        """The person of `card_id` is the person of `into_id`; the revision of `card_id`.

        Their encounters and tags come together under the uid of `into_id`; the card met last
        leads.
        """
        raise NotImplementedError

    def unmerge(self, card_id: int, *, revision: int | None = None) -> int:
        """Give a card a person of its own again, with the encounters that came with it."""
        raise NotImplementedError

    def suggest_same(self, card_id: int, limit: int = 5) -> tuple[SamePerson, ...]:
        """Who of the library this may be, most likely first; never the person itself."""
        raise NotImplementedError

    def questions(self, card_id: int | None = None) -> tuple[Question, ...]:
        """The questions that wait for an answer (those about one card)."""
        raise NotImplementedError

    def answer_question(
        self, question_id: int, yes: bool, *, contact: Contact | None = None
    ) -> None:
        """Yes merges (same-person) or joins (back-of); no lets it rest for good.

        `contact` is as in `join_cards`.
        """
        raise NotImplementedError
