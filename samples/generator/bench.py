"""Making a folder of photos with its `truth.jsonl`, from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2

from .camera import Laid, Quad, Shot, take_photo
from .fonts import check_fonts
from .layouts import Layout, layouts_of
from .pairs import print_pair
from .press import PrintedCard, print_card
from .scenes import TIERS, draw_shot, lay_out_table, noise_for

FIELD_ORDER = (
    "quad",
    "vertical",
    "name_full",
    "name_family",
    "name_given",
    "name_kana",
    "name_romaji",
    "company",
    "company_en",
    "department",
    "department_en",
    "title",
    "title_en",
    "qualifications",
    "emails",
    "phones",
    "urls",
    "postal_code",
    "postal_codes",
    "address",
    "addresses",
    "addresses_en",
    "sns",
    "qr",
    "lines",
)


def truth_row(card: PrintedCard, quad: Quad) -> dict[str, Any]:
    """The fields of one card, in the order in which the truth file has them."""
    held = {**card.truth, "quad": [[round(x, 1), round(y, 1)] for x, y in quad]}
    return {name: held[name] for name in FIELD_ORDER}


def write_photo(
    folder: Path, name: str, tier: str, laid: list[Laid], shot: Shot, rng: random.Random
) -> dict[str, Any]:
    """Takes the photo, stores it as JPEG, and returns its row of the truth file."""
    pixels, quads = take_photo(noise_for(rng), laid, shot)
    path = folder / name
    cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, shot.quality])[1].tofile(path)
    return {
        "file": name,
        "tier": tier,
        "cards": [truth_row(item.card, quad) for item, quad in zip(laid, quads, strict=True)],
    }


def draw_layout(rng: random.Random, split: str) -> Layout:
    """A layout of `split`; the kinds come as often as they do on real cards."""
    shares = {"ja": 46, "bilingual": 18, "en": 12, "portrait": 8, "vertical": 16}
    kinds = {k: w for k, w in shares.items() if any(x.kind == k for x in layouts_of(split))}
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    pool = [x for x in layouts_of(split) if x.kind == kind]
    return rng.choices(pool, [x.weight for x in pool])[0]


def make_bench(
    folder: Path, n: int, seed: int, tier: str = "mixed", split: str = "tune"
) -> Iterator[dict[str, Any]]:
    """Writes `n` photos and `truth.jsonl` into `folder`; yields each row as it is done.

    Every photo has its own seed, so photo `i` is the same whatever `n` is. Of mixed ones, one in
    twenty-five shows a table of several cards, and one in fifty both sides of one card.
    """
    check_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(n):
            rng = random.Random(f"{split}/{tier}/{seed}/{number}")
            if tier == "mixed" and number % 25 == 24:
                row = _table(folder, rng, number, split)
            elif tier == "mixed" and number % 50 == 13:
                row = _sides(folder, rng, number, split)
            else:
                row = _single(folder, rng, number, tier, split)
            truth.write(json.dumps(row, ensure_ascii=False) + "\n")
            truth.flush()
            yield row


def _single(folder: Path, rng: random.Random, number: int, tier: str, split: str) -> dict[str, Any]:
    grade = TIERS[number % 4] if tier == "mixed" else tier
    card = print_card(rng, draw_layout(rng, split), split)
    laid, shot = draw_shot(rng, grade, card)
    return write_photo(
        folder, f"{split[0].upper()}{number:04d}_{grade}.jpg", grade, [laid], shot, rng
    )


def _sides(folder: Path, rng: random.Random, number: int, split: str) -> dict[str, Any]:
    """Front and back of one card, side by side."""
    sides = list(print_pair(rng, split))
    laid, shot = lay_out_table(rng, sides, "easy")
    name = f"{split[0].upper()}{number:04d}_sides_easy.jpg"
    return write_photo(folder, name, "easy", laid, shot, rng)


def _table(folder: Path, rng: random.Random, number: int, split: str) -> dict[str, Any]:
    grade = rng.choice(("easy", "medium"))
    cards = [print_card(rng, draw_layout(rng, split), split) for _ in range(rng.randint(4, 10))]
    laid, shot = lay_out_table(
        rng, cards, grade, touching=rng.random() < 0.2, turned=rng.random() < 0.4
    )
    return write_photo(
        folder, f"{split[0].upper()}{number:04d}_table_{grade}.jpg", grade, laid, shot, rng
    )
