"""What left and what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_up_cards import HANA, SATO, field, make_photo

from pipeline.library import ExportMark, Library, NoSuchCard, Proposal
from pipeline.memory import next_recall


@pytest.fixture
def card(library: Library) -> int:
    card = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
    library.set_note(card, "猫を三匹飼っている")
    return card


def test_a_servers_answer_is_kept(library: Library, card: int) -> None:
    (entry,) = library.entries()
    assert entry.updated_at is not None
    mark = ExportMark("https://dav", entry.uid, entry.updated_at, "/a.vcf", '"1"', "d1")
    library.save_marks([mark, replace(mark, target="other")])
    library.save_marks([replace(mark, etag='"2"')])
    assert library.export_marks("https://dav") == (replace(mark, etag='"2"'),)
    library.forget_marks("https://dav", [entry.uid])
    assert library.export_marks("https://dav") == ()
    assert len(library.export_marks("other")) == 1


def test_a_proposal_waits_and_can_be_taken_back(library: Library, card: int) -> None:
    before = library.card(card).contact
    changed = replace(before, company=field("新しい会社"))
    proposal = Proposal(library.card(card).uid, "phone", changed, "犬も飼い始めた", "etag-2")
    number = library.propose(proposal)
    assert number is not None
    assert library.propose(proposal) is None
    assert [p.proposal_id for p in library.proposals()] == [number]
    assert library.card(card).contact == before
    library.answer_proposal(number, True)
    assert library.card(card).contact == changed
    assert next(iter(library.entries())).note.memory == "犬も飼い始めた"
    assert library.history(card)[-1].by == "remote"
    library.undo(card)
    assert library.card(card).contact == before
    assert next(iter(library.entries())).note.memory == "猫を三匹飼っている"
    with pytest.raises(NoSuchCard):
        library.answer_proposal(number, True)


def test_a_proposal_that_was_declined_does_not_come_again(library: Library, card: int) -> None:
    changed = replace(library.card(card).contact, company=field("新しい会社"))
    proposal = Proposal(library.card(card).uid, "phone", changed, key="etag-2")
    number = library.propose(proposal)
    assert number is not None
    library.answer_proposal(number, False)
    assert library.proposals() == ()
    assert library.propose(proposal) is None
    same = Proposal(library.card(card).uid, "phone", library.card(card).contact, key="etag-3")
    assert library.propose(same) is None
    with pytest.raises(NoSuchCard):
        library.propose(replace(proposal, uid="urn:uuid:nobody"))


def test_recall_and_follow_ups_are_kept(library: Library, card: int) -> None:
    library.add_photo_reading(make_photo("b.jpg", HANA))
    (person,) = library.remembered()
    assert (person.card_id, person.recall, person.settled) == (card, None, ())
    state = next_recall(None, "good", date(2026, 11, 23))
    library.save_recall(person.uid, state)
    library.settle_follow_up(library.card(card).encounter_id, date(2026, 11, 24))
    (person,) = library.remembered()
    assert (person.recall, person.settled) == (state, (0,))
    assert library.card(card).current.settled_on == date(2026, 11, 24)
    library.settle_follow_up(library.card(card).encounter_id, None)
    assert library.remembered()[0].settled == ()
    with pytest.raises(NoSuchCard):
        library.settle_follow_up(99, date(2026, 11, 24))
    with pytest.raises(NoSuchCard):
        library.save_recall("urn:uuid:nobody", state)
