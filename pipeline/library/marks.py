"""What left, and what came back: export marks, proposals from elsewhere, recall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from ..memory import Recall, Remembered
from ..model import Contact, Entry, to_plain
from .database import Database
from .derive import read_contact, read_note
from .details import entry_of
from .faults import NoSuchCard
from .journal import acting
from .rows import stored_encounters
from .sameness import as_json
from .values import (
    ExportMark,
    Proposal,
)


class Marks(Database):
    def mark_exported(self, target: str, entries: Iterable[Entry]) -> None:
        """Remember that these went to `target` as they are (`entry.updated_at`)."""
        self.save_marks(
            ExportMark(target, entry.uid, entry.updated_at or datetime.min.replace(tzinfo=UTC))
            for entry in entries
        )

    def save_marks(self, marks: Iterable[ExportMark]) -> None:
        """The same with what a server answered; replaces the mark of the same target and uid."""
        with self._writing():
            for mark in marks:
                stamp = mark.updated_at.astimezone(UTC).isoformat(timespec="microseconds")
                self._run(
                    "INSERT OR REPLACE INTO export_mark VALUES (?, ?, ?, ?, ?, ?)",
                    (mark.target, mark.uid, stamp, mark.href, mark.etag, mark.digest),
                )

    def export_marks(self, target: str) -> tuple[ExportMark, ...]:
        """What was exported to `target`, by uid (those deleted here since included)."""
        return tuple(
            ExportMark(
                row["target"],
                row["uid"],
                datetime.fromisoformat(row["updated_at"]),
                row["href"],
                row["etag"],
                row["digest"],
            )
            for row in self._all(
                "SELECT * FROM export_mark WHERE target = ? ORDER BY uid", (target,)
            )
        )

    def forget_marks(self, target: str, uids: Iterable[str] | None = None) -> None:
        """Forget what was exported to `target`."""
        with self._writing():
            if uids is None:
                self._run("DELETE FROM export_mark WHERE target = ?", (target,))
                return
            for uid in uids:
                self._run("DELETE FROM export_mark WHERE target = ? AND uid = ?", (target, uid))

    def propose(self, proposal: Proposal) -> int | None:
        """Keep a change made elsewhere until the user decides; None if it is known or no change."""
        contact = as_json(to_plain(proposal.contact))
        with self._writing():
            lead = self._value("SELECT lead_card FROM person WHERE uid = ?", (proposal.uid,))
            if lead is None:
                raise NoSuchCard("contact", proposal.uid)
            held = self._value("SELECT contact FROM card WHERE id = ?", (lead,))
            known = self._value(
                "SELECT id FROM proposal WHERE target = ? AND uid = ? AND key = ?",
                (proposal.target, proposal.uid, proposal.key),
            )
            if known is not None or (held == contact and not proposal.note):
                return None
            return self._run(
                """INSERT INTO proposal (uid, target, contact, note, key, proposed_at)
                   VALUES (?, ?, ?, ?, ?, ?)""",
                (
                    proposal.uid,
                    proposal.target,
                    contact,
                    proposal.note,
                    proposal.key,
                    self._stamp(),
                ),
            )

    def proposals(self) -> tuple[Proposal, ...]:
        """Those that wait for a decision."""
        return tuple(
            Proposal(
                row["uid"],
                row["target"],
                read_contact(row["contact"]),
                row["note"],
                row["key"],
                row["id"],
            )
            for row in self._all("SELECT * FROM proposal WHERE answer IS NULL ORDER BY id")
        )

    def answer_proposal(self, proposal_id: int, accept: bool) -> None:
        """Take it over (undoable) or let it rest. Raises NoSuchCard where it is not open."""
        with self._writing():
            row = self._one(
                """SELECT r.*, p.lead_card, p.id AS person_id FROM proposal r
                   JOIN person p ON p.uid = r.uid WHERE r.id = ? AND r.answer IS NULL""",
                (proposal_id,),
            )
            if row is None or (accept and row["lead_card"] is None):
                raise NoSuchCard("proposal", proposal_id)
            self._run("UPDATE proposal SET answer = ? WHERE id = ?", (accept, proposal_id))
            if not accept:
                return
            with acting(self, "proposal", row["lead_card"], by="remote") as action:
                action.update("card", row["lead_card"], contact=row["contact"])
                met = self._one(
                    """SELECT id, note FROM encounter WHERE person_id = ? AND note IS NOT NULL
                       AND NOT removed ORDER BY met_on DESC, id DESC LIMIT 1""",
                    (row["person_id"],),
                )
                note = read_note(met["note"]) if met else None
                if met and note and row["note"].strip():
                    changed = replace(note, memory=row["note"])
                    action.update("encounter", met["id"], note=as_json(to_plain(changed)))

    def remembered(self) -> tuple[Remembered, ...]:
        """Every finished person with notes and recall state, for the functions of `memory`."""
        with self._reading():
            rows = self._all(
                """SELECT p.id, p.uid, p.lead_card, r.due_on, r.interval, r.ease, r.repetitions
                   FROM person p LEFT JOIN recall r ON r.person_id = p.id
                   WHERE p.state = 'active' AND p.has_note ORDER BY p.id"""
            )
            people: list[Remembered] = []
            for row in rows:
                entry = entry_of(self, row["id"], False)
                met = stored_encounters(self, row["id"])
                recall = None
                if row["due_on"]:
                    recall = Recall(
                        date.fromisoformat(row["due_on"]),
                        row["interval"],
                        row["ease"],
                        row["repetitions"],
                    )
                people.append(
                    Remembered(
                        row["uid"],
                        row["lead_card"],
                        entry.contact if entry else Contact(),
                        tuple(one.encounter for one in met),
                        recall,
                        tuple(i for i, one in enumerate(met) if one.settled_on),
                    )
                )
        return tuple(people)

    def save_recall(self, uid: str, recall: Recall) -> None:
        """Keep when a person is to be recalled next."""
        with self._writing():
            person = self._value("SELECT id FROM person WHERE uid = ?", (uid,))
            if person is None:
                raise NoSuchCard("contact", uid)
            self._run(
                "INSERT OR REPLACE INTO recall VALUES (?, ?, ?, ?, ?)",
                (
                    person,
                    recall.due_on.isoformat(),
                    recall.interval,
                    recall.ease,
                    recall.repetitions,
                ),
            )

    def settle_follow_up(self, encounter_id: int, done_on: date | None) -> None:
        """The next step of an encounter was taken (None: it was not after all)."""
        with self._writing():
            if self._value("SELECT id FROM encounter WHERE id = ?", (encounter_id,)) is None:
                raise NoSuchCard("encounter", encounter_id)
            self._run(
                "UPDATE encounter SET settled_on = ? WHERE id = ?",
                (done_on.isoformat() if done_on else "", encounter_id),
            )
