"""Between the library and a CardDAV server: `push` sends contacts, `pull` brings changes back.

    with open_server(url, account) as server:
        plan = plan_push_to(server, library, where)
        for line in describe_push(plan): ...
        result = push_to(server, library, plan)

Both make a plan first; only `push_to` and `pull_from` change anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .errors import UsageError
from .i18n import gettext as _
from .i18n import mark as mark_text
from .i18n import ngettext
from .library import CardFilter, ExportMark, Library, Proposal

if TYPE_CHECKING:
    from .export.carddav.client import Account, DavClient
    from .export.carddav.discovery import AddressBook
    from .export.carddav.plan import Action, Mark, PushPlan, RemoteCard
    from .export.carddav.pull import PullPlan
    from .export.carddav.push import PushResult

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

REASONS: dict[str, str] = {
    "new": mark_text("new"),
    "changed-here": mark_text("changed here"),
    "unchanged": mark_text("unchanged"),
    "same-there": mark_text("the server has the same"),
    "changed-there": mark_text("changed on the server; `meishi pull` brings it"),
    "exists-there": mark_text("the server has another version"),
    "changed-on-both-sides": mark_text("changed here and on the server"),
    "waits-for-decision": mark_text("a change from the server waits for your decision"),
    "deleted-there": mark_text("deleted on the server"),
    "overwritten-as-asked": mark_text("overwritten as you asked"),
}
FIELD_LABELS: dict[str, str] = {
    "name": mark_text("name"), "reading": mark_text("reading"),
    "organisation": mark_text("company"), "title": mark_text("title"),
    "phones": mark_text("phone"), "emails": mark_text("e-mail"),
    "addresses": mark_text("address"), "urls": mark_text("web"), "sns": mark_text("SNS"),
    "note": mark_text("note"), "categories": mark_text("tags"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Server:
    """An open address book."""

    client: DavClient
    book: AddressBook

    @property
    def target(self) -> str:
        """The name under which the library keeps what was sent here."""
        return f"carddav:{self.book.url}"


@contextmanager
def open_server(
    url: str, account: Account, book: str = "", *, create: bool = False
) -> Iterator[Server]:
    """The address book at `url`, found by discovery; `book` names one of several.

    Raises ServerError and UsageError; UsageError too when the extra is not installed.
    """
    try:
        from .export.carddav.client import DavClient
        from .export.carddav.discovery import find_address_book
    except ModuleNotFoundError as error:
        raise UsageError(
            _("CardDAV needs the package {name}, which is not installed.").format(name=error.name),
            _("Install it with: pip install 'meishi[carddav]'"),
        ) from error
    with DavClient(url, account) as client:
        yield Server(client, find_address_book(client, book, create=create))


def plan_push_to(
    server: Server,
    library: Library,
    where: CardFilter | None = None,
    *,
    pictures: bool = False,
    overwrite: bool = False,
) -> PushPlan:
    """What a push would do; reads the server, changes nothing."""
    from .export.carddav.plan import LocalCard, plan_push
    from .export.carddav.push import fetch_remote

    entries = library.entries(where, with_pictures=pictures)
    local = tuple(LocalCard.of(entry, pictures=pictures) for entry in entries)
    marks = _marks(library, server.target)
    remote = fetch_remote(server.client, server.book.url, local, marks)
    waiting = frozenset(p.uid for p in library.proposals() if p.target == server.target)
    return plan_push(
        server.target, server.book.url, local, remote, marks, waiting=waiting, overwrite=overwrite
    )


def push_to(
    server: Server,
    library: Library,
    plan: PushPlan,
    progress: Callable[[Action], None] | None = None,
) -> PushResult:
    """Carry out a plan; each contact is marked as soon as the server has it."""
    from .export.carddav.push import execute_push

    moments = {
        entry.uid: entry.updated_at or _EPOCH
        for entry in library.entries(
            CardFilter(uids=tuple(action.local.uid for action in plan.actions))
        )
    }

    def remember(mark: Mark) -> None:
        library.save_marks([_stored(plan.target, mark, moments.get(mark.uid, _EPOCH))])

    return execute_push(server.client, plan, remember, progress)


def plan_pull_from(server: Server, library: Library) -> PullPlan:
    """What changed on the server since the last push or pull; changes nothing."""
    from .export.carddav.pull import changed_hrefs, plan_pull
    from .export.carddav.push import list_cards, read_cards

    marks = _marks(library, server.target)
    remote: dict[str, RemoteCard] = list_cards(server.client, server.book.url)
    changed = changed_hrefs(marks.values(), remote)
    for card in read_cards(server.client, server.book.url, changed):
        remote[card.href] = card
    entries = library.entries(CardFilter(uids=tuple(marks))) if marks else iter(())
    return plan_pull(server.target, entries, remote, marks)


def pull_from(library: Library, plan: PullPlan) -> int:
    """Keep the changes of `plan` as proposals for review; how many are new."""
    marks = {m.uid: m.updated_at for m in library.export_marks(plan.target)}
    kept = 0
    for change in plan.changes:
        proposal = Proposal(
            uid=change.uid,
            target=plan.target,
            contact=change.contact,
            note=change.note,
            key=change.key,
        )
        kept += library.propose(proposal) is not None
        library.save_marks([_stored(plan.target, change.mark, marks.get(change.uid, _EPOCH))])
    library.save_marks([_stored(plan.target, m, marks.get(m.uid, _EPOCH)) for m in plan.adopted])
    return kept


def describe_push(plan: PushPlan) -> tuple[str, ...]:
    """The plan in lines for a person: what would be created, updated, and what is in conflict."""
    counts = (
        _("{count} new").format(count=len(plan.of("create"))),
        _("{count} to update").format(count=len(plan.of("update"))),
        _("{count} as they are").format(count=len(plan.of("leave"))),
        _("{count} in conflict").format(count=len(plan.of("conflict"))),
    )
    lines = [f"{plan.book}: " + ", ".join(counts)]
    signs = {"create": "+", "update": "~", "conflict": "!"}
    for verb, sign in signs.items():
        for action in plan.actions:
            if action.verb == verb:
                lines.append(f"  {sign} {action.local.name}: {_reason(action)}")
    lines += [
        f"  = {action.local.name}: {_reason(action)}"
        for action in plan.of("leave")
        if action.reason == "changed-there"
    ]
    return tuple(lines)


def describe_pull(plan: PullPlan) -> tuple[str, ...]:
    """What was found, in lines for a person."""
    lines = [
        ngettext(
            "{count} contact was changed on the server.",
            "{count} contacts were changed on the server.",
            len(plan.changes),
        ).format(count=len(plan.changes))
    ]
    for change in plan.changes:
        lines.append(f"  ~ {change.name}: {_fields(change.fields)}")
    for name in plan.deleted:
        lines.append("  - " + _("{name}: deleted on the server; it stays here").format(name=name))
    return tuple(lines)


def _reason(action: Action) -> str:
    text = _(REASONS[action.reason])
    return f"{text} ({_fields(action.fields)})" if action.fields else text


def _fields(fields: frozenset[str]) -> str:
    return ", ".join(_(label) for name, label in FIELD_LABELS.items() if name in fields)


def _marks(library: Library, target: str) -> dict[str, Mark]:
    from .export.carddav.plan import Mark
    from .export.meaning import SyncedMeaning

    return {
        m.uid: Mark(m.uid, m.href, m.etag, SyncedMeaning.from_text(m.digest))
        for m in library.export_marks(target)
    }


def _stored(target: str, mark: Mark, updated_at: datetime) -> ExportMark:
    digest = mark.synced.as_text() if mark.synced else ""
    return ExportMark(target, mark.uid, updated_at, mark.href, mark.etag, digest)
