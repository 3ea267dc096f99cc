"""One decision for the whole card: which piece of text takes which role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from ..text.kana import is_kana, to_hiragana
from ..text.widths import no_space
from .company import (
    INSTITUTE,
    CompanyName,
    bears_name,
    company_candidates,
    english_company,
    last_resort,
    native_of,
)
from .company_lines import GROUP
from .facts.organisations import ENGLISH_LEGAL, LEGAL
from .facts.positions import OFFICE_LABEL
from .layout import below, beside, distance
from .name_readings import align_romaji, propose_readings
from .person import Person, largest_name, name_candidates, settle_person
from .position import Position
from .roles import SLOGAN_LATIN, Suit, Surroundings, is_office_label, judge_roles
from .segments import Segment


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which pieces of a card are the person, the organisation, the positions; and the rest."""

    person: Person | None
    company: CompanyName | None
    company_en: CompanyName | None
    positions: tuple[tuple[Segment, Position], ...]
    labels: tuple[Segment, ...]
    further: tuple[Segment, ...]


def assign_roles(
    segments: Sequence[Segment], around: Surroundings, addresses: Sequence[Segment] = ()
) -> Assignment:
    """Give every piece of `segments` (what is left after numbers and addresses) its role.

    `addresses` are the lines of addresses: what stands right above one may be an office's label.
    """
    labels = [
        s
        for s in segments
        if is_office_label(s, segments)
        and (below(s, addresses) or beside(s, addresses))
        and s.size < 1.5
    ]
    suits = [judge_roles(s, around) for s in segments]
    person, company = _best_pair([s for s in suits if s.segment not in labels], around)
    if company is None and any(s.company > 1.0 for s in suits if s.segment in labels):
        # `轟測量登記事務所` above its address is the firm, where no other line is.
        person, company = _best_pair(suits, around)
        labels = [s for s in labels if company is None or s not in company.segments]
    if company and person and _is_spelling(company, person):
        company = None  # so does that of a freelancer, in Latin letters
        person = settle_person(replace(person, kana=None, romaji=None), suits, around)
    if company and person and person.kana and set(company.segments) & set(person.kana.segments):
        company = None  # the domain of a one-man firm holds the owner's name
    taken: set[Segment] = set()
    if person:
        taken.update(person.segments)
    if company:
        taken.update(company.segments)
    if company is None:
        company = last_resort(suits, taken, person)
        taken.update(company.segments if company else ())
    if company and around.japanese:
        native = native_of(company, suits, taken - set(company.segments), person)
        if native is not company:
            taken -= set(company.segments)  # which is its name in English
        company = native
        taken.update(company.segments)
    positions: list[tuple[Segment, Position]] = []
    if company and (cut := _FIRM_AND_BRANCH.fullmatch(company.text)):
        company = replace(company, text=cut.group(1))
        branch = Position("department", cut.group(2), 0.7)
        positions.append((company.segments[-1], branch))
    company_en = None
    if company and any(s.japanese for s in company.segments):
        company_en = english_company(suits, taken, company)
        if company_en:
            taken.update(company_en.segments)
    for suit in suits:
        if suit.segment in taken or not suit.positions:
            continue
        if suit.segment in labels and not _stands_with_titles(suit.segment, suits, addresses):
            continue
        if suit.other > suit.position + 1 or _is_group_name(suit.segment, company, suits):
            continue
        if _is_stray_unit(suit, suits, person):
            continue
        taken.add(suit.segment)
        positions += [(suit.segment, p) for p in suit.positions]
    for segment in (*_own_shops(company, suits, taken), *_institutes_of(company, suits, taken)):
        taken.add(segment)
        positions.append((segment, Position("department", segment.text, 0.6)))
    for segment in _unknown_units(suits, taken, labels, [s for s, _ in positions]):
        taken.add(segment)
        positions.append((segment, Position("department", segment.text, 0.4)))
    if person and not any(p.kind == "title" for _, p in positions):
        bare = _bare_title(suits, taken, labels, person)
        if bare:
            taken.add(bare)
            positions.append((bare, Position("title", bare.text, 0.4)))
    if person and not any(p.kind == "department" for _, p in positions):
        bare = _bare_title(suits, taken, labels, person) if person.guess.script == "latin" else None
        if bare:
            taken.add(bare)
            positions.append((bare, Position("department", bare.text, 0.4)))
    place = {segment.ref: index for index, segment in enumerate(segments)}
    positions.sort(key=lambda item: place[item[0].ref])
    placed = tuple(s for s in labels if s not in taken)
    further = tuple(s for s in segments if s not in taken and s not in placed)
    return Assignment(person, company, company_en, tuple(positions), placed, further)


