"""The order in which a person reads the lines of a card."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..model import TextLine

_ALLEY = 1.6  # line heights: blocks side by side stand at least so far apart


def in_reading_order(lines: Sequence[TextLine], *, vertical: bool) -> tuple[TextLine, ...]:
    """Blocks from the top left, rows from the top; columns of vertical text from the right.

    On a vertical card the columns come first, else the rows.
    """
    standing = [line for line in lines if line.vertical]
    lying = [line for line in lines if not line.vertical]
    columns = sorted(standing, key=lambda line: (-line.box[2], line.box[1]))
    rows = _blocks(lying)
    return (*columns, *rows) if vertical else (*rows, *columns)


def _blocks(lines: Sequence[TextLine]) -> list[TextLine]:
    """Cut where the page is blank from edge to edge, the wider blank first (XY-cut)."""
    if len(lines) < 3:
        return _rows(lines)
    size = float(np.median([line.size for line in lines]))
    across, below = _widest(lines, 0), _widest(lines, 1)
    if across[0] > _ALLEY * size and _abreast(lines, across[1]):
        left = [line for line in lines if line.box[2] <= across[1]]
        right = [line for line in lines if line.box[2] > across[1]]
        return [*_blocks(left), *_blocks(right)]
    if below[0] > 0:
        upper = [line for line in lines if line.box[3] <= below[1]]
        lower = [line for line in lines if line.box[3] > below[1]]
        return [*_blocks(upper), *_blocks(lower)]
    return _rows(lines)


def _abreast(lines: Sequence[TextLine], at: float) -> bool:
    """Whether both sides of `at` hold several lines: a single row is not two blocks."""
    left = sum(line.box[2] <= at for line in lines)
    return min(left, len(lines) - left) > 1


def _widest(lines: Sequence[TextLine], axis: int) -> tuple[float, float]:
    """The widest blank between lines along an axis: its width, and the edge where it begins."""
    spans = sorted((line.box[axis], line.box[axis + 2]) for line in lines)
    best, edge = (0.0, 0.0), spans[0][1]
    for begin, end in spans[1:]:
        if begin - edge > best[0]:
            best = (begin - edge, edge)
        edge = max(edge, end)
    return best


def _rows(lines: Sequence[TextLine]) -> list[TextLine]:
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: line.box[1] + line.box[3]):
        middle = (line.box[1] + line.box[3]) / 2
        if rows:
            last = rows[-1][-1]
            if last.box[1] < middle < last.box[3] and line.box[1] < (last.box[1] + last.box[3]) / 2:
                rows[-1].append(line)
                continue
        rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.box[0])]
