"""Which of a card's licences and certificates are titles: told by where they stand."""

from __future__ import annotations

from pipeline.model import TextLine
from pipeline.parse import parse_card

from .lines import card, line


def posts(*lines: TextLine) -> tuple[list[str], list[str]]:
    contact = parse_card((card(*lines),))
    return [t.value for t in contact.titles], [q.value for q in contact.qualifications]


FIRM = line("株式会社みずうみ", 60, 40, 30)
NAME = line("高橋　太郎", 60, 200, 48)


def test_what_stands_with_the_title_is_one_what_stands_apart_is_none() -> None:
    together = posts(
        line("みずうみ大学", 60, 40, 30), line("教授", 60, 140), line("博士（工学）", 60, 166), NAME
    )
    assert together == (["教授", "博士（工学）"], [])
    apart = posts(
        line("みずうみ大学", 60, 40, 30), line("教授", 60, 160), NAME, line("博士（工学）", 60, 300)
    )
    assert apart == (["教授"], ["博士（工学）"])


def test_a_list_of_certificates_holds_no_titles() -> None:
    found = posts(
        FIRM,
        line("ライフコンサルタント", 60, 150),
        NAME,
        line("AFP", 60, 300),
        line("トータル・ライフ・コンサルタント", 60, 326),
    )
    assert found == (["ライフコンサルタント"], ["AFP", "トータル・ライフ・コンサルタント"])


def test_certificates_that_read_like_titles() -> None:
    found = posts(FIRM, line("副部長", 60, 160), NAME, line("インテリアプランナー", 60, 300))
    assert found == (["副部長"], ["インテリアプランナー"])


def test_a_licence_beside_a_unit_is_the_title() -> None:
    found = posts(FIRM, line("サービス課　整備士", 60, 160), NAME)
    assert found == (["整備士"], [])


def test_a_degree_on_the_line_of_the_title_is_a_title() -> None:
    found = posts(
        line("Lakeside Ltd.", 60, 40, 30),
        line("Alice Winter", 60, 160, 44),
        line("Senior Engineer, P.E.", 60, 212),
    )
    assert found == (["Senior Engineer", "P.E."], [])


def test_a_licence_below_the_name_is_a_qualification_beside_a_post() -> None:
    found = posts(
        line("みずうみ病院", 60, 40, 30),
        line("係長", 60, 160),
        NAME,
        line("社会福祉士", 60, 262),
    )
    assert found == (["係長"], ["社会福祉士"])


def test_a_licence_over_a_post_is_a_qualification() -> None:
    found = posts(
        line("税理士法人みずうみ", 60, 40, 30),
        line("税理士・行政書士", 60, 140),
        line("代表社員", 60, 166),
        NAME,
    )
    assert found == (["代表社員"], ["税理士", "行政書士"])


def test_a_degree_below_another_qualification_is_one() -> None:
    found = posts(
        line("みずうみ病院", 60, 40, 30),
        line("院長", 60, 120),
        line("小児科専門医", 60, 146),
        line("医学博士", 60, 172),
        NAME,
    )
    assert found == (["院長"], ["小児科専門医", "医学博士"])


def test_a_duty_over_a_rank_is_the_unit() -> None:
    contact = parse_card((card(FIRM, line("輸出支援担当", 60, 140), line("係長", 60, 166), NAME),))
    assert [d.value for d in contact.departments] == ["輸出支援担当"]
    assert [t.value for t in contact.titles] == ["係長"]


def test_a_list_in_another_corner_is_no_part_of_the_block_of_the_post() -> None:
    found = posts(
        line("社会保険労務士法人みずうみ", 60, 40, 30),
        line("所長 特定社会保険労務士", 60, 150),
        NAME,
        line("産業カウンセラー", 600, 150),
        line("年金アドバイザー2級", 600, 176),
        line("両立支援コーディネーター", 600, 202),
    )
    assert found == (
        ["所長", "特定社会保険労務士"],
        ["産業カウンセラー", "年金アドバイザー2級", "両立支援コーディネーター"],
    )


def test_beside_the_licence_that_shares_the_post_s_line_others_are_qualifications() -> None:
    found = posts(
        line("みずうみ税理士事務所", 60, 40, 30),
        line("所長／税理士", 60, 150),
        line("行政書士", 60, 176),
        NAME,
    )
    assert found == (["所長", "税理士"], ["行政書士"])


def test_what_an_office_is_opened_with_is_the_title_the_next_licence_is_none() -> None:
    found = posts(
        line("みずうみ会計事務所", 60, 40, 30),
        line("税理士", 60, 150),
        line("中小企業診断士", 60, 176),
        NAME,
    )
    assert found == (["税理士"], ["中小企業診断士"])


def test_a_licence_by_a_graded_one_below_the_name_is_no_title() -> None:
    found = posts(
        FIRM, NAME, line("一級造園施工管理技士", 60, 280), line("技術士（建設部門）", 60, 306)
    )
    assert found == ([], ["一級造園施工管理技士", "技術士（建設部門）"])


def test_a_licence_with_its_number_behind_is_kept() -> None:
    found = posts(FIRM, line("部長", 60, 150), NAME, line("測量士（登録番号 H19-10482）", 60, 280))
    assert found == (["部長"], ["測量士"])


def test_a_degree_alone_on_its_line_is_no_label() -> None:
    assert posts(FIRM, line("部長", 60, 150), NAME, line("Ph.D.", 60, 280)) == (["部長"], ["Ph.D."])


def test_the_post_of_a_licensed_person_is_the_title_other_licences_are_none() -> None:
    found = posts(
        line("みずうみ薬局", 60, 40, 30),
        line("管理薬剤師", 60, 150),
        NAME,
        line("スポーツファーマシスト", 60, 280),
    )
    assert found == (["管理薬剤師"], ["スポーツファーマシスト"])


def test_a_certificate_named_like_a_post_is_none_below_a_rank() -> None:
    found = posts(FIRM, line("課長", 60, 150), NAME, line("森林インストラクター", 60, 280))
    assert found == (["課長"], ["森林インストラクター"])
