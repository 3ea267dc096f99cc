"""Drawings of icons put into circles and boxes, and spoiled as cameras and printers spoil them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from icon_names import ALL, LETTERS, OTHER
from numpy.typing import NDArray

from pipeline.ocr.icons import SIDE, WINDOW, as_ink

_FULL = 96  # the side of a sign before it is spoiled
_WEIGHTS = {"phone": 5.0, "mobile": 4.0, "fax": 4.0, "mail": 2.0, "web": 2.0, "place": 2.0, "x": 2.2,
            "instagram": 1.6, "facebook": 1.6, "line": 1.3, OTHER: 15.0}  # fmt: skip
Ink = NDArray[np.uint8]
Random = np.random.Generator


@dataclass(frozen=True)
class Drawings:
    """`by_kind[k]` are the drawings of kind k of `ALL`, `(n, side, side) uint8`, ink 255."""

    by_kind: tuple[Ink, ...]
    chances: NDArray[np.float64]

    def __len__(self) -> int:
        return sum(len(group) for group in self.by_kind)

    @classmethod
    def of(cls, kinds: NDArray[np.int64], drawings: Ink) -> Drawings:
        groups = tuple(drawings[kinds == k] for k in range(len(ALL)))
        weights = np.array(
            [_WEIGHTS.get(kind, 0.9) * bool(len(g)) for kind, g in zip(ALL, groups, strict=True)]
        )
        return cls(groups, weights / weights.sum())

    @classmethod
    def load(cls, path: Path) -> tuple[Drawings, Drawings]:
        """Those that are trained on, and those that are held out."""
        held = np.load(path)
        kinds, drawings, out = held["kinds"].astype(np.int64), held["drawings"], held["held"]
        return cls.of(kinds[~out], drawings[~out]), cls.of(kinds[out], drawings[out])


def make_picture(
    drawings: Drawings, random: Random, hard: float = 1.0
) -> tuple[NDArray[np.float32], int]:
    """A picture as `ocr/icons.py` hands it to the network, and its kind."""
    kind = int(random.choice(len(ALL), p=drawings.chances))
    name = ALL[kind]
    if name == OTHER and random.random() < 0.4:
        sign = _made_up(drawings, random)
    else:
        sign = _fit(pick(drawings, kind, random), random)
        if name == "phone" and random.random() < 0.15:
            sign = np.ascontiguousarray(sign[:, ::-1])
        letters = name in LETTERS
        if random.random() < (0.65 if letters else 0.42):
            sign = encase(sign, random)
    return spoil(sign, drawings, random, hard), kind


def pick(drawings: Drawings, kind: int, random: Random) -> Ink:
    group = drawings.by_kind[kind]
    return group[random.integers(len(group))]


def _fit(drawing: Ink, random: Random) -> Ink:
    """The drawing at `_FULL` pixels, a little squeezed, its strokes thicker or thinner."""
    sign = cv2.resize(drawing, (_FULL, _FULL), interpolation=cv2.INTER_LINEAR)
    chance = random.random()
    if chance < 0.2:
        sign = cv2.dilate(sign, np.ones((3, 3), np.uint8), iterations=int(random.integers(1, 3)))
    elif chance < 0.33:
        sign = cv2.erode(sign, np.ones((3, 3), np.uint8))
    if random.random() < 0.5:
        squeeze = random.uniform(0.82, 1.0)
        size = (
            (round(_FULL * squeeze), _FULL)
            if random.random() < 0.5
            else (_FULL, round(_FULL * squeeze))
        )
        sign = _padded(cv2.resize(sign, size), _FULL)
    return sign


def _padded(part: Ink, side: int) -> Ink:
    whole = np.zeros((side, side), np.uint8)
    top, left = (side - part.shape[0]) // 2, (side - part.shape[1]) // 2
    whole[top : top + part.shape[0], left : left + part.shape[1]] = part
    return whole


def encase(sign: Ink, random: Random) -> Ink:
    """The sign in a disc, a ring, a box, a frame or a hexagon.

    In what is filled the sign is blank (white on a colour), or stronger than the case (white on a
    colour that stands on black).
    """
    share = random.uniform(0.44, 0.74)
    inside = cv2.resize(sign, (round(_FULL * share),) * 2, interpolation=cv2.INTER_AREA)
    inside = _padded(inside, _FULL)
    filled, shape = random.random() < 0.65, random.random()
    case = np.zeros((_FULL, _FULL), np.uint8)
    stroke = -1 if filled else int(random.integers(2, 9))
    if shape < 0.56:
        cv2.circle(case, (_FULL // 2, _FULL // 2), _FULL // 2 - 4, 255, stroke, cv2.LINE_AA)
    elif shape < 0.66:
        turn = np.arange(6) * np.pi / 3 + random.choice([0.0, np.pi / 6])
        ring = _FULL / 2 + (_FULL / 2 - 4) * np.stack([np.cos(turn), np.sin(turn)], 1)
        points = [np.round(ring).astype(np.int32)]
        if filled:
            cv2.fillPoly(case, points, 255, cv2.LINE_AA)
        else:
            cv2.polylines(case, points, True, 255, stroke, cv2.LINE_AA)
    else:
        _box(case, int(random.choice([0, 6, 12, 22])), stroke)
    if not filled:
        return np.maximum(case, inside)
    if random.random() < 0.3:
        weak = random.uniform(0.3, 0.7)
        return np.maximum((case * weak).astype(np.uint8), np.where(case > 0, inside, 0))
    return np.where(case > 0, np.clip(case.astype(int) - inside, 0, 255), 0).astype(np.uint8)


def _box(case: Ink, corner: int, stroke: int) -> None:
    low, high = 4, _FULL - 5
    if stroke < 0:
        cv2.rectangle(case, (low + corner, low), (high - corner, high), 255, -1)
        cv2.rectangle(case, (low, low + corner), (high, high - corner), 255, -1)
        for x in (low + corner, high - corner):
            for y in (low + corner, high - corner):
                cv2.circle(case, (x, y), corner, 255, -1, cv2.LINE_AA)
        return
    _box(case, corner, -1)
    inner = cv2.erode(case, np.ones((2 * stroke + 1,) * 2, np.uint8))
    case[inner > 0] = 0


def _made_up(drawings: Drawings, random: Random) -> Ink:
    """What is no icon: pieces, bars, discs, modules of a QR code, shades, specks."""
    sign = np.zeros((_FULL, _FULL), np.uint8)
    what = random.integers(7)
    if what == 0:  # bars and dots
        wide, high = random.integers(3, 30), random.integers(20, _FULL)
        if random.random() < 0.5:
            wide, high = high, wide
        sign = _padded(np.full((high, wide), 255, np.uint8), _FULL)
    elif what == 1:
        cells = int(random.integers(4, 12))
        bits = (random.random((cells, cells)) < 0.5).astype(np.uint8) * 255
        sign = cv2.resize(bits, (_FULL, _FULL), interpolation=cv2.INTER_NEAREST)
    elif what == 2:
        coarse = random.random((4, 4)).astype(np.float32) * 255
        sign = (
            cv2.resize(coarse, (_FULL, _FULL), interpolation=cv2.INTER_CUBIC)
            .clip(0, 255)
            .astype(np.uint8)
        )
    elif what == 3:
        sign = (random.random((_FULL, _FULL)) * random.uniform(60, 255)).astype(np.uint8)
    elif what == 4:  # an empty case
        sign = encase(sign, random)
    else:  # part of a drawing of any kind, or of two letters side by side
        whole = _fit(
            pick(drawings, int(random.choice(len(ALL), p=drawings.chances)), random), random
        )
        if what == 5:
            whole = np.concatenate([whole, _fit(pick(drawings, len(ALL) - 1, random), random)], 1)
        high, wide = whole.shape
        part = whole[: int(high * random.uniform(0.25, 0.55))] if random.random() < 0.5 else (
            whole[:, : int(wide * random.uniform(0.25, 0.5))]
        )  # fmt: skip
        if random.random() < 0.5:
            part = part[::-1, ::-1]
        scale = _FULL / max(part.shape)
        part = cv2.resize(
            part, (max(2, int(part.shape[1] * scale)), max(2, int(part.shape[0] * scale)))
        )
        sign = _padded(part[:_FULL, :_FULL], _FULL)
    return sign


def spoil(sign: Ink, drawings: Drawings, random: Random, hard: float) -> NDArray[np.float32]:
    """`sign` as a camera sees it, cut about its ink: `(SIDE, SIDE) float32`, 0 to 1."""
    canvas = np.zeros((2 * _FULL, 2 * _FULL), np.uint8)
    quarter = _FULL // 2
    canvas[quarter : quarter + _FULL, quarter : quarter + _FULL] = sign
    if random.random() < 0.3 * hard:  # the text behind it, or the icon of the next line
        other = pick(drawings, int(random.choice(len(ALL), p=drawings.chances)), random)
        other = cv2.resize(other, (_FULL, _FULL))
        gap = int(random.uniform(0.03, 0.25) * _FULL)
        room = quarter - gap
        if random.random() < 0.6:
            canvas[quarter : quarter + _FULL, -room:] = other[:, :room]
        else:
            canvas[-room:, quarter : quarter + _FULL] = other[:room]
    rows, columns = np.nonzero(sign > 60)
    if len(rows) == 0:
        rows = columns = np.array([0, _FULL - 1])
    size = max(np.ptp(rows), np.ptp(columns)) + 1
    centre = np.array([columns.min() + columns.max(), rows.min() + rows.max()]) / 2 + quarter
    # A sign seen at 11 to 48 pixels; the cut is a little off in place and size.
    seen = float(np.exp(random.uniform(np.log(11), np.log(48))))
    window = size * WINDOW * random.uniform(0.9, 1.14)
    pixels = max(8, round(seen * window / size))
    scale = pixels / window
    angle = np.deg2rad(random.normal(0, 3.0) * hard)
    shear = random.normal(0, 0.05) * hard
    turn = (
        np.array([[np.cos(angle), -np.sin(angle) + shear], [np.sin(angle), np.cos(angle)]]) * scale
    )
    middle = centre + random.normal(0, 0.035 * size, 2)
    shift = np.array([pixels / 2, pixels / 2]) - turn @ middle
    soft = cv2.GaussianBlur(canvas, (0, 0), 0.45 / scale) if scale < 1 else canvas
    small = cv2.warpAffine(soft, np.column_stack([turn, shift]), (pixels, pixels)).astype(
        np.float32
    )
    if random.random() < 0.65:
        sigma = random.uniform(0.2, 1.0) * hard * max(1.0, seen / 30)
        small = cv2.GaussianBlur(small, (0, 0), min(sigma, 0.09 * seen))
    if random.random() < 0.1 * hard:
        length = int(random.integers(2, 4))
        small = cv2.blur(small, (length, 1) if random.random() < 0.5 else (1, length))
    paper, print_ = random.uniform(140, 255), random.uniform(0, 130)
    if random.random() < 0.3:
        paper, print_ = print_, paper
    image = paper + (print_ - paper) * small / 255.0
    if random.random() < 0.4:
        across = np.linspace(-1, 1, pixels, dtype=np.float32)
        image += random.normal(0, 9) * across[None, :] + random.normal(0, 9) * across[:, None]
    image += random.normal(0, 1, image.shape).astype(np.float32) * random.uniform(0, 8) * hard
    picture = np.clip(image, 0, 255).astype(np.uint8)
    if random.random() < 0.5:
        quality = int(random.integers(35, 95))
        _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        picture = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    colours = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    ground = np.full(3, paper + random.normal(0, 4), np.float32)
    ink = as_ink(colours, ground)
    method = cv2.INTER_AREA if pixels > SIDE else cv2.INTER_CUBIC
    return np.clip(cv2.resize(ink, (SIDE, SIDE), interpolation=method), 0, 1).astype(np.float32)
