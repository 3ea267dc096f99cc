"""What speaks for a quad: a step of colour along each of its sides, in a straight line.

For each side the colours across it are sampled; the line through that strip along which the
steps are strongest and most regular replaces the side. It is a Hough transform inside a narrow
strip, so neither a rounded corner nor a finger over an edge pulls it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from .proposals import QuadArray

Floats = NDArray[np.float32]

SAMPLES = 28
"""Places along a side at which the colours across it are looked at."""
_MARGIN = 0.07
"""The share of a side left out at each end: rounded corners."""
_CAP = 24.0
"""A step (in Lab units) beyond which an edge is no better an edge."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Fitted quads with what was seen along their sides, for N quads.

    `contrast` `(N, 4)` is the typical colour step (Lab); `support` the share of places with a
    clear step on the line; `inside` `(N, 4)` the share of the places that lie in the frame.
    """

    quads: QuadArray
    contrast: Floats
    support: Floats
    inside: Floats


def fit_sides(lab: Floats, quads: QuadArray, *, reach: int, step: int, width: int) -> Sides:
    """`quads` moved onto the strongest lines within `reach` pixels of their sides.

    `lab` is `(H, W, 3) float32`; `step` the grid of the search and `width` the length of the
    stretch that is averaged on both sides of an edge, in pixels.
    """
    count = len(quads)
    if count == 0:
        none = np.empty((0, 4), dtype=np.float32)
        return Sides(quads, none, none, none)
    starts = quads
    ends = np.roll(quads, -1, axis=1)
    along = ends - starts
    length = np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-3)
    unit = along / length
    normal = np.stack([unit[..., 1], -unit[..., 0]], axis=2)  # outwards of a clockwise quad
    places = np.linspace(_MARGIN, 1 - _MARGIN, SAMPLES, dtype=np.float32)
    offsets = np.arange(-reach - width, reach + width + 1, dtype=np.float32)
    base = starts[:, :, None, :] + places[None, None, :, None] * along[:, :, None, :]
    points = base[:, :, :, None, :] + offsets[None, None, None, :, None] * normal[:, :, None, None]
    profile = _sample(lab, points)
    step_at = _steps(profile, width)  # (N, 4, S, 2 reach + 1)
    height, frame_width = lab.shape[:2]
    within = (
        (base[..., 0] > 1)
        & (base[..., 0] < frame_width - 2)
        & (base[..., 1] > 1)
        & (base[..., 1] < height - 2)
    )
    noise = np.median(step_at, axis=3, keepdims=True)
    clear = np.clip(step_at - 0.7 * noise, 0, _CAP) * within[..., None]
    first, last = _best_lines(clear, places, reach, step)
    moved_starts = starts + normal * first[..., None]
    moved_ends = ends + normal * last[..., None]
    fitted = _meet(moved_starts, moved_ends)
    contrast, support = _along(step_at, noise, places, first, last, reach, within)
    return Sides(fitted, contrast, support, within.mean(axis=2).astype(np.float32))


@dataclass(frozen=True, slots=True)
class Grounds:
    """What lies along the sides of N quads.

    `steps` `(N, 4)` is how much the ground differs on the two sides of a side, in Lab units;
    `outer` `(N, 4, 3)` the colour just outside.
    """

    steps: Floats
    outer: Floats


def look_at_grounds(lab: Floats, quads: QuadArray) -> Grounds:
    """The grounds on both sides of each side of `quads`.

    The border of a card parts two grounds; a printed rule, a groove of wood or a line of a
    notebook has the same on both of its sides. Medians over stretches of a side leave out print
    and average texture away.
    """
    if len(quads) == 0:
        return Grounds(np.empty((0, 4), np.float32), np.empty((0, 4, 3), np.float32))
    starts, ends = quads, np.roll(quads, -1, axis=1)
    along = ends - starts
    length = np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-3)
    unit = along / length
    normal = np.stack([unit[..., 1], -unit[..., 0]], axis=2)
    places = np.linspace(_MARGIN, 1 - _MARGIN, SAMPLES, dtype=np.float32)
    base = starts[:, :, None, :] + places[None, None, :, None] * along[:, :, None, :]
    offsets = np.array([4, 7, 10, 13], dtype=np.float32)
    offsets = np.concatenate([-offsets, offsets])
    points = base[:, :, :, None, :] + offsets[None, None, None, :, None] * normal[:, :, None, None]
    colours = _sample(lab, points)
    inner, outer = np.median(colours[:, :, :, :4], axis=3), np.median(colours[:, :, :, 4:], axis=3)
    apart = (outer - inner).reshape(*quads.shape[:2], 4, SAMPLES // 4, 3)
    steps = np.linalg.norm(np.median(apart, axis=3), axis=3).mean(axis=2)
    return Grounds(steps.astype(np.float32), np.median(outer, axis=2).astype(np.float32))


def _sample(lab: Floats, points: NDArray[np.float32]) -> Floats:
    """Colours at `(..., 2)` points, bilinear; the frame's border is repeated outside of it."""
    shape = points.shape[:-1]
    flat = np.ascontiguousarray(points, dtype=np.float32).reshape(-1, shape[-1], 2)
    rows = []
    for begin in range(0, len(flat), 30000):  # cv2.remap takes at most 32767 rows
        part = flat[begin : begin + 30000]
        rows.append(
            cv2.remap(
                lab, part[..., 0], part[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
        )
    return np.asarray(np.concatenate(rows).reshape(*shape, 3), dtype=np.float32)


def _steps(profile: Floats, width: int) -> Floats:
    """The colour distance between the stretches before and after each offset."""
    sums = np.cumsum(profile, axis=3)
    sums = np.concatenate([np.zeros_like(sums[:, :, :, :1]), sums], axis=3)
    count = profile.shape[3]
    at = np.arange(width, count - width)
    before = (sums[:, :, :, at] - sums[:, :, :, at - width]) / width
    after = (sums[:, :, :, at + 1 + width] - sums[:, :, :, at + 1]) / width
    return np.asarray(np.linalg.norm(after - before, axis=4), dtype=np.float32)


def _best_lines(clear: Floats, places: Floats, reach: int, step: int) -> tuple[Floats, Floats]:
    """For each strip the offsets at its two ends of the line with the most steps along it."""
    grid = np.arange(-reach, reach + 1, step, dtype=np.float32)
    first, last = (g.ravel() for g in np.meshgrid(grid, grid, indexing="ij"))
    track = first[:, None] * (1 - places) + last[:, None] * places + reach  # (K, S)
    index = np.clip(np.rint(track).astype(np.int64), 0, 2 * reach)
    if step > 1:
        # A coarse grid must not step over a fine edge.
        count, sides, samples, _ = clear.shape
        flat = clear.reshape(-1, clear.shape[3])
        clear = np.asarray(
            cv2.dilate(flat, np.ones((1, 2 * (step // 2) + 1), np.uint8)), dtype=np.float32
        ).reshape(count, sides, samples, -1)
    score = np.zeros((*clear.shape[:2], len(index)), dtype=np.float32)
    for sample in range(len(places)):
        score += clear[:, :, sample, :][:, :, index[:, sample]]
    # Of equals the line nearest to the proposal.
    score -= 0.02 * (np.abs(first) + np.abs(last)) * len(places) / max(reach, 1)
    best = score.argmax(axis=2)
    return first[best], last[best]


def _meet(starts: NDArray[Any], ends: NDArray[Any]) -> QuadArray:
    """The corners in which the moved sides meet; the moved ends where they are parallel."""
    before_start, before_end = np.roll(starts, 1, axis=1), np.roll(ends, 1, axis=1)
    d1 = before_end - before_start
    d2 = ends - starts
    cross = d1[..., 0] * d2[..., 1] - d1[..., 1] * d2[..., 0]
    gap = starts - before_start
    safe = np.where(np.abs(cross) < 1e-3, 1.0, cross)
    t = (gap[..., 0] * d2[..., 1] - gap[..., 1] * d2[..., 0]) / safe
    corners = before_start + d1 * t[..., None]
    plain = (starts + before_end) / 2
    return np.asarray(np.where((np.abs(cross) < 1e-3)[..., None], plain, corners), dtype=np.float32)


def _along(
    step_at: Floats,
    noise: Floats,
    places: Floats,
    first: Floats,
    last: Floats,
    reach: int,
    within: NDArray[np.bool_],
) -> tuple[Floats, Floats]:
    """Typical step and share of clear steps on the chosen lines, a pixel aside allowed."""
    track = first[..., None] * (1 - places) + last[..., None] * places + reach
    index = np.clip(np.rint(track).astype(np.int64), 0, 2 * reach)[..., None]
    here = np.zeros(index.shape[:-1], dtype=np.float32)
    for aside in (-1, 0, 1):
        at = np.clip(index + aside, 0, 2 * reach)
        here = np.maximum(here, np.take_along_axis(step_at, at, axis=3)[..., 0])
    clear = (here > 2.0) & (here > 1.6 * noise[..., 0]) & within
    seen = np.maximum(within.sum(axis=2), 1)
    support = clear.sum(axis=2) / seen
    contrast = np.median(np.where(within, here, 0), axis=2)
    return contrast.astype(np.float32), support.astype(np.float32)
