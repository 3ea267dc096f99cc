"""A department, a title or a qualification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PositionKind: TypeAlias = Literal["department", "title", "qualification"]


@dataclass(frozen=True, slots=True)
class Position:
    """A department, a title or a qualification; `sureness` is 0 to 1."""

    kind: PositionKind
    text: str
    sureness: float
