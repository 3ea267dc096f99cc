"""What the person has confirmed, in the form in which parsing takes it as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..library import Library
    from ..parse import KnownCompanies


def known_companies(library: Library) -> KnownCompanies | None:
    """The companies on confirmed cards; None where there are none."""
    return None
