"""One card on the press, with what a printer needs at hand. Lengths in millimetres."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .artwork import draw_logo, draw_qr
from .card import Card
from .compose import Item, Theme, stack
from .parts import company_items, contact_items, extra_items, name_items, org_items
from .typeset import Canvas, Colour


@dataclass
class Sheet:
    """One card on the press. `w` and `h` in mm."""

    canvas: Canvas
    card: Card
    theme: Theme
    rng: random.Random
    w: float
    h: float

    def logo(self, x: float, y: float, size: float, colour: Colour | None = None) -> None:
        s = self.canvas.scale
        draw_logo(
            self.canvas,
            self.rng,
            x * s,
            y * s,
            size * s,
            colour or self.theme.accent,
            self.card.logo_text,
        )

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        s = self.canvas.scale
        self.canvas.draw.rectangle(
            (round(x0 * s), round(y0 * s), round(x1 * s), round(y1 * s)), fill=colour
        )

    def rule(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        width: float = 0.25,
        colour: Colour | None = None,
    ) -> None:
        s = self.canvas.scale
        self.canvas.draw.line(
            (x0 * s, y0 * s, x1 * s, y1 * s),
            fill=colour or self.theme.accent,
            width=max(1, round(width * s)),
        )

    def qr(self, x: float, y: float, size: float) -> None:
        """The QR code with its bottom right corner at (x, y)."""
        s = self.canvas.scale
        draw_qr(self.canvas, self.card.qr, (x - size) * s, (y - size) * s, size * s)

    def set(
        self,
        box: tuple[float, float, float, float],
        items: list[Item],
        align: str = "left",
        valign: str = "top",
    ) -> tuple[float, float]:
        return stack(self.canvas, box, items, self.theme, align, valign)

    @property
    def company(self) -> list[Item]:
        return company_items(self.card, self.theme)

    @property
    def org(self) -> list[Item]:
        return org_items(self.card, self.theme)

    @property
    def name(self) -> list[Item]:
        return name_items(self.card, self.theme)

    @property
    def extra(self) -> list[Item]:
        return extra_items(self.card, self.theme)

    @property
    def contacts(self) -> list[Item]:
        return contact_items(self.card, self.theme)

    @property
    def qr_side(self) -> float:
        return 15.5 if len(self.card.qr) > 120 else 13.0 if len(self.card.qr) > 60 else 11.0
