"""Finding the cards of a photo: propose quads, fit them to edges, weigh them, choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import as_quad, is_convex, order_quad
from ..model import Pixels, Quad
from .choose import Candidate, choose_cards, drop_twins, weigh_candidates
from .evidence import Floats, fit_sides, lab_of, look_at_grounds
from .glyphs import Glyphs, find_glyphs
from .ground import Ground
from .lines import propose_by_lines
from .proposals import QuadArray, propose_by_regions
from .second import propose_again

_WORK = 1000
"""The longer side of the picture on which cards are looked for, in pixels."""


_BOWS = (-3, 0, 3)
"""Heights of arc, in the units of a fit, that a side of a bent card may have."""


@dataclass(frozen=True, slots=True)
class LocatedCard:
    """A card in a photo.

    `quad` has its corners in pixels of the photo, clockwise, the side that points most nearly to
    the right first; which of them is the top as the text reads is not known yet. `score` is 0 to
    1. `found_by` says what found it.
    """

    quad: Quad
    score: float
    found_by: Literal["edges", "text"] = "edges"


def locate_cards(pixels: Pixels) -> tuple[LocatedCard, ...]:
    """The cards of a photo (`(H, W, 3) uint8 BGR`), from top to bottom and left to right.

    Empty where no card edge is seen (a screenshot, a scan cut to the card): the photo is then
    to be read whole. Pure and deterministic.
    """
    height, width = pixels.shape[:2]
    if min(height, width) < 48:
        return ()
    scale = min(1.0, _WORK / max(height, width))
    image = _resized(pixels, scale)
    real = np.array([image.shape[1] / width, image.shape[0] / height], dtype=np.float32)
    lab = lab_of(image)
    glyphs = find_glyphs(image)
    proposals = np.concatenate([propose_by_regions(image), propose_by_lines(image, glyphs)])
    proposals = _distinct(proposals, lab.shape)
    rough = fit_sides(lab, proposals, reach=14, step=2, width=3)
    first = _weighed(lab, _sane(rough.quads, proposals), glyphs)
    second = _weighed(lab, propose_again(lab, first), glyphs)
    candidates = drop_twins(sorted([*first, *second], key=lambda c: -c.score))
    chosen = choose_cards(candidates, Ground(lab), len(glyphs.centres))
    cards = []
    for candidate in chosen:
        quad = (np.asarray(candidate.quad, dtype=np.float32) + 0.5) / real - 0.5
        quad = _refine(pixels, quad, 1 / scale)
        cards.append(LocatedCard(order_quad(quad), round(candidate.score, 4)))
    return tuple(sorted(cards, key=_reading_place))


def _weighed(lab: Floats, quads: QuadArray, glyphs: Glyphs) -> list[Candidate]:
    fine = fit_sides(lab, quads, reach=6, step=1, width=3, bows=_BOWS)
    grounds = look_at_grounds(lab, fine.quads)
    return drop_twins(weigh_candidates(fine, grounds, glyphs, lab.shape))


def _resized(pixels: Pixels, scale: float) -> Pixels:
    if scale >= 1:
        return pixels
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)


def _distinct(quads: QuadArray, shape: tuple[int, ...]) -> QuadArray:
    """One of each group of nearly equal quads, the most often proposed first."""
    if len(quads) == 0:
        return quads
    tolerance = 0.012 * max(shape[:2])
    turned = np.stack([_from_top_left(q) for q in quads])
    keys, first, votes = np.unique(
        np.rint(turned / tolerance).astype(np.int64).reshape(len(turned), -1),
        axis=0,
        return_index=True,
        return_counts=True,
    )
    del keys
    order = np.argsort(-votes, kind="stable")
    kept: list[int] = []
    for place in first[order]:
        gaps = [np.abs(turned[place] - turned[k]).max() for k in kept]
        if not gaps or min(gaps) > tolerance:
            kept.append(int(place))
        if len(kept) >= 160:
            break
    return np.asarray(turned[kept], dtype=np.float32)


def _from_top_left(quad: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.roll(quad, -int(np.argmin(quad.sum(axis=1))), axis=0), dtype=np.float32)


def _sane(fitted: QuadArray, proposed: QuadArray) -> QuadArray:
    """The fitted quads; the proposed ones where the fit has turned a quad inside out."""
    if len(fitted) == 0:
        return fitted
    far = np.abs(fitted - proposed).max(axis=(1, 2)) > 60
    broken = np.array([not is_convex(as_quad(q)) for q in fitted])
    return np.asarray(np.where((far | broken)[:, None, None], proposed, fitted), dtype=np.float32)


def _refine(pixels: Pixels, quad: NDArray[np.float32], blow: float) -> NDArray[np.float32]:
    """The corners moved onto the edges as the full-size photo shows them.

    `blow` is how many pixels of the photo one of the working picture is.
    """
    spacing = max(1.0, blow / 2)
    corners = quad.astype(np.float32)[None]
    sides = fit_sides(pixels, corners, reach=5, step=1, width=4, spacing=spacing, bows=_BOWS)
    fitted = sides.quads[0]
    if not is_convex(as_quad(fitted)) or np.abs(fitted - quad).max() > 14 * spacing:
        return quad
    return np.asarray(fitted, dtype=np.float32)


def _reading_place(card: LocatedCard) -> tuple[float, float]:
    xs = [x for x, _ in card.quad]
    ys = [y for _, y in card.quad]
    band = max(1.0, 0.5 * (max(ys) - min(ys)))
    return (round(sum(ys) / 4 / band), sum(xs) / 4)
