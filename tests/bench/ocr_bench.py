"""How well cards are read, apart from finding them: cut by the truth's corners, then `read_card`.

    python tests/bench/ocr_bench.py FOLDER [--turns] [--half odd|even] [--vertical] [--misses]

FOLDER holds images beside a `truth.jsonl`. Prints for each tier: the share of cards turned right,
of lines found exactly (NFKC, without spaces), the character error rate over all lines, the F1 of
spaces inside lines found, and CPU seconds a card. The row `columns` counts the lines of vertical
cards that hold three figures or more, in kanji or not.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from pipeline.ocr import Engine, UprightReading, make_engine, read_card

_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−－ｰ"), "-")
_GROUND = "〒☎✉℡"  # signs that the parser does not need
_FIGURES = frozenset("0123456789〇一二三四五六七八九十")


@dataclass
class Tally:
    cards: int = 0
    upright: int = 0
    lines: int = 0
    exact: int = 0
    letters: int = 0
    errors: float = 0
    extra: int = 0
    spaces_right: int = 0
    spaces_read: int = 0
    spaces_true: int = 0
    seconds: float = 0
    misses: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        right = 2 * self.spaces_right / max(self.spaces_read + self.spaces_true, 1)
        return (
            f"{name:8} cards {self.cards:4} upright {self.upright / self.cards:6.1%} "
            f"lines {self.exact / max(self.lines, 1):6.1%} "
            f"CER {self.errors / max(self.letters, 1):6.2%} "
            f"extra {self.extra / self.cards:5.2f} spaces {right:6.1%} "
            f"CPU {self.seconds / self.cards:5.2f}s"
        )


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.replace("℡", "TEL")).translate(_HYPHENS)
    plain = plain.replace("〜", "~").translate(dict.fromkeys(map(ord, _GROUND)))
    return re.sub(r"\s+", " ", plain).strip()


def bare(text: str) -> str:
    return fold(text).replace(" ", "")


def distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def crops(folder: Path, half: str) -> Iterator[tuple[str, str, dict, np.ndarray]]:
    """Name, tier, truth and upright pixels of each card, at most 2000 pixels long."""
    for text in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(text)
        number = int(re.sub(r"\D", "", truth["file"].split("_")[0]) or 0)
        if half and (number % 2 == 1) != (half == "odd"):
            continue
        if not (folder / truth["file"]).is_file():
            continue
        photo = cv2.imread(str(folder / truth["file"]))
        for n, card in enumerate(truth["cards"]):
            quad = np.array(card["quad"], np.float32)
            w = max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))
            h = max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))
            scale = min(1.0, 2000 / max(w, h))
            w, h = round(w * scale), round(h * scale)
            target = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
            warp = cv2.getPerspectiveTransform(quad, target)
            pixels = cv2.warpPerspective(photo, warp, (w, h), flags=cv2.INTER_LINEAR)
            yield f"{truth['file']}#{n}", truth.get("tier", ""), card, pixels


def measure(tally: Tally, name: str, card: dict, got: UprightReading, rotation: int) -> None:
    tally.cards += 1
    upright = got.rotation == rotation
    tally.upright += upright
    read = [line.text for line in got.reading.lines]
    folded = [bare(text) for text in read]
    left = set(range(len(read)))
    if not upright:
        tally.misses.append(f"{name}: turned {got.rotation}, not {rotation}")
    for line in card.get("lines", []):
        wanted = bare(line)
        if not wanted:
            continue
        tally.lines += 1
        tally.letters += len(wanted)
        best = min(left, key=lambda i: distance(wanted, folded[i]), default=None)
        off = len(wanted) if best is None else min(distance(wanted, folded[best]), len(wanted))
        tally.errors += off
        if best is not None and off < len(wanted):
            left.discard(best)
        if off:
            text = read[best] if best is not None else ""
            tally.misses.append(f"{name}: {line!r} read {text!r}")
            continue
        tally.exact += 1
        true, seen = _spaces(fold(line)), _spaces(fold(read[best]))
        tally.spaces_true += len(true)
        tally.spaces_read += len(seen)
        tally.spaces_right += len(true & seen)
        if true != seen:
            tally.misses.append(f"{name}: spaces {line!r} read {read[best]!r}")
    tally.extra += len(left)
    tally.misses += [f"{name}: extra {read[i]!r}" for i in left]


def holds_number(line: str) -> bool:
    return sum(character in _FIGURES for character in fold(line)) >= 3


def _spaces(text: str) -> set[int]:
    at, found = 0, set()
    for character in text:
        if character == " ":
            found.add(at)
        else:
            at += 1
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--turns", action="store_true", help="also turned by 90, 180 and 270")
    arguments.add_argument("--half", default="", choices=["", "odd", "even"])
    arguments.add_argument("--limit", type=int, default=0)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--every", type=int, default=1)
    arguments.add_argument("--engine", default="rapidocr")
    arguments.add_argument("--second", default="")
    arguments.add_argument("--vertical", action="store_true", help="only vertical cards")
    arguments.add_argument("--misses", action="store_true")
    options = arguments.parse_args()
    engine: Engine = make_engine(options.engine)
    second = make_engine(options.second) if options.second else None
    tallies: dict[str, Tally] = collections.defaultdict(Tally)
    for n, (name, tier, card, pixels) in enumerate(crops(options.folder, options.half)):
        if n % options.every:
            continue
        if options.only and options.only not in name:
            continue
        if options.vertical and not card.get("vertical"):
            continue
        if options.limit and n >= options.limit:
            break
        for turned in (0, 90, 180, 270) if options.turns else (0,):
            image = np.rot90(pixels, turned // 90).copy()  # counter-clockwise
            start = time.process_time()
            got = read_card(image, engine, second)
            spent = time.process_time() - start
            kinds = [tier, "all", "vertical" if card.get("vertical") else "horizontal"]
            for kind in kinds:
                tallies[kind].seconds += spent
                measure(tallies[kind], f"{name}@{turned}", card, got, turned)
            if card.get("vertical"):
                numbers = [line for line in card.get("lines", []) if holds_number(line)]
                tallies["columns"].seconds += spent
                measure(tallies["columns"], name, card | {"lines": numbers}, got, turned)
    for kind in sorted(tallies):
        print(tallies[kind].row(kind))
    if options.misses:
        print("\n".join(tallies["all"].misses))


if __name__ == "__main__":
    main()
