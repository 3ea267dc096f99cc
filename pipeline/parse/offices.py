"""The addresses on a card: which lines make a Japanese one; Latin ones come from their module."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..text.widths import no_space, one_space
from .codes import looks_like_code, mend_code
from .digits import arabic_numerals
from .facts.organisations import LEGAL
from .facts.places import ADDRESS_NUMBER, BUILDING
from .facts.positions import REGISTRATION, UNIT
from .latin_addresses import find_latin_offices
from .latin_codes import country_of
from .layout import below, beside, stepped
from .office import Office
from .postal import split_city, split_prefecture, starts_like_address
from .segments import Segment

__all__ = ["Office", "country_of", "find_offices", "split_code"]

_CODE = re.compile(
    r"(?:[〒テデ干千〠=TＴ下〶]|[Il1|]{0,2}[1I]?)?\s*[:：]?\s*(?<!\d)1?(\d\s?\d\s?\d)\s?-\s?(\d\s?\d\s?\d\s?\d)(?!\d)"
)
_CODE_LAST = re.compile(
    r"(.*[^\s(〔\[])(?:\s+[〒テデ干千〠=T下〶]?\s?|\s*[(〔\[]\s?[〒テデ干千〠=T下〶]?\s?)(\d{3})\s?-\s?(\d{4})\s?[)〕\]]?"
)
# A postal code that lost a digit is no part of the address that follows it.
_BROKEN_CODE = re.compile(r"^\d{2,3}-?\d{2,4}\s*(?=[一-鿿])")
_LABEL = re.compile(r"^(?:住所|所在地|address|add)\s*[:：.]?\s*", re.IGNORECASE)
_MARK = re.compile(r"^[\W_]*[〒テデ干〠=]?\s*")
_PUBLIC = re.compile(
    r"(?:議会|警察署|消防署|消防本部|税務署|保健所|[県市区町村道府都]庁|役所|役場|教育委員会)$"
)
_LOCALITY = re.compile(r"[都道府県市区町村郡].{0,12}?(?:[0-9]|[一二三四五六七八九十]+(?:丁目|番))")


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
    offices.extend(find_latin_offices(free))
    offices = _with_codes_below(offices, free)
    order = {segment.ref: place for place, segment in enumerate(segments)}
    return tuple(sorted(offices, key=lambda office: order[office.segments[0].ref]))


def _with_codes_below(offices: list[Office], free: Sequence[Segment]) -> list[Office]:
    """`offices` with the postal code that stands alone right below an address.

    One lone code and one address without a code belong together wherever they stand.
    """
    taken = {segment for office in offices for segment in office.segments}
    codes = [s for s in free if s not in taken and _only_code(s)]
    bare = [office for office in offices if not office.code and not office.latin]
    lone = codes[0] if len(codes) == len(bare) == 1 else None
    found = []
    for office in offices:
        last = office.segments[-1]
        under = None if office.code else below(last, codes) or beside(last, codes)
        if office in bare:
            under = under or lone
        if under is not None:
            codes.remove(under)
            code = split_code(under.plain)[1]
            segments = (*office.segments, under)
            office = replace(office, code=code, code_segment=under, segments=segments)
        found.append(office)
    return found


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
    last = _CODE_LAST.fullmatch(text)
    if last and _is_address(_without_label(last.group(1))[1]):
        behind = f"{last.group(2)}-{last.group(3)}"
        label, rest = _without_label(last.group(1))
        return _grow(segment, [segment], rest, behind, segment, label, free)
    before, code, rest = split_code(text)
    if code is None:
        before, rest = _without_label(_BROKEN_CODE.sub("", _MARK.sub("", text)))
        if not _is_address(rest):
            return None
        found = _grow(segment, [segment], rest, None, None, before, free)
        # `奈良県斑鳩町` alone is who the card is of.
        return None if _is_city(found.text) and segment.size > 1.2 else found
    if len(before) > 14 or LEGAL.search(before):
        return None
    if rest and not _is_address(rest) and not re.search(r"[一-鿿]", rest):
        return None
    if rest:
        return _grow(segment, [segment], rest, code, segment, before, free)
    others = [s for s in free if s is not segment]
    following = _right_beside(segment, others)
    if following is None or not _opens_address(following.plain):
        following = below(segment, others) or _indented_below(segment, others)
    if following is None or not _opens_address(following.plain):
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


def _indented_below(segment: Segment, others: Sequence[Segment]) -> Segment | None:
    """The line right under `本社/〒448-0857` that begins under its figures."""
    for other in others:
        near = 0 <= other.top - segment.bottom < 0.7 * segment.height
        indented = segment.left < other.left < segment.right
        if near and indented and other.vertical == segment.vertical:
            return other
    return None


def _without_label(text: str) -> tuple[str, str]:
    """The label before an address (`本社 東京都…`), if one stands there, and the address."""
    label, _, tail = text.partition(" ")
    begins = starts_like_address(no_space(tail)) and not starts_like_address(no_space(label))
    return (label, tail) if tail and begins else ("", text)


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
    return code is not None and not rest.strip(")）")


def _is_address(text: str) -> bool:
    squeezed = no_space(text)
    unit = UNIT.fullmatch(squeezed) and not re.search(r"\d|号室$", squeezed)  # 804号室 is none
    public = _PUBLIC.search(squeezed) and not re.search(r"\d", squeezed)
    if LEGAL.search(squeezed) or unit or public:
        return False
    if starts_like_address(squeezed):
        prefecture, rest = split_prefecture(squeezed)
        if prefecture:
            return len(rest) >= 2 and not re.match(r"(?:知事|弁護士|公安|税理士|許可)", rest)
        within = split_city(rest)[1]
        return bool(ADDRESS_NUMBER.search(within) or _LOT_LAST.fullmatch(within))
    return bool(_LOCALITY.search(squeezed) and ADDRESS_NUMBER.search(squeezed))


def _opens_address(text: str) -> bool:
    """Whether an address stands or begins in `text`, right behind its postal code."""
    return _is_address(text) or _is_city(text)


def _is_city(text: str) -> bool:
    """Whether `text` is a city and no more; the town stands below it."""
    prefecture, rest = split_prefecture(no_space(text))
    city, rest = split_city(rest, prefecture)
    return bool(city and not rest)


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
                for n in (
                    _right_beside(last, others),
                    below(last, others),
                    stepped(last, others),
                )
                if n and _goes_on(text, n)
            ),
            None,
        )
        if following is None:
            break
        taken.append(following)
        behind = _CODE_LAST.fullmatch(following.plain) if code is None else None
        if behind:  # `コスモタワー22階 〒559-0034`
            code, code_segment = f"{behind.group(2)}-{behind.group(3)}", following
        text = f"{text} {behind.group(1) if behind else following.plain}"
        last = following
    text = _HOW_TO_GET_THERE.sub("", text)
    # A letter right after a lot's hyphen is a figure: `9-IIメゾン`.
    lot = re.sub(r"(?<=\d[-－])[Il|]{1,2}(?![A-Za-z])", _as_figures, text)
    lot = re.sub(r"(?<![A-Za-z])[IlO|](?=\d)", _as_figures, lot)
    lot = re.sub(r"(?<![A-Za-z])[IlO|\d]{1,2}(?=階|号室)", _as_figures, lot)
    lot = re.sub(r"(?<=[^ァ-ヺー])フ(?=[FＦ]$)", "7", lot)
    lot = re.sub(r"(?<=\d)o(?=\d)", "0", lot)
    lot = re.sub(r"エ(?=\d[FＦ]$)", "1", lot)
    lot = re.sub(r"ピル(?=\s|\d|[A-Z]|$)", "ビル", lot)  # nobody houses a pill
    lot = re.sub(r"(?<=\d)[ー一](?=\d)", "-", lot)
    lot = re.sub(r"(?<=[町字])了(?=\d)", "ア", lot)
    return Office(
        tuple(taken), one_space(lot), code, code_segment, False, label=label.strip("【】[]:： ")
    )


_HOW_TO_GET_THERE = re.compile(r"\s*[(（][^)）]*(?:駅|徒歩|下車|ません|ください)[^)）]*[)）]$")


def _as_figures(letters: re.Match[str]) -> str:
    return letters.group().translate(str.maketrans("IlO|", "1101"))


def _right_beside(segment: Segment, others: Sequence[Segment]) -> Segment | None:
    """What goes on on the same row; what stands far off belongs to the next column.

    So does what begins where the line above it does, which stands beside something, too.
    """
    found = beside(segment, others)
    em = segment.height / (1.0 if segment.vertical else max(segment.aspect, 0.5))
    if found is None or found.left - segment.right >= 4.5 * em:
        return None
    heads = [s for s in others if s is not found and abs(s.left - found.left) < 0.3 * em]
    over = [s for s in heads if below(s, [found]) and not beside(segment, [s])]
    return None if over and found.left - segment.right > em else found


_ANNEX = re.compile(r"[別本新分]館|別院|分院|工場|倉庫")
_LOT_LAST = re.compile(r"\D{2,}\d{1,5}|\D{2,}?[〇一二三四五六七八九]{2,5}")
_BRACKETED = re.compile(r"^[【〈■●◆▼]|^[^【〈]+[】〉]$")  # the label of the next office
_LATIN_BUILDING = re.compile(r"#?[\w\-.'’ ]*\d+(?:[FfB]|F-[A-Z]|F?\s?号室)?")


def _same_city(text: str, plain: str) -> bool:
    """Whether a building that bears the name of the city stands under an address in it."""
    city = split_city(split_prefecture(text)[1])[0]
    short = city[:-1]
    return len(short) > 1 and plain.startswith((city, short)) and bool(BUILDING.search(plain))


def _goes_on(text: str, segment: Segment) -> bool:
    plain = no_space(segment.plain)
    if segment.latin and not _LATIN_BUILDING.fullmatch(segment.plain):
        return False
    # `栄町スクエア` begins like a town of that name, but names no lot.
    another = starts_like_address(plain) and _is_address(plain)
    if _is_city(text) and not split_prefecture(plain)[0]:
        another = False  # `日の出町2-27` below `仙台市宮城野区` is no town in Tokyo
    behind = _CODE_LAST.fullmatch(segment.plain)
    if behind and not another:
        plain = no_space(behind.group(1))
    if split_code(plain)[1] or another or LEGAL.search(plain) or _BRACKETED.search(plain):
        return False
    if REGISTRATION.search(plain) or segment.size > 1.6:
        return False
    if sum(char.isdigit() for char in plain) >= 7:
        return False  # a telephone number of which a figure was lost
    if _ANNEX.fullmatch(plain):
        return False  # over the address of another house
    if _same_city(no_space(text), plain):
        return True  # `つくば市産業振興センター` below an address in つくば市
    ended = re.search(r"\D\d{1,5}$", text) and re.match(r"\D", plain)  # `堀川町580`
    if not (ended or ADDRESS_NUMBER.search(no_space(text))):
        return bool(ADDRESS_NUMBER.search(plain) or re.match(r"\d", plain))
    return bool(
        (BUILDING.search(plain) and not UNIT.fullmatch(re.sub(r"\d+F?$", "", plain)))
        or re.fullmatch(r"[ァ-ヺー・]{3,}[^\d]{0,8}\d{2,4}", plain)
        or re.search(r"(?:\d+-?[FＦ](?:-[A-Z])?|\d+階|-\d{2,4}|(?<!番)号室?|[A-Z]-\d{1,4})$", plain)
        or re.fullmatch(r"[\u4e00-\u9fffァ-ヺー]{2,8}(?<!案)[内前]|\S*[ァ-ヺー]{2}\S*内", plain)
        or (segment.latin and re.fullmatch(r"[A-Z#][^\d]*\d{1,4}\S{0,3}", plain))
    )
