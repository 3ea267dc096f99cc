"""Where a handle on a social service is to be found.

Addresses as the services themselves give them on a profile page; a service that is not here, or
has no public address for a handle, gives the handle as a URN-like text, so that it is not lost.
"""

from __future__ import annotations

PROFILE_URLS: dict[str, str] = {
    "x": "https://x.com/",
    "twitter": "https://x.com/",
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "github": "https://github.com/",
    "note": "https://note.com/",
    "threads": "https://www.threads.net/@",
    "tiktok": "https://www.tiktok.com/@",
    "youtube": "https://www.youtube.com/@",
    "line": "https://line.me/R/ti/p/~",
}


def profile_url(service: str, handle: str) -> str:
    """The page of `handle`. A handle that is an address already only gets its scheme."""
    bare = handle.strip()
    if "://" in bare:
        return bare
    host = bare.split("/", 1)[0]
    if "/" in bare and "." in host:
        return f"https://{bare}"
    start = PROFILE_URLS.get(service.strip().lower())
    return f"{start}{bare.lstrip('@')}" if start else f"x-apple:{bare}"
