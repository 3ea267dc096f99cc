"""A photo made ready for finding cards: small, in Lab, its marks and regions noted."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ..geometry import as_quad, is_convex
from ..model import Pixels, Quad
from .choose import Candidate, drop_twins, weigh_candidates
from .evidence import Floats, fit_sides, lab_of, look_at_grounds
from .glyphs import Glyphs, find_glyphs
from .lines import Line, find_lines
from .proposals import QuadArray, propose_by_regions

_WORK = 1000
"""The longer side of the picture on which cards are looked for, in pixels."""
_BOWS = (-3, 0, 3)
"""Heights of arc, in the units of a fit, that a side of a bent card may have."""


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """What the finders of cards look at: `image` `(h, w, 3) uint8 BGR` and `lab` of a photo whose
    pixels are times `real` `(2,)` those of the working picture, its marks, regions and lines."""

    image: Pixels
    lab: Floats
    real: NDArray[np.float32]
    glyphs: Glyphs
    regions: QuadArray
    lines: list[Line]

    def distinct(self, quads: QuadArray) -> QuadArray:
        """One of each group of nearly equal quads, fitted roughly to the edges near them."""
        proposals = _distinct(quads, self.lab.shape)
        rough = fit_sides(self.lab, proposals, reach=14, step=2, width=3)
        return _sane(rough.quads, proposals)

    def weigh(self, quads: QuadArray) -> list[Candidate]:
        """The plausible ones of `quads`, fitted to the edges, the best first."""
        fine = fit_sides(self.lab, quads, reach=6, step=1, width=3, bows=_BOWS)
        grounds = look_at_grounds(self.lab, fine.quads)
        return drop_twins(weigh_candidates(fine, grounds, self.glyphs, self.lab.shape))


def look_at(pixels: Pixels) -> Survey:
    """The survey of a photo (`(H, W, 3) uint8 BGR`)."""
    height, width = pixels.shape[:2]
    image = _resized(pixels, min(1.0, _WORK / max(height, width)))
    real = np.array([image.shape[1] / width, image.shape[0] / height], dtype=np.float32)
    glyphs, regions, lines = find_glyphs(image), propose_by_regions(image), find_lines(image)
    return Survey(image, lab_of(image), real, glyphs, regions, lines)


def place_in_photo(pixels: Pixels, survey: Survey, quad: Quad) -> NDArray[np.float32]:
    """`quad` of the working picture as corners in the photo, fitted to its edges there."""
    placed = (np.asarray(quad, dtype=np.float32) + 0.5) / survey.real - 0.5
    return _refine(pixels, placed, float(1 / survey.real.max()))


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
