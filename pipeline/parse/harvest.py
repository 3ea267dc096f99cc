"""First pass over a card: what is known by its form, taken out of the lines it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import phonenumbers

from ..model import Check, Icon
from ..text.widths import no_space, one_space
from .attached import (
    dangling_labels,
    handles_by_labels,
    labelled_nearby,
    labels_of,
    names_line,
    with_suffixes_apart,
)
from .facts.labels import CONTACT_LABEL_ONLY, EMAIL_LABEL, SOCIAL_HOSTS, URL_LABEL
from .facts.places import COUNTRIES, JP_POSTCODE, LATIN_JAPAN, US_STATE_ZIP
from .facts.positions import CERTIFICATE
from .found import FoundPhone, FoundText
from .hosts import agree_on_hosts, host_of, steps_between
from .latin_codes import country_told
from .layout import below, beside
from .nets import (
    find_emails,
    find_handles,
    find_urls,
    handle_by_icon,
    service_by_icon,
)
from .offices import country_of
from .phones import find_phones, kind_by_icon
from .segments import Segment

_T_NUMBER = re.compile(
    r"(?:(?:インボイス|適格請求書発行事業者)?\s*(?:登録)?\s*(?:番号)?\s*[:：]?\s*)?T\s?(\d[\d\s\-]{11,16}\d)(?!\d)"
)
_PROFILE = r"((?:" + "|".join(re.escape(host) for host in SOCIAL_HOSTS) + r")/[A-Za-z0-9.\-]{2,})"
_ALSO_TITLES = frozenset(("代表",))
SURE_ICON = 0.8
"""From this chance on an icon names what it stands before."""
_EDGES = " 　/／|｜,、・:：;()（）[]【】-–—>＞▶●■◆"


@dataclass(frozen=True, slots=True)
class Harvest:
    """What was found by form, each with its line, and the pieces that are left."""

    emails: tuple[tuple[Segment, FoundText], ...]
    urls: tuple[tuple[Segment, FoundText], ...]
    sns: tuple[tuple[Segment, FoundText], ...]
    phones: tuple[tuple[Segment, FoundPhone], ...]
    registration: tuple[Segment, FoundText] | None
    rest: tuple[Segment, ...]
    region: str


def harvest_contacts(segments: Sequence[Segment]) -> Harvest:
    """Take e-mails, URLs, handles, telephone and invoice numbers out of `segments`."""
    region = guess_region(segments)
    abroad = country_of("\n".join(s.plain for s in segments if s.latin)) if region == "JP" else ""
    emails: list[tuple[Segment, FoundText]] = []
    urls: list[tuple[Segment, FoundText]] = []
    sns: list[tuple[Segment, FoundText]] = []
    phones: list[tuple[Segment, FoundPhone]] = []
    registration: tuple[Segment, FoundText] | None = None
    rest: list[Segment] = []
    closed = [_close_dots(s) for s in segments]
    hosts = [h for s in closed for u in find_urls(s.plain) if (h := host_of(u.value).lower())]
    for segment in join_broken_nets([_with_at_sign(s, hosts) for s in closed]):
        line = segment.plain
        mails = find_emails(line)
        spans = [(m.start, m.end) for m in mails]
        links = find_urls(line, tuple(spans))
        spans += [(u.start, u.end) for u in links]
        handles = tuple(
            service_by_icon(h, _icon_before(segment, h.start), SURE_ICON)
            for h in find_handles(line, tuple(spans))
        )
        if not spans and not handles and segment.icons:
            bare = handle_by_icon(line, segment.icons[0], SURE_ICON)
            handles = (bare,) if bare else ()
        spans += [(h.start, h.end) for h in handles]
        masked = _masked(line, spans)
        invoice = _T_NUMBER.search(masked)
        if invoice and 12 <= sum(char.isdigit() for char in invoice.group(1)) <= 14:
            spans.append((invoice.start(), invoice.end()))
            masked = _masked(line, spans)
            digits = re.sub(r"\D", "", invoice.group(1))
            check = Check("invoice-check-digit", invoice_number_valid(digits), digits)
            registration = (
                segment,
                FoundText(*invoice.span(), f"T{digits}", invoice.group(0), (check,)),
            )
        numbers = tuple(
            kind_by_icon(p, _icon_before(segment, masked.find(p.printed, p.start)), SURE_ICON)
            for p in find_phones(masked, region, abroad)
        )
        spans += [(p.start, p.end) for p in numbers]
        emails += [(segment, m) for m in mails]
        sns += [(segment, u) for u in links if u.service] + [(segment, h) for h in handles]
        urls += [(segment, u) for u in links if not u.service]
        phones += [(segment, p) for p in numbers]
        left = _left_over(line, spans)
        if not spans:
            rest.append(segment)
        elif left:
            rest.append(replace(segment, text=left, plain=left, whole=False))
    sns, rest = handles_by_labels(sns, rest)
    phones, rest = with_suffixes_apart(phones, rest)
    # `Ph.D.` reads like two labels.
    labels = [
        s for s in rest if CONTACT_LABEL_ONLY.match(s.plain) and not CERTIFICATE.match(s.plain)
    ]
    labels += dangling_labels(phones)
    numbered = [segment for segment, _ in phones]
    labels += [s for s in rest if s not in labels and names_line(s, numbered)]
    phones = [
        labelled_nearby(segment, phone, labels_of(segment, labels, numbered), region)
        for segment, phone in phones
    ]
    rest = [
        s
        for s in rest
        if s not in labels or (no_space(s.plain) in _ALSO_TITLES and beside(s, numbered) is None)
    ]
    agreed, linked = agree_on_hosts(emails, urls)
    return Harvest(agreed, linked, tuple(sns), tuple(phones), registration, tuple(rest), region)


def _close_dots(segment: Segment) -> Segment:
    """Addresses of the net without the gaps that a wide full stop seems to leave."""
    plain = re.sub(r"\b(https?):\s?/{1,2}\s?(?=\w)", r"\1://", segment.plain)
    plain = _GLUED_LABEL.sub(r"\1 ", plain)
    if not re.search(
        r"@|://|www|\.\s?(?:com|jp|net|org)\b|\.\s[a-z]{3,}$|^\W*(?:url|web|site|hp|[wuh])\s?[/:.|]",
        plain,
        re.I,
    ):
        return segment
    head = re.match(
        r"(?:(?-i:[A-Z]|[euw])\s?\.|e-?mail\s?\.|mail\s?\.|url\s?\.|web\s?\.)\s",
        plain,
        re.IGNORECASE,
    )
    label, rest = (plain[: head.end()], plain[head.end() :]) if head else ("", plain)
    # The full stop of a label (`W. https://…`) closes nothing.
    closed = label + re.sub(
        r"(?<!\s[A-Z])(?<=[A-Za-z0-9\-])\s?\.\s?(?=[a-z0-9])(?!https?:|www\b)", ".", rest
    )
    # `E _ taro@mizuumi…`: the gap behind a label of one letter is no low line.
    closed = re.sub(r"^([EeMm]) _ (?=[\w.+\-]+@)", r"\1 ", closed)
    closed = re.sub(r"(?<=[A-Za-z0-9])\s?_\s?(?=[A-Za-z0-9])", "_", closed)
    closed = re.sub(r"\.(co|or|ne|ac|go|ed|gr|lg)\s(?=jp\b)", r".\1.", closed)
    closed = re.sub(r"(?<=\w)\.(com?|net|org|edu|gov|ac)\s\.?(?=[a-z]{2}$)", r".\1.", closed)
    if re.search(r"://", closed):
        closed = re.sub(r"\s?/\s?/\s?", "//", closed)
        closed = re.sub(r"(?<=[a-z0-9])\s?/\s?(?=[a-z~]|$)", "/", closed)
    closed = _with_low_lines(closed)
    # Nothing follows an address but its domain: a gap in it is a full stop that was lost.
    closed = re.sub(r"(@[A-Za-z0-9\-]+)\s(?=(?:[a-z0-9\-]+\.)+[a-z]{2,}$)", r"\1.", closed)
    return segment if closed == segment.plain else replace(segment, text=closed, plain=closed)


# `Web.www.mizu.example`, `E-mail.taro@mizu.example`
_GLUED_LABEL = re.compile(
    r"(?<![A-Za-z0-9])((?:e-?mail|mail|url|web(?:site)?|h\.?p)\.)(?=https?:|www\.|[\w.\-]+@)",
    re.IGNORECASE,
)


def _with_low_lines(text: str) -> str:
    """`@mizu umi` is `@mizu_umi`: a low line in small print is seen as a gap."""
    text = re.sub(r"((?:^|\s)@[A-Za-z0-9]{2,}) ([a-z0-9]{2,})$", r"\1_\2", text)
    text = re.sub(_PROFILE + r" ([a-z0-9]{2,})$", r"\1_\2", text, flags=re.IGNORECASE)
    labelled = re.match(rf"({EMAIL_LABEL}\s?[:.／/]?\s)([a-z0-9]+) ([a-z0-9]+@)", text, re.I)
    if labelled:
        return "".join((*labelled.groups()[:2], "_", labelled.group(3), text[labelled.end() :]))
    return text


def _with_at_sign(segment: Segment, hosts: Sequence[str]) -> Segment:
    """An e-mail address whose @ was read as a letter, told by the domain of the card's URL."""
    plain = segment.plain
    cut = re.search(r"@([A-Za-z0-9.\-]+\.[a-z]{2})(?:\s?[a-z]{0,2})$", plain)
    whole = {h for h in hosts if cut and h.startswith(cut.group(1).lower() + ".")}
    ended = re.search(r"\.(com|net|org|info|biz)$", plain)  # `mizuumi.com` beside `mizuumi.co.jp`
    if cut and len(whole) == 1 and not ended:  # `@mizu.example.or p`: the end was lost
        mended = plain[: cut.start(1)] + whole.pop()
        return replace(segment, text=mended, plain=mended)
    if "@" in plain:
        return _with_host(segment, hosts)
    if "/" in plain:
        return segment
    for host in hosts:
        misread = re.search(
            rf"([A-Za-z0-9._\-]{{2,}})[A-Za-z0-9&©®]{re.escape(host)}$", plain, re.IGNORECASE
        )
        if misread and not misread.group(1).lower().endswith("www."):
            mended = plain[: misread.end(1)] + "@" + plain[misread.end(1) + 1 :]
            return replace(segment, text=mended, plain=mended)
    return segment


