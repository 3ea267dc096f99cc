"""PDF pages to pixels, by PDFium."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from ..errors import PhotoError
from ..i18n import gettext as _
from ..model import Photo
from .limits import PhotoLimits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_POINTS_PER_INCH = 72
# A page of the size of a card holds small type on few pixels: it is rendered at up to twice the
# resolution, until its longer side has as many pixels as a plain phone photo of a card.
_CARD_PAGE_PIXELS = 2000
# A poster is rendered at less: the page's scale is ours to choose, so it is never refused.
_LARGEST_PAGE_PIXELS = 40_000_000

# PDFium may be entered by one thread at a time (pypdfium2 documentation, "Thread incompatibility").
_pdfium = Lock()


def looks_like_pdf(data: bytes) -> bool:
    """Whether the header stands in the first 1024 bytes (PDF 32000-1, annex H, note 13)."""
    return b"%PDF-" in data[:1024]


def open_pdf(path: Path, data: bytes, limits: PhotoLimits) -> Iterator[Photo | PhotoError]:
    """Each page as a Photo, or as the PhotoError that says why not. Raises PhotoError."""
    from pypdfium2 import PdfiumError

    digest = hashlib.sha256(data).hexdigest()
    with _pdfium:
        document = _open_document(path, data)
        pages = len(document)
    try:
        if pages > limits.max_pages:
            raise PhotoError(
                "too-large",
                path,
                _("It has {pages} pages; the limit is {limit}.").format(
                    pages=pages, limit=limits.max_pages
                ),
                _("Split it into smaller files."),
            )
        for number in range(1, pages + 1):
            try:
                with _pdfium:
                    pixels = _render(document[number - 1], limits)
            except (PdfiumError, MemoryError, ValueError) as error:
                yield PhotoError(
                    "damaged",
                    path,
                    _("Page {page} cannot be rendered ({reason}).").format(
                        page=number, reason=error
                    ),
                    _("Open it in a PDF viewer and save it again."),
                    number,
                )
            else:
                yield Photo(path, pixels, digest, number, pages)
    finally:
        with _pdfium:
            document.close()


def _open_document(path: Path, data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2 import raw as pdfium

    try:
        document = PdfDocument(data)
        if len(document) < 1:
            raise PhotoError(
                "empty", path, _("The PDF has no pages."), _("Save it again with its pages.")
            )
        return document
    except PdfiumError as error:
        if getattr(error, "err_code", None) in (
            pdfium.FPDF_ERR_PASSWORD,
            pdfium.FPDF_ERR_SECURITY,
        ) or (b"/Encrypt" in data and "password" in str(error).lower()):
            raise PhotoError(
                "encrypted",
                path,
                _("The PDF is protected by a password."),
                _("Save a copy without the password, or take a screen shot of it."),
            ) from error
        raise PhotoError(
            "damaged",
            path,
            _("The PDF is damaged or cut off ({reason}).").format(reason=error),
            _("Open it in a PDF viewer and save it again."),
        ) from error


def _render(page: PdfPage, limits: PhotoLimits) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """`page` as `(H, W, 3) uint8 BGR` on white, at the scale that suits its size."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise ValueError("a page without a size")
    scale = limits.pdf_dpi / _POINTS_PER_INCH
    longest = max(width, height) * scale
    if longest < _CARD_PAGE_PIXELS:
        scale *= min(2.0, _CARD_PAGE_PIXELS / longest)
    ceiling = min(limits.max_pixels, _LARGEST_PAGE_PIXELS)
    if width * height * scale * scale > ceiling:
        scale = (ceiling / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=False)
    try:
        array = bitmap.to_numpy()
        if array.ndim == 2:
            array = array[:, :, np.newaxis]
        channels = 3 if array.shape[2] >= 3 else 1
        colours = array[:, :, :channels]
        return np.ascontiguousarray(np.broadcast_to(colours, (*array.shape[:2], 3)))
    finally:
        bitmap.close()
        page.close()
