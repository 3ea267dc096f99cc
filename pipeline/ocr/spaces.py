"""Where the characters of a strip stand, and the spaces that the engine did not write."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .ctc import Glyph

Span = tuple[float, float]
"""Left and right edge of a character's ink, in pixels of the strip."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What lies between two neighbours: blank pixels, and the distance of their centres."""

    blank: float
    pitch: float


def ink_columns(grey: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """For each column of `grey` (`(h, w)`), whether it holds ink, dark or light."""
    level = grey.astype(np.float32)
    ground = float(np.median(level))
    off = np.abs(level - ground)
    strength = float(np.percentile(off, 97))
    top, bottom = round(0.08 * len(grey)), round(0.94 * len(grey))
    inked: NDArray[np.bool_] = off[top:bottom].max(axis=0) > max(0.38 * strength, 12.0)
    return inked


def spans_of(
    glyphs: Sequence[Glyph], inked: NDArray[np.bool_], step: float
) -> tuple[tuple[Span, ...], tuple[Gap, ...]]:
    """The ink of each glyph and the gaps between them. `step` is pixels for one step of CTC."""
    width = len(inked)
    anchors = [min((g.first + g.last + 1) / 2 * step, width - 1.0) for g in glyphs]
    cuts: list[Span] = []
    for left, right in pairwise(anchors):
        cuts.append(_widest_blank(inked, left, right))
    starts = [_edge(inked, 0, anchors[0]), *(end for _, end in cuts)] if glyphs else []
    ends = [*(begin for begin, _ in cuts), _edge(inked, anchors[-1], width)] if glyphs else []
    spans = tuple((min(a, b - 1), b) for a, b in zip(starts, ends, strict=True))
    middles = [(a + b) / 2 for a, b in spans]
    gaps = tuple(
        Gap(end - begin, middles[i + 1] - middles[i]) for i, (begin, end) in enumerate(cuts)
    )
    return spans, gaps


def _widest_blank(inked: NDArray[np.bool_], left: float, right: float) -> Span:
    begin, end = int(left), max(int(right), int(left) + 1)
    blank = ~inked[begin:end]
    best: Span = ((left + right) / 2, (left + right) / 2)
    length = 0
    run = 0
    for i, empty in enumerate([*blank, False]):
        if empty:
            run += 1
            continue
        if run > length:
            length, best = run, (float(begin + i - run), float(begin + i))
        run = 0
    return best


def _edge(inked: NDArray[np.bool_], begin: float, end: float) -> float:
    """The first inked column from the left end of a strip, or the last before its right end."""
    columns = np.flatnonzero(inked[int(begin) : int(end)])
    if not len(columns):
        return begin if begin == 0 else end
    return float(begin + columns[0] if begin == 0 else begin + columns[-1] + 1)


def is_wide(character: str) -> bool:
    """Whether a character fills a square, as kanji and kana do."""
    return unicodedata.east_asian_width(character) in "WF"


_CORNERED = set("（）「」『』【】〈〉《》、。，．：；・！？ー〒“”‘’")
"""Wide characters with blank sides of their own."""


def with_spaces(glyphs: Sequence[Glyph], gaps: Sequence[Gap], em: float) -> tuple[str, ...]:
    """The text of each glyph, with the space before it where a gap says so.

    `em` is the height of the characters in the pixels of the gaps.
    """
    out = [glyphs[0].text] if glyphs else []
    narrow = _typical([g.blank / em for p, q, g in _pairs(glyphs, gaps) if _is_narrow(p, q)], 0.08)
    wide = [g.pitch / em for p, q, g in _pairs(glyphs, gaps) if _is_full(p, q)]
    pitch = _typical(wide, 1.05)
    for before, after, gap in _pairs(glyphs, gaps):
        blank = gap.blank / em
        if after.text.isspace() or before.text.isspace():
            space = ""
        elif _is_narrow(before, after):
            space = " " if blank > min(narrow, 0.25) + 0.15 else ""
        elif _is_full(before, after):
            excess = gap.pitch / em - max(min(pitch, 1.25), 0.9)
            space = "　" if excess > 0.6 else " " if excess > 0.25 else ""
        else:
            cornered = before.text in _CORNERED or after.text in _CORNERED
            limit = 0.75 if cornered else 0.3
            space = "　" if blank > 0.9 else " " if blank > limit else ""
        out.append(space + after.text)
    return tuple(out)


def _pairs(glyphs: Sequence[Glyph], gaps: Sequence[Gap]) -> list[tuple[Glyph, Glyph, Gap]]:
    return list(zip(glyphs, glyphs[1:], gaps, strict=False))


def _is_narrow(before: Glyph, after: Glyph) -> bool:
    return not (is_wide(before.text) or is_wide(after.text))


def _is_full(before: Glyph, after: Glyph) -> bool:
    return (
        is_wide(before.text)
        and is_wide(after.text)
        and not (before.text in _CORNERED or after.text in _CORNERED)
    )


def _typical(values: Sequence[float], otherwise: float) -> float:
    return float(np.median(values)) if len(values) >= 4 else otherwise
