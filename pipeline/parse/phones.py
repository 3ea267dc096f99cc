"""Telephone numbers in a line of text: numbers, kinds, extensions."""

from __future__ import annotations

import re
from dataclasses import replace

import phonenumbers

from ..model import Check, Icon, PhoneKind
from .digits import arabic_numerals
from .facts.labels import EXTENSION, PHONE_LABELS
from .found import FoundPhone

_NUMBER = re.compile(
    r"(?<![\d@\-_])(?<!\d[./])"
    r"(?:\(?\+\s?\d{1,3}\)?[\s.\-]*)?(?:\(\s?0\s?\)[\s.\-]*)?"
    r"\(?\d{1,5}\)?(?:\s?[\-./()]\s?|\s){0,2}[\d\-.() /]{4,40}\d(?![\d@])"
)
_FIGURE = re.compile(r"(?<=\d{3})[Il|](?=\d)|(?<=-\d{3})[Il]$")  # `+44-7700-9006I1`
_AREA_CODE = re.compile(r"[〈〔＜<](\d{2,5})[〉〕＞>]")  # `〈0155〉35-4470`
_LABEL = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in PHONE_LABELS]
_AFTER = re.compile(
    r"\s*\(\s*(?:[㐀-鿿]{0,4}(?=代表|直通))?(代表?|直通|大代表|携帯|フリ[ー一]?(?:ダイヤル|コ[ー一]ル)|main|direct|f\s?a\s?x|mobile|cell|"
    r"t\s?e\s?l|toll.?free|free|rep|dir|ダイ[ヤア]ルイン)[^)\d]{0,12}\)?|"
    r"\s*\(\s*\)|\s*\(\s*[dfmt]\s*\)\s*$|\s*(?:代表|直通|ダイ[ヤア]ルイン|direct|main)\s*$",
    re.IGNORECASE,
)
_BY_ICON: dict[str, PhoneKind] = {
    "phone": "tel",
    "mobile": "mobile",
    "fax": "fax",
    "direct": "direct",
}
_REGISTRATION = re.compile(
    r"(?:(?:登録|第|免許)\s*(?:番号)?|[㐀-鿿]{2,}(?<!電話)(?<!代表)(?<!直通)(?<!携帯)(?<!専用)番号|\b(?:tax(?:\scode|\sid)?|vat|gst(?:in)?|cin|pan|siret|siren|uid|uen|hrb|abn|acn|"
    r"(?:reg|lic|licen[cs]e|permit|bar)(?:istration)?\.?(?:\s?(?:no|number|#))?)\.?)\s*[:：#]?\s*$",
    re.IGNORECASE,
)


def find_phones(text: str, region: str = "JP", second: str = "") -> tuple[FoundPhone, ...]:
    """Every telephone number of `text`, in order.

    `region` (ISO 3166-1) is where national numbers belong; `second` where those do that cannot
    be numbers of `region`.

    Positions are those of `text`, which is in plain form (`lines.plain`).
    """
    line = _FIGURE.sub("1", arabic_numerals(_AREA_CODE.sub(r"(\1)", text)))
    found: list[FoundPhone] = []
    last = at = 0
    # An extension is part of the number before it, so that the search goes on behind it.
    while match := _NUMBER.search(line, at):
        at = match.end()
        candidate = _trim(match.group(0))
        if not candidate:
            continue
        start = match.start() + match.group(0).index(candidate)
        for part, offset in _split_numbers(candidate):
            begin = start + offset
            plain = text[begin : begin + len(part)] == part
            phone = _read_number(line, last, begin, part, region)
            if not phone and region == "JP" and _dashed(part):
                phone = _read_number(line, last, begin, _dashed(part), region)
                plain = False
            if not phone and second:
                phone = _read_number(line, last, begin, part, second)
            if phone:
                if not plain:
                    # Strokes of 一 二 三 are easily lost or doubled.
                    doubt = Check("digits-plain", False, part)
                    phone = [replace(p, checks=(*p.checks, doubt)) for p in phone]
                if _is_second_of_two(found, line[last:begin], phone):
                    # `電話とファクス A / B`
                    del found[-1]
                    phone = [replace(phone[0], kind="fax", labelled=True)]
                found.extend(phone)
                last = phone[-1].end
                at = max(at, last)
    return tuple(found)


def _is_second_of_two(found: list[FoundPhone], between: str, phone: list[FoundPhone]) -> bool:
    """Whether `phone` is the fax of two numbers of which a label before the first names both."""
    both = [p.kind for p in found[-2:]] == ["tel", "fax"] and found[-1].e164 == found[-2].e164
    plain = len(phone) == 1 and phone[0].kind == "tel" and not phone[0].labelled
    return both and plain and bool(re.fullmatch(r"\s*[/／・,、]\s*", between))


