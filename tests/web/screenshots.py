"""The pictures of the review page in the README, made from samples.

    python tests/web/screenshots.py [--library FILE]

Reads some of the samples with the real engine, unless a library of them is given, serves the page
over them and photographs each screen in Debian's Chromium into docs/pictures/.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from browsing import open_browser
from playwright.sync_api import Page

from pipeline.library import CardFilter, Library

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
SAMPLES = (
    "01-horizontal", "03-vertical", "06-bilingual", "10-dark", "13-furigana", "16-qr", "17-front",
    "18-back", "24-blur", "27-variant-kanji", "35-evening-table-8",
)  # fmt: skip
NOTES = (
    "川沿いの道を毎朝走る。来月の市の集まりに誘ってくれた",
    "声が低くて笑い上戸。古い印刷機を直せる人を探している",
    "入口で傘を貸してくれた。息子さんが同じ学校",
    "名刺の紙を自分で漉いたそうだ。工房を見に行く約束",
)
MEISHI = (sys.executable, "-c", "from pipeline.cli import main; raise SystemExit(main())")


@dataclass(frozen=True)
class Shot:
    name: str
    address: str
    width: int = 1280
    height: int = 800
    language: str = "ja"
    dark: bool = False
    press: tuple[str, ...] = ()


def take_in(library: Path) -> None:
    photos = [str(ROOT / "samples" / f"{name}.jpg") for name in SAMPLES]
    subprocess.run(
        [*MEISHI, "--library", str(library), "ingest", *photos, "--event", "春の展示会 懇親会",
         "--date", "2026-04-18", "--place", "大手町"],
        check=True, cwd=ROOT,
    )  # fmt: skip


def write_notes(library: Path) -> tuple[int, int]:
    """Notes for the first few; the number of a doubtful card, and of one that is not."""
    with Library.open(library) as opened:
        rows = opened.list_cards(sort="oldest")
        for row, note in zip([r for r in rows if not r.doubtful], NOTES, strict=False):
            opened.set_note(row.card_id, note)
        doubtful = opened.card_ids(CardFilter(state="doubtful"), sort="oldest")
        drafts = [r.card_id for r in opened.list_cards(sort="oldest") if r.state == "draft"]
        return (doubtful or tuple(drafts))[-1], drafts[0]


def photograph(page: Page, base: str, shot: Shot) -> None:
    page.goto(base + shot.address)
    page.wait_for_load_state("networkidle")
    for key in shot.press:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    path = PICTURES / f"review-{shot.name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=84)
    print(path.relative_to(ROOT))


def main() -> None:
    parser = argparse.ArgumentParser(description="Photograph the review page.")
    parser.add_argument("--library", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="meishi-") as name:
        library = Path(name) / "library.sqlite3"
        if given.library:
            shutil.copy(given.library, library)
        else:
            take_in(library)
        doubtful, draft = write_notes(library)
        process = subprocess.Popen(
            [*MEISHI, "--library", str(library), "--lang", "ja", "review", "--no-browser",
             "--port", "0"],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        try:
            assert process.stdout
            link = next(filter(None, (re.search(r"http\S+", li) for li in process.stdout)))[0]
            shots = (
                Shot("overview", "/"),
                Shot("card", f"/cards/{doubtful}", press=("d",)),
                Shot("card-dark", f"/cards/{draft}", language="en", dark=True),
                Shot("phone", f"/cards/{doubtful}", 390, 844),
                Shot("phone-overview", "/", 390, 844, dark=True),
                Shot("export", "/export"),
                Shot("photos", "/photos"),
                Shot("help", f"/cards/{draft}", press=("?",)),
            )
            with open_browser() as browser:
                for shot in shots:
                    context = browser.new_context(
                        viewport={"width": shot.width, "height": shot.height},
                        locale="ja-JP" if shot.language == "ja" else "en-GB",
                        color_scheme="dark" if shot.dark else "light",
                        has_touch=shot.width < 500,
                    )
                    page = context.new_page()
                    page.goto(link)
                    photograph(page, link.split("/enter")[0], shot)
                    context.close()
        finally:
            process.terminate()
            process.wait(timeout=20)


if __name__ == "__main__":
    main()
