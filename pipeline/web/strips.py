"""Where on the card a value was read: pieces of the picture, as SVG can show them (pure).

A strip is drawn from the one picture of the card that the page has already, so it costs no
request. Vertical writing is set out in a row, character by character, to be read beside the box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Char, LineRef, Quad, TextLine
from .rows import Row

_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """A box of the picture and where on the strip it is drawn; all in pixels of the reading."""

    left: float
    top: float
    width: float
    height: float
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """One line as it stands on side `side`; `width` and `height` are those of the whole strip."""

    side: int
    pieces: tuple[Piece, ...]
    width: float
    height: float

    @property
    def long(self) -> bool:
        """Whether it needs the whole breadth of the page to be legible."""
        return self.width > 7.5 * self.height


def cut_strips(row: Row, sides: Sequence[Sequence[TextLine]]) -> tuple[Strip, ...]:
    """The strips of the lines that `row` was read from; lines that do not exist are passed over."""
    found = []
    for ref in row.sources:
        line = line_at(ref, sides)
        if line is not None:
            found.append(_cut(line, ref.side, row.field.printed or row.value))
    return tuple(found)


def line_at(ref: LineRef, sides: Sequence[Sequence[TextLine]]) -> TextLine | None:
    if 0 <= ref.side < len(sides) and 0 <= ref.line < len(sides[ref.side]):
        return sides[ref.side][ref.line]
    return None


def _cut(line: TextLine, side: int, printed: str) -> Strip:
    chars = _chars_of(line, printed)
    if line.vertical:
        return _laid_out(line, side, chars)
    boxes = [_box(c.polygon) for c in chars] or [line.box]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    _, top, _, bottom = line.box
    pad = max(2.0, (bottom - top) * 0.18)
    width, height = right - left + 2 * pad, bottom - top + 2 * pad
    return Strip(side, (Piece(left - pad, top - pad, width, height),), width, height)


def _laid_out(line: TextLine, side: int, chars: Sequence[Char]) -> Strip:
    left, top, right, bottom = line.box
    if chars:
        spans = [_box(c.polygon)[1::2] for c in chars if c.text.strip()]
    else:
        count = max(1, len(line.text.replace(" ", "")))
        step = (bottom - top) / count
        spans = [(top + i * step, top + (i + 1) * step) for i in range(count)]
    breadth = max(1.0, right - left)
    pieces, x = [], 0.0
    for start, end in spans:
        tall = max(end - start, 1.0)
        height = max(breadth, tall)  # a flat character (ー, 一) keeps its room
        pieces.append(Piece(left, (start + end - height) / 2, breadth, height, x))
        x += breadth
    return Strip(side, tuple(pieces), x, max(p.height for p in pieces))


def _chars_of(line: TextLine, printed: str) -> Sequence[Char]:
    """The characters of `line` that hold `printed`; all of them where it is not found."""
    text = "".join(c.text for c in line.chars)
    start = text.find(printed)
    if start < 0:
        bare = printed.replace(" ", "")
        start, printed = (text.find(bare), bare) if bare else (-1, "")
    if start < 0 or not printed:
        return line.chars
    chars, at = [], 0
    for char in line.chars:
        if start <= at < start + len(printed):
            chars.append(char)
        at += len(char.text)
    return chars or line.chars


def _box(polygon: Quad) -> _Box:
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return min(xs), min(ys), max(xs), max(ys)
