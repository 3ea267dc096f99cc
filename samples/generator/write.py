"""A person and an employer written down as a card: printed lines beside their truth."""

from __future__ import annotations

import random
import re
from typing import Any

from . import organisations as org
from .card import Card, NamePrint
from .employers import Employer, draw_employer, slug_of
from .network import t_number
from .people import Person, draw_person, draw_western
from .romaji import to_katakana
from .ways import Ways
from .wish import Wish


def draw_card(rng: random.Random, wish: Wish) -> Card:
    """One side of a card as `wish` allows, with its truth."""
    english = wish.script == "en"
    abroad_card = english and rng.random() < 0.5
    person = (
        draw_western(rng) if abroad_card or (english and rng.random() < 0.15) else draw_person(rng)
    )
    if english and person.kind == "katakana":
        person = draw_western(rng)
    if abroad_card:
        name = rng.choice(org.WESTERN_COMPANIES)
        department = ((rng.choice(org.WESTERN_DEPARTMENTS),) * 2,) if rng.random() < 0.7 else ()
        title = ((rng.choice(org.WESTERN_TITLES),) * 2,)
        slug = slug_of(re.split(r"[ &,]", name)[0] + " " + name.split(" ")[1])
        employer = Employer("abroad", (name,), name, name, slug, "com", department, title)
    else:
        while True:
            employer = draw_employer(rng, english)
            if not english or (employer.english and all(e for _, e in employer.titles)):
                break
    return write_card(rng, wish, person, employer)


def write_card(rng: random.Random, wish: Wish, person: Person, employer: Employer) -> Card:
    """The card of `person` at `employer`: every printed line has its value in the truth."""
    english = wish.script == "en"
    ways = Ways(rng, wish, person, employer)
    name, truth = _name(rng, wish, person)
    titles = employer.titles
    truth.update(
        company=employer.english if english else employer.full,
        company_en=employer.english if wish.script == "bilingual" and employer.english else None,
    )
    departments = [d for d in employer.departments if d[1] or not english]
    org_lines, org_en = _organisation(rng, wish, departments, titles, truth)
    quals: tuple[str, ...] = ()
    if employer.kind == "company" and not english and rng.random() < 0.14:
        quals = tuple(rng.sample(org.QUALIFICATIONS, rng.choice((1, 1, 2))))
    registrations = (
        [employer.registration]
        if employer.registration and not english and rng.random() < 0.8
        else []
    )
    if not english and rng.random() < 0.09:
        registrations.append(
            rng.choice(("登録番号 ", "インボイス登録番号：", "適格請求書発行事業者 ", "登録番号："))
            + t_number(rng)
        )
    slogan = (
        rng.choice([s for s in org.SLOGANS if s.isascii() or not english])
        if rng.random() < 0.18
        else ""
    )
    group = (
        rng.choice([g for g in org.GROUPS if g.isascii() or not english])
        if employer.kind == "company" and rng.random() < 0.07
        else ""
    )
    offices, english_address = ways.offices(truth)
    contacts = ways.contacts(truth)
    qr = _qr(rng, person, truth) if rng.random() < wish.qr else ""
    truth.update(qualifications=truth.pop("name_suffix", []) + list(quals), qr=[qr] if qr else [])
    return Card(
        name=name,
        company=(employer.english,) if english else employer.lines,
        company_en=truth["company_en"] or "",
        slogan=slogan,
        group=group,
        org=org_lines,
        org_en=org_en,
        qualifications=quals,
        registrations=tuple(registrations),
        offices=offices,
        contacts=contacts,
        english_address=english_address,
        qr=qr,
        logo_text=(employer.english or employer.slug)[:1].upper(),
        latin=(person.given_latin, person.family_latin),
        numbers=tuple(ways.all_numbers),
        truth=truth,
    )


