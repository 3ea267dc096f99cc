"""One telephone number in the forms that apps want: for dialling, and without a leading plus."""

from __future__ import annotations

import re

import phonenumbers

from .outgoing import OutgoingPhone

_COUNTRY = "JP"
_GROUPS = re.compile(r"\d+")


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
    if national.startswith("0") and digits.endswith(national[1:]) and len(national) > 1:
        code = digits[: len(digits) - len(national) + 1]
        rest = [group for group in (groups[0][1:], *groups[1:]) if group]
        return "-".join([f"+{code}", *rest]) if code else phone.e164
    if national == digits:
        return "+" + "-".join(groups)
    return phone.e164


def national_form(phone: OutgoingPhone) -> str:
    """The number without a leading `+`, as it is dialled in Japan, in groups.

    A spreadsheet keeps the zero and does not calculate with it. Foreign numbers carry the
    Japanese prefix 010. What cannot be parsed stays as printed, without the plus.
    """
    printed = phone.printed
    if not printed.startswith(("+", "＋")) and len(_GROUPS.findall(printed)) > 1:
        return printed
    try:
        number = phonenumbers.parse(phone.e164 or printed, _COUNTRY)
    except phonenumbers.NumberParseException:
        return printed.lstrip("+＋")
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
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _ascii_digits(text: str) -> str:
    return "".join(str(int(c)) if c.isdigit() and c.isdecimal() else c for c in text)
