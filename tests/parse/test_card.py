from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Contact, Reading, TextLine
from pipeline.parse import KnownCompanies, parse_card

from .lines import card, english, horizontal, line

FIRM = line("株式会社みずうみ製作所", 60, 60, 26)


def values(fields: tuple[object, ...]) -> list[str]:
    return [getattr(field, "value") for field in fields]  # noqa: B009


def test_a_japanese_card_is_understood_whole() -> None:
    contact = parse_card((horizontal(),))
    assert contact.name_full is not None and contact.name_full.value == "湖山 太一"
    assert contact.name_family is not None and contact.name_family.value == "湖山"
    assert contact.name_romaji is not None and contact.name_romaji.value == "Taichi KOYAMA"
    assert contact.company is not None and contact.company.value == "株式会社みずうみ製作所"
    assert values(contact.departments) == ["営業本部", "第二営業部"]
    assert values(contact.titles) == ["部長"]
    assert [(p.kind, p.e164) for p in contact.phones] == [
        ("main", "+81300001111"),
        ("fax", "+81300001112"),
        ("mobile", "+819000001113"),
    ]
    assert values(contact.emails) == ["t.koyama@mizuumi.example.co.jp"]
    assert values(contact.urls) == ["https://www.mizuumi.example.co.jp/"]
    assert values(contact.postal_codes) == ["104-0061"]
    office = contact.address
    assert office is not None
    assert (office.prefecture, office.city) == ("東京都", "中央区")
    assert office.building == "みずうみビル4F"
    assert contact.further == ()


def test_an_unprinted_reading_is_only_a_guess() -> None:
    contact = parse_card((horizontal(),))
    assert contact.name_kana is None
    assert contact.name_kana_guess is not None
    assert contact.name_kana_guess.value.endswith(" たいち")


def test_an_english_card_has_only_main_fields() -> None:
    contact = parse_card((english(),))
    assert contact.name_full is not None and contact.name_full.value == "Alice M. Winter"
    assert contact.name_family is not None and contact.name_family.value == "Winter"
    assert contact.company is not None and contact.company.value == "Bluewater Instruments, Inc."
    assert values(contact.titles) == ["Vice President"]
    assert values(contact.departments) == ["Customer Success"]
    assert contact.titles_en == contact.departments_en == contact.addresses_en == ()
    assert contact.address is not None and contact.address.country == "US"
    assert values(contact.postal_codes) == ["98101"]
    assert [p.e164 for p in contact.phones] == ["+12065550142"]
    assert values(contact.emails) == ["alice.winter@bluewater.example"]


def test_furigana_is_the_reading_of_the_name_in_hiragana() -> None:
    lines = (*horizontal().lines, line("コヤマ タイチ", 60, 180, 14))
    contact = parse_card((card(*lines),))
    assert contact.name_kana is not None and contact.name_kana.value == "こやま たいち"
    assert contact.name_kana_guess is None


def test_a_legal_form_on_its_own_line_begins_the_name_below() -> None:
    lines = (line("一般社団法人", 60, 40, 30), line("みずうみ協議会", 60, 76, 34))
    contact = parse_card((card(*lines, *horizontal().lines[3:]),))
    assert contact.company is not None
    assert contact.company.value.replace(" ", "") == "一般社団法人みずうみ協議会"


def test_what_is_not_understood_is_kept() -> None:
    contact = parse_card((card(*horizontal().lines, line("とおくまで、ゆっくり。", 500, 500)),))
    assert values(contact.further) == ["とおくまで、ゆっくり。"]


def test_a_qr_code_confirms_the_name_and_puts_a_misread_letter_right() -> None:
    payload = "BEGIN:VCARD\nVERSION:3.0\nN:湖山;大一;;;\nFN:湖山 大一\nEND:VCARD"
    reading = horizontal()
    contact = parse_card((Reading(reading.lines, 910, 550, (payload,)),))
    assert contact.name_full is not None and contact.name_full.value == "湖山 大一"
    assert "湖山 太一" in contact.name_full.alternatives


def test_a_company_confirmed_before_is_offered_where_the_reading_differs() -> None:
    known = KnownCompanies(by_domain=(("mizuumi.example.co.jp", "株式会社みづうみ製作所"),))
    contact = parse_card((horizontal(),), known)
    assert contact.company is not None
    assert "株式会社みづうみ製作所" in contact.company.alternatives
    assert any(c.name == "company-known" and not c.passed for c in contact.company.checks)