def _name(rng: random.Random, wish: Wish, person: Person) -> tuple[NamePrint, dict[str, Any]]:
    truth: dict[str, Any] = {
        "name_full": person.full,
        "name_family": person.family,
        "name_given": person.given,
        "name_kana": None,
        "name_romaji": None,
    }
    given, family = person.given_latin, person.family_latin
    latin = rng.choices(
        (
            f"{given} {family}",
            f"{given} {family.upper()}",
            f"{given.upper()} {family.upper()}",
            f"{family.upper()} {given}",
            f"{family.upper()}, {given}",
            f"{family} {given}",
        ),
        (5, 5, 2.5, 1.2, 0.8, 0.6),
    )[0]
    if wish.script == "en":
        if person.kind == "western":
            shown, fam = rng.choices(
                (
                    (f"{given} {family}", family),
                    (f"{given} {family.upper()}", family.upper()),
                    (f"{given.upper()} {family.upper()}", family.upper()),
                ),
                (6, 2, 1),
            )[0]
            giv = given.upper() if shown == f"{given.upper()} {family.upper()}" else given
        else:
            form = rng.choices(range(5), (4, 5, 2, 1.5, 0.8))[0]
            fam, giv = (
                (family if form in (0, 4) else family.upper()),
                (given.upper() if form == 2 else given[0] + "." if form == 4 else given),
            )
            shown = f"{fam}, {giv}" if form == 3 else f"{giv} {fam}"
        truth.update(name_full=shown, name_family=fam, name_given=giv)
        suffix = rng.choice(("Ph.D.", "MBA", "CPA", "P.E.")) if rng.random() < 0.08 else ""
        if suffix:
            truth["name_suffix"] = [suffix]
        return NamePrint(fam, giv, joined=shown, after=suffix), truth
    joined = person.full if person.kind == "katakana" else ""
    tracking = (
        rng.choice((0.3, 0.5, 0.8, 1.0))
        if rng.random() < 0.2 and not joined
        else rng.choice((0.0, 0.05, 0.12))
    )
    gap = rng.choices((0.0, 0.3, 0.5, 1.0, 1.5), (0.5, 2, 3, 4, 1))[0]
    if len(person.family) + len(person.given) <= 2 and gap < 0.3:
        gap = 0.5
    if tracking > 0.25:
        gap = rng.choice((tracking, tracking * 1.6))
    kana = None
    place = "above"
    if person.kind in {"japanese", "chinese", "korean"} and rng.random() < 0.33:
        parts = (person.family_kana, person.given_kana)
        if rng.random() < 0.4:
            parts = (to_katakana(parts[0]), to_katakana(parts[1]))
        kana = parts
        truth["name_kana"] = f"{person.family_kana} {person.given_kana}"
        place = rng.choices(
            ("above", "below", "beside", "ruby"),
            (2, 2, 1 if not wish.vertical else 0, 3 if wish.ruby else 0),
        )[0]
        if wish.vertical:
            place = "ruby" if wish.ruby else "above"
    roman = ""
    if wish.script == "bilingual" or (not wish.vertical and rng.random() < 0.3):
        roman = latin
        truth["name_romaji"] = latin
    before = after = ""
    if not joined and rng.random() < 0.03 and person.kind == "japanese":
        other = rng.choice(("佐藤", "山本", "大野", "髙橋"))
        after = rng.choice((f"（旧姓 {other}）", f"（旧姓：{other}）", f"(旧姓{other})"))
    return NamePrint(
        person.family,
        person.given,
        joined,
        gap,
        tracking,
        kana,
        place,
        roman,
        rng.random() < 0.15,
        before,
        after,
    ), truth


def _organisation(
    rng: random.Random,
    wish: Wish,
    departments: list[tuple[str, str]],
    titles: tuple[tuple[str, str], ...],
    truth: dict[str, Any],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    truth.update(department=[], department_en=[], title=[], title_en=[])
    if wish.script == "en":
        deps, tits = [e for _, e in departments if e], [e for _, e in titles if e]
        truth.update(department=deps, title=tits)
        if not deps or not tits:
            return (*deps, *([", ".join(tits)] if tits else [])), ()
        form = rng.choices(range(3), (4, 3, 2 if len(deps) == 1 else 0))[0]
        title_line = ", ".join(tits)
        if form == 2:
            return (f"{title_line}, {', '.join(deps)}",), ()
        return ((title_line, *deps) if form == 0 else (*deps, title_line)), ()
    deps, tits = [d for d, _ in departments], [t for t, _ in titles]
    truth.update(department=deps, title=tits)
    joint = rng.choices((" ", "　"), (3, 2))[0]
    title_joint = rng.choice(("／", " ", "　", "/"))
    lines: list[str] = []
    form = rng.choices(range(4), (4, 3, 3, 1.5))[0]
    if form == 0:
        lines = [joint.join(deps), *tits]
    elif form == 1:
        lines = [*deps, title_joint.join(tits)]
    elif form == 2:
        one = joint.join([*deps, *tits[:1]])
        lines = [one, *tits[1:]] if len(one) < 26 else [joint.join(deps), *tits]
    else:
        lines = [joint.join(deps), title_joint.join(tits)]
    english: list[str] = []
    if wish.script == "bilingual":
        show_titles = rng.random() < 0.8 and all(e for _, e in titles)
        show_departments = rng.random() < 0.6 and all(e for _, e in departments)
        if show_titles and titles:
            truth["title_en"] = [e for _, e in titles]
            english.append(", ".join(truth["title_en"]))
        if show_departments and departments:
            truth["department_en"] = [e for _, e in departments]
            english += truth["department_en"]
    return tuple(x for x in lines if x), tuple(english)


def _qr(rng: random.Random, person: Person, truth: dict[str, Any]) -> str:
    url = next(iter(truth["urls"]), "")
    web = url if url.startswith("http") else f"https://{url}" if url else ""
    phone = next(
        (p["e164"] for p in truth["phones"] if p["type"] in {"tel", "main", "direct", "mobile"}), ""
    )
    mail = next(iter(truth["emails"]), "")
    kind = rng.choices(("url", "vcard", "mecard"), (5, 3, 2))[0]
    if kind == "url" and web:
        return web if rng.random() < 0.6 else web.rstrip("/") + f"/c/{rng.randint(10, 99)}"
    if kind == "mecard":
        sound = (
            f"SOUND:{to_katakana(person.family_kana)},{to_katakana(person.given_kana)};"
            if person.family_kana
            else ""
        )
        return (
            f"MECARD:N:{truth['name_family']},{truth['name_given']};{sound}"
            f"TEL:{phone.replace('+81', '0')};EMAIL:{mail};" + (f"URL:{web};" if web else "") + ";"
        )
    rows = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{truth['name_family']};{truth['name_given']};;;",
        f"FN:{truth['name_full']}",
        f"ORG:{truth['company']}",
    ]
    rows += [f"TEL;TYPE=WORK:{phone}"] if phone else []
    rows += [f"EMAIL:{mail}"] if mail else []
    rows += [f"URL:{web}"] if web else []
    return "\n".join([*rows, "END:VCARD"])
