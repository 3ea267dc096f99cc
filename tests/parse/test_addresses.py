from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.addresses import judge_address, split_address
from pipeline.parse.offices import find_offices, split_code
from pipeline.parse.segments import segments_of

from .lines import card, line


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("東京都中央区銀座1-2-3 湖ビル4F", ("東京都", "中央区", "銀座1-2-3", "湖ビル4F")),
        ("東大阪市長田中1-24-10", ("", "東大阪市", "長田中1-24-10", "")),
        ("京都府京都市中京区御倉町一丁目2番3号", ("京都府", "京都市中京区", "御倉町一丁目2番3号", "")),
        ("東京都港区六本木６－１０－１ 塔 45階".replace("６", "6").replace("１", "1").replace("０", "0").replace("－", "-"),
         ("東京都", "港区", "六本木6-10-1", "塔 45階")),
    ],
)  # fmt: skip
def test_an_address_is_split_the_japanese_way(text: str, parts: tuple[str, str, str, str]) -> None:
    assert split_address(text) == parts


def test_one_wrong_letter_of_the_town_is_mended_and_said() -> None:
    judged = judge_address("東京都千代田区趣町5-12", "102-0083")
    assert judged.text == "東京都千代田区麹町5-12"
    assert [c.passed for c in judged.checks if c.name == "postal-repair"] == [True]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("東京都文京区関口3-5-11 関ロファーストビル", "東京都文京区関口3-5-11 関口ファーストビル"),
        ("大阪府大阪市中央区道修町3-1 道條町ビル2F", "大阪府大阪市中央区道修町3-1 道修町ビル2F"),
        ("東京都港区西新橋1-1 東新橋ビル", "東京都港区西新橋1-1 東新橋ビル"),
        ("東京都渋谷区道玄坂1-2 渋谷タワー", "東京都渋谷区道玄坂1-2 渋谷タワー"),
    ],
)
def test_a_building_is_spelled_like_the_town_that_it_bears(read: str, printed: str) -> None:
    assert judge_address(read, None).text == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("東京都青梅市河辺町5-20-21 東和ビルIO階", "東京都青梅市河辺町5-20-21 東和ビル10階"),
        ("長野県松本市鎌田5-8-17 弐番館フF", "長野県松本市鎌田5-8-17 弐番館7F"),
        ("3-4 Kawabata, Chuo-ku, Niigata 951-8053", "3-4 Kawabata, Chuo-ku, Niigata 951-8053"),
        ("I-4 Kawabata, Chuo-ku, Niigata 951-8053", "1-4 Kawabata, Chuo-ku, Niigata 951-8053"),
    ],
)
def test_letters_among_figures_are_figures(read: str, printed: str) -> None:
    found = find_offices(segments_of(card(line(read, 60, 300))))
    assert [office.text for office in found] == [printed]


def test_a_wrong_digit_of_the_code_is_mended_by_the_town() -> None:
    judged = judge_address("東京都港区六本木6-10-1", "106-0082")
    assert judged.code == "106-0032"
    assert any(c.name == "code-repair" for c in judged.checks)


def test_an_address_that_fits_no_town_of_its_code_is_left_and_marked() -> None:
    judged = judge_address("北海道札幌市北区北7条西5-1", "104-0061")
    assert judged.text == "北海道札幌市北区北7条西5-1"
    assert any(c.name == "postal-town" and not c.passed for c in judged.checks)


@pytest.mark.parametrize(
    "text",
    ["〒104-0061", "テ104-0061", "T104-0061", "I1104-0061", "1 04-0061", "〒一〇四－〇〇六一"],
)
def test_a_postal_code_is_read_through_its_misread_mark(text: str) -> None:
    assert split_code(text)[1] == "104-0061"


def test_two_offices_stay_two() -> None:
    reading = card(
        line("本社", 60, 300),
        line("〒104-0061 東京都中央区銀座1-2-3", 60, 325),
        line("湖ビル4F", 60, 350),
        line("大阪支店", 60, 390),
        line("〒530-0001 大阪府大阪市北区梅田3-4-5", 60, 415),
    )
    offices = find_offices(segments_of(reading))
    assert [(o.code, o.text) for o in offices] == [
        ("104-0061", "東京都中央区銀座1-2-3 湖ビル4F"),
        ("530-0001", "大阪府大阪市北区梅田3-4-5"),
    ]