def test_every_field_points_at_its_lines() -> None:
    reading = horizontal()
    contact = parse_card((reading,))
    for name in Contact.__dataclass_fields__:
        if name == "name_kana_guess":
            continue
        for field in contact.fields(name):
            assert field.sources, name
            assert all(0 <= ref.line < len(reading.lines) for ref in field.sources)


words = st.text(
    alphabet=st.sampled_from(
        "山田太郎髙﨑部長課室株式会社ぁあんアンーカタA-Za z0189-()（）〒@.:/＋+　・、。℡№\u200b"
    ),
    min_size=1,
    max_size=24,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(words, st.integers(0, 800), st.integers(0, 520), st.integers(5, 60))))
def test_parse_never_raises(pieces: list[tuple[str, int, int, int]]) -> None:
    lines: list[TextLine] = [line(text, x, y, h) for text, x, y, h in pieces]
    contact = parse_card((card(*lines),))
    for name in Contact.__dataclass_fields__:
        for field in contact.fields(name):
            assert 0 <= field.confidence <= 1


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["BEGIN:VCARD\n", "MECARD:"]),
    st.lists(
        st.tuples(
            st.sampled_from(["N", "FN", "ORG", "TEL", "EMAIL", "URL", "SOUND", "TITLE"]),
            st.sampled_from(["", " ", ";;;", ",", "\\", "湖山;太一", "湖山,太一", "03-0000-1111", "a@b.example", "x"]),
        )
    ),
)  # fmt: skip
def test_no_qr_code_makes_it_raise(head: str, parts: list[tuple[str, str]]) -> None:
    joint = "\n" if head.startswith("BEGIN") else ";"
    payload = head + joint.join(f"{key}:{value}" for key, value in parts) + joint
    parse_card((Reading(horizontal().lines, 910, 550, (payload,)),))
    parse_card((Reading((), 910, 550, (payload,)),))


@pytest.mark.parametrize(
    ("ruby", "name"),
    [("こ 、う の いづみ", "河野 いづみ"), ("コウノ イ", "河野 いづみ")],
)
def test_furigana_with_a_speck_or_without_its_end_still_reads_the_name(
    ruby: str, name: str
) -> None:
    contact = parse_card((card(line(ruby, 62, 180, 16), line(name, 60, 200, 48), FIRM),))
    assert contact.name_full and contact.name_full.value == name
    assert contact.name_kana and contact.name_kana.value == "こうの いづみ"
    assert not contact.titles


def test_a_former_name_behind_the_name_does_not_hide_it() -> None:
    lines = (line("ちば ぜんじ", 62, 180, 18), line("千 葉 善 次(旧姓大野)", 60, 204, 30))
    contact = parse_card((card(*lines, FIRM),))
    assert contact.name_full and contact.name_full.value == "千葉 善次"
    assert contact.name_kana and contact.name_kana.value == "ちば ぜんじ"


def test_a_former_name_and_the_furigana_beside_it_are_two() -> None:
    lines = (line("渡 邊 恵", 60, 200, 48), line("(旧姓山本)　わたなべ めぐみ", 240, 215, 20))
    contact = parse_card((card(*lines, FIRM, line("E _ m.watanabe@mizuumi.example.jp", 60, 400)),))
    assert contact.name_kana and contact.name_kana.value == "わたなべ めぐみ"
    assert values(contact.emails) == ["m.watanabe@mizuumi.example.jp"]


def test_a_slogan_of_two_halves_is_no_unit() -> None:
    lines = (
        line("Alice Winter", 60, 200, 48),
        line("Think local, act kind.", 60, 100, 22),
        line("Sustainability Office", 60, 130, 22),
        line("Hoo Co., Ltd.", 60, 60, 26),
    )
    contact = parse_card((card(*lines, line("alice@hoo.example.com", 60, 400)),))
    assert values(contact.departments) == ["Sustainability Office"]


def test_kana_at_a_large_line_are_its_furigana_though_it_was_misread() -> None:
    contact = parse_card(
        (card(line("ハマグチ ミノル", 62, 180, 16), line("沪口 實", 60, 200, 48), FIRM),)
    )
    assert contact.name_full and contact.name_full.value == "沪口 實"


