"""Weighing the candidates and choosing the cards among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import (
    as_quad,
    corner_angles,
    intersection_area,
    is_convex,
    quad_area,
    snap_aspect,
    true_aspect,
)
from ..model import Quad
from .evidence import Grounds, Sides
from .glyphs import Glyphs
from .ground import Ground
from .proposals import clockwise

_SMALLEST, _LARGEST = 0.004, 0.97
_PLAIN_SCORE, _FAINT_SCORE = 0.45, 0.33
_LIKE_BEST = 0.6
_LOSES = 0.6
"""What is left of the score of a quad that turns out to be a part, or a page."""
_GOES_ON = 0.75
"""The share of a strip in the colours of the table from which on it is table."""
_ANGLES = (48.0, 132.0)


CARD_ASPECTS = (1.50, 1.80)
"""The proportions of one card, the longer side over the shorter."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A quad with what speaks for it. `marks` is how many glyph-like marks it holds."""

    quad: Quad
    area: float
    edge: float
    aspect: float
    marks: int
    score: float


def weigh_candidates(
    sides: Sides, grounds: Grounds, glyphs: Glyphs, shape: tuple[int, ...]
) -> list[Candidate]:
    """The plausible quads of `sides`, the best first."""
    height, width = shape[:2]
    found = []
    for k, corners in enumerate(sides.quads):
        quad = as_quad(clockwise(corners))
        if not is_convex(quad):
            continue
        area = quad_area(quad)
        if not _SMALLEST * height * width <= area <= _LARGEST * height * width:
            continue
        angles = corner_angles(quad)
        if min(angles) < _ANGLES[0] or max(angles) > _ANGLES[1]:
            continue
        beyond = max(max(-x, -y, x - width, y - height) for x, y in quad)
        if beyond > 0.12 * area**0.5:
            continue
        aspect = true_aspect(quad, shape)
        aspect = max(aspect, 1 / aspect)
        support = sides.support[k]
        ground = np.minimum(grounds.steps[k] / 5.0, 1.0)
        along = support * (0.5 + 0.5 * ground)
        edge = float(along.min() + along.mean()) / 2
        edge *= 0.4 + 0.6 * float(sides.inside[k].min())
        marks = _marks_inside(quad, area, glyphs)
        score = edge * aspect_prior(aspect) * _print_prior(marks)
        found.append(Candidate(quad, area, edge, aspect, marks, score))
    return sorted(found, key=lambda c: -c.score)


def choose_cards(candidates: list[Candidate], ground: Ground, marks: int) -> list[Candidate]:
    """The cards among the candidates: the best, and those like it that do not overlap it.

    `marks` is how many marks the whole photo holds. Empty where nothing can be trusted.
    """
    strong = settle_nests([c for c in candidates if c.score > _FAINT_SCORE][:40], ground)
    strong.sort(key=lambda c: -c.score)
    kept: list[Candidate] = []
    for candidate in strong:
        if candidate.score < _PLAIN_SCORE:
            continue
        if not any(_clash(candidate, other) for other in kept):
            kept.append(candidate)
    if kept:
        best = max(kept, key=lambda c: c.score * c.area**0.25)
        kept = [
            c
            for c in kept
            if 0.4 <= c.area / best.area <= 2.5 and c.score > _LIKE_BEST * best.score
        ]
    if _trusted(kept, marks):
        return kept
    # A card on a ground of its own colour has faint sides, but it holds all there is to read.
    return [c for c in strong if c.marks >= max(40, 0.97 * marks)][:1]


def _trusted(chosen: list[Candidate], marks: int) -> bool:
    """Whether the finds can be all there is, by the share of the photo's marks that they hold.

    On a textured table most marks are texture, so a small share alone says nothing.
    """
    if not chosen:
        return False
    held = sum(c.marks for c in chosen)
    surest = max(c.score for c in chosen)
    if held >= 0.5 * marks:
        return True
    if held < 30 * len(chosen) and (surest < 0.95 or held < 12 * len(chosen)):
        return False
    return held >= 0.3 * marks or surest >= 0.65


