"""Pictures of confusable kanji from many fonts, spoiled as cameras and printers spoil them.

    python training/variant_glyphs.py --fonts FOLDER… --out glyphs.npz

renders every character of `pipeline.text.variants.CONFUSABLE` (and some neighbours) from every
Japanese font under the folders. A variant is taken from a font only where the font's own table
holds it and draws it differently from the other characters of its group.
"""

from __future__ import annotations

import argparse
import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.text.variants import looked_at, rivals_of

EM = 64
CANVAS = 80
SIDE = 48
NEIGHBOURS = (
    "山田中村小林佐藤本木井上野川口原松石池子美一郎太大和也樹香奈介平三正明春夏志真"
    "さくみゆりこ株式会社"
)
CHARS = looked_at()
_SETS = list(dict.fromkeys(rivals_of(char) for char in CHARS))
MEMBERS = [[CHARS.index(char) for char in held] for held in _SETS]
"""Characters, by their place in `CHARS`, that are told from each other."""
GROUP_OF = [next(i for i, held in enumerate(_SETS) if char in held) for char in CHARS]
HELD_OUT = (
    "MTLmr3m", "klee-one", "BIZUDMincho", "BIZUDPMincho", "ipaexg", "zen-maru", "shippori",
    "migu-2m", "MTLc3m", "sawarabi-mincho", "umeplus-p", "dejima", "biz-ud",
)  # fmt: skip
"""Fonts that are never trained on."""
USUAL = 34
"""The first groups of the list hold what names are spelled with most."""
SKIPPED = ("Droid", "DejaVu", "Roboto", "Lato", "Liberation", "opens___", "NotoSansMono",
           "NotoMono", "FiraCode", "EBGaramond")  # fmt: skip
Gray = NDArray[np.uint8]


@dataclass(frozen=True)
class Face:
    """`glyphs[i]` is character i of `CHARS`; `held[i]` says whether the font has it."""

    name: str
    glyphs: Gray
    held: NDArray[np.bool_]
    neighbours: Gray


def font_files(folders: list[Path]) -> list[Path]:
    found = [p for f in folders for e in ("*.ttf", "*.otf", "*.ttc") for p in f.rglob(e)]
    return sorted(
        p for p in set(found) if not p.is_symlink() and not any(s in p.name for s in SKIPPED)
    )


def render(font: ImageFont.FreeTypeFont, char: str) -> Gray:
    image = Image.new("L", (CANVAS, CANVAS), 0)
    ImageDraw.Draw(image).text((CANVAS / 2, CANVAS / 2), char, font=font, fill=255, anchor="mm")
    pixels = np.asarray(image)
    rows, columns = np.nonzero(pixels > 40)
    if len(rows) == 0:
        return pixels
    down = round(CANVAS / 2 - (rows.min() + rows.max() + 1) / 2)
    right = round(CANVAS / 2 - (columns.min() + columns.max() + 1) / 2)
    return np.roll(pixels, (down, right), (0, 1))


def differ(one: Gray, other: Gray) -> float:
    a, b = one.astype(np.float32), other.astype(np.float32)
    return float(np.abs(a - b).sum() / max(1.0, min(a.sum(), b.sum())))


def load_face(path: Path) -> Face | None:
    """The face for Japanese of a font file; None when it holds too little."""
    from fontTools.ttLib import TTCollection, TTFont

    try:
        index = 0
        if path.suffix == ".ttc":
            names = [str(f["name"].getDebugName(4)) for f in TTCollection(str(path)).fonts]
            index = next((i for i, n in enumerate(names) if "JP" in n or "P" in n), 0)
        table = TTFont(str(path), fontNumber=index, lazy=True).getBestCmap()
        font = ImageFont.truetype(str(path), EM, index=index)
    except Exception as error:  # fonts of every make: report and go on
        print(f"{path.name}: {error}")
        return None
    if any(ord(char) not in table for char in "高渡沢"):
        return None
    held = np.array([ord(char) in table for char in CHARS])
    glyphs = np.stack(
        [render(font, c) if h else np.zeros((CANVAS, CANVAS), np.uint8)
         for c, h in zip(CHARS, held, strict=True)]
    )  # fmt: skip
    for members in MEMBERS:
        for at, i in enumerate(members):
            if held[i] and glyphs[i].max() < 40:
                held[i] = False
            for j in members[:at]:
                if held[i] and held[j] and differ(glyphs[i], glyphs[j]) < 0.06:
                    held[i] = False
    around = np.stack([render(font, c) for c in NEIGHBOURS if ord(c) in table])
    return Face(path.stem, glyphs, held, around)


