"""Push and pull against a real Radicale: every line of the plan's table, and what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import PASSWORD, Radicale, free_port, person
from export_entries import FULL

from pipeline.errors import ServerError, UsageError
from pipeline.export.carddav.client import Account, DavClient, checked_url, same_account
from pipeline.export.carddav.discovery import find_address_book
from pipeline.export.carddav.plan import LocalCard, Mark, PushPlan, plan_push
from pipeline.export.carddav.push import execute_push, fetch_remote, list_cards, read_cards
from pipeline.export.content_line import write_line
from pipeline.export.meaning import meaning_of
from pipeline.export.vcard import write_vcard
from pipeline.export.vcard_read import read_vcards
from pipeline.library import FieldEdit, Library
from pipeline.model import Encounter, Entry, Note
from pipeline.syncing import (
    Server,
    describe_pull,
    describe_push,
    open_server,
    plan_pull_from,
    plan_push_to,
    pull_from,
    push_to,
)

MakeLibrary = Callable[..., Library]
FOREIGN = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:foreign-1\r\nFN:Foreign Friend\r\nN:Friend;Foreign;;;\r\n"
    b"NOTE:not ours\r\nEND:VCARD\r\n"
)


def verbs(plan: PushPlan) -> list[str]:
    return [f"{action.verb} {action.reason}" for action in plan.actions]


def open_book(radicale: Radicale, user: str) -> Server:
    client = DavClient(radicale.url, radicale.account(user))
    return Server(client, find_address_book(client, "cards", create=True))


def push(server: Server, library: Library, **options: bool) -> list[str]:
    plan = plan_push_to(server, library, **options)
    push_to(server, library, plan)
    return verbs(plan)


def edit_there(server: Server, name: str, old: str, new: str) -> str:
    """Somebody changes a card on their phone: the href."""
    for href in list_cards(server.client, server.book.url):
        (card,) = read_cards(server.client, server.book.url, (href,))
        assert card.card is not None
        text = "".join(write_line(line) for line in card.card.lines)
        if f"FN:{name}" not in text:
            continue
        unfolded = text.replace("\r\n ", "")
        assert old in unfolded
        changed = f"BEGIN:VCARD\r\n{unfolded.replace(old, new)}END:VCARD\r\n"
        answer = server.client.put_card(href, changed.encode(), etag=card.etag)
        assert answer.status in (200, 201, 204)
        return href
    raise AssertionError(name)


def held(server: Server) -> dict[str, str]:
    """What lies on the server: UID to the unfolded text."""
    hrefs = tuple(list_cards(server.client, server.book.url))
    found = {}
    for card in read_cards(server.client, server.book.url, hrefs):
        assert card.card is not None
        text = "".join(write_line(line) for line in card.card.lines)
        found[card.card.uid] = text.replace("\r\n ", "")
    return found


def test_push_then_push_again(radicale: Radicale, user: str, make_library: MakeLibrary) -> None:
    library, server = make_library(people=3, drafts=2), open_book(radicale, user)
    plan = plan_push_to(server, library)
    assert verbs(plan) == ["create new"] * 3  # the two drafts stay here
    assert held(server) == {}  # a plan changes nothing
    assert "3 new" in describe_push(plan)[0]
    push_to(server, library, plan)
    entries = {entry.uid: entry for entry in library.entries()}
    there = held(server)
    assert set(there) == set(entries)
    for uid, entry in entries.items():
        (card,) = read_vcards(f"BEGIN:VCARD\r\n{there[uid]}END:VCARD\r\n".encode())
        assert meaning_of(card) == LocalCard.of(entry).meaning
    before = list_cards(server.client, server.book.url)
    assert push(server, library) == ["leave unchanged"] * 3
    assert list_cards(server.client, server.book.url) == before  # not even the versions moved


def test_changes_here_are_sent(radicale: Radicale, user: str, make_library: MakeLibrary) -> None:
    library, server = make_library(people=2), open_book(radicale, user)
    push(server, library)
    (row,) = library.find_cards("髙橋")
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "代表取締役")])
    plan = plan_push_to(server, library)
    assert sorted(verbs(plan)) == ["leave unchanged", "update changed-here"]
    assert "title" in "".join(describe_push(plan))
    push_to(server, library, plan)
    assert "TITLE:代表取締役" in held(server)[row.uid]
    assert push(server, library) == ["leave unchanged"] * 2


def test_changes_there_come_back_as_proposals(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=3), open_book(radicale, user)
    push(server, library)
    assert plan_pull_from(server, library).changes == ()
    edit_there(server, "髙橋 彩花", "+81-3-5550-0123", "03-5550-7777")
    edit_there(server, "山田 1郎", "三匹の猫", "四匹の猫")
    assert sorted(push(server, library)) == ["leave changed-there"] * 2 + ["leave unchanged"]
    pulled = plan_pull_from(server, library)
    assert len(pulled.changes) == 2 and pulled.unchanged == 1
    assert any("phone" in line for line in describe_pull(pulled))
    assert pull_from(library, pulled) == 2
    assert pull_from(library, pulled) == 0  # the same change is not proposed twice
    by_field = {min(change.fields): change for change in pulled.changes}
    assert by_field["note"].note == "四匹の猫と暮らしている"
    phones = by_field["phones"].contact.phones
    assert len(phones) == 6 and by_field["phones"].contact.emails == FULL.contact.emails
    for proposal in library.proposals():
        library.answer_proposal(proposal.proposal_id, True)
    entries = {entry.contact.display_name: entry for entry in library.entries()}
    assert entries["山田 1郎"].note.memory == "四匹の猫と暮らしている"
    assert "7777" in "".join(p.number.value for p in entries["髙橋 彩花"].contact.phones)
    push(server, library)
    assert push(server, library) == ["leave unchanged"] * 3
    assert plan_pull_from(server, library).changes == ()


def test_a_phone_that_drops_categories_has_changed_nothing(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=1), open_book(radicale, user)
    push(server, library)
    edit_there(server, "髙橋 彩花", "CATEGORIES:展示会\r\n", "")
    assert push(server, library) == ["leave unchanged"]
    (row,) = library.list_cards()
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    assert push(server, library) == ["update changed-here"]
    assert plan_pull_from(server, library).changes == ()


@pytest.mark.parametrize(
    ("old", "new", "memory"),
    [
        ("赤い眼鏡", "青い眼鏡", "釣りの話で盛り上がった。\n青い眼鏡 🎣"),
        (
            " / 東京",
            " / 東京\\n電話をくれた",
            "釣りの話で盛り上がった。\n赤い眼鏡 🎣\n\n電話をくれた",
        ),
        ("NOTE:", "NOTE:先に\\n", "先に\n釣りの話で盛り上がった。\n赤い眼鏡 🎣"),
    ],
)
def test_a_note_is_taken_over_wherever_it_was_written(
    radicale: Radicale, user: str, make_library: MakeLibrary, old: str, new: str, memory: str
) -> None:
    library, server = make_library(people=1), open_book(radicale, user)
    push(server, library)
    edit_there(server, "髙橋 彩花", old, new)
    (change,) = plan_pull_from(server, library).changes
    assert (change.fields, change.note) == ({"note"}, memory)


def test_a_conflict_is_reported_and_not_overwritten(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=1), open_book(radicale, user)
    push(server, library)
    edit_there(server, "髙橋 彩花", "赤い眼鏡", "青い眼鏡")
    (row,) = library.list_cards()
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    plan = plan_push_to(server, library)
    assert verbs(plan) == ["conflict changed-on-both-sides"]
    assert push_to(server, library, plan).done == ()
    assert "青い眼鏡" in held(server)[row.uid]
    assert "!" in describe_push(plan)[1]
    # Once pulled, the change waits for a decision, and until then nothing is overwritten.
    pull_from(library, plan_pull_from(server, library))
    assert push(server, library) == ["conflict waits-for-decision"]
    (proposal,) = library.proposals()
    library.answer_proposal(proposal.proposal_id, True)
    assert push(server, library) == ["update changed-here"]
    assert "青い眼鏡" in held(server)[row.uid] and "TITLE:会長" in held(server)[row.uid]


def test_a_conflict_is_overwritten_when_asked(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=1), open_book(radicale, user)
    push(server, library)
    edit_there(server, "髙橋 彩花", "赤い眼鏡", "青い眼鏡")
    (row,) = library.list_cards()
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    assert push(server, library, overwrite=True) == ["update overwritten-as-asked"]
    assert "赤い眼鏡" in held(server)[row.uid]


def test_a_change_between_plan_and_execution_is_refused(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=2), open_book(radicale, user)
    push(server, library)
    for row in library.list_cards():
        library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    plan = plan_push_to(server, library)
    edit_there(server, "髙橋 彩花", "赤い眼鏡", "青い眼鏡")
    result = push_to(server, library, plan)
    assert [action.local.name for action in result.refused] == ["髙橋 彩花"]
    assert len(result.done) == 1
    assert any("青い眼鏡" in text for text in held(server).values())


def test_what_was_deleted_there_is_not_brought_back_unasked(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=1), open_book(radicale, user)
    push(server, library)
    (href,) = list_cards(server.client, server.book.url)
    server.client.request("DELETE", href, b"", {})
    assert push(server, library) == ["conflict deleted-there"]
    assert plan_pull_from(server, library).deleted == ("髙橋 彩花",)
    assert held(server) == {}
    assert push(server, library, overwrite=True) == ["create overwritten-as-asked"]
    assert push(server, library) == ["leave unchanged"]


def test_contacts_of_others_are_never_touched(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=2), open_book(radicale, user)
    href = f"{server.book.url}foreign.vcf"
    server.client.put_card(href, FOREIGN)
    before = list_cards(server.client, server.book.url)[href]
    push(server, library)
    push(server, library, overwrite=True)
    assert list_cards(server.client, server.book.url)[href] == before
    assert plan_pull_from(server, library).changes == ()


def test_what_was_added_on_the_phone_survives_an_update(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=1), open_book(radicale, user)
    push(server, library)
    added = "BDAY:1980-02-03\r\nitem1.X-ABDATE:2001-01-01\r\nitem1.X-ABLabel:結婚\r\nNOTE:"
    edit_there(server, "髙橋 彩花", "NOTE:", added)
    assert push(server, library) == ["leave unchanged"]  # nothing that is ours was changed
    (row,) = library.list_cards()
    library.edit_fields(row.card_id, [FieldEdit("titles.0", "会長")])
    assert push(server, library) == ["update changed-here"]
    text = held(server)[row.uid]
    assert "TITLE:会長" in text and "BDAY:1980-02-03" in text and "2001-01-01" in text
    assert push(server, library) == ["leave unchanged"]


def test_a_card_that_was_imported_by_hand_is_recognised(
    radicale: Radicale, user: str, make_library: MakeLibrary
) -> None:
    library, server = make_library(people=2), open_book(radicale, user)
    one, two = sorted(library.entries(), key=lambda entry: entry.contact.display_name)
    server.client.put_card(f"{server.book.url}a.vcf", write_vcard(one))
    other = replace(two, encounters=(Encounter(note=Note("別のメモ")),))
    server.client.put_card(f"{server.book.url}b.vcf", write_vcard(other))
    assert sorted(push(server, library)) == ["conflict exists-there", "leave same-there"]
    assert sorted(push(server, library)) == ["conflict exists-there", "leave unchanged"]
    assert len(held(server)) == 2


def test_the_server_goes_away_midway(own_radicale: Radicale) -> None:
    """What arrived before is remembered; the next push goes on there."""
    client = DavClient(own_radicale.url, own_radicale.account("user1"))
    book = find_address_book(client, "cards", create=True).url
    entries = [
        Entry(f"urn:uuid:00000000-0000-4000-8000-{n:012}", person(n), FULL.encounters)
        for n in range(8)
    ]
    local = tuple(LocalCard.of(entry) for entry in entries)
    marks: dict[str, Mark] = {}

    def remember(mark: Mark) -> None:
        marks[mark.uid] = mark
        if len(marks) == 3:
            own_radicale.stop()

    plan = plan_push("t", book, local, fetch_remote(client, book, local, marks), marks)
    with pytest.raises(ServerError, match="cannot be reached") as caught:
        execute_push(client, plan, remember)
    assert "goes on where it stopped" in caught.value.hint
    assert len(marks) == 3
    with pytest.raises(ServerError):
        fetch_remote(client, book, local, marks)
    own_radicale.start()
    again = plan_push("t", book, local, fetch_remote(client, book, local, marks), marks)
    assert verbs(again) == ["leave unchanged"] * 3 + ["create new"] * 5
    execute_push(client, again, lambda mark: marks.__setitem__(mark.uid, mark))
    # Even if the marks of the first cards had been lost: the same card is recognised.
    lost = {uid: mark for uid, mark in marks.items() if not uid.endswith("0")}
    last = plan_push("t", book, local, fetch_remote(client, book, local, lost), lost)
    assert {action.verb for action in last.actions} == {"leave"}


def test_a_thousand_cards(radicale: Radicale, user: str) -> None:
    """Most lie there already, as after a push whose marks were lost, so that the test is quick:
    what has to scale is listing, reading, recognising and planning."""
    server = open_book(radicale, user)
    book = server.book.url
    entries = [
        Entry(f"urn:uuid:00000000-0000-4000-8000-{n:012}", person(n), FULL.encounters)
        for n in range(1000)
    ]
    local = tuple(LocalCard.of(entry) for entry in entries)
    whole = b"".join(card.body for card in local[:960])
    headers = {"Content-Type": "text/vcard; charset=utf-8"}
    assert server.client.request("PUT", book, whole, headers).status == 201
    marks: dict[str, Mark] = {}
    plan = plan_push("t", book, local, fetch_remote(server.client, book, local, marks), marks)
    assert verbs(plan) == ["leave same-there"] * 960 + ["create new"] * 40
    result = execute_push(server.client, plan, lambda mark: marks.__setitem__(mark.uid, mark))
    assert len(result.done) == 40 and result.refused == ()
    again = plan_push("t", book, local, fetch_remote(server.client, book, local, marks), marks)
    assert verbs(again) == ["leave unchanged"] * 1000


def test_a_wrong_password(radicale: Radicale, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    account = radicale.account("user1", "secret-and-wrong")
    with pytest.raises(ServerError, match="user name and password") as caught:
        find_address_book(DavClient(radicale.url, account))
    assert "MEISHI_CARDDAV_PASSWORD" in caught.value.hint
    everything = caplog.text + str(caught.value) + repr(account)
    assert "secret-and-wrong" not in everything
    assert PASSWORD not in repr(radicale.account("user1"))


def test_a_bad_certificate(tls_radicale: Radicale) -> None:
    with pytest.raises(ServerError, match="certificate cannot be trusted"):
        find_address_book(DavClient(tls_radicale.url, Account("user1", PASSWORD)))
    trusted = DavClient(tls_radicale.url, tls_radicale.account("user1"))
    assert find_address_book(trusted, "cards", create=True).name == "cards"


def test_nobody_there() -> None:
    client = DavClient(f"http://127.0.0.1:{free_port()}/", Account("a", "b"))
    with pytest.raises(ServerError, match="cannot be reached"):
        find_address_book(client)


def test_discovery(radicale: Radicale, user: str) -> None:
    client = DavClient(radicale.url, radicale.account(user))
    with pytest.raises(ServerError, match=r"(?i)no address book"):
        find_address_book(client)
    made = find_address_book(client, "Cards 名刺", create=True)
    assert made.url.startswith(f"{radicale.url}{user}/")
    # From the root, the principal, the book itself and a page that does not exist: the same book.
    for start in ("", f"{user}/", made.url.removeprefix(radicale.url), "no/such/page"):
        found = find_address_book(DavClient(radicale.url + start, radicale.account(user)))
        assert found.url == made.url
    find_address_book(client, "second", create=True)
    with pytest.raises(UsageError, match="several"):
        find_address_book(client)
    assert find_address_book(client, "Cards 名刺").url == made.url
    with pytest.raises(UsageError, match="second"):
        find_address_book(client, "third")


def test_open_server_names_the_target(radicale: Radicale, user: str) -> None:
    with open_server(radicale.url, radicale.account(user), "cards", create=True) as server:
        assert server.target == f"carddav:{radicale.url}{user}/cards/"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://dav.example.org/", "TLS"),
        ("https://me:secret@dav.example.org/", "password"),
        ("ftp://dav.example.org/", "no address"),
        ("dav.example.org", "no address"),
    ],
)
def test_addresses_that_get_no_password(url: str, reason: str) -> None:
    with pytest.raises(UsageError, match=f"(?i){reason}") as caught:
        checked_url(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("named", "other", "same"),
    [
        ("contacts.icloud.com", "p42-contacts.icloud.com", True),
        ("dav.example.org", "dav.example.org", True),
        ("dav.example.org", "evil.org", False),
        ("example.org", "other.org", False),
        ("shop.co.jp", "evil.co.jp", False),
        ("dav.shop.co.jp", "files.shop.co.jp", True),
        ("dav.shop.co.jp", "files.evil.co.jp", False),
        ("dav.example.org", "dav.example.org.evil.org", False),
    ],
)
def test_which_hosts_get_the_password(named: str, other: str, same: bool) -> None:
    assert same_account(named, other) is same


def test_a_redirect_to_a_stranger_gets_no_password() -> None:
    import httpx

    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(301, headers={"location": "https://evil.org/dav/"})

    client = DavClient("https://dav.example.org/", Account("a", "b"), httpx.MockTransport(answer))
    with pytest.raises(ServerError, match="another host"):
        find_address_book(client)
    assert asked == ["https://dav.example.org/"]


@pytest.mark.parametrize(
    "body",
    [
        b"<html>welcome</html>",
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b"",
    ],
)
def test_answers_that_are_no_multistatus(body: bytes) -> None:
    import httpx

    transport = httpx.MockTransport(lambda request: httpx.Response(207, content=body))
    client = DavClient("https://dav.example.org/", Account("a", "b"), transport)
    with pytest.raises(ServerError, match="answer is"):
        find_address_book(client)


@pytest.mark.parametrize("status", [403, 404, 405, 413, 418, 500, 503, 507])
def test_every_refusal_has_a_reason(status: int) -> None:
    import httpx

    transport = httpx.MockTransport(lambda request: httpx.Response(status))
    client = DavClient("https://dav.example.org/", Account("a", "b"), transport)
    with pytest.raises(ServerError) as caught:
        client.put_card("https://dav.example.org/x.vcf", b"")
    assert caught.value.hint


def test_an_authority_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_text("nothing")
    with pytest.raises(UsageError, match=r"ca\.pem"):
        DavClient("https://dav.example.org/", Account("a", "b", path))
