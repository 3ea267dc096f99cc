"""One decision for the whole card: which piece of text takes which role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from .facts.organisations import (
    ENDINGS,
    ENGLISH,
    ENGLISH_LAST,
    ENGLISH_LEGAL,
    HEADS,
    LEGAL,
    LEGAL_FORMS,
)
from .layout import below, beside, distance
from .person import Person, largest_name, name_candidates, settle_person
from .positions import Position
from .roles import SLOGAN_LATIN, Suit, Surroundings, is_office_label, judge_roles
from .segments import Segment


@dataclass(frozen=True, slots=True)
class CompanyName:
    """An organisation's name with the lines it was put together from."""

    text: str
    segments: tuple[Segment, ...]
    score: float
    margin: float
    domain_likeness: float


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
        if is_office_label(s) and (below(s, addresses) or beside(s, addresses)) and s.size < 1.5
    ]
    suits = [judge_roles(s, around) for s in segments]
    person, company = _best_pair([s for s in suits if s.segment not in labels], around)
    taken: set[Segment] = set()
    if person:
        taken.update(person.segments)
    if company:
        taken.update(company.segments)
    if company is None:
        company = _last_resort(suits, taken)
        taken.update(company.segments if company else ())
    company_en = None
    if company and any(s.japanese for s in company.segments):
        company_en = _english_company(suits, taken, company)
        if company_en:
            taken.update(company_en.segments)
    positions: list[tuple[Segment, Position]] = []
    for suit in suits:
        if suit.segment in taken or not suit.positions:
            continue
        if suit.segment in labels and not _stands_with_titles(suit.segment, suits, addresses):
            continue
        if suit.other > suit.position + 1 or _is_group_name(suit.segment, company, suits):
            continue
        taken.add(suit.segment)
        positions += [(suit.segment, p) for p in suit.positions]
    for segment in _unknown_units(suits, taken, labels, [s for s, _ in positions]):
        taken.add(segment)
        positions.append((segment, Position("department", segment.text, 0.4)))
    if person and not any(p.kind == "title" for _, p in positions):
        bare = _bare_title(suits, taken, labels, person)
        if bare:
            taken.add(bare)
            positions.append((bare, Position("title", bare.text, 0.4)))
    place = {segment.ref: index for index, segment in enumerate(segments)}
    positions.sort(key=lambda item: place[item[0].ref])
    placed = tuple(s for s in labels if s not in taken)
    further = tuple(s for s in segments if s not in taken and s not in placed)
    return Assignment(person, company, company_en, tuple(positions), placed, further)


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
        score = (person.score if person else 0.0) + (company.score if company else 0.0)
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


def _last_resort(suits: Sequence[Suit], taken: set[Segment]) -> CompanyName | None:
    """A bare name that nothing marks as a company: the largest line that is nothing else."""
    free = [
        s
        for s in suits
        if s.segment not in taken
        and s.company > -2.5
        and s.segment.size >= 0.95
        and s.other < 1.0
        and not s.positions
        and len(s.segment.plain) >= 2
    ]
    if not free:
        return None
    japanese = [s for s in free if s.segment.japanese]
    best = max(japanese or free, key=lambda s: s.company + s.segment.size)
    return CompanyName(best.segment.text, (best.segment,), best.company, 0.0, best.domain_likeness)


def company_candidates(suits: Sequence[Suit]) -> list[CompanyName]:
    """Possible names of the organisation, each joined over the lines that it runs on."""
    segments = [suit.segment for suit in suits]
    by_segment = {suit.segment: suit for suit in suits}
    ranked = sorted((s for s in suits if s.company > 0), key=lambda s: -s.company)
    japanese = any(s.segment.japanese and s.company > 1.0 for s in ranked)
    found: list[CompanyName] = []
    for suit in ranked[:6]:
        if japanese and suit.segment.latin:
            continue
        if suit.company < 2.0 and suit.segment.latin and suit.name > suit.company - 4.0:
            continue  # the person's name in Latin letters, of which the domain holds a part
        parts = _company_lines(suit.segment, segments, by_segment)
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


