"""Labels, extensions and services in pieces of their own."""

from __future__ import annotations

import pytest

from pipeline.model import TextLine
from pipeline.parse import parse_card

from .lines import card, line


def phones(*lines: TextLine) -> list[tuple[str, str, str | None]]:
    found = parse_card((card(*lines),)).phones
    return [(p.kind, p.number.value, p.extension) for p in found]


def test_labels_stand_alone_over_their_numbers() -> None:
    found = phones(
        line("TEL（代表）", 600, 180),
        line("045-000-4012", 600, 204),
        line("直通", 600, 228),
        line("045-000-4021", 600, 252),
        line("FAX", 600, 276),
        line("045-000-4013", 600, 300),
    )
    assert found == [
        ("main", "045-000-4012", None),
        ("direct", "045-000-4021", None),
        ("fax", "045-000-4013", None),
    ]


def test_of_two_labels_on_a_row_the_nearer_one_is_the_number_s() -> None:
    found = phones(
        line("☎", 60, 380),
        line("055-000-4092", 100, 380),
        line("FAX", 300, 380),
        line("055-000-4098", 350, 380),
    )
    assert found == [("tel", "055-000-4092", None), ("fax", "055-000-4098", None)]


def test_an_extension_and_a_kind_may_stand_behind_the_number() -> None:
    assert phones(line("TEL 017-000-4120", 60, 380), line("内線 3308", 250, 380)) == [
        ("tel", "017-000-4120", "3308")
    ]
    assert phones(line("03-0000-5528", 60, 380), line("(会社代表)", 250, 380)) == [
        ("main", "03-0000-5528", None)
    ]


def test_who_answers_is_no_unit() -> None:
    contact = parse_card(
        (
            card(
                line("株式会社みずうみ", 60, 40, 30),
                line("営業部", 60, 140),
                line("高橋　太郎", 60, 200, 48),
                line("お客様相談室", 60, 400),
                line("0120-000-120", 200, 400),
                line("本部TEL:093-000-6080", 60, 430),
            ),
        )
    )
    assert [d.value for d in contact.departments] == ["営業部"]


@pytest.mark.parametrize(
    ("label", "handle", "service"),
    [
        ("Instagram", "mizuumi_naha.salon", "Instagram"),
        ("X", "@mizuumi", "X"),
        ("LinkedIn", "taro-yamada", "LinkedIn"),
    ],
)
def test_a_service_is_named_beside_the_handle(label: str, handle: str, service: str) -> None:
    found = parse_card((card(line(label, 60, 400), line(handle, 200, 400)),)).sns
    assert [(s.service, s.handle.value) for s in found] == [(service, handle)]
