"""How the network for variant kanji decides on fonts that it was not trained on.

    python training/measure_variants.py --glyphs glyphs.npz [--count 4000]

The engine is taken to read what it was taught as printed and to fold all else, in a line that
may hold a name. Three shares are printed, at three degrees of spoiling: spelled as
printed, offered as an alternative, wrong without a word.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from variant_glyphs import CHARS, GROUP_OF, HELD_OUT, USUAL, compose, load, spoil

from pipeline.ocr.variants import CLOSE, SURE, TAUGHT, load_looker, weigh
from pipeline.text.variants import CONFUSABLE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--glyphs", type=Path, required=True)
    parser.add_argument("--count", type=int, default=4000)
    options = parser.parse_args()
    look = load_looker()
    faces = [face for face in load(options.glyphs) if face.name.startswith(HELD_OUT)]
    print(f"fonts held out: {len(faces)}; sure from {SURE}, offered from {CLOSE}")
    for hard in (0.5, 1.0, 1.5):
        random = np.random.default_rng(11)
        counts: dict[str, list[str]] = {}
        while sum(len(held) for held in counts.values()) < options.count:
            face = faces[random.integers(len(faces))]
            index = int(random.integers(len(CHARS)))
            group = CONFUSABLE[GROUP_OF[index]]
            if not face.held[index] or sum(face.held[CHARS.index(c)] for c in group) < 2:
                continue
            image = spoil(compose(face, index, random), random, hard)
            logits = look(image[None, None])[0]
            engine = CHARS[index] if CHARS[index] in TAUGHT else group[0]
            chances = weigh(group, logits, engine, True)
            best, chance = chances[0]
            chosen = best if chance >= SURE else engine
            offered = [c for c, p in chances if c != chosen and p >= CLOSE]
            usual = "names' usual" if GROUP_OF[index] < USUAL else "rarer"
            form = (
                f"variant that it folds, {usual}" if engine != CHARS[index] else "read as printed"
            )
            result = (
                "right"
                if chosen == CHARS[index]
                else ("offered" if CHARS[index] in offered else "wrong")
            )
            counts.setdefault(form, []).append(result)
        for form, held in sorted(counts.items()):
            shares = {k: held.count(k) / len(held) for k in ("right", "offered", "wrong")}
            print(
                f"spoiled {hard}: {form:<38} {len(held):>5} ",
                ", ".join(f"{k} {v:.3f}" for k, v in shares.items()),
            )


if __name__ == "__main__":
    main()
