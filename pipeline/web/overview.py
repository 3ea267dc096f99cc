"""The evening as a table of pictures."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ..i18n import gettext as _
from ..library import Counts
from .cards import card_address
from .desk import PAGE, View
from .pages import house_of, render
from .wording import SORTS, STATES


def show_overview(request: Request) -> Response:
    """Search, filters and the cards; only the cards where htmx asks for them."""
    house = house_of(request)
    view = View.of(dict(request.query_params), house.desk.start)
    skipped = request.query_params.get("from", "0")
    offset = min(int(skipped), 1_000_000) if skipped.isdecimal() else 0
    with house.desk.work() as library:
        rows = library.list_cards(view.where, sort=view.sort, limit=PAGE, offset=offset)
        matching = library.count_cards(view.where)
        whole = View(text=view.text, event=view.event, tag=view.tag)
        counts = library.counts(whole.where)
        events, tags = library.events(), library.tags()
        failures = library.failures()
        if not offset:
            house.desk.forget_queues(view)
    shown = offset + len(rows)
    more = urlencode({**view.query(), "from": str(shown)}) if shown < matching else ""
    partial = request.headers.get("hx-request") == "true"
    template = "cards.html" if offset else "results.html" if partial else "overview.html"
    return render(
        request,
        template,
        room="overview",
        view=view,
        rows=[(row, card_address(row.card_id, view)) for row in rows],
        matching=matching,
        more=more,
        events=events,
        tags=tags,
        failures=failures,
        states=[(key, _(word), _count(counts, key)) for key, word in STATES.items()],
        sorts=[(key, _(word)) for key, word in SORTS.items()],
        empty_library=counts.total == 0 and not view.query(),
        start="/start?" + urlencode(view.query()),
        unfinished=counts.drafts,
    )


def _count(counts: Counts, state: str) -> int | None:
    known = {
        "": counts.total, "draft": counts.drafts, "doubtful": counts.doubtful,
        "finished": counts.finished, "deleted": counts.deleted,
    }  # fmt: skip
    return known.get(state)
