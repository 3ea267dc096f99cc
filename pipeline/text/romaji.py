"""Romaji as people print it: Hepburn, Kunrei and their mixtures, compared as sounds.

Long vowels are written in every way (Ota, Ohta, Oota, Outa, Ōta), so two spellings are compared
in a folded form. Source of the mora table: 昭和29年内閣告示第一号「ローマ字のつづり方」,
tables 1 and 2 (Kunrei; Hepburn), and the passport rules for Hepburn (旅券法施行規則).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .kana import split_morae, to_hiragana

_MORAE = {
    "あ": "a", "い": "i", "う": "u", "え": "e", "お": "o",
    "か": "ka", "き": "ki", "く": "ku", "け": "ke", "こ": "ko",
    "さ": "sa", "し": "shi", "す": "su", "せ": "se", "そ": "so",
    "た": "ta", "ち": "chi", "つ": "tsu", "て": "te", "と": "to",
    "な": "na", "に": "ni", "ぬ": "nu", "ね": "ne", "の": "no",
    "は": "ha", "ひ": "hi", "ふ": "fu", "へ": "he", "ほ": "ho",
    "ま": "ma", "み": "mi", "む": "mu", "め": "me", "も": "mo",
    "や": "ya", "ゆ": "yu", "よ": "yo",
    "ら": "ra", "り": "ri", "る": "ru", "れ": "re", "ろ": "ro",
    "わ": "wa", "ゐ": "i", "ゑ": "e", "を": "o", "ん": "n",
    "が": "ga", "ぎ": "gi", "ぐ": "gu", "げ": "ge", "ご": "go",
    "ざ": "za", "じ": "ji", "ず": "zu", "ぜ": "ze", "ぞ": "zo",
    "だ": "da", "ぢ": "ji", "づ": "zu", "で": "de", "ど": "do",
    "ば": "ba", "び": "bi", "ぶ": "bu", "べ": "be", "ぼ": "bo",
    "ぱ": "pa", "ぴ": "pi", "ぷ": "pu", "ぺ": "pe", "ぽ": "po",
    "ゔ": "vu", "ふぁ": "fa", "ふぃ": "fi", "ふぇ": "fe", "ふぉ": "fo",
    "てぃ": "ti", "でぃ": "di", "とぅ": "tu", "どぅ": "du",
    "うぃ": "wi", "うぇ": "we", "うぉ": "wo",
    "ゔぁ": "va", "ゔぃ": "vi", "ゔぇ": "ve", "ゔぉ": "vo",
    "しぇ": "she", "じぇ": "je", "ちぇ": "che",
    "つぁ": "tsa", "つぃ": "tsi", "つぇ": "tse", "つぉ": "tso",
}  # fmt: skip
_YOUON = {
    "き": "ky", "し": "sh", "ち": "ch", "に": "ny", "ひ": "hy", "み": "my", "り": "ry",
    "ぎ": "gy", "じ": "j", "ぢ": "j", "び": "by", "ぴ": "py", "て": "ty", "で": "dy", "ふ": "fy",
}  # fmt: skip
_FOLDS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        ("[^a-z]", ""),
        ("l", "r"),
        ("tch", "cch"),
        ("shi|si", "si"),
        ("sh", "sy"),
        ("chi|ti", "ti"),
        ("ch", "ty"),
        ("tsu|tu", "tu"),
        ("fu|hu", "hu"),
        ("ji|zi|di", "zi"),
        ("dzu|dsu|du", "zu"),
        ("jy|j", "zy"),
        ("m(?=[bpm])", "n"),
        ("oh(?![aiueoy])", "o"),
        ("uh(?![aiueoy])", "u"),
        ("(?<=[aiueo])h$", ""),
        ("o[ou]+", "o"),
        ("u+", "u"),
        ("i+", "i"),
        ("ii", "i"),
        ("e+", "e"),
        ("a+", "a"),
        ("n+", "n"),
    )
)


def kana_to_romaji(kana: str) -> str:
    """Plain Hepburn, every vowel written out: おおこうち `ookouchi`, じゅんぺい `junpei`.

    What is no kana is left out.
    """
    out = ""
    double = False
    for mora in split_morae(to_hiragana(kana)):
        if mora == "っ":
            double = True
            continue
        if mora == "ー":
            sound = out[-1:] if out[-1:] in "aiueo" else ""
        elif mora in _MORAE:
            sound = _MORAE[mora]
        elif len(mora) == 2 and mora[0] in _YOUON and mora[1] in "ゃゅょ":
            sound = _YOUON[mora[0]] + {"ゃ": "a", "ゅ": "u", "ょ": "o"}[mora[1]]
        else:
            sound = "".join(_MORAE.get(char, "") for char in mora)
        if double and sound:
            sound = ("t" if sound.startswith("ch") else sound[0]) + sound
            double = False
        out += sound
    return out


@lru_cache(maxsize=4096)
def fold_romaji(text: str) -> str:
    """A spelling in romaji as a key of its sound: Ōta, OHTA, Oota and Outa are all `ota`."""
    plain = unicodedata.normalize("NFD", text.lower())
    for pattern, into in _FOLDS:
        plain = pattern.sub(into, plain)
    return plain


def fold_kana(kana: str) -> str:
    """The key of `fold_romaji` for a reading in kana."""
    return fold_romaji(kana_to_romaji(kana))


_SYLLABLES: dict[str, str] = {}
for _kana, _sound in _MORAE.items():
    if _kana not in "ゐゑをぢづ" and len(_kana) == 1:
        _SYLLABLES.setdefault(_sound, _kana)
for _base, _sound in _YOUON.items():
    if _base not in "ぢてでふ":
        for _small, _vowel in (("ゃ", "a"), ("ゅ", "u"), ("ょ", "o")):
            _SYLLABLES[_sound + _vowel] = _base + _small
_SYLLABLES.update(
    {
        "si": "し", "ti": "ち", "tu": "つ", "hu": "ふ", "zi": "じ", "wo": "を", "vu": "ゔ",
        "sya": "しゃ", "syu": "しゅ", "syo": "しょ", "tya": "ちゃ", "tyu": "ちゅ", "tyo": "ちょ",
        "zya": "じゃ", "zyu": "じゅ", "zyo": "じょ", "jya": "じゃ", "jyu": "じゅ", "jyo": "じょ",
        "je": "じぇ", "she": "しぇ", "che": "ちぇ", "fa": "ふぁ", "fi": "ふぃ", "fe": "ふぇ",
        "fo": "ふぉ", "dzu": "づ",
    }
)  # fmt: skip
_MACRONS = {"ā": "aa", "ī": "ii", "ū": "uu", "ē": "ee", "ō": "ou"}
_MACRONS.update({"â": "aa", "î": "ii", "û": "uu", "ê": "ee", "ô": "ou"})


def romaji_to_kana(text: str) -> str | None:
    """The most literal hiragana of a word in romaji; None when it is not Japanese romaji.

    A vowel that is printed short stays short (`Ota` gives おた): what dictionaries know of the
    name decides about long vowels, not this. `oh` before a consonant or the end is a long o.
    """
    word = unicodedata.normalize("NFC", text.lower())
    for macron, plain in _MACRONS.items():
        word = word.replace(macron, plain)
    word = re.sub(r"oh(?![aiueoy])", "ou", word)
    word = re.sub(r"m(?=[bpm])", "n", word).replace("tch", "cch")
    out = ""
    while word:
        if word[0] in "'’-":
            word = word[1:]
            continue
        if len(word) > 1 and word[0] == word[1] and word[0] not in "aiueon":
            out, word = out + "っ", word[1:]
            continue
        for length in (3, 2, 1):
            kana = _SYLLABLES.get(word[:length])
            if kana is not None and len(word) >= length:
                out, word = out + kana, word[length:]
                break
        else:
            return None
    return out or None


def edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
