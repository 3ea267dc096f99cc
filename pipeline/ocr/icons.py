"""Icons that stand for labels: a handset before a number, a camera before an @handle.

Engines pass over them or read them as letters. Where a number, an address of the net or a handle
has no word before it, the ink there is cut out and looked at by a small network;
`training/train_icons.py` trained it on icons of open sets (`data/NOTICE.md`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from ..model import Icon, Pixels, Reading, TextLine
from . import networks
from .strips import cut_strip

SIDE = 32
"""The network looks at squares of this many pixels."""

WINDOW = 1.24
"""The square, in sizes of the ink, as the network was trained."""

KINDS: tuple[str, ...] = (
    "phone", "mobile", "fax", "mail", "web", "place", "x", "instagram", "facebook", "line",
    "linkedin", "youtube", "tiktok", "github", "note", "threads", "whatsapp", "wechat", "telegram",
    "T", "F", "M", "D", "other",
)  # fmt: skip
"""What the network tells apart, in the order of its outputs."""

CLOSE = 0.5
"""From this chance on an icon is kept."""

_LETTERS = {"T": "phone", "F": "fax", "M": "mobile", "D": "direct"}
_SERVICES = frozenset(KINDS[KINDS.index("x") : KINDS.index("T")])
_NUMBER = r"[+(（]{0,2}\d[\d\s\-‐–−－.()（）/・]{7,}\d"
_VALUE = re.compile(
    rf"(?P<net>[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+|(?:https?:|www\.)\S+|(?:[\w\-]+\.)+[a-z]{{2,}}(?:/\S*)?)"
    rf"|(?P<handle>@\s?\w[\w.\-]{{2,}})|(?P<number>{_NUMBER})",
    re.ASCII,
)
_BARE = re.compile(
    r"^(?:\S{1,2}\s)?(?P<handle>(?=.*[A-Za-z])(?=.*[_.\d]|[a-z\d\-]+$)[\w.\-]{4,30})$", re.ASCII
)
_WORDLESS = 2  # letters before a value that may be an icon; more are a word
_SHORT_LABEL = re.compile(r"(?:^|\s)[TFMDPOCＴＦＭＤ](?:[.:：．]\s*|\s+)$", re.IGNORECASE)
_WORD = re.compile("[ぁ-ヿ㐀-鿿]{2}|〒|☎|℡")
# What a bracket, or an extension, says of the value before it.
_AFTER = re.compile(
    r"\s?[(（][^)）]*[)）]|\s?(?:内線|ext(?:ension|n)?[.:]?|x)\s?[:：]?\s?\d{2,6}(?!\d)",
    re.IGNORECASE,
)
_REACH = 3.6  # how far before a value is looked, in heights of the line
_ASIDE = 1.1  # and how far to both sides of the line's middle
_LEAST, _MOST = 0.45, 2.1  # the size of an icon, in heights of the line
_JOIN = 0.24  # parts of an icon stand this close

Looker: TypeAlias = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""`(n, 1, SIDE, SIDE)` to `(n, kinds)`: one logit for each of `KINDS`."""

_Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Value:
    """What begins at index `at` of a line, and where the value before it ended (0: none)."""

    at: int
    last: int
    what: str


@dataclass(frozen=True, slots=True, eq=False)
class _Glimpse:
    """Ink before index `at` of line `line`: `(SIDE, SIDE)`, and its box on the card."""

    line: int
    at: int
    what: str
    ink: NDArray[np.float32]
    box: _Box


def resolve_icons(reading: Reading, image: Pixels, looker: Looker | None = None) -> Reading:
    """`reading` of `image` (`(H, W, 3) uint8 BGR`) with the icons that stand before values.

    Lines of a letter or two that are such an icon, misread, are left out. Raises EngineError.
    """
    seen = [g for i, line in enumerate(reading.lines) for g in _glimpses(i, line, reading, image)]
    if not seen:
        return reading
    logits = (looker or load_looker())(np.stack([g.ink for g in seen])[:, None])
    icons: dict[int, list[Icon]] = {}
    boxes: list[_Box] = []
    for glimpse, row in zip(seen, logits, strict=True):
        kind, chance = weigh(row, glimpse.what)
        if kind == "other" or chance < CLOSE:
            continue
        icons.setdefault(glimpse.line, []).append(Icon(kind, chance, glimpse.at))
        boxes.append(glimpse.box)
    lines = [
        replace(line, icons=tuple(icons[i])) if i in icons else line
        for i, line in enumerate(reading.lines)
        if i in icons or not _is_icon(line, boxes)
    ]
    return replace(reading, lines=tuple(lines))


