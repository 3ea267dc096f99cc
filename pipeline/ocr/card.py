"""Reading one card: turn it upright, read its lines, put them in order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model import Pixels, Reading, Rotation, TextLine
from .boxes import WEAK, TextBox
from .ends import uncut
from .engine import Engine, Recognition
from .joins import is_standing, is_vertical, join_boxes
from .order import in_reading_order
from .qr import read_qr
from .rapid import RapidOcrEngine
from .reach import reach_down
from .ruby import gather_ruby
from .second_look import is_doubtful, look_again, place
from .signs import respell, right_signs
from .strips import as_quad, cut_strip
from .strokes import reach_strokes
from .upright import find_rotation, turn, turn_boxes

_READABLE = 0.8
_FAINT = 0.7
_WORSE = 0.03  # what a character more may cost in confidence


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
        return _read_by_boxes(image, engine, second)
    return _read_by_turning(image, engine)


def _read_by_boxes(image: Pixels, engine: RapidOcrEngine, second: Engine | None) -> UprightReading:
    found = engine.detect(image)
    rotation = find_rotation(image, found, engine)
    pixels = turn(image, rotation)
    height, width = pixels.shape[:2]
    if rotation and any(box.score < _FAINT for box in found):
        boxes = engine.detect(pixels)  # faint text is seen better upright
    else:
        boxes = turn_boxes(found, image.shape[1], image.shape[0], rotation)
    vertical = is_vertical(boxes)
    joined = join_boxes(boxes, vertical=vertical, pixels=pixels)
    whole = reach_strokes(pixels, reach_down(pixels, joined) if vertical else joined)
    read = (_read_line(pixels, box, engine, second) for box in whole)
    lines = [line for line in read if line is not None]
    ordered = gather_ruby(in_reading_order(lines, vertical=vertical))
    reading = Reading(ordered, width, height, read_qr(pixels), vertical)
    return UprightReading(pixels, rotation, reading)


def _read_line(
    pixels: Pixels, box: TextBox, engine: Engine, second: Engine | None
) -> TextLine | None:
    """The line (column) under `box`, looked at again where doubtful; None where it is empty."""
    standing = is_standing(box)
    read = _read_strip(pixels, box, engine)
    longer = uncut(pixels, box)
    if longer is not None:
        whole = _read_strip(pixels, longer, engine)
        if len(whole.text) > len(read.text) and whole.confidence > read.confidence - _WORSE:
            box, read = longer, whole
    others: tuple[str, ...] = ()
    if read.text.strip() and is_doubtful(read):
        read, others = look_again(pixels, box.corners, read, engine, second, vertical=standing)
    letters = len(read.text.strip())
    if not letters or (box.score < WEAK and (letters < 2 or read.confidence < _READABLE)):
        return None
    quad = as_quad(box.corners)
    text = right_signs(read.text)
    alternatives = tuple(dict.fromkeys(t for t in map(right_signs, others) if t != text))
    chars = read.chars if text == read.text else respell(read.chars, text)
    return TextLine(text, quad, read.confidence, engine.name, standing, chars, alternatives)


def _read_strip(pixels: Pixels, box: TextBox, engine: Engine) -> Recognition:
    strip = cut_strip(pixels, box.corners)
    found = engine.recognise([strip], vertical=is_standing(box))[0]
    return place(found, box.corners, strip)


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
