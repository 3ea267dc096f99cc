"""Characters that differ by their size alone: ア and ァ, ツ and ッ. The ink says which is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .ctc import Glyph
from .spaces import Layout, is_wide

_BOUNDARY: dict[str, float] = {
    "アァ": 0.15, "イィ": 0.08, "ウゥ": 0.15, "エェ": 0.17, "オォ": 0.10, "ツッ": 0.15,
    "ヤャ": 0.05, "ユュ": 0.19, "ヨョ": 0.15, "つっ": 0.25, "やゃ": 0.07, "ゆゅ": 0.07,
    "よょ": 0.10, "ケヶ": 0.14,
}  # fmt: skip
"""How low and small the ink of the small one is, at the least (see `_sized`).

Set from printed cards: エ and ユ begin low when large already.
"""
_TO_SMALL = {pair[0]: (pair[1], bound) for pair, bound in _BOUNDARY.items()}
_TO_LARGE = {pair[1]: (pair[0], bound) for pair, bound in _BOUNDARY.items()}
_LOW = set("ー一・、。（）「」…‥二三へカケヵヶ々") | set(_TO_SMALL) | set(_TO_LARGE)
_UNSURE = 0.02


def right_sizes(glyphs: Sequence[Glyph], layout: Layout) -> tuple[Glyph, ...]:
    """`glyphs` with small and large kana as their ink has it.

    A line without two full characters to measure by stays as it was read.
    """
    inks = [
        (max(right - left, bottom - top), top)
        for (left, right), (top, bottom) in zip(layout.spans, layout.rows, strict=True)
    ]
    full = [
        ink
        for glyph, ink in zip(glyphs, inks, strict=True)
        if is_wide(glyph.text) and glyph.text not in _LOW
    ]
    if len(full) < 2:
        return tuple(glyphs)
    em = float(np.percentile([size for size, _ in full], 75))
    roof = float(np.median([top for _, top in full]))
    return tuple(
        _sized(glyph, size / em, (top - roof) / em)
        for glyph, (size, top) in zip(glyphs, inks, strict=True)
    )


def _sized(glyph: Glyph, ink: float, drop: float) -> Glyph:
    smallness = drop - 0.6 * (ink - 0.8)
    other, bound = _TO_SMALL.get(glyph.text, ("", 0.0))
    if other and smallness > bound + _UNSURE:
        return replace(glyph, text=other)
    other, bound = _TO_LARGE.get(glyph.text, ("", 0.0))
    if other and smallness < bound - _UNSURE:
        return replace(glyph, text=other)
    return glyph
