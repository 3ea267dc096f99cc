"""Where print may be: small marks that differ from what lies around them.

It is no text detector. It is cheap, and it is enough to tell a card from a blank sheet, a logo
from a card, and to know around what the sides of a card have to be looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels

_CONTRAST = 14
"""Grey levels by which a mark differs at least from its surroundings."""
_OVER_NOISE = 2.2
"""How far a mark stands out of the texture around it."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Marks the size of letters: `centres` `(N, 2)` in pixels, `sizes` `(N,)` their longer side.

    `mask` `(H, W) uint8` is 255 on them.
    """

    centres: NDArray[np.float32]
    sizes: NDArray[np.float32]
    mask: NDArray[np.uint8]


def find_glyphs(image: Pixels) -> Glyphs:
    """The marks of `image`, a picture of about 1000 pixels."""
    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    apart = cv2.absdiff(grey, cv2.medianBlur(grey, 21))
    texture = cv2.blur(apart, (41, 41)).astype(np.float32)
    marks = ((apart > _CONTRAST) & (apart > _OVER_NOISE * texture)).astype(np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(marks, connectivity=8)
    wide, high, area = (
        stats[:, cv2.CC_STAT_WIDTH],
        stats[:, cv2.CC_STAT_HEIGHT],
        stats[:, cv2.CC_STAT_AREA],
    )
    longer, shorter = np.maximum(wide, high), np.minimum(wide, high)
    good = (longer >= 4) & (longer <= 60) & (shorter >= 2) & (area >= 6) & (longer < 9 * shorter)
    good[0] = False
    mask = good[labels].astype(np.uint8) * np.uint8(255)
    return Glyphs(
        centres[good].astype(np.float32), longer[good].astype(np.float32), np.asarray(mask)
    )


def seeds_of(glyphs: Glyphs) -> list[NDArray[np.float32]]:
    """Groups of neighbouring marks, `(n, 2)` centres each, at three distances, largest first."""
    if len(glyphs.centres) < 6:
        return []
    seeds: list[NDArray[np.float32]] = []
    spots = np.rint(glyphs.centres).astype(int)
    height, width = glyphs.mask.shape
    spots[:, 0] = np.clip(spots[:, 0], 0, width - 1)
    spots[:, 1] = np.clip(spots[:, 1], 0, height - 1)
    for reach in (13, 31, 65):
        # A quarter of the size is exact enough here and sixteen times as fast.
        small = cv2.resize(glyphs.mask, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach // 2 | 1, reach // 2 | 1))
        grown = cv2.dilate((small > 20).astype(np.uint8), disc)
        _, labels = cv2.connectedComponents(grown)
        rows = np.minimum(spots[:, 1] // 4, labels.shape[0] - 1)
        columns = np.minimum(spots[:, 0] // 4, labels.shape[1] - 1)
        member = labels[rows, columns]
        for label in np.unique(member[member > 0]):
            group = glyphs.centres[member == label]
            if len(group) >= 6 and not any(_same(group, seed) for seed in seeds):
                seeds.append(group)
    seeds.sort(key=lambda group: -len(group))
    return seeds[:10]


def _same(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    gap = np.abs(one.min(axis=0) - other.min(axis=0)).max()
    gap = max(float(gap), float(np.abs(one.max(axis=0) - other.max(axis=0)).max()))
    return gap < 10
