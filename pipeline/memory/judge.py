"""What makes a note a memory: it says something about this person.

The rules are lenient where a note is short and strict where it is nothing: a single word that
fits this person (釣り, Marathon) is a memory; a sentence that fits everybody is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..errors import NoteRefused
from ..i18n import gettext as _
from .phrases import GENERIC, GENERIC_WORDS, KEYBOARD_ROWS, PARTICLES, PLACEHOLDERS
from .words import core, hiragana, latin_words, parts, without_digits, without_known

_LONG = 15
"""Characters from which two texts that differ in figures or a word only count as pasted: in a
short note (息子が3歳) the figure is the memory."""

_ALIKE = 0.92
_PLACEHOLDERS = frozenset(hiragana(core(phrase)) for phrase in PLACEHOLDERS)
_LONGEST_FIRST = sorted((p for p in _PLACEHOLDERS if len(p) > 2), key=lambda p: (-len(p), p))
_GENERIC = tuple(core(phrase) for phrase in GENERIC)
_DATE = re.compile(r"\d+[年月日時分]|[月火水木金土日]曜日?")
_FILLER_ENDINGS = ("です", "でした", "だ", "ですね", "ます", "用", "中")


@dataclass(frozen=True, slots=True)
class Written:
    """A note on another card, with what was known there without it (name, company, event)."""

    text: str
    known: tuple[str, ...] = ()


def judge_note(
    text: str, others: Iterable[Written | str] = (), *, known: Iterable[str] = ()
) -> None:
    """Accept a note by returning; raise NoteRefused where it says nothing about this person.

    `known` is what the card says anyway: name, reading, company, event, place. `others` are the
    notes on other persons' cards. Reasons are `empty`, `placeholder`, `too-short`, `only-known`
    (nothing but what the card says), `generic` (true of everybody) and `same-as-other` (pasted).
    """
    names = tuple(known)
    if not text.strip():
        raise NoteRefused("empty", _("The note is empty."), _hint())
    if _is_placeholder(core(text)) or all(_is_placeholder(part) for part in parts(text)):
        raise NoteRefused(
            "placeholder",
            _("“{text}” holds the place of a note without saying anything.").format(
                text=_shown(text)
            ),
            _hint(),
        )
    if _is_too_short(text):
        raise NoteRefused(
            "too-short",
            _("“{text}” is too short to remind you of anyone.").format(text=_shown(text)),
            _("One or two words more, so that you know what you meant in a year."),
        )
    rest = without_digits(_DATE.sub("", without_known(text, names)))
    if not _strip_particles(rest):
        raise NoteRefused(
            "only-known",
            _("The note repeats only what the card says already."),
            _hint(),
        )
    if _is_generic(text, rest, names):
        raise NoteRefused(
            "generic",
            _("The note would fit everybody whom you met."),
            _("What would you tell about this person and nobody else?"),
        )
    _refuse_pasted(text, names, others)


def _hint() -> str:
    return _("One thing is enough: what did you speak of, or what was this person like?")


def _is_placeholder(plain: str) -> bool:
    letters = hiragana(without_digits(plain))
    if not letters:
        return True
    if len(set(letters)) == 1 and len(letters) > 1:
        return True
    if _is_repeated(letters) or any(len(letters) > 2 and letters in row for row in KEYBOARD_ROWS):
        return True
    if any(letters.removesuffix(ending) in _PLACEHOLDERS for ending in ("", *_FILLER_ENDINGS)):
        return True
    for phrase in _LONGEST_FIRST:
        letters = letters.replace(phrase, "")
    return not letters


def _is_repeated(letters: str) -> bool:
    """xyxyxy, testtest, asdasdasd: a short piece, or a placeholder, over and over."""
    for size in range(1, len(letters) // 2 + 1):
        piece, times = letters[:size], len(letters) // size
        if piece * times == letters and (piece in _PLACEHOLDERS or (size < 4 and times > 2)):
            return True
    return False


def _is_too_short(text: str) -> bool:
    plain = core(text)
    if plain.isascii():
        return len(plain) < 3
    return len(plain) < 2


def _is_generic(text: str, rest: str, known: Iterable[str]) -> bool:
    """Whether nothing is left once phrases that are true of everybody are taken away."""
    if rest.isascii():
        kept = _unknown_words(text, known)
        return all(word in GENERIC_WORDS for word in kept)
    for phrase in _GENERIC:
        rest = rest.replace(phrase, "")
    rest = _strip_particles(rest)
    return not rest or (rest.isascii() and rest in GENERIC_WORDS)


def _unknown_words(text: str, known: Iterable[str]) -> list[str]:
    """The Latin words of a text that are not among those of `known`."""
    names = {word for part in known for word in latin_words(part)}
    return [word for word in latin_words(text) if word not in names]


def _strip_particles(rest: str) -> str:
    return "".join(char for char in rest if char not in PARTICLES)


def _refuse_pasted(text: str, known: tuple[str, ...], others: Iterable[Written | str]) -> None:
    mine, whole = _skeleton(text, known), core(text)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(mine)
    for other in others:
        written = Written(other) if isinstance(other, str) else other
        theirs = _skeleton(written.text, written.known)
        matcher.set_seq1(theirs)
        if (
            theirs == mine
            or core(written.text) == whole
            or (
                min(len(mine), len(theirs)) >= _LONG
                and matcher.real_quick_ratio() >= _ALIKE
                and matcher.quick_ratio() >= _ALIKE
                and matcher.ratio() >= _ALIKE
            )
        ):
            raise NoteRefused(
                "same-as-other",
                _("The same note stands on another card: “{text}”").format(
                    text=_shown(written.text)
                ),
                _("What is different about this person?"),
            )


def _skeleton(text: str, known: Iterable[str]) -> str:
    """A note without the names in it and, where it is long, without figures."""
    rest = without_known(text, known) or core(text)
    bare = without_digits(rest)
    return bare if len(bare) >= _LONG else rest


def _shown(text: str, longest: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