def weigh(logits: NDArray[np.float32], what: str) -> tuple[str, float]:
    """The likeliest kind and its chance before `what`: a `number`, a `handle` or a `net` address.

    A number has no service and a handle no telephone; letters in a case stand for their words.
    """
    odds = np.exp(logits.astype(np.float64) - float(logits.max()))
    total: dict[str, float] = {}
    for kind, weight in zip(KINDS, odds, strict=True):
        if what == "number" and kind in _SERVICES - {"whatsapp"}:
            continue
        if what == "handle" and (kind in _LETTERS or kind in ("phone", "mobile", "fax")):
            continue
        name = _LETTERS.get(kind, kind)
        total[name] = total.get(name, 0.0) + float(weight)
    best = max(total, key=lambda name: total[name])
    return best, min(1.0, total[best] / sum(total.values()))


def values_of(text: str) -> list[_Value]:
    """The values of a line that have no word before them."""
    found = []
    end = 0
    for begin, stop, what in _spans(text):
        said = _AFTER.match(text, end, begin) if end else None
        last = said.end() if said else end
        before, end = text[last:begin], stop
        if sum(char.isalnum() for char in before) > _WORDLESS or _WORD.search(before):
            continue
        if what == "number" and (_digits(text[begin:stop]) < 9 or _SHORT_LABEL.search(before)):
            continue
        found.append(_Value(begin, last, what))
    if not end and (bare := _BARE.match(text)):
        found.append(_Value(bare.start("handle"), 0, "handle"))
    return found


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    """`(begin, end, what)` of each value; numbers with a mere gap between are several."""
    past = 0
    while match := _VALUE.search(text, past):
        begin, end = match.span()
        said = _AFTER.match(text, end)
        past = said.end() if said else end  # the figures of an extension begin no number
        what = str(match.lastgroup)
        for gap in re.finditer(r"\s+", match.group()) if what == "number" else ():
            at, after = match.start() + gap.start(), match.start() + gap.end()
            if 9 <= _digits(text[begin:at]) <= 13 and _digits(text[after:end]) >= 9:
                yield begin, at, what
                begin = after
        yield begin, end, what


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)


def _glimpses(index: int, line: TextLine, reading: Reading, image: Pixels) -> list[_Glimpse]:
    values = values_of(line.text)
    if not values or line.size < 6:
        return []
    others = [other for other in reading.lines if other is not line and _letters(other) > _WORDLESS]
    found = []
    for value in values:
        place = _place_of(line, value)
        if place is None:
            continue
        begin, least = place
        glimpse = _glimpse(line, begin, least, others, image)
        if glimpse is not None:
            found.append(_Glimpse(index, value.at, value.what, *glimpse))
    return found


def _letters(line: TextLine) -> int:
    return sum(char.isalnum() for char in line.text)


def _place_of(line: TextLine, value: _Value) -> tuple[float, float] | None:
    """How far along the line `value` begins, and where the one before it ends, in pixels.

    None where the characters have no places.
    """
    corner, along, _ = _axes(line)
    letters = [i for i, char in enumerate(line.text) if not char.isspace()]
    placed = [char for char in line.chars if char.text.strip()]
    if len(letters) != len(placed):
        return None if line.text[: value.at].strip() else (0.0, -np.inf)
    spans = {
        i: (np.array(char.polygon, np.float32) - corner) @ along
        for i, char in zip(letters, placed, strict=True)
    }
    usual = float(np.median([np.ptp(span) for span in spans.values()]))
    # The first letter's place stretches over an icon that the engine passed over.
    first = spans[value.at]
    begin = max(float(first.min()), float(first.max()) - 1.5 * usual - 0.1 * line.size)
    ends = [float(span.max()) for i, span in spans.items() if i < value.last]
    return begin, max(ends, default=-np.inf)


