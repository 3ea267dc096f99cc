"""vCard 2.1, 3.0 and 4.0 to contacts: what other programs and phones write.

Forgiving about form, strict about nothing: a line that is not understood is kept as a further
line of the contact, and a card that cannot be read at all is named.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..errors import ExportError
from ..i18n import gettext as _
from ..model import Contact
from .card_fields import CardContent, contact_of
from .content_line import ContentLine, unescape_text
from .plain_text import clean_text

_LINE = re.compile(r'^(?P<head>(?:"[^"]*"|[^":])*):(?P<value>.*)$', re.DOTALL)
_PARAM = re.compile(r';((?:"[^"]*"|[^";])*)')
_SOFT_BREAK = re.compile(r"=[ \t]*\n")


@dataclass(frozen=True, slots=True)
class ReadCard:
    """One card that was read: its UID (empty when it has none), the contact, note and labels."""

    uid: str
    contact: Contact
    note: str = ""
    categories: tuple[str, ...] = ()
    lines: tuple[ContentLine, ...] = field(default=(), repr=False)


def read_vcards(data: bytes) -> tuple[ReadCard, ...]:
    """Every card in `data`, in order; embedded cards (AGENT) belong to the one around them.

    UTF-8 (with or without mark), UTF-16 with a mark, else cp932. Raises ExportError when there is
    no card at all.
    """
    cards = tuple(_read_card(lines) for lines in _cards(decode_text(data)))
    if not cards:
        raise ExportError(
            _("No vCard was found in it."), _("A vCard begins with the line BEGIN:VCARD.")
        )
    return cards


def decode_text(data: bytes) -> str:
    """The text of a file from anywhere in Japan. Raises ExportError when it is no text."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExportError(
        _("The text is neither UTF-8 nor Shift_JIS."),
        _("Save the file as UTF-8 and import it again."),
    )


def _cards(text: str) -> Iterator[list[str]]:
    """The raw unfolded lines of each card. Only LF and CRLF (and a lone CR) end a line."""
    depth = 0
    lines: list[str] = []
    for line in _unfold(re.sub(r"\r\n?", "\n", text)):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            depth += 1
            if depth == 1:
                lines = []
        elif word == "END:VCARD" and depth:
            depth -= 1
            if depth == 0:
                yield lines
        elif depth == 1:
            lines.append(line)


def _unfold(text: str) -> Iterator[str]:
    """Unfolded lines. A quoted-printable value goes on after a soft break (vCard 2.1)."""
    pending = ""
    for line in text.split("\n"):
        if pending and _is_soft(pending):
            pending = pending.rstrip(" \t") + "\n" + line
        elif line[:1] in (" ", "\t"):
            pending += line[1:]
        else:
            if pending:
                yield pending
            pending = line
    if pending:
        yield pending


def _is_soft(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper() and line.rstrip(" \t").endswith("=")


def _read_card(raw: list[str]) -> ReadCard:
    lines = tuple(line for line in (_parse_line(text) for text in raw) if line)
    content = CardContent.of(lines)
    return ReadCard(
        uid=clean_text(unescape_text(content.first("UID"))),
        contact=contact_of(content),
        note="\n\n".join(clean_text(text) for text in content.texts("NOTE")).strip(),
        categories=content.categories(),
        lines=lines,
    )


def _parse_line(text: str) -> ContentLine | None:
    found = _LINE.match(text)
    if not found:
        return None
    head, value = found["head"], found["value"]
    name, _semicolon, _rest = head.partition(";")
    group, _dot, plain = name.rpartition(".")
    params: list[tuple[str, str]] = []
    for part in _PARAM.findall(head[len(name) :]):
        key, equals, given = part.partition("=")
        key = key.strip().upper()
        if not equals:
            key, given = _bare_param(part)
        quoted = given.startswith('"')
        values = [given.strip('"')] if quoted and key != "TYPE" else given.strip('"').split(",")
        params += [(key, item.strip().strip('"')) for item in values]
    line = ContentLine(plain.strip().upper(), value, tuple(params), group.strip().lower())
    if "quoted-printable" in line.values_of("ENCODING"):
        line = ContentLine(line.name, _dequote(line), line.params, line.group)
    return line


def _bare_param(part: str) -> tuple[str, str]:
    """vCard 2.1 leaves out the name: `TEL;WORK;FAX`, `NOTE;QUOTED-PRINTABLE`."""
    word = part.strip()
    if word.upper() in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"):
        return "ENCODING", word
    return "TYPE", word


def _dequote(line: ContentLine) -> str:
    """The text of a quoted-printable value; line ends in it are escaped as in vCard 3.0."""
    charset = next(iter(line.values_of("CHARSET")), "utf-8")
    octets = quopri.decodestring(_SOFT_BREAK.sub("", line.value).encode("utf-8"))
    for encoding in (charset, "utf-8", "cp932"):
        try:
            text = octets.decode("cp932" if "jis" in encoding else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return re.sub(r"\r\n?|\n", r"\\n", text)
    return octets.decode("utf-8", errors="ignore")
