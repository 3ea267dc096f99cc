"""The organisation on a card: its name over the lines that it runs on, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..text.kana import to_katakana
from ..text.romaji import fold_romaji
from ..text.widths import no_space
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
from .name_readings import propose_readings
from .person import Person
from .positions import is_licence
from .roles import SLOGAN_LATIN, Suit
from .segments import Segment
from .sound import latin_of

GROUP = re.compile(r"グループ$|group$|^a member of|[。！!]|https?:|@|第?\d{3,}", re.IGNORECASE)


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
        and s.company > -2.5
        and s.other < 1.0
        and not s.positions
        and len(s.segment.plain) >= 2
        and not _NET.search(s.segment.plain)
        and len(re.findall(r"[^\W\d_]", s.segment.plain)) >= 2
        and not re.search(r"\d{3}|[〇一二三四五六七八九]{3}", s.segment.plain)
        and s.segment.confidence > 0.8
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
    if above and kind and _is_kind_over_name(above, best.segment, kind, best):
        parts = (above, best.segment)
    text = _join([part.text for part in parts])
    return CompanyName(text, parts, best.company, 0.0, best.domain_likeness)


_NET = re.compile(r"://|www|@|\.[a-z]{2,3}\b")
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
        if len(parts) == 1 and _ends_above(parts[0], following, others):
            following = None
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


def _ends_above(form: Segment, following: Segment | None, others: Sequence[Segment]) -> bool:
    """Whether a bare 株式会社 stands clearly nearer to the line above than to `following`."""
    if following is None or not re.fullmatch(LEGAL.pattern, form.plain.replace(" ", "")):
        return False
    above = next((s for s in others if below(s, [form])), None)
    if above is None or not 0.75 < above.size / max(form.size, 0.01) < 1.33:
        return False
    return 2.0 * (form.top - above.bottom) + 0.01 < following.top - form.bottom


def _continues(first: Segment, second: Segment, suits: dict[Segment, Suit]) -> bool:
    """Whether a company's name that begins in `first` goes on in `second`."""
    one, two = suits[first], suits[second]
    if _is_kind_over_name(first, second, one, two):
        return True
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
    if (
        one.positions
        and all(is_licence(p.text) for p in one.positions)
        and LEGAL.match(second.plain)
    ):
        return False  # `社会保険労務士` over `合同会社…`
    if HEADS.fullmatch(plain):
        unit = _UNIT_END.search(second.plain) and any(p.sureness > 0.8 for p in two.positions)
        if unit and LEGAL.fullmatch(plain):
            return False  # a unit under a form that belongs to the line above
        known = two.domain_likeness >= 0.5 and second.japanese
        least = 0.5 if known else 0.7  # brackets stand higher
        return two.other < 2.0 and second.size > least * first.size
    if any(p.sureness > 0.8 for p in two.positions):
        return False
    if first.latin and one.positions and one.domain_likeness < 0.5:
        return False  # `Purchasing` over the firm
    if re.search(r"\d{4,}|^\(?\d", second.plain):
        return False
    if first.latin and _spelled_together(one, two, suits.values()):
        return True
    if first.latin and _is_ended(first.plain) and not ENGLISH_LEGAL.fullmatch(second.plain):
        return False  # `Timber Co.` over its laboratory
    if first.latin and _OPEN_END.search(first.plain) and two.name < 2.0:
        return True  # `Institute of` goes on
    tail = second.plain.replace(" ", "")
    size = first.size / max(second.size, 0.01)
    if _KIND.search(plain) and not two.positions and two.other < 1.0 and 0.8 < size < 1.25:
        weak = all(p.sureness <= 0.6 for p in one.positions)
        if weak and min(first.size, second.size) > 0.95 and two.name < 3.0:
            return True  # `花とみどりの店` over `ミモザ`
    if re.fullmatch(r"[一二]級建築士事務所", tail) and not one.positions and one.other < 1.0:
        return True
    if re.fullmatch(LEGAL.pattern, tail) and one.other < 2.0 and one.company > -2.5:
        return True
    ratio = first.size / max(second.size, 0.01)
    if _names_field(first, second, one, two) and 0.75 < ratio < 1.33:
        return True
    field = ENDINGS.fullmatch(tail) or _FIELD.fullmatch(tail)
    ending = _SUFFIX.fullmatch(tail) or (field and not two.positions)
    if ending and len(tail) > 1 and one.company > 2.0 and 0.75 < ratio < 1.33:
        return True  # nobody's unit is called ホールディングス
    bare = _SUFFIX.fullmatch(LEGAL.sub("", tail)) and not tail.startswith(LEGAL_FORMS)
    if bare and not one.positions and one.other < 1.0 and 0.75 < ratio < 1.5 and len(plain) < 9:
        return one.name < 3.0  # and nobody's firm is only ホールディングス株式会社
    if _DEPARTMENT_OF_CARE.fullmatch(tail) and ENDINGS.search(plain):
        return False  # 内科 under the clinic
    if first.latin and not LEGAL.search(tail) and one.domain_likeness < 0.4:
        return False  # `Commercial Lending` over the bank
    # A unit set nearly as large as the company's name (技術開発センター) is a line of its own.
    similar = 0.9 < ratio < 1.12 if two.positions else 0.8 < ratio < 1.25
    if not similar or min(first.size, second.size) < 1.1 or max(one.other, two.other) >= 2.0:
        return False
    if GROUP.search(first.plain) or second.plain.startswith(("附属", "付属")):
        return False
    if any(p.sureness > 0.8 for p in one.positions) or one.name > 3.0 > one.company:
        return False
    return not (LEGAL.search(plain) and LEGAL.search(tail))


