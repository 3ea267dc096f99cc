"""What a person changes on the page: every post that concerns one card.

Each carries the revision that the page has seen. A card that moved on answers 409, a note that
says nothing about the person 422, and nothing is ever changed by a GET.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ..errors import MeishiError, NoteRefused, PhotoError
from ..i18n import gettext as _
from ..library import CannotUndo, CardDetail, FieldEdit, Library, NoSuchCard, NoteDraft, StaleEdit
from ..memory import parse_when
from ..model import Event, Quad
from .cards import (
    ShownRow,
    card_context,
    company_line,
    edits_of,
    nth_side,
    sentence_of,
)
from .desk import Desk
from .pages import answer, day_of, house_of, render_text, text_of
from .pictures import photo_of
from .rows import lay_out

Sent: TypeAlias = Mapping[str, Any]
Change: TypeAlias = Callable[[Desk, int, Sent], Response | CardDetail]
"""A card as answer is shown anew, row by row."""

BODY_LIMIT = 256 * 1024
"""Bytes of a post; photos have their own way in."""


def posts(change: Change) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that reads what was sent, runs `change` in a thread and names what failed."""

    async def endpoint(request: Request) -> Response:
        try:
            sent = await read_json(request)
        except ValueError:
            return answer(
                400, error="bad-request", message=_("The page sent something unreadable.")
            )
        return await run_in_threadpool(_run, change, request, sent)

    return endpoint


def _run(change: Change, request: Request, sent: Sent) -> Response:
    desk = house_of(request).desk
    try:
        done = change(desk, int(request.path_params["card_id"]), sent)
        return done if isinstance(done, Response) else _rows_now(request, done)
    except StaleEdit as error:
        return answer(
            409, error="stale", current=error.current,
            message=_("This card was changed in another tab."),
        )  # fmt: skip
    except CannotUndo:
        return answer(400, error="nothing", message=_("There is nothing left to undo."))
    except NoSuchCard:
        return answer(404, error="gone", message=_("This card is no longer there."))
    except NoteRefused as error:
        return answer(422, error=error.reason, message=error.what, hint=error.hint)
    except (MeishiError, ValueError) as error:
        return answer(400, error="refused", message=_say(error))


