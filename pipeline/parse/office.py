"""What was found of one address on a card."""

from __future__ import annotations

from dataclasses import dataclass

from .segments import Segment


@dataclass(frozen=True, slots=True)
class Office:
    """The lines of one address, its text as printed, its postal code and its label.

    `misread` is what was read where `code` was told from the town.
    """

    segments: tuple[Segment, ...]
    text: str
    code: str | None
    code_segment: Segment | None
    latin: bool
    country: str = ""
    label: str = ""
    misread: str = ""
