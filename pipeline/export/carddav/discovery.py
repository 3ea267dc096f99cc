"""From the address that a person knows to the address book (RFC 6352, 6764).

Tried in this order: the address itself, its principal, `/.well-known/carddav`; then the
principal's home, and the address books in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from ...errors import ServerError, UsageError
from ...i18n import gettext as _
from .client import DavClient
from .xml import CARD, DAV, DavResource, make_book

_ASKED = (
    f"{DAV}resourcetype",
    f"{DAV}displayname",
    f"{DAV}current-user-principal",
    f"{DAV}current-user-privilege-set",
    f"{CARD}addressbook-home-set",
)


@dataclass(frozen=True, slots=True)
class AddressBook:
    """An address book that may be written. `url` ends in a slash."""

    url: str
    name: str


def find_address_book(client: DavClient, name: str = "", *, create: bool = False) -> AddressBook:
    """The address book to push to: the one named, or the only one there is.

    `create` makes one called `name` when there is none of that name. Raises ServerError when none
    is found, UsageError when there are several and none is named.
    """
    start = _first(client, client.url)
    if start is not None and start.is_address_book() and not name:
        return _book(start)
    home = _find_home(client, start)
    books = [
        _book(found)
        for found in client.properties(home, *_ASKED, depth=1)
        if found.is_address_book() and found.may_write()
    ]
    return _choose(client, home, books, name, create)


def _find_home(client: DavClient, start: DavResource | None) -> str:
    for principal in _principals(client, start):
        home = principal.href_in(f"{CARD}addressbook-home-set")
        if home:
            return urljoin(principal.href, home)
    raise ServerError(
        _("{url}: no address book was found there.").format(url=client.url),
        _("Give the address of the address book itself, as the server shows it."),
    )


def _principals(client: DavClient, start: DavResource | None) -> Iterator[DavResource]:
    """Resources that may know the home of the address books, the likeliest first."""
    addresses = (None, urljoin(client.url, "/.well-known/carddav"))
    for address in addresses:
        resource = _first(client, address) if address else start
        if resource is None:
            continue
        yield resource
        principal = resource.href_in(f"{DAV}current-user-principal")
        if principal:
            found = _first(client, urljoin(resource.href, principal))
            if found is not None:
                yield found


def _first(client: DavClient, url: str) -> DavResource | None:
    return client.resource_at(url, *_ASKED)


def _book(resource: DavResource) -> AddressBook:
    url = resource.href if resource.href.endswith("/") else resource.href + "/"
    last = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    return AddressBook(url, resource.text(f"{DAV}displayname") or last)


def _choose(
    client: DavClient, home: str, books: list[AddressBook], name: str, create: bool
) -> AddressBook:
    if name:
        wanted = name.strip("/").casefold()
        for book in books:
            last = unquote(urlsplit(book.url).path.rstrip("/").rpartition("/")[2])
            if wanted in (book.name.casefold(), last.casefold()):
                return book
        if create:
            return _create(client, home, name)
    elif len(books) == 1:
        return books[0]
    known = ", ".join(book.name for book in books)
    if not books:
        raise ServerError(
            _("The server has no address book that you may write to."),
            _("Make one there, or let it be made with --book NAME --create."),
        )
    if name:
        raise UsageError(
            _("There is no address book {name}.").format(name=name),
            _("There are: {names}.").format(names=known),
        )
    raise UsageError(
        _("The server has several address books: {names}.").format(names=known),
        _("Choose one with --book NAME."),
    )


def _create(client: DavClient, home: str, name: str) -> AddressBook:
    slug = "".join(c if c.isalnum() and c.isascii() else "-" for c in name).strip("-").lower()
    url = urljoin(home if home.endswith("/") else home + "/", f"{slug or 'meishi'}/")
    answer = client.request("MKCOL", url, make_book(name), {})
    if answer.status not in (200, 201):
        raise ServerError(
            _("The server did not make the address book ({status}).").format(status=answer.status),
            _("Make it there."),
        )
    return AddressBook(url, name)
