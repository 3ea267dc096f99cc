"""Setting the parts of a card into boxes: stacks of lines, columns, names with their readings.

Boxes are in millimetres from the top left of the card; type sizes in points.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from .artwork import draw_icon
from .card import NamePrint
from .fonts import Typeface
from .typeset import Canvas, Colour, measure, pixels, set_line

Box = tuple[float, float, float, float]
SMALLEST = 4.1
"""Points: type below this is not printed; the card is made again with less on it."""


class DoesNotFit(Exception):
    """A box is too small for what should stand in it."""


@dataclass(frozen=True)
class Theme:
    """Papers, inks and sizes of one card."""

    paper: Colour
    ink: Colour
    accent: Colour
    face: Typeface
    name_face: Typeface
    name_pt: float
    company_pt: float
    text_pt: float
    leading: float
    bold_name: bool = False
    bold_company: bool = False
    tint_title: bool = False


@dataclass(frozen=True)
class Item:
    """A line, or a name, to be set: `ways` are the breaks it may be set in, preferred first."""

    ways: tuple[tuple[str, ...], ...]
    points: float
    colour: Colour
    gap: float = 0.0
    tracking: float = 0.0
    bold: bool = False
    icon: str = ""
    face: Typeface | None = None
    name: NamePrint | None = None


def stack(
    canvas: Canvas,
    box: Box,
    items: Sequence[Item],
    theme: Theme,
    align: str = "left",
    valign: str = "top",
    rng: random.Random | None = None,
) -> tuple[float, float]:
    """Sets `items` below each other in `box`, smaller where they do not fit.

    Returns the top and bottom of what was set, in mm.
    """
    del rng
    x0, y0, x1, y1 = box
    room = (x1 - x0) * canvas.scale
    factor = 1.0
    while True:
        rows = [row for item in items for row in _rows(canvas, item, theme, room, factor)]
        height = sum(r.gap + r.height for r in rows) / canvas.scale
        if height <= y1 - y0:
            break
        factor *= 0.95
        if factor < 0.55:
            raise DoesNotFit
    if any(r.size < pixels(canvas, SMALLEST) for r in rows):
        raise DoesNotFit
    top = {"top": y0, "bottom": y1 - height, "middle": (y0 + y1 - height) / 2}[valign]
    y = top * canvas.scale
    for row in rows:
        y += row.gap
        _set_row(canvas, row, x0 * canvas.scale, y, room, align)
        y += row.height
    return top, y / canvas.scale


@dataclass(frozen=True)
class _Row:
    text: str
    size: int
    width: float
    height: float
    gap: float
    item: Item
    face: Typeface
    icon: str


def _rows(canvas: Canvas, item: Item, theme: Theme, room: float, factor: float) -> list[_Row]:
    face = item.face or theme.face
    size = pixels(canvas, item.points * factor)
    gap = item.gap * canvas.scale * factor
    if item.name is not None:
        while True:
            width, above = _name_extent(item.name, face, size, item)
            if width <= room or size < 20:
                break
            size = int(size * 0.94)
        return [_Row(item.name.text, size, width, size * 1.12 + above, gap, item, face, "")]
    indent = size * 1.5 if item.icon else 0.0
    for way in item.ways:
        if max(measure(t, face, size, item.tracking, item.bold) for t in way) + indent <= room:
            break
    rows = []
    for number, text in enumerate(way):
        fitted = size
        while (
            fitted > 8
            and (width := measure(text, face, fitted, item.tracking, item.bold) + indent) > room
        ):
            fitted -= 1
        rows.append(
            _Row(
                text,
                fitted,
                width,
                size * theme.leading,
                0 if number else gap,
                item,
                face,
                item.icon if not number else " " if indent else "",
            )
        )
    return rows


def _name_extent(name: NamePrint, face: Typeface, size: int, item: Item) -> tuple[float, float]:
    if name.joined:
        width = measure(name.joined, face, size, 0, item.bold)
    else:
        width = (
            measure(name.family, face, size, name.tracking, item.bold)
            + measure(name.given, face, size, name.tracking, item.bold)
            + name.gap * size
        )
    if name.after:
        width += measure(name.after, face, int(size * 0.5)) + size * 0.5
    if name.kana and name.kana_place == "beside":
        width += measure(name.kana_text, face, int(size * 0.45)) + size * 0.6
    return width, size * 0.45 if name.kana and name.kana_place == "ruby" else 0.0


def _set_row(canvas: Canvas, row: _Row, x: float, y: float, room: float, align: str) -> None:
    left = x + {"left": 0.0, "right": room - row.width, "centre": (room - row.width) / 2}[align]
    if row.item.name is not None:
        _set_name(canvas, row, left, y)
        return
    if row.icon:
        if row.icon.strip():
            draw_icon(canvas, row.icon, left, y + row.size * 0.02, row.size * 0.95, row.item.colour)
        left += row.size * 1.5
    width = set_line(
        canvas,
        left,
        y,
        row.text,
        row.face,
        row.size,
        row.item.colour,
        row.item.tracking,
        row.item.bold,
    )
    canvas.note(row.text, (left, y, left + width, y + row.size))


def _set_name(canvas: Canvas, row: _Row, x: float, y: float) -> None:
    name, face, size, item = row.item.name, row.face, row.size, row.item
    assert name is not None
    _, above = _name_extent(name, face, size, item)
    y += above
    if name.joined:
        end = x + set_line(canvas, x, y, name.joined, face, size, item.colour, 0, item.bold)
        canvas.note(name.joined, (x, y, end, y + size))
    else:
        one = set_line(canvas, x, y, name.family, face, size, item.colour, name.tracking, item.bold)
        second = x + one + name.gap * size
        two = set_line(
            canvas, second, y, name.given, face, size, item.colour, name.tracking, item.bold
        )
        end = second + two
        canvas.note(name.text, (x, y, end, y + size))
        if above and name.kana:
            small = max(9, int(size * 0.34))
            for text, left, width in ((name.kana[0], x, one), (name.kana[1], second, two)):
                _spread(canvas, text, left, y - small * 1.12, width, face, small, item.colour)
            canvas.note(name.kana_text, (x, y - small, end, y))
    if name.after:
        small = int(size * 0.5)
        end += size * 0.35
        wide = set_line(canvas, end, y + size * 0.42, name.after, face, small, item.colour)
        canvas.note(name.after, (end, y, end + wide, y + size))
        end += wide
    if name.kana and name.kana_place == "beside":
        small = int(size * 0.45)
        end += size * 0.5
        wide = set_line(canvas, end, y + size * 0.46, name.kana_text, face, small, item.colour)
        canvas.note(name.kana_text, (end, y, end + wide, y + size))


def _spread(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    width: float,
    face: Typeface,
    size: int,
    colour: Colour,
) -> None:
    """Ruby over its base: spread over the width, or centred over it when it is longer."""
    natural = measure(text, face, size)
    if natural >= width or len(text) < 2:
        set_line(canvas, x + (width - natural) / 2, y, text, face, size, colour)
        return
    extra = min((width - natural) / len(text), size * 1.6) / size
    whole = natural + extra * size * (len(text) - 1)
    set_line(canvas, x + (width - whole) / 2, y, text, face, size, colour, extra)
