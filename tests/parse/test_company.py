from __future__ import annotations

import pytest

from pipeline.model import TextLine
from pipeline.parse import parse_card

from .lines import card, line


def company(*lines: TextLine) -> str | None:
    found = parse_card((card(*lines),)).company
    return found.value if found else None


NAME = line("高橋　太郎", 60, 200, 48)
ADDRESS = line("〒104-0061 東京都中央区銀座1-2-3", 60, 400)


def test_a_line_of_what_it_is_and_its_name_is_the_firm() -> None:
    assert company(line("ピアノ教室 はしもと", 60, 100), NAME, ADDRESS) == "ピアノ教室 はしもと"


@pytest.mark.parametrize("firm", ["高橋測量登記事務所", "たかはし助産院", "タカハシ翻訳室"])
def test_an_office_that_bears_its_owner_s_name_is_the_firm(firm: str) -> None:
    assert company(line("代表", 60, 170), NAME, line(firm, 60, 360, 24), ADDRESS) == firm


def test_a_public_body_heads_its_units() -> None:
    contact = parse_card(
        (
            card(
                line("糸魚川市教育委員会", 60, 60, 26),
                line("こども課　保育係", 60, 120),
                line("主任", 60, 150),
                NAME,
                ADDRESS,
            ),
        )
    )
    assert contact.company and contact.company.value == "糸魚川市教育委員会"
    assert [d.value for d in contact.departments] == ["こども課", "保育係"]


def test_the_same_name_in_latin_letters_is_no_part_of_it() -> None:
    lines = (
        line("NEXALON", 60, 40, 30),
        line("ネクサロン株式会社", 60, 80, 28),
        NAME,
        line("taro@nexalon.example.jp", 60, 430),
    )
    assert company(*lines) == "ネクサロン株式会社"


def test_a_unit_is_no_part_of_the_firm_below_it() -> None:
    lines = (
        line("Alice Winter", 60, 100, 40),
        line("Purchasing", 60, 300, 24),
        line("Lakeside Logistics, LLC", 60, 326, 24),
    )
    assert company(*lines) == "Lakeside Logistics, LLC"


def test_an_open_end_goes_on_in_the_next_line() -> None:
    lines = (
        line("Lakeside Institute of", 60, 40, 24),
        line("Applied Sciences Ltd.", 60, 68, 24),
        line("Alice Winter", 60, 200, 40),
    )
    assert company(*lines) == "Lakeside Institute of Applied Sciences Ltd."


@pytest.mark.parametrize("read", ["（有 アトリエみずうみ", "(株 みずうみ電機", "株ミズウミ電機"])
def test_a_form_that_lost_its_bracket(read: str) -> None:
    found = company(line(read, 60, 60, 30), NAME, ADDRESS)
    assert found is not None and found[:3] in ("(有)", "(株)")


def test_a_bare_holding_takes_the_line_above_it() -> None:
    lines = (line("湖峰", 60, 180, 26), line("ホールディングス 株式会社", 60, 215, 20))
    name = line("橋本　健一", 60, 320, 48)
    assert company(*lines, name, line("〒104-0061 東京都中央区銀座1-2-3", 60, 420)) == (
        "湖峰 ホールディングス 株式会社"
    )


def test_a_word_mark_begins_the_field_and_form_below_it() -> None:
    lines = (line("Triple A", 60, 60, 26), line("警備保障 有限会社", 60, 92, 24))
    mail = line("taro@triplea.example.jp", 60, 430)
    assert company(*lines, NAME, ADDRESS, mail) == "Triple A 警備保障 有限会社"


def test_a_department_of_care_is_no_part_of_the_clinic() -> None:
    contact = parse_card(
        (card(line("湖山クリニック", 60, 100, 26), line("内科", 60, 132, 25), NAME, ADDRESS),)
    )
    assert contact.company and contact.company.value == "湖山クリニック"
    assert [d.value for d in contact.departments] == ["内科"]


