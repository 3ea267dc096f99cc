"""What leaves, what is held back and why, and the files to take along."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..errors import ExportError
from ..i18n import current_language, mark
from ..i18n import gettext as _
from ..library import CardFilter
from .pages import house_of, render

SHOWN = 200
"""Names that are listed; beyond them only their number is told."""

FORMATS: tuple[tuple[str, str, str], ...] = (
    ("contacts.vcf", mark("vCard"), mark("iPhone, Android, Mac, Google Contacts")),
    ("plain.csv", mark("Table (CSV)"), mark("Excel, Numbers, LibreOffice")),
    ("google.csv", mark("Google CSV"), mark("Google Contacts, with its own columns")),
    ("outlook-ja.csv", mark("Outlook CSV (Japanese)"), mark("Outlook in Japanese")),
    ("outlook.csv", mark("Outlook CSV (English)"), mark("Outlook in English")),
    ("atena.csv", mark("Atena Shokunin CSV"), mark("Address labels and New Year’s cards")),
)


def show_export(request: Request) -> Response:
    """The page before anything leaves."""
    house = house_of(request)
    event = request.query_params.get("event", "")
    where = CardFilter(event=event or None)
    with house.desk.work() as library:
        counts = library.counts(where)
        ready = library.list_cards(
            CardFilter(event=event or None, state="finished"), limit=SHOWN, sort="reading"
        )
        held = library.list_cards(
            CardFilter(event=event or None, state="draft"), limit=SHOWN, sort="reading"
        )
        events = library.events()
    query = "?" + urlencode({"event": event}) if event else ""
    return render(
        request,
        "export-body.html" if request.headers.get("hx-request") == "true" else "export.html",
        room="export",
        event=event,
        events=events,
        ready=ready,
        ready_count=counts.finished,
        held=[(row, _why(row.note_draft)) for row in held],
        held_count=counts.drafts,
        doubtful=sum(1 for row in ready if row.doubtful),
        formats=[(f"/export/{name}{query}", _(word), _(use)) for name, word, use in FORMATS],
    )


def _why(draft: str) -> str:
    return _("its note is begun, not accepted yet") if draft else _("no memory note yet")


def download(request: Request) -> Response:
    """One file with the finished contacts."""
    house = house_of(request)
    name = request.path_params["name"]
    event = request.query_params.get("event", "")
    if name not in {known for known, _word, _use in FORMATS}:
        return PlainTextResponse(_("There is no such format."), 404)
    with house.desk.work() as library:
        entries = tuple(library.entries(CardFilter(event=event or None)))
    from ..export import write_csv, write_vcards

    stem, _dot, suffix = name.rpartition(".")
    try:
        data = (
            write_vcards(entries)
            if suffix == "vcf"
            else write_csv(entries, stem, language=current_language())
        )
    except ExportError as error:
        return PlainTextResponse(f"{error.what}\n{error.hint}", 409)
    kind = "text/vcard; charset=utf-8" if suffix == "vcf" else "text/csv"
    shown = "contacts.vcf" if suffix == "vcf" else f"contacts-{stem}.csv"
    return Response(
        data,
        headers={"content-disposition": f'attachment; filename="{shown}"', "content-type": kind},
    )
