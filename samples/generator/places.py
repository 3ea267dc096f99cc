"""Offices in Japan: a postal code and the town that it belongs to, with a made-up lot in it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .romaji import romaji

_BUILDINGS = (
    "{t}ビル",
    "第二{t}ビル",
    "{t}スクエア",
    "{t}イーストタワー",
    "サンライズ{t}",
    "{t}センタービル",
    "ヴィラ・エスポワール",
    "パークサイド{t}",
    "東和第一ビル",
    "グランドメゾン{t}",
    "コーポ石川",
    "{t}テラス",
    "ＫＮビル",
    "{t}ファーストビル",
    "新{t}ビルディング",
    "メゾン・ド・{t}",
    "レジデンス{t}弐番館",
    "オフィス{t} A棟",
    "M's {t}",
    "第３中央ビル",
)
_BUILDINGS_EN = (
    "{t} Bldg.",
    "{t} Tower",
    "{t} Square",
    "New {t} Building",
    "Daini {t} Bldg.",
    "Le Grand {t}",
)
_KANJI = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Town:
    postal: str
    prefecture: str
    city: str
    town: str
    prefecture_kana: str
    city_kana: str
    town_kana: str
    chome: bool
    area_code: str


@dataclass(frozen=True)
class Office:
    """`street` and `building` as printed; `english` in the lines that it may be broken into."""

    town: Town
    postal: str
    head: str
    street: str
    building: str
    english: tuple[str, ...]
    label: str = ""


@cache
def towns() -> tuple[Town, ...]:
    rows = []
    text = Path(__file__).with_name("towns.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        p = line.split("\t")
        rows.append(Town(f"{p[0][:3]}-{p[0][3:]}", *p[1:7], p[7] == "1", p[8]))
    return tuple(rows)


def kanji_number(number: int) -> str:
    """1 to 9999 in the positional form of addresses: 十一, 二十三, 百四."""
    out = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, unit)
        if digit:
            out += ("" if digit == 1 else _KANJI[digit]) + sign
    return out + (_KANJI[number] if number else "")


def digits_in_kanji(text: str) -> str:
    """Each digit as a kanji: 401 → 四〇一."""
    return "".join(_KANJI[int(c)] if c.isdigit() and c.isascii() else c for c in text)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def make_office(rng: random.Random, vertical: bool = False, tokyo: bool | None = None) -> Office:
    """An office in a town drawn by `rng`; kanji numerals when it is to be set vertically."""
    pool = towns()
    if tokyo or (tokyo is None and rng.random() < 0.3):
        pool = tuple(t for t in pool if t.area_code == "03")
    town = rng.choice(pool)
    chome, ban, go = rng.randint(1, 6), rng.randint(1, 28), rng.randint(1, 24)
    floor, room = rng.randint(2, 14), rng.randint(1, 9) * 100 + rng.randint(1, 9)
    floored = rng.random() < 0.7
    return Office(
        town,
        town.postal,
        _head(rng, town, floored),
        _street(rng, town, (chome, ban, go), vertical),
        _building(rng, town, floor, room, floored, vertical) if rng.random() < 0.62 else "",
        _english(rng, town, (chome, ban, go), floor),
    )


def _head(rng: random.Random, town: Town, _: bool) -> str:
    gap = rng.choices(("", " ", "　"), (8, 1, 1))[0]
    big = town.city.split("市")[0] in {"大阪", "京都", "横浜", "札幌", "福岡", "神戸", "名古屋"}
    lead = "" if big and rng.random() < 0.3 else town.prefecture + gap
    city = town.city
    return lead + city + (gap if rng.random() < 0.5 else "") + town.town


def _street(rng: random.Random, town: Town, lot: tuple[int, int, int], vertical: bool) -> str:
    chome, ban, go = lot
    three = town.chome
    if vertical:
        parts = [kanji_number(n) for n in lot]
        if three:
            return (
                f"{parts[0]}丁目{parts[1]}番{parts[2]}号"
                if rng.random() < 0.6
                else "－".join(digits_in_kanji(str(n)) for n in lot)
            )
        return (
            f"{digits_in_kanji(str(ban * 13 + go))}番地"
            if rng.random() < 0.6
            else f"{parts[1]}番地{parts[2]}"
        )
    if not three:
        return rng.choice(
            (
                f"{ban}-{go}",
                f"{ban * 17 + go}番地",
                f"{ban}番地{go}",
                f"{ban * 31}-{go}",
                f"{ban}番地の{go}",
            )
        )
    style = rng.choices(range(8), (8, 2, 2, 2, 1, 1, 1, 1))[0]
    return (
        f"{chome}-{ban}-{go}",
        f"{chome}丁目{ban}番{go}号",
        f"{chome}丁目{ban}-{go}",
        full_width(f"{chome}-{ban}-{go}").replace("－", rng.choice("－－‐")),
        f"{_KANJI[chome]}丁目{ban}番{go}号",
        f"{chome}丁目{ban}番地{go}",
        f"{chome}‐{ban}‐{go}",
        f"{chome}−{ban}−{go}",
    )[style]


def _building(
    rng: random.Random, town: Town, floor: int, room: int, floored: bool, vertical: bool
) -> str:
    name = rng.choice(_BUILDINGS).format(t=town.town if len(town.town) <= 4 else "中央")
    gap = rng.choices(("", " ", "　"), (3, 5, 1))[0]
    if vertical:
        return name + (
            f"{kanji_number(floor)}階" if floored else f"{digits_in_kanji(str(room))}号室"
        )
    if floored:
        return (
            name
            + gap
            + rng.choice(
                (
                    f"{floor}F",
                    f"{floor}階",
                    f"{floor}Ｆ",
                    f"{floor}F",
                    full_width(str(floor)) + "Ｆ",
                )
            )
        )
    return name + rng.choice((f"{gap}{room}号室", f"-{room}", f"{gap}{room}", f"{gap}#{room}"))


def _english(
    rng: random.Random, town: Town, lot: tuple[int, int, int], floor: int
) -> tuple[str, ...]:
    chome, ban, go = lot
    name = romaji(town.town_kana).capitalize()
    number = f"{chome}-{ban}-{go}" if town.chome else f"{ban}-{go}"
    prefecture = romaji(_stem(town.prefecture_kana, town.prefecture)).capitalize()
    city, ward = town.city, ""
    kana = town.city_kana
    if "市" in city and city.endswith("区"):
        head, _, tail = kana.partition("シ")
        if "シ" in kana:
            head, tail = _split_city(city, kana)
        city_en, ward = _latin(head, "-shi" if rng.random() < 0.5 else ""), _latin(tail[:-1], "-ku")
    elif city.endswith("区"):
        city_en = _latin(kana[:-1], "-ku")
    else:
        city_en = _latin(kana[:-1], rng.choice(("-shi", "", " City")))
    postal, land = town.postal, rng.choice(("Japan", "JAPAN", "Japan"))
    tower = rng.choice(_BUILDINGS_EN).format(t=name)
    storey = rng.choice((f"{tower} {floor}F, ", f"{floor}F {tower}, ", "", ""))
    region = f"{ward}, {city_en}" if ward else city_en
    tail_line = region if region.split(",")[-1].strip() == prefecture else f"{region}, {prefecture}"
    comma = rng.choice((", ", ", ", " "))
    return tuple(
        part
        for part in (storey.rstrip(), f"{number} {name},", f"{tail_line} {postal}{comma}{land}")
        if part
    )


def _split_city(city: str, kana: str) -> tuple[str, str]:
    """The readings of a city and its ward, without 市."""
    known = {
        "大阪市": "オオサカ",
        "京都市": "キョウト",
        "神戸市": "コウベ",
        "名古屋市": "ナゴヤ",
        "横浜市": "ヨコハマ",
        "川崎市": "カワサキ",
        "千葉市": "チバ",
        "さいたま市": "サイタマ",
        "札幌市": "サッポロ",
        "仙台市": "センダイ",
        "新潟市": "ニイガタ",
        "岡山市": "オカヤマ",
        "広島市": "ヒロシマ",
        "福岡市": "フクオカ",
        "北九州市": "キタキュウシュウ",
        "熊本市": "クマモト",
        "静岡市": "シズオカ",
        "浜松市": "ハママツ",
        "堺市": "サカイ",
    }
    head = known[city[: city.index("市") + 1]]
    return head, kana[len(head) + 1 :]


def _latin(kana: str, ending: str) -> str:
    return romaji(kana).capitalize() + ending


def _stem(kana: str, prefecture: str) -> str:
    if prefecture == "北海道":
        return kana
    return kana[:-2] if prefecture.endswith("県") else kana[:-1]
