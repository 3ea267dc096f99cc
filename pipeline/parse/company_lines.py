"""The lines over which the name of an organisation runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ..text.romaji import fold_romaji
from ..text.widths import no_space
from .facts.organisations import (
    BEGINNINGS,
    CARE,
    CORPORATION,
    DEPARTMENT_OF_CARE,
    ENDINGS,
    ENGLISH_LEGAL,
    FIELD,
    FOUNDATION,
    HEADS,
    KIND,
    KIND_LATIN,
    LEGAL,
    LEGAL_FORMS,
    MEDICAL,
    MUSEUM,
    PRACTICE_OF_CARE,
    RUN_BY_IT,
    SECT,
    SUFFIX,
    TEMPLE,
    TRADE,
    WARES,
)
from .layout import below, beside, distance, stepped
from .positions import is_licence
from .roles import Suit
from .segments import Segment
from .sound import latin_of

GROUP = re.compile(
    r"グループ$|(?<!research )(?<!working )(?<!business )group$|^a member of|"
    r"[。！!]|https?:|@|第?\d{3,}",
    re.IGNORECASE,
)


def company_lines(
    segment: Segment, segments: Sequence[Segment], suits: dict[Segment, Suit]
) -> list[Segment]:
    """The lines of the organisation's name of which `segment` is one, in reading order."""
    parts = [segment]
    for _ in range(2):
        others = [s for s in segments if s not in parts]
        following = below(parts[-1], others) or beside(parts[-1], others)
        following = following or stepped(parts[-1], others)
        if len(parts) == 1 and _ends_above(parts[0], following, others):
            following = None
        ended = len(parts) > 1 and re.fullmatch(LEGAL.pattern, parts[-1].plain.replace(" ", ""))
        if following and not ended and _continues(parts[-1], following, suits):
            parts.append(following)
            continue
        before = next((s for s in others if _stands_before(s, parts[0])), None)
        if len(parts) > 1 and re.fullmatch(LEGAL.pattern, parts[0].plain.replace(" ", "")):
            break  # `学校法人` begins a name; what stands above it is not part of it
        if before and _continues(before, parts[0], suits):
            parts.insert(0, before)
            continue
        break
    return parts


def _stands_before(segment: Segment, first: Segment) -> bool:
    """Whether a line is right above or before `first`; columns of a shop begin at any height."""
    if below(segment, [first]) or beside(segment, [first]):
        return True
    column = segment.vertical and first.vertical and segment.top < first.top
    return column and bool(TRADE.fullmatch(segment.plain)) and distance(segment, first) < _NEXT


_NEXT = 0.12  # of the card's height


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
    if is_kind_over_name(first, second, one, two):
        return True
    if _is_house_and_kind(first, second, one, two):
        return True
    mixed = first.latin != second.latin
    if mixed and not HEADS.fullmatch(first.plain.replace(" ", "")):
        if _is_word_mark(first, suits):
            return False
        return _names_field(first, second, one, two) and first.size > 0.75 * second.size
    plain = first.plain.replace(" ", "")
    if _MINISTRY.fullmatch(plain):
        return False  # over its bureaus
    if two.name > 3.0 and two.name > two.company:
        # What follows a bare form is the firm, though it be like a name, where another is more so.
        rival = any(s.name > two.name for segment, s in suits.items() if segment is not second)
        if not (rival and HEADS.fullmatch(plain)):
            return False
    if any(p.kind == "title" and p.sureness > 0.8 for p in two.positions):
        return False
    if _holds_licences(two):
        return False  # 歯科衛生士 under the clinic
    if _holds_licences(one) and LEGAL.match(second.plain):
        return False  # `社会保険労務士` over `合同会社…`
    if HEADS.fullmatch(plain):
        unit = _UNIT_END.search(second.plain) and any(p.sureness > 0.8 for p in two.positions)
        if unit and LEGAL.fullmatch(plain):
            return False  # a unit under a form that belongs to the line above
        known = two.domain_likeness >= 0.5 and second.japanese
        least = 0.5 if known else 0.7  # brackets stand higher
        short = known and len(no_space(second.plain)) <= 8  # `つなぐ`, like the end of a motto
        return (two.other < 2.0 or short) and second.size > least * first.size
    tail = no_space(second.plain)
    bare = MEDICAL.match(plain) and not PRACTICE_OF_CARE.search(plain)
    if bare and tail.endswith("科") and second.size > 1.1 * first.size:
        return True  # `さいとう内科・循環器内科`, larger than its corporation
    named = CORPORATION.match(plain) and not CORPORATION.fullmatch(plain)
    # A home set smaller than its corporation is where in it somebody works.
    fitting = 0.4 < first.size / max(second.size, 0.01) < 1.15
    if named and fitting and CARE.fullmatch(tail):
        return True
    founded = FOUNDATION.match(plain) and not FOUNDATION.fullmatch(plain)
    if founded and fitting and MUSEUM.fullmatch(tail):
        return True
    if any(p.sureness > 0.8 for p in two.positions):
        return False
    if first.latin and one.positions and one.domain_likeness < 0.5:
        return False  # `Purchasing` over the firm
    if re.search(r"\d{4,}|^\(?\d", second.plain):
        return False
    if (
        MEDICAL.match(plain)
        and PRACTICE_OF_CARE.search(no_space(second.plain))
        and not two.positions
    ):
        return first.size > 0.4 * second.size  # the corporation over its clinic
    if SECT.match(plain) and TEMPLE.match(tail):
        return first.size > 0.4 * second.size
    if named and RUN_BY_IT.search(tail) and not tail.startswith(("附属", "付属", "法人")):
        return fitting and all(p.sureness <= 0.6 for p in two.positions)
    if first.latin and _is_ended(first.plain) and not ENGLISH_LEGAL.fullmatch(second.plain):
        return False  # `Timber Co.` over its laboratory
    if first.latin and _spelled_together(one, two, suits.values()):
        return True
    if first.latin and _OPEN_END.search(first.plain) and two.name < 2.0:
        return True  # `Institute of` goes on
    ratio = first.size / max(second.size, 0.01)
    if KIND.search(plain) and not two.positions and two.other < 1.0 and 0.8 < ratio < 1.25:
        weak = all(p.sureness <= 0.6 for p in one.positions)
        if weak and min(first.size, second.size) > 0.95 and two.name < 3.0:
            return True  # `花とみどりの店` over `ミモザ`
    if re.fullmatch(r"[一二]級建築士事務所", tail) and not one.positions and one.other < 1.0:
        return True
    if re.fullmatch(LEGAL.pattern, tail) and one.other < 2.0 and one.company > -2.5:
        return True
    if _names_field(first, second, one, two) and 0.75 < ratio < 1.33:
        return True
    field = ENDINGS.fullmatch(tail) or FIELD.fullmatch(tail)
    ending = SUFFIX.fullmatch(tail) or (field and not two.positions)
    if ending and len(tail) > 1 and one.company > 2.0 and 0.75 < ratio < 1.33:
        return True  # nobody's unit is called ホールディングス
    bare = SUFFIX.fullmatch(LEGAL.sub("", tail)) and not tail.startswith(LEGAL_FORMS)
    if bare and not one.positions and one.other < 1.0 and 0.75 < ratio < 1.5 and len(plain) < 9:
        return one.name < 3.0  # and nobody's firm is only ホールディングス株式会社
    if DEPARTMENT_OF_CARE.fullmatch(tail) and ENDINGS.search(plain):
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


