"""Passwords: from the environment or the keyring, never from an address, never in a message."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.credentials import (
    PASSWORD_VARIABLE,
    find_password,
    forget_password,
    keep_password,
    split_user,
)
from pipeline.errors import UsageError

keyring = pytest.importorskip("keyring", reason="keyring is not installed (the extra carddav)")

URL = "https://dav.example.org/cards/"


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """A keyring in memory in the place of the system's."""
    from keyring.backend import KeyringBackend
    from keyring.errors import PasswordDeleteError

    held: dict[tuple[str, str], str] = {}

    class Memory(KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return held.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            held[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            if (service, username) not in held:
                raise PasswordDeleteError
            del held[service, username]

    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    yield held
    keyring.set_keyring(before)


def test_the_environment_comes_first(backend: dict[tuple[str, str], str]) -> None:
    assert keep_password(URL, "me", "kept")
    assert find_password(URL, "me", {PASSWORD_VARIABLE: "given"}) == "given"
    assert find_password(URL, "me", {}) == "kept"
    assert find_password(URL, "you", {}) is None
    # Another page of the same host is the same account, another host is not.
    assert find_password("https://dav.example.org/", "me", {}) == "kept"
    assert find_password("https://evil.example.org/", "me", {}) is None


def test_what_is_kept_can_be_forgotten(backend: dict[tuple[str, str], str]) -> None:
    keep_password(URL, "me", "kept")
    assert forget_password(URL, "me") and backend == {}
    assert not forget_password(URL, "me")


def test_a_machine_without_a_keyring() -> None:
    from keyring.backends.fail import Keyring

    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())
    try:
        assert find_password(URL, "me", {}) is None
        assert not keep_password(URL, "me", "secret")
        assert not forget_password(URL, "me")
    finally:
        keyring.set_keyring(before)


@pytest.mark.parametrize(
    ("url", "user", "expected"),
    [
        (URL, "me", (URL, "me")),
        ("https://me@dav.example.org/cards/", None, (URL, "me")),
        ("https://me@dav.example.org/cards/", "you", (URL, "you")),
        ("https://me@dav.example.org:8443/", None, ("https://dav.example.org:8443/", "me")),
    ],
)
def test_whose_address_it_is(url: str, user: str | None, expected: tuple[str, str]) -> None:
    assert split_user(url, user) == expected


def test_an_address_with_a_password_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        split_user("https://me:hush@dav.example.org/", None)
    assert "hush" not in str(caught.value)
    with pytest.raises(UsageError, match="--user"):
        split_user(URL, None)
