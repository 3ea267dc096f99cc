"""Numbers in columns: a small network that reads nothing else, and what it makes right.

Kanji numerals, figures upright and lying, dashes and brackets are what columns are misread in:
一 is a dash to the main engine, which is trained on lines. This network looks down the column in
steps of an eighth of a character, sees two characters either way, and tells at each step which
character of a number has its middle there, if any. `training/train_columns.py` trained it on
columns set in many fonts; its file is `data/numerals.onnx`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels
from . import networks
from .columns import Placed
from .ink import grey_of

EM = 32
"""Pixels of a character on the ribbon that the network looks at."""
TALL = 40
"""Pixels across the ribbon."""
STEP = 4
"""Pixels of the ribbon for one step of the network."""

_FIGURES = "0123456789"
CLASSES: tuple[str, ...] = (
    "", "?", *"〇一二三四五六七八九十百千丁目番地号階室",
    *(f"u{figure}" for figure in _FIGURES), *(f"l{figure}" for figure in _FIGURES),
    *"－・.()〒:+F",
)  # fmt: skip
"""What the network tells apart: nothing, a character that no number has, those of numbers.

`u7` is the figure 7 upright, `l7` lying. `－` is every dash, `(` and `)` every bracket.
"""
OTHER = 1

_BUCKET = 256  # lengths are rounded up to this: a runtime prepares itself anew for a new shape
_LONGEST_RIBBON = 100 * EM  # no column has as many characters: a rule, an edge
_LONGEST = 5  # steps of one character
_SURE = 0.6
_HINT = 0.5
_SPACED = 1.35  # ems from one upright character to the next with a space between them
_UNSURE = 0.5
_SKIP = 0.9
_PLAIN = frozenset("0123456789-.()+")
_KANJI = frozenset("〇一二三四五六七八九十百千")
_DIGITS = _KANJI | {name for name in CLASSES if len(name) == 2}
_UNITS = frozenset("丁番号階室F")
_OPENING = _DIGITS | set("〒(+")
_CLOSING = _DIGITS | set("目番地号階室)F")
_NUMBERLIKE = frozenset("〇一二三四五六七八九十0123456789０１２３４５６７８９－ーI|Ⅰ丨○O-―–‐")
_STROKES = frozenset("一1|Iー－-")
_LYING = {"－": "-", "・": ".", "〇": "0"}
_STANDING = {".": "・", "(": "（", ")": "）"}
_FOLD = {"－": "-", "‐": "-", "―": "-", "–": "-", "−": "-", "○": "〇", "◯": "〇", "・": "."}


def to_ribbon(column: NDArray[np.uint8], size: float = 1.0) -> tuple[NDArray[np.float32], float]:
    """A column (`(H, W)` grey) as the network wants it, and pixels of it for one of the ribbon.

    `(length, TALL)`: a character `EM * size` large, its middle in the middle, the ground at 0 and
    the ink at about 1, be it dark or light.
    """
    level = column.astype(np.float32)
    off = np.median(level) - level
    low, high = float(np.percentile(off, 2)), float(np.percentile(off, 98))
    if -low > high:
        off, high = -off, -low
    off /= max(high, 12.0)
    weight = np.maximum(off - 0.4, 0).sum(axis=0).cumsum()
    width = column.shape[1]
    total = float(weight[-1])
    if total > 0:
        left = float(np.searchsorted(weight, 0.01 * total))
        right = float(np.searchsorted(weight, 0.99 * total)) + 1
    else:
        left, right = 0.0, float(width)
    em = max((right - left) / 0.92, 0.55 * width)
    scale = em / (EM * size)
    length = max(STEP, round(len(column) / scale))
    if scale > 1.2:
        off = cv2.GaussianBlur(off, (0, 0), 0.4 * scale).astype(np.float32)
    warp = np.array(
        [[1 / scale, 0, TALL / 2 - (left + right) / 2 / scale], [0, length / len(column), 0]],
        np.float32,
    )
    ribbon = cv2.warpAffine(off, warp, (TALL, length), flags=cv2.INTER_LINEAR)
    return np.clip(ribbon, -0.5, 1.5).astype(np.float32), len(column) / length


Part: TypeAlias = tuple[str, int, int, int, int]
"""Of `SequenceMatcher`: what happens to `old[i:j]`, which becomes `new[k:m]`."""

Looker: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""`(1, 1, length, TALL)` to `(1, length / STEP, classes)`: shares that sum to 1."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A character that the network saw: its class, how surely, its middle (steps of the ribbon)."""

    name: str
    confidence: float
    middle: float