def _spelled_together(one: Suit, two: Suit, suits: Iterable[Suit]) -> bool:
    """Whether the domain, or another line of the card, holds two Latin lines as one name."""
    if one.positions or two.positions or max(one.other, two.other) >= 2.0:
        return False
    halves = (one.domain_likeness, two.domain_likeness)
    if min(halves) >= 0.2 and max(halves) < 0.8 and sum(halves) >= 0.9:
        return True  # `La Jolie` over `NAIL SPA`, at lajolienailspa.com
    whole = no_space(one.segment.plain + two.segment.plain).lower()
    return any(no_space(suit.segment.plain).lower() == whole for suit in suits)


def _is_ended(plain: str) -> bool:
    """Whether a Latin firm ends with its legal form."""
    forms = list(ENGLISH_LEGAL.finditer(plain))
    return bool(forms) and forms[-1].end() >= len(plain.rstrip(".)"))


_UNIT_END = re.compile(r"(?:[部課室係]|本部)$")
_DEPARTMENT_OF_CARE = re.compile(r"(?:[㐀-鿿]{1,4}科・?)+")
_KIND = re.compile(
    r"(?:の店|専門店|こども園|保育園|幼稚園|工房|サロン|教室|カフェ|スタジオ|ハウス|クリニック|薬局|美容室|工務店|食堂)$"
)
# What a shop is, set over its name: `蕎麦処` over `ふくろう亭`. No firm is called so alone.
_TRADE = re.compile(
    r"^\S{0,8}(?:処|どころ|ダイニング|料理|居酒屋|酒場|食堂|喫茶|カフェ|珈琲店?|ベーカリー|菓子店?|蕎麦|そば|うどん|寿司|鮨|"
    r"焼肉|焼鳥|割烹|民宿|の宿|美容室|美容院|理容室|サロン|整体院?|鍼灸院|工房|教室|スクール|道場|クラブ|デイサービス|"
    r"こども園|写真館|スタジオ|アトリエ|ギャラリー|書店|古書|花屋|生花店|農園|牧場|専門店)$|"
    r"^(?:hair|nail|eyelash|kids)?\s?(?:atelier|caf[eé]|bistro|salon|studio|bakery|gallery)$",
    re.IGNORECASE,
)


def _is_kind_over_name(first: Segment, second: Segment, one: Suit, two: Suit) -> bool:
    """Whether `first` says what kind of shop bears the name in `second`, right below it."""
    if not _TRADE.fullmatch(first.plain) or LEGAL.search(second.plain) or two.positions:
        return False
    known = any(p.sureness > 0.6 for p in one.positions)
    near = distance(first, second) < 0.12 and 0.4 < first.size / max(second.size, 0.01) < 1.25
    return near and not known and two.other < 1.0 and len(second.plain) <= 14 and two.name < 3.0


