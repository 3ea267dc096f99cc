"""From values to HTML: the templates, what each of them is given, and answers in JSON."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from ..i18n import current_language, gettext, ngettext
from .desk import Desk
from .session import Session
from .wording import key_sheet, script_words

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


@dataclass(frozen=True, slots=True)
class House:
    """What every request works with. `whole` is False for the phone of `--lan`."""

    desk: Desk
    session: Session
    whole: bool


def house_of(request: Request) -> House:
    house = request.app.state.house
    assert isinstance(house, House)
    return house


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page, in the language of the request."""
    return HTMLResponse(render_text(request, template, **context), status)


def render_text(request: Request, template: str, **context: Any) -> str:
    house = house_of(request)
    common = {
        "language": current_language(),
        "form_token": house.session.form_token,
        "whole": house.whole,
        "room": "",
        "words": script_words(),
        "key_sheet": key_sheet(),
    }
    return _environment().get_template(template).render({**common, **context})


def answer(status: int = 200, **told: Any) -> JSONResponse:
    """A reply for the scripts of the page."""
    return JSONResponse(told, status)


def asset(name: str) -> str:
    """The address of a file of `static`, which changes with its content."""
    return f"/static/{name}?{_digest(name)}"


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
    )
    made.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
    made.globals["asset"] = asset
    made.filters["px"] = lambda number: f"{number:.1f}".removesuffix(".0")
    made.filters["day"] = say_day
    return made


def say_day(day: date) -> str:
    """A day as people write it in the language of the request."""
    if current_language() == "ja":
        return f"{day.year}年{day.month}月{day.day}日（{'月火水木金土日'[day.weekday()]}）"
    return f"{day.day} {day:%B} {day.year}"


def text_of(data: Mapping[str, Any], name: str, limit: int = 4000) -> str:
    """A text out of what the page sent; empty where it is missing or no text."""
    value = data.get(name, "")
    return value[:limit] if isinstance(value, str) else ""


def day_of(data: Mapping[str, Any], name: str) -> date | None:
    """A day out of what the page sent; None where it is missing or none."""
    try:
        return date.fromisoformat(text_of(data, name, 10))
    except ValueError:
        return None
