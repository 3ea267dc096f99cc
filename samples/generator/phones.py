"""Telephone numbers that reach nobody, in every printed style.

Japanese fixed lines: the local exchange number (市内局番) begins with 0 or 1, which the
numbering plan (電気通信番号計画, Ministry of Internal Affairs) gives to no subscriber, since both
lead out of the local network; phonenumbers nevertheless finds them well formed and valid. Areas
where it does not are left out of `towns.tsv`.
Mobile: 070-0 and 090-0, which the plan leaves out (070-CDE, C not 0) and phonenumbers calls
possible, not valid; and 060-8 and 060-9, the end of a range that was opened in December 2024 and
is handed out from its beginning over years. 080-0 is left alone: dialled, it is 0800.
Toll free: 0800-04 to 0800-06, in which no operator is known to have a block. 0120 is used
throughout and therefore not printed.
Abroad: the numbers kept for fiction: 555-0100 to 0199 (North America), those of Ofcom, ACMA,
the Bundesnetzagentur (030 23125) and ARCEP (01 99 00, 06 39 98).
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from .places import digits_in_kanji, full_width

# Areas in which only this one of the two digits makes a number that phonenumbers finds valid.
_FIRST = {"03": "1", "019": "1", "096": "1", "097": "1", "046": "0", "088": "0"}


@dataclass(frozen=True)
class Number:
    """`groups` are the national groups with the leading 0; `country` is the calling code."""

    kind: str
    country: str
    groups: tuple[str, ...]
    extension: str = ""

    @property
    def e164(self) -> str:
        digits = "".join(self.groups)
        return "+" + self.country + (digits if self.country == "1" else digits.removeprefix("0"))


def fixed(rng: random.Random, kind: str, area: str, near: Number | None = None) -> Number:
    """A fixed line in the area code `area`; `near` gives the number that it comes shortly after."""
    size = 6 - len(area)
    if near is not None:
        last = (int(near.groups[-1]) + rng.choice((1, 2, 5, 10))) % 10000
        return Number(kind, "81", (near.groups[0], near.groups[1], f"{last:04d}"))
    local = str(rng.randint(0, 1)) + "".join(str(rng.randint(0, 9)) for _ in range(size - 1))
    if area in _FIRST:  # the other digit makes a number of no known form
        local = _FIRST[area] + local[1:]
    return Number(kind, "81", (area, local, f"{rng.randint(100, 9899):04d}"))


def mobile(rng: random.Random) -> Number:
    if rng.random() < 0.55:
        head, block = "060", f"{rng.choice('89')}{rng.randint(0, 999):03d}"
    else:
        head, block = rng.choice(("090", "070", "070")), f"0{rng.randint(0, 999):03d}"
    return Number("mobile", "81", (head, block, f"{rng.randint(0, 9999):04d}"))


def toll_free(rng: random.Random) -> Number:
    return Number(
        "tollfree", "81", ("0800", f"0{rng.randint(40, 69)}", f"{rng.randint(0, 9999):04d}")
    )


def abroad(rng: random.Random, country: str, area: str, kind: str) -> Number:
    """A number of the range kept for fiction, where the country has one."""
    if country == "US":
        return Number(kind, "1", (area, "555", f"01{rng.randint(0, 99):02d}"))
    if country == "GB":
        if kind == "mobile":
            return Number(kind, "44", ("07700", f"900{rng.randint(0, 999):03d}"))
        block = {"20": "7946", "161": "496", "117": "496"}[area]
        return Number(kind, "44", ("0" + area, block, f"0{rng.randint(0, 999):03d}"))
    if country == "AU":
        if kind == "mobile":
            return Number(kind, "61", ("0491", "570", f"{rng.choice((156, 157, 158, 159, 110))}"))
        return Number(kind, "61", ("02", "5550", f"{rng.randint(0, 9999):04d}"))
    if country == "DE":
        return Number(kind, "49", ("030", f"23125{rng.randint(0, 999):03d}"))
    if country == "FR":
        if kind == "mobile":
            return Number(
                kind,
                "33",
                ("06", "39", "98", f"{rng.randint(0, 99):02d}", f"{rng.randint(0, 99):02d}"),
            )
        return Number(
            kind, "33", ("01", "99", "00", f"{rng.randint(0, 99):02d}", f"{rng.randint(0, 99):02d}")
        )
    raise ValueError(f"no numbers for fiction are known in {country}")


@dataclass(frozen=True)
class Style:
    """How one card writes its numbers."""

    form: str

    def write(self, number: Number) -> str:
        form = self.form
        parts = number.groups
        if number.country != "81":
            return _write_abroad(number, form)
        national = (parts[0].removeprefix("0"), *parts[1:])
        match form:
            case "parentheses":
                return f"{parts[0]}({parts[1]}){parts[2]}"
            case "parentheses-area":
                return f"({parts[0]}){parts[1]}-{parts[2]}"
            case "parentheses-wide":
                return f"{parts[0]}（{parts[1]}）{parts[2]}"
            case "dots":
                return ".".join(parts)
            case "middle-dots":
                return "・".join(parts)
            case "spaces":
                return " ".join(parts)
            case "plain":
                return "".join(parts)
            case "en-dash":
                return "–".join(parts)
            case "minus":
                return "−".join(parts)
            case "hyphen-proper":
                return "‐".join(parts)
            case "spaced-hyphen":
                return " - ".join(parts)
            case "full-width":
                return full_width("-".join(parts))
            case "+81":
                return "+81-" + "-".join(national)
            case "+81 spaces":
                return "+81 " + " ".join(national)
            case "+81(0)":
                return "+81(0)" + "-".join(national)
            case "+81 (0)":
                return "+81 (0)" + " ".join(national)
            case "(+81)":
                return "(+81) " + "-".join(national)
            case "81":
                return "81-" + "-".join(national)
            case "kanji":
                return "－".join(digits_in_kanji(p) for p in parts)
            case "kanji-parentheses":
                k = [digits_in_kanji(p) for p in parts]
                return f"{k[0]}（{k[1]}）{k[2]}"
            case "kanji-dots":
                return "・".join(digits_in_kanji(p) for p in parts)
            case _:
                return "-".join(parts)


def _write_abroad(number: Number, form: str) -> str:
    p = number.groups
    if number.country == "1":
        return {
            "dots": ".".join(p),
            "parentheses": f"({p[0]}) {p[1]}-{p[2]}",
            "parentheses-area": f"({p[0]}) {p[1]}-{p[2]}",
            "spaces": " ".join(("+1", *p)),
            "+81": "+1-" + "-".join(p),
            "+81 spaces": "+1 " + " ".join(p),
            "+81(0)": f"+1 ({p[0]}) {p[1]}-{p[2]}",
        }.get(form, "-".join(p))
    national = (p[0].removeprefix("0"), *p[1:])
    if form in {"+81(0)", "+81 (0)", "parentheses"} and p[0].startswith("0"):
        return f"+{number.country} (0){' '.join(national)}"
    if form in {"hyphen", "+81", "81"}:
        return f"+{number.country}-" + "-".join(national)
    return f"+{number.country} " + " ".join(national)


def draw_style(rng: random.Random, styles: tuple[tuple[str, float], ...]) -> Style:
    return Style(rng.choices([s for s, _ in styles], [w for _, w in styles])[0])
