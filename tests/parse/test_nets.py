from __future__ import annotations

import pytest

from pipeline.parse.nets import find_emails, find_handles, find_urls


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("E-mail taro@lake.example.co.jp", "taro@lake.example.co.jp"),
        ("E-mail.taro.umi@lake.example.jp", "taro.umi@lake.example.jp"),
        ("メールtaro@lake.example.jp", "taro@lake.example.jp"),
        ("E:taro_umi@lake.example.com", "taro_umi@lake.example.com"),
        ("taro@lake.example.co.ip", "taro@lake.example.co.jp"),
        ("taro@lake.example.cojp", "taro@lake.example.cojp"),
        ("taro@lake-h.cd.jp", "taro@lake-h.ed.jp"),
        ("taro @ lake.example.jp", "taro@lake.example.jp"),
        ("taro@kamome-hokenjp", "taro@kamome-hoken.jp"),
    ],
)
def test_addresses_are_found_and_mended(text: str, address: str) -> None:
    found = find_emails(text)
    expected = address.replace(".cojp", ".co.jp")
    assert [f.value for f in found] == [expected]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("URL https://www.lake.example.jp/", "https://www.lake.example.jp/"),
        ('https://lake.example.ac.jp/"umi/', "https://lake.example.ac.jp/~umi/"),
        ("HP lake-works.example.com", "lake-works.example.com"),
        ("https://www.lake.example.ip/", "https://www.lake.example.jp/"),
        ("ww.lake.example.jp", "www.lake.example.jp"),
    ],
)
def test_urls_are_found_and_mended(text: str, url: str) -> None:
    assert [f.value for f in find_urls(text)] == [url]


@pytest.mark.parametrize("text", ["Lake Co.,Ltd.", "Ph.D.", "Lake Works Y.K.", "No.12"])
def test_abbreviations_are_no_urls(text: str) -> None:
    assert find_urls(text) == ()


def test_profiles_and_handles_name_their_service() -> None:
    assert [(f.service, f.value) for f in find_urls("facebook.com/lake.works")] == [
        ("Facebook", "facebook.com/lake.works")
    ]
    assert [(f.service, f.value) for f in find_handles("Instagram @lake.works")] == [
        ("Instagram", "@lake.works")
    ]
    assert find_emails("Instagram @lake.example") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LinkedIn /in/taro-yamada", [("LinkedIn", "/in/taro-yamada")]),
        ("in taro-yamada", [("LinkedIn", "taro-yamada")]),
        ("Facebook mizuumifund X @mizuumi", [("Facebook", "mizuumifund"), ("X", "@mizuumi")]),
        ("Facebook mizuumi.coop", [("Facebook", "mizuumi.coop")]),
        ("LINE ID mizuumi-ringo", [("LINE", "mizuumi-ringo")]),
        ("インスタ mizu_to_kurashi", [("Instagram", "mizu_to_kurashi")]),
    ],
)
def test_handles_without_an_at_sign(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(h.service, h.value) for h in find_handles(text)] == expected


def test_a_lost_dot_before_jp_is_put_back_behind_a_hyphen() -> None:
    (found,) = find_urls("https://mizu-mjp/")
    assert found.value == "https://mizu-m.jp/"


def test_a_handle_with_a_dot_behind_its_service_is_no_url() -> None:
    assert find_urls("Facebook mizuumi.coop") == ()
    assert [u.value for u in find_urls("note note.com/mizuumi")] == ["note.com/mizuumi"]


def test_a_letter_before_a_handle_makes_no_mailbox() -> None:
    assert find_emails("i @mizuumi.photo") == ()
    assert [h.value for h in find_handles("i @mizuumi.photo")] == ["@mizuumi.photo"]


@pytest.mark.parametrize(
    ("text", "service", "handle"),
    [
        ("YouTube 湖山まさとチャンネル", "YouTube", "湖山まさとチャンネル"),
        ("Facebook：高橋太郎", "Facebook", "高橋太郎"),
    ],
)
def test_channels_are_named_in_japanese_too(text: str, service: str, handle: str) -> None:
    assert [(h.service, h.value) for h in find_handles(text)] == [(service, handle)]
