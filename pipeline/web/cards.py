"""The page of one card, and what hangs on it: history, corners, persons and backs to choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..i18n import gettext as _
from ..library import CardDetail, CardFilter, FieldEdit, Library, NoteDraft, Question, Side
from ..memory import PROMPTS, build_memory
from ..model import LineRef, Note, TextLine
from .desk import Desk, View
from .pages import answer, house_of, render, say_day
from .rows import Row, lay_out, paths_to_add, split_choices, used_lines
from .strips import Strip, cut_strips, line_at
from .wording import CHANGES, FIELDS, GROUPS, PHONES, SAME, reasons

_MODES = {"phones": "tel", "emails": "email", "urls": "url"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value for a field, and the edits that it means."""

    text: str
    edits: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with all that stands beside it."""

    row: Row
    label: str
    strips: tuple[Strip, ...]
    reasons: tuple[str, ...]
    choices: tuple[Choice, ...]
    lines: str
    kind_path: str
    mode: str

    @property
    def long(self) -> bool:
        return any(strip.long for strip in self.strips)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the card as the picture shows it."""

    ref: str
    text: str
    points: str
    mark: str


@dataclass(frozen=True, slots=True)
class ShownSide:
    side_id: int
    width: int
    height: int
    lines: tuple[ShownLine, ...]


def show_card(request: Request) -> Response:
    """The card beside its fields, and its memory."""
    house = house_of(request)
    view = View.of(dict(request.query_params), house.desk.start)
    card_id = int(request.path_params["card_id"])
    with house.desk.work() as library:
        card = library.card(card_id)
        questions = library.questions(card_id)
        events = library.events()
        counts = library.counts(view.where)
        queue = house.desk.queue(view)
        return render(
            request,
            "card.html",
            **card_context(card),
            **_walk(library, queue, view, card_id),
            total=max(counts.total, 1),
            finished=counts.finished,
            events=events,
            questions=[_ask(question, card_id) for question in questions],
            home="/?" + urlencode(view.query()),
        )


def start(request: Request) -> Response:
    """To the first card of the view that is not finished; else to the first of it."""
    house = house_of(request)
    view = View.of(dict(request.query_params), house.desk.start)
    with house.desk.work() as library:
        house.desk.forget_queues(view)
        open_ones = {
            *library.card_ids(replace(view.where, state="draft")),
            *library.card_ids(replace(view.where, state="doubtful")),
        }
        queue = house.desk.queue(view)
        first = next((card_id for card_id in queue if card_id in open_ones), None)
        if first is not None:
            return RedirectResponse(card_address(first, view), 303)
    return RedirectResponse("/?" + urlencode(view.query()), 303)


def card_address(card_id: int, view: View) -> str:
    query = urlencode(view.query())
    return f"/cards/{card_id}" + (f"?{query}" if query else "")


def card_context(card: CardDetail) -> dict[str, Any]:
    """What the template of a card, or of its rows alone, is given."""
    lines = [side.reading.lines for side in card.sides]
    shown = [_show_row(row, lines, card) for row in lay_out(card.contact)]
    used = used_lines(card.contact)
    doubted = {ref for row in shown if row.row.doubtful for ref in row.row.sources}
    current = card.current
    note = _as_draft(current.encounter.note, current.draft)
    met = current.encounter
    return {
        "card": card,
        "name": card.contact.display_name,
        "company": company_line(card),
        "sides": [_show_side(i, side, used, doubted) for i, side in enumerate(card.sides)],
        "groups": _grouped(shown),
        "spares": _spares(card.sides, used),
        "additions": _additions(card),
        "phone_kinds": [(kind, _(word)) for kind, word in PHONES.items()],
        "prompts": PROMPTS,
        "note": {name: getattr(note, name) or "" for name in NoteDraft.__dataclass_fields__}
        | {"next_on": note.next_on},
        "sentence": sentence_of(note),
        "encounter_id": current.encounter_id,
        "earlier": [
            e.encounter
            for e in card.encounters
            if e.encounter.note and e.encounter_id != current.encounter_id
        ],
        "met": {
            "event": met.event.name,
            "on": met.met_on or met.event.held_on,
            "place": met.place or met.event.place,
        },
    }


