"""The library against a model of it: whatever a person does, in whatever order."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    precondition,
    rule,
)
from made_up_cards import Clock, make_card, make_contact, make_photo

from pipeline.errors import LibraryError, NoteRefused
from pipeline.library import CannotUndo, CardFilter, FieldEdit, Library, StaleEdit

FAMILIES = ["佐藤", "髙橋", "渡邊", "Abbott"]
NAMES = st.builds(lambda family, given: f"{family} {given}", st.sampled_from(FAMILIES), st.text(
    "一二三花健", min_size=1, max_size=2))  # fmt: skip
WORDS = st.text("猫犬山川海空本酒茶花", min_size=3, max_size=12)


class LibraryMachine(RuleBasedStateMachine):
    cards = Bundle("cards")
    photos = Bundle("photos")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.path = Path(self.folder.name) / "library.sqlite3"
        self.library = Library.open(self.path, now=self.clock)
        self.count = 0
        self.revisions: dict[int, int] = {}
        self.photos_in = 0

    def teardown(self) -> None:
        assert self.library.check() == ()
        self.library.close()
        self.folder.cleanup()

    @rule(target=photos, names=st.lists(NAMES, min_size=0, max_size=3))
    def add_photo(self, names: list[str]) -> tuple[str, tuple[int, ...]]:
        contacts = []
        for name in names:
            self.count += 1
            contacts.append(
                make_contact(name, f"会社{self.count}", email=f"p{self.count}@x.example")
            )
        file = f"{self.photos_in}.jpg"
        added = self.library.add_photo_reading(make_photo(file, *contacts))
        assert not added.known
        assert len(added.card_ids) == len(names)
        self.photos_in += 1
        return file, added.card_ids

    @rule(target=cards, photo=consumes(photos))
    def look_at(self, photo: tuple[str, tuple[int, ...]]) -> object:
        again = self.library.add_photo_reading(make_photo(photo[0]))
        assert again.known
        assert set(again.card_ids) <= set(photo[1])
        return multiple(*photo[1])

    @rule(card=cards, company=WORDS)
    def edit(self, card: int, company: str) -> None:
        self.library.edit_fields(card, [FieldEdit("company", company)])
        held = self.library.card(card).contact.company
        assert held is not None and held.value == company

    @rule(card=cards, company=WORDS)
    def edit_and_undo_is_nothing(self, card: int, company: str) -> None:
        before = self.library.card(card)
        revision = self.library.edit_fields(card, [FieldEdit("company", company)])
        if revision != before.revision:
            self.library.undo(card, revision=revision)
        assert self.library.card(card).contact == before.contact

    @rule(card=cards, note=WORDS)
    def note(self, card: int, note: str) -> None:
        if not self.library.card(card).encounters:
            return
        try:
            self.library.set_note(card, note)
        except NoteRefused as error:
            assert error.reason in ("same-as-other", "placeholder", "too-short", "generic")
            assert self.library.card(card).current.draft.memory == note
        else:
            assert self.library.card(card).current.encounter.note is not None

    @rule(card=cards, text=WORDS)
    def type_a_note(self, card: int, text: str) -> None:
        if self.library.card(card).encounters:
            self.library.save_note_draft(card, text)
            assert self.library.card(card).current.draft.memory == text

    @rule(card=cards, tags=st.sets(st.sampled_from(["甲", "乙", "丙"])))
    def tag(self, card: int, tags: set[str]) -> None:
        if self.library.card(card).state in ("draft", "finished"):
            self.library.set_tags(card, tags)
            assert set(self.library.card(card).tags) == tags

    @rule(card=cards)
    def delete(self, card: int) -> None:
        self.library.delete_card(card)

    @rule(card=cards)
    def restore(self, card: int) -> None:
        self.library.restore_card(card)

    @rule(card=cards)
    def no_card(self, card: int) -> None:
        self.library.mark_not_a_card(card)

    @rule(one=cards, other=cards)
    def merge(self, one: int, other: int) -> None:
        self.library.merge_people(one, other)
        assert self.library.card(one).uid == self.library.card(other).uid

    @rule(card=cards)
    def unmerge(self, card: int) -> None:
        self.library.unmerge(card)

    @rule(front=cards, back=cards)
    def join(self, front: int, back: int) -> None:
        try:
            self.library.join_cards(front, back)
        except LibraryError:
            sides = [len(self.library.card(card).sides) for card in (front, back)]
            assert front == back or sides != [1, 1]
        else:
            assert len(self.library.card(front).sides) == 2

    @rule(card=cards)
    def split(self, card: int) -> None:
        if len(self.library.card(card).sides) == 2:
            self.library.split_card(card)
            assert len(self.library.card(card).sides) == 1

    @rule(card=cards)
    def swap(self, card: int) -> None:
        self.library.swap_sides(card)

    @rule(card=cards)
    def read_again(self, card: int) -> None:
        sides = self.library.card(card).sides
        if sides:
            self.library.replace_side(sides[0].side_id, make_card(make_contact("新 名")))

    @rule(card=cards)
    def undo(self, card: int) -> None:
        try:
            self.library.undo(card)
        except CannotUndo:
            pass
        else:
            assert any(change.undone for change in self.library.history(card))

    @rule(card=cards)
    def stale(self, card: int) -> None:
        revision = self.library.card(card).revision
        try:
            self.library.edit_fields(card, [FieldEdit("company", "x")], revision=revision - 1)
        except StaleEdit as error:
            assert error.current == revision
        else:
            raise AssertionError("an edit of an older state was taken")

    @precondition(lambda self: self.photos_in)
    @rule()
    def close_and_open(self) -> None:
        rows = self.library.list_cards()
        self.library.close()
        self.clock.at += timedelta(minutes=1)
        self.library = Library.open(self.path, now=self.clock)
        assert self.library.list_cards() == rows

    @invariant()
    def lists_counts_and_entries_agree(self) -> None:
        rows = self.library.list_cards()
        counts = self.library.counts()
        assert counts.photos == self.photos_in
        assert counts.total == len(rows) == self.library.count_cards()
        finished = {row.uid for row in rows if row.state == "finished"}
        drafts = {row.uid for row in rows if row.state == "draft"}
        assert {entry.uid for entry in self.library.entries()} == finished
        assert {draft.uid for draft in self.library.drafts()} == drafts
        assert len({row.uid for row in rows}) == len(rows)
        assert {row.uid for row in self.library.held_back()} == drafts

    @invariant()
    def every_card_is_somewhere_and_only_once(self) -> None:
        shown = []
        for state in (None, "deleted", "not-a-card"):
            for row in self.library.list_cards(CardFilter(state=state)):  # type: ignore[arg-type]
                detail = self.library.card(row.card_id)
                assert detail.sides
                shown.append(row.uid)
        assert len(shown) == len(set(shown))

    @invariant()
    def revisions_never_go_back(self) -> None:
        for detail in self.library.details():
            assert detail.revision >= self.revisions.get(detail.card_id, 0)
            self.revisions[detail.card_id] = detail.revision
            assert len(detail.sides) in (1, 2)
            assert [side.position for side in detail.sides] == list(range(len(detail.sides)))
            assert detail.encounters


TestLibraryMachine = LibraryMachine.TestCase
TestLibraryMachine.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
