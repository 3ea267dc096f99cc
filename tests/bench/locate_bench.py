"""How well cards are found in a folder of photos with known corners.

    python tests/bench/locate_bench.py FOLDER [--half tune|kept|all] [--overlays DIR]

FOLDER holds photos and a `truth.jsonl` of `{"file": …, "cards": [{"quad": [[x, y] × 4]}, …]}`.
For every photo that is not well found one line is printed, then the figures: mean overlap
(intersection over union), the share of cards above 0.95, misses (no find above 0.5), phantoms
(finds that are no card), the largest corner error as a share of the card's longer side (median
and 90th percentile) and CPU seconds a photo. `--half` takes one half of the photos, by a digest
of the part of the file's name before the first `_`, so that one half can be kept from tuning.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from pipeline.geometry import as_quad, order_quad, quad_iou, side_lengths
from pipeline.model import Quad
from pipeline.preprocess import LocatedCard, locate_cards


@dataclass(frozen=True)
class Measured:
    """One photo: the overlap with the best find and the corner error for each card."""

    name: str
    overlaps: tuple[float, ...]
    corner_errors: tuple[float, ...]
    phantoms: int
    seconds: float


def measure_photo(path: Path, truth: list[Quad]) -> tuple[Measured, tuple[LocatedCard, ...]]:
    """Find the cards of one photo and hold them against its truth."""
    pixels = cv2.imread(str(path))
    if pixels is None:
        raise SystemExit(f"{path}: cannot be read as a picture")
    began = time.process_time()
    found = locate_cards(np.asarray(pixels, dtype=np.uint8))
    seconds = time.process_time() - began
    overlaps, errors, used = [], [], set()
    for quad in truth:
        scored = [(quad_iou(quad, card.quad), k) for k, card in enumerate(found)]
        best, which = max(scored, default=(0.0, -1))
        overlaps.append(best)
        if best > 0.5:
            used.add(which)
            errors.append(corner_error(quad, found[which].quad))
    phantoms = len(found) - len(used)
    return Measured(path.name, tuple(overlaps), tuple(errors), phantoms, seconds), found


def corner_error(truth: Quad, found: Quad) -> float:
    """The distance of the worst corner, as a share of the card's longer side."""
    corners, others = np.asarray(truth), np.asarray(found)
    turns = [np.linalg.norm(corners - np.roll(others, k, axis=0), axis=1).max() for k in range(4)]
    return float(min(turns)) / max(side_lengths(truth))


def in_half(name: str, half: str) -> bool:
    digest = hashlib.sha256(name.split("_")[0].encode()).digest()[0] % 2
    return half == "all" or (half == "tune") == (digest == 0)


def draw_overlay(path: Path, truth: list[Quad], found: tuple[LocatedCard, ...], to: Path) -> None:
    """Write the photo with the truth in green and the finds in red."""
    picture = cv2.imread(str(path))
    for quads, colour in ((truth, (0, 200, 0)), ([card.quad for card in found], (0, 0, 255))):
        for quad in quads:
            corners = [np.rint(np.asarray(quad)).astype(np.int32)]
            cv2.polylines(picture, corners, True, colour, max(2, picture.shape[1] // 350))
    scale = 700 / max(picture.shape[:2])
    cv2.imwrite(str(to / f"{path.stem}.jpg"), cv2.resize(picture, None, fx=scale, fy=scale))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tune", "kept", "all"), default="all")
    parser.add_argument("--overlays", type=Path, help="write a picture of each bad find here")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    rows = [json.loads(line) for line in (options.folder / "truth.jsonl").open(encoding="utf-8")]
    rows = [r for r in rows if r.get("cards") and in_half(r["file"], options.half)]
    measured = []
    for row in rows:
        truth = [order_quad(as_quad(card["quad"])) for card in row["cards"]]
        one, found = measure_photo(options.folder / row["file"], truth)
        measured.append(one)
        if min(one.overlaps) > 0.95 and not one.phantoms:
            continue
        worst, off = min(one.overlaps), max(one.corner_errors, default=1.0)
        print(f"{one.name:28} worst {worst:.3f} corner {off:.3f} phantoms {one.phantoms}")
        if options.overlays:
            options.overlays.mkdir(parents=True, exist_ok=True)
            draw_overlay(options.folder / row["file"], truth, found, options.overlays)
    overlaps = np.array([o for m in measured for o in m.overlaps])
    errors = np.array([e for m in measured for e in m.corner_errors])
    print(
        f"{len(measured)} photos, {len(overlaps)} cards: mean overlap {overlaps.mean():.4f}, "
        f"above 0.95 {np.mean(overlaps > 0.95):.1%}, above 0.9 {np.mean(overlaps > 0.9):.1%}, "
        f"missed {int((overlaps <= 0.5).sum())}, phantoms {sum(m.phantoms for m in measured)}, "
        f"corner error median {np.median(errors):.2%}, 90th {np.percentile(errors, 90):.2%}, "
        f"CPU {np.mean([m.seconds for m in measured]):.2f} s a photo"
    )


if __name__ == "__main__":
    main()
