"""Carrying out a plan: one card after the other, each remembered as soon as it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from ...errors import ExportError, ServerError
from ..carry import carry_over
from ..meaning import SyncedMeaning
from ..vcard_read import read_vcards
from .client import DavClient
from .plan import Action, LocalCard, Mark, PushPlan, RemoteCard, hrefs_to_read
from .xml import CARD, DAV

_BATCH = 100
"""Cards asked for in one request."""


@dataclass(frozen=True, slots=True)
class PushResult:
    """What was done. `refused` are those that somebody changed between plan and execution."""

    done: tuple[Action, ...]
    refused: tuple[Action, ...]


def list_cards(client: DavClient, book: str) -> dict[str, RemoteCard]:
    """Address and version of every card in `book`, by address, without content."""
    found = client.properties(book, f"{DAV}getetag", f"{DAV}resourcetype", depth=1)
    return {
        resource.href: RemoteCard(resource.href, resource.text(f"{DAV}getetag"))
        for resource in found
        if resource.href.rstrip("/") != book.rstrip("/") and not _is_folder(resource.href)
    }


def read_cards(client: DavClient, book: str, hrefs: tuple[str, ...]) -> Iterator[RemoteCard]:
    """The cards at `hrefs` with content. One that nobody can read comes without."""
    rest = iter(hrefs)
    while batch := tuple(islice(rest, _BATCH)):
        for resource in client.cards(book, batch):
            text = resource.properties.get(f"{CARD}address-data")
            if resource.gone or text is None:
                continue
            yield _remote(resource.href, resource.text(f"{DAV}getetag"), text.text or "")


def fetch_remote(
    client: DavClient, book: str, local: tuple[LocalCard, ...], marks: Mapping[str, Mark]
) -> dict[str, RemoteCard]:
    """What `plan_push` has to know of the server."""
    remote = list_cards(client, book)
    for card in read_cards(client, book, hrefs_to_read(local, remote, marks)):
        remote[card.href] = card
    return remote


def execute_push(
    client: DavClient,
    plan: PushPlan,
    remember: Callable[[Mark], None],
    progress: Callable[[Action], None] | None = None,
) -> PushResult:
    """Carry out `plan`. `remember` is called for each card as soon as the server has it.

    A card that was changed in between (412, 409) is refused, not overwritten. When the server
    fails midway ServerError is raised; what was done is remembered, and a new plan goes on there.
    """
    done: list[Action] = []
    refused: list[Action] = []
    sent: list[tuple[Action, str]] = []
    try:
        for action in plan.actions:
            if action.verb == "leave" and action.adopt is not None:
                remember(Mark(action.local.uid, action.href, action.etag, action.adopt))
            if action.verb not in ("create", "update"):
                continue
            body = carry_over(action.local.body, action.there)
            answer = client.put_card(action.href, body, etag=action.etag)
            if answer.status in (409, 412):
                refused.append(replace(action, verb="conflict", reason="changed-on-both-sides"))
                continue
            meaning = SyncedMeaning(action.local.meaning, action.local.meaning)
            remember(Mark(action.local.uid, action.href, answer.etag, meaning))
            sent.append((action, answer.etag))
            done.append(action)
            if progress:
                progress(action)
    finally:
        if sent:
            _confirm(client, plan.book, sent, remember)
    return PushResult(tuple(done), tuple(refused))


def _confirm(
    client: DavClient,
    book: str,
    sent: list[tuple[Action, str]],
    remember: Callable[[Mark], None],
) -> None:
    """Learn what the server made of what was sent: it may drop or change properties.

    Where the version is another one than the server gave for our PUT, somebody was faster; then
    ours stays marked, so that the next plan sees their change.
    """
    ours = {action.href: (action, etag) for action, etag in sent}
    try:
        for card in read_cards(client, book, tuple(ours)):
            action, etag = ours.get(card.href, (None, ""))
            held = card.meaning
            if action is None or held is None or (etag and etag != card.etag):
                continue
            synced = SyncedMeaning(action.local.meaning, held)
            remember(Mark(action.local.uid, action.href, card.etag, synced))
    except ServerError:
        # The marks of the PUTs stand, and the next plan reads again what it has to know.
        return


def _remote(href: str, etag: str, text: str) -> RemoteCard:
    try:
        cards = read_vcards(text.encode())
    except ExportError:
        return RemoteCard(href, etag)
    return RemoteCard(href, etag, cards[0])


def _is_folder(href: str) -> bool:
    return href.endswith("/")
