"""Postal codes that were misread: which code of the address's town was printed."""

from __future__ import annotations

import re

from ..text.widths import no_space
from .postal import Town, cities, split_city, split_prefecture, towns_of_city

# What engines read for each figure, Arabic or kanji, standing or lying.
_READ_AS = {
    "0": "0〇○◯OoQD。口",
    "1": "1一ーｰI|lｌ丨!i][－-—–−ノT",
    "2": "2二ニzZ",
    "3": "3三ミ",
    "4": "4四A",
    "5": "5五Ssr",
    "6": "6六b",
    "7": "7七ヒT",
    "8": "8八ハB",
    "9": "9九gq",
}
_FIGURES = {char: digit for digit, chars in reversed(_READ_AS.items()) for char in chars}
_DASHES = frozenset("-－ー—–−・一|1")
_MARK = re.compile(r"^[〒テデ干千〠=ＴT下〶F平丫I|l]?\s*(?=.{6})")
_MISS = 1.0
_ODD = 0.7  # a letter that is none of the figure's
_ENOUGH = 3.0  # steps between what was read and the code; four figures or more agree then


def codes_of_town(text: str) -> frozenset[str]:
    """The postal codes (`104-0061`) of the town at the head of an address; empty if unknown."""
    prefecture, rest = split_prefecture(no_space(text))
    city, rest = split_city(rest, prefecture)
    if not city:
        return frozenset()
    named: list[Town] = []
    for home in (prefecture,) if prefecture else cities().get(city, ()):
        named += [t for t in towns_of_city(home, city) if t.name and rest.startswith(t.name)]
    longest = max((len(town.name) for town in named), default=0)
    return frozenset(town.code for town in named if len(town.name) == longest)


def looks_like_code(text: str) -> bool:
    """Whether a short piece of text may be a postal code of which figures were misread."""
    squeezed = no_space(text)
    if not 5 <= len(squeezed) <= 10:
        return False
    figures = sum(char in _FIGURES for char in squeezed)
    plain = sum(char.isdigit() or char in "〇一二三四五六七八九" for char in squeezed)
    return figures >= len(squeezed) - 2 and plain >= 2


def mend_code(printed: str, text: str) -> str | None:
    """The code of the town of the address `text` that `printed` is a misreading of.

    None where no code of the town is near, or more than one is.
    """
    codes = codes_of_town(text)
    if not codes or not looks_like_code(printed):
        return None
    squeezed = no_space(printed)
    heads = {squeezed, _MARK.sub("", squeezed)}
    if squeezed[0] not in _FIGURES:
        heads.add(squeezed[1:])  # 〒, read as whatever it looked like
    ranked = sorted((min(_steps(head, code) for head in heads), code) for code in codes)
    best, code = ranked[0]
    if best > _ENOUGH or (len(ranked) > 1 and ranked[1][0] - best < _MISS):
        return None
    return code


def _steps(printed: str, code: str) -> float:
    """Weighted edit distance between what was read and a code, dashes counting little."""
    row = [0.0]
    for char in code:
        row.append(row[-1] + (0.3 if char == "-" else _MISS))
    for read in printed:
        before, row = row, [row[0] + (0.3 if read in _DASHES else _MISS)]
        for j, char in enumerate(code, 1):
            if char == "-":
                swap = 0.0 if read in _DASHES else 0.5
            elif read == char:
                swap = 0.0
            else:
                swap = 0.25 if read in _READ_AS[char] else _ODD
            row.append(min(before[j - 1] + swap, before[j] + _MISS, row[j - 1] + _MISS))
    return row[-1]
