"""Pictures of made-up text, drawn with whatever Japanese font the machine has."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.model import Pixels
from pipeline.ocr import RapidOcrEngine

_PREFERRED = ("NotoSansCJK-Regular", "ipaexg", "ipag.", "BIZUDGothic-Regular", "TakaoGothic")


@cache
def _japanese_font() -> str:
    try:
        listed = subprocess.run(
            ["fc-list", ":lang=ja", "--format", "%{file}\n"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        return ""
    for name in _PREFERRED:
        for path in listed:
            if name in path:
                return path
    return next((path for path in listed if path), "")


Draw = Callable[..., Pixels]


def draw_lines(
    lines: list[tuple[int, int, int, str]],
    width: int = 1075,
    height: int = 650,
    ink: tuple[int, int, int] = (20, 20, 20),
    ground: tuple[int, int, int] = (250, 250, 250),
) -> Pixels:
    """A card with `(x, y, size, text)` drawn on it; text with newlines runs in a column."""
    image = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(image)
    for x, y, size, text in lines:
        font = ImageFont.truetype(_japanese_font(), size)
        for row, piece in enumerate(text.split("\n")):
            pen.text((x, y + row * round(size * 1.08)), piece, font=font, fill=ink)
    return np.array(image)[:, :, ::-1].copy()


@pytest.fixture(scope="session")
def draw() -> Draw:
    if not _japanese_font():
        pytest.skip("no Japanese font to draw with (apt install fonts-ipaexfont-gothic)")
    return draw_lines


@pytest.fixture(scope="session")
def rapid() -> RapidOcrEngine:
    return RapidOcrEngine(threads=1)
