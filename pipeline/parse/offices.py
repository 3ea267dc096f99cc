"""The addresses on a card: which lines make one, Japanese and Latin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..text.widths import no_space, one_space
from .codes import looks_like_code, mend_code
from .digits import arabic_numerals
from .facts.organisations import ENGLISH_LEGAL, LEGAL
from .facts.places import (
    ADDRESS_NUMBER,
    BUILDING,
    COUNTRIES,
    JP_POSTCODE,
    LATIN_JAPAN,
    LATIN_STREET,
    UK_POSTCODE,
    US_STATE_ZIP,
)
from .facts.positions import REGISTRATION, UNIT
from .layout import below, beside
from .postal import split_city, split_prefecture, starts_like_address
from .segments import Segment

_CODE = re.compile(
    r"(?:[〒テデ干千〠=TＴ下〶]|[Il1|]{0,2}[1I]?)?\s*[:：]?\s*(?<!\d)1?(\d\s?\d\s?\d)\s?-\s?(\d\s?\d\s?\d\s?\d)(?!\d)"
)
# A postal code that lost a digit is no part of the address that follows it.
_BROKEN_CODE = re.compile(r"^\d{2,3}-?\d{2,4}\s*(?=[一-鿿])")
_LABEL = re.compile(r"^(?:住所|所在地|address|add)\s*[:：.]?\s*", re.IGNORECASE)
_MARK = re.compile(r"^[\W_]*[〒テデ干〠=]?\s*")
_COUNTRY = re.compile(
    r"(?:^|[\s,.])("
    + "|".join(re.escape(c) for c in sorted(COUNTRIES, key=len, reverse=True))
    + r")\.?$",
    re.IGNORECASE,
)
# A comma in small print; abbreviations keep their full stop.
_FULL_STOP = re.compile(
    r"(?<!\bBldg)(?<!\bSt)(?<!\bNo)(?<!\bAve)(?<!\bRd)(?<!\bCo)(?<!\bMt)(?<!\bLtd)\.\s?(?=[A-Z0-9])"
)
_STROKES = str.maketrans("l1|", "iii")
_WORDS = {
    word.translate(_STROKES): word
    for word in (
        "suite floor street avenue boulevard drive lane place plaza square building circle hill "
        "hills mill village field park parkway terrace united kingdom australia ireland italy "
        "singapore california illinois florida virginia seattle portland philadelphia dublin "
        "berlin"
    ).split()
}
_LOCALITY = re.compile(r"[都道府県市区町村郡].{0,12}?(?:[0-9]|[一二三四五六七八九十]+(?:丁目|番))")


@dataclass(frozen=True, slots=True)
class Office:
    """The lines of one address, its text as printed, its postal code and its label.

    `misread` is what was read where `code` was told from the town.
    """

    segments: tuple[Segment, ...]
    text: str
    code: str | None
    code_segment: Segment | None
    latin: bool
    country: str = ""
    label: str = ""
    misread: str = ""


def find_offices(segments: Sequence[Segment]) -> tuple[Office, ...]:
    """Every address among the pieces of text that are still free, in reading order."""
    free = list(segments)
    offices: list[Office] = []
    for segment in list(free):
        if segment not in free:
            continue
        office = _japanese_office(segment, free)
        if office:
            office = _with_mended_code(office, free)
            offices.append(office)
            free = [s for s in free if s not in office.segments]
    offices.extend(_latin_offices(free))
    order = {segment.ref: place for place, segment in enumerate(segments)}
    return tuple(sorted(offices, key=lambda office: order[office.segments[0].ref]))


def split_code(text: str) -> tuple[str, str | None, str]:
    """What stands before a Japanese postal code, the code (`104-0061`), and what follows it."""
    plain = arabic_numerals(text)
    match = _CODE.search(plain)
    if not match:
        return "", None, text
    return (
        text[: match.start()].strip(),
        no_space(f"{match.group(1)}-{match.group(2)}"),
        text[match.end() :].strip(),
    )


def _japanese_office(segment: Segment, free: Sequence[Segment]) -> Office | None:
    if REGISTRATION.search(segment.plain) or (segment.latin and not _only_code(segment)):
        return None
    text = _LABEL.sub("", segment.plain)
    before, code, rest = split_code(text)
    if code is None:
        stripped = _BROKEN_CODE.sub("", _MARK.sub("", text))
        label, _, tail = stripped.partition(" ")
        if (
            tail
            and starts_like_address(no_space(tail))
            and not starts_like_address(no_space(label))
        ):
            before, rest = label, tail
        else:
            rest = stripped
        if not _is_address(rest):
            return None
        return _grow(segment, [segment], rest, None, None, before, free)
    if len(before) > 14 or LEGAL.search(before):
        return None
    if rest and not _is_address(rest) and not re.search(r"[一-鿿]", rest):
        return None
    if rest:
        return _grow(segment, [segment], rest, code, segment, before, free)
    others = [s for s in free if s is not segment]
    following = beside(segment, others)
    if following is None or not _is_address(following.plain):
        following = below(segment, others)
    if following is None or not _is_address(following.plain):
        return None
    return _grow(
        following,
        [segment, following],
        _LABEL.sub("", following.plain),
        code,
        segment,
        before,
        free,
    )


def _with_mended_code(office: Office, free: Sequence[Segment]) -> Office:
    """`office` with the code before or above it that was misread, told from its town."""
    if office.code:
        return office
    mended = mend_code(office.label, office.text)
    if mended:
        return replace(
            office, code=mended, code_segment=office.segments[0], label="", misread=office.label
        )
    first = office.segments[0]
    for other in free:
        if other in office.segments or not looks_like_code(other.plain):
            continue
        mended = mend_code(other.plain, office.text)
        if mended and (below(other, [first]) or beside(other, [first])):
            segments = (other, *office.segments)
            return replace(
                office, segments=segments, code=mended, code_segment=other, misread=other.plain
            )
    return office


def _only_code(segment: Segment) -> bool:
    _, code, rest = split_code(segment.plain)
    return code is not None and not rest


def _is_address(text: str) -> bool:
    squeezed = no_space(text)
    unit = UNIT.fullmatch(squeezed) and not re.search(r"\d", squeezed)  # 804号室 is no unit
    if LEGAL.search(squeezed) or unit:
        return False
    if starts_like_address(squeezed):
        prefecture, rest = split_prefecture(squeezed)
        if prefecture:
            return len(rest) >= 2 and not re.match(r"(?:知事|弁護士|公安|税理士|許可)", rest)
        return bool(ADDRESS_NUMBER.search(split_city(rest)[1]))
    return bool(_LOCALITY.search(squeezed) and ADDRESS_NUMBER.search(squeezed))


def _grow(
    last: Segment,
    taken: list[Segment],
    text: str,
    code: str | None,
    code_segment: Segment | None,
    label: str,
    free: Sequence[Segment],
) -> Office:
    """Add the lines that go on where `text` ends: the rest of the street, the building."""
    for _ in range(3):
        others = [s for s in free if s not in taken]
        following = next(
            (
                n
                for n in (_right_beside(last, others), below(last, others))
                if n and _goes_on(text, n)
            ),
            None,
        )
        if following is None:
            break
        taken.append(following)
        text = f"{text} {following.plain}"
        last = following
    # A letter right after a lot's hyphen is a figure: `9-IIメゾン`.
    lot = re.sub(r"(?<=\d[-－])[Il|]{1,2}(?![A-Za-z])", lambda m: "1" * len(m.group(0)), text)
    lot = re.sub(r"(?<![A-Za-z])[IlO|](?=\d)", lambda m: "0" if m[0] == "O" else "1", lot)
    lot = re.sub(r"ピル(?=\s|\d|[A-Z]|$)", "ビル", lot)  # nobody houses a pill
    return Office(
        tuple(taken), one_space(lot), code, code_segment, False, label=label.strip("【】[]:： ")
    )


def _right_beside(segment: Segment, others: Sequence[Segment]) -> Segment | None:
    """What goes on on the same row; what stands far off belongs to the next column."""
    found = beside(segment, others)
    em = segment.height / (1.0 if segment.vertical else max(segment.aspect, 0.5))
    return found if found and found.left - segment.right < 4.5 * em else None


def _goes_on(text: str, segment: Segment) -> bool:
    plain = no_space(segment.plain)
    if segment.latin and not re.fullmatch(r"[A-Za-z]?[\w\-. ]*\d+[FfB]?", segment.plain):
        return False
    # `栄町スクエア` begins like a town of that name, but names no lot.
    another = starts_like_address(plain) and _is_address(plain)
    if split_code(plain)[1] or another or LEGAL.search(plain):
        return False
    if REGISTRATION.search(plain) or segment.size > 1.6:
        return False
    if sum(char.isdigit() for char in plain) >= 7:
        return False  # a telephone number of which a figure was lost
    if not ADDRESS_NUMBER.search(no_space(text)):
        return bool(ADDRESS_NUMBER.search(plain) or re.match(r"\d", plain))
    return bool(
        (BUILDING.search(plain) and not UNIT.fullmatch(re.sub(r"\d+F?$", "", plain)))
        or re.fullmatch(r"[ァ-ヺー・]{3,}[^\d]{0,8}\d{2,4}", plain)
        or re.search(r"(?:\d+[FＦ]|\d+階|-\d{2,4}|号室?)$", plain)
    )


def _latin_offices(free: Sequence[Segment]) -> list[Office]:
    """Runs of Latin lines that read like an address."""
    likely = {
        s.ref: _latin_likeness(s.plain)
        for s in free
        if s.latin or re.fullmatch(r"[\d\s\-,.]+", s.plain)
    }
    offices: list[Office] = []
    used: set[Segment] = set()
    for segment in free:
        if segment in used or likely.get(segment.ref, 0.0) < 1.0:
            continue
        run = [segment]
        # Lines above that begin the address (a building's name, a house number).
        while True:
            grown = False
            for other in free:
                if other in run or other in used or likely.get(other.ref, 0.0) < 0.5:
                    continue
                if not 0.65 < other.size / max(segment.size, 0.01) < 1.55:
                    continue  # `Jiyoung PARK` above it is no street
                ends = _ends_address(run[-1].plain)
                if below(run[-1], [other]) and not ends:
                    run.append(other)
                    grown = True
                elif below(other, [run[0]]) and not _ends_address(other.plain):
                    run.insert(0, other)
                    grown = True
            if not grown:
                break
        text = _with_clear_marks(one_space(" ".join(s.plain for s in run)))
        if not _is_latin_address(text):
            continue
        used.update(run)
        text = re.sub(r"^(?:address|add)\s*[.:：]\s*", "", text, flags=re.IGNORECASE)
        text = re.sub(r"^[^\w(#]+", "", text)
        country = country_of(text)
        offices.append(Office(tuple(run), text, latin_code(text, country), run[-1], True, country))
    return offices


def _with_clear_marks(text: str) -> str:
    """A Latin address with letters among figures as figures, and full stops that are commas."""

    def figures(match: re.Match[str]) -> str:
        return match.group(0).translate(str.maketrans("oOlI", "0011"))

    text = re.sub(r"\b(?=[oOlI]*\d[0-9oOlI]*\d)(?=[0-9]*[oOlI])[0-9oOlI]{4,6}\b", figures, text)
    text = re.sub(r"[A-Za-z0-9|]+", lambda m: _known_word(m.group(0)), text)
    text = re.sub(r"(-(?:ku|shi|cho|gun))\.\s?(?=[A-Z])", r"\1, ", text)
    if LATIN_JAPAN.search(text):
        text = _FULL_STOP.sub(", ", text)
    return re.sub(rf"({UK_POSTCODE.pattern})\.(?=\s[A-Z])", r"\1,", text)


def _known_word(word: str) -> str:
    """`Sulte` is `Suite`: a word of addresses of which an upright stroke was misread."""
    if len(word) < 4 or word.lower() in _WORDS.values():
        return word
    known = _WORDS.get(word.lower().translate(_STROKES))
    return known.capitalize() if known and word[0].isupper() else word


def _latin_likeness(plain: str) -> float:
    score = 0.0
    if ENGLISH_LEGAL.search(plain) or "@" in plain or REGISTRATION.search(plain):
        return -1.0
    if re.fullmatch(r"(?:since|est\.?|established)\s(?:in\s)?\d{4}", plain, re.IGNORECASE):
        return -1.0
    if LATIN_JAPAN.search(plain):
        score += 0.7
    if LATIN_STREET.search(plain):
        score += 0.6
    if re.search(r"\d", plain):
        score += 0.5
    if _COUNTRY.search(plain):
        score += 0.8
    if US_STATE_ZIP.search(plain) or UK_POSTCODE.search(plain) or JP_POSTCODE.search(plain):
        score += 1.0
    if plain.endswith(","):
        score += 0.4
    elif "," in plain:
        score += 0.3
    return score


def _ends_address(plain: str) -> bool:
    return bool(_COUNTRY.search(plain)) or bool(re.search(US_STATE_ZIP.pattern + r"$", plain))


def _is_latin_address(text: str) -> bool:
    if not re.search(r"[A-Za-z]{3}", text):
        return False
    marks = (
        bool(re.search(r"\d", text)),
        bool(LATIN_STREET.search(text)),
        bool(LATIN_JAPAN.search(text)),
        bool(_COUNTRY.search(text)),
        bool(US_STATE_ZIP.search(text) or UK_POSTCODE.search(text) or JP_POSTCODE.search(text)),
        "," in text,
    )
    return sum(marks) >= 3


def country_of(text: str) -> str:
    """ISO 3166-1 of the country that a Latin address names or implies; empty if neither."""
    named = _COUNTRY.search(text)
    if named:
        return COUNTRIES[named.group(1).lower()]
    if US_STATE_ZIP.search(text):
        return "US"
    if JP_POSTCODE.search(text) or LATIN_JAPAN.search(text):
        return "JP"
    if UK_POSTCODE.search(text):
        return "GB"
    return ""


def latin_code(text: str, country: str) -> str | None:
    """The postal code inside a Latin address."""
    patterns = {"US": US_STATE_ZIP, "JP": JP_POSTCODE, "GB": UK_POSTCODE}
    if country in patterns:
        match = patterns[country].search(text)
        if match and country == "JP":
            return f"{match.group(1)}-{match.group(2)}"
        return match.group(1) if match else None
    numbers = re.findall(r"(?<![\d\-])\d{4,6}(?![\d\-])", text)
    canada = re.search(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b", text)
    return canada.group(0) if canada else numbers[-1] if numbers else None
