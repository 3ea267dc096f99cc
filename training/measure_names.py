"""How well names are judged, cut and read.

    python training/build_names.py --from FOLDER --out HELD --hold-out 10
    python training/measure_names.py --held HELD [--cards ../shared/dev_cards/truth.jsonl]

First on names put together from the tables, at least one half of which is in the tenth that the
tables in HELD lack; then on a truth file of cards. Nothing is tuned on either.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import zlib
from collections.abc import Callable
from pathlib import Path

from pipeline.parse import name_readings, name_tables
from pipeline.parse.names import (
    align_reading,
    align_romaji,
    guess_readings,
    is_kana_reading,
    is_romaji_of,
    judge_name,
    split_name,
)

FULL = Path(__file__).resolve().parent.parent / "pipeline/parse/data"


def read_names(folder: Path, name: str) -> list[tuple[str, int, str]]:
    """`(kanji, level, likeliest reading)` of a table."""
    found = []
    for line in gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).decode().splitlines():
        kanji, level, readings = line.split("\t")
        match = re.match(r"(\D+)\d+", readings)
        if match and re.search(r"[\u3400-\u9fff]", kanji):
            found.append((kanji, int(level), match.group(1)))
    return found


def draw(
    rows: list[tuple[str, int, str]], count: int, dice: random.Random
) -> list[tuple[str, int, str]]:
    """As people are met: by the square root of their number, so that rare names come up too."""
    return dice.choices(rows, [2.718 ** (level / 20) for _, level, _ in rows], k=count)


def use_tables(folder: Path) -> None:
    def lines(name: str) -> list[str]:
        return gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).decode().splitlines()

    name_tables._lines = lines
    for cached in (
        name_tables._names, name_tables._words, name_tables._units, name_tables._sounds,
        name_tables.known_name, name_tables.units_of, name_tables.log_chance,
        name_readings.propose_readings, name_readings.score_reading, name_readings._sound_score,
    ):  # fmt: skip
        cached.cache_clear()


def share(name: str, cases: list[bool]) -> None:
    print(f"{name:<58} {sum(cases) / max(1, len(cases)):.3f}  of {len(cases)}")


def measure_made(held: Path, count: int) -> None:
    dice = random.Random(1)
    families, givens = read_names(FULL, "surnames"), read_names(FULL, "given")

    def out(kanji: str) -> bool:
        return zlib.crc32(kanji.encode()) % 10 == 0

    sets = {
        "both known": (lambda k: not out(k), lambda k: not out(k)),
        "family name held out": (out, lambda k: not out(k)),
        "given name held out": (lambda k: not out(k), out),
        "both held out": (out, out),
    }
    use_tables(held)
    for label, (keep_family, keep_given) in sets.items():
        measure_set(
            label,
            draw([r for r in families if keep_family(r[0])], count, dice),
            draw([r for r in givens if keep_given(r[0])], count, dice),
        )
    use_tables(FULL)


def measure_set(
    label: str, families: list[tuple[str, int, str]], givens: list[tuple[str, int, str]]
) -> None:
    cut, scored, spaced, first, three, aligned, other = [], [], [], [], [], [], []
    for i, ((family, _, f_kana), (given, _, g_kana)) in enumerate(
        zip(families, givens, strict=True)
    ):
        split = split_name(family + given)
        cut.append((split.family, split.given) == (family, given))
        judged = judge_name(family + given)
        scored.append(judged is not None and judged.score > 0.5)
        judged = judge_name(f"{family} {given}")
        spaced.append(judged is not None and judged.score > 0.5)
        guesses = [guess.kana for guess in guess_readings(family, given)]
        first.append(guesses[:1] == [f"{f_kana} {g_kana}"])
        three.append(f"{f_kana} {g_kana}" in guesses[:3])
        found = align_reading(f_kana + g_kana, family, given)
        aligned.append(found is not None and (found.family, found.given) == (f_kana, g_kana))
        _, _, kana = families[(i + 1) % len(families)]
        other.append(is_kana_reading(kana + g_kana, family, given) > 0.5)
    share(f"{label}: cut right, no space", cut)
    share(f"{label}: judged a name, no space", scored)
    share(f"{label}: judged a name, spaced", spaced)
    share(f"{label}: first reading right", first)
    share(f"{label}: right among three", three)
    share(f"{label}: furigana cut right", aligned)
    share(f"{label}: another's furigana taken (less is better)", other)


def measure_cards(path: Path) -> None:
    people, others = {}, set()
    for line in path.read_text().splitlines():
        for card in json.loads(line)["cards"]:
            people[card["name_full"]] = card
            alone = re.sub(r"\s", "", card["name_full"] or "")
            for text in card["lines"]:
                romaji = card["name_romaji"] and card["name_romaji"] in text
                if alone and alone not in re.sub(r"\s", "", text) and not romaji:
                    others.add((card["name_full"], text))
    cards = list(people.values())

    def each(name: str, test: Callable[[dict[str, str]], bool | None]) -> None:
        results = [(card, test(card)) for card in cards]
        share(name, [ok for _, ok in results if ok is not None])
        for card, ok in results:
            if ok is False:
                print("    not:", card["name_full"])

    def local(card: dict[str, str]) -> str | None:
        return card["emails"][0].split("@")[0] if card["emails"] else None

    def cut(text: str, card: dict[str, str], **witness: str | None) -> bool:
        split = split_name(text, **witness)
        return (split.family, split.given) == (card["name_family"], card["name_given"])

    western = re.compile("[A-Za-z・,]")
    each("cards: cut as printed", lambda c: cut(c["name_full"], c))
    each("cards: full as in truth", lambda c: split_name(c["name_full"]).full == c["name_full"])
    each(
        "cards: cut without space",
        lambda c: (
            None if western.search(c["name_full"]) else cut(c["name_full"].replace(" ", ""), c)
        ),
    )
    each(
        "cards: cut without space, with all witnesses",
        lambda c: (
            None
            if western.search(c["name_full"])
            else cut(
                c["name_full"].replace(" ", ""),
                c,
                kana=c["name_kana"],
                romaji=c["name_romaji"],
                email_local=local(c),
            )
        ),
    )
    each(
        "cards: cut letter-spaced",
        lambda c: (
            None
            if western.search(c["name_full"])
            else cut(" ".join(c["name_full"].replace(" ", "")), c)
        ),
    )
    each(
        "cards: judged a name",
        lambda c: (g := judge_name(c["name_full"])) is not None and g.score > 0.5,
    )
    each(
        "cards: judged a name without space",
        lambda c: (
            None
            if western.search(c["name_full"])
            else (g := judge_name(c["name_full"].replace(" ", ""))) is not None and g.score > 0.5
        ),
    )
    each(
        "cards: furigana cut right",
        lambda c: (
            None
            if not c["name_kana"]
            else (
                a := align_reading(
                    c["name_kana"].replace(" ", ""), c["name_family"], c["name_given"]
                )
            )
            is not None
            and a.text == c["name_kana"]
        ),
    )
    each(
        "cards: romaji told",
        lambda c: (
            None
            if not c["name_romaji"]
            else is_romaji_of(c["name_romaji"], c["name_family"], c["name_given"]) > 0.5
        ),
    )
    each(
        "cards: romaji of another refused",
        lambda c: (
            None
            if not c["name_romaji"]
            else all(
                (a := align_romaji(c["name_romaji"], o["name_family"], o["name_given"])) is None
                or a.score < 0.6
                for o in cards
                if o is not c
            )
        ),
    )
    each(
        "cards: reading guessed (without furigana)",
        lambda c: (
            None
            if not c["name_kana"]
            else [
                g.kana
                for g in guess_readings(
                    c["name_family"], c["name_given"], c["name_romaji"], local(c)
                )
            ][:1]
            == [c["name_kana"]]
        ),
    )
    taken = [text for _, text in sorted(others) if (g := judge_name(text)) and g.score > 0.5]
    share(
        "cards: other lines judged names (less is better)",
        [True] * len(taken) + [False] * (len(others) - len(taken)),
    )
    print("    taken:", taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--held", type=Path, help="tables built with --hold-out 10")
    parser.add_argument("--cards", type=Path, help="a truth file")
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    if options.held:
        measure_made(options.held, options.count)
    if options.cards and options.cards.exists():
        measure_cards(options.cards)


if __name__ == "__main__":
    main()
