"""From lines to a contact: what each piece of text is, and how sure that is."""

from .card import parse_card
from .known import KnownCompanies

__all__ = ["KnownCompanies", "parse_card"]
