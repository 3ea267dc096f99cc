from __future__ import annotations

import cv2
import numpy as np
import pytest
from card_scenes import INK, WHITE, Face, draw_card, lay, placed, table

from pipeline.geometry import as_quad, quad_iou
from pipeline.model import Quad
from pipeline.preprocess import LocatedCard, locate_cards
from pipeline.preprocess.choose import Candidate
from pipeline.preprocess.second import propose_again

WOOD = (60, 95, 140)
GREY = (150, 150, 150)
BLACK = (24, 22, 22)


def _only(found: tuple[LocatedCard, ...]) -> LocatedCard:
    assert len(found) == 1, [card.quad for card in found]
    return found[0]


@pytest.mark.parametrize(
    ("ground", "face"),
    [
        (WOOD, Face()),
        (BLACK, Face()),
        (GREY, Face(paper=(60, 40, 20), ink=(235, 235, 235))),
        (BLACK, Face(paper=(70, 62, 20), ink=(235, 235, 235))),
        (WOOD, Face(rounded=True)),
        (WOOD, Face(frame=True)),
    ],
    ids=["white", "on-black", "dark", "dark-on-black", "rounded", "framed"],
)
def test_one_card_is_found_whatever_its_colours(ground: tuple[int, int, int], face: Face) -> None:
    quad = placed((830, 580), angle=11)
    card = _only(locate_cards(lay(table(ground), face, quad)))
    assert quad_iou(quad, card.quad) > 0.97
    assert 0 < card.score <= 1
    assert card.found_by == "edges"


@pytest.mark.parametrize("angle", [0, 37, 90, 151, 180, 265])
def test_any_turn_is_found(angle: float) -> None:
    quad = placed((800, 600), width=620, angle=angle)
    assert quad_iou(quad, _only(locate_cards(lay(table(WOOD), Face(), quad))).quad) > 0.97


def test_perspective_is_followed_to_the_corners() -> None:
    quad = as_quad([(420, 300), (1250, 420), (1120, 900), (330, 690)])
    card = _only(locate_cards(lay(table(WOOD), Face(), quad)))
    worst = np.linalg.norm(np.asarray(card.quad) - np.asarray(quad), axis=1).max()
    assert worst < 5


@pytest.mark.parametrize("band", [0.1, 0.35, 0.6])
def test_a_two_tone_card_is_not_halved(band: float) -> None:
    quad = placed((800, 600), angle=-6)
    card = _only(locate_cards(lay(table(GREY), Face(band=band), quad)))
    assert quad_iou(quad, card.quad) > 0.97


def test_each_card_of_a_table_is_found_and_nothing_else() -> None:
    quads = [
        placed((360, 300), 520, 4),
        placed((1000, 290), 520, -7),
        placed((380, 760), 520, 178),
        placed((1050, 800), 520, 93),
    ]
    photo = table(WOOD)
    faces = [Face(), Face(paper=(60, 40, 20), ink=WHITE), Face(band=0.3), Face()]
    for face, quad in zip(faces, quads, strict=True):
        photo = lay(photo, face, quad)
    found = locate_cards(photo)
    assert len(found) == 4
    for quad in quads:
        assert max(quad_iou(quad, card.quad) for card in found) > 0.95


def test_touching_cards_stay_apart() -> None:
    left, right = placed((450, 600), 560), placed((1012, 600), 560)
    photo = lay(lay(table(BLACK), Face(), left), Face(paper=(225, 240, 245)), right)
    found = locate_cards(photo)
    assert len(found) == 2
    assert quad_iou(left, found[0].quad) > 0.95
    assert quad_iou(right, found[1].quad) > 0.95


def test_cards_of_one_colour_in_a_row_are_parted() -> None:
    left, right = placed((450, 600), 560, 1), placed((1012, 612), 560, 1)
    photo = lay(lay(table(WOOD), Face(), left), Face(), right)
    found = locate_cards(photo)
    assert len(found) == 2
    assert min(max(quad_iou(quad, card.quad) for card in found) for quad in (left, right)) > 0.9