def test_a_form_belongs_to_the_line_that_it_stands_nearer_to() -> None:
    lines = (
        line("NEXTA商事", 60, 60, 28),
        line("株式会社", 60, 92, 28),
        line("新規事業開発室", 60, 150, 28),
    )
    name = line("高橋　太郎", 60, 240, 56)
    contact = parse_card((card(*lines, name, line("taro@nexta.example.jp", 60, 430)),))
    assert contact.company and contact.company.value == "NEXTA商事 株式会社"
    assert [d.value for d in contact.departments] == ["新規事業開発室"]


def test_a_shop_and_its_name_are_no_unit() -> None:
    assert company(line("写真室 一閑", 60, 100, 28), NAME, ADDRESS) == "写真室 一閑"


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("株　みずうみ住建", "(株)　みずうみ住建"),
        ("みずうみ印刷株", "みずうみ印刷(株)"),
        ("有こもれびメディカル", "(有)こもれびメディカル"),
    ],
)
def test_lost_brackets_of_a_form_come_back(read: str, printed: str) -> None:
    assert company(line(read, 60, 60, 34), NAME, ADDRESS) == printed


def test_a_form_alone_belongs_to_the_firm_above_not_to_the_unit_below() -> None:
    lines = (line("蔵王建設", 60, 40, 24), line("株式会社", 60, 70, 24))
    contact = parse_card((card(*lines, line("情報システム部", 60, 100, 22), NAME, ADDRESS),))
    assert contact.company is not None
    assert contact.company.value == "蔵王建設 株式会社"
    assert [d.value for d in contact.departments] == ["情報システム部"]


def test_two_latin_lines_that_the_domain_holds_are_one_firm() -> None:
    lines = (line("Blue Fern", 60, 40, 40), line("NAIL SPA", 60, 90, 30))
    rest = (
        line("12 Harbor Street, Seattle, WA 98101", 60, 300),
        line("www.BlueFernNailSpa.com", 60, 340),
    )
    assert company(*lines, *rest) == "Blue Fern NAIL SPA"


def test_a_small_name_under_a_large_form_is_the_firm_that_the_domain_names() -> None:
    name = line("みずうみ精工", 60, 110, 24)
    rest = (NAME, ADDRESS, line("https://www.mizuumi.example", 60, 460))
    assert company(line("株式会社", 60, 60, 40), name, *rest) == "株式会社 みずうみ精工"


def test_what_stands_below_an_ended_latin_firm_is_its_unit() -> None:
    contact = parse_card(
        (
            card(
                line("Blue Fern Timber Co.", 280, 140, 28),
                line("Materials Laboratory", 320, 198, 26),
                line("Head of Product", 350, 236, 22),
                line("Lars Sorensen", 280, 286, 40),
                line("Lindenhof 19,", 340, 360),
                line("10115 Berlin, Germany", 340, 386),
                line("D +49-30-23125719", 340, 412),
                line("lsorensen@blue-fern.example", 340, 438),
                line("https://www.blue-fern.example/", 340, 464),
            ),
        )
    )
    assert contact.company is not None
    assert contact.company.value == "Blue Fern Timber Co."
    assert [d.value for d in contact.departments] == ["Materials Laboratory"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("蕎麦処", "ふくろう亭"),
        ("島野菜ダイニング", "みずうみの台所"),
        ("hair atelier", "しろつめ"),
    ],
)
def test_what_a_shop_is_goes_before_its_name(kind: str, name: str) -> None:
    lines = (line(kind, 60, 60, 22), line(name, 60, 95, 34))
    assert company(*lines, line("店主", 60, 170), NAME, ADDRESS) == f"{kind} {name}"


def test_a_licence_over_a_firm_is_no_part_of_it() -> None:
    lines = (NAME, line("代表社員", 60, 260), line("社会保険労務士", 60, 285))
    assert (
        company(*lines, line("合同会社みずうみ人事", 60, 310, 24), ADDRESS)
        == "合同会社みずうみ人事"
    )


