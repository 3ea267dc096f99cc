"""Which way up a card is, decided by what reads."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from ..model import Pixels, Rotation
from .boxes import TextBox
from .columns import CELL, find_cells, lay_cells, sideways
from .engine import Engine, Recognition
from .spaces import is_wide
from .strips import cut_strip

_CLOCKWISE: dict[Rotation, int] = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}
_SAMPLES = 4
_AT_MOST = 12  # samples, where the longest lines do not tell
_SURE = 0.96  # text upside down never reads as well as this
_CLEAR, _LEAD, _LETTERS = 0.93, 0.2, 10  # a line that tells which way round it stands
_CELLS = 8  # characters are enough to tell a column
_TELLING = 3  # characters that only read the right way round
# Strokes that read as something turned, too (一 is |, 二 is ||), and what stands among them.
_STROKES = frozenset("一二三四五六七八九〇○口日田十中ー－―・｜〒（）　")


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


def find_rotation(image: Pixels, boxes: Sequence[TextBox], engine: Engine) -> Rotation:
    """How far `image` has to be turned clockwise for its text to stand upright.

    Some of the boxes are read both ways round. The better way leaves two answers, since a column
    of vertical text and a line of a turned card look alike: cut into single characters and laid
    side by side, those of a column can be read, those of a turned line cannot.
    """
    lying = [box for box in boxes if box.width >= box.height]
    standing = [box for box in boxes if box.width < box.height]
    flat = sum(b.width * b.score for b in lying) >= sum(b.height * b.score for b in standing)
    ranked = _longest_first(lying if flat else standing)
    if not ranked:
        return 0
    strips = [_lying_strip(image, box, flat=flat) for box in ranked[:_SAMPLES]]
    back, first = _way_round(strips, engine, flat=flat)
    if back:
        strips = [turn(strip, back) for strip in strips]
    # Numbers in kanji are strokes that read either way round; shorter lines say more.
    further = ranked[_SAMPLES:_AT_MOST] if any(is_wide(c) for f in first for c in f.text) else []
    while further and max(map(_telling, first)) < _TELLING:
        more = [turn(_lying_strip(image, box, flat=flat), back) for box in further[:_SAMPLES]]
        strips, first = [*strips, *more], (*first, *engine.recognise(more))
        further = further[_SAMPLES:]
    columns = _are_columns(strips, first, engine)
    # Strips of standing boxes were turned by 270 degrees; a column of them stood upright.
    start = (0 if flat else 270) + back + (90 if columns else 0)
    rotation: Rotation = (0, 90, 180, 270)[start % 360 // 90]
    return rotation


def _way_round(
    strips: Sequence[Pixels], engine: Engine, *, flat: bool
) -> tuple[Rotation, tuple[Recognition, ...]]:
    """Whether lying `strips` read better turned by 180 degrees, and what they read so.

    Mostly the longest line tells alone; where it does not, all are read both ways round.
    """
    ahead = engine.recognise(strips[:1])
    if not (flat and ahead[0].confidence > _SURE):
        backwards = engine.recognise([turn(strips[0], 180)])
        better, worse = sorted((ahead[0], backwards[0]), key=lambda f: -f.confidence)
        clear = better.confidence > _CLEAR and better.confidence - worse.confidence > _LEAD
        if not clear or len(better.text) < _LETTERS:
            ahead = (*ahead, *engine.recognise(strips[1:]))
            turned = engine.recognise([turn(strip, 180) for strip in strips[1:]])
            backwards = (*backwards, *turned)
        if _evidence(backwards) > _evidence(ahead):
            rest = [turn(strip, 180) for strip in strips[len(backwards) :]]
            return 180, (*backwards, *engine.recognise(rest))
    return 0, (*ahead, *engine.recognise(strips[len(ahead) :]))


def _lying_strip(image: Pixels, box: TextBox, *, flat: bool) -> Pixels:
    strip = cut_strip(image, box.corners)
    return strip if flat else sideways(strip)


def _longest_first(boxes: Sequence[TextBox]) -> list[TextBox]:
    """`boxes` by how many characters they hold, as far as their shape tells."""
    return sorted(boxes, key=lambda b: -max(b.width, b.height) / max(min(b.width, b.height), 1))


def _evidence(found: Sequence[Recognition]) -> float:
    """Mean certainty over all characters; a strip that gave nothing counts as one of none."""
    letters = [max(len(f.text), 1) for f in found]
    return float(np.average([f.confidence for f in found], weights=letters))


def _are_columns(strips: Sequence[Pixels], found: Sequence[Recognition], engine: Engine) -> bool:
    """Whether lying `strips` are columns on their side: do their characters read when raised?"""
    best = sorted(range(len(found)), key=lambda i: min(_telling(found[i]), 12))[-2:]
    best = [i for i in best if _share_of_wide(found[i].text) > 0.5]
    if not best:
        return False
    raised = []
    for i in best:
        column = np.ascontiguousarray(np.rot90(strips[i], -1))
        cells = find_cells(column)
        # A label in Latin letters lies on its side in a column.
        words = re.match(r"[\x00-\x7f]{3}", found[i].text)
        raised.append(lay_cells(column, cells[-_CELLS:] if words else cells[:_CELLS]))
    as_cells = engine.recognise([laid for laid in raised if laid.shape[1] >= CELL])
    return bool(as_cells) and _likeness(as_cells, [found[i] for i in best]) > 0.4


def _telling(found: Recognition) -> int:
    """How many of the characters read one way round only: kanji and kana of several strokes."""
    return sum(is_wide(char) and char not in _STROKES for char in found.text)


def _share_of_wide(text: str) -> float:
    return sum(map(is_wide, text)) / max(len(text), 1)


def _likeness(cells: Sequence[Recognition], lines: Sequence[Recognition]) -> float:
    """The share of the cells' characters that stand in the lines too, by certainty."""
    shares = []
    for cell, line in zip(cells, lines, strict=True):
        letters = [char for char in cell.text if is_wide(char) and not char.isspace()]
        held = sum(char in line.text for char in letters)
        shares.append(held / max(min(_CELLS, len(line.text)), 1) * cell.confidence)
    return max(shares)
