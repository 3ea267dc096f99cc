"""What tells a Japanese name from any other short line, and the weights of it.

The weights are fitted by `training/fit_names.py`, on names and other words of the dictionaries,
and stand in `data/name_weights.tsv`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources

from .name_cuts import Cut
from .name_forms import CHINESE_SURNAMES
from .name_tables import known_name, word_cost

_HAN = re.compile(r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Traits:
    """The evidence in one line. Booleans are 0 or 1; levels are those of the tables, over 100.

    `chance` is the log chance of the best cut, over 10.
    `word` and `words` say how common the line is as one word, or as two put together; `surname`
    how common it is as a family name alone.
    """

    chance: float
    spaced: float
    lettered: float
    broken: float
    two: float
    two_apart: float
    three: float
    five: float
    long: float
    family_known: float
    family_level: float
    given_known: float
    given_level: float
    kana_given: float
    kana_only: float
    mixed: float
    word: float
    words: float
    given_word: float
    spaced_known: float
    surname: float


def traits_of(text: str, best: Cut) -> Traits:
    """The traits of `text` (gaps included), whose likeliest cut is `best`."""
    pieces = text.replace("\u3000", " ").split()
    family, given = best.family, best.given
    joined = family + given
    known_family, known_given = known_name(family, "family"), known_name(given, "given")
    single = sum(len(piece) == 1 for piece in pieces)
    lettered = len(pieces) > 2 and single >= len(pieces) - 1
    spaced = len(pieces) == 2 and len(pieces[0]) == len(family)
    kana_given = _is_kana(given)
    kana_only = kana_given and _is_kana(family)
    mixed = bool(_HAN.search(given)) and not all(_HAN.match(char) for char in given)
    chinese = spaced and family in CHINESE_SURNAMES and len(given) <= 2 and not _is_kana(given)
    whole = known_name(joined, "family")
    both = known_family is not None and known_given is not None
    return Traits(
        chance=best.weight / 10,
        spaced=float(spaced),
        lettered=float(lettered),
        broken=float(len(pieces) > 1 and not lettered and not spaced),
        two=float(len(joined) == 2 and len(pieces) == 1),
        two_apart=float(len(joined) == 2 and len(pieces) == 2),
        three=float(len(joined) == 3),
        five=float(len(joined) == 5),
        long=float(max(0, len(joined) - 5)),
        family_known=float(known_family is not None),
        family_level=known_family.level / 100 if known_family else 0.0,
        given_known=float(known_given is not None or chinese),
        given_level=known_given.level / 100 if known_given else 0.0,
        kana_given=float(kana_given and not kana_only),
        kana_only=float(kana_only),
        mixed=float(mixed),
        word=_commonness(joined),
        words=max(
            (_both_common(joined[:i], joined[i:]) for i in range(2, len(joined) - 1)), default=0.0
        ),
        given_word=_commonness(given) if len(given) > 1 else 0.0,
        spaced_known=float((spaced or lettered) and both),
        surname=0.0 if len(pieces) > 1 or whole is None else 0.3 + whole.level / 100,
    )


def _is_kana(part: str) -> bool:
    return not _HAN.search(part)


def _commonness(word: str) -> float:
    """0 for no word, about 1 for a rare one and 2 for a common one."""
    cost = word_cost(word)
    return 0.0 if cost is None else 1.0 + max(0.0, (100 - cost) / 60)


def _both_common(one: str, other: str) -> float:
    return min(_commonness(one), _commonness(other))


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    path = resources.files(__package__).joinpath("data", "name_weights.tsv")
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {name: float(weight) for name, weight in rows}


def score_traits(traits: Traits) -> float:
    """The chance (0 to 1) that these are the traits of a name, a name being as likely as not."""
    weights = _weights()
    worth = weights["bias"] + sum(
        weights.get(trait.name, 0.0) * getattr(traits, trait.name) for trait in fields(Traits)
    )
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, worth))))
