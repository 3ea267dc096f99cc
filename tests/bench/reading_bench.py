"""The CPU time of a whole reading against one bare pass of the main engine, on the same photos.

    python tests/bench/reading_bench.py [FOLDER] [--photos N]

The bare pass is RapidOCR as its wheel comes (detection and recognition on OpenVINO, default
settings) over the raw photo. The two take turns photo by photo, so that a machine whose speed
drifts does both alike; models are loaded before the clock starts.
"""

from __future__ import annotations

import argparse
import logging
import time
from pathlib import Path
from statistics import mean, median

from pipeline.ocr import make_engine
from pipeline.photos import find_photos, open_photos
from pipeline.read import read_photo


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("samples"))
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--second", choices=("none", "tesseract"), default="none")
    args = parser.parse_args()
    logging.disable(logging.INFO)
    from rapidocr import EngineType, RapidOCR

    kinds = {f"{part}.engine_type": EngineType.OPENVINO for part in ("Det", "Cls", "Rec")}
    bare = RapidOCR(params=kinds)
    engine = make_engine("rapidocr")
    second = None if args.second == "none" else make_engine(args.second)
    found = find_photos([args.folder])
    paths = [Path(path) for path in found][:: max(1, len(found) // args.photos)][: args.photos]
    photos = [next(iter(open_photos(path))) for path in paths]
    bare(photos[0].pixels)
    read_photo(photos[0], engine, second)
    ratios, whole, plain = [], [], []
    for photo in photos:
        began = _cpu()
        bare(photo.pixels)
        between = _cpu()
        read_photo(photo, engine, second)
        ended = _cpu()
        plain.append(between - began)
        whole.append(ended - between)
        ratios.append(whole[-1] / plain[-1])
        print(f"{photo.path.name}: bare {plain[-1]:.2f} s, whole {whole[-1]:.2f} s")
    print(
        f"{len(photos)} photos, CPU seconds a photo: bare {mean(plain):.2f}, whole "
        f"{mean(whole):.2f}; ratio of the sums {sum(whole) / sum(plain):.2f}, "
        f"median of the pairs {median(ratios):.2f}"
    )


def _cpu() -> float:
    """Seconds of CPU of this process and of its children that ended (Tesseract is one)."""
    return time.process_time() + sum(_children())


def _children() -> tuple[float, float]:
    try:
        import resource
    except ImportError:  # Windows
        return (0.0, 0.0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime, used.ru_stime)


if __name__ == "__main__":
    main()
