"""Columns of vertical text: two ways to look at one, and for each cell the surer of the two.

Sideways (the column turned by 90 degrees) the engine reads Latin words, which stand turned in a
column, brackets, and most kanji; cell by cell (each character cut out and laid beside the last,
upright) it reads what sideways looks like something else: 〒, メ, 〇, 二, and figures set upright.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels
from .ink import grey_of, ink_of
from .spaces import is_wide

CELL = 48
"""Pixels of a laid-down cell: the height of the recognition network."""

_PITCHES = (0.96, 1.0, 1.04, 1.08, 1.14, 1.2)  # ems from one character to the next
_EACH = 0.15  # what a character costs, so that few are better than many
_GUESSED = 0.5
_MARK = 0.9  # how sure ー is where only a standing line is seen between katakana
_KATAKANA_END = re.compile(r"[ァ-ヺ]$")
_PARTS = 0.6  # ems
_BLANK = 0.02  # of an em: less ink in a row is dust
_EM = 32  # pixels of a character in the profile on which cells are found
_BRACKETS = frozenset("（）()「」『』【】〈〉《》［］[]…‥：:；;")
_BARS = frozenset("Ｉ|｜l1１I丨Ⅰⅰ〡－ー一‐–—―-_ｰ−")
_NUMERALS = frozenset("〇一二三四五六七八九十百千")
_LOOKALIKE = {"ニ": "二", "ー": "一", "ハ": "八", "O": "〇", "○": "〇", "0": "〇", "◯": "〇",
              "o": "〇", "ミ": "三", "+": "十", "ﾆ": "二"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One character's place along a column, in pixels; `gap` is the blank before it, in ems."""

    begin: float
    end: float
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Text read in a cell, or at a place along a column (its middle, in pixels)."""

    text: str
    confidence: float
    middle: float


def sideways(column: Pixels) -> Pixels:
    """`column` turned so that its top lies at the left."""
    return np.ascontiguousarray(np.rot90(column))


def find_cells(column: Pixels) -> tuple[Cell, ...]:
    """Where each character of a column begins and ends: the cheapest cuts one pitch apart.

    Several pitches are tried, and the one that fits the blanks between characters best is taken.
    """
    ink, scale = _profile(column)
    filled = np.flatnonzero(ink > _BLANK)
    if not len(filled):
        return ()
    top, bottom = int(filled[0]), int(filled[-1]) + 1
    tried = [_cut(ink[top:bottom], share * _EM) for share in _PITCHES]
    _, cuts = min(tried, key=lambda cut: cut[0])
    inks = [_extent(ink[top + begin : top + end], begin) for begin, end in cuts]
    blanks = [after[0] - before[1] for before, after in pairwise(inks)]
    usual = float(np.median(blanks)) if len(blanks) > 2 else 0.08 * _EM
    cells: list[Cell] = []
    for i, (begin, end) in enumerate(cuts):
        gap = 0.0
        if i:
            gap = float(begin - cuts[i - 1][1])
            # Between two characters that fill their squares the blank itself tells.
            if min(last - first for first, last in inks[i - 1 : i + 1]) > 0.6 * _EM:
                gap = max(gap, blanks[i - 1] - usual)
        cells.append(Cell((top + begin) * scale, (top + end) * scale, gap / _EM))
    return tuple(cells)


def _extent(ink: NDArray[np.float32], begin: int) -> tuple[int, int]:
    """Where the ink of a cell that begins at `begin` begins and ends."""
    filled = np.flatnonzero(ink > _BLANK)
    return begin + int(filled[0]), begin + int(filled[-1]) + 1


def _cut(ink: NDArray[np.float32], pitch: float) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest way down a profile in steps of a character or of blank.

    Returns how badly it fits, and the characters.
    """
    n = len(ink)
    blank = ink <= _BLANK
    sizes = np.arange(round(0.3 * pitch), round(1.3 * pitch) + 1)
    off = (sizes - pitch) / pitch
    misfit = np.where(off < 0, 10.0, 20.0) * off * off + _EACH
    # A first or last character ends with its ink, not with its square.
    slack = np.where(off < 0, 4.0, 20.0) * off * off + _EACH
    cost = np.full(n + 1, np.inf)
    cost[0] = 0.0
    link = np.zeros(n + 1, np.int32)
    for end in range(1, n + 1):
        fits = sizes[sizes <= end]
        if len(fits):
            prices = cost[end - fits] + (slack if end == n else misfit)[: len(fits)]
            if fits[-1] == end:
                prices[-1] = slack[len(fits) - 1]
            best = int(prices.argmin())
            through = 0.0 if end == n else 3.0 * float(min(ink[end - 1], ink[end]))
            cost[end], link[end] = float(prices[best]) + through, end - int(fits[best])
        if blank[end - 1] and cost[end - 1] + 0.004 < cost[end]:
            cost[end], link[end] = cost[end - 1] + 0.004, end - 1
    steps = []
    at = n
    while at > 0:
        steps.append((int(link[at]), at))
        at = int(link[at])
    cuts = [(begin, end) for begin, end in reversed(steps) if not blank[begin:end].all()]
    return float(cost[n]) - _EACH * len(cuts), cuts


