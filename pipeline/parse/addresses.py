"""Japanese addresses: repair against Japan Post's list, and the split into parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ..model import Check
from ..text.kanji import is_common_kanji
from ..text.widths import no_space
from .codes import codes_of_town
from .facts.places import PREFECTURES
from .postal import (
    Town,
    city_names,
    split_city,
    split_prefecture,
    towns_of_city,
    towns_of_code,
)

# Printed spellings that Japan Post's list does not tell apart.
_SAME = str.maketrans("ヶヵケが之のノ麴曽舘濱澤邊邉嶋檜籠眞廣惠竈龍槇靭",
                      "ケカケケノノノ麹曾館浜沢辺辺島桧篭真広恵釜竜槙靱")  # fmt: skip
_KANJI_NUMBER = "一二三四五六七八九十百〇"
_LOT = re.compile(
    rf"(?:[0-9]+|[{_KANJI_NUMBER}]+(?=丁目|番|号|条|[-ーノ之]))"
    rf"(?:丁目|番地|番|号|条|[のノ之](?=[0-9{_KANJI_NUMBER}])|[-‐–−ー]|[0-9]|[{_KANJI_NUMBER}](?=[{_KANJI_NUMBER}]*(?:丁目|番|号|[-ー]|$|\s))|\s(?=[0-9]+(?:番|号|[-\s]|$)))*"
)
_TOWN_END = re.compile(rf"[0-9]|[{_KANJI_NUMBER}]+(?:丁目|番|号|条|[-ー])")


@dataclass(frozen=True, slots=True)
class JudgedAddress:
    """An address after comparison with the list. `text` may be repaired, `checks` say how."""

    text: str
    prefecture: str
    city: str
    street: str
    building: str
    code: str | None
    checks: tuple[Check, ...]


def judge_address(
    text: str, code: str | None, *, clear: bool = False, code_clear: bool = False
) -> JudgedAddress:
    """Compare `text` (as printed, spaces kept) with the towns of `code`; repair what is unique.

    What was read clearly (`clear`, `code_clear`) is not repaired but marked: a card may well
    print an old code, or be wrong.
    """
    checks: list[Check] = []
    mended = text if clear else mend_places(text)
    if mended != text:
        checks.append(Check("postal-repair", True, mended))
        text = mended
    towns = towns_of_code(code) if code else ()
    if code:
        checks.append(Check("postal-known", bool(towns), code))
    doubted = bool(code)
    if towns:
        fit = max((_fit(text, town) for town in towns), key=lambda f: f.score)
        if fit.repaired and not fit.same and (not clear or _brings_rare(text, fit.repaired)):
            checks.append(Check("postal-repair", True, fit.repaired))
            text, doubted = fit.repaired, False
        else:
            doubted = not (fit.same and fit.town_named)
            checks.append(Check("postal-town", not doubted, fit.town.full))
    repaired = _repair_code(code, text) if code and doubted and not code_clear else None
    if repaired:
        checks.append(Check("code-repair", True, repaired))
        code = repaired
    with_building = text if clear else mend_building(text)
    if with_building != text:
        checks.append(Check("building-repair", True, with_building))
        text = with_building
    prefecture, city, street, building = split_address(text)
    checks.append(Check("city-known", bool(city), city))
    return JudgedAddress(text, prefecture, city, street, building, code, tuple(checks))


def _brings_rare(read: str, repaired: str) -> bool:
    """Whether a repair puts a kanji that engines hardly know (JIS level 2 and beyond)."""
    return any(
        not is_common_kanji(char) for char in set(repaired) - set(read) if "㐀" <= char <= "鿿"
    )


def mend_places(text: str) -> str:
    """`text` with a misread prefecture or city put right, where only one is so like it.

    A city must be followed by the name of one of its towns.
    """
    squeezed = no_space(text)
    prefecture, rest = split_prefecture(squeezed)
    if not prefecture:
        near = [p for p in PREFECTURES if _differs_by(squeezed[: len(p)], p) == 1]
        if len(near) != 1:
            return text
        prefecture, rest = near[0], squeezed[len(near[0]) :]
    if not split_city(rest, prefecture)[0]:
        found = [
            city
            for city in city_names(prefecture)
            if 1 <= _differs_by(rest[: len(city)], city) <= len(city) // 2
            and any(
                len(town.name) > 1 and rest[len(city) :].startswith(town.name)
                for town in towns_of_city(prefecture, city)
            )
        ]
        if len(found) == 1:
            rest = found[0] + rest[len(found[0]) :]
    mended = prefecture + rest
    # What was misread in the city's name was misread in the building's too (那霸 for 那覇).
    for read, right in zip(squeezed, mended, strict=False):
        if len(mended) == len(squeezed) and read != right:
            mended = mended.replace(read, right)
    return text if mended == squeezed else _replace(text, squeezed, dict(enumerate(mended)))


# Kanji and kana of one shape.
_SHAPES = str.maketrans("ロカエニハタトーへり", "口力工二八夕卜一ヘリ")


def mend_building(text: str) -> str:
    """`text` with its building's name spelled as the town in front of it, where it bears it.

    `渋谷5-13 洗谷タワー`: one letter of three may be misread, or letters that look like kana.
    """
    prefecture, city, street, building = split_address(text)
    town = re.match(r"[^\d\s]{2,}?(?=[\d\s]|$)", street)
    lot = _LOT.search(street)
    names = {
        re.sub(r"[都道府県市区町村]$", "", part) for part in re.findall(r".+?[市区町村郡]|.+", city)
    }
    if town:
        names.add(street[: lot.start()].strip() if lot else town.group())
    towns = {known.name for known in towns_of_city(prefecture, city)}
    mended = building
    for name in sorted((n for n in names if len(n) > 1), key=len, reverse=True):
        if name in mended:
            return text
        for at in range(len(mended) - len(name) + 1):
            read = mended[at : at + len(name)]
            wrong = [i for i, (a, b) in enumerate(zip(read, name, strict=True)) if not _alike(a, b)]
            shaped = read.translate(_SHAPES) == name.translate(_SHAPES)
            other = len(name) < 3 or len(wrong) > 1 or _is_another(read, wrong, towns)
            if wrong and (shaped or not other):
                mended = mended[:at] + name + mended[at + len(name) :]
                break
    return text if mended == building or not building else text[: -len(building)] + mended


_SIDES = frozenset("東西南北中央上下新本大小元奥前後内外左右")


def _is_another(read: str, wrong: Sequence[int], towns: Collection[str]) -> bool:
    """Whether `read` may well be another place (東新橋 by 西新橋), or is no word of kanji."""
    kanji = all("㐀" <= char <= "鿿" for char in read)
    return not kanji or read in towns or any(read[i] in _SIDES for i in wrong)


def _differs_by(read: str, name: str) -> int:
    """How many letters differ; many where the length or the last letter (県, 区) does."""
    if len(read) != len(name) or read[-1:] != name[-1:]:
        return 99
    return sum(not _alike(a, b) for a, b in zip(read, name, strict=True))


@dataclass(frozen=True, slots=True)
class _Fit:
    town: Town
    score: float
    same: bool
    town_named: bool
    repaired: str


def _fit(text: str, town: Town) -> _Fit:
    """How well `text` begins with the town, with or without its prefecture and county."""
    squeezed = no_space(text)
    best = _Fit(town, -1.0, False, False, "")
    county = re.sub(r"^.{1,4}郡", "", town.city)
    for head in {town.prefecture + town.city, town.city, town.prefecture + county, county}:
        got = squeezed[: len(head)]
        wrong = {i: head[i] for i, char in enumerate(got) if not _alike(char, head[i])}
        if len(got) < len(head) or len(wrong) > max(1, len(head) // 3):
            continue
        rest = squeezed[len(head) :]
        named, fixed = _fit_town(rest, town.name)
        score = len(head) - 2.0 * len(wrong) + (len(town.name) if named else 0) - 0.5 * bool(fixed)
        same = not wrong and fixed is None
        repaired = ""
        if not same:
            mended = _replace(got, got, wrong) + (rest if fixed is None else fixed)
            repaired = _respace(text, squeezed, mended)
        if score > best.score:
            best = _Fit(town, score, same, named, repaired)
    return best


def _fit_town(rest: str, name: str) -> tuple[bool, str | None]:
    """Whether the town is named at the head of `rest`; `rest` mended where that takes one step."""
    if not name:
        return True, None
    if len(rest) >= len(name) and all(map(_alike, rest, name)):
        return True, None
    for prefix in ("大字", "字"):
        if rest.startswith(prefix + name):
            return True, None
    end = _TOWN_END.search(rest)
    printed = rest[: end.start()] if end else rest[: len(name)]
    # The code has named the town: of four letters two may be misread; 字反町 is another one.
    alike = len(printed) == len(name) >= 4 and printed[0] == name[0] and "字" not in printed
    most = 2 if alike else 1
    near = abs(len(printed) - len(name)) <= 1 and 1 <= _distance(printed, name) <= most
    if len(name) >= 2 and near:
        return True, name + rest[len(printed) :]
    return False, None


def _distance(a: str, b: str) -> int:
    """Levenshtein distance that takes spellings of one kanji as alike."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row, before = [i], row
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (not _alike(x, y))))
    return row[-1]


