"""Lines that hold a name and something else: a reading, a degree. Cut into what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .facts.positions import CERTIFICATE
from .name_readings import align_reading
from .names import judge_name
from .segments import Segment, plain_form

_NAME_AND_KANA = re.compile(
    r"(.*[㐀-鿿].*?)\s*([ァ-ヺー][ァ-ヺー\s　]{3,}|[ぁ-ゖ][ぁ-ゖ\s　]{3,})$"
)
_KANA_AND_NAME = re.compile(r"^([ァ-ヺー\s　]{4,}|[ぁ-ゖ\s　]{4,}?)[\s　]+(\S*[㐀-鿿].*)$")
_NAME_AND_DEGREE = re.compile(r"([A-Z][\w.'\-]+(?:\s[A-Z][\w.'\-]*)+)[,\s]+(\S{2,8})$")


def cut_glued(segments: Sequence[Segment]) -> list[Segment]:
    """`segments` with a name that was read in one line with its reading or a degree cut off it."""
    return [piece for segment in segments for piece in _pieces(segment)]


def _pieces(segment: Segment) -> Iterator[Segment]:
    text = segment.text
    degree = _NAME_AND_DEGREE.fullmatch(text)
    if degree and CERTIFICATE.match(degree.group(2)) and judge_name(degree.group(1)):
        yield from _cut(segment, degree.group(1), degree.group(2))
        return
    after, before = _NAME_AND_KANA.fullmatch(text), _KANA_AND_NAME.fullmatch(text)
    if after and _reads(after.group(1), after.group(2)):
        yield from _cut(segment, after.group(1), after.group(2))
    elif before and _reads(before.group(2), before.group(1)):
        yield from _cut(segment, before.group(1), before.group(2))
    else:
        yield segment


def _reads(name: str, kana: str) -> bool:
    judged = judge_name(name)
    if judged is None or not judged.split.given:
        return False
    found = align_reading(kana, judged.split.family, judged.split.given)
    return found is not None and found.score >= 0.5


def _cut(segment: Segment, one: str, two: str) -> Iterator[Segment]:
    middle = segment.left + (segment.right - segment.left) * len(one) / (len(one) + len(two))
    first, second = one.strip(), two.strip()
    yield replace(segment, text=first, plain=plain_form(first), right=middle, whole=False)
    yield replace(segment, text=second, plain=plain_form(second), left=middle, whole=False)
