"""The main engine: PP-OCRv6 small from rapidocr's wheel, on OpenVINO or ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeAlias

import cv2
import numpy as np

from ..errors import EngineError
from ..model import Char, Pixels, Quad, TextLine
from . import networks
from .alphabet import in_japanese
from .boxes import TextBox, boxes_of, prepare_detection
from .columns import CELL, Placed, choose, column_em, find_cells, lay_cells, sideways
from .context import in_context
from .ctc import Glyph, decode
from .engine import Recognition
from .ink import grey_of
from .numerals import holds_numbers, right_numbers, see_numerals
from .sizes import right_sizes
from .spaces import lay_out, with_spaces, without_ghosts
from .strips import as_quad, back_to_card, cut_strip

_HEIGHT = 48  # what the recognition network was trained on
_STEP = 8  # pixels of a strip for one step of CTC
_BUCKET = 160  # widths are rounded up to this: a runtime prepares itself anew for each new shape
_LONGEST = 3200
_DETECT_AT = 1152
_REMEMBERED = 24

_Looked: TypeAlias = tuple[tuple[Glyph, ...], Pixels, float]


class RapidOcrEngine:
    """PP-OCRv6 small detection and recognition. The networks load at the first call (0.7 s)."""

    def __init__(self, threads: int = 2, backend: str = "") -> None:
        self._threads = threads
        self._backend = backend
        self._seen: dict[tuple[tuple[int, ...], int], _Looked] = {}

    @property
    def name(self) -> str:
        return "rapidocr"

    @cached_property
    def backend(self) -> str:
        """What runs the networks: `openvino` or `onnxruntime`."""
        return self._recogniser[1]

    @cached_property
    def _detector(self) -> tuple[networks.Network, str]:
        path = networks.find_model(networks.DETECTION)
        return networks.load_network(path, self._threads, self._backend)

    @cached_property
    def _recogniser(self) -> tuple[networks.Network, str]:
        # Strips are small: a second thread costs more in waiting than it saves.
        path = networks.find_model(networks.RECOGNITION)
        return networks.load_network(path, 1, self._backend)

    @cached_property
    def characters(self) -> tuple[str, ...]:
        """Every character that this engine can read; index 0 is the blank."""
        return networks.read_characters(networks.find_model(networks.RECOGNITION))

    def detect(self, image: Pixels, longest: int = _DETECT_AT) -> tuple[TextBox, ...]:
        """Where text stands on `image`, looked at with its longer side at `longest` pixels."""
        height, width = image.shape[:2]
        try:
            text_map = self._detector[0](prepare_detection(image, longest))[0, 0]
        except (RuntimeError, ValueError, cv2.error) as error:
            raise EngineError(self.name, f"Detection failed: {error}") from error
        return boxes_of(text_map, width, height)

    def read(self, image: Pixels) -> tuple[TextLine, ...]:
        boxes = self.detect(image)
        strips = [cut_strip(image, box.corners) for box in boxes]
        lines = []
        for box, strip, found in zip(boxes, strips, self.recognise(strips), strict=True):
            if not found.text:
                continue
            chars = tuple(
                replace(char, polygon=back_to_card(box.corners, strip, char.polygon))
                for char in found.chars
            )
            quad = as_quad(box.corners)
            lines.append(TextLine(found.text, quad, found.confidence, self.name, chars=chars))
        return tuple(lines)

    def recognise(
        self, strips: Sequence[Pixels], *, vertical: bool = False
    ) -> tuple[Recognition, ...]:
        read = self._recognise_column if vertical else self._recognise_one
        try:
            return tuple(read(strip) for strip in strips)
        except (RuntimeError, cv2.error) as error:
            raise EngineError(self.name, f"Recognition failed: {error}") from error

    def _recognise_one(self, strip: Pixels) -> Recognition:
        glyphs, line, scale = self.glyphs_of(strip)
        return _recognition(glyphs, line, scale)

    def glyphs_of(self, strip: Pixels) -> tuple[tuple[Glyph, ...], Pixels, float]:
        """What stands on `strip`, the strip at the network's height, and the scale between."""
        key = (strip.shape, hash(strip.tobytes()))
        known = self._seen.get(key)
        if known is not None:
            return known
        line, scale = to_height(strip)
        padded = np.zeros((1, 3, _HEIGHT, _padded_width(line.shape[1])), np.float32)
        padded[0, :, :, : line.shape[1]] = (line.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
        shares = self._recogniser[0](padded)[0]
        found = in_japanese(decode(shares, self.characters)), line, scale
        # The longest strips are read to find the rotation, and again as lines.
        while len(self._seen) >= _REMEMBERED:
            self._seen.pop(next(iter(self._seen)), None)
        self._seen[key] = found
        return found

    def _recognise_column(self, column: Pixels) -> Recognition:
        glyphs, line, scale = self.glyphs_of(sideways(column))
        cells = find_cells(column)
        lying = _recognition(glyphs, line, scale)
        if not cells:
            return _stand_up(lying)
        laid, _, _ = self.glyphs_of(lay_cells(column, cells))
        upright = [_placed(glyph, _STEP / CELL) for glyph in laid if glyph.text.strip()]
        pieces = with_spaces(glyphs, lay_out(glyphs, grey_of(line), _STEP))
        chosen = choose(column, cells, _with_text(glyphs, pieces, _STEP * scale), upright)
        chosen = _spelled(chosen)
        if holds_numbers("".join(placed.text for placed in chosen)):
            chosen = right_numbers(chosen, *see_numerals(column))
        return _recognition_of_column(chosen, column)


def _with_text(glyphs: Sequence[Glyph], pieces: Sequence[str], step: float) -> tuple[Placed, ...]:
    return tuple(
        replace(_placed(glyph, step), text=piece)
        for glyph, piece in zip(glyphs, pieces, strict=True)
        if piece.strip()
    )


def _placed(glyph: Glyph, step: float) -> Placed:
    return Placed(glyph.text, glyph.confidence, (glyph.first + glyph.last + 1) / 2 * step)


def to_height(strip: Pixels) -> tuple[Pixels, float]:
    """`strip` at the network's height, and pixels of the strip for one pixel of it."""
    height, width = strip.shape[:2]
    scale = height / _HEIGHT
    target = int(min(max(round(width / scale), 8), _LONGEST))
    how = cv2.INTER_AREA if scale > 1 else cv2.INTER_CUBIC
    line = cv2.resize(strip, (target, _HEIGHT), interpolation=how)
    return line.astype(np.uint8, copy=False), width / target


def _padded_width(width: int) -> int:
    return max(320, -(-width // _BUCKET) * _BUCKET)


def _recognition(glyphs: Sequence[Glyph], line: Pixels, scale: float) -> Recognition:
    if not glyphs:
        return Recognition("", 0.0)
    grey = grey_of(line)
    glyphs = without_ghosts(glyphs, grey, _STEP)
    layout = lay_out(glyphs, grey, _STEP)
    glyphs = in_context(right_sizes(glyphs, layout))
    pieces = with_spaces(glyphs, layout)
    bottom = _HEIGHT * scale
    chars = []
    for glyph, piece, (left, right) in zip(glyphs, pieces, layout.spans, strict=True):
        a, b = left * scale, right * scale
        quad: Quad = ((a, 0.0), (b, 0.0), (b, bottom), (a, bottom))
        if len(piece) > 1 and piece[0].isspace():
            chars.append(Char(piece[0], ((a, 0.0), (a, 0.0), (a, bottom), (a, bottom))))
        chars.append(Char(glyph.text, quad, glyph.confidence))
    text = "".join(pieces)
    confidence = float(np.mean([glyph.confidence for glyph in glyphs]))
    return Recognition(text.strip(), confidence, tuple(chars))


def _stand_up(lying: Recognition) -> Recognition:
    """A column read sideways, its characters placed in the column."""
    chars = []
    for char in lying.chars:
        left, top, right, bottom = _box(char.polygon)
        # Turned counter-clockwise, the column's top lies left and its right side lies on top.
        quad: Quad = ((top, left), (bottom, left), (bottom, right), (top, right))
        chars.append(replace(char, polygon=quad))
    return Recognition(lying.text, lying.confidence, tuple(chars))


def _spelled(chosen: Sequence[Placed]) -> tuple[Placed, ...]:
    """`chosen` with its lookalikes as their neighbours want them, spaces kept."""
    bare = [Glyph(placed.text.strip(), placed.confidence, 0, 0) for placed in chosen]
    return tuple(
        replace(placed, text=placed.text.replace(old.text, new.text))
        for placed, old, new in zip(chosen, bare, in_context(bare), strict=True)
    )


def _recognition_of_column(chosen: Sequence[Placed], column: Pixels) -> Recognition:
    if not chosen:
        return Recognition("", 0.0)
    height, width = column.shape[:2]
    half = 0.55 * column_em(column)
    middles = [placed.middle for placed in chosen]
    chars: list[Char] = []
    for i, placed in enumerate(chosen):
        above = (middles[i - 1] + middles[i]) / 2 if i else 0.0
        below = (middles[i] + middles[i + 1]) / 2 if i + 1 < len(middles) else float(height)
        top, bottom = max(above, middles[i] - half), min(below, middles[i] + half)
        if placed.text[0].isspace():
            chars.append(Char(placed.text[0], ((0.0, top), (width, top), (width, top), (0.0, top))))
        quad: Quad = ((0.0, top), (width, top), (width, bottom), (0.0, bottom))
        chars.append(Char(placed.text.strip(), quad, placed.confidence))
    confidence = float(np.mean([placed.confidence for placed in chosen]))
    return Recognition("".join(placed.text for placed in chosen), confidence, tuple(chars))


def _box(quad: Quad) -> tuple[float, float, float, float]:
    return quad[0][0], quad[0][1], quad[2][0], quad[2][1]
