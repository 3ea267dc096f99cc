"""A photo that is kept does not say where it was taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from pipeline.library import Library
from pipeline.library.places import without_place

XMP = b'<x exif:GPSLatitude="34,41.2N"/><exif:GPSLongitude>135,30.1E</exif:GPSLongitude>'


def placed_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Camera"
    exif[ExifTags.Base.Orientation] = 6
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps[ExifTags.GPS.GPSLatitudeRef] = "N"
    gps[ExifTags.GPS.GPSLatitude] = (34.0, 41.0, 12.5)
    gps[ExifTags.GPS.GPSLongitude] = (135.0, 30.0, 9.5)
    return exif


def photo(kind: str) -> bytes:
    image = Image.effect_noise((64, 48), 40).convert("RGB")
    file = io.BytesIO()
    image.save(file, kind, exif=placed_exif())
    return file.getvalue()


def exif_of(data: bytes) -> tuple[dict[int, object], dict[int, object]]:
    with Image.open(io.BytesIO(data)) as image:
        exif = image.getexif()
        return dict(exif), dict(exif.get_ifd(ExifTags.IFD.GPSInfo))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_the_place_goes_and_the_rest_stays(kind: str) -> None:
    data = photo(kind)
    assert exif_of(data)[1]
    cleaned = without_place(data)
    base, gps = exif_of(cleaned)
    assert gps == {}
    assert base[ExifTags.Base.Model] == "Camera"
    assert base[ExifTags.Base.Orientation] == 6
    assert len(cleaned) == len(data)
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert before.tobytes() == after.tobytes()


def test_the_place_goes_from_a_tiff_structure() -> None:
    cleaned = without_place(placed_exif().tobytes().removeprefix(b"Exif\0\0"))
    exif = Image.Exif()
    exif.load(cleaned)
    assert exif.get_ifd(ExifTags.IFD.GPSInfo) == {}
    assert exif[ExifTags.Base.Model] == "Camera"


def test_the_place_goes_from_xmp() -> None:
    cleaned = without_place(b"\xff\xd8" + XMP)
    assert b"34,41" not in cleaned
    assert b"135,30" not in cleaned
    assert len(cleaned) == len(XMP) + 2


@given(st.binary(max_size=80), st.sampled_from([b"", b"Exif\0\0II*\0", b"Exif\0\0MM\0*", b"II*\0"]))
def test_any_bytes_keep_their_length_and_once_is_enough(data: bytes, start: bytes) -> None:
    cleaned = without_place(start + data)
    assert len(cleaned) == len(start + data)
    assert without_place(cleaned) == cleaned


def test_an_upload_is_kept_without_the_place(tmp_path: Path) -> None:
    data = photo("JPEG")
    with Library.open(tmp_path / "l.db") as library:
        quiet = library.keep_upload("a.jpg", data)
        assert exif_of(quiet.read_bytes())[1] == {}
        told = library.keep_upload("a.jpg", data, keep_place=True)
        assert told.read_bytes() == data
