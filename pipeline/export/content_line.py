"""Content lines of vCard: escaping, folding, and taking them apart again (RFC 2426, RFC 6350)."""

from __future__ import annotations

from dataclasses import dataclass

MAX_OCTETS = 75
"""A physical line holds at most this many octets, its line end not counted (RFC 2426, 2.6)."""


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One unfolded line: `item1.TEL;TYPE=WORK:+81-3-…`. Names are upper case.

    `params` keeps names in upper case with their values in printed order; a parameter without
    a name (vCard 2.1: `TEL;WORK`) stands under `TYPE`. `value` is still escaped.
    """

    name: str
    value: str
    params: tuple[tuple[str, str], ...] = ()
    group: str = ""

    def values_of(self, param: str) -> tuple[str, ...]:
        """Every value given for `param`, lower-cased, in order."""
        return tuple(v.strip().lower() for n, v in self.params if n == param)


def escape_text(text: str) -> str:
    """`text` as a TEXT value: backslash, comma, semicolon and line end escaped."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def unescape_text(value: str) -> str:
    """The text that `escape_text` made `value` of. An unknown escape gives the character."""
    if "\\" not in value:
        return value
    out: list[str] = []
    rest = iter(value)
    for char in rest:
        if char != "\\":
            out.append(char)
            continue
        following = next(rest, "\\")
        out.append("\n" if following in "nN" else following)
    return "".join(out)


def split_escaped(value: str, separator: str) -> tuple[str, ...]:
    """The parts of `value` between unescaped separators, each unescaped."""
    parts: list[str] = []
    start = position = 0
    while position < len(value):
        if value[position] == "\\":
            position += 2
            continue
        if value[position] == separator:
            parts.append(value[start:position])
            start = position + 1
        position += 1
    parts.append(value[start:])
    return tuple(unescape_text(part) for part in parts)


def quote_param(value: str) -> str:
    """A parameter value, quoted where it must be; what it may never hold is left out."""
    safe = "".join(c for c in value if c >= " " and c not in '"\x7f')
    # A backslash escapes nothing here, but some readers take it to escape what follows it.
    return f'"{safe}"' if any(c in ",;:\\" for c in safe) else safe


def write_line(line: ContentLine) -> str:
    """`line` folded, with its CRLF."""
    head = f"{line.group}.{line.name}" if line.group else line.name
    # Some parsers keep only the last of two parameters of one name, so TYPE is one list.
    lists: dict[str, list[str]] = {}
    for name, value in line.params:
        lists.setdefault(name, []).append(quote_param(value))
    params = "".join(f";{name}={','.join(values)}" for name, values in lists.items())
    return fold(f"{head}{params}:{line.value}")


def fold(line: str) -> str:
    """`line` in physical lines of at most 75 octets, each with CRLF, no character cut in two."""
    out: list[str] = []
    piece: list[str] = []
    octets = 0
    for char in line:
        size = len(char.encode())
        if octets + size > MAX_OCTETS:
            out.append("".join(piece))
            piece, octets = [" "], 1  # the space that marks a continuation counts too
        piece.append(char)
        octets += size
    out.append("".join(piece))
    return "".join(f"{physical}\r\n" for physical in out)
