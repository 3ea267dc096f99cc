"""What may stand in a cell or a property: text without control characters.

NUL, other control characters, lone surrogates and the Unicode line separators pass through most
parsers unharmed and break the app behind them, so nothing of the sort leaves.
"""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2066-\u2069\u202a-\u202e]"
)
_SPACE = re.compile(r"[ \t\n]+")


def clean_text(text: str) -> str:
    """`text` with LF line ends and without control characters; tabs and LF stay.

    Everything that Python or a parser would take for a line end becomes LF. Directional
    overrides go too: they only serve to show one text and store another.
    """
    return _UNWANTED.sub("", _BREAKS.sub("\n", text)).strip()


def clean_line(text: str) -> str:
    """`text` as one line: as `clean_text`, each run of spaces, tabs and line ends one space.

    The ideographic space is kept, as it is part of how an address was printed.
    """
    return _SPACE.sub(" ", clean_text(text)).strip(" ")