def lay_cells(column: Pixels, cells: Sequence[Cell]) -> Pixels:
    """The cells of `column` side by side, each in a square, upright: a horizontal line."""
    em = column_em(column)
    width = column.shape[1]
    pieces = []
    for cell in cells:
        size = max(cell.end - cell.begin, 1.12 * em)
        warp = np.array([[1, 0, (size - width) / 2], [0, 1, size / 2]], np.float32)
        warp[1, 2] -= (cell.begin + cell.end) / 2
        # What the neighbours leave in the square is painted over with the ground.
        alone = column.copy()
        ground = np.median(column.reshape(-1, 3), axis=0)
        alone[: max(int(cell.begin), 0)] = ground
        alone[int(cell.end) + 1 :] = ground
        laid = cv2.warpAffine(
            alone,
            warp * (CELL / size),
            (CELL, CELL),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=[float(v) for v in ground],
        )
        pieces.append(laid)
    return np.ascontiguousarray(np.hstack(pieces)).astype(np.uint8, copy=False)


def choose(
    column: Pixels, cells: Sequence[Cell], lying: Sequence[Placed], upright: Sequence[Placed]
) -> tuple[Placed, ...]:
    """For each cell the surer reading, spaces before wide gaps.

    `upright` is placed by cell number; `lying` in pixels, a space before the text where sideways
    there is one. The answer is placed in pixels.
    """
    by_lying: list[list[Placed]] = [[] for _ in cells]
    for placed in lying:
        by_lying[_nearest(cells, placed.middle)].append(placed)
    by_cell: list[list[Placed]] = [[] for _ in cells]
    for placed in upright:
        at = min(int(placed.middle), len(cells) - 1)
        middle = (cells[at].begin + cells[at].end) / 2
        by_cell[at].append(Placed(placed.text, placed.confidence, middle))
    chosen = [_surer(a, b) for a, b in zip(by_lying, by_cell, strict=True)]
    _close_brackets(cells, chosen)
    usual = float(np.median([cell.gap for cell in cells[1:]])) if len(cells) > 2 else 0.0
    before = ""
    out: list[Placed] = []
    for cell, inside in zip(cells, chosen, strict=True):
        if not inside and _KATAKANA_END.search(before) and _stroke(column, cell) == "|":
            # Neither way of looking sees the mark as more than a line, which it is.
            inside = [Placed("ー", _MARK, (cell.begin + cell.end) / 2)]
        if len(inside) == 1 and inside[0].text.strip() in _BARS:
            inside = [_as_stroke(inside[0], _stroke(column, cell), before)]
        for i, placed in enumerate(inside):
            text = placed.text.strip()
            spaced = placed.text[0].isspace()
            if i == 0 and is_wide(text[0]) and (not before or is_wide(before)):
                spaced = cell.gap > (usual + 0.2 if usual < 0.4 else 0.0)
                # Figures have blank enough of their own; nobody parts them by less than half.
                spaced &= not {before, text} <= _NUMERALS or cell.gap > _PARTS
                # The mark is shorter than its square, and leaves a blank behind it.
                spaced &= text != "ー" and (before != "ー" or cell.gap > _PARTS)
            space = ("　" if cell.gap > 0.7 else " ") if spaced and before else ""
            out.append(Placed(space + text, placed.confidence, placed.middle))
            before = text[-1]
    return _as_letters(_as_numerals(out))


def _close_brackets(cells: Sequence[Cell], chosen: list[list[Placed]]) -> None:
    """Put the closing bracket that neither way of looking saw into the cell that gave nothing."""
    opened: list[int] = []
    for i, inside in enumerate(chosen):
        for placed in inside:
            if placed.text.strip() in "(（":
                opened.append(i)
            elif placed.text.strip() in ")）" and opened:
                opened.pop()
    unread = [i for i, inside in enumerate(chosen) if not inside and opened and i > opened[-1]]
    if len(opened) == 1 and len(unread) == 1:
        cell = cells[unread[0]]
        chosen[unread[0]] = [Placed("）", _GUESSED, (cell.begin + cell.end) / 2)]


