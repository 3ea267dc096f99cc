"""Memory notes written elsewhere: a CSV matched to the cards of a library."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from .errors import NoteRefused, UsageError
from .i18n import gettext as _
from .library import CardFilter, CardRow, Library
from .text.variants import fold_variants
from .text.widths import comparable, nfkc

_HEADERS = {
    "note": ("note", "memory", "memo", "メモ", "記憶", "思い出", "ノート"),
    "file": ("file", "photo", "image", "filename", "ファイル", "ファイル名", "写真", "画像"),
    "card": ("card", "number", "名刺", "番号", "枚目"),
    "name": ("name", "name_full", "fullname", "氏名", "名前", "姓名"),
}
"""What a column may be called: English, and as Japanese spreadsheets call it."""

_ENCODINGS = ("utf-8-sig", "cp932")
_ALIKE = 0.6
"""From here on a name that was read is taken for the name that was written: two of three
characters."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note written elsewhere.

    `file` is the name of a photo and `card` counts the cards on it from 1 (0 where what stands
    there is no number); `name` names the person, on that photo or without one anywhere. `line`
    is for messages.
    """

    line: int
    note: str
    file: str = ""
    card: int = 1
    name: str = ""

    @property
    def target(self) -> str:
        """The card that is meant, in words."""
        return f"{self.file} #{self.card}" if self.file else self.name


@dataclass(frozen=True, slots=True)
class BadNote:
    """A row that was not taken over. `reason` is `bad-row`, `no-such-card`, `several-cards`,
    `second-note`, or that of the NoteRefused; `what` and `hint` say it in words."""

    line: int
    target: str
    reason: str
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NotesReport:
    """Card numbers that got a note, those that had the very same, and the rows left out."""

    written: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    bad: tuple[BadNote, ...] = ()


def read_notes_csv(path: Path) -> tuple[NoteRow, ...]:
    """The rows of a CSV with a header: `note`, and `file` (with `card`) or `name`.

    Japanese headers (メモ, ファイル, 名刺, 氏名) do as well; comma, semicolon or tab; UTF-8 (BOM
    or not) or cp932. Raises UsageError when the file cannot be read as such.
    """
    table = csv.reader(io.StringIO(text := _decoded(path), newline=""), _dialect(text))
    try:
        header = [comparable(cell).casefold() for cell in next(table, [])]
        columns = {
            field: next((header.index(name) for name in names if name in header), None)
            for field, names in _HEADERS.items()
        }
        if columns["note"] is None or (columns["file"] is None and columns["name"] is None):
            raise UsageError(
                _("{path}: the first line has to name the columns.").format(path=path),
                _("Write `file,card,note` or `name,note` there."),
            )
        rows: list[NoteRow] = []
        for cells in table:
            if any(cell.strip() for cell in cells):
                rows.append(_row(table.line_num, cells, columns))
    except csv.Error as error:
        raise UsageError(
            _("{path}, line {line}: this is no CSV ({reason}).").format(
                path=path, line=table.line_num, reason=error
            ),
            _("Save the table as CSV (UTF-8)."),
        ) from error
    return tuple(rows)


def apply_notes(rows: Iterable[NoteRow], library: Library) -> NotesReport:
    """Give each row's note to its card. A bad row is named and the rest goes on."""
    written: list[int] = []
    unchanged: list[int] = []
    bad: list[BadNote] = []
    for row in rows:
        found = _find_card(row, library)
        if isinstance(found, BadNote):
            bad.append(found)
            continue
        if found.card_id in (*written, *unchanged):
            what = _("“{target}” had its note from an earlier line.").format(target=row.target)
            bad.append(BadNote(row.line, row.target, "second-note", what, _("Join the two notes.")))
            continue
        held = library.card(found.card_id).current.encounter.note
        if held is not None and held.memory == row.note.strip():
            unchanged.append(found.card_id)
            continue
        try:
            library.set_note(found.card_id, row.note)
        except NoteRefused as error:
            bad.append(BadNote(row.line, row.target, error.reason, error.what, error.hint))
        else:
            written.append(found.card_id)
    return NotesReport(tuple(written), tuple(unchanged), tuple(bad))


def _find_card(row: NoteRow, library: Library) -> CardRow | BadNote:
    if row.card < 1 or not row.target:
        what = _("The row names no card.")
        return BadNote(row.line, row.target, "bad-row", what, _("Give a file name or a name."))
    found: tuple[CardRow, ...]
    if row.file:
        on_photo = [library.row(card) for card in library.cards_of_photo(row.file)]
        found = tuple(_meant(row, on_photo))
    else:
        wanted = comparable(row.name)
        named = library.list_cards(CardFilter(text=row.name))
        found = tuple(one for one in named if comparable(one.name) == wanted) or named
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(one.card_id) for one in found)
        what = _("Several cards are named “{name}” ({numbers}).").format(
            name=row.name, numbers=numbers
        )
        return BadNote(
            row.line, row.target, "several-cards", what, _("Name the photo in a `file` column.")
        )
    what = _("No card matches “{target}”.").format(target=row.target)
    return BadNote(row.line, row.target, "no-such-card", what, _("`meishi list` shows them all."))


def _meant(row: NoteRow, on_photo: list[CardRow]) -> list[CardRow]:
    """The card of a photo that a row means. Among several the name decides where the row has
    one, since a card that was not found would shift the count; it may be misread a little."""
    counted = on_photo[row.card - 1 : row.card]
    if not row.name or len(on_photo) < 2:
        return counted
    alike = [(_likeness(row.name, card.name), card) for card in on_photo]
    best = max(score for score, _card in alike)
    if best >= _ALIKE:
        # Of two that are alike as well the count decides.
        same = [card for score, card in alike if score == best]
        return [card for card in counted if card in same] or same[:1]
    return [card for card in counted if not card.name]


def _likeness(one: str, other: str) -> float:
    first, second = (fold_variants(comparable(text)).casefold() for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _row(line: int, cells: list[str], columns: dict[str, int | None]) -> NoteRow:
    def cell(field: str) -> str:
        at = columns[field]
        return cells[at].strip() if at is not None and at < len(cells) else ""

    number = nfkc(cell("card")) or "1"
    return NoteRow(
        line,
        cell("note"),
        cell("file"),
        int(number) if number.isdecimal() else 0,
        cell("name"),
    )


def _decoded(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(
        _("{path} is neither UTF-8 nor Shift_JIS.").format(path=path),
        _("Save the table as CSV (UTF-8)."),
    )


def _dialect(text: str) -> type[csv.Dialect]:
    """Comma, tab or semicolon, whichever the header uses most."""
    header = text.partition("\n")[0]

    class Chosen(csv.excel):
        delimiter = max(",\t;", key=header.count)
        strict = True

    return Chosen
