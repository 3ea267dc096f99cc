"""Furigana: small kana over (beside) a name, often printed and detected in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import TextLine

_SMALL = 0.66  # of its base: ruby is smaller than this
_NEAR = 0.7  # of the base's size: ruby stands no farther away

Box = tuple[float, float, float, float]


def gather_ruby(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """`lines` with the pieces of each ruby made one line.

    Ruby spreads its kana over the characters below; the blanks between them mean nothing but
    where the base has a gap too. A letter-spaced base has gaps everywhere, and then none counts.
    """
    out = list(lines)
    for base in lines:
        pieces = [line for line in out if _is_ruby(line, base)]
        if not pieces:
            continue
        pieces = _nearest_row(pieces, base)
        along = 1 if base.vertical else 0
        pieces.sort(key=lambda line: line.box[along])
        joined = _join(pieces, base)
        if any(piece is out[0] for piece in pieces) and len(pieces) == len(out):
            continue
        where = out.index(pieces[0])
        out = [line for line in out if not any(line is piece for piece in pieces)]
        out.insert(min(where, len(out)), joined)
    return tuple(out)


def _is_ruby(line: TextLine, base: TextLine) -> bool:
    if line is base or not _is_kana(line.text) or not _has_kanji(base.text):
        return False
    small, large = _turned(line.box, base.vertical), _turned(base.box, base.vertical)
    size, full = small[3] - small[1], large[3] - large[1]
    inside = large[0] - 0.5 * full <= small[0] and small[2] <= large[2] + 0.5 * full
    apart = large[1] - small[3]
    return size < _SMALL * full and inside and -0.35 * full < apart < _NEAR * full


def _nearest_row(pieces: Sequence[TextLine], base: TextLine) -> list[TextLine]:
    """The pieces right over the base; a title in katakana in the row above is none of them."""
    top = _turned(base.box, base.vertical)[1]
    rows = [(_turned(piece.box, base.vertical), piece) for piece in pieces]
    nearest, first = min(rows, key=lambda row: abs(top - row[0][3]))
    kept = []
    for box, piece in rows:
        overlap = min(box[3], nearest[3]) - max(box[1], nearest[1])
        alike = (piece.text.strip()[0] < "ァ") == (first.text.strip()[0] < "ァ")
        if alike and overlap > 0.5 * min(box[3] - box[1], nearest[3] - nearest[1]):
            kept.append(piece)
    return kept


def _turned(box: Box, vertical: bool) -> Box:
    """`box` seen along its line: right of a column is above a line."""
    if not vertical:
        return box
    left, top, right, bottom = box
    return top, -right, bottom, -left


def _is_kana(text: str) -> bool:
    letters = [c for c in text if not c.isspace()]
    return bool(letters) and all("ぁ" <= c <= "ヿ" for c in letters)


def _has_kanji(text: str) -> bool:
    return any("一" <= c <= "鿿" or c == "々" for c in text)


def _join(pieces: Sequence[TextLine], base: TextLine) -> TextLine:
    along = 1 if base.vertical else 0
    breaks = _breaks(base)
    text = ""
    last: float | None = None
    for piece in pieces:
        spaced = _word_starts(piece.text)
        for i, (letter, middle) in enumerate(_placed(piece, along)):
            crossed = last is not None and any(last < at < middle for at in breaks)
            if text and (crossed or i in spaced):
                text += " "
            text += letter
            last = middle
    boxes = [piece.box for piece in pieces]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    total = sum(len(piece.text) for piece in pieces)
    confidence = sum(piece.confidence * len(piece.text) for piece in pieces) / total
    chars = tuple(char for piece in pieces for char in piece.chars if char.text.strip())
    polygon = ((left, top), (right, top), (right, bottom), (left, bottom))
    return replace(
        pieces[0],
        text=text,
        polygon=polygon,
        confidence=confidence,
        vertical=base.vertical,
        chars=chars if len(chars) == len(text.replace(" ", "")) else (),
    )


def _word_starts(text: str) -> set[int]:
    """Which letters of `text` begin a word; none where every letter stands apart."""
    words = text.split()
    if len(words) != 2 or min(len(word) for word in words) < 2:
        return set()
    return {len(words[0])}


def _breaks(base: TextLine) -> list[float]:
    """Where the base has a gap between words, along its line; none where it is letter-spaced."""
    along = 1 if base.vertical else 0
    gaps = [
        sum(point[along] for point in char.polygon) / 4
        for char in base.chars
        if char.text.isspace()
    ]
    letters = sum(not char.text.isspace() for char in base.chars)
    return gaps if len(gaps) == 1 and letters > 2 else []


def _placed(piece: TextLine, along: int) -> list[tuple[str, float]]:
    """The letters of a ruby piece with their places along the base."""
    letters = [c for c in piece.text if not c.isspace()]
    marks = [char for char in piece.chars if not char.text.isspace()]
    if [char.text for char in marks] == letters:
        return [(c.text, sum(p[along] for p in c.polygon) / 4) for c in marks]
    begin, end = piece.box[along], piece.box[along + 2]
    step = (end - begin) / len(letters)
    return [(letter, begin + (i + 0.5) * step) for i, letter in enumerate(letters)]
