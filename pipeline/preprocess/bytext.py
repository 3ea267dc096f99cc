"""The card around text: a second look for its sides, once it is known where the text stands.

Without an engine, letters are told from grain only roughly. The boxes of a text detector say far
more about a quad: the card holds all of them, none crosses its sides, and in its own frame they
run straight along or down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import is_convex, order_quad, quad_area, quad_iou
from ..model import Pixels, Point, Quad
from .choose import Candidate, aspect_prior, settle_nests
from .evidence import Floats, fit_sides
from .ground import Ground
from .lines import propose_by_lines
from .locate import LocatedCard
from .proposals import QuadArray
from .second import grown_quad
from .survey import Survey, look_at, place_in_photo
from .texthull import hull_of_text

_HELD = 0.96
"""The share of the text that the card must hold."""
_STRAIGHT = 4.0
"""Degrees by which lines of text may run askew in the frame of their card."""
_SURE = 0.53
"""The worth from which on the edges of a quad are believed."""
_PROPORTIONS = 0.5
_FOUND = 1.15
"""How much more a quad counts that was found without the text as well."""
_REACH, _STEP = 14, 2
_SIDES = 9
_PER_CROSS = 60


@dataclass(frozen=True, slots=True)
class _Text:
    """Where text stands on the working picture: the axes `(N, 2, 2)` of its pieces from end to
    end, how long they are `(N,)`, and the rectangle around them, clockwise."""

    axes: Floats
    lengths: Floats
    hull: Floats


def locate_by_text(
    pixels: Pixels,
    text: Sequence[Sequence[Point]],
    found: Sequence[Quad] = (),
    survey: Survey | None = None,
) -> LocatedCard | None:
    """The card that holds `text` (outlines in pixels of the photo); `found` are first guesses.

    `survey` is `look_at(pixels)`, where it is there already.
    None where no quad with edges holds the text; `hull_of_text` is left then.
    """
    survey = survey or look_at(pixels)
    marks = _text_on(survey, text)
    if marks is None:
        return None
    seeds = np.concatenate([marks.axes.reshape(-1, 2), marks.axes.mean(axis=1)])
    guessed = (np.asarray(found, np.float32).reshape(-1, 4, 2) + 0.5) * survey.real - 0.5
    proposals = np.concatenate(
        [
            guessed,
            survey.regions,
            propose_by_lines(survey.lines, [seeds], survey.image.shape),
            _cross_sides(survey.lab, marks.hull),
        ]
    )
    held = proposals[[_share_held(quad, marks, 0.04) > _HELD for quad in proposals]]
    candidates = survey.weigh(survey.distinct(held))
    fitting = [c for c in candidates if _share_held(np.asarray(c.quad), marks, 0.0) > _HELD]
    if not fitting:
        return None
    guesses = [order_quad(corners) for corners in guessed]
    worth = {
        c.quad: _worth(c, marks)
        * (_FOUND if any(quad_iou(c.quad, guess) > 0.97 for guess in guesses) else 1.0)
        for c in fitting
    }
    settled = settle_nests(sorted(fitting, key=lambda c: -worth[c.quad])[:40], Ground(survey.lab))
    kept = {c.quad: c.score for c in settled}
    factor = {c.quad: kept[c.quad] / c.score for c in fitting if c.quad in kept and c.score > 0}
    best = max(fitting, key=lambda c: worth[c.quad] * factor.get(c.quad, 1.0))
    if worth[best.quad] < _SURE:
        return None
    quad = order_quad(place_in_photo(pixels, survey, best.quad))
    return LocatedCard(quad, round(min(1.0, worth[best.quad]), 4))


def _text_on(survey: Survey, text: Sequence[Sequence[Point]]) -> _Text | None:
    outlines = [np.asarray(p, np.float32).reshape(-1, 2) * survey.real for p in text if len(p) > 2]
    hull = hull_of_text([[(float(x), float(y)) for x, y in o] for o in outlines], None)
    if hull is None:
        return None
    axes = []
    for outline in outlines:
        corners = cv2.boxPoints(cv2.minAreaRect(outline))
        if np.linalg.norm(corners[1] - corners[0]) < np.linalg.norm(corners[2] - corners[1]):
            corners = np.roll(corners, -1, axis=0)
        axes.append([(corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2])
    ends = np.asarray(axes, dtype=np.float32)
    lengths = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1).astype(np.float32)
    return _Text(ends, lengths, np.asarray(hull, dtype=np.float32))


def _cross_sides(lab: Floats, hull: Floats) -> QuadArray:
    """Quads of the strongest lines at several distances from each side of the text."""
    shorter = float(np.linalg.norm(np.roll(hull, -1, axis=0) - hull, axis=1).min())
    grown = np.stack([grown_quad(hull, 10 + k * max(20.0, 0.1 * shorter)) for k in range(_SIDES)])
    sides = fit_sides(lab, grown.astype(np.float32), reach=_REACH, step=_STEP, width=3)
    starts, ends = sides.quads, np.roll(sides.quads, -1, axis=1)
    k = [g.ravel() for g in np.meshgrid(*[np.arange(_SIDES)] * 4, indexing="ij")]
    support = np.stack([sides.support[k[side], side] for side in range(4)], axis=1)
    corners = np.stack(
        [
            _meet(
                starts[k[side - 1], side - 1], ends[k[side - 1], side - 1],
                starts[k[side], side], ends[k[side], side],
            )
            for side in range(4)
        ],
        axis=1,
    )  # fmt: skip
    edges = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    across, down = edges[:, 0] + edges[:, 2], edges[:, 1] + edges[:, 3]
    aspect = np.maximum(across, down) / np.maximum(np.minimum(across, down), 1)
    prior = np.clip(1 - 1.6 * np.maximum(np.abs(aspect - 1.65) - 0.1, 0), 0.1, 1)
    worth = (support.mean(axis=1) + 0.7 * support.min(axis=1)) * prior
    best = np.argsort(-worth, kind="stable")[:_PER_CROSS]
    return np.asarray(corners[best], dtype=np.float32)


def _meet(a: Floats, b: Floats, c: Floats, d: Floats) -> NDArray[np.float32]:
    """Where the lines `a`-`b` and `c`-`d` meet, all `(N, 2)`; far off where they are parallel."""
    one, other = b - a, d - c
    cross = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    cross = np.where(np.abs(cross) < 1e-3, 1e-3, cross)
    gap = c - a
    t = (gap[:, 0] * other[:, 1] - gap[:, 1] * other[:, 0]) / cross
    return np.asarray(a + one * t[:, None], dtype=np.float32)


def _in_frame(quad: NDArray[np.float32], points: Floats, width: float, height: float) -> Floats:
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(quad, dtype=np.float32), target)
    flat = points.reshape(-1, 1, 2).astype(np.float32)
    return np.asarray(cv2.perspectiveTransform(flat, matrix), np.float32).reshape(points.shape)


def _share_held(quad: NDArray[np.float32], text: _Text, spare: float) -> float:
    """The share of the text, by length, whose middle and ends lie in `quad`, `spare` allowed."""
    if not is_convex(order_quad(quad)):
        return 0.0
    places = _in_frame(quad, text.axes, 1, 1)
    inside = ((places > -spare) & (places < 1 + spare)).all(axis=(1, 2))
    return float(text.lengths[inside].sum() / text.lengths.sum())


def _worth(candidate: Candidate, text: _Text) -> float:
    """How much a quad that holds the text looks like its card, 0 to 1."""
    quad = np.asarray(candidate.quad, dtype=np.float32)
    sides = np.linalg.norm(np.roll(quad, -1, axis=0) - quad, axis=1)
    lying = sides[0] + sides[2] > sides[1] + sides[3]
    wide = candidate.aspect if lying else 1 / candidate.aspect
    placed = _in_frame(quad, text.axes, wide, 1.0)
    run = placed[:, 1] - placed[:, 0]
    askew = np.abs((np.degrees(np.arctan2(run[:, 1], run[:, 0])) + 45) % 90 - 45)
    order = np.argsort(askew)
    half = np.searchsorted(np.cumsum(text.lengths[order]), text.lengths.sum() / 2)
    slant = float(askew[order][min(int(half), len(order) - 1)])
    fill = quad_area(order_quad(text.hull)) / candidate.area
    return float(
        (0.3 + 0.7 * candidate.edge)
        * aspect_prior(candidate.aspect) ** _PROPORTIONS
        * np.exp(-((slant / _STRAIGHT) ** 2))
        * min(1.0, 0.4 + 2 * fill)
    )
