"""`parse_card`: the sides of one card to one contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Contact, Reading
from .assign import assign_roles
from .build import build_contact
from .confidence import judge_contact
from .glued import cut_glued, cut_posts_off
from .harvest import harvest_contacts
from .known import KnownCompanies
from .latin_addresses import cut_addresses
from .neighbours import unexplained, with_neighbour_checks
from .offices import find_offices
from .roles import Surroundings
from .segments import Segment, segments_of

_FREE_MAIL = frozenset(
    (
        "gmail", "yahoo", "outlook", "hotmail", "icloud", "docomo", "ezweb", "au", "softbank", "me",
        "live", "msn", "aol", "nifty", "biglobe", "ocn", "plala", "so-net", "dion", "proton", "gmx",
    )
)  # fmt: skip
_RESERVED = re.compile(r"example\d?")  # RFC 2606 and JPRS keep these for examples
_SECOND_LEVEL = frozenset(("co", "or", "ne", "ac", "go", "ed", "gr", "lg", "ad", "com", "www"))


def parse_card(readings: Sequence[Reading], known: KnownCompanies | None = None) -> Contact:
    """The contact on a card. `readings` are its sides, the front first. Never raises."""
    segments = [s for side, reading in enumerate(readings) for s in segments_of(reading, side)]
    harvest = harvest_contacts(segments)
    rest = cut_posts_off(cut_addresses(harvest.rest))
    offices = find_offices(rest)
    in_offices = {segment for office in offices for segment in office.segments}
    free = cut_glued([segment for segment in rest if segment not in in_offices])
    around = surroundings(
        free,
        [mail.value for _, mail in harvest.emails],
        [url.value for _, url in harvest.urls],
    )
    ordered = [segment for office in offices for segment in office.segments]
    assignment = assign_roles(free, around, ordered)
    payloads = tuple(payload for reading in readings for payload in reading.qr)
    contact = build_contact(harvest, offices, assignment, payloads, known or KnownCompanies())
    contact = with_neighbour_checks(contact, segments, unexplained(assignment.further))
    return judge_contact(contact, quality_of(readings))


def quality_of(readings: Sequence[Reading]) -> float:
    """The mean confidence of all lines, weighed by their length; 0.5 where there are none."""
    weighed = [(line.confidence, len(line.text)) for r in readings for line in r.lines]
    total = sum(weight for _, weight in weighed)
    return sum(c * weight for c, weight in weighed) / total if total else 0.5


def surroundings(
    free: Sequence[Segment], emails: Sequence[str], urls: Sequence[str]
) -> Surroundings:
    """What e-mails and URLs say of the names, and how large the largest line is."""
    hosts = [mail.rpartition("@")[2] for mail in emails]
    hosts += [url.split("://")[-1].split("/")[0] for url in urls]
    domains = tuple(dict.fromkeys(core for host in hosts if (core := domain_core(host))))
    return Surroundings(
        domains,
        tuple(dict.fromkeys(mail.rpartition("@")[0] for mail in emails)),
        any(s.japanese and (s.confidence > _LEGIBLE or len(s.plain) > 1) for s in free),
        max((s.size for s in free), default=1.0),
    )


_LEGIBLE = 0.6  # below it a lone letter is as good as none


def domain_core(host: str) -> str:
    """The part of a host that an organisation chose (`matsu` of `www.matsu.co.jp`)."""
    parts = [part for part in host.lower().split(".") if part]
    kept = [p for p in parts[:-1] if p not in _SECOND_LEVEL and not _RESERVED.fullmatch(p)]
    core = kept[-1] if kept else ""
    return "" if core in _FREE_MAIL else core
