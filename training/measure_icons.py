"""Measure the icon network as `ocr/icons.py` uses it, on icon sets and fonts that are held out.

python training/measure_icons.py --drawings icons.npz --count 5000
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from icon_names import ALL, LETTERS
from icon_pictures import Drawings, make_picture

from pipeline.ocr.icons import KINDS, load_looker, weigh
from pipeline.parse.harvest import SURE_ICON

_SERVICES = frozenset(KINDS[KINDS.index("x") : KINDS.index("T")])
_WORDS = {"T": "phone", "F": "fax", "M": "mobile", "D": "direct"}
_PHONES = frozenset(("phone", "mobile", "fax", *LETTERS))


def measure(drawings: Drawings, what: str, count: int) -> str:
    """How well what stands before a `number` or a `handle` is told."""
    wanted, never = (_PHONES, _SERVICES) if what == "number" else (_SERVICES, _PHONES)
    random = np.random.default_rng(11)
    pictures, names = [], []
    while len(pictures) < count:
        picture, kind = make_picture(drawings, random)
        if ALL[kind] not in never:
            pictures.append(picture)
            names.append(ALL[kind])
    look = load_looker()
    shown = named = right = guessed = others = taken = 0
    for picture, name in zip(pictures, names, strict=True):
        told, chance = weigh(look(picture[None, None])[0], what)
        sure = chance >= SURE_ICON and told in {_WORDS.get(kind, kind) for kind in wanted}
        if name not in wanted:
            others += 1
            taken += sure
            continue
        same = told == _WORDS.get(name, name)
        shown += 1
        guessed += same
        named += sure
        right += sure and same
    return (
        f"{what}: named surely {named / shown:.1%}, of which right {right / max(1, named):.1%}; "
        f"best guess right {guessed / shown:.1%}; something else taken for one {taken / others:.1%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--drawings", type=Path, required=True)
    parser.add_argument("--count", type=int, default=5000)
    options = parser.parse_args()
    _, held_out = Drawings.load(options.drawings)
    for what in ("number", "handle"):
        print(measure(held_out, what, options.count))


if __name__ == "__main__":
    main()
