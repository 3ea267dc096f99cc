"""Notes written elsewhere find their cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up_cards import HANA, KEN, SATO, SATO_ENGLISH, make_contact, make_photo

from pipeline.errors import UsageError
from pipeline.ingest import NoteRow, apply_notes, read_notes_csv
from pipeline.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        opened.add_photo_reading(make_photo("table.jpg", SATO, HANA))
        opened.add_photo_reading(make_photo("ken.jpg", KEN))
        yield opened


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = [
        "file,card,note",
        "table.jpg,２,猫が三匹",
        '"ken.jpg",,"二行\nの話"',
        ",,",
        "x.jpg,二,話",
    ]
    text = "\r\n".join(line.replace(",", delimiter) for line in lines)
    rows = read_notes_csv(write(tmp_path / "notes.csv", text, encoding))
    assert rows == (
        NoteRow(2, "猫が三匹", "table.jpg", 2),
        NoteRow(4, "二行\nの話", "ken.jpg", 1),
        NoteRow(6, "話", "x.jpg", 0),
    )


def test_japanese_headers_do_as_well(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.csv", "氏名,メモ,ほか\n佐藤 健一,猫が三匹,x\n髙橋 花\n")
    assert read_notes_csv(path) == (
        NoteRow(2, "猫が三匹", name="佐藤 健一"),
        NoteRow(3, "", name="髙橋 花"),
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"a,b\n1,2\n", b"note\nx\n", b"\xff\xfe\x00\x81", b'file,note\n"x,y', b"name\nx\n"],
)
def test_what_is_no_table_of_notes_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=r"notes\.csv"):
        read_notes_csv(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv"):
        read_notes_csv(tmp_path / "none.csv")


def test_notes_find_cards_by_photo_and_by_name(library: Library) -> None:
    rows = [
        NoteRow(2, "猫を三匹飼っている", "table.jpg", 2),
        NoteRow(3, "Plays the cello", name="ken abbott"),
        NoteRow(4, "将棋が強い", name="佐藤健一"),
    ]
    report = apply_notes(rows, library)
    assert report.bad == ()
    assert [library.row(card).name for card in report.written] == [
        "髙橋 花",
        "Ken Abbott",
        "佐藤 健一",
    ]
    assert len(list(library.entries())) == 3
    again = apply_notes(rows, library)
    assert (again.written, again.unchanged) == ((), report.written)


def test_a_bad_row_is_named_and_the_rest_goes_on(library: Library) -> None:
    library.add_photo_reading(make_photo("other.jpg", make_contact("佐藤 健一", "別会社")))
    report = apply_notes(
        [
            NoteRow(2, "なし", "ken.jpg"),
            NoteRow(3, "猫が三匹", "table.jpg", 3),
            NoteRow(4, "猫が三匹", "nowhere.jpg"),
            NoteRow(5, "猫が三匹", name="佐藤 健一"),
            NoteRow(6, "猫が三匹", name="誰か"),
            NoteRow(7, "猫が三匹"),
            NoteRow(8, "猫が三匹", "ken.jpg", 0),
            NoteRow(9, "", "ken.jpg"),
            NoteRow(10, "将棋が強い", "table.jpg"),
        ],
        library,
    )
    assert [(bad.line, bad.reason) for bad in report.bad] == [
        (2, "placeholder"),
        (3, "no-such-card"),
        (4, "no-such-card"),
        (5, "several-cards"),
        (6, "no-such-card"),
        (7, "bad-row"),
        (8, "bad-row"),
        (9, "empty"),
    ]
    assert all(bad.what and bad.hint for bad in report.bad)
    assert len(report.written) == 1


def test_the_photo_of_a_back_means_its_card(library: Library) -> None:
    front = library.add_photo_reading(make_photo("front.jpg", make_contact("一条 司", "甲社")))
    back = library.add_photo_reading(make_photo("back.jpg", SATO_ENGLISH))
    library.join_cards(front.card_ids[0], back.card_ids[0])
    report = apply_notes([NoteRow(2, "猫を三匹飼っている", "back.jpg")], library)
    assert report.written == front.card_ids


def test_on_a_photo_of_several_the_name_decides(library: Library) -> None:
    rows = [
        NoteRow(2, "将棋が強い", "table.jpg", 2, "佐藤 健一"),
        NoteRow(3, "猫を三匹飼っている", "table.jpg", 7, "高橋 華"),
        NoteRow(4, "Plays the cello", "table.jpg", 1, "Nobody Else"),
        NoteRow(5, "Sings bass in a choir", "ken.jpg", 1, "Kan Abott"),
    ]
    report = apply_notes(rows, library)
    assert [library.row(card).name for card in report.written[:2]] == ["佐藤 健一", "髙橋 花"]
    assert [bad.line for bad in report.bad] == [4]
    assert library.row(report.written[2]).name == "Ken Abbott"


def test_two_lines_for_one_card_are_told(library: Library) -> None:
    rows = [NoteRow(2, "Plays the cello", "ken.jpg"), NoteRow(3, "Has a dog", name="Ken Abbott")]
    report = apply_notes(rows, library)
    assert [(bad.line, bad.reason) for bad in report.bad] == [(3, "second-note")]
    assert [entry.note.memory for entry in library.entries()] == ["Plays the cello"]
