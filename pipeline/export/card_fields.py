"""The properties of a card to the fields of a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Address, Contact, Field, Phone, PhoneKind, SocialHandle
from ..text.kana import is_kana, to_hiragana
from .content_line import ContentLine, split_escaped, unescape_text
from .outgoing import HOME, JOIN, MET_MARK
from .phone_forms import e164_of, extension_in, printed_form
from .plain_text import clean_line, clean_text

_LABEL_KINDS: tuple[tuple[str, PhoneKind], ...] = (
    ("代表", "main"), ("直通", "direct"), ("フリーダイヤル", "tollfree"), ("fax", "fax"),
    ("携帯", "mobile"), ("main", "main"), ("direct", "direct"), ("toll", "tollfree"),
)  # fmt: skip
_TYPE_KINDS: tuple[tuple[str, PhoneKind], ...] = (
    ("fax", "fax"), ("cell", "mobile"), ("mobile", "mobile"), ("iphone", "mobile"),
    ("main", "main"),
)  # fmt: skip
_EXTENSION_LABEL = re.compile(r"(?:内線|ext\.?)\s*([0-9*#-]+)", re.IGNORECASE)
_APPLE_LABEL = re.compile(r"^_\$!<(.*)>!\$_$")
_SOCIAL = {
    "X-TWITTER": "X", "X-FACEBOOK": "Facebook", "X-SKYPE": "Skype", "X-LINE": "LINE",
    "X-INSTAGRAM": "Instagram", "X-LINKEDIN": "LinkedIn",
}  # fmt: skip
_KEPT_AS_LINES = ("BDAY", "NICKNAME", "ROLE", "ANNIVERSARY", "X-ANNIVERSARY", "IMPP", "GENDER")


@dataclass(frozen=True, slots=True)
class CardContent:
    """The lines of a card by name, and the labels that groups tie to them."""

    lines: tuple[ContentLine, ...]
    labels: dict[str, str]

    @classmethod
    def of(cls, lines: tuple[ContentLine, ...]) -> CardContent:
        labels = {
            line.group: clean_line(_APPLE_LABEL.sub(r"\1", unescape_text(line.value)))
            for line in lines
            if line.name == "X-ABLABEL" and line.group
        }
        return cls(lines, labels)

    def named(self, name: str) -> Iterator[ContentLine]:
        return (line for line in self.lines if line.name == name)

    def first(self, name: str) -> str:
        """The raw value of the first property `name`, or nothing."""
        return next((line.value for line in self.named(name)), "")

    def texts(self, name: str) -> tuple[str, ...]:
        """The text of every property `name`."""
        found = (clean_text(unescape_text(line.value)) for line in self.named(name))
        return tuple(text for text in found if text)

    def line_text(self, name: str) -> str:
        """The first property `name` as one line."""
        return clean_line(unescape_text(self.first(name)))

    def parts(self, name: str) -> tuple[str, ...]:
        """The components of the first property `name`, each as one line."""
        return tuple(clean_line(part) for part in split_escaped(self.first(name), ";"))

    def label(self, line: ContentLine) -> str:
        return self.labels.get(line.group, "") if line.group else ""

    def categories(self) -> tuple[str, ...]:
        found = [
            clean_line(part)
            for line in self.named("CATEGORIES")
            for part in split_escaped(line.value, ",")
        ]
        return tuple(dict.fromkeys(part for part in found if part))


def contact_of(card: CardContent) -> Contact:
    """The contact that the properties of a card make."""
    family, given, middle, *_titles = (*card.parts("N"), "", "", "")
    given = " ".join(part for part in (given, middle) if part)
    full = card.line_text("FN")
    organisation = [part for part in card.parts("ORG") if part]
    company, departments = _organisation(card, organisation)
    if full in ("?", "") or (full == company and not family and not given):
        full = " ".join(part for part in (family, given) if part)
    kana, romaji = _reading(card)
    guessed = any(MET_MARK in n and "reading guessed" in n for n in card.texts("NOTE"))
    return Contact(
        name_full=_field(full),
        name_family=_field(family) if given or family != full else None,
        name_given=_field(given),
        name_kana=None if guessed else _field(kana),
        name_kana_guess=_field(kana) if guessed else None,
        name_romaji=_field(romaji),
        company=_field(company),
        company_kana=_field(to_hiragana(card.line_text("X-PHONETIC-ORG"))),
        departments=_fields(departments),
        titles=_fields([t for line in card.texts("TITLE") for t in line.split(JOIN)]),
        emails=_fields([clean_line(text) for text in card.texts("EMAIL")]),
        phones=tuple(_phones(card)),
        urls=_fields([_uri(line) for line in card.named("URL")]),
        addresses=tuple(a for a in _addresses(card) if a.label != "English"),
        addresses_en=tuple(replace(a, label="") for a in _addresses(card) if a.label == "English"),
        sns=tuple(_handles(card)),
        further=_fields(
            [f"{name}: {clean_line(t)}" for name in _KEPT_AS_LINES for t in card.texts(name)]
        ),
    )


def _uri(line: ContentLine) -> str:
    """An address; programs that escape it are undone, and the comma that we encode."""
    return clean_line(line.value.replace("\\", "")).replace("%2C", ",")


def _field(text: str) -> Field | None:
    cleaned = clean_line(text)
    return Field(cleaned, cleaned) if cleaned.strip() else None


def _fields(texts: list[str]) -> tuple[Field, ...]:
    found = (_field(text) for text in dict.fromkeys(texts))
    return tuple(field for field in found if field)


def _organisation(card: CardContent, parts: list[str]) -> tuple[str, list[str]]:
    """Company and departments; ORG begins with `;` when only departments are known."""
    first = card.parts("ORG")[:1]
    if parts and first and not first[0]:
        return "", parts
    return (parts[0], parts[1:]) if parts else ("", [])


def _reading(card: CardContent) -> tuple[str, str]:
    """The reading in hiragana, and in letters when it was given so."""
    parts = [card.line_text(f"X-PHONETIC-{part}-NAME") for part in ("LAST", "FIRST")]
    text = " ".join(part for part in parts if part) or card.line_text("SORT-STRING")
    if not text:
        sort = (v for line in card.named("N") for n, v in line.params if n == "SORT-AS")
        text = " ".join(part.strip() for part in ",".join(sort).split(",") if part.strip())
    if all(is_kana(part.replace("・", "")) for part in text.split() or ["-"]):
        return to_hiragana(text), ""
    # Other programs sort by a name in kanji or letters; only letters say how it sounds.
    return "", text if parts[0] and text.isascii() else ""


def _phones(card: CardContent) -> Iterator[Phone]:
    for line in card.named("TEL"):
        text = clean_line(unescape_text(line.value))
        number, inside = extension_in(re.sub(r"^tel:", "", text, flags=re.IGNORECASE))
        field = _field(printed_form(number))
        if field is None:
            continue
        label = card.label(line)
        found = _EXTENSION_LABEL.search(label)
        rest = clean_line(_EXTENSION_LABEL.sub("", label))
        kind = _phone_kind(line, label)
        yield Phone(
            number=field,
            kind=kind,
            e164=e164_of(number),
            extension=found[1] if found else inside or None,
            label="" if rest in ("直通", "代表", "フリーダイヤル") else rest,
        )


def _phone_kind(line: ContentLine, label: str) -> PhoneKind:
    for word, kind in _LABEL_KINDS:
        if word in label.lower():
            return kind
    types = ",".join(line.values_of("TYPE"))
    return next((kind for word, kind in _TYPE_KINDS if word in types), "tel")


def _addresses(card: CardContent) -> Iterator[Address]:
    for line in card.named("ADR"):
        parts = [clean_line(part) for part in split_escaped(line.value, ";")]
        box, extended, street, city, region, code, country = (*parts, *[""] * 7)[:7]
        street = " ".join(part for part in (street, extended, box) if part)
        japanese = country in HOME
        joined = region + city + street if japanese else ", ".join(
            part for part in (street, city, region) if part
        )  # fmt: skip
        text = _field(joined) or _field(code)
        if text is None:
            continue
        split = bool(city or region)
        yield Address(
            text=text,
            postal_code=_field(code),
            prefecture=region,
            city=city,
            street=street if split else "",
            country="" if japanese else country,
            label=card.label(line),
        )


def _handles(card: CardContent) -> Iterator[SocialHandle]:
    for line in card.named("X-SOCIALPROFILE"):
        user = next((v for n, v in line.params if n == "X-USER"), "")
        value = clean_line(line.value.replace("\\", "")).removeprefix("x-apple:")
        service = next((v for n, v in line.params if n == "TYPE"), "")
        handle = _field(user or value)
        if handle:
            yield SocialHandle(service, handle)
    for name, service in _SOCIAL.items():
        for text in card.texts(name):
            handle = _field(text)
            if handle:
                yield SocialHandle(service, handle)