def test_a_post_and_the_furigana_beside_it_are_two() -> None:
    lines = (
        line("株式会社みずうみ製作所", 60, 40, 34),
        line("こやま たいちプロデューサー", 60, 160),
        line("湖山 太一", 60, 200, 48),
    )
    contact = parse_card((card(*lines),))
    assert values(contact.titles) == ["プロデューサー"]
    assert contact.name_kana is not None and contact.name_kana.value == "こやま たいち"


def test_the_domain_tells_which_line_begins_the_company() -> None:
    lines = (
        line("Mizu", 60, 40, 30),
        line("コンサルティング株式会社", 60, 74, 32),
        line("湖山 太一", 60, 200, 48),
        line("E-mail t.koyama@mizu.example.co.jp", 60, 420),
    )
    contact = parse_card((card(*lines),))
    assert contact.company is not None
    assert contact.company.value == "Mizu コンサルティング株式会社"


def test_a_suffix_alone_on_its_line_ends_the_company() -> None:
    lines = (
        line("株式会社みずうみ", 60, 40, 30),
        line("ホールディングス", 60, 74, 29),
        line("経理部 課長", 60, 130),
        line("湖山 太一", 60, 200, 48),
    )
    contact = parse_card((card(*lines),))
    assert contact.company is not None
    assert contact.company.value == "株式会社みずうみ ホールディングス"
    assert values(contact.departments) == ["経理部"]


def test_a_unit_set_smaller_than_the_company_is_no_part_of_it() -> None:
    lines = (
        line("(有)みずうみ", 60, 40, 34),
        line("ロボティクス", 60, 78, 33),
        line("技術開発センター", 60, 120, 28),
        line("主任", 60, 152, 28),
        line("湖山 太一", 60, 200, 60),
        line("〒104-0061 東京都中央区銀座1-2-3", 60, 330),
        line("TEL 03-0000-1111", 60, 360),
        line("FAX 03-0000-1112", 60, 390),
        line("E-mail t.koyama@mizuumi.example.co.jp", 60, 420),
    )
    contact = parse_card((card(*lines),))
    assert contact.company is not None and contact.company.value == "(有)みずうみ ロボティクス"
    assert values(contact.departments) == ["技術開発センター"]


def test_a_slogan_is_not_the_company_in_english() -> None:
    lines = (
        line("株式会社みずうみ製作所", 60, 40, 34),
        line("Quality First", 60, 80, 22),
        line("湖山 太一", 60, 200, 48),
    )
    contact = parse_card((card(*lines),))
    assert contact.company_en is None and contact.departments == ()


def test_a_large_name_above_an_address_is_no_street() -> None:
    lines = (
        line("Bluewater Design Co., Ltd.", 60, 40, 30),
        line("Hana PARK", 60, 180, 40),
        line("3-12-15 Ginza,", 60, 226, 20),
        line("Chuo-ku, Tokyo 104-0061 JAPAN", 60, 250, 20),
        line("Tel: +81 3 0000 1111", 60, 274, 20),
    )
    contact = parse_card((card(*lines),))
    assert contact.name_full is not None and contact.name_full.value == "Hana PARK"
    assert contact.address is not None and contact.address.text.value.startswith("3-12-15")


def test_beside_a_direct_number_a_bare_one_is_the_main_number() -> None:
    lines = (
        line("湖山 太一", 60, 200, 48),
        line("03-0000-1111", 60, 360),
        line("直通 03-0000-1112", 60, 390),
    )
    contact = parse_card((card(*lines),))
    assert [phone.kind for phone in contact.phones] == ["main", "direct"]


def test_a_postal_code_in_the_company_s_line_belongs_to_the_address() -> None:
    lines = (
        line("株式会社みずうみ製作所　テ104-0061", 60, 40, 30),
        line("東京都中央区銀座1-2-3", 390, 76, 22),
        line("湖山 太一", 60, 200, 48),
    )
    contact = parse_card((card(*lines),))
    assert contact.company is not None and contact.company.value == "株式会社みずうみ製作所"
    assert values(contact.postal_codes) == ["104-0061"]


def test_a_spaced_number_labelled_t_is_no_registration() -> None:
    contact = parse_card((card(line("T 03 - 0000 - 1111", 60, 100)),))
    assert contact.registration is None
    assert [phone.e164 for phone in contact.phones] == ["+81300001111"]


