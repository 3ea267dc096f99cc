"""A field of the contact from the lines that it stands on."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Check, Field
from .segments import Segment


def make_field(
    value: str,
    printed: str,
    segments: Iterable[Segment],
    checks: Iterable[Check],
    alternatives: tuple[str, ...] = (),
) -> Field:
    """A field with the confidence of its weakest letter; `judge_contact` calibrates it."""
    held = tuple(segments)
    weakest = min((s.weakest for s in held), default=1.0)
    looks = tuple(text for s in held for text in s.alternatives)
    seen = list(checks)
    if held:
        clear = sum(s.confidence * len(s.text) for s in held) / max(
            sum(len(s.text) for s in held), 1
        )
        seen.append(Check("line-clear", clear >= 0.985, f"{clear:.3f}"))
    if any(not segment.whole for segment in held):
        seen.append(Check("line-whole", False))
    if weakest < 0.75:
        seen.append(Check("letters-clear", False, f"{weakest:.2f}"))
    if looks:
        seen.append(Check("looks-agree", False, looks[0]))
    whole = looks if len(held) == 1 and held[0].text == value else ()
    return Field(
        value,
        printed,
        tuple(dict.fromkeys(s.ref for s in held)),
        weakest,
        checks=tuple(seen),
        alternatives=tuple(dict.fromkeys((*alternatives, *whole))),
    )
