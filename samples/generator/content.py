"""People, organisations and ways to reach them, drawn at random into a `Card`."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from . import organisations as org
from .card import Card, Line, NamePrint
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
from .phones import (
    ENGLISH_LABELS,
    ENGLISH_STYLES,
    HORIZONTAL_STYLES,
    LABELS,
    NETWORK_LABELS,
    VERTICAL_STYLES,
    Number,
    Style,
    abroad,
    draw_style,
    fixed,
    mobile,
    toll_free,
)
from .places import Office, digits_in_kanji, full_width, make_office, towns
from .romaji import romaji, to_hiragana, to_katakana


@dataclass(frozen=True)
class Wish:
    """What a layout can carry."""

    script: str = "ja"  # ja, bilingual, en
    vertical: bool = False
    offices: int = 3
    icons: bool = True
    qr: float = 0.2
    ruby: bool = True
    roomy: bool = True


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


def draw_person(rng: random.Random, family: tuple[str, str] | None = None) -> Person:
    """A person with a Japanese, Chinese, Korean or katakana name."""
    kind = rng.choices(
        ("common", "short", "rare", "variant", "kana", "chinese", "korean", "katakana"),
        (36, 8, 12, 26, 1.5, 4, 3, 4),
    )[0]
    if kind in {"chinese", "korean"} and family is None:
        row = rng.choice(foreign_in_kanji(CHINESE if kind == "chinese" else KOREAN))
        last, last_kana, first, first_kana, first_latin, last_latin = row
        return Person(f"{last} {first}", last, first, last_kana, first_kana, last_latin, first_latin, kind)
    if kind == "katakana" and family is None:
        given, last, given_latin, last_latin = rng.choice(katakana_people())
        return Person(f"{given}・{last}", last, given, to_hiragana(last), to_hiragana(given), last_latin, given_latin, kind)
    if family is None:
        family = rng.choice(FAMILIES_BY_KIND.get(kind, FAMILIES_BY_KIND["common"]))
    pool = VARIANT_GIVEN_NAMES if rng.random() < (0.3 if kind == "variant" else 0.06) else GIVEN_NAMES
    given, given_kana = rng.choice(pool)
    return Person(
        f"{family[0]} {given}", family[0], given, family[1], given_kana,
        romaji(family[1]).capitalize(), romaji(given_kana).capitalize(), "japanese",
    )  # fmt: skip


def draw_western(rng: random.Random) -> Person:
    given, middle, family = rng.choice(western_people())
    first = f"{given} {middle}".strip()
    return Person(f"{first} {family}", family, first, "", "", family, first, "western")


def _slug(latin: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")


def _pick(rng: random.Random, table: tuple[tuple[str, str], ...], n: int) -> tuple[tuple[str, str], ...]:
    return tuple(rng.sample(table, min(n, len(table))))


def draw_employer(rng: random.Random, english: bool) -> Employer:
    kind = rng.choices(("company", "office", "shop", "institution"), (56, 14, 0 if english else 11, 19))[0]
    return {"company": _company, "office": _office, "shop": _shop, "institution": _institution}[kind](rng)


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
    if n >= 2 and rng.random() < 0.7:
        departments = departments[: n - 1] + _pick(rng, org.SUB_DEPARTMENTS, 1)
    titles = _pick(rng, org.TITLES, rng.choices((0, 1, 2), (8, 80, 12))[0])
    slug = _slug(stem_en) + (rng.choice(("", "", "-" + _slug(trade_en)[:5])) if trade_en else "")
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
        "office", lines, full, english.format(F=latin, S=stem_en), _slug((latin if "{f}" in form else stem_en) + "-" + rng.choice(("law", "tax", "office", "jimusho"))),
        "or", (), tuple((t, "") for t in titles), registration.format(n=number),
    )  # fmt: skip


def _shop(rng: random.Random) -> Employer:
    form, titles = rng.choice(org.SHOPS)
    word = rng.choice(org.SHOP_WORDS)
    full = form.format(w=word)
    latin = romaji(word) if re.fullmatch("[ぁ-ん]+", word) else word.lower() if word.isascii() else rng.choice(("tsuki", "hana", "yoi", "mugi", "an", "minato"))
    picked = ((rng.choice(titles), ""),) if rng.random() < 0.85 else ()
    return Employer("shop", (full,), full, "", _slug(latin) or "omise", "shop", (), picked)


def _institution(rng: random.Random) -> Employer:
    name, english, suffix, departments, titles = rng.choice(org.INSTITUTIONS)
    stem, stem_en = rng.choice([s for s in org.STEMS if not s[0].isascii() and len(s[0]) <= 4])
    word = rng.choice(("やまびこ", "こころ", "みなと", "ひまわり", "さくらの丘", "青空"))
    town = rng.choice(towns())
    city = town.city.split("市")[0] + "市" if "市" in town.city else town.city
    full = name.format(s=stem, w=word, c=city)
    parts = tuple(full.split(" "))
    lines = parts if len(parts) == 2 and rng.random() < 0.6 else (full,)
    word_en = {"さくらの丘": "Sakuranooka", "青空": "Aozora"}.get(word, romaji(word).capitalize())
    english = english.format(S=stem_en, W=word_en)
    n = rng.choices((1, 2), (75, 25))[0]
    degree = ()
    if suffix == "ac" and rng.random() < 0.4:
        degree = ((rng.choice(("博士（工学）", "博士（情報理工学）", "Ph.D.", "博士（文学）")), "Ph.D."),)
    slug = _slug(stem_en if "{s}" in name else romaji(town.city_kana) if "{c}" in name else word_en)
    return Employer("institution", lines, full, english, slug, suffix, _pick(rng, departments, n), _pick(rng, titles, 1) + degree)


def safe_domain(rng: random.Random, slug: str, suffix: str) -> str:
    """A host below a name that is kept for examples (RFC 2606, RFC 6761, JPRS), so nobody's."""
    slug = slug[:22].strip("-")
    if suffix in {"ac", "ed", "go", "lg", "or"} and rng.random() < 0.6:
        return f"{slug}.example.{suffix}.jp"
    return rng.choices(
        (f"{slug}.example.co.jp", f"{slug}.example.jp", f"{slug}.example.com", f"{slug}.example.net", f"{slug}.example",
         f"{slug}.example{rng.randint(0, 9)}.jp", f"{slug}.example.org", f"{slug}-jp.example", f"{slug}.example.ne.jp"),
        (6, 5, 5, 2, 5, 2, 2, 2, 1),
    )[0]  # fmt: skip


