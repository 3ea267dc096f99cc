from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.mailbox import is_named, mend_mailbox

from .lines import card, horizontal, line

WORDS = frozenset(("taichi", "koyama"))


@pytest.mark.parametrize(
    "local", ["t.koyama", "koyama", "taichi_koyama", "koyamat", "tkoyama", "koyama-t12"]
)
def test_a_mailbox_of_the_name(local: str) -> None:
    assert is_named(local, WORDS)


@pytest.mark.parametrize("local", ["koyarna", "kayama.t", "info", "t.koyamo", "12"])
def test_a_mailbox_of_something_else(local: str) -> None:
    assert not is_named(local, WORDS)


def test_an_address_says_whether_the_name_explains_it() -> None:
    (email,) = parse_card((horizontal(),)).emails
    assert [check.passed for check in email.checks if check.name == "mailbox-name"] == [True]


def test_a_shared_mailbox_says_nothing_of_the_name() -> None:
    (email,) = parse_card(
        (card(line("湖山 太一", 60, 200, 48), line("info@mizu.example", 60, 300)),)
    ).emails
    assert not any(check.name == "mailbox-name" for check in email.checks)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("taichi.koyarna", "taichi.koyama"),
        ("ta1chi.koyama", "taichi.koyama"),
        ("talchi.koyarna", "taichi.koyama"),
        ("sales", ""),
        ("kobayashi", ""),
    ],
)
def test_letters_that_the_name_explains(read: str, printed: str) -> None:
    assert mend_mailbox(read, WORDS) == printed


def test_a_figure_that_is_an_initial() -> None:
    contact = parse_card(
        (card(line("Lukas Schmidt", 60, 200, 48), line("schmidt-1@mizu.example", 60, 300)),)
    )
    assert contact.emails[0].value == "schmidt-l@mizu.example"
