"""A second look at lines read with little certainty: cut otherwise, stretched, or by another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ..model import Pixels
from ..text.widths import comparable
from .boxes import Corners
from .engine import Engine, Recognition
from .strips import back_to_card, cut_strip

_MEAN, _LEAST = 0.93, 0.6  # below either, a line is looked at again
_TALL = 64  # pixels: small lines are enlarged smoothly before the engine does it roughly
_LOST = 0.3  # what a lost bracket takes from a look
_LOOSE, _TIGHT = 0.14, -0.07  # of the height, added above and below


def is_doubtful(found: Recognition) -> bool:
    """Whether one character, or the whole, was read with little certainty."""
    return found.confidence < _MEAN or _least(found) < _LEAST or not _is_balanced(found.text)


def look_again(
    image: Pixels,
    corners: Corners,
    first: Recognition,
    engine: Engine,
    second: Engine | None = None,
    *,
    vertical: bool = False,
) -> tuple[Recognition, tuple[str, ...]]:
    """The best of several looks at the line under `corners`, and what the others read.

    What two looks agree on wins over what one is sure of. The characters of `first`, and those
    of the answer, have their polygons in pixels of `image`.
    """
    loose, tight = (grow(corners, share, vertical=vertical) for share in (_LOOSE, _TIGHT))
    strips = [
        stretch(cut_strip(image, loose, taller=_TALL)),
        cut_strip(image, tight, taller=_TALL),
    ]
    looks = [first]
    for where, strip, found in zip(
        (loose, tight), strips, engine.recognise(strips, vertical=vertical), strict=True
    ):
        looks.append(place(found, where, strip))
    if second is not None:
        looks.append(place(second.recognise(strips[:1], vertical=vertical)[0], loose, strips[0]))
    return choose_look(looks)


def place(found: Recognition, corners: Corners, strip: Pixels) -> Recognition:
    """`found` with its characters in pixels of the picture that `corners` cut `strip` from."""
    chars = tuple(
        replace(char, polygon=back_to_card(corners, strip, char.polygon)) for char in found.chars
    )
    return replace(found, chars=chars)


def choose_look(looks: Sequence[Recognition]) -> tuple[Recognition, tuple[str, ...]]:
    """The look whose text has most certainty behind it, and the other texts, best first."""
    support: dict[str, float] = {}
    best: dict[str, Recognition] = {}
    for look in looks:
        key = comparable(look.text)
        if not key:
            continue
        support[key] = support.get(key, 0.0) + _certainty(look)
        if key not in best or _certainty(look) > _certainty(best[key]):
            best[key] = look
    if not best:
        return looks[0], ()
    ranked = sorted(best, key=lambda key: -support[key])
    return best[ranked[0]], tuple(best[key].text for key in ranked[1:])


def _certainty(look: Recognition) -> float:
    """0 to 1: the mean over the characters, a weak one counting more than a strong one."""
    lost = 0.0 if _is_balanced(look.text) else _LOST
    return max(0.6 * look.confidence + 0.4 * _least(look) - 0.35 - lost, 0.02)


def _is_balanced(text: str) -> bool:
    """Whether every bracket that opens closes: one that does not was lost in reading."""
    opened = sum(text.count(bracket) for bracket in "(（[［")
    return opened == sum(text.count(bracket) for bracket in ")）]］")


def _least(look: Recognition) -> float:
    found = [char.confidence for char in look.chars if not char.text.isspace()]
    return min(found, default=look.confidence)


def stretch(strip: Pixels) -> Pixels:
    """`strip` in grey, dark on light, its ground and its ink pulled apart."""
    grey = cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY)
    low, middle, high = (float(v) for v in np.percentile(grey, (2, 50, 98)))
    if middle - low < high - middle:
        grey = 255 - grey
        low, high = 255 - high, 255 - low
    pulled = (grey.astype(np.float32) - low) * (255.0 / max(high - low, 1.0))
    flat = np.clip(pulled, 0, 255).astype(np.uint8)
    stretched: Pixels = cv2.cvtColor(flat, cv2.COLOR_GRAY2BGR).astype(np.uint8, copy=False)
    return stretched


def grow(corners: Corners, share: float, *, vertical: bool = False) -> Corners:
    """`corners` moved apart across the line by `share` of its height (width of a column)."""
    a, b, c, d = corners
    out = corners.copy()
    if vertical:
        out[0], out[1] = a - (b - a) * share, b + (b - a) * share
        out[3], out[2] = d - (c - d) * share, c + (c - d) * share
    else:
        out[0], out[3] = a - (d - a) * share, d + (d - a) * share
        out[1], out[2] = b - (c - b) * share, c + (c - b) * share
    return out
