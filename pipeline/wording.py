"""The stable names of checks in words, for every face: what speaks for a field, and against it."""

from __future__ import annotations

from .i18n import gettext, mark
from .model import Check, Field

# Name of a check -> what it says where it passed and where it failed; `{detail}` is the check's.
# An empty text says nothing: that something failed to be known is no evidence of a mistake.
CHECKS: dict[str, tuple[str, str]] = {
    "postal-known": (
        mark("the postal code is in use"),
        mark("this postal code is not in use"),
    ),
    "postal-town": (
        mark("postal code and town agree"),
        mark("the postal code belongs to {detail}"),
    ),
    "postal-repair": (mark("mended by the postal code: {detail}"), ""),
    "building-repair": (mark("the building is spelled like the town: {detail}"), ""),
    "name-mended": (mark("read as {detail}, told from the printed reading"), ""),
    "code-repair": (mark("the postal code was mended by the address: {detail}"), ""),
    "city-known": (mark("the city is known"), mark("no city of this name is known")),
    "country-known": (mark("the country is known"), mark("the country is not certain")),
    "address-known": (mark("you confirmed this address before"), ""),
    "email-syntax": (
        mark("it is a complete e-mail address"),
        mark("this is not a complete e-mail address"),
    ),
    "tld": (mark("the domain ends as domains do"), mark("no domain ends like this")),
    "domain-agrees": (mark("domain and name agree"), ""),
    "phone-valid": (
        mark("the number is a possible one"),
        mark("no telephone number is built like this"),
    ),
    "phone-labelled": (
        mark("the card says which kind of number it is"),
        mark("the card does not say which kind of number this is"),
    ),
    "service-named": (
        mark("the card names the service"),
        mark("the card does not say which service this is"),
    ),
    "name-known": (mark("the name is known"), mark("this name is not in the dictionary")),
    "name-split": (
        mark("family and given name are told apart"),
        mark("where the family name ends is not certain"),
    ),
    "name-lead": (
        mark("no other line is like a name"),
        mark("another line may be the name as well"),
    ),
    "name-spelled": (mark("a printed reading stands beside it"), ""),
    "reading-fits": (
        mark("reading and name fit"),
        mark("reading and name do not fit each other"),
    ),
    "company-form": (mark("it has a legal form"), mark("it has no legal form such as 株式会社")),
    "company-lead": (
        mark("no other line is like a company"),
        mark("another line may be the company as well"),
    ),
    "company-known": (
        mark("you confirmed this company before"),
        mark("you confirmed another company for this domain: {detail}"),
    ),
    "position-known": (mark("the title is known"), mark("this title is not in the dictionary")),
    "invoice-check-digit": (
        mark("the check digit is right"),
        mark("the check digit is wrong"),
    ),
    "letters-clear": ("", mark("a letter is hard to make out")),
    "looks-agree": ("", mark("a second look read: {detail}")),
    "line-clear": ("", mark("the line is not quite clear")),
    "position-exact": ("", ""),
    "post-plain": ("", mark("a licence may be the title or a qualification")),
    "line-whole": ("", mark("it was cut out of a line that holds more")),
    "neighbours-known": ("", mark("a line next to it was not understood")),
    "hosts-agree": (mark("mail and web address name one host"), ""),
    "host-mended": (mark("the host was read as {detail}, told from the other address"), ""),
    "mailbox-mended": (mark("read as {detail}, told from the name"), ""),
    "name-native": ("", mark("only the name in Latin letters was read")),
    "company-whole": ("", mark("only the legal form was read")),
    "mailbox-name": (
        mark("the name stands before the @"),
        mark("the letters before the @ are not those of the name"),
    ),
    "address-plain": ("", mark("something in the address looks misread")),
    "street-numbered": ("", mark("part of the address may be missing")),
    "code-from-town": (mark("read as {detail}, told from the town"), ""),
    "digits-plain": ("", mark("figures in kanji lose strokes easily")),
    "agreed": (mark("both engines read the same"), mark("the engines read it differently")),
    "qr": (mark("the QR code says the same"), mark("the QR code says otherwise: {detail}")),
    "by-person": (mark("written or accepted by a person"), ""),
}

# Passed, and still a reason to look: something was changed.
_REPAIRS = (
    "postal-repair",
    "building-repair",
    "code-repair",
    "code-from-town",
    "host-mended",
    "mailbox-mended",
    "name-mended",
)


def check_words(check: Check) -> str:
    """What a check says, in words; "" where it says nothing, its name where it is new."""
    known = CHECKS.get(check.name)
    if known is None:
        return check.name
    text = known[0] if check.passed else known[1]
    return gettext(text).format(detail=check.detail) if text else ""


def reasons_for(field: Field) -> tuple[str, ...]:
    """Why a doubtful field is doubtful, in words; never empty for a doubtful field."""
    found = [
        check_words(check)
        for check in field.checks
        if check.name in CHECKS and (not check.passed or check.name in _REPAIRS)
    ]
    if field.doubtful and field.alternatives:
        others = ", ".join(field.alternatives[:3])
        found.append(gettext("it may also read {others}").format(others=others))
    reasons = tuple(dict.fromkeys(filter(None, found)))
    if field.doubtful and not reasons:
        return (gettext("the reading is not certain"),)
    return reasons
