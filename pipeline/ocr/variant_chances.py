"""How likely each variant of a kanji is: its pixels, what the engine read, how usual it is.

What the engine reads for each printed character, and how surely, is measured
(`training/measure_readings.py`, `data/variant_readings.tsv`): it always folds 髙, reads 冨 as 富
but never surely, and 桒 as 来, 乗 or 棄.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from ..text.variants import confusable_group, looked_at, rivals_of

CHARACTERS = looked_at()
"""What the network has a logit for, in this order."""

_USUAL = frozenset("髙﨑邊邉齋齊濱濵栁德𠮷桒槗眞廣惠澤瀨嶋國龍冨櫻靜壽濤凜瀧彌榮禮條曻顯𡈽嶌實豐")
_ODDS = {(True, True): 0.5, (True, False): 0.15, (False, True): 0.05, (False, False): 0.01}
"""How often a form is printed beside the common one: (in a name, usual in names)."""
_SLIP = 0.008
"""The least chance that the pixels leave to any character: the crop may be a bad one."""
_LEVELS = (0.95, 0.7)
_ITSELF, _MATE, _OTHER = 0.5, 0.3, 0.1
"""Readings that are added to the measured ones: what was never seen is not impossible."""


def weigh(
    logits: NDArray[np.float32], engine: str, confidence: float, eager: bool
) -> tuple[tuple[str, float], ...]:
    """The chance of each rival of `engine`, a character read with `confidence`, likeliest first.

    `logits` has one number for each of `CHARACTERS`; `eager` expects variants, as in names.
    """
    rivals = rivals_of(engine)
    seen = np.array([logits[CHARACTERS.index(char)] for char in rivals], np.float64)
    seen = np.exp(seen - seen.max())
    seen = seen / seen.sum() + _SLIP
    weights = [
        float(look) * _usualness(char, eager) * read_as(char, engine, confidence)
        for look, char in zip(seen, rivals, strict=True)
    ]
    total = sum(weights) or 1.0
    ranked = sorted(zip(rivals, (w / total for w in weights), strict=True), key=lambda p: -p[1])
    return tuple(ranked)


def read_as(printed: str, read: str, confidence: float) -> float:
    """The chance that the engine reads `printed` as `read` with about that confidence."""
    counts = readings().get(printed, {})
    mate = read in (confusable_group(printed) or "")
    levels = counts.get(read, (0, 0, 0))
    extra = _ITSELF if read == printed else _MATE if mate else _OTHER
    if not counts and read == printed:
        extra = 20.0  # nobody measured it: it is taken to be known
    total = sum(map(sum, counts.values())) + 1.0
    level = next((i for i, least in enumerate(_LEVELS) if confidence >= least), len(_LEVELS))
    return (sum(levels) + extra) / total * (levels[level] + 2) / (sum(levels) + 6)


def _usualness(char: str, eager: bool) -> float:
    group = confusable_group(char)
    if group is None or group[0] == char:
        return 1.0
    return _ODDS[eager, char in _USUAL]


@cache
def readings() -> dict[str, dict[str, tuple[int, ...]]]:
    """For each printed character, how often it was read as what: surely, less so, hardly."""
    path = resources.files(__package__).joinpath("data", "variant_readings.tsv")
    held: dict[str, dict[str, tuple[int, ...]]] = {}
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        printed, *reads = row.split("\t")
        held[printed] = {read[0]: tuple(map(int, read[1:].split("/"))) for read in reads}
    return held