def _email(rng: random.Random, person: Person, domain: str) -> str:
    family, given = (re.sub(r"[^a-z]", "", re.sub("[àáâãäåçèéêëìíîïñòóôõöøùúûüýłó]", lambda m: _PLAIN.get(m[0], "x"), s.lower())) for s in (person.family_latin, person.given_latin.split(" ")[0]))
    local = rng.choices(
        (f"{given}.{family}", f"{family}.{given}", f"{given[0]}.{family}", f"{family}-{given[0]}", f"{family}", f"{given}_{family}",
         f"{family}_{given}", f"{given[0]}-{family}", f"{given[0]}{family}", f"{family}{given[0]}", f"{family}{rng.randint(1, 99):02d}", f"{given}"),
        (6, 3, 4, 2, 3, 2, 2, 2, 2, 1, 1, 1),
    )[0]  # fmt: skip
    return f"{local}@{domain}"


_PLAIN = dict(zip("àáâãäåçèéêëìíîïñòóôõöøùúûüýł", "aaaaaaceeeeiiiinooooouuuuyl", strict=False))


def _url(rng: random.Random, domain: str) -> str:
    return rng.choices(
        (f"https://www.{domain}/", f"https://www.{domain}", f"https://{domain}/", f"https://{domain}", f"www.{domain}", f"http://www.{domain}/", domain, f"https://www.{domain}/ja/", f"{domain}/"),
        (5, 5, 4, 4, 5, 2, 2, 1, 0.5),
    )[0]  # fmt: skip


def t_number(rng: random.Random) -> str:
    """A registration number of the invoice system with its check digit.

    The twelve digits begin with 99, which no registry office has, so that it is no company's.
    """
    base = "99" + "".join(str(rng.randint(0, 9)) for _ in range(10))
    total = sum(int(d) * (1 if i % 2 == 0 else 2) for i, d in enumerate(reversed(base)))
    return f"T{9 - total % 9}{base}"


def _socials(rng: random.Random, slug: str) -> list[tuple[dict[str, str], Line]]:
    found = []
    name = slug.replace("-", "_")
    for service in rng.sample(("Instagram", "Facebook", "X", "LINE", "LinkedIn", "YouTube", "GitHub", "note"), rng.choice((1, 1, 2))):
        handle = {
            "Instagram": f"@{name}_example",
            "Facebook": f"facebook.com/{slug.replace('-', '.')}.example",
            "X": f"@{name[:7]}_example",
            "LINE": f"@example{rng.randint(100, 999)}x",
            "LinkedIn": f"linkedin.com/in/{slug}-example",
            "YouTube": f"@{slug}-example",
            "GitHub": f"github.com/{slug}-example",
            "note": f"note.com/{name}_example",
        }[service]
        icon = service.lower() if service in {"Instagram", "Facebook", "X"} and rng.random() < 0.5 else ""
        bare = not handle.startswith("@") and rng.random() < 0.4
        text = handle if icon or bare else rng.choice((f"{service} {handle}", f"{service}: {handle}"))
        found.append(({"service": service, "handle": handle, "printed": handle}, Line(text, icon)))
    return found


def draw_card(rng: random.Random, wish: Wish) -> Card:
    """One side of a card as `wish` allows, with its truth."""
    from .write import write_card

    english = wish.script == "en"
    abroad_card = english and rng.random() < 0.5
    person = draw_western(rng) if abroad_card or (english and rng.random() < 0.15) else draw_person(rng)
    if english and person.kind == "katakana":
        person = draw_western(rng)
    if abroad_card:
        name = rng.choice(org.WESTERN_COMPANIES)
        department = ((rng.choice(org.WESTERN_DEPARTMENTS),) * 2,) if rng.random() < 0.7 else ()
        title = ((rng.choice(org.WESTERN_TITLES),) * 2,)
        slug = _slug(re.split(r"[ &,]", name)[0] + " " + name.split(" ")[1])
        employer = Employer("abroad", (name,), name, name, slug, "com", department, title)
    else:
        while True:
            employer = draw_employer(rng, english)
            if not english or (employer.english and all(e for _, e in employer.titles)):
                break
    return write_card(rng, wish, person, employer)


__all__ = [
    "ENGLISH_LABELS", "ENGLISH_STYLES", "HORIZONTAL_STYLES", "LABELS", "NETWORK_LABELS", "VERTICAL_STYLES",
    "Any", "Employer", "Number", "Office", "Person", "Style", "Wish", "abroad", "digits_in_kanji", "draw_card",
    "draw_style", "fixed", "full_width", "make_office", "mobile", "safe_domain", "t_number", "to_katakana", "toll_free",
]  # fmt: skip
