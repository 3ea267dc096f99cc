"""Sides to cards, cards to persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from made_up_cards import (
    HANA,
    KEN,
    SATO,
    SATO_ENGLISH,
    SHOP_BACK,
    field,
    make_card,
    make_contact,
    make_photo,
)

from pipeline.errors import LibraryError
from pipeline.library import FieldEdit, Library, NoSuchCard
from pipeline.model import Contact, Encounter, Event, LineRef, Reading

MOVED = make_contact("佐藤 健一", "株式会社新天地", mobile="090-0000-0001")


def add(library: Library, name: str, *contacts: Contact, after: int | None = None) -> int:
    added = library.add_photo_reading(make_photo(name, *contacts), after=after)
    return added.card_ids[0]


def test_a_back_in_english_joins_the_front_before_it(library: Library) -> None:
    front = library.add_photo_reading(make_photo("1.jpg", SATO))
    back = library.add_photo_reading(make_photo("2.jpg", SATO_ENGLISH), after=front.photo_id)
    assert back.joined == back.card_ids
    assert library.count_cards() == 1
    detail = library.card(front.card_ids[0])
    assert [side.position for side in detail.sides] == [0, 1]
    assert detail.contact.name_full == SATO.name_full
    romaji, company = detail.contact.name_romaji, detail.contact.company_en
    assert romaji is not None and romaji.value == "Kenichi Sato"
    assert company is not None and company.value == "Yamakawa Works Inc."
    assert romaji.sources == (LineRef(1, 0),)
    assert len(detail.contact.emails) == 1


def test_both_sides_can_be_read_together(library: Library) -> None:
    front = library.add_photo_reading(make_photo("1.jpg", SATO))
    seen: list[int] = []

    def parse_sides(readings: Sequence[Reading]) -> Contact:
        seen.append(len(readings))
        assert readings[0].lines[0].text == "佐藤 健一"
        return replace(SATO, name_romaji=field("SATO Kenichi"))

    library.add_photo_reading(
        make_photo("2.jpg", SATO_ENGLISH), after=front.photo_id, parse_sides=parse_sides
    )
    assert seen == [2]
    romaji = library.card(front.card_ids[0]).contact.name_romaji
    assert romaji is not None and romaji.value == "SATO Kenichi"


def test_a_back_that_came_first_is_still_the_back(library: Library) -> None:
    back = library.add_photo_reading(make_photo("1.jpg", SATO_ENGLISH))
    front = library.add_photo_reading(make_photo("2.jpg", SATO), after=back.photo_id)
    assert front.joined == back.card_ids
    (row,) = library.list_cards()
    assert (row.card_id, row.name) == (front.card_ids[0], "佐藤 健一")


def test_a_back_without_a_name_joins_where_the_company_is_the_same(library: Library) -> None:
    front = library.add_photo_reading(make_photo("1.jpg", SATO))
    back = library.add_photo_reading(make_photo("2.jpg", SHOP_BACK), after=front.photo_id)
    assert back.joined == back.card_ids


def test_a_back_that_says_nothing_is_asked_about(library: Library) -> None:
    front = library.add_photo_reading(make_photo("1.jpg", SATO))
    back = library.add_photo_reading(make_photo("2.jpg", Contact()), after=front.photo_id)
    (question,) = library.questions()
    assert back.questions == (question.question_id,)
    assert (question.kind, question.card_id, question.other_id) == (
        "back-of",
        back.card_ids[0],
        front.card_ids[0],
    )
    assert library.counts().questions == 1
    library.answer_question(question.question_id, True)
    assert len(library.card(front.card_ids[0]).sides) == 2
    assert library.questions() == ()


def test_a_no_lets_a_question_rest(library: Library) -> None:
    front = library.add_photo_reading(make_photo("1.jpg", SATO))
    back = library.add_photo_reading(make_photo("2.jpg", Contact()), after=front.photo_id)
    library.answer_question(back.questions[0], False)
    assert library.questions() == ()
    assert library.count_cards() == 2
    with pytest.raises(NoSuchCard):
        library.answer_question(back.questions[0], True)


def test_two_colleagues_are_never_one_card(library: Library) -> None:
    colleague = make_contact("田中 一", "株式会社山川製作所", email="tanaka@yamakawa.example")
    first = library.add_photo_reading(make_photo("1.jpg", SATO))
    second = library.add_photo_reading(make_photo("2.jpg", colleague), after=first.photo_id)
    assert (second.joined, second.questions) == ((), ())
    assert library.count_cards() == 2


def test_front_and_back_on_one_photo(library: Library) -> None:
    added = library.add_photo_reading(make_photo("scan.jpg", SATO, SATO_ENGLISH, HANA))
    assert added.joined == (added.card_ids[1],)
    assert library.count_cards() == 2


def test_splitting_gives_back_what_was_joined(library: Library) -> None:
    front = add(library, "1.jpg", SATO)
    back = add(library, "2.jpg", KEN)
    library.join_cards(front, back)
    assert library.count_cards() == 1
    assert library.split_card(front) == back
    assert library.card(front).contact == SATO
    assert library.card(back).contact == KEN
    assert library.card(back).sides[0].position == 0
    assert len(library.card(back).encounters) == 1
    library.undo(front)
    assert library.count_cards() == 1
    library.undo(back)
    assert library.card(back).contact == KEN
    assert library.count_cards() == 2


def test_what_a_person_wrote_survives_joining_and_splitting(library: Library) -> None:
    front, back = add(library, "1.jpg", SATO), add(library, "2.jpg", SATO_ENGLISH)
    library.edit_fields(front, [FieldEdit("company", "正しい会社")])
    parsed = replace(SATO, name_romaji=field("Kenichi Sato"))
    library.join_cards(front, back, contact=parsed)
    contact = library.card(front).contact
    assert contact.company is not None and contact.company.value == "正しい会社"
    assert contact.name_romaji is not None
    library.split_card(front)
    contact = library.card(front).contact
    assert contact.company is not None and contact.company.value == "正しい会社"


def test_only_two_sides_of_one_make_a_card(library: Library) -> None:
    one, two, three = (add(library, f"{c.display_name}.jpg", c) for c in (SATO, HANA, KEN))
    with pytest.raises(LibraryError):
        library.join_cards(one, one)
    library.join_cards(one, two)
    with pytest.raises(LibraryError):
        library.join_cards(one, three)
    with pytest.raises(LibraryError):
        library.split_card(three)


def test_front_and_back_change_places(library: Library) -> None:
    front, back = add(library, "1.jpg", SATO), add(library, "2.jpg", KEN)
    library.join_cards(front, back)
    sides = [side.side_id for side in library.card(front).sides]
    library.swap_sides(front)
    detail = library.card(front)
    assert [side.side_id for side in detail.sides] == sides[::-1]
    assert detail.contact.name_full is not None
    assert detail.contact.name_full.sources == (LineRef(1, 0),)


def test_a_side_is_read_again(library: Library) -> None:
    card = add(library, "1.jpg", HANA)
    library.edit_fields(card, [FieldEdit("company", "正しい会社")])
    former = library.card(card)
    again = make_card(make_contact("高橋 華", "読み違え", email="hana2@kawakami.example"))
    side = library.replace_side(former.sides[0].side_id, again)
    detail = library.card(card)
    assert [s.side_id for s in detail.sides] == [side]
    assert detail.contact.name_full is not None
    assert detail.contact.name_full.value == "高橋 華"
    assert detail.contact.company is not None
    assert detail.contact.company.value == "正しい会社"
    with pytest.raises(NoSuchCard):
        library.replace_side(former.sides[0].side_id, again)
    library.undo(card)
    assert library.card(card).contact == former.contact
    assert library.card(card).sides == former.sides


def test_one_side_of_two_is_read_again(library: Library) -> None:
    front, back = add(library, "1.jpg", SATO), add(library, "2.jpg", SATO_ENGLISH)
    library.join_cards(front, back)
    english = make_card(make_contact("Kenichi Satoh", email="sato@yamakawa.example"))
    library.replace_side(library.card(front).sides[1].side_id, english)
    contact = library.card(front).contact
    assert contact.name_romaji is not None and contact.name_romaji.value == "Kenichi Satoh"
    assert contact.name_full == SATO.name_full


def test_the_same_person_with_a_new_card_is_asked_about(library: Library) -> None:
    old = add(library, "1.jpg", SATO)
    library.set_note(old, "猫を三匹飼っている")
    new = library.add_photo_reading(
        make_photo("2.jpg", MOVED), Encounter(Event("再会"), date(2027, 5, 1))
    ).card_ids[0]
    (question,) = library.questions(new)
    assert question.reasons == ("same-mobile", "same-name")
    library.answer_question(question.question_id, True)
    (row,) = library.list_cards()
    assert (row.card_id, row.company, row.cards, row.state) == (
        new,
        "株式会社新天地",
        2,
        "finished",
    )
    (entry,) = library.entries()
    assert entry.uid == library.card(old).uid
    assert [e.event.name for e in entry.encounters] == ["", "再会"]
    assert entry.contact.name_kana is not None
    assert entry.contact.emails == ()


def test_a_person_merged_away_is_still_found_by_uid(library: Library) -> None:
    old, new = add(library, "1.jpg", SATO), add(library, "2.jpg", KEN)
    uid = library.card(new).uid
    library.merge_people(new, old)
    assert library.card_of(uid) == library.card_of(library.card(old).uid)
    assert library.card(new).uid == library.card(old).uid
    library.unmerge(new)
    assert library.card(new).uid == uid
    assert library.count_cards() == 2
    assert library.card_of(uid) == new


def test_unmerging_the_first_card_parts_the_others(library: Library) -> None:
    cards = [add(library, f"{c.display_name}.jpg", c) for c in (SATO, HANA, KEN)]
    library.merge_people(cards[1], cards[0])
    library.merge_people(cards[2], cards[0])
    assert library.count_cards() == 1
    library.unmerge(cards[0])
    assert library.count_cards() == 3
    assert all(len(library.card(card).encounters) == 1 for card in cards)


def test_merging_is_taken_back(library: Library) -> None:
    one, two = add(library, "1.jpg", SATO), add(library, "2.jpg", KEN)
    before = (library.row(one), library.row(two))
    library.merge_people(two, one)
    library.undo(one)
    after = (library.row(one), library.row(two))
    for was, now in zip(before, after, strict=True):
        assert replace(now, revision=0, updated_at=was.updated_at) == replace(was, revision=0)


def test_a_merged_repeat_parts_with_an_encounter_of_its_own(library: Library) -> None:
    add(library, "1.jpg", SATO)
    repeat = add(library, "2.jpg", SATO)
    assert library.count_cards() == 1
    library.unmerge(repeat)
    assert len(library.card(repeat).encounters) == 1
    assert library.count_cards() == 2


def test_suggestions_are_likeliest_first_and_never_oneself(library: Library) -> None:
    card = add(library, "1.jpg", SATO)
    namesake = add(library, "2.jpg", make_contact("佐藤 健一", "別会社"))
    moved = add(library, "3.jpg", MOVED)
    add(library, "4.jpg", HANA)
    found = library.suggest_same(card)
    assert [person.card_id for person in found] == [moved, namesake]
    assert found[0].score > 0.7 > found[1].score


def test_people_who_share_a_mailbox_are_not_one(library: Library) -> None:
    add(library, "1.jpg", make_contact("甲 一", "店", email="info@mise.example"))
    add(library, "2.jpg", make_contact("乙 二", "店", email="info@mise.example"))
    assert library.questions() == ()