async def read_json(request: Request) -> Sent:
    """The object that was sent. Raises ValueError where it is none, or too large."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > BODY_LIMIT:
            raise ValueError("too large")
    sent = json.loads(data or b"{}")
    if not isinstance(sent, dict):
        raise ValueError("no object")
    return sent


def _say(error: Exception) -> str:
    if isinstance(error, PhotoError):
        return _("The photo cannot be read any more: {what}").format(what=error.what)
    if isinstance(error, MeishiError):
        return " ".join(part for part in (error.what, error.hint) if part)
    return _("This cannot be done.")


def _revision(sent: Sent) -> int | None:
    held = sent.get("revision")
    return held if isinstance(held, int) else None


def _number(sent: Sent, name: str) -> int:
    held = sent.get(name)
    if isinstance(held, str) and held.isdecimal():
        held = int(held)
    if not isinstance(held, int):
        raise ValueError(name)
    return held


def _rows_now(request: Request, card: CardDetail) -> Response:
    context = card_context(card)
    rows: list[ShownRow] = [row for _g, _t, rows in context["groups"] for row in rows]
    return answer(
        revision=card.revision,
        name=card.contact.display_name,
        company=company_line(card),
        rows=[
            {
                "path": shown.row.path,
                "value": shown.row.value,
                "doubtful": shown.row.doubtful,
                "sure": shown.row.sure,
                "word": _("Doubtful") if shown.row.doubtful
                else _("Looked at") if shown.row.sure else "",
            }
            for shown in rows
        ],
        html=render_text(request, "rows.html", **context),
    )  # fmt: skip


def edit(desk: Desk, card_id: int, sent: Sent) -> CardDetail:
    edits = edits_of(sent.get("edits"))
    with desk.work() as library:
        library.edit_fields(card_id, edits, revision=_revision(sent))
        return library.card(card_id)


def accept(desk: Desk, card_id: int, sent: Sent) -> CardDetail:
    """One value where `path` names it, else the whole card."""
    path = text_of(sent, "path")
    with desk.work() as library:
        if "." in path:
            # one of several: its neighbours are not accepted with it
            rows = lay_out(library.card(card_id).contact)
            held = [FieldEdit(row.path, row.value) for row in rows if row.path == path]
            library.edit_fields(card_id, held, revision=_revision(sent))
        else:
            names = [path] if path else None
            library.accept_fields(card_id, names, revision=_revision(sent))
        return library.card(card_id)


def _note(sent: Sent) -> tuple[NoteDraft, int | None]:
    held = sent.get("note")
    if not isinstance(held, dict):
        raise ValueError("note")
    texts = {
        name: text_of(held, name, 20_000).strip()
        for name in ("memory", "spoke_of", "impression", "needs", "next_step")
    }
    encounter = sent.get("encounter")
    number = int(encounter) if isinstance(encounter, (int, str)) and str(encounter) else None
    return NoteDraft(**texts, next_on=day_of(held, "next_on")), number


def draft_note(desk: Desk, card_id: int, sent: Sent) -> Response:
    note, encounter = _note(sent)
    with desk.work() as library:
        revision = library.save_note_draft(
            card_id, note, encounter_id=encounter, revision=_revision(sent)
        )
    return answer(revision=revision, sentence=sentence_of(note))


def set_note(desk: Desk, card_id: int, sent: Sent) -> Response:
    note, encounter = _note(sent)
    if note.next_on is None:
        note = replace(note, next_on=parse_when(note.next_step, desk.today()))
    with desk.work() as library:
        try:
            revision = library.set_note(
                card_id, note, encounter_id=encounter, revision=_revision(sent)
            )
        except NoteRefused as error:
            now = library.card(card_id).revision
            return answer(
                422, error=error.reason, message=error.what, hint=error.hint, revision=now
            )
    day = note.next_on.isoformat() if note.next_on else ""
    return answer(revision=revision, sentence=sentence_of(note), next_on=day)


def set_met(desk: Desk, card_id: int, sent: Sent) -> Response:
    day = day_of(sent, "met_on")
    place = text_of(sent, "place", 200).strip()
    with desk.work() as library:
        revision = library.set_encounter(
            card_id,
            event=Event(text_of(sent, "event", 200).strip(), day, place),
            met_on=day,
            place=place,
            revision=_revision(sent),
        )
        tags = {tag.strip() for tag in re.split("[,、，]", text_of(sent, "tags", 500))} - {""}
        if "tags" in sent and tags != set(library.card(card_id).tags):
            revision = library.set_tags(card_id, sorted(tags), revision=revision)
    return answer(revision=revision, message=_("Where and when you met is kept."))


def undo(desk: Desk, card_id: int, sent: Sent) -> Response:
    with desk.work() as library:
        library.undo(card_id, revision=_revision(sent))
        card = library.card(card_id)
    desk.forget_queues()
    return answer(revision=card.revision, message=_("Taken back."))


def _put_away(desk: Desk, card_id: int, act: Callable[[Library], int], message: str) -> Response:
    with desk.work() as library:
        act(library)
    return answer(gone=True, message=message, back=f"/cards/{card_id}/restore")


def delete(desk: Desk, card_id: int, sent: Sent) -> Response:
    return _put_away(
        desk, card_id, lambda lib: lib.delete_card(card_id, revision=_revision(sent)),
        _("The card was deleted."),
    )  # fmt: skip


def not_a_card(desk: Desk, card_id: int, sent: Sent) -> Response:
    return _put_away(
        desk, card_id, lambda lib: lib.mark_not_a_card(card_id, revision=_revision(sent)),
        _("Marked as not a card."),
    )  # fmt: skip


def restore(desk: Desk, card_id: int, _sent: Sent) -> Response:
    with desk.work() as library:
        revision = library.restore_card(card_id)
    return answer(revision=revision, message=_("The card is back."), to=f"/cards/{card_id}")


def rotate(desk: Desk, card_id: int, sent: Sent) -> Response:
    """A quarter turn clockwise: what was the lower left corner becomes the upper left."""
    side = nth_side(desk, card_id, sent.get("side"))
    first, second, third, fourth = side.quad
    return _read_again(desk, card_id, sent, (fourth, first, second, third))


def corners(desk: Desk, card_id: int, sent: Sent) -> Response:
    return _read_again(desk, card_id, sent, _quad(sent.get("quad")))


def _read_again(desk: Desk, card_id: int, sent: Sent, quad: Quad) -> Response:
    side = nth_side(desk, card_id, sent.get("side"))
    reading = desk.reader.read_again(photo_of(desk, side), quad)  # slow, so not under the lock
    with desk.work() as library:
        library.replace_side(side.side_id, reading, revision=_revision(sent))
    return answer(message=_("The card was read again."))


def _quad(held: object) -> Quad:
    if not isinstance(held, list) or len(held) != 4:
        raise ValueError("quad")
    points = [(float(x), float(y)) for x, y in held]
    return points[0], points[1], points[2], points[3]


def split(desk: Desk, card_id: int, sent: Sent) -> Response:
    with desk.work() as library:
        library.split_card(card_id, revision=_revision(sent))
    desk.forget_queues()
    return answer(message=_("Front and back are two cards now."))


def swap(desk: Desk, card_id: int, sent: Sent) -> Response:
    with desk.work() as library:
        library.swap_sides(card_id, revision=_revision(sent))
    return answer(message=_("Front and back are swapped."))


def join(desk: Desk, card_id: int, sent: Sent) -> Response:
    other = _number(sent, "other")
    with desk.work() as library:
        contact = _parsed_together(desk, library, card_id, other)
        library.join_cards(card_id, other, contact=contact, revision=_revision(sent))
    desk.forget_queues()
    return answer(message=_("Front and back are one card now."))


def _parsed_together(desk: Desk, library: Library, front: int, back: int) -> Any:
    sides = (*library.card(front).sides, *library.card(back).sides)
    return desk.reader.parse_sides([side.reading for side in sides]) if sides else None


def merge(desk: Desk, card_id: int, sent: Sent) -> Response:
    with desk.work() as library:
        library.merge_people(card_id, _number(sent, "other"), revision=_revision(sent))
    desk.forget_queues()
    return answer(message=_("The two are one person now."))


def unmerge(desk: Desk, card_id: int, sent: Sent) -> Response:
    with desk.work() as library:
        library.unmerge(card_id, revision=_revision(sent))
    desk.forget_queues()
    return answer(message=_("This card has a person of its own again."))


def answer_question(desk: Desk, card_id: int, sent: Sent) -> Response:
    number, yes = _number(sent, "question"), sent.get("yes") is True
    with desk.work() as library:
        asked = next((q for q in library.questions(card_id) if q.question_id == number), None)
        contact = None
        if asked and yes and asked.kind == "back-of":
            contact = _parsed_together(desk, library, asked.other_id, asked.card_id)
        library.answer_question(number, yes, contact=contact)
    desk.forget_queues()
    if asked and yes and asked.kind == "back-of" and asked.card_id == card_id:
        return answer(message=_("Noted."), to=f"/cards/{asked.other_id}")
    return answer(message=_("Noted."))
