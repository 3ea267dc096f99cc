"""How cards write and label numbers, mail and the web, with how often they do."""

# ruff: noqa: E501 (tables are easier to read in long rows)
from __future__ import annotations

HORIZONTAL_STYLES: tuple[tuple[str, float], ...] = (
    ("hyphen", 11), ("parentheses", 1.4), ("parentheses-area", 1.0), ("parentheses-wide", 0.6), ("dots", 1.0),
    ("middle-dots", 0.3), ("spaces", 0.9), ("plain", 0.3), ("en-dash", 0.8), ("minus", 0.4), ("hyphen-proper", 0.5),
    ("spaced-hyphen", 0.7), ("full-width", 1.0), ("+81", 1.0), ("+81(0)", 0.6), ("(+81)", 0.5), ("+81 spaces", 0.5),
)  # fmt: skip
ENGLISH_STYLES: tuple[tuple[str, float], ...] = (
    ("+81", 4), ("+81 spaces", 2), ("+81(0)", 2), ("+81 (0)", 1.5), ("(+81)", 1.5), ("hyphen", 1.5), ("dots", 1.5),
    ("81", 0.5), ("parentheses", 1),
)  # fmt: skip
VERTICAL_STYLES: tuple[tuple[str, float], ...] = (
    ("kanji", 4), ("kanji-parentheses", 3), ("kanji-dots", 1), ("hyphen", 3), ("full-width", 1.5), ("parentheses", 1),
)  # fmt: skip


