"""What can go wrong with a card of the library."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..errors import LibraryError
from ..i18n import gettext as _

Thing: TypeAlias = Literal[
    "card", "contact", "side", "picture", "encounter", "question", "proposal"
]


class StaleEdit(LibraryError):
    """The card was changed since it was read. `current` is its revision now."""

    def __init__(self, card_id: int, given: int, current: int) -> None:
        super().__init__(
            _("Card {number} was changed elsewhere in the meantime.").format(number=card_id),
            _("Load it again, then repeat your change."),
        )
        self.card_id = card_id
        self.given = given
        self.current = current


class NoSuchCard(LibraryError):
    """There is no card (side, picture, encounter, question) with that number."""

    def __init__(self, thing: Thing, number: object) -> None:
        super().__init__(
            _("There is no {thing} {number}.").format(thing=_thing(thing), number=number),
            _("`meishi list` shows what there is."),
        )
        self.thing = thing


class CannotUndo(LibraryError):
    """Nothing is left to undo, or what followed stands in the way."""


def _thing(thing: Thing) -> str:
    return {
        "card": _("card"),
        "contact": _("contact"),
        "side": _("side of a card"),
        "picture": _("picture"),
        "encounter": _("encounter"),
        "question": _("open question"),
        "proposal": _("open proposal"),
    }[thing]
