"""The whole evening in a real browser, at the desk and on the phone, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="Playwright for Python is not installed")

import evening
from browsing import CHROMIUM, Server, Visit, open_browser
from conftest import Filled
from playwright.sync_api import Browser, Page, expect

from pipeline.library import Library

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="Debian's chromium is not installed (apt install chromium)"
)

NOTES = (
    "神田の古い橋の話で笑った。三匹の猫を飼っている",
    "革の鞄を自分で縫った人。工房を見せてもらう約束",
    "絶版の詩集を探している。声がとても小さい",
    "Paints herons from a canoe at dawn, afraid of swans",
    "Typed symbols all over the card, laughed about it",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def server(filled: Filled, tmp_path: Path) -> Iterator[Server]:
    shutil.copy(filled.library, tmp_path / "library.sqlite3")
    made = Server(tmp_path / "library.sqlite3", filled.photos)
    made.start()
    yield made
    made.stop()


def visit(
    browser: Browser, server: Server, width: int, language: str, theme: str = "light"
) -> Visit:
    context = browser.new_context(
        viewport={"width": width, "height": 844 if width < 500 else 800},
        locale="ja-JP" if language == "ja" else "en-GB",
        color_scheme="dark" if theme == "dark" else "light",
        has_touch=width < 500,
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    made = Visit(page, f"http://127.0.0.1:{server.port}").watch()
    page.goto(server.link)
    return made


def saved(page: Page) -> None:
    expect(page.locator("#state")).to_have_attribute("data-state", "saved", timeout=15_000)


def box(page: Page, path: str):  # type: ignore[no-untyped-def]
    return page.locator(f'input[data-path="{path}"]')


@pytest.mark.parametrize(
    ("width", "language"), [(1280, "ja"), (390, "en"), (1280, "en"), (390, "ja")]
)
def test_the_whole_evening(
    browser: Browser, server: Server, tmp_path: Path, width: int, language: str
) -> None:
    theme = "dark" if (width, language) in ((390, "ja"), (1280, "en")) else "light"
    seen = visit(browser, server, width, language, theme)
    page = seen.page
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("[data-tile]")).to_have_count(6)
    seen.look()

    # into the first card, by the key or by the button
    if width > 500:
        page.keyboard.press("Enter")
    else:
        page.locator("#start").tap()
    expect(page.locator("#name")).to_have_text("髙橋 美咲")
    seen.look()

    # another reading by one key, and back
    page.keyboard.press("d")
    expect(box(page, "name_full")).to_be_focused()
    expect(page.locator('polygon[data-line="0.3"]')).to_have_class("doubt lit")
    page.keyboard.press("Alt+Digit1")
    expect(box(page, "name_full")).to_have_value("高橋 美咲")
    saved(page)
    expect(page.locator("#name")).to_have_text("高橋 美咲")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.locator("#name")).to_have_text("髙橋 美咲")

    # right as it is: on to the next doubtful one, which is put right; then to the memory
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    expect(box(page, "emails.0")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("misaki@midori.example.com")
    page.keyboard.press("Enter")
    expect(page.locator("#memory")).to_be_focused()
    saved(page)
    expect(page.locator(".row.doubtful")).to_have_count(0)

    # an empty note is not accepted, kindly
    page.keyboard.press("Control+Enter")
    expect(page.locator("#refused")).to_be_visible()
    expect(page.locator("#memory")).to_be_focused()
    page.keyboard.type("なし")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#refused")).to_be_visible()
    seen.look()

    # a reload midway loses nothing
    page.keyboard.press("Control+a")
    page.keyboard.type(NOTES[0])
    page.reload()
    expect(page.locator("#memory")).to_have_value(NOTES[0])
    finish(page, width)
    expect(page.locator("#name")).to_have_text("佐藤 健一")

    # the server is killed while somebody types
    page.locator("#memory").click()
    page.keyboard.type(NOTES[1][:9])
    server.kill()
    page.keyboard.type(NOTES[1][9:])
    expect(page.locator("#state")).to_have_attribute("data-state", "failed", timeout=20_000)
    server.start()
    saved(page)
    finish(page, width)
    expect(page.locator("#name")).to_have_text("小川 栞")
    write(page, NOTES[2], width)
    expect(page.locator("#name")).to_have_text("Emily Carter")
    write(page, NOTES[3], width)

    # the same person again: merged
    expect(page.locator("[data-answer]")).to_have_count(2)
    page.locator("[data-answer][data-yes]").click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-answer]")).to_have_count(0)
    page.goto(f"{seen.base}/")
    expect(page.locator("[data-tile]")).to_have_count(5)

    # photos from the page: one good, one that is none
    photo, letter = tmp_path / "新しい 名刺.png", tmp_path / "letter.jpg"
    evening.take_photo(evening.NEWCOMER, photo)
    letter.write_text("this is a letter")
    page.goto(f"{seen.base}/photos")
    page.locator("#files").set_input_files([photo, letter])
    expect(page.locator("#jobs a")).to_have_count(1, timeout=30_000)
    expect(page.locator("#jobs .bad")).to_contain_text("letter.jpg")
    seen.look()
    page.locator("#jobs a").click()
    expect(page.locator("#name")).to_have_text("Emily Carter")  # what the made-up reader reads

    # out
    page.goto(f"{seen.base}/export")
    seen.look()
    expect(page.locator("#ready .number")).to_have_text("4")
    with page.expect_download() as waiting:
        page.locator('a[href^="/export/contacts.vcf"]').click()
    card = Path(waiting.value.path()).read_text(encoding="utf-8").replace("\r\n ", "")
    assert card.count("BEGIN:VCARD") == 4
    for note in NOTES[:4]:
        assert note.split("。")[0].split(",")[0] in card
    assert "misaki@midori.example.com" in card
    assert seen.faults == []


def finish(page: Page, width: int) -> None:
    if width > 500:
        page.locator("#memory").focus()
        page.keyboard.press("Control+Enter")
    else:
        page.locator('[data-do="finish"]').tap()


def write(page: Page, note: str, width: int) -> None:
    page.keyboard.press("n")
    page.keyboard.type(note)
    before = page.url
    finish(page, width)
    page.wait_for_url(lambda url: url != before)


def test_enter_while_composing_japanese_submits_nothing(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "ja")
    page = seen.page
    page.goto(f"{seen.base}/cards/1")
    ime = page.context.new_cdp_session(page)
    page.keyboard.press("d")
    page.keyboard.press("Control+a")
    for part in ("た", "たか", "たかはし"):
        ime.send("Input.imeSetComposition", {"text": part, "selectionStart": 4, "selectionEnd": 4})
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', keyCode: 229, ctrlKey: true, bubbles: true, cancelable: true}))"
    )
    expect(box(page, "name_full")).to_be_focused()
    expect(page.locator(".row.doubtful")).to_have_count(2)
    ime.send("Input.insertText", {"text": "高橋 美咲子"})
    expect(box(page, "name_full")).to_have_value("高橋 美咲子")
    saved(page)
    expect(page.locator("#name")).to_have_text("高橋 美咲子")
    assert page.url.endswith("/cards/1")
    assert seen.faults == []


def test_two_tabs_that_edit_one_card_are_told(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "en")
    page = seen.page
    page.goto(f"{seen.base}/cards/1")
    other = page.context.new_page()
    other.goto(f"{seen.base}/cards/1")
    box(other, "company").fill("Other tab")
    saved(other)
    box(page, "company").fill("This tab")
    toast = page.locator(".toast")
    expect(toast).to_contain_text("another tab")
    with Library.open(server.library) as library:
        assert library.card(1).contact.company.value == "Other tab"  # type: ignore[union-attr]
    toast.get_by_role("button", name="Keep mine").click()
    saved(page)
    with Library.open(server.library) as library:
        assert library.card(1).contact.company.value == "This tab"  # type: ignore[union-attr]


def test_a_line_of_the_card_goes_into_the_field_in_use(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "en")
    page = seen.page
    page.goto(f"{seen.base}/cards/1")
    box(page, "titles.0").focus()
    page.locator('polygon[data-line="0.8"]').click()
    expect(box(page, "titles.0")).to_have_value("つくる人と、つかう人のあいだに。")
    saved(page)
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(box(page, "titles.0")).to_have_value("主任")
    page.locator('polygon[data-line="0.0"]').click()  # no field in use: the line finds its own
    expect(box(page, "company")).to_be_focused()
    assert seen.faults == []


def test_a_field_is_added_from_what_was_left_over(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 390, "en")
    page = seen.page
    page.goto(f"{seen.base}/cards/1")
    page.locator(".spares button").first.click()
    page.locator("#add").select_option("qualifications.0")
    saved(page)
    expect(box(page, "qualifications.0")).to_have_value("つくる人と、つかう人のあいだに。")
    expect(page.locator(".spares")).to_have_count(1)
    assert seen.faults == []


def test_cards_that_went_wrong(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "en")
    page = seen.page
    page.goto(f"{seen.base}/cards/1")
    page.locator('[data-do="corners"]').click()
    corner = page.locator("#corners circle").first
    expect(corner).to_be_focused()
    seen.look()
    at = corner.bounding_box()
    assert at
    page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    page.mouse.down()
    page.mouse.move(at["x"] + 40, at["y"] + 30)
    page.mouse.up()
    page.keyboard.press("ArrowRight")
    page.locator('[data-do="corners-read"]').click()
    expect(page.locator(".toast")).to_contain_text("read again")
    with Library.open(server.library) as library:
        assert library.card(1).sides[0].quad[0] != (80.0, 60.0)
    with page.expect_navigation():
        page.keyboard.press("r")
    expect(page.locator(".toast")).to_contain_text("read again")
    page.locator(".menu summary").click()
    page.locator('[data-act="delete"]').click()
    expect(page.locator("#name")).to_have_text("佐藤 健一")
    page.locator(".toast button").click()
    page.wait_for_url("**/cards/1*")
    expect(page.locator("#card-state")).to_be_visible()
    page.keyboard.press("h")
    expect(page.locator("#sheet .history li").first).to_be_visible()
    seen.look()
    assert seen.faults == []


def test_the_help_sheet_and_turning_single_keys_off(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "ja")
    page = seen.page
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    seen.look()
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    page.goto(f"{seen.base}/cards/1")
    page.keyboard.press("d")
    expect(page.locator("body")).to_be_focused()
    page.locator("header").get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/cards/1")


def test_search_narrows_as_it_is_typed(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 390, "en")
    page = seen.page
    page.keyboard.press("/")
    page.keyboard.type("北風")
    expect(page.locator("[data-tile]")).to_have_count(1)
    assert "q=" in page.url
    page.locator("#q").fill("")
    expect(page.locator("[data-tile]")).to_have_count(6)
    page.locator('.states input[value="doubtful"]').check()
    expect(page.locator("[data-tile]")).to_have_count(3)
    assert seen.faults == []


def test_hostile_text_stays_text(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "en")
    page = seen.page
    page.goto(f"{seen.base}/cards/{7}")
    expect(page.locator("#name")).to_have_text('"><img src=x onerror=alert(1)>')
    page.locator('polygon[data-line="0.2"]').click()
    assert page.title().startswith('"><img')
    assert page.evaluate("document.querySelectorAll('img[src=x], body script').length") == 0
    assert seen.faults == []


def test_the_page_ends_the_server(browser: Browser, server: Server) -> None:
    seen = visit(browser, server, 1280, "en")
    seen.page.keyboard.press("?")
    seen.page.locator('[data-do="stop"]').click()
    expect(seen.page.locator("main")).to_contain_text("stopped")
    assert server.wait() == 0
