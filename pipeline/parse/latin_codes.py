"""Postal codes, states and countries inside an address in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .facts.places import COUNTRIES, JP_POSTCODE, LATIN_JAPAN, UK_POSTCODE, US_STATE_ZIP
from .facts.places_abroad import (
    AUSTRALIAN_STATE_NAMES,
    AUSTRALIAN_STATES,
    CANADIAN_PROVINCE_NAMES,
    CANADIAN_PROVINCES,
    CITIES,
    CODE_PREFIXES,
    CODE_SHAPES,
    INDIAN_STATE_LETTERS,
    INDIAN_STATES,
    STREET,
    US_STATE_NAMES,
    US_STATES,
)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_TOWN = r"[A-ZÀ-Þ][^\W\d_]+"
COUNTRY = re.compile(rf"(?:^|[\s,.(])({_any_of(COUNTRIES)})\)?\.?$", re.IGNORECASE)
CITY = re.compile(rf"(?<![\w-])({_any_of(CITIES)})(?![\w-])", re.IGNORECASE)
_CITY_COUNTRIES = {city.lower(): country for city, country in CITIES.items()}
_INDIAN_STATE = re.compile(rf"\b(?:{_any_of(INDIAN_STATES)})\b", re.IGNORECASE)
# The rank of a line: `, CA` or `, Oklahoma` behind a town.
_STATE_LAST = re.compile(
    rf"[\w)][,.]\s?(?:{_any_of((*US_STATES, *CANADIAN_PROVINCES, *INDIAN_STATE_LETTERS))}|"
    rf"(?i:{_any_of((*US_STATE_NAMES, *CANADIAN_PROVINCE_NAMES, *INDIAN_STATES))}))[.,]?$"
)
_US_NAMES = frozenset(name.lower() for name in (*US_STATES, *US_STATE_NAMES))
_CANADA = re.compile(r"\b([ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z]\s?\d[ABCEGHJ-NPR-TV-Z]\d)\b")
_AUSTRALIA = re.compile(
    rf"\b(?:{_any_of(AUSTRALIAN_STATES)}|(?i:{_any_of(AUSTRALIAN_STATE_NAMES)})),?\s+(\d{{4}})\b"
)
_SINGAPORE = re.compile(r"\b(?:singapore|s)\s?[-(,]?\s?(\d{6})\b", re.IGNORECASE)
# `1201 NW Third Avenue` and `2500 EL SENDERO` are American: a direction or an article.
_NETHERLANDS = re.compile(
    r"(?:^|[,|·•]\s?|\s-\s)([1-9]\d{3}\s?(?!N[EW]|S[ADESTW]|EL|LA|LE|MT|FT|DE)[A-Z]{2})"
    rf"\s+({_TOWN}.*)",
    re.MULTILINE,
)
_PREFIXED = re.compile(
    rf"\b({_any_of(CODE_PREFIXES)})\s?-\s?(\d{{3}}\s\d{{2}}|\d{{4,5}})(?=\s+[A-ZÀ-Þ])"
)
# India prints the PIN behind the town, in two threes or behind a dash.
_INDIA = re.compile(
    r"(?:(?<!\btel)(?<!\bfax)(?<!\bph)(?<!\bmob)(?<!\bext)(?<!\b\w)"
    r"(?:(?<=[a-z])\)?\.?|(?<=[a-z]\.))"
    r"(?:\s?[-:,.]?\s?([1-9]\d{2}\s\d{3})|\s?-\s?([1-9]\d{5}))"
    r"|\bpin(?:\s?code)?\s?[-:.]*\s?([1-9]\d{2}\s?\d{3}))(?!\s?[\d-])",
    re.IGNORECASE,
)
_BEFORE_TOWN = re.compile(
    rf"(?:^|[,|·•]\s?|\s-\s)(\d{{4,5}}) +((?:St\. )?{_TOWN}(?:[ '’-]+[^\W\d_]+){{0,3}})"
    r"(?=$|[,.(|/]|\s-)",
    re.MULTILINE,
)
_BEHIND_CITY = re.compile(
    rf"(?<![\w-])({_any_of(CITIES)})\s?[-,(]?\s?(\d{{3}}\s?\d{{3}}|\d{{5}}|\d{{7}})(?![\d-])",
    re.IGNORECASE,
)
_BEFORE_COUNTRY = re.compile(
    rf"(?<=[^\W\d_]\s)\d{{4,7}}(?=,?\s(?:{_any_of(COUNTRIES)})\.?$)", re.IGNORECASE
)
_LONE_PIN = re.compile(r"(?:pin(?:\s?code)?\s?[-:.]*\s?)?[1-9]\d{2}\s?\d{3}\.?", re.IGNORECASE)
_NAMES_IRELAND = re.compile(r"\b(?:Ireland|Dublin|Co\.\s[A-Z])")

_SURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("US", US_STATE_ZIP),
    ("CA", _CANADA),
    ("GB", UK_POSTCODE),
    ("AU", _AUSTRALIA),
    ("SG", _SINGAPORE),
)
"""Codes that show by themselves whose they are, the code in the first group."""


def holds_code(text: str) -> bool:
    """Whether a code stands in `text` that can hardly be another number."""
    return bool(
        _sure_code(text)
        or JP_POSTCODE.search(text)
        or _BEHIND_CITY.search(text)
        or (_NAMES_IRELAND.search(text) and re.search(rf"\b(?:{CODE_SHAPES['IE']})\b", text))
    )


def holds_code_before_town(text: str) -> bool:
    """Whether `text` holds `1860 Montbleu`: four or five figures before a town.

    Weak by itself: a year or the number of a standard stands before a word just so.
    """
    return _code_before_town(text) is not None


def begins_with_code(text: str) -> bool:
    """Whether `text` is such a code and its town from the beginning."""
    code = _code_before_town(text)
    return code is not None and text.startswith(code)


def without_code_behind_city(text: str) -> str:
    """`text` without `Tel Aviv 6688312`, whose code is as long as a telephone number."""
    return _BEFORE_COUNTRY.sub("", _BEHIND_CITY.sub("", text))


def is_lone_code(text: str) -> bool:
    """Whether `text` is an Indian code and nothing else."""
    return bool(_LONE_PIN.fullmatch(text))


def names_state(text: str) -> bool:
    """Whether `text` ends with a state or province behind a town, or holds an Indian state."""
    return bool(_STATE_LAST.search(text) or _INDIAN_STATE.search(text))


def country_of(text: str) -> str:
    """ISO 3166-1 of the country that a Latin address names or implies; empty if neither."""
    named = COUNTRY.search(text)
    if named:
        return COUNTRIES[named.group(1).lower()]
    if US_STATE_ZIP.search(text):
        return "US"
    if JP_POSTCODE.search(text) or LATIN_JAPAN.search(text):
        return "JP"
    return "GB" if UK_POSTCODE.search(text) else ""


def country_told(text: str) -> str:
    """The same of one whole address, by its code, state or city where no country is named."""
    found = country_of(text)
    if found:
        return found
    sure = _sure_code(text)
    if sure:
        return sure[0]
    if _INDIAN_STATE.search(text):
        return "IN"
    if _STATE_LAST.search(text):
        last = re.split(r"[,.]\s", text)[-1].strip(" ,").lower()
        if last in {name.lower() for name in (*CANADIAN_PROVINCES, *CANADIAN_PROVINCE_NAMES)}:
            return "CA"
        letters = last not in _US_NAMES and last.upper() in INDIAN_STATE_LETTERS
        return "IN" if letters else "US"
    cities = CITY.findall(text)
    return _CITY_COUNTRIES[cities[-1].lower()] if cities else ""


def latin_code(text: str, country: str) -> str | None:
    """The postal code inside a Latin address, as printed, without the prefix of a country.

    The lines of `text` may be parted by line feeds, which tell a house number from a code.
    """
    if country == "JP":
        match = JP_POSTCODE.search(text)
        return f"{match.group(1)}-{match.group(2)}" if match else None
    prefixed = _PREFIXED.search(text)
    if prefixed:
        return prefixed.group(2)
    sure = _sure_code(text)
    if sure and (sure[0] == country or not country):
        return sure[1]
    if country in ("US", "CA", "GB"):
        return None
    if country in CODE_SHAPES:
        return _placed(re.findall(rf"(?<![\w-])(?:{CODE_SHAPES[country]})(?![\w-])", text), text)
    before = _code_before_town(text)
    if before:
        return before
    return _placed(re.findall(r"(?<![\d\-])\d{4,6}(?![\d\-])", text), text)


def _code_before_town(text: str) -> str | None:
    """The code of `1860 Montbleu`, which `1860 Harbor Street` has not."""
    found = (m for m in _BEFORE_TOWN.finditer(text) if not STREET.search(m.group(2)))
    return next((match.group(1) for match in found), None)


def _sure_code(text: str) -> tuple[str, str] | None:
    """Country and code where the form of the code tells both."""
    prefixed = _PREFIXED.search(text)
    if prefixed:
        return CODE_PREFIXES[prefixed.group(1)], prefixed.group(2)
    for country, pattern in _SURE:
        match = pattern.search(text)
        if match:
            return country, match.group(1)
    dutch = _NETHERLANDS.search(text)
    if dutch and not STREET.search(dutch.group(2)):
        return "NL", dutch.group(1)
    india = _INDIA.search(text)
    if india:
        return "IN", next(group for group in india.groups() if group)
    return None


def _placed(numbers: list[str], text: str) -> str | None:
    """The last of `numbers` that is no house number, which an address begins with."""
    for number in reversed(numbers):
        town_follows = re.match(rf"{re.escape(number)}\s+{_TOWN}(?:,|$|\s[A-Z]\w+$)", text)
        if not text.startswith(number) or town_follows:
            return number
    return None
