"""One telephone number in the forms that apps want: for dialling, and without a leading plus."""

from __future__ import annotations

import re

import phonenumbers

from ..text.widths import nfkc, plain_hyphens
from .outgoing import OutgoingPhone

_COUNTRY = "JP"
_GROUPS = re.compile(r"\d+")
_JAPANESE = re.compile(r"^\+81[\d\s().-]+$")
_EXTENSION = re.compile(r"\s*(?:;?ext[.=:]?|内線)\s*([0-9*#-]+)\)?\s*$", re.IGNORECASE)


def dial_form(phone: OutgoingPhone) -> str:
    """The number for a phone's address book: E.164 in the groups that were printed.

    `03-1234-5678` with `+81312345678` gives `+81-3-1234-5678`. Toll-free numbers stay as they
    were printed, since they cannot be reached through a country code. A number without E.164
    stays as printed.
    """
    if not phone.e164 or phone.kind == "tollfree":
        return phone.printed
    digits = "".join(_GROUPS.findall(phone.e164))
    groups = _GROUPS.findall(_ascii_digits(phone.printed))
    national = "".join(groups)
    if len(groups) > 1 and national.startswith("0") and digits.endswith(national[1:]):
        code = digits[: len(digits) - len(national) + 1]
        rest = [group for group in (groups[0][1:], *groups[1:]) if group]
        return "-".join([f"+{code}", *rest]) if code else phone.e164
    if len(groups) > 1 and national == digits:
        return "+" + "-".join(groups)
    return _grouped(phone.e164)


def _grouped(e164: str) -> str:
    """E.164 in the groups of its country, for numbers printed in one piece or in kanji."""
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    grouped = re.sub(r"[ -]+", "-", str(phonenumbers.format_number(number, form)))
    return grouped if grouped.replace("-", "") == e164 else e164


def national_form(phone: OutgoingPhone) -> str:
    """The number without a leading `+`, as it is dialled in Japan, in groups.

    A spreadsheet keeps the zero and does not calculate with it. Foreign numbers carry the
    Japanese prefix 010. What cannot be parsed stays as printed, without the plus.
    """
    printed = plain_hyphens(nfkc(phone.printed))
    if not printed.startswith("+") and len(_GROUPS.findall(printed)) > 1:
        return printed
    try:
        number = phonenumbers.parse(phone.e164 or printed, _COUNTRY)
    except phonenumbers.NumberParseException:
        return printed.lstrip("+")
    if not phonenumbers.is_possible_number(number):
        return printed.lstrip("+")  # formatting it would lose a zero
    if number.country_code == phonenumbers.country_code_for_region(_COUNTRY):
        form = phonenumbers.PhoneNumberFormat.NATIONAL
        return str(phonenumbers.format_number(number, form))
    return str(phonenumbers.format_out_of_country_calling_number(number, _COUNTRY))


def same_number(one: str, other: str) -> bool:
    """Whether two printed numbers reach the same telephone."""
    return bool(one and other) and comparable_number(one) == comparable_number(other)


def comparable_number(printed: str) -> str:
    """E.164 where the number can be parsed (as if dialled in Japan), else its digits alone."""
    try:
        number = phonenumbers.parse(_ascii_digits(printed), _COUNTRY)
    except phonenumbers.NumberParseException:
        return "".join(_GROUPS.findall(_ascii_digits(printed))) or printed
    if not phonenumbers.is_possible_number(number):
        return "".join(_GROUPS.findall(_ascii_digits(printed))) or printed
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _ascii_digits(text: str) -> str:
    return "".join(str(int(c)) if c.isdigit() and c.isdecimal() else c for c in text)


def printed_form(number: str) -> str:
    """How `number` is printed on a Japanese card: `+81-3-1234-5678` as `03-1234-5678`."""
    text = number.strip()
    if not _JAPANESE.match(text):
        return text
    groups = _GROUPS.findall(text.removeprefix("+81"))
    if len(groups) > 1:
        return "-".join(["0" + groups[0].removeprefix("0"), *groups[1:]])
    try:
        parsed = phonenumbers.parse(text, _COUNTRY)
    except phonenumbers.NumberParseException:
        return text
    if not phonenumbers.is_possible_number(parsed):
        return text
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))


def extension_in(number: str) -> tuple[str, str]:
    """`number` without its extension, and the extension: `03-… 内線 12`, `+81…;ext=12`."""
    found = _EXTENSION.search(number)
    return (number[: found.start()].strip(), found[1]) if found else (number, "")


def e164_of(number: str) -> str | None:
    """The E.164 form of a number that exists, dialled in Japan; else None."""
    try:
        parsed = phonenumbers.parse(_ascii_digits(number), _COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
