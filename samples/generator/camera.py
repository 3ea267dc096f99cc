"""The camera: cards laid on a table, seen in perspective, lit, blurred, and stored as JPEG."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .press import PrintedCard
from .tables import Image, Noise, draw_table

Quad = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Laid:
    """A card on the table: its middle in mm, turned by `angle` degrees clockwise."""

    card: PrintedCard
    x: float
    y: float
    angle: float


@dataclass(frozen=True)
class Shot:
    """How a photo is taken. `tilt` and `pan` in degrees; `scale` in pixels a mm at the middle."""

    width: int
    height: int
    scale: float
    tilt: float = 0.0
    pan: float = 0.0
    roll: float = 0.0
    distance: float = 260.0
    blur: float = 0.0
    motion: float = 0.0
    noise: float = 1.2
    shadow: float = 0.0
    glare: float = 0.0
    light: float = 0.08
    gain: float = 1.0
    warm: float = 0.0
    curl: float = 0.0
    quality: int = 88
    clutter: int = 0
    hand: bool = False
    table: str = "plain"
    scan: bool = False


def view_matrix(shot: Shot) -> NDArray[np.float64]:
    """The homography from the table (mm, origin in the middle) to the photo (pixels)."""
    ax, ay, az = np.radians((shot.tilt, shot.pan, shot.roll))
    rx = np.array([[1, 0, 0], [0, np.cos(ax), -np.sin(ax)], [0, np.sin(ax), np.cos(ax)]])
    ry = np.array([[np.cos(ay), 0, np.sin(ay)], [0, 1, 0], [-np.sin(ay), 0, np.cos(ay)]])
    rz = np.array([[np.cos(az), -np.sin(az), 0], [np.sin(az), np.cos(az), 0], [0, 0, 1]])
    turn = rz @ rx @ ry
    focal = shot.scale * shot.distance
    eye = np.array([[focal, 0, shot.width / 2], [0, focal, shot.height / 2], [0, 0, 1]])
    plane = np.column_stack((turn[:, 0], turn[:, 1], np.array([0.0, 0.0, shot.distance])))
    matrix: NDArray[np.float64] = eye @ plane
    return matrix


def _placing(laid: Laid) -> NDArray[np.float64]:
    """The matrix from the card's pixels to the table (mm)."""
    _h, w = laid.card.pixels.shape[:2]
    per = laid.card.width / w
    a = np.radians(laid.angle)
    turn = np.array([[np.cos(a), -np.sin(a), laid.x], [np.sin(a), np.cos(a), laid.y], [0, 0, 1]])
    centre = np.array([[per, 0, -laid.card.width / 2], [0, per, -laid.card.height / 2], [0, 0, 1]])
    return turn @ centre


def quad_of(laid: Laid, shot: Shot) -> Quad:
    """The card's corners in the photo: from the top left on, clockwise, as it reads."""
    h, w = laid.card.pixels.shape[:2]
    corners = np.array([[0, 0, 1], [w, 0, 1], [w, h, 1], [0, h, 1]], np.float64).T
    seen = view_matrix(shot) @ _placing(laid) @ corners
    return tuple((float(x), float(y)) for x, y in (seen[:2] / seen[2]).T)


