"""The horizontal ways to set a card."""

from __future__ import annotations

from .artwork import picture
from .card import Card
from .compose import Item
from .parts import company_items, contact_items
from .sheet import Sheet


def head(s: Sheet, x: float, y: float, right: float, low: float) -> float:
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
    bottom = head(s, m, m * 0.85, s.w - m, 20)
    indent = m + s.rng.choice((0, 0, 6, 11))
    _, top = s.set(
        (indent, max(bottom + 2, s.rng.uniform(14, 18)), s.w - m, 37), [*s.org, *s.name, *s.extra]
    )
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
    s.set(
        (m, max(low + 1, s.h - 13), s.w - m, s.h - m * 0.55),
        s.company,
        s.rng.choice(("right", "left")),
        "bottom",
    )


def band_top(s: Sheet) -> None:
    m = s.rng.uniform(6, 9)
    high = s.rng.uniform(12, 16)
    s.fill(0, 0, s.w, high, s.theme.accent)
    right = s.w - m
    if s.rng.random() < 0.5:
        s.logo(s.w - m - 8, (high - 8) / 2, 8, (255, 255, 255))
        right -= 10
    s.set(
        (m, 1.5, right, high - 1.2),
        company_items(s.card, s.theme, (255, 255, 255)),
        valign="middle",
    )
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
    s.set(
        (3, 21, wide - 3, 36),
        company_items(s.card, s.theme, white, s.theme.company_pt * 0.9),
        "centre",
    )
    if s.card.qr:
        s.qr(wide / 2 + s.qr_side / 2, s.h - 3, min(s.qr_side, 15))
    x = wide + 4.5
    _, bottom = s.set((x, 6, s.w - 4, 28), [*s.org, *s.name, *s.extra])
    s.set((x, bottom + 1, s.w - 4, s.h - 4.5), s.contacts, valign="bottom")


def name_left_contacts_right(s: Sheet) -> None:
    m = s.rng.uniform(6, 8)
    split = s.w * s.rng.uniform(0.44, 0.5)
    bottom = head(s, m, m * 0.8, s.w - m, 17)
    s.set((m, bottom + 2, split - 2, s.h - m), [*s.org, *s.name, *s.extra], valign="middle")
    if s.rng.random() < 0.5:
        s.rule(split, bottom + 3, split, s.h - m, 0.2)
    low = s.h - m * 0.7 - (s.qr_side + 1 if s.card.qr else 0)
    s.set(
        (split + 2.5, bottom + 2, s.w - m * 0.7, low),
        s.contacts,
        valign="bottom" if not s.card.qr else "top",
    )
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
    bottom = head(s, m, m * 0.8, s.w - m, 17)
    _, bottom = s.set((m, bottom + 1.2, s.w - m, 33), [*s.org, *s.name, *s.extra])
    blocks = s.card.offices
    top, low = bottom + 1, s.h - m * 0.6
    if len(blocks) > 1:
        _, after = s.set((m, top, s.w - m, s.h), contact_items(s.card, s.theme, offices=False))
        wide = (s.w - 2 * m) / len(blocks)
        for number, block in enumerate(blocks):
            part = Card(
                name=None,
                offices=(block,),
                english_address=s.card.english_address if not number else (),
            )
            s.set(
                (m + number * wide, after + 1, m + (number + 1) * wide - 2, low),
                contact_items(part, s.theme, pt=s.theme.text_pt * 0.92),
            )
    else:
        s.set(
            (m, top, s.w / 2 + 6, low),
            contact_items(s.card, s.theme, contacts=False),
            valign="bottom",
        )
        s.set(
            (s.w / 2 + 8, top, s.w - m, low),
            contact_items(s.card, s.theme, offices=False),
            valign="bottom",
        )


