"""The organisation on a card: its name over the lines that it runs on, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..text.kana import to_katakana
from ..text.widths import no_space
from .company_lines import GROUP, company_lines, is_kind_over_name, may_name_a_shop
from .facts.labels import SOCIAL_SERVICES
from .facts.organisations import (
    ENGLISH,
    ENGLISH_LAST,
    ENGLISH_LEGAL,
    WARES,
)
from .latin_codes import COUNTRY
from .layout import below, distance
from .name_readings import propose_readings
from .person import Person
from .roles import SLOGAN_LATIN, Suit
from .segments import Segment
from .sound import latin_of


@dataclass(frozen=True, slots=True)
class CompanyName:
    """An organisation's name with the lines it was put together from."""

    text: str
    segments: tuple[Segment, ...]
    score: float
    margin: float
    domain_likeness: float


def last_resort(
    suits: Sequence[Suit], taken: set[Segment], person: Person | None
) -> CompanyName | None:
    """A bare name that nothing marks as a company: the largest line that is nothing else.

    Where every line is something, the unit that heads the others: a city's board of education, a
    one-man office that bears the name of its owner.
    """
    free = [
        s
        for s in suits
        if s.segment not in taken
        and (s.company > -2.5 if s.other < 1.0 else s.company > -3.5 and may_name_a_shop(s))
        and not s.positions
        and len(s.segment.plain) >= 2
        and not _NET.search(s.segment.plain)
        and len(re.findall(r"[^\W\d_]", s.segment.plain)) >= 2
        and not re.search(r"\d{3}|[〇一二三四五六七八九]{3}", s.segment.plain)
        and s.segment.confidence > 0.8
        and not _BARE_OFFICE.fullmatch(s.segment.plain)
        and len(_WARES.findall(s.segment.plain)) < 2
        and not _SERVICE.match(s.segment.plain)
        and not (WARES.fullmatch(s.segment.plain) and person)
        and not (s.segment.latin and COUNTRY.search(s.segment.plain) and s.company < 1.0)
    ]
    large = [s for s in free if s.segment.size >= 0.95]
    free = large or (free if len(free) < 3 else [])
    heads = [(w, s) for s in suits if s.segment not in taken and (w := _headship(s, suits, person))]
    if heads and (not free or max(heads, key=_weight)[0] > 2.0):
        best = max(heads, key=_weight)[1]
    elif free:
        japanese = [s for s in free if s.segment.japanese]
        best = max(japanese or free, key=lambda s: s.company + s.segment.size)
    else:
        return None
    lines = [s.segment for s in suits if s.segment not in taken and s is not best]
    above = next((line for line in lines if below(line, [best.segment])), None)
    kind = next((s for s in suits if s.segment is above), None)
    parts: tuple[Segment, ...] = (best.segment,)
    if above and kind and is_kind_over_name(above, best.segment, kind, best):
        parts = (above, best.segment)
    text = _join([part.text for part in parts])
    return CompanyName(text, parts, best.company, 0.0, best.domain_likeness)


_BARE_OFFICE = re.compile(r"事務所|本社|本店|本部|オフィス|office", re.IGNORECASE)
_WARES = re.compile(r"[・／/、|｜]")  # `取材・執筆・編集` is what somebody does
_NET = re.compile(r"://|www|@|\.[a-z]{2,3}\b")
_SERVICE = re.compile(
    rf"(?:{'|'.join(name for name, _ in SOCIAL_SERVICES if len(name) > 3)})\b", re.IGNORECASE
)
_PUBLIC = re.compile(
    r"^\S{1,4}[都道府県市区町村]\S*(?:委員会|センター|局|署|所|場|館|院|園|校|機構|部)$"
)


# `シルヴェストル日本支社`, `北関東経済産業支援局`: more than the name of a unit.
_BRANCH = re.compile(r"^(?:[ァ-ヺー・]{4,}\S*(?:支社|支店|事務所)|\S{5,}(?:局|庁|省))$")