def aspect_prior(aspect: float) -> float:
    """How much like a card the proportions are, 0 to 1."""
    low, high = CARD_ASPECTS
    if low <= aspect <= high:
        return 1.0
    if aspect < low:
        return max(0.35, 1 - (low - aspect) * 1.8)
    return max(0.2, 1 - (aspect - high) * 1.4)


def _print_prior(marks: int) -> float:
    """How much like a card the amount of print is, 0 to 1: a card holds at least a name."""
    return 0.45 + 0.55 * min(1.0, marks / 14)


def _marks_inside(quad: Quad, area: float, glyphs: Glyphs) -> int:
    """How many marks of a fitting size lie inside, the rim left out."""
    if len(glyphs.centres) == 0:
        return 0
    matrix = cv2.getPerspectiveTransform(
        np.asarray(quad, dtype=np.float32),
        np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=np.float32),
    )
    lifted = np.column_stack([glyphs.centres, np.ones(len(glyphs.centres))]) @ matrix.T
    depth = np.where(np.abs(lifted[:, 2:]) < 1e-6, 1e-6, lifted[:, 2:])
    place = lifted[:, :2] / depth
    inside = ((place > 0.03) & (place < 0.97)).all(axis=1)
    fitting = glyphs.sizes < 0.3 * area**0.5
    return int((inside & fitting).sum())


def drop_twins(candidates: list[Candidate]) -> list[Candidate]:
    """The best of each group of nearly equal quads, at most 60."""
    kept: list[Candidate] = []
    centres: list[NDArray[np.float64]] = []
    for candidate in candidates:
        centre = np.mean(candidate.quad, axis=0)
        reach = 0.15 * candidate.area**0.5
        twin = any(
            np.abs(centre - there).max() < reach
            and 0.9 < candidate.area / other.area < 1.1
            and intersection_area(candidate.quad, other.quad)
            > 0.95 * max(candidate.area, other.area)
            for other, there in zip(kept, centres, strict=True)
        )
        if not twin:
            kept.append(candidate)
            centres.append(centre)
            if len(kept) >= 60:
                break
    return kept


def settle_nests(candidates: list[Candidate], ground: Ground) -> list[Candidate]:
    """The candidates, those lowered that are a part of a card or what a card lies on."""
    family = _family(candidates)
    kin = {id(c) for c in family}
    unions = {
        id(c)
        for c in candidates
        if id(c) not in kin
        and (_is_union(c, candidates) or sum(_clash(c, member) for member in family) > 1)
    }
    factors = {id(c): 0.4 if id(c) in unions else 1.0 for c in candidates}
    for outer in candidates:
        if id(outer) in unions:
            continue
        for inner in candidates:
            if outer.area > 1.03 * inner.area and _holds(outer, inner):
                loser = _loser(outer, inner, ground)
                if loser is not None and id(loser) not in kin:
                    factors[id(loser)] = min(factors[id(loser)], _LOSES)
    return [replace(c, score=c.score * factors[id(c)]) for c in candidates]


