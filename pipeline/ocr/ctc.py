"""From the recognition network's steps to characters (Connectionist Temporal Classification)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_CLOSE = 0.05  # a second choice below this share is not worth keeping


@dataclass(frozen=True, slots=True)
class Glyph:
    """A decoded character: the steps that it took (first and last), and its rivals.

    `space` is the highest share that the network gave to a space since the character before.
    """

    text: str
    confidence: float
    first: int
    last: int
    rivals: tuple[tuple[str, float], ...] = ()
    space: float = 0.0


def decode(shares: NDArray[np.float32], characters: Sequence[str]) -> tuple[Glyph, ...]:
    """Best path through `shares` (`(steps, classes)`, each step sums to 1).

    Class 0 is the blank and the last one the space, which becomes no glyph but the `space` of
    the next. A character's confidence is the highest share among its steps.
    """
    best = shares.argmax(axis=1)
    space = shares.shape[1] - 1
    since = 0
    glyphs: list[Glyph] = []
    step = 0
    while step < len(best):
        kind = int(best[step])
        end = step
        while end + 1 < len(best) and best[end + 1] == kind:
            end += 1
        if kind and kind != space:
            peak = step + int(shares[step : end + 1, kind].argmax())
            glyph = _glyph(shares[peak], kind, step, end, characters)
            glyphs.append(replace(glyph, space=float(shares[since : step + 1, space].max())))
            since = end
        step = end + 1
    return tuple(glyphs)


def _glyph(
    row: NDArray[np.float32], kind: int, first: int, last: int, characters: Sequence[str]
) -> Glyph:
    confidence = float(row[kind])
    rivals: tuple[tuple[str, float], ...] = ()
    if confidence < 1 - _CLOSE:
        order = np.argpartition(row, -4)[-4:]
        close = sorted(((float(row[k]), int(k)) for k in order if k != kind and k), reverse=True)
        rivals = tuple((characters[k], share) for share, k in close if share >= _CLOSE)
    return Glyph(characters[kind], min(confidence, 1.0), first, last, rivals)
