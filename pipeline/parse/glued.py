"""Lines that hold a name and something else (a reading, a post), cut into what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text.widths import no_space
from .facts.organisations import ENDINGS, ENGLISH_LAST, ENGLISH_LEGAL, HEADS, LEGAL
from .facts.positions import CERTIFICATE
from .name_readings import align_reading
from .names import judge_name
from .positions import parse_positions
from .postal import starts_like_address
from .segments import Segment, plain_form

_NAME_AND_KANA = re.compile(
    r"(.*[㐀-鿿].*?)\s*([ァ-ヺー][ァ-ヺー\s　]{3,}|[ぁ-ゖ][ぁ-ゖ\s　]{3,})$"
)
_KANA_AND_NAME = re.compile(r"^([ァ-ヺー\s　]{4,}|[ぁ-ゖ\s　]{4,}?)[\s　]+(\S*[㐀-鿿].*)$")
# `（おおしろ ゆかり）　インテリアコーディネーター`
_KANA_IN_BRACKETS = re.compile(r"([(（][ぁ-ゖァ-ヺー\s　]{3,}[)）])[\s　]*([^\s　)）].+)")
# `こぐれ けい / Kei Kogure`
_KANA_AND_LATIN = re.compile(r"([ぁ-ゖァ-ヺー\s　]{3,}?)\s*[/／|｜]\s*([A-Z][A-Za-z.\s'\-]{3,})")
_LATIN_AND_KANA = re.compile(r"([A-Z][A-Za-z.\s'\-]{3,}?)\s*[/／|｜]\s*([ぁ-ゖァ-ヺー\s　]{3,})")
_NAME_AND_LATIN = re.compile(r"(.*[㐀-鿿].*?)\s*[/／|｜]\s*([A-Z][A-Za-z.\s'\-]{3,})")
_NAME_STROKE_POST = re.compile(r"([A-Z][\w.'\-]+(?:\s[A-Z][\w.'\-]*)+)\s*[/|]\s*([A-Z].+)")
_FORMER_AND_KANA = re.compile(r"([(（]旧姓[^)）]*[)）])[\s　]*([ぁ-ゖァ-ヺー\s　]{3,})")
_NAME_AND_DEGREE = re.compile(
    r"([A-Z][\w.'\-]+(?:\s[A-Z][\w.'\-]*?)+)((?:(?:,\s*|\s+)(?:[A-Z][A-Za-z.]{1,6}|Dr\.\s?(?:Eng|Sci|Med|Agr)\.))+)$"
)


def cut_glued(segments: Sequence[Segment]) -> list[Segment]:
    """`segments` with a name that was read in one line with its reading or a degree cut off it."""
    largest = max((s.size for s in segments if _is_name_too(s.text, _SURE_NAME)), default=0.0)
    return [piece for segment in segments for piece in _pieces(segment, largest)]


def cut_posts_off(segments: Sequence[Segment]) -> list[Segment]:
    """`segments` with the posts cut off that stand on one row with an address beside them."""
    return [piece for segment in segments for piece in _post_and_address(segment)]


def _post_and_address(segment: Segment) -> Iterator[Segment]:
    for gap in _GAP.finditer(segment.text):
        one, two = segment.text[: gap.start()], segment.text[gap.end() :]
        squeezed = no_space(plain_form(two))
        if starts_like_address(squeezed) and re.search(r"\d", squeezed):
            posts = parse_positions(one)
            if posts and all(p.sureness >= 0.8 for p in posts):
                yield from _cut(segment, one, two)
                return
    yield segment


def _pieces(segment: Segment, largest: float) -> Iterator[Segment]:
    """`largest` is how large the card's largest name is set: a smaller one is none."""
    text = segment.text
    degree = _NAME_AND_DEGREE.fullmatch(text)
    if degree and judge_name(degree.group(1)):
        behind = [d for d in re.split(r",\s*", degree.group(2).strip(" ,")) if d]
        if all(map(CERTIFICATE.match, behind)):
            yield from _cut(segment, degree.group(1), ", ".join(behind))
            return
    if former := _FORMER_AND_KANA.fullmatch(text):
        yield from _cut(segment, *former.groups())
        return
    if bracketed := _KANA_IN_BRACKETS.fullmatch(text):
        yield from _cut(segment, *bracketed.groups())
        return
    for pattern in (_KANA_AND_LATIN, _LATIN_AND_KANA):
        if both := pattern.fullmatch(text):
            yield from _cut(segment, *both.groups())
            return
    spelled = _NAME_AND_LATIN.fullmatch(text)
    if spelled and _is_name_too(spelled.group(1), _SURE_NAME):
        yield from _cut(segment, *spelled.groups())  # `高橋 太郎 / Taro Takahashi`
        return
    posted = _NAME_STROKE_POST.fullmatch(text)
    if posted and judge_name(posted.group(1)) and _is_post(posted.group(2)):
        yield from _cut(segment, *posted.groups())  # `Aki Numajiri / Product Designer`
        return
    after, before = _NAME_AND_KANA.fullmatch(text), _KANA_AND_NAME.fullmatch(text)
    if after and _reads(after.group(1), after.group(2)):
        yield from _cut(segment, after.group(1), after.group(2))
    elif before and _reads(before.group(2), before.group(1)):
        yield from _cut(segment, before.group(1), before.group(2))
    elif (
        halves := _name_and_post(text, named=segment.size > 0.9 * largest)
        or _firm_and_unit(text)
        or _post_at_firm(text)
        or _firm_twice(text)
    ):
        yield from _cut(segment, *halves)
    else:
        yield segment


