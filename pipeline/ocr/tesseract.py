"""The second engine: Tesseract, by pytesseract."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import cv2
import numpy as np
import pytesseract

from ..errors import EngineError
from ..model import Char, Pixels, Quad, TextLine
from .engine import Recognition

_LANGUAGES = ("jpn", "eng")
_VERTICAL = ("jpn_vert",)
_SECONDS = 60
_BLANK = 3.0  # grey levels: on a strip that varies less Tesseract makes text up
_MARGIN = 12  # pixels; Tesseract misses letters that touch the border
_HINT = "sudo apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert tesseract-ocr-eng"


class TesseractEngine:
    """Tesseract 5 with `jpn+eng`, and `jpn_vert` for columns. Each call starts its program."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds

    @property
    def name(self) -> str:
        return "tesseract"

    @cached_property
    def languages(self) -> frozenset[str]:
        """What is installed. EngineError when the program is missing."""
        try:
            return frozenset(pytesseract.get_languages(config=""))
        except (pytesseract.TesseractNotFoundError, OSError) as error:
            what = "The program tesseract was not found."
            raise EngineError(self.name, what, _HINT) from error

    def read(self, image: Pixels) -> tuple[TextLine, ...]:
        data = self._data(image, _LANGUAGES, "--psm 11")
        rows: dict[tuple[int, int, int], list[int]] = {}
        for i, text in enumerate(data["text"]):
            if str(text).strip() and float(data["conf"][i]) >= 0:
                key = (data["block_num"][i], data["par_num"][i], data["line_num"][i])
                rows.setdefault(key, []).append(i)
        return tuple(self._line(data, words) for words in rows.values())

    def _line(self, data: dict[str, list[Any]], words: Sequence[int]) -> TextLine:
        left = min(data["left"][i] for i in words)
        top = min(data["top"][i] for i in words)
        right = max(data["left"][i] + data["width"][i] for i in words)
        bottom = max(data["top"][i] + data["height"][i] for i in words)
        recognition = _recognition(data, words)
        return TextLine(
            recognition.text,
            _rectangle(left, top, right, bottom),
            recognition.confidence,
            self.name,
            chars=recognition.chars,
        )

    def recognise(
        self, strips: Sequence[Pixels], *, vertical: bool = False
    ) -> tuple[Recognition, ...]:
        languages = _VERTICAL if vertical else _LANGUAGES
        mode = "--psm 5" if vertical else "--psm 7"
        found = []
        for strip in strips:
            if float(strip.std()) < _BLANK:
                found.append(Recognition("", 0.0))
                continue
            ground = [int(v) for v in np.median(strip.reshape(-1, 3), axis=0)]
            framed = cv2.copyMakeBorder(
                strip, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_CONSTANT, value=ground
            )
            data = self._data(framed.astype(np.uint8, copy=False), languages, mode)
            words = [
                i
                for i, text in enumerate(data["text"])
                if str(text).strip() and float(data["conf"][i]) >= 0
            ]
            found.append(_recognition(data, words, -_MARGIN))
        return tuple(found)

    def _data(self, image: Pixels, languages: Sequence[str], mode: str) -> dict[str, list[Any]]:
        missing = [language for language in languages if language not in self.languages]
        if missing:
            what = f"Tesseract lacks the language {', '.join(missing)}."
            raise EngineError(self.name, what, _HINT)
        try:
            data: dict[str, list[Any]] = pytesseract.image_to_data(
                cv2.cvtColor(image, cv2.COLOR_BGR2RGB),
                lang="+".join(languages),
                config=f"{mode} -c preserve_interword_spaces=1",
                output_type=pytesseract.Output.DICT,
                timeout=self._seconds,
            )
        except (pytesseract.TesseractError, RuntimeError, OSError) as error:
            raise EngineError(self.name, f"Tesseract failed: {error}.") from error
        return data


def _recognition(
    data: dict[str, list[Any]], words: Sequence[int], shift: float = 0.0
) -> Recognition:
    """The words of one line, joined: a space stays where the gap between two words is wide."""
    text = ""
    chars: list[Char] = []
    confidences = []
    edge: float | None = None
    for i in words:
        word = str(data["text"][i]).strip()
        left, top = data["left"][i] + shift, data["top"][i] + shift
        right, bottom = left + data["width"][i], top + data["height"][i]
        confidence = min(max(float(data["conf"][i]) / 100, 0.0), 1.0)
        if edge is not None and (left - edge > 0.25 * (bottom - top) or word.isascii()):
            text += " "
            chars.append(Char(" ", _rectangle(edge, top, left, bottom)))
        step = (right - left) / len(word)
        for n, letter in enumerate(word):
            place = _rectangle(left + n * step, top, left + (n + 1) * step, bottom)
            chars.append(Char(letter, place, confidence))
        text += word
        confidences.extend([confidence] * len(word))
        edge = right
    mean = sum(confidences) / len(confidences) if confidences else 0.0
    return Recognition(text, mean, tuple(chars))


def _rectangle(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))
