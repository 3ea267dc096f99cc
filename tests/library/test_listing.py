"""Finding, filtering, sorting and counting."""

from __future__ import annotations

from datetime import date

import pytest
from made_up_cards import HANA, KEN, SATO, Clock, make_contact, make_photo

from pipeline.library import CardFilter, Library, NoSuchCard
from pipeline.model import Encounter, Event

FAIR = Event("ものづくり展", date(2026, 11, 18), "大阪")


@pytest.fixture
def cards(library: Library) -> dict[str, int]:
    """Three persons; Sato has a note."""
    found = {}
    for name, contact, event in (("sato", SATO, FAIR), ("hana", HANA, FAIR), ("ken", KEN, Event())):
        added = library.add_photo_reading(make_photo(f"{name}.jpg", contact), Encounter(event))
        found[name] = added.card_ids[0]
    library.set_note(found["sato"], "猫を三匹飼っている")
    library.set_tags(found["ken"], ["海外", "VIP"])
    return found


def names(library: Library, where: CardFilter | None = None) -> list[str]:
    return [row.name for row in library.list_cards(where)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("佐藤", ["佐藤 健一"]),
        ("佐藤健一", ["佐藤 健一"]),
        ("佐藤 健一", ["佐藤 健一"]),
        ("高橋", ["髙橋 花"]),
        ("髙橋花", ["髙橋 花"]),
        ("タカハシ", ["髙橋 花"]),
        ("たかはし", ["髙橋 花"]),
        ("ABBOTT", ["Ken Abbott"]),
        ("ａｂｂｏｔｔ", ["Ken Abbott"]),
        ("猫", ["佐藤 健一"]),
        ("ものづくり", ["髙橋 花", "佐藤 健一"]),
        ("ものづくり 川上", ["髙橋 花"]),
        ("海外", ["Ken Abbott"]),
        ("sato@yamakawa", ["佐藤 健一"]),
        ("09000000001", ["佐藤 健一"]),
        ("hana.jpg", ["髙橋 花"]),
        ("%", []),
        ("_", []),
        ("!", []),
        ("'; DROP TABLE card; --", []),
    ],
)
def test_search_is_folded(
    library: Library, cards: dict[str, int], text: str, found: list[str]
) -> None:
    assert sorted(names(library, CardFilter(text=text))) == sorted(found)


def test_filters_narrow(library: Library, cards: dict[str, int]) -> None:
    assert len(names(library)) == 3
    assert names(library, CardFilter(state="finished")) == ["佐藤 健一"]
    assert names(library, CardFilter(state="doubtful")) == ["髙橋 花"]
    assert set(names(library, CardFilter(state="draft"))) == {"髙橋 花", "Ken Abbott"}
    assert names(library, CardFilter(event="ものづくり展", state="draft")) == ["髙橋 花"]
    assert names(library, CardFilter(tag="VIP")) == ["Ken Abbott"]
    assert set(names(library, CardFilter(since=date(2026, 11, 19)))) == {"Ken Abbott"}
    assert names(library, CardFilter(card_ids=(cards["hana"],))) == ["髙橋 花"]
    assert names(library, CardFilter(uids=(library.card(cards["ken"]).uid,))) == ["Ken Abbott"]
    assert names(library, CardFilter(event="nowhere")) == []


def test_changed_since(library: Library, cards: dict[str, int], clock: Clock) -> None:
    clock.move(days=1)
    since = clock()
    assert names(library, CardFilter(changed_since=since)) == []
    library.set_tags(cards["hana"], ["x"])
    assert names(library, CardFilter(changed_since=since)) == ["髙橋 花"]


def test_lists_follow_the_reading(library: Library) -> None:
    for kana in ("わだ", "がくど", "かとう", "かい", "きの", "はっとり", "ばば", "はまだ"):
        library.add_photo_reading(make_photo(kana, make_contact(f"某 {kana}", kana=kana)))
    library.add_photo_reading(make_photo("latin", KEN))
    library.add_photo_reading(make_photo("none", make_contact("渡 某")))
    assert [row.reading or row.name for row in library.list_cards()] == [
        "Ken Abbott", "かい", "がくど", "かとう", "きの", "はっとり", "ばば", "はまだ", "わだ",
        "渡 某",
    ]  # fmt: skip


