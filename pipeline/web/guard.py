"""The door of the page: who is asked, from where, and what goes back with every answer.

A page on 127.0.0.1 can be reached by any site that the browser visits. DNS rebinding is met by
an exact list of Host values, forged posts by Origin, Sec-Fetch-Site, a same-site cookie and a
token in a header, and what slips into the page by a policy that runs no inline script.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .session import HEADER, Session

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

_ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # same-origin, not no-referrer: the latter turns the Origin of our own forms into `null`
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), microphone=(), payment=(), usb=()",
}

_SAFE = frozenset({"GET", "HEAD"})
_OPEN_PATHS = ("/static/", "/enter", "/favicon.ico")


@dataclass(frozen=True, slots=True)
class Door:
    """What a listener answers to: exact `Host` values, and the scheme of its origin."""

    hosts: frozenset[str]
    scheme: str = "http"

    @property
    def origins(self) -> frozenset[str]:
        return frozenset(f"{self.scheme}://{host}" for host in self.hosts)


class Guard:
    """ASGI middleware that turns away what may not come in and marks what goes out.

    `turned_away` makes the answer for a browser without a session.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        door: Door,
        session: Session,
        turned_away: Callable[[Scope], Response],
    ) -> None:
        self.app = app
        self.door = door
        self.session = session
        self.turned_away = turned_away

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets here

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._refusal(scope)
        if answer is None:
            await self.app(scope, receive, send_marked)
        else:
            await answer(scope, receive, send_marked)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or headers["host"].lower() not in self.door.hosts:
            return PlainTextResponse("This page does not answer to that name.", 421)
        if scope["method"] not in _SAFE:
            if headers.get("origin", "").lower() not in self.door.origins:
                return PlainTextResponse("This came from another page.", 403)
            if headers.get("sec-fetch-site", "same-origin") != "same-origin":
                return PlainTextResponse("This came from another page.", 403)
        if scope["path"].startswith(_OPEN_PATHS):
            return None
        if not self.session.knows_cookie(_cookie(headers, self.session.name)):
            return self.turned_away(scope)
        if scope["method"] not in _SAFE and not self.session.knows_form(headers.get(HEADER, "")):
            return PlainTextResponse("The form token is missing or wrong.", 403)
        return None


def _cookie(headers: Headers, name: str) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""
