"""`python -m samples.generator`: writes photos of made-up cards and their truth."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .bench import make_bench
from .fonts import FontsMissing
from .sampleset import make_samples
from .scenes import TIERS


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m samples.generator", description=__doc__)
    parser.add_argument("--n", type=int, default=40, help="how many photos")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("bench-cards"))
    parser.add_argument("--tier", choices=(*TIERS, "mixed"), default="mixed")
    parser.add_argument(
        "--split",
        choices=("tune", "holdout", "all"),
        default="tune",
        help="which layouts and fonts",
    )
    parser.add_argument("--samples", type=Path, metavar="FOLDER", nargs="?", const=Path("samples"))
    given = parser.parse_args()
    try:
        rows = (
            make_samples(given.samples)
            if given.samples
            else make_bench(given.out, given.n, given.seed, given.tier, given.split)
        )
        for row in rows:
            print(row["file"], file=sys.stderr)
    except FontsMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
