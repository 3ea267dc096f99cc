"""Photos of the four grades and of tables, drawn by a seed."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from .camera import Laid, Shot, quad_of
from .press import PrintedCard
from .tables import Noise

_FRAMES = (
    (2400, 1800),
    (2000, 1500),
    (1800, 2400),
    (2560, 1440),
    (3000, 2250),
    (2250, 3000),
    (3264, 2448),
)
TIERS = ("clean", "easy", "medium", "hard")
TEXTURES = (
    "wood",
    "cloth",
    "leather",
    "stone",
    "marble",
    "tatami",
    "ruled",
    "mat",
    "plain",
    "white",
)


def draw_shot(rng: random.Random, tier: str, card: PrintedCard) -> tuple[Laid, Shot]:
    """One card on the table, off the middle as it may be, and wholly inside the shot."""
    for _ in range(400):
        shot, angle = _try_shot(rng, tier, card)
        if _inside(Laid(card, 0.0, 0.0, angle), shot):
            break
    else:
        raise RuntimeError(f"no {tier} shot holds the card")
    for reach in (1.0, 0.6, 0.3, 0.1):
        x = rng.uniform(-0.3, 0.3) * shot.width / shot.scale * reach
        y = rng.uniform(-0.3, 0.3) * shot.height / shot.scale * reach
        laid = Laid(card, x, y, angle)
        if tier != "clean" and _inside(laid, shot):
            return laid, shot
    return Laid(card, 0.0, 0.0, angle), shot


def _inside(laid: Laid, shot: Shot) -> bool:
    room = -1 if shot.scan else 20
    return all(
        room <= x <= shot.width - room and room <= y <= shot.height - room
        for x, y in quad_of(laid, shot)
    )


def _try_shot(rng: random.Random, tier: str, card: PrintedCard) -> tuple[Shot, float]:
    if tier == "clean":
        scale = rng.choice((11.8, 11.8, 15.7))
        w, h = (
            card.width * scale * rng.uniform(1.03, 1.1),
            card.height * scale * rng.uniform(1.06, 1.16),
        )
        angle = rng.uniform(-2, 2)
        if rng.random() < 0.08:  # a screen shot, or a scan cut at the edge: nothing but the card
            w, h, angle = card.width * scale, card.height * scale, 0.0
        return Shot(
            round(w),
            round(h),
            scale,
            noise=rng.uniform(0.3, 1.5),
            quality=rng.randint(86, 95),
            scan=True,
            distance=4000,
        ), angle
    wide, tall = rng.choice(_FRAMES)
    side = min(wide / card.width, tall / card.height)
    table = rng.choice(TEXTURES)
    if tier == "easy":
        return Shot(
            wide,
            tall,
            max(13.0, side * rng.uniform(0.6, 0.9)),
            tilt=rng.uniform(-7, 7),
            pan=rng.uniform(-7, 7),
            distance=rng.uniform(220, 340),
            blur=rng.uniform(0, 0.7),
            noise=rng.uniform(0.8, 2.5),
            light=rng.uniform(0.02, 0.14),
            gain=rng.uniform(0.88, 1.04),
            warm=rng.uniform(-0.04, 0.07),
            quality=rng.randint(84, 93),
            table=table,
            hand=rng.random() < 0.03,
        ), rng.uniform(-6, 6)
    if tier == "medium":
        return Shot(
            wide,
            tall,
            max(11.0, side * rng.uniform(0.44, 0.78)),
            tilt=rng.uniform(-17, 17),
            pan=rng.uniform(-17, 17),
            distance=rng.uniform(190, 320),
            blur=rng.uniform(0.3, 1.3),
            noise=rng.uniform(1.2, 4),
            shadow=rng.choice((0.0, rng.uniform(0.15, 0.45), rng.uniform(0.15, 0.4))),
            light=rng.uniform(0.08, 0.26),
            gain=rng.uniform(0.72, 1.05),
            warm=rng.uniform(-0.07, 0.12),
            curl=rng.choice((0.0, 0.0, 0.08)),
            quality=rng.randint(76, 90),
            clutter=rng.choice((0, 0, 1)),
            table=table,
            hand=rng.random() < 0.08,
        ), rng.uniform(-25, 25)
    return Shot(
        wide,
        tall,
        max(9.0, side * rng.uniform(0.36, 0.7)),
        tilt=rng.uniform(-34, 34),
        pan=rng.uniform(-34, 34),
        distance=rng.uniform(170, 300),
        blur=rng.uniform(0.4, 1.7),
        motion=rng.choice((0, 0, rng.uniform(2, 5))),
        noise=rng.uniform(3, 9),
        shadow=rng.choice((0.0, rng.uniform(0.2, 0.55))),
        glare=rng.choice((0.0, rng.uniform(0.15, 0.75))),
        light=rng.uniform(0.1, 0.32),
        gain=rng.uniform(0.55, 1.05),
        warm=rng.uniform(-0.12, 0.16),
        curl=rng.choice((0.0, 0.12)),
        quality=rng.randint(60, 85),
        clutter=rng.randint(0, 3),
        table=table,
        hand=rng.random() < 0.1,
    ), rng.choice((0, 90, 180, 270)) + rng.uniform(-45, 45)


def lay_out_table(
    rng: random.Random,
    cards: list[PrintedCard],
    tier: str,
    touching: bool = False,
    turned: bool = False,
) -> tuple[list[Laid], Shot]:
    """Several cards in loose rows, none on another; `touching` ones stand edge to edge."""
    per_row = 2 if len(cards) <= 4 else 3 if len(cards) <= 9 else 4
    gap = rng.choice((-1.2, 0.0, 0.4)) if touching else rng.uniform(4, 9)
    laid: list[Laid] = []
    y = 0.0
    for start in range(0, len(cards), per_row):
        row = cards[start : start + per_row]
        high = max(c.height for c in row)
        total = sum(c.width for c in row) + gap * (len(row) - 1)
        x = -total / 2
        for card in row:
            wobble = 0.0 if touching else rng.uniform(-3.5, 3.5)
            shift = 0.0 if touching else rng.uniform(-1, 1)
            angle = wobble + (rng.choice((0, 0, 0, 180)) if turned else 0)
            laid.append(Laid(card, x + card.width / 2 + shift, y + high / 2 + shift, angle))
            x += card.width + gap
        y += high + gap
    middle = y / 2
    laid = [replace(item, y=item.y - middle) for item in laid]
    wide = max(abs(item.x) + item.card.width / 2 for item in laid) * 2 + 22
    tall = max(abs(item.y) + item.card.height / 2 for item in laid) * 2 + 22
    width, height = (3600, 2700) if wide / tall > 0.95 else (2700, 3600)
    scale = min(width / wide, height / tall)
    table = rng.choice([t for t in TEXTURES if t not in {"ruled"}])
    bend = 3.0 if tier == "easy" else 7.0
    for _ in range(200):
        shot = Shot(
            width,
            height,
            scale * 0.96,
            tilt=rng.uniform(-bend, bend),
            pan=rng.uniform(-bend, bend),
            roll=rng.uniform(-2, 2),
            distance=rng.uniform(420, 600),
            blur=rng.uniform(0.2, 0.9),
            noise=rng.uniform(1, 3),
            shadow=0.0 if tier == "easy" else rng.uniform(0.1, 0.3),
            light=rng.uniform(0.04, 0.18),
            gain=rng.uniform(0.85, 1.03),
            warm=rng.uniform(-0.04, 0.1),
            quality=86,
            table=table,
        )
        if all(
            10 < x < width - 10 and 10 < y < height - 10
            for item in laid
            for x, y in quad_of(item, shot)
        ):
            return laid, shot
        scale *= 0.97
    raise RuntimeError("no shot holds the table")


def noise_for(rng: random.Random) -> Noise:
    return np.random.default_rng(rng.getrandbits(48))
