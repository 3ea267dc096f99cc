"""What the icons of open sets stand for, by their names.

The sets are those of iconify on npm (`@iconify-json/*`, one JSON file a set, each with its licence).
"""

from __future__ import annotations

import re

LICENCES = frozenset(
    ("MIT", "Apache-2.0", "ISC", "CC0-1.0", "CC-BY-4.0", "BSD-3-Clause", "Unlicense")
)
"""SPDX names of the licences that are taken; share-alike and copyleft sets are left out."""

HELD_OUT = frozenset(("bi", "bx", "bxl", "bxs", "ant-design", "iconoir", "uil", "uis", "meteor-icons"))  # fmt: skip
"""Whole makes that are never trained on: Bootstrap, Boxicons, Ant Design, Iconoir, Unicons …"""

CLASSES: dict[str, str] = {
    "phone": "phone telephone call tel phone-call phone-volume phone-ring phone-ringing phone-in-talk "
    "ring-volume handset phone-handset phone-receiver telephone-handset phone-enabled phone-calling "
    "local-phone old-phone phone-classic phone-rotary "
    "rotary-phone dial-phone call-dial phone-rounded phone-telephone",
    "mobile": "mobile mobile-phone mobilephone smartphone smart-phone phone-portrait device-mobile "
    "device-phone-mobile cellphone cell-phone iphone phone-iphone phone-android mobile-android "
    "mobile-button mobile-screen mobile-screen-button device-phone stay-current-portrait iphone-x "
    "phone-mobile mobile-device mobile-2 device-mobile-speaker smartphone-device iphone-home-button",
    "fax": "fax printer print local-printshop printer-empty fax-machine print-printer "
    "printer-minimalistic local-print-shop printing",
    "mail": "mail email e-mail envelope at mail-open envelope-open letter mail-unread at-sign "
    "alternate-email mention email-at inbox-letter mail-at at-email envelope-closed",
    "web": "globe web world www internet earth globe-alt globe-americas globe-asia language public "
    "link link-chain laptop desktop monitor computer cursor mouse-pointer browser globe-web planet "
    "home house website chain link-horizontal cursor-pointer home-door",
    "place": "pin map-pin map-marker marker location location-pin location-dot place geo geo-alt map "
    "room pin-drop building buildings office apartment business location-marker building-office "
    "map-location map-point navigation-pin location-on",
    "x": "x-twitter twitter-x twitter",
    "instagram": "instagram",
    "facebook": "facebook facebook-f facebook-official",
    "line": "line",
    "linkedin": "linkedin linkedin-in",
    "youtube": "youtube youtube-play",
    "tiktok": "tiktok tik-tok",
    "github": "github github-alt octocat mark-github",
    "note": "note",
    "threads": "threads",
    "whatsapp": "whatsapp",
    "wechat": "wechat weixin",
    "telegram": "telegram telegram-plane",
}
LETTERS = "TFMD"
"""Letters that are labels where they stand in a circle or a box: classes of their own."""
OTHER = "other"
ALL: tuple[str, ...] = (*CLASSES, *LETTERS, OTHER)

_CLASS_OF = {name: kind for kind, names in CLASSES.items() for name in names.split()}
# Names that mean something else in some of the sets.
_ONLY_IN = {
    "line": {"bi", "fa7-brands", "fa6-brands", "fa-brands", "la", "simple-icons", "fontisto", "cib", "uil"},
    "note": {"simple-icons"},
    "x": {"simple-icons"},
}  # fmt: skip
_ANYWHERE = {"ri": {"line-line": "line", "line-fill": "line"}, "tabler": {"brand-line": "line"}}
_SMARTPHONES = frozenset(("bi", "fluent", "proicons", "jam", "quill", "oi", "icon-park-outline", "icon-park-solid"))  # fmt: skip
"""Sets whose `phone` is a smartphone."""
_STYLE = re.compile(
    r"^(?:outline|baseline|sharp|round|rounded|twotone|logo|brand|social|md|ios)-"
    r"|-(?:fill|filled|outline|outlined|line|solid|bold|bold-duotone|duotone|linear|broken|light|thin"
    r"|regular|rounded|round|sharp|twotone|two-tone|alt|\d+|circle|circled|square|rectangle|squircle|o"
    r"|logo|f|icon|thick|negative|rounded-fill|sharp-fill|outline-rounded|outline-sharp)$"
)


def base_name(name: str) -> str:
    """`name` without what tells its style (`outline-phone-24` is `phone`)."""
    while True:
        bare = _STYLE.sub("", name)
        if bare == name or not bare:
            return name
        name = bare


def class_of(set_name: str, name: str) -> str:
    """What an icon stands for; `""` where it should not be used at all, as it may be either."""
    told = _ANYWHERE.get(set_name, {}).get(name)
    if told:
        return told
    base = name if name in ("x", "line", "note") else base_name(name)
    if base in _ONLY_IN and set_name not in _ONLY_IN[base]:
        return OTHER
    if base == "x":
        return "x"
    if base == "phone" and set_name in _SMARTPHONES:
        return "mobile"
    kind = _CLASS_OF.get(base)
    if kind:
        return kind
    if base in ("x", "close", "times", "cross", "multiply", "cancel", "clear"):
        return ""
    # Relatives of the classes (a struck-out telephone, a bird, an open chat) teach neither.
    doubtful = any(
        part in _CLASS_OF or part in ("calling", "cell", "meta") for part in base.split("-")
    )
    return "" if doubtful else OTHER
