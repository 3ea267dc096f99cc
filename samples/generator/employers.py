"""Organisations, drawn at random from tables of words."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from . import organisations as org
from .names import FAMILIES_BY_KIND
from .romaji import romaji


@dataclass(frozen=True)
class Employer:
    kind: str
    lines: tuple[str, ...]
    full: str
    english: str
    slug: str
    suffix: str
    departments: tuple[tuple[str, str], ...]
    titles: tuple[tuple[str, str], ...]
    registration: str = ""


def slug_of(latin: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")


def _pick(
    rng: random.Random, table: tuple[tuple[str, str], ...], n: int
) -> tuple[tuple[str, str], ...]:
    return tuple(rng.sample(table, min(n, len(table))))


def draw_employer(rng: random.Random, english: bool) -> Employer:
    kind = rng.choices(
        ("company", "office", "shop", "institution"), (56, 14, 0 if english else 11, 19)
    )[0]
    return {"company": _company, "office": _office, "shop": _shop, "institution": _institution}[
        kind
    ](rng)


def _company(rng: random.Random) -> Employer:
    stem, stem_en = rng.choice(org.STEMS)
    trade, trade_en = rng.choice(org.INDUSTRIES)
    form, place, form_en, _ = rng.choices(org.LEGAL_FORMS, [f[3] for f in org.LEGAL_FORMS])[0]
    base = stem + trade
    gap = rng.choices(("", " "), (4, 1))[0] if len(form) < 6 else " "
    if place == "after" and form.startswith(("株", "有", "合")):
        gap = rng.choices(("", " "), (7, 1))[0]
    full = form + gap + base if place == "before" else base + gap + form
    lines: tuple[str, ...] = (full,)
    if gap == " " and rng.random() < 0.5:
        lines = tuple(full.split(" ", 1)) if place == "before" else (base, form)
        full = " ".join(lines)
    elif len(full) > 13 and rng.random() < 0.4 and trade:
        lines = (stem, full.removeprefix(stem)) if place == "after" else (form + stem, trade)
        full = " ".join(lines)
    joint = ", " if form_en in {"Inc.", "LLC"} and rng.random() < 0.4 else " "
    english = f"{stem_en} {trade_en}".strip() + (joint + form_en if form_en else "")
    n = rng.choices((0, 1, 2, 3), (10, 50, 32, 8))[0]
    departments = _pick(rng, org.DEPARTMENTS, min(n, 2))
    if n >= 2 and rng.random() < 0.85:
        departments = departments[: n - 1] + _pick(rng, org.SUB_DEPARTMENTS, 1)
    titles = _pick(rng, org.TITLES, rng.choices((0, 1, 2), (8, 80, 12))[0])
    slug = slug_of(stem_en) + (
        rng.choice(("", "", "-" + slug_of(trade_en)[:5])) if trade_en else ""
    )
    return Employer("company", lines, full, english, slug.strip("-"), "co", departments, titles)


def _office(rng: random.Random) -> Employer:
    form, english, titles, registration = rng.choice(org.OFFICES)
    stem, stem_en = rng.choice(org.STEMS)
    family, kana = rng.choice(FAMILIES_BY_KIND[rng.choice(("common", "variant", "rare"))])
    latin = romaji(kana).capitalize()
    full = form.format(f=family, s=stem)
    lines = tuple(full.split(" ")) if " " in full and rng.random() < 0.6 else (full,)
    number = str(rng.randint(1001, 99999))
    return Employer(
        "office",
        lines,
        full,
        english.format(F=latin, S=stem_en),
        slug_of(
            (latin if "{f}" in form else stem_en)
            + "-"
            + rng.choice(("law", "tax", "office", "jimusho"))
        ),
        "or",
        (),
        tuple((t, "") for t in titles),
        registration.format(n=number),
    )


def _shop(rng: random.Random) -> Employer:
    form, titles = rng.choice(org.SHOPS)
    word = rng.choice(org.SHOP_WORDS)
    full = form.format(w=word)
    latin = (
        romaji(word)
        if re.fullmatch("[ぁ-ん]+", word)
        else word.lower()
        if word.isascii()
        else rng.choice(("tsuki", "hana", "yoi", "mugi", "an", "minato"))
    )
    picked = ((rng.choice(titles), ""),) if rng.random() < 0.85 else ()
    return Employer("shop", (full,), full, "", slug_of(latin) or "omise", "shop", (), picked)


def _institution(rng: random.Random) -> Employer:
    name, english, suffix, departments, titles = rng.choice(org.INSTITUTIONS)
    stem, stem_en = rng.choice(
        [s for s in org.STEMS if not s[0].isascii() and len(s[0]) <= 3 and "ー" not in s[0]]
    )
    word = rng.choice(("やまびこ", "こころ", "みなと", "ひまわり", "さくらの丘", "青空"))
    city = stem + rng.choice(("市", "市", "町"))  # no such town: its officials are nobody's
    full = name.format(s=stem, w=word, c=city).replace("町役所", "町役場")
    parts = tuple(full.split(" "))
    lines = parts if len(parts) == 2 and rng.random() < 0.6 else (full,)
    word_en = {"さくらの丘": "Sakuranooka", "青空": "Aozora"}.get(word, romaji(word).capitalize())
    english = english.format(S=stem_en, W=word_en)
    n = rng.choices((1, 2), (75, 25))[0]
    degree = ()
    if suffix == "ac" and rng.random() < 0.4:
        degree = (
            (rng.choice(("博士（工学）", "博士（情報理工学）", "Ph.D.", "博士（文学）")), "Ph.D."),
        )
    slug = slug_of(word_en if "{w}" in name and "{s}" not in name else stem_en)
    return Employer(
        "institution",
        lines,
        full,
        english,
        slug,
        suffix,
        _pick(rng, departments, n),
        _pick(rng, titles, 1) + degree,
    )
