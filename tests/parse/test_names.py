import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.names import (
    align_reading,
    align_romaji,
    guess_readings,
    is_kana_reading,
    is_romaji_of,
    judge_name,
    split_name,
)


@pytest.mark.parametrize(
    ("line", "family", "given_"),
    [
        ("田中　健司", "田中", "健司"),
        ("田中健司", "田中", "健司"),
        ("藤 堂 ひ ろ こ", "藤堂", "ひろこ"),
        ("菅　伸　一", "菅", "伸一"),
        ("石 動　文", "石動", "文"),
        ("小鳥遊 美和", "小鳥遊", "美和"),
        ("勅使河原由紀", "勅使河原", "由紀"),
        ("五百旗頭 真", "五百旗頭", "真"),
        ("東海林健太", "東海林", "健太"),
        ("髙橋さくら", "髙橋", "さくら"),
        ("林 田健", "林", "田健"),
        ("佐々木 蓮", "佐々木", "蓮"),
        ("王 小明", "王", "小明"),
        ("金　秀賢", "金", "秀賢"),
        ("ふじた まりこ", "ふじた", "まりこ"),
        ("ジェーン・スミス", "スミス", "ジェーン"),
        ("アンナ・マリア・ロッシ", "ロッシ", "アンナ・マリア"),
        ("Ludwig van der Berg", "van der Berg", "Ludwig"),
        ("T. Nakagawa", "Nakagawa", "T."),
        ("NAKAGAWA, Toru", "NAKAGAWA", "Toru"),
        ("Toru NAKAGAWA", "NAKAGAWA", "Toru"),
        ("NAKAGAWA Toru", "NAKAGAWA", "Toru"),
        ("Mary J. Johnson", "Johnson", "Mary J."),
        ("Kim Min-jun", "Kim", "Min-jun"),
        ("Dr. Hiroshi Tanaka, Ph.D.", "Tanaka", "Hiroshi"),
    ],
)
def test_names_are_known_and_cut(line: str, family: str, given_: str) -> None:
    judged = judge_name(line)
    assert judged is not None
    assert judged.score > 0.5
    assert (judged.split.family, judged.split.given) == (family, given_)


@pytest.mark.parametrize(
    "line",
    [
        "営業部長",
        "代表取締役社長",
        "株式会社青嶺製作所",
        "東京本社",
        "横浜市中区",
        "千葉県松戸市",
        "総務部 総務課",
        "未来創造",
        "ものづくり",
        "人と街をつなぐ",
        "第二種電気工事士",
        "03-1234-5678",
        "〒100-0001",
        "Sales Manager",
        "Tokyo Japan",
        "Green Harvest Inc.",
        "info@example.com",
        "田中",
        "",
        "   ",
    ],
)
def test_other_lines_are_not_names(line: str) -> None:
    judged = judge_name(line)
    assert judged is None or judged.score < 0.5


def test_what_is_glued_to_a_name_is_taken_off() -> None:
    judged = judge_name("代表取締役 山田太郎")
    assert judged is not None
    assert (judged.before, judged.text, judged.split.full) == (
        "代表取締役", "山田太郎", "山田 太郎",
    )  # fmt: skip
    judged = judge_name("山田 花子（旧姓 鈴木）")
    assert judged is not None
    assert (judged.text, judged.former) == ("山田 花子", "鈴木")
    judged = judge_name("税理士　山田花子様")
    assert judged is not None
    assert (judged.before, judged.text, judged.after) == ("税理士", "山田花子", "様")


def test_full_name_is_as_the_convention_says() -> None:
    assert split_name("渡　邉　す　み　れ").full == "渡邉 すみれ"
    assert split_name("ジェーン・スミス").full == "ジェーン・スミス"
    assert split_name("NAKAGAWA, Toru").full == "NAKAGAWA, Toru"


def test_a_wider_gap_decides_between_letters_set_apart() -> None:
    assert split_name("林\u3000田 健").family == "林"
    assert split_name("林  田 健").family == "林"
    assert split_name("林 田  健").family == "林田"


def test_witnesses_decide_the_cut() -> None:
    assert split_name("林田健", kana="はやしだ けん").family == "林田"
    assert split_name("中山田一", romaji="Hajime NAKAYAMADA").family == "中山田"
    assert split_name("中山田一", email_local="denichi.nakayama").family == "中山"
    assert split_name("東海林広樹", romaji="Hiroki SHOJI").family == "東海林"