def take_photo(rng: Noise, cards: list[Laid], shot: Shot) -> tuple[NDArray[np.uint8], list[Quad]]:
    """The photo `(h, w, 3) uint8 BGR` and the quad of each card."""
    h, w = shot.height, shot.width
    image = _seen_table(rng, shot)
    for _ in range(shot.clutter):
        _lay_paper(rng, image, shot)
    quads = []
    for laid in cards:
        _lay_card(rng, image, laid, shot)
        quads.append(quad_of(laid, shot))
    if shot.hand:
        _hold(rng, image, quads)
    image *= _lighting(rng, h, w, shot)[..., None]
    if shot.glare:
        _glare(rng, image, quads, shot.glare)
    image *= np.array([1 - shot.warm, 1, 1 + shot.warm], np.float32) * shot.gain
    if shot.motion > 0:
        image = _shake(rng, image, shot.motion)
    if shot.blur > 0:
        image = cv2.GaussianBlur(image, (0, 0), shot.blur)
    if shot.noise:
        grain = rng.standard_normal((h, w), dtype=np.float32)
        colour = cv2.resize(rng.standard_normal((h // 2, w // 2, 3), dtype=np.float32), (w, h))
        image += shot.noise * (grain[..., None] + 0.7 * colour)
    return np.clip(image, 0, 255).astype(np.uint8), quads


def _seen_table(rng: Noise, shot: Shot) -> Image:
    h, w = shot.height, shot.width
    if shot.scan:
        tone = float(rng.choice((58, 62, 236, 244, 215)))
        image = np.full((h, w, 3), tone, np.float32) * np.array(
            [1.0, 1.0, rng.uniform(0.98, 1.01)], np.float32
        )
        for _ in range(int(rng.integers(0, 6))):
            cv2.circle(
                image,
                (int(rng.integers(0, w)), int(rng.integers(0, h))),
                1,
                (128.0, 128.0, 128.0),
                -1,
            )
        return image
    flat = draw_table(rng, h, w, shot.table)
    tilt = view_matrix(Shot(w, h, shot.scale, shot.tilt, shot.pan, 0.0, shot.distance))
    spread = np.array(
        [
            [1 / shot.scale, 0, -w / 2 / shot.scale],
            [0, 1 / shot.scale, -h / 2 / shot.scale],
            [0, 0, 1],
        ]
    )
    return cv2.warpPerspective(flat, tilt @ spread, (w, h), borderMode=cv2.BORDER_REFLECT)


def _lay_card(rng: Noise, image: Image, laid: Laid, shot: Shot) -> None:
    h, w = image.shape[:2]
    ch, cw = laid.card.pixels.shape[:2]
    matrix = view_matrix(shot) @ _placing(laid)
    quad = np.array(quad_of(laid, shot))
    long = np.linalg.norm(quad[1] - quad[0])
    shrink = cw / max(long, 1)
    pixels = laid.card.pixels.astype(np.float32)
    if not shot.scan:
        pixels *= 0.95  # paper does not give back all light
    if shrink > 1.3:
        pixels = cv2.GaussianBlur(pixels, (0, 0), 0.42 * shrink)
    mask = np.zeros((ch, cw), np.float32)
    if laid.card.radius:
        r = int(laid.card.radius * cw / laid.card.width)
        cv2.rectangle(mask, (r, 0), (cw - r, ch), 1.0, -1)
        cv2.rectangle(mask, (0, r), (cw, ch - r), 1.0, -1)
        for cx, cy in ((r, r), (cw - r - 1, r), (r, ch - r - 1), (cw - r - 1, ch - r - 1)):
            cv2.circle(mask, (cx, cy), r, 1.0, -1)
    else:
        mask[:] = 1.0
    pad = 40 + 0.06 * long  # the shadow reaches out of the card
    left, top = np.floor(quad.min(0) - pad).astype(int)
    right, low = np.ceil(quad.max(0) + pad).astype(int)
    left, top, right, low = max(0, left), max(0, top), min(w, right), min(h, low)
    if left >= right or top >= low:
        return
    move = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], np.float64)
    size = (int(right - left), int(low - top))
    seen = cv2.warpPerspective(
        pixels, move @ matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    cover = cv2.warpPerspective(mask, move @ matrix, size, flags=cv2.INTER_LINEAR)
    part = image[top:low, left:right]
    reach = max(1.5, long * rng.uniform(0.004, 0.012))
    angle = rng.uniform(0, 6.28)
    drop = np.array([[1, 0, reach * np.cos(angle)], [0, 1, reach * np.sin(angle)]])
    fall = cv2.GaussianBlur(cv2.warpAffine(cover, drop, size), (0, 0), reach)
    part *= 1 - (rng.uniform(0.25, 0.55) * fall * (1 - cover))[..., None]
    if shot.curl:
        ramp = np.linspace(-1, 1, cw, dtype=np.float32)[None, :] ** 2
        shade = cv2.warpPerspective(
            np.repeat(1 - shot.curl * ramp, ch, 0),
            move @ matrix,
            size,
            borderMode=cv2.BORDER_REPLICATE,
        )
        seen *= shade[..., None]
    part[:] = part * (1 - cover[..., None]) + seen * cover[..., None]


def _lay_paper(rng: Noise, image: Image, shot: Shot) -> None:
    """Something else on the table, under the cards: a sheet with lines, a notebook, a dark case."""
    h, w = image.shape[:2]
    cx, cy = (
        rng.choice((rng.uniform(-0.15, 0.15), rng.uniform(0.85, 1.15))) * w,
        rng.uniform(0, 1) * h,
    )
    a, half_w, half_h = rng.uniform(0, 3.14), rng.uniform(0.2, 0.5) * w, rng.uniform(0.15, 0.4) * h
    points = np.array([[-half_w, -half_h], [half_w, -half_h], [half_w, half_h], [-half_w, half_h]])
    turn = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    outline = (points @ turn.T + (cx, cy)).astype(np.float32)
    tone = np.array(
        rng.choice(
            [(235, 238, 240), (225, 235, 240), (60, 60, 65), (200, 170, 120), (120, 160, 90)]
        ),
        np.float32,
    )
    sheet = np.full((400, 600, 3), tone, np.float32)
    if tone.mean() > 180:
        for y in range(60, 380, int(rng.integers(18, 34))):
            sheet[y : y + int(rng.integers(2, 5)), 40 : int(rng.integers(300, 570))] *= rng.uniform(
                0.35, 0.8
            )
    matrix = cv2.getPerspectiveTransform(
        np.array([[0, 0], [600, 0], [600, 400], [0, 400]], np.float32), outline
    )
    seen = cv2.warpPerspective(
        sheet, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    cover = cv2.warpPerspective(np.ones((400, 600), np.float32), matrix, (w, h))
    fall = cv2.GaussianBlur(cover, (0, 0), 12)
    image *= 1 - (0.35 * fall * (1 - cover))[..., None]
    image[:] = image * (1 - cover[..., None]) + seen * cover[..., None]
    del shot


def _hold(rng: Noise, image: Image, quads: list[Quad]) -> None:
    """A thumb over an edge of the first card, short of its text."""
    quad = np.array(quads[0])
    edge = int(rng.integers(0, 4))
    a, b = quad[edge], quad[(edge + 1) % 4]
    t = rng.choice((rng.uniform(0.1, 0.25), rng.uniform(0.75, 0.9)))
    at = a + (b - a) * t
    out = at - quad.mean(0)
    out /= np.linalg.norm(out) + 1e-6
    size = np.linalg.norm(quad[1] - quad[0]) * 0.1
    h, w = image.shape[:2]
    mask = np.zeros((h, w), np.float32)
    tip = at - out * size * 0.1
    end = at + out * size * 14
    cv2.line(
        mask,
        (int(tip[0] + out[0] * size * 0.6), int(tip[1] + out[1] * size * 0.6)),
        (int(end[0]), int(end[1])),
        1.0,
        int(size * 1.5),
    )
    mask = cv2.GaussianBlur(mask, (0, 0), 2)
    skin = np.array(rng.choice([(140, 170, 220), (100, 135, 190), (70, 100, 150)]), np.float32)
    shade = 1 + 0.12 * cv2.GaussianBlur(mask, (0, 0), max(2.0, size * 0.3)) - 0.1
    image[:] = image * (1 - mask[..., None]) + (skin * shade[..., None]) * mask[..., None]


def _lighting(rng: Noise, h: int, w: int, shot: Shot) -> Image:
    if shot.scan:
        return np.ones((h, w), np.float32)
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    a = rng.uniform(0, 6.28)
    ramp = ((xs / w - 0.5) * np.cos(a) + (ys / h - 0.5) * np.sin(a)) * 2
    far = ((xs / w - 0.5) ** 2 + (ys / h - 0.5) ** 2) * 2
    light = 1 + shot.light * ramp - 0.5 * shot.light * far
    if shot.shadow:
        cast = np.zeros((h // 4, w // 4), np.float32)
        cx, cy = rng.uniform(0.1, 0.9) * w / 4, rng.uniform(0.1, 0.9) * h / 4
        b = rng.uniform(0, 6.28)
        reach = max(h, w) / 4 * 2
        side = np.array([np.cos(b), np.sin(b)])
        normal = np.array([-side[1], side[0]])
        wide = reach if rng.random() < 0.5 else rng.uniform(0.12, 0.3) * reach
        points = np.array(
            [
                (cx, cy) + side * -reach,
                (cx, cy) + side * reach,
                (cx, cy) + side * reach + normal * wide,
                (cx, cy) - side * reach + normal * wide,
            ]
        )
        cv2.fillPoly(cast, [points.astype(np.int32)], 1.0)
        cast = cv2.GaussianBlur(cast, (0, 0), rng.uniform(4, 30))
        light *= 1 - shot.shadow * cv2.resize(cast, (w, h))
    return light.astype(np.float32)


def _glare(rng: Noise, image: Image, quads: list[Quad], strength: float) -> None:
    h, w = image.shape[:2]
    quad = np.array(quads[int(rng.integers(0, len(quads)))])
    u, v = rng.uniform(0.15, 0.85, 2)
    at = (quad[0] * (1 - u) + quad[1] * u) * (1 - v) + (quad[3] * (1 - u) + quad[2] * u) * v
    long = np.linalg.norm(quad[1] - quad[0])
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    a = rng.uniform(0, 3.14)
    dx, dy = xs - at[0], ys - at[1]
    p, q = dx * np.cos(a) + dy * np.sin(a), -dx * np.sin(a) + dy * np.cos(a)
    spot = np.exp(
        -((p / (long * rng.uniform(0.1, 0.25))) ** 2 + (q / (long * rng.uniform(0.05, 0.14))) ** 2)
    )
    image += (255 * strength * spot)[..., None]


def _shake(rng: Noise, image: Image, reach: float) -> Image:
    size = max(3, int(reach) | 1)
    kernel = np.zeros((size, size), np.float32)
    kernel[size // 2] = 1
    turn = cv2.getRotationMatrix2D((size / 2 - 0.5, size / 2 - 0.5), rng.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (size, size))
    return cv2.filter2D(image, -1, kernel / kernel.sum())
