"""Widths, spaces and hyphens: the same text in one form, names left as they are spelled."""

from __future__ import annotations

import re
import unicodedata

_PLAIN_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\ufe63\u2043\u2500]")
_SPACES = re.compile(r"\s+")
# NFKC turns compatibility ideographs (U+FA19 神, …) into other spellings of a person's name.
_COMPATIBILITY_IDEOGRAPHS = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")


def nfkc(text: str) -> str:
    """NFKC that leaves CJK compatibility ideographs as they are, since names are spelled so."""
    parts = _COMPATIBILITY_IDEOGRAPHS.split(text)
    return "".join(p if i % 2 else unicodedata.normalize("NFKC", p) for i, p in enumerate(parts))


def plain_hyphens(text: str) -> str:
    """`text` with every dash that is not a long vowel mark as `-`."""
    return _PLAIN_HYPHENS.sub("-", text)


def one_space(text: str) -> str:
    """`text` trimmed, each run of white space as one space."""
    return _SPACES.sub(" ", text).strip()


def no_space(text: str) -> str:
    """`text` without any white space."""
    return _SPACES.sub("", text)


def comparable(text: str) -> str:
    """The form in which two printed values are compared: NFKC, no spaces, plain hyphens.

    Kanji variants are not folded and case is kept.
    """
    # A mark that stood after a space joins the letter before it: compose again.
    return nfkc(no_space(plain_hyphens(nfkc(text))))
