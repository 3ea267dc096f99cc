"""The review page: each card beside its fields, and the memory on the same screen.

    run_review(library, reader, say=print)

It needs the extra `web`; without it the call says how to get it. Nothing of the page is imported
before it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..i18n import gettext as _

if TYPE_CHECKING:
    from ..library import Library
    from .desk import Reader

__all__ = ["run_review"]


def run_review(
    library: Library,
    reader: Reader,
    *,
    say: Callable[[str], None],
    event: str = "",
    unfinished: bool = False,
    card_id: int | None = None,
    lan: bool = False,
    minutes: int = 30,
    port: int | None = None,
    open_browser: bool = True,
    upload_limit: int = 100_000_000,
) -> None:
    """Serve the page until it is stopped. `say` shows a line in the terminal.

    `event` and `unfinished` narrow the cards, `card_id` is the one to begin with. `lan` lets one
    phone on the same network in for `minutes`. `upload_limit` is in bytes for each photo. Raises
    UsageError where the extra is missing or the port is taken.
    """
    try:
        import jinja2  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401

        if lan:
            import cryptography  # noqa: F401
            import segno  # noqa: F401
    except ImportError as error:
        raise UsageError(
            _("The review page needs packages that are not installed ({name} is missing).").format(
                name=error.name
            ),
            _("Install them with: pip install 'meishi[web]'"),
        ) from error
    from .desk import Desk, View
    from .server import Serving, serve

    view = View(event=event, state="draft" if unfinished else None)
    desk = Desk(library, reader, view)
    path = "" if card_id is None else f"/cards/{card_id}"
    if not path and (event or unfinished):
        path = "/start"
    serve(
        Serving(desk, say, upload_limit),
        port=port,
        path=path,
        open_browser=open_browser,
        lan=lan,
        minutes=minutes,
    )
