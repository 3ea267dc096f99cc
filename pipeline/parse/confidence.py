"""How sure a field is: the evidence for it put into one calibrated number."""

from __future__ import annotations

import math
from dataclasses import replace

from ..model import Field

# Weights of failed and passed checks in log odds; fitted values replace them when calibrated.
_BASE = 3.5
_FAILED: dict[str, float] = {
    "phone-valid": -1.5, "phone-labelled": -1.0, "email-syntax": -4.0, "tld": -3.0,
    "postal-known": -3.0, "postal-town": -2.0, "city-known": -1.5, "name-known": -1.0,
    "name-split": -1.5, "name-lead": -2.0, "company-form": -1.5, "company-lead": -1.5,
    "position-known": -1.5, "reading-fits": -2.0, "service-named": -1.5, "country-known": -1.0,
    "invoice-check-digit": -4.0, "company-known": -2.0,
}  # fmt: skip
_PASSED: dict[str, float] = {
    "postal-town": 1.0, "postal-repair": -1.0, "code-repair": -2.0, "domain-agrees": 1.0,
    "name-spelled": 1.0, "company-known": 2.0, "address-known": 3.0, "agreed": 1.5,
}  # fmt: skip

DOUBTFUL_BELOW = 0.85
"""A field below this confidence is for a person to look at."""


def judge_field(name: str, field: Field, doubt: float = 0.0) -> Field:
    """`field` (its confidence is that of the engine) with its confidence and whether to doubt it."""
    del name
    engine = min(max(field.confidence, 0.01), 0.999)
    odds = _BASE + 1.2 * math.log(engine / (1 - engine)) - 1.2 * math.log(0.97 / 0.03) - doubt
    for check in field.checks:
        table = _PASSED if check.passed else _FAILED
        odds += table.get(check.name, 0.0)
    confidence = 1 / (1 + math.exp(-odds))
    return replace(field, confidence=confidence, doubtful=confidence < DOUBTFUL_BELOW)
