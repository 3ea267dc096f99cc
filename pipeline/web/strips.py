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
    y: float = 0.0


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
            found.append(_cut(line, ref.side, (row.value, row.field.printed)))
    return tuple(found)


def line_at(ref: LineRef, sides: Sequence[Sequence[TextLine]]) -> TextLine | None:
    if 0 <= ref.side < len(sides) and 0 <= ref.line < len(sides[ref.side]):
        return sides[ref.side][ref.line]
    return None


def _cut(line: TextLine, side: int, wanted: tuple[str, ...]) -> Strip:
    chars = _chars_of(line, wanted)
    if line.vertical:
        return _laid_out(line, side, chars)
    boxes = [_box(c.polygon) for c in chars] or [line.box]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    _, top, _, bottom = line.box
    tall = bottom - top
    aside, above = max(2.0, tall * 0.2), max(1.0, tall * 0.06)  # the next line is not far
    width, height = right - left + 2 * aside, tall + 2 * above
    return Strip(side, (Piece(left - aside, top - above, width, height),), width, height)


def _laid_out(line: TextLine, side: int, chars: Sequence[Char]) -> Strip:
    left, top, right, bottom = line.box
    if chars:
        spans = [_box(c.polygon)[1::2] for c in chars if c.text.strip()]
    else:
        count = max(1, len(line.text.replace(" ", "")))
        step = (bottom - top) / count
        spans = [(top + i * step, top + (i + 1) * step) for i in range(count)]
    breadth = max(1.0, right - left)
    ends = [
        (
            (spans[i - 1][1] + start) / 2 if i else start,
            (end + spans[i + 1][0]) / 2 if i + 1 < len(spans) else end,
        )
        for i, (start, end) in enumerate(spans)
    ]
    # a gap between words is no part of the character before it
    ends = [
        (max(a, start - breadth * 0.15), min(b, end + breadth * 0.15))
        for (a, b), (start, end) in zip(ends, spans, strict=True)
    ]
    row = max([breadth, *(b - a for a, b in ends)])
    pieces = tuple(
        Piece(left, a, breadth, max(b - a, 1.0), i * breadth, (row - max(b - a, 1.0)) / 2)
        for i, (a, b) in enumerate(ends)
    )
    return Strip(side, pieces, len(pieces) * breadth, row)


def _chars_of(line: TextLine, wanted: tuple[str, ...]) -> Sequence[Char]:
    """The characters of `line` that hold the first of `wanted` found; else all of them.

    Spaces do not count: names are set with wide gaps that no value keeps.
    """
    letters = [c for c in line.chars if c.text.strip()]
    text = "".join(c.text for c in letters)
    for sought in ("".join(w.split()) for w in wanted):
        start = text.find(sought) if sought else -1
        if start < 0:
            continue
        held, at = [], 0
        for char in letters:
            if start <= at < start + len(sought):
                held.append(char)
            at += len(char.text)
        return held or letters
    return letters


def _box(polygon: Quad) -> _Box:
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    return min(xs), min(ys), max(xs), max(ys)
