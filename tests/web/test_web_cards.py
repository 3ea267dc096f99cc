"""What the page shows of a card, and what its posts change."""

from __future__ import annotations

import hashlib
import time
from urllib.parse import quote

import evening
from conftest import LIMIT, Page

FIRST = "/cards/1"


def revision(page: Page, card: int = 1) -> int:
    return page.library.card(card).revision


def test_the_card_stands_beside_its_fields(page: Page) -> None:
    text = page.client.get(FIRST).text
    assert 'data-path="name_full" value="髙橋 美咲"' in text
    assert 'data-path="addresses.0.postal_code" value="101-0000"' in text
    assert "秋の交流会" in text
    assert "つくる人と、つかう人のあいだに。" in text  # a line that no field uses is offered
    doubtful, _, sure = text.partition('id="group-name"')
    assert 'data-path="name_full"' in doubtful
    assert "高橋 美咲" in doubtful  # the other spelling is one key away
    assert 'data-path="name_full"' not in sure


def test_a_field_is_saved_with_the_revision_that_was_seen(page: Page) -> None:
    seen = revision(page)
    sent = {"edits": [{"path": "departments.0", "value": "設計部"}], "revision": seen}
    answer = page.post(f"{FIRST}/fields", sent).json()
    assert answer["revision"] > seen
    assert page.library.card(1).contact.departments[0].value == "設計部"
    stale = page.post(f"{FIRST}/fields", sent)
    assert stale.status_code == 409
    assert stale.json()["error"] == "stale"
    assert stale.json()["current"] == answer["revision"]


def test_one_value_is_accepted_without_its_neighbours(page: Page) -> None:
    page.post(f"{FIRST}/fields", {"edits": [{"path": "emails.1", "value": "m@other.example"}]})
    page.post(f"{FIRST}/accept", {"path": "name_full"})
    contact = page.library.card(1).contact
    assert not contact.name_full.doubtful  # type: ignore[union-attr]
    assert contact.emails[0].doubtful
    page.post(f"{FIRST}/accept", {"path": "emails.0"})
    contact = page.library.card(1).contact
    assert not contact.emails[0].doubtful
    assert contact.phones[0].number.confidence < 1
    page.post(f"{FIRST}/accept")
    assert page.library.card(1).contact.doubtful_fields() == ()


def test_a_note_is_asked_for_again_with_the_reason(page: Page) -> None:
    for memory in ("", "なし", "髙橋 美咲"):
        answer = page.post(f"{FIRST}/note", {"note": {"memory": memory}, "revision": None})
        assert answer.status_code == 422, memory
        assert answer.json()["message"]
        assert answer.json()["hint"]
    assert page.library.card(1).state == "draft"


def test_prompts_alone_make_a_sentence(page: Page) -> None:
    note = {"spoke_of": "木造校舎の耐震補強", "next_step": "12月3日に図面を送る"}
    answer = page.post(f"{FIRST}/note", {"note": note, "revision": revision(page)})
    assert answer.status_code == 200, answer.text
    assert "木造校舎の耐震補強" in answer.json()["sentence"]
    assert answer.json()["next_on"].endswith("-12-03")
    stored = page.library.card(1).current.encounter.note
    assert stored is not None
    assert stored.spoke_of == "木造校舎の耐震補強"
    assert page.library.card(1).state == "finished"


def test_what_is_typed_of_a_note_is_kept_unjudged(page: Page) -> None:
    answer = page.post(
        f"{FIRST}/note-draft", {"note": {"memory": "猫を"}, "revision": revision(page)}
    )
    assert answer.status_code == 200
    assert "猫を" in page.client.get(FIRST).text
    assert page.library.card(1).state == "draft"


def test_where_and_when_are_changed_for_a_card(page: Page) -> None:
    sent = {"event": "朝の会", "met_on": "2026-10-01", "place": "銀座", "tags": "建築、 猫"}
    assert page.post(f"{FIRST}/met", sent).status_code == 200
    met = page.library.card(1).current.encounter
    assert set(page.library.card(1).tags) == {"建築", "猫"}
    assert "建築" in page.client.get("/").text
    assert page.client.get("/?tag=猫").text.count("data-tile") == 1
    assert (met.event.name, met.place, str(met.met_on)) == ("朝の会", "銀座", "2026-10-01")


