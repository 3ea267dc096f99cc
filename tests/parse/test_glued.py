from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.glued import cut_glued
from pipeline.parse.segments import segments_of

from .lines import card, line


def cut(text: str) -> list[str]:
    return [piece.text for piece in cut_glued(segments_of(card(line(text, 60, 100))))]


def test_a_post_on_the_row_of_an_address_is_cut_off_it() -> None:
    contact = parse_card(
        (
            card(
                line("広報部 プランナー　　北海道 帯広市西二十条南4-19-22", 60, 300),
                line("高橋　太郎", 60, 200, 48),
            ),
        )
    )
    assert [d.value for d in contact.departments] == ["広報部"]
    assert [t.value for t in contact.titles] == ["プランナー"]
    assert [a.text.value for a in contact.addresses] == ["北海道 帯広市西二十条南4-19-22"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("高橋 太郎 たかはし たろう", ["高橋 太郎", "たかはし たろう"]),
        ("高橋 太郎タカハシタロウ", ["高橋 太郎", "タカハシタロウ"]),
        ("たかはし たろう 高橋 太郎", ["たかはし たろう", "高橋 太郎"]),
        ("Alice Winter, CPA", ["Alice Winter", "CPA"]),
        ("アシスタントマネージャー　高橋 太郎", ["アシスタントマネージャー", "高橋 太郎"]),
        ("バイヤー高橋 太郎", ["バイヤー", "高橋 太郎"]),
        ("上席調査役 高橋　太郎", ["上席調査役", "高橋　太郎"]),
        (
            "Third Grade Teacher, Maple Hill Elementary School",
            ["Third Grade Teacher", "Maple Hill Elementary School"],
        ),
        ("Alice Winter Founder & CEO", ["Alice Winter", "Founder & CEO"]),
        ("Alice Winter, Section Chief", ["Alice Winter", "Section Chief"]),
        ("高橋 太郎 Supervisor", ["高橋 太郎", "Supervisor"]),
        ("高橋 太郎　みずうみ進学会", ["高橋 太郎", "みずうみ進学会"]),
        ("みずうみ大学 情報工学部", ["みずうみ大学", "情報工学部"]),
        ("株式会社みずうみ 営業部", ["株式会社みずうみ", "営業部"]),
        ("Lakeside Ltd. レイクサイド株式会社", ["Lakeside Ltd.", "レイクサイド株式会社"]),
    ],
)
def test_a_name_and_what_was_read_with_it_are_two(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "高橋 ひろみ",
        "営業部 マネージャー",
        "湖山 太一",
        "Bluewater Design CO",
        "高橋 さくらこ",
        "セキュリティ事業部 副部長",
        "整体院 さんぽ道",
        "公益財団法人 みずうみ協会",
        "Senior Vice President",
        "IT 株式会社",
    ],
)
def test_what_is_one_stays_one(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("株式会社ミチビキ Michibiki Inc.", ["株式会社ミチビキ", "Michibiki Inc."]),
        ("株式会社 NORTHコード North Code Inc.", ["株式会社 NORTHコード", "North Code Inc."]),
        (
            "Aurora Observation Center, Organization for Polar Science",
            ["Aurora Observation Center", "Organization for Polar Science"],
        ),
        ("Faculty of Law, Mizuumi University", ["Faculty of Law", "Mizuumi University"]),
    ],
)
def test_a_line_of_two_organisations_is_two(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize(
    "text", ["Future City Research Institute, Inc.", "Marlowe Finch Executive Search"]
)
def test_one_organisation_stays_one(text: str) -> None:
    assert cut(text) == [text]
