"""Ten thousand people: everything works, and no list walks through what it need not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_up_cards import SATO, make_photo

from pipeline.library import CardFilter, FieldEdit, Library
from pipeline.library.filters import SORTED, condition

PEOPLE = 10_000


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One person, copied by SQL so often."""
    path: Path = tmp_path_factory.mktemp("crowd") / "l.db"
    with Library.open(path) as library:
        first = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
        library.set_note(first, "猫を三匹飼っている")
        numbers = (
            f"WITH RECURSIVE n(i) AS (VALUES(2) UNION ALL SELECT i + 1 FROM n WHERE i < {PEOPLE})"
        )
        with library._writing():
            library._run(
                f"""{numbers} INSERT INTO person (id, uid, updated_at, state, lead_card, cards,
                    has_note, latest, met_on, sort_key, company_key, search)
                    SELECT i, 'urn:uuid:' || i, p.updated_at, 'active', i, 1, i % 2, i,
                    date('2020-01-01', '+' || (i % 2000) || ' days'), 'か' || i, 'k' || (i % 500),
                    '人物 ' || i FROM n, person p WHERE p.id = 1"""
            )
            library._run(
                f"""{numbers} INSERT INTO card (id, home_person, person_id, source, state, contact,
                    created_at, updated_at, name, reading)
                    SELECT i, i, i, 'import', 'active', c.contact, c.created_at, c.updated_at,
                    '人物 ' || i, 'か' || i FROM n, card c WHERE c.id = 1"""
            )
            library._run(
                f"""{numbers} INSERT INTO encounter (id, person_id, card_id, met_on, note)
                    SELECT i, i, i, '2020-01-01',
                    CASE i % 2 WHEN 1 THEN json_object('memory', i || '番目。猫の話') END
                    FROM n"""
            )
        yield library
        assert library.check() == ()


def test_lists_and_searches(crowd: Library) -> None:
    assert crowd.count_cards() == PEOPLE
    assert len(crowd.list_cards(limit=50, offset=9_000)) == 50
    assert crowd.count_cards(CardFilter(text="人物 777")) == 19
    assert len(crowd.list_cards(CardFilter(text="佐藤"))) == 1
    assert crowd.counts().finished == PEOPLE // 2
    assert len(crowd.held_back()) == PEOPLE // 2


def test_one_card_among_them(crowd: Library) -> None:
    card = PEOPLE // 2
    assert crowd.card(card).contact.name_full == SATO.name_full
    revision = crowd.edit_fields(card, [FieldEdit("company", "甲")])
    crowd.set_note(card, "髭が立派。将棋の話をした", revision=revision)
    assert crowd.row(card).state == "finished"
    crowd.undo(card)
    crowd.undo(card)
    assert crowd.row(card).state == "draft"


def test_entries_are_given_one_by_one(crowd: Library) -> None:
    entries = crowd.entries()
    assert next(entries).contact.name_full == SATO.name_full


@pytest.mark.parametrize(
    ("where", "sort"),
    [
        (CardFilter(), "reading"),
        (CardFilter(), "newest"),
        (CardFilter(tag="x"), "reading"),
        (CardFilter(event="x"), "reading"),
        (CardFilter(state="deleted"), "reading"),
    ],
)
def test_a_page_of_a_list_is_found_by_an_index(
    crowd: Library, where: CardFilter, sort: str
) -> None:
    sql, values = condition(where)
    order = SORTED[sort]  # type: ignore[index]
    plan = crowd._all(
        f"EXPLAIN QUERY PLAN SELECT * FROM person p WHERE {sql} ORDER BY {order} LIMIT 50", values
    )
    steps = " / ".join(row["detail"] for row in plan)
    assert "SCAN p" not in steps
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps
