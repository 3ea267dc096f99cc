"""How well each piece of text suits each role on a card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..text.widths import no_space
from .facts.labels import OPENING_HOURS
from .facts.organisations import (
    BEGINNINGS,
    ENDINGS,
    ENGLISH,
    ENGLISH_LAST,
    ENGLISH_LEGAL,
    HEADS,
    LEGAL,
)
from .facts.positions import OFFICE_LABEL, REGISTRATION
from .names import judge_name
from .position import Position
from .positions import REGISTERED, parse_positions
from .segments import Segment
from .sound import latin_of

_SENTENCE = re.compile(
    r"[。！!？?「」『』…♪]|(?:ます|です|ました|しょう|ください|ため|ために|とともに|を|へ|に|で|と|から|まで|しあわせ|ひらく|つくる|"
    r"つなぐ|ささえる|支える|添う|届ける|創る|拓く|結ぶ|未来)$|[、，].*[ぁ-ん]|^(?:あなた|お客様|人と|笑顔|地域(?=[のをにと])|私たち)"
)
SLOGAN_LATIN = re.compile(
    r"\b(?:your|you|we|our|for the|to the|better|future|tomorrow|since|first|always|dreams?|"
    r"with|the|beyond|next|smiles?|"
    r"^admitted|creating|building|connecting|innovation for|into)\b|^from\s.+\sto\s",
    re.IGNORECASE,
)
# `ピアノ教室 はしもと`: what it is, and then its name.
_KIND_AND_NAME = re.compile(rf"\S{{1,8}}{ENDINGS.pattern.removesuffix('$')}\s\S{{2,10}}$")
# `はるかぜ内科・小児科` is a practice, 循環器内科 a unit.
_CLINIC = re.compile(r"^[ぁ-ゖァ-ヺー]{2,}\S*(?:科|歯科医院)(?:医院|クリニック)?$")
_MUNICIPALITY = re.compile(r"(?:東京都|北海道|京都府|大阪府|.{2,3}県)?\S{1,5}[市区町村]|.{2,3}県")
_KANA_GIVEN = re.compile(r"[㐀-鿿](?:\s?[㐀-鿿]){0,2}[\s　]+[ぁ-ん](?:\s?[ぁ-ん]){1,3}")
_POSSESSIVE = re.compile(r"[ぁ-んァ-ヺ]の[㐀-鿿]|[㐀-鿿]の[ぁ-ん]{2}")  # `つぐみの森`, `森のことり`
_FOUNDED = re.compile(r"^(?:創業|創立|設立)|^since\s", re.IGNORECASE)
_REQUEST = re.compile(
    r"こちら|ご依頼|お問い?合わ?せ|ご予約|ご相談|見積|無料|対応|営業中|駐車場|受付中"
)
_NO_NAME = re.compile(r"旧姓|(?:加盟|代理|特約|取扱)店$")
# 下北沢店 is where a shop is, 玩具店 what it is.
_BRANCH = re.compile(
    r"[㐀-鿿ァ-ヺー]{2,5}(?<![商書酒米売茶薬貨門品理物具器装粧服靴鞄傘肉魚菜花菓麺転車計鏡章石])店"
)
_OPERATOR = re.compile(r"(?:運営|経営|発行|販売元|製造元|企画)(?:会社|元)?\s?[:：/／]")
_NUMBER_LINE = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rest of the card says that bears on a role."""

    domains: tuple[str, ...]
    locals: tuple[str, ...]
    japanese: bool
    largest: float


@dataclass(frozen=True, slots=True)
class Suit:
    """The scores of one segment (about log odds; 0 is even) and the positions it would name."""

    segment: Segment
    name: float
    company: float
    position: float
    other: float
    positions: tuple[Position, ...]
    domain_likeness: float