_GAP = re.compile(r"[\s　]+")
_KATAKANA_THEN_KANJI = re.compile(r"(?<=[ァ-ヺー])(?=[㐀-鿿])")  # `バイヤー塙 慎之介`
_NAME = 0.5  # from this score on a piece is rather a name
_LATIN_NAME = 0.4
_SURE_NAME = 0.7
_POST = 0.5


def _name_and_post(text: str, *, named: bool) -> tuple[str, str] | None:
    """`アシスタントマネージャー　瓜生 菜々` and `Ann Winter Founder & CEO` as their two parts."""
    found: list[tuple[float, str, str]] = []
    for gap in _GAP.finditer(text):
        one, two = text[: gap.start()], text[gap.end() :]
        # A wide gap parts rather than one of the name itself.
        wide = 0.1 * len(gap.group())
        found += [
            (score + wide, one, two)
            for name, post in ((one, two), (two, one))
            if (score := _name_beside(name, post, named=named))
        ]
    for place in _KATAKANA_THEN_KANJI.finditer(text):
        post, name = text[: place.start()], text[place.end() :]
        if score := _name_beside(name, post, named=named):
            found.append((score, post, name))
    return max(found)[1:] if found else None


def _name_beside(name: str, other: str, *, named: bool) -> float:
    """How much `name` is a person's, where `other` is a post, a firm or Latin letters; else 0.

    `named` says that no larger line of the card is a name.
    """
    judged = judge_name(name)
    if judged is None or judged.before or not judged.split.given or parse_positions(name):
        return 0.0
    latin = judged.script == "latin"
    if judged.score >= (_LATIN_NAME if latin else _NAME) and _is_post(other):
        return judged.score
    if latin or judged.score < _SURE_NAME or not (judged.family_known and named):
        return 0.0
    firm = LEGAL.search(plain_form(other)) or ENDINGS.search(plain_form(other))
    translated = re.fullmatch(r"[A-Za-z][A-Za-z .,&/'。-]{3,}|[ァ-ヺー]{4,}", other)
    return judged.score if translated or (firm and not _is_name_too(other, judged.score)) else 0.0


def _is_name_too(text: str, score: float) -> bool:
    """Whether `text` is as much a name as what scored `score`."""
    judged = judge_name(text)
    return judged is not None and judged.score >= score


def _firm_and_unit(text: str) -> tuple[str, str] | None:
    """`みずうみ大学 情報工学部`: an organisation and the part of it, on one line."""
    for place, gap in enumerate(_GAP.finditer(text)):
        one, two = text[: gap.start()], text[gap.end() :]
        plain = plain_form(one)
        known = (_INSTITUTION if place else _ORGANISATION).search(plain)
        town = not place and _MUNICIPALITY.fullmatch(plain)
        if not (known or town) or HEADS.fullmatch(plain):
            continue  # `医療法人 清和会` goes on with its clinic
        units = parse_positions(two)
        if units and all(p.kind == "department" and p.sureness >= 0.9 for p in units):
            return one, two
    return None


