"""Build the name tables in `pipeline/parse/data/` from dictionaries with open licences.

    pip download --no-deps sudachidict_core==20251022 japanese-personal-name-dataset==0.4.0 \\
        gimei==0.2.3 names==0.3.0
    python training/build_names.py --from FOLDER_OF_THE_DOWNLOADS [--out FOLDER] [--hold-out 10]

Sources: SudachiDict core 20251022 (Apache-2.0; with UniDic and NEologd inside), the last release
in the layout of dictionary version 2, which keeps costs beside words; its costs are learned and
follow frequency. japanese-personal-name-dataset (MIT): population of the 2,000 commonest
surnames, readings of given names. gimei (MIT data): current given names. names (MIT; US census
of 1990, public domain): Western names.

`--hold-out 10` leaves a tenth of the Japanese names out (by a hash of the name), for measuring.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import math
import re
import struct
import sys
import tarfile
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.text.kana import to_hiragana
from pipeline.text.romaji import fold_kana
from pipeline.text.variants import fold_variants

HERE = Path(__file__).resolve().parent
KANJI = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff々]")
JAPANESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff々ぁ-ゖァ-ヶー]+")
HIRAGANA = re.compile("[ぁ-ゖー]+")
KATAKANA = re.compile("[ァ-ヶー]{2,}")
LATIN = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u017f'-]+")
LONGEST_UNIT = 5


@dataclass(frozen=True)
class Word:
    surface: str
    reading: str
    cost: int
    pos: tuple[str, ...]


def read_sudachi(wheel: Path) -> Iterator[Word]:
    """The words of a SudachiDict wheel in the layout of dictionary versions 1 and 2."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read("sudachidict_core/resources/system.dic")
    at = 272

    def string(at: int) -> tuple[str, int]:
        length = data[at]
        at += 1
        if length >= 128:
            length, at = (length & 0x7F) << 8 | data[at], at + 1
        return data[at : at + 2 * length].decode("utf-16le", "surrogatepass"), at + 2 * length

    (count,) = struct.unpack_from("<H", data, at)
    at += 2
    tags: list[tuple[str, ...]] = []
    for _ in range(count):
        tag = []
        for _ in range(6):
            part, at = string(at)
            tag.append(part)
        tags.append(tuple(tag[:4]))
    left, right = struct.unpack_from("<HH", data, at)
    at += 4 + 2 * left * right
    for unit in (4, 1):  # the double-array trie, the table of word ids
        (count,) = struct.unpack_from("<I", data, at)
        at += 4 + unit * count
    (count,) = struct.unpack_from("<I", data, at)
    parameters = at + 4
    offsets = struct.unpack_from(f"<{count}I", data, parameters + 6 * count)
    for index, offset in enumerate(offsets):
        (cost,) = struct.unpack_from("<h", data, parameters + 6 * index + 4)
        surface, at = string(offset)
        at += 2 if data[at] >= 128 else 1
        (tag_id,) = struct.unpack_from("<H", data, at)
        _, at = string(at + 2)
        reading, at = string(at + 4)
        yield Word(surface, to_hiragana(reading or surface), cost, tags[tag_id])


Table = dict[str, Counter[str]]


def weight_of(cost: int, kind: str) -> float:
    """A pseudo-population for a cost. 10,000 marks words that were added without counting."""
    if cost == 0:
        return 3.0
    if kind == "surname":
        if cost == 10000:
            return 30.0
        return min(20000.0, 2000.0 * math.exp((9770 - cost) / 900.0))
    if cost == 10000:
        return 15.0
    return min(20000.0, 100.0 * math.exp((10617 - cost) / 900.0))


