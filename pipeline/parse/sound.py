"""How Japanese words sound in Latin letters, as far as the text itself tells."""

from __future__ import annotations

import re

from ..text.kana import is_kana, to_hiragana
from ..text.romaji import kana_to_romaji
from .facts.organisations import LEGAL

_RUN = re.compile(r"[ぁ-んァ-ヶー]+|[A-Za-z0-9&.]+")


def latin_of(text: str) -> tuple[str, ...]:
    """Latin spellings of the kana and Latin runs of `text`, together and one by one."""
    bare = LEGAL.sub(" ", text)
    runs = [_latin(run) for run in _RUN.findall(bare)]
    runs = [run for run in runs if len(run) > 1]
    together = "".join(runs)
    return tuple(dict.fromkeys([together, *runs])) if together else ()


def _latin(run: str) -> str:
    return kana_to_romaji(to_hiragana(run).replace("ー", "")) if is_kana(run) else run.lower()
