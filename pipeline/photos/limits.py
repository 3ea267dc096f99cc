"""How much one photo may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoLimits:
    """Checked from the header, before a pixel is decoded.

    `max_pixels` is the area of one picture: 120 million hold the 108-megapixel photos of today's
    phones and take 360 MB decoded. `max_bytes` is the size of a file, `max_pages` the number of
    pages of a document. `pdf_dpi` is the resolution at which a page is rendered: at 300 the
    6-point type of a card is 25 pixels high, which is what engines read best.
    """

    max_pixels: int = 120_000_000
    max_bytes: int = 512_000_000
    max_pages: int = 1000
    pdf_dpi: int = 300

    def __post_init__(self) -> None:
        for name in ("max_pixels", "max_bytes", "max_pages", "pdf_dpi"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is at least 1, not {getattr(self, name)}")


DEFAULT_LIMITS = PhotoLimits()