_RUNS = tuple(
    re.compile(rf"(0\d{{{a - 1}}})([1\-])(\d{{{b}}})([1\-])(\d{{4}})")
    for a, b in ((2, 4), (3, 3), (4, 2), (3, 4))
)


def _dashed(printed: str) -> str:
    """`031000011111` as `03-0000-1111`: standing dashes were read as ones; "" where none fits."""
    for run in _RUNS:
        match = run.fullmatch(printed)
        if match and "1" in (match.group(2), match.group(4)):
            dashed = "-".join(match.groups()[::2])
            number = phonenumbers.parse(dashed, "JP")
            usual = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
            if usual == dashed:
                return dashed
    return ""


def kind_by_icon(phone: FoundPhone, icon: Icon | None, sure: float) -> FoundPhone:
    """`phone` with the kind that an icon before it shows, where no word and no range tells it.

    From the chance `sure` on the icon is as good as a label.
    """
    kind = _BY_ICON.get(icon.kind) if icon else None
    if icon is None or kind is None or phone.labelled:
        return phone
    return replace(phone, kind=kind, labelled=icon.chance >= sure)


def _trim(candidate: str) -> str:
    if len(candidate) > 11:  # `040-4008 8300/400`: the end of the switchboard's other numbers
        candidate = re.sub(r"(?<=\d)\s*/\s*\d{1,4}$", "", candidate)
    # The label `o.` (office) is read as a nought.
    candidate = re.sub(r"^0(?:\.\s(?=\(?\+?[1-9])|\s(?=\(?[0+]\d))", "", candidate).strip(" -./")
    while candidate.count("(") > candidate.count(")") and candidate.rfind("(") > 0:
        head, _, tail = candidate.rpartition("(")
        if sum(c.isdigit() for c in tail) > 4:
            break
        candidate = head.strip(" -./")
    if candidate.startswith(")"):
        candidate = candidate[1:]
    return candidate


def _split_numbers(candidate: str) -> list[tuple[str, int]]:
    """Numbers that stand side by side without a label (`03-1111-2222 03-1111-2223`)."""
    if sum(c.isdigit() for c in candidate) <= 13:
        return [(candidate, 0)]
    for gap in re.finditer(r"\s*/\s*|\s+", candidate):
        left, right = candidate[: gap.start()], candidate[gap.end() :]
        digits = [sum(c.isdigit() for c in side) for side in (left, right)]
        if 9 <= digits[0] <= 13 and digits[1] >= 9:
            others = _split_numbers(right)
            return [(left, 0), *((part, gap.end() + offset) for part, offset in others)]
    return [(candidate, 0)]


def _read_number(
    line: str, last: int, begin: int, printed: str, region: str
) -> list[FoundPhone] | None:
    digits = re.sub(r"\D", "", printed)
    before = line[last:begin]
    if _REGISTRATION.search(before) or not _plausible(printed, digits, region):
        return None
    e164, valid = to_e164(printed, region)
    if e164 is None:
        return None
    end = begin + len(printed)
    extension, end = _extension_at(line, end)
    after = _AFTER.match(line[end:])
    suffix = after.group(0) if after else ""
    if suffix and extension is None:  # `(代)(内線6443)`
        extension, beyond = _extension_at(line, end + len(suffix))
        suffix = line[end:beyond]
    label_at, kinds = _kinds_before(before)
    if "から" in before[label_at:]:
        kinds = ["tel"]  # `携帯・IP電話からは 055-…` is called from one
    kind, labelled = _decide_kind(kinds, suffix, e164, printed)
    checks = (Check("phone-valid", valid, printed),)
    label = before[label_at:].strip() if kinds else ""
    if not kinds and (word := _WORD_LABEL.search(before)):
        label, labelled = word.group(), True  # `Admissions: 045-…` is no fax
    start = last + label_at if kinds else begin
    phones = [
        FoundPhone(
            start, end + len(suffix), printed, e164, kind, labelled, extension, checks, label
        )
    ]
    if {"tel", "fax"} <= set(kinds) and re.search(r"[&＆/・･と]", before[label_at:]):
        # One number for both: `TEL&FAX`.
        phones = [
            FoundPhone(start, end, printed, e164, "tel", True, extension, checks, label),
            FoundPhone(start, end + len(suffix), printed, e164, "fax", True, None, checks, label),
        ]
    return phones


def _extension_at(line: str, end: int) -> tuple[str | None, int]:
    """The extension that stands at `end` of `line`, and where it ends."""
    opened = line[end:].lstrip(" (（,")
    tail = EXTENSION.match(opened) or re.match(r"#\s?(\d{2,5})(?!\d)", opened)
    if not tail:
        return None, end
    beyond = len(line) - len(opened) + tail.end()
    return tail.group(1), beyond + (line[beyond : beyond + 1] in (")", "）"))