def test_the_group_of_a_firm_is_no_unit() -> None:
    lines = (line("株式会社みずうみ銀行", 60, 60, 30), line("法人営業部", 60, 150), NAME, ADDRESS)
    contact = parse_card((card(*lines, line("みずうみフィナンシャルグループ", 60, 176)),))
    assert [d.value for d in contact.departments] == ["法人営業部"]


def test_a_public_body_has_its_name_in_english() -> None:
    lines = (
        line("みずうみ共和国大使館", 60, 60, 26),
        line("Embassy of the Republic of Lakes", 60, 95),
    )
    contact = parse_card((card(*lines, line("二等書記官", 60, 170), NAME, ADDRESS),))
    assert contact.company_en is not None
    assert contact.company_en.value == "Embassy of the Republic of Lakes"


def test_a_medical_corporation_goes_with_its_clinic() -> None:
    lines = (line("医療法人 みずうみ会", 60, 50, 18), line("たかはし歯科", 60, 80, 34))
    assert (
        company(*lines, line("院長", 60, 170), NAME, ADDRESS) == "医療法人 みずうみ会 たかはし歯科"
    )


def test_a_firm_s_latin_line_is_its_english_name_beside_a_native_one() -> None:
    lines = (
        line("玉山電子股份有限公司 日本支社", 200, 50, 25),
        line("Yushan Electronics Corp. Japan Branch", 200, 100, 21),
        line("郭　淑惠", 200, 170, 54),
        line("支社長", 200, 250, 23),
    )
    rest = (
        ADDRESS,
        line("kuo@yushan-e.example.tw", 200, 440),
        line("www.yushan-e.example.tw", 200, 470),
    )
    contact = parse_card((card(*lines, *rest),))
    assert contact.company is not None
    assert contact.company_en is not None
    assert contact.company.value == "玉山電子股份有限公司 日本支社"
    assert contact.company_en.value == "Yushan Electronics Corp. Japan Branch"


def test_the_reading_of_an_owner_s_name_is_no_firm() -> None:
    lines = (
        line("フリーライター", 320, 80, 22),
        line("わたぬき　たまき", 360, 120, 19),
        line("四月一日　環", 280, 150, 54),
        line("tamaki@watanuki-writing.example", 280, 400),
    )
    assert company(*lines, line("https://watanuki-writing.example", 280, 440), ADDRESS) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("学校法人 みずうみ学園", "みずうみ高等学校"),
        ("社会福祉法人 湖会", "特別養護老人ホーム みずうみ苑"),
        ("医療法人社団 湖会", "みずうみ内科・循環器内科"),
        ("浄土真宗本願寺派 湖山", "光照院"),
        ("御菓子司", "みずうみ庵"),
        ("学習塾", "みずうみ舎"),
        ("訪問看護ステーション", "みずうみ"),
    ],
)
def test_what_runs_it_and_what_it_is_belong_to_the_name(first: str, second: str) -> None:
    found = company(line(first, 60, 40, 24), line(second, 60, 72, 30), NAME, ADDRESS)
    assert found == f"{first} {second}"


def test_a_sect_alone_is_no_part_of_the_temple_s_name() -> None:
    assert company(line("浄土宗", 60, 40, 24), line("湖山光照寺", 60, 72, 30), NAME) == "湖山光照寺"


def test_a_licence_under_the_clinic_is_no_part_of_it() -> None:
    lines = (
        line("医療法人 湖会", 60, 40, 24),
        line("みずうみデンタルクリニック", 60, 70, 24),
        line("歯科衛生士", 60, 98, 22),
        NAME,
        line("診療時間 月 火 水", 60, 300),
    )
    contact = parse_card((card(*lines),))
    assert contact.company and contact.company.value == "医療法人 湖会 みずうみデンタルクリニック"
    assert [t.value for t in contact.titles] == ["歯科衛生士"]


