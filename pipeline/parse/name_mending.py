"""Family names with one kanji misread.

Engines do not know every kanji of a name (梠, 蛯) and read one that looks like it. The reading in
furigana, in Latin letters or in the mailbox names the few families that are read so; where just
one of them differs in one kanji from what was read, it is the name. Without a reading, what the
engine is known to take for what (`data/misreadings.tsv`) leaves few families, mostly one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from ..text.kanji import is_common_kanji
from ..text.romaji import fold_kana, fold_romaji
from .name_tables import known_name, known_names

_COMMON = 70  # the level in the tables of a name that people bear
_FAR_LIKELIER = 2.0  # in natural logarithms
_SHORTEST = 3  # letters of a reading; shorter ones are read in any mailbox


def mend_family(family: str, kana: Sequence[str], latin: Sequence[str]) -> str | None:
    """The one common family name that is read like one of `kana` or `latin` and is `family` but
    for a rare kanji; None where `family` is common itself, or none or several are left."""
    if len(family) < 2 or _level(family) >= _COMMON:
        return None
    sounds = {*map(fold_kana, kana), *map(fold_romaji, latin)}
    sounds = {sound for sound in sounds if len(sound) >= _SHORTEST}
    near = [
        name
        for name in (known_names("family") if sounds else ())
        if _differs_by_a_rare_kanji(name, family) and sounds & _sounds_of(name)
    ]
    return near[0] if len(near) == 1 else None


def unmisread(family: str) -> str | None:
    """The family name that was printed where `family` was read, if it is far likelier than that.

    By how many bear either, and how often the engine errs so.
    """
    found = [
        (level / 10 + math.log(share), name)
        for name, share in _misreadings_of(family)
        if (level := _level(name))
    ]
    score, name = max(found, default=(0.0, ""))
    return name if len(family) > 1 and score > _level(family) / 10 + _FAR_LIKELIER else None


def _misreadings_of(family: str) -> Iterator[tuple[str, float]]:
    for at, read in enumerate(family):
        for printed, share in _read_as().get(read, ()):
            yield family[:at] + printed + family[at + 1 :], share


@cache
def _read_as() -> dict[str, list[tuple[str, float]]]:
    """For each kanji, those that the engine reads as it, and in what share of their pictures."""
    path = resources.files(__package__).joinpath("data", "misreadings.tsv")
    held: dict[str, list[tuple[str, float]]] = {}
    for row in path.read_text("utf-8").splitlines():
        if row.startswith("#"):
            continue
        printed, *reads = row.split("\t")
        for read in reads:
            held.setdefault(read[0], []).append((printed, int(read[1:]) / 100))
    return held


def _sounds_of(family: str) -> set[str]:
    known = known_name(family, "family")
    return {fold_kana(kana) for kana, _ in known.readings} if known else set()


def _level(family: str) -> int:
    known = known_name(family, "family")
    return known.level if known else 0


def _differs_by_a_rare_kanji(name: str, family: str) -> bool:
    # One of some eighty thousand names: what is cheap to see comes first.
    ends = name[0] == family[0] or name[-1] == family[-1]
    if len(name) != len(family) or not ends:
        return False
    apart = [(ours, read) for ours, read in zip(name, family, strict=True) if ours != read]
    if len(apart) != 1 or _level(name) < _COMMON:
        return False
    (ours, read) = apart[0]
    return is_common_kanji(read) and not is_common_kanji(ours)
