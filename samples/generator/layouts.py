"""The layouts: each sets a card its own way; some are held out from tuning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import printers as p
from . import printers_other as o
from .sheet import Sheet
from .wish import Wish

Printer = Callable[[Sheet], None]


@dataclass(frozen=True)
class Layout:
    """`split` says whether the layout is for tuning or held out."""

    name: str
    split: str
    kind: str  # ja, bilingual, en, vertical, portrait
    wish: Wish
    print: Printer
    portrait: bool = False
    vertical: bool = False
    dark: float = 0.0
    weight: float = 1.0


_ROOMY = Wish()
_NARROW = Wish(offices=1, qr=0.25)
_BILINGUAL = Wish(script="bilingual", offices=2)
_ENGLISH = Wish(script="en", offices=1)
_DOWN = Wish(vertical=True, offices=2, qr=0.0, icons=False)
_MIXED = Wish(offices=1, qr=0.0)

LAYOUTS: tuple[Layout, ...] = (
    Layout("classic-left", "tune", "ja", _ROOMY, p.classic_left, weight=1.6),
    Layout("classic-dark", "holdout", "ja", _ROOMY, p.classic_left, dark=1.0),
    Layout("centred", "tune", "ja", Wish(qr=0.0), p.centred),
    Layout("company-bottom", "holdout", "ja", _ROOMY, p.company_bottom),
    Layout("band-top", "tune", "ja", _ROOMY, p.band_top, dark=0.15),
    Layout("band-left", "holdout", "ja", _ROOMY, p.band_left),
    Layout("two-tone", "tune", "ja", _NARROW, p.two_tone),
    Layout("name-left", "tune", "ja", _NARROW, p.name_left_contacts_right, dark=0.25),
    Layout("picture-side", "tune", "ja", Wish(offices=1, qr=0.0), p.picture_side),
    Layout("corners", "holdout", "ja", Wish(offices=1, qr=0.0), p.corners, dark=0.2),
    Layout("office-columns", "tune", "ja", Wish(qr=0.0), p.office_columns),
    Layout("framed", "tune", "ja", Wish(offices=2, qr=0.0), p.framed),
    Layout("ruled", "holdout", "ja", _ROOMY, p.ruled),
    Layout("footer-band", "tune", "ja", Wish(offices=1, qr=0.2), p.footer_band),
    Layout("shop-picture", "holdout", "ja", Wish(offices=1, qr=0.3), p.shop_picture),
    Layout("right-aligned", "tune", "ja", Wish(offices=2, qr=0.2), p.right_aligned, dark=0.2),
    Layout("diagonal", "tune", "ja", Wish(offices=1, qr=0.0), p.diagonal),
    Layout("even-text", "holdout", "ja", Wish(offices=2, qr=0.0), p.even_text),
    Layout("even-centred", "tune", "ja", Wish(offices=1, qr=0.0), p.even_text, weight=0.5),
    Layout("name-first", "tune", "ja", _ROOMY, p.name_first_band),
    Layout("title-beside", "tune", "ja", _ROOMY, p.title_beside, dark=0.1),
    Layout("mark-right", "holdout", "ja", Wish(offices=1, qr=0.15), p.mark_right, dark=0.15),
    Layout(
        "bilingual-columns",
        "holdout",
        "bilingual",
        Wish(script="bilingual", offices=1),
        o.bilingual_columns,
    ),
    Layout("bilingual-left", "tune", "bilingual", _BILINGUAL, p.classic_left, weight=1.3),
    Layout("bilingual-dark", "tune", "bilingual", _BILINGUAL, p.name_left_contacts_right, dark=0.8),
    Layout("bilingual-ruled", "holdout", "bilingual", _BILINGUAL, p.ruled),
    Layout("bilingual-band", "tune", "bilingual", _BILINGUAL, p.band_top),
    Layout("english-left", "tune", "en", _ENGLISH, p.classic_left, weight=0.8),
    Layout("english-centred", "holdout", "en", Wish(script="en", offices=1, qr=0.0), p.centred),
    Layout("english-split", "tune", "en", _ENGLISH, o.english_split, dark=0.2),
    Layout("english-name-top", "holdout", "en", _ENGLISH, o.english_name_top),
    Layout("english-two-tone", "tune", "en", _ENGLISH, p.two_tone, weight=0.6),
    Layout("portrait-centred", "tune", "portrait", _NARROW, o.portrait_centred, True),
    Layout("portrait-band", "holdout", "portrait", _NARROW, o.portrait_band, True),
    Layout("portrait-low", "tune", "portrait", _NARROW, o.portrait_low, True, dark=0.2, weight=0.6),
    Layout(
        "vertical-classic", "tune", "vertical", _DOWN, o.vertical_classic, vertical=True, weight=1.2
    ),
    Layout("vertical-left-name", "holdout", "vertical", _DOWN, o.vertical_left_name, vertical=True),
    Layout(
        "vertical-over-horizontal",
        "tune",
        "vertical",
        _MIXED,
        o.vertical_over_horizontal,
        vertical=True,
    ),
    Layout("portrait-vertical", "tune", "vertical", _MIXED, o.portrait_vertical, True, True),
    Layout(
        "portrait-vertical-all",
        "holdout",
        "vertical",
        Wish(vertical=True, offices=1, qr=0.0, icons=False),
        o.portrait_vertical_all,
        True,
        True,
    ),
)


def layouts_of(split: str) -> tuple[Layout, ...]:
    """The layouts for `split`: tune, holdout, or all."""
    return tuple(x for x in LAYOUTS if split in (x.split, "all"))
