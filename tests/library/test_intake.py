"""Photos, failures, uploads and contacts from elsewhere come in once and whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from made_up_cards import HANA, KEN, SATO, make_card, make_contact, make_photo

from pipeline.errors import PhotoError
from pipeline.library import ImportedContact, Library
from pipeline.model import CardReading, Encounter, Event, GeoPoint, Note, PhotoReading


def test_a_photo_is_stored_with_what_was_read(library: Library) -> None:
    reading = make_photo("a.jpg", SATO)
    added = library.add_photo_reading(reading, tags=("展示会",))
    assert not added.known
    detail = library.card(added.card_ids[0])
    assert detail.contact == SATO
    assert detail.state == "draft"
    assert detail.tags == ("展示会",)
    side = detail.sides[0]
    assert side.contact == SATO
    assert side.reading == reading.cards[0].reading
    assert (side.rotation, side.quad) == (90, reading.cards[0].image.quad)
    assert side.photo.sha256 == reading.photo.sha256
    assert side.photo.path == Path("/cards/a.jpg").absolute()
    assert library.picture(side.side_id).startswith(b"\xff\xd8")
    assert library.picture(side.side_id, small=True).startswith(b"\xff\xd8")


def test_the_same_photo_again_adds_nothing_and_says_so(library: Library) -> None:
    first = library.add_photo_reading(make_photo("a.jpg", SATO, HANA))
    again = library.add_photo_reading(make_photo("elsewhere/b.jpg", KEN, content="a.jpg"))
    assert again.known
    assert again.card_ids == first.card_ids
    assert library.counts().photos == 1
    assert library.counts().total == 2


def test_pages_of_one_document_are_photos_of_their_own(library: Library) -> None:
    for page, contact in ((1, SATO), (3, HANA)):
        library.add_photo_reading(make_photo("a.pdf", contact, page=page, pages=3))
    sha256 = make_photo("a.pdf").photo.sha256
    known = library.known_photo(sha256)
    assert known is not None
    assert known.pages == (1, 3)
    assert not known.whole
    assert library.known_photo("0" * 64) is None


def test_the_day_of_the_photo_is_proposed_and_the_batch_has_the_word(library: Library) -> None:
    alone = library.add_photo_reading(make_photo("a.jpg", SATO))
    assert library.card(alone.card_ids[0]).current.encounter.met_on == date(2026, 11, 20)
    event = Event("ものづくり展", date(2026, 11, 18), "大阪")
    batch = library.add_photo_reading(make_photo("b.jpg", HANA), Encounter(event))
    met = library.card(batch.card_ids[0]).current.encounter
    assert (met.event, met.met_on) == (event, date(2026, 11, 18))


def test_where_a_photo_was_taken_is_kept_only_when_asked(library: Library) -> None:
    quiet = library.add_photo_reading(make_photo("a.jpg", SATO))
    told = library.add_photo_reading(make_photo("b.jpg", HANA), keep_place=True)
    assert library.card(quiet.card_ids[0]).sides[0].photo.taken_where is None
    assert library.card(told.card_ids[0]).sides[0].photo.taken_where == GeoPoint(34.6, 135.4)


def test_a_photo_comes_in_whole_or_not_at_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    inserted = library._insert_side
    calls: list[int] = []

    def fail_on_the_second(*args: object) -> int:
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("the light went out")
        return inserted(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(library, "_insert_side", fail_on_the_second)
    with pytest.raises(RuntimeError):
        library.add_photo_reading(make_photo("a.jpg", SATO, HANA))
    assert library.counts().photos == 0
    assert library.list_cards() == ()
    monkeypatch.undo()
    assert not library.add_photo_reading(make_photo("a.jpg", SATO, HANA)).known
    assert library.counts().total == 2


def test_a_large_crop_is_scaled_and_keeps_its_proportions(library: Library) -> None:
    image = replace(make_card(SATO).image, pixels=np.zeros((2750, 4500, 3), np.uint8))
    card = CardReading(image, make_card(SATO).reading, SATO)
    reading = PhotoReading(make_photo("a.jpg").photo, (card,))
    side = library.card(library.add_photo_reading(reading).card_ids[0]).sides[0]
    assert side.width == 2400
    assert side.height == pytest.approx(2400 * 2750 / 4500, abs=1)


def test_a_photo_without_a_card_is_known_as_well(library: Library) -> None:
    added = library.add_photo_reading(make_photo("sky.jpg"))
    assert added.card_ids == ()
    assert library.add_photo_reading(make_photo("sky.jpg")).known


def test_a_failure_is_remembered_until_the_photo_comes_in(library: Library) -> None:
    path = Path("/cards/a.jpg")
    library.record_failure(PhotoError("damaged", path, "It is cut off.", "Copy it again."))
    library.record_failure(PhotoError("damaged", path, "It is cut off.", "Copy it again."))
    failed = library.failures()
    assert [(f.path, f.kind, f.hint) for f in failed] == [(path, "damaged", "Copy it again.")]
    library.add_photo_reading(make_photo("a.jpg", SATO))
    assert library.failures() == ()


def test_an_upload_is_kept_once_by_content(library: Library) -> None:
    path = library.keep_upload('x"\n../../evil name.JPG', b"pixels")
    assert path == library.keep_upload("other.jpg", b"pixels")
    assert path.parent == library.uploads
    assert path.read_bytes() == b"pixels"
    assert path.suffix == ".jpg"
    assert list(library.uploads.iterdir()) == [path]


def test_contacts_of_another_program_come_in_once(library: Library) -> None:
    contacts = [
        ImportedContact("vcard:1", SATO, Encounter(met_on=date(2020, 1, 1)), "旧友", ("古い",)),
        ImportedContact("vcard:2", KEN),
    ]
    first = library.import_contacts(contacts)
    assert len(first.added) == 2
    again = library.import_contacts(contacts)
    assert again.added == ()
    assert again.known == first.added
    detail = library.card(first.added[0])
    assert detail.state == "draft"
    assert detail.sides == ()
    assert detail.current.draft.memory == "旧友"
    assert detail.tags == ("古い",)


def test_an_imported_contact_already_known_is_joined_or_asked_about(library: Library) -> None:
    card = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
    same = library.import_contacts([ImportedContact("row:1", SATO)])
    assert same.joined and not same.added
    assert library.count_cards() == 1
    moved = make_contact("佐藤 健一", "株式会社新天地", mobile="090-0000-0001")
    asked = library.import_contacts([ImportedContact("row:2", moved)])
    assert len(asked.questions) == 1
    question = library.questions()[0]
    assert (question.kind, question.card_id) == ("same-person", asked.added[0])
    assert question.other_id in (card, *same.joined)
    assert "same-mobile" in question.reasons


def test_our_own_export_coming_home_is_known(library: Library) -> None:
    card = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
    uid = library.card(card).uid
    result = library.import_contacts([ImportedContact(f"vcard:{uid}", KEN)])
    assert result.known == (card,)


def test_the_same_card_photographed_again_is_the_same_person(library: Library) -> None:
    first = library.add_photo_reading(make_photo("a.jpg", SATO), Encounter(Event("甲")))
    repeat = library.add_photo_reading(make_photo("b.jpg", SATO), Encounter(Event("甲")))
    assert repeat.same == repeat.card_ids
    assert library.count_cards() == 1
    assert len(library.card(first.card_ids[0]).encounters) == 1
    later = library.add_photo_reading(
        make_photo("c.jpg", SATO), Encounter(Event("乙"), date(2027, 1, 1))
    )
    assert [e.encounter.event.name for e in library.card(later.card_ids[0]).encounters] == [
        "甲",
        "乙",
    ]


def test_a_note_can_come_with_the_encounter(library: Library) -> None:
    met = Encounter(note=Note("猫を三匹飼っている"))
    library.add_photo_reading(make_photo("a.jpg", SATO), met)
    assert [entry.note.memory for entry in library.entries()] == ["猫を三匹飼っている"]


def test_a_library_made_anew_gives_the_same_uids(library: Library, tmp_path: Path) -> None:
    card = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
    with Library.open(tmp_path / "other.sqlite3") as other:
        again = other.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
        assert other.card(again).uid == library.card(card).uid