def _post_at_firm(text: str) -> tuple[str, str] | None:
    """`Third Grade Teacher, Maple Hill Elementary School`: a post and where it is held."""
    post, comma, firm = text.partition(", ")
    if not comma or "," in firm or " " not in firm:
        return None
    if not (_is_post(post) or _UNIT_OF_IT.search(post)):
        return None
    return (post, firm) if _PLACE_OF_WORK.search(firm) or ENGLISH_LEGAL.search(firm) else None


_PLACE_OF_WORK = re.compile(
    r"^(?:[A-Z][\w'’.]* ){2,}(?:School|Academy|Clinic|Museum|Library|Church|Bank|Institute)$|"
    r"^(?:[A-Z][\w'’.]* )+(?:University|College|Hospital)$|"
    r"^(?:Organi[sz]ation|Institute|University|Agency|Ministry|Foundation|Association|Society)"
    r" (?:for|of) "
)
_UNIT_OF_IT = re.compile(
    r"^(?:[A-Z].*\b)?(?:Cent(?:er|re)|Laboratory|Department|Faculty|Division|Institute|School)"
    r"(?:$| (?:of|for) )"
)
_MUNICIPALITY = re.compile(r"\S{1,6}[市区町村]|東京都|北海道|(?:京都|大阪)府|\S{2,3}県")
_INSTITUTION = re.compile(
    r"(?:大学|大学院|病院|高等学校|市役所|区役所|町役場|県庁|府庁|銀行|信用金庫)$"
)
_ORGANISATION = re.compile(rf"(?:{LEGAL.pattern})|{_INSTITUTION.pattern}")


_TWO_FIRMS = re.compile(r"([A-Z][\x20-\x7e]+?)[\s　]+([^\x00-\x7f].*)")


_NATIVE_FIRM_FIRST = re.compile(
    r"([^A-Za-z]+)\s*[/／|｜]\s*([A-Z][\x20-\x7e]+)|(.*[^\x00-\x7f])[\s　]+([A-Z][\x20-\x7e]+)"
)


def _firm_twice(text: str) -> tuple[str, str] | None:
    """`Timberline Ltd. ティンバーライン株式会社` as its two languages."""
    match = _TWO_FIRMS.fullmatch(text)
    if not match:
        return _native_firm_first(text)
    latin, native = match.groups()
    firm = ENGLISH_LEGAL.search(latin) or (" " in latin and ENGLISH_LAST.search(latin))
    named = LEGAL.search(plain_form(native)) or ENDINGS.search(plain_form(native))
    bare = LEGAL.fullmatch(plain_form(native).replace(" ", ""))
    return (latin, native) if firm and named and not bare else None


def _native_firm_first(text: str) -> tuple[str, str] | None:
    """`株式会社ミチビキ Michibiki Inc.` as its two languages."""
    match = _NATIVE_FIRM_FIRST.fullmatch(text)
    if not match:
        return None
    native, latin = (group for group in match.groups() if group)
    plain = no_space(plain_form(native))
    named = LEGAL.search(plain) and not LEGAL.fullmatch(plain)
    return (native, latin) if named and ENGLISH_LEGAL.search(latin) else None


def _is_post(text: str) -> bool:
    if re.search(r"\b(?:of|for|and|the)$", text):
        return False  # `Head of` goes on
    posts = parse_positions(text)
    return any(p.kind != "department" for p in posts) and all(
        p.sureness >= _POST and len(p.text) > 1 for p in posts
    )


def _reads(name: str, kana: str) -> bool:
    judged = judge_name(name)
    if judged is None or not judged.split.given:
        return False
    found = align_reading(kana, judged.split.family, judged.split.given)
    return found is not None and found.score >= 0.5


def _cut(segment: Segment, one: str, two: str) -> Iterator[Segment]:
    middle = segment.left + (segment.right - segment.left) * len(one) / (len(one) + len(two))
    first, second = one.strip(" 　,"), two.strip()
    yield replace(segment, text=first, plain=plain_form(first), right=middle, whole=False)
    yield replace(segment, text=second, plain=plain_form(second), left=middle, whole=False)
