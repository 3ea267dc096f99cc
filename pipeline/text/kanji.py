"""How common a kanji is."""

from __future__ import annotations


def is_common_kanji(char: str) -> bool:
    """Whether `char` is one of the 2,965 kanji of JIS level 1; engines hardly know the others."""
    try:
        code = char.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] < 0xD0
