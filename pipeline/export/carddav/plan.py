"""The plan of a push: for each contact create, update, leave or conflict. Pure.

    | marked | here    | there        | action                                    |
    |--------|---------|--------------|-------------------------------------------|
    | no     | –       | nothing      | create                                    |
    | no     | –       | the same     | leave, and mark it (an earlier run ended) |
    | no     | –       | other        | conflict `exists-there`                   |
    | yes    | as sent | as held      | leave                                     |
    | yes    | as sent | changed      | leave; `pull` brings it                   |
    | yes    | changed | as held      | update                                    |
    | yes    | changed | the same     | leave, and mark it                        |
    | yes    | changed | changed      | conflict `changed-on-both-sides`          |
    | yes    | –       | a change that waits for the user's decision | conflict       |
    | yes    | –       | gone         | conflict `deleted-there`                  |

Nothing is ever deleted on a server, and what is not marked or of our own UID is not touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ...model import Entry
from ..meaning import Meaning, SyncedMeaning, meaning_of
from ..vcard import write_vcard
from ..vcard_read import ReadCard, read_vcards

Verb: TypeAlias = Literal["create", "update", "leave", "conflict"]

Reason: TypeAlias = Literal[
    "new", "changed-here", "unchanged", "same-there", "changed-there", "exists-there",
    "changed-on-both-sides", "waits-for-decision", "deleted-there", "overwritten-as-asked",
]  # fmt: skip
"""Stable names of why; the faces translate them."""


@dataclass(frozen=True, slots=True)
class LocalCard:
    """A contact as it would be sent."""

    uid: str
    name: str
    body: bytes
    meaning: Meaning

    @classmethod
    def of(cls, entry: Entry, *, pictures: bool = False) -> LocalCard:
        body = write_vcard(entry, pictures=pictures)
        (card,) = read_vcards(body)
        name = entry.contact.display_name or card.contact.display_name or "?"
        return cls(entry.uid, name, body, meaning_of(card))


@dataclass(frozen=True, slots=True)
class RemoteCard:
    """A card on the server. `card` is None while only its address and version are known."""

    href: str
    etag: str
    card: ReadCard | None = None

    @property
    def meaning(self) -> Meaning | None:
        return meaning_of(self.card) if self.card else None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is remembered of an earlier push of one contact."""

    uid: str
    href: str
    etag: str
    synced: SyncedMeaning | None


@dataclass(frozen=True, slots=True)
class Action:
    """One step of a plan. `etag` is the version that an update may replace.

    `adopt` says that the server's version is to be marked as seen although nothing is sent.
    `fields` names what differs, for showing. `there` is what the server holds, where it was
    read: what is not ours on it is kept.
    """

    verb: Verb
    reason: Reason
    local: LocalCard
    href: str
    etag: str = ""
    adopt: SyncedMeaning | None = None
    fields: frozenset[str] = frozenset()
    there: ReadCard | None = None


@dataclass(frozen=True, slots=True)
class PushPlan:
    """What a push would do. `target` names the address book in export marks."""

    target: str
    book: str
    actions: tuple[Action, ...]

    def of(self, verb: Verb) -> tuple[Action, ...]:
        return tuple(action for action in self.actions if action.verb == verb)


def card_href(book: str, uid: str) -> str:
    """Where a contact of ours lies: stable, so that an interrupted push finds it again."""
    identity = uid.removeprefix("urn:uuid:")
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in identity)
    return f"{book}{safe}.vcf"


