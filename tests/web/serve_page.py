"""Serve the page over a library, in a process of its own that a test can kill.

python serve_page.py LIBRARY PHOTOS PORT
"""

from __future__ import annotations

import sys
from pathlib import Path

import evening

from pipeline.library import Library
from pipeline.web import run_review


def main(library: str, photos: str, port: str) -> None:
    everyone = (*evening.PEOPLE, (evening.HOSTILE,))
    faces = evening.faces_by_photo(Path(photos), everyone)
    with Library.open(Path(library)) as opened:
        run_review(
            opened, evening.HandReader(faces), say=lambda text: print(text, flush=True),
            port=int(port), open_browser=False,
        )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