def _with_host(segment: Segment, hosts: Sequence[str]) -> Segment:
    """An e-mail address whose domain cannot be one (`@mizujp`), told by the card's URL."""
    plain = segment.plain
    tail = re.search(r"(?<=[A-Za-z0-9])@([A-Za-z0-9.,\-\s]{4,})$", plain)
    if not tail or find_emails(plain):
        return segment
    read = re.sub(r"\s", "", tail.group(1)).lower()
    near = [h for h in hosts if steps_between(read, h) <= _FAR_HOST * len(h)]
    if len(set(near)) != 1:
        return segment
    mended = plain[: tail.start(1)] + near[0]
    return replace(segment, text=mended, plain=mended, weakest=min(segment.weakest, 0.7))


_FAR_HOST = 0.2  # steps a letter


def guess_region(segments: Sequence[Segment]) -> str:
    """ISO 3166-1 of the country whose national numbers the card prints.

    Told by Japanese text, the countries that addresses and numbers name, the forms of postal
    codes and telephone numbers, and the top-level domains, in this order.
    """
    text = "\n".join(s.plain for s in segments)
    lowered = text.lower()
    japanese = sum(s.japanese and len(s.plain) > 3 and not find_phones(s.plain) for s in segments)
    # `Sales Director - Japan Market` is no address.
    at_home = re.search(r"japan\W*$", lowered, re.MULTILINE) or "+81" in text
    if japanese >= 2 or at_home:
        return "JP"
    for name, code in sorted(COUNTRIES.items(), key=lambda item: item[0] == "japan"):
        if re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", lowered):
            return code
    called = region_of_calling_codes(text)
    if called:
        return called
    if US_STATE_ZIP.search(text):
        return "US"
    told = [c for s in segments if s.latin and (c := country_told(s.plain)) not in ("", "JP")]
    if told and not japanese:
        return told[0]
    if japanese or LATIN_JAPAN.search(text):
        return "JP"
    if _AMERICAN_NUMBER.search(text):
        return "US"
    if JP_POSTCODE.search(text):
        return "JP"
    if not japanese and len(_INDIAN_MOBILE.findall(text)) > 1:
        return "IN"
    domains = [tld.upper() for tld in _COUNTRY_DOMAIN.findall(lowered)]
    named = [d for d in ("GB" if d == "UK" else d for d in domains) if d in _REGIONS]
    return named[0] if named else "JP"


