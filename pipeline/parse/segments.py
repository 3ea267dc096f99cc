"""Lines of a card as the parser sees them: text in plain form, place and size on the card."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model import Icon, LineRef, Reading, TextLine
from ..text.lookalikes import settle_lookalikes
from ..text.mending import lost_marks_of, mend_katakana, table_of
from ..text.widths import nfkc, one_space, plain_hyphens
from .facts.katakana import WORDS
from .facts.positions import TITLE_ENDING

_JAPANESE = re.compile(
    r"[\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SPLIT_KANA = re.compile(r"(?<=[ァ-ヺー])\s(?=[ァィゥェォッャュョー])|(?<=[ぁ-ゖ])\s(?=[っゃゅょ])")
# A logo read as one letter before a Japanese name.
_STRAY_MARK = re.compile(
    r"^[A-Za-z0-9≈≋≡∞~～\"”“'‘’´`口回◯○●◇◆□■△▲☆★◎.,:;|]\s+(?![級種等])(?=[ぁ-ヿ㐀-鿿]{2}|[(（][株有])"
)
_SPREAD_CAPITALS = re.compile(
    r"(?<!\S)[A-Z](?: [A-Z]){2,}(?:(?:\u3000| {2,})[A-Z](?: [A-Z])+)+(?!\S)"
)
# The lone stroke of 一 is lost, or read with the logo beside it.
_HEADLESS = re.compile(r"(?<!\S)[A-Za-zー－\-—]?般(?=[社財]団法人)")
# ㈱, whose circle was not seen, or (株) that lost its brackets, as in columns.
_BARE_FORM = re.compile(
    r"^(?:[(（]([株有])\s?(?=[^株有)）\s])|([株有])(?=[ァ-ヺ]{2}|[ぁ-ゖ]{3})|(株)(?=\s\S{2}))|"
    r"(?<=[^\s持古]{3})(株)$"
)
_SMALL_FIRST = re.compile(
    r"(?<![ぁ-ヿー])[ゃゅょャュョァィゥェォぁぃぅぇぉ](?=[ぁ-ヿー]{2})"
)  # no word begins with one
# A letter-like logo glued to what no name goes before.
_GLUED_LOGO = re.compile(
    r"^[A-Z0-9乙](?=一般[社財]団|公益[社財]団|特定非営利|認定NPO|協同組合|医療法人|社会福祉法人|学校法人|独立行政)"
)
# A logo of squares or rays, read as a kanji before the firm's name.
_LOGO = re.compile(
    r"^[田米区凹凸品回乙]\s+(?=\S*(?:会社|法人|組合|事務所|[屋店堂館]|大学|病院|工業|商事))"
)
_HAND_MADE = re.compile(r"(?<=[づつ]く)リ|(?<=[ぁ-ん])リ(?=[ぁ-ん])")
_ITALIAN_FORM = re.compile(r"\bS\.\s?r\.\s?[I1|]\b")
_LOW_DASH = re.compile(r"(?<=[ァ-ヺ])[，、]$")  # the last ー of a line, set low
_CAPITAL_O = re.compile(r"(?<![\w@.\-/])0(?=[a-z]{4,}(?:\s|$))")  # `Executive 0fficer`
_JAPANESE_FORM = re.compile(r"(?<=\s)([KGY])\.\s?K$")  # the last stop is small
_CHILDREN = re.compile(r"[二ニ](?=ども)")
# エミ, whose first letter is read as a kanji where it stands alone before katakana.
_KATAKANA_OF = {
    "工": "エ",
    "力": "カ",
    "口": "ロ",
    "二": "ニ",
    "夕": "タ",
    "卜": "ト",
    "千": "チ",
    "八": "ハ",
}
_LONE_E = re.compile(r"(?:(?<=会社)|(?<=法人)|(?<=[)）])|^)工(?=[ァ-ヺ]{2})")
_EIGHT = re.compile(r"(?<![ァ-ヺー])ハ(?=[ヶケ王幡戸代尾街重丁雲])")
_LONE_KATAKANA = re.compile(
    r"(?<=\s)[工力口二夕卜千八](?=\s?[ァ-ヺ](?:\s?[ァ-ヺー])?$|[ァ-ヺ][子美江代枝恵]$)"
)
_FORMERLY = re.compile(r"[1lI|]日姓")
_SIGNS = frozenset(" \u3000〒テ-－‐ー.,()（）:：・/／")
_MENDING = {**lost_marks_of(WORDS), **table_of(WORDS)}
_KANA_AND_POST = re.compile(rf"([ぁ-ゖ]{{5,}})((?:[ァ-ヺー・]*|[㐀-鿿]{{0,4}})(?:{TITLE_ENDING}))")
_POST_AND_KANA = re.compile(rf"((?:[ァ-ヺー・]*|[㐀-鿿]{{0,4}})(?:{TITLE_ENDING}))([ぁ-ゖ]{{3,}})")
# A postal code far to the right of a line that is no address.
_NAME_AND_CODE = re.compile(r"(?=.*[ぁ-ヿ㐀-鿿])([^\d]{4,}?)[\s\u3000]+([〒テ干TI]?\s?\d{3}-\d{4})")
# An address in Japanese and the same one in Latin letters beside it, read as one line.
# A capital I is read as l: no English word begins so before another capitalised one.
_CAPITAL_I = re.compile(r"(?<![\w@./-])l(?=[bcdfghjkmnpqrstvwxz][a-z])|^l(?=an\s[A-Z])")
_TWO_ADDRESSES = re.compile(
    r"(.*[\u4e00-\u9fff].*\d\S*)\s+(\d+(?:-\d+)+,?\s[A-Z][a-z]+\b[\x00-\x7f]*)"
)
# Two offices side by side, read as one line.
_TWO_OFFICES = re.compile(
    r"(.*[\u4e00-\u9fff].*\d\S*)\s+([〒テ]?\s?\d{3}-\d{4}\s?[\u4e00-\u9fff].+)"
)
_KANJI = re.compile(r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line, with its box as shares of the card (0 to 1) and its relative size.

    `text` keeps the widths that were printed; `plain` is NFKC with plain hyphens. `size` is the
    height of the characters over the median of the card's lines. For vertical lines the axes are
    turned, so that `left` is where the line begins and `top` counts from the right edge.
    `weakest` is the confidence of its least certain character, `clarity` that of its least certain
    letter or figure, 〒 and dashes apart; `alternatives` is what other looks read.
    `icons` stand before places of `plain`.
    """

    ref: LineRef
    text: str
    plain: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    confidence: float
    vertical: bool
    aspect: float
    whole: bool = True
    weakest: float = 1.0
    clarity: float = 1.0
    alternatives: tuple[str, ...] = ()
    icons: tuple[Icon, ...] = ()

    @property
    def japanese(self) -> bool:
        return bool(_JAPANESE.search(self.plain))

    @property
    def kanji(self) -> int:
        return len(_KANJI.findall(self.plain))

    @property
    def latin(self) -> bool:
        """Latin letters and nothing Japanese."""
        return bool(_LATIN.search(self.plain)) and not self.japanese

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def plain_form(text: str) -> str:
    """NFKC with plain hyphens and single spaces; the form that every pattern is written for."""
    return one_space(plain_hyphens(nfkc(settled(text))))


