"""Quads made of straight lines around print: for cards whose ground looks like the table.

A white card on white paper leaves no region, but its rim still leaves pieces of line. Around
each group of marks the nearest lines on the four sides are combined.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Pixels
from .proposals import QuadArray

Floats = NDArray[np.float32]

_SHORTEST = 22
_NEAREST = 5
_PER_SEED = 14


@dataclass(frozen=True, slots=True)
class Line:
    """`start + t * along`, with the stretches `(n, 2)` of `t` that were seen."""

    start: Floats
    along: Floats
    seen: Floats


@dataclass(frozen=True, slots=True)
class _Wall:
    """A line beyond all marks of a seed, its normal turned away from them."""

    line: Line
    normal: Floats
    rank: float


def find_lines(image: Pixels) -> list[Line]:
    """The straight lines of `image`, a picture of about 1000 pixels, the longest first."""
    return _merged(_segments(image))


def propose_by_lines(
    lines: Sequence[Line], seeds: Sequence[Floats], shape: tuple[int, ...]
) -> QuadArray:
    """Quads of `lines` around the groups of marks `seeds`, on a picture of `shape`."""
    quads = [_quads_around(seed, lines, shape) for seed in seeds]
    return np.concatenate(quads) if quads else np.empty((0, 4, 2), dtype=np.float32)


def _segments(image: Pixels) -> Floats:
    """Line segments `(N, 4)`; the median erases most print, the equalising lifts faint rims."""
    # Twice over 5 pixels takes as much away as once over 7, in a tenth of the time.
    grey = cv2.medianBlur(cv2.medianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), 5), 5)
    even = cv2.createCLAHE(3.0, (6, 6)).apply(grey)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE).detect(even)[0]
    if found is None:
        return np.empty((0, 4), dtype=np.float32)
    segments = np.asarray(found, dtype=np.float32).reshape(-1, 4)
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    order = np.argsort(-length, kind="stable")[:260]
    return np.asarray(segments[order[length[order] >= _SHORTEST]], dtype=np.float32)


def _merged(segments: Floats) -> list[Line]:
    """Segments that lie on one line, joined; the longest first."""
    if len(segments) == 0:
        return []
    starts, ends = segments[:, :2], segments[:, 2:]
    free = np.ones(len(segments), dtype=bool)
    lines: list[Line] = []
    for k in range(len(segments)):
        if not free[k]:
            continue
        start, along = starts[k], ends[k] - starts[k]
        along = along / np.hypot(*along)
        for _ in range(2):
            normal = np.array([-along[1], along[0]], dtype=np.float32)
            off_start, off_end = (starts - start) @ normal, (ends - start) @ normal
            near = free & (np.abs(off_start) < 3.5) & (np.abs(off_end) < 3.5)
            near[k] = True
            points = np.concatenate([starts[near], ends[near]])
            fitted = cv2.fitLine(points, cv2.DIST_L2, 0, 0.01, 0.01).ravel()
            along, start = fitted[:2], fitted[2:]
        free &= ~near
        seen = np.stack([(starts[near] - start) @ along, (ends[near] - start) @ along], axis=1)
        lines.append(
            Line(start.astype(np.float32), along.astype(np.float32), np.sort(seen, axis=1))
        )
    return lines


def _quads_around(seed: Floats, lines: Sequence[Line], shape: tuple[int, ...]) -> QuadArray:
    none = np.empty((0, 4, 2), dtype=np.float32)
    (_, _), (wide, high), angle = cv2.minAreaRect(seed)
    size = max(wide, high, 20.0)
    axis = np.radians(angle)
    axes = np.array(
        [[np.cos(axis + k * np.pi / 2), np.sin(axis + k * np.pi / 2)] for k in range(4)]
    )
    walls: list[list[_Wall]] = [[], [], [], []]
    for wall in _walls(seed, lines, size):
        walls[int((axes @ wall.normal).argmax())].append(wall)
    if min(len(w) for w in walls) == 0:
        return none
    best = [sorted(w, key=lambda one: -one.rank)[:_NEAREST] for w in walls]
    found: list[tuple[float, Floats]] = []
    for a in best[0]:
        for b in best[1]:
            first = _meeting(a.line, b.line)
            if first is None or _outside(first, shape):
                continue
            for c in best[2]:
                second = _meeting(b.line, c.line)
                if second is None or _outside(second, shape):
                    continue
                for d in best[3]:
                    third, fourth = _meeting(c.line, d.line), _meeting(d.line, a.line)
                    if third is None or fourth is None:
                        continue
                    if _outside(third, shape) or _outside(fourth, shape):
                        continue
                    quad = np.array([fourth, first, second, third], dtype=np.float32)
                    if not cv2.isContourConvex(quad.reshape(-1, 1, 2)):
                        continue
                    seen = [
                        _covered(line.line, quad[k], quad[(k + 1) % 4])
                        for k, line in enumerate((a, b, c, d))
                    ]
                    nearness = a.rank + b.rank + c.rank + d.rank
                    worth = float(np.mean(seen)) + 0.7 * min(seen) + 0.1 * nearness
                    found.append((worth, quad))
    found.sort(key=lambda pair: -pair[0])
    return np.stack([quad for _, quad in found[:_PER_SEED]]) if found else none


def _walls(seed: Floats, lines: Sequence[Line], size: float) -> list[_Wall]:
    """The lines that have the whole seed on one side, are near it and run along it."""
    if not lines:
        return []
    starts = np.stack([line.start for line in lines])
    along = np.stack([line.along for line in lines])
    normals = np.stack([-along[:, 1], along[:, 0]], axis=1)
    few = seed[:: max(1, len(seed) // 80)]
    away = few[None] - starts[:, None]
    distance = np.sort(np.einsum("lpc,lc->lp", away, normals), axis=1)
    stray = len(few) // 50
    low, high = distance[:, stray], distance[:, -1 - stray]
    reach = np.einsum("lpc,lc->lp", away, along)
    begin, end = reach.min(axis=1), reach.max(axis=1)
    gap = np.where(low >= 0, low, -high)
    walls = []
    spare = 0.3 * size
    for k in np.flatnonzero(((low >= 0) | (high <= 0)) & (gap <= 1.4 * size)):
        line = lines[int(k)]
        seen = line.seen
        overlap = np.minimum(seen[:, 1], end[k] + spare) - np.maximum(seen[:, 0], begin[k] - spare)
        extent = max(float(end[k] - begin[k]), spare)
        covered = float(np.maximum(overlap, 0).sum()) / extent
        if covered >= 0.15:
            normal = -normals[k] if low[k] >= 0 else normals[k]
            rank = min(covered, 1.3) - 0.8 * float(gap[k]) / size
            walls.append(_Wall(line, normal.astype(np.float32), rank))
    return walls


def _meeting(one: Line, other: Line) -> Floats | None:
    cross = float(one.along[0] * other.along[1] - one.along[1] * other.along[0])
    if abs(cross) < 0.3:
        return None
    gap = other.start - one.start
    t = float(gap[0] * other.along[1] - gap[1] * other.along[0]) / cross
    return np.asarray(one.start + np.float32(t) * one.along, dtype=np.float32)


def _outside(point: Floats, shape: tuple[int, ...]) -> bool:
    spare = 0.06 * max(shape[:2])
    return not (-spare <= point[0] <= shape[1] + spare and -spare <= point[1] <= shape[0] + spare)


def _covered(line: Line, one: Floats, other: Floats) -> float:
    """The share of the stretch between two points of a line that was seen."""
    a, b = float((one - line.start) @ line.along), float((other - line.start) @ line.along)
    low, high = min(a, b), max(a, b)
    overlap = np.minimum(line.seen[:, 1], high) - np.maximum(line.seen[:, 0], low)
    return min(1.0, float(np.maximum(overlap, 0).sum()) / max(high - low, 1.0))
