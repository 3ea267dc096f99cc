"""Who may talk to the page: the secret behind the link, the cookie and the form token."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

HEADER = "x-meishi-token"
"""Every request that changes something carries the form token here, where no other site can."""


@dataclass(slots=True)
class Session:
    """One secret and the three tokens made of it; none of them tells another.

    `once` says that the link token lets in a single browser (the QR code of `--lan`).
    """

    secret: bytes = field(repr=False)
    name: str
    once: bool = False
    secure: bool = False
    _spent: bool = field(default=False, init=False)

    @property
    def link_token(self) -> str:
        return self._derive("link")

    @property
    def cookie(self) -> str:
        return self._derive("cookie")

    @property
    def form_token(self) -> str:
        return self._derive("form")

    def admits(self, token: str) -> bool:
        """Whether `token` opens the door; where `once`, for the first that knocks alone."""
        if self._spent or not _same(token, self.link_token):
            return False
        self._spent = self.once
        return True

    def knows_cookie(self, value: str) -> bool:
        return _same(value, self.cookie)

    def knows_form(self, value: str) -> bool:
        return _same(value, self.form_token)

    def _derive(self, purpose: str) -> str:
        return hmac.new(self.secret, f"{self.name}:{purpose}".encode(), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


def keep_secret(path: Path) -> bytes:
    """The secret kept at `path`, made where there is none; readable by its owner alone.

    Kept, so that a page left open goes on after the server was killed and started again.
    """
    try:
        kept = bytes.fromhex(path.read_text("ascii").strip())
        if len(kept) == 32:
            return kept
    except (OSError, ValueError):
        pass
    fresh = secrets.token_bytes(32)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(fresh.hex())
    except OSError:
        pass  # a folder that cannot be written costs the comfort, not the safety
    return fresh
