"""Addresses, numbers, mail and the web of one card, in one style."""

from __future__ import annotations

import random
from typing import Any

from . import organisations as org
from .card import Line
from .employers import Employer, slug_of
from .labels import (
    ENGLISH_LABELS,
    ENGLISH_STYLES,
    HORIZONTAL_STYLES,
    LABELS,
    NETWORK_LABELS,
    VERTICAL_STYLES,
)
from .network import email_of, safe_domain, socials_of, url_of
from .people import Person
from .phones import Number, Style, abroad, draw_style, fixed, mobile, toll_free
from .places import Office, digits_in_kanji, full_width, make_office
from .wish import Wish


class Ways:
    """Addresses, numbers, mail and the web of one card, in one style."""

    def __init__(self, rng: random.Random, wish: Wish, person: Person, employer: Employer) -> None:
        self.rng, self.wish, self.person, self.employer = rng, wish, person, employer
        self.english = wish.script == "en"
        styles = (
            ENGLISH_STYLES
            if self.english
            else VERTICAL_STYLES
            if wish.vertical
            else HORIZONTAL_STYLES
        )
        self.style: Style = draw_style(rng, styles)
        tables = ENGLISH_LABELS if self.english else LABELS
        if wish.vertical:
            tables = tuple(
                t for t in LABELS if t[0]["tel"] in {"電話", "TEL", "Tel.", "☎", "ＴＥＬ"}
            )
        self.labels, self.joint, _ = rng.choices(tables, [t[2] for t in tables])[0]
        networks = NETWORK_LABELS
        if self.english:
            networks = tuple(n for n in NETWORK_LABELS if n[0].isascii())
        if wish.vertical:
            networks = tuple(n for n in NETWORK_LABELS if n[0] in {"E-mail", "メール", "Mail", ""})
        self.mail_label, self.web_label, self.net_joint, _ = rng.choices(
            networks, [n[3] for n in networks]
        )[0]
        self.icons = wish.icons and not wish.vertical and rng.random() < 0.16
        self.numbers: list[tuple[Number, str]] = []
        self.all_numbers: list[Number] = []
        self.label_after = not wish.vertical and rng.random() < 0.03
        self.domain = safe_domain(rng, employer.slug, employer.suffix)

    def offices(
        self, truth: dict[str, Any]
    ) -> tuple[tuple[tuple[Line, ...], ...], tuple[str, ...]]:
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
            lines += self._fixed_lines(office, index)
            blocks.append(tuple(lines))
        return tuple(blocks), english_address

    def _office_label(self, office: Office, index: int) -> str:
        stem = office.town.city.split("市")[0].removesuffix("区")
        kind = self.employer.kind
        if index == 0:
            return self.rng.choice(
                ("本社", "本店", f"{stem}本社")
                if kind == "company"
                else ("本店", "本部", f"{stem}事務所")
            )
        tail = (
            ("支店", "営業所", "工場", "オフィス", "支社")
            if kind == "company"
            else ("オフィス", "事務所", "分室")
        )
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
            return [
                Line(
                    text,
                    "pin" if self.icons else "",
                    (office.english, (" ".join(office.english[:-1]), office.english[-1])),
                )
            ]
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
            mark = (
                rng.choices(("〒", "〒 ", ""), (8, 2, 0.4 if not self.wish.vertical else 0))[0]
                + code
            )
        gap = rng.choices((" ", "　"), (4, 1))[0]
        icon = "pin" if self.icons else ""
        one = f"{mark}{gap}{place}".strip() + (f"{gap}{office.building}" if office.building else "")
        two = (
            (f"{mark}{gap}{place}".strip(), office.building)
            if office.building
            else (f"{mark}{gap}{place}".strip(),)
        )
        three = tuple(x for x in (mark, place, office.building) if x)
        postal_apart = (
            (mark, place + (f"{gap}{office.building}" if office.building else "")) if mark else two
        )
        form = rng.choices(range(4), (3, 4, 3, 1))[0]
        order = (((one,), two, three), (two, three), (three,), (postal_apart, three))[form]
        return [Line(" ".join(order[0]), icon, order)]

    def _add(self, number: Number) -> None:
        printed = self.style.write(number)
        self.all_numbers.append(number)
        self.truth_phones.append(
            {
                "type": number.kind,
                "e164": number.e164,
                "printed": printed,
                "extension": number.extension or None,
            }
        )
        tail = ""
        if number.extension:
            tail = (
                f" ext. {number.extension}"
                if self.english
                else self.rng.choice(
                    (
                        f"（内線{number.extension}）",
                        f" 内線{number.extension}",
                        f"(内線 {number.extension})",
                        f" 内線：{number.extension}",
                    )
                )
            )
        label = self.labels[number.kind]
        if number.kind == "main" and label == self.labels["tel"]:
            tail = self.rng.choice(("（代）", "（代表）", "(代)", "(代表)"))
            if self.english:
                tail = " (main)"
        # A handset alone does not say that the number is the main one; many cards leave it at that.
        bare = number.kind == "main" and self.icons and self.rng.random() < 0.5
        if bare or (self.icons and number.kind in {"tel", "fax", "mobile"}):
            tail = "" if bare else tail
            self.numbers.append((number, printed + tail))
        elif self.label_after and not tail:
            self.numbers.append((number, f"{printed} ({label.strip('.:： []／')})"))
        else:
            self.numbers.append((number, label + self.joint + printed + tail))

    def _flush(self) -> list[Line]:
        """The pending numbers as lines, some of them two on a line."""
        rng = self.rng
        icons = {"tel": "phone", "main": "phone", "fax": "fax", "mobile": "mobile"}
        lines: list[Line] = []
        texts = [(text, icons.get(n.kind, "") if self.icons else "") for n, text in self.numbers]
        self.numbers = []
        pair = not self.icons and not self.wish.vertical and rng.random() < 0.42
        joint = rng.choice((" ", "　", " / ", "　　", "  "))
        while texts:
            text, icon = texts.pop(0)
            if pair and texts and len(text) + len(texts[0][0]) < 50:
                other = texts.pop(0)[0]
                lines.append(
                    Line(text + joint + other, "", ((text + joint + other,), (text, other)))
                )
            else:
                lines.append(Line(text, icon))
        return lines

    def _fixed_lines(self, office: Office, index: int) -> list[Line]:
        rng = self.rng
        if self.employer.kind == "shop" and rng.random() < 0.25:
            return []
        kind = rng.choices(("tel", "main", "direct"), (72, 16, 12))[0] if index == 0 else "tel"
        first = fixed(rng, kind, office.town.area_code)
        while self.style.form.startswith("kanji") and _blurs(first):
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
            mails = [email_of(rng, person, self.domain)]
            if rng.random() < 0.07:
                mails.append(rng.choice(("info", "contact", "office")) + "@" + self.domain)
            truth["emails"] = mails
            lines += [self._net(self.mail_label, mail, "mail") for mail in mails]
        if rng.random() < 0.74:
            url = url_of(rng, self.domain)
            truth["urls"] = [url]
            lines.append(self._net(self.web_label, url, "globe"))
        if (
            rng.random() < (0.3 if self.employer.kind == "shop" else 0.07)
            and not self.wish.vertical
        ):
            for row, line in socials_of(rng, slug_of(self.employer.slug)):
                truth["sns"].append(row)
                lines.append(line)
        truth["postal_code"] = next(iter(truth["postal_codes"]), None)
        truth["address"] = next(iter(truth["addresses"]), None)
        return tuple(lines)

    def _net(self, label: str, value: str, icon: str) -> Line:
        if self.icons:
            return Line(value, icon)
        return Line(f"{label}{self.net_joint}{value}" if label else value)


def _blurs(number: Number) -> bool:
    """Whether kanji digits set downwards would run together: 一一 looks like 二."""
    return any(pair in " ".join(number.groups) for pair in ("11", "12", "21"))