def _axes(line: TextLine) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Top left of the line, and the directions along and across it, one pixel long."""
    corners = np.array(line.polygon, np.float32)
    right = (corners[1] - corners[0] + corners[2] - corners[3]).astype(np.float32)
    down = (corners[3] - corners[0] + corners[2] - corners[1]).astype(np.float32)
    right /= max(float(np.linalg.norm(right)), 1e-6)
    down /= max(float(np.linalg.norm(down)), 1e-6)
    return corners[0], *((down, right) if line.vertical else (right, down))


def _thickness(line: TextLine) -> float:
    a, b, c, d = (np.array(p) for p in line.polygon)
    pair = ((a, b), (d, c)) if line.vertical else ((a, d), (b, c))
    return float(sum(np.linalg.norm(q - p) for p, q in pair) / 2)


def _glimpse(
    line: TextLine, begin: float, least: float, others: Sequence[TextLine], image: Pixels
) -> tuple[NDArray[np.float32], _Box] | None:
    """The ink right before `begin` and its box on the card; None where nothing like an icon is."""
    corner, along, across = _axes(line)
    high = _thickness(line)
    middle = corner + across * (high / 2)
    first = max(begin - _REACH * high, least, _edge(middle, along, image))
    for other in others:
        # What another line covers is no icon of this one.
        far = (np.array(other.polygon, np.float32) - middle) @ np.stack([along, across], 1)
        beside = far[:, 1].min() < 0.3 * high and far[:, 1].max() > -0.3 * high
        # One that reaches past the beginning runs above or below, seen askew.
        if beside and far[:, 0].max() < begin + 0.5 * high:
            first = max(first, float(far[:, 0].max()))
    end = begin + 0.3 * high
    if begin - first < _LEAST * high:
        return None
    low, top = first, -_ASIDE * high
    four = [(low, top), (end, top), (end, -top), (low, -top)]
    if line.vertical:
        four = [(low, top), (low, -top), (end, -top), (end, top)]
    quad = np.array([middle + a * along + c * across for a, c in four], np.float32)
    strip = cut_strip(image, quad)
    if line.vertical:
        strip = np.ascontiguousarray(strip.transpose(1, 0, 2))
    ground = np.median(strip.reshape(-1, 3), axis=0).astype(np.float32)
    scale = strip.shape[0] / (2 * _ASIDE * high)
    box = find_icon(strip, ground, high * scale, (begin - low) * scale)
    if box is None:
        return None
    left, upper, right, lower = box
    side = WINDOW * max(right - left, lower - upper)
    patch = _square(strip, (left + right) / 2, (upper + lower) / 2, side, ground)
    if line.vertical:
        patch = np.ascontiguousarray(patch.transpose(1, 0, 2))
    ink = as_ink(patch, ground)
    method = cv2.INTER_AREA if len(ink) > SIDE else cv2.INTER_CUBIC
    small = np.clip(cv2.resize(ink, (SIDE, SIDE), interpolation=method), 0, 1)
    points = [
        middle + (low + x / scale) * along + (y / scale + top) * across
        for x, y in ((left, upper), (right, lower))
    ]
    xs, ys = sorted(float(p[0]) for p in points), sorted(float(p[1]) for p in points)
    return small.astype(np.float32), (xs[0], ys[0], xs[1], ys[1])


def _edge(point: NDArray[np.float32], along: NDArray[np.float32], image: Pixels) -> float:
    """How far along from `point` the picture begins, in pixels (below 0)."""
    found = -np.inf
    for at, step, size in zip(point, along, (image.shape[1], image.shape[0]), strict=True):
        if abs(step) > 0.01:
            found = max(found, float((1 - at if step > 0 else size - 2 - at) / step))
    return found


def find_icon(
    strip: Pixels, ground: NDArray[np.float32], high: float, begin: float
) -> tuple[int, int, int, int] | None:
    """The box of the signs right before `begin` in `strip`, whose line is `high`; all in pixels.

    The line's middle is the middle of `strip`. None where there is nothing of an icon's size.
    """
    ink = np.linalg.norm(strip.astype(np.float32) - ground, axis=2)
    bound = max(1, min(strip.shape[1], round(begin - 0.08 * high)))
    level = float(np.percentile(ink[:, :bound], 98.5))
    if level < 30:
        return None
    inked = (ink > 0.38 * level).astype(np.uint8)
    inked[:, bound:] = 0
    count, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    middle = strip.shape[0] / 2
    parts = []
    for x, y, wide, tall, area in stats[1:count]:
        off = abs(y + tall / 2 - middle)
        if area < max(3.0, 0.004 * high * high) or tall > 0.93 * strip.shape[0] or off > 0.9 * high:
            continue
        parts.append((int(x), int(y), int(x + wide), int(y + tall)))
    seeds = [
        p
        for p in parts
        if max(p[2] - p[0], p[3] - p[1]) >= 0.3 * high
        and abs(p[1] + p[3] - 2 * middle) < 1.1 * high
        and p[2] - p[0] <= _MOST * high
    ]
    if not seeds:
        return None
    box = max(seeds, key=lambda p: p[2])
    rest = [p for p in parts if p != box]
    while True:
        grown = next((p for p in rest if _one_sign(box, p, high, middle)), None)
        if grown is None:
            break
        rest.remove(grown)
        box = _union(box, grown)
    size = max(box[2] - box[0], box[3] - box[1])
    if not _LEAST * high <= size <= _MOST * high or box[0] <= 0 < bound - box[2] - 2.6 * high:
        return None
    return box


def _union(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _one_sign(
    box: tuple[int, int, int, int], part: tuple[int, int, int, int], high: float, middle: float
) -> bool:
    """Whether `part` stands so near that it belongs to the sign in `box`, beside `middle`."""
    gap_x = max(box[0], part[0]) - min(box[2], part[2])
    gap_y = max(box[1], part[1]) - min(box[3], part[3])
    left, top, right, bottom = _union(box, part)
    # What makes it tall and leans to one side is the sign of the next line.
    leans = bottom - top > 1.1 * high and abs((top + bottom) / 2 - middle) > 0.2 * high
    fits = max(right - left, bottom - top) <= 1.75 * high and not leans
    return fits and max(gap_x, gap_y) <= _JOIN * high


def _square(strip: Pixels, x: float, y: float, side: float, ground: NDArray[np.float32]) -> Pixels:
    """The square about `(x, y)`; beyond the strip there is ground."""
    pixels = max(8, round(side))
    warp = np.array([[1, 0, pixels / 2 - x], [0, 1, pixels / 2 - y]], np.float32)
    colour = tuple(float(c) for c in ground)
    cut = cv2.warpAffine(
        strip, warp, (pixels, pixels), flags=cv2.INTER_LINEAR, borderValue=colour
    )  # fmt: skip
    return cut.astype(np.uint8, copy=False)


def as_ink(patch: Pixels, ground: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far each pixel of `patch` (`(H, W, 3)`) is from `ground`, `(H, W)`, 0 to 1.

    Light on dark and dark on light become the same, as do all colours of print.
    """
    far = np.linalg.norm(patch.astype(np.float32) - ground, axis=2)
    level = max(float(np.percentile(far, 97)), 20.0)
    ink: NDArray[np.float32] = np.clip(far / level, 0, 1).astype(np.float32)
    return ink


def _is_icon(line: TextLine, boxes: Sequence[_Box]) -> bool:
    """Whether a line of a letter or two stands where an icon was found."""
    if len(line.text.strip()) > _WORDLESS:
        return False
    left, top, right, bottom = line.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)


@lru_cache(maxsize=1)
def load_looker() -> Looker:
    with resources.as_file(resources.files(__package__).joinpath("data", "icons.onnx")) as path:
        network, _ = networks.load_network(path, 1)
    return network
