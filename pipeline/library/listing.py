"""What is in the library: lists, details, pictures, entries, counts, history."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Draft, Entry
from .database import Database
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
        raise NotImplementedError

    def count_cards(self, where: CardFilter | None = None) -> int:
        """How many rows `list_cards` would give without a limit."""
        raise NotImplementedError

    def find_cards(self, text: str) -> tuple[CardRow, ...]:
        """The contacts that a person means by `text`: a number, a uid, a file name, or words."""
        raise NotImplementedError

    def card(self, card_id: int) -> CardDetail:
        """All there is to a card. Raises NoSuchCard."""
        raise NotImplementedError

    def row(self, card_id: int) -> CardRow:
        """The row of a card, in whatever state it is. Raises NoSuchCard."""
        raise NotImplementedError

    def card_of(self, uid: str) -> int | None:
        """The leading card of the person with this uid (also of one merged away since)."""
        raise NotImplementedError

    def side(self, side_id: int) -> Side:
        """One side with its photo and reading. Raises NoSuchCard."""
        raise NotImplementedError

    def picture(self, side_id: int, *, small: bool = False) -> bytes:
        """The crop of a side as a JPEG; `small` is at most 400 pixels long. Raises NoSuchCard."""
        raise NotImplementedError

    def details(self, where: CardFilter | None = None) -> Iterator[CardDetail]:
        """The detail of every card (not only leading ones), drafts included."""
        raise NotImplementedError

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
        raise NotImplementedError

    def drafts(self, where: CardFilter | None = None) -> Iterator[Draft]:
        """The persons that lack one, sorted by reading."""
        raise NotImplementedError

    def held_back(self, where: CardFilter | None = None) -> tuple[CardRow, ...]:
        """The rows of those that cannot leave, for naming them."""
        raise NotImplementedError

    def counts(self, where: CardFilter | None = None) -> Counts:
        """The numbers for an overview; photos, failures and questions are of the whole library."""
        raise NotImplementedError

    def events(self) -> tuple[EventRow, ...]:
        """The events, latest first."""
        raise NotImplementedError

    def tags(self) -> tuple[TagRow, ...]:
        """The tags in use, by name."""
        raise NotImplementedError

    def history(self, card_id: int) -> tuple[Change, ...]:
        """What happened to a card, oldest first: what was read, what a person changed, when."""
        raise NotImplementedError

    def known_companies(self) -> tuple[KnownCompany, ...]:
        """Companies on cards that a person has finished or corrected."""
        raise NotImplementedError
