"""Variant kanji by their pixels: 髙 or 高, 﨑 or 崎, 邊 or 邉.

Engines fold what they were not taught, but a person's name is spelled as it is printed. Each
character that has rivals (`text.variants.rivals_of`) is cut out of the card and looked at again by
a small network, which chooses among the rivals alone; what it sees is weighed against what the
engine read (`variant_chances.py`). `training/train_variants.py` trained it on glyphs of many fonts;
its file is `data/variants.onnx`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Char, Pixels, Quad, Reading, TextLine
from ..text.variants import rivals_of
from . import networks
from .columns import find_cells
from .strips import cut_strip
from .variant_chances import CHARACTERS, weigh

SIDE = 48
"""The network looks at squares of this many pixels."""

CLEAR = 0.9
"""From this chance on a character is as certain as the engine was; below, its field is doubted."""

_WINDOW = 1.28  # the square, in sizes of the ink, as the network was trained
_SCALES = (0.94, 1.0, 1.07)
CLOSE = 0.04
"""From this chance on one that was not taken is offered."""

Looker: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""`(n, 1, SIDE, SIDE)` to `(n, characters)`: one logit for each of `CHARACTERS`."""


@dataclass(frozen=True, slots=True, eq=False)
class _Doubt:
    """Character `at` of a line, how surely it was read, how it looks: `(scales, SIDE, SIDE)`."""

    line: int
    at: int
    confidence: float
    looks: NDArray[np.float32]


def resolve_reading(reading: Reading, image: Pixels, looker: Looker | None = None) -> Reading:
    """`reading` of `image` (`(H, W, 3) uint8 BGR`) with variant kanji as printed.

    Short lines without figures, where names and companies stand, are looked at with the eyes of
    one who expects a variant; in all others it takes more to be believed. Raises EngineError.
    """
    return replace(reading, lines=_resolve(reading.lines, image, looker, None))


def resolve_variants(
    line: TextLine, image: Pixels, *, eager: bool = True, looker: Looker | None = None
) -> TextLine:
    """`line` with each variant kanji as it is printed on `image`, where the pixels are clear.

    Where they are not, the character is given with little confidence and the line with the other
    one is among the line's alternatives. `eager` expects variants, as in names. Raises EngineError.
    """
    return _resolve((line,), image, looker, eager)[0]


def _resolve(
    lines: Sequence[TextLine], image: Pixels, looker: Looker | None, eager: bool | None
) -> tuple[TextLine, ...]:
    doubts = [d for i, line in enumerate(lines) for d in _doubts_of(i, line, image)]
    if not doubts:
        return tuple(lines)
    look = looker or load_looker()
    logits = look(np.concatenate([doubt.looks for doubt in doubts])[:, None])
    shares = logits.reshape(len(doubts), -1, len(CHARACTERS)).mean(axis=1)
    found = list(lines)
    for doubt, share in zip(doubts, shares, strict=True):
        line = found[doubt.line]
        expecting = _may_name(lines[doubt.line].text) if eager is None else eager
        chances = weigh(share, line.text[doubt.at], doubt.confidence, expecting)
        found[doubt.line] = _with_choice(line, doubt.at, chances)
    return tuple(found)


def _may_name(text: str) -> bool:
    bare = "".join(text.split())
    return len(bare) <= 14 and not any(char.isdigit() for char in bare)


def _with_choice(line: TextLine, at: int, chances: tuple[tuple[str, float], ...]) -> TextLine:
    engine = line.text[at]
    chosen, chance = chances[0]
    others = [char for char, p in chances if char != chosen and p >= CLOSE]
    alternatives = list(line.alternatives)
    for char in others[:2]:
        other = line.text[:at] + char + line.text[at + 1 :]
        if other not in alternatives:
            alternatives.append(other)
    text = line.text[:at] + chosen + line.text[at + 1 :]
    chars = list(line.chars)
    for index, placed in _places(line):
        if index == at:
            sure = chance if chance < CLEAR else max(chance, placed.confidence)
            if chosen == engine:
                sure = min(sure, placed.confidence)
            chars[line.chars.index(placed)] = replace(placed, text=chosen, confidence=sure)
    if chosen == engine:
        return replace(line, chars=tuple(chars), alternatives=tuple(alternatives))
    kept = tuple(a[:at] + chosen + a[at + 1 :] if a[at : at + 1] == engine and len(a) == len(text)
                 else a for a in alternatives)  # fmt: skip
    return replace(line, text=text, chars=tuple(chars), alternatives=tuple(dict.fromkeys(kept)))


