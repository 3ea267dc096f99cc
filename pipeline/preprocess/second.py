"""A second round of proposals, from what the first round found.

A frame printed inside a faint card hides the card's own border: borders a little outside of a
find are looked for. On a table the next card often touches the last one: places beside a find
are looked at, and what has the proportions of cards in a row is parted.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .choose import CARD_ASPECTS, Candidate, certain_cards
from .evidence import Floats, fit_sides
from .proposals import QuadArray

_GROWN = (0.05, 0.095)
"""By how much of the shorter side a border is looked for outside of a find: 3 and 5 mm."""
_GAPS = (0.02, 0.08)
_ROWS = ((1.1, 1.32, 2), (2.9, 3.75, 2), (4.4, 5.5, 3))
"""Proportions of cards side by side: from, to, how many."""
_CLEAR = 0.5
_MOST = 24


def propose_again(lab: Floats, candidates: list[Candidate]) -> QuadArray:
    """Quads around and beside the best candidates, fitted to the edges there."""
    none = np.empty((0, 4, 2), dtype=np.float32)
    height, width = lab.shape[:2]
    fitted = [none]
    strong = [c for c in candidates if c.score > 0.4][:6]
    for share in _GROWN:
        for candidate in strong:
            side = _shorter_side(candidate)
            reach = round(0.022 * side)
            if reach < 2 or candidate.area > 0.8 * height * width:
                continue
            grown = grown_quad(np.asarray(candidate.quad, dtype=np.float32), share * side)
            fit = fit_sides(lab, grown[None], reach=reach, step=1, width=3)
            fitted.append(fit.quads)
    clear = [c for c in candidates if c.edge > _CLEAR]
    rows = (c for c in clear if not any(_is_part_of(c, other) for other in clear))
    joined = [parts for c in rows for parts in _parts(c)][:_MOST]
    if joined:
        fitted.append(fit_sides(lab, np.stack(joined), reach=10, step=1, width=3).quads)
    beside = [_beside(np.asarray(c.quad, dtype=np.float32)) for c in certain_cards(candidates)]
    if len(beside) > 1:
        places = np.concatenate(beside)
        middles = places.mean(axis=1)
        seen = ((middles > 0) & (middles < np.array([width, height]))).all(axis=1)
        fitted.append(fit_sides(lab, places[seen], reach=14, step=2, width=3).quads)
    return np.concatenate(fitted)


def _parts(candidate: Candidate) -> list[NDArray[np.float32]]:
    """The quads of the cards in a row whose outline `candidate` would be; none where it is not."""
    count = next((n for low, high, n in _ROWS if low < candidate.aspect < high), 0)
    if not count:
        return []
    quad = np.asarray(candidate.quad, dtype=np.float32)
    if np.linalg.norm(quad[1] - quad[0]) < np.linalg.norm(quad[3] - quad[0]):
        quad = np.roll(quad, -1, axis=0)
    parts = []
    for k in range(count):
        a, b = k / count, (k + 1) / count
        top = [quad[0] + (quad[1] - quad[0]) * t for t in (a, b)]
        below = [quad[3] + (quad[2] - quad[3]) * t for t in (b, a)]
        parts.append(np.stack([*top, *below]))
    return parts


def _is_part_of(candidate: Candidate, card: Candidate) -> bool:
    """Whether `candidate` is what a band of another colour leaves of `card`."""
    if not CARD_ASPECTS[0] < card.aspect < CARD_ASPECTS[1]:
        return False
    inner, outer = (np.asarray(c.quad, dtype=np.float32) for c in (candidate, card))
    share = cv2.contourArea(inner) / max(cv2.contourArea(outer), 1.0)
    slack = 0.04 * _shorter_side(card)
    return 0.5 < share < 0.93 and all(
        cv2.pointPolygonTest(outer, (float(x), float(y)), True) > -slack for x, y in inner
    )


def _shorter_side(candidate: Candidate) -> float:
    corners = np.asarray(candidate.quad)
    return float(np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1).min())


def grown_quad(quad: NDArray[np.float32], by: float) -> NDArray[np.float32]:
    """A clockwise quad with each side moved outwards by `by` pixels."""
    ends = np.roll(quad, -1, axis=0)
    along = (ends - quad) / np.maximum(np.linalg.norm(ends - quad, axis=1, keepdims=True), 1e-3)
    before = np.roll(along, 1, axis=0)
    # At a corner both sides move: outwards along the one's end and the other's beginning.
    sine = np.abs(before[:, 0] * along[:, 1] - before[:, 1] * along[:, 0])[:, None]
    return np.asarray(quad + by * (before - along) / np.maximum(sine, 0.3), dtype=np.float32)


def _beside(quad: NDArray[np.float32]) -> QuadArray:
    """The places of the four cards that would lie next to this one, at two gaps."""
    across = (quad[1] - quad[0] + quad[2] - quad[3]) / 2
    down = (quad[3] - quad[0] + quad[2] - quad[1]) / 2
    places = [
        quad + (1 + gap) * (right * across + below * down)
        for gap in _GAPS
        for right, below in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    return np.asarray(places, dtype=np.float32)
