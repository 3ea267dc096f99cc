"""Where the characters of a strip stand, and the spaces that the engine did not write.

The engine writes few of the spaces that are printed. The blank between two characters alone does
not tell them: the figure 1 stands in a wide cell, small kana in a large one, a letter-spaced name
is nothing but gaps. A few small decision trees weigh the gap against the rest of its line; they
were trained on rendered lines by `training/train_spaces.py`.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .ctc import Glyph
from .ink import ink_of

Span = tuple[float, float]
"""Left and right edge of a character's ink, in pixels of the strip."""

_APART = 0.2  # of a line's height: ink farther off is another character's
_FULL = 0.62  # of a character: a gap wider than this between wide characters is a full space


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the ink of a line is: left and right, top and bottom of each character; its height."""

    spans: tuple[Span, ...]
    rows: tuple[Span, ...]
    tall: float


def lay_out(glyphs: Sequence[Glyph], grey: NDArray[np.uint8], step: float) -> Layout:
    """The ink of each glyph on `grey` (`(h, w)`). `step` is pixels for one step of CTC."""
    inked = _inked(grey)
    rows = np.flatnonzero(inked.mean(axis=1) > 0.01)
    tall = float(rows[-1] - rows[0] + 1) if len(rows) else float(len(grey))
    columns: NDArray[np.bool_] = np.asarray(inked.any(axis=0))
    spans = spans_of(glyphs, columns, step, len(grey))
    heights = tuple(_rows(inked[:, int(left) : max(int(right), 1)]) for left, right in spans)
    return Layout(spans, heights, max(tall, 0.4 * len(grey)))


_STROKES = frozenset("ー一—―")
_EMPTY = 0.25  # of a character's height: less ink across than this is no stroke


def without_ghosts(
    glyphs: Sequence[Glyph], grey: NDArray[np.uint8], step: float
) -> tuple[Glyph, ...]:
    """`glyphs` without the strokes that stand where nothing is printed.

    A wide gap between kana and figures is read as a long mark now and then (`ソレイユ　10F`).
    """
    if not any(glyph.text in _STROKES for glyph in glyphs):
        return tuple(glyphs)
    columns: NDArray[np.bool_] = np.asarray(_inked(grey).any(axis=0))
    spans = spans_of(glyphs, columns, step, len(grey))
    kept = []
    for at, glyph in enumerate(glyphs):
        inside = 0 < at < len(glyphs) - 1 and glyph.text in _STROKES
        left, right = (spans[at - 1][1], spans[at + 1][0]) if inside else (0.0, 0.0)
        ink = float(columns[int(left) : int(right) + 1].sum()) if inside else 0.0
        wide = right - left > 0.5 * len(grey)
        if not (inside and wide and ink < _EMPTY * 0.5 * len(grey)):
            kept.append(glyph)
    return tuple(kept)


def _rows(inked: NDArray[np.bool_]) -> Span:
    rows = np.flatnonzero(inked.any(axis=1))
    return (float(rows[0]), float(rows[-1] + 1)) if len(rows) else (0.0, 0.0)


def _inked(grey: NDArray[np.uint8]) -> NDArray[np.bool_]:
    inked = ink_of(grey)
    # What the line above or below leaves at the edge of the strip is not of this line.
    inked[: round(0.08 * len(grey))] = False
    inked[round(0.94 * len(grey)) :] = False
    return inked


def spans_of(
    glyphs: Sequence[Glyph], inked: NDArray[np.bool_], step: float, high: float
) -> tuple[Span, ...]:
    """The ink of each glyph: cut at the widest blank between the steps of two glyphs.

    The first and the last end where a blank of some width begins: what lies beyond, in a line
    `high` pixels high, was not read.
    """
    if not glyphs:
        return ()
    width = len(inked)
    anchors = [min((g.first + g.last + 1) / 2 * step, width - 1.0) for g in glyphs]
    cuts = [_widest_blank(inked, left, right) for left, right in pairwise(anchors)]
    blank = _APART * high
    starts = [anchors[0] - _reach(inked[: int(anchors[0])][::-1], blank)]
    starts += [end for _, end in cuts]
    ends = [begin for begin, _ in cuts]
    ends.append(anchors[-1] + _reach(inked[int(anchors[-1]) :], blank))
    return tuple((min(a, b - 1), b) for a, b in zip(starts, ends, strict=True))


def _widest_blank(inked: NDArray[np.bool_], left: float, right: float) -> Span:
    begin, end = int(left), max(int(right), int(left) + 1)
    edges = np.flatnonzero(np.diff(np.concatenate([[1], inked[begin:end].astype(np.int8), [1]])))
    if len(edges) < 2:
        return (left + right) / 2, (left + right) / 2
    runs = edges.reshape(-1, 2)
    first, last = runs[int(np.argmax(runs[:, 1] - runs[:, 0]))]
    return float(begin + first), float(begin + last)


def _reach(inked: NDArray[np.bool_], blank: float) -> float:
    """How far the ink at the beginning of `inked` goes on, bridging blanks up to `blank`."""
    columns = np.flatnonzero(inked)
    if not len(columns):
        return 0.0
    breaks = np.flatnonzero(np.diff(np.concatenate([[-1], columns])) > blank)
    last = breaks[0] if len(breaks) else len(columns)
    return float(columns[last - 1] + 1) if last else 0.0


def is_wide(character: str) -> bool:
    """Whether a character fills a square, as kanji and kana do."""
    return unicodedata.east_asian_width(character) in "WF"


_KINDS: tuple[str, ...] = (
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョーヶ・",
    "（「『【〈《〔［｛“‘",
    "）」』】〉》〕］｝”’、。，．：；！？",
    "023456789",
    "1",
    "ABCDEFGHJKLMNOPQRSTUVWXYZ",
    "abcdeghkmnopqsuvwxyz",
    "fijlrtI|!'",
    "-‐‑‒–—―−~_=+",
    ".,:;·",
    "([{",
    ")]}",
)
"""Characters whose blank sides are alike; what is in none is kanji, kana or another sign."""


def _kind(character: str) -> int:
    for i, members in enumerate(_KINDS):
        if character in members:
            return i
    if "ぁ" <= character <= "ヿ":
        return len(_KINDS)
    return len(_KINDS) + (1 if is_wide(character) else 2)


_COUNT = len(_KINDS) + 3


def pair_features(glyphs: Sequence[Glyph], layout: Layout) -> NDArray[np.float32]:
    """What tells of a space between each two neighbours: `(pairs, features)`."""
    spans = np.array(layout.spans, np.float32) / layout.tall
    blank = np.maximum(spans[1:, 0] - spans[:-1, 1], 0)
    middle = spans.mean(axis=1)
    pitch = middle[1:] - middle[:-1]
    size = spans[:, 1] - spans[:, 0]
    kinds = np.array([_kind(g.text) for g in glyphs])
    wide = np.array([is_wide(g.text) for g in glyphs], np.int8)
    sort = wide[:-1] + wide[1:]
    n = len(blank)
    out = np.zeros((n, 18 + 2 * _COUNT), np.float32)
    for value in (0, 1, 2):
        alike = sort == value
        if alike.any():
            out[alike, 0] = np.median(blank[alike])
            out[alike, 1] = np.median(pitch[alike])
            out[alike, 2] = np.percentile(blank[alike], 20)
            out[alike, 3] = np.percentile(pitch[alike], 20)
            out[alike, 4] = alike.sum()
    out[:, 5] = blank
    out[:, 6] = pitch
    out[:, 7] = blank - out[:, 0]
    out[:, 8] = pitch - out[:, 1]
    out[:, 9] = size[:-1]
    out[:, 10] = size[1:]
    padded = np.pad(blank, 1, constant_values=-1)
    out[:, 11], out[:, 12] = padded[:-2], padded[2:]
    out[:, 13] = blank.max()
    out[:, 14] = wide.mean()
    out[:, 15] = [g.space for g in glyphs[1:]]
    out[:, 16] = blank - np.maximum(padded[:-2], padded[2:])
    out[:, 17] = size[wide == 1].max(initial=0)
    out[np.arange(n), 18 + kinds[:-1]] = 1
    out[np.arange(n), 18 + _COUNT + kinds[1:]] = 1
    return out


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """Boosted trees as arrays: `(trees, nodes)`; a leaf has feature -1 and itself as child."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    start: float

    def score(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log odds of a space for each row of `features`."""
        trees = np.arange(len(self.feature))[:, None]
        rows = np.arange(len(features))[None, :]
        node = np.zeros((len(self.feature), len(features)), np.int32)
        # All trees take a step down at once; a leaf is left standing.
        for _ in range(self.feature.shape[1]):
            feature = self.feature[trees, node]
            inner = feature >= 0
            if not inner.any():
                break
            below = features[rows, np.maximum(feature, 0)] <= self.threshold[trees, node]
            follow = np.where(below, self.left[trees, node], self.right[trees, node])
            node = np.where(inner, follow, node)
        total: NDArray[np.float32] = self.start + self.value[trees, node].sum(axis=0)
        return total.astype(np.float32)


@cache
def load_trees() -> Trees:
    """The trees in `data/spaces.json`."""
    held = json.loads((resources.files(__package__) / "data" / "spaces.json").read_text("utf-8"))
    return Trees(
        np.array(held["feature"], np.int32),
        np.array(held["threshold"], np.float32),
        np.array(held["left"], np.int32),
        np.array(held["right"], np.int32),
        np.array(held["value"], np.float32),
        float(held["start"]),
    )


def with_spaces(glyphs: Sequence[Glyph], layout: Layout) -> tuple[str, ...]:
    """The text of each glyph, with the space before it where a gap says so.

    Between wide characters a gap of a whole character is the ideographic space.
    """
    if len(glyphs) < 2:
        return tuple(g.text for g in glyphs)
    features = pair_features(glyphs, layout)
    spaced = load_trees().score(features) > 0
    pieces = [glyphs[0].text]
    for (before, after), features_of, space in zip(pairwise(glyphs), features, spaced, strict=True):
        both = is_wide(before.text) and is_wide(after.text)
        kind = "　" if both and features_of[5] > _FULL else " "
        pieces.append(kind + after.text if space else after.text)
    return tuple(pieces)
