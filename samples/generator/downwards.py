"""Setting the parts of a card downwards: columns from the right, and the name as one column."""

from __future__ import annotations

from collections.abc import Sequence

from .card import NamePrint
from .compose import SMALLEST, Box, DoesNotFit, Item, Theme
from .typeset import Canvas, measure_column, pixels, set_column


def columns(
    canvas: Canvas,
    box: Box,
    items: Sequence[Item],
    theme: Theme,
    valign: str = "top",
    pitch: float = 1.62,
) -> float:
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
            way = next(
                (
                    w
                    for w in item.ways
                    if max(measure_column(t, face, size, item.tracking, item.bold) for t in w)
                    <= depth
                ),
                item.ways[-1],
            )
            for number, text in enumerate(way):
                fitted = size
                while (
                    fitted > 8
                    and measure_column(text, face, fitted, item.tracking, item.bold) > depth
                ):
                    fitted -= 1
                plan.append(
                    (text, fitted, item, face, number, 0 if number else item.gap * canvas.scale)
                )
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
        y = (
            y0 * canvas.scale
            + {"top": 0.0, "bottom": depth - long, "middle": (depth - long) / 2}[valign]
        )
        if number and valign == "top":
            y = min(y + size, y1 * canvas.scale - long)
        set_column(canvas, x, y, text, face, size, item.colour, item.tracking, item.bold)
        canvas.note(text, (x, y, x + size, y + long))
    return x / canvas.scale


def column_name(
    canvas: Canvas,
    name: NamePrint,
    x_mm: float,
    box_y: tuple[float, float],
    theme: Theme,
    points: float,
    valign: str = "middle",
) -> float:
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
    y = (
        box_y[0] * canvas.scale
        + {"top": 0.0, "middle": (depth - one - two - gap) / 2, "bottom": depth - one - two - gap}[
            valign
        ]
    )
    if text:
        set_column(canvas, x, y, text, face, size, theme.ink, 0.05, theme.bold_name)
    else:
        set_column(canvas, x, y, name.family, face, size, theme.ink, name.tracking, theme.bold_name)
        set_column(
            canvas,
            x,
            y + one + gap,
            name.given,
            face,
            size,
            theme.ink,
            name.tracking,
            theme.bold_name,
        )
    canvas.note(name.text, (x, y, x + size, y + one + two + gap))
    if name.kana:
        small = max(9, int(size * 0.33))
        for ruby, top, long in ((name.kana[0], y, one), (name.kana[1], y + one + gap, two)):
            natural = measure_column(ruby, face, small)
            extra = max(0.0, min((long - natural) / max(1, len(ruby)), small * 1.2)) / small
            whole = natural + extra * small * (len(ruby) - 1)
            set_column(
                canvas,
                x + size * 1.08,
                top + (long - whole) / 2,
                ruby,
                face,
                small,
                theme.ink,
                extra,
            )
        canvas.note(name.kana_text, (x + size, y, x + 2 * size, y + one))
    if name.after:
        small = int(size * 0.4)
        long_after = measure_column(name.after, face, small)
        set_column(
            canvas,
            x - small * 1.8,
            y + one + two + gap - long_after,
            name.after,
            face,
            small,
            theme.ink,
        )
        canvas.note(name.after, (x - small, y, x, y + one))
    return (one + two + gap) / canvas.scale
