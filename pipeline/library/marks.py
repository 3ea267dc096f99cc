"""What left, and what came back: export marks, proposals from elsewhere, recall."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..memory import Recall, Remembered
from ..model import Entry
from .database import Database
from .values import ExportMark, Proposal


class Marks(Database):
    def mark_exported(self, target: str, entries: Iterable[Entry]) -> None:
        """Remember that these went to `target` as they are (`entry.updated_at`)."""
        raise NotImplementedError

    def save_marks(self, marks: Iterable[ExportMark]) -> None:
        """The same with what a server answered; replaces the mark of the same target and uid."""
        raise NotImplementedError

    def export_marks(self, target: str) -> tuple[ExportMark, ...]:
        """What was exported to `target`, by uid (those deleted here since included)."""
        raise NotImplementedError

    def forget_marks(self, target: str, uids: Iterable[str] | None = None) -> None:
        """Forget what was exported to `target`."""
        raise NotImplementedError

    def propose(self, proposal: Proposal) -> int | None:
        """Keep a change made elsewhere until the user decides; None if it is known or no change."""
        raise NotImplementedError

    def proposals(self) -> tuple[Proposal, ...]:
        """Those that wait for a decision."""
        raise NotImplementedError

    def answer_proposal(self, proposal_id: int, accept: bool) -> None:
        """Take it over (undoable) or let it rest."""
        raise NotImplementedError

    def remembered(self) -> tuple[Remembered, ...]:
        """Every finished person with notes and recall state, for the functions of `memory`."""
        raise NotImplementedError

    def save_recall(self, uid: str, recall: Recall) -> None:
        """Keep when a person is to be recalled next."""
        raise NotImplementedError

    def settle_follow_up(self, encounter_id: int, done_on: date) -> None:
        """The next step of an encounter was taken."""
        raise NotImplementedError