def judge_roles(segment: Segment, around: Surroundings) -> Suit:
    """The scores of `segment` for every role."""
    plain = segment.plain
    positions = parse_positions(segment.text)
    if BEGINNINGS.match(plain) and any(p.sureness <= 0.5 for p in positions):
        positions = ()  # `美容室 雲水` is a shop, no unit with somebody of an unknown title
    likeness = domain_likeness(plain, around.domains)
    return Suit(
        segment,
        name_score(segment, around, positions),
        company_score(segment, positions, likeness),
        position_score(positions),
        other_score(REGISTERED.sub("", plain)),
        positions,
        likeness,
    )


def name_score(segment: Segment, around: Surroundings, positions: tuple[Position, ...]) -> float:
    """Evidence that this is the person's name, from text, size and the e-mail address."""
    judged = judge_name(segment.text)
    if judged is None:
        return -6.0
    score = 8.0 * judged.score - 4.0
    score += 1.6 * min(max(segment.size - 1.0, -0.5), 2.0)
    if segment.size >= 0.92 * around.largest and segment.size > 1.2:
        score += 1.0
    if LEGAL.search(segment.plain) or ENGLISH_LEGAL.search(segment.plain):
        score -= 8.0
    if segment.japanese and ENDINGS.search(segment.plain):
        score -= 1.5
    if _POSSESSIVE.search(no_space(segment.plain)):
        score -= 2.0
    if positions and not judged.before:
        score -= 5.0 * max(p.sureness for p in positions)
    if _is_sentence(segment.plain) or _NUMBER_LINE.search(segment.plain):
        score -= 4.0
    if around.japanese and segment.latin:
        score -= 5.0
    if segment.latin:
        score += 3.0 * local_likeness(segment.plain, around.locals) - 1.0
        if ENGLISH.search(segment.plain):
            score -= 3.0
        if SLOGAN_LATIN.search(segment.plain):
            score -= 2.0
    return score


def local_likeness(name: str, locals_: tuple[str, ...]) -> float:
    """How well a Latin name is found in the local part of an e-mail address, 0 to 1."""
    words = [w for w in re.findall(r"[a-z]+", name.lower()) if w]
    best = 0.0
    for local in locals_:
        parts = [p for p in re.split(r"[^a-z]+", local.lower()) if p]
        joined = "".join(parts)
        hits = sum(len(w) for w in words if len(w) > 2 and w in joined)
        if words and hits:
            best = max(best, min(1.0, hits / max(len(joined), 1)))
        elif len(words) > 1 and len(joined) > 4:
            # `tmurakam`: cut short, or printed otherwise than in the name.
            spellings = (words[0][0] + words[-1], words[0] + words[-1], words[-1] + words[0][0])
            alike = max(SequenceMatcher(None, s, joined, autojunk=False).ratio() for s in spellings)
            best = max(best, alike - 0.2 if alike > 0.75 else 0.0)
    return best


def domain_likeness(text: str, domains: tuple[str, ...]) -> float:
    """How well the letters of a name (kana and kanji read in Latin) are found in a domain."""
    if not domains:
        return 0.0
    best = 0.0
    for latin in latin_of(text):
        bare = re.sub(r"[^a-z0-9]", "", latin.lower())
        if len(bare) < 3:
            continue
        for domain in domains:
            core = re.sub(r"[^a-z0-9]", "", domain)
            if len(core) < 3:
                continue
            run = SequenceMatcher(None, bare, core, autojunk=False).find_longest_match()
            # Three letters of a short domain are found in any name.
            enough = run.size >= min(4, len(core))
            best = max(best, run.size / len(core) if enough else 0.0)
    return best


