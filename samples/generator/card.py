"""What stands on a made-up card: its printed parts, and the truth about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .phones import Number


@dataclass(frozen=True)
class Line:
    """A printed line. `icon` stands for a label; `breaks` are the ways it may be set in parts."""

    text: str
    icon: str = ""
    breaks: tuple[tuple[str, ...], ...] = ()
    strong: bool = False


@dataclass(frozen=True)
class NamePrint:
    """How the name is set: `gap` and `tracking` in ems; kana above, below, beside or as ruby."""

    family: str
    given: str
    joined: str = ""
    gap: float = 0.5
    tracking: float = 0.0
    kana: tuple[str, str] | None = None
    kana_place: str = "above"
    romaji: str = ""
    romaji_first: bool = False
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        if self.joined:
            return self.joined
        gap = "" if self.gap < 0.1 else " " if self.gap < 0.75 else "　"
        if self.tracking > 0.25:
            return "　".join(self.family + self.given)
        return self.family + gap + self.given

    @property
    def kana_text(self) -> str:
        return " ".join(part for part in self.kana if part) if self.kana else ""


@dataclass(frozen=True)
class Card:
    """The printed parts of one side, and its truth (the fields of `truth.jsonl`, without quad).

    `latin` holds the given name and the family in Latin letters, whether printed or not.
    """

    name: NamePrint | None
    company: tuple[str, ...] = ()
    company_en: str = ""
    slogan: str = ""
    group: str = ""
    org: tuple[str, ...] = ()
    org_en: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    registrations: tuple[str, ...] = ()
    offices: tuple[tuple[Line, ...], ...] = ()
    contacts: tuple[Line, ...] = ()
    english_address: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    qr: str = ""
    logo_text: str = ""
    latin: tuple[str, str] = ("", "")
    numbers: tuple[Number, ...] = ()
    truth: dict[str, Any] = field(default_factory=dict)