def company_line(card: CardDetail) -> str:
    """Company and title in one line."""
    contact = card.contact
    company = contact.company or contact.company_en
    title = contact.titles[:1] or contact.titles_en[:1]
    return "　".join(f.value for f in (company, *title) if f)


def sentence_of(note: NoteDraft | Note) -> str:
    """The note as one sentence, as it will stand with the contact."""
    when = say_day(note.next_on) if note.next_on else ""
    built = build_memory(note.spoke_of, note.impression, note.needs, note.next_step, when)
    own = note.memory.strip()
    return f"{own} {built}".strip() if own and own != built else built or own


def _as_draft(note: Note | None, draft: NoteDraft) -> NoteDraft:
    if draft or note is None:
        return draft
    return NoteDraft(
        note.memory, note.spoke_of, note.impression, note.needs, note.next_step, note.next_on
    )


def _show_row(row: Row, lines: Sequence[Sequence[TextLine]], card: CardDetail) -> ShownRow:
    texts = dict.fromkeys((*row.alternatives, *_other_readings(row, lines)))
    choices = [Choice(text, ({"path": row.path, "value": text},)) for text in texts]
    if row.name == "name_family":
        for family, given in split_choices(card.contact):
            edits = (
                {"path": "name_family", "value": family},
                {"path": "name_given", "value": given},
            )
            choices.append(Choice(f"{family}｜{given}", edits))
    return ShownRow(
        row,
        _(FIELDS[row.name]),
        cut_strips(row, lines),
        reasons(row.field) if row.doubtful else (),
        tuple(choices[:9]),
        " ".join(_ref(ref) for ref in row.sources),
        row.path.removesuffix("number") + "kind",
        _MODES.get(row.name, ""),
    )


def _other_readings(row: Row, lines: Sequence[Sequence[TextLine]]) -> tuple[str, ...]:
    """What else was read where the value stands alone on its line (by the second engine)."""
    if len(row.sources) != 1:
        return ()
    line = line_at(row.sources[0], lines)
    if line is None or line.text.strip() not in (row.value, row.field.printed.strip()):
        return ()
    return tuple(text for text in line.alternatives if text.strip() not in ("", row.value))


def _grouped(shown: Iterable[ShownRow]) -> list[tuple[str, str, list[ShownRow]]]:
    held: dict[str, list[ShownRow]] = {name: [] for name in GROUPS}
    for row in shown:
        held["doubtful" if row.row.doubtful else row.row.group].append(row)
    return [(name, _(GROUPS[name]), rows) for name, rows in held.items() if rows]


def _show_side(
    position: int, side: Side, used: frozenset[LineRef], doubted: set[LineRef]
) -> ShownSide:
    lines = []
    for index, line in enumerate(side.reading.lines):
        ref = LineRef(position, index)
        mark = "doubt" if ref in doubted else "" if ref in used else "spare"
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in line.polygon)
        lines.append(ShownLine(_ref(ref), line.text, points, mark))
    return ShownSide(side.side_id, side.reading.width, side.reading.height, tuple(lines))


def _spares(sides: Sequence[Side], used: frozenset[LineRef]) -> list[dict[str, str]]:
    return [
        {"ref": _ref(LineRef(position, index)), "text": line.text}
        for position, side in enumerate(sides)
        for index, line in enumerate(side.reading.lines)
        if LineRef(position, index) not in used and line.text.strip()
    ]


def _additions(card: CardDetail) -> list[tuple[str, str]]:
    return [(path, _(FIELDS[name])) for name, path in paths_to_add(card.contact)]


def _ref(ref: LineRef) -> str:
    return f"{ref.side}.{ref.line}"


def _walk(library: Library, queue: tuple[int, ...], view: View, card_id: int) -> dict[str, Any]:
    at = queue.index(card_id) if card_id in queue else None
    around = (None, None) if at is None else (at - 1, at + 1)
    before, after = (queue[i] if i is not None and 0 <= i < len(queue) else None for i in around)
    if at is None and queue:
        after = queue[0]
    picture = library.row(after).side_id if after is not None else None
    return {
        "previous": card_address(before, view) if before is not None else "",
        "next": card_address(after, view) if after is not None else "",
        "next_picture": f"/pictures/{picture}" if picture is not None else "",
        "position": at + 1 if at is not None else "–",
        "of": len(queue),
    }


