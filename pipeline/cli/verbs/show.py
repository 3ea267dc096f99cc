"""`meishi show`: a contact with the evidence for each field."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any

from ...contract import contact_to_json
from ...i18n import gettext as _
from ...library import CardDetail, CardRow
from ...model import Encounter, Field, LineRef, to_plain
from ...wording import check_words, reasons_for
from ..card_text import shown_fields
from ..columns import fit, printable, width_of
from ..session import Session
from .list import STATE_WORDS, row_to_json


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("card", metavar=_("CONTACT"), help=_("number, name or file of a contact"))
    add("--history", action="store_true", help=_("also what was read and changed, and when"))
    add("--json", action="store_true", help=_("print as JSON"))


def run(args: Namespace, session: Session) -> int:
    console = session.console
    with session.open_library() as library:
        row = session.pick_card(library, args.card)
        detail = library.card(row.card_id)
        history = library.history(row.card_id) if args.history else ()
    if args.json:
        plain = _to_json(row, detail)
        if args.history:
            plain["history"] = [to_plain(change) for change in history]
        console.print_json(plain, indent=2)
        return 0
    console.print(console.paint("1", f"{row.card_id}  {row.name or '?'}") if _colours(session)
                  else f"{row.card_id}  {row.name or '?'}")  # fmt: skip
    for line in (*_about(row, detail), "", *_evidence(detail), *_meetings(detail)):
        console.print(line)
    if history:
        console.print("")
    for change in history:
        what = " → ".join(printable(part) for part in (change.before, change.after) if part)
        console.print(
            f"  {change.at:%Y-%m-%d %H:%M}  {change.kind}  {change.field}  {what}".rstrip()
        )
    return 0


def _colours(session: Session) -> bool:
    return session.console.colour and session.console.out.isatty()


def _about(row: CardRow, detail: CardDetail) -> Iterator[str]:
    yield "  " + _(STATE_WORDS[row.state])
    for side in detail.sides:
        name = (_("front"), _("back"))[min(side.position, 1)]
        page = f" ({_('page {page}').format(page=side.photo.page)})" if side.photo.pages > 1 else ""
        yield f"  {name}: {side.photo.path}{page}"
    if detail.tags:
        yield "  " + _("tags: {tags}").format(tags=", ".join(detail.tags))
    if detail.other_cards:
        others = ", ".join(map(str, detail.other_cards))
        yield "  " + _("further cards: {cards}").format(cards=others)


def _evidence(detail: CardDetail) -> Iterator[str]:
    shown = list(shown_fields(detail.contact))
    width = max((width_of(label) for _name, label, _field in shown), default=0)
    indent = " " * (width + 4)
    for _name, label, field in shown:
        yield f"  {fit(label, width)}  {printable(field.value)}"
        yield f"{indent}{_proof(field, detail)}"
        if field.doubtful:
            for reason in reasons_for(field):
                yield f"{indent}? {printable(reason)}"


def _proof(field: Field, detail: CardDetail) -> str:
    parts = [_("{share}% sure").format(share=round(100 * field.confidence))]
    if field.printed and field.printed != field.value:
        parts.append(_("printed “{text}”").format(text=printable(field.printed)))
    lines = [text for ref in field.sources if (text := _line(ref, detail))]
    if lines:
        parts.append(_("read from “{lines}”").format(lines=printable(" / ".join(lines))))
    for check in field.checks:
        words = check_words(check)
        if words:
            parts.append(f"{'✓' if check.passed else '✗'} {words}")
    return " · ".join(parts)


def _line(ref: LineRef, detail: CardDetail) -> str:
    for side in detail.sides:
        if side.position == ref.side and ref.line < len(side.reading.lines):
            return side.reading.lines[ref.line].text
    return ""


def _meetings(detail: CardDetail) -> Iterator[str]:
    for stored in detail.encounters:
        yield ""
        yield "  " + _met(stored.encounter)
        note = stored.encounter.note
        if note:
            yield from (f"    {printable(line)}" for line in note.memory.splitlines())
            if note.next_step:
                when = f" ({note.next_on})" if note.next_on else ""
                yield "    " + _("next: {step}").format(step=printable(note.next_step)) + when
        elif stored.draft.memory:
            text = printable(stored.draft.memory)
            yield "    " + _("not finished: {note}").format(note=text)
        else:
            yield "    " + _("no memory note yet")


def _met(encounter: Encounter) -> str:
    day = encounter.met_on.isoformat() if encounter.met_on else ""
    parts = [p for p in (day, encounter.event.name, encounter.place) if p]
    return _("met: {where}").format(where=" · ".join(parts) or "?")


def _to_json(row: CardRow, detail: CardDetail) -> dict[str, Any]:
    return {
        **row_to_json(row),
        "contact": contact_to_json(detail.contact),
        "evidence": to_plain(detail.contact),
        "encounters": [to_plain(stored.encounter) for stored in detail.encounters],
        "sides": [
            {"file": str(side.photo.path), "page": side.photo.page, "sha256": side.photo.sha256}
            for side in detail.sides
        ],
        "other_cards": list(detail.other_cards),
        "source": detail.source,
    }
