"""Backgrounds: what a card lies on. Every function gives `(h, w, 3) float32` BGR, 0 to 255."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[Any]
Noise = np.random.Generator


def _field(rng: Noise, h: int, w: int, cell: float, stretch: float = 1.0) -> Image:
    """Smooth noise in -1..1 with features of `cell` pixels, drawn out sideways by `stretch`."""
    gh, gw = max(2, int(h / cell) + 2), max(2, int(w / (cell * stretch)) + 2)
    small = rng.uniform(-1, 1, (gh, gw)).astype(np.float32)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_CUBIC)


def _tint(rng: Noise, low: int, high: int) -> Image:
    return rng.integers(low, high, 3).astype(np.float32)


def wood(rng: Noise, h: int, w: int) -> Image:
    tone = np.array(
        rng.choice(
            [
                (60, 105, 160),
                (40, 70, 110),
                (25, 40, 62),
                (110, 160, 205),
                (70, 120, 190),
                (150, 190, 220),
            ]
        ),
        np.float32,
    )
    grain = (
        _field(rng, h, w, 9, 40) * 0.5
        + _field(rng, h, w, 3, 60) * 0.3
        + _field(rng, h, w, 60, 8) * 0.6
    )
    image = tone * (1 + 0.16 * grain[..., None])
    plank = int(rng.integers(260, 700))
    if rng.random() < 0.7:
        for y in range(int(rng.integers(0, plank)), h, plank):
            image[y : y + 3] *= 0.35
            image[y + 3 :] *= rng.uniform(0.92, 1.08)
    return _maybe_turn(rng, image)


def cloth(rng: Noise, h: int, w: int) -> Image:
    tone = _tint(rng, 25, 215)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    period = rng.uniform(4, 9)
    weave = np.sin(xs * 2 * np.pi / period) * np.sin(ys * 2 * np.pi / period)
    image = (
        tone
        * (1 + 0.12 * weave + 0.08 * _field(rng, h, w, 4) + 0.06 * _field(rng, h, w, 200))[
            ..., None
        ]
    )
    if rng.random() < 0.4:
        step, line = int(rng.integers(120, 320)), int(rng.integers(20, 70))
        other = _tint(rng, 20, 230)
        for axis_length, along in ((w, 1), (h, 0)):
            for at in range(0, axis_length, step):
                part = image[:, at : at + line] if along else image[at : at + line]
                part[:] = part * 0.6 + other * 0.4
    return image


def leather(rng: Noise, h: int, w: int) -> Image:
    tone = np.array(
        rng.choice([(20, 30, 55), (30, 30, 32), (35, 60, 110), (60, 40, 30)]), np.float32
    )
    bumps = _field(rng, h, w, 7) + 0.6 * _field(rng, h, w, 14)
    relief = cv2.Sobel(bumps, cv2.CV_32F, 1, 1, ksize=5)
    return tone * (1 + 0.2 * np.clip(relief, -2, 2) + 0.2 * bumps)[..., None]


def stone(rng: Noise, h: int, w: int) -> Image:
    tone = np.array(
        rng.choice(
            [(150, 160, 168), (190, 200, 205), (95, 100, 105), (80, 95, 115), (160, 150, 140)]
        ),
        np.float32,
    )
    speckle = rng.normal(0, 0.1, (h, w)).astype(np.float32)
    speckle = cv2.GaussianBlur(speckle, (0, 0), rng.uniform(0.8, 2)) * 2.2
    return tone * (1 + speckle + 0.06 * _field(rng, h, w, 150))[..., None]


def marble(rng: Noise, h: int, w: int) -> Image:
    dark = rng.random() < 0.35
    base = np.array(
        (40, 42, 45) if dark else rng.choice([(232, 236, 238), (205, 218, 226), (240, 240, 240)]),
        np.float32,
    )
    vein = np.array((170, 185, 190) if dark else (130, 145, 155), np.float32)
    f = (
        _field(rng, h, w, max(h, w) / 5)
        + 0.5 * _field(rng, h, w, max(h, w) / 14)
        + 0.2 * _field(rng, h, w, 40)
    )
    line = np.exp(-np.abs(f) * rng.uniform(18, 45))[..., None] * rng.uniform(0.15, 0.6)
    return base * (1 - line) + vein * line + (3 * _field(rng, h, w, 60))[..., None]


def plain(rng: Noise, h: int, w: int) -> Image:
    tone = rng.integers(20, 235) + rng.integers(-18, 18, 3)
    return (
        np.clip(tone.astype(np.float32), 8, 246)
        * (1 + 0.02 * _field(rng, h, w, 300) + 0.008 * rng.normal(0, 1, (h, w)).astype(np.float32))[
            ..., None
        ]
    )


def white(rng: Noise, h: int, w: int) -> Image:
    """A white table: hardly another tone than the card."""
    tone = rng.integers(226, 248) + rng.integers(-4, 4, 3)
    return (
        tone.astype(np.float32)
        * (
            1 + 0.012 * _field(rng, h, w, 250) + 0.006 * rng.normal(0, 1, (h, w)).astype(np.float32)
        )[..., None]
    )


def tatami(rng: Noise, h: int, w: int) -> Image:
    tone = np.array(rng.choice([(105, 165, 160), (110, 180, 195), (95, 140, 150)]), np.float32)
    ys = np.arange(h, dtype=np.float32)[:, None]
    rows = np.sin(ys * 2 * np.pi / rng.uniform(7, 13)) * 0.12
    return _maybe_turn(
        rng,
        tone
        * (1 + rows + 0.1 * _field(rng, h, w, 3, 14) + 0.05 * _field(rng, h, w, 120))[..., None],
    )


def ruled_paper(rng: Noise, h: int, w: int) -> Image:
    image = (
        np.full((h, w, 3), rng.integers(225, 246), np.float32)
        * (1 + 0.01 * _field(rng, h, w, 200))[..., None]
    )
    step = int(rng.integers(40, 110))
    ink = np.array(rng.choice([(190, 170, 140), (150, 150, 150), (200, 190, 170)]), np.float32)
    for y in range(int(rng.integers(0, step)), h, step):
        image[y : y + 2] = ink
    if rng.random() < 0.5:
        for x in range(int(rng.integers(0, step)), w, step):
            image[:, x : x + 2] = ink
    return image


def mat(rng: Noise, h: int, w: int) -> Image:
    """A cutting mat with its grid."""
    tone = np.array(
        rng.choice([(80, 110, 45), (90, 50, 110), (120, 80, 40), (70, 70, 74)]), np.float32
    )
    image = (
        np.full((h, w, 3), tone, np.float32)
        * (1 + 0.03 * rng.normal(0, 1, (h, w)).astype(np.float32))[..., None]
    )
    step = int(rng.integers(60, 150))
    for at in range(0, max(h, w), step):
        image[at : at + 2] = image[at : at + 2] * 0.6 + 90
        image[:, at : at + 2] = image[:, at : at + 2] * 0.6 + 90
    return image


def _maybe_turn(rng: Noise, image: Image) -> Image:
    """Grain that runs down, or aslant, as well as across."""
    h, w = image.shape[:2]
    angle = rng.choice((0.0, 90.0, rng.uniform(-40, 40)), p=(0.4, 0.25, 0.35))
    if angle == 0.0:
        return image
    reach = 1.45 if angle != 90.0 else max(h, w) / min(h, w)
    turn = cv2.getRotationMatrix2D((w / 2, h / 2), angle, reach)
    return cv2.warpAffine(
        image, turn, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )


TABLES = {
    "wood": wood,
    "cloth": cloth,
    "leather": leather,
    "stone": stone,
    "marble": marble,
    "plain": plain,
    "white": white,
    "tatami": tatami,
    "ruled": ruled_paper,
    "mat": mat,
}


def draw_table(rng: Noise, h: int, w: int, kind: str) -> Image:
    """The table `kind`, drawn at half size and enlarged: a lens does not see every fibre."""
    small = TABLES[kind](rng, (h + 1) // 2, (w + 1) // 2)
    return cv2.resize(
        np.clip(small, 0, 255).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR
    )