_OPEN_END = re.compile(r"(?:\b(?:of|and|for|the|in)|&)$", re.IGNORECASE)


def _names_field(first: Segment, second: Segment, one: Suit, two: Suit) -> bool:
    """`Sora` over `コンサルティング株式会社`: the domain holds the first line, not the second.

    A field alone (`精工株式会社`) is nobody's name in any case.
    """
    field = LEGAL.sub("", second.plain.replace(" ", ""))
    if first.latin and _sounds_like(first.plain, field):
        return False  # `NEXALON` over `ネクサロン株式会社` is the same name twice
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


def _sounds_like(latin: str, japanese: str) -> bool:
    """Whether a name in Latin letters and one in kana are the same, by their consonants."""
    spelled = fold_romaji(latin).replace("x", "kus").replace("c", "k")
    for sound in latin_of(japanese):
        ratio = SequenceMatcher(None, spelled, fold_romaji(sound), autojunk=False).ratio()
        if ratio > 0.65:
            return True
    return False


def _join(parts: list[str]) -> str:
    return " ".join(parts)


_NEAR = 0.06  # of the card's height: the next line


def native_of(company: CompanyName, suits: Sequence[Suit], taken: set[Segment]) -> CompanyName:
    """`company`, or the Japanese line right by it where it is in Latin letters, its translation."""
    if any(s.japanese for s in company.segments):
        return company
    first = company.segments[0]
    for suit in suits:
        line = suit.segment
        weak = all(p.kind == "department" and p.sureness <= 0.6 for p in suit.positions)
        like = line.size > 0.75 * first.size and suit.other < 1.0 and weak
        if line in taken or not line.japanese or not like or suit.name > 5.0:
            continue
        if distance(line, first) < _NEAR and (below(line, [first]) or below(first, [line])):
            return CompanyName(line.text, (line,), suit.company, 0.0, suit.domain_likeness)
    return company


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
        len(words) < 2 or not plain[:1].isupper() or best.other > 1.0
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
    if best.positions and best.company < 3 and best.domain_likeness < 0.7 and not translated:
        return None
    return CompanyName(
        best.segment.text, (best.segment,), best.company, best.company, best.domain_likeness
    )


_PUBLIC_LATIN = re.compile(
    r"\b(?:embassy|consulate|university|institute|city|town|village|ministry|republic) of\b", re.I
)
_SUFFIX = re.compile(
    r"(?:ホールディングス|パートナーズ|コーポレーション|インターナショナル|インダストリーズ?|"
    r"エンタープライズ|アソシエイツ|テクノロジーズ?|ソリューションズ?|システムズ?|ワークス)"
)
_FIELD = re.compile(
    r"総合研究所|精工|工業|産業|興業|商事|物産|電機|電気|電子|機械|化学|化成|製薬|食品|建設|不動産|住宅|印刷|出版|運輸|物流|"
    r"倉庫|ソフト|ソフトウェア|システムズ?|テクノロジー|エンジニアリング|コンサルティング|デザイン|サービス|"
    r"フーズ|観光|警備(?:保障)?|海運|繊維|農園|酒造|硝子|造園|土木|写真館|ロボティクス|メディカル|ヘルスケア|バイオ|"
    r"エナジー|エネルギー|マテリアル|ファーマ|メディア|ネットワークス?|エレクトロニクス|ケミカル|ハウジング|"
    r"ロジスティクス|リサーチ|キャピタル|プランニング|トレーディング|楽器|陶器|家具|製紙|紡績|織物|染色|鋳造|"
    r"金属|鋼材|木材|石材|建材|電工|通信|旅行|百貨店|製粉|青果|米穀|眼鏡|宝飾|映像|航空|鉄道|自動車|モーターズ|石油|"
    r"ガス|電力|リサイクル|ビルサービス|メンテナンス|レンタカー|トラベル|アパレル|コスメティックス?"
)
