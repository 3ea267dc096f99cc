"""Pictures of made-up cards: truth beside pixels, quads where the cards are, splits apart."""

from __future__ import annotations

import json
import random
from pathlib import Path

import cv2
import numpy as np
import pytest

from samples.generator.bench import FIELD_ORDER, make_bench
from samples.generator.camera import Laid, Shot, quad_of, take_photo
from samples.generator.fonts import (
    JAPANESE,
    LATIN,
    Face,
    FontsMissing,
    check_fonts,
    every_face,
)
from samples.generator.layouts import LAYOUTS, layouts_of
from samples.generator.press import print_card
from samples.generator.scenes import draw_shot

installed = all(face.file.exists() for face in every_face())
needs_fonts = pytest.mark.skipif(not installed, reason="the fonts of the generator are missing")


def test_layouts_are_many_and_of_every_kind_in_both_splits() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert len(set(names)) == len(names) >= 20
    for split in ("tune", "holdout"):
        assert {x.kind for x in layouts_of(split)} == {
            "ja", "bilingual", "en", "portrait", "vertical",
        }  # fmt: skip
    assert not set(layouts_of("tune")) & set(layouts_of("holdout"))


def test_fonts_of_the_splits_are_apart() -> None:
    def families(split: str) -> set[str]:
        return {f.file.parent.name for f in (*JAPANESE, *LATIN) if f.split == split}

    held, tuned = families("holdout"), families("tune")
    assert held
    assert tuned
    styles = {f.style for f in JAPANESE if f.split == "holdout"}
    assert {"mincho", "gothic"} <= styles
    assert held & tuned <= {"urw-base35"}  # a package of many designs


def test_missing_fonts_are_named_with_the_apt_command(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Face("nowhere/absent.ttf", "fonts-absent", "gothic", "tune")
    monkeypatch.setattr("samples.generator.fonts.JAPANESE", (absent,))
    with pytest.raises(FontsMissing, match=r"apt-get install .*fonts-absent"):
        check_fonts()


@needs_fonts
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda x: x.name)
def test_every_layout_prints_all_of_its_truth(layout: object) -> None:
    assert layout in LAYOUTS
    card = print_card(random.Random(f"layout/{layout.name}"), layout, layout.split)  # type: ignore[attr-defined]
    bare = "".join(card.truth["lines"]).replace(" ", "").replace("　", "")
    truth = card.truth
    wanted = [
        *truth["emails"], *truth["urls"], *truth["department"], *truth["title"], *truth["title_en"],
        *truth["qualifications"], truth["company"], truth["name_full"], truth["name_romaji"] or "",
        *truth["addresses_en"], *(row["printed"] for row in truth["phones"]),
        *(row["printed"] for row in truth["sns"]), *truth["addresses"],
    ]  # fmt: skip
    for value in wanted:
        assert value.replace(" ", "").replace("　", "") in bare, value


@needs_fonts
@pytest.mark.parametrize("tier", ["clean", "hard"])
def test_the_card_is_where_its_quad_says(tier: str) -> None:
    """A white card on black, photographed without light: the quad bounds the white pixels."""
    rng = random.Random(f"quad/{tier}")
    card = print_card(rng, LAYOUTS[0], "tune")
    laid, shot = draw_shot(rng, tier, card)
    quad = np.array(quad_of(laid, shot))
    assert (quad.min(0) >= -1).all()
    assert quad[:, 0].max() <= shot.width + 1
    assert quad[:, 1].max() <= shot.height + 1
    white = np.full_like(card.pixels, 255)
    plain = Shot(
        shot.width, shot.height, shot.scale, shot.tilt, shot.pan, shot.roll, shot.distance,
        noise=0.0, light=0.0, table="plain", scan=True,
    )  # fmt: skip
    bare = Laid(
        type(card)(**{**card.__dict__, "pixels": white, "radius": 0.0}), laid.x, laid.y, laid.angle
    )
    with_card, _ = take_photo(np.random.default_rng(5), [bare], plain)
    without, _ = take_photo(np.random.default_rng(5), [], plain)
    changed = cv2.absdiff(with_card, without).max(2) > 40
    mask = np.zeros(changed.shape, np.uint8)
    cv2.fillConvexPoly(mask, quad.round().astype(np.int32), 1)
    inner = cv2.erode(mask, np.ones((9, 9), np.uint8)) > 0
    outer = cv2.dilate(mask, np.ones((61, 61), np.uint8)) > 0
    if without[0, 0].mean() < 150:  # on a white scanner bed only the shadow shows
        assert changed[inner].mean() > 0.99
    assert changed[~outer].mean() < 0.01


@needs_fonts
def test_a_bench_repeats_by_seed_and_has_the_truth_form(tmp_path: Path) -> None:
    rows = list(make_bench(tmp_path / "a", 3, seed=5))
    again = list(make_bench(tmp_path / "b", 2, seed=5))
    other = list(make_bench(tmp_path / "c", 1, seed=6))
    assert rows[:2] == again
    assert rows[0] != other[0]
    first = (tmp_path / "a" / rows[1]["file"]).read_bytes()
    assert first == (tmp_path / "b" / again[1]["file"]).read_bytes()
    written = [
        json.loads(line)
        for line in (tmp_path / "a" / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert written == rows
    for row in rows:
        assert set(row) == {"file", "tier", "cards"}
        picture = cv2.imread(str(tmp_path / "a" / row["file"]))
        for card in row["cards"]:
            assert tuple(card) == FIELD_ORDER
            for x, y in card["quad"]:
                assert -1 <= x <= picture.shape[1] + 1
                assert -1 <= y <= picture.shape[0] + 1
            for phone in card["phones"]:
                assert set(phone) == {"type", "e164", "printed", "extension"}
