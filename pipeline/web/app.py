"""The page as an ASGI application: its addresses, and the guard before them."""

from __future__ import annotations

import re
from collections.abc import Callable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from ..i18n import gettext as _
from ..i18n import using_language
from ..library import NoSuchCard
from . import cards, changes, exports, overview, pictures, uploads
from .changes import posts
from .desk import Desk
from .guard import Door, Guard
from .pages import STATIC, House, render
from .session import Session

LANGUAGE_COOKIE = "meishi_language"


def make_app(
    desk: Desk,
    session: Session,
    door: Door,
    intake: uploads.Intake,
    *,
    language: str,
    stop: Callable[[], None],
    whole: bool = True,
) -> Starlette:
    """The application. `whole` is False for the phone: upload and review only.

    `stop` ends the server. `language` is spoken to browsers that ask for neither ja nor en.
    """
    app = Starlette(
        routes=[*_routes(), *(_whole_routes(stop) if whole else [])],
        middleware=[
            Middleware(Language, fallback=language),
            Middleware(Guard, door=door, session=session, turned_away=_turned_away(whole)),
        ],
        exception_handlers={NoSuchCard: _no_such_card, 404: _not_found},
    )
    app.state.house = House(desk, session, whole)
    app.state.intake = intake
    return app


def _routes() -> list[BaseRoute]:
    card = "/cards/{card_id:int}"
    posted: dict[str, changes.Change] = {
        "fields": changes.edit, "accept": changes.accept, "note": changes.set_note,
        "note-draft": changes.draft_note, "met": changes.set_met, "undo": changes.undo,
        "rotate": changes.rotate, "corners": changes.corners, "split": changes.split,
        "swap": changes.swap, "join": changes.join, "answer": changes.answer_question,
        "not-a-card": changes.not_a_card, "restore": changes.restore,
    }  # fmt: skip
    return [
        Route("/", overview.show_overview),
        Route("/start", cards.start),
        Route(card, cards.show_card),
        Route(card + "/history", cards.show_history),
        Route(card + "/join", cards.show_backs),
        Route(card + "/corners", cards.show_corners),
        *(Route(f"{card}/{name}", posts(act), methods=["POST"]) for name, act in posted.items()),
        Route("/pictures/{side_id:int}", pictures.show_picture),
        Route("/photos/{side_id:int}", pictures.show_photo),
        Route("/photos", uploads.show_uploads),
        Route("/photos", uploads.take_upload, methods=["POST"]),
        Route("/jobs", uploads.show_jobs),
        Route("/enter", enter, methods=["GET", "POST"]),
        Route("/language/{name}", choose_language),
        Mount("/static", Assets(directory=STATIC)),
    ]


def _whole_routes(stop: Callable[[], None]) -> list[BaseRoute]:
    card = "/cards/{card_id:int}"
    posted: dict[str, changes.Change] = {
        "delete": changes.delete,
        "merge": changes.merge,
        "unmerge": changes.unmerge,
    }

    def stop_server(_request: Request) -> Response:
        stop()
        return PlainTextResponse("", 202)

    return [
        Route(card + "/same", cards.show_same),
        *(Route(f"{card}/{name}", posts(act), methods=["POST"]) for name, act in posted.items()),
        Route("/export", exports.show_export),
        Route("/export/{name}", exports.download),
        Route("/stop", stop_server, methods=["POST"]),
    ]


class Assets(StaticFiles):
    """Files whose address changes with their content: kept by the browser for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        if answer.status_code == 200:
            answer.headers["cache-control"] = "private, max-age=31536000, immutable"
        return answer


class Language:
    """ASGI middleware: each request is answered in the language that its browser asks for."""

    def __init__(self, app: ASGIApp, *, fallback: str) -> None:
        self.app = app
        self.fallback = fallback

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with using_language(self._wanted(Request(scope))):
            await self.app(scope, receive, send)

    def _wanted(self, request: Request) -> str:
        chosen = request.cookies.get(LANGUAGE_COOKIE, "")
        if chosen in ("ja", "en"):
            return chosen
        asked = re.findall(r"\b(ja|en)\b", request.headers.get("accept-language", "").lower())
        return str(asked[0]) if asked else self.fallback


async def enter(request: Request) -> Response:
    """The way in: the link of the terminal, or the QR code of `--lan`.

    A code that lets in one browser is spent by a press of a button, not by being looked at:
    programs that preview links would otherwise use it up.
    """
    session = request.app.state.house.session
    token = request.query_params.get("token", "")
    if request.method == "GET" and session.once:
        if session.knows_cookie(request.cookies.get(session.name, "")):
            return RedirectResponse("/", 303)
        return render(request, "enter.html", token=token)
    if session.knows_cookie(request.cookies.get(session.name, "")) or session.admits(token):
        answer = RedirectResponse(_inside(request.query_params.get("to", "")), 303)
        answer.set_cookie(
            session.name, session.cookie, httponly=True, samesite="strict", secure=session.secure,
            path="/",
        )  # fmt: skip
        return answer
    return _turned_away(not session.once)(request.scope)


def _inside(path: str) -> str:
    """`path` where it is one of ours; never a way to another host."""
    return path if re.fullmatch(r"/(start|photos|cards/\d+)?(\?[\w=&%+.-]*)?", path) else "/"


def _turned_away(whole: bool) -> Callable[[Scope], Response]:
    def answer(scope: Scope) -> Response:
        request = Request(scope)
        if request.method != "GET" or request.headers.get("sec-fetch-dest", "document") == "empty":
            return PlainTextResponse(_("This browser is not let in."), 403)
        return render(request, "turned-away.html", 403, whole=whole)

    return answer


async def choose_language(request: Request) -> Response:
    """Remember the language and go back to where it was chosen."""
    back = re.sub(r"^https?://[^/]+", "", request.headers.get("referer", "")) or "/"
    answer = RedirectResponse(_inside(back) if back != "/export" else back, 303)
    if request.path_params["name"] in ("ja", "en"):
        answer.set_cookie(
            LANGUAGE_COOKIE, request.path_params["name"], max_age=31_536_000, samesite="strict",
            httponly=True,
        )  # fmt: skip
    return answer


async def _no_such_card(request: Request, _error: Exception) -> Response:
    return render(request, "lost.html", 404)


async def _not_found(request: Request, _error: Exception) -> Response:
    if request.method != "GET":
        return PlainTextResponse(_("There is nothing here."), 404)
    return render(request, "lost.html", 404)