def _holds_licences(suit: Suit) -> bool:
    """Whether a line holds licences and nothing else."""
    return bool(suit.positions) and all(is_licence(p.text) for p in suit.positions)


_MINISTRY = re.compile(r"[㐀-鿿]{2,5}[省庁]")


def _is_word_mark(mark: Segment, suits: dict[Segment, Suit]) -> bool:
    """Whether the firm's English name, elsewhere on the card, begins with `mark`."""
    head = mark.plain.lower() + " "
    return mark.latin and any(s.latin and s.plain.lower().startswith(head) for s in suits)


def _is_house_and_kind(first: Segment, second: Segment, one: Suit, two: Suit) -> bool:
    """`Spalti` over `RISTORANTE`, or `HOTEL` over `Mizuumi`: a name and what bears it, in Latin."""
    if not (first.latin and second.latin) or max(one.other, two.other) >= 2.0:
        return False
    kinds = [bool(KIND_LATIN.fullmatch(s.plain)) for s in (first, second)]
    name = two if kinds[0] else one
    short = len(name.segment.plain) <= 16 and not name.positions and name.company > 0
    return kinds[0] != kinds[1] and short and 0.2 < first.size / max(second.size, 0.01) < 9.0


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


def may_name_a_shop(suit: Suit) -> bool:
    """Whether a line is short and no sentence; a word in kana may end like one (ぽけっと)."""
    plain = suit.segment.plain
    calm = suit.other < 1.0 or re.fullmatch(r"[ぁ-んー]{2,7}", plain)
    return bool(calm) and len(plain) <= 14


def is_kind_over_name(first: Segment, second: Segment, one: Suit, two: Suit) -> bool:
    """Whether `first` says what kind of shop bears the name in `second`, right below it."""
    trade = TRADE.fullmatch(first.plain)
    if not trade and not (WARES.fullmatch(first.plain) and one.name < 0.0):
        return False
    if LEGAL.search(first.plain) or LEGAL.search(second.plain):
        return False
    if _holds_licences(two):
        return False
    if any(p.sureness > 0.6 for p in two.positions) or BEGINNINGS.match(second.plain):
        return False
    if TRADE.match(second.plain.split(" ")[0]) and " " in second.plain:
        return False  # `鉄道模型工房 スイッチバック` says it itself
    known = not trade and any(p.sureness > 0.6 for p in one.positions)
    least = 0.3 if trade else 0.4
    near = distance(first, second) < _NEXT and least < first.size / max(second.size, 0.01) < 1.25
    return near and not known and may_name_a_shop(two) and two.name < 3.0


_OPEN_END = re.compile(r"(?:\b(?:of|and|for|the|in)|&)$", re.IGNORECASE)


def _names_field(first: Segment, second: Segment, one: Suit, two: Suit) -> bool:
    """`Sora` over `コンサルティング株式会社`: the domain holds the first line, not the second.

    A field alone (`精工株式会社`) is nobody's name in any case.
    """
    field = LEGAL.sub("", second.plain.replace(" ", ""))
    if first.latin and _sounds_like(first.plain, field):
        return False  # `NEXALON` over `ネクサロン株式会社` is the same name twice
    bare = FIELD.fullmatch(field) and one.other < 1.0 and not one.positions
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
