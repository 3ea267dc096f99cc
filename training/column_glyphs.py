"""Pictures of columns that hold numbers, from many fonts, spoiled as cameras spoil them.

    python training/column_glyphs.py --fonts FOLDER… --out columns.npz

renders every character of `TEXT` from every Japanese font, and figures and letters from every
Latin one, under the folders (TrueType, OpenType, and the subsets in WOFF2 of fontsource).
`compose` then sets columns of them: telephone numbers, postal codes, house numbers, floors.
"""

from __future__ import annotations

import argparse
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from column_texts import FIGURES, KANJI, TEXT, Piece, Writer
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.ocr.numerals import STEP, TALL, to_ribbon

SIZE = 40
"""Pixels of an em on a composed column."""
_BOX = 56  # the square in which a glyph is kept
_HELD_BY_SAMPLES = ("BIZUD", "MTLc3m", "sawarabi-mincho", "ume", "dejima", "biz-udgothic")
HELD_OUT = (*_HELD_BY_SAMPLES, "shippori", "zen-maru", "migu-2m", "ipaexg", "C059", "EBGaramond",
            "Roboto", "alegreya")  # fmt: skip
"""Fonts that are never trained on; those in which the samples' held-out cards are set as well."""
_SKIPPED = re.compile("Droid|DejaVuMath|Mono|FiraCode|hanazono|HanaMin|Italic|Oblique|italic|opens__|Emoji|Dingbats|Symbol|Z003|D050000L|Math|CJK(?!.*ttc)")  # fmt: skip
Gray = NDArray[np.uint8]


@dataclass(frozen=True)
class Face:
    """`glyphs[i]` is `TEXT[i]` with its em in the middle (ink 255); `wide[i]` its advance, ems."""

    name: str
    glyphs: Gray
    wide: NDArray[np.float32]

    def __contains__(self, char: str) -> bool:
        return char in _AT and bool(self.wide[_AT[char]] > 0)


_AT = {char: i for i, char in enumerate(TEXT)}


def render(font: ImageFont.FreeTypeFont, char: str) -> tuple[Gray, float]:
    image = Image.new("L", (_BOX, _BOX), 0)
    x, y = _BOX / 2, _BOX / 2 + 0.38 * SIZE
    ImageDraw.Draw(image).text((x, y), char, font=font, fill=255, anchor="ms")
    return np.asarray(image), font.getlength(char) / SIZE


def load_face(name: str, fonts: dict[str, Any], table: dict[str, str]) -> Face | None:
    """A face; `table` tells by which of `fonts` a character is drawn."""
    glyphs = np.zeros((len(TEXT), _BOX, _BOX), np.uint8)
    wide = np.zeros(len(TEXT), np.float32)
    for i, char in enumerate(TEXT):
        if char in table:
            glyphs[i], wide[i] = render(fonts[table[char]], char)
            if glyphs[i].max() < 40:
                wide[i] = 0
    return Face(name, glyphs, wide) if (wide > 0).sum() > 60 else None


def faces_under(folders: list[Path]) -> Iterator[Face]:
    for folder in folders:
        for path in sorted(p for e in ("*.ttf", "*.otf", "*.ttc") for p in folder.rglob(e)):
            face = None if path.is_symlink() or _SKIPPED.search(str(path)) else _face_of(path)
            if face is not None:
                yield face
        for package in sorted(p.parent for p in folder.rglob("files") if p.is_dir()):
            for weight in ("400", "700"):
                face = _face_of_subsets(package, weight)
                if face is not None:
                    yield face


def _face_of(path: Path) -> Face | None:
    from fontTools.ttLib import TTCollection, TTFont

    try:
        index = 0
        if path.suffix == ".ttc":
            names = [str(f["name"].getDebugName(4)) for f in TTCollection(str(path)).fonts]
            index = next((i for i, n in enumerate(names) if "JP" in n or "P" in n), 0)
        held = TTFont(str(path), fontNumber=index, lazy=True).getBestCmap()
        font = ImageFont.truetype(str(path), SIZE, index=index)
    except Exception as error:  # fonts of every make: report and go on
        print(f"{path.name}: {error}")
        return None
    return load_face(path.stem, {"": font}, {c: "" for c in TEXT if ord(c) in held})