_INDIAN_MOBILE = re.compile(r"(?<![\d-])[6-9]\d{9}(?![\d-])")
_COUNTRY_DOMAIN = re.compile(r"(?:@|www\.|://)[a-z0-9.\-]*\.([a-z]{2})\b(?![.\-])")
_REGIONS = frozenset(phonenumbers.SUPPORTED_REGIONS) - {"AI", "CO", "FM", "IO", "ME", "TV"}
_AMERICAN_NUMBER = re.compile(
    r"\([2-9]\d{2}\)\s?\d{3}\s?-\s?\d{4}|\b[2-9]\d{2}[-.]\d{3}[-.]\d{4}\b"
)


def region_of_calling_codes(text: str) -> str:
    """ISO 3166-1 of the country whose calling code (`+91`) most numbers of `text` begin with."""
    codes = [int(code) for code in re.findall(r"\+\s?(\d{1,3})(?=[\s().\-])", text)]
    regions = [
        r for code in codes if (r := phonenumbers.region_code_for_country_code(code)) != "ZZ"
    ]
    return max(regions, key=regions.count) if regions else ""


def join_broken_nets(segments: Sequence[Segment]) -> list[Segment]:
    """Put an e-mail address or a URL that is broken over two lines together again."""
    kept = list(segments)
    for segment in segments:
        if segment not in kept:
            continue
        plain = segment.plain
        broken = ("@" in plain and not find_emails(plain) and not find_handles(plain)) or re.search(
            r"(?:https?://|www\.)[A-Za-z0-9./\-]*[./\-]$", plain
        )
        if not broken:
            continue
        others = [s for s in kept if s is not segment]
        following = below(segment, others) or beside(segment, others)
        if following is None or not re.fullmatch(r"[A-Za-z0-9.\-_/@]+", following.plain):
            continue
        fresh = following.plain.startswith("@") or find_urls(following.plain)
        if fresh and "@" not in plain:
            continue
        joined = plain + following.plain
        if find_emails(joined) or find_urls(joined):
            kept[kept.index(segment)] = replace(segment, text=joined, plain=joined)
            kept.remove(following)
    return kept


