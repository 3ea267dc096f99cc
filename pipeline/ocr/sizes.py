"""Characters that differ by their size alone: ア and ァ, ツ and ッ. The ink says which is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .ctc import Glyph
from .spaces import Layout, is_wide

_LARGE = "アイウエオツヤユヨカケあいうえおつやゆよ"
_SMALL = "ァィゥェォッャュョヵヶぁぃぅぇぉっゃゅょ"
_TO_SMALL = dict(zip(_LARGE, _SMALL, strict=True))
_TO_LARGE = dict(zip(_SMALL, _LARGE, strict=True))
_LOW = set("ー一・、。（）「」…‥二三へ") | set(_LARGE) | set(_SMALL)

# In full characters: a small kana has little ink both ways, which begins well below the line's top.
_SMALL_INK, _SMALL_TOP = 0.82, 0.24
_LARGE_INK, _LARGE_TOP = 0.82, 0.19


def right_sizes(glyphs: Sequence[Glyph], layout: Layout) -> tuple[Glyph, ...]:
    """`glyphs` with small and large kana as their ink has it.

    A line without two full characters to measure by stays as it was read. ヵ and ヶ are made
    small, never large: that large ones stand for them is common, and the reverse is not.
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
    other = ""
    if ink < _SMALL_INK and drop > _SMALL_TOP:
        other = _TO_SMALL.get(glyph.text, "")
    elif ink > _LARGE_INK and drop < _LARGE_TOP and glyph.text not in "ヵヶ":
        other = _TO_LARGE.get(glyph.text, "")
    return replace(glyph, text=other) if other else glyph