def _company_lines(
    segment: Segment, segments: Sequence[Segment], suits: dict[Segment, Suit]
) -> list[Segment]:
    parts = [segment]
    for _ in range(2):
        others = [s for s in segments if s not in parts]
        following = below(parts[-1], others) or beside(parts[-1], others)
        ended = len(parts) > 1 and re.fullmatch(LEGAL.pattern, parts[-1].plain.replace(" ", ""))
        if following and not ended and _continues(parts[-1], following, suits):
            parts.append(following)
            continue
        before = next((s for s in others if below(s, [parts[0]]) or beside(s, [parts[0]])), None)
        if len(parts) > 1 and re.fullmatch(LEGAL.pattern, parts[0].plain.replace(" ", "")):
            break  # `学校法人` begins a name; what stands above it is not part of it
        if before and _continues(before, parts[0], suits):
            parts.insert(0, before)
            continue
        break
    return parts


def _continues(first: Segment, second: Segment, suits: dict[Segment, Suit]) -> bool:
    """Whether a company's name that begins in `first` goes on in `second`."""
    one, two = suits[first], suits[second]
    mixed = first.latin != second.latin
    if mixed and not HEADS.fullmatch(first.plain.replace(" ", "")):
        return _names_field(first, second, one, two) and first.size > 0.75 * second.size
    plain = first.plain.replace(" ", "")
    if two.name > 3.0 and two.name > two.company:
        # What follows a bare form is the firm, though it be like a name, where another is more so.
        rival = any(s.name > two.name for segment, s in suits.items() if segment is not second)
        if not (rival and HEADS.fullmatch(plain)):
            return False
    if any(p.kind == "title" and p.sureness > 0.8 for p in two.positions):
        return False
    if HEADS.fullmatch(plain):
        return two.other < 2.0 and second.size > 0.7 * first.size  # brackets stand higher
    if any(p.sureness > 0.8 for p in two.positions):
        return False
    if first.latin and one.positions and one.domain_likeness < 0.5:
        return False  # `Purchasing` over the firm
    tail = second.plain.replace(" ", "")
    if re.fullmatch(LEGAL.pattern, tail) and one.other < 2.0 and one.company > -2.5:
        return True
    ratio = first.size / max(second.size, 0.01)
    if _names_field(first, second, one, two) and 0.75 < ratio < 1.33:
        return True
    ending = _SUFFIX.fullmatch(tail) or (ENDINGS.fullmatch(tail) and not two.positions)
    if ending and len(tail) > 1 and one.company > 2.0 and 0.75 < ratio < 1.33:
        return True  # nobody's unit is called ホールディングス
    # A unit set nearly as large as the company's name (技術開発センター) is a line of its own.
    similar = 0.9 < ratio < 1.12 if two.positions else 0.8 < ratio < 1.25
    if not similar or min(first.size, second.size) < 1.1 or max(one.other, two.other) >= 2.0:
        return False
    if _GROUP.search(first.plain) or second.plain.startswith(("附属", "付属")):
        return False
    if any(p.sureness > 0.8 for p in one.positions) or one.name > 3.0 > one.company:
        return False
    return not (LEGAL.search(plain) and LEGAL.search(tail))


def _names_field(first: Segment, second: Segment, one: Suit, two: Suit) -> bool:
    """`Sora` over `コンサルティング株式会社`: the domain holds the first line, not the second.

    A field alone (`精工株式会社`) is nobody's name in any case.
    """
    field = LEGAL.sub("", second.plain.replace(" ", ""))
    bare = _FIELD.fullmatch(field) and one.other < 1.0 and not one.positions
    return (
        (one.domain_likeness >= 0.5 > two.domain_likeness or bool(bare))
        and bool(LEGAL.search(second.plain))
        and not LEGAL.search(first.plain)
        and not second.plain.startswith(LEGAL_FORMS)
        and bool(ENDINGS.search(field))
        and len(first.plain) <= 12
        and one.name < 2.0
    )


def _join(parts: list[str]) -> str:
    return " ".join(parts)


