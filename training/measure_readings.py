"""How the main engine reads each character that has rivals, in names and spoiled as on cards.

    pip install -e . fonttools pillow
    python training/measure_readings.py --fonts FOLDER… --count 40

Each character is drawn in names that hold its common form, in fonts that have it, at 16 to 64
pixels an em, blurred, noisy, thinner or bolder, as JPEG. What the engine reads in its place and how
surely goes to `pipeline/ocr/data/variant_readings.tsv`, which `ocr/variant_chances.py` weighs with.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from variant_glyphs import font_files

from pipeline.ocr import make_engine
from pipeline.ocr.engine import Engine
from pipeline.text.variants import fold_variants, looked_at

ROOT = Path(__file__).resolve().parent.parent / "pipeline"
TABLE = ROOT / "ocr/data/variant_readings.tsv"
LEVELS = (0.95, 0.7)
SIZE = 64
FAMILIES = ("山田", "田中", "中村", "小林", "佐藤", "木下", "上野", "石川", "池田", "原")
GIVEN = ("美子", "一郎", "太", "和也", "香", "由美", "健", "大介")
HEAD = (
    "# A printed character; then what the engine read for it and how often: surely (from 0.95),\n"
    "# less so (from 0.7), hardly. ? is any character that is no rival, or none. Written by\n"
    "# training/measure_readings.py.\n"
)


def names_with() -> dict[str, list[tuple[str, bool]]]:
    """The most frequent names that hold a character, and whether they are family names."""
    found: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for table, family in (("surnames", True), ("given", False)):
        with gzip.open(ROOT / f"parse/data/{table}.tsv.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                name, weight = row.split("\t")[:2]
                if 2 <= len(name) <= 3 and weight.isdigit():
                    for char in set(name):
                        found[char].append((int(weight), name, family))
    return {
        char: [(name, family) for _, name, family in sorted(held, reverse=True)[:14]]
        for char, held in found.items()
    }


def text_with(
    char: str, names: dict[str, list[tuple[str, bool]]], random: np.random.Generator
) -> tuple[str, int]:
    """A whole name with `char` in it, and where."""
    base = char if char in names else fold_variants(char)
    held = names.get(base, [])
    if held and random.random() < 0.75:
        name, family = held[random.integers(len(held))]
        at = name.index(base)
        name = name[:at] + char + name[at + 1 :]
        if family:
            return name + str(random.choice(GIVEN)), at
        before = str(random.choice(FAMILIES))
        return before + name, len(before) + at
    other = str(random.choice(list("田木野川")))
    name = char + other if random.random() < 0.5 else other + char
    return name + str(random.choice(GIVEN)), name.index(char)


def draw(text: str, font: ImageFont.FreeTypeFont, gap: float) -> NDArray[np.uint8]:
    step = SIZE * (1 + gap)
    image = Image.new("L", (int(step * len(text) + SIZE * 0.5), int(SIZE * 1.35)), 0)
    pen = ImageDraw.Draw(image)
    for place, char in enumerate(text):
        x = SIZE * 0.25 + step * (place + 0.5) - SIZE * gap / 2
        pen.text((x, image.height / 2), char, font=font, fill=255, anchor="mm")
    return np.asarray(image)


def spoil(ink: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.uint8]:
    """`ink` as a camera sees it: `(H, W, 3) uint8 BGR`."""
    shrink = SIZE / float(np.exp(random.uniform(np.log(16), np.log(64))))
    if random.random() < 0.3:
        kernel = np.ones((2, 2), np.uint8)
        ink = cv2.dilate(ink, kernel) if random.random() < 0.6 else cv2.erode(ink, kernel)
    height, width = (max(8, round(side / shrink)) for side in ink.shape)
    small = cv2.resize(ink, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    if random.random() < 0.7:
        small = cv2.GaussianBlur(small, (0, 0), random.uniform(0.25, 0.9))
    dark = random.random() < 0.2
    paper = random.uniform(0, 90) if dark else random.uniform(160, 255)
    print_ = random.uniform(170, 255) if dark else random.uniform(0, 100)
    seen = paper + (print_ - paper) * small / 255
    seen = seen + random.normal(0, 1, seen.shape) * random.uniform(0, 7)
    image = np.clip(seen, 0, 255).astype(np.uint8)
    if random.random() < 0.6:
        _, coded = cv2.imencode(
            ".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(45, 95))]
        )
        image = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    return cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)


def reading_of(text: str, at: int, picture: NDArray[np.uint8], engine: Engine) -> tuple[str, int]:
    """What stands at `at` in the engine's reading (`?` where it cannot be told), and its level."""
    found = [c for c in engine.recognise([picture])[0].chars if c.text.strip()]
    if len(found) != len(text):
        return "?", len(LEVELS)
    sure = found[at].confidence
    return found[at].text, next((i for i, v in enumerate(LEVELS) if sure >= v), len(LEVELS))


def measure(faces: Sequence[tuple[Path, set[int]]], count: int, engine: Engine) -> list[str]:
    random = np.random.default_rng(5)
    names = names_with()
    fonts = {path: ImageFont.truetype(str(path), SIZE) for path, _ in faces}
    rows = []
    for char in looked_at():
        having = [face for face in faces if ord(char) in face[1]]
        seen: Counter[tuple[str, int]] = Counter()
        for turn in range(count if having else 0):
            text, at = text_with(char, names, random)
            whole = [path for path, table in having if all(ord(c) in table for c in text)]
            path = whole[turn % len(whole)] if whole else having[turn % len(having)][0]
            gap = float(random.choice([0, 0, 0.05, 0.1, 0.3]))
            picture = spoil(draw(text, fonts[path], gap), random)
            read, level = reading_of(text, at, picture, engine)
            seen[read if read in looked_at() else "?", level] += 1
        reads = sorted({read for read, _ in seen}, key=lambda r: -sum(seen[r, i] for i in range(3)))
        rows.append(
            "\t".join([char, *(f"{r}{seen[r, 0]}/{seen[r, 1]}/{seen[r, 2]}" for r in reads)])
        )
    return rows


def run(about: str, table: Path, head: str, count: int, measured: Callable[..., list[str]]) -> None:
    """Measure over the fonts that the command line names, and write the rows to `table`."""
    from fontTools.ttLib import TTFont

    parser = argparse.ArgumentParser(description=about.split("\n")[0])
    parser.add_argument("--fonts", type=Path, nargs="+", required=True)
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--out", type=Path, default=table)
    options = parser.parse_args()
    faces = []
    for path in font_files(options.fonts):
        held = set(TTFont(str(path), fontNumber=0, lazy=True).getBestCmap())
        if all(ord(char) in held for char in "高渡沢"):
            faces.append((path, held))
    rows = measured(faces, options.count, make_engine("rapidocr"))
    options.out.write_text(head + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    run(__doc__ or "", TABLE, HEAD, 40, measure)
