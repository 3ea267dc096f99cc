"""What the person has confirmed, in the form in which parsing takes it as evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parse import KnownCompanies

if TYPE_CHECKING:
    from ..library import Library


def known_companies(library: Library) -> KnownCompanies | None:
    """The companies on confirmed cards; None where there are none."""
    companies = library.known_companies()
    if not companies:
        return None
    return KnownCompanies(
        by_domain=tuple((domain, item.name) for item in companies for domain in item.domains),
        addresses=tuple(address for item in companies for address in item.addresses),
    )
