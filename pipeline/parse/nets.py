"""E-mail addresses, URLs and social handles in a line of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from ..model import Check, Icon
from .facts.domains import GENERIC_TLDS
from .facts.labels import EMAIL_LABEL, SOCIAL_HOSTS, SOCIAL_SERVICES, URL_LABEL
from .found import FoundText

# None of these is in the root zone, so that the repair is the only reading left.
_MISREAD_TLDS = {
    "ip": "jp", "jþ": "jp", "corn": "com", "c0m": "com", "conn": "com", "nel": "net",
    "0rg": "org", "jo": "jp", "lp": "jp", "jip": "jp",
}  # fmt: skip
# Of Japan's organisational domains (JPRS): a label of two letters stands there but seldom.
_LEVELS = {"cd": "ed", "cc": "co", "oo": "co", "qo": "go", "nc": "ne"}
_MISREAD_LEVEL = re.compile(rf"(?<=\w\.)(?:{'|'.join(_LEVELS)})(?=\.jp$)")
_EMAIL = re.compile(
    r"[A-Za-z0-9._%+\-'/]+\s?@\s?(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\s?[.,]\s?)+[A-Za-z]{2,12}"
    r"(?![A-Za-z0-9])"
)
_EMAIL_LABEL = re.compile(rf"(?:{EMAIL_LABEL}|\be(?=[\s.:：]))\s*[.:：/]?\s*$", re.IGNORECASE)
_GLUED_EMAIL_LABEL = re.compile(r"^(?:e-?mail|mail)[.:\-]?(?=.{3,}@)", re.IGNORECASE)
_URL = re.compile(
    r"(?:h?t{1,2}ps?\s?[:;.]?\s?/\s?/\s?|www\s?[.,]\s?)[A-Za-z0-9\-._~:/?#@!$&'*+,;=%\"“”]+"
    r"|(?<![A-Za-z0-9@._\-])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,12}(?:/[A-Za-z0-9\-._~/?#=&%\"]*)?(?![A-Za-z0-9@])",
    re.IGNORECASE,
)
_URL_LABEL = re.compile(rf"(?:{URL_LABEL}|\b[uw](?=[\s.:：]))\s*[.:：/]?\s*$", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![A-Za-z0-9._])@\s?([A-Za-z0-9_][A-Za-z0-9_.\-]{2,40})")
_HANDLE_FIRST = re.compile(r"(?:^|\s)([a-z0-9][\w.\-]{2,40})\s?[(（]([A-Za-z\s]+)[)）]$", re.ASCII)
_SERVICES = [
    (
        name,
        re.compile(
            rf"(?:^|[\s/|])(?:{pattern})\s*[.:：]?\s*(?:ID)?\s*[.:：]?\s*(?=@?$)", re.IGNORECASE
        ),
    )
    for name, pattern in SOCIAL_SERVICES
]
_LABELLED_HANDLE = re.compile(
    r"(?:^|[\s/|])(?:(" + "|".join(f"(?:{p})" for _, p in SOCIAL_SERVICES)
    + r"))\s*(?:ID)?\s*[.:：]\s*@?([A-Za-z0-9_][A-Za-z0-9_.\-]{2,40})",
    re.IGNORECASE,
)  # fmt: skip
_SPACED_HANDLE = re.compile(
    r"(?:^|[\s/|])(instagram|insta|インスタ(?:グラム)?|tik\s*tok|facebook|linked\s*in|you\s*tube|git\s*hub|"
    r"threads|skype|twitter|we\s*chat|line\s*id|fb)\s+([a-z0-9][a-z0-9_.\-]{2,40})(?=$|\s)",
    re.IGNORECASE,
)
# `LinkedIn /in/taro-yamada`, `in taro-yamada`: the profile's path, or the mark read as letters
_PROFILE_PATH = re.compile(
    r"(?:^|(?<=[\s/|]))(?:linked\s*in\s*[:：]?\s*)?(/?in/[\w\-%]{3,60})/?(?=$|\s)|"
    r"^in\s([a-z]+(?:-[a-z0-9]+)+)$",
    re.IGNORECASE,
)
# `YouTube 鶴木まさとチャンネル`, `Facebook：高橋太郎`
_CHANNEL = re.compile(
    r"(?:^|(?<=[\s/|]))(you\s*tube|facebook|fb)\s*[:：「『]?\s*"
    r"((?=[^\s」』/|]*[ぁ-ヺ㐀-鿿])[^\s@」』/|]{3,24})[」』]?(?=$|\s|[/|])",
    re.IGNORECASE,
)
# A word with a capital alone is a name; the name of the service itself is no handle.
_BARE_HANDLE = re.compile(
    r"(?:\S{1,2}\s)?(?!(?:"
    + "|".join(pattern for _, pattern in SOCIAL_SERVICES)
    + r")$)((?=\S*[A-Za-z])(?=\S*[_.\d]|[a-z\d\-]+$)[\w.\-]{4,30})",
    re.ASCII,
)
_BY_ICON = {
    "x": "X",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "line": "LINE",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "github": "GitHub",
    "note": "note",
    "threads": "Threads",
    "whatsapp": "WhatsApp",
    "wechat": "WeChat",
    "telegram": "Telegram",
}
_SECOND_LEVEL = re.compile(r"\w\.co\.(?:jp|uk|kr|in|nz|za|th|id|il)$")
_LINE_OFFICIAL = re.compile(r"\d{3}[a-z]{5}|[0-9][0-9a-z]{7}")


@cache
def known_tlds() -> frozenset[str]:
    """Top-level domains that a card may carry, in lower case."""
    countries = {region.lower() for region in phonenumbers.SUPPORTED_REGIONS}
    return frozenset(GENERIC_TLDS | countries | {"uk", "eu"})


_AT_SIGN = re.compile(r"(?<=[A-Za-z0-9])[回＠◎](?=[A-Za-z0-9\-]+\.)")


# `taro@kamome-hokenjp`: the last dot is small.
_LOST_DOT = re.compile(r"((?<=[A-Za-z0-9])@[a-z0-9\-]{3,}?)(jp|com|net|org)$")


def find_emails(text: str) -> tuple[FoundText, ...]:
    """Every e-mail address of a line. Case is kept as printed."""
    line = _LOST_DOT.sub(r"\1.\2", _AT_SIGN.sub("@", text))
    found = []
    for match in _EMAIL.finditer(line):
        printed = match.group(0)
        local = printed.split("@", 1)[0]
        if local.endswith(" ") and any(p.search(" " + local) for _, p in _SERVICES):
            continue  # `Instagram @name.tokyo` is a handle
        if re.fullmatch(r"[A-Za-z]\s", local):
            continue  # and so is `i @name.photo`
        address = re.sub(r"\s", "", printed).replace(",", ".").strip(".-/'")
        address = _GLUED_EMAIL_LABEL.sub("", address)
        if "/" in address.split("@", 1)[0]:
            address = address.split("@", 1)[0].rsplit("/", 1)[1] + "@" + address.split("@", 1)[1]
        address = repair_domain(address)
        label = _EMAIL_LABEL.search(line[: match.start()])
        start = label.start() if label else match.start()
        end = min(match.end(), len(text))
        found.append(FoundText(start, end, address, printed, check_email(address)))
    return tuple(found)


def check_email(address: str) -> tuple[Check, ...]:
    """Syntax by email-validator (no DNS), and a top-level domain that exists."""
    try:
        validate_email(address, check_deliverability=False, test_environment=True)
        valid = True
    except EmailNotValidError:
        valid = False
    known = address.rsplit(".", 1)[-1].lower() in known_tlds()
    return Check("email-syntax", valid, address), Check("tld", known, address)


def repair_domain(text: str) -> str:
    """`text` with a misread `.jp` put right: there is no `.ip`, `.jo` or `.cojp` in the root."""
    text = re.sub(r"\.(co|or|ne|ac|go|ed|gr|lg)[,·]?jp(?=$|/)", r".\1.jp", text)
    text = re.sub(r"\.co[,·]?uk(?=$|/)", ".co.uk", text)
    local, at, host = text.rpartition("@")
    if re.search(r"[a-z]", host) and set(re.findall(r"[A-Z]", host)) == {"I"}:
        text = local + at + host.replace("I", "l")  # a host in small letters holds no capital
    text = _MISREAD_LEVEL.sub(lambda match: _LEVELS[match[0]], text)
    head, dot, tld = text.rpartition(".")
    if not dot:
        return text
    bare = re.match(r"[A-Za-z0-9]+", tld)
    if bare and bare.group(0).lower() not in known_tlds():
        right = _MISREAD_TLDS.get(bare.group(0).lower())
        if right:
            return f"{head}.{right}{tld[len(bare.group(0)) :]}"
    return text


def find_urls(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[FoundText, ...]:
    """Every URL of a line outside the places that are `taken`; social profiles included."""
    line = text
    found = []
    for match in _URL.finditer(line):
        if _overlaps(match, taken):
            continue
        url = _tidy_url(match.group(0))
        host = re.sub(r"^https?://", "", url).split("/", 1)[0].lower()
        if "." not in host or host.rsplit(".", 1)[-1] not in known_tlds():
            continue
        bare = not match.group(0).lower().startswith(("http", "www"))
        if bare and not _bare_host(host):
            continue
        if bare and "/" not in url and any(p.search(line[: match.start()]) for _, p in _SERVICES):
            continue  # `Facebook mizuumi.coop` is a handle
        label = _URL_LABEL.search(line[: match.start()])
        start = label.start() if label else match.start()
        service = next(
            (
                name
                for known, name in SOCIAL_HOSTS.items()
                if host == known or host.endswith("." + known)
            ),
            "",
        )
        if service:
            named = next((p.search(line[:start]) for n, p in _SERVICES if n == service), None)
            start = named.start() if named else start
        checks = (Check("tld", True, host),)
        found.append(FoundText(start, match.end(), url, match.group(0), checks, service))
    return tuple(found)


def _bare_host(host: str) -> bool:
    """Whether a name without `www` is a host and not `Co.Ltd` or `Ph.D`."""
    if len(max(host.split(".")[:-1], key=len)) < 3:
        return False  # `M.Tech`, `H.No`, `T.S.Ph` are abbreviations
    return not re.search(r"(?:^|\.)(?:co|ltd|inc|corp|ph|st|no|dr|mr)\.[a-z]+$", host) or bool(
        _SECOND_LEVEL.search(host)
    )


def _tidy_url(printed: str) -> str:
    url = re.sub(r"\s", "", printed).rstrip(".,;:'")
    url = re.sub(r"[\"“”]", "~", url)
    url = re.sub(
        r"^h?t{1,2}p(s?)[:;.]?/+",
        lambda m: f"http{m.group(1).lower()}://",
        url,
        flags=re.IGNORECASE,
    )
    url = re.sub(r"^www,", "www.", url, flags=re.IGNORECASE)
    scheme, sep, rest = url.partition("://") if "://" in url else ("", "", url)
    host, slash, path = rest.partition("/")
    if scheme and "." not in host:
        host = re.sub(r"(?<=[\w-]{3})((?:co|or|ne|ac|go|ed|gr|lg)?jp|com|net|org)$", r".\1", host)
    host = re.sub(r"^(?:w{1,5}|vvww|wvw|wwv|vww)\.(?=[^.]+\.)", "www.", host)
    return scheme + sep + repair_domain(host.replace(",", ".")) + slash + path


def _overlaps(match: re.Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether `match` shares a letter with one of `spans` (start, end)."""
    return any(match.start() < end and start < match.end() for start, end in spans)


