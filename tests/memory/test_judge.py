"""What is a memory and what is not: a contract in Japanese and English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import NoteRefused
from pipeline.i18n import using_language
from pipeline.memory import Written, judge_note

KNOWN = (
    "佐藤 健一",
    "さとう けんいち",
    "Kenichi Sato",
    "株式会社山川製作所",
    "Yamakawa Works Inc.",
)
EVENT = ("関西ものづくり展", "インテックス大阪")

MEMORIES = """
    猫を三匹飼っている
    釣り
    ゴルフ好き
    声が大きい
    息子さんが3歳
    背が高い。丸眼鏡。熊本の新工場の話をした
    優しそうな人。娘さんがピアノを習っている
    来週火曜にカタログを送る
    大学の後輩
    関西弁
    前職は銀行
    展示会で隣のブース。プレス機の修理業者を探している
    佐藤さんは高校の先輩だった
    ラーメンの話で盛り上がった
    阪神ファン
    名刺交換だけだったが、赤いネクタイが印象的
    山川製作所の二代目。サウナーで毎朝五時起き
    マラソン
    地方創生に詳しい
    人事の悩みを聞いた
    感じのいい人で、犬を飼っている
    元ラガーマン
    テストの自動化に困っていた
    メモ魔。分厚い手帳を三冊持ち歩いている
    忘れ物の傘を届けてくれた
    なし狩りに誘われた
    東北出身
    猫🐱と暮らしている
    has three cats
    Marathon runner
    Tall, round glasses, laughs loudly
    We talked about beekeeping for an hour
    Looking for a packaging supplier in Osaka
    Sings bass in a choir
    Kenichi knows my old boss
    Plays the cello
    vegan
    Send him the test report on Friday
    Loves sumo. Met his wife too
    Ex-Toyota, hates PowerPoint
    Needs a no-code tool for his team
    golf
    面白い人
    元気な営業さん。学生時代はボート部
    3月に結婚
    来年独立するそう
    金曜の夜に飲みに行く約束
    奥様が岡山出身
    ノートパソコンの修理に詳しい
    何も話さなかったが、手が大きくて温かかった
    次回はテスト機を持っていく
    No-nonsense, dry humour
    vegetarian, hates coriander
    Her son starts school in April
    Call him about the May fair
""".strip().splitlines()

PLACEHOLDERS = """
    なし
    特になし
    とくになし。
    特にありません
    無し
    ナシ
    テスト
    テストです
    てすと
    ﾃｽﾄ
    テスト１
    test
    Test 123
    TEST!!!
    testtest
    test test test
    xxx
    XXXX
    aaaaaa
    ああ
    ああああ
    あいうえお
    ほげ
    asdf
    asdfgh
    qwerty
    n/a
    N.A.
    none
    nothing special
    no comment
    TBD
    todo
    -
    ---
    ・・・
    …
    。。。
    ？？
    ???
    12345
    ２０２６／１１／２３
    ♪♪♪
    未記入
    あとで書く
    後で
    同上
    わからない
    忘れた
    I don't remember
    foobar
    lorem ipsum
    abcdefg
    hello
    メモ
    ---なし---
    特になし（後で書く）
    テストメモ
    👍👍
    test なし
""".strip().splitlines()

ONLY_KNOWN = """
    佐藤健一
    佐藤 健一さん
    佐藤様
    株式会社山川製作所
    山川製作所の佐藤さん
    Kenichi Sato
    Mr. Sato
    関西ものづくり展
    関西ものづくり展 2026/11/23
    インテックス大阪の関西ものづくり展
""".strip().splitlines()

GENERIC = """
    名刺交換した
    名刺交換しました。
    関西ものづくり展で名刺交換
    展示会で会った
    展示会でお会いしました
    佐藤さんと名刺を交換しました
    ご挨拶しました
    挨拶した
    よろしくお願いします
    お世話になりました。今後ともよろしくお願いいたします。
    いい人
    良い人でした
    今日会った人
    少し話した
    初めてお会いした方
    Met at the event
    Nice to meet you
    nice guy
    We met today and exchanged business cards
    Met Kenichi at the exhibition
    had a good talk
    2026年11月20日に関西ものづくり展で名刺交換
    11月20日（金曜日）に会った
    先週の懇親会で会った人
    お疲れ様でした
    nothing in particular to say
    Follow up later
    It was a pleasure meeting you
    We met on Friday 20 November
