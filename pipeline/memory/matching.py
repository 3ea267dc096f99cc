"""Who could help whom: what one needs against what others do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .recall import Remembered


@dataclass(frozen=True, slots=True)
class Match:
    """`helper` may have what `seeker` needs (uids). `shared` are the words in common."""

    seeker: str
    helper: str
    score: float
    shared: tuple[str, ...]


def match_needs(
    people: Iterable[Remembered], *, seeker: str | None = None, limit: int = 20
) -> tuple[Match, ...]:
    """Pairs of persons, best first; of one `seeker` only where given."""
    raise NotImplementedError
