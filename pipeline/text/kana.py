"""Hiragana and katakana."""

from __future__ import annotations

import re
import unicodedata

_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_TO_HIRAGANA.update({0x30FD: 0x309D, 0x30FE: 0x309E})
_TO_KATAKANA = {hira: kata for kata, hira in _TO_HIRAGANA.items()}

_KANA = re.compile("[\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe]+")
_HALF_WIDTH = re.compile("[\uff66-\uff9f]+")
_MORA = re.compile("[^ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ][ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ]?")
_FULL_SIZE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_VOICED = str.maketrans(
    "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ",
    "かきくけこさしすせそたちつてとはひふへほはひふへほう",
)


def to_hiragana(text: str) -> str:
    """Katakana (half-width too) as hiragana; the long vowel mark and all else stay."""
    wide = _HALF_WIDTH.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return wide.translate(_TO_HIRAGANA)


def to_katakana(text: str) -> str:
    """Hiragana as full-width katakana; all else stays."""
    wide = _HALF_WIDTH.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return wide.translate(_TO_KATAKANA)


def is_kana(text: str) -> bool:
    """Whether `text` is nothing but kana (half-width too) and is not empty. No spaces, no ・."""
    wide = _HALF_WIDTH.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return _KANA.fullmatch(wide) is not None


def split_morae(kana: str) -> list[str]:
    """`kana` in morae: small や ゆ よ and vowels stay with what they follow."""
    return _MORA.findall(kana)


def full_sized(kana: str) -> str:
    """Hiragana with small kana full-sized: what small print does not tell apart is the same."""
    return to_hiragana(kana).translate(_FULL_SIZE)


def sounds_alike(kana: str) -> str:
    """Hiragana in which small kana are full-sized and voicing is gone.

    What small print and engines confuse (ゃ/や, は/ば/ぱ, づ/ず) comes out the same. For comparing
    alone.
    """
    return (
        to_hiragana(kana)
        .translate(_FULL_SIZE)
        .replace("づ", "ず")
        .replace("ぢ", "じ")
        .translate(_VOICED)
    )
