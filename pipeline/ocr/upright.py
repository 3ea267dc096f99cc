"""Which way up a card is, decided by what reads."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ..model import Pixels, Rotation
from .boxes import TextBox
from .engine import Engine
from .strips import cut_strip

_CLOCKWISE: dict[Rotation, int] = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}
_SAMPLES = 4


def turn(image: Pixels, rotation: Rotation) -> Pixels:
    """`image` turned clockwise by `rotation` degrees."""
    if rotation == 0:
        return image
    return cv2.rotate(image, _CLOCKWISE[rotation]).astype(np.uint8, copy=False)


def turn_boxes(
    boxes: Sequence[TextBox], width: int, height: int, rotation: Rotation
) -> tuple[TextBox, ...]:
    """`boxes` of an image of `width` by `height`, after it was turned clockwise."""
    turned = []
    for box in boxes:
        x, y = box.corners[:, 0], box.corners[:, 1]
        if rotation == 90:
            points = np.stack([height - y, x], axis=1)
        elif rotation == 180:
            points = np.stack([width - x, height - y], axis=1)
        elif rotation == 270:
            points = np.stack([y, width - x], axis=1)
        else:
            points = box.corners
        rolled = np.roll(points, rotation // 90, axis=0).astype(np.float32)
        turned.append(TextBox(rolled, box.score))
    return tuple(turned)


def find_rotation(image: Pixels, boxes: Sequence[TextBox], engine: Engine) -> tuple[Rotation, bool]:
    """How far `image` has to be turned clockwise, and whether its text runs in columns."""
    lying = [box for box in boxes if box.width >= box.height]
    standing = [box for box in boxes if box.width < box.height]
    if sum(b.width for b in lying) >= sum(b.height for b in standing):
        sample = sorted(lying, key=lambda b: b.width / b.height)[-_SAMPLES:]
        strips = [cut_strip(image, box.corners) for box in sample]
        turns: tuple[Rotation, ...] = (0, 180)
    else:
        sample = sorted(standing, key=lambda b: b.height / b.width)[-_SAMPLES:]
        strips = [
            cv2.rotate(cut_strip(image, box.corners), cv2.ROTATE_90_CLOCKWISE).astype(np.uint8)
            for box in sample
        ]
        turns = (90, 270)
    first = [found.confidence for found in engine.recognise(strips)]
    other = [found.confidence for found in engine.recognise([turn(s, 180) for s in strips])]
    rotation = turns[0] if sum(first) >= sum(other) else turns[1]
    return rotation, False
