"""Whether the local part of an e-mail address is made of the person's name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import chain

from ..model import Check, Contact
from ..text.kana import is_kana
from ..text.romaji import fold_romaji, kana_to_romaji

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
    if not words:
        return contact
    emails = []
    for email in contact.emails:
        local = email.value.partition("@")[0]
        if local.lower() in _SHARED:
            emails.append(email)
            continue
        check = Check("mailbox-name", is_named(local, words), local)
        emails.append(replace(email, checks=(*email.checks, check)))
    return replace(contact, emails=tuple(emails))


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
