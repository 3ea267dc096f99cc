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
Picture = NDArray[np.float32] | NDArray[np.uint8]

SAMPLES = 28
"""Places along a side at which the colours across it are looked at."""
_MARGIN = 0.07
"""The share of a side left out at each end: rounded corners."""
_PLACES = np.linspace(_MARGIN, 1 - _MARGIN, SAMPLES, dtype=np.float32)
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


def fit_sides(
    image: Picture,
    quads: QuadArray,
    *,
    reach: int,
    step: int,
    width: int,
    spacing: float = 1.0,
    bows: tuple[int, ...] = (0,),
) -> Sides:
    """`quads` moved onto the strongest lines near their sides.

    `image` is Lab as `(H, W, 3) float32` or BGR as uint8. Lines are looked for within `reach`
    units of a side, on a grid of `step` units; `width` units on both sides of an edge are
    averaged. A unit is `spacing` pixels. `bows` are the heights of arc (in units, outwards) that
    a bent side may have; the corners are those of the chords.
    """
    count = len(quads)
    if count == 0:
        none = np.empty((0, 4), dtype=np.float32)
        return Sides(quads, none, none, none)
    starts, ends = quads, np.roll(quads, -1, axis=1)
    normal = _outward(starts, ends)
    offsets = np.arange(-reach - width, reach + width + 1, dtype=np.float32) * np.float32(spacing)
    base, points = _grid(starts, ends, normal, offsets)
    step_at = _steps(_sample(image, points), width)  # (N, 4, S, 2 reach + 1)
    height, frame_width = image.shape[:2]
    within = (
        (base[..., 0] > 1)
        & (base[..., 0] < frame_width - 2)
        & (base[..., 1] > 1)
        & (base[..., 1] < height - 2)
    )
    noise = np.median(step_at, axis=3, keepdims=True)
    clear = np.clip(step_at - 0.7 * noise, 0, _CAP) * within[..., None]
    tracks = _tracks(reach, step, bows)
    best = _best_tracks(clear, tracks, step)
    first, last = tracks.first[best], tracks.last[best]
    unit = np.float32(spacing)
    fitted = _meet(
        starts + normal * first[..., None] * unit, ends + normal * last[..., None] * unit
    )
    contrast, support = _along(step_at, noise, tracks.index[best], reach, within)
    return Sides(fitted, contrast, support, within.mean(axis=2).astype(np.float32))


def _outward(starts: NDArray[Any], ends: NDArray[Any]) -> Floats:
    """The unit normals of sides, outwards of a quad that runs clockwise."""
    along = ends - starts
    unit = along / np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-3)
    return np.stack([unit[..., 1], -unit[..., 0]], axis=2).astype(np.float32)


