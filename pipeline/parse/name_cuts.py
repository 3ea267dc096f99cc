"""Where a Japanese name may be cut, and how likely each cut is."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from .name_forms import CHINESE_SURNAMES, TWO_CHARACTER_SURNAMES
from .name_tables import log_chance


@dataclass(frozen=True, slots=True)
class Cut:
    family: str
    given: str
    weight: float


def cut_name(text: str) -> list[Cut]:
    """Every way to cut a Japanese name, the likeliest first. `weight` is a log chance.

    A gap that is there is kept to; of several gaps (letters set apart) a wider one decides,
    then the tables.
    """
    pieces: list[str] = []
    gaps: dict[int, int] = {}
    at = 0
    for piece in re.split(r"( +)", text.replace("　", " ")):
        if piece.isspace():
            gaps[at] = len(piece)
        elif piece:
            pieces.append(piece)
            at += len(piece)
    joined = "".join(pieces)
    widest = max(gaps.values(), default=0)
    unique_widest = [cut for cut, width in gaps.items() if width == widest]
    found = []
    for cut in range(1, len(joined)):
        family, given = joined[:cut], joined[cut:]
        weight = _family_chance(family) + _given_chance(given, family) + _shape(cut, len(joined))
        if gaps:
            weight += 0.0 if cut in gaps else -9.0
            if len(gaps) > 1 and len(unique_widest) == 1 and cut in unique_widest:
                weight += 10.0
        if given[0] in "々ー":
            weight -= 20.0
        found.append(Cut(family, given, weight))
    return sorted(found, key=lambda cut: -cut.weight)


def _family_chance(family: str) -> float:
    chance = log_chance(family, "family")
    if family in CHINESE_SURNAMES or family in TWO_CHARACTER_SURNAMES:
        return max(chance, -9.5)
    return chance


def _given_chance(given: str, family: str) -> float:
    chance = log_chance(given, "given")
    if family in CHINESE_SURNAMES and len(given) <= 2:
        return max(chance, -15.0)
    return chance


def _shape(cut: int, length: int) -> float:
    """The logarithm of how usual a family name of `cut` characters is in a name of `length`."""
    usual = {
        2: {1: 0.0},
        3: {2: -0.4, 1: -1.0},
        4: {2: -0.1, 3: -2.3, 1: -2.5},
        5: {2: -0.5, 3: -1.0, 4: -4.0, 1: -3.5},
        6: {3: -0.7, 2: -1.2, 4: -1.5},
    }
    return usual.get(length, {}).get(cut, -3.0)


def cut_confidence(cuts: list[Cut]) -> float:
    top = cuts[0].weight
    return 1.0 / sum(math.exp(max(-40.0, cut.weight - top)) for cut in cuts)
