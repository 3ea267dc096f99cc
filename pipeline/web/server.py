"""Running the page: sockets, servers, the browser, and the hour that the phone is let in."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from ..errors import UsageError
from ..i18n import current_language
from ..i18n import gettext as _
from ..library import Library
from .app import make_app
from .desk import Desk
from .guard import Door
from .session import Session, keep_secret
from .uploads import Intake

if TYPE_CHECKING:
    from starlette.applications import Starlette

DEFAULT_PORT = 8737
"""Asked for first, so that a page left open finds the server again after a restart."""

LOOPBACK = "127.0.0.1"


class _Quiet(uvicorn.Server):
    """A server that leaves signals to us, since two of them may run side by side."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass(slots=True)
class Serving:
    """What is served, and the way to end it."""

    desk: Desk
    say: Callable[[str], None]
    upload_limit: int
    servers: list[_Quiet] = field(default_factory=list)
    ready: threading.Event = field(default_factory=threading.Event)
    intake: Intake = field(init=False)

    def __post_init__(self) -> None:
        path = self.desk.library.path
        self.intake = Intake(self.desk, self.upload_limit, lambda: Library.open(path))

    def stop(self) -> None:
        for server in self.servers:
            server.should_exit = True

    def loopback(self, port: int | None) -> tuple[_Quiet, socket.socket, str]:
        """The page on this machine; its address carries the link token."""
        bound = bind(LOOPBACK, DEFAULT_PORT if port is None else port, wait=port is None)
        number = int(bound.getsockname()[1])
        hosts = frozenset(f"{name}:{number}" for name in (LOOPBACK, "localhost"))
        session = Session(keep_secret(_secret_file(self.desk.library.path)), f"meishi_{number}")
        app = make_app(
            self.desk, session, Door(hosts), self.intake,
            language=current_language(), stop=self.stop,
        )  # fmt: skip
        server = self._server(app)
        return server, bound, f"http://{LOOPBACK}:{number}/enter?token={session.link_token}"

    def network(self, folder: Path, minutes: int) -> tuple[_Quiet, socket.socket, str, str]:
        """The page for the phone: its address, and the fingerprint of its certificate."""
        from .lan import make_certificate, own_address

        address = own_address()
        if address is None:
            raise UsageError(
                _("This computer is on no network that a phone could be on."),
                _("Join a network, or leave out --lan."),
            )
        bound = bind(address, 0, wait=False)
        number = int(bound.getsockname()[1])
        made = make_certificate(folder, address, self.desk.now(), minutes)
        session = Session(secrets.token_bytes(32), f"meishi_{number}", once=True, secure=True)
        app = make_app(
            self.desk, session, Door(frozenset({f"{address}:{number}"}), "https"), self.intake,
            language=current_language(), stop=self.stop, whole=False,
        )  # fmt: skip
        server = self._server(app, ssl_certfile=str(made.certificate), ssl_keyfile=str(made.key))
        link = f"https://{address}:{number}/enter?token={session.link_token}"
        return server, bound, link, made.fingerprint

    def _server(self, app: Starlette, **more: str) -> _Quiet:
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=3,
            **more,  # type: ignore[arg-type]
        )
        server = _Quiet(config)
        self.servers.append(server)
        return server


def serve(
    serving: Serving,
    *,
    port: int | None = None,
    path: str = "",
    open_browser: bool = True,
    lan: bool = False,
    minutes: int = 30,
) -> None:
    """Serve until Ctrl-C, or until the page says so. `path` is where the browser begins."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="meishi-"))
        server, bound, link = serving.loopback(port)
        stack.enter_context(contextlib.closing(bound))
        link += f"&to={path}" if path else ""
        runs = [(server, bound)]
        phone = None
        if lan:
            phone_server, phone_bound, phone_link, fingerprint = serving.network(
                Path(folder), minutes
            )
            stack.enter_context(contextlib.closing(phone_bound))
            runs.append((phone_server, phone_bound))
            phone = phone_server
            _show_phone(serving.say, phone_link, fingerprint, minutes)
        serving.say(_("The page is at {address}").format(address=link))
        serving.say(_("Ctrl-C stops it. Everything is saved as you go."))
        with _signals(serving.stop):
            asyncio.run(_serve_all(serving, runs, link if open_browser else "", phone, minutes))
    serving.intake.close()


async def _serve_all(
    serving: Serving,
    runs: list[tuple[_Quiet, socket.socket]],
    link: str,
    phone: _Quiet | None,
    minutes: int,
) -> None:
    tasks = [asyncio.create_task(server.serve(sockets=[bound])) for server, bound in runs]
    while not all(server.started for server, _bound in runs):
        await asyncio.sleep(0.005)
        if any(task.done() for task in tasks):
            break
    serving.ready.set()
    if link:
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()
    closing = asyncio.create_task(_close_later(serving, phone, minutes)) if phone else None
    try:
        await asyncio.gather(*tasks)
    finally:
        if closing:
            closing.cancel()


async def _close_later(serving: Serving, phone: _Quiet, minutes: int) -> None:
    await asyncio.sleep(minutes * 60)
    phone.should_exit = True
    serving.say(_("The phone is no longer let in. The page on this computer goes on."))


def _show_phone(say: Callable[[str], None], link: str, fingerprint: str, minutes: int) -> None:
    from .lan import draw_qr

    say(draw_qr(link))
    say(link)
    say(
        _(
            "Point the phone’s camera at the code. It lets in one browser, for {n} minutes, to "
            "upload and review."
        ).format(n=minutes)
    )
    say(_("The phone warns of the certificate, which was made here just now. Its fingerprint is:"))
    say(fingerprint)


@contextlib.contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C and SIGTERM end the servers in good order; outside the main thread nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        stop()

    before = {number: signal.signal(number, ask_to_stop) for number in _STOPPING}
    try:
        yield
    finally:
        for number, held in before.items():
            signal.signal(number, held)


_STOPPING = (signal.SIGINT, signal.SIGTERM)


def bind(address: str, port: int, *, wait: bool) -> socket.socket:
    """A socket at `port`; where it is taken another one if `wait`, else UsageError."""
    # asyncio sends at once (TCP_NODELAY) only where the protocol is named; otherwise every answer
    # waits 40 ms for the acknowledgement of its first half
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((address, port))
    except OSError as error:
        if wait:
            bound.bind((address, 0))
        else:
            bound.close()
            raise UsageError(
                _("Port {port} cannot be used: {reason}.").format(
                    port=port, reason=error.strerror or error
                ),
                _("Leave out --port, or name another one."),
            ) from error
    bound.listen(128)
    bound.set_inheritable(True)
    return bound


def _secret_file(library: Path) -> Path:
    return library.with_name(f".{library.name}.session")
