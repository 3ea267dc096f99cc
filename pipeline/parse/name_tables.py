"""The name tables in `data/`: what is known of family names, given names and their readings.

Built by `training/build_names.py`, which names the sources and their licences (see
`data/NOTICE.md`). Keys are folded (`fold_variants`): 髙木 is found under 高木. A level is ten
times the natural logarithm of a (pseudo-)population.
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeAlias

from ..text.kana import is_kana, to_hiragana
from ..text.romaji import fold_kana
from ..text.variants import fold_variants

Part: TypeAlias = Literal["family", "given"]

_ALL = {"family": 18.85, "given": 17.65}  # logarithms of the sums over each table
_READING = re.compile(r"(\D+)(\d+)")
_KANJI = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ]")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the tables. `readings` are hiragana with their share, the likeliest first."""

    level: int
    readings: tuple[tuple[str, float], ...]


def _lines(name: str) -> list[str]:
    packed = resources.files(__package__).joinpath("data", f"{name}.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode().splitlines()


def _table(name: str) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in _lines(name))


@lru_cache(maxsize=2)
def _names(part: Part) -> Mapping[str, str]:
    return _table("surnames" if part == "family" else "given")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    return _table("words")


@lru_cache(maxsize=1)
def _foreign() -> Mapping[str, str]:
    return _table("foreign")


@lru_cache(maxsize=1)
def _units() -> Mapping[str, str]:
    return _table("units")


def known_names(part: Part) -> Collection[str]:
    """Every name of the tables, variants of kanji folded."""
    return _names(part).keys()


@lru_cache(maxsize=4096)
def known_name(text: str, part: Part) -> KnownName | None:
    """What the tables hold of `text` as a family or a given name; None when nothing."""
    row = _names(part).get(fold_variants(text))
    if row is None:
        return None
    level, _, packed = row.partition("\t")
    pairs = [(kana, math.exp(int(n) / 10)) for kana, n in _READING.findall(packed.replace(" ", ""))]
    total = sum(weight for _, weight in pairs) or 1.0
    return KnownName(int(level), tuple((kana, weight / total) for kana, weight in pairs))


@lru_cache(maxsize=4096)
def units_of(char: str, part: Part) -> tuple[tuple[str, float], ...]:
    """How a kanji is read in such names: `(kana, count)`, the commonest first; kana as itself."""
    if is_kana(char) and char not in "ヶケノツ":
        return ((to_hiragana(char), 1.0),)
    row = _units().get(part[0] + fold_variants(char))
    if row is None:
        return ((to_hiragana(char), 1.0),) if is_kana(char) else ()
    return tuple((kana, float(n)) for kana, n in _READING.findall(row.replace(" ", "")))


@lru_cache(maxsize=8192)
def log_chance(text: str, part: Part) -> float:
    """The logarithm of the chance that a Japanese person's family or given name is `text`.

    Names outside the tables are judged by their characters; at the worst -36.
    """
    known = known_name(text, part)
    if known is not None:
        return known.level / 10 - _ALL[part]
    chars = fold_variants(text)
    if is_kana(chars):
        level = sound_level(fold_kana(chars), part)
        if level is not None and level > 25:  # a name in kanji, here spelled in kana
            return level / 10 - _ALL[part] - (2.5 if part == "given" else 5.0)
        usual = {1: -6.0, 2: -2.0, 3: -1.5, 4: -3.0, 5: -6.0}.get(len(chars), -10.0)
        return usual - (16.0 if part == "given" else 18.0)
    chance = {1: -3.0, 2: -0.5, 3: -2.0, 4: -5.0}.get(len(chars), -9.0) - 14.5
    for before, char in zip(" " + chars, chars, strict=False):
        if char == "々" and before != " ":
            continue
        seen = sum(count for _, count in units_of(char, part)) if _KANJI.match(char) else 30.0
        chance += 0.9 * min(0.0, math.log((seen + 0.3) / 700.0))
    return max(chance, -36.0)


@lru_cache(maxsize=1)
def _sounds() -> Mapping[str, str]:
    return _table("sounds")


def sound_level(sound: str, part: Part) -> int | None:
    """The level of the commonest name that sounds so (`fold_romaji`); None when there is none."""
    row = _sounds().get(sound)
    if row is None:
        return None
    family, _, given = row.partition("\t")
    level = int(family if part == "family" else given)
    return level if level >= 0 else None


def word_cost(text: str) -> int | None:
    """The cost (in hundreds, lower is commoner) of a word or place that looks like a name."""
    found = _words().get(fold_variants(text))
    return int(found) if found is not None else None


def foreign_kind(token: str) -> str:
    """`f`, `g`, `fg` or `-` for a foreign family or given name or either; empty if unknown."""
    return _foreign().get(token.lower(), "")
