"""`meishi list`: the contacts in a table."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from ...i18n import gettext as _
from ...i18n import mark, ngettext
from ...library import CardRow
from ..choosing import add_choosing, chosen
from ..columns import table
from ..session import Session

SORTS = ("reading", "company", "newest", "oldest", "updated")
STATE_WORDS = {
    "draft": mark("no note"),
    "finished": mark("finished"),
    "deleted": mark("deleted"),
    "not-a-card": mark("not a card"),
}


def configure(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("words", nargs="*", metavar=_("WORD"), help=_("words to look for"))
    add("--sort", choices=SORTS, default="reading", help=_("the order"))
    add("--events", action="store_true", help=_("list the events instead"))
    add("--tags", action="store_true", help=_("list the tags instead"))
    add("--failed", action="store_true", help=_("list the photos that could not be taken in"))
    add("--json", action="store_true", help=_("print as JSON"))
    add_choosing(parser)


def run(args: Namespace, session: Session) -> int:
    with session.open_library() as library:
        if args.failed:
            return _list(
                args, session,
                [{"file": str(f.path), "page": f.page, "kind": f.kind,
                  "message": f"{_(f.what)} {_(f.hint)}".strip()} for f in library.failures()],
            )  # fmt: skip
        if args.events:
            return _list(
                args, session,
                [{"event": e.name, "date": e.held_on.isoformat() if e.held_on else None,
                  "place": e.place, "people": e.people, "without_note": e.drafts}
                 for e in library.events()],
            )  # fmt: skip
        if args.tags:
            return _list(
                args, session, [{"tag": t.name, "people": t.people} for t in library.tags()]
            )
        if args.words:
            args.search = " ".join([*args.words, args.search or ""]).strip()
        rows = library.list_cards(chosen(args, session.today()), sort=args.sort)
    if args.json:
        session.console.print_json([row_to_json(row) for row in rows], indent=2)
        return 0
    for line in table([_cells(row) for row in rows], widest=26, total=session.console.columns):
        session.console.print(line)
    drafts = sum(row.state == "draft" for row in rows)
    session.console.say(
        ngettext("{count} contact", "{count} contacts", len(rows)).format(count=len(rows))
        + (_(", ") + _("{count} without a note").format(count=drafts) if drafts else "")
    )
    return 0


def row_to_json(row: CardRow) -> dict[str, Any]:
    """A contact as `--json` prints it in a list."""
    return {
        "card": row.card_id,
        "uid": row.uid,
        "state": row.state,
        "name": row.name,
        "reading": row.reading,
        "company": row.company,
        "title": row.title,
        "doubtful": list(row.doubtful),
        "event": row.event,
        "met_on": row.met_on.isoformat() if row.met_on else None,
        "place": row.place,
        "note": row.note,
        "tags": list(row.tags),
        "file": row.file,
        "updated_at": row.updated_at.isoformat(),
    }


def _cells(row: CardRow) -> tuple[str, ...]:
    state = _(STATE_WORDS[row.state])
    if row.doubtful and row.state in ("draft", "finished"):
        state += " " + _("({count} doubtful)").format(count=len(row.doubtful))
    return (
        str(row.card_id),
        row.name or "?",
        row.company,
        row.title,
        row.event,
        row.met_on.isoformat() if row.met_on else "",
        state,
    )


def _list(args: Namespace, session: Session, rows: list[dict[str, Any]]) -> int:
    if args.json:
        session.console.print_json(rows, indent=2)
    else:
        for line in table(
            [["" if v is None else str(v) for v in row.values()] for row in rows],
            total=session.console.columns,
        ):
            session.console.print(line)
    return 0
