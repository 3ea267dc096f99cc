"""Messages in the language of the person: gettext catalogues, English msgids.

    from .i18n import gettext as _
    _("No photos in {folder}.").format(folder=folder)

The language is held in a context variable, so that a web server can answer each request in its
own. Text is translated when it is shown, never when a module is imported; a text that stands in
a table is marked with `mark` and translated later.
"""

from __future__ import annotations

import gettext as _stdlib
import locale
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

Language: TypeAlias = Literal["en", "ja"]

LANGUAGES: tuple[Language, ...] = ("en", "ja")
DOMAIN = "meishi"
LOCALE_DIR = Path(__file__).parent / "locale"

_language: ContextVar[Language | None] = ContextVar("meishi_language", default=None)


def gettext(message: str) -> str:
    """`message` in the current language; itself where the catalogue lacks it."""
    return _catalogue(current_language()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for `count`, in the current language."""
    return _catalogue(current_language()).ngettext(singular, plural, count)


def mark(message: str) -> str:
    """`message` as it is: marks a text of a table for the catalogue."""
    return message


def current_language() -> Language:
    """The language set by `set_language`; until then that of the environment."""
    return _language.get() or detect_language(os.environ)


def set_language(language: str | None) -> None:
    """Speak `language` from here on (`ja`, `en`, or a locale's name); None follows the locale."""
    _language.set(None if language is None else match_language(language))


@contextmanager
def using_language(language: str) -> Iterator[None]:
    """Speak `language` inside the block."""
    token = _language.set(match_language(language))
    try:
        yield
    finally:
        _language.reset(token)


def match_language(name: str) -> Language:
    """The language of a locale's name or tag: `ja_JP.UTF-8`, `ja-JP`, `en_GB`; else English."""
    return "ja" if name.strip().lower().startswith(("ja", "japanese")) else "en"


def detect_language(environ: Mapping[str, str]) -> Language:
    """The language that the environment asks for, in the order in which gettext looks.

    Source: GNU gettext manual, 2.3.2 "Locale Environment Variables". Where no variable speaks
    (Windows, applications started from a desktop) the system is asked.
    """
    for variable in ("MEISHI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable, "").split(":")[0]
        if value:
            return match_language(value)
    return match_language(locale.getlocale()[0] or "")


@cache
def _catalogue(language: Language) -> _stdlib.NullTranslations:
    return _stdlib.translation(DOMAIN, str(LOCALE_DIR), languages=[language], fallback=True)