def _plausible(printed: str, digits: str, region: str) -> bool:
    if not 7 <= len(digits) <= 15:
        return False
    if printed.lstrip("(").startswith("+"):
        return len(digits) >= 9
    if region == "JP":
        return (digits.startswith("0") and len(digits) in (10, 11)) or bool(
            re.match(r"81[1-9]", digits) and len(digits) in (11, 12)
        )
    if re.fullmatch(r"\d{3}-\d{4}|\d{5}-\d{4}", printed):
        return False  # a postal code
    return len(digits) >= 9


def to_e164(printed: str, region: str) -> tuple[str | None, bool]:
    """ITU-T E.164 of a printed number and whether its range is in use; None if hopeless."""
    plain = re.sub(r"(\+\s?\d{1,3}\)?)[\s.\-]*\(\s?0\s?\)", r"\1", printed)
    plain = plain.replace("(+", "+").strip()
    digits = re.sub(r"\D", "", plain)
    longer = region == "JP" or len(digits) > 10  # `81213 18931` is a number of India's own
    if longer and re.match(r"81[1-9]", digits) and not plain.startswith(("+", "0")):
        plain = "+" + plain
    try:
        number = phonenumbers.parse(plain, region)
    except phonenumbers.NumberParseException:
        return None, False
    formatted = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return formatted, phonenumbers.is_valid_number(number)


def _kinds_before(before: str) -> tuple[int, list[PhoneKind]]:
    """The labels in the text before a number, and where the first of them begins."""
    comma = max(map(before.rfind, "、,"))
    cut = max(comma, *map(before.rfind, "|｜"))
    if not before[cut + 1 :].strip():
        cut = comma  # `F | 03-…`: the bar parts label and number
    start = cut + 1 if cut >= 0 else 0
    window = before[start:]
    hits: list[tuple[int, PhoneKind]] = []
    for kind, pattern in _LABEL:
        for match in pattern.finditer(window):
            hits.append((match.start(), kind))
    hits.sort()
    if not hits:
        return 0, []
    first = hits[0][0]
    if window.startswith(_ANSWERED, first):
        # `研究室直通`: what stands before the kind says where it rings.
        first = len(re.sub(r"[㐀-鿿ァ-ヺー]+$", "", window[:first]))
    return start + first, [kind for _, kind in hits]


_WORD_LABEL = re.compile(r"[A-Za-z]{4,}(?=\s?[:：]\s*$)")
# `+33 1 99 00 71 63 (F)`
_BY_LETTER: dict[str, PhoneKind] = {
    "(d)": "direct",
    "(f)": "fax",
    "(m)": "mobile",
    "(t)": "tel",
}
_ANSWERED = ("直通", "代表", "ダイヤルイン")


def _decide_kind(
    kinds: list[PhoneKind], suffix: str, e164: str, printed: str
) -> tuple[PhoneKind, bool]:
    national = "0" + e164[3:] if e164.startswith("+81") else ""
    # The range decides before the label, where the numbering plan leaves no choice.
    groups = re.findall(r"\d+", printed)
    if groups and groups[0] == "81":
        groups = groups[1:]
    if groups and groups[0] == "0":
        groups = groups[1:]
    said = re.sub(r"\s", "", suffix.lower())
    # 0800 and 080 share their digits; a label or the grouping tells them apart.
    free = "tollfree" in kinds or "フリ" in said or "free" in said
    free |= bool(groups) and groups[0] in ("0800", "800")
    if national.startswith("0120") or (national.startswith("0800") and free):
        return "tollfree", True
    by_range: PhoneKind | None = None
    if national[:3] in ("060", "070", "080", "090") and len(national) == 11:
        by_range = "mobile"
    if "fax" in kinds and "tel" not in kinds:
        return "fax", True
    if by_range:
        return by_range, True
    if said in _BY_LETTER:
        return _BY_LETTER[said], True
    if "fax" in said:
        return "fax", True
    if "代" in said or "main" in said or "rep" in said or said == "()":  # a lost character: (代)
        return "main", True
    if "直通" in said or "dir" in said or "ルイン" in said:
        return "direct", True
    if "携帯" in said or "mobile" in said or "cell" in said:
        return "mobile", True
    if "tel" in said and not kinds:
        return "tel", True
    for kind in ("direct", "main", "tollfree", "mobile", "tel", "fax"):
        if kind in kinds:
            return kind, True
    if not national:
        of_range = phonenumbers.number_type(phonenumbers.parse(e164))
        if of_range in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.PAGER):
            return "mobile", True
        if of_range == phonenumbers.PhoneNumberType.TOLL_FREE:
            return "tollfree", True
    return "tel", False