def test_the_domain_of_the_url_tells_the_end_and_the_at_sign_of_an_address() -> None:
    url = line("https://www.mizuumi.example.or.jp", 60, 450)
    cut = parse_card((card(line("Mail t.koyama@mizuumi.example.or p", 60, 420), url),))
    assert values(cut.emails) == ["t.koyama@mizuumi.example.or.jp"]
    misread = parse_card((card(line("Mail t.koyamaemizuumi.example.or.jp", 60, 420), url),))
    assert values(misread.emails) == ["t.koyama@mizuumi.example.or.jp"]


def test_low_lines_that_were_read_as_gaps() -> None:
    lines = (line("E-mail taichi koyama@mizu.example", 60, 420), line("X: @mizu umi", 60, 450))
    contact = parse_card((card(*lines),))
    assert values(contact.emails) == ["taichi_koyama@mizu.example"]
    assert [(s.service, s.handle.value) for s in contact.sns] == [("X", "@mizu_umi")]


def test_what_follows_a_bare_form_is_the_firm_though_it_is_like_a_name() -> None:
    lines = (
        line("一般社団法人", 60, 40, 26),
        line("白鳥太一", 60, 70, 32),
        line("課長", 60, 150, 22),
        line("湖山 花子", 60, 200, 60),
        line("TEL 03-0000-1111", 60, 330),
    )
    contact = parse_card((card(*lines),))
    assert contact.company is not None and contact.company.value == "一般社団法人 白鳥太一"
    assert contact.name_full is not None and contact.name_full.value == "湖山 花子"


def test_one_handle_on_two_services_is_two() -> None:
    lines = (line("Instagram @mizu_umi", 60, 420), line("X @mizu_umi", 60, 450))
    contact = parse_card((card(*lines),))
    assert [handle.service for handle in contact.sns] == ["Instagram", "X"]


def test_kana_that_sound_like_the_romaji_read_a_name_that_no_table_knows() -> None:
    contact = parse_card(
        (
            card(
                line("Seoyeon YOON", 60, 120, 24),
                line("尹　瑞妍", 60, 160, 48),
                line("Senior Consultant", 60, 240),
                line("ゆん そよん", 60, 290, 16),
                line("seoyeon.yoon@mizuumi.example", 60, 440),
                line("〒104-0061 東京都中央区銀座1-2-3", 60, 400),
            ),
        )
    )
    assert contact.name_kana is not None
    assert contact.name_kana.value == "ゆん そよん"


def test_two_family_names_are_told_by_the_mailbox() -> None:
    lines = (line("Sur Andino Trade Office", 60, 60, 30), line("Anahí Quispe Rojas", 60, 180, 40))
    contact = parse_card((card(*lines, line("aquispe@surandino.example", 60, 400)),))
    assert contact.name_family is not None
    assert contact.name_given is not None
    assert (contact.name_family.value, contact.name_given.value) == ("Quispe Rojas", "Anahí")


def test_the_wide_gap_parts_family_and_given_name() -> None:
    lines = (line("石 動　文", 60, 200, 48), line("〒104-0061 東京都中央区銀座1-2-3", 60, 400))
    contact = parse_card((card(*lines),))
    assert contact.name_full is not None
    assert contact.name_full.value == "石動 文"


def test_a_reading_in_brackets_behind_the_name_is_its_reading() -> None:
    lines = (line("眞田 幸枝（さなだ ゆきえ）", 60, 200, 40), line("事務局長", 60, 150))
    contact = parse_card((card(*lines, line("〒104-0061 東京都中央区銀座1-2-3", 60, 400)),))
    assert contact.name_full is not None
    assert contact.name_kana is not None
    assert (contact.name_full.value, contact.name_kana.value) == ("眞田 幸枝", "さなだ ゆきえ")


def test_romaji_that_sound_like_the_printed_reading_spell_the_name() -> None:
    lines = (
        line("滬光電子日本株式会社", 60, 50, 30),
        line("歐陽　静怡", 60, 150, 48),
        line("オウヤン　ジンイー", 60, 215, 18),
        line("OUYANG Jingyi", 60, 300, 20),
        line("調達センター", 60, 350),
    )
    contact = parse_card((card(*lines, line("〒104-0061 東京都中央区銀座1-2-3", 60, 400)),))
    assert contact.name_romaji is not None
    assert contact.name_romaji.value == "OUYANG Jingyi"