# One set of labels for a whole card. "" means a bare number; a tuple's order is that of KINDS.
LABELS: tuple[tuple[dict[str, str], str, float], ...] = (
    (
        {
            "tel": "TEL",
            "fax": "FAX",
            "mobile": "携帯",
            "direct": "直通",
            "main": "TEL(代表)",
            "tollfree": "フリーダイヤル",
        },
        " ",
        6,
    ),
    (
        {
            "tel": "TEL",
            "fax": "FAX",
            "mobile": "MOBILE",
            "direct": "DIRECT",
            "main": "TEL",
            "tollfree": "FREE DIAL",
        },
        " ",
        3,
    ),
    (
        {
            "tel": "Tel.",
            "fax": "Fax.",
            "mobile": "Mobile",
            "direct": "Direct",
            "main": "Tel.",
            "tollfree": "Free",
        },
        " ",
        3,
    ),
    (
        {
            "tel": "TEL:",
            "fax": "FAX:",
            "mobile": "携帯:",
            "direct": "直通:",
            "main": "代表:",
            "tollfree": "フリーダイヤル:",
        },
        " ",
        2,
    ),
    (
        {
            "tel": "TEL：",
            "fax": "FAX：",
            "mobile": "携帯：",
            "direct": "直通：",
            "main": "代表：",
            "tollfree": "フリーダイヤル：",
        },
        "",
        1.5,
    ),
    (
        {"tel": "T", "fax": "F", "mobile": "M", "direct": "D", "main": "T", "tollfree": "Free"},
        " ",
        2,
    ),
    (
        {
            "tel": "T.",
            "fax": "F.",
            "mobile": "M.",
            "direct": "D.",
            "main": "T.",
            "tollfree": "Free.",
        },
        " ",
        1,
    ),
    (
        {
            "tel": "T:",
            "fax": "F:",
            "mobile": "M:",
            "direct": "D:",
            "main": "T:",
            "tollfree": "Free:",
        },
        " ",
        1,
    ),
    (
        {
            "tel": "電話",
            "fax": "ファックス",
            "mobile": "携帯電話",
            "direct": "直通",
            "main": "電話（代表）",
            "tollfree": "フリーダイヤル",
        },
        "　",
        1.6,
    ),
    (
        {
            "tel": "電話",
            "fax": "ＦＡＸ",
            "mobile": "携帯",
            "direct": "直通電話",
            "main": "代表電話",
            "tollfree": "通話無料",
        },
        " ",
        1,
    ),
    (
        {
            "tel": "℡",
            "fax": "FAX",
            "mobile": "携帯",
            "direct": "直通",
            "main": "代表",
            "tollfree": "フリーダイヤル",
        },
        " ",
        1.2,
    ),
    (
        {
            "tel": "☎",
            "fax": "FAX",
            "mobile": "携帯",
            "direct": "直通",
            "main": "☎",
            "tollfree": "フリーダイヤル",
        },
        " ",
        1,
    ),
    (
        {
            "tel": "TEL.",
            "fax": "FAX.",
            "mobile": "MOBILE.",
            "direct": "直通.",
            "main": "TEL.",
            "tollfree": "FREE.",
        },
        "",
        1.4,
    ),
    (
        {
            "tel": "ＴＥＬ",
            "fax": "ＦＡＸ",
            "mobile": "携帯",
            "direct": "直通",
            "main": "代表",
            "tollfree": "フリーダイヤル",
        },
        "　",
        1,
    ),
    (
        {
            "tel": "tel",
            "fax": "fax",
            "mobile": "mobile",
            "direct": "direct",
            "main": "tel",
            "tollfree": "free dial",
        },
        " ",
        1.2,
    ),
    (
        {
            "tel": "[TEL]",
            "fax": "[FAX]",
            "mobile": "[携帯]",
            "direct": "[直通]",
            "main": "[代表]",
            "tollfree": "[無料]",
        },
        " ",
        0.6,
    ),
    (
        {
            "tel": "Phone",
            "fax": "Fax",
            "mobile": "Cell",
            "direct": "Direct",
            "main": "Main",
            "tollfree": "Toll-free",
        },
        " ",
        0.8,
    ),
    (
        {
            "tel": "TEL／",
            "fax": "FAX／",
            "mobile": "携帯／",
            "direct": "直通／",
            "main": "代表／",
            "tollfree": "フリーダイヤル／",
        },
        "",
        0.5,
    ),
)
ENGLISH_LABELS: tuple[tuple[dict[str, str], str, float], ...] = (
    (
        {
            "tel": "Tel:",
            "fax": "Fax:",
            "mobile": "Mobile:",
            "direct": "Direct:",
            "main": "Main:",
            "tollfree": "Toll Free:",
        },
        " ",
        3,
    ),
    (
        {
            "tel": "Tel",
            "fax": "Fax",
            "mobile": "Mobile",
            "direct": "Direct",
            "main": "Main",
            "tollfree": "Toll-free",
        },
        " ",
        3,
    ),
    ({"tel": "T", "fax": "F", "mobile": "M", "direct": "D", "main": "T", "tollfree": "TF"}, " ", 2),
    (
        {"tel": "t.", "fax": "f.", "mobile": "m.", "direct": "d.", "main": "o.", "tollfree": "tf."},
        " ",
        1,
    ),
    (
        {
            "tel": "Phone",
            "fax": "Facsimile",
            "mobile": "Cell",
            "direct": "Direct Line",
            "main": "Main",
            "tollfree": "Toll-free",
        },
        " ",
        1,
    ),
    (
        {
            "tel": "PHONE:",
            "fax": "FAX:",
            "mobile": "CELL:",
            "direct": "DIRECT:",
            "main": "OFFICE:",
            "tollfree": "TOLL-FREE:",
        },
        " ",
        1,
    ),
)
NETWORK_LABELS: tuple[tuple[str, str, str, float], ...] = (
    ("E-mail", "URL", " ", 6), ("E-mail:", "URL:", " ", 3), ("Email", "Web", " ", 2), ("E", "U", " ", 1.4), ("E:", "W:", " ", 1),
    ("Mail", "HP", " ", 1.4), ("MAIL", "WEB", " ", 1), ("メール", "ホームページ", "　", 1), ("✉", "HP", " ", 0.7), ("e-mail", "url", " ", 1),
    ("", "", "", 2.2), ("E-MAIL：", "ＵＲＬ：", "", 0.7), ("mail", "web", " ", 0.8), ("E-mail／", "URL／", "", 0.4),
)  # fmt: skip
