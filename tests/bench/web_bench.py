"""How fast the review page is over a large library.

    python tests/bench/web_bench.py [--people 10000] [--json]

Makes a library of made-up people in a temporary folder (sixty with cards and pictures, the others
as imported contacts), starts `meishi review` over it in a process of its own, and asks for pages
as a browser does. Printed are: the time from the start of the process to the first answer, the
first view, a card's page with its pictures, a saved field, a search, and the overview.
"""

from __future__ import annotations

import argparse
import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

WEB = Path(__file__).parents[1] / "web"
sys.path.insert(0, str(WEB))

import evening  # noqa: E402

from pipeline.library import ImportedContact, Library  # noqa: E402
from pipeline.model import Contact, Encounter, Event, Field, Phone  # noqa: E402

FAMILIES = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本".split()
GIVEN = "葵 蓮 陽菜 湊 結衣 樹 美桜 大和 凛 悠真 さくら 颯太 紬 朝陽 杏 陸 楓 律 澪 蒼".split()


def fill(folder: Path, people: int) -> Path:
    """A library of `people`, sixty of them with a card that has a picture."""
    path = folder / "library.sqlite3"
    with Library.open(path) as library:
        cards = []
        for index in range(60):
            family, given = FAMILIES[index % 15], GIVEN[index % 20]
            lines = tuple(
                evening.Printed(f"{family} {given}", 60, 200, 72, "name_full")
                if line.gives == "name_full"
                else evening.Printed(f"p{index}@midori.example.jp", 60, 465, 26, "emails")
                if line.gives == "emails"
                else line
                for line in evening.MISAKI.lines
            )
            cards.append((evening.Face(lines, extra={"family": family, "given": given}),))
        evening.fill(library, folder, cards)
        met = Encounter(Event("展示会", date(2026, 4, 1), "幕張"), date(2026, 4, 1), "幕張")
        library.import_contacts(
            ImportedContact(f"bench:{index}", _contact(index), met) for index in range(people - 60)
        )
    return path


def _contact(index: int) -> Contact:
    family, given = FAMILIES[index % 15], GIVEN[(index // 15) % 20]
    return Contact(
        name_full=Field(f"{family} {given}"),
        name_family=Field(family),
        name_given=Field(given),
        company=Field(f"株式会社第{index % 700}製作所"),
        titles=(Field("主任"),),
        emails=(Field(f"person{index}@example.jp"),),
        phones=(Phone(Field(f"03-0000-{index % 10000:04d}")),),
    )


class Browser:
    """One connection with its cookie."""

    def __init__(self, link: str) -> None:
        found = re.match(r"http://([\d.]+):(\d+)(/\S+)", link)
        assert found
        self.connection = http.client.HTTPConnection(found[1], int(found[2]))
        self.host = f"{found[1]}:{found[2]}"
        self.cookie = self.token = ""
        self.connection.request("GET", found[3])
        answer = self.connection.getresponse()
        answer.read()
        self.cookie = (answer.getheader("set-cookie") or "").split(";")[0]

    def get(self, address: str) -> str:
        self.connection.request("GET", address, headers={"cookie": self.cookie})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (address, answer.status)
        text = body.decode("utf-8", "replace")
        if token := re.search(r'meishi-token" content="(\w+)"', text):
            self.token = token[1]
        return text

    def post(self, address: str, sent: object) -> None:
        headers = {
            "cookie": self.cookie, "origin": f"http://{self.host}", "x-meishi-token": self.token,
        }  # fmt: skip
        self.connection.request("POST", address, json.dumps(sent), headers)
        answer = self.connection.getresponse()
        assert answer.status == 200, (address, answer.status, answer.read())
        answer.read()


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def measure(people: int) -> dict[str, float]:
    """Milliseconds of each thing."""
    with tempfile.TemporaryDirectory(prefix="meishi-bench-") as name:
        library = fill(Path(name), people)
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(library)], stdout=subprocess.PIPE, text=True,
            cwd=WEB,
        )  # fmt: skip
        try:
            assert process.stdout
            link = next(filter(None, (re.search(r"http\S+", line) for line in process.stdout)))[0]
            browser = Browser(link)
            figures = {"start until the first answer": (time.perf_counter() - began) * 1000}
            figures["first view (overview)"] = timed(lambda: browser.get("/"))
            figures["first card opened"] = timed(lambda: browser.get("/cards/1"))

            def card(number: int) -> None:
                text = browser.get(f"/cards/{number}")
                for picture in sorted(set(re.findall(r"/pictures/\d+", text))):
                    browser.get(picture)

            _tell(
                figures,
                "card with its pictures",
                [timed(lambda n=n: card(n)) for n in range(1, 41)],
            )
            edit = {"edits": [{"path": "company", "value": "x"}], "revision": None}
            _tell(
                figures, "field saved",
                [timed(lambda n=n: browser.post(f"/cards/{n}/fields", edit)) for n in range(1, 21)],
            )  # fmt: skip
            _tell(figures, "overview", [timed(lambda: browser.get("/")) for _ in range(10)])
            _tell(
                figures, "search",
                [
                    timed(lambda q=q: browser.get(f"/?q={q}"))
                    for q in ("%E8%91%B5", "person99", "x")
                ],
            )  # fmt: skip
            figures["export screen"] = timed(lambda: browser.get("/export"))
            return figures
        finally:
            process.terminate()
            process.wait(timeout=20)
            process.stdout.close() if process.stdout else None


_SERVE = """
import sys
from pathlib import Path
from pipeline.library import Library
from pipeline.web import run_review
with Library.open(Path(sys.argv[1])) as library:
    run_review(library, None, say=lambda t: print(t, flush=True), port=0, open_browser=False)
"""


def _tell(figures: dict[str, float], name: str, times: list[float]) -> None:
    figures[f"{name}, median"] = statistics.median(times)
    figures[f"{name}, slowest"] = max(times)


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast the review page is.")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.people)
    if given.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"review page, {given.people} people")
    for name, milliseconds in figures.items():
        print(f"  {name:<34} {milliseconds:8.0f} ms")


if __name__ == "__main__":
    main()