def _places(line: TextLine) -> list[tuple[int, Char]]:
    """`(index in the text, char)` for each character that is placed; empty if they do not agree."""
    letters = [i for i, char in enumerate(line.text) if not char.isspace()]
    chars = [char for char in line.chars if char.text.strip()]
    if len(letters) != len(chars):
        return []
    return list(zip(letters, chars, strict=True))


def _doubts_of(index: int, line: TextLine, image: Pixels) -> list[_Doubt]:
    if not any(map(rivals_of, line.text)):
        return []
    found = []
    sure = {at: char.confidence for at, char in _places(line)}
    for at, quad in _quads(line, image):
        if not rivals_of(line.text[at]):
            continue
        looks = _looks(image, quad, line)
        if looks is not None:
            found.append(_Doubt(index, at, sure.get(at, line.confidence), looks))
    return found


def _quads(line: TextLine, image: Pixels) -> list[tuple[int, Quad]]:
    """Where each character stands: by the engine, else by the cells of a column of equal count."""
    placed = _places(line)
    if placed:
        return [(at, char.polygon) for at, char in placed]
    if not line.vertical:
        return []
    corners = np.array(line.polygon, np.float32)
    strip = cut_strip(image, corners)
    letters = [i for i, char in enumerate(line.text) if not char.isspace()]
    cells = find_cells(strip)
    if len(cells) != len(letters):
        return []
    height = max(1.0, float(len(strip)))
    quads = []
    for at, cell in zip(letters, cells, strict=True):
        a, b = cell.begin / height, cell.end / height
        left = [corners[0] + t * (corners[3] - corners[0]) for t in (a, b)]
        right = [corners[1] + t * (corners[2] - corners[1]) for t in (a, b)]
        four = (left[0], right[0], right[1], left[1])
        quads.append((at, tuple((float(x), float(y)) for x, y in four)))
    return quads  # type: ignore[return-value]


def _looks(image: Pixels, quad: Quad, line: TextLine) -> NDArray[np.float32] | None:
    """The character under `quad`, centred on its ink, at several sizes; None where nothing is."""
    corners = np.array(quad, np.float32)
    right = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    wide, high = float(np.linalg.norm(right)), float(np.linalg.norm(down))
    em = wide if line.vertical else min(high, max(wide, 0.75 * high))
    if em < 6:
        return None
    across = down / high if high > 0 else np.array([0.0, 1.0], np.float32)
    along = np.array([across[1], -across[0]], np.float32)
    middle = corners.mean(axis=0)
    reach = 0.9 * em
    patch_corners = np.array(
        [middle + sx * reach * along + sy * reach * across
         for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))], np.float32
    )  # fmt: skip
    patch = cv2.cvtColor(cut_strip(image, patch_corners, taller=64), cv2.COLOR_BGR2GRAY)
    scale = patch.shape[0] / (2 * reach)
    box = _ink_box(patch, wide * scale, high * scale, line.vertical)
    if box is None:
        return None
    left, top, right_, bottom = box
    size = max(right_ - left, bottom - top)
    x, y = (left + right_) / 2, (top + bottom) / 2
    return np.stack([_square(patch, x, y, _WINDOW * size * s) for s in _SCALES])