def _grid(starts: Floats, ends: Floats, normal: Floats, offsets: Floats) -> tuple[Floats, Floats]:
    """Places along the sides `(N, 4, S, 2)` and the points across them `(N, 4, S, K, 2)`."""
    along = (ends - starts)[:, :, None, :]
    base = starts[:, :, None, :] + _PLACES[None, None, :, None] * along
    points = base[:, :, :, None, :] + offsets[:, None] * normal[:, :, None, None]
    return base, points


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
    offsets = np.array([-4, -7, -10, -13, 4, 7, 10, 13], dtype=np.float32)
    colours = _sample(lab, _grid(starts, ends, _outward(starts, ends), offsets)[1])
    inner, outer = np.median(colours[:, :, :, :4], axis=3), np.median(colours[:, :, :, 4:], axis=3)
    apart = (outer - inner).reshape(*quads.shape[:2], 4, SAMPLES // 4, 3)
    steps = np.linalg.norm(np.median(apart, axis=3), axis=3).mean(axis=2)
    return Grounds(steps.astype(np.float32), np.median(outer, axis=2).astype(np.float32))


def _sample(image: Picture, points: NDArray[np.float32]) -> Floats:
    """Lab colours at `(..., 2)` points, bilinear; the frame's border is repeated outside of it."""
    shape = points.shape[:-1]
    flat = np.ascontiguousarray(points, dtype=np.float32).reshape(-1, shape[-1], 2)
    rows = []
    for begin in range(0, len(flat), 30000):  # cv2.remap takes at most 32767 rows
        part = flat[begin : begin + 30000]
        colours = cv2.remap(
            image, part[..., 0], part[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        rows.append(lab_of(np.asarray(colours)) if image.dtype == np.uint8 else colours)
    return np.asarray(np.concatenate(rows).reshape(*shape, 3), dtype=np.float32)


def lab_of(image: NDArray[np.uint8]) -> Floats:
    """BGR as CIE Lab in its own units (L 0 to 100), float32."""
    plain = image.astype(np.float32) / np.float32(255)
    return np.asarray(cv2.cvtColor(plain, cv2.COLOR_BGR2LAB), dtype=np.float32)


def _steps(profile: Floats, width: int) -> Floats:
    """The colour distance between the stretches before and after each offset."""
    sums = np.cumsum(profile, axis=3)
    sums = np.concatenate([np.zeros_like(sums[:, :, :, :1]), sums], axis=3)
    count = profile.shape[3]
    at = np.arange(width, count - width)
    before = (sums[:, :, :, at] - sums[:, :, :, at - width]) / width
    after = (sums[:, :, :, at + 1 + width] - sums[:, :, :, at + 1]) / width
    return np.asarray(np.linalg.norm(after - before, axis=4), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Tracks:
    """Ways through a strip: the offsets at both ends `(K,)`, the columns passed `(K, S)`."""

    first: Floats
    last: Floats
    index: NDArray[np.int64]
    cost: Floats


def _tracks(reach: int, step: int, bows: tuple[int, ...]) -> _Tracks:
    grid = np.arange(-reach, reach + 1, step, dtype=np.float32)
    arcs = np.array(bows, dtype=np.float32)
    first, last, bow = (g.ravel() for g in np.meshgrid(grid, grid, arcs, indexing="ij"))
    course = first[:, None] * (1 - _PLACES) + last[:, None] * _PLACES
    course = course + bow[:, None] * (4 * _PLACES * (1 - _PLACES))
    kept = np.abs(course).max(axis=1) <= reach + 0.5
    index = np.clip(np.rint(course + reach).astype(np.int64), 0, 2 * reach)
    # Of equals the straight one nearest to the proposal.
    cost = 0.02 * (np.abs(first) + np.abs(last)) / max(reach, 1) + 0.15 * (np.abs(bow) > 0)
    return _Tracks(first[kept], last[kept], index[kept], cost[kept].astype(np.float32))


def _best_tracks(clear: Floats, tracks: _Tracks, step: int) -> NDArray[np.int64]:
    """For each strip the way through it with the strongest steps, `(N, 4)`."""
    count, sides, samples, columns = clear.shape
    flat = clear.reshape(-1, columns)
    if step > 1:
        # A coarse grid must not step over a fine edge.
        flat = np.asarray(cv2.dilate(flat, np.ones((1, step // 2 * 2 + 1), np.uint8)))
    # As a product with a 0/1 matrix the sum over all ways is one call.
    passed = np.zeros((samples * columns, len(tracks.first)), dtype=np.float32)
    for sample in range(samples):
        passed[sample * columns + tracks.index[:, sample], np.arange(len(tracks.first))] = 1
    score = flat.reshape(count * sides, samples * columns) @ passed
    score -= tracks.cost * samples
    return np.asarray(score.argmax(axis=1).reshape(count, sides), dtype=np.int64)


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
    index: NDArray[np.int64],
    reach: int,
    within: NDArray[np.bool_],
) -> tuple[Floats, Floats]:
    """Typical step and share of clear steps on the chosen ways, a unit aside allowed."""
    here = np.zeros(index.shape, dtype=np.float32)
    for aside in (-1, 0, 1):
        at = np.clip(index + aside, 0, 2 * reach)[..., None]
        here = np.maximum(here, np.take_along_axis(step_at, at, axis=3)[..., 0])
    clear = (here > 2.0) & (here > 1.6 * noise[..., 0]) & within
    seen = np.maximum(within.sum(axis=2), 1)
    support = clear.sum(axis=2) / seen
    contrast = np.median(np.where(within, here, 0), axis=2)
    return contrast.astype(np.float32), support.astype(np.float32)
