"""What meishi stands on: looked at one by one."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, Literal, TypeAlias

from ..errors import MeishiError
from ..i18n import current_language
from ..i18n import gettext as _
from ..settings import Settings

State: TypeAlias = Literal["ok", "missing", "wrong"]

# Distribution, module, extra, what it is for (gettext msgids below).
_EXTRAS = (
    ("pi-heif", "pi_heif", "heic"),
    ("starlette", "starlette", "web"),
    ("httpx", "httpx", "carddav"),
    ("watchdog", "watchdog", "watch"),
)

TESSERACT_LANGUAGES = ("jpn", "jpn_vert", "eng")


@dataclass(frozen=True, slots=True)
class Finding:
    """`ok`; `missing` is something that can be done without; `wrong` stops the main job."""

    name: str
    state: State
    found: str
    hint: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"name": self.name, "state": self.state, "found": self.found, "hint": self.hint}


def examine(settings: Settings) -> Iterator[Finding]:
    """Every finding, the engines first."""
    yield _python()
    yield _rapidocr()
    yield _backend()
    yield _tesseract()
    for distribution, module, extra in _EXTRAS:
        yield _extra(distribution, module, extra)
    yield _sqlite()
    yield _library(settings)
    yield Finding(_("language"), "ok", {"ja": "日本語", "en": "English"}[current_language()])


def tesseract_languages() -> frozenset[str] | None:
    """The languages of Tesseract; None where the program is missing or does not run."""
    said = _ask_tesseract("--list-langs")
    return None if said is None else frozenset(said.splitlines()[1:])


def _ask_tesseract(option: str) -> str | None:
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        said = subprocess.run(
            [program, option], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout or said.stderr


def _python() -> Finding:
    return Finding("Python", "ok", f"{platform.python_version()} ({sys.executable})")


def _rapidocr() -> Finding:
    found = _version("rapidocr")
    if not found or find_spec("rapidocr") is None:
        return Finding(
            "rapidocr", "wrong", _("not installed; the main engine is missing"),
            "pip install meishi",
        )  # fmt: skip
    return Finding("rapidocr", "ok", _("{version}, PP-OCRv6 small").format(version=found))


def _backend() -> Finding:
    found = {name: _version(name) for name in ("openvino", "onnxruntime")}
    held = ", ".join(f"{name} {number}" for name, number in found.items() if number)
    if not held:
        return Finding(
            _("inference"), "wrong", _("neither OpenVINO nor ONNX Runtime is installed"),
            "pip install openvino onnxruntime",
        )  # fmt: skip
    return Finding(_("inference"), "ok", held)


def _tesseract() -> Finding:
    hint = _install_hint()
    languages = tesseract_languages()
    if languages is None:
        return Finding(
            "tesseract", "missing",
            _("not installed; meishi reads without it, with fewer second opinions"), hint,
        )  # fmt: skip
    lacking = [name for name in TESSERACT_LANGUAGES if name not in languages]
    if lacking:
        found = _("lacks the languages {names}").format(names=", ".join(lacking))
        return Finding("tesseract", "missing", found, hint)
    number = (_ask_tesseract("--version") or "").split("\n")[0].removeprefix("tesseract ")
    return Finding("tesseract", "ok", f"{number} ({', '.join(TESSERACT_LANGUAGES)})")


def _install_hint() -> str:
    match platform.system():
        case "Darwin":
            return "brew install tesseract tesseract-lang"
        case "Windows":
            return "winget install UB-Mannheim.TesseractOCR"
        case _:
            return (
                "sudo apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert "
                "tesseract-ocr-eng"
            )


def _extra(distribution: str, module: str, extra: str) -> Finding:
    purpose = {
        "heic": _("HEIC photos"),
        "web": _("the review page"),
        "carddav": _("CardDAV servers"),
        "watch": _("watching a folder"),
    }[extra]
    found = _version(distribution)
    if not found or find_spec(module) is None:
        return Finding(purpose, "missing", _("not installed"), f"pip install 'meishi[{extra}]'")
    return Finding(purpose, "ok", f"{distribution} {found}")


def _sqlite() -> Finding:
    with sqlite3.connect(":memory:") as database:
        try:
            database.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='trigram')")
        except sqlite3.Error as error:
            return Finding("SQLite", "wrong", f"{sqlite3.sqlite_version} ({error})")
        finally:
            database.rollback()
    database.close()
    return Finding("SQLite", "ok", sqlite3.sqlite_version)


def _library(settings: Settings) -> Finding:
    from ..library import Library, library_path

    path = library_path(settings.library)
    if not path.exists():
        return Finding(_("library"), "ok", _("{file} (not made yet)").format(file=path))
    try:
        with Library.open(path) as library:
            faults = library.check()
            counts = library.counts()
    except MeishiError as error:
        return Finding(_("library"), "wrong", str(error))
    if faults:
        return Finding(
            _("library"), "wrong", f"{path}: {'; '.join(faults[:3])}", _("Restore a backup.")
        )
    found = _("{file}: {total} contacts, {drafts} without a note").format(
        file=path, total=counts.total, drafts=counts.drafts
    )
    return Finding(_("library"), "ok", found)


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
