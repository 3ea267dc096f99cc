"""Kanji numerals in telephone numbers and postal codes, as vertical cards print them."""

from __future__ import annotations

import re

from ..text.widths import plain_hyphens

_DIGITS = {
    "〇": "0", "○": "0", "◯": "0", "零": "0", "一": "1", "壱": "1", "二": "2", "弐": "2",
    "三": "3", "参": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9",
    "ニ": "2", "ハ": "8", "O": "0", "o": "0", "Ｏ": "0",
}  # fmt: skip
_KANJI_RUN = re.compile(
    r"(?!(?<=[A-Za-z])一[.\s])[〇○◯零一二三四五六七八九ニハ][〇○◯零一二三四五六七八九ニハOo０0\s1|｜丨lI\-ー（）()・.十]{6,}"
)
_WAVE = re.compile(r"(?<=\d)[~～〜](?=\d{4}(?!\d))")
_DOTTED = re.compile(r"(?<=\d)[・·•](?=\d)")
# A vertical hyphen is a bar, which engines read as a 1 or a letter.
_BARS = str.maketrans(dict.fromkeys("1|｜丨lIー・", "-"))


# Figures that hang below the line look like letters: `o6o-98oo-1234`.
_OLD_STYLE = re.compile(r"(?<![\w@./-])[0o][\doOlI]{1,4}(?:-[\doOlI]{2,4}){2}(?![\w@]|[./-]\w)")
_AS_FIGURES = str.maketrans("oOlI", "0011")


def arabic_numerals(text: str) -> str:
    """`text`, as long as it was, with runs of kanji digits as Arabic ones (一丁目 stays)."""
    dashed = _WAVE.sub("-", _DOTTED.sub("-", plain_hyphens(text)))
    dashed = _OLD_STYLE.sub(lambda match: match.group().translate(_AS_FIGURES), dashed)
    return _KANJI_RUN.sub(_run, dashed)


def _run(match: re.Match[str]) -> str:
    run = match.group(0)
    if run[0] in "〇○◯零":
        run = run.replace("十", "-")  # no number is ten; a standing dash looks like it
    kanji = sum(run.count(c) for c in "〇○◯零一二三四五六七八九ニハ")
    if kanji < 6:
        return run
    body = run.rstrip(" 　")
    digits = "".join(_DIGITS.get(c, c) for c in body.translate(_BARS))
    return digits + run[len(body) :]