def company_score(
    segment: Segment,
    positions: tuple[Position, ...],
    likeness: float,
) -> float:
    """Evidence that this names the organisation."""
    plain = no_space(segment.plain)
    score = -1.5
    if segment.japanese:
        if LEGAL.search(plain):
            score += 7.0
        elif HEADS.fullmatch(plain):
            score += 3.0
        elif ENDINGS.search(plain):
            score += 2.5 if len(plain) > 3 else 1.0
        if _CLINIC.match(plain):
            score += 5.5
        if BEGINNINGS.match(segment.plain):
            score += 1.5
        elif _KIND_AND_NAME.match(segment.plain):
            score += 2.0
    elif segment.latin:
        if ENGLISH_LEGAL.search(segment.plain):
            score += 6.0
        elif ENGLISH_LAST.search(segment.plain):
            score += 4.0
        elif ENGLISH.search(segment.plain):
            score += 2.0
        if SLOGAN_LATIN.search(segment.plain) and not ENGLISH_LEGAL.search(segment.plain):
            score -= 1.5
    if segment.japanese and segment.size > 1.2 and _MUNICIPALITY.fullmatch(plain):
        score += 3.0  # a card of the town's mayor
    score += 4.0 * likeness
    score += 1.0 * min(max(segment.size - 1.0, -0.5), 1.5)
    if segment.top < 0.3:
        score += 0.7
    if positions:
        weight = 1.5 if segment.latin and ENGLISH_LAST.search(segment.plain) else 3.0
        sure = max(p.sureness for p in positions)
        score -= (weight if sure > 0.5 else 1.0) * sure  # 書店 ends shops as well as units
    if _OPERATOR.match(plain) or REGISTRATION.search(plain) or _NO_NAME.search(plain):
        score -= 6.0
    if _BRANCH.fullmatch(plain) or re.match(r"(?:an?|the) [a-z]", segment.plain):
        score -= 3.0
    if _SENTENCE.search(plain) and not _is_kind_and_name(segment.plain):
        score -= 3.0  # 整体院 はしもと ends in no particle
    if len(plain) < 2:
        score -= 4.0
    if len(re.findall(r"\s[/|]\s", segment.plain)) > 1 and not LEGAL.search(plain):
        score -= 3.0  # what somebody deals in
    if segment.vertical and segment.latin:
        score -= 1.5  # a motto along the edge
    return score


def position_score(positions: tuple[Position, ...]) -> float:
    """Evidence that this line names departments, titles or qualifications."""
    if not positions:
        return -3.0
    return 6.0 * (sum(p.sureness for p in positions) / len(positions)) - 2.5


def other_score(plain: str) -> float:
    """Evidence that this is none of the fields: slogans, registrations, opening hours."""
    score = 0.0
    if REGISTRATION.search(plain):
        score += 5.0
    if _is_sentence(plain) and not _is_kind_and_name(plain):
        score += 2.5
    if _NUMBER_LINE.search(plain):
        score += 1.5
    if len(no_space(plain)) <= 1:
        score += 2.0
    if re.match(r"[(（\[〔]?\s*旧姓", plain):
        score += 5.0
    if OPENING_HOURS.search(plain) or _FOUNDED.search(plain):
        score += 3.0
    if _REQUEST.search(plain) or _OPERATOR.match(plain):
        score += 3.0
    if re.search(r"(?:加盟店|代理店|特約店|認定店|取扱店)(?:\(.*\))?$", plain):
        score += 2.0
    return score


def _is_sentence(plain: str) -> bool:
    """Whether a line is a sentence or a slogan, and no name such as `島 みなと`."""
    return bool(_SENTENCE.search(plain)) and not _KANA_GIVEN.fullmatch(plain)


def _is_kind_and_name(plain: str) -> bool:
    return bool(BEGINNINGS.match(plain) or _KIND_AND_NAME.match(plain))


def is_office_label(segment: Segment, others: Iterable[Segment] = ()) -> bool:
    """Whether this is the name of an office that stands above its address.

    `■かえで薬局 中央店` is one where another line of `others` is `かえで薬局`.
    """
    if LEGAL.search(segment.plain):
        return False
    own = _OFFICE_MARK.sub("", no_space(segment.plain))
    firms = [name for other in others if len(name := no_space(other.plain)) > 2 and name != own]
    rest = [own.removeprefix(name) for name in firms if own.startswith(name)]
    return any(map(OFFICE_LABEL.match, [segment.plain, *rest]))


_OFFICE_MARK = re.compile(r"^[■●◆▼・【\[]\s*")