def test_a_find_says_how_much_of_the_print_it_holds() -> None:
    alone = _only(locate_cards(lay(table(GREY), Face(), placed((800, 600)))))
    assert alone.print_share > 0.9


def test_a_blank_sheet_beside_the_card_is_no_card() -> None:
    photo = lay(table(WOOD), Face(lines=()), placed((1250, 300), 500, 20))
    quad = placed((560, 760), 600, -5)
    assert quad_iou(quad, _only(locate_cards(lay(photo, Face(), quad))).quad) > 0.95


def test_the_card_on_a_page_is_the_card() -> None:
    photo = lay(table(WOOD), Face(lines=(), paper=(215, 205, 200)), placed((800, 600), 1450, 3))
    quad = placed((760, 640), 560, 12)
    assert quad_iou(quad, _only(locate_cards(lay(photo, Face(), quad))).quad) > 0.95


def test_a_card_that_runs_out_of_the_frame_at_a_corner() -> None:
    quad = as_quad([(520, -25), (1330, 130), (1230, 640), (420, 480)])
    card = _only(locate_cards(lay(table(WOOD), Face(), quad)))
    assert quad_iou(quad, card.quad) > 0.93


@pytest.mark.parametrize(
    "photo",
    [
        table(WOOD),
        np.full((900, 1400, 3), 255, np.uint8),
        draw_card(Face())[0],
        draw_card(Face(paper=(60, 40, 20), ink=(235, 235, 235)))[0],
        np.zeros((20, 30, 3), np.uint8),
        np.random.default_rng(5).integers(0, 255, (600, 800, 3)).astype(np.uint8),
    ],
    ids=["empty-table", "white", "screenshot", "dark-screenshot", "tiny", "noise"],
)
def test_where_there_is_no_edge_nothing_is_found(photo: np.ndarray) -> None:
    assert locate_cards(photo) == ()


def test_a_small_photo_is_not_enlarged_and_still_read() -> None:
    quad: Quad = placed((200, 150), 260, 5)
    photo = lay(table(WOOD, size=(300, 400)), Face(lines=("AB CD", "EF GH", "IJ KL")), quad)
    assert quad_iou(quad, _only(locate_cards(photo)).quad) > 0.93


def test_the_same_photo_gives_the_same_cards() -> None:
    photo = lay(table(WOOD), Face(ink=INK), placed((800, 600), 640, 20))
    before = photo.copy()
    assert locate_cards(photo) == locate_cards(photo)
    assert (photo == before).all()


def test_what_a_band_leaves_of_a_card_is_not_parted() -> None:
    lab = np.full((400, 600, 3), 120, np.float32)

    def candidate(left: float, right: float) -> Candidate:
        quad = ((left, 50.0), (right, 50.0), (right, 350.0), (left, 350.0))
        return Candidate(quad, 300 * (right - left), 0.9, (right - left) / 300, 20, 0.9)

    rest, card = candidate(150, 500), candidate(15, 500)
    alone, banded = (propose_again(lab, found) for found in ([rest], [rest, card]))
    middles = alone.mean(axis=1)
    assert ((middles[:, 0] > 230) & (middles[:, 0] < 246)).any()  # the left half as a card
    middles = banded.mean(axis=1)
    assert not ((middles[:, 0] > 230) & (middles[:, 0] < 246)).any()


def test_a_card_in_two_colours_is_one_though_its_halves_look_like_cards() -> None:
    photo = np.full((700, 1000, 3), 235, np.uint8)
    cv2.rectangle(photo, (60, 60), (940, 640), (250, 248, 248), -1)
    cv2.rectangle(photo, (500, 60), (940, 640), (160, 80, 110), -1)
    for left, ink in ((110, (30, 30, 30)), (540, (250, 250, 250))):
        for top in (120, 160, 300, 480, 520, 560):
            cv2.putText(photo, "Secretary General", (left, top), 0, 1.0, ink, 2)
    (found,) = locate_cards(photo)
    assert quad_iou(found.quad, ((60, 60), (940, 60), (940, 640), (60, 640))) > 0.95
