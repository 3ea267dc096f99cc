"""What the main engine reads in place of kanji of family names that it does not know.

    pip install -e . fonttools pillow
    python training/measure_misreadings.py --fonts FOLDER… --count 12

Each kanji of the table of family names is drawn in names that hold it, in fonts that have it,
spoiled as on cards. A kanji that is read as another one in a tenth of its pictures goes to
`pipeline/parse/data/misreadings.tsv`, with what it is read as.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from measure_readings import SIZE, draw, names_with, reading_of, run, spoil
from PIL import ImageFont

from pipeline.ocr.engine import Engine
from pipeline.text.variants import looked_at

TABLE = Path(__file__).resolve().parent.parent / "pipeline/parse/data/misreadings.tsv"
HEAD = (
    "# A kanji of family names; then what the engine reads in its place, and in what share of the\n"
    "# pictures, in hundredths. Written by training/measure_misreadings.py.\n"
)
LEAST = 0.1
GIVEN = ("美子", "一郎", "太", "和也", "香", "由美", "健", "大介")


def measure(faces: Sequence[tuple[Path, set[int]]], count: int, engine: Engine) -> list[str]:
    random = np.random.default_rng(11)
    fonts = {path: ImageFont.truetype(str(path), SIZE) for path, _ in faces}
    rows = []
    for char, held in sorted(names_with().items()):
        families = [name for name, family in held if family][:6]
        having = [path for path, table in faces if ord(char) in table]
        if not families or not having or char in looked_at() or not "㐀" <= char <= "鿿":
            continue
        seen: Counter[str] = Counter()
        for _ in range(count):
            name = families[random.integers(len(families))]
            text = name + str(random.choice(GIVEN))
            font = fonts[having[random.integers(len(having))]]
            gap = float(random.choice([0, 0, 0.05, 0.1, 0.3]))
            picture = spoil(draw(text, font, gap), random)
            seen[reading_of(text, name.index(char), picture, engine)[0]] += 1
        wrong = [(n / count, read) for read, n in seen.items() if read not in (char, "?")]
        kept = sorted((item for item in wrong if item[0] >= LEAST), reverse=True)
        if kept:
            rows.append("\t".join([char, *(f"{read}{round(100 * s)}" for s, read in kept)]))
            print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    run(__doc__ or "", TABLE, HEAD, 12, measure)