""".strip().splitlines()


def cases(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]


def refused(text: str, others: tuple[Written | str, ...] = ()) -> str:
    with pytest.raises(NoteRefused) as caught:
        judge_note(text, others, known=(*KNOWN, *EVENT))
    assert caught.value.what
    assert caught.value.hint
    return caught.value.reason


@pytest.mark.parametrize("text", cases(MEMORIES))
def test_a_memory_is_accepted(text: str) -> None:
    judge_note(text, known=(*KNOWN, *EVENT))


@pytest.mark.parametrize("text", cases(PLACEHOLDERS))
def test_a_placeholder_is_refused(text: str) -> None:
    assert refused(text) == "placeholder"


@pytest.mark.parametrize("text", cases(ONLY_KNOWN))
def test_what_the_card_says_is_no_memory(text: str) -> None:
    assert refused(text) in ("only-known", "generic")


@pytest.mark.parametrize("text", cases(GENERIC))
def test_what_fits_everybody_is_no_memory(text: str) -> None:
    assert refused(text) in ("generic", "only-known")


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "　"])
def test_nothing_is_refused_as_empty(text: str) -> None:
    assert refused(text) == "empty"


@pytest.mark.parametrize("text", ["あ", "x", "ok", "f"])
def test_a_letter_is_too_little(text: str) -> None:
    assert refused(text) in ("too-short", "placeholder")


def test_every_memory_of_the_list_may_stand_beside_all_others() -> None:
    notes = cases(MEMORIES)
    for place, text in enumerate(notes):
        judge_note(text, (*notes[:place], *notes[place + 1 :]), known=KNOWN)


PASTED = "展示会のブースで立ち話をした。新製品に興味あり。来週カタログを送る"


@pytest.mark.parametrize(
    "text",
    [
        PASTED,
        PASTED + "。",
        PASTED.replace("。", "\n"),
        "展示会のブースで立ち話をした!新製品に興味あり! 来週カタログを送る!!",
        "佐藤さんと" + PASTED,
        PASTED + "（11/23）",
        PASTED + "佐藤健一",
        "展示会のブ－スで立ち話をした。新製品に興味有り。来週カタログを送る",
    ],
)
def test_pasted_text_is_refused(text: str) -> None:
    other = Written("鈴木さんと" + PASTED if text.startswith("佐藤") else PASTED, ("鈴木 花",))
    assert refused(text, (other,)) == "same-as-other"


def test_pasted_text_with_the_name_exchanged_is_refused() -> None:
    other = Written("鈴木さんは新製品に興味があり、来週カタログを送る約束をした", ("鈴木 花",))
    text = "佐藤さんは新製品に興味があり、来週カタログを送る約束をした"
    assert refused(text, (other,)) == "same-as-other"
    english = Written("Hana wants to see the new press, call her next week", ("Hana Suzuki",))
    text = "Kenichi wants to see the new press, call her next week"
    assert refused(text, (english,)) == "same-as-other"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("息子さんが3歳", "息子さんが5歳"),
        ("ゴルフ好き", "ゴルフ好き。ハンデ12"),
        ("猫を飼っている", "犬を飼っている"),
        ("来週カタログを送る。猫好き", "来週カタログを送る。釣り好き"),
        ("阪神ファン", "巨人ファン"),
        ("has two cats", "has three cats"),
        (
            "ブースで立ち話。金型の見積もりを来週送る",
            "ブースで立ち話。熊本の新工場の話。来週電話する",
        ),
    ],
)
def test_short_notes_may_share_words(text: str, other: str) -> None:
    judge_note(text, (other,), known=KNOWN)


def test_the_reason_is_stable_and_the_words_follow_the_language() -> None:
    with using_language("ja"), pytest.raises(NoteRefused) as caught:
        judge_note("")
    assert caught.value.reason == "empty"
    assert "メモ" in caught.value.what


@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_is_accepted_or_refused_with_a_reason(text: str, others: list[str]) -> None:
    try:
        judge_note(text, others, known=KNOWN)
    except NoteRefused as error:
        assert error.reason in {
            "empty", "placeholder", "too-short", "only-known", "generic", "same-as-other",
        }  # fmt: skip


@given(st.sampled_from(cases(MEMORIES)), st.sampled_from(["", " ", "。", "！", "\n"]))
def test_the_same_text_again_is_refused(text: str, ending: str) -> None:
    assert refused(text + ending, (text,)) == "same-as-other"
