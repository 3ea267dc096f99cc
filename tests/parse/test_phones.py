from __future__ import annotations

import pytest

from pipeline.parse.phones import find_phones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TEL 03-0000-1234", [("tel", "+81300001234", None)]),
        ("TEL(代表)0300-00-1234 直通0300-00-1235", [("main", "+81300001234", None), ("direct", "+81300001235", None)]),
        ("T 0300-00-1234(代)", [("main", "+81300001234", None)]),
        ("電話 03-0000-1234(内線4845)", [("tel", "+81300001234", "4845")]),
        ("Direct +81-300-00-1234 ext. 51", [("direct", "+81300001234", "51")]),
        ("TEL (+81) 3-0000-1234/FAX(+81)3-0000-1235", [("tel", "+81300001234", None), ("fax", "+81300001235", None)]),
        ("FAX.03(0000)1235", [("fax", "+81300001235", None)]),
        ("090 - 0000 - 1234", [("mobile", "+819000001234", None)]),
        ("フリーダイヤル 0120-000-123", [("tollfree", "+81120000123", None)]),
        ("フアツクス 03-0000-1235", [("fax", "+81300001235", None)]),
        ("電 話 03-0000-1234", [("tel", "+81300001234", None)]),
        ("Mobile o9o-oo00-12l4", [("mobile", "+819000001214", None)]),
        ("https://mizu.example/o9o-0000-1234", []),
        ("Te一.〇三〇〇(〇〇)一二三四", [("tel", "+81300001234", None)]),
        ("携帯 090-0000~1234", [("mobile", "+819000001234", None)]),
        ("フ7ックス 03-0000-1235", [("fax", "+81300001235", None)]),
        ("03(0000)1234()", [("main", "+81300001234", None)]),
        ("Tel 03-0000-1234 代表", [("main", "+81300001234", None)]),
        ("03-0000-1234 直通 03-0000-1235", [("tel", "+81300001234", None), ("direct", "+81300001235", None)]),
        ("〇三－〇〇〇〇－一二三四", [("tel", "+81300001234", None)]),
        ("〇九〇1〇〇〇〇1一二三四", [("mobile", "+819000001234", None)]),
        ("TEL&FAX 03-0000-1234", [("tel", "+81300001234", None), ("fax", "+81300001234", None)]),
        ("+81(0)90-0000-1234", [("mobile", "+819000001234", None)]),
        ("0300-00-1234(代)(内線6443)", [("main", "+81300001234", "6443")]),
        ("+81(0)800-000-1234 (フリーダイヤル)", [("tollfree", "+818000001234", None)]),
        ("FREE.+81(0)800-000-1234", [("tollfree", "+818000001234", None)]),
        ("0300-00-1234（内線760） 0300-00-1235", [("tel", "+81300001234", "760"), ("tel", "+81300001235", None)]),
        ("EL 0300-00-1234", [("tel", "+81300001234", None)]),
        ("AX 0300-00-1235", [("fax", "+81300001235", None)]),
        ("ファクス:(03)0000-1235", [("fax", "+81300001235", None)]),
        ("0 029-000-1234", [("tel", "+81290001234", None)]),
        ("Telefax +81 300 00 1235", [("fax", "+81300001235", None)]),
        ("TEL〈0300〉00-1234", [("tel", "+81300001234", None)]),
        ("〈電話〉 0300-00-1234 〈FAX〉 0300-00-1235", [("tel", "+81300001234", None), ("fax", "+81300001235", None)]),
        ("03-0000-1234 (入試直通)", [("direct", "+81300001234", None)]),
        ("03-0000-1234 (ダイヤルイン / Direct)", [("direct", "+81300001234", None)]),
        ("+81-3-0000-1234 (Rep.)", [("main", "+81300001234", None)]),
        ("TEL 03-0000-1234 ダイヤルイン", [("direct", "+81300001234", None)]),
        ("(携帯・IP電話からは 055-000-1234)", [("tel", "+81550001234", None)]),
        ("電話とファックス 0300-00-1234", [("tel", "+81300001234", None), ("fax", "+81300001234", None)]),
        ("DDI +65 6000 1234 HP +65 9000 1234", [("direct", "+6560001234", None), ("mobile", "+6590001234", None)]),
    ],
)  # fmt: skip
def test_numbers_kinds_and_extensions(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    from pipeline.parse.segments import plain_form

    found = find_phones(plain_form(text))
    assert [(p.kind, p.e164, p.extension) for p in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "104-0061",
        "1-2-3",
        "登録番号 第1234567890号",
        "2026-11-23",
        "営業時間 10:00-18:00",
        "Tax code: 0109131586",
    ],
)
def test_other_numbers_are_no_telephones(text: str) -> None:
    assert find_phones(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [("(Tel)", "tel"), ("(T E L)", "tel"), ("(F A X)", "fax"), ("（携帯）", "mobile")],
)
def test_a_label_may_follow_in_brackets(text: str, kind: str) -> None:
    from pipeline.parse.segments import plain_form

    (phone,) = find_phones(plain_form(f"+81-3-0000-1111 {text}"))
    assert (phone.kind, phone.labelled) == (kind, True)


def test_a_national_number_abroad_goes_by_the_country() -> None:
    assert [p.e164 for p in find_phones("206.555.0142", "US")] == ["+12065550142"]
    assert [p.e164 for p in find_phones("206.555.0142", "JP", "US")] == ["+12065550142"]


@pytest.mark.parametrize(
    ("read", "number"),
    [
        ("電話 031000011111", "+81300001111"),
        ("携帯 0901000011113", "+819000001113"),
        ("T 03 - 0000 - 1111", "+81300001111"),
    ],
)
def test_dashes_that_were_read_as_ones(read: str, number: str) -> None:
    assert [phone.e164 for phone in find_phones(read)] == [number]


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("Mobile : 81213 18931", "+918121318931"),
        ("Tel : 040-40088300 /400", "+914040088300"),
    ],
)
def test_numbers_of_another_region(text: str, e164: str) -> None:
    assert [phone.e164 for phone in find_phones(text, "IN")] == [e164]


def test_a_number_that_is_called_one_is_no_telephone() -> None:
    assert find_phones("事業所番号 0871753246") == ()
    assert [p.e164 for p in find_phones("代表電話番号 03-0000-1111")] == ["+81300001111"]


def test_where_it_rings_goes_with_the_label() -> None:
    (phone,) = find_phones("研究室直通 0225-85-7669")
    assert (phone.kind, phone.start) == ("direct", 0)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("+33 (0)1 99 00 71 63 (F)", ["fax"]),
        ("03-0000-1111 (D)", ["direct"]),
        ("(T) 03-0000-1111 (F) 03-0000-1112", ["tel", "fax"]),
    ],
)
def test_a_letter_in_brackets_names_its_own_number(text: str, kinds: list[str]) -> None:
    assert [p.kind for p in find_phones(text)] == kinds


def test_a_stroke_among_figures_is_a_one() -> None:
    assert [p.e164 for p in find_phones("+44-7700-9006I1")] == ["+447700900611"]


def test_two_numbers_share_a_label_for_both() -> None:
    found = find_phones("電話とファクス 087-813-6642 / 087-813-6643")
    assert [(p.kind, p.printed) for p in found] == [
        ("tel", "087-813-6642"),
        ("fax", "087-813-6643"),
    ]
