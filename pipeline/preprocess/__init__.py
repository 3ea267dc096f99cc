"""Finding the cards in a photo, rectifying and cleaning them: arrays in, arrays out."""

from .check import DOUBTED, check_table, find_around_text, find_table
from .clean import clean_card
from .grid import split_touching
from .locate import LocatedCard, locate_cards
from .rectify import rectify_card
from .survey import Survey, look_at
from .texthull import hull_of_text

__all__ = [
    "DOUBTED",
    "LocatedCard",
    "Survey",
    "check_table",
    "clean_card",
    "find_around_text",
    "find_table",
    "hull_of_text",
    "locate_cards",
    "look_at",
    "rectify_card",
    "split_touching",
]