def framed(s: Sheet) -> None:
    d = s.rng.uniform(2, 3.2)
    k = s.canvas.scale
    s.canvas.draw.rectangle(
        (d * k, d * k, (s.w - d) * k, (s.h - d) * k),
        outline=s.theme.accent,
        width=round(k * s.rng.uniform(0.2, 0.7)),
    )
    m = d + 4
    _, bottom = s.set((m, m - 1, s.w - m, 17), s.company, "centre")
    s.rule(m, bottom + 1, s.w - m, bottom + 1, 0.2)
    _, bottom = s.set((m, bottom + 2, s.w - m, 36), [*s.org, *s.name, *s.extra], "centre")
    s.set(
        (m, bottom + 1, s.w - m, s.h - m + 1.5),
        s.contacts,
        s.rng.choice(("left", "centre")),
        "bottom",
    )


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
    s.set(
        (m, bottom + 0.5, s.w - m, s.h - high - 0.8), [*s.org, *s.name, *s.extra], valign="middle"
    )
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    s.set(
        (m, s.h - high + 1.6, right, s.h - 1.8),
        contact_items(s.card, s.theme, (248, 248, 248)),
        valign="middle",
    )
    if s.card.qr:
        s.qr(s.w - m, s.h - (high - s.qr_side) / 2, s.qr_side)


def shop_picture(s: Sheet) -> None:
    k = s.canvas.scale
    high = s.rng.uniform(15, 19)
    s.canvas.image.paste(picture(s.rng, round(s.w * k), round(high * k)), (0, 0))
    m = 6.0
    _, _bottom = s.set((m, high + 1.8, s.w / 2, s.h - 3), [*s.company, *s.org, *s.name, *s.extra])
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
    s.canvas.draw.polygon(
        [
            ((s.w - reach) * k, 0),
            (s.w * k, 0),
            (s.w * k, s.h * k),
            ((s.w - reach * 0.35) * k, s.h * k),
        ],
        fill=s.theme.accent,
    )
    s.logo(s.w - 12, 5, 8, (255, 255, 255))
    right = s.w - reach - 2
    _, bottom = s.set((6, 5.5, right, 18), s.company)
    _, bottom = s.set((6, bottom + 2, right, 36), [*s.org, *s.name, *s.extra])
    s.set((6, bottom + 1, right + 2, s.h - 4.5), s.contacts, valign="bottom")


def even_text(s: Sheet) -> None:
    """No hierarchy: everything in nearly one size, as printed at home."""
    m = s.rng.uniform(6, 10)
    items = [
        *company_items(s.card, s.theme, points=s.theme.text_pt * 1.2),
        *s.org,
        *s.name,
        *s.extra,
        Item((("",),), 4, s.theme.ink),
        *s.contacts,
    ]
    s.set(
        (m, m * 0.7, s.w - m, s.h - m * 0.6),
        [i for i in items if i.name or i.ways[0][0]],
        s.rng.choice(("left", "left", "centre")),
        "middle",
    )


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


def title_beside(s: Sheet) -> None:
    """The title stands to the left of the name, the company over both."""
    m = s.rng.uniform(6, 8)
    bottom = head(s, m, m * 0.8, s.w - m, 17)
    wide = s.w * s.rng.uniform(0.27, 0.36)
    top = bottom + s.rng.uniform(1.5, 3.5)
    _, a = s.set((m, top + 1.5, m + wide, 36), s.org)
    _, b = s.set((m + wide + 3, top, s.w - m, 37), [*s.name, *s.extra])
    right = s.w - m - (s.qr_side + 2 if s.card.qr else 0)
    indent = m + s.rng.choice((0.0, wide + 3 if not s.card.qr else 0.0))
    s.set((indent, max(a, b) + 1, right, s.h - m * 0.6), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - m * 0.7, s.qr_side)


def mark_right(s: Sheet) -> None:
    """A large mark with the company under it at the right; the person at the left."""
    m = s.rng.uniform(6, 8)
    x = s.w * s.rng.uniform(0.56, 0.62)
    s.logo((x + s.w - m) / 2 - 7, m, 14)
    s.set((x, m + 16, s.w - m * 0.6, m + 27), s.company, "centre")
    _, bottom = s.set((m, m, x - 2, 31), [*s.org, *s.name, *s.extra])
    wide = s.w - m if bottom < 27 and not s.card.qr else x + 8
    top = max(bottom + 1, m + 27.5) if wide > x + 8 else bottom + 1
    s.set((m, top, wide, s.h - m * 0.6), s.contacts, valign="bottom")
    if s.card.qr:
        s.qr(s.w - m, s.h - 3.5, min(s.qr_side, s.h - m - 31))
