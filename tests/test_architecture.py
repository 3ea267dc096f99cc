"""Who may import whom: the table of the rooms, walked over every import of the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"

CORE = {"model", "errors", "text", "geometry"}
STAGES = {"photos", "preprocess", "ocr", "parse", "read", "library"}

# A room -> the rooms that it may import. `i18n` imports nothing of ours; edges speak through it,
# the pure rooms do not (`memory` holds the questions of the note).
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "i18n": set(),
    "text": set(),
    "geometry": {"model"},  # for the names of its types
    "preprocess": {"geometry", "model", "errors"},
    "ocr": {"model", "text", "geometry", "errors"},
    "parse": {"model", "text"},
    "memory": {"model", "text", "errors", "i18n"},
    "photos": {"model", "errors", "i18n"},
    "settings": {"errors", "i18n"},
    "library": {"model", "text", "memory", "errors", "i18n"},
    "export": {"model", "text", "errors", "i18n"},
    "exporting": {"model", "export", "library", "errors", "i18n"},
    "credentials": {"errors", "i18n"},
    "importing": {"model", "export", "library", "parse", "errors", "i18n"},
    "backup": {"model", "export", "library", "errors", "i18n"},
    "watch": {"errors", "i18n"},
    "syncing": {"model", "export", "library", "errors", "i18n"},
    "read": {"model", "geometry", "preprocess", "ocr", "parse"},
    "contract": {"model", "errors"},
    "evaluate": {"text", "errors"},
    "wording": {"model", "i18n"},
    "notes_file": CORE | {"library", "i18n"},
    "ingest": CORE | STAGES | {"memory", "notes_file", "i18n"},
    "terminal": {"model", "memory", "library", "export", "ingest", "errors", "i18n"},
}
EDGE = {"web", "cli", "__init__", "__main__"}  # faces and the way in: may import what they need


def rooms() -> list[str]:
    found = {path.stem for path in PACKAGE.glob("*.py")}
    found |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return sorted(found)


def files_of(room: str) -> list[Path]:
    single = PACKAGE / f"{room}.py"
    return [single] if single.exists() else sorted((PACKAGE / room).rglob("*.py"))


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms of ours that a file imports, those inside functions included."""
    package = ("pipeline", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            whole = (*base, *(node.module.split(".") if node.module else ()))
            # `from . import x` imports the room x where it stands at the top.
            names = (
                [".".join((*whole, alias.name)) for alias in node.names]
                if len(whole) == 1
                else [".".join(whole)]
            )
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "pipeline" and len(parts) > 1:
                yield parts[1]


def test_every_room_has_its_place_in_the_table() -> None:
    assert set(rooms()) <= set(MAY_IMPORT) | EDGE


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_no_room_reaches_where_it_may_not(room: str) -> None:
    reached = {
        f"{path.relative_to(PACKAGE)} imports {other}"
        for path in files_of(room)
        for other in imported_rooms(path)
        if other != room and other not in MAY_IMPORT[room]
    }
    assert not reached


def test_the_walk_sees_relative_and_lazy_imports() -> None:
    path = PACKAGE / "library" / "__init__.py"
    assert "cli" not in set(imported_rooms(path))
    lazy = set(imported_rooms(PACKAGE / "cli" / "reading.py"))
    assert {"ocr", "read", "errors"} <= lazy


PURE = ("model", "text", "geometry", "preprocess", "ocr", "parse", "memory")
OUTSIDE = {"sqlite3", "socket", "httpx", "requests", "urllib.request", "random", "secrets"}
# Japan Post's list of towns is a table of facts that happens to be a database, opened read-only.
FACTS = {"parse/postal.py": {"sqlite3"}}


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_touch_no_network_database_or_chance(room: str) -> None:
    for path in files_of(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom) and not node.level
                else []
            )
            allowed = FACTS.get(path.relative_to(PACKAGE).as_posix(), set())
            assert not (OUTSIDE - allowed) & set(names), path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in ("utcnow", "today"), f"{path}:{node.lineno}"


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long


def test_no_drawer_for_odds_and_ends() -> None:
    names = {path.stem for path in PACKAGE.rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc"}
