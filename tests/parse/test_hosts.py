from __future__ import annotations

import pytest

from pipeline.parse import parse_card
from pipeline.parse.hosts import host_of, steps_between

from .lines import card, line


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("taro@mizu.example", "mizu.example"),
        ("https://www.mizu.example/ja/?a=1", "mizu.example"),
        ("WWW.Mizu.example", "Mizu.example"),
        ("mizu.example:8080/x", "mizu.example"),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


def test_letters_that_look_alike_are_near() -> None:
    assert steps_between("gamo-tax", "gam0-tax") < steps_between("gamo-tax", "gamp-tax")
    assert steps_between("mizu.example", "mizu.example") == 0.0


def test_a_host_that_was_misread_is_told_by_the_other() -> None:
    contact = parse_card(
        (
            card(
                line("taro@gam0-t4x.example.jp", 60, 300, confidence=0.85),
                line("https://www.gamo-tax.example.jp", 60, 340),
            ),
        )
    )
    assert contact.emails[0].value == "taro@gamo-tax.example.jp"
    assert any(check.name == "host-mended" for check in contact.emails[0].checks)
    assert contact.urls[0].value == "https://www.gamo-tax.example.jp"


def test_two_mailboxes_without_a_url_tell_each_other() -> None:
    contact = parse_card(
        (
            card(
                line("taro@ayasegawa.example.jp", 60, 300),
                line("office@ayase8awa.example.jp", 60, 340, confidence=0.9),
            ),
        )
    )
    values = [mail.value for mail in contact.emails]
    assert values == ["taro@ayasegawa.example.jp", "office@ayasegawa.example.jp"]


def test_two_hosts_stay_two() -> None:
    contact = parse_card(
        (card(line("taro@hayabusa.example", 60, 300), line("https://tsubame.example", 60, 340)),)
    )
    assert contact.emails[0].value == "taro@hayabusa.example"
    assert contact.urls[0].value == "https://tsubame.example"
    assert not any(check.name.startswith("host") for check in contact.emails[0].checks)


def test_hosts_that_agree_are_evidence() -> None:
    contact = parse_card(
        (card(line("taro@mizu.example", 60, 300), line("www.mizu.example/ja", 60, 340)),)
    )
    for field in (*contact.emails, *contact.urls):
        assert [c.passed for c in field.checks if c.name == "hosts-agree"] == [True]


def test_two_servers_of_one_domain_are_left() -> None:
    contact = parse_card(
        (
            card(
                line("ukai@staff.mizuumi-u.ac.example.jp", 60, 400),
                line("https://geo.mizuumi-u.ac.example.jp/lab/", 60, 430),
            ),
        )
    )
    assert contact.urls[0].value == "https://geo.mizuumi-u.ac.example.jp/lab/"


def test_a_firm_may_have_its_mail_in_another_country_s_domain() -> None:
    contact = parse_card(
        (
            card(
                line("taro@mizuumi-pharma.com", 60, 300),
                line("www.mizuumi-pharma.co.jp", 60, 340),
            ),
        )
    )
    assert contact.emails[0].value == "taro@mizuumi-pharma.com"
    assert contact.urls[0].value == "www.mizuumi-pharma.co.jp"
