"""A person and an employer written down as a card: printed lines beside their truth."""

from __future__ import annotations

import random
from typing import Any

from . import organisations as org
from .card import Card, Line, NamePrint
from .content import Employer, Person, Wish, _email, _slug, _socials, _url, safe_domain, t_number
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
from .places import Office, digits_in_kanji, full_width, make_office
from .romaji import to_katakana

_OFFICE_LABELS = ("本社", "本店", "東京本社", "大阪支社", "工場", "研究所", "支店", "営業所", "事務所", "オフィス")


def write_card(rng: random.Random, wish: Wish, person: Person, employer: Employer) -> Card:
    """The card of `person` at `employer`: every printed line has its value in the truth."""
    english = wish.script == "en"
    ways = _Ways(rng, wish, person, employer)
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
    registrations = [employer.registration] if employer.registration and not english and rng.random() < 0.8 else []
    if not english and rng.random() < 0.09:
        registrations.append(rng.choice(("登録番号 ", "インボイス登録番号：", "適格請求書発行事業者 ", "登録番号：")) + t_number(rng))
    slogan = rng.choice([s for s in org.SLOGANS if s.isascii() or not english]) if rng.random() < 0.18 else ""
    group = rng.choice([g for g in org.GROUPS if g.isascii() or not english]) if employer.kind == "company" and rng.random() < 0.07 else ""
    offices, english_address = ways.offices(truth)
    contacts = ways.contacts(truth)
    qr = _qr(rng, person, employer, truth) if rng.random() < wish.qr else ""
    truth.update(qualifications=list(quals), qr=[qr] if qr else [])
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
        truth=truth,
    )


def _name(rng: random.Random, wish: Wish, person: Person) -> tuple[NamePrint, dict[str, Any]]:
    truth: dict[str, Any] = {"name_full": person.full, "name_family": person.family, "name_given": person.given, "name_kana": None, "name_romaji": None}
    given, family = person.given_latin, person.family_latin
    latin = rng.choices(
        (f"{given} {family}", f"{given} {family.upper()}", f"{given.upper()} {family.upper()}", f"{family.upper()} {given}", f"{family.upper()}, {given}", f"{family} {given}"),
        (5, 5, 2.5, 1.2, 0.8, 0.6),
    )[0]
    if wish.script == "en":
        if person.kind == "western":
            shown, fam = rng.choices(((f"{given} {family}", family), (f"{given} {family.upper()}", family.upper()), (f"{given.upper()} {family.upper()}", family.upper())), (6, 2, 1))[0]
            giv = given.upper() if shown == f"{given.upper()} {family.upper()}" else given
        else:
            form = rng.choices(range(5), (4, 5, 2, 1.5, 0.8))[0]
            fam, giv = (family if form in (0, 4) else family.upper()), (given.upper() if form == 2 else given[0] + "." if form == 4 else given)
            shown = f"{fam}, {giv}" if form == 3 else f"{giv} {fam}"
        truth.update(name_full=shown, name_family=fam, name_given=giv)
        suffix = rng.choice(("Ph.D.", "MBA", "CPA", "P.E.")) if rng.random() < 0.08 else ""
        if suffix:
            truth["qualifications_name"] = [suffix]
        return NamePrint(fam, giv, joined=shown, after=suffix), truth
    joined = person.full if person.kind == "katakana" else ""
    tracking = rng.choice((0.3, 0.5, 0.8, 1.0)) if rng.random() < 0.2 and not joined else rng.choice((0.0, 0.05, 0.12))
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
        place = rng.choices(("above", "below", "beside", "ruby"), (2, 2, 1 if not wish.vertical else 0, 3 if wish.ruby else 0))[0]
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
    return NamePrint(person.family, person.given, joined, gap, tracking, kana, place, roman, rng.random() < 0.15, before, after), truth


