"""Photos of made-up cards, drawn from a seed: what the tests of this room look at."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from pipeline.geometry import as_quad, homography, map_points
from pipeline.model import Pixels, Quad

WHITE = (248, 250, 250)
INK = (40, 40, 40)


@dataclass(frozen=True)
class Face:
    """How a card looks: colours are BGR; `band` is the share of the left side in another tone."""

    paper: tuple[int, int, int] = WHITE
    ink: tuple[int, int, int] = INK
    band: float = 0.0
    band_colour: tuple[int, int, int] = (120, 60, 20)
    frame: bool = False
    rounded: bool = False
    lines: tuple[str, ...] = field(
        default=("Example Works Ltd.", "Section of Tests", "TARO YAMADA", "1-2-3 Example, Tokyo",
                 "TEL 00-0000-0000", "taro@example.com"),
    )  # fmt: skip


def draw_card(face: Face, width: int = 910, height: int = 550) -> tuple[Pixels, Pixels]:
    """The flat card and its opacity, `(h, w, 3)` and `(h, w)` uint8."""
    card = np.full((height, width, 3), face.paper, np.uint8)
    if face.band:
        card[:, : round(face.band * width)] = face.band_colour
    if face.frame:
        cv2.rectangle(card, (40, 40), (width - 40, height - 40), face.ink, 3)
    left = round(face.band * width) + 70
    for k, line in enumerate(face.lines):
        large = k == 2
        cv2.putText(
            card, line, (left, 95 + 72 * k), cv2.FONT_HERSHEY_SIMPLEX,
            1.5 if large else 0.9, face.ink, 3 if large else 2, cv2.LINE_AA,
        )  # fmt: skip
    cover = np.full((height, width), 255, np.uint8)
    if face.rounded:
        radius = 45
        cover[:] = 0
        cv2.rectangle(cover, (radius, 0), (width - radius, height), 255, -1)
        cv2.rectangle(cover, (0, radius), (width, height - radius), 255, -1)
        for x in (radius, width - radius - 1):
            for y in (radius, height - radius - 1):
                cv2.circle(cover, (x, y), radius, 255, -1)
    return card, cover


def table(
    colour: tuple[int, int, int], *, size: tuple[int, int] = (1200, 1600), seed: int = 1
) -> Pixels:
    """A background with a little grain, `(H, W, 3)`."""
    rng = np.random.default_rng(seed)
    grain = cv2.GaussianBlur(rng.normal(0, 12, (*size, 1)).astype(np.float32), (0, 0), 1.5)
    return np.clip(np.array(colour) + grain[..., None], 0, 255).astype(np.uint8)


def lay(photo: Pixels, face: Face, quad: Quad) -> Pixels:
    """The photo with a card laid on it, its corners at `quad`."""
    card, cover = draw_card(face)
    height, width = card.shape[:2]
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) - 0.5
    matrix = cv2.getPerspectiveTransform(source, np.asarray(quad, np.float32))
    size = (photo.shape[1], photo.shape[0])
    drawn = cv2.warpPerspective(card, matrix, size, flags=cv2.INTER_AREA)
    alpha = cv2.warpPerspective(cover, matrix, size, flags=cv2.INTER_LINEAR)[..., None] / 255.0
    return np.asarray(np.round(photo * (1 - alpha) + drawn * alpha), np.uint8)


def placed(
    centre: tuple[float, float], width: float = 700, angle: float = 0.0, aspect: float = 91 / 55
) -> Quad:
    """The corners of a card seen from above, turned by `angle` degrees."""
    turn = np.radians(angle)
    across = np.array([np.cos(turn), np.sin(turn)]) * width / 2
    down = np.array([-np.sin(turn), np.cos(turn)]) * width / aspect / 2
    middle = np.array(centre)
    return as_quad(
        [middle - across - down, middle + across - down, middle + across + down,
         middle - across + down]
    )  # fmt: skip


def seen_by_camera(
    width: float, height: float, tilt: tuple[float, float, float], shape: tuple[int, int]
) -> Quad:
    """A `width` × `height` rectangle through a pinhole camera, turned by `tilt` degrees (x, y, z).

    The camera has a phone's focal length and looks at the rectangle's middle.
    """
    rows, columns = shape
    focal = 0.82 * max(shape)
    x, y, z = (np.radians(v) for v in tilt)
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    flat = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], float) / 2
    solid = (flat * [width, height, 0]) @ (about_z @ about_y @ about_x).T
    solid[:, 2] += 1.6 * width
    return as_quad(solid[:, :2] / solid[:, 2:] * focal + [columns / 2, rows / 2])


def text_of(face: Face, quad: Quad, width: int = 910, height: int = 550) -> list[Quad]:
    """The outlines in the photo of the lines of the card that lies at `quad`."""
    left = round(face.band * width) + 70
    flat: Quad = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    outlines = []
    for k, line in enumerate(face.lines):
        scale = 1.5 if k == 2 else 0.9
        (long, high), _ = cv2.getTextSize(line, cv2.FONT_HERSHEY_SIMPLEX, scale, 2)
        low = 95 + 72 * k + 6
        box = [
            (left, low - high - 8),
            (left + long, low - high - 8),
            (left + long, low),
            (left, low),
        ]
        outlines.append(as_quad(map_points(box, homography(flat, quad))))
    return outlines
