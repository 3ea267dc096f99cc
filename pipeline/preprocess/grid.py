"""Cards laid edge to edge and taken for one: cut along the blank alleys between their texts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from ..geometry import FloatArray, as_quad, homography, map_points
from ..model import Quad

Box: TypeAlias = tuple[float, float, float, float]

_GRIDS = ((2, 2), (2, 1), (1, 2), (3, 1), (1, 3), (3, 2), (2, 3), (3, 3))
_WIDE = (1.4, 1.85)
"""Width over height of cards that lie; of those that stand it is the inverse."""
_SLACK = 0.12
"""How far a cut may lie from where even cells would part, as a share of a cell."""
_FEWEST = 4  # pieces of text on a card
_UNIT: Quad = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def split_touching(boxes: Sequence[Box], width: int, height: int, quad: Quad) -> tuple[Quad, ...]:
    """The cards of a grid that was cut out as one, or nothing where no grid explains the text.

    `boxes` are those of text (left, top, right, bottom) in pixels of the upright cut-out of
    `width` by `height`; `quad` holds its corners in the photo, in the order in which it stands.
    """
    placed = [(a / width, b / height, c / width, d / height) for a, b, c, d in boxes]
    for columns, rows in _GRIDS:
        shape = (width / columns) / (height / rows)
        if not (_WIDE[0] < shape < _WIDE[1] or _WIDE[0] < 1 / shape < _WIDE[1]):
            continue
        across = _cuts([(box[0], box[2]) for box in placed], columns)
        down = _cuts([(box[1], box[3]) for box in placed], rows)
        if across is None or down is None:
            continue
        cells = [(a, c, b, d) for c, d in pairwise(down) for a, b in pairwise(across)]
        if all(_texts_in(placed, cell) >= _FEWEST for cell in cells):
            matrix = homography(_UNIT, quad)
            return tuple(_corners(cell, matrix) for cell in cells)
    return ()


def _cuts(spans: Sequence[tuple[float, float]], parts: int) -> list[float] | None:
    """Where to cut 0 to 1 into `parts` without touching text; None where text lies across."""
    cuts = [0.0]
    for k in range(1, parts):
        even = k / parts
        steps = sorted((i / 200 * _SLACK / parts for i in range(-200, 201)), key=abs)
        free = next((even + s for s in steps if not _crossed(spans, even + s)), None)
        if free is None:
            return None
        cuts.append(free)
    return [*cuts, 1.0]


def _crossed(spans: Sequence[tuple[float, float]], at: float) -> bool:
    return any(low < at < high for low, high in spans)


def _texts_in(boxes: Sequence[Box], cell: Box) -> int:
    left, top, right, bottom = cell
    return sum(
        left <= (a + c) / 2 <= right and top <= (b + d) / 2 <= bottom for a, b, c, d in boxes
    )


def _corners(cell: Box, matrix: FloatArray) -> Quad:
    left, top, right, bottom = cell
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return as_quad(map_points(corners, matrix))
