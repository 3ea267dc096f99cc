"""The stable names of checks in words, for every face: why a field may be wrong."""

from __future__ import annotations

from .i18n import gettext, mark
from .model import Field

# Name of a check that failed -> why that makes a field doubtful; `{detail}` is the check's.
FAILED: dict[str, str] = {
    "postal-known": mark("this postal code is not in use"),
    "postal-town": mark("the postal code belongs to {detail}"),
    "city-known": mark("no city of this name is known"),
    "email-syntax": mark("this is not a complete e-mail address"),
    "tld": mark("no domain ends like this"),
    "phone-valid": mark("no telephone number is built like this"),
    "service-named": mark("the card does not say which service this is"),
}

# Checks whose very presence says that something was mended.
REPAIRED: dict[str, str] = {
    "postal-repair": mark("mended by the postal code: {detail}"),
    "code-repair": mark("the postal code was mended by the address: {detail}"),
}


def reasons_for(field: Field) -> tuple[str, ...]:
    """Why a doubtful field is doubtful, in words; never empty for a doubtful field."""
    found = [
        gettext(FAILED[check.name]).format(detail=check.detail)
        for check in field.checks
        if not check.passed and check.name in FAILED
    ]
    found += [
        gettext(REPAIRED[check.name]).format(detail=check.detail)
        for check in field.checks
        if check.name in REPAIRED
    ]
    if field.doubtful and field.alternatives:
        others = ", ".join(field.alternatives[:3])
        found.append(gettext("it may also read {others}").format(others=others))
    if field.doubtful and not found:
        found.append(gettext("the reading is not certain"))
    return tuple(dict.fromkeys(found))