def _english_company(
    suits: Sequence[Suit], taken: set[Segment], company: CompanyName
) -> CompanyName | None:
    """The company's line in Latin letters; what stands right by the Japanese name is likely it."""

    def score(suit: Suit) -> float:
        near = min(distance(suit.segment, part) for part in company.segments) < 0.06
        return suit.company + 2.0 * near - 0.5 * (suit.position > 1)

    free = [s for s in suits if s.segment.latin and s.segment not in taken and score(s) > 0]
    if not free:
        return None
    best = max(free, key=score)
    plain = best.segment.plain
    words = re.findall(r"[A-Za-z]{2,}", plain)
    if not ENGLISH_LEGAL.search(plain) and (
        len(words) < 2 or not plain[:1].isupper() or best.other > 1.0
    ):
        return None  # a logo
    firm = ENGLISH_LAST.search(plain) or ENGLISH.search(plain)
    if _GROUP.search(plain) or not (firm or best.domain_likeness >= 0.4):
        return None  # a slogan (`Quality First`)
    if best.positions and best.company < 3 and best.domain_likeness < 0.7:
        return None
    return CompanyName(
        best.segment.text, (best.segment,), best.company, best.company, best.domain_likeness
    )


def _stands_with_titles(
    label: Segment, suits: Sequence[Suit], addresses: Sequence[Segment]
) -> bool:
    """Whether `東京支店` names the person's unit and not an office above an address."""
    titles = [
        distance(label, suit.segment)
        for suit in suits
        if suit.segment is not label and suit.positions and not is_office_label(suit.segment)
    ]
    nearest = min(titles, default=9.0)
    address = min((distance(label, other) for other in addresses), default=9.0)
    return nearest < 0.08 and nearest <= address + 0.01


def _is_group_name(segment: Segment, company: CompanyName | None, suits: Sequence[Suit]) -> bool:
    """Whether `…グループ` stands with the company's name and not with the titles."""
    if company is None or not _GROUP.search(segment.plain):
        return False
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
    for suit in suits:
        segment = suit.segment
        if segment in taken or segment in labels or suit.other > 0.5 or suit.company > 0.5:
            continue
        letters = len(segment.plain.replace(" ", ""))
        same = segment.latin == name.latin and segment.vertical == name.vertical
        if not same or not 2 <= letters <= (28 if segment.latin else 12) or not segment.whole:
            continue
        if re.search(r"[ぁ-ん]{2}|\d", segment.plain) or _GROUP.search(segment.plain):
            continue
        next_to = below(segment, [name]) or below(name, [segment])
        if next_to and segment.size < 0.8 * name.size:
            return segment
    return None


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
        if not 3 <= letters <= 28 or _GROUP.search(segment.plain) or suit.company > 2.0:
            continue
        for other in positions:
            like = 0.8 < segment.size / max(other.size, 0.01) < 1.25
            same = segment.latin == other.latin and segment.vertical == other.vertical
            next_to = below(segment, [other]) or below(other, [segment])
            if like and same and next_to and abs(segment.left - other.left) < 0.02:
                found.append(segment)
                break
    return found


_SUFFIX = re.compile(
    r"(?:ホールディングス|パートナーズ|コーポレーション|インターナショナル|インダストリーズ?|"
    r"エンタープライズ|アソシエイツ|テクノロジーズ?|ソリューションズ?|システムズ?|ワークス)"
)
_FIELD = re.compile(
    r"精工|工業|産業|興業|商事|物産|電機|電気|電子|機械|化学|化成|製薬|食品|建設|不動産|住宅|印刷|出版|運輸|物流|"
    r"倉庫|ソフト|ソフトウェア|システムズ?|テクノロジー|エンジニアリング|コンサルティング|デザイン|サービス|"
    r"フーズ|観光|警備|海運|繊維|農園|酒造|硝子|造園|土木|写真館|ロボティクス|メディカル|ヘルスケア|バイオ|"
    r"エナジー|エネルギー|マテリアル|ファーマ|メディア|ネットワークス?|エレクトロニクス|ケミカル|ハウジング|"
    r"ロジスティクス|リサーチ|キャピタル|プランニング|トレーディング"
)
_GROUP = re.compile(r"グループ$|group$|^a member of|[。！!]|https?:|@|第?\d{3,}", re.IGNORECASE)
