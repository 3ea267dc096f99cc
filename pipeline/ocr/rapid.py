"""The main engine: PP-OCRv6 small from rapidocr's wheel, on OpenVINO or ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from ..errors import EngineError
from ..model import Char, Pixels, Quad, TextLine
from . import networks
from .boxes import TextBox, boxes_of, prepare_detection
from .ctc import Glyph, decode
from .engine import Recognition
from .spaces import ink_columns, spans_of, with_spaces
from .strips import as_quad, back_to_card, cut_strip

_HEIGHT = 48  # what the recognition network was trained on
_STEP = 8  # pixels of a strip for one step of CTC
_BUCKET = 160  # widths are rounded up to this: a runtime prepares itself anew for each new shape
_LONGEST = 3200
_DETECT_AT = 1280


class RapidOcrEngine:
    """PP-OCRv6 small detection and recognition. The networks load at the first call (0.7 s)."""

    def __init__(self, threads: int = 2, backend: str = "") -> None:
        self._threads = threads
        self._backend = backend

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
        path = networks.find_model(networks.RECOGNITION)
        return networks.load_network(path, self._threads, self._backend)

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
        if vertical:
            strips = [np.rot90(strip).copy() for strip in strips]
        try:
            return tuple(self._recognise_one(strip) for strip in strips)
        except (RuntimeError, cv2.error) as error:
            raise EngineError(self.name, f"Recognition failed: {error}") from error

    def _recognise_one(self, strip: Pixels) -> Recognition:
        line, scale = _to_height(strip)
        padded = np.zeros((1, 3, _HEIGHT, _padded_width(line.shape[1])), np.float32)
        padded[0, :, :, : line.shape[1]] = (line.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
        shares = self._recogniser[0](padded)[0]
        glyphs = decode(shares, self.characters)
        return _recognition(glyphs, line, scale)


def _to_height(strip: Pixels) -> tuple[Pixels, float]:
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
    grey: NDArray[np.uint8] = cv2.cvtColor(line, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
    spans, gaps = spans_of(glyphs, ink_columns(grey), _STEP)
    pieces = with_spaces(glyphs, gaps, 0.72 * _HEIGHT)
    bottom = _HEIGHT * scale
    chars = []
    for glyph, piece, (left, right) in zip(glyphs, pieces, spans, strict=True):
        a, b = left * scale, right * scale
        quad: Quad = ((a, 0.0), (b, 0.0), (b, bottom), (a, bottom))
        if len(piece) > 1 and piece[0].isspace():
            chars.append(Char(piece[0], ((a, 0.0), (a, 0.0), (a, bottom), (a, bottom))))
        chars.append(Char(glyph.text, quad, glyph.confidence))
    text = "".join(pieces)
    confidence = float(np.mean([glyph.confidence for glyph in glyphs]))
    return Recognition(text.strip(), confidence, tuple(chars))