def test_an_internet_number_without_a_label_is_no_fax() -> None:
    lines = (line("ヒトツブ株式会社", 60, 60, 30), line("新渡戸　要", 60, 180, 48))
    numbers = (line("050-3256-0912", 60, 360), line("050-3256-0913", 60, 386))
    contact = parse_card((card(*lines, *numbers),))
    assert [phone.kind for phone in contact.phones] == ["tel", "tel"]


def test_a_given_name_in_kana_that_ends_like_a_particle_is_a_name() -> None:
    reading = card(
        line("鳥取県", 60, 40, 30), line("係長", 60, 150), line("賀露　みなと", 60, 200, 44)
    )
    name = parse_card((reading,)).name_full
    assert name and name.value == "賀露 みなと"


def test_kana_and_romaji_on_one_line_are_two_spellings() -> None:
    reading = card(
        line("合同会社みずうみ", 60, 40, 30),
        line("高橋　太郎", 60, 180, 48),
        line("たかはし たろう / Taro Takahashi", 60, 240),
    )
    contact = parse_card((reading,))
    assert contact.name_kana and contact.name_kana.value == "たかはし たろう"
    assert contact.name_romaji and contact.name_romaji.value == "Taro Takahashi"


def test_a_unit_behind_an_institution_is_cut_off_its_line() -> None:
    reading = card(
        line("国立大学法人 みずうみ大学 大学院工学研究科", 60, 40, 26),
        line("教授・工学博士", 60, 150),
        line("高橋　太郎", 60, 200, 48),
    )
    contact = parse_card((reading,))
    assert contact.company and contact.company.value == "国立大学法人 みずうみ大学"
    assert [d.value for d in contact.departments] == ["大学院工学研究科"]
    assert [t.value for t in contact.titles] == ["教授", "工学博士"]


def test_how_to_get_there_and_a_label_are_no_part_of_the_address() -> None:
    reading = card(
        line("本社 東京都渋谷区神南1-2-3 〒150-0041", 60, 300),
        line("東京都新宿区新宿3-4-5 湖山ビル3F（新宿駅 徒歩5分）", 60, 400),
    )
    found = parse_card((reading,)).addresses
    assert [a.text.value for a in found] == [
        "東京都渋谷区神南1-2-3",
        "東京都新宿区新宿3-4-5 湖山ビル3F",
    ]


def test_a_name_and_a_firm_in_two_languages_on_one_line() -> None:
    reading = card(
        line("(株)みずうみ／Mizuumi Co., Ltd.", 60, 40, 26),
        line("高橋　太郎", 60, 200, 48),
        line("高橋 太郎 / Taro Takahashi", 60, 300),
    )
    contact = parse_card((reading,))
    assert contact.company and contact.company.value == "(株)みずうみ"
    assert contact.company_en and contact.company_en.value == "Mizuumi Co., Ltd."
    assert contact.name_romaji and contact.name_romaji.value == "Taro Takahashi"


def test_romaji_may_stand_in_brackets() -> None:
    reading = card(
        line("株式会社みずうみ", 60, 40, 26),
        line("高橋　太郎", 60, 200, 48),
        line("(TAKAHASHI, Taro)", 60, 260),
    )
    romaji = parse_card((reading,)).name_romaji
    assert romaji and romaji.value == "TAKAHASHI, Taro"


def test_the_form_of_address_is_no_part_of_the_romaji() -> None:
    reading = card(
        line("株式会社みずうみ", 60, 40, 26),
        line("高橋　太郎", 60, 200, 48),
        line("TAKAHASHI, Taro (Mr.)", 60, 260),
    )
    romaji = parse_card((reading,)).name_romaji
    assert romaji and romaji.value == "TAKAHASHI, Taro"


def test_the_fields_of_a_clinic_are_no_units() -> None:
    reading = card(
        line("みずうみこころのクリニック", 60, 40, 26),
        line("心療内科・精神科", 60, 80),
        line("院長", 60, 160),
        line("高橋　太郎", 60, 200, 48),
    )
    assert parse_card((reading,)).departments == ()


