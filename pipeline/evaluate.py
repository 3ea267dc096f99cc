"""Measuring a reading against the truth: per field, per card, and of what was not doubted.

Compared after `text.widths.comparable` (NFKC, no spaces, plain hyphens; kanji variants are not
folded); e-mails, URLs and social handles also without case; phones by number (E.164 where the
truth has it, else digits), kind and extension. A field that the truth file does not name is not
measured.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import UsageError
from .text.widths import comparable

FIELDS: tuple[str, ...] = (
    "name_full",
    "name_family",
    "name_given",
    "name_kana",
    "name_romaji",
    "company",
    "company_en",
    "department",
    "department_en",
    "title",
    "title_en",
    "qualifications",
    "emails",
    "phones",
    "urls",
    "postal_codes",
    "addresses",
    "addresses_en",
    "sns",
    "qr",
)
# Truth files of older make name only the main office.
_SINGULAR = {"postal_code": "postal_codes", "address": "addresses"}
_CASELESS = frozenset({"emails", "urls", "sns", "name_romaji"})

Card = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts of values: right ones, those found and those that the truth has."""

    right: int = 0
    found: int = 0
    true: int = 0
    cards: int = 0
    exact: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0

    def add(self, other: Score) -> None:
        self.right += other.right
        self.found += other.found
        self.true += other.true
        self.cards += other.cards
        self.exact += other.exact


@dataclass(frozen=True, slots=True)
class Failure:
    """A field of a card that is not exactly right."""

    file: str
    card: int
    field: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    doubtful: bool


@dataclass(slots=True)
class Tally:
    """All counts over some cards."""

    fields: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in FIELDS})
    cards: int = 0
    cards_right: int = 0
    missed: int = 0
    phantoms: int = 0
    sure: int = 0
    sure_right: int = 0
    doubtful: int = 0

    @property
    def total(self) -> Score:
        whole = Score()
        for score in self.fields.values():
            whole.add(score)
        return whole

    def to_json(self) -> dict[str, Any]:
        held = self.sure + self.doubtful
        return {
            "f1": round(self.total.f1, 4),
            "precision": round(self.total.precision, 4),
            "recall": round(self.total.recall, 4),
            "cards": self.cards,
            "cards_right": round(self.cards_right / self.cards, 4) if self.cards else None,
            "missed": self.missed,
            "phantoms": self.phantoms,
            "sure_right": round(self.sure_right / self.sure, 4) if self.sure else None,
            "doubtful": round(self.doubtful / held, 4) if held else None,
            "fields": {
                name: {
                    "precision": round(score.precision, 4),
                    "recall": round(score.recall, 4),
                    "f1": round(score.f1, 4),
                    "exact": round(score.exact / score.cards, 4) if score.cards else None,
                    "values": score.true,
                }
                for name, score in self.fields.items()
                if score.true or score.found
            },
        }


@dataclass(slots=True)
class Evaluation:
    """What a run over a folder gave: in all, by tier, and every failure."""

    overall: Tally = field(default_factory=Tally)
    tiers: dict[str, Tally] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {
            "overall": self.overall.to_json(),
            "tiers": {name: tally.to_json() for name, tally in self.tiers.items()},
            "errors": self.errors,
        }


def load_truth(folder: Path) -> list[dict[str, Any]]:
    """The rows of `truth.jsonl` in `folder`. Raises UsageError when it is absent or damaged."""
    path = folder / "truth.jsonl"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"{path}: there is no truth to measure against.",
            "Give a folder that holds photos and a truth.jsonl.",
        ) from error
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["file"], row["cards"]
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{path}, line {number}: not a row of a truth file.",
                'Each line is {"file": …, "cards": [{…}]}.',
            ) from error
        rows.append(row)
    return rows


def evaluate_rows(
    rows: Iterable[Mapping[str, Any]],
    read: Callable[[str], Sequence[Card]],
) -> Evaluation:
    """Measure `read(file) -> cards of the JSON contract` over the truth `rows`.

    An exception of `read` counts every card of that row as missed and is kept in `errors`.
    """
    result = Evaluation()
    for row in rows:
        tier = str(row.get("tier", "all"))
        tally = result.tiers.setdefault(tier, Tally())
        try:
            found = list(read(row["file"]))
        except Exception as error:
            result.errors[row["file"]] = str(error)
            found = []
        for failure in _score_photo(row["file"], row["cards"], found, (tally, result.overall)):
            result.failures.append(failure)
    return result


