"""The layouts: each sets a card its own way, with an element that varies; some are held out."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from .artwork import draw_logo, draw_qr, picture
from .card import Card
from .compose import (
    Item,
    Theme,
    column_name,
    columns,
    company_items,
    contact_items,
    extra_items,
    name_items,
    org_items,
    stack,
)
from .content import Wish
from .typeset import Canvas, Colour

Printer = Callable[["Sheet"], None]


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
        draw_logo(self.canvas, self.rng, x * s, y * s, size * s, colour or self.theme.accent, self.card.logo_text)

    def fill(self, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        s = self.canvas.scale
        self.canvas.draw.rectangle((round(x0 * s), round(y0 * s), round(x1 * s), round(y1 * s)), fill=colour)

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.25, colour: Colour | None = None) -> None:
        s = self.canvas.scale
        self.canvas.draw.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=colour or self.theme.accent, width=max(1, round(width * s)))

    def qr(self, x: float, y: float, size: float) -> None:
        """The QR code with its bottom right corner at (x, y)."""
        s = self.canvas.scale
        draw_qr(self.canvas, self.card.qr, (x - size) * s, (y - size) * s, size * s)

    def set(self, box: tuple[float, float, float, float], items: list[Item], align: str = "left", valign: str = "top") -> tuple[float, float]:
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


@dataclass(frozen=True)
class Layout:
    """`split` says whether the layout is for tuning or held out."""

    name: str
    split: str
    kind: str  # ja, bilingual, en, vertical, portrait
    wish: Wish
    print: Printer
    portrait: bool = False
    vertical: bool = False
    dark: float = 0.0
    weight: float = 1.0


def _head(s: Sheet, x: float, y: float, right: float, low: float) -> float:
    """Logo and company side by side from (x, y); returns the bottom."""
    size = s.rng.uniform(7, 10)
    with_logo = s.rng.random() < 0.75
    if with_logo:
        s.logo(x, y, size)
        x += size + 2.2
    _, bottom = s.set((x, y + 0.4, right, low), s.company)
    return max(bottom, y + (size if with_logo else 0))


def classic_left(s: Sheet) -> None:
    m = s.rng.uniform(6, 9)
    bottom = _head(s, m, m * 0.85, s.w - m, 20)
    indent = m + s.rng.choice((0, 0, 6, 11))
    _, top = s.set((indent, max(bottom + 2, s.rng.uniform(14, 18)), s.w - m, 37), [*s.org, *s.name, *s.extra])
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set((indent, top + 1, right, s.h - m * 0.7), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.8, s.qr_side)


def centred(s: Sheet) -> None:
    m = s.rng.uniform(5, 8)
    y = m * 0.8
    if s.rng.random() < 0.5:
        s.logo(s.w / 2 - 4, y, 8)
        y += 9
    _, bottom = s.set((m, y, s.w - m, 22), s.company, "centre")
    _, bottom = s.set((m, bottom + 1.2, s.w - m, 38), [*s.org, *s.name, *s.extra], "centre")
    if s.rng.random() < 0.4:
        s.rule(s.w * 0.3, bottom + 0.8, s.w * 0.7, bottom + 0.8)
    s.set((m, bottom + 1.2, s.w - m, s.h - m * 0.6), s.contacts, "centre", "bottom")


def company_bottom(s: Sheet) -> None:
    m = s.rng.uniform(6, 9)
    _, bottom = s.set((m, m * 0.8, s.w - m, 26), [*s.name, *s.org, *s.extra])
    side = s.qr_side + 2 if s.card.qr else 0
    _, low = s.set((m, bottom + 2, s.w - m - side, s.h - 14), s.contacts)
    if s.card.qr:
        s.qr(s.w - m, max(bottom + 2 + s.qr_side, s.h - 15), s.qr_side)
    s.set((m, max(low + 1, s.h - 13), s.w - m, s.h - m * 0.55), s.company, s.rng.choice(("right", "left")), "bottom")


def band_top(s: Sheet) -> None:
    m = s.rng.uniform(6, 9)
    high = s.rng.uniform(12, 16)
    s.fill(0, 0, s.w, high, s.theme.accent)
    right = s.w - m
    if s.rng.random() < 0.5:
        s.logo(s.w - m - 8, (high - 8) / 2, 8, (255, 255, 255))
        right -= 10
    s.set((m, 1.5, right, high - 1.2), company_items(s.card, s.theme, (255, 255, 255)), valign="middle")
    _, bottom = s.set((m, high + 1.8, s.w - m, high + 20), [*s.org, *s.name, *s.extra])
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set((m, bottom + 0.8, right, s.h - m * 0.6), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.7, s.qr_side)


def band_left(s: Sheet) -> None:
    wide = s.rng.uniform(6, 14)
    s.fill(0, 0, wide, s.h, s.theme.accent)
    x, m = wide + 5, 6.5
    if wide > 10:
        s.logo((wide - 7) / 2, m, 7, (255, 255, 255))
    _, bottom = s.set((x, m * 0.8, s.w - m, 18), s.company)
    _, bottom = s.set((x, bottom + 2, s.w - m, 36), [*s.org, *s.name, *s.extra])
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set((x, bottom + 0.8, right, s.h - m * 0.6), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.7, s.qr_side)


def two_tone(s: Sheet) -> None:
    wide = s.w * s.rng.uniform(0.34, 0.42)
    s.fill(0, 0, wide, s.h, s.theme.accent)
    white = (250, 250, 250)
    s.logo(wide / 2 - 5, 9, 10, white)
    s.set((3, 21, wide - 3, 36), company_items(s.card, s.theme, white, s.theme.company_pt * 0.9), "centre")
    if s.card.qr:
        s.qr(wide / 2 + s.qr_side / 2, s.h - 3, min(s.qr_side, 15))
    x = wide + 4.5
    _, bottom = s.set((x, 6, s.w - 4, 28), [*s.org, *s.name, *s.extra])
    s.set((x, bottom + 1, s.w - 4, s.h - 4.5), s.contacts, valign="bottom")


def name_left_contacts_right(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    split = s.w * s.rng.uniform(0.44, 0.5)
    bottom = _head(s, m, m * 0.8, s.w - m, 17)
    s.set((m, bottom + 2, split - 2, s.h - m), [*s.org, *s.name, *s.extra], valign="middle")
    if s.rng.random() < 0.5:
        s.rule(split, bottom + 3, split, s.h - m, 0.2)
    low = s.h - m * 0.7 - (s.qr_side + 1 if s.card.qr else 0)
    s.set((split + 2.5, bottom + 2, s.w - m * 0.7, low), s.contacts, valign="bottom" if not s.card.qr else "top")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.6, s.qr_side)


def picture_side(s: Sheet) -> None:
    wide = s.w * s.rng.uniform(0.26, 0.34)
    right = s.rng.random() < 0.6
    x = s.w - wide if right else 0.0
    k = s.canvas.scale
    s.canvas.image.paste(picture(s.rng, round(wide * k) + 2, round(s.h * k)), (round(x * k), 0))
    x0, x1 = (6.0, s.w - wide - 4) if right else (wide + 5, s.w - 5)
    _, bottom = s.set((x0, 5.5, x1, 18), s.company)
    _, bottom = s.set((x0, bottom + 2, x1, 36), [*s.org, *s.name, *s.extra])
    s.set((x0, bottom + 1, x1, s.h - 4.5), s.contacts, valign="bottom")


def corners(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    s.set((m, m * 0.8, s.w - m, 15), s.company, "right")
    if s.rng.random() < 0.5:
        s.logo(m, m * 0.8, 8.5)
    middle = s.w * 0.47
    s.set((m, 17, middle, s.h - m * 0.7), [*s.org, *s.name, *s.extra], valign="bottom")
    low = s.h - m * 0.7
    s.set((middle + 3, 17, s.w - m, low), s.contacts, s.rng.choice(("left", "right")), "bottom")


def office_columns(s: Sheet) -> None:
    m = s.rng.uniform(5.5, 7.5)
    bottom = _head(s, m, m * 0.8, s.w - m, 17)
    _, bottom = s.set((m, bottom + 1.2, s.w - m, 33), [*s.org, *s.name, *s.extra])
    blocks = s.card.offices
    top, low = bottom + 1, s.h - m * 0.6
    if len(blocks) > 1:
        _, after = s.set((m, top, s.w - m, s.h), contact_items(s.card, s.theme, offices=False))
        wide = (s.w - 2 * m) / len(blocks)
        for number, block in enumerate(blocks):
            part = Card(name=None, offices=(block,), english_address=s.card.english_address if not number else ())
            s.set((m + number * wide, after + 1, m + (number + 1) * wide - 2, low), contact_items(part, s.theme, pt=s.theme.text_pt * 0.92))
    else:
        s.set((m, top, s.w / 2 + 6, low), contact_items(s.card, s.theme, contacts=False), valign="bottom")
        s.set((s.w / 2 + 8, top, s.w - m, low), contact_items(s.card, s.theme, offices=False), valign="bottom")


def framed(s: Sheet) -> None:
    d = s.rng.uniform(2, 3.2)
    k = s.canvas.scale
    s.canvas.draw.rectangle((d * k, d * k, (s.w - d) * k, (s.h - d) * k), outline=s.theme.accent, width=round(k * s.rng.uniform(0.2, 0.7)))
    m = d + 4
    _, bottom = s.set((m, m - 1, s.w - m, 17), s.company, "centre")
    s.rule(m, bottom + 1, s.w - m, bottom + 1, 0.2)
    _, bottom = s.set((m, bottom + 2, s.w - m, 36), [*s.org, *s.name, *s.extra], "centre")
    s.set((m, bottom + 1, s.w - m, s.h - m + 1.5), s.contacts, s.rng.choice(("left", "centre")), "bottom")


def ruled(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    _, bottom = s.set((m, m * 0.8, s.w - m, 16), s.company)
    y = bottom + 1.4
    s.rule(m, y, s.w - m, y, 0.5)
    if s.rng.random() < 0.6:
        s.rule(m, y + 0.9, s.w - m, y + 0.9, 0.15)
    _, bottom = s.set((m + s.rng.choice((0, 8, 22)), y + 2, s.w - m, 37), [*s.org, *s.name])
    _, bottom = s.set((m, bottom + 0.2, s.w - m, bottom + 7), s.extra, "right")
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set((m, bottom + 0.5, right, s.h - m * 0.6), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.7, s.qr_side)


def footer_band(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    high = s.rng.uniform(20, 24)
    s.fill(0, s.h - high, s.w, s.h, s.theme.accent)
    _, bottom = s.set((m, m * 0.7, s.w - m, 14), s.company, s.rng.choice(("left", "right")))
    s.set((m, bottom + 0.5, s.w - m, s.h - high - 0.8), [*s.org, *s.name, *s.extra], valign="middle")
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set((m, s.h - high + 1.6, right, s.h - 1.8), contact_items(s.card, s.theme, (248, 248, 248)), valign="middle")
    if s.card.qr:
        s.qr(s.w - m, s.h - (high - s.qr_side) / 2, s.qr_side)


def shop_picture(s: Sheet) -> None:
    k = s.canvas.scale
    high = s.rng.uniform(15, 19)
    s.canvas.image.paste(picture(s.rng, round(s.w * k), round(high * k)), (0, 0))
    m = 6.0
    _, bottom = s.set((m, high + 1.8, s.w / 2, s.h - 3), [*s.company, *s.org, *s.name, *s.extra])
    low = s.h - 4 - (s.qr_side + 1 if s.card.qr else 0)
    s.set((s.w / 2 + 2, high + 2, s.w - m, low), s.contacts, valign="top")
    if s.card.qr:
        s.qr(s.w - 4, s.h - 3.2, s.qr_side)


def right_aligned(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    s.logo(m, m * 0.9, 9)
    _, bottom = s.set((m + 12, m * 0.8, s.w - m, 17), s.company, "right")
    _, bottom = s.set((m, bottom + 2, s.w - m, 36), [*s.org, *s.name, *s.extra], "right")
    left = m + (s.qr_side + 2 if s.card.qr else 0)
    s.set((left, bottom + 1, s.w - m, s.h - m * 0.6), s.contacts, "right", "bottom")
    if s.card.qr:
        s.qr(m + s.qr_side, s.h - m * 0.7, s.qr_side)


def diagonal(s: Sheet) -> None:
    k = s.canvas.scale
    reach = s.rng.uniform(18, 30)
    s.canvas.draw.polygon([((s.w - reach) * k, 0), (s.w * k, 0), (s.w * k, s.h * k), ((s.w - reach * 0.35) * k, s.h * k)], fill=s.theme.accent)
    s.logo(s.w - 12, 5, 8, (255, 255, 255))
    right = s.w - reach - 2
    _, bottom = s.set((6, 5.5, right, 18), s.company)
    _, bottom = s.set((6, bottom + 2, right, 36), [*s.org, *s.name, *s.extra])
    s.set((6, bottom + 1, right + 2, s.h - 4.5), s.contacts, valign="bottom")


def even_text(s: Sheet) -> None:
    """No hierarchy: everything in nearly one size, as printed at home."""
    m = s.rng.uniform(6, 10)
    items = [*company_items(s.card, s.theme, points=s.theme.text_pt * 1.2), *s.org, *s.name, *s.extra, Item((("",),), 4, s.theme.ink), *s.contacts]
    s.set((m, m * 0.7, s.w - m, s.h - m * 0.6), [i for i in items if i.name or i.ways[0][0]], s.rng.choice(("left", "left", "centre")), "middle")


def name_first_band(s: Sheet) -> None:
    """The name on top in a band, the company under it."""
    s.fill(0, 0, s.w, 2.2, s.theme.accent)
    s.fill(0, s.h - 2.2, s.w, s.h, s.theme.accent)
    m = s.rng.uniform(6, 8)
    _, bottom = s.set((m, 5, s.w * 0.62, 21), [*s.name, *s.extra])
    s.set((s.w * 0.63, 6, s.w - m, 21), s.org, "right")
    s.rule(m, bottom + 1.2, s.w - m, bottom + 1.2, 0.3)
    _, bottom = s.set((m, bottom + 2.4, s.w - m, bottom + 14), s.company)
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set((m, bottom + 0.8, right, s.h - 4), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - 4, s.qr_side)


def bilingual_columns(s: Sheet) -> None:
    """Japanese at the left, English at the right."""
    m = s.rng.uniform(5.5, 7)
    name = s.card.name
    assert name is not None
    bottom = _head(s, m, m * 0.8, s.w - m, 17)
    middle = s.w * s.rng.uniform(0.5, 0.54)
    t = s.theme
    own = Card(name=type(name)(**{**name.__dict__, "romaji": ""}), org=s.card.org)
    _, a = s.set((m, bottom + 1.5, middle - 2, 35), [*org_items(own, t), *name_items(own, t), *s.extra])
    english = [Item(((name.romaji,),), t.name_pt * 0.72, t.ink)] if name.romaji else []
    english += [Item(((line,),), t.text_pt * 0.92, t.ink, 0.2) for line in s.card.org_en]
    _, b = s.set((middle + 1, bottom + 4, s.w - m, 35), english)
    y = max(a, b) + 1.4
    s.rule(m, y, s.w - m, y, 0.3)
    without = Card(name=None, offices=s.card.offices, contacts=s.card.contacts)
    left_items = contact_items(without, t)
    if s.card.english_address:
        s.set((middle + 1, y + 1.4, s.w - m, s.h - 4), [Item((s.card.english_address,), t.text_pt * 0.9, t.ink)])
        s.set((m, y + 1.2, middle - 1, s.h - 4), left_items)
    else:
        side = s.qr_side + 2 if s.card.qr else 0
        s.set((m, y + 1.2, s.w - m - side, s.h - 4), left_items)
        if s.card.qr:
            s.qr(s.w - m, s.h - 3.5, min(s.qr_side, s.h - y - 5))
            return
    if s.card.qr:
        s.qr(s.w - m, s.h - 3.5, min(s.qr_side, 10.5))


def english_split(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    middle = s.w * 0.46
    s.logo(m, m, 10)
    s.set((m, 18, middle - 3, 31), s.company)
    s.set((m, 31, middle - 3, s.h - m * 0.7), [*s.name, *s.org, *s.extra], valign="bottom")
    s.rule(middle, m, middle, s.h - m, 0.25)
    low = s.h - m - (s.qr_side + 1 if s.card.qr else 0)
    s.set((middle + 4, m, s.w - m * 0.7, low), s.contacts, valign="bottom" if not s.card.qr else "middle")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.7, s.qr_side)


def english_name_top(s: Sheet) -> None:
    m = s.rng.uniform(6, 9)
    _, bottom = s.set((m, m, s.w - m, 26), [*s.name, *s.org, *s.extra])
    _, low = s.set((m, bottom + 2, s.w * 0.62, s.h - m * 0.8), [*s.company, *s.contacts], valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - m, s.qr_side)
    else:
        s.logo(s.w - m - 13, s.h - m - 13, 13)


def portrait_centred(s: Sheet) -> None:
    m = s.rng.uniform(4, 6)
    y = 7.0
    if s.rng.random() < 0.75:
        s.logo(s.w / 2 - 5.5, y, 11)
        y += 13
    _, bottom = s.set((m, y, s.w - m, y + 15), s.company, "centre")
    _, bottom = s.set((m, bottom + 3, s.w - m, bottom + 26), [*s.org, *s.name, *s.extra], "centre")
    low = s.h - 5.5 - (s.qr_side + 1 if s.card.qr else 0)
    s.set((m, bottom + 2, s.w - m, low), s.contacts, "centre", "bottom")
    if s.card.qr:
        s.qr(s.w / 2 + s.qr_side / 2, s.h - 4.5, s.qr_side)


def portrait_band(s: Sheet) -> None:
    high = s.rng.uniform(20, 30)
    s.fill(0, 0, s.w, high, s.theme.accent)
    s.logo(5, 5, 8, (255, 255, 255))
    s.set((5, 14, s.w - 4, high - 1.5), company_items(s.card, s.theme, (250, 250, 250)), valign="bottom")
    _, bottom = s.set((5, high + 4, s.w - 4, high + 28), [*s.org, *s.name, *s.extra])
    low = s.h - 5 - (s.qr_side + 1 if s.card.qr else 0)
    s.set((5, bottom + 2, s.w - 4, low), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - 5, s.h - 4, s.qr_side)


def portrait_low(s: Sheet) -> None:
    m = 5.5
    _, bottom = s.set((m, 8, s.w - m, 34), [*s.name, *s.org, *s.extra])
    s.rule(m, bottom + 2, m + 12, bottom + 2, 0.6)
    low = s.h - 24
    side = s.qr_side + 1 if s.card.qr else 0
    s.set((m, bottom + 4, s.w - m, low - side), s.contacts)
    if s.card.qr:
        s.qr(m + s.qr_side, low, s.qr_side)
    s.logo(m, s.h - 21, 7)
    s.set((m, s.h - 13, s.w - m, s.h - 4.5), s.company, valign="bottom")


def vertical_classic(s: Sheet) -> None:
    """Everything downwards: company at the right, the name in the middle, the rest at the left."""
    t, m = s.theme, s.rng.uniform(5.5, 7.5)
    name = s.card.name
    assert name is not None
    reached = columns(s.canvas, (s.w * 0.55, m, s.w - m, s.h - m), [*s.company, *s.extra], t)
    centre = s.w * s.rng.uniform(0.5, 0.54)
    right = min(reached - 1, s.w * 0.8)
    columns(s.canvas, (centre + 5, m + 3, max(right, centre + 9), s.h - m), s.org, t)
    column_name(s.canvas, name, centre, (m + 2, s.h - m), t, t.name_pt * 1.05)
    columns(s.canvas, (m * 0.8, m + s.rng.choice((0, 5)), centre - 8, s.h - m * 0.7), s.contacts, t, s.rng.choice(("top", "bottom")))


def vertical_left_name(s: Sheet) -> None:
    """Downwards, the address close to the left edge, the name under a tall head of company and title."""
    t, m = s.theme, s.rng.uniform(6, 8)
    name = s.card.name
    assert name is not None
    if s.rng.random() < 0.6:
        s.logo(s.w - m - 6, m * 0.7, 6)
        top = m + 7
    else:
        top = m
    reached = columns(s.canvas, (s.w * 0.62, top, s.w - m, s.h - m * 0.8), s.company, t)
    reached = columns(s.canvas, (s.w * 0.5, m, reached - 1.5, s.h - m), s.org, t)
    centre = min(s.w * 0.53, reached - 8)
    column_name(s.canvas, name, centre, (m, s.h - m * 0.8), t, t.name_pt, "bottom")
    reached = columns(s.canvas, (centre - 14, m, centre - 6, s.h - m * 0.8), s.extra, t, "bottom")
    columns(s.canvas, (3.5, m, reached - 1, s.h - m * 0.7), s.contacts, t, "bottom")


def vertical_over_horizontal(s: Sheet) -> None:
    """A vertical name and company; what is called or typed stands horizontally at the bottom left."""
    t, m = s.theme, s.rng.uniform(6, 8)
    name = s.card.name
    assert name is not None
    if s.rng.random() < 0.7:
        s.logo(m, m, 9)
    reached = columns(s.canvas, (s.w * 0.72, m, s.w - m, s.h - m * 0.8), s.company, t)
    reached = columns(s.canvas, (s.w * 0.6, m, reached - 1.5, s.h - m), s.org, t)
    column_name(s.canvas, name, reached - 6.5, (m, s.h - m * 0.8), t, t.name_pt * 0.95, "top")
    low = s.h - m * 0.7
    latin = [Item(((name.romaji,),), t.text_pt * 1.1, t.ink)] if name.romaji else []
    s.set((m, 17, reached - 14, low), [*latin, *s.extra, *s.contacts], valign="bottom")


def portrait_vertical(s: Sheet) -> None:
    """Portrait, name and company downwards, contacts horizontally under them."""
    t, m = s.theme, s.rng.uniform(5, 6.5)
    name = s.card.name
    assert name is not None
    base = s.h * s.rng.uniform(0.62, 0.66)
    reached = columns(s.canvas, (s.w * 0.7, m + 1, s.w - m, base), s.company, t)
    reached = columns(s.canvas, (s.w * 0.55, m + 1, reached - 1.5, base), s.org, t)
    column_name(s.canvas, name, min(s.w * 0.47, reached - 7), (m + 4, base), t, t.name_pt * 1.05, "top")
    if s.rng.random() < 0.8:
        s.logo(m, m, 7.5)
    latin = [Item(((name.romaji,),), t.text_pt * 1.1, t.ink)] if name.romaji else []
    s.set((m, base + 1.5, s.w - m, s.h - 5), [*latin, *s.extra, *s.contacts], valign="bottom")


def portrait_vertical_all(s: Sheet) -> None:
    """Portrait and downwards throughout, as inns, temples and offices like it."""
    t, m = s.theme, s.rng.uniform(4.5, 6)
    name = s.card.name
    assert name is not None
    reached = columns(s.canvas, (s.w * 0.68, m, s.w - m, s.h - m), s.company, t)
    columns(s.canvas, (s.w * 0.58, m + 4, reached - 1, s.h * 0.5), s.org, t)
    column_name(s.canvas, name, s.w * 0.51, (s.h * 0.22, s.h - m - 4), t, t.name_pt * 1.05, "middle")
    left = [*s.extra, *s.contacts]
    columns(s.canvas, (3, m, s.w * 0.51 - 8, s.h - m), left, t, "bottom")


_ROOMY = Wish()
_NARROW = Wish(offices=1, qr=0.25)
_BILINGUAL = Wish(script="bilingual", offices=2)
_ENGLISH = Wish(script="en", offices=1)
_DOWN = Wish(vertical=True, offices=2, qr=0.0, icons=False)
_MIXED = Wish(offices=1, qr=0.0)

LAYOUTS: tuple[Layout, ...] = (
    Layout("classic-left", "tune", "ja", _ROOMY, classic_left, weight=1.6),
    Layout("classic-dark", "holdout", "ja", _ROOMY, classic_left, dark=1.0),
    Layout("centred", "tune", "ja", Wish(qr=0.0), centred),
    Layout("company-bottom", "holdout", "ja", _ROOMY, company_bottom),
    Layout("band-top", "tune", "ja", _ROOMY, band_top, dark=0.15),
    Layout("band-left", "holdout", "ja", _ROOMY, band_left),
    Layout("two-tone", "tune", "ja", _NARROW, two_tone),
    Layout("name-left", "tune", "ja", _NARROW, name_left_contacts_right, dark=0.25),
    Layout("picture-side", "tune", "ja", Wish(offices=1, qr=0.0), picture_side),
    Layout("corners", "holdout", "ja", Wish(offices=1, qr=0.0), corners, dark=0.2),
    Layout("office-columns", "tune", "ja", Wish(qr=0.0), office_columns),
    Layout("framed", "tune", "ja", Wish(offices=2, qr=0.0), framed),
    Layout("ruled", "holdout", "ja", _ROOMY, ruled),
    Layout("footer-band", "tune", "ja", Wish(offices=1, qr=0.2), footer_band),
    Layout("shop-picture", "holdout", "ja", Wish(offices=1, qr=0.3), shop_picture),
    Layout("right-aligned", "tune", "ja", Wish(offices=2, qr=0.2), right_aligned, dark=0.2),
    Layout("diagonal", "tune", "ja", Wish(offices=1, qr=0.0), diagonal),
    Layout("even-text", "holdout", "ja", Wish(offices=2, qr=0.0), even_text),
    Layout("even-centred", "tune", "ja", Wish(offices=1, qr=0.0), even_text, weight=0.5),
    Layout("name-first", "tune", "ja", _ROOMY, name_first_band),
    Layout("bilingual-columns", "holdout", "bilingual", Wish(script="bilingual", offices=1), bilingual_columns),
    Layout("bilingual-left", "tune", "bilingual", _BILINGUAL, classic_left, weight=1.3),
    Layout("bilingual-dark", "tune", "bilingual", _BILINGUAL, name_left_contacts_right, dark=0.8),
    Layout("bilingual-ruled", "holdout", "bilingual", _BILINGUAL, ruled),
    Layout("bilingual-band", "tune", "bilingual", _BILINGUAL, band_top),
    Layout("english-left", "tune", "en", _ENGLISH, classic_left, weight=0.8),
    Layout("english-centred", "holdout", "en", Wish(script="en", offices=1, qr=0.0), centred),
    Layout("english-split", "tune", "en", _ENGLISH, english_split, dark=0.2),
    Layout("english-name-top", "holdout", "en", _ENGLISH, english_name_top),
    Layout("english-two-tone", "tune", "en", _ENGLISH, two_tone, weight=0.6),
    Layout("portrait-centred", "tune", "portrait", _NARROW, portrait_centred, True),
    Layout("portrait-band", "holdout", "portrait", _NARROW, portrait_band, True),
    Layout("portrait-low", "tune", "portrait", _NARROW, portrait_low, True, dark=0.2, weight=0.6),
    Layout("vertical-classic", "tune", "vertical", _DOWN, vertical_classic, vertical=True, weight=1.2),
    Layout("vertical-left-name", "holdout", "vertical", _DOWN, vertical_left_name, vertical=True),
    Layout("vertical-over-horizontal", "tune", "vertical", _MIXED, vertical_over_horizontal, vertical=True),
    Layout("portrait-vertical", "tune", "vertical", _MIXED, portrait_vertical, True, True),
    Layout("portrait-vertical-all", "holdout", "vertical", Wish(vertical=True, offices=1, qr=0.0, icons=False), portrait_vertical_all, True, True),
)  # fmt: skip


def layouts_of(split: str) -> tuple[Layout, ...]:
    """The layouts for `split`: tune, holdout, or all."""
    return tuple(x for x in LAYOUTS if split in (x.split, "all"))
