"""From a photo to contacts: the stages joined, without a library."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, cast

from .geometry import quad_area, turn_quad
from .model import (
    CardImage,
    CardReading,
    Photo,
    PhotoReading,
    Pixels,
    Point,
    Quad,
    Reading,
    Rotation,
)
from .ocr import Engine, read_card
from .ocr.icons import resolve_icons
from .ocr.variants import resolve_reading
from .parse import KnownCompanies, parse_card
from .preprocess import clean_card, hull_of_text, locate_cards, rectify_card

_FEW_LETTERS = 12.0  # a logo or a QR code with its frame is easily taken for the card
FoundBy: TypeAlias = Literal["edges", "text", "whole"]


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
    pixels = photo.pixels
    with watch.stage("locate"):
        quads = [card.quad for card in locate_cards(pixels)]
    read = [_read_quad(pixels, quad, "edges", engine, second, watch) for quad in quads]
    if not any(_says_something(reading) for _, reading in read):
        read = [_read_whole(pixels, engine, second, watch)]
    elif len(read) == 1 and (_cuts_text(read[0][1]) or _weight(read[0][1]) < _FEW_LETTERS):
        whole = _read_whole(pixels, engine, second, watch)
        if _weight(whole[1]) > 1.25 * _weight(read[0][1]):
            read = [whole]
    with watch.stage("parse"):
        cards = tuple(
            CardReading(image, reading, parse_card((reading,), known))
            for image, reading in read
            if _says_something(reading)
        )
    return PhotoReading(photo, cards, watch.seconds)


def _read_quad(
    pixels: Pixels,
    quad: Quad,
    found_by: FoundBy,
    engine: Engine,
    second: Engine | None,
    watch: _Stopwatch,
) -> tuple[CardImage, Reading]:
    with watch.stage("rectify"):
        crop = clean_card(rectify_card(pixels, quad))
    with watch.stage("ocr"):
        upright = read_card(crop, engine, second)
        # Engines fold variants of a kanji; a person's name is spelled as it is printed.
        reading = resolve_reading(upright.reading, upright.pixels)
        reading = resolve_icons(reading, upright.pixels)
    image = CardImage(upright.pixels, turn_quad(quad, upright.rotation), upright.rotation, found_by)
    return image, reading


def _read_whole(
    pixels: Pixels, engine: Engine, second: Engine | None, watch: _Stopwatch
) -> tuple[CardImage, Reading]:
    """Read a photo without edges: whole, then cut to its text where that reads better."""
    image, reading = _read_quad(pixels, whole_quad(pixels), "whole", engine, second, watch)
    hull = hull_of_text([line.polygon for line in reading.lines], image.pixels.shape)
    if hull is None or not _worth_cutting(reading, hull):
        return image, reading
    quad = _in_photo(hull, image, pixels.shape)
    cut, again = _read_quad(pixels, quad, "text", engine, second, watch)
    if _weight(again) <= _weight(reading):
        return image, reading
    turned = cast(Rotation, (image.rotation + cut.rotation) % 360)
    return replace(cut, rotation=turned), again


def _in_photo(quad: Quad, image: CardImage, shape: tuple[int, ...]) -> Quad:
    """Where `quad` of `image` lies on the photo of `shape` that was turned and made smaller."""
    back = turn_quad_back(quad, image.pixels.shape, image.rotation)
    height, width = image.pixels.shape[:2]
    if image.rotation in (90, 270):
        height, width = width, height
    across, down = shape[1] / width, shape[0] / height
    a, b, c, d = ((x * across, y * down) for x, y in back)
    return (a, b, c, d)


def _cuts_text(reading: Reading) -> bool:
    """Whether lines run into the edge of the crop, as when a part was taken for the card."""
    slack = 0.004 * max(reading.width, reading.height)
    cut = 0
    for line in reading.lines:
        left, top, right, bottom = line.box
        inside = min(left, top, reading.width - right, reading.height - bottom)
        cut += inside <= slack and line.confidence > 0.6
    return cut >= 2


def _worth_cutting(reading: Reading, hull: Quad) -> bool:
    """Whether the text stands askew, or fills so little that it was read too small."""
    (ax, ay), (bx, by) = hull[0], hull[1]
    askew = abs((math.degrees(math.atan2(by - ay, bx - ax)) + 45) % 90 - 45)
    return askew > 2.5 or quad_area(hull) < 0.35 * reading.width * reading.height


def _weight(reading: Reading) -> float:
    return sum(line.confidence * len(line.text) for line in reading.lines if line.confidence > 0.6)


def _says_something(reading: Reading) -> bool:
    return bool(reading.qr) or sum(len(line.text.strip()) for line in reading.lines) > 2


def whole_quad(pixels: Pixels) -> Quad:
    """The corners of the whole photo."""
    height, width = pixels.shape[:2]
    return ((0.0, 0.0), (width - 1.0, 0.0), (width - 1.0, height - 1.0), (0.0, height - 1.0))


def turn_quad_back(quad: Quad, shape: tuple[int, ...], rotation: Rotation) -> Quad:
    """`quad` of a picture of `shape` (`(H, W, …)`) as it was before it was turned clockwise."""
    height, width = shape[:2]

    def back(point: Point) -> Point:
        x, y = point
        if rotation == 90:
            return (y, width - 1 - x)
        if rotation == 180:
            return (width - 1 - x, height - 1 - y)
        return (height - 1 - y, x) if rotation == 270 else (x, y)

    return (back(quad[0]), back(quad[1]), back(quad[2]), back(quad[3]))