def _organisation(
    rng: random.Random, wish: Wish, departments: list[tuple[str, str]], titles: tuple[tuple[str, str], ...], truth: dict[str, Any]
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


def _qr(rng: random.Random, person: Person, employer: Employer, truth: dict[str, Any]) -> str:
    url = next(iter(truth["urls"]), "")
    web = url if url.startswith("http") else f"https://{url}" if url else ""
    phone = next((p["e164"] for p in truth["phones"] if p["type"] in {"tel", "main", "direct", "mobile"}), "")
    mail = next(iter(truth["emails"]), "")
    kind = rng.choices(("url", "vcard", "mecard"), (5, 3, 2))[0]
    if kind == "url" and web:
        return web if rng.random() < 0.6 else web.rstrip("/") + f"/c/{rng.randint(10, 99)}"
    if kind == "mecard":
        sound = f"SOUND:{to_katakana(person.family_kana)},{to_katakana(person.given_kana)};" if person.family_kana else ""
        return f"MECARD:N:{truth['name_family']},{truth['name_given']};{sound}TEL:{phone.replace('+81', '0')};EMAIL:{mail};" + (f"URL:{web};" if web else "") + ";"
    rows = ["BEGIN:VCARD", "VERSION:3.0", f"N:{truth['name_family']};{truth['name_given']};;;", f"FN:{truth['name_full']}", f"ORG:{truth['company']}"]
    rows += [f"TEL;TYPE=WORK:{phone}"] if phone else []
    rows += [f"EMAIL:{mail}"] if mail else []
    rows += [f"URL:{web}"] if web else []
    return "\n".join([*rows, "END:VCARD"])


class _Ways:
    """Addresses, numbers, mail and the web of one card, in one style."""

    def __init__(self, rng: random.Random, wish: Wish, person: Person, employer: Employer) -> None:
        self.rng, self.wish, self.person, self.employer = rng, wish, person, employer
        self.english = wish.script == "en"
        styles = ENGLISH_STYLES if self.english else VERTICAL_STYLES if wish.vertical else HORIZONTAL_STYLES
        self.style: Style = draw_style(rng, styles)
        tables = ENGLISH_LABELS if self.english else LABELS
        if wish.vertical:
            tables = tuple(t for t in LABELS if t[0]["tel"] in {"電話", "TEL", "Tel.", "☎", "ＴＥＬ"})
        self.labels, self.joint, _ = rng.choices(tables, [t[2] for t in tables])[0]
        networks = NETWORK_LABELS
        if self.english:
            networks = tuple(n for n in NETWORK_LABELS if n[0].isascii())
        if wish.vertical:
            networks = tuple(n for n in NETWORK_LABELS if n[0] in {"E-mail", "メール", "Mail", ""})
        self.mail_label, self.web_label, self.net_joint, _ = rng.choices(networks, [n[3] for n in networks])[0]
        self.icons = wish.icons and not wish.vertical and rng.random() < 0.16
        self.numbers: list[tuple[Number, str]] = []
        self.domain = safe_domain(rng, employer.slug, employer.suffix)

    def offices(self, truth: dict[str, Any]) -> tuple[tuple[tuple[Line, ...], ...], tuple[str, ...]]:
        """The blocks of the offices, and the lines of the English address."""
        rng, wish = self.rng, self.wish
        truth.update(postal_codes=[], addresses=[], addresses_en=[])
        self.truth_phones: list[dict[str, Any]] = []
        if self.employer.kind == "abroad":
            return (self._abroad_office(truth),), ()
        most = 1 if self.english else wish.offices
        count = rng.choices((1, 2, 3), (76, 17 if most > 1 else 0, 7 if most > 2 else 0))[0]
        if self.employer.kind in {"shop"}:
            count = 1
        with_postal = rng.random() < 0.9
        blocks = []
        english_address: tuple[str, ...] = ()
        for index in range(count):
            office = make_office(rng, wish.vertical and rng.random() < 0.75)
            lines = self._address(office, truth, with_postal)
            label = ""
            if count > 1:
                label = self._office_label(office, index)
                lines = [Line(label, strong=True), *lines]
            if index == 0 and wish.script == "bilingual" and rng.random() < 0.45:
                english_address = office.english
                truth["addresses_en"] = [" ".join(office.english)]
            lines += self._fixed_lines(office, index, count)
            blocks.append(tuple(lines))
        return tuple(blocks), english_address

    def _office_label(self, office: Office, index: int) -> str:
        stem = office.town.city.split("市")[0].removesuffix("区")
        kind = self.employer.kind
        if index == 0:
            return self.rng.choice(("本社", "本店", f"{stem}本社") if kind == "company" else ("本店", "本部", f"{stem}事務所"))
        tail = ("支店", "営業所", "工場", "オフィス", "支社") if kind == "company" else ("オフィス", "事務所", "分室")
        return stem + self.rng.choice(tail)

    def _abroad_office(self, truth: dict[str, Any]) -> tuple[Line, ...]:
        rng = self.rng
        text, postal, country, area = rng.choice(org.WESTERN_PLACES)
        address = text.format(n=rng.randint(1, 98), f=rng.randint(2, 29))
        truth.update(postal_codes=[postal], addresses=[address])
        parts = address.split(", ")
        half = max(1, len(parts) // 2)
        breaks = ((", ".join(parts[:half]) + ",", ", ".join(parts[half:])),)
        self._add(abroad(rng, country, area, rng.choice(("tel", "tel", "direct", "main"))))
        if rng.random() < 0.3:
            self._add(abroad(rng, country, area, "fax"))
        if rng.random() < 0.6 and country in {"US", "GB", "AU", "FR"}:
            self._add(abroad(rng, country, area, "mobile"))
        return (Line(address, "pin" if self.icons else "", breaks), *self._flush())

    def _address(self, office: Office, truth: dict[str, Any], with_postal: bool) -> list[Line]:
        rng = self.rng
        if self.english:
            text = " ".join(office.english)
            truth["addresses"].append(text)
            truth["postal_codes"].append(office.postal)
            return [Line(text, "pin" if self.icons else "", (office.english, (" ".join(office.english[:-1]), office.english[-1])))]
        place = office.head + office.street
        truth["addresses"].append(f"{place} {office.building}".strip())
        mark = ""
        if with_postal:
            truth["postal_codes"].append(office.postal)
            code = office.postal
            if self.wish.vertical and rng.random() < 0.5:
                code = digits_in_kanji(code).replace("-", "－")
            elif rng.random() < 0.06:
                code = full_width(code)
            mark = rng.choices(("〒", "〒 ", ""), (8, 2, 0.4 if not self.wish.vertical else 0))[0] + code
        gap = rng.choices((" ", "　"), (4, 1))[0]
        icon = "pin" if self.icons else ""
        one = f"{mark}{gap}{place}".strip() + (f"{gap}{office.building}" if office.building else "")
        two = (f"{mark}{gap}{place}".strip(), office.building) if office.building else (f"{mark}{gap}{place}".strip(),)
        three = tuple(x for x in (mark, place, office.building) if x)
        postal_apart = (mark, place + (f"{gap}{office.building}" if office.building else "")) if mark else two
        form = rng.choices(range(4), (3, 4, 3, 1))[0]
        order = (((one,), two, three), (two, three), (three,), (postal_apart, three))[form]
        return [Line(" ".join(order[0]), icon, order)]

    def _add(self, number: Number) -> None:
        printed = self.style.write(number)
        self.truth_phones.append({"type": number.kind, "e164": number.e164, "printed": printed, "extension": number.extension or None})
        tail = ""
        if number.extension:
            tail = f" ext. {number.extension}" if self.english else self.rng.choice((f"（内線{number.extension}）", f" 内線{number.extension}", f"(内線 {number.extension})", f" 内線：{number.extension}"))
        label = self.labels[number.kind]
        if number.kind == "main" and label == self.labels["tel"]:
            tail = self.rng.choice(("（代）", "（代表）", "(代)", "(代表)"))
        if self.icons and number.kind in {"tel", "fax", "mobile"}:
            self.numbers.append((number, printed + tail))
        else:
            self.numbers.append((number, label + self.joint + printed + tail))

    def _flush(self) -> list[Line]:
        """The pending numbers as lines, some of them two on a line."""
        rng = self.rng
        icons = {"tel": "phone", "fax": "fax", "mobile": "mobile"}
        lines: list[Line] = []
        texts = [(text, icons.get(n.kind, "") if self.icons else "") for n, text in self.numbers]
        self.numbers = []
        pair = not self.icons and not self.wish.vertical and rng.random() < 0.42
        joint = rng.choice((" ", "　", " / ", "　　", "  "))
        while texts:
            text, icon = texts.pop(0)
            if pair and texts and len(text) + len(texts[0][0]) < 50:
                other = texts.pop(0)[0]
                lines.append(Line(text + joint + other, "", ((text + joint + other,), (text, other))))
            else:
                lines.append(Line(text, icon))
        return lines

    def _fixed_lines(self, office: Office, index: int, count: int) -> list[Line]:
        rng = self.rng
        if self.employer.kind == "shop" and rng.random() < 0.25:
            return []
        kind = rng.choices(("tel", "main", "direct"), (72, 16, 12))[0] if index == 0 else "tel"
        first = fixed(rng, kind, office.town.area_code)
        if index == 0 and rng.random() < 0.06:
            first = Number(kind, "81", first.groups, str(rng.randint(100, 9999)))
        self._add(first)
        if kind == "main" and rng.random() < 0.55:
            self._add(fixed(rng, "direct", office.town.area_code, first))
        if rng.random() < 0.62:
            self._add(fixed(rng, "fax", office.town.area_code, first))
        return self._flush()

    def contacts(self, truth: dict[str, Any]) -> tuple[Line, ...]:
        """Mobile, toll-free, mail, web and social lines."""
        rng, person = self.rng, self.person
        truth.update(emails=[], urls=[], sns=[])
        if self.employer.kind != "abroad" and (rng.random() < 0.5 or not self.truth_phones):
            self._add(mobile(rng))
        if not self.english and rng.random() < 0.06:
            self._add(toll_free(rng))
        lines = self._flush()
        truth["phones"] = self.truth_phones
        if rng.random() < 0.93:
            mails = [_email(rng, person, self.domain)]
            if rng.random() < 0.07:
                mails.append(rng.choice(("info", "contact", "office")) + "@" + self.domain)
            truth["emails"] = mails
            lines += [self._net(self.mail_label, mail, "mail") for mail in mails]
        if rng.random() < 0.74:
            url = _url(rng, self.domain)
            truth["urls"] = [url]
            lines.append(self._net(self.web_label, url, "globe"))
        if rng.random() < (0.3 if self.employer.kind == "shop" else 0.07) and not self.wish.vertical:
            for row, line in _socials(rng, _slug(self.employer.slug)):
                truth["sns"].append(row)
                lines.append(line)
        truth["postal_code"] = next(iter(truth["postal_codes"]), None)
        truth["address"] = next(iter(truth["addresses"]), None)
        return tuple(lines)

    def _net(self, label: str, value: str, icon: str) -> Line:
        if self.icons:
            return Line(value, icon)
        return Line(f"{label}{self.net_joint}{value}" if label else value)