def _own_shops(
    company: CompanyName | None, suits: Sequence[Suit], taken: set[Segment]
) -> list[Segment]:
    """`ひばり堂薬局 東町店` of 有限会社ひばり堂: where in the firm somebody works."""
    bare = no_space(LEGAL.sub("", company.text)) if company else ""
    if len(bare) < 2 or company is None or not LEGAL.search(company.text):
        return []
    free = [s.segment for s in suits if s.segment not in taken and s.segment.japanese]
    return [
        s
        for s in free
        if (plain := no_space(s.plain)).startswith(bare) and re.search(r"[店局園院]$", plain)
    ]


def _institutes_of(
    company: CompanyName | None, suits: Sequence[Suit], taken: set[Segment]
) -> list[Segment]:
    """`Institute for Ocean Modeling` by the name of its university."""
    if company is None or not re.search(r"\bUniversity\b", company.text):
        return []
    free = [s.segment for s in suits if s.segment not in taken and s.segment.latin]
    return [segment for segment in free if INSTITUTE.match(segment.plain)]


# `株式会社さくら坂ホーム 中野店`: where in the firm somebody works.
_FIRM_AND_BRANCH = re.compile(
    rf"(\S*(?:{LEGAL.pattern})\s?\S+|"
    r"\S{2,}(?:薬局|銀行|信用金庫|労働金庫|書店|百貨店|証券|歯科|クリニック))[\s　]"
    r"((?!\S{0,3}百貨|\S{1,6}商店$)[㐀-鿿ァ-ヺ]\S{1,8}(?:支店|支社|支部|営業所|出張所|事業所|工場|本店|店))"
)


def _is_spelling(company: CompanyName, person: Person) -> bool:
    """Whether a "company" in Latin letters is how the name of `person` is spelled."""
    latin = all(s.latin for s in company.segments)
    if not latin or person.guess.script == "latin" or ENGLISH_LEGAL.search(company.text):
        return False
    split = person.guess.split
    found = align_romaji(company.text, split.family, split.given)
    return found is not None and found.score >= 0.6


_PERSON = 1.5  # nearly every card names somebody


def _best_pair(
    suits: Sequence[Suit], around: Surroundings
) -> tuple[Person | None, CompanyName | None]:
    """The name and the company that together explain the card best."""
    people = name_candidates(suits, around)
    companies = company_candidates(suits)
    best: tuple[float, Person | None, CompanyName | None] = (0.0, None, None)
    for person, company in product([*people, None], [*companies, None]):
        if person and company and set(person.segments) & set(company.segments):
            continue
        score = (person.score + _PERSON if person else 0.0) + (company.score if company else 0.0)
        score += 1.5 * bool(person and company and bears_name(company.text, person))
        used = set(person.segments if person else ()) | set(company.segments if company else ())
        score += sum(
            max(0.0, suit.position, suit.other) for suit in suits if suit.segment not in used
        )
        if score > best[0]:
            best = (score, person, company)
    _, person, company = best
    if person is None:
        person = largest_name(suits, company.segments if company else ())
    if person:
        person = settle_person(person, suits, around)
    return person, company


_HEADQUARTERS = re.compile(r"本社|本店|本部|本院|本校")


def _stands_with_titles(
    label: Segment, suits: Sequence[Suit], addresses: Sequence[Segment]
) -> bool:
    """Whether `東京支店` names the person's unit and not an office above an address."""
    several = sum(is_office_label(suit.segment) for suit in suits) > 1
    if several and _HEADQUARTERS.fullmatch(no_space(label.plain)):
        return False
    titles = [
        distance(label, suit.segment)
        for suit in suits
        if suit.segment is not label and suit.positions and not is_office_label(suit.segment)
    ]
    nearest = min(titles, default=9.0)
    address = min((distance(label, other) for other in addresses), default=9.0)
    return nearest < 0.08 and nearest <= address + 0.01


def _is_stray_unit(suit: Suit, suits: Sequence[Suit], person: Person | None) -> bool:
    """Whether a Latin line with a word of units (`Insurance`) stands by no name, title or unit."""
    if not suit.segment.latin or any(p.kind != "department" for p in suit.positions):
        return False
    if any(p.sureness > 0.7 for p in suit.positions):
        return False
    if OFFICE_LABEL.fullmatch(suit.segment.plain):
        return False  # `Tokyo Office` under the firm
    if suit.domain_likeness >= 0.5:
        return True  # the firm's own name
    anchors = [
        s.segment for s in suits if s is not suit and any(p.sureness >= 0.8 for p in s.positions)
    ]
    anchors += person.segments if person else ()
    return min((distance(suit.segment, other) for other in anchors), default=9.0) > _BY


