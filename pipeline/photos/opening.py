"""One file to its photos, or to the PhotoError that names file, reason and next step."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from ..errors import PhotoError
from ..i18n import gettext as _
from ..model import Photo
from .exif import taken_at, taken_where
from .limits import DEFAULT_LIMITS, PhotoLimits
from .pdf import looks_like_pdf, open_pdf
from .pixels import to_pixels

_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP")

# ISO/IEC 14496-12 `ftyp` brands of HEIF pictures (ISO/IEC 23008-12, annex B).
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


def open_photos(path: Path, limits: PhotoLimits = DEFAULT_LIMITS) -> Iterator[Photo]:
    """Each page of `path` as a Photo, in order; one Photo for an ordinary picture.

    Pages are decoded one at a time, as they are asked for. Raises PhotoError where the file, or
    a page of it, cannot be taken in.
    """
    for page in take_in_photos(path, limits):
        if isinstance(page, PhotoError):
            raise page
        yield page


def take_in_photos(
    path: Path, limits: PhotoLimits = DEFAULT_LIMITS
) -> Iterator[Photo | PhotoError]:
    """As `open_photos`, but a page that fails is yielded as its error and the rest goes on."""
    try:
        data = _read_bytes(path, limits)
        pages = open_pdf(path, data, limits) if looks_like_pdf(data) else _open(path, data, limits)
        yield from pages
    except PhotoError as error:
        yield error


def _read_bytes(path: Path, limits: PhotoLimits) -> bytes:
    """The whole file: its digest and its pictures are then of the same bytes."""
    try:
        if path.is_dir():
            next(path.iterdir(), None)
            raise _error(
                "not-an-image", path, _("This is a folder."), _("Give the photos that are in it.")
            )
        if not path.is_file() and path.exists():
            raise _error("not-an-image", path, _("This is not a file."), _("Give a photo."))
        size = path.stat().st_size
        if size > limits.max_bytes:
            raise _error(
                "too-large",
                path,
                _("The file has {size} MB; the limit is {limit} MB.").format(
                    size=round(size / 1e6), limit=round(limits.max_bytes / 1e6)
                ),
                _("Save it smaller, or raise the limit with --max-megabytes."),
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise _error(
            "not-found", path, _("There is no such file."), _("Check the path.")
        ) from error
    except PermissionError as error:
        raise _error(
            "no-permission",
            path,
            _("It may not be read by you."),
            _("Change its permissions (chmod u+rX), or copy it to where you may read it."),
        ) from error
    except OSError as error:
        raise _error(
            "unreadable",
            path,
            _("It cannot be read: {reason}.").format(reason=error.strerror or error),
            _("Copy it to another disk and try again."),
        ) from error
    if not data:
        raise _error("empty", path, _("The file is empty."), _("Copy or take the photo again."))
    return data


def _open(path: Path, data: bytes, limits: PhotoLimits) -> Iterator[Photo | PhotoError]:
    formats = (*_FORMATS, "HEIF") if _is_heif(data) and _heif_ready(path) else _FORMATS
    digest = hashlib.sha256(data).hexdigest()
    with _telling_why(path, 1, begun=_begins_as_picture(data)):
        image = Image.open(io.BytesIO(data), formats=formats)
    with image:
        # Phones put depth maps and previews behind the picture (MPO, HEIF): only TIFF has pages.
        pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        if pages > limits.max_pages:
            raise _too_many_pages(path, pages, limits)
        for number in range(1, pages + 1):
            try:
                with _telling_why(path, number):
                    photo = _load(path, image, number, pages, digest, limits)
            except PhotoError as error:
                yield error
            else:
                yield photo


def _load(
    path: Path, image: Image.Image, number: int, pages: int, digest: str, limits: PhotoLimits
) -> Photo:
    if pages > 1:
        image.seek(number - 1)
    check_size(path, image.size, limits, number)
    exif = image.getexif()
    moment, place = taken_at(exif), taken_where(exif)
    image.load()
    upright = ImageOps.exif_transpose(image)
    return Photo(path, to_pixels(upright), digest, number, pages, moment, place)


def check_size(path: Path, size: tuple[int, int], limits: PhotoLimits, page: int = 1) -> None:
    """Raises PhotoError where a picture of `size` (width, height) is over the limit or nothing."""
    width, height = size
    if width < 1 or height < 1:
        raise _error("damaged", path, _("The picture has no pixels."), _("Take it again."), page)
    if width * height > limits.max_pixels:
        raise _error(
            "too-large",
            path,
            _("The picture has {width} × {height} pixels; the limit is {limit} megapixels.").format(
                width=width, height=height, limit=round(limits.max_pixels / 1e6)
            ),
            _("Save it smaller, or raise the limit with --max-megapixels."),
            page,
        )


@contextmanager
def _telling_why(path: Path, page: int, *, begun: bool = True) -> Iterator[None]:
    """Turn what Pillow raises into a PhotoError, and keep its warnings to itself.

    `begun` says that the file begins as a picture does.
    """
    pillow_limit = Image.MAX_IMAGE_PIXELS
    # Pillow has a limit of its own, below today's phones; ours is checked before decoding.
    Image.MAX_IMAGE_PIXELS = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about tags of no consequence
            yield
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        if begun:
            raise _damaged(path, page, _("it ends too early")) from error
        raise _error(
            "not-an-image",
            path,
            _("This is not a picture that meishi reads (JPEG, PNG, WebP, TIFF, HEIC, PDF)."),
            _("Save it as one of these."),
        ) from error
    except MemoryError as error:
        raise _error(
            "too-large", path, _("There is not enough memory for it."), _("Save it smaller."), page
        ) from error
    except Exception as error:  # decoders of damaged files raise nearly everything
        raise _damaged(path, page, _first_line(error)) from error
    finally:
        Image.MAX_IMAGE_PIXELS = pillow_limit


def _begins_as_picture(data: bytes) -> bool:
    return (
        data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*"))
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or _is_heif(data)
    )


def _damaged(path: Path, page: int, reason: str) -> PhotoError:
    return _error(
        "damaged",
        path,
        _("The picture is damaged or cut off ({reason}).").format(reason=reason),
        _("Copy it from the camera again, or take it again."),
        page,
    )


def _is_heif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and (
        data[8:12] in _HEIF_BRANDS or any(data[i : i + 4] in _HEIF_BRANDS for i in (16, 20, 24))
    )


def _heif_ready(path: Path) -> bool:
    try:
        import pi_heif
    except ImportError as error:
        raise _error(
            "needs-extra",
            path,
            _("HEIC photos need the extra `heic`, which is not installed."),
            _("Run: pip install 'meishi[heic]' — or save the photo as JPEG."),
        ) from error
    pi_heif.register_heif_opener()
    return True


def _too_many_pages(path: Path, pages: int, limits: PhotoLimits) -> PhotoError:
    return _error(
        "too-large",
        path,
        _("It has {pages} pages; the limit is {limit}.").format(
            pages=pages, limit=limits.max_pages
        ),
        _("Split it into smaller files."),
    )


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]


_error = PhotoError
