"""Logos, icons, QR codes and other graphics of cards. Lengths in pixels."""

from __future__ import annotations

import io
import math
import random

import numpy as np
import segno
from PIL import Image, ImageDraw, ImageFilter

from .fonts import LATIN, sized
from .typeset import Canvas, Colour


def draw_logo(
    canvas: Canvas, rng: random.Random, x: float, y: float, size: float, colour: Colour, letter: str
) -> None:
    """A made-up mark in the square at (x, y)."""
    over = 4
    side = max(8, round(size)) * over
    mark = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(mark)
    solid = (*colour, 255)
    other = (*_turn(colour, rng), 255)
    kind = rng.choice(
        (
            "rings",
            "hexagon",
            "leaf",
            "waves",
            "grid",
            "sun",
            "letter",
            "bars",
            "petals",
            "diamond",
            "crest",
            "none",
        )
    )
    m = side * 0.04
    if kind == "rings":
        for i, dx in enumerate((0.0, 0.34)):
            pen.ellipse(
                (m + dx * side, side * 0.2, m + (dx + 0.58) * side, side * 0.78),
                outline=solid if i else other,
                width=side // 12,
            )
    elif kind in {"hexagon", "diamond"}:
        n = 6 if kind == "hexagon" else 4
        for r, c in ((0.48, solid), (0.34, (0, 0, 0, 0)), (0.2, other)):
            pen.polygon(
                [
                    (
                        side / 2 + r * side * math.cos(math.tau * k / n + 0.52),
                        side / 2 + r * side * math.sin(math.tau * k / n + 0.52),
                    )
                    for k in range(n)
                ],
                fill=c,
            )
    elif kind == "leaf":
        pen.pieslice((-side * 0.4, m, side * 0.98, side * 1.4), 270, 360, fill=solid)
        pen.line((side * 0.1, side * 0.95, side * 0.75, side * 0.3), fill=other, width=side // 20)
    elif kind == "waves":
        for k in range(3):
            points = [
                (side * t / 30, side * (0.3 + 0.2 * k + 0.08 * math.sin(t / 30 * math.tau * 1.5)))
                for t in range(31)
            ]
            pen.line(points, fill=solid if k != 1 else other, width=side // 12, joint="curve")
    elif kind == "grid":
        for k in range(9):
            a, b = k % 3, k // 3
            pen.rectangle(
                (
                    a * side / 3 + m,
                    b * side / 3 + m,
                    (a + 1) * side / 3 - m,
                    (b + 1) * side / 3 - m,
                ),
                fill=solid if rng.random() < 0.6 else other,
            )
    elif kind == "sun":
        for k in range(12):
            a = math.tau * k / 12
            pen.line(
                (
                    side / 2 + 0.22 * side * math.cos(a),
                    side / 2 + 0.22 * side * math.sin(a),
                    side / 2 + 0.46 * side * math.cos(a),
                    side / 2 + 0.46 * side * math.sin(a),
                ),
                fill=solid,
                width=side // 16,
            )
        pen.ellipse((side * 0.36, side * 0.36, side * 0.64, side * 0.64), fill=other)
    elif kind == "bars":
        for k in range(4):
            pen.rectangle(
                (
                    side * (0.05 + k * 0.24),
                    side * (0.8 - 0.19 * k),
                    side * (0.22 + k * 0.24),
                    side * 0.95,
                ),
                fill=solid if k % 2 else other,
            )
    elif kind == "petals":
        for k in range(5):
            a = math.tau * k / 5 - math.pi / 2
            cx, cy = side / 2 + 0.26 * side * math.cos(a), side / 2 + 0.26 * side * math.sin(a)
            pen.ellipse(
                (cx - 0.19 * side, cy - 0.19 * side, cx + 0.19 * side, cy + 0.19 * side), fill=solid
            )
        pen.ellipse((side * 0.42, side * 0.42, side * 0.58, side * 0.58), fill=other)
    elif kind == "crest":
        pen.ellipse((m, m, side - m, side - m), outline=solid, width=side // 14)
        pen.polygon(
            [(side * 0.5, side * 0.2), (side * 0.75, side * 0.7), (side * 0.25, side * 0.7)],
            fill=solid,
        )
    else:
        pen.rounded_rectangle((m, m, side - m, side - m), side // 6, fill=solid)
        font = sized(LATIN[0].bold, 0, int(side * 0.62))
        pen.text(
            (side / 2, side * 0.5),
            letter or "M",
            font=font,
            fill=(255, 255, 255, 255) if sum(colour) < 600 else (70, 70, 80, 255),
            anchor="mm",
        )
    mark = mark.resize((round(size), round(size)), Image.Resampling.LANCZOS)
    canvas.image.paste(mark, (round(x), round(y)), mark)


def _turn(colour: Colour, rng: random.Random) -> Colour:
    r, g, b = colour
    return rng.choice(
        (
            (b, r, g),
            (g, b, r),
            ((r + 255) // 2, (g + 255) // 2, (b + 255) // 2),
            (r // 2, g // 2, b // 2),
        )
    )


def draw_icon(canvas: Canvas, kind: str, x: float, y: float, size: float, colour: Colour) -> None:
    """A small pictogram that stands for a label: phone, fax, mobile, mail, globe, pin, …"""
    over = 6
    s = max(6, round(size)) * over
    mask = Image.new("L", (s, s))
    p = ImageDraw.Draw(mask)
    w = max(1, s // 12)
    match kind:
        case "phone":
            p.arc((s * 0.1, -s * 0.55, s * 1.5, s * 0.9), 95, 175, fill=255, width=s // 6)
            p.rounded_rectangle((s * 0.08, s * 0.1, s * 0.34, s * 0.36), s // 20, fill=255)
            p.rounded_rectangle((s * 0.6, s * 0.64, s * 0.88, s * 0.92), s // 20, fill=255)
        case "mobile":
            p.rounded_rectangle(
                (s * 0.27, s * 0.05, s * 0.73, s * 0.95), s // 10, outline=255, width=w
            )
            p.line((s * 0.42, s * 0.83, s * 0.58, s * 0.83), fill=255, width=w)
        case "fax":
            p.rectangle((s * 0.08, s * 0.4, s * 0.92, s * 0.82), fill=255)
            p.rectangle((s * 0.26, s * 0.1, s * 0.74, s * 0.46), outline=255, width=w)
            p.rectangle((s * 0.26, s * 0.6, s * 0.74, s * 0.94), fill=0, outline=255, width=w)
        case "mail":
            p.rectangle((s * 0.06, s * 0.2, s * 0.94, s * 0.82), outline=255, width=w)
            p.line((s * 0.06, s * 0.22, s * 0.5, s * 0.56, s * 0.94, s * 0.22), fill=255, width=w)
        case "globe":
            p.ellipse((s * 0.06, s * 0.06, s * 0.94, s * 0.94), outline=255, width=w)
            p.ellipse((s * 0.32, s * 0.06, s * 0.68, s * 0.94), outline=255, width=w)
            p.line((s * 0.06, s * 0.5, s * 0.94, s * 0.5), fill=255, width=w)
        case "pin":
            p.ellipse((s * 0.2, s * 0.04, s * 0.8, s * 0.64), fill=255)
            p.polygon([(s * 0.26, s * 0.5), (s * 0.74, s * 0.5), (s * 0.5, s * 0.98)], fill=255)
            p.ellipse((s * 0.4, s * 0.24, s * 0.6, s * 0.44), fill=0)
        case "instagram":
            p.rounded_rectangle(
                (s * 0.06, s * 0.06, s * 0.94, s * 0.94), s // 4, outline=255, width=w
            )
            p.ellipse((s * 0.3, s * 0.3, s * 0.7, s * 0.7), outline=255, width=w)
            p.ellipse((s * 0.7, s * 0.18, s * 0.8, s * 0.28), fill=255)
        case "facebook":
            p.ellipse((s * 0.04, s * 0.04, s * 0.96, s * 0.96), fill=255)
            p.text(
                (s * 0.54, s * 0.98),
                "f",
                font=sized(LATIN[0].bold, 0, int(s * 0.95)),
                fill=0,
                anchor="ms",
            )
        case _:
            p.line((s * 0.12, s * 0.1, s * 0.88, s * 0.9), fill=255, width=2 * w)
            p.line((s * 0.88, s * 0.1, s * 0.12, s * 0.9), fill=255, width=w)
    mask = mask.resize((max(6, round(size)),) * 2, Image.Resampling.LANCZOS)
    canvas.image.paste(colour, (round(x), round(y)), mask)


def draw_qr(
    canvas: Canvas, payload: str, x: float, y: float, size: float, dark: Colour = (20, 20, 20)
) -> float:
    """A QR code on its white quiet zone; returns the side."""
    code = segno.make(payload, error="m", micro=False, encoding="utf-8")
    held = io.BytesIO()
    code.save(held, kind="png", scale=8, border=2, dark=dark)
    held.seek(0)
    picture = (
        Image.open(held).convert("RGB").resize((round(size), round(size)), Image.Resampling.BOX)
    )
    canvas.image.paste(picture, (round(x), round(y)))
    return size


def picture(rng: random.Random, width: int, height: int) -> Image.Image:
    """Something like a photograph or a painting: hills, sky, blobs of light."""
    noise = np.random.default_rng(rng.getrandbits(32))
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    a, b, c = (noise.integers(30, 235, 3).astype(np.float32) for _ in range(3))
    t = (ys / max(1, height))[..., None]
    image = a * (1 - t) + b * t
    for _ in range(5):
        cx, cy, r = (
            noise.uniform(0, width),
            noise.uniform(0, height),
            noise.uniform(0.1, 0.5) * max(width, height),
        )
        glow = np.exp(-((xs - cx) ** 2 + (ys - cy) ** 2) / (r * r))[..., None]
        image = image * (1 - 0.6 * glow) + noise.integers(20, 250, 3) * 0.6 * glow
    for k in range(3):
        ridge = height * (
            0.5 + 0.15 * k + 0.1 * np.sin(xs[0] / width * noise.uniform(3, 9) + noise.uniform(0, 6))
        )
        hill = (ys > ridge[None, :])[..., None]
        image = np.where(hill, image * 0.55 + c * 0.25, image)
    image += noise.normal(0, 6, image.shape)
    return Image.fromarray(np.clip(image, 0, 255).astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(1)
    )


def soft_pattern(rng: random.Random, canvas: Canvas, colour: Colour) -> None:
    """A pale pattern under the text: stripes, dots or circles, hardly darker than the paper."""
    image = canvas.image
    w, h = image.size
    layer = Image.new("L", (w, h))
    pen = ImageDraw.Draw(layer)
    strength = rng.randint(10, 26)
    step = int(canvas.scale * rng.uniform(2, 5))
    kind = rng.choice(("stripes", "dots", "circles", "wave"))
    if kind == "stripes":
        for x in range(-h, w, step):
            pen.line((x, 0, x + h, h), fill=strength, width=max(1, step // 6))
    elif kind == "dots":
        for x in range(0, w, step):
            for y in range(0, h, step):
                pen.ellipse((x, y, x + step // 4, y + step // 4), fill=strength)
    elif kind == "circles":
        for k in range(4):
            r = h * (0.3 + 0.2 * k)
            pen.ellipse(
                (w * 0.8 - r, h * 0.9 - r, w * 0.8 + r, h * 0.9 + r),
                outline=strength,
                width=max(1, step // 4),
            )
    else:
        for k in range(12):
            pen.line(
                [
                    (x, h * (0.55 + 0.04 * k) + step * math.sin(x / w * 7 + k * 0.4))
                    for x in range(0, w, 12)
                ],
                fill=strength,
                width=2,
            )
    image.paste(colour, (0, 0), layer)
