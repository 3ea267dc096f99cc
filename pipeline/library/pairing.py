"""Which sides belong to one card, and which contacts are one person. Pure.

The rules follow how cards are made: the back is the same card in English, or the company's
offices, products and map. Two colleagues share everything but what is theirs alone, so a shared
company never joins two sides that each name a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..model import Contact
from .keys import (
    compact,
    company_key,
    domains,
    is_latin,
    personal_emails,
    phone_key,
    romaji_key,
    spoken_keys,
)

Verdict: TypeAlias = Literal["join", "ask", "apart"]

ASK_SAME_PERSON = 0.7
"""From this score on the user is asked whether two contacts are one person."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Whether two sides are one card. `front` is 0 or 1: which of them is the front."""

    verdict: Verdict
    score: float = 0.0
    front: int = 0
    reasons: tuple[str, ...] = ()


APART = Pairing("apart")


def pair_sides(first: Contact, second: Contact, *, neighbours: bool = True) -> Pairing:
    """Whether `first` and `second`, read apart, are front and back of one card.

    `neighbours` says that they came one right after the other, each alone on its photo; without
    that only what both print can join them.
    """
    if _contradict(first, second):
        return APART
    names = (_script(first), _script(second))
    if names == ("native", "latin"):
        return _two_languages(first, second, 0, neighbours)
    if names == ("latin", "native"):
        return _two_languages(second, first, 1, neighbours)
    if names[1] == "none" and names[0] != "none":
        return _nameless_back(first, second, 0, neighbours)
    if names[0] == "none" and names[1] != "none":
        return _nameless_back(second, first, 1, neighbours)
    return APART


def _two_languages(native: Contact, latin: Contact, front: int, neighbours: bool) -> Pairing:
    printed = spoken_keys(native) | ({romaji_key(native)} - {""})
    theirs = romaji_key(latin)
    shared = shared_signs(native, latin)
    if {"same-email", "same-mobile"} & set(shared):
        # Whatever the spelling: 大野 is Ono on the front and Ohno on the back.
        return Pairing("join", 0.97, front, shared)
    known = printed or spoken_keys(native, guessed=True)
    if any(_same_latin_name(ours, theirs) for ours in known):
        verdict: Verdict = "join" if neighbours or shared else "ask"
        return Pairing(verdict, 0.95 if shared else 0.85, front, ("same-romaji", *shared))
    if printed:
        return APART
    if neighbours and shared:
        return Pairing("ask", 0.65, front, shared)
    return APART


def _same_latin_name(one: str, other: str) -> bool:
    """Whether two `romaji_key`s are one name, perhaps with a middle name or a title more."""
    ours, theirs = set(one.split()), set(other.split())
    return ours == theirs or (len(ours & theirs) > 1 and (ours <= theirs or theirs <= ours))


def _nameless_back(named: Contact, bare: Contact, front: int, neighbours: bool) -> Pairing:
    shared = shared_signs(named, bare)
    personal = bool(
        personal_emails(bare)
        or bare.titles
        or bare.departments
        or any(phone.kind == "mobile" for phone in bare.phones)
    )
    reasons = ("no-name", *shared)
    if personal:
        # Perhaps a person's card whose name could not be read, perhaps a colleague's.
        mine = {"same-email", "same-mobile"} & set(shared)
        if mine:
            return Pairing("join" if neighbours else "ask", 0.85, front, reasons)
        return Pairing("ask", 0.5, front, reasons) if neighbours and shared else APART
    if neighbours:
        return (
            Pairing("join", 0.9, front, reasons) if shared else Pairing("ask", 0.5, front, reasons)
        )
    return Pairing("ask", 0.6, front, reasons) if shared else APART


def shared_signs(one: Contact, other: Contact) -> tuple[str, ...]:
    """What both print, as stable names."""
    found: list[str] = []
    if set(personal_emails(one)) & set(personal_emails(other)):
        found.append("same-email")
    if _mobiles(one) & _mobiles(other):
        found.append("same-mobile")
    if _phones(one) & _phones(other):
        found.append("same-phone")
    if domains(one) & domains(other):
        found.append("same-domain")
    if _firms(one) & _firms(other):
        found.append("same-company")
    if _postal_codes(one) & _postal_codes(other):
        found.append("same-postal-code")
    return tuple(found)


def likeness(one: Contact, other: Contact) -> tuple[float, tuple[str, ...]]:
    """How likely two contacts are one person: a score from 0 to 1, and why.

    From `ASK_SAME_PERSON` on it is worth a question; it is never an answer.
    """
    reasons: list[str] = []
    score = 0.0
    shared = shared_signs(one, other)
    ours, theirs = _name(one), _name(other)
    same_name = bool(ours) and ours == theirs
    same_romaji = bool(romaji_key(one)) and romaji_key(one) == romaji_key(other)
    same_firm = "same-company" in shared or "same-domain" in shared
    if "same-email" in shared:
        score, reasons = 0.95, ["same-email"]
    if "same-mobile" in shared:
        score, reasons = max(score, 0.92), [*reasons, "same-mobile"]
    if same_name:
        score = max(score, 0.9 if same_firm else 0.5)
        reasons.append("same-name-company" if same_firm else "same-name")
    elif same_romaji:
        score = max(score, 0.8 if same_firm else 0.45)
        reasons.append("same-romaji")
    elif ours and theirs and is_latin(ours) == is_latin(theirs):
        # A mailbox or telephone that two people share.
        score *= 0.4
    return score, tuple(reasons)


def _contradict(one: Contact, other: Contact) -> bool:
    """Whether both name a person and cannot be the same; a repeat of the same side counts too."""
    if _script(one) == _script(other) != "none":
        return True
    mails = personal_emails(one), personal_emails(other)
    if all(mails) and not set(mails[0]) & set(mails[1]):
        return True
    mobiles = _mobiles(one), _mobiles(other)
    return all(mobiles) and not mobiles[0] & mobiles[1]


def _script(contact: Contact) -> Literal["native", "latin", "none"]:
    if contact.name_full is not None:
        return "latin" if is_latin(contact.name_full.value) else "native"
    return "latin" if contact.name_romaji is not None else "none"


def _name(contact: Contact) -> str:
    return compact(contact.name_full.value) if contact.name_full else ""


def _mobiles(contact: Contact) -> set[str]:
    return {phone_key(p.e164, p.number.value) for p in contact.phones if p.kind == "mobile"}


def _phones(contact: Contact) -> set[str]:
    return {phone_key(p.e164, p.number.value) for p in contact.phones if p.kind != "mobile"}


def _firms(contact: Contact) -> set[str]:
    return {company_key(f.value) for f in (contact.company, contact.company_en) if f}


def _postal_codes(contact: Contact) -> set[str]:
    return {compact(field.value) for field in contact.postal_codes}
