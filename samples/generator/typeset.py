"""Setting text on a canvas: runs of fonts, tracking, ruby, vertical lines. Lengths in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from .fonts import Typeface, sized

Colour = tuple[int, int, int]
_TURNED = set("ー－—–-−‐～〜…（）()「」『』［］[]【】：:＝=／/・")
_UPRIGHT_KEEP = set("・")
_RAISED = set("、。，．")
_SMALL = set("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")


@dataclass
class Canvas:
    """A card being printed. `printed` collects each line with its box, in the order of printing."""

    image: Image.Image
    scale: float  # pixels a millimetre
    printed: list[tuple[str, tuple[float, float, float, float]]] = field(default_factory=list)

    @property
    def draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def note(self, text: str, box: tuple[float, float, float, float]) -> None:
        if text:
            self.printed.append((text, box))


def pixels(canvas: Canvas, points: float) -> int:
    """The size of type in pixels: a point is 0.3528 mm."""
    return max(6, round(points * 0.3528 * canvas.scale))


def _runs(text: str, face: Typeface, bold: bool) -> list[tuple[str, str, int]]:
    runs: list[tuple[str, str, int]] = []
    for char in text:
        probe = "あ" if char == "　" else char
        path, index = face.pick(probe, bold)
        if runs and runs[-1][1:] == (path, index):
            runs[-1] = (runs[-1][0] + char, path, index)
        else:
            runs.append((char, path, index))
    return runs


def measure(
    text: str, face: Typeface, size: int, tracking: float = 0.0, bold: bool = False
) -> float:
    """The width of `text`, `tracking` in ems after each character."""
    width = sum(sized(p, i, size).getlength(t) for t, p, i in _runs(text, face, bold))
    return width + tracking * size * max(0, len(text) - 1)


def set_line(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    face: Typeface,
    size: int,
    colour: Colour,
    tracking: float = 0.0,
    bold: bool = False,
) -> float:
    """Draws `text` with its em box's top left at (x, y); returns the width."""
    draw = canvas.draw
    base = y + size * 0.88
    at = x
    for run, path, index in _runs(text, face, bold):
        font = sized(path, index, size)
        if tracking:
            for char in run:
                draw.text((at, base), char, font=font, fill=colour, anchor="ls")
                at += font.getlength(char) + tracking * size
        else:
            draw.text((at, base), run, font=font, fill=colour, anchor="ls")
            at += font.getlength(run)
    return at - x - (tracking * size if tracking and text else 0)


def _cells(text: str) -> list[str]:
    """Vertical cells: each full-width character alone, runs of ASCII together."""
    cells: list[str] = []
    for char in text:
        if char.isascii() and char != " " and cells and cells[-1].isascii() and cells[-1] != " ":
            cells[-1] += char
        else:
            cells.append(char)
    return cells


def measure_column(
    text: str, face: Typeface, size: int, tracking: float = 0.0, bold: bool = False
) -> float:
    total = 0.0
    for cell in _cells(text):
        if cell == " ":
            total += size * 0.4
        elif cell.isascii():
            total += size if _stands(cell) else measure(cell, face, size, 0, bold) + size * 0.1
        else:
            total += size * (1 + tracking)
    return total


def _stands(cell: str) -> bool:
    return len(cell) == 1 and cell.isalnum()


def set_column(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    face: Typeface,
    size: int,
    colour: Colour,
    tracking: float = 0.0,
    bold: bool = False,
) -> float:
    """Draws `text` downwards in the column whose left edge is `x`; returns the length."""
    draw = canvas.draw
    at = y
    for cell in _cells(text):
        if cell == " ":
            at += size * 0.4
            continue
        if cell.isascii() and not _stands(cell):
            length = measure(cell, face, size, 0, bold)
            _turned(canvas, x, at, cell, face, size, colour, bold, length)
            at += length + size * 0.1
            continue
        if cell in _TURNED and cell not in _UPRIGHT_KEEP:
            _turned(canvas, x, at, cell, face, size, colour, bold, size, mirrored=cell == "ー")
        elif cell != "　":
            path, index = face.pick(cell, bold)
            font = sized(path, index, size)
            shift = size * 0.55 if cell in _RAISED else size * 0.1 if cell in _SMALL else 0
            lift = -size * 0.55 if cell in _RAISED else -size * 0.08 if cell in _SMALL else 0
            draw.text(
                (x + size / 2 + shift, at + size * 0.88 + lift),
                cell,
                font=font,
                fill=colour,
                anchor="ms",
            )
        at += size * (1 + (0 if cell.isascii() else tracking))
    return at - y - (tracking * size if tracking and text else 0)


def _turned(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    face: Typeface,
    size: int,
    colour: Colour,
    bold: bool,
    length: float,
    mirrored: bool = False,
) -> None:
    """Text turned a quarter clockwise, as Latin letters lie in a vertical line."""
    pad = size // 2
    mask = Image.new("L", (int(length) + 2 * pad, size + 2 * pad))
    pen = ImageDraw.Draw(mask)
    at = float(pad)
    for run, path, index in _runs(text, face, bold):
        font = sized(path, index, size)
        pen.text((at, pad + size * 0.86), run, font=font, fill=255, anchor="ls")
        at += font.getlength(run)
    turned = mask.transpose(Image.Transpose.ROTATE_270)
    if mirrored:
        turned = turned.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    canvas.image.paste(colour, (round(x) - pad, round(y) - pad), turned)