def test_every_change_can_be_taken_back_and_is_told(page: Page) -> None:
    before = page.library.card(1).contact
    page.post(f"{FIRST}/fields", {"edits": [{"path": "company", "value": "別の会社"}]})
    told = page.client.get(f"{FIRST}/history").text
    assert "別の会社" in told
    assert "株式会社みどり設計" in told
    assert page.post(f"{FIRST}/undo", {"revision": revision(page)}).status_code == 200
    assert page.library.card(1).contact == before


def test_a_card_is_put_away_and_brought_back(page: Page) -> None:
    for name, state in (("delete", "deleted"), ("not-a-card", "not-a-card")):
        answer = page.post(f"{FIRST}/{name}", {"revision": revision(page)}).json()
        assert answer["gone"] is True
        assert page.library.card(1).state == state
        assert page.post(answer["back"]).status_code == 200
        assert page.library.card(1).state == "draft"


def test_rotating_and_cutting_out_read_again(page: Page) -> None:
    before = page.library.card(1).sides[0].quad
    assert page.post(f"{FIRST}/rotate", {"side": 0}).status_code == 200
    turned = page.library.card(1).sides[0].quad
    assert turned == (before[3], before[0], before[1], before[2])
    told = page.client.get(f"{FIRST}/corners?side=0").json()
    assert told["quad"] == [list(point) for point in turned]
    assert page.client.get(told["picture"]).headers["content-type"] == "image/jpeg"
    corners = [[10, 10], [900, 12], [905, 500], [8, 505]]
    assert page.post(f"{FIRST}/corners", {"side": 0, "quad": corners}).status_code == 200
    assert [list(p) for p in page.library.card(1).sides[0].quad] == corners
    for bad in (None, [], [[1, 2]] * 3, [["x", 1]] * 4, "quad"):
        assert page.post(f"{FIRST}/corners", {"side": 0, "quad": bad}).status_code == 400


def test_a_photo_that_is_gone_is_named(page: Page) -> None:
    page.reader.gone = True
    answer = page.post(f"{FIRST}/rotate", {"side": 0})
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert page.client.get("/photos/1").status_code == 404


def test_front_and_back_are_parted_and_joined(page: Page) -> None:
    front = page.cards[1]
    assert len(page.library.card(front).sides) == 2
    page.post(f"/cards/{front}/swap", {"revision": revision(page, front)})
    page.post(f"/cards/{front}/undo", {"revision": revision(page, front)})
    page.post(f"/cards/{front}/split", {"revision": revision(page, front)})
    assert len(page.library.card(front).sides) == 1
    offered = page.client.get(f"/cards/{front}/join").text
    assert "Kenichi Sato" in offered
    other = next(r.card_id for r in page.library.list_cards() if r.name == "Kenichi Sato")
    answer = page.post(f"/cards/{front}/join", {"other": other})
    assert answer.status_code == 200, answer.text
    assert len(page.library.card(front).sides) == 2


def test_a_duplicate_is_merged_and_parted(page: Page) -> None:
    again = page.cards[4]
    text = page.client.get(f"/cards/{again}").text
    assert "Is this the same person as" in text
    assert "髙橋 美咲" in page.client.get(f"/cards/{again}/same").text
    assert "Emily" in page.client.get(f"/cards/{again}/same?q=emily").text
    people = page.library.count_cards()
    answer = page.post(f"/cards/{again}/merge", {"other": 1, "revision": revision(page, again)})
    assert answer.status_code == 200, answer.text
    assert page.library.count_cards() == people - 1
    page.post(f"/cards/{again}/unmerge", {"revision": revision(page, again)})
    assert page.library.count_cards() == people


def test_a_question_is_answered(page: Page) -> None:
    question = page.library.questions()[0]
    people = page.library.count_cards()
    answer = page.post(
        f"/cards/{question.card_id}/answer", {"question": question.question_id, "yes": True}
    )
    assert answer.status_code == 200, answer.text
    assert page.library.count_cards() == people - 1


def test_overview_filters_and_searches(page: Page) -> None:
    assert page.client.get("/").text.count("data-tile") == len(page.cards)
    assert page.client.get("/?q=emily").text.count("data-tile") == 1
    assert page.client.get("/?state=finished").text.count("data-tile") == 0
    assert page.client.get("/?state=nonsense&sort=nonsense&from=x").status_code == 200
    only = page.client.get("/?q=emily", headers={"hx-request": "true"}).text
    assert "<html" not in only
    assert "Emily Carter" in only