def certain_cards(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with clear sides, print and a card's proportions, the surest first."""
    certain = [
        c for c in candidates if c.edge > 0.8 and c.marks >= 10 and aspect_prior(c.aspect) > 0.93
    ]
    # Exact proportions tell a card from a card with a piece of its neighbour.
    return sorted(certain, key=lambda c: -c.edge * _exactness(c.aspect))[:24]


def _family(candidates: list[Candidate]) -> list[Candidate]:
    """Three or more certain cards of nearly one size that do not overlap: a table of cards.

    What lies in a row with others of its size is a card, whatever else might be made of it.
    """
    certain = [
        c for c in candidates if c.edge > 0.8 and c.marks >= 10 and aspect_prior(c.aspect) > 0.93
    ]
    # Exact proportions tell a card from a card with a piece of its neighbour.
    certain.sort(key=lambda c: -c.edge * _exactness(c.aspect))
    best: list[Candidate] = []
    for seed in certain[:12]:
        members: list[Candidate] = []
        for other in certain:
            if 0.72 < other.area / seed.area < 1.38 and not any(_clash(other, m) for m in members):
                members.append(other)
        if sum(m.edge for m in members) > sum(m.edge for m in best) + 0.01:
            best = members
    return best if len(best) > 2 else []


def _exactness(aspect: float) -> float:
    """How near the proportions lie to a usual card's, 0.8 to 1."""
    gap = abs(snap_aspect(aspect) / aspect - 1) + 2 * max(0.0, abs(aspect - 1.65) - 0.1)
    return 1 - min(0.2, 2 * gap)


def _holds(outer: Candidate, inner: Candidate) -> bool:
    (left, top), (right, bottom) = np.min(outer.quad, axis=0), np.max(outer.quad, axis=0)
    x, y = np.mean(inner.quad, axis=0)
    if not (left < x < right and top < y < bottom):
        return False
    return intersection_area(outer.quad, inner.quad) > 0.88 * inner.area


def _is_union(outer: Candidate, others: list[Candidate]) -> bool:
    """Whether `outer` is several cards lying side by side.

    The halves of a card in two colours lie side by side as well, but it takes sides as clear as
    those of the whole to part what looks like one card.
    """
    like_one = aspect_prior(outer.aspect) > 0.9
    parts: list[Candidate] = []
    for inner in others:
        if (
            0.15 < inner.area / outer.area < 0.6
            and inner.score > (0.8 if like_one else 0.6) * outer.score
            and inner.marks >= 8
            and aspect_prior(inner.aspect) > 0.9
            and _holds(outer, inner)
            and not any(_clash(inner, part) for part in parts)
        ):
            parts.append(inner)
    if len(parts) < 2 or sum(p.area for p in parts) < 0.7 * outer.area:
        return False
    return len(parts) > 2 or not like_one


def _loser(outer: Candidate, inner: Candidate, ground: Ground) -> Candidate | None:
    """Which of two nested candidates is no card; None where that cannot be told.

    A block of colour, a frame, a logo or a photo lies inside its card, on a ground that is not
    that of the table. Beyond the true border of a card the table begins. A page under a card is
    much larger than it and has little print of its own.
    """
    moved = _apart(outer, inner)
    if not moved.any():
        return None
    beside = outer.marks - inner.marks
    likely = aspect_prior(outer.aspect) - aspect_prior(inner.aspect)
    share = 0.6 if moved.all() else 0.2
    # Sides as clear as can be, inside of worse ones: what looks like print there is texture.
    share = 0.6 if inner.edge > 0.97 and outer.edge < 0.95 else share
    if (
        beside < share * inner.marks
        and likely < 0.2
        and inner.edge > 0.9 * outer.edge
        and ground.goes_on(outer.quad, inner.quad) > _GOES_ON
    ):
        return outer
    if not moved.all() or inner.area > 0.4 * outer.area:
        if outer.edge < 0.9 * inner.edge:
            return None
        return inner if likely > -0.1 else outer if likely < -0.3 else None
    if inner.marks >= 14 and beside < 2 * inner.marks and aspect_prior(inner.aspect) > 0.8:
        return outer if inner.score > 0.8 * outer.score else None
    return inner if outer.edge > 0.6 * inner.edge else None


_TURNS = np.array([[0, 1, 2, 3], [1, 2, 3, 0], [2, 3, 0, 1], [3, 0, 1, 2]])


def _apart(outer: Candidate, inner: Candidate) -> NDArray[np.bool_]:
    """Which sides of two nested quads lie apart, `(4,)`."""
    corners = np.asarray(outer.quad)
    turns = np.asarray(inner.quad)[_TURNS]
    off = corners - turns[int(np.abs(corners - turns).sum(axis=(1, 2)).argmin())]
    gaps = np.linalg.norm((off + off[_TURNS[1]]) / 2, axis=1)
    return np.asarray(gaps > 0.02 * outer.area**0.5)


def _clash(one: Candidate, other: Candidate) -> bool:
    shared = intersection_area(one.quad, other.quad)
    return shared > 0.12 * min(one.area, other.area)