def test_the_branch_behind_the_firm_is_a_unit() -> None:
    contact = parse_card((card(line("株式会社みずうみ 中野店", 60, 40, 30), NAME, ADDRESS),))
    assert contact.company and contact.company.value == "株式会社みずうみ"
    assert [d.value for d in contact.departments] == ["中野店"]


def test_what_somebody_does_and_how_the_name_is_spelled_are_no_firm() -> None:
    contact = parse_card(
        (
            card(
                line("取材・執筆・編集", 60, 60, 24),
                line("ライター", 60, 170),
                NAME,
                line("Taro Takahashi", 60, 256),
                line("taro@takahashitaro.example", 60, 400),
                line("https://takahashitaro.example", 60, 430),
            ),
        )
    )
    assert contact.company is None
    assert contact.name_romaji and contact.name_romaji.value == "Taro Takahashi"


def test_a_municipality_is_what_the_card_is_of() -> None:
    lines = (
        line("奈良県斑鳩町", 60, 40, 30),
        line("町長", 60, 160),
        NAME,
        line("〒636-0198 斑鳩町法隆寺西3-7-12", 60, 400),
        line("電話 0745-00-1001", 60, 426),
        line("chocho@mizuumi.example.jp", 60, 452),
    )
    contact = parse_card((card(*lines),))
    assert contact.company and contact.company.value == "奈良県斑鳩町"
    assert [a.text.value for a in contact.addresses] == ["斑鳩町法隆寺西3-7-12"]


@pytest.mark.parametrize(
    ("trade", "shop"),
    [("干物と地酒", "向商店"), ("まつエク・ネイル", "ことりのす"), ("自転車店", "ペダル座")],
)
def test_what_a_shop_sells_belongs_to_the_name_below(trade: str, shop: str) -> None:
    lines = (line(trade, 60, 60, 26), line(shop, 60, 90, 34), NAME, ADDRESS)
    assert company(*lines) == f"{trade} {shop}"


def test_a_motto_over_a_shop_does_not() -> None:
    lines = (
        line("風と雪がそだてた", 60, 60, 26),
        line("みずうみりんご園", 60, 90, 34),
        NAME,
        ADDRESS,
    )
    assert company(*lines) == "みずうみりんご園"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("社会福祉法人 みずうみ会", "みなと指定居宅介護支援事業所"),
        ("公益財団法人みずうみ財団", "みずうみ硝子美術館"),
    ],
)
def test_what_a_corporation_runs_is_a_part_of_its_name(above: str, below: str) -> None:
    assert company(line(above, 60, 60, 26), line(below, 60, 92, 28), NAME) == f"{above} {below}"


def test_a_firm_in_latin_letters_gives_way_to_its_japanese_name() -> None:
    lines = (NAME, line("ころも図案室", 60, 300, 26), line("koromo zuanshitsu", 60, 332, 20))
    assert company(*lines, line("taro@koromo.example", 60, 430)) == "ころも図案室"


def test_a_branch_behind_a_chemist_s_is_a_department() -> None:
    contact = parse_card((card(line("みずうみ薬局 銀座中央店", 60, 60, 30), NAME, ADDRESS),))
    assert contact.company and contact.company.value == "みずうみ薬局"
    assert [d.value for d in contact.departments] == ["銀座中央店"]


def test_the_trade_of_a_shop_may_be_a_room_and_its_name_a_word_in_kana() -> None:
    room = (line("まつげ美容室", 60, 60, 22), line("Lune", 60, 88, 30), NAME, ADDRESS)
    assert company(*room) == "まつげ美容室 Lune"
    kana = (
        line("放課後等デイサービス", 60, 60),
        line("ぽけっと", 60, 86, 36),
        line("管理責任者", 60, 160),
        NAME,
        ADDRESS,
    )
    assert company(*kana) == "放課後等デイサービス ぽけっと"