def plan_push(
    target: str,
    book: str,
    local: Iterable[LocalCard],
    remote: Mapping[str, RemoteCard],
    marks: Mapping[str, Mark],
    *,
    waiting: frozenset[str] = frozenset(),
    overwrite: bool = False,
) -> PushPlan:
    """The plan. `remote` is by href, `marks` by uid.

    Cards that may have changed on the server have to be in `remote` with their content (see
    `hrefs_to_read`). `waiting` holds the uids for which a change from the server waits for a
    decision. `overwrite` turns conflicts into updates: only as the user asks.
    """
    by_uid = {card.card.uid: card for card in remote.values() if card.card and card.card.uid}
    actions = []
    for card in local:
        mark = marks.get(card.uid)
        if mark is None:
            action = _plan_unmarked(book, card, remote, by_uid)
        else:
            action = _plan_marked(card, mark, remote.get(mark.href), card.uid in waiting)
        if action.verb == "conflict" and overwrite:
            verb: Verb = "update" if action.etag else "create"
            action = replace(action, verb=verb, reason="overwritten-as-asked")
        actions.append(action)
    return PushPlan(target, book, tuple(actions))


def hrefs_to_read(
    local: Iterable[LocalCard],
    remote: Mapping[str, RemoteCard],
    marks: Mapping[str, Mark],
) -> tuple[str, ...]:
    """The cards whose content decides: changed on either side, or possibly our own.

    A card of ours may lie at an address that we did not give it (imported by hand), and only its
    UID tells. So with contacts that were never pushed, all unknown cards are read.
    """
    wanted: dict[str, None] = {}
    unmarked = False
    for card in local:
        mark = marks.get(card.uid)
        if mark is None:
            unmarked = True
        elif mark.href in remote and (
            remote[mark.href].etag != mark.etag
            or mark.synced is None
            or mark.synced.sent != card.meaning
        ):
            wanted[mark.href] = None
    if unmarked:
        known = {mark.href for mark in marks.values()}
        wanted.update((href, None) for href in remote if href not in known)
    return tuple(wanted)


def changed_by_people(held: Meaning, before: Meaning) -> frozenset[str]:
    """The fields that somebody changed on the server. Categories are not among them: phones drop
    them whenever they write a card."""
    return held.differing(before) - {"categories"}


def _plan_unmarked(
    book: str,
    card: LocalCard,
    remote: Mapping[str, RemoteCard],
    by_uid: Mapping[str, RemoteCard],
) -> Action:
    there = by_uid.get(card.uid) or remote.get(card_href(book, card.uid))
    if there is None:
        return Action("create", "new", card, card_href(book, card.uid))
    held = there.meaning
    if there.card is None or there.card.uid != card.uid:
        # Somebody else's card: without its version it cannot be replaced, even when asked.
        return Action("conflict", "exists-there", card, there.href)
    if held == card.meaning:
        adopt = SyncedMeaning(card.meaning, held)
        return Action("leave", "same-there", card, there.href, there.etag, adopt)
    differing = card.meaning.differing(held) if held else frozenset[str]()
    return Action(
        "conflict", "exists-there", card, there.href, there.etag, None, differing, there.card
    )


def _plan_marked(card: LocalCard, mark: Mark, there: RemoteCard | None, waits: bool) -> Action:
    if there is None:
        return Action("conflict", "deleted-there", card, mark.href)
    synced = mark.synced
    changed_here = synced is None or synced.sent != card.meaning
    held = there.meaning
    changed_there = there.etag != mark.etag and (
        synced is None or held is None or bool(changed_by_people(held, synced.held))
    )
    fields = card.meaning.differing(synced.sent) if synced else frozenset[str]()
    adopt = SyncedMeaning(card.meaning, held) if held is not None else None
    if waits and changed_here:
        return Action(
            "conflict", "waits-for-decision", card, mark.href, there.etag, None, fields, there.card
        )
    if not changed_there:
        if changed_here:
            return Action(
                "update", "changed-here", card, mark.href, there.etag, None, fields, there.card
            )
        rewritten = adopt if there.etag != mark.etag else None
        return Action("leave", "unchanged", card, mark.href, there.etag, rewritten)
    if held == card.meaning:
        return Action("leave", "same-there", card, mark.href, there.etag, adopt)
    if not changed_here:
        return Action("leave", "changed-there", card, mark.href, mark.etag)
    return Action(
        "conflict", "changed-on-both-sides", card, mark.href, there.etag, None, fields, there.card
    )
