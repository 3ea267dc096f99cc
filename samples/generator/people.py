"""People, drawn at random from tables of names."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .names import (
    CHINESE,
    FAMILIES_BY_KIND,
    GIVEN_NAMES,
    KOREAN,
    VARIANT_GIVEN_NAMES,
    foreign_in_kanji,
    katakana_people,
    western_people,
)
from .romaji import romaji, to_hiragana


@dataclass(frozen=True)
class Person:
    full: str
    family: str
    given: str
    family_kana: str
    given_kana: str
    family_latin: str
    given_latin: str
    kind: str


def draw_person(rng: random.Random, family: tuple[str, str] | None = None) -> Person:
    """A person with a Japanese, Chinese, Korean or katakana name."""
    kind = rng.choices(
        ("common", "short", "rare", "variant", "kana", "chinese", "korean", "katakana"),
        (36, 8, 12, 26, 1.5, 4, 3, 4),
    )[0]
    if kind in {"chinese", "korean"} and family is None:
        row = rng.choice(foreign_in_kanji(CHINESE if kind == "chinese" else KOREAN))
        last, last_kana, first, first_kana, first_latin, last_latin = row
        return Person(
            f"{last} {first}", last, first, last_kana, first_kana, last_latin, first_latin, kind
        )
    if kind == "katakana" and family is None:
        given, last, given_latin, last_latin = rng.choice(katakana_people())
        return Person(
            f"{given}・{last}",
            last,
            given,
            to_hiragana(last),
            to_hiragana(given),
            last_latin,
            given_latin,
            kind,
        )
    if family is None:
        family = rng.choice(FAMILIES_BY_KIND.get(kind, FAMILIES_BY_KIND["common"]))
    pool = (
        VARIANT_GIVEN_NAMES if rng.random() < (0.3 if kind == "variant" else 0.06) else GIVEN_NAMES
    )
    given, given_kana = rng.choice(pool)
    return Person(
        f"{family[0]} {given}",
        family[0],
        given,
        family[1],
        given_kana,
        romaji(family[1]).capitalize(),
        romaji(given_kana).capitalize(),
        "japanese",
    )


def draw_western(rng: random.Random) -> Person:
    given, middle, family = rng.choice(western_people())
    first = f"{given} {middle}".strip()
    return Person(f"{first} {family}", family, first, "", "", family, first, "western")
