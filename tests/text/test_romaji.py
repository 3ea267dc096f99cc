import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.romaji import (
    edit_distance,
    fold_kana,
    fold_romaji,
    kana_to_romaji,
    romaji_to_kana,
)


@pytest.mark.parametrize(
    ("kana", "romaji"),
    [
        ("じゅんぺい", "junpei"),
        ("はっとり", "hattori"),
        ("はっちょう", "hatchou"),
        ("コーノ", "koono"),
        ("ちぢわ", "chijiwa"),
    ],
)
def test_hepburn(kana: str, romaji: str) -> None:
    assert kana_to_romaji(kana) == romaji


@pytest.mark.parametrize(
    ("kana", "spellings"),
    [
        ("おおた", ["Ota", "Ohta", "Oota", "Ōta", "OTA", "Outa"]),
        ("じゅんぺい", ["Jumpei", "Junpei", "Zyunpei"]),
        ("じゅんいち", ["Jun'ichi", "Junichi", "Jun-ichi", "Zyuniti"]),
        ("しょうじ", ["Shoji", "Syoji", "SHOUJI", "Shohji"]),
        ("さとう", ["Sato", "Satoh", "Satou", "Satō"]),
        ("つちや", ["Tsuchiya", "Tutiya"]),
        ("ふじもと", ["Fujimoto", "Huzimoto"]),
    ],
)
def test_every_spelling_of_a_sound_is_one(kana: str, spellings: list[str]) -> None:
    assert {fold_romaji(spelling) for spelling in spellings} == {fold_kana(kana)}


def test_literal_kana() -> None:
    assert romaji_to_kana("Jumpei") == "じゅんぺい"
    assert romaji_to_kana("Ohta") == "おうた"
    assert romaji_to_kana("Kenichi") == "けにち"
    assert romaji_to_kana("Ken'ichi") == "けんいち"
    assert romaji_to_kana("Smith") is None
    assert romaji_to_kana("") is None


@given(st.text(max_size=20))
def test_folding_twice_is_once(text: str) -> None:
    assert fold_romaji(fold_romaji(text)) == fold_romaji(text)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_a_distance(one: str, other: str) -> None:
    far = edit_distance(one, other)
    assert far == edit_distance(other, one)
    assert (far == 0) == (one == other)
    assert far <= max(len(one), len(other))
