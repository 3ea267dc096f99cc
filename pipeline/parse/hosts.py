"""The hosts of a card's e-mail and web addresses held against each other, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from ..model import Check
from .found import FoundText
from .nets import known_tlds
from .segments import Segment

_Found = tuple[Segment, FoundText]

# What small print makes of a letter; each row is one class.
_CLASSES = "0oODQ 1lIi|!jtf 5sS 8Bb6h 9gq 2zZ ceoa nurmhk vuwy xk -_ .,".split()
_ALIKE = frozenset(a + b for row in _CLASSES for a in row for b in row)
_MISREAD = 0.4  # of a step, for letters that look alike
_FAR = 0.26  # steps a letter: hosts further apart are two
_LETTERS_AND_FIGURES = re.compile(r"(?<=[a-z])[015](?=[a-z])|(?<=[a-z])[015]\d?(?=[a-z])")


def agree_on_hosts(
    emails: Sequence[_Found], urls: Sequence[_Found]
) -> tuple[tuple[_Found, ...], tuple[_Found, ...]]:
    """`emails` and `urls` with the check `hosts-agree` where two of them name one host; mailboxes
    beside no such URL are held against each other.

    Where two hosts differ by letters that look alike, the one that was read more clearly is
    taken for both, and the other is marked (`host-mended`).
    """
    held = [*emails, *urls]
    for i, mail in enumerate(held[: len(emails)]):
        for k in range(len(emails), len(held)):
            held[i], held[k] = _agreed(held[i], held[k])
            if held[i] is not mail:
                break
    alone = [i for i, mail in enumerate(emails) if held[i] is mail]
    for i, k in combinations(alone, 2):
        held[i], held[k] = _agreed(held[i], held[k])
    return tuple(held[: len(emails)]), tuple(held[len(emails) :])


def host_of(address: str) -> str:
    """The host of an e-mail address or a URL, without `www`, as printed."""
    host = re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rpartition("@")[2]
    host = re.split(r"[/?#:]", host, maxsplit=1)[0]
    return re.sub(r"^www\.", "", host, flags=re.IGNORECASE)


def steps_between(one: str, other: str) -> float:
    """Levenshtein's distance, letters that look alike counting little."""
    row = [float(i) for i in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], float(i)
        for j, b in enumerate(other, 1):
            swap = 0.0 if a == b else _MISREAD if a + b in _ALIKE else 1.0
            before, row[j] = row[j], min(row[j] + 0.7, row[j - 1] + 0.7, before + swap)
    return row[-1]


def _agreed(mail: _Found, url: _Found) -> tuple[_Found, _Found]:
    one, other = host_of(mail[1].value), host_of(url[1].value)
    longer, shorter = sorted((one.lower(), other.lower()), key=len, reverse=True)
    if longer == shorter or longer.endswith("." + shorter):
        agrees = Check("hosts-agree", True, shorter)
        return _checked(mail, agrees), _checked(url, agrees)
    (first, _, rest), (second, _, others) = (h.lower().partition(".") for h in (one, other))
    servers = steps_between(first, second) > _FAR * min(len(first), len(second))
    if rest == others and rest.count(".") > 1 and servers:
        agrees = Check("hosts-agree", True, rest)  # `staff.` and `geo.` of one university
        return _checked(mail, agrees), _checked(url, agrees)
    ends = {h.rpartition(".")[2] for h in (rest, others)}
    if first == second and len(ends) == 2 and known_tlds() >= ends:
        agrees = Check("hosts-agree", True, first)  # `mizuumi.com` beside `mizuumi.co.jp`
        return _checked(mail, agrees), _checked(url, agrees)
    if min(len(one), len(other)) < 6:
        return mail, url
    apart = steps_between(one.lower(), other.lower())
    if apart > _FAR * min(len(one), len(other)):
        return mail, url
    if _clearness(mail, one) >= _clearness(url, other):
        return mail, _mended(url, other, one)
    return _mended(mail, one, other), url


def _clearness(found: _Found, host: str) -> float:
    """How clearly a host was read: its line's weakest letter, less for figures inside of words."""
    odd = len(_LETTERS_AND_FIGURES.findall(host.lower()))
    odd += bool(re.search(r"I(?=[a-z])", host))  # a host is printed small: an l
    known = any(check.name == "tld" and check.passed for check in found[1].checks)
    return found[0].confidence + 0.5 * found[0].weakest - 0.3 * odd + 1.0 * known


def _mended(found: _Found, wrong: str, right: str) -> _Found:
    segment, text = found
    head, _, tail = text.value.rpartition(wrong)
    mended = replace(text, value=f"{head}{right}{tail}")
    return _checked((segment, mended), Check("host-mended", True, wrong))


def _checked(found: _Found, check: Check) -> _Found:
    segment, text = found
    if any(c.name == check.name for c in text.checks):
        return found
    return segment, replace(text, checks=(*text.checks, check))
