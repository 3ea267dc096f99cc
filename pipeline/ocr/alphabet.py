"""What the network's alphabet means on a Japanese card.

The network reads Chinese, Korean and European writing too, so that a blurred 執 comes out as 执.
Which characters Japanese cards use is known beforehand: where the network hesitates, that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from .ctc import Glyph

_COMMON, _RARE, _FOREIGN = 1.0, 0.35, 0.04
_SIGNS = {"·": "・", "•": "・", "∙": "・", "－": "－"}


@cache
def japanese_forms() -> dict[str, str]:
    """Foreign characters with the Japanese ones in their place (`data/japanese_forms.txt`)."""
    path = resources.files(__package__) / "data" / "japanese_forms.txt"
    rows = [row for row in path.read_text("utf-8").splitlines() if not row.startswith("#")]
    return {pair[0]: pair[1] for row in rows for pair in row.split()}


@cache
def prior(character: str) -> float:
    """How much to believe in `character` on a Japanese card, beside what the network says.

    Kanji of the first level of JIS X 0208, kana and ASCII are common; the second level and the
    vendor's extensions (髙) are rare; what Shift_JIS cannot write is foreign.
    """
    if character.isascii():
        return _COMMON
    try:
        code = character.encode("cp932")
    except UnicodeEncodeError:
        return _FOREIGN
    return _COMMON if len(code) == 1 or code[0] < 0x98 else _RARE


def in_japanese(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """`glyphs` with the rival in place of a character that is less likely on a Japanese card.

    A line with several surely read foreign characters is foreign and stays as it is.
    """
    weighed = [_likelier(glyph) for glyph in glyphs]
    forms = japanese_forms()
    foreign = sum(glyph.text in forms and glyph.confidence > 0.9 for glyph in weighed)
    if foreign > max(1, len(weighed) // 3):
        return tuple(weighed)
    return tuple(
        replace(glyph, text=forms.get(glyph.text, _SIGNS.get(glyph.text, glyph.text)))
        for glyph in weighed
    )


def _likelier(glyph: Glyph) -> Glyph:
    best, share = glyph.text, glyph.confidence * prior(glyph.text)
    for text, confidence in glyph.rivals:
        if confidence * prior(text) > share:
            best, share = text, confidence * prior(text)
    if best == glyph.text:
        return glyph
    rest = [rival for rival in glyph.rivals if rival[0] != best]
    confidence = dict(glyph.rivals)[best]
    rivals = ((glyph.text, glyph.confidence), *rest)
    return replace(glyph, text=best, confidence=max(confidence, 0.5), rivals=rivals)
