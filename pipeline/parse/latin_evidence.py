"""How much a line in Latin letters reads like a part of an address, and mending of its marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .facts.organisations import ENGLISH, ENGLISH_LEGAL
from .facts.places import (
    JP_POSTCODE,
    LARGE_TOWNS,
    LATIN_JAPAN,
    PREFECTURES,
    UK_POSTCODE,
    US_STATE_ZIP,
)
from .facts.places_abroad import CONTACT_LABEL, PART, STREET
from .facts.positions import CERTIFICATE, ENGLISH_TITLE, REGISTRATION
from .latin_codes import (
    CITY,
    COUNTRY,
    begins_with_code,
    country_of,
    holds_code,
    holds_code_before_town,
    is_lone_code,
    latin_code,
    names_state,
    without_code_behind_city,
)
from .name_western import judge_western
from .positions_english import parse_english

SURE, LIKELY = 1.0, 0.5
"""From these likenesses on a line is one to begin an address with, or joins one."""

# A comma in small print; abbreviations keep their full stop.
_FULL_STOP = re.compile(
    r"(?<!\bBldg)(?<!\bSt)(?<!\bNo)(?<!\bAve)(?<!\bRd)(?<!\bCo)(?<!\bMt)(?<!\bLtd)(?<!\bRm)(?<!\bFl)\.\s?(?=[A-Z0-9])"
)
_STOP_BEHIND_WHOLE = re.compile(
    r"(\b(?:Street|Road|Avenue|Lane|Colony|Nagar|Layout|Building|Floor|Tower)(?:\s\d+)?|"
    r"\b[A-Z][a-z]+\s\d{1,4})\.(?=\s[A-Z])"
)
_STROKES = str.maketrans("l1|", "iii")
_WORDS = {
    word.translate(_STROKES): word
    for word in (
        "suite floor street avenue boulevard drive lane place plaza square building circle hill "
        "hills mill village field park parkway terrace united kingdom australia ireland italy "
        "singapore california illinois florida virginia seattle portland philadelphia dublin "
        "berlin bldg"
    ).split()
}
_COMPANY_NUMBER = re.compile(r"\(?(?:ABN|ACN|UEN|CIN|GSTIN|VAT|Co\. Reg)\b", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|est\.?|established)\s(?:in\s)?\d{4}", re.IGNORECASE)
_PHONE_LIKE = re.compile(
    r"(?<!\d)\d{7,}|\+\s?\d|\(\d{2,4}\)\s?\d{3}|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b"
)
_HOUSE_FIRST = re.compile(r"^#?\s?\d[\d/\-]*[A-Za-z]?,?\s+(?:[NESW]\.?\s)?[A-ZÀ-Þ]")
_HOUSE_LAST = re.compile(
    r"^[A-ZÀ-Þ][^\W\d_]+(?:[\s'’\-.]+[^\W\d_]+){0,4},?\s(?!(?:19|20)\d\d$)\d{1,4}(?:/\d{1,4})?\s?[a-zA-Z]?$"
)
_YEAR = re.compile(r"(?<![\w-])(?:19|20)\d{2}(?![\w-])")
_ADDRESSED = re.compile(r"\b(?:you|your|yours|we|our)\b", re.IGNORECASE)
_LONE_NUMBERS = re.compile(r"\d{1,4}(?:-\d{1,4}){1,3}|\d{3}-\d{4}|\d{4,6}|\d{5}-\d{4}")
_PART_FIRST = re.compile(
    r"(?:suite|unit|room|floor|flat|plot|door|shop|block|near|opp|opposite|behind|beside|"
    r"next to)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:university|institute|college|school|hospital|clinic|department|dept|faculty|division|"
    r"ministry|agency|council|association|foundation|society)\b",
    re.IGNORECASE,
)
_ENDS_IN_BUILDING = re.compile(
    r"\b(?:building|bldg|tower|towers|house|plaza|complex|arcade|chambers|mansion)\.?$",
    re.IGNORECASE,
)
_JAPANESE_TOWN = re.compile("|".join((*PREFECTURES.values(), *LARGE_TOWNS)), re.IGNORECASE)
_SMALL_WORDS = frozenset(
    "de du des la le les der die das den dem am an im in zum zur auf of the and et und y e del "
    "della delle di da do dos das van von aan op near opp behind beside next to above off ul al "
    "rue via".split()
)


def likeness(plain: str) -> float:
    """How much a line reads like one of an address; negative for what no address holds."""
    if is_foreign(plain):
        return -1.0
    if not re.search(r"[^\W\d_]", plain):
        return LIKELY if _LONE_NUMBERS.fullmatch(plain.strip(" .,")) or is_lone_code(plain) else 0.0
    score = 0.0
    if LATIN_JAPAN.search(plain):
        score += 0.7
    if STREET.search(plain) or PART.search(plain):
        score += 0.6
    if re.search(r"\d", plain):
        score += 0.5
    if COUNTRY.search(plain):
        score += 0.8
    elif CITY.search(plain) and not ENGLISH.search(plain):
        score += 0.5
    if names_state(plain):
        score += 0.6
    if holds_code(plain):
        score += 1.0
    elif holds_code_before_town(plain):
        score += 0.6
    if plain.endswith(","):
        score += 0.4
    elif "," in plain:
        score += 0.3
    if _reads_as_sentence(plain) or _is_post(plain) or _is_unit(plain):
        score -= 0.8
    return score


def is_foreign(plain: str) -> bool:
    """Whether a line is a company's, a number's or a mail's, and so no part of an address."""
    return bool(
        ENGLISH_LEGAL.search(plain)
        or "@" in plain
        or "www." in plain.lower()
        or REGISTRATION.search(plain)
        or CONTACT_LABEL.search(plain)
        or _PHONE_LIKE.search(without_code_behind_city(plain))
        or _SINCE.fullmatch(plain)
        or _COMPANY_NUMBER.match(plain)
    )


