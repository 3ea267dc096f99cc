from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.kana import is_kana, sounds_alike, split_morae, to_hiragana, to_katakana


def test_between_the_two_kana() -> None:
    assert to_hiragana("サクラ ジュンペイ ヴ") == "さくら じゅんぺい ゔ"
    assert to_katakana("さくら じゅんぺい") == "サクラ ジュンペイ"
    assert to_hiragana("ｶﾞｯｺｳ") == "がっこう"
    assert to_hiragana("髙木 Ａ") == "髙木 Ａ"


def test_what_is_kana() -> None:
    assert is_kana("さとう") and is_kana("サトー") and is_kana("ｻﾄｳ")
    assert not is_kana("") and not is_kana("佐とう") and not is_kana("さ とう")


def test_morae_keep_small_kana() -> None:
    assert split_morae("じゅんぺい") == ["じゅ", "ん", "ぺ", "い"]
    assert split_morae("はっとり") == ["は", "っ", "と", "り"]


def test_misread_small_and_voiced_kana_sound_alike() -> None:
    assert sounds_alike("じゆんへい") == sounds_alike("ジュンペイ")
    assert sounds_alike("さとう") != sounds_alike("かとう")


@given(st.text(alphabet=[chr(c) for c in range(0x3041, 0x3097)], max_size=12))
def test_hiragana_survives_katakana(kana: str) -> None:
    assert to_hiragana(to_katakana(kana)) == kana