def _face_of_subsets(package: Path, weight: str) -> Face | None:
    """The face of a package of fontsource, which is cut into subsets in WOFF2."""
    from fontTools.ttLib import TTFont

    fonts: dict[str, Any] = {}
    table: dict[str, str] = {}
    for path in sorted(package.glob(f"files/*-{weight}-normal.woff2")):
        subset = TTFont(str(path))
        mine = [c for c in TEXT if c not in table and ord(c) in subset.getBestCmap()]
        if not mine:
            continue
        subset.flavor = None
        buffer = io.BytesIO()
        subset.save(buffer)
        buffer.seek(0)
        fonts[path.name] = ImageFont.truetype(buffer, SIZE)
        table |= dict.fromkeys(mine, path.name)
    return load_face(f"{package.name}-{weight}", fonts, table) if fonts else None


def compose(
    face: Face, latin: Face, random: np.random.Generator
) -> tuple[Gray, list[tuple[float, float, int]]]:
    """A column set in `face`, `(H, W)` with ink 255; and `(middle, length, label)`, in pixels."""
    pieces = Writer(random).column()
    tracking = random.choice([0.0, 0.0, random.uniform(-0.06, 0.1), random.uniform(0, 0.4)])
    space = random.uniform(0.3, 1.1)
    lying_face = face if random.random() < 0.4 else latin
    width = round(SIZE * 2.2)
    canvas = np.zeros((round(SIZE * (len(pieces) * 1.7 + 3)), width), np.uint8)
    at, marks = 1.5 * SIZE, []
    before: Piece | None = None
    for piece in pieces:
        if piece.char == " ":
            at += space * SIZE
            continue
        use = lying_face if piece.char.isascii() else face
        if piece.char not in use:
            use = face if piece.char in face else latin
        if piece.char not in use:
            at += 0.5 * SIZE
            continue
        index = _AT[piece.char]
        glyph = use.glyphs[index]
        flows = piece.lying and piece.char.isascii()
        long = use.wide[index] * SIZE if flows else SIZE
        if flows and before is not None and not (before.lying and before.char.isascii()):
            at += random.uniform(0, 0.12) * SIZE
        if piece.lying:
            glyph = np.rot90(glyph, -1)
        _put(canvas, glyph, width / 2 - _BOX / 2, at + long / 2 - _BOX / 2)
        marks.append((at + long / 2, float(long), piece.label))
        at += long * (1.0 if flows else 1.0 + tracking)
        before = piece
    return canvas[: round(at + 1.5 * SIZE)], marks


def _put(canvas: Gray, glyph: Gray, x: float, y: float) -> None:
    left, top = round(x), round(y)
    part = canvas[max(top, 0) : top + _BOX, max(left, 0) : left + _BOX]
    np.maximum(part, glyph[: part.shape[0], : part.shape[1]], out=part)


