"""What somebody added to a card of ours on a phone or a server, kept when the card is updated.

A birthday, a ringtone or a portrait set on the phone is nothing that meishi knows, and nothing
that an update may throw away.
"""

from __future__ import annotations

from dataclasses import replace

from .content_line import ContentLine, write_line
from .vcard_read import ReadCard

_OURS = frozenset(
    "BEGIN END VERSION PRODID UID REV FN N SORT-STRING X-PHONETIC-LAST-NAME X-PHONETIC-FIRST-NAME"
    " X-PHONETIC-ORG ORG TITLE TEL EMAIL ADR URL X-SOCIALPROFILE NOTE CATEGORIES".split()
)
_OF_A_GROUP = ("X-ABLABEL", "X-ABADR")


def carry_over(body: bytes, there: ReadCard | None) -> bytes:
    """`body` (one card of ours) with the properties of `there` that are not ours, before its end.

    A photo is kept when ours brings none.
    """
    if there is None:
        return body
    ours = _OURS | {"PHOTO"} if b"\r\nPHOTO" in body else _OURS
    kept = [line for line in there.lines if line.name not in ours | set(_OF_A_GROUP)]
    groups = {line.group for line in kept if line.group}
    kept += [line for line in there.lines if line.name in _OF_A_GROUP and line.group in groups]
    if not kept:
        return body
    # Our own labels count item1, item2, …; a label must not change its property.
    names = {group: f"kept{n}" for n, group in enumerate(sorted(groups), 1)}
    text = "".join(write_line(_renamed(line, names)) for line in kept)
    return body.removesuffix(b"END:VCARD\r\n") + text.encode() + b"END:VCARD\r\n"


def _renamed(line: ContentLine, names: dict[str, str]) -> ContentLine:
    plain = line.value.replace("\n", "").replace("\r", "")
    return replace(line, group=names.get(line.group, ""), value=plain)