def test_a_translation_that_shares_the_firm_s_first_word_is_its_name_in_english() -> None:
    contact = parse_card(
        (
            card(
                line("社会保険労務士法人Sora", 60, 60, 28),
                line("Sora Labor & Social Security", 60, 94, 20),
                NAME,
                line("taro@sora-tax.example.jp", 60, 430),
            ),
        )
    )
    assert contact.company_en and contact.company_en.value == "Sora Labor & Social Security"


def test_a_verb_behind_its_legal_form_is_the_firm_that_the_domain_spells() -> None:
    lines = (line("株式会社", 60, 60, 20), line("つなぐ", 60, 84, 34), NAME)
    assert company(*lines, line("taro@tsunagu.example.jp", 60, 430)) == "株式会社 つなぐ"


def test_what_a_house_is_belongs_to_its_name_in_latin_letters() -> None:
    lines = (line("Spalti", 60, 60, 60), line("RISTORANTE", 60, 124, 20), ADDRESS)
    assert company(*lines, line("www.spalti.example.com", 60, 430)) == "Spalti RISTORANTE"


def test_a_shop_whose_name_reads_like_a_person_s_is_none_where_another_line_names_one() -> None:
    contact = parse_card(
        (
            card(
                line("喫茶と焼菓子", 60, 60, 22),
                line("つぐみの森", 60, 90, 46),
                line("店主　鳥飼 なつめ", 60, 200, 28),
                line("長野県伊那市西春近2605-1", 60, 330),
                line("11:00〜17:00", 60, 360),
            ),
        )
    )
    assert contact.name_full and contact.name_full.value == "鳥飼 なつめ"
    assert contact.company and contact.company.value == "喫茶と焼菓子 つぐみの森"


def test_what_a_freelancer_does_is_no_firm() -> None:
    lines = (NAME, line("デザイナー", 60, 260), line("ブックデザイン・装画", 60, 290))
    assert company(*lines, line("taro@takahashi.example.com", 60, 430)) is None


def test_a_branch_under_a_firm_in_latin_letters_is_not_its_japanese_name() -> None:
    contact = parse_card(
        (
            card(
                line("Bluewater Japan GmbH", 60, 60, 24),
                line("日本支店", 60, 90, 22),
                line("営業部", 60, 160),
                NAME,
                ADDRESS,
            ),
        )
    )
    assert contact.company and contact.company.value == "Bluewater Japan GmbH"
    assert [d.value for d in contact.departments] == ["日本支店", "営業部"]


def test_who_runs_a_house_is_not_the_house() -> None:
    lines = (
        line("指定居宅介護支援事業所", 60, 60, 22),
        line("ケアプランセンター つばき", 60, 90, 32),
        line("管理者", 60, 160),
        NAME,
        ADDRESS,
        line("運営：株式会社つばき福祉サービス", 60, 440),
    )
    assert company(*lines) == "指定居宅介護支援事業所 ケアプランセンター つばき"


def test_a_craft_over_a_kiln_belongs_to_its_name() -> None:
    lines = (line("丹波立杭焼", 60, 60, 22), line("蛍雪窯", 60, 88, 36), NAME, ADDRESS)
    assert company(*lines) == "丹波立杭焼 蛍雪窯"


def test_a_word_mark_that_begins_the_english_name_is_no_part_of_the_japanese_one() -> None:
    lines = (
        line("SHIZUKU", 60, 40, 34),
        line("雫サステナブルデザイン合同会社", 60, 82, 24),
        line("Shizuku Sustainable Design LLC", 60, 112, 20),
        NAME,
        line("taro@shizuku-sd.example.com", 60, 430),
    )
    assert company(*lines) == "雫サステナブルデザイン合同会社"


def test_a_ministry_is_named_without_its_bureaus() -> None:
    contact = parse_card(
        (
            card(
                line("国土交通省", 60, 60, 26),
                line("九州地方整備局　筑後川河川事務所", 60, 92, 26),
                line("河川環境課　係長", 60, 150),
                NAME,
            ),
        )
    )
    assert contact.company and contact.company.value == "国土交通省"


