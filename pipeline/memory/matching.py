"""Who could help whom: what one needs against what others do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from .phrases import ASKING, GENERIC_WORDS
from .recall import Remembered
from .words import terms

_LEAST = 1.0
"""Words that stand with most people tell nothing: below this score there is no match."""


@dataclass(frozen=True, slots=True)
class Match:
    """`helper` may have what `seeker` needs (uids). `shared` are the words in common."""

    seeker: str
    helper: str
    score: float
    shared: tuple[str, ...]


def match_needs(
    people: Iterable[Remembered], *, seeker: str | None = None, limit: int = 20
) -> tuple[Match, ...]:
    """Pairs of persons, best first; of one `seeker` only where given.

    A word counts the more, the fewer people it stands with. Words in common are a hint to look
    at, no more: the text is not understood.
    """
    everyone = tuple(people)
    offers = {person.uid: _offers(person) for person in everyone}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for uid, words in offers.items():
        for word in words:
            holders[word].append(uid)
    found: list[Match] = []
    for person in everyone:
        if seeker not in (None, person.uid):
            continue
        shared: defaultdict[str, list[str]] = defaultdict(list)
        for word in _needs(person):
            for uid in holders.get(word, ()):
                if uid != person.uid:
                    shared[uid].append(word)
        for uid, common in shared.items():
            score = sum(log(1 + len(everyone) / len(holders[word])) for word in common)
            if score >= _LEAST:
                found.append(Match(person.uid, uid, round(score, 3), tuple(sorted(common))))
    found.sort(key=lambda match: (-match.score, match.seeker, match.helper))
    return tuple(found[:limit])


def _needs(person: Remembered) -> frozenset[str]:
    texts = (met.note.needs for met in person.encounters if met.note)
    return _telling(texts)


def _offers(person: Remembered) -> frozenset[str]:
    contact = person.contact
    names = ("company", "company_en", "departments", "titles", "qualifications", "further")
    texts = [field.value for name in names for field in contact.fields(name)]
    for met in person.encounters:
        if met.note:
            texts += [met.note.spoke_of, met.note.impression]
            # The sentence repeats what was asked for; that is no offer.
            texts.append(met.note.memory.replace(met.note.needs, "") if met.note.needs else "")
            texts.append("" if met.note.needs else met.note.memory)
    return _telling(texts)


def _telling(texts: Iterable[str]) -> frozenset[str]:
    words: Counter[str] = Counter()
    for text in texts:
        words.update(terms(text))
    return frozenset(words) - GENERIC_WORDS - ASKING
