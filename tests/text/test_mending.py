from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.lookalikes import settle_lookalikes
from pipeline.text.mending import lost_marks_of, mend_katakana, table_of
from pipeline.text.widths import comparable, nfkc

TABLE = table_of(["グループ", "エリア", "コンサルティング", "クリニック"])


def test_a_known_word_with_one_mark_misread_is_mended() -> None:
    assert mend_katakana("推進グルーブ", TABLE) == "推進グループ"
    assert mend_katakana("城東工リ了", TABLE) == "城東エリア"
    assert mend_katakana("はなうたコンサルテイング", TABLE) == "はなうたコンサルティング"
    assert mend_katakana("キヤノン", TABLE) == "キヤノン"


def test_a_lost_long_mark_is_mended_only_where_known_words_make_the_whole_run() -> None:
    words = ["ソーシャル", "メディア", "インターン", "サプライチェーン"]
    table = {**lost_marks_of(words), **table_of(words)}
    assert mend_katakana("サプライチェン", table) == "サプライチェーン"
    assert mend_katakana("ソシャルメディア", table) == "ソーシャルメディア"
    assert mend_katakana("フィナンシャル", table) == "フィナンシャル"
    assert mend_katakana("インタンジブル", table) == "インタンジブル"


def test_neighbours_decide_between_look_alikes() -> None:
    assert settle_lookalikes("第ニ営業部") == "第二営業部"
    assert settle_lookalikes("デザイナ一ズ") == "デザイナーズ"
    assert settle_lookalikes("鈴木一郎") == "鈴木一郎"


@given(st.text(max_size=40))
def test_normalising_twice_is_once(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
    assert settle_lookalikes(settle_lookalikes(text)) == settle_lookalikes(text)


def test_nfkc_leaves_the_spelling_of_names() -> None:
    assert nfkc("神﨑ｱﾝ") == "神﨑アン"


def test_a_street_and_a_house_are_told_by_what_stands_around() -> None:
    assert settle_lookalikes("河岸通リビルヂング") == "河岸通りビルヂング"
    assert settle_lookalikes("流通リサーチ") == "流通リサーチ"
    assert settle_lookalikes("メソン花水木") == "メゾン花水木"
    assert settle_lookalikes("八イツ楠") == "ハイツ楠"
    assert settle_lookalikes("たからベ皮フ科") == "たからべ皮フ科"


def test_a_capital_i_behind_mc_and_a_stroke_behind_a_certificate() -> None:
    assert settle_lookalikes("Hannah Mcllwraith") == "Hannah McIlwraith"
    assert settle_lookalikes("AFPノファイナンシャルプランナー") == "AFP／ファイナンシャルプランナー"
    assert settle_lookalikes("FPノート") == "FPノート"
