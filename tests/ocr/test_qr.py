from __future__ import annotations

import cv2
import numpy as np
import pytest
import zxingcpp

from pipeline.model import Pixels
from pipeline.ocr import read_qr
from pipeline.ocr.qr import decode_payload

MECARD = "MECARD:N:山田,太郎;TEL:0312345678;EMAIL:taro@example.jp;;"


def _code(text: str, scale: int = 4) -> Pixels:
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    grey = np.array(barcode.to_image(scale=scale, add_quiet_zones=True))
    framed = cv2.copyMakeBorder(grey, 40, 40, 200, 40, cv2.BORDER_CONSTANT, value=255)
    return cv2.cvtColor(framed, cv2.COLOR_GRAY2BGR).astype(np.uint8)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_any_turn(turns: int) -> None:
    assert read_qr(np.rot90(_code(MECARD), turns).copy()) == (MECARD,)


def test_light_on_dark() -> None:
    assert read_qr(255 - _code(MECARD)) == (MECARD,)


def test_small() -> None:
    assert read_qr(_code("https://example.jp/", scale=1)) == ("https://example.jp/",)


def test_tilted() -> None:
    picture = _code(MECARD)
    h, w = picture.shape[:2]
    warp = cv2.getRotationMatrix2D((w / 2, h / 2), 17, 0.8)
    turned = cv2.warpAffine(picture, warp, (w, h), borderValue=(255, 255, 255)).astype(np.uint8)
    assert read_qr(turned) == (MECARD,)


def test_no_code() -> None:
    assert read_qr(np.full((200, 300, 3), 255, np.uint8)) == ()


def test_the_same_payload_is_told_once() -> None:
    assert read_qr(np.hstack([_code(MECARD), _code(MECARD)])) == (MECARD,)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_bytes_of_either_encoding(encoding: str) -> None:
    assert decode_payload("株式会社㈱髙﨑".encode(encoding)) == "株式会社㈱髙﨑"


def test_bytes_of_neither_are_no_error() -> None:
    assert decode_payload(b"\xff\xfe\x81") == "ÿþ\x81"