def find_handles(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[FoundText, ...]:
    """Social handles of a line outside the places that are `taken`."""
    line = text
    found = []
    for match in _HANDLE.finditer(line):
        if _overlaps(match, taken):
            continue
        handle = match.group(1).rstrip(".")
        before = line[: match.start() + 1]
        service, start = "", match.start()
        for name, pattern in _SERVICES:
            label = pattern.search(before)
            if label:
                service, start = name, label.start()
        named = bool(service)
        checks = (Check("service-named", named),)
        value = f"@{handle}"
        found.append(
            FoundText(start, match.end(), value, value, checks, service or _likely_service(handle))
        )
    for match in _PROFILE_PATH.finditer(line):
        if _overlaps(match, taken):
            continue
        value = match.group(1) or match.group(2)
        checks = (Check("service-named", True),)
        found.append(FoundText(match.start(), match.end(), value, value, checks, "LinkedIn"))
    for match in _CHANNEL.finditer(line):
        if not _overlaps(match, [*taken, *((f.start, f.end) for f in found)]):
            checks = (Check("service-named", True),)
            value, service = match.group(2), _service_named(match.group(1))
            found.append(FoundText(*match.span(), value, value, checks, service))
    for match in _HANDLE_FIRST.finditer(line):  # `mizuumi_cafe (Instagram)`
        told = handle_by_label(match.group(2), match.group(1))
        if told and not _overlaps(match, taken):
            found.append(replace(told, start=match.start(), end=match.end()))
    for match in (*_LABELLED_HANDLE.finditer(line), *_SPACED_HANDLE.finditer(line)):
        if _overlaps(match, taken):
            continue
        if _overlaps(match, [(f.start, f.end) for f in found]):
            continue
        value = match.group(2).rstrip(".")
        service = _service_named(match.group(1))
        if not service or not re.search("[A-Za-z]", value):
            continue  # `F A X: 03-…` is no handle on X
        checks = (Check("service-named", True),)
        found.append(FoundText(match.start(), match.end(), value, value, checks, service))
    return tuple(sorted(found, key=lambda handle: handle.start))


def handle_by_label(label: str, text: str) -> FoundText | None:
    """The handle that stands as `text` beside or under a `label` that names its service."""
    service = _service_named(label.strip(" .:：()（）"))
    bare = re.fullmatch(r"@?(?=\S*[A-Za-z])[\w.\-]{3,40}", text, re.ASCII)
    if not service or not bare:
        return None
    return FoundText(0, len(text), text, text, (Check("service-named", True, service),), service)


def _service_named(word: str) -> str:
    """The service that a label names; a lookahead of its pattern may want what followed."""
    return next(
        (
            name
            for name, pattern in SOCIAL_SERVICES
            if re.match(rf"(?:{pattern})(?=[:：]?$)", f"{word}:", re.IGNORECASE)
        ),
        "",
    )


def service_by_icon(handle: FoundText, icon: Icon | None, sure: float) -> FoundText:
    """`handle` with the service whose mark stands before it, where no word names one.

    From the chance `sure` on the mark is as good as the word.
    """
    service = _BY_ICON.get(icon.kind) if icon else None
    named = any(check.name == "service-named" and check.passed for check in handle.checks)
    if icon is None or service is None or named:
        return handle
    return replace(
        handle, service=service, checks=(Check("service-named", icon.chance >= sure, service),)
    )


def handle_by_icon(text: str, icon: Icon | None, sure: float) -> FoundText | None:
    """A line that is one bare word after the mark of a service: a handle without `@`."""
    service = _BY_ICON.get(icon.kind) if icon else None
    bare = _BARE_HANDLE.fullmatch(text)
    if icon is None or service is None or bare is None or icon.chance < sure:
        return None
    checks = (Check("service-named", True, service),)
    return FoundText(0, len(text), bare.group(1), bare.group(1), checks, service)


def _likely_service(handle: str) -> str:
    """The service of a handle whose mark was an icon, by the form that each service allows.

    LINE gives official accounts `@` + three digits + five letters; X allows 15 characters and no
    full stop.
    """
    if _LINE_OFFICIAL.fullmatch(handle):
        return "LINE"
    return "Instagram"