def spell_steps(shares: NDArray[np.float32]) -> tuple[Seen, ...]:
    """The characters in `shares` (`(steps, classes)`), from the top.

    Steps without a blank between them are one character, of the class that has most of them,
    unless they go on for longer than one does; zero is one character however it is written.
    """
    best = shares.argmax(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], best > 0, [0]]).astype(np.int8)))
    found: list[Seen] = []
    for begin, end in edges.reshape(-1, 2):
        cuts = [begin, end]
        if end - begin > _LONGEST:
            cuts[1:1] = [i for i in range(begin + 1, end) if _differ(best[i - 1], best[i])]
        for first, last in pairwise(cuts):
            sums = shares[first:last, 1:].sum(axis=0)
            kind = int(sums.argmax()) + 1
            part = shares[first:last, kind]
            told = shares[first:last][best[first:last] == kind, kind]
            confidence = float(part.max() * len(told) / (last - first))
            middle = float((part * (np.arange(first, last) + 0.5)).sum() / part.sum())
            found.append(Seen(CLASSES[kind], confidence, middle))
    return tuple(found)


def _differ(one: int, other: int) -> bool:
    a, b = CLASSES[one], CLASSES[other]
    return a != b and not (a[-1] in "〇0" and b[-1] in "〇0")


def see_numerals(column: Pixels, looker: Looker | None = None) -> tuple[tuple[Seen, ...], float]:
    """What the network sees on `column`, middles in its pixels, and how long an em is."""
    grey = grey_of(column)
    ribbon, scale = to_ribbon(grey)
    if len(ribbon) > _LONGEST_RIBBON:
        return (), EM * scale
    padded = np.zeros((1, 1, -(-len(ribbon) // _BUCKET) * _BUCKET, TALL), np.float32)
    padded[0, 0, : len(ribbon)] = ribbon
    shares = (looker or load_looker())(padded)[0]
    seen = spell_steps(shares[: -(-len(ribbon) // STEP)])
    return tuple(replace(one, middle=one.middle * STEP * scale) for one in seen), EM * scale


def holds_numbers(text: str) -> bool:
    """Whether a column read as `text` may hold a number worth a look."""
    return sum(char in _NUMBERLIKE for char in text) >= 2 or "〒" in text


@dataclass(frozen=True, slots=True)
class Run:
    """`seen[begin:end]` is a number, spelled `text`, one string for each."""

    begin: int
    end: int
    text: tuple[str, ...]


def find_runs(seen: Sequence[Seen], em: float) -> tuple[Run, ...]:
    """Where `seen` holds numbers: three figures together, or one with what it counts."""
    runs = []
    begin = 0
    for at in range(len(seen) + 1):
        if at < len(seen) and seen[at].name != CLASSES[OTHER]:
            continue
        first, last = _trim(seen, begin, at, em)
        names = [one.name for one in seen[first:last]]
        figures = sum(name in _DIGITS for name in names)
        units = sum(name in _UNITS for name in names)
        if figures >= 3 or (figures and units):
            runs.append(Run(first, last, _spell(names)))
        begin = at + 1
    return tuple(runs)


def _trim(seen: Sequence[Seen], begin: int, end: int, em: float) -> tuple[int, int]:
    """The stretch without what belongs to the words around it: a dot after TEL, the F of FAX."""
    while begin < end and seen[begin].name not in _OPENING:
        begin += 1
    while end > begin:
        name = seen[end - 1].name
        word = end < len(seen) and seen[end].middle - seen[end - 1].middle < 1.2 * em
        if name in _CLOSING and not (name == "F" and word):
            break
        end -= 1
    return begin, end


def _spell(names: Sequence[str]) -> tuple[str, ...]:
    """As what is printed: lying figures have hyphens, zero is written as its neighbours are."""
    kinds = [name[0] if len(name) == 2 else "k" if name in _KANJI else "" for name in names]
    out = []
    for i, name in enumerate(names):
        near = [kind for kind in (*kinds[max(i - 4, 0) : i], *kinds[i + 1 : i + 5]) if kind]
        lying = near.count("l") * 2 > len(near)
        kanji = near.count("k") * 2 > len(near)
        if name in "〇u0" and near and name:
            text = "〇" if kanji else "0"
        elif len(name) == 2:
            text = name[1]
        else:
            text = _LYING.get(name, name) if lying else _STANDING.get(name, name)
        out.append(text)
    return tuple(out)


def right_numbers(chosen: Sequence[Placed], seen: Sequence[Seen], em: float) -> tuple[Placed, ...]:
    """`chosen`, as the engine reads the column, with its numbers as the network sees them.

    Where the two differ and the network is not sure either, the engine's reading stays, with so
    little confidence that the field will be marked as doubtful.
    """
    pairs = _align(chosen, seen, em)
    chosen = _with_long_marks(chosen, [seen[pair] if pair >= 0 else None for pair in pairs])
    out: list[Placed] = []
    at = 0
    for run in find_runs(seen, em):
        first, last = _members(chosen, seen, pairs, run, em)
        if first < at:
            continue
        out += chosen[at:first]
        out += _settle(chosen[first:last], run, seen[run.begin : run.end], em)
        at = last
    return (*out, *chosen[at:])


def _with_long_marks(
    chosen: Sequence[Placed], partners: Sequence[Seen | None]
) -> tuple[Placed, ...]:
    """`chosen` with ー for the strokes after katakana in which the network sees no numeral."""
    out = list(chosen)
    for i in range(1, len(out)):
        one = partners[i]
        if (
            out[i].text in _STROKES
            and "ァ" <= out[i - 1].text[-1] <= "ヺ"
            and one is not None
            and one.name == CLASSES[OTHER]
            and one.confidence > _SURE
        ):
            out[i] = replace(out[i], text="ー")
    return tuple(out)


def _align(chosen: Sequence[Placed], seen: Sequence[Seen], em: float) -> list[int]:
    """For each of `chosen` the index of the one of `seen` that it is, -1 where there is none."""
    rows, columns = len(chosen), len(seen)
    cost = np.full((rows + 1, columns + 1), np.inf)
    cost[0], cost[:, 0] = _SKIP * np.arange(columns + 1), _SKIP * np.arange(rows + 1)
    for i, placed in enumerate(chosen):
        for j, one in enumerate(seen):
            away = min(abs(placed.middle - one.middle) / em, 3.0)
            pair = cost[i, j] + 0.8 * away + _unlike(placed.text.strip(), one.name)
            cost[i + 1, j + 1] = min(pair, cost[i, j + 1] + _SKIP, cost[i + 1, j] + _SKIP)
    pairs = [-1] * rows
    i, j = rows, columns
    while i and j:
        if cost[i, j] == cost[i - 1, j] + _SKIP:
            i -= 1
        elif cost[i, j] == cost[i, j - 1] + _SKIP:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs[i] = j
    return pairs


def _unlike(text: str, name: str) -> float:
    if name == CLASSES[OTHER]:
        return 0.6 if text in _NUMBERLIKE else 0.0
    return 0.0 if _folded(text) == _folded(name[-1]) else 0.7


def _members(
    chosen: Sequence[Placed], seen: Sequence[Seen], pairs: Sequence[int], run: Run, em: float
) -> tuple[int, int]:
    """Which of `chosen` stand where `run` does; an empty range at its place if none does."""
    inside = [i for i, pair in enumerate(pairs) if run.begin <= pair < run.end]
    if not inside:
        first = sum(placed.middle < seen[run.begin].middle for placed in chosen)
        return first, first
    first, last = inside[0], inside[-1] + 1
    # What was read twice belongs to no character of its own: it goes with what is near.
    while first and pairs[first - 1] < 0 and _is_in(chosen[first - 1], seen, run, em):
        first -= 1
    while last < len(chosen) and pairs[last] < 0 and _is_in(chosen[last], seen, run, em):
        last += 1
    return first, last


def _is_in(placed: Placed, seen: Sequence[Seen], run: Run, em: float) -> bool:
    top, bottom = seen[run.begin].middle, seen[run.end - 1].middle
    return top - 0.55 * em < placed.middle < bottom + 0.55 * em


def _settle(chosen: Sequence[Placed], run: Run, seen: Sequence[Seen], em: float) -> list[Placed]:
    """The characters of a number of which the engine made `chosen` and the network `seen`."""
    read = [_folded(placed.text.strip()) for placed in chosen]
    told = [_folded(text) for text in run.text]
    lying = sum(one.name[0] == "l" for one in seen) * 2 > len(seen)
    parts = SequenceMatcher(None, read, told, autojunk=False).get_opcodes()
    out: list[Placed] = []
    for _, i, j, k, m in _one_by_one(parts):
        old, new = chosen[i:j], seen[k:m]
        same = read[i:j] == told[k:m]
        if not same and not _believes(old, new, lying=lying):
            sure = min((one.confidence for one in new), default=0.0)
            cap = _UNSURE if sure > _HINT or not new else 1.0
            out += [replace(placed, confidence=min(placed.confidence, cap)) for placed in old]
            continue
        for n, (one, text) in enumerate(zip(new, run.text[k:m], strict=True)):
            space = "" if n or not old else old[0].text[: -len(old[0].text.lstrip())]
            if k + n and one.middle - seen[k + n - 1].middle < _SPACED * em and not lying:
                space = ""
            confidence = max(one.confidence, old[n].confidence) if same else one.confidence
            out.append(Placed(space + text, confidence, one.middle))
    return out


def _one_by_one(parts: Iterable[Part]) -> Iterator[Part]:
    """`parts` with those that replace as many characters as they bring taken apart."""
    for tag, i, j, k, m in parts:
        if j - i == m - k:
            yield from ((tag, i + n, i + n + 1, k + n, k + n + 1) for n in range(j - i))
        else:
            yield tag, i, j, k, m


def _believes(old: Sequence[Placed], new: Sequence[Seen], *, lying: bool) -> bool:
    """Whether what the network saw stands in place of what the engine read.

    The engine is at home in lying figures, and there only what is no figure is given up.
    """
    sure = min((one.confidence for one in new), default=0.0)
    figures = bool(old) and all(_folded(p.text.strip()) in _PLAIN for p in old)
    if not new:
        return not (lying and figures)
    if not old:
        return sure > (0.9 if lying else 0.8)
    if lying and len(new) < len(old) and any(_folded(p.text.strip()).isdigit() for p in old):
        return False
    if lying and figures:
        return sure > 0.95 and min(placed.confidence for placed in old) < 0.8
    return sure > _SURE


def _folded(text: str) -> str:
    return _FOLD.get(text, unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=1)
def load_looker() -> Looker:
    with resources.as_file(resources.files(__package__).joinpath("data", "numerals.onnx")) as path:
        network, _ = networks.load_network(path, 1)
    return network
