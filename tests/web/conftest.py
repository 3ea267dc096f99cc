"""A library of a made-up evening, and the page over it."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the extra `web` is not installed")
pytest.importorskip("uvicorn", reason="the extra `web` is not installed")

import evening

with warnings.catch_warnings():
    # newer versions of Starlette would rather have a fork of httpx, which nothing else here needs
    warnings.filterwarnings("ignore", message=".*httpx.*")
    from starlette.testclient import TestClient

from pipeline.library import Library
from pipeline.web.app import make_app
from pipeline.web.desk import Desk
from pipeline.web.guard import Door
from pipeline.web.session import HEADER, Session
from pipeline.web.uploads import Intake

HOST = "127.0.0.1:8737"
LIMIT = 200_000


@dataclass
class Page:
    """The application with a browser's part of it: `get` and `post` as the page itself does."""

    client: TestClient
    session: Session
    library: Library
    cards: list[int]
    intake: Intake
    reader: evening.HandReader
    stopped: list[bool]

    def enter(self) -> None:
        answer = self.client.get(f"/enter?token={self.session.link_token}")
        assert answer.status_code == 303, answer.text

    @property
    def headers(self) -> dict[str, str]:
        return {"origin": f"http://{HOST}", HEADER: self.session.form_token}

    def post(self, address: str, sent: object = None, **more: str):  # type: ignore[no-untyped-def]
        return self.client.post(address, json=sent or {}, headers={**self.headers, **more})


ALL = (*evening.PEOPLE, (evening.HOSTILE,))


@dataclass(frozen=True)
class Filled:
    """The evening taken in once: the library to copy, its cards, and where the photos lie."""

    library: Path
    cards: list[int]
    photos: Path


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    folder = tmp_path_factory.mktemp("evening")
    with Library.open(folder / "library.sqlite3") as library:
        cards = evening.fill(library, folder, ALL)
        library.copy_to(folder / "copy.sqlite3")
    return Filled(folder / "copy.sqlite3", cards, folder)


def open_page(filled: Filled, folder: Path, *, whole: bool = True) -> Page:
    shutil.copy(filled.library, folder / "library.sqlite3")
    library = Library.open(folder / "library.sqlite3")
    reader = evening.HandReader(evening.faces_by_photo(filled.photos, ALL))
    desk = Desk(library, reader)
    intake = Intake(desk, LIMIT, lambda: Library.open(library.path))
    session = Session(b"s" * 32, "meishi_8737", once=not whole)
    stopped: list[bool] = []
    app = make_app(
        desk, session, Door(frozenset({HOST})), intake,
        language="en", stop=lambda: stopped.append(True), whole=whole,
    )  # fmt: skip
    client = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
    return Page(client, session, library, list(filled.cards), intake, reader, stopped)


@pytest.fixture
def page(filled: Filled, tmp_path: Path) -> Iterator[Page]:
    """The page, let in."""
    made = open_page(filled, tmp_path)
    made.enter()
    yield made
    made.intake.close()
    made.library.close()


@pytest.fixture
def stranger(filled: Filled, tmp_path: Path) -> Iterator[Page]:
    """The page, and a browser that was not let in."""
    made = open_page(filled, tmp_path)
    yield made
    made.library.close()


@pytest.fixture
def phone(filled: Filled, tmp_path: Path) -> Iterator[Page]:
    """The page as `--lan` serves it, not entered yet."""
    made = open_page(filled, tmp_path, whole=False)
    yield made
    made.intake.close()
    made.library.close()