def invoice_number_valid(digits: str) -> bool:
    """The check digit of a 13-digit corporate number (法人番号, 国税庁)."""
    if len(digits) != 13:
        return False
    body = [int(d) for d in digits[1:]]
    total = sum(d * (2 if i % 2 else 1) for i, d in enumerate(reversed(body)))
    return int(digits[0]) == 9 - total % 9


def _icon_before(segment: Segment, at: int) -> Icon | None:
    """The icon that stands before place `at` of the line, give or take a misread sign."""
    return next((icon for icon in segment.icons if -1 <= at - icon.before <= 2), None)


def _masked(line: str, spans: Sequence[tuple[int, int]]) -> str:
    chars = list(line)
    for start, end in spans:
        chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _left_over(line: str, spans: Sequence[tuple[int, int]]) -> str:
    # A comma at the end says that an address goes on in the next line.
    pieces = [
        _LABEL_LAST.sub("", p).strip(_EDGES) + "," * bool(re.search(r"[A-Za-z],\s*$", p))
        for p in _masked(line, spans).split("\0")
    ]
    return one_space(" ".join(p for p in pieces if p and not _noise(p)))


_LABEL_LAST = re.compile(
    rf"[\s\[【(（](?:{URL_LABEL}|{EMAIL_LABEL}|tel|fax)[\s\]】)）:：]*$", re.IGNORECASE
)


def _noise(piece: str) -> bool:
    """A lone mark or label that was left behind (an icon read as a letter)."""
    return len(piece) <= 1 or bool(CONTACT_LABEL_ONLY.match(piece)) or piece.lower() in SOCIAL_HOSTS
