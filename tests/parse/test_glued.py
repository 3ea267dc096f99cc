from __future__ import annotations

import pytest

from pipeline.parse.glued import cut_glued
from pipeline.parse.segments import segments_of

from .lines import card, line


def cut(text: str) -> list[str]:
    return [piece.text for piece in cut_glued(segments_of(card(line(text, 60, 100))))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("高橋 太郎 たかはし たろう", ["高橋 太郎", "たかはし たろう"]),
        ("高橋 太郎タカハシタロウ", ["高橋 太郎", "タカハシタロウ"]),
        ("たかはし たろう 高橋 太郎", ["たかはし たろう", "高橋 太郎"]),
        ("Alice Winter, CPA", ["Alice Winter", "CPA"]),
    ],
)
def test_a_name_and_what_was_read_with_it_are_two(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    "text",
    ["高橋 ひろみ", "営業部 マネージャー", "湖山 太一", "Bluewater Design CO", "高橋 さくらこ"],
)
def test_what_is_one_stays_one(text: str) -> None:
    assert cut(text) == [text]
