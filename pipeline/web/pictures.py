"""Pictures by number: crops of cards, and the photos that they were cut from."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..errors import PhotoError
from ..i18n import gettext as _
from ..library import NoSuchCard, Side
from ..model import Photo
from .desk import Desk
from .pages import house_of

_PHOTO_LONGEST = 1600
"""Pixels: enough to find corners by eye."""


def show_picture(request: Request) -> Response:
    """The crop of a side as a JPEG; `?small` for the overview."""
    with house_of(request).desk.work() as library:
        try:
            data = library.picture(
                int(request.path_params["side_id"]), small="small" in request.query_params
            )
        except NoSuchCard:
            return PlainTextResponse(_("There is no such picture."), 404)
    return _jpeg(request, data)


def show_photo(request: Request) -> Response:
    """The whole photo of a side, made smaller."""
    desk = house_of(request).desk
    try:
        with desk.work() as library:
            side = library.side(int(request.path_params["side_id"]))
        pixels = photo_of(desk, side).pixels
    except (NoSuchCard, PhotoError):
        return PlainTextResponse(_("The photo is no longer there."), 404)
    import cv2  # takes a quarter of a second, which the start of the page does not have

    height, width = pixels.shape[:2]
    factor = min(1.0, _PHOTO_LONGEST / max(height, width))
    if factor < 1:
        small = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    else:
        small = pixels
    _done, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 85])
    return _jpeg(request, data.tobytes())


def photo_of(desk: Desk, side: Side) -> Photo:
    """The photo that a side was cut from. Raises PhotoError where it is gone or another now."""
    path = Path(side.photo.path)
    for photo in desk.reader.open_photos(path):
        if photo.page == side.photo.page and photo.sha256 == side.photo.sha256:
            return photo
    raise PhotoError("not-found", path, _("This is no longer the photo that was taken in."))


def _jpeg(request: Request, data: bytes) -> Response:
    tag = f'"{hashlib.blake2b(data, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="image/jpeg", headers=headers)