def test_where_a_shop_is_is_not_its_name_and_where_somebody_works_is_a_department() -> None:
    contact = parse_card(
        (
            card(
                line("hair atelier", 60, 30, 18),
                line("ミモザ", 60, 52, 40),
                line("下北沢店", 60, 104, 20),
                line("トップスタイリスト", 60, 170),
                NAME,
                ADDRESS,
                line("火曜定休", 60, 440),
            ),
        )
    )
    assert contact.company and contact.company.value == "hair atelier ミモザ"
    assert [d.value for d in contact.departments] == ["下北沢店"]


def test_a_firm_s_own_shop_is_a_department() -> None:
    contact = parse_card(
        (
            card(
                line("有限会社ひばり堂", 60, 40, 20),
                line("ひばり堂薬局 東町店", 60, 70, 30),
                line("管理薬剤師", 60, 160),
                NAME,
                ADDRESS,
            ),
        )
    )
    assert contact.company and contact.company.value == "有限会社ひばり堂"
    assert [d.value for d in contact.departments] == ["ひばり堂薬局 東町店"]


def test_a_trade_in_french_is_no_part_of_the_firm() -> None:
    lines = (
        line("Atelier Kervadec SAS", 60, 40, 30),
        line("voiles et bâches techniques", 60, 76, 22),
        line("Solène KERVADEC", 60, 160, 36),
        line("www.kervadec-voiles.example.fr", 60, 430),
    )
    assert company(*lines) == "Atelier Kervadec SAS"


def test_a_shop_of_old_is_no_branch_and_a_labour_bank_is_a_firm() -> None:
    shop = parse_card(
        (card(line("株式会社　カネ上 竹中商店", 60, 30, 34), line("黒田 一平", 60, 120, 40)),)
    )
    assert shop.company and shop.company.value == "株式会社　カネ上 竹中商店"
    assert not shop.departments
    bank = parse_card(
        (
            card(
                line("東伊豫労働金庫", 60, 30, 30),
                line("松山三番町支店", 60, 70, 20),
                line("支店長", 60, 100, 20),
                line("善財 史彦", 60, 140, 40),
            ),
        )
    )
    assert bank.company and bank.company.value == "東伊豫労働金庫"
    assert [unit.value for unit in bank.departments] == ["松山三番町支店"]


def test_a_licence_under_a_clinic_is_no_part_of_its_name() -> None:
    contact = parse_card(
        (
            card(
                line("みなと歯科医院", 60, 40, 26),
                line("歯科衛生士", 60, 92, 21),
                line("橋本　雄一郎", 60, 130, 44),
            ),
        )
    )
    assert contact.company and contact.company.value == "みなと歯科医院"
    assert [title.value for title in contact.titles] == ["歯科衛生士"]


@pytest.mark.parametrize(
    ("trade", "name"), [("麺屋", "七曜"), ("もつ焼き", "赤とんぼ"), ("料理旅館", "芙蓉亭")]
)
def test_a_small_trade_over_a_large_shop_is_part_of_its_name(trade: str, name: str) -> None:
    contact = parse_card(
        (
            card(
                line(trade, 60, 30, 22),
                line(name, 60, 62, 66),
                line("女将", 60, 150, 22),
                line("瀬良　さえ", 60, 190, 46),
            ),
        )
    )
    assert contact.company and contact.company.value == f"{trade} {name}"


def test_words_on_a_map_and_the_days_of_opening_are_no_units() -> None:
    contact = parse_card(
        (
            card(
                line("ひらの整形外科", 60, 40, 36),
                line("院長", 60, 100, 22),
                line("平野　健司郎", 60, 140, 46),
                line("北口駅", 520, 40, 18),
                line("当院", 600, 120, 18),
                line("月　火　水　木　金　土　日", 360, 220, 22),
            ),
        )
    )
    assert not contact.departments
    assert [title.value for title in contact.titles] == ["院長"]