def may_stand_between(plain: str) -> bool:
    """Whether a line that shows nothing of an address may be a district or a building of one."""
    words = re.findall(r"[^\W\d_]+", plain)
    if not words or len(words) > 6 or len(plain) > 45 or likeness(plain) < 0:
        return False
    if _is_post(plain) or CERTIFICATE.match(plain) or ":" in plain or "&" in plain:
        return False
    return not (ENGLISH.search(plain) or is_name(plain)) or plain.endswith(",")


def may_stand_inside(plain: str) -> bool:
    """The same of a line right between two lines of one address, where more is believed."""
    words = re.findall(r"[^\W\d_]+", plain)
    if not words or len(words) > 6 or is_foreign(plain) or _INSTITUTION.search(plain):
        return False
    return not (_is_post(plain) or is_name(plain))


def may_stand_first(plain: str) -> bool:
    """Whether a line may be the first of an address that goes on below it."""
    if is_bare_town(plain) or COUNTRY.fullmatch(plain):
        return False  # a town above a street is the name of an office
    if re.search(r"\d", plain) or LATIN_JAPAN.search(plain):
        return True
    if plain.endswith(","):
        return len(plain) <= 60
    if _ENDS_IN_BUILDING.search(plain):
        return True
    if not (STREET.search(plain) or PART.search(plain)):
        return may_stand_between(plain)
    return _street_at_an_end(plain) and not (ENGLISH.search(plain) or is_name(plain))


def is_bare_town(plain: str) -> bool:
    """Whether a line is the name of a large town and nothing else (`TOKYO`, `Amsterdam`)."""
    return bool(CITY.fullmatch(plain) or _JAPANESE_TOWN.fullmatch(plain))


def _street_at_an_end(plain: str) -> bool:
    """Whether the word of a street ends the line (`Rose Gate`) or begins it (`Rue du Lac`).

    In `Rose Gate Bakery` it does neither.
    """
    last = [*STREET.finditer(plain), *PART.finditer(plain)]
    ends = any(match.end() >= len(plain) - 2 for match in last)
    return ends or bool(STREET.match(plain)) or bool(_PART_FIRST.match(plain))


def is_name(plain: str) -> bool:
    """Whether a line is surely a person's name."""
    judged = judge_western(plain)
    return judged is not None and (
        judged.score >= 0.8 or (judged.family_known and judged.given_known)
    )


def is_numbered_street(plain: str) -> bool:
    """Whether a line is a house number with a name before or behind it."""
    parts = re.split(r"\s+-\s+|\s*[|·•・,]\s*", plain)
    first = _HOUSE_FIRST.search(plain) and not begins_with_code(plain)
    return bool(first) or any(_HOUSE_LAST.search(part) for part in parts)


