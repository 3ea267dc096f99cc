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
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from pipeline.ocr.numerals import CLASSES, OTHER, STEP, TALL, to_ribbon

SIZE = 40
"""Pixels of an em on a composed column."""
_BOX = 56  # the square in which a glyph is kept
_HELD_BY_SAMPLES = ("BIZUD", "MTLc3m", "sawarabi-mincho", "ume", "dejima", "biz-udgothic")
HELD_OUT = (*_HELD_BY_SAMPLES, "shippori", "zen-maru", "migu-2m", "ipaexg", "C059", "EBGaramond",
            "Roboto", "alegreya")  # fmt: skip
"""Fonts that are never trained on; those in which the samples' held-out cards are set as well."""
_SKIPPED = re.compile("Droid|DejaVuMath|Mono|FiraCode|hanazono|HanaMin|Italic|Oblique|italic|opens__|Emoji|Dingbats|Symbol|Z003|D050000L|Math|CJK(?!.*ttc)")  # fmt: skip
FIGURES = "0123456789"
WIDE = "".join(chr(ord(c) + 0xFEE0) for c in FIGURES)
KANJI = "〇一二三四五六七八九"
_DASHES = "－‐−–ー"
_SIGNS = _DASHES + "（）・〒：／"
_UNITS = "十百千丁目番地号階室"
_LATIN = FIGURES + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-()+:/@"
_KANA = "ーーアイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモヤユヨラリルレロワンガギグジダデドバビブベボパピプペポァィェッャュョーのはがいりさとみ"
_HAN = "東京都大阪府県市区町村郡中央山田川本北南西上下新橋浜横名古屋福岡島宮城広株式会社法人有限代表取締役部課長第級士電話直通内線携帯建築事務所館棟弐壱参千干土工口力夕卜小林佐藤木井野原松石池子美太郎和也樹香奈平正明春夏志真寺谷沢町条"
TEXT = "".join(
    dict.fromkeys(KANJI + "○◯" + _UNITS + _SIGNS + WIDE + "ＦＡＴＥＬＸ" + _LATIN + _KANA + _HAN)
)
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
    from fontTools.ttLib import TTCollection, TTFont

    for folder in folders:
        files = [p for e in ("*.ttf", "*.otf", "*.ttc") for p in folder.rglob(e)]
        for path in sorted(files):
            if path.is_symlink() or _SKIPPED.search(str(path)):
                continue
            try:
                index = 0
                if path.suffix == ".ttc":
                    names = [str(f["name"].getDebugName(4)) for f in TTCollection(str(path)).fonts]
                    index = next((i for i, n in enumerate(names) if "JP" in n or "P" in n), 0)
                held = TTFont(str(path), fontNumber=index, lazy=True).getBestCmap()
                font = ImageFont.truetype(str(path), SIZE, index=index)
            except Exception as error:  # fonts of every make: report and go on
                print(f"{path.name}: {error}")
                continue
            face = load_face(path.stem, {"": font}, {c: "" for c in TEXT if ord(c) in held})
            if face is not None:
                yield face
        for package in sorted(p.parent for p in folder.rglob("files") if p.is_dir()):
            for weight in ("400", "700"):
                subsets = sorted(package.glob(f"files/*-{weight}-normal.woff2"))
                fonts: dict[str, Any] = {}
                table: dict[str, str] = {}
                for subset in subsets:
                    font_ = TTFont(str(subset))
                    mine = [c for c in TEXT if c not in table and ord(c) in font_.getBestCmap()]
                    if not mine:
                        continue
                    font_.flavor = None
                    buffer = io.BytesIO()
                    font_.save(buffer)
                    buffer.seek(0)
                    fonts[subset.name] = ImageFont.truetype(buffer, SIZE)
                    table |= dict.fromkeys(mine, subset.name)
                face = load_face(f"{package.name}-{weight}", fonts, table) if fonts else None
                if face is not None:
                    yield face