def test_the_walk_keeps_its_order_while_cards_are_finished(page: Page) -> None:
    page.client.get("/?state=draft")
    text = page.client.get("/cards/1?state=draft").text
    second = page.cards[1]
    assert f'id="next" href="/cards/{second}?state=draft"' in text
    page.post(f"{FIRST}/note", {"note": {"memory": "三匹の猫と古い橋の話で笑った"}})
    assert f'id="previous" href="{FIRST}?state=draft"' in page.client.get(
        f"/cards/{second}?state=draft"
    ).text  # fmt: skip


def test_start_leads_to_the_first_that_is_not_finished(page: Page) -> None:
    assert page.client.get("/start").headers["location"] == FIRST
    page.post(f"{FIRST}/accept")
    page.post(f"{FIRST}/note", {"note": {"memory": "三匹の猫と古い橋の話で笑った"}})
    assert page.client.get("/start").headers["location"] == f"/cards/{page.cards[1]}"


def test_a_card_that_is_not_there_is_named(page: Page) -> None:
    assert page.client.get("/cards/999").status_code == 404
    assert page.post("/cards/999/accept").status_code == 404


def test_export_holds_back_what_has_no_note(page: Page) -> None:
    page.post(f"{FIRST}/note", {"note": {"memory": "三匹の猫と古い橋の話で笑った"}})
    text = page.client.get("/export").text
    leaving, _, held = text.partition('id="held"')
    assert "髙橋 美咲" in leaving
    assert "Emily Carter" in held
    card = page.client.get("/export/contacts.vcf")
    assert card.content.count(b"BEGIN:VCARD") == 1
    assert "attachment" in card.headers["content-disposition"]
    for name in ("plain", "google", "outlook", "outlook-ja", "atena"):
        table = page.client.get(f"/export/{name}.csv?event={quote('秋の交流会')}")
        assert table.status_code == 200
        assert "attachment" in table.headers["content-disposition"]
    assert page.client.get("/export/passwd.txt").status_code == 404


def upload(page: Page, name: str, data: bytes):  # type: ignore[no-untyped-def]
    headers = {**page.headers, "x-file-name": quote(name)}
    query = f"?event={quote('夜の会')}&date=2026-11-21&place={quote('恵比寿')}"
    return page.client.post(f"/photos{query}", content=data, headers=headers)


def wait_for_jobs(page: Page) -> list[dict[str, object]]:
    for _ in range(400):
        told = page.client.get("/jobs").json()
        if not told["busy"]:
            return list(told["jobs"])
        time.sleep(0.02)
    raise AssertionError("the photos were not read")


def test_photos_come_in_and_errors_are_named(page: Page, tmp_path) -> None:  # type: ignore[no-untyped-def]
    photo = tmp_path / "new.png"
    evening.take_photo(evening.NEWCOMER, photo)
    data = photo.read_bytes()
    assert len(data) < LIMIT
    page.reader.faces[hashlib.sha256(data).hexdigest()] = evening.NEWCOMER
    hostile = '../../../e"v\n<il>\r\0.png'
    answer = upload(page, hostile, data)
    assert answer.status_code == 200
    assert upload(page, "text.jpg", b"this is a letter").status_code == 200
    assert upload(page, "empty.jpg", b"").status_code == 200
    jobs = wait_for_jobs(page)
    assert [job["state"] for job in jobs] == ["done", "failed", "failed"]
    assert "\n" not in str(jobs[0]["name"])
    assert "/" not in str(jobs[0]["name"])
    assert all(job["words"] for job in jobs)
    assert page.library.failures() == ()
    assert len(list(page.library.uploads.iterdir())) == 1
    new = page.library.card(jobs[0]["cards"][0])  # type: ignore[index]
    assert new.current.encounter.event.name == "夜の会"
    assert new.sides[0].photo.path.parent == page.library.uploads
    people = page.library.count_cards()
    assert upload(page, "again.png", data).status_code == 200
    assert "already" in str(wait_for_jobs(page)[-1]["words"])
    assert page.library.count_cards() == people


def test_words_are_those_of_the_browser(page: Page) -> None:
    japanese = page.client.get("/", headers={"accept-language": "ja,en;q=0.5"}).text
    english = page.client.get("/", headers={"accept-language": "en-GB,ja;q=0.5"}).text
    assert 'lang="ja"' in japanese
    assert 'lang="en"' in english
    page.client.get("/language/ja")
    assert '<html lang="ja">' in page.client.get("/", headers={"accept-language": "en"}).text
