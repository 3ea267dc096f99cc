"""Drawings for the icon network: icons of open sets, and what stands before numbers besides.

    npm install @iconify-json/mdi @iconify-json/bi …       # the list is in ocr/data/NOTICE.md
    pip install resvg-py numpy pillow opencv-python-headless
    python training/icon_drawings.py --sets node_modules/@iconify-json --fonts FOLDER… --out icons.npz

Each drawing is cut to its ink and kept as `(SIDE, SIDE) uint8`, ink 255, the longer side filled.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import resvg_py
from icon_names import ALL, HELD_OUT, LETTERS, LICENCES, OTHER, class_of
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

SIDE = 72
_OTHERS_OF_A_SET = 260
_SIGNS = {"☎": "phone", "☏": "phone", "✆": "phone", "📞": "phone", "🕿": "phone", "🕾": "phone",
          "📱": "mobile", "📠": "fax", "🖷": "fax", "🖨": "fax", "✉": "mail", "🖂": "mail",
          "📧": "mail", "🌐": "web", "🏠": "web", "📍": "place", "🏢": "place"}  # fmt: skip
_KANJI = "株式会社東京都大阪市区町丁目番地号階電話携帯直通内線代表営業部課長取締役社員山田川本口回曰日目国田"
_LATIN = "ABCEGHIJKLNOPQRSUVWYZabcdeghijklmnopqrstuvwyz0123456789"
_MARKS = "●○■□◆◇▲△▶►★☆・｜|/-–—:：.,()[]【】「」＊*+＋=＝&〒※→▸"
Ink = NDArray[np.uint8]


def cut_to_ink(ink: Ink) -> Ink | None:
    """`ink` cut to what is drawn and set into a square; None where nothing is."""
    rows, columns = np.nonzero(ink > 60)
    if len(rows) == 0:
        return None
    part = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    high, wide = part.shape
    scale = SIDE / max(high, wide)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    small = cv2.resize(part, size, interpolation=cv2.INTER_AREA)
    square = np.zeros((SIDE, SIDE), np.uint8)
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = small
    return square


def render_svg(body: str, wide: float, high: float, left: float, top: float) -> Ink | None:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{left} {top} {wide} {high}" width="144" height="144" color="black">'
        f"{body.replace('currentColor', 'black')}</svg>"
    )
    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, background="white"))
    except ValueError:
        return None
    gray = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    ink = 255 - gray.astype(np.int32)
    if ink.max() < 40:
        return None
    return cut_to_ink(np.clip(ink * 255 // ink.max(), 0, 255).astype(np.uint8))


def from_sets(folder: Path) -> list[tuple[str, str, Ink]]:
    """`(set, class, drawing)` of every set under a licence that is taken."""
    found = []
    for path in sorted(folder.glob("*/icons.json")):
        about = json.loads((path.parent / "info.json").read_text("utf-8"))
        if about["license"].get("spdx") not in LICENCES:
            print(f"{path.parent.name}: left out, {about['license'].get('spdx')}")
            continue
        held = json.loads(path.read_text("utf-8"))
        names = sorted(held["icons"])
        random.Random(path.parent.name).shuffle(names)
        others, counts = 0, Counter[str]()
        for name in names:
            kind = class_of(path.parent.name, name)
            if not kind or (kind == OTHER and others >= _OTHERS_OF_A_SET):
                continue
            icon = held["icons"][name]
            wide = icon.get("width", held.get("width", 16))
            high = icon.get("height", held.get("height", 16))
            ink = render_svg(icon["body"], wide, high, icon.get("left", 0), icon.get("top", 0))
            if ink is None:
                continue
            others += kind == OTHER
            counts[kind] += 1
            found.append((path.parent.name, kind, ink))
        print(path.parent.name, dict(counts), flush=True)
    return found


def font_files(folders: list[Path]) -> list[Path]:
    every = {p for f in folders for e in ("*.ttf", "*.otf", "*.ttc") for p in f.rglob(e)}
    return sorted(p for p in every if not p.is_symlink())


def from_fonts(folders: list[Path]) -> list[tuple[str, str, Ink]]:
    """Signs (☎), letters that are labels, and other letters, of every font."""
    from fontTools.ttLib import TTFont

    found = []
    for path in font_files(folders):
        try:
            table = TTFont(str(path), fontNumber=0, lazy=True).getBestCmap()
            font = ImageFont.truetype(str(path), 96)
        except Exception as error:  # fonts of every make: report and go on
            print(f"{path.name}: {error}")
            continue
        draw = random.Random(path.name)
        signs = [(char, kind) for char, kind in _SIGNS.items() if ord(char) in table]
        if all(ord(char) in table for char in "TFMDXf8"):
            signs += [(char, char) for char in LETTERS] * 2 + [
                ("X", "x"),
                ("X", "x"),
                ("f", "facebook"),
            ]
            signs += [("in", "linkedin")]
            signs += [(char, OTHER) for char in draw.sample(_LATIN, 14)]
            signs += [(draw.choice(_LATIN) + draw.choice(_LATIN), OTHER) for _ in range(4)]
        signs += [(c, OTHER) for c in draw.sample(_KANJI, 12) if ord(c) in table]
        signs += [(c, OTHER) for c in draw.sample(_MARKS, 10) if ord(c) in table]
        for text, kind in signs:
            image = Image.new("L", (320, 200), 0)
            try:
                ImageDraw.Draw(image).text((40, 40), text, font=font, fill=255)
            except OSError:  # a font of pictures in one fixed size
                continue
            ink = cut_to_ink(np.asarray(image))
            if ink is not None:
                found.append((f"font {path.stem}", kind, ink))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sets", type=Path, required=True)
    parser.add_argument("--fonts", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = from_sets(options.sets) + from_fonts(options.fonts)
    held = [name in HELD_OUT or hash_of(name) % 8 == 0 for name, _, _ in found]
    for kind, count in Counter(kind for _, kind, _ in found).most_common():
        print(f"{kind}: {count}")
    np.savez_compressed(
        options.out,
        sets=np.array([name for name, _, _ in found]),
        kinds=np.array([ALL.index(kind) for _, kind, _ in found]),
        drawings=np.stack([ink for _, _, ink in found]),
        held=np.array(held),
    )


def hash_of(name: str) -> int:
    """A number that says which fonts are held out; always odd for icon sets."""
    return sum(name.encode()) if name.startswith("font ") else 1


if __name__ == "__main__":
    main()
