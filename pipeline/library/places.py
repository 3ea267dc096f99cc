"""Taking the place out of a photo's bytes, the pixels left alone. Pure.

Phones write where a photo was taken into the file (Exif 2.32, 4.6.6, GPS IFD; XMP `exif:GPS…`).
A copy that meishi keeps must not hold it unless the user says so. What holds the place is
overwritten where it stands, so that nothing else in the file moves.
"""

from __future__ import annotations

import re
import struct

_GPS_POINTER = 0x8825
_TIFF = re.compile(rb"Exif\0\0(?=II\*\0|MM\0\*)|EXIF.{4}(?=II\*\0|MM\0\*)", re.DOTALL)
_XMP = re.compile(
    rb"(exif:GPS\w+\s*=\s*([\"']))([^\"']*)\2|(<exif:GPS\w+[^>]*>)([^<]*)(?=</exif:GPS)"
)
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Bytes of a value by its TIFF type (TIFF 6.0, section 2)."""


def without_place(data: bytes) -> bytes:
    """`data` (JPEG, TIFF, WebP, HEIC) of the same length, without the place; other formats and
    files that hold none come back as they are. Doing it twice is doing it once."""
    cleaned = bytearray(data)
    starts = [match.end() for match in _TIFF.finditer(data)]
    if data[:4] in (b"II*\0", b"MM\0*"):
        starts.append(0)
    for start in starts:
        _blank_gps(cleaned, start)
    return _XMP.sub(_blank_xmp, bytes(cleaned))


def _blank_xmp(match: re.Match[bytes]) -> bytes:
    if match[1] is not None:
        return match[1] + b" " * len(match[3]) + match[2]
    return match[4] + b" " * len(match[5])


def _blank_gps(data: bytearray, start: int) -> None:
    """Empty the GPS directory of the TIFF structure that begins at `start`."""
    order = "<" if data[start : start + 2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", data, start + 4)
        for at, tag, _kind, _count in _entries(data, start, first, order):
            if tag == _GPS_POINTER:
                (gps,) = struct.unpack_from(f"{order}I", data, at + 8)
                _blank_directory(data, start, gps, order)
    except struct.error:
        return  # cut off or garbled: nobody else can follow it to the place either


def _entries(
    data: bytearray, start: int, directory: int, order: str
) -> list[tuple[int, int, int, int]]:
    """Of each entry of a directory: where it stands, its tag, type and count."""
    (number,) = struct.unpack_from(f"{order}H", data, start + directory)
    places = [start + directory + 2 + 12 * i for i in range(number)]
    return [(at, *struct.unpack_from(f"{order}HHI", data, at)) for at in places]


def _blank_directory(data: bytearray, start: int, directory: int, order: str) -> None:
    entries = _entries(data, start, directory, order)
    for at, _tag, kind, count in entries:
        size = _SIZES.get(kind, 1) * count
        (offset,) = struct.unpack_from(f"{order}I", data, at + 8)
        if size > 4 and start + offset + size <= len(data):
            data[start + offset : start + offset + size] = bytes(size)
        data[at : at + 12] = bytes(12)
    struct.pack_into(f"{order}H", data, start + directory, 0)