@pytest.mark.parametrize(
    ("line", "family", "given_", "kana"),
    [
        ("しまぶくろ のぞみ", "島袋", "のぞみ", "しまぶくろ のぞみ"),
        ("シマブクロノゾミ", "島袋", "のぞみ", "しまぶくろ のぞみ"),
        ("ひ ぐ ち さ ち こ", "樋口", "幸子", "ひぐち さちこ"),
        ("（タカハシ　ケンイチ）", "髙橋", "健一", "たかはし けんいち"),
        ("フリガナ：ヤマダ タロウ", "山田", "太郎", "やまだ たろう"),
    ],
)
def test_furigana_is_cut_along_the_name(line: str, family: str, given_: str, kana: str) -> None:
    found = align_reading(line, family, given_)
    assert found is not None
    assert found.text == kana
    assert found.score > 0.8


def test_what_small_print_loses_is_put_back() -> None:
    found = align_reading("しまぶくろのみ", "島袋", "のぞみ")
    assert found is not None
    assert found.text == "しまぶくろ のぞみ"
    found = align_reading("セキ　ジユンペイ", "関", "純平")
    assert found is not None
    assert found.text == "せき じゅんぺい"
    found = align_reading("なかしま けん", "中島", "健")
    assert found is not None
    assert found.text == "なかしま けん"


def test_another_kana_line_is_no_reading() -> None:
    assert is_kana_reading("カブシキガイシャマツカゼ", "高橋", "健一") < 0.4
    assert is_kana_reading("ヤマダ ハナコ", "高橋", "健一") < 0.4
    assert is_kana_reading("高橋", "高橋", "健一") == 0


def test_romaji_is_aligned_whatever_its_order() -> None:
    for line in ("Taro YAMADA", "YAMADA Taro", "Yamada, Taro", "TARO YAMADA"):
        found = align_romaji(line, "山田", "太郎")
        assert found is not None
        assert (found.family.lower(), found.given.lower()) == ("yamada", "taro")
        assert found.score > 0.8
    assert is_romaji_of("Ohtani Shohei", "大谷", "翔平") > 0.8
    assert is_romaji_of("Sales Manager", "山田", "太郎") < 0.3
    assert align_romaji("山田 太郎", "山田", "太郎") is None


@pytest.mark.parametrize(
    ("family", "given_", "romaji", "local", "kana"),
    [
        ("太田", "尚子", "Naoko Ohta", None, "おおた なおこ"),
        ("菅", "伸一", None, "suga_s", "すが しんいち"),
        ("菅", "伸一", None, "s.kan", "かん しんいち"),
        ("十河", "美和", "Miwa Sogo", None, "そごう みわ"),
        ("田中", "さくら", None, None, "たなか さくら"),
    ],
)
def test_readings_are_guessed_by_what_the_card_tells(
    family: str, given_: str, romaji: str | None, local: str | None, kana: str
) -> None:
    guesses = guess_readings(family, given_, romaji, local)
    assert guesses[0].kana == kana
    assert sum(guess.confidence for guess in guesses) <= 1.0001
    assert list(guesses) == sorted(guesses, key=lambda guess: -guess.confidence)


@settings(deadline=None)  # the first look loads the tables
@given(st.text(max_size=40))
def test_any_line_can_be_judged(line: str) -> None:
    judged = judge_name(line)
    assert judged is None or 0 <= judged.score <= 1


@settings(deadline=None)
@given(
    st.text(alphabet="山田太郎渡邉髙橋々 　・ひろみノヶAb.,様（）旧姓", max_size=14),
    st.none() | st.text(alphabet="やまだ たろう", max_size=8),
    st.none() | st.text(alphabet="yamadt.-_1", max_size=8),
)
def test_a_cut_loses_no_letter(text: str, kana: str | None, local: str | None) -> None:
    split = split_name(text, kana=kana, email_local=local)
    assert 0 <= split.confidence <= 1
    judged = judge_name(text)
    whole = judged.text if judged is not None else text
    kept = "".join(char for char in split.family + split.given if char.isalpha() or char == "々")
    assert sorted(kept) == sorted(
        char for char in whole if (char.isalpha() or char == "々") and char in kept
    )


@settings(deadline=None)  # the first look loads the tables
@given(st.text(max_size=12), st.text(max_size=8), st.text(max_size=8))
def test_nothing_breaks_an_alignment(line: str, family: str, given_: str) -> None:
    assert 0 <= is_kana_reading(line, family, given_) <= 1
    assert 0 <= is_romaji_of(line, family, given_) <= 1
    guess_readings(family, given_, line, line)