def test_an_english_address_runs_over_its_lines() -> None:
    reading = card(
        line("Lake Bldg. 4F, 1-2-3 Ginza,", 60, 300),
        line("Chuo-ku, Tokyo 104-0061, Japan", 60, 325),
    )
    (office,) = find_offices(segments_of(reading))
    assert office.latin and office.country == "JP" and office.code == "104-0061"
    assert office.text == "Lake Bldg. 4F, 1-2-3 Ginza, Chuo-ku, Tokyo 104-0061, Japan"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("東京都卅州谷区桜丘3-28", "東京都世田谷区桜丘3-28"),
        ("烏取県烏取市天神町1-9", "鳥取県鳥取市天神町1-9"),
        ("来京都 中央区銀座1-2", "東京都 中央区銀座1-2"),
    ],
)
def test_a_misread_prefecture_or_city_is_put_right_where_one_is_like_it(
    read: str, printed: str
) -> None:
    judged = judge_address(read, None)
    assert judged.text == printed
    assert any(check.name == "postal-repair" for check in judged.checks)


def test_a_place_like_no_other_is_left() -> None:
    assert judge_address("東京都費易区路司が谷2-6", None).text == "東京都費易区路司が谷2-6"


def test_a_code_alone_below_an_address_is_its_code() -> None:
    lines = (line("島根県松江市北堀町三二八", 60, 300), line("〒六九〇－〇八八八", 60, 330))
    (office,) = find_offices(segments_of(card(*lines)))
    assert (office.text, office.code) == ("島根県松江市北堀町三二八", "690-0888")


def test_a_rare_kanji_of_a_town_is_put_right_however_clear() -> None:
    judged = judge_address("京都府京都市下京区西屋町25", "600-8108", clear=True, code_clear=True)
    assert judged.text == "京都府京都市下京区西錺屋町25"


def test_what_was_read_clearly_stays_though_code_and_town_disagree() -> None:
    clear = judge_address("三重県桑名市多度町香取1187", "511-0122", clear=True, code_clear=True)
    assert (clear.text, clear.code) == ("三重県桑名市多度町香取1187", "511-0122")
    assert any(c.name == "postal-town" and not c.passed for c in clear.checks)


def test_a_city_under_its_code_goes_on_with_the_town_below() -> None:
    reading = card(
        line("〒221-0835", 600, 60), line("横浜市神奈川区", 600, 86), line("鶴屋町1-4-3", 600, 112)
    )
    (found,) = parse_card((reading,)).addresses
    assert found.text.value == "横浜市神奈川区 鶴屋町1-4-3"
    assert found.postal_code and found.postal_code.value == "221-0835"


def test_offices_in_columns_do_not_mix() -> None:
    columns = [
        (60, "〒721-0974", "福山市", "東深津町4-24-17"),
        (330, "〒532-0011", "大阪市淀川区", "西中島5-9-18"),
        (600, "〒983-0035", "仙台市宮城野区", "日の出町2-27-14"),
    ]
    lines = [
        line(text, left, 300 + 26 * row)
        for row in range(3)
        for left, *texts in columns
        for text in [texts[row]]
    ]
    found = parse_card((card(*lines),)).addresses
    assert [a.text.value for a in found] == [
        "福山市 東深津町4-24-17",
        "大阪市淀川区 西中島5-9-18",
        "仙台市宮城野区 日の出町2-27-14",
    ]


def test_a_building_that_was_read_clearly_is_not_spelled_like_its_town() -> None:
    judged = judge_address("松山市南堀端町3-6 南堀端椿ビル", None, clear=True)
    assert judged.building == "南堀端椿ビル"


def test_one_lone_code_belongs_to_the_one_address_without_a_code() -> None:
    reading = card(line("東京都中央区銀座1-2-3", 60, 300), line("〒104-0061", 600, 60))
    (found,) = parse_card((reading,)).addresses
    assert found.postal_code and found.postal_code.value == "104-0061"


def test_an_address_may_be_set_in_under_its_code() -> None:
    reading = card(
        line("本社/〒448-0857", 60, 300), line("愛知県刈谷市大手町4丁目25番地", 150, 326)
    )
    (found,) = parse_card((reading,)).addresses
    assert found.postal_code and found.postal_code.value == "448-0857"
