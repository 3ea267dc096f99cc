"""Fit the weights by which a line is judged a Japanese name (`data/name_weights.tsv`).

    python training/build_names.py --from FOLDER --out HELD --hold-out 10
    python training/fit_names.py --from FOLDER --held HELD

Names are put together from the tables, by the root of how common they are; what is not a name is
put together from the other nouns of SudachiDict: one word, two words, a place and a word, with
and without gaps. The traits are taken with the tables that lack a tenth of the names, so that
unknown names are part of it.
"""

from __future__ import annotations

import argparse
import random
import re
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
from build_names import Word, one, read_sudachi
from measure_names import FULL, draw, read_names, use_tables

from pipeline.parse.name_cuts import cut_name
from pipeline.parse.name_forms import NOT_IN_NAMES
from pipeline.parse.name_traits import Traits, score_traits, traits_of

OUT = FULL / "name_weights.tsv"
JAPANESE = re.compile("[\u3400-\u9fff々ぁ-ゖァ-ヺー]{2,10}")


def names(count: int, dice: random.Random) -> list[str]:
    families, givens = read_names(FULL, "surnames"), read_names(FULL, "given")
    kana = (
        "さくら ひろみ みちる のぞみ あかり しのぶ くるみ かおる まゆみ "
        "あゆみ ひかる なつみ めぐみ ゆかり いずみ まさる つよし たけし"
    ).split()
    found = []
    for (family, _, f_kana), (given, _, g_kana) in zip(
        draw(families, count, dice), draw(givens, count, dice), strict=True
    ):
        given = dice.choice(kana) if dice.random() < 0.06 else given
        if dice.random() < 0.03:  # people who write all of their name in kana
            found.append(f"{f_kana} {g_kana}")
            continue
        found.append(spread(family, given, dice, 0.55, 0.25))
    return found


def spread(one: str, other: str, dice: random.Random, closed: float, gap: float) -> str:
    chance = dice.random()
    if chance < closed:
        return one + other
    if chance < closed + gap:
        return f"{one} {other}"
    return " ".join(one + other)


def others(words: list[Word], count: int, dice: random.Random) -> list[str]:
    nouns = [w for w in words if w.pos[0] == "名詞" and w.pos[2] != "人名" and 0 < w.cost < 12000
             and JAPANESE.fullmatch(w.surface)]  # fmt: skip
    common = [w.surface for w in nouns if w.pos[1] == "普通名詞" and w.cost < 7000]
    places = [w.surface for w in nouns if w.pos[2] == "地名" and w.cost < 9900]
    plain = [w.surface for w in nouns if w.pos[1] == "普通名詞"]
    proper = [w.surface for w in nouns if w.pos[1] == "固有名詞" and w.pos[2] == "一般"]
    surnames = [kanji for kanji, _, _ in draw(read_names(FULL, "surnames"), 20000, dice)]
    found: list[str] = []
    while len(found) < count:
        kind = dice.random()
        if kind < 0.12:
            text = dice.choice(common)
        elif kind < 0.22:
            text = dice.choice(plain)
        elif kind < 0.30:
            text = dice.choice(places)
        elif kind < 0.36:
            text = dice.choice(proper)
        elif kind < 0.62:
            text = spread(dice.choice(common), dice.choice(common), dice, 0.8, 0.17)
        elif kind < 0.76:
            text = spread(dice.choice(places), dice.choice(common), dice, 0.8, 0.17)
        elif kind < 0.90:  # a firm named after its founder, the founder's name alone
            text = spread(dice.choice(surnames), dice.choice(common), dice, 0.8, 0.15)
        elif kind < 0.95:
            text = dice.choice(surnames)
        else:
            text = dice.choice(common) + dice.choice("とのにへをはが") + dice.choice(common)
        found.append(text)
    return found


def may_be_name(joined: str) -> bool:
    """What `judge_name` looks at at all."""
    return bool(JAPANESE.fullmatch(joined)) and not NOT_IN_NAMES.search(joined)


def matrix(lines: list[str]) -> np.ndarray:
    """`(n, traits + 1)`; lines that are refused outright are left out."""
    found = []
    for line in lines:
        joined = line.replace(" ", "")
        if not may_be_name(joined):
            continue
        found.append((1.0, *astuple(traits_of(line, cut_name(line)[0]))))
    return np.array(found)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, with a light ridge."""
    found = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], 2.0)
    ridge[0] = 0.0
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ found))
        gradient = x.T @ (weight * (y - p)) - ridge * found
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge + 1e-6)
        step = np.linalg.solve(hessian, gradient)
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="folder", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--count", type=int, default=15000)
    options = parser.parse_args()
    words = list(read_sudachi(one(options.folder, "sudachidict_core-20251022*.whl")))
    dice = random.Random(2)
    positive, negative = names(options.count, dice), others(words, 2 * options.count, dice)
    use_tables(options.held)
    sets = []
    for part in (slice(0, None, 2), slice(1, None, 2)):
        good, bad = matrix(positive[part]), matrix(negative[part])
        x = np.vstack([good, bad])
        y = np.concatenate([np.ones(len(good)), np.zeros(len(bad))])
        sets.append((x, y, np.where(y == 1, len(bad) / len(good), 1.0)))
    found = fit(*sets[0])
    labels = ["bias", *(trait.name for trait in fields(Traits))]
    OUT.write_text("".join(f"{k}\t{v:.3f}\n" for k, v in zip(labels, found, strict=True)), "utf-8")
    x, y, _ = sets[1]
    p = 1 / (1 + np.exp(-x @ found))
    print(OUT.read_text())
    print(
        f"names above 0.5: {(p[y == 1] > 0.5).mean():.3f}; others: {(p[y == 0] > 0.5).mean():.3f}"
    )
    for low in (0.1, 0.3, 0.7, 0.9):
        print(
            f"above {low}: {(p[y == 1] > low).mean():.3f} of names, {(p[y == 0] > low).mean():.3f}"
        )
    shown = [line for line in negative[1::2] if may_be_name(line.replace(" ", ""))]
    scored = sorted(
        ((score_traits(traits_of(t, cut_name(t)[0])), t) for t in shown[:3000]), reverse=True
    )
    print([(round(s, 2), t) for s, t in scored[:60]])


if __name__ == "__main__":
    main()
