"""Setting the parts of a card into boxes: stacks of lines, columns, names with their readings.

Boxes are in millimetres from the top left of the card; type sizes in points.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .artwork import draw_icon
from .card import Card, Line, NamePrint
from .fonts import Typeface
from .typeset import Canvas, Colour, measure, measure_column, pixels, set_column, set_line

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


def company_items(card: Card, theme: Theme, ink: Colour | None = None, points: float | None = None) -> list[Item]:
    """Slogan and group in small type, the company, its English line."""
    colour = ink or theme.ink
    pt = points or theme.company_pt
    small = max(5.2, pt * 0.62)
    items = []
    if card.group:
        items.append(Item(((card.group,),), small, colour))
    first = bool(card.slogan) and hash_free(card.slogan) % 2 == 0
    if card.slogan and first:
        items.append(Item(((card.slogan,),), small, colour))
    for index, line in enumerate(card.company):
        form = len(card.company) == 2 and index == 0 and len(line) <= 9 and line.endswith(("会社", "法人", "組合"))
        items.append(Item(((line,),), pt * (0.78 if form else 1), colour, 0.3, bold=theme.bold_company))
    if card.company_en:
        items.append(Item(((card.company_en,),), max(5.4, pt * 0.66), colour, 0.2))
    if card.slogan and not first:
        items.append(Item(((card.slogan,),), small, colour, 0.4))
    return items


def hash_free(text: str) -> int:
    """A number from `text` that is the same in every process."""
    return sum(map(ord, text))


def org_items(card: Card, theme: Theme, ink: Colour | None = None) -> list[Item]:
    colour = ink or (theme.accent if theme.tint_title else theme.ink)
    items = [Item(((line,),), theme.text_pt * 1.05, colour, 0.15) for line in card.org]
    return items + [Item(((line,),), theme.text_pt * 0.9, ink or theme.ink, 0.15) for line in card.org_en]


def name_items(card: Card, theme: Theme, ink: Colour | None = None) -> list[Item]:
    """The name with what belongs to it; kana and romaji apart unless they are ruby or beside."""
    name, colour = card.name, ink or theme.ink
    if name is None:
        return []
    small = max(5.4, theme.name_pt * 0.42)
    whole = Item((), theme.name_pt, colour, 0.8, name.tracking, theme.bold_name, face=theme.name_face, name=name)
    items = [whole]
    kana = Item(((name.kana_text,),), small, colour, 0.4) if name.kana else None
    romaji = Item(((name.romaji,),), max(5.6, theme.name_pt * 0.5), colour, 0.5) if name.romaji else None
    if kana and name.kana_place == "above":
        items.insert(0, replace(kana, gap=0.8))
    if kana and name.kana_place == "below":
        items.append(kana)
    if romaji:
        items = [romaji, *items] if name.romaji_first else [*items, romaji]
    return items


def extra_items(card: Card, theme: Theme, ink: Colour | None = None) -> list[Item]:
    rows = (*card.qualifications, *card.registrations)
    return [Item(((row,),), theme.text_pt * 0.86, ink or theme.ink, 0.3 if not i else 0.05) for i, row in enumerate(rows)]


def contact_items(
    card: Card, theme: Theme, ink: Colour | None = None, offices: bool = True, contacts: bool = True, pt: float | None = None,
) -> list[Item]:  # fmt: skip
    """Offices and ways to reach the person; a space before each new office."""
    items: list[Item] = []
    size = pt or theme.text_pt
    colour = ink or theme.ink
    if offices:
        for number, block in enumerate(card.offices):
            for place, line in enumerate(block):
                items.append(_line_item(line, size, colour, theme, 0.9 if number and not place else 0.0))
    if card.english_address and offices:
        way = card.english_address
        items.append(Item(((" ".join(way),), way), size * 0.92, colour, 0.3))
    if contacts:
        items += [_line_item(line, size, colour, theme, 0.0) for line in card.contacts]
    return items


def _line_item(line: Line, size: float, colour: Colour, theme: Theme, gap: float) -> Item:
    ways = line.breaks or ((line.text,),)
    return Item(ways, size, theme.accent if line.strong and colour == theme.ink else colour, gap, bold=line.strong, icon=line.icon)


def stack(
    canvas: Canvas, box: Box, items: Sequence[Item], theme: Theme, align: str = "left", valign: str = "top", rng: random.Random | None = None,
) -> tuple[float, float]:  # fmt: skip
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
        while fitted > 8 and (width := measure(text, face, fitted, item.tracking, item.bold) + indent) > room:
            fitted -= 1
        rows.append(_Row(text, fitted, width, size * theme.leading, 0 if number else gap, item, face, item.icon if not number else " " if indent else ""))
    return rows


def _name_extent(name: NamePrint, face: Typeface, size: int, item: Item) -> tuple[float, float]:
    if name.joined:
        width = measure(name.joined, face, size, 0, item.bold)
    else:
        width = measure(name.family, face, size, name.tracking, item.bold) + measure(name.given, face, size, name.tracking, item.bold) + name.gap * size
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
    width = set_line(canvas, left, y, row.text, row.face, row.size, row.item.colour, row.item.tracking, row.item.bold)
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
        two = set_line(canvas, second, y, name.given, face, size, item.colour, name.tracking, item.bold)
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


def _spread(canvas: Canvas, text: str, x: float, y: float, width: float, face: Typeface, size: int, colour: Colour) -> None:
    """Ruby over its base: spread over the width, or centred over it when it is longer."""
    natural = measure(text, face, size)
    if natural >= width or len(text) < 2:
        set_line(canvas, x + (width - natural) / 2, y, text, face, size, colour)
        return
    extra = min((width - natural) / len(text), size * 1.6) / size
    whole = natural + extra * size * (len(text) - 1)
    set_line(canvas, x + (width - whole) / 2, y, text, face, size, colour, extra)


def columns(
    canvas: Canvas, box: Box, items: Sequence[Item], theme: Theme, valign: str = "top", pitch: float = 1.62,
) -> float:  # fmt: skip
    """Sets `items` as vertical columns from the right edge of `box` to the left.

    Returns the left edge reached, in mm. Items too long for a column are set in the next way.
    """
    x0, y0, x1, y1 = box
    depth = (y1 - y0) * canvas.scale
    factor = 1.0
    while True:
        plan = []
        wide = 0.0
        for item in items:
            face = item.face or theme.face
            size = pixels(canvas, item.points * factor)
            way = next((w for w in item.ways if max(measure_column(t, face, size, item.tracking, item.bold) for t in w) <= depth), item.ways[-1])
            for number, text in enumerate(way):
                fitted = size
                while fitted > 8 and measure_column(text, face, fitted, item.tracking, item.bold) > depth:
                    fitted -= 1
                plan.append((text, fitted, item, face, number, 0 if number else item.gap * canvas.scale))
                wide += size * pitch + (0 if number else item.gap * canvas.scale)
        if wide <= (x1 - x0) * canvas.scale:
            break
        factor *= 0.95
        if factor < 0.55:
            raise DoesNotFit
    if any(size < pixels(canvas, SMALLEST) for _, size, *_ in plan):
        raise DoesNotFit
    x = x1 * canvas.scale
    for text, size, item, face, number, gap in plan:
        x -= gap + pixels(canvas, item.points * factor) * pitch
        long = measure_column(text, face, size, item.tracking, item.bold)
        y = y0 * canvas.scale + {"top": 0.0, "bottom": depth - long, "middle": (depth - long) / 2}[valign]
        if number and valign == "top":
            y = min(y + size, y1 * canvas.scale - long)
        set_column(canvas, x, y, text, face, size, item.colour, item.tracking, item.bold)
        canvas.note(text, (x, y, x + size, y + long))
    return x / canvas.scale


def column_name(canvas: Canvas, name: NamePrint, x_mm: float, box_y: tuple[float, float], theme: Theme, points: float, valign: str = "middle") -> float:
    """The name as one column centred on `x_mm`, its ruby at the right; returns its length in mm."""
    face = theme.name_face
    depth = (box_y[1] - box_y[0]) * canvas.scale
    size = pixels(canvas, points)
    text = name.joined
    while True:
        if text:
            one, two, gap = measure_column(text, face, size, 0.05, theme.bold_name), 0.0, 0.0
        else:
            one = measure_column(name.family, face, size, name.tracking, theme.bold_name)
            two = measure_column(name.given, face, size, name.tracking, theme.bold_name)
            gap = max(0.25, name.gap) * size
        if one + two + gap <= depth or size < 20:
            break
        size = int(size * 0.94)
    x = x_mm * canvas.scale - size / 2
    y = box_y[0] * canvas.scale + {"top": 0.0, "middle": (depth - one - two - gap) / 2, "bottom": depth - one - two - gap}[valign]
    if text:
        set_column(canvas, x, y, text, face, size, theme.ink, 0.05, theme.bold_name)
    else:
        set_column(canvas, x, y, name.family, face, size, theme.ink, name.tracking, theme.bold_name)
        set_column(canvas, x, y + one + gap, name.given, face, size, theme.ink, name.tracking, theme.bold_name)
    canvas.note(name.text, (x, y, x + size, y + one + two + gap))
    if name.kana:
        small = max(9, int(size * 0.33))
        for ruby, top, long in ((name.kana[0], y, one), (name.kana[1], y + one + gap, two)):
            natural = measure_column(ruby, face, small)
            extra = max(0.0, min((long - natural) / max(1, len(ruby)), small * 1.2)) / small
            whole = natural + extra * small * (len(ruby) - 1)
            set_column(canvas, x + size * 1.08, top + (long - whole) / 2, ruby, face, small, theme.ink, extra)
        canvas.note(name.kana_text, (x + size, y, x + 2 * size, y + one))
    if name.after:
        small = int(size * 0.4)
        long_after = measure_column(name.after, face, small)
        set_column(canvas, x - small * 1.8, y + one + two + gap - long_after, name.after, face, small, theme.ink)
        canvas.note(name.after, (x - small, y, x, y + one))
    return (one + two + gap) / canvas.scale
