"""Characters that look alike, told by their neighbours: ー and 一, ロ and 口, small kana."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .ctc import Glyph

_TWINS = (("ー", "一"), ("ロ", "口"), ("カ", "力"), ("ニ", "二"), ("ハ", "八"), ("タ", "夕"),
          ("エ", "工"), ("ト", "卜"), ("ミ", "三"), ("チ", "千"))  # fmt: skip
_TO_KANJI = dict(_TWINS)
_TO_KATAKANA = {kanji: kana for kana, kanji in _TWINS}
_TO_HIRAGANA = {"ヘ": "へ", "ベ": "べ", "ペ": "ぺ", "リ": "り"}
_TO_KATAKANA |= {hira: kata for kata, hira in _TO_HIRAGANA.items()}

_I_ROW = "きぎしじちぢにひびぴみりキギシジチヂニヒビピミリ"
_FOREIGN = "フヴテデウクグツトド"
_AFTER: dict[str, str] = {
    "ァ": "フヴクグツ", "ィ": _FOREIGN, "ゥ": "トドヴフ", "ェ": _FOREIGN + "シジチヂイヒミ",
    "ォ": _FOREIGN, "ャ": _I_ROW + "フヴテデ", "ュ": _I_ROW + "フヴテデウ",
    "ョ": _I_ROW + "フヴテデ", "ゃ": _I_ROW, "ゅ": _I_ROW, "ょ": _I_ROW,
}  # fmt: skip
"""What a small kana may follow in Japanese spelling (外来語の表記, Cabinet notice 2 of 1991)."""
_LARGE = dict(zip("ァィゥェォャュョゃゅょ", "アイウエオヤユヨやゆよ", strict=True))


def in_context(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """`glyphs` with each lookalike as its neighbours want it.

    A long mark among kanji is the numeral, a kanji among katakana is the kana; where the
    neighbours disagree it stays. A small kana stays small only after what it can follow.
    """
    out = list(glyphs)
    for i, glyph in enumerate(out):
        before = out[i - 1].text if i else ""
        after = out[i + 1].text if i + 1 < len(out) else ""
        text = _twin(glyph.text, before, after)
        if text in _AFTER and before not in _AFTER[text]:
            text = _LARGE[text]
        if text != glyph.text:
            out[i] = replace(glyph, text=text)
    return tuple(out)


def _twin(text: str, before: str, after: str) -> str:
    if text in "XＸx×" and after == "ー":
        return "メ"
    around = [side for side in (before, after) if side]
    katakana = [_is_katakana(side) for side in around]
    if text in _TO_KATAKANA and len(around) == 2 and all(katakana):
        return _TO_KATAKANA[text]
    if text == "一" and _is_katakana(before) and not _is_kanji(after):
        return "ー"
    if text in _TO_KANJI and around and all(_is_kanji(side) for side in around):
        return _TO_KANJI[text]
    if text in _TO_HIRAGANA and around and all("ぁ" <= side <= "ゟ" for side in around):
        return _TO_HIRAGANA[text]
    return text


def _is_katakana(text: str) -> bool:
    return "ァ" <= text <= "ヺ" or text == "ー"


def _is_kanji(text: str) -> bool:
    return "一" <= text <= "鿿" and text not in _TO_KATAKANA
