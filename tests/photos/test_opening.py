"""Every format in, and every way in which a file can be wrong."""

from __future__ import annotations

import io
import os
import struct
import zlib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from pipeline.errors import PhotoError
from pipeline.photos import DEFAULT_LIMITS, PhotoLimits, open_photos, take_in_photos

RED = (200, 30, 40)


def picture(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red on the left half, white on the right: turning and channel order show."""
    image = Image.new("RGB", (width, height), "white")
    image.paste(RED, (0, 0, width // 2, height))
    return image.convert(mode)


def only(path: Path, limits: PhotoLimits = DEFAULT_LIMITS) -> np.ndarray:
    (photo,) = open_photos(path, limits)
    assert photo.pixels.dtype == np.uint8
    assert photo.pixels.ndim == 3 and photo.pixels.shape[2] == 3
    assert photo.pixels.flags["C_CONTIGUOUS"]
    return photo.pixels


def error_of(path: Path, limits: PhotoLimits = DEFAULT_LIMITS) -> PhotoError:
    with pytest.raises(PhotoError) as caught:
        list(open_photos(path, limits))
    error = caught.value
    assert str(path) in str(error) and error.what and error.hint
    return error


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        (".jpg", {"quality": 95}),
        (".png", {}),
        (".webp", {"lossless": True}),
        (".tiff", {}),
        (".bmp", {}),
    ],
)
def test_formats(tmp_path: Path, suffix: str, options: dict[str, object]) -> None:
    path = tmp_path / f"名刺{suffix}"
    picture().save(path, **options)
    pixels = only(path)
    assert pixels.shape == (40, 60, 3)
    assert np.abs(pixels[20, 5].astype(int) - RED[::-1]).max() < 12
    assert pixels[20, 55].min() > 240


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "card.jpg"
    picture().save(path, format="PNG")
    assert only(path).shape == (40, 60, 3)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "YCbCr", "LAB"])
def test_colour_modes(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "card.tiff"
    picture(mode=mode).save(path)
    pixels = only(path).astype(int)
    assert pixels[20, 5].mean() < 160 < 230 < pixels[20, 55].mean()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_laid_on_white(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 10, 20))
    path = tmp_path / "card.png"
    image.convert(mode).save(path)
    pixels = only(path)
    assert pixels[10, 2].max() < 10
    assert pixels[10, 17].min() > 245


@pytest.mark.parametrize("suffix", [".png", ".tiff"])
def test_sixteen_bit_grey_is_scaled_not_cut_off(tmp_path: Path, suffix: str) -> None:
    ramp = np.tile(np.linspace(0, 65535, 64).astype(np.uint16), (8, 1))
    path = tmp_path / f"deep{suffix}"
    Image.fromarray(ramp).save(path)
    row = only(path)[4, :, 0].astype(int)
    assert row[0] == 0 and row[-1] == 255
    assert abs(row[32] - 128) < 6


def test_floating_point_tiff(tmp_path: Path) -> None:
    ramp = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (8, 1))
    path = tmp_path / "float.tiff"
    Image.fromarray(ramp).save(path)
    row = only(path)[4, :, 0].astype(int)
    assert row[0] == 0 and row[-1] == 255


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(tmp_path: Path, orientation: int) -> None:
    upright = picture(80, 40)
    undo = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    stored = upright
    for step in undo.get(orientation, []):
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    path = tmp_path / "card.jpg"
    stored.save(path, exif=exif, quality=95)
    pixels = only(path).astype(int)
    assert pixels.shape == (40, 80, 3)
    assert pixels[20, 10].mean() < 150 < pixels[20, 70].mean()


def exif_with(moment: str, offset: str | None = None) -> Image.Exif:
    exif = Image.Exif()
    tags = exif.get_ifd(IFD.Exif)
    tags[Base.DateTimeOriginal] = moment
    if offset:
        tags[Base.OffsetTimeOriginal] = offset
    return exif


def test_the_moment_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "card.jpg"
    picture().save(path, exif=exif_with("2026:04:01 19:30:05"))
    (photo,) = open_photos(path)
    assert photo.taken_at == datetime(2026, 4, 1, 19, 30, 5)
    picture().save(path, exif=exif_with("2026:04:01 19:30:05", "+09:00"))
    (photo,) = open_photos(path)
    tokyo = timezone(timedelta(hours=9))
    assert photo.taken_at == datetime(2026, 4, 1, 19, 30, 5, tzinfo=tokyo)


@pytest.mark.parametrize("moment", ["0000:00:00 00:00:00", "    ", "1970:01:01 00:00:00", "?"])
def test_a_clock_that_was_never_set_says_nothing(tmp_path: Path, moment: str) -> None:
    path = tmp_path / "card.jpg"
    picture().save(path, exif=exif_with(moment))
    (photo,) = open_photos(path)
    assert photo.taken_at is None


def test_the_place_is_offered(tmp_path: Path) -> None:
    exif = Image.Exif()
    place = exif.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "N", (35.0, 30.0, 36.0)
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "W", (139.0, 0.0, 0.0)
    path = tmp_path / "card.jpg"
    picture().save(path, exif=exif)
    (photo,) = open_photos(path)
    assert photo.taken_where is not None
    assert (photo.taken_where.latitude, photo.taken_where.longitude) == (35.51, -139.0)


def test_every_page_of_a_tiff(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    pages = [picture(60, 40 + n) for n in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    photos = list(open_photos(path))
    assert [(p.page, p.pages, p.pixels.shape[0]) for p in photos] == [
        (1, 3, 40),
        (2, 3, 41),
        (3, 3, 42),
    ]
    assert len({p.sha256 for p in photos}) == 1


def test_every_page_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    page = picture(1200, 800)
    page.save(path, save_all=True, append_images=[page, page], resolution=300)
    photos = list(open_photos(path))
    assert [(p.page, p.pages) for p in photos] == [(1, 3), (2, 3), (3, 3)]
    height, width, _ = photos[0].pixels.shape
    assert width / height == pytest.approx(1.5, abs=0.01)
    assert np.abs(photos[0].pixels[height // 2, 10].astype(int) - RED[::-1]).max() < 12


def test_a_poster_is_rendered_at_less_and_a_card_at_more(tmp_path: Path) -> None:
    poster, card = tmp_path / "poster.pdf", tmp_path / "card.pdf"
    picture(400, 300).save(poster, resolution=4)  # 2.5 m wide
    picture(910, 550).save(card, resolution=254)  # 91 mm wide
    limits = PhotoLimits(max_pixels=2_000_000)
    assert only(poster, limits).shape[0] * only(poster, limits).shape[1] <= 2_010_000
    assert 1900 <= only(card).shape[1] <= 2100


def test_heic() -> None:
    """The picture was made by heif-enc 1.15 out of the one that the other tests use."""
    pytest.importorskip("pi_heif")
    (photo,) = open_photos(Path(__file__).parent / "data" / "half-red.heic")
    assert photo.pixels.shape == (40, 64, 3)
    assert np.abs(photo.pixels[20, 5].astype(int) - RED[::-1]).max() < 12
    assert photo.pixels[20, 60].min() > 240
    assert photo.taken_at == datetime(2026, 4, 1, 19, 30, 5)


def test_a_damaged_heic(tmp_path: Path) -> None:
    pytest.importorskip("pi_heif")
    path = tmp_path / "card.heic"
    path.write_bytes(struct.pack(">I4s4sI4s", 24, b"ftyp", b"heic", 0, b"mif1") + b"\0" * 64)
    assert error_of(path).kind in ("damaged", "not-an-image")
    whole = (Path(__file__).parent / "data" / "half-red.heic").read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    assert error_of(path).kind == "damaged"


def test_heic_without_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pi_heif", None)
    path = tmp_path / "card.heic"
    path.write_bytes(struct.pack(">I4s4sI4s", 24, b"ftyp", b"heic", 0, b"mif1") + b"\0" * 64)
    error = error_of(path)
    assert error.kind == "needs-extra"
    assert "heic" in error.hint


def huge_png(path: Path, side: int = 30_000) -> None:
    """The header of a large PNG and a little of its data: to decode it would take gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def test_a_huge_png_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    huge_png(path)
    error = error_of(path)
    assert error.kind == "too-large"
    assert "30000" in error.what and "120" in error.what


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    picture().save(path)
    assert error_of(path, PhotoLimits(max_bytes=100)).kind == "too-large"


def test_too_many_pages(tmp_path: Path) -> None:
    tiff, pdf = tmp_path / "scan.tif", tmp_path / "scan.pdf"
    for path in (tiff, pdf):
        picture().save(path, save_all=True, append_images=[picture(), picture()])
        assert error_of(path, PhotoLimits(max_pages=2)).kind == "too-large"


@pytest.mark.parametrize("suffix", [".jpg", ".png", ".webp", ".tiff", ".pdf"])
def test_cut_off_at_every_length(tmp_path: Path, suffix: str) -> None:
    whole = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(whole, format={".jpg": "JPEG"}.get(suffix, suffix[1:].upper()))
    path = tmp_path / f"cut{suffix}"
    data = whole.getvalue()
    for share in (0.001, 0.01, 0.2, 0.5, 0.9):
        path.write_bytes(data[: max(1, int(len(data) * share))])
        assert error_of(path).kind in ("damaged", "not-an-image", "empty")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("empty.jpg", b"", "empty"),
        ("text.jpg", b"not a picture\n", "not-an-image"),
        ("page.html", b"<html></html>", "not-an-image"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "damaged"),
        ("gif.jpg", b"GIF89a\1\0\1\0\0\0\0;", "not-an-image"),
    ],
)
def test_what_is_no_photo(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert error_of(path).kind == kind


def test_what_is_not_there(tmp_path: Path) -> None:
    assert error_of(tmp_path / "nothing.jpg").kind == "not-found"
    assert error_of(tmp_path).kind == "not-an-image"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "card.jpg"
    picture().save(path)
    path.chmod(0)
    assert error_of(path).kind == "no-permission"


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "card.jpg"
    picture().save(path)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert error_of(path).kind == "no-permission"


def test_encrypted_pdf(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf())
    assert error_of(path).kind == "encrypted"


def locked_pdf() -> bytes:
    """A PDF with the standard security handler, revision 2; its password is not the empty one."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"ab" * 32
        + b"> /U <"
        + b"cd" * 32
        + b">>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>\nstartxref\n"
        + b"%d\n%%%%EOF\n" % len(body)
    )


def test_a_bad_page_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    picture(40, 40).save(path, save_all=True, append_images=[picture(90, 90), picture(40, 41)])
    pages = list(take_in_photos(path, PhotoLimits(max_pixels=5000)))
    assert [type(page).__name__ for page in pages] == ["Photo", "PhotoError", "Photo"]
    assert isinstance(pages[1], PhotoError)
    assert (pages[1].kind, pages[1].page) == ("too-large", 2)


def test_pillows_own_limit_is_left_as_it_was(tmp_path: Path) -> None:
    before = Image.MAX_IMAGE_PIXELS
    path = tmp_path / "huge.png"
    huge_png(path, 12_000)
    assert error_of(path).kind in ("too-large", "damaged")
    assert before == Image.MAX_IMAGE_PIXELS
