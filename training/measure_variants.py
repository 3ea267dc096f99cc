"""How variant kanji come out in fonts that the network was not trained on.

    python training/measure_variants.py --glyphs glyphs.npz [--count 4000]

What the engine reads for a printed character, and how surely, is drawn from what was measured
(`training/measure_readings.py`); the line may hold a name. Four shares are printed, at three degrees
of spoiling: spelled as printed without and with a mark of doubt, wrong with one, wrong without.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from variant_glyphs import CHARS, GROUP_OF, HELD_OUT, MEMBERS, USUAL, compose, load, spoil

from pipeline.ocr.networks import load_network
from pipeline.ocr.variant_chances import readings, weigh
from pipeline.ocr.variants import CLEAR
from pipeline.text.variants import confusable_group

MODEL = Path(__file__).resolve().parent.parent / "pipeline/ocr/data/variants.onnx"
SURENESS = (0.98, 0.85, 0.5)
"""What stands for a character read surely, less so, hardly."""
KINDS = ("common form", "variant, usual in names", "variant, rarer", "look-alike")


def kind_of(index: int) -> str:
    group = confusable_group(CHARS[index])
    if group is None:
        return KINDS[3]
    if group[0] == CHARS[index]:
        return KINDS[0]
    return KINDS[1] if GROUP_OF[index] < USUAL else KINDS[2]


def engine_reads(printed: str, random: np.random.Generator) -> tuple[str, float] | None:
    """A reading drawn from the measured ones; None where it is no rival."""
    held = readings().get(printed)
    if not held:
        return None
    each = [(read, level, n) for read, counts in held.items() for level, n in enumerate(counts)]
    weights = np.array([n for _, _, n in each], np.float64)
    read, level, _ = each[int(random.choice(len(each), p=weights / weights.sum()))]
    return (read, SURENESS[level]) if read in CHARS else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glyphs", type=Path, required=True)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--model", type=Path, default=MODEL)
    options = parser.parse_args()
    look, _ = load_network(options.model, 1)
    faces = [face for face in load(options.glyphs) if face.name.startswith(HELD_OUT)]
    print(f"faces held out: {len(faces)}; marked below {CLEAR}")
    for hard in (0.5, 1.0, 1.5):
        random = np.random.default_rng(11)
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        worst: Counter[str] = Counter()
        while sum(map(Counter.total, counts.values())) < options.count:
            face = faces[random.integers(len(faces))]
            index = int(random.integers(len(CHARS)))
            if not face.held[index] or face.held[MEMBERS[GROUP_OF[index]]].sum() < 2:
                continue
            read = engine_reads(CHARS[index], random)
            if read is None:
                continue
            image = spoil(compose(face, index, random), random, hard)
            best, chance = weigh(look(image[None, None])[0], *read, True)[0]
            result = "right" if best == CHARS[index] else "wrong"
            if result == "wrong":
                worst[f"{CHARS[index]}>{best}"] += 1
            counts[kind_of(index)][f"{result}{'' if chance >= CLEAR else ', marked'}"] += 1
        for kind in KINDS:
            held = counts[kind]
            shares = (f"{k} {v / max(held.total(), 1):.4f}" for k, v in sorted(held.items()))
            print(f"spoiled {hard}: {kind:<24} {held.total():>5} ", ", ".join(shares))
        print("  ", " ".join(f"{k}{v}" for k, v in worst.most_common(20)))


if __name__ == "__main__":
    main()
