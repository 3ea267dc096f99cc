"""Katakana words with one mark misread, put right against a list of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# Characters that engines take for one another in small print; each row is one class.
_CLASSES = """
    ハバパ ヒビピ フブプ ヘベペへべぺ ホボポ カガ力 キギ クグ ケゲ コゴ サザ シジ スズ セゼ
    ソゾン タダ夕 チヂ千 ツヅッ テデ トド卜 ヤャ ユュ ヨョ アァ了 イィ ウゥヴ エェ工 オォ
    ロ口 ニ二 リり ー一-―— メ×X
""".split()
_FOLD = {ord(char): row[0] for row in _CLASSES for char in row}
_RUN = re.compile(r"[ァ-ヺー一ー了工力口二へりべぺ夕千卜×―—\-]{3,}")


def fold_misread(text: str) -> str:
    """`text` with each character as the first of its class of look-alikes."""
    return text.translate(_FOLD)


def table_of(words: Iterable[str]) -> Mapping[str, str]:
    """Folded form to word, for `mend_katakana`; ambiguous forms are left out."""
    table: dict[str, str] = {}
    twice: set[str] = set()
    for word in words:
        key = fold_misread(word)
        if key in table and table[key] != word:
            twice.add(key)
        table[key] = word
    return {key: word for key, word in table.items() if key not in twice}


def lost_marks_of(words: Iterable[str]) -> Mapping[str, str]:
    """Folded forms of words that have lost one ー, to the word; ambiguous ones left out.

    マネージャー and マネジャー are both spellings, so words with マネ have no part in it.
    """
    known = {fold_misread(word) for word in words}
    table: dict[str, set[str]] = {}
    for word in words:
        if len(word) < 4 or "マネ" in word:
            continue
        for at, char in enumerate(word[:-1]):  # コーディネータ is a spelling of its own
            if char == "ー":
                table.setdefault(fold_misread(word[:at] + word[at + 1 :]), set()).add(word)
    return {k: v.pop() for k, v in table.items() if len(v) == 1 and k not in known}


def mend_katakana(text: str, table: Mapping[str, str]) -> str:
    """`text` with words of `table` spelled right where the run of katakana is made of them."""
    return _RUN.sub(lambda match: _mend_run(match.group(0), table), text)


def _mend_run(run: str, table: Mapping[str, str]) -> str:
    folded = fold_misread(run)
    if folded in table:
        return table[folded]
    # A run of several words: the known ones at its end and at its beginning.
    for size in range(len(run) - 1, 2, -1):
        for start in (len(run) - size, 0):
            known = table.get(folded[start : start + size])
            rest = folded[:start] + folded[start + size :]
            if known and len(known) > size and rest not in table:
                continue  # フィナンシャル holds ソーシャル without its mark only by chance
            enough = size > 3 or re.search(r"[了工力口二夕卜]", run[start : start + size])
            if known and enough and known != run[start : start + size]:
                return run[:start] + known + run[start + size :]
    return run