def test_other_orders_and_pages(library: Library, cards: dict[str, int], clock: Clock) -> None:
    assert [r.name for r in library.list_cards(sort="newest", limit=1)] == ["Ken Abbott"]
    assert next(r.name for r in library.list_cards(sort="company")) == "Ken Abbott"
    clock.move(hours=1)
    library.set_tags(cards["hana"], ["x"])
    assert [r.name for r in library.list_cards(sort="updated", limit=1)] == ["髙橋 花"]
    every = library.list_cards(sort="oldest")
    pages = [library.list_cards(sort="oldest", limit=1, offset=i)[0] for i in range(3)]
    assert list(every) == pages
    assert library.count_cards() == 3


def test_a_row_says_what_an_overview_needs(library: Library, cards: dict[str, int]) -> None:
    row = library.row(cards["sato"])
    assert (row.name, row.reading, row.company) == (
        "佐藤 健一",
        "さとう けんいち",
        "株式会社山川製作所",
    )
    assert (row.title, row.event, row.met_on) == ("課長", "ものづくり展", date(2026, 11, 18))
    assert (row.state, row.note, row.cards) == ("finished", "猫を三匹飼っている", 1)
    assert row.file.endswith("sato.jpg")
    assert library.row(cards["hana"]).doubtful == ("name_full",)
    assert library.list_cards(CardFilter(state="finished")) == (row,)


def test_a_person_is_found_by_what_one_has_at_hand(library: Library, cards: dict[str, int]) -> None:
    uid = library.card(cards["hana"]).uid
    for text in (str(cards["hana"]), uid, "hana.jpg", "高橋"):
        assert [row.card_id for row in library.find_cards(text)] == [cards["hana"]]
    assert library.find_cards("999") == ()
    assert library.find_cards("urn:uuid:nobody") == ()
    assert library.find_cards(" ") == ()


def test_only_those_with_a_memory_are_entries(library: Library, cards: dict[str, int]) -> None:
    assert [e.note.memory for e in library.entries()] == ["猫を三匹飼っている"]
    assert {d.contact.display_name for d in library.drafts()} == {"髙橋 花", "Ken Abbott"}
    assert {row.name for row in library.held_back()} == {"髙橋 花", "Ken Abbott"}
    assert [e.picture for e in library.entries()] == [None]
    (entry,) = library.entries(with_pictures=True)
    assert entry.picture is not None and entry.picture.startswith(b"\xff\xd8")


def test_counts_events_and_tags(library: Library, cards: dict[str, int]) -> None:
    counts = library.counts()
    assert (counts.total, counts.finished, counts.drafts, counts.doubtful) == (3, 1, 2, 1)
    assert library.counts(CardFilter(event="ものづくり展")).total == 2
    (event,) = library.events()
    assert (event.name, event.people, event.drafts) == ("ものづくり展", 2, 1)
    assert [(tag.name, tag.people) for tag in library.tags()] == [("VIP", 1), ("海外", 1)]


def test_exported_contacts_come_again_only_when_changed(
    library: Library, cards: dict[str, int], clock: Clock
) -> None:
    library.mark_exported("phone.vcf", library.entries())
    assert list(library.entries(changed_for="phone.vcf")) == []
    assert len(list(library.entries(changed_for="other.vcf"))) == 1
    library.set_tags(cards["sato"], ["新しい"])
    assert len(list(library.entries(changed_for="phone.vcf"))) == 1
    library.mark_exported("phone.vcf", library.entries())
    library.save_note_draft(cards["sato"], "書きかけ")
    assert list(library.entries(changed_for="phone.vcf")) == []
    library.forget_marks("phone.vcf")
    assert library.export_marks("phone.vcf") == ()


def test_what_a_person_confirmed_is_known(library: Library, cards: dict[str, int]) -> None:
    (company,) = library.known_companies()
    assert company.name == "株式会社山川製作所"
    assert company.domains == ("yamakawa.example",)


def test_cards_of_a_photo_are_counted_in_order(library: Library) -> None:
    added = library.add_photo_reading(make_photo("table 1_%.jpg", SATO, HANA, KEN))
    assert library.cards_of_photo("table 1_%.jpg") == added.card_ids
    assert library.cards_of_photo("/cards/table 1_%.jpg") == added.card_ids
    assert library.cards_of_photo("table 10%.jpg") == ()
    assert library.cards_of_photo("1_%.jpg") == ()


def test_what_is_not_there_is_named(library: Library) -> None:
    for ask in (library.card, library.row, library.side, library.picture, library.suggest_same):
        with pytest.raises(NoSuchCard, match="7"):
            ask(7)


def test_every_card_has_its_detail(library: Library, cards: dict[str, int]) -> None:
    library.add_photo_reading(make_photo("again.jpg", SATO))
    assert len(list(library.details())) == 4
    assert len(list(library.details(CardFilter(state="finished")))) == 2
