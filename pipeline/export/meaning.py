"""What a card says, apart from how it is written.

Servers rewrite what they store (they unfold, reorder, change the case of names), so cards are
compared by meaning and never by bytes. A meaning is kept as digests, one for each field, so that
a change can be told field by field without keeping anybody's data a second time.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from .card_fields import CardContent
from .content_line import split_escaped, unescape_text
from .phone_forms import comparable_number
from .plain_text import clean_line, clean_text
from .vcard_read import ReadCard

FIELDS: tuple[str, ...] = (
    "name", "reading", "organisation", "title", "phones", "emails", "addresses", "urls", "sns",
    "note", "categories",
)  # fmt: skip
"""The fields that are compared. What else stands on a card belongs to whoever wrote it."""

_DIGEST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Meaning:
    """A digest for each of `FIELDS`, in their order."""

    digests: tuple[str, ...]

    def differing(self, other: Meaning) -> frozenset[str]:
        """The names of the fields in which two meanings differ."""
        pairs = zip(FIELDS, self.digests, other.digests, strict=True)
        return frozenset(name for name, one, two in pairs if one != two)


@dataclass(frozen=True, slots=True)
class SyncedMeaning:
    """What was sent to a server, and what the server held of it afterwards.

    They differ where a server drops or changes a property; then only a change against what it
    held is a change that a person made.
    """

    sent: Meaning
    held: Meaning

    def as_text(self) -> str:
        """For storing: `1:sent,sent,…:held,held,…`."""
        return f"1:{','.join(self.sent.digests)}:{','.join(self.held.digests)}"

    @classmethod
    def from_text(cls, text: str) -> SyncedMeaning | None:
        """What `as_text` wrote; None for what another version wrote."""
        version, _colon, rest = text.partition(":")
        sent, _colon, held = rest.partition(":")
        one, two = tuple(sent.split(",")), tuple(held.split(","))
        if version != "1" or not len(one) == len(two) == len(FIELDS):
            return None
        return cls(Meaning(one), Meaning(two))


def meaning_of(card: ReadCard) -> Meaning:
    """The meaning of a card, whoever wrote it."""
    content = CardContent.of(card.lines)
    values = {
        "name": [content.line_text("FN"), *_trimmed(content.parts("N"))],
        "reading": [
            *(content.line_text(f"X-PHONETIC-{part}-NAME") for part in ("LAST", "FIRST")),
            content.line_text("X-PHONETIC-ORG"),
        ],
        "organisation": list(_trimmed(content.parts("ORG"))),
        "title": list(content.texts("TITLE")),
        "phones": sorted(_phones(content)),
        "emails": sorted(text.casefold() for text in content.texts("EMAIL")),
        "addresses": sorted(_addresses(content)),
        "urls": sorted(_uris(content, "URL")),
        "sns": sorted(_uris(content, "X-SOCIALPROFILE")),
        "note": [card.note],
        "categories": sorted(content.categories()),
    }
    return Meaning(tuple(_digest(values[name]) for name in FIELDS))


def _digest(values: list[str]) -> str:
    plain = "\x1f".join(_plain(value) for value in values)
    return hashlib.sha256(plain.encode()).hexdigest()[:_DIGEST_LENGTH]


def _plain(text: str) -> str:
    """Composed, with single spaces within a line: what programs change without meaning it."""
    composed = unicodedata.normalize("NFC", clean_text(text))
    return re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", composed)).strip()


def _trimmed(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Without empty components at the end, which some servers add and others drop."""
    kept = list(parts)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _phones(content: CardContent) -> list[str]:
    found = []
    for line in content.named("TEL"):
        number = re.sub(r"^tel:", "", unescape_text(line.value).strip(), flags=re.IGNORECASE)
        types = line.values_of("TYPE")
        kind = "fax" if "fax" in types else "cell" if "cell" in types else ""
        found.append(f"{comparable_number(number)}|{kind}|{content.label(line)}")
    return found


def _addresses(content: CardContent) -> list[str]:
    return [
        "|".join(_trimmed(tuple(clean_line(part) for part in split_escaped(line.value, ";"))))
        for line in content.named("ADR")
    ]


def _uris(content: CardContent, name: str) -> list[str]:
    return [clean_line(line.value.replace("\\", "")) for line in content.named(name)]