def _weight(head: tuple[float, Suit]) -> float:
    return head[0]


def _headship(suit: Suit, suits: Sequence[Suit], person: Person | None) -> float:
    """How far a line that reads as a unit is rather the organisation itself; 0 where it is none."""
    kinds = {p.kind for p in suit.positions}
    if kinds != {"department"} or len(suit.positions) > 1 or not suit.segment.whole:
        return 0.0
    plain = suit.segment.plain.replace(" ", "")
    own = person is not None and bears_name(plain, person)
    others = [s.segment for s in suits if s.positions and s is not suit]
    first = all(_before(suit.segment, other) for other in others)
    larger = all(suit.segment.size > 1.1 * other.size for other in others)
    worth = 2.5 * own + 2.2 * bool(_PUBLIC.match(plain)) + 4.0 * suit.domain_likeness
    worth += 1.5 * bool(_BRANCH.match(plain))
    worth += 0.8 * first + 0.8 * larger + 0.5 * (suit.positions[0].sureness <= 0.5)
    return worth if worth > 1.2 else 0.0


def _before(one: Segment, other: Segment) -> bool:
    return (one.ref.side, one.ref.line) < (other.ref.side, other.ref.line)


def bears_name(text: str, person: Person) -> bool:
    """Whether a firm is called after `person`, in kanji or in kana (`みたらい助産院`)."""
    family = person.guess.split.family
    if not family or person.guess.script == "latin" or text.strip() == person.guess.text:
        return False
    if person.guess.script == "katakana":
        return any(len(part) > 1 and part in text for part in (family, person.guess.split.given))
    return family in text or any(kana in text for kana in _in_kana(family))


def _in_kana(family: str) -> list[str]:
    """The likely readings of a family name in both kana, in which firms like to print it."""
    readings = [kana for kana, _ in propose_readings(family, "family")[:3] if len(kana) > 1]
    return [*readings, *map(to_katakana, readings)]


def company_candidates(suits: Sequence[Suit]) -> list[CompanyName]:
    """Possible names of the organisation, each joined over the lines that it runs on."""
    segments = [suit.segment for suit in suits]
    by_segment = {suit.segment: suit for suit in suits}
    ranked = sorted((s for s in suits if s.company > 0), key=lambda s: -s.company)
    # 日本支店 under a firm in Latin letters is none.
    japanese = any(
        s.segment.japanese and s.company > 1.0 and not _BRANCH_ALONE.fullmatch(s.segment.plain)
        for s in ranked
    )
    found: list[CompanyName] = []
    universities = any("University" in s.segment.plain for s in ranked)
    for suit in ranked[:6]:
        if universities and INSTITUTE.match(suit.segment.plain):
            continue
        if japanese and suit.segment.latin:
            continue
        if suit.company < 2.0 and suit.segment.latin and suit.name > suit.company - 4.0:
            continue  # the person's name in Latin letters, of which the domain holds a part
        parts = company_lines(suit.segment, segments, by_segment)
        score = max(by_segment[part].company for part in parts) + 0.5 * (len(parts) - 1)
        # What a head would be worth as a title is not lost by joining it.
        score += sum(max(0.0, by_segment[p].position) for p in parts if len(parts) > 1)
        text = _join([part.text for part in parts])
        likeness = max(by_segment[part].domain_likeness for part in parts)
        if not any(set(parts) == set(c.segments) for c in found):
            found.append(CompanyName(text, tuple(parts), score, 0.0, likeness))
    top = sorted((c.score for c in found), reverse=True)
    second = top[1] if len(top) > 1 else 0.0
    return [
        CompanyName(c.text, c.segments, c.score, c.score - second, c.domain_likeness) for c in found
    ]


def _join(parts: list[str]) -> str:
    return " ".join(parts)


