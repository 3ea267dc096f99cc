"""The XML of WebDAV and CardDAV: what is asked, and multistatus answers taken apart.

Answers come from a server that may be anybody's, so they are parsed by defusedxml: no entities,
no external parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ...errors import ServerError
from ...i18n import gettext as _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DAV = "{DAV:}"
CARD = "{urn:ietf:params:xml:ns:carddav}"

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"'


@dataclass(frozen=True, slots=True)
class DavResource:
    """One `response` of a multistatus: where it lies and the properties that it has."""

    href: str
    properties: dict[str, Element] = field(default_factory=dict, repr=False)
    gone: bool = False

    def text(self, name: str) -> str:
        """The text of a property, or nothing."""
        found = self.properties.get(name)
        return (found.text or "").strip() if found is not None else ""

    def href_in(self, name: str) -> str:
        """The first `href` inside a property, or nothing."""
        found = self.properties.get(name)
        inner = found.find(f"{DAV}href") if found is not None else None
        return (inner.text or "").strip() if inner is not None else ""

    def is_address_book(self) -> bool:
        kind = self.properties.get(f"{DAV}resourcetype")
        return kind is not None and kind.find(f"{CARD}addressbook") is not None

    def may_write(self) -> bool:
        """Whether cards may be put there. A server that does not say is taken to allow it."""
        held = self.properties.get(f"{DAV}current-user-privilege-set")
        if held is None:
            return True
        names = {element.tag for element in held.iter()}
        return bool(names & {f"{DAV}{n}" for n in ("all", "write", "write-content", "bind")})


def ask_properties(*names: str) -> bytes:
    """A PROPFIND body. Names are as `DAV` and `CARD` spell them."""
    inner = "".join(f"<{_prefixed(name)}/>" for name in names)
    return f"{_HEAD}<D:propfind {_SPACES}><D:prop>{inner}</D:prop></D:propfind>".encode()


def ask_cards(hrefs: Iterable[str]) -> bytes:
    """An addressbook-multiget body (RFC 6352, 8.7) for the cards at `hrefs`."""
    inner = "".join(f"<D:href>{escape(href)}</D:href>" for href in hrefs)
    return (
        f"{_HEAD}<C:addressbook-multiget {_SPACES}>"
        f"<D:prop><D:getetag/><C:address-data/></D:prop>{inner}</C:addressbook-multiget>"
    ).encode()


def make_book(name: str) -> bytes:
    """An extended MKCOL body (RFC 5689) for an address book."""
    return (
        f"{_HEAD}<D:mkcol {_SPACES}><D:set><D:prop>"
        "<D:resourcetype><D:collection/><C:addressbook/></D:resourcetype>"
        f"<D:displayname>{escape(name)}</D:displayname>"
        "</D:prop></D:set></D:mkcol>"
    ).encode()


def read_multistatus(body: bytes, where: str) -> tuple[DavResource, ...]:
    """The resources of a 207 answer. Raises ServerError when it is none."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ServerError(
            _("{url}: the server's answer is not the XML that was expected ({reason}).").format(
                url=where, reason=error
            ),
            _("Check that the address is that of a CardDAV server."),
        ) from error
    if root.tag != f"{DAV}multistatus":
        raise ServerError(
            _("{url}: the server's answer is no list of resources.").format(url=where),
            _("Check that the address is that of a CardDAV server."),
        )
    return tuple(_resource(response) for response in root.findall(f"{DAV}response"))


def _resource(response: Element) -> DavResource:
    href = response.find(f"{DAV}href")
    properties: dict[str, Element] = {}
    for propstat in response.findall(f"{DAV}propstat"):
        if " 2" not in _text(propstat.find(f"{DAV}status"))[:12]:
            continue
        for prop in propstat.findall(f"{DAV}prop"):
            for element in prop.findall("*"):
                properties[element.tag] = element
    gone = " 404" in _text(response.find(f"{DAV}status"))
    return DavResource(_text(href), properties, gone)


def _text(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _prefixed(name: str) -> str:
    return name.replace(DAV, "D:").replace(CARD, "C:")
