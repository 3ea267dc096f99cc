"""Text made comparable, and the words in it. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..text.variants import fold_variants

_NOT_WORD = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_LATIN = re.compile(r"[a-z\u00df-\u024f][a-z\u00df-\u024f'-]*")
_RUNS = re.compile(r"[\u30a1-\u30faー]{2,}|[\u4e00-\u9fff々]{2,}")
_LEGAL_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|一般社団法人|一般財団法人|\([株有]\)"
    r"|\b(?:co\.?,? ?ltd|inc|corp|corporation|ltd|llc|k\.k|gmbh)\b\.?"
)
_HONORIFICS = ("さん", "さま", "様", "氏", "先生", "")


def fold(text: str) -> str:
    """Width, case, old and variant kanji made alike; kana as they are."""
    return unicodedata.normalize("NFKC", fold_variants(text)).casefold()


def core(text: str) -> str:
    """`fold` with nothing left but letters and digits. Combined and long marks stay."""
    return _NOT_WORD.sub("", fold(text))


def parts(text: str) -> list[str]:
    """What stands between spaces and punctuation, folded."""
    return [part for part in _NOT_WORD.split(fold(text)) if part]


def hiragana(text: str) -> str:
    """`text` with its katakana as hiragana."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def without_digits(text: str) -> str:
    """`text` without any digit."""
    return _DIGITS.sub("", text)


def known_words(known: Iterable[str]) -> tuple[str, ...]:
    """What is known anyway as it may stand in a note, the longest first: each text whole, without
    its legal form, and the parts between its spaces. Single characters are left out, since they
    are parts of other words."""
    found: set[str] = set()
    for text in known:
        folded = fold(text)
        for form in (folded, _LEGAL_FORMS.sub("", folded), *folded.split()):
            plain = _NOT_WORD.sub("", form)
            if len(plain) > 1:
                found.add(plain)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def without_known(text: str, known: Iterable[str]) -> str:
    """The core of `text` without names that are known anyway and their honorifics.

    Latin names go as whole words only: Ann does not take the beginning of annual.
    """
    folded = fold(text)
    words = known_words(known)
    latin = {word for word in words if word.isascii()}
    folded = _LATIN.sub(lambda m: " " if _NOT_WORD.sub("", m[0]) in latin else m[0], folded)
    rest = _NOT_WORD.sub("", folded)
    for word in words:
        if not word.isascii():
            for honorific in _HONORIFICS:
                rest = rest.replace(word + honorific, "")
        elif len(word) > 7 and " " not in word:
            rest = rest.replace(word, "")
    return rest


def latin_words(text: str) -> list[str]:
    """The words in Latin letters."""
    return _LATIN.findall(fold(text))


def terms(text: str) -> frozenset[str]:
    """What a text is about, roughly: Latin words of three letters, runs of katakana, runs of
    kanji and the pairs of characters in longer ones (Japanese has no spaces to go by)."""
    found = {word for word in latin_words(text) if len(word) > 2}
    for run in _RUNS.findall(fold(text)):
        found.add(run)
        if run[0] >= "\u4e00" and len(run) > 2:
            found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found)
