"""QR codes: what their bytes say."""

from __future__ import annotations

import cv2
import zxingcpp

from ..model import Pixels

_ENOUGH = 1600  # pixels; a longer side than this is not enlarged


def read_qr(pixels: Pixels) -> tuple[str, ...]:
    """The payloads of the QR codes on `pixels` (`(H, W, 3) uint8 BGR`), top to bottom.

    Bytes that are not UTF-8 are taken for cp932, as older Japanese generators write them.
    Finds codes at any turn, light on dark too. Where the first look finds none, a second one is
    enlarged, and a third sharpened, since a blurred code is found but fails its check.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    found = _codes(grey)
    if not found and max(grey.shape) < _ENOUGH:
        grey = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        found = _codes(grey)
    if not found:
        found = _codes(cv2.addWeighted(grey, 2.5, cv2.GaussianBlur(grey, (0, 0), 4), -1.5, 0))
    return tuple(dict.fromkeys(text for text in found if text.strip()))


def _codes(grey: cv2.typing.MatLike) -> list[str]:
    barcodes = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=True,
        try_rotate=True,
    )
    inorder = sorted(barcodes, key=lambda code: code.position.top_left.y)
    return [decode_payload(bytes(code.bytes)) for code in inorder if code.valid]


def decode_payload(payload: bytes) -> str:
    """UTF-8, else cp932, else what zxing would show: never an error."""
    for encoding in ("utf-8", "cp932"):
        try:
            return payload.decode(encoding)
        except UnicodeDecodeError:
            continue
    return payload.decode("latin-1")
