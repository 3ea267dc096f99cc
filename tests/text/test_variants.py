import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.variants import (
    CONFUSABLE,
    MISREAD,
    confusable_group,
    fold_variants,
    looked_at,
    rivals_of,
    same_but_variants,
)


def test_names_are_found_under_the_common_form() -> None:
    assert fold_variants("髙﨑 渡邉 濵栁 𠮷槗") == "高崎 渡辺 浜柳 吉橋"
    assert fold_variants("\ufa19 \ufa1b \ufa4f") == "神 福 祐"
    assert fold_variants("齋藤") == "斎藤" and fold_variants("齊藤") == "斉藤"


def test_same_but_variants() -> None:
    assert same_but_variants("髙木", "高木") and same_but_variants("廣田", "広田")
    assert not same_but_variants("高木", "高本")


def test_groups_do_not_overlap_and_fold_together() -> None:
    chars = [char for group in CONFUSABLE for char in group]
    assert len(chars) == len(set(chars))
    for group in CONFUSABLE:
        folded = {fold_variants(char) for char in group}
        assert folded == {group[0]} or group == "斎斉齋齊"


def test_group_of_a_character() -> None:
    assert confusable_group("﨑") == "崎﨑嵜" == confusable_group("崎")
    assert confusable_group("一") is None


def test_rivals_are_mutual_and_hold_the_group() -> None:
    for char in looked_at():
        assert char in rivals_of(char)
        assert all(rivals_of(rival) == rivals_of(char) for rival in rivals_of(char))
        assert set(confusable_group(char) or "") <= set(rivals_of(char))
    for printed, *reads in MISREAD:
        assert all(printed in rivals_of(read) for read in reads)
    assert rivals_of("一") == ""


@given(st.text())
def test_folding_twice_is_once_and_keeps_the_length(text: str) -> None:
    folded = fold_variants(text)
    assert fold_variants(folded) == folded
    assert len(folded) == len(text)


@given(st.characters(min_codepoint=0xF900, max_codepoint=0xFAFF))
def test_compatibility_ideographs_fold_as_unicode_does_or_further(char: str) -> None:
    plain = unicodedata.normalize("NFC", char)
    assert fold_variants(char) == fold_variants(plain)