def compose(face: Face, index: int, random: np.random.Generator) -> Gray:
    """Character `index` between neighbours, `(3 * CANVAS, 3 * CANVAS)`, ink is white."""
    canvas = np.zeros((3 * CANVAS, 3 * CANVAS), np.uint8)
    stretch = random.uniform(0.85, 1.1) if random.random() < 0.3 else 1.0

    def put(glyph: Gray, x: float, y: float) -> None:
        narrow = cv2.resize(glyph, (round(CANVAS * stretch), CANVAS)) if stretch != 1 else glyph
        height, width = narrow.shape
        left, top = round(x - width / 2), round(y - height / 2)
        x0, y0 = max(0, left), max(0, top)
        x1, y1 = min(canvas.shape[1], left + width), min(canvas.shape[0], top + height)
        if x1 > x0 and y1 > y0:
            part = canvas[y0:y1, x0:x1]
            np.maximum(part, narrow[y0 - top : y1 - top, x0 - left : x1 - left], out=part)

    middle = 1.5 * CANVAS
    put(face.glyphs[index], middle, middle)
    vertical = random.random() < 0.25
    pitch = EM * (
        1 + (random.uniform(-0.06, 0.12) if random.random() < 0.7 else random.uniform(0.1, 1.0))
    )
    for sign in (-1, 1):
        if random.random() < 0.8:
            other = face.neighbours[random.integers(len(face.neighbours))]
            step = sign * pitch * (1.0 if vertical else stretch)
            put(other, middle + (0 if vertical else step), middle + (step if vertical else 0))
    if random.random() < 0.08:  # a rule or a frame beside the text
        at = round(middle + random.choice([-1, 1]) * EM * random.uniform(0.62, 0.9))
        canvas[at : at + random.integers(1, 4), :] = 255
    return canvas


def spoil(ink: Gray, random: np.random.Generator, hard: float = 1.0) -> NDArray[np.float32]:
    """A composed picture as a camera sees it, cut about its middle, `(SIDE, SIDE)` float32."""
    if random.random() < 0.35:
        size = int(random.integers(2, 4))
        kernel = np.ones((size, size), np.uint8)
        ink = cv2.dilate(ink, kernel) if random.random() < 0.55 else cv2.erode(ink, kernel)
    seen = float(np.exp(random.uniform(np.log(13), np.log(64))))  # pixels for an em in the photo
    window = EM * 1.18 * random.uniform(0.88, 1.16)
    rows = max(10, round(window * seen / EM))
    scale = rows / window
    angle = np.deg2rad(random.normal(0, 1.8) * hard)
    shear = random.normal(0, 0.03) * hard
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([[cos, -sin + shear], [sin, cos]]) * scale
    turn[0] *= random.uniform(0.92, 1.08)
    centre = np.array([1.5 * CANVAS, 1.5 * CANVAS]) + random.normal(0, 0.045 * EM, 2)
    shift = np.array([rows / 2, rows / 2]) - turn @ centre
    if scale < 1:
        sigma = 0.45 / scale
        ink = cv2.GaussianBlur(ink, (0, 0), sigma)
    small = cv2.warpAffine(ink, np.column_stack([turn, shift]), (rows, rows)).astype(np.float32)
    if random.random() < 0.6:
        small = cv2.GaussianBlur(
            small, (0, 0), random.uniform(0.2, 0.9) * hard * max(1.0, seen / 40)
        )
    if random.random() < 0.1 * hard:
        length = int(random.integers(2, 4))
        small = cv2.blur(small, (length, 1) if random.random() < 0.5 else (1, length))
    paper, print_ = random.uniform(150, 255), random.uniform(0, 110)
    if random.random() < 0.25:
        paper, print_ = random.uniform(0, 110), random.uniform(150, 255)
    image = paper + (print_ - paper) * small / 255.0
    if random.random() < 0.4:
        x = np.linspace(-1, 1, rows, dtype=np.float32)
        image += random.normal(0, 18) * x[None, :] + random.normal(0, 18) * x[:, None]
    image += random.normal(0, 1, image.shape).astype(np.float32) * random.uniform(0, 9) * hard
    picture = np.clip(image, 0, 255).astype(np.uint8)
    if random.random() < 0.5:
        quality = int(random.integers(35, 95))
        _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        picture = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    return normalise(picture)


def normalise(picture: Gray) -> NDArray[np.float32]:
    """`(SIDE, SIDE)`, mean 0 and deviation 1; what `ocr/variants.py` does to a crop as well."""
    large = picture.shape[0] > SIDE
    method = cv2.INTER_AREA if large else cv2.INTER_CUBIC
    image = cv2.resize(picture, (SIDE, SIDE), interpolation=method).astype(np.float32)
    return (image - image.mean()) / (image.std() + 4.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fonts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    faces = [face for path in font_files(options.fonts) if (face := load_face(path)) is not None]
    for face in faces:
        print(f"{face.name}: {int(face.held.sum())} of {len(CHARS)}")
    save(options.out, faces)


def save(path: Path, faces: list[Face]) -> None:
    buffer = io.BytesIO()
    np.savez(
        buffer,
        names=np.array([f.name for f in faces]),
        glyphs=np.stack([f.glyphs for f in faces]),
        held=np.stack([f.held for f in faces]),
        neighbours=np.stack([pad(f.neighbours) for f in faces]),
    )
    path.write_bytes(buffer.getvalue())


def pad(neighbours: Gray) -> Gray:
    """Every font with as many neighbours: missing ones are taken again from the first."""
    repeats = -(-len(NEIGHBOURS) // len(neighbours))
    return np.concatenate([neighbours] * repeats)[: len(NEIGHBOURS)]


def load(path: Path) -> list[Face]:
    held = np.load(path)
    glyphs, known, neighbours = held["glyphs"], held["held"], held["neighbours"]
    return [Face(str(n), glyphs[i], known[i], neighbours[i]) for i, n in enumerate(held["names"])]


if __name__ == "__main__":
    main()
