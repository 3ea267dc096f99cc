"""The bilingual, English, portrait and vertical ways to set a card."""

from __future__ import annotations

from .card import Card
from .compose import Item
from .downwards import column_name, columns
from .parts import company_items, contact_items, name_items, org_items
from .printers import head
from .sheet import Sheet


def bilingual_columns(s: Sheet) -> None:
    """Japanese at the left, English at the right."""
    m = s.rng.uniform(5.5, 7)
    name = s.card.name
    assert name is not None
    bottom = head(s, m, m * 0.8, s.w - m, 17)
    middle = s.w * s.rng.uniform(0.5, 0.54)
    t = s.theme
    own = Card(name=type(name)(**{**name.__dict__, "romaji": ""}), org=s.card.org)
    _, a = s.set(
        (m, bottom + 1.5, middle - 2, 35), [*org_items(own, t), *name_items(own, t), *s.extra]
    )
    english = [Item(((name.romaji,),), t.name_pt * 0.72, t.ink)] if name.romaji else []
    english += [Item(((line,),), t.text_pt * 0.92, t.ink, 0.2) for line in s.card.org_en]
    _, b = s.set((middle + 1, bottom + 4, s.w - m, 35), english)
    y = max(a, b) + 1.4
    s.rule(m, y, s.w - m, y, 0.3)
    without = Card(name=None, offices=s.card.offices, contacts=s.card.contacts)
    left_items = contact_items(without, t)
    if s.card.english_address:
        s.set(
            (middle + 1, y + 1.4, s.w - m, s.h - 4),
            [Item((s.card.english_address,), t.text_pt * 0.9, t.ink)],
        )
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
    s.set(
        (middle + 4, m, s.w - m * 0.7, low),
        s.contacts,
        valign="bottom" if not s.card.qr else "middle",
    )
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.7, s.qr_side)


def english_name_top(s: Sheet) -> None:
    m = s.rng.uniform(6, 9)
    _, bottom = s.set((m, m, s.w - m, 26), [*s.name, *s.org, *s.extra])
    _, _low = s.set(
        (m, bottom + 2, s.w * 0.62, s.h - m * 0.8), [*s.company, *s.contacts], valign="bottom"
    )
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
    s.set(
        (5, 14, s.w - 4, high - 1.5),
        company_items(s.card, s.theme, (250, 250, 250)),
        valign="bottom",
    )
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
    columns(
        s.canvas,
        (m * 0.8, m + s.rng.choice((0, 5)), centre - 8, s.h - m * 0.7),
        s.contacts,
        t,
        s.rng.choice(("top", "bottom")),
    )


def vertical_left_name(s: Sheet) -> None:
    """Downwards, the address close to the left edge, the name low."""
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
    """Name and company downwards; what is called or typed stands horizontally."""
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
    column_name(
        s.canvas, name, min(s.w * 0.47, reached - 7), (m + 4, base), t, t.name_pt * 1.05, "top"
    )
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
    column_name(
        s.canvas, name, s.w * 0.51, (s.h * 0.22, s.h - m - 4), t, t.name_pt * 1.05, "middle"
    )
    left = [*s.extra, *s.contacts]
    columns(s.canvas, (3, m, s.w * 0.51 - 8, s.h - m), left, t, "bottom")