def collect(words: list[Word], folder: Path) -> tuple[Table, Table]:
    surnames: Table = defaultdict(Counter)
    given: Table = defaultdict(Counter)
    for word in words:
        if word.pos[2] != "人名" or word.pos[3] not in ("姓", "名"):
            continue
        if not JAPANESE.fullmatch(word.surface) or not HIRAGANA.fullmatch(word.reading):
            continue
        kind = "surname" if word.pos[3] == "姓" else "given"
        table = surnames if kind == "surname" else given
        held = table[fold_variants(word.surface)]
        held[word.reading] = max(held[word.reading], weight_of(word.cost, kind))
    with zipfile.ZipFile(one(folder, "japanese_personal_name_dataset-*.whl")) as archive:
        base = "japanese_personal_name_dataset/dataset/"
        for row in rows(archive, base + "last_name_org.csv"):
            held = surnames[fold_variants(row[0])]
            held[row[2]] += float(row[1])
        for name, weight in (("org", 60.0), ("opti", 240.0)):
            for who in ("man", "woman"):
                for row in rows(archive, f"{base}first_name_{who}_{name}.csv"):
                    for kanji in row[2:]:
                        if kanji and HIRAGANA.fullmatch(row[0]):
                            given[fold_variants(kanji)][row[0]] += weight
    with zipfile.ZipFile(one(folder, "gimei-*.whl")) as archive:
        text = archive.read("gimei/data/names.yml").decode()
        part = ""
        for line in text.splitlines():
            if match := re.match(r"(\w+):", line):
                part = match.group(1)
            elif match := re.match(r"\s+- \['([^']+)', '([^']+)', ", line):
                kanji, reading = match.groups()
                if JAPANESE.fullmatch(kanji) and HIRAGANA.fullmatch(reading):
                    table = given if part == "first_name" else surnames
                    table[fold_variants(kanji)][reading] += 500.0
    return surnames, given