INSTITUTE = re.compile(r"(?:\w+ )?(?:Institute|School|College|Cent(?:er|re)) (?:for|of) ")
_BRANCH_ALONE = re.compile(
    r"[㐀-鿿]{2,4}(?:支店|支社|営業所|駐在員事務所|オフィス)|[東西]?日本本社"
)
_NEAR = 0.06  # of the card's height: the next line


def native_of(
    company: CompanyName, suits: Sequence[Suit], taken: set[Segment], person: Person | None
) -> CompanyName:
    """`company`, or the Japanese line right by it where it is in Latin letters, its translation."""
    if any(s.japanese for s in company.segments):
        return company
    first = company.segments[0]
    for suit in suits:
        line = suit.segment
        units = all(p.kind == "department" for p in suit.positions)
        weak = units and all(p.sureness <= 0.6 for p in suit.positions)
        own = person is not None and bears_name(line.plain, person)
        weak |= units and len(suit.positions) == 1 and (own or _spells(first.plain, line.plain))
        like = line.size > 0.75 * first.size and suit.other < 1.0 and weak
        if line in taken or not line.japanese or not like or suit.name > 5.0:
            continue
        if _BRANCH_ALONE.fullmatch(line.plain):
            continue  # 日本支店 under the firm
        if distance(line, first) < _NEAR and (below(line, [first]) or below(first, [line])):
            return CompanyName(line.text, (line,), suit.company, 0.0, suit.domain_likeness)
    return company


def _spells(latin: str, japanese: str) -> bool:
    """Whether `koromo zuanshitsu` is ころも図案室 in Latin letters."""
    words = no_space(latin).lower()
    return any(len(sound) > 4 and words.startswith(sound) for sound in latin_of(japanese))


def english_company(
    suits: Sequence[Suit], taken: set[Segment], company: CompanyName
) -> CompanyName | None:
    """The company's line in Latin letters; what stands right by the Japanese name is likely it."""

    def score(suit: Suit) -> float:
        near = min(distance(suit.segment, part) for part in company.segments) < _NEAR
        public = bool(_PUBLIC_LATIN.search(suit.segment.plain))
        return suit.company + 2.0 * near + 2.0 * public - 0.5 * (suit.position > 1)

    free = [s for s in suits if s.segment.latin and s.segment not in taken and score(s) > 0]
    if not free:
        return None
    best = max(free, key=score)
    plain = best.segment.plain
    words = re.findall(r"[A-Za-z]{2,}", plain)
    if not ENGLISH_LEGAL.search(plain) and (
        len(words) < 2 or not plain.lstrip("(")[:1].isupper() or best.other > 1.0
    ):
        return None  # a logo
    firm = ENGLISH_LAST.search(plain) or ENGLISH.search(plain) or _PUBLIC_LATIN.search(plain)
    if GROUP.search(plain) or not (firm or best.domain_likeness >= 0.4):
        return None  # a slogan (`Quality First`)
    public = _PUBLIC_LATIN.search(plain)
    if SLOGAN_LATIN.search(plain) and not ENGLISH_LEGAL.search(plain) and not public:
        return None
    beside = min(distance(best.segment, part) for part in company.segments) < _NEAR
    translated = beside and bool(ENGLISH_LAST.search(plain))
    # `Sora Labor & Social Security` under 社会保険労務士法人Sora
    same = bool(words) and words[0].lower() in company.text.lower()
    unlike = best.company < 3 and best.domain_likeness < 0.7
    if best.positions and unlike and not (translated or same):
        return None
    text = re.sub(r"^\((.+)\)$|\s*\([^)]*\bspoken\)$", r"\1", best.segment.text)
    return CompanyName(text, (best.segment,), best.company, best.company, best.domain_likeness)


_PUBLIC_LATIN = re.compile(
    r"\b(?:embassy|consulate|university|institute|city|town|village|ministry|republic) of\b", re.I
)
