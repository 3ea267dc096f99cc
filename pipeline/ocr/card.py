"""Reading one card: turn it upright, read its lines, put them in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..model import Pixels, Reading, Rotation, TextLine
from .engine import Engine
from .order import in_reading_order
from .qr import read_qr
from .rapid import RapidOcrEngine
from .strips import as_quad, back_to_card, cut_strip
from .upright import find_rotation, turn, turn_boxes


@dataclass(frozen=True, slots=True, eq=False)
class UprightReading:
    """A card turned upright (`pixels`), how far it was turned, and what stands on it."""

    pixels: Pixels
    rotation: Rotation
    reading: Reading


def read_card(image: Pixels, engine: Engine, second: Engine | None = None) -> UprightReading:
    """Read the card `image` (`(H, W, 3) uint8 BGR`, the card and little else), however turned.

    `second` gives a second opinion on lines that `engine` is unsure of. Raises EngineError.
    """
    if isinstance(engine, RapidOcrEngine):
        return _read_by_boxes(image, engine)
    return _read_by_turning(image, engine)


def _read_by_boxes(image: Pixels, engine: RapidOcrEngine) -> UprightReading:
    boxes = engine.detect(image)
    rotation, vertical = find_rotation(image, boxes, engine)
    pixels = turn(image, rotation)
    height, width = pixels.shape[:2]
    lines = []
    for box in turn_boxes(boxes, image.shape[1], image.shape[0], rotation):
        standing = box.height > 1.5 * box.width
        strip = cut_strip(pixels, box.corners)
        found = engine.recognise([strip], vertical=standing)[0]
        if not found.text.strip():
            continue
        chars = (
            ()
            if standing
            else tuple(
                replace(char, polygon=back_to_card(box.corners, strip, char.polygon))
                for char in found.chars
            )
        )
        lines.append(
            TextLine(
                found.text, as_quad(box.corners), found.confidence, engine.name, standing, chars
            )
        )
    ordered = in_reading_order(lines, vertical=vertical)
    reading = Reading(ordered, width, height, read_qr(pixels), vertical)
    return UprightReading(pixels, rotation, reading)


def _read_by_turning(image: Pixels, engine: Engine) -> UprightReading:
    """For an engine that only reads whole pictures: the turn that reads best."""
    best: tuple[float, Rotation, tuple[TextLine, ...]] = (-1.0, 0, ())
    turns: tuple[Rotation, ...] = (0, 180, 90, 270)
    for rotation in turns:
        lines = engine.read(turn(image, rotation))
        letters = [sum(c.isalnum() for c in line.text) for line in lines]
        gained = float(np.dot(letters, [line.confidence for line in lines])) if lines else 0.0
        if gained > best[0]:
            best = (gained, rotation, lines)
        if letters and gained / max(sum(letters), 1) > 0.85 and sum(letters) > 20:
            break
    _, rotation, lines = best
    pixels = turn(image, rotation)
    vertical = sum(line.vertical for line in lines) > len(lines) / 2
    ordered = in_reading_order(lines, vertical=vertical)
    reading = Reading(ordered, pixels.shape[1], pixels.shape[0], read_qr(pixels), vertical)
    return UprightReading(pixels, rotation, reading)
