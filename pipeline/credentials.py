"""Passwords for servers: from the environment or the system's keyring, never from or to a file."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from .errors import UsageError
from .i18n import gettext as _

PASSWORD_VARIABLE = "MEISHI_CARDDAV_PASSWORD"

_SERVICE = "meishi-carddav"


def find_password(url: str, user: str, environ: Mapping[str, str]) -> str | None:
    """The password for `user` at the host of `url`: environment, then keyring, else None."""
    return environ.get(PASSWORD_VARIABLE) or _from_keyring(url, user)


def keep_password(url: str, user: str, password: str) -> bool:
    """Put the password into the system's keyring; False where there is none."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return False
    try:
        keyring.set_password(_service(url), user, password)
    except (KeyringError, RuntimeError):
        return False
    return True


def forget_password(url: str, user: str) -> bool:
    """Take the password out of the keyring; False where none was there."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return False
    try:
        keyring.delete_password(_service(url), user)
    except (KeyringError, RuntimeError):
        return False
    return True


def split_user(url: str, user: str | None) -> tuple[str, str]:
    """The address without its user, and the user: named, or part of the address."""
    parts = urlsplit(url)
    if parts.password:
        raise UsageError(
            _("A password does not belong in an address, where others can read it."),
            _("Leave it out: it is asked for, or taken from {variable}.").format(
                variable=PASSWORD_VARIABLE
            ),
        )
    named = user or parts.username or ""
    if not named:
        raise UsageError(_("Whose address book is it?"), _("Say --user NAME."))
    host = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=host).geturl(), named


def _from_keyring(url: str, user: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        return keyring.get_password(_service(url), user)
    except (KeyringError, RuntimeError):
        return None  # no keyring on this machine: the password is asked for


def _service(url: str) -> str:
    return f"{_SERVICE}:{urlsplit(url).hostname or ''}"
