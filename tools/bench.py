"""What things cost: start-up, the review page over 10,000 people, finding and reading cards.

python -m tools.bench
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BENCHES = (
    ("review page, 10,000 people", ("tests/bench/web_bench.py",)),
    ("finding the cards of the samples", ("tests/bench/locate_bench.py", "samples")),
    ("reading the cards of the samples", ("tests/bench/ocr_bench.py", "samples")),
)


def start_up(*words: str) -> float:
    """Seconds, the median of five runs of `meishi` with `words` and a library of its own."""
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library.sqlite3")
        for _run in range(5):
            began = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "pipeline", *words, "--library", library],
                cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
            )  # fmt: skip
            spent.append(time.perf_counter() - began)
    return statistics.median(spent)


def main() -> int:
    print("start-up")
    for words in (("--help",), ("list",), ("next",)):
        print(f"  meishi {' '.join(words):8} {1000 * start_up(*words):6.0f} ms")
    failed = 0
    for title, (script, *arguments) in BENCHES:
        print(f"\n{title}", flush=True)
        done = subprocess.run([sys.executable, script, *arguments], cwd=ROOT, check=False)
        failed = failed or done.returncode
    return failed


if __name__ == "__main__":
    sys.exit(main())
