"""Fit the confidence of fields on generated cards: `python training/fit_confidence.py FOLDER…`.

Each FOLDER holds photos and a truth.jsonl (`make bench-cards` makes one). Every field that is read
gives one example: its evidence, and whether it is right. A logistic regression over them goes to
`pipeline/parse/data/confidence.json`. `--check FOLDER` measures the weights on other cards, and
`--readings DIR` keeps what was read, so that a second run only parses.

Rules get written looking at the very cards that are fitted on, so that errors are rarer on them
than on a stranger's card: `--errors-weigh` gives each the weight of several, to make up for it.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from pipeline.contract import contact_to_json
from pipeline.evaluate import FIELDS, load_truth, match_cards, values_of
from pipeline.model import Address, Contact, Field, Phone, Reading, SocialHandle
from pipeline.ocr import make_engine
from pipeline.parse import confidence as judged
from pipeline.parse import parse_card
from pipeline.photos import open_photos
from pipeline.read import read_photo

OUT = Path(__file__).parent.parent / "pipeline" / "parse" / "data" / "confidence.json"
DOUBTFUL_BELOW = 0.925
Example = tuple[dict[str, float], bool]
_KEYS = {
    "departments": "department",
    "departments_en": "department_en",
    "titles": "title",
    "titles_en": "title_en",
}


def readings_of(folder: Path, file: str, keep: Path | None) -> list[tuple[Any, Reading]]:
    """Quad and reading of every card of a photo, from `keep` where it was read before."""
    stored = keep / f"{folder.name}-{Path(file).stem}.pkl" if keep else None
    if stored and stored.exists():
        return pickle.loads(stored.read_bytes())  # type: ignore[no-any-return]
    photo = next(iter(open_photos(folder / file)))
    read = read_photo(photo, make_engine("rapidocr"))
    found = [(card.image.quad, card.reading) for card in read.cards]
    if stored:
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(pickle.dumps(found))
    return found


def examples_of(folder: Path, keep: Path | None) -> Iterator[Example]:
    """Evidence and truth of every field that is read on the cards of `folder`."""
    for row in load_truth(folder):
        read = readings_of(folder, row["file"], keep)
        contacts = [raw_contact(reading) for _, reading in read]
        cards = [
            contact_to_json(contact) | {"quad": quad, "qr": list(reading.qr)}
            for contact, (quad, reading) in zip(contacts, read, strict=True)
        ]
        for true, index in zip(row["cards"], match_cards(row["cards"], cards), strict=True):
            if index is not None:
                yield from _of_card(contacts[index], read[index][1], true)


def raw_contact(reading: Reading) -> Contact:
    """The contact with the engine's confidences still in its fields."""
    kept = judged.judge_contact
    try:
        sys.modules["pipeline.parse.card"].judge_contact = lambda contact, _: contact  # type: ignore[attr-defined]
        return parse_card((reading,))
    finally:
        sys.modules["pipeline.parse.card"].judge_contact = kept  # type: ignore[attr-defined]


def _of_card(contact: Contact, reading: Reading, true: dict[str, Any]) -> Iterator[Example]:
    from pipeline.parse.card import quality_of

    quality = quality_of((reading,))
    for name in Contact.__dataclass_fields__:
        key = _KEYS.get(name, name)
        if key not in FIELDS or key not in true:
            continue
        held = contact.fields(name)
        expected = Counter(values_of(true, key))
        for item, field in zip(_items(contact, name), held, strict=True):
            got = values_of({key: [_plain(item)]}, key, like=true)
            right = bool(got) and expected[got[0]] > 0
            yield judged.evidence_of(name, field, quality, len(held)), right


def _items(contact: Contact, name: str) -> list[object]:
    held = getattr(contact, name)
    return list(held) if isinstance(held, tuple) else [] if held is None else [held]


def _plain(item: object) -> object:
    match item:
        case Phone():
            return {
                "type": item.kind,
                "e164": item.e164,
                "printed": item.number.printed,
                "extension": item.extension,
            }
        case Address():
            return item.text.value
        case SocialHandle():
            return {"service": item.service, "handle": item.handle.value}
        case Field():
            return item.value
    return item


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--check", type=Path, action="append", default=[])
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--diagram", type=Path, help="write a reliability diagram (SVG) of --check")
    parser.add_argument("--errors-weigh", type=float, default=3.0, help="weight of a wrong field")
    parser.add_argument("--keep-weights", action="store_true", help="measure the stored weights")
    args = parser.parse_args()
    examples = [e for folder in args.folders for e in examples_of(folder, args.readings)]
    names = sorted({key for found, _ in examples for key in found})
    matrix = np.array([[found.get(name, 0.0) for name in names] for found, _ in examples])
    target = np.array([right for _, right in examples])
    if args.keep_weights:
        weights = dict(judged.calibration().weights)
    else:
        weigh = np.where(target, 1.0, args.errors_weigh)
        model = LogisticRegression(C=1.0, max_iter=6000).fit(matrix, target, sample_weight=weigh)
        weights = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True)}
        weights["bias"] = round(float(model.intercept_[0]), 3)
        held = {"doubtful_below": DOUBTFUL_BELOW, "weights": weights}
        OUT.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        judged.calibration.cache_clear()
        print(f"fitted on {len(examples)} fields, {target.mean():.1%} right")
    for folder in [*args.folders, *args.check]:
        found = list(examples_of(folder, args.readings))
        report(folder.name, found, weights)
        if folder in args.check and args.diagram:
            args.diagram.write_text(diagram_of(found, weights), encoding="utf-8")


def diagram_of(examples: list[Example], weights: dict[str, float]) -> str:
    """A reliability diagram as SVG: how often fields of each confidence were right."""
    sure, right = _judged(examples, weights)
    edges = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.001]
    dots = []
    for low, high in pairwise(edges):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            x, y = 40 + 320 * sure[inside].mean(), 370 - 320 * right[inside].mean()
            size = 2 + 1.2 * float(np.log1p(inside.sum()))
            dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="#2b6cb0"/>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 410" font-family="sans-serif" '
        'font-size="12"><rect width="400" height="410" fill="#fff"/>'
        '<path d="M40 50V370H360M40 370L360 50" stroke="#999" fill="none"/>'
        + "".join(dots)
        + '<text x="120" y="400">confidence that meishi gives</text>'
        '<text x="14" y="300" transform="rotate(-90 14 300)">share that was right</text></svg>\n'
    )


def _judged(
    examples: list[Example], weights: dict[str, float]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    odds = np.array(
        [
            weights["bias"] + sum(weights.get(k, 0.0) * v for k, v in found.items())
            for found, _ in examples
        ]
    )
    return 1 / (1 + np.exp(-odds)), np.array([right for _, right in examples])


def report(name: str, examples: list[Example], weights: dict[str, float]) -> None:
    """Print how often fields of each confidence are right, and what a threshold would mark."""
    sure, right = _judged(examples, weights)
    print(f"{name}: {len(examples)} fields")
    edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.001]
    for low, high in pairwise(edges):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            print(f"  {low:.2f} to {min(high, 1):.2f}: said {sure[inside].mean():.3f}, "
                  f"was {right[inside].mean():.3f} ({inside.sum()})")  # fmt: skip
    for limit in (0.8, 0.85, 0.9, DOUBTFUL_BELOW, 0.95, 0.97):
        kept = sure >= limit
        marked, good = 1 - kept.mean(), right[kept].mean()
        print(f"  threshold {limit}: marks {marked:.1%}, of the rest {good:.2%} are right")


if __name__ == "__main__":
    main()
