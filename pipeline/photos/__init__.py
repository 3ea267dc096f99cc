"""Files to pixels: every picture format people have, and every way in which a file can be wrong.

    for path in find_photos([Path("cards")]):
        for photo in open_photos(path):
            ...

Accepted: JPEG (MPO too), PNG, WebP, TIFF (every page), BMP, PDF (every page), and HEIC where the
extra `heic` is installed. EXIF orientation is applied; the place of a photo is offered in
`Photo.taken_where` and stored by nobody here.
"""

from .finding import PHOTO_SUFFIXES, Survey, find_photos, survey_photos
from .limits import DEFAULT_LIMITS, PhotoLimits
from .opening import open_photos, take_in_photos

__all__ = [
    "DEFAULT_LIMITS",
    "PHOTO_SUFFIXES",
    "PhotoLimits",
    "Survey",
    "find_photos",
    "open_photos",
    "survey_photos",
    "take_in_photos",
]