def _score_photo(
    file: str, truth: Sequence[Card], found: Sequence[Card], tallies: Sequence[Tally]
) -> Iterator[Failure]:
    pairs = match_cards(truth, found)
    taken = {index for index in pairs if index is not None}
    for number, (true, index) in enumerate(zip(truth, pairs, strict=True)):
        yield from _score_card(file, number, true, None if index is None else found[index], tallies)
    for index, extra in enumerate(found):
        if index in taken:
            continue
        for tally in tallies:
            tally.phantoms += 1
            for name in FIELDS:
                tally.fields[name].found += len(values_of(extra, name))
        yield Failure(file, index, "card", (), ("a card that is not there",), False)


def _score_card(
    file: str, number: int, true: Card, found: Card | None, tallies: Sequence[Tally]
) -> Iterator[Failure]:
    whole = found is not None
    for tally in tallies:
        tally.cards += 1
        tally.missed += found is None
    doubted = set(found.get("doubtful", ())) if found else set()
    for name in FIELDS:
        if not _measured(true, name):
            continue
        expected = values_of(true, name)
        got = values_of(found, name, like=true) if found else []
        if name in ("postal_codes", "addresses") and name not in true:
            got = got[:1]
        right = sum((Counter(expected) & Counter(got)).values())
        exact = Counter(expected) == Counter(got)
        doubtful = name in doubted
        for tally in tallies:
            tally.fields[name].add(Score(right, len(got), len(expected), 1, int(exact)))
            if got:
                tally.doubtful += doubtful
                tally.sure += not doubtful
                tally.sure_right += exact and not doubtful
        if not exact:
            whole = False
            yield Failure(file, number, name, tuple(expected), tuple(got), doubtful)
    for tally in tallies:
        tally.cards_right += whole


def match_cards(truth: Sequence[Card], found: Sequence[Card]) -> list[int | None]:
    """For each true card the index of the found one that shares most with it, or None."""
    likeness = [
        (_likeness(true, card), i, j)
        for i, true in enumerate(truth)
        for j, card in enumerate(found)
    ]
    pairs: list[int | None] = [None] * len(truth)
    used: set[int] = set()
    for score, i, j in sorted(likeness, key=lambda item: -item[0]):
        if pairs[i] is None and j not in used and (score > 0 or len(truth) == len(found) == 1):
            pairs[i] = j
            used.add(j)
    return pairs


def _likeness(true: Card, found: Card) -> float:
    near = 0.0
    if true.get("quad") and found.get("quad"):
        centre = [sum(p[k] for p in found["quad"]) / 4 for k in (0, 1)]
        xs, ys = [p[0] for p in true["quad"]], [p[1] for p in true["quad"]]
        near = 100.0 * (min(xs) < centre[0] < max(xs) and min(ys) < centre[1] < max(ys))
    same = sum(
        sum((Counter(values_of(true, name)) & Counter(values_of(found, name, like=true))).values())
        for name in FIELDS
    )
    return near + same


def _measured(true: Card, name: str) -> bool:
    return name in true or any(true_name in true for true_name, n in _SINGULAR.items() if n == name)


def values_of(card: Card, name: str, like: Card | None = None) -> list[str]:
    """The comparable values of a field. `like` is the truth card whose phones set the form."""
    if name in ("postal_codes", "addresses") and name not in card:
        singular = next(key for key, plural in _SINGULAR.items() if plural == name)
        held = card.get(singular)
    else:
        held = card.get(name)
    items = held if isinstance(held, list) else [] if held is None else [held]
    if name == "phones":
        e164 = all("e164" in phone for phone in (like or card).get("phones", ()))
        return [_phone(phone, e164) for phone in items]
    texts = [
        f"{item['service']}:{item['handle']}" if isinstance(item, Mapping) else str(item)
        for item in items
    ]
    plain = [comparable(text) for text in texts]
    return [text.lower() for text in plain] if name in _CASELESS else plain


def _phone(phone: Mapping[str, Any], e164: bool) -> str:
    number = phone.get("e164") if e164 else None
    if not number:
        printed = comparable(str(phone.get("printed", ""))).replace("(0)", "")
        number = re.sub(r"\D", "", printed)
    extension = phone.get("extension")
    return f"{phone.get('type')} {number}" + (f" ext {extension}" if extension else "")