def spoil(
    ink: Gray, marks: list[tuple[float, float, int]], random: np.random.Generator
) -> tuple[Gray, list[tuple[float, float, int]]]:
    """The column as a camera sees it, cut loosely or tightly, its marks moved along."""
    if random.random() < 0.3:
        kernel = np.ones((2, 2), np.uint8)
        ink = cv2.dilate(ink, kernel) if random.random() < 0.5 else cv2.erode(ink, kernel)
    seen = float(np.exp(random.uniform(np.log(11), np.log(48))))  # pixels for an em in the photo
    high, wide = ink.shape
    margin = random.uniform(0.02, 0.45, 2) * SIZE  # from the em to the sides of the cut
    left, right = wide / 2 - SIZE / 2 - margin[0], wide / 2 + SIZE / 2 + margin[1]
    top, bottom = (
        (1.5 - random.uniform(0.0, 0.5)) * SIZE,
        high - (1.5 - random.uniform(0.0, 0.5)) * SIZE,
    )
    scale = seen / SIZE
    stretch = random.uniform(0.92, 1.08)
    slant, lean = random.normal(0, 0.006), random.normal(0, 0.02)
    warp = np.array(
        [
            [scale, slant * scale, -(left + slant * high / 2) * scale],
            [lean * scale, stretch * scale, -(stretch * top + lean * wide / 2) * scale],
        ]
    )
    size = (max(8, round((right - left) * scale)), max(12, round((bottom - top) * scale * stretch)))
    if scale < 1:
        ink = cv2.GaussianBlur(ink, (0, 0), 0.42 / scale)
    small = cv2.warpAffine(ink, warp, size).astype(np.float32)
    if random.random() < 0.6:
        small = cv2.GaussianBlur(small, (0, 0), random.uniform(0.2, 1.0) * max(1.0, seen / 28))
    if random.random() < 0.15:
        length = int(random.integers(2, 4))
        small = cv2.blur(small, (length, 1) if random.random() < 0.5 else (1, length))
    paper, print_ = random.uniform(130, 255), random.uniform(0, 120)
    if random.random() < 0.25:
        paper, print_ = print_, paper
    image = paper + (print_ - paper) * small / 255.0
    if random.random() < 0.4:
        rows, columns = image.shape
        image += random.normal(0, 14) * np.linspace(-1, 1, rows, dtype=np.float32)[:, None]
        image += random.normal(0, 6) * np.linspace(-1, 1, columns, dtype=np.float32)[None]
    grain = random.uniform(0, 8)
    image += random.normal(0, 1, image.shape).astype(np.float32) * grain
    picture = np.clip(image, 0, 255).astype(np.uint8)
    if random.random() < 0.5:
        _, coded = cv2.imencode(
            ".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(35, 95))]
        )
        picture = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    moved = [((y - top) * scale * stretch, long * scale * stretch, k) for y, long, k in marks]
    return picture, moved


def sample(
    japanese: list[Face], latin: list[Face], random: np.random.Generator, steps: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """A window of a column, `(steps * STEP, TALL)`, and the class of each step."""
    while True:
        face = japanese[int(random.integers(len(japanese)))]
        ink, marks = compose(face, latin[int(random.integers(len(latin)))], random)
        if not marks:
            continue
        picture, marks = spoil(ink, marks, random)
        ribbon, scale = to_ribbon(picture, random.uniform(0.9, 1.1))
        break
    labels = np.zeros(-(-len(ribbon) // STEP), np.int64)
    for middle, long, label in marks:
        middle, long = middle / scale / STEP, long / scale / STEP
        reach = max(0.26 * long, 0.5)
        first, last = int(np.ceil(middle - reach - 0.5)), int(np.floor(middle + reach - 0.5))
        for step in range(max(first, 0), min(last, len(labels) - 1) + 1):
            labels[step] = label
    begin = int(random.integers(0, max(1, len(labels) - steps + 1)))
    window = np.zeros((steps * STEP, TALL), np.float32)
    part = ribbon[begin * STEP : (begin + steps) * STEP]
    window[: len(part)] = part
    target = np.zeros(steps, np.int64)
    target[: len(labels[begin : begin + steps])] = labels[begin : begin + steps]
    return window, target


def save(path: Path, faces: list[Face]) -> None:
    np.savez_compressed(
        path, names=np.array([f.name for f in faces]), glyphs=np.stack([f.glyphs for f in faces]),
        wide=np.stack([f.wide for f in faces]),
    )  # fmt: skip


def load(path: Path) -> tuple[list[Face], list[Face]]:
    """Japanese faces, and those that can set figures and letters."""
    held = np.load(path)
    glyphs, wide = held["glyphs"], held["wide"]
    faces = [Face(str(n), glyphs[i], wide[i]) for i, n in enumerate(held["names"])]
    return [f for f in faces if all(c in f for c in KANJI + "丁番号階")], [
        f for f in faces if all(c in f for c in FIGURES + "TELx-(")
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--fonts", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    faces = list(faces_under(options.fonts))
    save(options.out, faces)
    japanese, latin = load(options.out)
    print(f"{len(japanese)} Japanese faces, {len(latin)} with Latin letters")


if __name__ == "__main__":
    main()
