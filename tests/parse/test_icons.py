from dataclasses import replace

import pytest

from pipeline.model import Icon, Phone, Reading, TextLine, from_plain, to_plain
from pipeline.parse import parse_card

from .lines import card, line


def with_icon(text: str, top: float, kind: str, chance: float = 0.95, before: int = 0) -> TextLine:
    return replace(line(text, 60, top), icons=(Icon(kind, chance, before),))


def named(phone: Phone) -> bool:
    return next(c.passed for c in phone.number.checks if c.name == "phone-labelled")


def test_icons_name_the_kinds_of_numbers() -> None:
    contact = parse_card(
        (
            card(
                with_icon("050-0000-1113", 100, "mobile"),
                with_icon("口 03-0000-1112", 130, "fax", before=2),
                with_icon("03-0000-1111", 160, "phone"),
            ),
        )
    )
    assert [(p.kind, named(p)) for p in contact.phones] == [
        ("mobile", True),
        ("fax", True),
        ("tel", True),
    ]
    assert contact.further == ()


def test_several_icons_on_a_line_go_with_their_numbers() -> None:
    text = "03-0000-1112 03-0000-1111"
    both = replace(line(text, 60, 100), icons=(Icon("fax", 0.9, 0), Icon("phone", 0.9, 13)))
    contact = parse_card((card(both),))
    assert [p.kind for p in contact.phones] == ["fax", "tel"]


def test_an_unsure_icon_tells_the_kind_but_not_for_certain() -> None:
    (phone,) = parse_card((card(with_icon("03-0000-1112", 100, "fax", 0.6)),)).phones
    assert phone.kind == "fax"
    assert not named(phone)


def test_words_and_ranges_are_believed_before_icons() -> None:
    contact = parse_card(
        (
            card(
                with_icon("FAX 03-0000-1112", 100, "phone", before=4),
                with_icon("0120-000-113", 130, "phone"),
                with_icon("090-0000-1114", 160, "fax"),
            ),
        )
    )
    assert [p.kind for p in contact.phones] == ["fax", "tollfree", "mobile"]


@pytest.mark.parametrize(
    ("kind", "chance", "service", "sure"),
    [("x", 0.95, "X", True), ("line", 0.6, "LINE", False), ("mail", 0.99, "Instagram", False)],
)
def test_marks_name_the_service_of_a_handle(
    kind: str, chance: float, service: str, sure: bool
) -> None:
    (found,) = parse_card((card(with_icon("@lake_works", 100, kind, chance)),)).sns
    check = next(c for c in found.handle.checks if c.name == "service-named")
    assert (found.service, found.handle.value, check.passed) == (service, "@lake_works", sure)


def test_a_bare_word_after_a_sure_mark_is_a_handle() -> None:
    (found,) = parse_card((card(with_icon("lake_works", 100, "instagram")),)).sns
    assert (found.service, found.handle.value) == ("Instagram", "lake_works")
    assert parse_card((card(with_icon("lake_works", 100, "instagram", 0.6)),)).sns == ()


@pytest.mark.parametrize("text", ["Facebook", "facebook", "Lakeworks", "2026"])
def test_names_and_years_after_a_mark_are_no_handles(text: str) -> None:
    assert parse_card((card(with_icon(text, 100, "facebook")),)).sns == ()


def test_the_letter_x_before_a_handle_is_its_service() -> None:
    (found,) = parse_card((card(line("X @lake_works", 60, 100)),)).sns
    assert (found.service, found.handle.value) == ("X", "@lake_works")


def test_icons_are_stored_with_their_lines() -> None:
    reading = card(with_icon("03-0000-1112", 100, "fax"))
    assert from_plain(Reading, to_plain(reading)) == reading
    plain = to_plain(reading)
    del plain["lines"][0]["icons"]
    assert from_plain(Reading, plain).lines[0].icons == ()


@pytest.mark.parametrize("chance", [-0.1, 1.1])
def test_a_chance_is_a_share(chance: float) -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        Icon("fax", chance)
