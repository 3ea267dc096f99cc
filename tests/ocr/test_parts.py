"""The parts of a reading, each alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Char, TextLine
from pipeline.ocr import Recognition
from pipeline.ocr.alphabet import in_japanese, japanese_forms, prior
from pipeline.ocr.boxes import TextBox, boxes_of, order_corners
from pipeline.ocr.columns import find_cells
from pipeline.ocr.context import in_context
from pipeline.ocr.ctc import Glyph, decode
from pipeline.ocr.joins import join_boxes
from pipeline.ocr.order import in_reading_order
from pipeline.ocr.ruby import gather_ruby
from pipeline.ocr.second_look import choose_look, grow
from pipeline.ocr.signs import right_signs
from pipeline.ocr.sizes import right_sizes
from pipeline.ocr.spaces import Layout, spans_of, with_spaces, without_ghosts
from pipeline.ocr.strokes import reach_strokes
from pipeline.ocr.upright import turn, turn_boxes

Box = tuple[float, float, float, float]


def line(text: str, box: Box, *, vertical: bool = False, chars: tuple[Char, ...] = ()) -> TextLine:
    left, top, right, bottom = box
    polygon = ((left, top), (right, top), (right, bottom), (left, bottom))
    return TextLine(text, polygon, 0.9, "test", vertical, chars)


def box(left: float, top: float, right: float, bottom: float) -> TextBox:
    corners = [[left, top], [right, top], [right, bottom], [left, bottom]]
    return TextBox(np.array(corners, np.float32))


def shares(*steps: dict[int, float]) -> np.ndarray:
    rows = np.zeros((len(steps), 5), np.float32)
    for row, step in zip(rows, steps, strict=True):
        for kind, share in step.items():
            row[kind] = share
    return rows


def test_repeated_steps_are_one_character_and_a_blank_parts_two() -> None:
    letters = ("", "a", "b", "c", " ")
    found = decode(shares({1: 0.9}, {1: 0.8}, {0: 1.0}, {1: 0.7, 2: 0.3}, {2: 1.0}), letters)
    assert [glyph.text for glyph in found] == ["a", "a", "b"]
    assert (found[0].first, found[0].last) == (0, 1)
    assert found[0].confidence == pytest.approx(0.9)
    assert found[1].rivals == (("b", pytest.approx(0.3)),)


def test_a_space_of_the_network_is_noted_on_the_next_character() -> None:
    found = decode(shares({1: 1.0}, {4: 0.9}, {2: 1.0}), ("", "a", "b", "c", " "))
    assert [glyph.text for glyph in found] == ["a", "b"]
    assert found[1].space == pytest.approx(0.9)


def test_foreign_characters_become_japanese() -> None:
    assert prior("高") == prior("a") > prior("髙") > prior("执")
    assert japanese_forms()["执"] == "執"
    glyphs = (Glyph("执", 0.9, 0, 0), Glyph("行", 0.99, 1, 1), Glyph("役", 0.99, 2, 2))
    assert "".join(glyph.text for glyph in in_japanese(glyphs)) == "執行役"
    close = Glyph("穗", 0.5, 0, 0, (("穂", 0.45),))
    assert in_japanese([close])[0].text == "穂"
    sure = Glyph("髙", 0.97, 0, 0)
    assert in_japanese([sure])[0].text == "髙"


def test_no_kanji_that_a_japanese_keyboard_writes_is_folded() -> None:
    for foreign in japanese_forms():
        with pytest.raises(UnicodeEncodeError):
            foreign.encode("euc_jis_2004")


def test_a_map_of_text_becomes_boxes() -> None:
    text_map = np.zeros((96, 192), np.float32)
    text_map[40:48, 30:150] = 0.9
    (found,) = boxes_of(text_map, 384, 192)
    left, top, right, bottom = found.bounds
    assert left < 60 and right > 300 and top < 80 and bottom > 96
    assert boxes_of(np.zeros((96, 192), np.float32), 384, 192) == ()


@settings(deadline=None)
@given(st.permutations(range(4)))
def test_corners_come_in_one_order(order: list[int]) -> None:
    corners = np.array([[0, 1], [20, 0], [21, 9], [1, 10]], np.float32)
    assert (order_corners(corners[order]) == corners).all()


@given(st.floats(-44, 44), st.sampled_from([(300, 20), (20, 300)]), st.permutations(range(4)))
def test_a_leaning_column_keeps_its_top(
    slope: float, size: tuple[int, int], order: list[int]
) -> None:
    width, height = size
    upright = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    radians = np.radians(slope)
    turn = [[np.cos(radians), np.sin(radians)], [-np.sin(radians), np.cos(radians)]]
    corners = (upright @ np.array(turn)).astype(np.float32)
    assert (order_corners(corners[order]) == corners).all()


@settings(deadline=None)
@given(st.sampled_from([0, 90, 180, 270]), st.integers(1, 60), st.integers(1, 30))
def test_boxes_turn_with_their_picture(rotation: int, x: int, y: int) -> None:
    picture = np.zeros((60, 100, 3), np.uint8)
    picture[y : y + 8, x : x + 20] = 255
    (turned,) = turn_boxes([box(x, y, x + 20, y + 8)], 100, 60, rotation)  # type: ignore[arg-type]
    left, top, right, bottom = (round(v) for v in turned.bounds)
    upright = turn(picture, rotation)  # type: ignore[arg-type]
    assert upright[top:bottom, left:right].min() == 255
    assert int((upright > 0).sum()) == 3 * (bottom - top) * (right - left)


def test_pieces_of_a_name_are_joined() -> None:
    small = [box(40, 200 + 40 * i, 400, 224 + 40 * i) for i in range(4)]
    joined = join_boxes([box(40, 100, 130, 150), box(230, 101, 370, 151), *small], vertical=False)
    assert len(joined) == 5
    assert max(b.width for b in joined if b.bounds[1] < 160) > 320


def test_two_offices_side_by_side_stay_two() -> None:
    left = [box(40, 100 + 40 * i, 300, 124 + 40 * i) for i in range(3)]
    right = [box(380, 100 + 40 * i, 640, 124 + 40 * i) for i in range(3)]
    assert len(join_boxes([*left, *right], vertical=False)) == 6


def test_the_stroke_of_a_name_is_part_of_it() -> None:
    name = [box(40, 100, 250, 160), box(290, 124, 345, 138)]
    rest = [box(40, 200 + 40 * i, 400, 224 + 40 * i) for i in range(4)]
    assert len(join_boxes([*name, *rest], vertical=False)) == 5


def test_lines_beside_a_logo_are_no_strokes_of_it() -> None:
    lines = [box(94, 513 + 60 * i, 570, 566 + 60 * i) for i in range(5)]
    assert len(join_boxes([*lines, box(1089, 540, 1343, 800)], vertical=False)) == 6


def test_the_columns_of_a_bilingual_card_stay_apart() -> None:
    left = [box(70, 300 + 40 * i, 500, 330 + 40 * i) for i in range(3)]
    right = [box(530, 300 + 40 * i, 760, 330 + 40 * i) for i in range(3)]
    assert len(join_boxes([*left, *right], vertical=False)) == 6


def test_small_print_beside_a_name_is_no_stroke_of_it() -> None:
    name = box(66, 268, 439, 358)
    beside = [box(546, 284 + 40 * i, 668, 317 + 40 * i) for i in range(3)]
    assert len(join_boxes([name, *beside], vertical=False)) == 4


def test_a_column_on_a_card_of_lines_takes_its_lone_character() -> None:
    name = [box(360, 110, 500, 240), box(360, 300, 500, 560)]
    rest = [box(110, 700 + 40 * i, 600, 730 + 40 * i) for i in range(4)]
    assert len(join_boxes([*name, *rest], vertical=False)) == 5


def test_large_letters_one_below_the_other_are_a_column() -> None:
    name = [box(800, 60 + 110 * i, 880, 140 + 110 * i) for i in range(4)]
    rest = [box(60, 400 + 40 * i, 500, 428 + 40 * i) for i in range(4)]
    labels = [box(20, 400 + 40 * i, 44, 424 + 40 * i) for i in range(4)]
    joined = join_boxes([*name, *rest, *labels], vertical=False)
    assert max(b.height for b in joined) > 380
    assert all(b.height < 40 for b in joined if b.bounds[0] < 600)


def test_boxes_that_overlap_in_a_column_are_one() -> None:
    # The upper box holds the first character and the head of the second.
    name, second = box(300, 490, 380, 644), box(302, 600, 380, 705)
    assert len(join_boxes([name, second, box(40, 480, 75, 1030)], vertical=True)) == 2


def test_pieces_of_a_column_are_joined() -> None:
    name = [box(300, 40, 360, 170), box(298, 230, 361, 300)]
    assert len(join_boxes([*name, box(100, 40, 124, 400)], vertical=True)) == 2


def test_blocks_are_read_one_after_the_other() -> None:
    head = line("head", (40, 20, 640, 50))
    left = [line(f"L{i}", (40, 100 + 40 * i, 300, 124 + 40 * i)) for i in range(3)]
    right = [line(f"R{i}", (380, 100 + 40 * i, 640, 124 + 40 * i)) for i in range(3)]
    shuffled = [right[1], left[2], head, left[0], right[0], left[1], right[2]]
    ordered = in_reading_order(shuffled, vertical=False)
    assert [item.text for item in ordered] == ["head", "L0", "L1", "L2", "R0", "R1", "R2"]


def test_columns_are_read_from_the_right() -> None:
    columns = [line(f"C{i}", (100 * i, 20, 100 * i + 40, 300), vertical=True) for i in range(3)]
    foot = line("foot", (20, 400, 200, 420))
    ordered = in_reading_order([foot, *columns], vertical=True)
    assert [item.text for item in ordered] == ["C2", "C1", "C0", "foot"]


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 500), st.booleans()), max_size=12))
def test_no_line_is_lost_in_ordering(places: list[tuple[int, int, bool]]) -> None:
    lines = [
        line(str(i), (x, y, x + 80, y + 20), vertical=standing)
        for i, (x, y, standing) in enumerate(places)
    ]
    for vertical in (False, True):
        ordered = in_reading_order(lines, vertical=vertical)
        assert sorted(item.text for item in ordered) == sorted(item.text for item in lines)


def test_ruby_over_a_name_is_one_line() -> None:
    name = line("島　袋　の　ぞ　み", (40, 60, 440, 120))
    pieces = [
        line("し　ま　ぶ　く　ろ", (40, 38, 210, 60)),
        line("の", (250, 38, 270, 60)),
        line("ぞ", (330, 38, 350, 60)),
    ]
    other = line("そのほか", (40, 300, 200, 330))
    gathered = gather_ruby([*pieces, name, other])
    assert [item.text for item in gathered] == ["しまぶくろのぞ", name.text, "そのほか"]


def test_ruby_keeps_the_gap_of_its_name() -> None:
    def char(text: str, left: float) -> Char:
        return Char(text, ((left, 60), (left + 50, 60), (left + 50, 120), (left, 120)))

    name = line(
        "宮崎　修",
        (40, 60, 300, 120),
        chars=(char("宮", 40), char("本", 95), char("　", 160), char("学", 245)),
    )
    pieces = [line("ミヤモト", (40, 38, 140, 60)), line("マナブ", (240, 38, 300, 60))]
    assert gather_ruby([*pieces, name])[0].text == "ミヤモト マナブ"


def test_kana_lines_elsewhere_are_no_ruby() -> None:
    lines = [line("しろいはこぶね", (40, 20, 300, 50)), line("村上浩之", (40, 200, 300, 250))]
    assert gather_ruby(lines) == tuple(lines)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("T577-0013 東大阪市", "〒577-0013 東大阪市"),
        ("デ104-0032東京都", "〒104-0032東京都"),
        ("II770-0831", "〒770-0831"),
        ("T 0596-00-1234", "T 0596-00-1234"),
        ("T 052-123-4567", "T 052-123-4567"),
        ("TEL 577-0013", "TEL 577-0013"),
        ("携帶 080", "携帯 080"),
    ],
)
def test_the_postal_sign_comes_back(read: str, printed: str) -> None:
    assert right_signs(read) == printed
    assert right_signs(right_signs(read)) == right_signs(read)


def test_small_kana_are_told_by_their_ink() -> None:
    glyphs = [Glyph(text, 0.9, 2 * i, 2 * i) for i, text in enumerate("東京オフイス")]
    spans = tuple((40.0 * i, 40.0 * i + 32) for i in range(6))
    full = (8.0, 40.0)
    small = ((0.0, 24.0), (20.0, 42.0))
    rows = (full, full, full, full, small[1], full)
    narrow = (*spans[:4], (164.0, 186.0), spans[5])
    sized = right_sizes(glyphs, Layout(narrow, rows, 34.0))
    assert "".join(glyph.text for glyph in sized) == "東京オフィス"
    same = right_sizes(glyphs, Layout(spans, (full,) * 6, 34.0))
    assert "".join(glyph.text for glyph in same) == "東京オフイス"


def test_the_size_tells_ke_from_the_small_one() -> None:
    glyphs = [Glyph(char, 0.9, i, i) for i, char in enumerate("東京ヶ谷")]
    spans = tuple((i * 40.0, i * 40.0 + 34) for i in range(4))
    full, small = (7.0, 41.0), (17.0, 40.0)
    large = right_sizes(glyphs, Layout(spans, (full,) * 4, 34.0))
    assert "".join(glyph.text for glyph in large) == "東京ケ谷"
    narrow = (*spans[:2], (85.0, 109.0), spans[3])
    kept = right_sizes(glyphs, Layout(narrow, (full, full, small, full), 34.0))
    assert "".join(glyph.text for glyph in kept) == "東京ヶ谷"


@pytest.mark.parametrize(("printed", "read"), [(False, "ユ10"), (True, "ユー10")])
def test_a_stroke_stands_only_where_ink_is(printed: bool, read: str) -> None:
    grey = np.full((48, 240), 250, np.uint8)
    for left in (8, 150, 190):
        grey[8:40, left : left + 30] = 20
    if printed:
        grey[22:26, 70:104] = 20
    glyphs = [Glyph("ユ", 0.9, 2, 3), Glyph("ー", 0.7, 10, 11), Glyph("1", 0.9, 20, 21)]
    glyphs.append(Glyph("0", 0.9, 25, 26))
    assert "".join(glyph.text for glyph in without_ghosts(glyphs, grey, 8)) == read


def test_ink_beyond_the_first_character_is_not_its_own() -> None:
    inked = np.zeros(400, bool)
    inked[10:40] = inked[100:130] = inked[140:170] = True
    glyphs = [Glyph("1", 0.9, 14, 14), Glyph("2", 0.9, 19, 19)]
    assert spans_of(glyphs, inked, 8, 48) == ((100.0, 130.0), (140.0, 170.0))


def test_spaces_stand_where_the_gap_is_wide() -> None:
    words = "Chief Officer"
    x, space, spans, glyphs = 0.0, 0.0, [], []
    for letter in words:
        if letter == " ":
            x, space = x + 12, 0.9
            continue
        spans.append((x, x + 15))
        glyphs.append(Glyph(letter, 0.99, int(x / 8), int(x / 8), space=space))
        x, space = x + 18, 0.0
    pieces = with_spaces(glyphs, Layout(tuple(spans), ((5.0, 38.0),) * len(spans), 36.0))
    assert "".join(pieces) == words


def test_what_two_looks_agree_on_wins() -> None:
    looks = [Recognition("山ロ", 0.9), Recognition("山口", 0.8), Recognition("山口", 0.8)]
    best, others = choose_look(looks)
    assert (best.text, others) == ("山口", ("山ロ",))


def test_a_look_that_lost_a_bracket_counts_less() -> None:
    looks = [Recognition("〇八八（九〇六三", 0.97), Recognition("〇八八（九〇六）三", 0.93)]
    assert choose_look(looks)[0].text == "〇八八（九〇六）三"


def test_empty_looks_are_no_error() -> None:
    nothing = Recognition("", 0.0)
    assert choose_look([nothing, nothing]) == (nothing, ())


def test_growing_moves_only_across_the_line() -> None:
    corners = box(10, 10, 110, 30).corners
    assert grow(corners, 0.5)[:, 1].tolist() == [0, 0, 40, 40]
    assert grow(corners, 0.5)[:, 0].tolist() == corners[:, 0].tolist()
    assert grow(corners, 0.1, vertical=True)[:, 0].tolist() == [0, 120, 120, 0]


def test_a_column_is_cut_into_its_characters() -> None:
    column = np.full((330, 60, 3), 255, np.uint8)
    tops = (12, 64, 116, 240)
    for top in tops:
        column[top : top + 44, 8:52] = 0
        column[top + 8 : top + 36, 16:44] = 255  # a box with a hole: 口
    cells = find_cells(column)
    assert len(cells) == len(tops)
    for cell, top in zip(cells, tops, strict=True):
        assert abs((cell.begin + cell.end) / 2 - (top + 22)) < 8
    assert cells[3].gap > 1
    assert find_cells(np.full((200, 50, 3), 255, np.uint8)) == ()


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("コ一ポ", "コーポ"),
        ("健ー", "健一"),
        ("田中一郎", "田中一郎"),
        ("クリエィティブ", "クリエイティブ"),
        ("エ藤", "工藤"),
        ("三ツ矢", "三ツ矢"),
        ("山ロ", "山口"),
        ("カタログ", "カタログ"),
        ("じゅんペい", "じゅんぺい"),
    ],
)
def test_lookalikes_go_with_their_neighbours(read: str, printed: str) -> None:
    glyphs = [Glyph(letter, 0.9, i, i) for i, letter in enumerate(read)]
    assert "".join(glyph.text for glyph in in_context(glyphs)) == printed


def test_a_lone_stroke_beside_a_large_name_is_reached() -> None:
    picture = np.full((300, 700, 3), 255, np.uint8)
    picture[100:170, 40:110] = picture[100:170, 170:240] = 0
    picture[132:139, 305:365] = 0
    name = box(28, 88, 252, 182)
    rest = [box(40, 200 + 30 * i, 400, 224 + 30 * i) for i in range(3)]
    reached = reach_strokes(picture, [name, *rest])
    assert reached[0].bounds[2] > 365
    assert reached[1:] == tuple(rest)
    ruby = box(300, 66, 370, 97)  # over the stroke, into the line's edge
    picture[70:95, 300:370:6] = 0
    assert reach_strokes(picture, [name, ruby, *rest])[0].bounds[2] > 365
    picture[60:66, 260:690] = 0
    picture[132:139, 305:690] = 0  # a rule, longer than a character
    assert reach_strokes(picture, [name, *rest])[0] is name


def test_the_edge_of_the_card_below_a_column_is_no_stroke() -> None:
    picture = np.full((500, 700, 3), 240, np.uint8)
    for top in range(100, 380, 80):
        picture[top : top + 60, 510:570] = 40
    picture[430:435] = 20
    name = box(504, 92, 576, 410)
    rest = [box(100 + 40 * i, 60, 124 + 40 * i, 300) for i in range(4)]
    assert reach_strokes(picture, [name, *rest])[0] is name
