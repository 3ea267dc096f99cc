"""The order in which a person reads the lines of a card."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import TextLine


def in_reading_order(lines: Sequence[TextLine], *, vertical: bool) -> tuple[TextLine, ...]:
    """Rows from the top, each from the left; columns of a vertical card from the right."""
    standing = [line for line in lines if line.vertical]
    lying = [line for line in lines if not line.vertical]
    columns = sorted(standing, key=lambda line: (-line.box[2], line.box[1]))
    rows = _rows(lying)
    return (*columns, *rows) if vertical else (*rows, *columns)


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
