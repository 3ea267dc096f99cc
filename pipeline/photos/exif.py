"""What a photo says about itself: when and where it was taken.

Tags: Exif 2.32 (CIPA DC-008), tables 4, 7 and 15.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from ..model import GeoPoint

# The moment of exposure, of digitising, and (scanners write nothing else) of the file.
_MOMENTS = (
    (Base.DateTimeOriginal, Base.OffsetTimeOriginal),
    (Base.DateTimeDigitized, Base.OffsetTimeDigitized),
    (Base.DateTime, Base.OffsetTime),
)


def taken_at(exif: Image.Exif) -> datetime | None:
    """When the photo was taken, by the camera's clock; None where it does not say.

    Aware where the camera noted its offset from UTC, else naive local time.
    """
    tags: dict[int, Any] = {**_ifd(exif, IFD.Exif)}
    for moment, offset in _MOMENTS:
        written = tags.get(moment) or exif.get(moment)
        parsed = _moment(written, tags.get(offset))
        if parsed:
            return parsed
    return None


def taken_where(exif: Image.Exif) -> GeoPoint | None:
    """Where the photo was taken; None where it does not say or says nonsense."""
    tags = _ifd(exif, IFD.GPSInfo)
    latitude = _degrees(tags.get(GPS.GPSLatitude), tags.get(GPS.GPSLatitudeRef), "S")
    longitude = _degrees(tags.get(GPS.GPSLongitude), tags.get(GPS.GPSLongitudeRef), "W")
    # Cameras without a fix write zeros.
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    try:
        return GeoPoint(round(latitude, 6), round(longitude, 6))
    except ValueError:
        return None


def _ifd(exif: Image.Exif, ifd: IFD) -> dict[int, Any]:
    # Damaged tags are no reason to refuse a picture that can be read.
    try:
        return dict(exif.get_ifd(ifd))
    except Exception:
        return {}


def _moment(written: Any, offset: Any) -> datetime | None:
    try:
        moment = datetime.strptime(str(written).strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    if moment.year < 1990:  # a clock that was never set
        return None
    try:
        sign = {"+": 1, "-": -1}[str(offset)[0]]
        hours, minutes = str(offset)[1:6].split(":")
        zone = timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
    except (KeyError, IndexError, ValueError):
        return moment
    return moment.replace(tzinfo=zone)


def _degrees(parts: Any, reference: Any, negative: str) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if value != value:  # 0/0 in the file
        return None
    return -value if str(reference).strip("\0 ").upper() == negative else value
