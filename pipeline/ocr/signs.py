"""Signs that the engine takes for something else, where what follows tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Char

_TAKEN_FOR_POST = "(?:[TＴ丅テデ丁干于千〶F了₸元下]|[1IiⅡl|H]{1,2})[ 　]?"
_CODE = "[0-9０-９]{3} ?[-－‐–ー−] ?[0-9０-９]{4}(?![0-9０-９-])"
_KANJI_CODE = "[〇一二三四五六七八九]{3}[-－‐–ー−][〇一二三四五六七八九]{4}$"
_POST = re.compile(f"^{_TAKEN_FOR_POST}(?={_CODE}|{_KANJI_CODE})")


_WORDS = {"携帶": "携帯", "建筑": "建築", "電语": "電話", "電括": "電話", "取締没": "取締役"}


def right_signs(text: str) -> str:
    """`text` with 〒 before a postal code in place of what looks like it (T, デ, II).

    Old forms of kanji in words that nobody prints with them become the usual ones.
    """
    for wrong, right in _WORDS.items():
        text = text.replace(wrong, right)
    return _POST.sub("〒", text)


def respell(chars: Sequence[Char], text: str) -> tuple[Char, ...]:
    """`chars` spelling `text`, which differs in its signs; the last ones where it is shorter."""
    letters = [letter for letter in text if not letter.isspace()]
    drop = sum(not char.text.isspace() for char in chars) - len(letters)
    out = []
    for char in chars:
        if char.text.isspace():
            out.append(char)
        elif drop > 0:
            drop -= 1
        elif letters:
            out.append(replace(char, text=letters.pop(0)))
    return tuple(out)
