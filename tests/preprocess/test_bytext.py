from __future__ import annotations

import pytest
from card_scenes import Face, lay, placed, table, text_of

from pipeline.geometry import as_quad, quad_iou
from pipeline.preprocess import LocatedCard, check_table, find_around_text, find_table
from pipeline.preprocess.bytext import locate_by_text

WOOD = (60, 95, 140)
QUAD = placed((760, 620), 640, 14)


@pytest.mark.parametrize(
    "guess",
    [placed((640, 590), 330, 14, aspect=0.9), placed((800, 560), 900, 3), None],
    ids=["a-part", "askew-and-too-large", "none"],
)
def test_the_card_around_its_text_is_found_whatever_was_guessed(guess: object) -> None:
    face = Face(band=0.3)
    photo = lay(table(WOOD), face, QUAD)
    guesses = [] if guess is None else [as_quad(guess)]  # type: ignore[arg-type]
    card = locate_by_text(photo, text_of(face, QUAD), guesses)
    assert card is not None
    assert quad_iou(QUAD, card.quad) > 0.97
    assert card.found_by == "edges"


def test_a_sheet_behind_the_card_is_not_the_card() -> None:
    photo = lay(table(WOOD), Face(lines=(), paper=(215, 205, 200)), placed((800, 600), 1300, 3))
    photo = lay(photo, Face(), QUAD)
    card = locate_by_text(photo, text_of(Face(), QUAD))
    assert card is not None
    assert quad_iou(QUAD, card.quad) > 0.97


def test_text_without_a_card_is_cut_to_the_text_unless_something_was_found() -> None:
    face = Face(paper=WOOD, ink=(20, 20, 20))
    text = text_of(face, QUAD)
    photo = table(WOOD)
    assert locate_by_text(photo, text) is None
    hull = find_around_text(photo, text)
    assert hull is not None
    assert hull.found_by == "text"
    assert find_around_text(photo, text, [placed((300, 300), 200)]) is None
    assert find_around_text(photo, []) is None


def test_upright_text_all_over_the_photo_is_read_as_it_is() -> None:
    text = [placed((800, 100), 1400, 0, aspect=20), placed((800, 1100), 1400, 0, aspect=20)]
    assert find_around_text(table(WOOD), text) is None


def test_a_small_picture_is_not_cut_to_upright_text() -> None:
    text = [placed((400, 300 + 40 * k), 300, 0, aspect=15) for k in range(4)]
    assert find_around_text(table(WOOD), text) is None
    large = table(WOOD, size=(2400, 3200))
    assert find_around_text(large, text) is not None


def test_a_lost_card_of_a_table_is_found_by_its_text() -> None:
    quads = [placed((360, 300), 520, 4), placed((1000, 290), 520, -7), placed((420, 760), 520, 178)]
    photo = table(WOOD)
    for quad in quads:
        photo = lay(photo, Face(), quad)
    text = [outline for quad in quads for outline in text_of(Face(), quad)]
    found = [LocatedCard(quad, 1.0) for quad in quads[:2]]
    checked = check_table(photo, found, text)
    assert checked[:2] == tuple(found)
    assert len(checked) == 3
    assert quad_iou(checked[2].quad, quads[2]) > 0.95


def test_finds_without_text_and_a_stray_word_are_no_cards() -> None:
    card, blank = placed((360, 300), 520, 4), placed((1000, 290), 520, -7)
    photo = lay(lay(table(WOOD), Face(), card), Face(lines=()), blank)
    found = [LocatedCard(card, 1.0), LocatedCard(blank, 0.9)]
    stray = placed((1200, 1000), 120, 0, aspect=5)
    assert check_table(photo, found, [*text_of(Face(), card), stray]) == (found[0],)
    assert check_table(photo, found, []) == tuple(found)


def test_a_find_that_cuts_its_card_is_mended() -> None:
    whole, other = placed((420, 330), 560, 6), placed((1100, 800), 560, -4)
    photo = lay(lay(table(WOOD), Face(), whole), Face(), other)
    text = [*text_of(Face(), whole), *text_of(Face(), other)]
    (a, b, c, d) = whole
    cut = as_quad([a, b, ((b[0] + 2 * c[0]) / 3, (b[1] + 2 * c[1]) / 3),
                   ((a[0] + 2 * d[0]) / 3, (a[1] + 2 * d[1]) / 3)])  # fmt: skip
    found = [LocatedCard(cut, 0.6), LocatedCard(other, 1.0)]
    mended = check_table(photo, found, text)
    assert len(mended) == 2
    assert quad_iou(mended[0].quad, whole) > 0.97


def test_touching_cards_are_told_by_their_text_alone() -> None:
    quads = [placed((300 + 500 * k, 350), 500, 0) for k in range(3)]
    quads += [placed((500, 660), 500, 0), placed((1000, 660), 500, 0)]
    photo = table((225, 228, 230))
    for quad in quads:
        photo = lay(photo, Face(), quad)
    text = [outline for quad in quads for outline in text_of(Face(), quad)]
    found = find_table(photo, text)
    assert len(found) == len(quads)
    for quad in quads:
        assert max(quad_iou(card.quad, quad) for card in found) > 0.95
    lone = lay(table(WOOD), Face(), quads[0])
    assert find_table(lone, text_of(Face(), quads[0])) == ()


def test_what_text_alone_tells_is_taken_where_a_card_is_left_without_edges() -> None:
    quads = [placed((300 + 500 * k, 350), 500, 0) for k in range(3)]
    photo = table(WOOD)
    for quad in quads:
        photo = lay(photo, Face(), quad)
    text = [outline for quad in quads for outline in text_of(Face(), quad)]
    checked = check_table(photo, [LocatedCard(quads[0], 1.0)], text)
    assert (
        sorted(max(quad_iou(card.quad, quad) for card in checked) > 0.95 for quad in quads)
        == [True] * 3
    )