@dataclass(frozen=True)
class Piece:
    """A character to set: `label` indexes `CLASSES`; `lying` turned a quarter clockwise."""

    char: str
    label: int
    lying: bool = False


_LABEL = {name: i for i, name in enumerate(CLASSES)}
_DASH = _LABEL["－"]


def _upright(text: str) -> list[Piece]:
    out = []
    for char in text:
        name = "〇" if char in "○◯" else "u" + FIGURES[WIDE.index(char)] if char in WIDE else char
        name = "u" + char if char in FIGURES else {"（": "(", "）": ")", "Ｆ": "F"}.get(name, name)
        out.append(Piece(char, _LABEL.get(name, OTHER), char in "－（）：／ー‐−–"))
    return out


def _lying(text: str) -> list[Piece]:
    out = []
    for char in text:
        name = "l" + char if char in FIGURES else "－" if char == "-" else char
        out.append(Piece(char, _LABEL.get(name, OTHER), True))
    return out


class Writer:
    """Writes the text of columns; one style of figures for each column."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random

    def some(self, letters: str, least: int, most: int) -> str:
        count = int(self.random.integers(least, most + 1))
        return "".join(letters[int(self.random.integers(len(letters)))] for _ in range(count))

    def digits(self, least: int, most: int) -> str:
        letters = FIGURES if self.random.random() < 0.6 else "0112233111101"
        return self.some(letters, least, most)

    def in_style(self, text: str, style: str) -> list[Piece]:
        if style == "lying":
            return _lying(text)
        if style == "kanji":
            zero = "〇" if self.random.random() < 0.8 else "○"
            if self.random.random() < 0.1:
                zero = "◯"
            names = zero + KANJI[1:]
            text = "".join(names[int(c)] if c in FIGURES else c for c in text)
        elif style == "wide":
            text = "".join(WIDE[int(c)] if c in FIGURES else c for c in text)
        elif style == "upright":
            pass
        dash = "－" if self.random.random() < 0.7 else self.some(_DASHES, 1, 1)
        swap = {"-": dash, "(": "（", ")": "）", ".": "・", ":": "：", "/": "／"}
        pieces = _upright("".join(swap.get(c, c) for c in text))
        # A long mark between figures is a dash; between kana it is no character of a number.
        return [Piece(p.char, _DASH, True) if p.char in _DASHES else p for p in pieces]

    def number(self, style: str) -> list[Piece]:
        groups = [self.digits(2, 4) for _ in range(int(self.random.integers(2, 4)))]
        kind = self.random.integers(7)
        if kind == 0 and len(groups) == 3:
            text = f"{groups[0]}({groups[1]}){groups[2]}"
        elif kind == 1 and len(groups) == 3:
            text = f"({groups[0]}){groups[1]}-{groups[2]}"
        elif kind == 2:
            text = ".".join(groups)
        elif kind == 3 and style == "lying":
            text = "+81-" + "-".join(groups)
        elif kind == 4 and self.random.random() < 0.3:
            text = "".join(groups)
        else:
            text = "-".join(groups)
        return self.in_style(text, style)

    def count(self, most: int) -> str:
        n = int(self.random.integers(1, most))
        tens, ones = divmod(n, 10)
        return (
            (KANJI[tens] if tens > 1 else "")
            + ("十" if tens else "")
            + (KANJI[ones] if ones else "")
        )

    def house(self, style: str) -> list[Piece]:
        town = _upright(
            self.some(_HAN, 1, 4) if self.random.random() < 0.7 else self.some(_KANA, 2, 5)
        )
        kind = self.random.integers(8)
        if kind < 2 and style == "kanji":
            tail = _upright(
                f"{self.count(9)}丁目{self.count(30)}番{self.count(30)}号"[
                    : int(self.random.integers(3, 12))
                ]
            )
        elif kind == 2 and style == "kanji":
            tail = _upright(f"{self.count(99)}番地{self.count(30)}")
        elif kind == 3:
            tail = (
                self.in_style(self.digits(1, 3), style)
                + _upright("丁目")
                + self.in_style(self.digits(1, 2) + "-" + self.digits(1, 2), style)
            )
        elif kind == 4:
            tail = self.in_style(self.digits(1, 4), style) + _upright(
                "番地" if self.random.random() < 0.5 else "号室"
            )
        elif kind == 5:
            tail = (
                _upright(self.count(40) + "階")
                if style == "kanji"
                else self.in_style(self.digits(1, 2), style)
                + (_upright("階") if self.random.random() < 0.5 else self.in_style("F", style))
            )
        else:
            tail = self.in_style("-".join(self.digits(1, 2) for _ in range(3)), style)
        return town + tail

    def postal(self, style: str) -> list[Piece]:
        mark = _upright("〒") if self.random.random() < 0.9 else []
        gap = [Piece(" ", 0)] if self.random.random() < 0.3 else []
        return mark + gap + self.in_style(self.digits(3, 3) + "-" + self.digits(4, 4), style)

    def label(self) -> list[Piece]:
        kind = self.random.integers(6)
        if kind < 2:
            word = ["TEL", "FAX", "Tel.", "Fax", "T", "F", "MOBILE", "DIRECT", "TEL:", "TEL(", "M"]
            out = _lying(word[int(self.random.integers(len(word)))])
        elif kind == 2:
            word = [
                "電話",
                "直通",
                "携帯",
                "代表",
                "電話（代表）",
                "内線",
                "第",
                "ＴＥＬ",
                "ＦＡＸ",
            ]
            out = _upright(word[int(self.random.integers(len(word)))])
        elif kind == 3:
            out = _upright(self.some(_KANA, 2, 7))
        elif kind == 4:
            out = _lying(self.some(_LATIN[10:62], 2, 8))
        else:
            out = _upright(self.some(_HAN, 1, 5))
        return [*out, Piece(" ", 0)] if self.random.random() < 0.8 else out

    def plain(self) -> list[Piece]:
        kind = self.random.integers(4)
        if kind == 0:
            return _upright(self.some(_KANA, 2, 8))
        if kind == 1:
            return _lying(self.some(_LATIN, 3, 12))
        if kind == 2:  # numerals in names and words
            return _upright(
                self.some(_HAN, 1, 3)
                + self.some(KANJI[1:] + "千百十", 1, 1)
                + self.some(_HAN, 1, 3)
            )
        return _upright(self.some(_HAN, 2, 8))

    def column(self) -> list[Piece]:
        styles = ("kanji", "kanji", "kanji", "lying", "lying", "wide", "upright")
        style = styles[int(self.random.integers(len(styles)))]
        kind = self.random.random()
        if kind < 0.34:
            out = (self.label() if self.random.random() < 0.7 else []) + self.number(style)
            if self.random.random() < 0.2:
                inside = _upright("内線") if self.random.random() < 0.7 else []
                out += (
                    _upright("（")
                    + inside
                    + self.in_style(
                        self.digits(3, 4), style if self.random.random() < 0.5 else "lying"
                    )
                    + _upright("）")
                )
            elif self.random.random() < 0.1:
                out += _upright("（代表）")
        elif kind < 0.56:
            out = self.postal(style)
            if self.random.random() < 0.4:
                out += [Piece(" ", 0), *self.house(style)]
        elif kind < 0.82:
            out = self.house(style)
            if self.random.random() < 0.5:
                out += ([Piece(" ", 0)] if self.random.random() < 0.6 else []) + self.house(style)
        elif kind < 0.9:
            letters = (
                KANJI + "十百千丁目番地号階室・－（）〒" if style == "kanji" else FIGURES + "-()."
            )
            out = (
                self.in_style(self.some(letters, 4, 12), "kanji")
                if style == "kanji"
                else self.in_style(self.some(letters, 4, 14), style)
            )
        else:
            out = self.plain()
        return out


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
    """A window of a column, `(steps * STEP, TALL)`, and the class of each step (-1: any)."""
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
