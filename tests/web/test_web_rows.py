"""A contact as rows, and the strips that stand beside them."""

from __future__ import annotations

from dataclasses import replace

import evening
from conftest import Filled
from hypothesis import given
from hypothesis import strategies as st

from pipeline.library import FieldEdit, Library
from pipeline.library.edits import apply_edits
from pipeline.model import Char, Contact, Field, LineRef, TextLine
from pipeline.web.cards import card_context
from pipeline.web.rows import Row, lay_out, other_spellings, paths_to_add, split_choices, used_lines
from pipeline.web.strips import cut_strips

MISAKI = evening.read_face(evening.MISAKI)
SHIORI = evening.read_face(evening.SHIORI)


def test_every_row_has_a_path_that_the_library_edits() -> None:
    contact = MISAKI.contact
    for row in lay_out(contact):
        changed = apply_edits(contact, [FieldEdit(row.path, f"{row.value}9")])
        assert f"{row.value}9" in {r.value for r in lay_out(changed)}, row.path
    for name, path in paths_to_add(contact):
        added = apply_edits(contact, [FieldEdit(path, "new value")])
        assert any(r.path == path and r.value == "new value" for r in lay_out(added)), name


def test_lines_that_no_row_uses_are_left_over() -> None:
    lines = {LineRef(0, index) for index in range(len(MISAKI.reading.lines))}
    assert lines - used_lines(MISAKI.contact) == {LineRef(0, 8)}


def test_other_spellings_of_a_name_are_offered() -> None:
    assert "髙橋" in other_spellings("高橋")
    assert other_spellings("あい") == ()
    row = Row("company", "company", "work", Field("高橋商店"))
    assert row.alternatives == ()


def test_other_ways_to_part_a_name() -> None:
    contact = Contact(
        name_full=Field("東海林 太郎"), name_family=Field("東海林"), name_given=Field("太郎")
    )
    assert ("東海", "林太郎") in split_choices(contact)
    assert ("東海林", "太郎") not in split_choices(contact)
    assert split_choices(Contact(name_full=Field("Emily Carter"))) == ()


def test_a_strip_shows_only_the_part_that_was_taken() -> None:
    lines = [MISAKI.reading.lines]
    rows = {row.path: row for row in lay_out(MISAKI.contact)}
    (whole,) = cut_strips(rows["name_full"], lines)
    (family,) = cut_strips(rows["name_family"], lines)
    assert family.width < whole.width * 0.6
    assert family.pieces[0].left == whole.pieces[0].left


def test_vertical_writing_is_set_out_in_a_row() -> None:
    rows = {row.path: row for row in lay_out(SHIORI.contact)}
    (strip,) = cut_strips(rows["name_full"], [SHIORI.reading.lines])
    assert strip.width > strip.height
    assert len(strip.pieces) == 3  # the gap between the names is not shown
    assert [p.x for p in strip.pieces] == sorted(p.x for p in strip.pieces)
    assert [p.top for p in strip.pieces] == sorted(p.top for p in strip.pieces)


@given(
    st.text(max_size=12),
    st.booleans(),
    st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), max_size=6),
    st.integers(-2, 3),
)
def test_a_strip_is_cut_of_any_line(
    text: str, vertical: bool, corners: list[tuple[float, float]], side: int
) -> None:
    chars = tuple(
        Char(text[i : i + 1] or "x", ((x, y), (x + 9, y), (x + 9, y + 9), (x, y + 9)))
        for i, (x, y) in enumerate(corners)
    )
    quad = ((0.0, 0.0), (500.0, 0.0), (500.0, 500.0), (0.0, 500.0))
    line = TextLine(text, quad, 0.5, "made", vertical, chars)
    row = Row("company", "company", "work", Field("x", text, (LineRef(side, 0),)))
    for strip in cut_strips(row, [[line]]):
        assert strip.width > 0
        assert strip.height > 0
        assert all(p.width > 0 and p.height > 0 for p in strip.pieces)


def test_what_the_second_engine_read_is_one_key_away(filled: Filled) -> None:
    with Library.open(filled.library) as library:
        card = library.card(filled.cards[3])
    (side,) = card.sides
    lines = tuple(
        replace(line, alternatives=("Blue Heran Studio",)) if line.text.startswith("Blue") else line
        for line in side.reading.lines
    )
    reread = replace(side, reading=replace(side.reading, lines=lines))
    context = card_context(replace(card, sides=(reread,)))
    shown = {row.row.path: row for _name, _title, rows in context["groups"] for row in rows}
    assert [choice.text for choice in shown["company"].choices] == ["Blue Heran Studio"]
    assert shown["emails.0"].choices == ()