def test_a_town_and_its_units_on_one_line() -> None:
    reading = card(
        line("尾道市 産業部 観光課", 60, 60, 24),
        line("主事", 60, 150),
        line("高橋　太郎", 60, 200, 48),
        line("TEL 0848-00-9184", 60, 400),
    )
    contact = parse_card((reading,))
    assert contact.company and contact.company.value == "尾道市"
    assert [d.value for d in contact.departments] == ["産業部", "観光課"]


@pytest.mark.parametrize(
    ("printed", "mail", "family", "given"),
    [
        ("Rafael Echeverría Soto", "recheverria", "Echeverría Soto", "Rafael"),
        ("Truong Minh Anh", "anh.truong", "Truong", "Minh Anh"),
        ("John Paul Winter", "winter.john", "Winter", "John Paul"),
    ],
)
def test_the_mailbox_tells_the_family_name(
    printed: str, mail: str, family: str, given: str
) -> None:
    lines = (line("Bluewater Inc.", 60, 60, 30), line(printed, 60, 180, 40))
    contact = parse_card((card(*lines, line(f"{mail}@bluewater.example", 60, 400)),))
    assert contact.name_family and contact.name_given
    assert (contact.name_family.value, contact.name_given.value) == (family, given)


@pytest.mark.parametrize(
    "printed",
    ['Takeru "TK" Ishimine', "Yi-Chun (Irene) Hsu", "Clémence d'Aubrac", "Dr.-Ing. Jürgen Winter"],
)
def test_nicknames_particles_and_degrees_in_a_name(printed: str) -> None:
    lines = (line("Bluewater Inc.", 60, 60, 30), line(printed, 60, 180, 40))
    contact = parse_card((card(*lines, line("Sales Manager", 60, 240)),))
    assert contact.name_full and contact.name_full.value == printed.removeprefix("Dr.-Ing. ")


def test_a_name_in_capitals_set_apart_is_two_words() -> None:
    lines = (line("株式会社みずうみ", 60, 60, 30), line("工藤 泰河", 60, 180, 40))
    contact = parse_card((card(*lines, line("T A I G A  K U D O", 60, 240)),))
    assert contact.name_romaji and contact.name_romaji.value == "TAIGA KUDO"


def test_a_label_in_brackets_or_an_annex_begins_the_next_office() -> None:
    for label in ("みずうみ会館】", "別館"):
        contact = parse_card(
            (
                card(
                    line("山口県萩市椿1-2-3", 60, 280),
                    line(label, 60, 308),
                    line("〒759-3411", 60, 336),
                    line("山口県萩市大字須佐4-5-6", 60, 364),
                ),
            )
        )
        assert [a.text.value for a in contact.addresses] == [
            "山口県萩市椿1-2-3",
            "山口県萩市大字須佐4-5-6",
        ]


def test_a_building_goes_on_below_a_lot_without_a_dash() -> None:
    lines = (
        line("〒212-0013 神奈川県川崎市幸区堀川町580", 60, 300),
        line("ソリッド東棟 11F", 60, 328),
    )
    (found,) = parse_card((card(*lines),)).addresses
    assert found.text.value == "神奈川県川崎市幸区堀川町580 ソリッド東棟 11F"


def test_a_name_whose_letters_stand_in_boxes_of_their_own_is_one() -> None:
    contact = parse_card(
        (
            card(
                line("みずうみ商工会議所", 60, 60),
                line("副会頭", 60, 150),
                line("寿", 400, 200, 48),
                line("司　郎", 520, 200, 48),
                line("〒104-0061 東京都中央区銀座1-2-3", 60, 400),
            ),
        )
    )
    assert contact.name_full and contact.name_full.value == "寿 司郎"


def test_the_headquarters_over_one_of_two_addresses_is_no_department() -> None:
    contact = parse_card(
        (
            card(
                line("みずうみ精工株式会社", 60, 40, 30),
                line("第一工事課", 60, 90),
                line("高橋　太郎", 60, 120, 48),
                line("宅地建物取引士", 60, 176),
                line("本社", 60, 202),
                line("〒104-0061", 60, 228),
                line("東京都中央区銀座1-2-3", 60, 254),
                line("板橋支社", 60, 300),
                line("〒173-0037 東京都板橋区小茂根3-5-12", 60, 326),
            ),
        )
    )
    assert [d.value for d in contact.departments] == ["第一工事課"]


