"""From a photo to contacts: the stages joined, without a library."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from .model import CardImage, CardReading, Photo, PhotoReading, Pixels, Quad, Rotation
from .ocr import Engine, read_card
from .parse import KnownCompanies, parse_card
from .preprocess import clean_card, locate_cards, rectify_card


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
        quads = [card.quad for card in locate_cards(photo.pixels)]
    cards: list[CardReading] = []
    for quad in quads or [whole_quad(photo.pixels)]:
        cards.append(_read_quad(photo.pixels, quad, bool(quads), engine, second, known, watch))
    return PhotoReading(photo, tuple(cards), watch.seconds)


def _read_quad(
    pixels: Pixels,
    quad: Quad,
    found: bool,
    engine: Engine,
    second: Engine | None,
    known: KnownCompanies | None,
    watch: _Stopwatch,
) -> CardReading:
    with watch.stage("rectify"):
        crop = clean_card(rectify_card(pixels, quad))
    with watch.stage("ocr"):
        upright = read_card(crop, engine, second)
    with watch.stage("parse"):
        contact = parse_card((upright.reading,), known)
    image = CardImage(
        upright.pixels,
        turn_quad(quad, upright.rotation),
        upright.rotation,
        "edges" if found else "whole",
    )
    return CardReading(image, upright.reading, contact)


def whole_quad(pixels: Pixels) -> Quad:
    """The corners of the whole photo."""
    height, width = pixels.shape[:2]
    return ((0.0, 0.0), (width - 1.0, 0.0), (width - 1.0, height - 1.0), (0.0, height - 1.0))


def turn_quad(quad: Quad, rotation: Rotation) -> Quad:
    """`quad`, given for the crop as cut out, in the order of the crop turned by `rotation`."""
    steps = rotation // 90
    corners = [quad[(i - steps) % 4] for i in range(4)]
    return (corners[0], corners[1], corners[2], corners[3])
