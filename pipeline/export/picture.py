"""A card's picture, small enough for the contacts servers that people use."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from ..errors import ExportError
from ..i18n import gettext as _

PICTURE_LIMIT = 150_000
"""Octets of the JPEG. iCloud takes 224 KB for a photo and 256 KB for a whole card, in base64."""

_LONGEST_SIDES = (1200, 900, 640, 480, 320, 160)
_QUALITIES = (85, 70, 55)


def fit_picture(jpeg: bytes, limit: int = PICTURE_LIMIT) -> bytes:
    """`jpeg` itself when it fits, else the largest of a few smaller copies that does.

    Metadata (the place where it was taken) is left out in both cases. Raises ExportError when
    `jpeg` is not a picture.
    """
    try:
        with Image.open(io.BytesIO(jpeg)) as opened:
            bare = opened.format == "JPEG" and not opened.getexif()
            picture = opened.convert("RGB")
    except (UnidentifiedImageError, OSError) as error:
        raise ExportError(_("The picture of the card is damaged.")) from error
    if bare and len(jpeg) <= limit:
        return jpeg
    for longest in _LONGEST_SIDES:
        copy = picture.copy()
        copy.thumbnail((longest, longest))
        for quality in _QUALITIES:
            out = io.BytesIO()
            copy.save(out, "JPEG", quality=quality)
            if out.tell() <= limit:
                return out.getvalue()
    raise ExportError(
        _("The picture of the card cannot be made smaller than {limit} octets.").format(limit=limit)
    )