def _respace(text: str, squeezed: str, mended: str) -> str:
    """`mended` (no spaces) with the spaces of `text` where the two run alike from the end."""
    if len(mended) == len(squeezed):
        return _replace(text, squeezed, dict(enumerate(mended)))
    keep = 0
    while keep < min(len(squeezed), len(mended)) and squeezed[-1 - keep] == mended[-1 - keep]:
        keep += 1
    tail = _skip(text, len(squeezed) - keep)
    return mended[: len(mended) - keep] + tail


def _alike(a: str, b: str) -> bool:
    return a == b or a.translate(_SAME) == b.translate(_SAME)


def _replace(text: str, squeezed: str, changes: dict[int, str]) -> str:
    """`text` with the characters at places of its space-free form changed."""
    out, place = [], 0
    for char in text:
        if char.isspace():
            out.append(char)
            continue
        out.append(changes.get(place, squeezed[place]))
        place += 1
    return "".join(out)


def _repair_code(code: str, text: str) -> str | None:
    """The one code of the address's town that differs from `code` in at most two digits."""
    near = {
        other
        for other in codes_of_town(text)
        if sum(a != b for a, b in zip(other, code, strict=False)) <= 2
    }
    return near.pop() if len(near) == 1 else None


def split_address(text: str) -> tuple[str, str, str, str]:
    """Prefecture, city, street and building of a printed address; parts may be empty."""
    squeezed = no_space(text)
    prefecture, rest = split_prefecture(squeezed)
    city, rest = split_city(rest, prefecture)
    if not city:
        guess = re.match(r"(.{1,6}?郡.{1,5}?[町村]|.{1,5}?市.{1,4}?区|.{1,6}?[市区町村])", rest)
        city = guess.group(1) if guess else ""
        rest = rest[len(city) :]
    printed = _skip(text, len(squeezed) - len(rest)).strip()
    lot = _LOT.search(printed)
    if not lot:
        return prefecture, city, printed, ""
    street, building = printed[: lot.end()].rstrip(" -"), printed[lot.end() :].strip()
    return prefecture, city, street, building


def _skip(text: str, count: int) -> str:
    """`text` after its first `count` characters that are not spaces."""
    for index, char in enumerate(text):
        if count == 0:
            return text[index:]
        count -= not char.isspace()
    return ""
