"""HTTP to a CardDAV server: one place for TLS, passwords, redirects and what can go wrong.

The password is sent only over TLS (or to this machine itself), only to the host that was named
or one that belongs to it, and appears in no message.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from ...errors import ServerError, UsageError
from ...i18n import gettext as _
from .xml import DavResource, ask_cards, ask_properties, read_multistatus

_TIMEOUT = 30.0
_REDIRECTS = (301, 302, 303, 307, 308)
_NOTHING_THERE = (400, 403, 404, 405, 410, 501)
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class WrongPassword(ServerError):
    """The server does not accept the user name and password."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who asks. `authority_file` holds further certificate authorities (PEM)."""

    user: str
    password: str = field(repr=False)
    authority_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, ETag and body of an answer; `url` is where it came from in the end."""

    status: int
    etag: str
    body: bytes = field(repr=False)
    url: str = ""


class DavClient:
    """Requests to one CardDAV account. Every failure is a ServerError that says what to do."""

    def __init__(self, url: str, account: Account, transport: httpx.BaseTransport | None = None):
        self.url = checked_url(url)
        self._host = urlsplit(self.url).hostname or ""
        self._client = httpx.Client(
            auth=httpx.BasicAuth(account.user, account.password),
            verify=_tls(account.authority_file),
            timeout=_TIMEOUT,
            follow_redirects=False,
            headers={"User-Agent": "meishi"},
            transport=transport,
            trust_env=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def properties(self, url: str, *names: str, depth: int = 0) -> tuple[DavResource, ...]:
        """PROPFIND: the properties of `url` and, with `depth` 1, of what is in it."""
        answer = self.request("PROPFIND", url, ask_properties(*names), {"Depth": str(depth)})
        self._expect(answer, 207)
        found = read_multistatus(answer.body, answer.url)
        return tuple(_at(answer.url, resource) for resource in found)

    def resource_at(self, url: str, *names: str) -> DavResource | None:
        """The resource at `url`; None where there is none that can be asked."""
        answer = self.request("PROPFIND", url, ask_properties(*names), {"Depth": "0"})
        if answer.status in _NOTHING_THERE:
            return None
        self._expect(answer, 207)
        found = read_multistatus(answer.body, answer.url)
        return _at(answer.url, found[0]) if found else None

    def cards(self, book: str, hrefs: tuple[str, ...]) -> tuple[DavResource, ...]:
        """REPORT addressbook-multiget: the cards at `hrefs` (paths)."""
        paths = (urlsplit(href).path for href in hrefs)
        answer = self.request("REPORT", book, ask_cards(paths), {"Depth": "1"})
        self._expect(answer, 207)
        found = read_multistatus(answer.body, answer.url)
        return tuple(_at(answer.url, resource) for resource in found)

    def put_card(self, url: str, card: bytes, *, etag: str = "") -> Answer:
        """PUT one card: a new one, or with `etag` in the place of exactly that version.

        Gives the answer for 2xx, 409 and 412, which are for the caller to judge.
        """
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        headers = {"Content-Type": "text/vcard; charset=utf-8", **condition}
        answer = self.request("PUT", url, card, headers)
        if answer.status not in (200, 201, 204, 409, 412):
            self._expect(answer, 201)
        return answer

    def request(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        """One request; redirects are followed within the account's own hosts."""
        sent = {"Content-Type": "application/xml; charset=utf-8", **headers}
        for _hop in range(6):
            self._trust(url)
            response = self._send(method, url, body, sent)
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                etag = response.headers.get("etag", "")
                return Answer(response.status_code, etag, response.content, url)
            url = urljoin(url, response.headers["location"])
        raise ServerError(
            _("{url}: the server redirects without end.").format(url=url), _("Check the address.")
        )

    def _send(self, method: str, url: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        try:
            return self._client.request(method, url, content=body, headers=headers)
        except httpx.TimeoutException as error:
            raise ServerError(
                _("{url}: the server did not answer in time.").format(url=_bare(url)),
                _("Run the same command again later; it goes on where it stopped."),
            ) from error
        except httpx.TransportError as error:
            if _is_tls(error):
                raise ServerError(
                    _("{url}: the server's certificate cannot be trusted ({reason}).").format(
                        url=_bare(url), reason=error
                    ),
                    _(
                        "Nothing was sent. If the server has a certificate of your own making,"
                        " name its authority with --authority."
                    ),
                ) from error
            raise ServerError(
                _("{url}: the server cannot be reached ({reason}).").format(
                    url=_bare(url), reason=error
                ),
                _(
                    "Check the address and the network, then run the same command again;"
                    " it goes on where it stopped."
                ),
            ) from error
        except httpx.InvalidURL as error:
            raise UsageError(
                _("{url}: this is no address ({reason}).").format(url=_bare(url), reason=error)
            ) from error

    def _trust(self, url: str) -> None:
        """The password goes to the named host and its siblings alone, and never in the clear."""
        checked_url(url)
        host = urlsplit(url).hostname or ""
        if not same_account(self._host, host):
            raise ServerError(
                _("The server points to another host ({host}), which gets no password.").format(
                    host=host
                ),
                _("If that is right, use https://{host}/ as the address.").format(host=host),
            )

    def _expect(self, answer: Answer, status: int) -> None:
        if answer.status == status:
            return
        where = _bare(answer.url)
        match answer.status:
            case 401:
                raise WrongPassword(
                    _("{url}: the server does not accept the user name and password.").format(
                        url=where
                    ),
                    _(
                        "Run it again at a terminal to enter the password, or set"
                        " MEISHI_CARDDAV_PASSWORD. iCloud needs an app-specific password."
                    ),
                )
            case 403:
                raise ServerError(
                    _("{url}: the server does not allow this.").format(url=where),
                    _("Choose another address book."),
                )
            case 404 | 405 | 410:
                raise ServerError(
                    _("{url}: there is no address book here ({status}).").format(
                        url=where, status=answer.status
                    ),
                    _("Check the address; most servers take the address of their start page."),
                )
            case 507 | 413:
                raise ServerError(
                    _("{url}: the server has no room.").format(url=where), _("Make room there.")
                )
            case _:
                raise ServerError(
                    _("{url}: the server answered {status} where {expected} was expected.").format(
                        url=where, status=answer.status, expected=status
                    ),
                    _("Run the same command again later; it goes on where it stopped."),
                )


def checked_url(url: str) -> str:
    """`url` when a password may go there. Raises UsageError with the reason when not."""
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise UsageError(
            _("{url}: this is no address of a server.").format(url=_bare(url)), _("Use https://….")
        )
    if parts.password:
        raise UsageError(
            _("A password does not belong in an address, where others can read it."),
            _("Leave it out: it is asked for, or taken from MEISHI_CARDDAV_PASSWORD."),
        )
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise UsageError(
            _("{url}: without TLS your password and contacts would travel readable.").format(
                url=_bare(url)
            ),
            _("Use https://…."),
        )
    return url


def same_account(named: str, other: str) -> bool:
    """Whether `other` is the named host or a sibling of it, as iCloud's servers are.

    `contacts.icloud.com` and `p42-contacts.icloud.com` are; hosts that only share a public
    suffix such as `co.jp` or `com` are not.
    """
    if named == other:
        return True
    parent = named.partition(".")[2]
    labels = parent.split(".")
    suffix_only = len(labels) < 2 or (len(labels) == 2 and len(labels[-1]) == 2
                                      and len(labels[0]) <= 3)  # fmt: skip
    return not suffix_only and (other == parent or other.endswith("." + parent))


def _at(base: str, resource: DavResource) -> DavResource:
    """The resource with an absolute address."""
    return DavResource(urljoin(base, resource.href), resource.properties, resource.gone)


def _tls(authority_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi

        context.load_verify_locations(certifi.where())
    if authority_file is not None:
        try:
            context.load_verify_locations(authority_file)
        except (OSError, ssl.SSLError) as error:
            raise UsageError(
                _("{file}: no certificate could be read from it ({reason}).").format(
                    file=authority_file, reason=error
                ),
                _("Give a file with certificates in PEM."),
            ) from error
    return context


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _bare(url: str) -> str:
    """The address without user, password and query, for a message."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"
