"""From a photo to contacts: the stages joined, without a library."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np

from .geometry import as_quad, homography, map_points, quad_area, quad_iou, turn_quad
from .model import (
    CardImage,
    CardReading,
    Photo,
    PhotoReading,
    Pixels,
    Point,
    Quad,
    Reading,
)
from .ocr import Engine, read_card
from .ocr.icons import resolve_icons
from .ocr.rapid import RapidOcrEngine
from .ocr.variants import resolve_reading
from .parse import KnownCompanies, parse_card
from .preprocess import (
    DOUBTED,
    LocatedCard,
    Survey,
    check_table,
    clean_card,
    find_around_text,
    find_table,
    locate_cards,
    look_at,
    rectify_card,
    split_touching,
)

_SEVERAL_HOSTS = 3  # a card has its firm's and perhaps a private one
_FEW_LETTERS = 40.0  # a logo, a block of colour or a QR code is easily taken for the card
_TEXT = 0.5  # a box of the detector is text above this
_SAME = 0.95  # quads that overlap by more read alike
_ROOM = 0.45  # of the photo: beside a larger card no other has room
_MOST = 0.7  # of the print: where one card holds more, there is no other
_GLANCE = 640  # pixels: enough to see that there is text
_PIECES = 3
_OTHER = 0.3  # quads that overlap by less are two
_UNIT: Quad = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_AS_MUCH = 0.97  # of two crops that read nearly alike, the one fitted to the text
FoundBy: TypeAlias = Literal["edges", "text", "whole"]
_Read: TypeAlias = tuple[CardImage, Reading]


@dataclass(slots=True)
class _Stopwatch:
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


def read_photo(
    photo: Photo,
    engine: Engine,
    second: Engine | None = None,
    known: KnownCompanies | None = None,
) -> PhotoReading:
    """Find, rectify, read and parse every card of `photo`.

    A photo in which no card edge is found is read whole. `second` is asked where `engine` is
    unsure. `known` holds what the user has confirmed before. Raises EngineError.
    """
    watch = _Stopwatch()
    with watch.stage("locate"):
        survey = look_at(photo.pixels)
        found = locate_cards(photo.pixels, survey)
    reader = _Reader(photo.pixels, survey, engine, second, watch)
    if len(found) > 1:
        with watch.stage("locate"):
            found = check_table(photo.pixels, found, reader.find_text(), survey)
    read = [reader.read(card.quad, card.found_by) for card in found]
    if len(read) == 1 and not _is_doubtful(read[0][1], found[0].score):
        read += _read_beyond(reader, found[0])
    if len(read) < 2:
        read = [_read_one(reader, found[0].score if found else 0.0, read[0] if read else None)]
    read = [card for one in read for card in _parted(reader, one, alone=len(read) == 1)]
    with watch.stage("parse"):
        cards = tuple(
            CardReading(image, reading, parse_card((reading,), known))
            for image, reading in read
            if _says_something(reading)
        )
    return PhotoReading(photo, cards, watch.seconds)


@dataclass(slots=True)
class _Reader:
    """Reads parts of one photo."""

    pixels: Pixels
    survey: Survey
    engine: Engine
    second: Engine | None
    watch: _Stopwatch

    def read(self, quad: Quad, found_by: FoundBy) -> _Read:
        with self.watch.stage("rectify"):
            crop = clean_card(rectify_card(self.pixels, quad))
        with self.watch.stage("ocr"):
            upright = read_card(crop, self.engine, self.second)
            # Engines fold variants of a kanji; a person's name is spelled as it is printed.
            reading = resolve_reading(upright.reading, upright.pixels)
            reading = resolve_icons(reading, upright.pixels)
        rotation = upright.rotation
        image = CardImage(upright.pixels, turn_quad(quad, rotation), rotation, found_by)
        return image, reading

    def find_text(self, longest: int = 0) -> list[tuple[Point, ...]]:
        """The outlines of all text on the photo, in its pixels.

        `longest` is the longer side, in pixels, at which the photo is looked at, 0 the usual.
        """
        if isinstance(self.engine, RapidOcrEngine):
            boxes = self.engine.detect(self.pixels, *([longest] if longest else []))
            return [as_quad(box.corners) for box in boxes if box.score > _TEXT]
        return [tuple(line.polygon) for line in self.engine.read(self.pixels)]


def _read_beyond(reader: _Reader, card: LocatedCard) -> list[_Read]:
    """The other cards of a photo in which one alone was found by its edges, and reads as one."""
    with reader.watch.stage("locate"):
        if not _leaves_text(reader, card):
            return []
        found = check_table(reader.pixels, [card], reader.find_text(), reader.survey)
    others = [other for other in found if quad_iou(other.quad, card.quad) < _OTHER]
    read = [reader.read(other.quad, other.found_by) for other in others]
    return [one for one in read if _says_enough(one[1])]


def _leaves_text(reader: _Reader, card: LocatedCard) -> bool:
    """Whether a lone find can be one card of several: a glance shows text beyond it.

    Cards that touch are found as one, or some of them are passed over.
    """
    pixels = reader.pixels
    room = quad_area(card.quad) < _ROOM * pixels.shape[0] * pixels.shape[1]
    if not room or card.print_share > _MOST or not isinstance(reader.engine, RapidOcrEngine):
        return False
    text = reader.find_text(_GLANCE)
    if len(text) < _PIECES:
        return False
    centres = np.array([np.mean(np.asarray(outline), axis=0) for outline in text])
    places = map_points(centres, homography(card.quad, _UNIT))
    outside = ((places < -0.02) | (places > 1.02)).any(axis=1)
    return int(outside.sum()) >= _PIECES


def _read_one(reader: _Reader, score: float, first: _Read | None) -> _Read:
    """The photo of one card: as found at first, or around its text where that reads better.

    `first` was found by edges with `score`. Where it is doubtful, the text of the whole photo
    tells whether it is the card, and where the card is else.
    """
    if first is not None and not _is_doubtful(first[1], score):
        return first
    with reader.watch.stage("locate"):
        guesses = [] if first is None else [first[0].quad]
        around = find_around_text(reader.pixels, reader.find_text(), guesses, reader.survey)
    if around is None:
        if first is not None and _says_enough(first[1]) and not _cuts_text(first[1]):
            return first
        whole = reader.read(whole_quad(reader.pixels), "whole")
        return whole if first is None or _weight(whole[1]) > 1.25 * _weight(first[1]) else first
    if first is not None and quad_iou(around.quad, first[0].quad) > _SAME:
        return first
    again = reader.read(around.quad, around.found_by)
    if first is None:
        if _says_enough(again[1]):
            return again
        first = reader.read(whole_quad(reader.pixels), "whole")
    return again if _weight(again[1]) >= _AS_MUCH * _weight(first[1]) else first


def _parted(reader: _Reader, one: _Read, *, alone: bool) -> list[_Read]:
    """`one` card, or the several that were taken for it, where text of several people was read.

    They lie edge to edge, or, where the photo gave no other card (`alone`), anywhere on it.
    """
    image, reading = one
    if _hosts(reading) < _SEVERAL_HOSTS - (not _is_card_shaped(reading)):
        return [one]
    boxes = [line.box for line in reading.lines]
    quads = split_touching(boxes, reading.width, reading.height, image.quad)
    if not quads and alone and isinstance(reader.engine, RapidOcrEngine):
        with reader.watch.stage("locate"):
            found = find_table(reader.pixels, reader.find_text(), reader.survey)
        quads = tuple(card.quad for card in found)
    parts = [reader.read(quad, "text") for quad in quads]
    enough = len(parts) > 1 and all(_says_enough(reading) for _, reading in parts)
    return parts if enough else [one]


def _is_card_shaped(reading: Reading) -> bool:
    return 1.4 < max(reading.width, reading.height) / min(reading.width, reading.height) < 1.85


def _hosts(reading: Reading) -> int:
    """How many organisations the e-mail and web addresses of `reading` belong to."""
    text = " ".join(line.text.lower() for line in reading.lines)
    found = re.findall(r"(?:@|://|www\.)\s?([a-z0-9][a-z0-9.\-]*\.[a-z]{2,})", text)
    return len({host.removeprefix("www.") for host in found})


def _is_doubtful(reading: Reading, score: float) -> bool:
    return score < DOUBTED or not _says_enough(reading) or _cuts_text(reading)


def _says_enough(reading: Reading) -> bool:
    return _weight(reading) >= _FEW_LETTERS


def _cuts_text(reading: Reading) -> bool:
    """Whether lines run into the edge of the crop, as when a part was taken for the card."""
    slack = 0.004 * max(reading.width, reading.height)
    cut = 0
    for line in reading.lines:
        left, top, right, bottom = line.box
        inside = min(left, top, reading.width - right, reading.height - bottom)
        cut += inside <= slack and line.confidence > 0.6
    return cut >= 2


def _weight(reading: Reading) -> float:
    return sum(line.confidence * len(line.text) for line in reading.lines if line.confidence > 0.6)


def _says_something(reading: Reading) -> bool:
    return bool(reading.qr) or sum(len(line.text.strip()) for line in reading.lines) > 2


def whole_quad(pixels: Pixels) -> Quad:
    """The corners of the whole photo."""
    height, width = pixels.shape[:2]
    return ((0.0, 0.0), (width - 1.0, 0.0), (width - 1.0, height - 1.0), (0.0, height - 1.0))
