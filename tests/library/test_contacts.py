"""Pure parts: combining, comparing, pairing, keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up_cards import HANA, KEN, SATO, SATO_ENGLISH, SHOP_BACK, field, make_contact

from pipeline.library.contacts import (
    accept,
    combine_people,
    combine_sides,
    describe,
    differences,
    keep_persons_fields,
    move_sides,
    only_from_side,
)
from pipeline.library.edits import apply_edits
from pipeline.library.filters import literal
from pipeline.library.keys import company_key, content_key, fold, search_text, sortable
from pipeline.library.pairing import likeness, pair_sides
from pipeline.library.values import FieldEdit
from pipeline.model import Contact

NAMES = st.sampled_from(["", "佐藤 健一", "髙橋 花", "Kenichi Sato", "Hana Abbott"])
FIRMS = st.sampled_from(["", "株式会社山川", "山川株式会社", "Yamakawa Inc."])
MAILS = st.sampled_from(["", "sato@x.example", "info@x.example", "hana@y.example"])
MOBILES = st.sampled_from(["", "090-0000-0001", "090-0000-0002"])
CONTACTS = st.builds(
    lambda n, c, e, m, r: make_contact(n, c, email=e, mobile=m, romaji=r),
    NAMES, FIRMS, MAILS, MOBILES, st.sampled_from(["", "Kenichi Sato"]),
)  # fmt: skip


@given(CONTACTS, CONTACTS, st.booleans())
def test_pairing_does_not_depend_on_the_order(one: Contact, other: Contact, near: bool) -> None:
    there = pair_sides(one, other, neighbours=near)
    back = pair_sides(other, one, neighbours=near)
    assert (there.verdict, there.score, there.reasons) == (back.verdict, back.score, back.reasons)
    if there.verdict != "apart":
        assert there.front != back.front


@given(CONTACTS, st.booleans())
def test_a_side_is_never_its_own_back(contact: Contact, near: bool) -> None:
    assert pair_sides(contact, contact, neighbours=near).verdict == "apart"


@given(CONTACTS, CONTACTS)
def test_likeness_is_mutual_and_between_0_and_1(one: Contact, other: Contact) -> None:
    score, reasons = likeness(one, other)
    assert likeness(other, one) == (score, reasons)
    assert 0 <= score <= 1
    assert bool(reasons) == (score > 0)


@pytest.mark.parametrize(
    ("first", "second", "neighbours", "verdict"),
    [
        (SATO, SATO_ENGLISH, True, "join"),
        (SATO, SATO_ENGLISH, False, "join"),
        (SATO, SHOP_BACK, True, "join"),
        (SATO, SHOP_BACK, False, "ask"),
        (SATO, Contact(), True, "ask"),
        (SATO, Contact(), False, "apart"),
        (SATO, HANA, True, "apart"),
        (SATO, KEN, True, "apart"),
        (KEN, SATO_ENGLISH, True, "apart"),
        (Contact(), Contact(), True, "apart"),
        # a colleague whose name could not be read
        (SATO, make_contact("", "株式会社山川製作所", email="x@yamakawa.example"), True, "apart"),
        (SATO, make_contact("", "株式会社山川製作所", title="部長"), True, "ask"),
        # the same romaji on a front that has it, and another one
        (
            make_contact("佐藤 健一", romaji="SATO Kenichi"),
            make_contact("Kenichi Sato", "Yamakawa Works Inc."),
            True,
            "join",
        ),
        (make_contact("佐藤 健一", romaji="SATO Kenichi"), KEN, True, "apart"),
        (
            make_contact("大野 健一", romaji="ONO Kenichi", email="o@x.example"),
            make_contact("Kenichi Ohno", email="o@x.example"),
            True,
            "join",
        ),
        (
            make_contact("佐藤 健一", romaji="SATO Kenichi"),
            make_contact("Kenichi J. Sato, Ph.D."),
            True,
            "join",
        ),
        # the reading is printed, and says the same in romaji or something else
        (make_contact("大野 遼", kana="おおの りょう"), make_contact("Ryo Ohno"), True, "join"),
        (make_contact("大野 遼", kana="おおの りょう"), make_contact("Ken Sato"), True, "apart"),
        (
            replace(make_contact("大野 遼", "甲社"), name_kana_guess=field("おおの りょう")),
            make_contact("Ryo Ono"),
            True,
            "join",
        ),
        # a guess that is another proves nothing
        (
            replace(
                make_contact("大野 遼", email="o@x.example"), name_kana_guess=field("おおの はるか")
            ),
            replace(make_contact("Ryo Ono"), urls=(field("https://x.example"),)),
            True,
            "ask",
        ),
    ],
)
def test_front_and_back(first: Contact, second: Contact, neighbours: bool, verdict: str) -> None:
    assert pair_sides(first, second, neighbours=neighbours).verdict == verdict


@given(CONTACTS, CONTACTS)
def test_combining_sides_loses_no_address_and_no_number(front: Contact, back: Contact) -> None:
    whole = combine_sides(front, back)
    for held in (front, back):
        assert {f.value for f in held.emails} <= {f.value for f in whole.emails}
        assert {p.e164 for p in held.phones} <= {p.e164 for p in whole.phones}
    assert front.name_full is None or whole.name_full == front.name_full


@given(CONTACTS, CONTACTS)
def test_what_was_combined_comes_apart(front: Contact, back: Contact) -> None:
    left = only_from_side(combine_sides(front, back), 0)
    assert differences(left, front) == ()


@given(CONTACTS, st.lists(CONTACTS, max_size=3))
def test_the_newest_card_has_the_word(lead: Contact, former: list[Contact]) -> None:
    known = combine_people(lead, former)
    for name in Contact.__dataclass_fields__:
        if getattr(lead, name):
            assert getattr(known, name) == getattr(lead, name)


@given(CONTACTS)
def test_accepting_twice_is_once_and_changes_no_value(contact: Contact) -> None:
    once = accept(contact)
    assert accept(once) == once
    assert once.doubtful_fields() == ()
    assert differences(contact, once) == ()


@given(CONTACTS, CONTACTS)
def test_what_a_person_accepted_stays(read: Contact, former: Contact) -> None:
    kept = keep_persons_fields(read, accept(former))
    for name in Contact.__dataclass_fields__:
        expected = accept(former) if getattr(former, name) else read
        assert getattr(kept, name) == getattr(expected, name)
    assert keep_persons_fields(read, former) == read


@given(CONTACTS)
def test_moving_sides_there_and_back_is_nothing(contact: Contact) -> None:
    assert move_sides(move_sides(contact, {0: 1}), {1: 0}) == contact


@given(CONTACTS, st.text(max_size=20))
def test_the_value_that_was_written_is_the_value(contact: Contact, value: str) -> None:
    edited = apply_edits(contact, [FieldEdit("company", value)])
    written = " ".join(value.split())
    assert (edited.company.value if edited.company else "") == written
    again = apply_edits(edited, [FieldEdit("company", value)])
    assert differences(again, edited) == ()


@given(st.text())
def test_folding_twice_is_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=10), st.text(max_size=10))
def test_what_is_in_a_text_is_found(before: str, after: str) -> None:
    assert fold("佐藤") in search_text([f"{before}佐藤{after}"])


@given(st.lists(st.sampled_from("あかがきさばーンｶ亜a "), max_size=6).map("".join))
def test_sorting_is_stable_under_folding(text: str) -> None:
    assert sortable(fold(text)) == sortable(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社山川", "山川株式会社"),
        ("(株)山川", "㈱山川"),
        ("Yamakawa Co., Ltd.", "YAMAKAWA"),
        ("渡邊工業有限会社", "渡辺工業"),
    ],
)
def test_companies_are_compared_without_legal_form(one: str, other: str) -> None:
    assert company_key(one) == company_key(other)


def test_the_content_of_a_card_ignores_evidence() -> None:
    assert content_key(SATO) == content_key(accept(SATO)) != ""
    assert content_key(SATO) != content_key(HANA)
    assert content_key(make_contact("佐藤 健一", "株式会社山川")) == ""


def test_differences_are_told_in_words() -> None:
    edited = apply_edits(SATO, [FieldEdit("company", ""), FieldEdit("phones.0.kind", "tel")])
    assert differences(SATO, edited) == (
        ("company", "株式会社山川製作所", ""),
        ("phones", "mobile 090-0000-0001", "tel 090-0000-0001"),
    )
    assert describe(SATO.titles) == "課長"
    assert literal("100%_!") == "100!%!_!!"
