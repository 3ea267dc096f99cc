"""Text in columns, where a kanji takes two cells of the terminal and a letter one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width_of(text: str) -> int:
    """The cells that `text` takes (Unicode TR11: wide and full-width take two, marks none)."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200b\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    text = printable(text)
    if width_of(text) <= width:
        return text + " " * (width - width_of(text))
    kept, used = "", 0
    for char in text:
        if used + _cells(char) > width - 1:
            break
        kept, used = kept + char, used + _cells(char)
    return kept + "…" + " " * (width - used - 1)


def printable(text: str) -> str:
    """`text` on one line and without control characters: a card must not steer the terminal."""
    shown = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    return " ".join(shown.split())


def table(
    rows: Sequence[Sequence[str]],
    widest: int = 40,
    right: frozenset[int] = frozenset(),
    total: int | None = None,
) -> list[str]:
    """Lines with aligned columns, two spaces apart; the columns in `right` stand to the right.

    No column is wider than `widest`; where the whole is wider than `total` cells, the widest
    columns give way.
    """
    if not rows:
        return []
    plain = [[printable(cell) for cell in row] for row in rows]
    widths = [min(widest, max(width_of(row[i]) for row in plain)) for i in range(len(rows[0]))]
    while total is not None and sum(widths) + 2 * (len(widths) - 1) > total and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return [
        "  ".join(
            _to_the_right(cell, width) if i in right else fit(cell, width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in plain
    ]


def _to_the_right(cell: str, width: int) -> str:
    text = fit(cell, width).rstrip()
    return " " * (width - width_of(text)) + text
