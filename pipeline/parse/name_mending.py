"""Family names with one kanji misread, told by the reading that is printed elsewhere.

Engines do not know every kanji of a name (梠, 蛯) and read one that looks like it. The reading in
furigana, in Latin letters or in the mailbox names the few families that are read so; where just
one of them differs in one kanji from what was read, it is the name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..text.kanji import is_common_kanji
from ..text.romaji import fold_kana, fold_romaji
from .name_tables import known_name, known_names

_COMMON = 70  # the level in the tables of a name that people bear
_SHORTEST = 3  # letters of a reading; shorter ones are read in any mailbox


@lru_cache(maxsize=1)
def _families_by_sound() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for name in known_names("family"):
        known = known_name(name, "family") if len(name) > 1 else None
        for kana, _ in known.readings if known else ():
            found.setdefault(fold_kana(kana), set()).add(name)
    return {sound: tuple(sorted(names)) for sound, names in found.items()}


def mend_family(family: str, kana: Sequence[str], latin: Sequence[str]) -> str | None:
    """The one common family name that is read like one of `kana` or `latin` and is `family` but
    for a rare kanji; None where `family` is common itself, or none or several are left."""
    if len(family) < 2 or _level(family) >= _COMMON:
        return None
    sounds = {*map(fold_kana, kana), *map(fold_romaji, latin)}
    near = {
        name
        for sound in sounds
        if len(sound) >= _SHORTEST
        for name in _families_by_sound().get(sound, ())
        if _differs_by_a_rare_kanji(name, family)
    }
    return near.pop() if len(near) == 1 else None


def _level(family: str) -> int:
    known = known_name(family, "family")
    return known.level if known else 0


def _differs_by_a_rare_kanji(name: str, family: str) -> bool:
    if len(name) != len(family) or _level(name) < _COMMON:
        return False
    apart = [(ours, read) for ours, read in zip(name, family, strict=True) if ours != read]
    return len(apart) == 1 and is_common_kanji(apart[0][1]) and not is_common_kanji(apart[0][0])