_BY = 0.1  # of the card's height: lines further apart do not belong together


def _is_group_name(segment: Segment, company: CompanyName | None, suits: Sequence[Suit]) -> bool:
    """Whether `…グループ` stands with the company's name and not with the titles."""
    if company is None or not GROUP.search(segment.plain):
        return False
    bare = LEGAL.sub("", no_space(company.text))
    if bare[:2] == no_space(segment.plain)[:2] and segment.plain.endswith("グループ"):
        return True  # `みかさフィナンシャルグループ` on a card of みかさ銀行
    own = next((suit.positions for suit in suits if suit.segment is segment), ())
    if len(own) > 1 or re.search(r"第?[一二三四五六七八九十0-9]+グループ$", segment.plain):
        return False
    titles = [s.segment for s in suits if s.segment is not segment and s.position > 1.0]
    near = min(distance(segment, part) for part in company.segments)
    return near < min((distance(segment, title) for title in titles), default=9.0)


def _bare_title(
    suits: Sequence[Suit], taken: set[Segment], labels: Sequence[Segment], person: Person
) -> Segment | None:
    """A short line right by the name, smaller than it, on a card that names no title elsewhere."""
    name = person.name_segments[0]
    lines = [s for s in person.segments if s.latin == name.latin or s.latin]
    for suit in suits:
        segment = suit.segment
        if segment in taken or segment in labels or suit.other > 0.5 or suit.company > 0.5:
            continue
        letters = len(segment.plain.replace(" ", ""))
        same = segment.latin == name.latin and segment.vertical == name.vertical
        if not same or not 2 <= letters <= (28 if segment.latin else 12) or not segment.whole:
            continue
        if re.search(r"[ぁ-ん]{2}|\d|・.*・", segment.plain) or GROUP.search(segment.plain):
            continue
        if _begins_reading(segment.plain, person):
            continue  # furigana that lost a letter
        under = below(name, [segment])
        next_to = below(segment, [name]) or any(below(line, [segment]) for line in lines)
        # Under a Latin name nearly nothing else stands, of whatever size.
        smaller = segment.size < (1.1 if under and segment.latin else 0.8) * name.size
        if next_to and smaller:
            return segment
    return None


def _begins_reading(text: str, person: Person) -> bool:
    """Whether kana begin as the family name is read."""
    letters = to_hiragana(no_space(text))
    readings = propose_readings(person.guess.split.family, "family")[:5]
    return is_kana(letters) and any(letters.startswith(kana) for kana, _ in readings if kana)


def _unknown_units(
    suits: Sequence[Suit],
    taken: set[Segment],
    labels: Sequence[Segment],
    positions: Sequence[Segment],
) -> list[Segment]:
    """Lines that no table knows but that are set like the titles that they stand with."""
    found: list[Segment] = []
    for suit in suits:
        segment = suit.segment
        if segment in taken or segment in labels or suit.other > 1.0 or not segment.whole:
            continue
        letters = len(segment.plain.replace(" ", ""))
        hiragana = len(re.findall(r"[ぁ-ん]", segment.plain))
        if letters >= 8 and hiragana > 0.35 * letters:
            continue  # a slogan
        if segment.latin and SLOGAN_LATIN.search(segment.plain):
            continue
        if segment.japanese and re.search(r"[をへ]|[のにでとがは]\s?[㐀-鿿ァ-ヺ]", segment.plain):
            continue  # a motto
        if segment.latin and re.search(r"\w+ \w+, \w+ [a-z]{3,}\.$", segment.plain):
            continue  # `Think local, act kind.`
        if segment.plain.count("・") > 1 or re.search(r"[,.]\s?[A-Z]", segment.plain):
            continue  # what a firm deals in; a town and its state
        if not 3 <= letters <= 34 or GROUP.search(segment.plain) or suit.company > 2.0:
            continue
        for other in positions:
            like = 0.8 < segment.size / max(other.size, 0.01) < 1.25
            same = segment.latin == other.latin and segment.vertical == other.vertical
            next_to = below(segment, [other]) or below(other, [segment])
            aligned = min(
                abs(segment.left - other.left),
                abs(segment.centre[0] - other.centre[0]),
                abs(segment.right - other.right),
            )
            if like and same and next_to and aligned < 0.02:
                found.append(segment)
                break
    return found
