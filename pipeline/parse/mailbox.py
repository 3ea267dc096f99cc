"""Whether the local part of an e-mail address is made of the person's name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ..model import Check, Contact
from ..text.kana import is_kana
from ..text.romaji import fold_romaji, kana_to_romaji

_DIM = 0.9
_CLEAR = 0.97  # of the weakest letter: what was read so is not questioned
# What engines read, and what may be printed.
_READ_AS: tuple[tuple[str, str], ...] = tuple(
    (pair.partition(">")[0], pair.partition(">")[2])
    for pair in (
        "0>o 1>l 1>i 5>s 6>b 8>b 9>g 2>z rn>m m>rn vv>w w>vv ri>n cl>d d>cl l>i i>l j>i i>j "
        "l>t t>l "
        "n>u u>n m>n n>m c>e e>c o>e e>o o>a a>o h>b b>h h>n n>h k>h h>k x>k k>x y>v v>y r>n "
        "f>t t>f "
        "l>1 I>1 o>0 O>0 t>i i>t g>q q>g s>a a>s ii>u u>ii y>g z>s s>z"
    ).split()
)

_FIGURES = tuple(pair for pair in _READ_AS if any(char.isdigit() for char in "".join(pair)))
"""Figures among letters, which even a guessed reading tells; others only one that is printed."""

_SHARED = frozenset(
    (
        "info", "office", "contact", "mail", "sales", "support", "admin", "hello", "inquiry",
        "shop", "reserve", "yoyaku", "recruit", "press", "pr", "web", "honsha", "soumu", "eigyo",
    )
)  # fmt: skip


def with_mailbox_checks(contact: Contact) -> Contact:
    """`contact` whose e-mails say whether the name explains every letter before the @.

    A letter that the name does not explain was often misread.
    """
    words = _spellings(contact)
    printed = _spellings(replace(contact, name_kana_guess=None))
    if not words:
        return contact
    emails = []
    for email in contact.emails:
        local = email.value.partition("@")[0]
        if local.lower() in _SHARED:
            emails.append(email)
            continue
        named = is_named(local, words)
        mended = _initial_of_figure(local, words) if named else ""
        if not named and email.confidence <= _CLEAR:
            mended = mend_mailbox(local, words, _FIGURES)
        if not (named or mended) and email.confidence <= _DIM and printed:
            mended = mend_mailbox(local, printed, _READ_AS)
        if mended:
            told = Check("mailbox-mended", True, local)
            value = mended + email.value[len(local) :]
            emails.append(replace(email, value=value, checks=(*email.checks, told)))
            continue
        check = Check("mailbox-name", named, local)
        emails.append(replace(email, checks=(*email.checks, check)))
    return replace(contact, emails=tuple(emails))


def _initial_of_figure(local: str, words: frozenset[str]) -> str:
    """`schmidt-1` of Lukas Schmidt as `schmidt-l`; empty where no initial is meant."""
    lone = re.search(r"(?:(?<=[._\-])|^)[01](?=[._\-]|$)", local)
    initial = "lo"["10".index(lone.group(0))] if lone else ""
    if not lone or initial not in {word[0].lower() for word in words}:
        return ""
    return local[: lone.start()] + initial + local[lone.end() :]


def mend_mailbox(
    local: str, words: frozenset[str], read_as: Sequence[tuple[str, str]] | None = None
) -> str:
    """`local` with the one letter or two put right that keep the name from explaining it.

    Empty where no such change explains all of it, or more than one does.
    """
    pairs = _READ_AS if read_as is None else read_as
    once = dict.fromkeys(_misreadings(local, pairs))
    found = {text for text in once if is_named(text, words)}
    if len(local) < 5:
        return ""  # any four letters are near some name
    if not found and len(local) > 8:
        twice = (text for near in once for text in _misreadings(near, pairs))
        found = {text for text in twice if is_named(text, words)}
    return found.pop() if len(found) == 1 else ""


def _misreadings(local: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for read, printed in pairs:
        for match in re.finditer(re.escape(read), local):
            yield local[: match.start()] + printed + local[match.end() :]


def is_named(local: str, words: frozenset[str]) -> bool:
    """Whether `local` holds nothing but `words` (in romaji), their initials, and figures."""
    tokens = [t for t in re.split(r"[._\-+\d]+", local.lower()) if t]
    folded = {fold_romaji(word) for word in words} | {word.lower() for word in words}
    initials = {word[0].lower() for word in words}
    pairs = {a + b for a in folded for b in folded if a != b}
    pairs |= {i + word for i in initials for word in folded}
    pairs |= {word + i for i in initials for word in folded}
    allowed = folded | initials | pairs | {a + b for a in initials for b in initials}
    return bool(tokens) and all(t in allowed or fold_romaji(t) in allowed for t in tokens)


def _spellings(contact: Contact) -> frozenset[str]:
    """Every word of the name in Latin letters, as printed and as its readings sound."""
    printed = [f.value for f in (contact.name_romaji, contact.name_full) if f]
    kana = [contact.name_kana.value] if contact.name_kana else []
    if contact.name_kana_guess:
        kana += [contact.name_kana_guess.value, *contact.name_kana_guess.alternatives]
    plain = [unicodedata.normalize("NFD", text.lower().replace("'", "")) for text in printed]
    bare = ["".join(c for c in text if not unicodedata.combining(c)) for text in plain]
    words = set(chain.from_iterable(re.findall(r"[a-z]{2,}", text) for text in bare))
    words.update("".join(re.findall(r"[a-z]+", text)[1:]) for text in bare)  # van der Berg
    if contact.name_family and is_kana(contact.name_family.value):
        kana.append(contact.name_family.value)
    if contact.name_given and is_kana(contact.name_given.value):
        kana.append(contact.name_given.value)
    for text in kana:
        words.update(kana_to_romaji(part) for part in text.split() if is_kana(part))
    return frozenset(word for word in words if word)
