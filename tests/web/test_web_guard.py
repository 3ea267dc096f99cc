"""The door of the page: who is turned away, and what is never let through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import HOST, LIMIT, Page

CARD = "/cards/1"


def test_a_stranger_is_turned_away_kindly(stranger: Page) -> None:
    answer = stranger.client.get("/")
    assert answer.status_code == 403
    assert "meishi review" in answer.text
    assert "髙橋" not in answer.text


@pytest.mark.parametrize("address", ["/", CARD, "/pictures/1", "/photos/1", "/jobs", "/export"])
def test_nothing_is_shown_without_a_session(stranger: Page, address: str) -> None:
    assert stranger.client.get(address).status_code == 403


def test_a_wrong_token_opens_nothing(stranger: Page) -> None:
    for token in ("", "wrong", stranger.session.cookie, stranger.session.form_token, "é"):
        answer = stranger.client.get("/enter", params={"token": token})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: Page) -> None:
    answer = stranger.client.get(f"/enter?token={stranger.session.link_token}")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.session.link_token not in cookie


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_in_leads_to_no_other_host(stranger: Page, to: str) -> None:
    answer = stranger.client.get("/enter", params={"token": stranger.session.link_token, "to": to})
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8737", "127.0.0.1", "127.0.0.1:80", "localhost.evil"]
)
def test_a_foreign_host_is_not_answered(page: Page, host: str) -> None:
    answer = page.client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "髙橋" not in answer.text


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "", "http://127.0.0.1:9999", f"https://{HOST}"]
)
def test_a_post_from_a_foreign_origin_changes_nothing(page: Page, origin: str) -> None:
    before = page.library.card(1).revision
    answer = page.post(f"{CARD}/accept", origin=origin)
    assert answer.status_code == 403
    assert page.library.card(1).revision == before


def test_a_post_without_an_origin_changes_nothing(page: Page) -> None:
    headers = {key: value for key, value in page.headers.items() if key != "origin"}
    assert page.client.post(f"{CARD}/accept", json={}, headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_post_that_the_browser_calls_foreign_is_refused(page: Page, site: str) -> None:
    assert page.post(f"{CARD}/accept", **{"sec-fetch-site": site}).status_code == 403


def test_a_post_without_the_form_token_is_refused(page: Page) -> None:
    for token in ("", "wrong", page.session.cookie):
        assert page.post(f"{CARD}/accept", **{"x-meishi-token": token}).status_code == 403
    assert page.post(f"{CARD}/accept").status_code == 200


def test_no_get_changes_anything(page: Page) -> None:
    before = page.library.card(1)
    for name in ("accept", "fields", "note", "undo", "rotate", "delete", "not-a-card"):
        assert page.client.get(f"{CARD}/{name}").status_code in (404, 405)
    assert page.library.card(1) == before


def test_every_answer_carries_the_policy(page: Page) -> None:
    for address in ("/", CARD, "/pictures/1", "/static/app.js", "/nowhere", "/enter?token=x"):
        headers = page.client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser(page: Page) -> None:
    assert page.client.get(CARD).headers["cache-control"] == "no-store"


def test_what_a_card_says_is_never_markup(page: Page) -> None:
    hostile = page.cards[-1]
    answers = [page.client.get(f"/cards/{hostile}"), page.client.get("/")]
    answers.append(page.client.get("/export"))
    answers.append(page.client.get(f"/cards/{hostile}/history"))
    for answer in answers:
        assert answer.status_code == 200
        assert "<script>document" not in answer.text
        assert "<img src=x" not in answer.text
        assert "49" not in answer.text.split("quote")[0][-20:]
    assert "&lt;script&gt;" in answers[0].text
    edited = page.post(
        f"/cards/{hostile}/fields",
        {"edits": [{"path": "name_full", "value": "<b onclick=x>'\"</b>"}], "revision": None},
    )
    assert "<b onclick" not in edited.json()["html"]
    assert "<b onclick" not in page.client.get(f"/cards/{hostile}").text


def test_pictures_are_served_by_number_only(page: Page) -> None:
    assert page.client.get("/pictures/1").headers["content-type"] == "image/jpeg"
    for address in ("/pictures/999", "/pictures/../../etc/passwd", "/pictures/x", "/photos/999"):
        assert page.client.get(address).status_code == 404
    for address in ("/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"):
        assert page.client.get(address).status_code == 404


def test_pictures_are_asked_for_again_but_not_sent_again(page: Page) -> None:
    first = page.client.get("/pictures/1")
    again = page.client.get("/pictures/1", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_an_upload_that_says_it_is_huge_is_refused_unread(page: Page) -> None:
    def body() -> Iterator[bytes]:
        raise AssertionError("the body was read")
        yield b""

    answer = page.client.post(
        "/photos", content=body(),
        headers={**page.headers, "content-length": str(2 * 1024**3), "x-file-name": "big.jpg"},
    )  # fmt: skip
    assert answer.status_code == 413
    assert "big.jpg" in answer.json()["message"]


def test_an_upload_that_does_not_say_is_cut_off(page: Page) -> None:
    sent = 0

    def body() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += LIMIT // 4
            yield b"x" * (LIMIT // 4)

    answer = page.client.post("/photos", content=body(), headers=page.headers)
    assert answer.status_code == 413
    assert not list(page.library.uploads.glob("*")) if page.library.uploads.exists() else True


def test_a_post_that_is_no_json_is_named(page: Page) -> None:
    for body in (b"{", b"[]", b"\xff", b"1", b"x" * 300_000):
        answer = page.client.post(f"{CARD}/fields", content=body, headers=page.headers)
        assert answer.status_code == 400
    for sent in ({}, {"edits": []}, {"edits": [{"path": 1, "value": 2}]}, {"edits": "x"}):
        assert page.post(f"{CARD}/fields", sent).status_code == 400
    for path in ("__class__", "further", "emails.x", "emails.99", "name_full.value", "../x"):
        sent = {"edits": [{"path": path, "value": "x"}]}
        assert page.post(f"{CARD}/fields", sent).status_code == 400


def test_the_phone_is_let_in_once(phone: Page) -> None:
    link = f"/enter?token={phone.session.link_token}"
    for _ in range(3):
        assert phone.client.get(link).status_code == 200  # looking does not use it up
    origin = {"origin": f"http://{HOST}"}
    entered = phone.client.post(link, headers=origin)
    assert entered.status_code == 303
    assert "secure" in entered.headers["set-cookie"].lower() or not phone.session.secure
    phone.client.cookies.clear()
    assert phone.client.post(link, headers=origin).status_code == 403
    assert phone.client.get("/").status_code == 403


def test_the_phone_may_upload_and_review_only(phone: Page) -> None:
    phone.client.post(
        f"/enter?token={phone.session.link_token}", headers={"origin": f"http://{HOST}"}
    )
    assert phone.client.get(CARD).status_code == 200
    assert phone.post(f"{CARD}/accept").status_code == 200
    for address in ("/export", "/export/contacts.vcf", f"{CARD}/same"):
        assert phone.client.get(address).status_code == 404
    for name in ("delete", "merge", "unmerge"):
        assert phone.post(f"{CARD}/{name}").status_code == 404
    assert phone.post("/stop").status_code == 404
    assert "/export" not in phone.client.get("/").text


def test_the_page_can_stop_the_server(page: Page) -> None:
    assert page.post("/stop").status_code == 202
    assert page.stopped == [True]