def one(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        sys.exit(f"{folder}: no {pattern}; download it as this script's docstring says")
    return found[-1]


def rows(archive: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(archive.read(name).decode()))


def align(kanji: str, reading: str, model: dict[str, Counter[str]]) -> list[str] | None:
    """The likeliest cut of `reading` along `kanji`; None where there is none."""
    size = len(reading)
    best: list[tuple[float, list[str]] | None] = [None] * (size + 1)
    best[0] = (0.0, [])
    for char in kanji:
        following: list[tuple[float, list[str]] | None] = [None] * (size + 1)
        known = model.get(char)
        total = sum(known.values()) if known else 0.0
        for start, state in enumerate(best):
            if state is None:
                continue
            for end in range(start + 1, min(size, start + LONGEST_UNIT) + 1):
                unit = reading[start:end]
                if not KANJI.match(char):
                    if to_hiragana(char) != unit and char not in "ノケヶツッ":
                        continue
                    gain = 0.0
                else:
                    held = known[unit] if known else 0.0
                    gain = math.log((held + 0.02 * 0.2 ** len(unit)) / (total + 1.0))
                state_after = following[end]
                if state_after is None or state[0] + gain > state_after[0]:
                    following[end] = (state[0] + gain, [*state[1], unit])
        best = following
    last = best[size]
    return last[1] if last else None


def learn_units(table: Table) -> dict[str, Counter[str]]:
    """How often each kanji is read how in these names: Viterbi training, five rounds."""
    pairs = [(k, r) for k, held in table.items() for r in held if KANJI.search(k)]
    model: dict[str, Counter[str]] = defaultdict(Counter)
    for kanji, reading in pairs:  # begin with the names of one kanji, then the even cuts
        if len(kanji) == 1 and len(reading) <= LONGEST_UNIT:
            model[kanji][reading] += 1
        elif len(kanji) == 2 and len(reading) in (2, 3, 4):
            for cut in range(1, len(reading)):
                model[kanji[0]][reading[:cut]] += 0.1
                model[kanji[1]][reading[cut:]] += 0.1
    for _ in range(5):
        following: dict[str, Counter[str]] = defaultdict(Counter)
        for kanji, reading in pairs:
            for char, unit in zip(kanji, align(kanji, reading, model) or (), strict=False):
                if KANJI.match(char):
                    following[char][unit] += 1
        model = following
    return model


def write(path: Path, lines: list[str]) -> None:
    """Deterministic gzip: the same lines are the same bytes."""
    raw = ("\n".join(lines) + "\n").encode()
    with path.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(raw)
    print(f"{path.name}: {len(lines)} lines, {path.stat().st_size // 1024} KB")


def level(weight: float) -> int:
    """A weight as ten times its natural logarithm, at least 0."""
    return max(0, round(10 * math.log(max(weight, 1.0))))


def name_lines(table: Table) -> list[str]:
    lines = []
    for kanji, held in sorted(table.items()):
        readings = " ".join(f"{r}{level(w)}" for r, w in held.most_common(6))
        lines.append(f"{kanji}\t{level(sum(held.values()))}\t{readings}")
    return lines


def word_lines(words: list[Word], surnames: Table, given: Table) -> list[str]:
    """Words and places that could be cut into a family and a given name, with their cost.

    Common nouns of two and three kanji are kept as well, since lines are put together of them.
    """
    found: dict[str, int] = {}
    for word in words:
        text = fold_variants(word.surface)
        if word.pos[0] != "名詞" or word.pos[2] == "人名" or not 2 <= len(text) <= 6:
            continue
        if not JAPANESE.fullmatch(text) or not 0 < word.cost < 13000:
            continue
        if word.pos[2] == "地名" and word.cost >= 9900 and len(text) > 2:
            continue  # hamlets: more of them are people's names than lines of a card
        common = word.pos[1] == "普通名詞" and word.cost < 7000 and len(text) <= 3
        if (common and not re.search("[ぁ-ヶー]", text)) or any(
            text[:i] in surnames and text[i:] in given for i in range(1, len(text))
        ):
            found[text] = min(found.get(text, 99999), word.cost)
    return [f"{text}\t{cost // 100}" for text, cost in sorted(found.items())]


def foreign_lines(words: list[Word], folder: Path) -> list[str]:
    """Foreign names, katakana and Latin: `f` a family name, `g` a given name, `-` either."""
    flags: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if word.pos[2] != "人名":
            continue
        kind = {"姓": "f", "名": "g"}.get(word.pos[3], "-")
        if KATAKANA.fullmatch(word.surface) or LATIN.fullmatch(word.surface):
            if word.surface.isascii() and kind != "-":
                continue  # Japanese names in Latin letters are judged by their sound
            flags[word.surface.lower()].add(kind)
    with tarfile.open(one(folder, "names-*.tar.gz")) as archive:
        for name, kind, most in (
            ("all.last", "f", 20000),
            ("female.first", "g", 4000),
            ("male.first", "g", 1300),
        ):
            member = next(m for m in archive.getmembers() if m.name.endswith(f"dist.{name}"))
            held = archive.extractfile(member)
            assert held is not None
            for line in held.read().decode().splitlines()[:most]:
                flags[line.split()[0].lower()].add(kind)
    return [f"{name}\t{''.join(sorted(kinds))}" for name, kinds in sorted(flags.items())]


def unit_lines(surname_units: dict[str, Counter[str]], units: dict[str, Counter[str]]) -> list[str]:
    lines = []
    for tag, model in (("f", surname_units), ("g", units)):
        for kanji, held in sorted(model.items()):
            kept = [f"{unit}{n}" for unit, n in held.most_common(12) if n >= 1]
            lines.append(f"{tag}{kanji}\t{' '.join(kept)}")
    return lines


def sound_lines(surnames: Table, given: Table) -> list[str]:
    """Every reading's sound in folded romaji, with the level of its commonest name in each part."""
    levels: dict[str, list[int]] = defaultdict(lambda: [-1, -1])
    for part, table in enumerate((surnames, given)):
        best: dict[str, float] = {}
        for held in table.values():
            for kana, weight in held.most_common(6):
                best[kana] = max(best.get(kana, 0.0), weight)
        for kana, weight in best.items():
            sound = fold_kana(kana)
            levels[sound][part] = max(levels[sound][part], level(weight))
    return [f"{sound}\t{f}\t{g}" for sound, (f, g) in sorted(levels.items()) if sound]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="folder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE.parent / "pipeline/parse/data")
    parser.add_argument("--hold-out", type=int, default=0, help="leave one name in N out")
    options = parser.parse_args()
    words = list(read_sudachi(one(options.folder, "sudachidict_core-20251022*.whl")))
    surnames, given = collect(words, options.folder)
    if options.hold_out:
        for table in (surnames, given):
            for kanji in [k for k in table if zlib.crc32(k.encode()) % options.hold_out == 0]:
                del table[kanji]
    options.out.mkdir(parents=True, exist_ok=True)
    write(options.out / "surnames.tsv.gz", name_lines(surnames))
    write(options.out / "given.tsv.gz", name_lines(given))
    write(options.out / "words.tsv.gz", word_lines(words, surnames, given))
    write(options.out / "foreign.tsv.gz", foreign_lines(words, options.folder))
    write(options.out / "sounds.tsv.gz", sound_lines(surnames, given))
    write(options.out / "units.tsv.gz", unit_lines(learn_units(surnames), learn_units(given)))


if __name__ == "__main__":
    main()
