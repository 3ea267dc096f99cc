"""Contacts of other programs into the library, each as a draft until it has a memory note.

report = import_file(library, Path("eight.csv"))
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from .errors import ExportError, UsageError
from .export.carddav.plan import LocalCard
from .export.carddav.pull import take_over
from .export.foreign import ForeignContact, ForeignFile, read_foreign
from .export.meaning import meaning_of
from .i18n import gettext as _
from .i18n import ngettext
from .library import CardFilter, ImportedContact, ImportResult, Library, Proposal
from .model import Address, Contact, Encounter, Event
from .parse.addresses import split_address

MAX_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: the library's result, changes proposed for contacts of our own, and
    what was passed over, with the reason. `contacts` counts what the file holds."""

    path: Path
    kind: str
    result: ImportResult
    proposed: int = 0
    own: int = 0
    problems: tuple[str, ...] = ()
    contacts: int = 0


def read_import(path: Path) -> ForeignFile:
    """The contacts of a file. Raises ExportError and UsageError naming the file."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ExportError(
                _("{file}: the file is too large.").format(file=path),
                _("Export it in several parts."),
            )
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            _("{file}: the file cannot be read ({reason}).").format(
                file=path, reason=error.strerror or error
            ),
            _("Check the path and its permissions."),
        ) from error
    return read_foreign(data, str(path))


def import_file(
    library: Library,
    path: Path,
    *,
    event: Event | None = None,
    tags: Iterable[str] = (),
    dry_run: bool = False,
) -> ImportReport:
    """Take in the contacts of `path`; what is known adds nothing.

    `event` and `tags` are for all that say none themselves. A card that left this library
    earlier (by its UID) is not doubled: what was changed on it is proposed. With `dry_run`
    nothing is stored.
    """
    found = read_import(path)
    ours, others = _apart(library, found.contacts)
    if dry_run:
        nothing = ImportResult()
        count = len(found.contacts)
        return ImportReport(path, found.kind, nothing, 0, len(ours), found.problems, count)
    result = library.import_contacts(_imported(one, event, tuple(tags)) for one in others)
    proposed = sum(_propose(library, one, path) for one in ours)
    count = len(found.contacts)
    return ImportReport(path, found.kind, result, proposed, len(ours), found.problems, count)


def describe_import(report: ImportReport) -> tuple[str, ...]:
    """The report in lines for a person."""
    result = report.result
    lines = [
        ngettext(
            "{file} ({kind}): {count} contact.",
            "{file} ({kind}): {count} contacts.",
            report.contacts,
        ).format(file=report.path, kind=report.kind, count=report.contacts),
        _(
            "{added} new, {joined} joined with a contact that is known, {known} known already."
        ).format(
            added=len(result.added),
            joined=len(result.joined),
            known=len(result.known) + report.own,
        ),
    ]
    if result.questions:
        lines.append(
            ngettext(
                "{count} may be somebody you know: `meishi questions` asks.",
                "{count} may be people you know: `meishi questions` asks.",
                len(result.questions),
            ).format(count=len(result.questions))
        )
    if report.proposed:
        lines.append(
            ngettext(
                "{count} change waits for your decision: `meishi questions`.",
                "{count} changes wait for your decision: `meishi questions`.",
                report.proposed,
            ).format(count=report.proposed)
        )
    if result.added:
        lines.append(_("They are drafts until they have a memory note: `meishi note`."))
    lines += [f"  ! {problem}" for problem in report.problems]
    return tuple(lines)


def _apart(
    library: Library, contacts: Iterable[ForeignContact]
) -> tuple[list[ForeignContact], list[ForeignContact]]:
    """Those that are our own by their UID, and the others."""
    ours: list[ForeignContact] = []
    others: list[ForeignContact] = []
    for one in contacts:
        known = one.uid and library.card_of(one.uid) is not None
        (ours if known else others).append(one)
    return ours, others


def _imported(one: ForeignContact, event: Event | None, tags: tuple[str, ...]) -> ImportedContact:
    own = Event(one.event, one.met_on, one.place) if one.event else None
    encounter = Encounter(
        event=own or event or Event(), met_on=one.met_on, place=one.place if not own else ""
    )
    together = tuple(dict.fromkeys((*one.tags, *tags)))
    contact = _with_address_parts(one.contact)
    return ImportedContact(one.source_key, contact, encounter, one.note, together)


def _with_address_parts(contact: Contact) -> Contact:
    """Addresses that came in one piece (Eight, Sansan) taken apart as those on cards are."""
    return replace(contact, addresses=tuple(_split(address) for address in contact.addresses))


def _split(address: Address) -> Address:
    if address.prefecture or address.city or address.street or address.country:
        return address
    prefecture, city, street, building = split_address(address.text.value)
    if not (prefecture and city):
        return address
    return replace(address, prefecture=prefecture, city=city, street=street, building=building)


def _propose(library: Library, one: ForeignContact, path: Path) -> bool:
    """Propose what differs on a card of ours; whether there was anything new."""
    entry = next(iter(library.entries(CardFilter(uids=(one.uid,)))), None)
    if entry is None or one.card is None:
        return False
    meaning = meaning_of(one.card)
    fields = LocalCard.of(entry).meaning.differing(meaning) - {"categories"}
    if not fields:
        return False
    note = one.note if "note" in fields and one.note != entry.note.memory else ""
    contact = take_over(entry.contact, one.contact, fields)
    key = ",".join(meaning.digests)
    proposal = Proposal(one.uid, f"import:{path.name}", contact, note, key)
    return library.propose(proposal) is not None
