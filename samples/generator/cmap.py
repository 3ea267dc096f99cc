"""Which characters a font file draws: its `cmap` table (OpenType 1.9, formats 4 and 12)."""

from __future__ import annotations

import struct
from pathlib import Path


def covered(file: Path, index: int = 0) -> frozenset[int]:
    """The code points that have a glyph in face `index` of a TrueType or OpenType file."""
    data = file.read_bytes()
    start = struct.unpack_from(">I", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    (tables,) = struct.unpack_from(">H", data, start + 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"cmap":
            return _read_cmap(data, offset)
    return frozenset()


def _read_cmap(data: bytes, base: int) -> frozenset[int]:
    (count,) = struct.unpack_from(">H", data, base + 2)
    found: set[int] = set()
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHI", data, base + 4 + 8 * number)
        at = base + offset
        (form,) = struct.unpack_from(">H", data, at)
        if platform in {0, 3} and form == 4:
            found |= _segments(data, at)
        elif platform in {0, 3} and form == 12:
            found |= _groups(data, at)
    return frozenset(found)


def _segments(data: bytes, at: int) -> set[int]:
    (double,) = struct.unpack_from(">H", data, at + 6)
    size = double // 2
    ends = struct.unpack_from(f">{size}H", data, at + 14)
    starts = struct.unpack_from(f">{size}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{size}H", data, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    ranges = struct.unpack_from(f">{size}H", data, ranges_at)
    found: set[int] = set()
    for k in range(size):
        for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
            glyph = code
            if ranges[k]:
                place = ranges_at + 2 * k + ranges[k] + 2 * (code - starts[k])
                if place + 2 > len(data):
                    continue
                (glyph,) = struct.unpack_from(">H", data, place)
                if not glyph:
                    continue
            if (glyph + deltas[k]) & 0xFFFF:
                found.add(code)
    return found


def _groups(data: bytes, at: int) -> set[int]:
    (count,) = struct.unpack_from(">I", data, at + 12)
    found: set[int] = set()
    for k in range(count):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * k)
        found.update(range(first if glyph else first + 1, last + 1))
    return found
