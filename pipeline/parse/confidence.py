"""How sure a field is: the evidence for it put into one calibrated number.

The weights are those of a logistic regression over the evidence, fitted by
`training/fit_confidence.py` on generated cards; `data/confidence.json` holds them in the open.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from ..model import FIELD_NAMES, Address, Contact, Field, Phone, SocialHandle
from ..text.variants import confusable_group

_KINDS = {
    "name_full": "name", "name_family": "name", "name_given": "name",
    "name_kana": "reading", "name_romaji": "reading",
    "company": "company", "company_en": "company",
    "departments": "position", "departments_en": "position",
    "titles": "position", "titles_en": "position", "qualifications": "position",
    "emails": "net", "urls": "net", "sns": "net",
    "addresses": "address", "addresses_en": "address",
}  # fmt: skip
# Checks that every field may have, and that say more of one kind of field than of another.
_COMMON = frozenset(("letters-clear", "looks-agree", "line-clear"))


# Mending so rare that no weight can be fitted for it: it is looked at.
_RARE = frozenset(("name-mended", "building-repair"))
_RARELY_SEEN = 0.9


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds weights by the name of the evidence, and the threshold below which to doubt."""

    weights: Mapping[str, float]
    doubtful_below: float


@cache
def calibration() -> Calibration:
    """The fitted weights that come with the package."""
    text = resources.files(__package__).joinpath("data", "confidence.json").read_text("utf-8")
    held = json.loads(text)
    return Calibration(held["weights"], float(held["doubtful_below"]))


def evidence_of(name: str, field: Field, quality: float, spread: int) -> dict[str, float]:
    """The evidence for `field` as numbers by name.

    `field.confidence` is still that of the engine; `quality` is the mean confidence of the card's
    lines, `spread` how many values this field has on the card.
    """
    kind = _KINDS.get(name, name)
    clear = _logit(field.confidence) - 3.0
    found = {
        f"field:{name}": 1.0,
        f"blurred:{kind}": min(clear, 0.0),
        f"clear:{kind}": max(clear, 0.0),
        "quality": _logit(quality) - 4.0,
        f"length:{kind}": math.log1p(len(field.value)) - 2.0,
        "many": float(spread > 2),
    }
    for check in field.checks:
        state = "passed" if check.passed else "failed"
        found[f"{state}:{check.name}" + (f":{kind}" if check.name in _COMMON else "")] = 1.0
    if name.startswith(("name_f", "name_g", "company")) and any(map(confusable_group, field.value)):
        found["variant-kanji"] = 1.0
    if any("\u4e00" <= char <= "\u9fff" for char in field.value):
        found[f"kanji:{kind}"] = 1.0
    return found


def judge_contact(contact: Contact, quality: float) -> Contact:
    """`contact` with calibrated confidences. `quality`: mean confidence of its lines, 0 to 1."""
    changes: dict[str, object] = {}
    for name in (*FIELD_NAMES, "further"):
        held = getattr(contact, name)
        if held is None or held == () or name == "name_kana_guess":
            continue
        if isinstance(held, Field):
            changes[name] = _judge(name, held, quality, 1)
        else:
            changes[name] = tuple(_judge_item(name, item, quality, len(held)) for item in held)
    return replace(contact, **changes)  # type: ignore[arg-type]


def _judge_item(name: str, item: object, quality: float, spread: int) -> object:
    match item:
        case Phone():
            return replace(item, number=_judge(name, item.number, quality, spread))
        case Address():
            code = item.postal_code
            return replace(
                item,
                text=_judge(name, item.text, quality, spread),
                postal_code=_judge("postal_codes", code, quality, spread) if code else None,
            )
        case SocialHandle():
            return replace(item, handle=_judge(name, item.handle, quality, spread))
        case Field():
            return _judge(name, item, quality, spread)
    return item


def _judge(name: str, field: Field, quality: float, spread: int) -> Field:
    held = calibration()
    odds = sum(
        held.weights.get(key, 0.0) * value
        for key, value in (evidence_of(name, field, quality, spread) | {"bias": 1.0}).items()
    )
    confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
    if any(check.name in _RARE for check in field.checks):
        confidence = min(confidence, _RARELY_SEEN)
    return replace(field, confidence=confidence, doubtful=confidence < held.doubtful_below)


def _logit(share: float) -> float:
    bounded = min(max(share, 0.02), 0.9995)
    return math.log(bounded / (1 - bounded))
