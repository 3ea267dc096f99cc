"""Cells of a CSV file: guarded against formulas, and encodable.

Source: OWASP, CSV Injection. A cell that begins with `= + - @`, a tab or a line end is taken for
a formula by spreadsheets; some normalise first, so that `＝` counts, and some look at every line
of a cell.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..errors import ExportError
from ..i18n import gettext as _

Guard: TypeAlias = Literal["spreadsheet", "import"]
"""`spreadsheet` guards every cell, also against lost zeros and invented dates; `import` leaves
telephone numbers and mail addresses alone, so that an app reads back what was written."""

_FORMULA = re.compile(r"^[=+\-@\t\r]")
# A spreadsheet takes the zero from 0312345678 and makes a date of 1-2-3.
_NUMBER = re.compile(r"^0\d+$")
_DATE = re.compile(r"^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$")
# Numbers, addresses, labels: nothing here calls a function or another program.
_HARMLESS = re.compile(r"^[\w.+@\-;:/()* ]*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value on its way to a CSV file. `free` marks text that anybody may have written."""

    text: str
    free: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one contact; `who` names it where something cannot be written."""

    who: str
    cells: tuple[Cell, ...]


def guard_text(text: str) -> str:
    """`text` with `'` before every line that a spreadsheet would calculate."""
    return "\n".join(f"'{line}" if _is_formula(line) else line for line in text.split("\n"))


def guard_cell(cell: Cell, guard: Guard) -> str:
    """The text of `cell` as it is written under `guard`."""
    if guard == "import":
        plain = not cell.free and _HARMLESS.match(cell.text)
        return cell.text if plain else guard_text(cell.text)
    if _NUMBER.match(cell.text) or (cell.free and _DATE.match(cell.text)):
        return f"'{cell.text}"
    return guard_text(cell.text)


def unguard_text(text: str) -> str:
    """What `guard_text` made `text` of."""
    return "\n".join(
        line[1:] if line.startswith("'") and _is_formula(line[1:]) else line
        for line in text.split("\n")
    )


def write_rows(
    header: Sequence[str], rows: Iterable[Row], guard: Guard, encoding: str, bom: bool = False
) -> bytes:
    """A CSV file (RFC 4180, CRLF) of `rows` under `header`.

    Raises ExportError naming every contact with a character that `encoding` does not have;
    a `?` is never written in its place.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    problems: list[str] = []
    for row in rows:
        texts = [guard_cell(cell, guard) for cell in row.cells]
        missing = unencodable("".join(texts), encoding)
        if missing:
            problems.append(f"{row.who}: {' '.join(missing)}")
        writer.writerow(texts)
    if problems:
        raise ExportError(
            _("{encoding} has no character for: {cards}.").format(
                encoding=encoding, cards="; ".join(problems)
            ),
            _("Change these characters with `meishi edit`, or use a profile in UTF-8."),
        )
    return (b"\xef\xbb\xbf" if bom else b"") + out.getvalue().encode(encoding)


def unencodable(text: str, encoding: str) -> tuple[str, ...]:
    """The characters of `text` that `encoding` does not have, each once, as `𠮷 (U+20BB7)`."""
    missing: dict[str, None] = {}
    for char in dict.fromkeys(text):
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            missing[f"{char} (U+{ord(char):04X})"] = None
    return tuple(missing)


def _is_formula(line: str) -> bool:
    if not line:
        return False
    first = unicodedata.normalize("NFKC", line[0]) or line[0]
    return bool(_FORMULA.match(first)) or bool(_FORMULA.match(line.lstrip("' ")))
