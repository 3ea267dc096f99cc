"""Photos to library: nothing twice, nothing lost, one bad photo alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from made_up_cards import HANA, KEN, SATO, SATO_ENGLISH, make_card

from pipeline.errors import PhotoError
from pipeline.ingest import IngestStep, ingest
from pipeline.library import Library
from pipeline.model import Contact, Encounter, Event, Photo, PhotoReading

CONTACTS = {"sato": SATO, "back": SATO_ENGLISH, "hana": HANA, "ken": KEN}


class Desk:
    """Opens and reads files whose text names the cards on each page, and counts."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.read: list[str] = []
        self.dies_at = ""

    def open_photos(self, path: Path) -> Iterator[Photo | PhotoError]:
        self.opened.append(path.name)
        if not path.exists():
            raise PhotoError("not-found", path, "There is no such file.", "Check the name.")
        pages = path.read_text(encoding="utf-8").split("|")
        digest = sha256(path.read_bytes()).hexdigest()
        for number, page in enumerate(pages, 1):
            if page == "broken":
                yield PhotoError("damaged", path, "It is cut off.", "Copy it again.", number)
            else:
                pixels = np.zeros((40, 60, 3), np.uint8)
                yield Photo(path, pixels, digest, number, len(pages))

    def read_photo(self, photo: Photo) -> PhotoReading:
        if photo.path.name == self.dies_at:
            raise KeyboardInterrupt
        self.read.append(photo.path.name)
        names = photo.path.read_text(encoding="utf-8").split("|")[photo.page - 1].split()
        if "unreadable" in names:
            raise PhotoError("unreadable", photo.path, "No engine could read it.", page=photo.page)
        contacts: list[Contact] = [CONTACTS[name] for name in names]
        return PhotoReading(photo, tuple(make_card(contact) for contact in contacts))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


def write(folder: Path, **files: str) -> list[Path]:
    paths = []
    for name, text in files.items():
        path = folder / f"{name}.jpg"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_a_folder_comes_in(library: Library, desk: Desk, tmp_path: Path) -> None:
    files = write(tmp_path, a="sato", b="hana ken")
    steps: list[IngestStep] = []
    met = Encounter(Event("展", date(2026, 11, 20)))
    report = ingest(
        files, library, desk.open_photos, desk.read_photo,
        encounter=met, tags=("展示",), progress=steps.append,
    )  # fmt: skip
    assert (report.files, report.added, report.known, report.cards) == (2, 2, 0, 3)
    assert [(step.path.name, step.done, step.of) for step in steps] == [
        ("a.jpg", 1, 2),
        ("b.jpg", 2, 2),
    ]
    detail = library.card(report.card_ids[0])
    assert detail.current.encounter == Encounter(met.event, date(2026, 11, 20))
    assert detail.tags == ("展示",)
    assert report.last_photo == detail.sides[0].photo.photo_id + 1


def test_the_same_folder_again_adds_nothing_and_decodes_nothing(
    library: Library, desk: Desk, tmp_path: Path
) -> None:
    files = write(tmp_path, a="sato", b="hana|ken")
    ingest(files, library, desk.open_photos, desk.read_photo)
    desk.opened.clear()
    report = ingest(files, library, desk.open_photos, desk.read_photo)
    assert (report.added, report.known, report.cards) == (0, 3, 0)
    assert desk.opened == []


def test_a_copy_under_another_name_is_known(library: Library, desk: Desk, tmp_path: Path) -> None:
    files = write(tmp_path, a="sato", b="sato")
    report = ingest(files, library, desk.open_photos, desk.read_photo)
    assert (report.added, report.known, library.count_cards()) == (1, 1, 1)


def test_a_bad_photo_fails_alone_and_is_listed_at_the_end(
    library: Library, desk: Desk, tmp_path: Path
) -> None:
    files = [*write(tmp_path, a="sato", b="unreadable", c="broken|hana"), tmp_path / "none.jpg"]
    steps: list[IngestStep] = []
    report = ingest(files, library, desk.open_photos, desk.read_photo, progress=steps.append)
    assert [error.kind for error in report.failed] == ["unreadable", "damaged", "not-found"]
    assert [step.error.kind if step.error else None for step in steps] == [
        None, "unreadable", "damaged", "not-found",
    ]  # fmt: skip
    assert (report.added, report.cards) == (2, 2)
    assert [failed.path.name for failed in library.failures()] == ["b.jpg", "c.jpg", "none.jpg"]
    write(tmp_path, b="ken", none="ken hana")
    report = ingest(files, library, desk.open_photos, desk.read_photo)
    assert [failed.path.name for failed in library.failures()] == ["c.jpg"]
    assert (report.added, report.known) == (2, 2)


def test_an_interrupted_run_continues_where_it_stopped(
    library: Library, desk: Desk, tmp_path: Path
) -> None:
    files = write(tmp_path, a="sato", b="hana", c="ken")
    desk.dies_at = "b.jpg"
    with pytest.raises(KeyboardInterrupt):
        ingest(files, library, desk.open_photos, desk.read_photo)
    assert library.count_cards() == 1
    desk.dies_at = ""
    report = ingest(files, library, desk.open_photos, desk.read_photo)
    assert (report.added, report.known) == (2, 1)
    assert desk.read == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_document_interrupted_between_pages_is_finished(
    library: Library, desk: Desk, tmp_path: Path
) -> None:
    (path,) = write(tmp_path, a="sato|hana|ken")

    def first_page_only(at: Path) -> Iterator[Photo | PhotoError]:
        yield next(desk.open_photos(at))

    ingest([path], library, first_page_only, desk.read_photo)
    report = ingest([path], library, desk.open_photos, desk.read_photo)
    assert (report.added, report.known, library.count_cards()) == (2, 1, 3)
    assert len(desk.read) == 3


def test_front_and_back_meet_across_photos_and_runs(
    library: Library, desk: Desk, tmp_path: Path
) -> None:
    front, back = write(tmp_path, a="sato", b="back")
    first = ingest([front], library, desk.open_photos, desk.read_photo)
    second = ingest([front, back], library, desk.open_photos, desk.read_photo)
    assert (second.joined, second.cards) == (1, 0)
    assert len(library.card(first.card_ids[0]).sides) == 2


def test_uploads_one_by_one_pair_as_well(library: Library, desk: Desk, tmp_path: Path) -> None:
    front, back = write(tmp_path, a="sato", b="back")
    first = ingest([front], library, desk.open_photos, desk.read_photo)
    second = ingest([back], library, desk.open_photos, desk.read_photo, after=first.last_photo)
    assert second.joined == 1


def test_a_bad_photo_between_keeps_neighbours_apart(
    library: Library, desk: Desk, tmp_path: Path
) -> None:
    CONTACTS["blank"] = Contact()
    files = write(tmp_path, a="sato", b="unreadable", c="blank")
    report = ingest(files, library, desk.open_photos, desk.read_photo)
    assert report.questions == ()


def test_a_photo_without_cards_and_no_files(library: Library, desk: Desk, tmp_path: Path) -> None:
    report = ingest(write(tmp_path, a=""), library, desk.open_photos, desk.read_photo)
    assert (report.added, report.cards) == (1, 0)
    assert ingest([], library, desk.open_photos, desk.read_photo).files == 0