def _nearest(cells: Sequence[Cell], middle: float) -> int:
    return min(range(len(cells)), key=lambda i: abs((cells[i].begin + cells[i].end) / 2 - middle))


def _surer(lying: list[Placed], upright: list[Placed]) -> list[Placed]:
    """Of what was read in one cell sideways and upright."""
    if not upright:
        return lying
    if not lying:
        return upright if min(p.confidence for p in upright) > 0.5 else []
    side, up = min(p.confidence for p in lying), min(p.confidence for p in upright)
    if "".join(p.text.strip() for p in lying) == "".join(p.text for p in upright):
        return lying if side > up else upright
    if any(p.text.strip() in _BRACKETS for p in lying):
        return lying if side > 0.4 else upright
    if len(upright) < len(lying) and side > 0.8 and all(is_wide(p.text.strip()) for p in lying):
        return lying  # two characters in what was taken for one cell
    if len(upright) > 1 and not all(p.text.isascii() and p.text.isdigit() for p in upright):
        return lying
    if all(is_wide(p.text) for p in upright):
        # A wide character upright against Latin letters or against one on its back.
        wide = all(is_wide(p.text.strip()) for p in lying)
        return upright if up > side - (0.0 if wide else 0.1) else lying
    return upright if up > side + 0.25 else lying


def _stroke(column: Pixels, cell: Cell) -> str:
    """`-` where the cell holds one lying stroke, `|` where one standing, else empty."""
    part = column[max(int(cell.begin), 0) : int(cell.end) + 1]
    inked = _ink(column)[max(int(cell.begin), 0) : int(cell.end) + 1]
    if not part.size or not inked.any():
        return ""
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    high, wide = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    if wide > 2.5 * high:
        return "-"
    return "|" if high > 2.5 * wide else ""


def _as_stroke(placed: Placed, stroke: str, before: str) -> Placed:
    """A lying stroke in a column is the numeral one; a standing one is a dash."""
    if not stroke:
        return placed
    standing = "ー" if "ぁ" <= before <= "ヿ" else "－"
    text = "一" if stroke == "-" else standing
    return Placed(text, placed.confidence, placed.middle)


def _as_numerals(chain: Sequence[Placed]) -> tuple[Placed, ...]:
    """Lookalikes of kanji numerals between kanji numerals: ニ in 四ニ〇 is 二."""
    out = list(chain)
    for i, placed in enumerate(chain):
        text = placed.text.strip()
        if text in _LOOKALIKE and any(
            0 <= j < len(out) and out[j].text.strip() in _NUMERALS for j in (i - 1, i + 1)
        ):
            text = placed.text.replace(text, _LOOKALIKE[text])
            out[i] = Placed(text, placed.confidence, placed.middle)
    return tuple(out)


def _as_letters(chain: Sequence[Placed]) -> tuple[Placed, ...]:
    """Numerals between letters are letters: 〇 in M〇BILE is O, 1 in フリ1ダイヤル is ー."""
    out = list(chain)
    for i in range(1, len(out) - 1):
        text = out[i].text.strip()
        sides = unicodedata.normalize("NFKC", out[i - 1].text + out[i + 1].text).strip()
        letter = ""
        if text == "〇" and all("A" <= side <= "Z" for side in sides):
            letter = "O"
        elif text in _BARS and all("ァ" <= side <= "ヺ" for side in sides):
            letter = "ー"
        if letter and out[i].text == text and text != letter:
            out[i] = Placed(letter, out[i].confidence, out[i].middle)
    return tuple(out)


def column_em(column: Pixels) -> float:
    """The size of a full character: the width of the column's ink, in pixels."""
    inked = np.flatnonzero(_ink(column).any(axis=0))
    if not len(inked):
        return float(column.shape[1])
    return float(max(inked[-1] - inked[0] + 1, 0.5 * column.shape[1]))


def _ink(column: Pixels) -> NDArray[np.bool_]:
    return ink_of(grey_of(column))


def _profile(column: Pixels) -> tuple[NDArray[np.float32], float]:
    """Ink of each row (share of an em) with a character at 32 pixels, and pixels for each row."""
    em = column_em(column)
    rows = _ink(column).astype(np.float32).sum(axis=1) / em
    length = max(1, round(len(rows) * _EM / em))
    small = cv2.resize(rows[:, None], (1, length), interpolation=cv2.INTER_AREA)[:, 0]
    return small.astype(np.float32), len(rows) / length
