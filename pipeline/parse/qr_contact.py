"""QR payloads of a card (vCard, MECARD, URL) as evidence for its fields, and where it has none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Check, Contact, Field, Phone
from ..text.kana import to_hiragana
from ..text.widths import nfkc, no_space, one_space
from .phones import find_phones


@dataclass(frozen=True, slots=True)
class CodedContact:
    """What a vCard or a MECARD in a QR code says."""

    family: str = ""
    given: str = ""
    reading: str = ""
    company: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


def read_payload(payload: str) -> CodedContact | None:
    """The contact in a QR payload; None where it holds none (a URL, a ticket)."""
    head = payload.lstrip().upper()
    if head.startswith("BEGIN:VCARD"):
        return _vcard(payload)
    if head.startswith("MECARD:"):
        return _mecard(payload.strip()[7:])
    return None


def _unescape(text: str) -> str:
    return one_space(re.sub(r"\\([\\,;:])", r"\1", text.replace("\\n", " ")))


def _vcard(payload: str) -> CodedContact:
    lines = re.sub(r"\r?\n[ \t]", "", payload).splitlines()
    # Generators write `EMAIL:` with nothing behind it for what was left out.
    held: dict[str, list[str]] = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if colon and value.strip():
            held.setdefault(key.split(";")[0].split(".")[-1].upper(), []).append(value.strip())
    family, given, *_ = [*held.get("N", [""])[0].split(";"), "", ""]
    reading = " ".join(
        held.get(key, [""])[0] for key in ("X-PHONETIC-LAST-NAME", "X-PHONETIC-FIRST-NAME")
    )
    return CodedContact(
        _unescape(family),
        _unescape(given),
        _unescape(reading or held.get("SORT-STRING", [""])[0]),
        _unescape(held.get("ORG", [""])[0].split(";")[0]),
        _unescape(held.get("TITLE", [""])[0]),
        tuple(v.removeprefix("tel:") for v in held.get("TEL", [])),
        tuple(_unescape(v) for v in held.get("EMAIL", [])),
        tuple(_unescape(v) for v in held.get("URL", [])),
    )


def _mecard(body: str) -> CodedContact:
    held: dict[str, list[str]] = {}
    for part in re.split(r"(?<!\\);", body):
        key, colon, value = part.partition(":")
        if colon and value.strip():
            held.setdefault(key.strip().upper(), []).append(value)
    family, _, given = held.get("N", [""])[0].partition(",")
    return CodedContact(
        _unescape(family),
        _unescape(given),
        _unescape(held.get("SOUND", [""])[0].replace(",", " ")),
        _unescape(held.get("ORG", [""])[0]),
        _unescape(held.get("TITLE", [""])[0]),
        tuple(held.get("TEL", [])),
        tuple(_unescape(v) for v in held.get("EMAIL", [])),
        tuple(_unescape(v) for v in held.get("URL", [])),
    )


def merge_payloads(contact: Contact, payloads: Sequence[str]) -> Contact:
    """`contact` with what its QR codes confirm, put right, or add where the card says nothing."""
    for payload in payloads:
        coded = read_payload(payload)
        if coded is not None:
            contact = _merge(contact, coded)
    return contact


def _merge(contact: Contact, coded: CodedContact) -> Contact:
    full = one_space(f"{coded.family} {coded.given}")
    changes: dict[str, Field | tuple[Field, ...] | tuple[Phone, ...] | None] = {}
    if full:
        changes["name_full"] = _agree(contact.name_full, full)
        if _near(contact.name_full, full) and coded.family and coded.given:
            changes["name_family"] = _agree(contact.name_family, coded.family)
            changes["name_given"] = _agree(contact.name_given, coded.given)
    if coded.company:
        changes["company"] = _agree(contact.company, coded.company)
    if coded.reading and contact.name_kana is None and contact.name_kana_guess is not None:
        reading = to_hiragana(nfkc(coded.reading))
        changes["name_kana_guess"] = replace(
            contact.name_kana_guess, value=reading, confidence=0.97
        )
    if not contact.emails and coded.emails:
        changes["emails"] = tuple(_coded(v) for v in coded.emails)
    if not contact.phones and coded.phones:
        changes["phones"] = tuple(
            Phone(_coded(p.printed), p.kind, p.e164)
            for value in coded.phones
            for p in find_phones(value)
        )
    emails = [next((_agree(f, v) for v in coded.emails if _near(f, v)), f) for f in contact.emails]
    if emails:
        changes["emails"] = tuple(f for f in emails if f is not None)
    return replace(contact, **{k: v for k, v in changes.items() if v is not None})  # type: ignore[arg-type]


def _coded(value: str) -> Field:
    return Field(value, confidence=0.97, checks=(Check("qr", True, value),))


def _near(field: Field | None, value: str) -> bool:
    if field is None:
        return False
    one, other = no_space(nfkc(field.value)).lower(), no_space(nfkc(value)).lower()
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


def _agree(field: Field | None, value: str) -> Field | None:
    """The printed value where both agree; the coded one where the print was misread by a letter."""
    if field is None:
        return _coded(value)
    if no_space(nfkc(field.value)) == no_space(nfkc(value)):
        return replace(
            field,
            checks=(*field.checks, Check("qr", True, value)),
        )
    if _near(field, value):
        return replace(
            field,
            value=value,
            alternatives=(field.value, *field.alternatives),
            checks=(*field.checks, Check("qr", True, value)),
        )
    return replace(field, checks=(*field.checks, Check("qr", False, value)))