def _ask(question: Question, card_id: int) -> dict[str, Any]:
    other_first = question.other_id != card_id
    words = (
        _("Is this the same person as")
        if question.kind == "same-person"
        else _("Is this the back of")
        if other_first
        else _("Is this the front of")
    )
    return {
        "number": question.question_id,
        "words": words,
        "other_id": question.other_id if other_first else question.card_id,
        "other": (question.other_name if other_first else question.name) or _("No name"),
        "reasons": ", ".join(_(SAME[r]) for r in question.reasons if r in SAME),
    }


def show_history(request: Request) -> Response:
    """What was read, what a person changed, when."""
    house = house_of(request)
    card_id = int(request.path_params["card_id"])
    with house.desk.work() as library:
        changes = library.history(card_id)
    return render(
        request,
        "history.html",
        changes=[
            {
                "at": change.at.astimezone(),
                "what": _(CHANGES.get(change.kind, change.kind)),
                "field": _(FIELDS[change.field.split(".")[0]])
                if change.field.split(".")[0] in FIELDS
                else "",
                "before": change.before,
                "after": change.after,
                "undone": change.undone,
            }
            for change in reversed(changes)
        ],
    )


def show_same(request: Request) -> Response:
    """Persons that this one may be, and a search for others."""
    house = house_of(request)
    card_id = int(request.path_params["card_id"])
    text = request.query_params.get("q", "").strip()[:100]
    with house.desk.work() as library:
        if text:
            rows = library.list_cards(CardFilter(text=text), limit=8)
            found = [(r.card_id, r.name, r.company, "") for r in rows if r.card_id != card_id]
        else:
            found = [
                (
                    s.card_id,
                    s.name,
                    s.company,
                    ", ".join(_(SAME[r]) for r in s.reasons if r in SAME),
                )
                for s in library.suggest_same(card_id)
            ]
    template = "choose-found.html" if "q" in request.query_params else "choose.html"
    return render(
        request, template, found=found, verb="merge", card_id=card_id,
        title=_("Merge with a person already known"), address=f"/cards/{card_id}/same",
    )  # fmt: skip


def show_backs(request: Request) -> Response:
    """One-sided cards that may be the back of this one: its neighbours, and a search."""
    house = house_of(request)
    card_id = int(request.path_params["card_id"])
    text = request.query_params.get("q", "").strip()[:100]
    with house.desk.work() as library:
        around = tuple(range(max(1, card_id - 30), card_id + 31))
        where = CardFilter(text=text) if text else CardFilter(card_ids=around)
        rows = library.list_cards(where, limit=60)
        near = sorted(rows, key=lambda r: abs(r.card_id - card_id)) if not text else rows
        found = [
            (r.card_id, r.name, r.company, r.file)
            for r in near[:12]
            if r.card_id != card_id and r.side_id is not None
        ][:8]
    template = "choose-found.html" if "q" in request.query_params else "choose.html"
    return render(
        request, template, found=found, verb="join", card_id=card_id,
        title=_("Which card is the back?"), address=f"/cards/{card_id}/join",
    )  # fmt: skip


def show_corners(request: Request) -> Response:
    """The photo of a side and the corners of the card in it, in pixels of that photo."""
    house = house_of(request)
    side = nth_side(
        house.desk, int(request.path_params["card_id"]), request.query_params.get("side")
    )
    return answer(
        picture=f"/photos/{side.side_id}",
        width=side.photo.width,
        height=side.photo.height,
        quad=[list(point) for point in side.quad],
    )


def nth_side(desk: Desk, card_id: int, position: object) -> Side:
    """The side that the page shows; the front where it names none that there is."""
    with desk.work() as library:
        sides = library.card(card_id).sides
    wanted = int(position) if isinstance(position, (int, str)) and str(position).isdecimal() else 0
    return sides[wanted if wanted < len(sides) else 0]


def edits_of(data: object) -> list[FieldEdit]:
    """The edits that the page sent. Raises ValueError where they are none."""
    if not isinstance(data, list) or not 0 < len(data) <= 20:
        raise ValueError("no edits")
    found = []
    for item in data:
        path, value = (item.get("path"), item.get("value")) if isinstance(item, dict) else (0, 0)
        if not isinstance(path, str) or not isinstance(value, str) or len(value) > 4000:
            raise ValueError("no edits")
        found.append(FieldEdit(path, value))
    return found
