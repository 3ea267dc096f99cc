"""The arguments and the account of a CardDAV server."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from ..credentials import (
    PASSWORD_VARIABLE,
    find_password,
    forget_password,
    keep_password,
    split_user,
)
from ..errors import UsageError
from ..i18n import gettext as _
from ..syncing import Server, open_server
from .session import Session


def add_server(parser: ArgumentParser, *, optional: bool = False) -> None:
    """Add the address (which may be left out where `optional`) and the account."""
    add = parser.add_argument
    add(
        "url", metavar="URL", nargs="?" if optional else None,
        help=_("the server, like https://cloud.example.com"),
    )  # fmt: skip
    add("--user", metavar=_("NAME"), help=_("the user (default: the one in URL)"))
    add(
        "--book", default="", metavar=_("NAME"), help=_("the address book, where there are several")
    )
    add(
        "--authority", type=Path, metavar=_("FILE"),
        help=_("a certificate authority to trust besides those of the system (PEM)"),
    )  # fmt: skip
    add("--dry-run", action="store_true", help=_("show the plan, change nothing"))
    add("--json", action="store_true", help=_("print what was done as JSON"))


@contextmanager
def opened(args: Namespace, session: Session, *, create: bool = False) -> Iterator[Server]:
    """The address book that the arguments name. Raises UsageError and ServerError."""
    url, user = split_user(args.url, args.user)
    password = find_password(url, user, os.environ)
    asked = password is None
    if password is None:
        if not session.asks:
            raise UsageError(
                _("The password of {user} is not known.").format(user=user),
                _(
                    "Set {variable}, or keep it in the keyring by running this at a terminal."
                ).format(variable=PASSWORD_VARIABLE),
            )
        password = getpass(_("Password of {user}: ").format(user=user))
    try:
        from ..export.carddav.client import Account, WrongPassword
    except ModuleNotFoundError as error:
        raise UsageError(
            _("CardDAV needs the package {name}, which is not installed.").format(name=error.name),
            _("Install it with: pip install 'meishi[carddav]'"),
        ) from error
    account = Account(user, password, args.authority)
    try:
        with open_server(url, account, args.book, create=create) as server:
            if asked and keep_password(url, user, password):
                session.console.say(_("The password is kept in the keyring of the system."))
            yield server
    except WrongPassword:
        forget_password(url, user)  # so that the next run asks
        raise