def test_a_long_mark_that_was_read_as_a_comma_is_one() -> None:
    contact = parse_card(
        (card(line("開発一課　チームリーダ，", 60, 90), line("高橋 太郎", 60, 120, 48)),)
    )
    assert [t.value for t in contact.titles] == ["チームリーダー"]


def test_ruby_over_the_kanji_of_a_name_whose_rest_is_kana_reads_all_of_it() -> None:
    lines = (line("みずうみ工業株式会社", 60, 40, 30), line("すぎうら", 60, 160, 16))
    contact = parse_card((card(*lines, line("杉浦　まどか", 60, 180, 48)),))
    assert contact.name_kana and contact.name_kana.value == "すぎうら まどか"


def test_an_address_may_end_in_kanji_numerals() -> None:
    lines = (line("〒六〇四－〇九二四", 60, 300), line("京都市中京区一之船入町三七八", 60, 328))
    (found,) = parse_card((card(*lines),)).addresses
    assert found.text.value == "京都市中京区一之船入町三七八"
    assert found.postal_code and found.postal_code.value == "604-0924"


def test_an_institute_beside_its_university_is_a_department() -> None:
    contact = parse_card(
        (
            card(
                line("Institute for Ocean Modeling", 60, 60, 26),
                line("Aso Bay University", 60, 92, 22),
                line("Priya R. Deshmukh", 60, 180, 36),
                line("Associate Professor", 60, 222),
            ),
        )
    )
    assert contact.company and contact.company.value == "Aso Bay University"
    assert [d.value for d in contact.departments] == ["Institute for Ocean Modeling"]


def test_the_place_where_a_freelancer_lives_is_no_firm() -> None:
    lines = (line("Yuki Asahina", 60, 60, 40), line("product designer", 60, 110))
    assert parse_card((card(*lines, line("Kamakura, Japan", 60, 430)),)).company is None


def test_a_foreign_family_name_with_dots_goes_before_a_japanese_given_name() -> None:
    contact = parse_card(
        (
            card(
                line("みずうみ工業株式会社", 60, 40, 30),
                line("事業部長　工学修士", 60, 120),
                line("ヴァン・デル・ミューレン　誠", 60, 180, 40),
            ),
        )
    )
    assert contact.name_family and contact.name_given
    assert (contact.name_family.value, contact.name_given.value) == (
        "ヴァン・デル・ミューレン",
        "誠",
    )
    assert [t.value for t in contact.titles] == ["事業部長", "工学修士"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Wolfram Eisenlohr, Dr. rer. nat.", "Wolfram Eisenlohr"),
        ("Capt. Masakatsu Uozumi", "Masakatsu Uozumi"),
    ],
)
def test_more_that_stands_about_names(printed: str, name: str) -> None:
    lines = (line("Bluewater Inc.", 60, 60, 30), line(printed, 60, 180, 40))
    contact = parse_card((card(*lines, line("Director", 60, 240)),))
    assert contact.name_full and contact.name_full.value == name


def test_japan_as_a_market_is_no_address() -> None:
    lines = (
        line("Dong Phuong Garment JSC", 60, 60, 30),
        line("Sales Director - Japan Market", 60, 200),
    )
    address = line("Lot C7, Song Than 2 Industrial Park, Binh Duong, Vietnam", 60, 300)
    contact = parse_card((card(*lines, address, line("Tel: (84-274) 355 0931", 60, 330)),))
    assert [p.e164 for p in contact.phones] == ["+842743550931"]


def test_a_word_before_a_number_says_that_it_is_no_fax() -> None:
    lines = (line("Main: +81-45-000-7300", 60, 300), line("Admissions: +81-45-000-7312", 60, 330))
    contact = parse_card((card(line("Bluewater School", 60, 60, 30), *lines),))
    assert [p.kind for p in contact.phones] == ["main", "tel"]


def test_the_label_of_an_office_in_brackets_is_no_post() -> None:
    lines = (
        line("[Osaka Head Office]", 60, 270),
        line("4-3-9 Honmachi, Chuo-ku, Osaka 541-0053", 60, 298),
    )
    contact = parse_card((card(line("Daitoku Trading Co.", 60, 60, 30), *lines),))
    assert contact.titles == ()
    assert [a.text.value for a in contact.addresses] == ["4-3-9 Honmachi, Chuo-ku, Osaka 541-0053"]
