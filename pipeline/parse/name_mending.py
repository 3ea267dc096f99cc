"""Family names with one kanji misread, told by the reading that is printed elsewhere.

Engines do not know every kanji of a name (梠, 蛯) and read one that looks like it. The reading in
furigana, in Latin letters or in the mailbox names the few families that are read so; where just
one of them differs in one kanji from what was read, it is the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..text.kanji import is_common_kanji
from ..text.romaji import fold_kana, fold_romaji
from .name_tables import known_name, known_names

_COMMON = 70  # the level in the tables of a name that people bear
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
