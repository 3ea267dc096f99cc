"""From a layout and a seed to a printed card: pixels, and the truth about them."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .artwork import soft_pattern
from .card import Card
from .compose import DoesNotFit, Theme
from .fonts import JAPANESE, LATIN, Typeface
from .layouts import Layout, Sheet
from .typeset import Canvas, Colour
from .write import draw_card

SCALE = 20.0
"""Pixels a millimetre on the press."""

_ACCENTS: tuple[Colour, ...] = (
    (28, 58, 112),
    (16, 92, 72),
    (142, 28, 44),
    (196, 96, 18),
    (70, 44, 110),
    (20, 110, 150),
    (60, 60, 66),
    (150, 120, 50),
    (0, 128, 136),
    (120, 20, 80),
    (38, 84, 40),
    (24, 40, 70),
    (200, 60, 60),
    (88, 60, 40),
)
_PAPERS: tuple[Colour, ...] = (
    (255, 255, 255),
    (253, 253, 252),
    (250, 248, 242),
    (244, 240, 228),
    (247, 250, 247),
    (240, 244, 250),
    (238, 238, 236),
    (248, 240, 240),
    (232, 226, 210),
)
_DARKS: tuple[Colour, ...] = (
    (22, 22, 24),
    (18, 30, 52),
    (14, 52, 60),
    (48, 18, 30),
    (34, 44, 36),
    (54, 46, 42),
    (40, 40, 46),
)


@dataclass(frozen=True)
class PrintedCard:
    """`pixels` is BGR; `truth` has every field but the quad; size in mm."""

    pixels: NDArray[np.uint8]
    truth: dict[str, Any]
    width: float
    height: float
    layout: str
    radius: float
    content: Card
    paper: Colour
    text_pt: float


def print_card(
    rng: random.Random,
    layout: Layout,
    split: str,
    card: Card | None = None,
    face: Typeface | None = None,
) -> PrintedCard:
    """One side, drawn by `rng` in fonts of `split`; `card` where the content is given.

    What does not fit the layout is drawn again with other content.
    """
    for _ in range(60):
        try:
            return _print_once(rng, layout, split, card, face)
        except DoesNotFit:
            continue
    raise RuntimeError(f"nothing was found that fits the layout {layout.name}")


def _print_once(
    rng: random.Random, layout: Layout, split: str, card: Card | None, face: Typeface | None
) -> PrintedCard:
    content = card or draw_card(rng, replace(layout.wish))
    theme = draw_theme(rng, layout, split, face)
    width, height = rng.choices(
        ((91.0, 55.0), (85.0, 55.0), (89.0, 51.0)), (84, 8, 8 if layout.kind == "en" else 0)
    )[0]
    if layout.portrait:
        width, height = height, width
    image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), theme.paper)
    canvas = Canvas(image, SCALE)
    if rng.random() < 0.12 and sum(theme.paper) > 600:
        soft_pattern(rng, canvas, theme.accent)
    layout.print(Sheet(canvas, content, theme, rng, width, height))
    truth = {
        "vertical": layout.vertical,
        **content.truth,
        "lines": [text for text, _ in canvas.printed],
    }
    pixels = cv2.cvtColor(np.asarray(image), cv2.COLOR_RGB2BGR)
    radius = rng.choice((2.5, 3.5, 5.0)) if rng.random() < 0.13 else 0.0
    return PrintedCard(
        pixels, truth, width, height, layout.name, radius, content, theme.paper, theme.text_pt
    )


def draw_theme(
    rng: random.Random, layout: Layout, split: str, face: Typeface | None = None
) -> Theme:
    """Paper, inks, faces and sizes."""
    dark = rng.random() < layout.dark
    paper = rng.choice(_DARKS) if dark else rng.choices(_PAPERS, (8, 5, 4, 2, 2, 2, 2, 1, 1))[0]
    ink = (
        rng.choice(((245, 245, 245), (235, 230, 215), (220, 225, 230)))
        if dark
        else rng.choice(
            ((15, 15, 18), (30, 30, 34), (20, 28, 50), (48, 48, 50), (72, 72, 76), (40, 26, 20))
        )
    )
    accent = rng.choice(_ACCENTS)
    if dark:
        accent = tuple(min(255, c + 90) for c in accent)  # type: ignore[assignment]
    main = face or draw_typeface(rng, layout, split)
    name_face = main if rng.random() < 0.7 else draw_typeface(rng, layout, split)
    english = layout.wish.script == "en"
    return Theme(
        paper,
        ink,
        accent,
        main,
        name_face,
        name_pt=rng.uniform(13, 19) if not english else rng.uniform(11, 16),
        company_pt=rng.uniform(8.2, 12),
        text_pt=rng.choices(
            (rng.uniform(6.2, 7.6), rng.uniform(5.2, 6.0), rng.uniform(4.4, 5.1)), (7, 3, 0.8)
        )[0],
        leading=rng.uniform(1.22, 1.5),
        bold_name=rng.random() < 0.3,
        bold_company=rng.random() < 0.35,
        tint_title=rng.random() < 0.12 and not dark,
    )


def draw_typeface(rng: random.Random, layout: Layout, split: str) -> Typeface:
    """A Japanese face; a Latin one beside it on English cards and on some others."""
    japanese = [f for f in JAPANESE if split in (f.split, "all")]
    latin = [f for f in LATIN if split in (f.split, "all")]
    if layout.vertical and not layout.wish.icons and rng.random() < 0.7:
        japanese = [f for f in japanese if f.style == "mincho"] or japanese
    main = rng.choice(japanese)
    if layout.wish.script == "en" and rng.random() < 0.9:
        return Typeface(main, rng.choice(latin))
    if rng.random() < 0.3:
        style = "serif" if main.style == "mincho" else "sans"
        return Typeface(main, rng.choice([f for f in latin if f.style == style] or latin))
    return Typeface(main)
