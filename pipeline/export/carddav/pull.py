"""What was changed on the server: proposals for contacts of ours, nothing more. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ...model import Address, Contact, Entry, Field, Phone
from ..meaning import FIELDS, Meaning, SyncedMeaning
from ..outgoing import MET_MARK, prepare_outgoing
from ..phone_forms import same_number
from ..plain_text import clean_text
from .plan import LocalCard, Mark, RemoteCard, changed_by_people


@dataclass(frozen=True, slots=True)
class RemoteChange:
    """A contact that was changed on the server.

    `fields` names what changed; `contact` is what the contact would become, `note` what its
    memory would become (empty: it stays). `mark` is to be kept once the change is proposed.
    """

    uid: str
    name: str
    fields: frozenset[str]
    contact: Contact
    note: str
    key: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class PullPlan:
    """What a pull found: changes, cards deleted there, and how many are as they were."""

    target: str
    changes: tuple[RemoteChange, ...]
    deleted: tuple[str, ...]
    unchanged: int
    adopted: tuple[Mark, ...] = ()


def changed_hrefs(marks: Iterable[Mark], remote: Mapping[str, RemoteCard]) -> tuple[str, ...]:
    """Cards of ours whose version on the server is another one than was marked."""
    return tuple(
        mark.href for mark in marks if mark.href in remote and remote[mark.href].etag != mark.etag
    )


def plan_pull(
    target: str,
    entries: Iterable[Entry],
    remote: Mapping[str, RemoteCard],
    marks: Mapping[str, Mark],
) -> PullPlan:
    """The changes that people made on the server to contacts of ours.

    A field counts as changed when the server holds another meaning than it held after the last
    push, and another than the library has now. `remote` holds the content of `changed_hrefs`.
    """
    changes: list[RemoteChange] = []
    deleted: list[str] = []
    adopted: list[Mark] = []
    unchanged = 0
    for entry in entries:
        mark = marks.get(entry.uid)
        if mark is None:
            continue
        there = remote.get(mark.href)
        if there is None:
            deleted.append(entry.contact.display_name or "?")
            continue
        held = there.meaning
        if there.etag == mark.etag or held is None or there.card is None:
            unchanged += 1
            continue
        fields = _changed_fields(LocalCard.of(entry).meaning, mark.synced, held)
        seen = replace(mark, etag=there.etag, synced=_seen(mark.synced, held))
        if not fields:
            adopted.append(seen)
            unchanged += 1
            continue
        contact = take_over(entry.contact, there.card.contact, fields)
        note = _own_memory(entry, there.card.note) if "note" in fields else ""
        key = ",".join(held.digests)
        name = entry.contact.display_name or "?"
        changes.append(RemoteChange(entry.uid, name, fields, contact, note, key, seen))
    return PullPlan(target, tuple(changes), tuple(deleted), unchanged, tuple(adopted))


def take_over(ours: Contact, theirs: Contact, fields: frozenset[str]) -> Contact:
    """`ours` with the named fields (of `meaning.FIELDS`) as `theirs` has them.

    A value that is the same keeps its evidence (printed text, sources, confidence).
    """
    changed = ours
    if "name" in fields:
        changed = replace(
            changed,
            name_full=_same(ours.name_full, theirs.name_full),
            name_family=_same(ours.name_family, theirs.name_family),
            name_given=_same(ours.name_given, theirs.name_given),
        )
    if "reading" in fields:
        kana = theirs.name_kana or theirs.name_kana_guess
        changed = replace(
            changed,
            name_kana=_same(ours.name_kana, kana),
            name_kana_guess=None if kana else ours.name_kana_guess,
            company_kana=_same(ours.company_kana, theirs.company_kana),
        )
    if "organisation" in fields:
        company = theirs.company
        changed = replace(
            changed,
            company=_same(ours.company or ours.company_en, company),
            departments=_each(ours.departments, theirs.departments),
        )
    if "title" in fields:
        changed = replace(changed, titles=_each(ours.titles, theirs.titles))
    if "phones" in fields:
        changed = replace(changed, phones=_phones(ours.phones, theirs.phones))
    if "emails" in fields:
        changed = replace(changed, emails=_each(ours.emails, theirs.emails))
    if "urls" in fields:
        changed = replace(changed, urls=_each(ours.urls, theirs.urls))
    if "sns" in fields:
        changed = replace(changed, sns=theirs.sns)
    if "addresses" in fields:
        changed = replace(
            changed,
            addresses=_addresses(ours.addresses, theirs.addresses),
            addresses_en=_addresses(ours.addresses_en, theirs.addresses_en),
        )
    return changed


def _own_memory(entry: Entry, note_text: str) -> str:
    """The memory as somebody changed it, wherever in the note they wrote; empty when unchanged.

    What meishi had written around it (where and when met, earlier notes, the answers to prompts)
    is kept in places of its own, so that taking it over would say it twice.
    """
    out = prepare_outgoing(entry)
    own = clean_text(entry.note.memory)
    around = set(out.note_text().removeprefix(out.memory).split("\n"))
    around |= set(out.memory.removeprefix(own).split("\n"))
    kept = [
        line
        for line in clean_text(note_text).split("\n")
        if line in own.split("\n")
        or not line
        or not (line in around or line.startswith(MET_MARK.rstrip()))
    ]
    memory = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return "" if memory == own else memory


def _changed_fields(local: Meaning, synced: SyncedMeaning | None, held: Meaning) -> frozenset[str]:
    differing = changed_by_people(held, local)
    return differing & held.differing(synced.held) if synced is not None else differing


def _seen(synced: SyncedMeaning | None, held: Meaning) -> SyncedMeaning:
    sent = synced.sent if synced else Meaning(("",) * len(FIELDS))
    return SyncedMeaning(sent, held)


def _same(ours: Field | None, theirs: Field | None) -> Field | None:
    return ours if ours and theirs and ours.value == theirs.value else theirs


def _each(ours: tuple[Field, ...], theirs: tuple[Field, ...]) -> tuple[Field, ...]:
    known = {field.value.casefold(): field for field in ours}
    return tuple(known.get(field.value.casefold(), field) for field in theirs)


def _phones(ours: tuple[Phone, ...], theirs: tuple[Phone, ...]) -> tuple[Phone, ...]:
    taken = []
    for phone in theirs:
        known = next(
            (
                p for p in ours
                if same_number(p.number.value, phone.number.value)
                and p.kind == phone.kind and p.extension == phone.extension
            ),
            None,
        )  # fmt: skip
        taken.append(known or phone)
    return tuple(taken)


def _addresses(ours: tuple[Address, ...], theirs: tuple[Address, ...]) -> tuple[Address, ...]:
    def key(address: Address) -> str:
        code = address.postal_code.value if address.postal_code else ""
        parts = (code, address.prefecture, address.city, address.street, address.building)
        return "".join("".join(parts).split()) or "".join(address.text.value.split())

    known = {key(address): address for address in ours}
    return tuple(known.get(key(address), address) for address in theirs)
