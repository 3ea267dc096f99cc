"""What the user has confirmed before: evidence for the next card of the same company."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..text.widths import comparable


@dataclass(frozen=True, slots=True)
class KnownCompanies:
    """Confirmed companies by their domains, and the confirmed spellings of names and addresses."""

    by_domain: tuple[tuple[str, str], ...] = ()
    addresses: tuple[str, ...] = ()

    def company_of(self, domains: Iterable[str]) -> str | None:
        """The company that was confirmed for one of `domains`."""
        known = dict(self.by_domain)
        return next((known[d] for d in domains if d in known), None)

    def confirms_address(self, text: str) -> bool:
        """Whether an address was confirmed before, letter for letter."""
        wanted = comparable(text)
        return any(comparable(address) == wanted for address in self.addresses)
