"""Neighbours on a card: which piece of text stands under, above or beside which."""

from __future__ import annotations

import math
from collections.abc import Iterable

from .segments import Segment


def below(segment: Segment, others: Iterable[Segment]) -> Segment | None:
    """The line right under `segment`: aligned with it and at most a line away."""
    best: Segment | None = None
    for other in others:
        if other is segment or other.ref.side != segment.ref.side:
            continue
        if other.vertical != segment.vertical:
            continue
        gap = other.top - segment.bottom
        step = max(segment.height, other.height)
        if not -0.55 * step <= gap <= 1.1 * step or other.centre[1] <= segment.centre[1]:
            continue
        if aligned(segment, other) and (best is None or other.top < best.top):
            best = other
    return best


def stepped(segment: Segment, others: Iterable[Segment]) -> Segment | None:
    """The next column of a vertical card, which begins about where `segment` ends."""
    near = [
        other
        for other in others
        if segment.vertical
        and other.vertical
        and other is not segment
        and other.ref.side == segment.ref.side
        and -0.55 * other.height <= other.top - segment.bottom <= 1.1 * other.height
        and other.left > segment.left
        and distance(segment, other) < _STEP
    ]
    return min(near, key=lambda other: distance(segment, other), default=None)


_STEP = 0.12  # of the card's height


def beside(segment: Segment, others: Iterable[Segment]) -> Segment | None:
    """The next piece on the same row, to the right of `segment`."""
    best: Segment | None = None
    for other in others:
        if other is segment or other.ref.side != segment.ref.side:
            continue
        if other.vertical != segment.vertical or not same_row(segment, other):
            continue
        after = other.centre[0] > segment.right and other.left > segment.centre[0]
        if after and (best is None or other.left < best.left):
            best = other
    return best


def same_row(one: Segment, other: Segment) -> bool:
    """Whether two pieces stand on one row (in one column of a vertical card)."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.height, other.height)


def aligned(one: Segment, other: Segment) -> bool:
    """Whether two lines share their left edge, their right edge or their middle, or overlap."""
    slack = 0.6 * max(one.height, other.height) / max(one.aspect if not one.vertical else 1, 0.5)
    slack = max(slack, 0.015)
    if abs(one.left - other.left) < slack or abs(one.right - other.right) < slack:
        return True
    if abs(one.centre[0] - other.centre[0]) < slack:
        return True
    overlap = min(one.right, other.right) - max(one.left, other.left)
    return overlap > 0.6 * min(one.right - one.left, other.right - other.left)


def distance(one: Segment, other: Segment) -> float:
    """How far two pieces are apart, in shares of the card's height; large across sides."""
    if one.ref.side != other.ref.side:
        return 9.0
    dx = max(one.left, other.left) - min(one.right, other.right)
    dy = max(one.top, other.top) - min(one.bottom, other.bottom)
    return math.hypot(max(dx, 0.0) * one.aspect, max(dy, 0.0))