def settled(text: str) -> str:
    """`text` with look-alikes settled, single spaces, and known katakana words mended."""
    closed = _SPREAD_CAPITALS.sub(_close_capitals, settle_lookalikes(text))
    closed = _SPLIT_KANA.sub("", _one_gap(closed))
    closed = _HEADLESS.sub("一般", closed)
    closed = _FORMERLY.sub("旧姓", closed)
    closed = _CHILDREN.sub("こ", closed)
    closed = _GLUED_LOGO.sub("", _LOGO.sub("", closed))
    closed = _HAND_MADE.sub("り", closed)
    closed = _ITALIAN_FORM.sub("S.r.l", closed)
    closed = _LONE_E.sub("エ", closed)
    closed = _EIGHT.sub("八", closed)
    closed = _LONE_KATAKANA.sub(lambda match: _KATAKANA_OF[match[0]], closed)
    closed = _JAPANESE_FORM.sub(r"\1.K.", closed)
    closed = _CAPITAL_I.sub("I", closed)
    closed = _CAPITAL_O.sub("O", closed)
    closed = _LOW_DASH.sub("ー", closed)
    closed = _STRAY_MARK.sub("", closed)
    closed = _BARE_FORM.sub(lambda match: f"({match[match.lastindex or 0]})", closed)
    closed = _SMALL_FIRST.sub(lambda match: chr(ord(match[0]) + 1), closed)
    return mend_katakana(closed, _MENDING)


def _one_gap(text: str) -> str:
    """`text` trimmed, each run of white space as one; a gap as wide as a kanji stays one."""
    wide = re.compile(r"\u3000| {2}")
    return re.sub(r"\s+", lambda gap: "\u3000" if wide.search(gap[0]) else " ", text).strip()


def _close_capitals(spread: re.Match[str]) -> str:
    """`T A I G A  K U D O` as two words."""
    words = re.split(r"\u3000| {2,}", spread[0])
    return " ".join(word.replace(" ", "") for word in words)


def segments_of(reading: Reading, side: int = 0) -> tuple[Segment, ...]:
    """The lines of one side, in reading order."""
    sizes = sorted(line.size for line in reading.lines if line.text.strip())
    median = sizes[len(sizes) // 2] if sizes else 1.0
    return tuple(
        piece
        for index, line in enumerate(reading.lines)
        if line.text.strip()
        for piece in _pieces(_segment(line, LineRef(side, index), reading, max(median, 1.0)))
    )


def _pieces(segment: Segment) -> tuple[Segment, ...]:
    """A post and the furigana right beside it, read as one line, as the two that they are."""
    squeezed = segment.text.replace(" ", "").replace("\u3000", "")
    for pattern, text in (
        (_KANA_AND_POST, squeezed),
        (_POST_AND_KANA, squeezed),
        (_NAME_AND_CODE, segment.text),
        (_TWO_ADDRESSES, segment.text),
        (_TWO_OFFICES, segment.text),
    ):
        match = pattern.fullmatch(text)
        if match:
            one, two = match.groups()
            middle = segment.left + (segment.right - segment.left) * len(one) / len(one + two)
            return (
                replace(segment, text=one, plain=plain_form(one), right=middle, whole=False),
                replace(segment, text=two, plain=plain_form(two), left=middle, whole=False),
            )
    return (segment,)


def _segment(line: TextLine, ref: LineRef, reading: Reading, median: float) -> Segment:
    left, top, right, bottom = line.box
    w, h = max(reading.width, 1), max(reading.height, 1)
    if line.vertical:
        box = (top / h, 1 - right / w, bottom / h, 1 - left / w)
    else:
        box = (left / w, top / h, right / w, bottom / h)
    return Segment(
        ref,
        settled(line.text),
        plain_form(line.text),
        *box,
        line.size / median,
        line.confidence,
        line.vertical,
        w / h,
        weakest=min((char.confidence for char in line.chars), default=line.confidence),
        clarity=min(
            (char.confidence for char in line.chars if char.text not in _SIGNS),
            default=line.confidence,
        ),
        alternatives=line.alternatives,
        icons=tuple(
            replace(icon, before=len(plain_form(line.text[: icon.before]))) for icon in line.icons
        ),
    )