def _ink_box(
    patch: NDArray[np.uint8] | NDArray[np.generic], wide: float, high: float, vertical: bool
) -> tuple[float, float, float, float] | None:
    """The ink of the character in the middle of `patch`; the engine's box is `wide` by `high`.

    Along the line the box is trusted to within a little, across it the ink of the line decides.
    """
    level = patch.astype(np.float32)
    off = np.abs(
        level - float(np.median(np.concatenate([level[0], level[-1], level[:, 0], level[:, -1]])))
    )
    inked = off > max(0.4 * float(np.percentile(off, 97)), 10.0)
    height, width = inked.shape
    half_x = 0.5 * wide * (1.1 if vertical else 1.03) + 1
    half_y = 0.5 * high * (1.06 if vertical else 1.0)
    x0, x1 = max(0, round(width / 2 - half_x)), min(width, round(width / 2 + half_x))
    y0, y1 = max(0, round(height / 2 - half_y)), min(height, round(height / 2 + half_y))
    inside = inked[y0:y1, x0:x1]
    columns = _runs(inside.sum(axis=0) > 0.02 * inside.shape[0])
    rows = _runs(inside.sum(axis=1) > 0.02 * inside.shape[1])
    if not rows or not columns:
        return None
    columns = _without_cut(columns, inside.shape[1], 0.8 * min(wide, high))
    least = (0.65 if vertical else 0.8) * min(columns[-1][1] - columns[0][0], 1.1 * high)
    rows = _without_cut(rows, inside.shape[0], least)
    across, down = columns[-1][1] - columns[0][0], rows[-1][1] - rows[0][0]
    if vertical:
        columns = _trim(columns, 1.15 * min(down, 1.1 * high))
    elif across > 1.2 * down:  # a neighbour stands in the engine's box
        columns = _trim(columns, 1.15 * down)
    else:
        rows = _trim(rows, 1.25 * min(across, 1.1 * wide))
    left, right, top, bottom = columns[0][0], columns[-1][1], rows[0][0], rows[-1][1]
    if right - left < 4 or bottom - top < 4:
        return None
    return x0 + float(left), y0 + float(top), x0 + float(right), y0 + float(bottom)


def _runs(filled: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where `filled` is true: `(begin, end)` of each run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], filled.astype(np.int8), [0]])))
    return [(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]


def _without_cut(runs: list[tuple[int, int]], length: int, least: float) -> list[tuple[int, int]]:
    """`runs` without an outermost one that the edge (0, `length`) cuts through: it is another's.

    Only where what is left is still `least` long.
    """
    if len(runs) > 1 and runs[-1][1] >= length and runs[-2][1] - runs[0][0] >= least:
        runs = runs[:-1]
    if len(runs) > 1 and runs[0][0] <= 0 and runs[-1][1] - runs[1][0] >= least:
        runs = runs[1:]
    return runs


def _trim(runs: list[tuple[int, int]], longest: float) -> list[tuple[int, int]]:
    """`runs` without the outermost ones (ruby, a rule, the line above) that make them too long."""
    while len(runs) > 1 and runs[-1][1] - runs[0][0] > longest:
        first, last = runs[0][1] - runs[0][0], runs[-1][1] - runs[-1][0]
        runs = runs[1:] if first < last else runs[:-1]
    return runs


def _square(patch: NDArray[np.generic], x: float, y: float, side: float) -> NDArray[np.float32]:
    """A square of `patch` about `(x, y)`, at the network's size, mean 0 and deviation 1."""
    scale = SIDE / side
    source = patch.astype(np.uint8)
    if scale < 0.8:
        source = cv2.GaussianBlur(source, (0, 0), 0.4 / scale).astype(np.uint8)
    warp = np.array(
        [[scale, 0, SIDE / 2 - scale * x], [0, scale, SIDE / 2 - scale * y]], np.float32
    )
    cut = cv2.warpAffine(
        source, warp, (SIDE, SIDE), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32)
    even: NDArray[np.float32] = ((cut - cut.mean()) / (cut.std() + 4.0)).astype(np.float32)
    return even


@lru_cache(maxsize=1)
def load_looker() -> Looker:
    with resources.as_file(resources.files(__package__).joinpath("data", "variants.onnx")) as path:
        network, _ = networks.load_network(path, 1)
    return network