def closes_address(plain: str, following: str = "") -> bool:
    """Whether nothing but the country can follow a line: it holds the code that ends one.

    `2500 Embarcadero` looks like a code and a town, but `following` shows the code.
    """
    if COUNTRY.search(plain) or re.search(US_STATE_ZIP.pattern + r"$", plain):
        return True
    if plain.endswith((",", "-")) or JP_POSTCODE.search(plain):
        return False
    weakly = holds_code_before_town(plain) and not holds_code(following)
    return holds_code(plain) or weakly or is_lone_code(plain)


def is_latin_address(lines: Sequence[str]) -> bool:
    """Whether `lines` are an address together: three marks of one, and a street or a place."""
    text = " ".join(lines)
    if not re.search(r"[A-Za-z]{3}", text):
        return False
    coded = holds_code(text) or bool(COUNTRY.search(text) and latin_code(text, country_of(text)))
    street = bool(STREET.search(text)) or any(is_numbered_street(line) for line in lines)
    part = bool(PART.search(text))
    japanese = bool(LATIN_JAPAN.search(text))
    region = bool(COUNTRY.search(text)) or names_state(text)
    city = bool(CITY.search(text))
    before_town = any(holds_code_before_town(line) for line in lines)
    numbered = bool(re.search(r"\d", _YEAR.sub("", text)))
    marks = (numbered, street, part, japanese, region, city, coded or before_town, coded)
    where = street or japanese or coded or (part and (region or city))
    return where and sum((*marks, "," in text)) >= 3


def with_clear_marks(text: str) -> str:
    """A Latin address with letters among figures as figures, and full stops that are commas."""

    def figures(match: re.Match[str]) -> str:
        return match.group(0).translate(str.maketrans("oOlI", "0011"))

    text = re.sub(r"\b(?=\S*\d\S*\d)([\dOoIl]{3})-([\dOoIl]{4})\b", figures, text)
    text = re.sub(r"\b(?=[oOlI]*\d[0-9oOlI]*\d)(?=[0-9]*[oOlI])[0-9oOlI]{4,6}\b", figures, text)
    text = re.sub(r"(?<=[a-z]\s)[sS](?=F\b)", "5", text)  # `Building sF`
    text = re.sub(r"(?<=\b\d)O(?=F\b)", "0", text)
    text = re.sub(r"\b0(?=[a-z]{3,})", "O", text)  # no word begins with a nought
    text = re.sub(r"[A-Za-z0-9|]+", lambda m: _known_word(m.group(0)), text)
    text = re.sub(r"(-(?:ku|shi|cho|gun))\.\s?(?=[A-Z])", r"\1, ", text)
    if LATIN_JAPAN.search(text):
        text = _FULL_STOP.sub(", ", text)
    text = _STOP_BEHIND_WHOLE.sub(r"\1,", text)
    text = text.replace("・", "·")
    return re.sub(rf"({UK_POSTCODE.pattern})\.(?=\s[A-Z])", r"\1,", text)


def _known_word(word: str) -> str:
    """`Sulte` is `Suite`: a word of addresses of which an upright stroke was misread."""
    if len(word) < 4 or word.lower() in _WORDS.values():
        return word
    known = _WORDS.get(word.lower().translate(_STROKES))
    return known.capitalize() if known and word[0].isupper() else word


def _is_post(plain: str) -> bool:
    """Whether a line is somebody's title, which `Station Master's Road 5` is not."""
    return bool(ENGLISH_TITLE.search(plain)) and not (
        re.search(r"\d(?!(?:st|nd|rd|th)\b)", plain) or STREET.search(plain) or PART.search(plain)
    )


def _is_unit(plain: str) -> bool:
    """Whether a line names units and nothing else: `Osaka Office, Audit Division 2`."""
    found = parse_english(plain)
    units = bool(found) and all(p.kind == "department" and p.sureness >= 0.7 for p in found)
    return units and bool(_UNIT_WORD.search(plain)) and not STREET.search(plain)


_UNIT_WORD = re.compile(
    r"\b(?:office|branch|division|div|dept|department|section|group|team)\b", re.IGNORECASE
)


def _reads_as_sentence(plain: str) -> bool:
    """Whether a line speaks to somebody or most of its words are small, as in a slogan."""
    if _ADDRESSED.search(plain):
        return True
    words = [w for w in re.findall(r"[^\W\d_]{2,}", plain) if w.lower() not in _SMALL_WORDS]
    small = [w for w in words if w[0].islower() and not STREET.fullmatch(w)]
    return len(words) >= 3 and len(small) > 0.6 * len(words)
