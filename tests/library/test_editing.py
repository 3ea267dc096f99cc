"""What a person changes, and that it can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from made_up_cards import HANA, KEN, SATO, Clock, make_photo

from pipeline.errors import NoteRefused, UsageError
from pipeline.library import (
    CannotUndo,
    CardFilter,
    FieldEdit,
    Library,
    NoSuchCard,
    NoteDraft,
    StaleEdit,
)
from pipeline.model import Encounter, Event, Note

MEMORY = "猫を三匹飼っている"


@pytest.fixture
def card(library: Library) -> int:
    return library.add_photo_reading(make_photo("hana.jpg", HANA)).card_ids[0]


@pytest.fixture
def other(library: Library) -> int:
    return library.add_photo_reading(make_photo("ken.jpg", KEN)).card_ids[0]


def test_what_a_person_writes_is_certain(library: Library, card: int) -> None:
    library.edit_fields(card, [FieldEdit("name_full", "髙橋 華")])
    name = library.card(card).contact.name_full
    assert name is not None
    assert (name.value, name.doubtful, name.confidence) == ("髙橋 華", False, 1.0)
    assert name.alternatives == ("髙橋 花",)
    assert name.sources
    assert library.row(card).doubtful == ()
    assert [r.card_id for r in library.list_cards(CardFilter(text="高橋華"))] == [card]


def test_accepting_ends_doubt(library: Library, card: int) -> None:
    library.accept_fields(card, ["name_full"])
    assert library.row(card).doubtful == ()
    library.undo(card)
    assert library.row(card).doubtful == ("name_full",)


def test_an_edit_of_an_older_state_is_refused(library: Library, card: int) -> None:
    seen = library.card(card).revision
    fresh = library.edit_fields(card, [FieldEdit("company", "甲")], revision=seen)
    assert fresh == seen + 1
    for change in (
        lambda: library.edit_fields(card, [FieldEdit("company", "乙")], revision=seen),
        lambda: library.set_note(card, MEMORY, revision=seen),
        lambda: library.save_note_draft(card, "x", revision=seen),
        lambda: library.set_tags(card, ["x"], revision=seen),
        lambda: library.delete_card(card, revision=seen),
        lambda: library.undo(card, revision=seen),
    ):
        with pytest.raises(StaleEdit) as caught:
            change()
        assert (caught.value.given, caught.value.current) == (seen, fresh)
    assert library.row(card).company == "甲"


def test_a_change_without_effect_is_none(library: Library, card: int) -> None:
    before = library.card(card)
    assert library.update_contact(card, before.contact) == before.revision
    assert library.set_tags(card, []) == before.revision
    with pytest.raises(CannotUndo):
        library.undo(card)


def test_a_note_finishes_a_contact(library: Library, card: int) -> None:
    library.set_note(card, Note(MEMORY, next_step="電話", next_on=date(2026, 12, 1)))
    (entry,) = library.entries()
    assert entry.note == Note(MEMORY, next_step="電話", next_on=date(2026, 12, 1))
    assert library.card(card).state == "finished"
    library.undo(card)
    assert library.card(card).state == "draft"
    assert library.card(card).current.draft.memory == MEMORY


def test_a_refused_note_is_kept_as_a_draft(library: Library, card: int) -> None:
    seen = library.card(card).revision
    with pytest.raises(NoteRefused) as caught:
        library.set_note(card, NoteDraft("特になし", spoke_of="猫"))
    assert caught.value.reason == "placeholder"
    detail = library.card(card)
    assert detail.state == "draft"
    assert detail.current.draft == NoteDraft("特になし", spoke_of="猫")
    assert detail.revision == seen


def test_the_name_alone_or_a_pasted_note_is_refused(
    library: Library, card: int, other: int
) -> None:
    with pytest.raises(NoteRefused, match="card says"):
        library.set_note(card, "髙橋さん")
    library.set_note(other, MEMORY)
    with pytest.raises(NoteRefused) as caught:
        library.set_note(card, f"高橋さん、{MEMORY}")
    assert caught.value.reason == "same-as-other"
    library.set_note(other, MEMORY + "。")


def test_parts_make_the_sentence(library: Library, card: int) -> None:
    library.set_note(card, NoteDraft(spoke_of="新工場の話", next_step="電話"))
    (entry,) = library.entries()
    assert entry.note.memory == "新工場の話。次：電話。"
    assert entry.note.spoke_of == "新工場の話"


def test_typing_is_saved_and_is_no_step(library: Library, card: int) -> None:
    revision = library.save_note_draft(card, "猫を三")
    assert library.save_note_draft(card, "猫を三", revision=revision) == revision
    draft = NoteDraft("猫を三匹", next_on=date(2026, 12, 1))
    library.save_note_draft(card, draft, revision=revision)
    assert library.card(card).current.draft == draft
    assert library.row(card).note_draft == "猫を三匹"
    assert [r.card_id for r in library.list_cards(CardFilter(text="三匹"))] == [card]
    with pytest.raises(CannotUndo):
        library.undo(card)


def test_where_and_when(library: Library, card: int) -> None:
    library.set_encounter(card, event=Event("甲展"), met_on=date(2026, 1, 2), place="大阪")
    met = library.card(card).current.encounter
    assert (met.event.name, met.met_on, met.place) == ("甲展", date(2026, 1, 2), "大阪")
    library.set_encounter(card, event=Event())
    assert library.card(card).current.encounter.event == Event()
    assert library.card(card).current.encounter.place == "大阪"
    library.undo(card)
    library.undo(card)
    assert library.card(card).current.encounter.place == ""


def test_a_whole_evening_gets_its_event(library: Library, card: int, other: int) -> None:
    assert library.set_event(CardFilter(), Event("甲展")) == 2
    assert library.set_event(CardFilter(), Event("甲展")) == 0
    assert library.count_cards(CardFilter(event="甲展")) == 2


def test_met_again_without_a_card(library: Library, card: int) -> None:
    library.set_note(card, MEMORY)
    library.add_encounter(card, Encounter(Event("乙"), date(2027, 1, 5), note=Note("転職した")))
    (entry,) = library.entries()
    assert [e.note.memory for e in entry.encounters if e.note] == [MEMORY, "転職した"]
    assert entry.note.memory == "転職した"
    with pytest.raises(NoteRefused):
        library.add_encounter(card, Encounter(note=Note("なし")))
    library.undo(card)
    assert len(library.card(card).encounters) == 1


def test_a_note_goes_to_the_encounter_that_is_named(library: Library, card: int) -> None:
    first = library.card(card).encounter_id
    library.add_encounter(card, Encounter(Event("乙"), date(2027, 1, 5)))
    library.set_note(card, MEMORY, encounter_id=first)
    notes = {e.encounter_id: e.encounter.note for e in library.card(card).encounters}
    assert notes[first] == Note(MEMORY)
    with pytest.raises(NoSuchCard):
        library.set_note(card, "別の話をした", encounter_id=999)


def test_deleting_is_putting_away(library: Library, card: int, other: int) -> None:
    library.set_note(card, MEMORY)
    library.delete_card(card)
    assert [row.card_id for row in library.list_cards()] == [other]
    assert list(library.entries()) == []
    assert library.card(card).state == "deleted"
    assert [r.card_id for r in library.list_cards(CardFilter(state="deleted"))] == [card]
    assert library.counts().deleted == 1
    library.undo(card)
    assert library.card(card).state == "finished"
    library.delete_card(card)
    library.restore_card(card)
    assert library.card(card).state == "finished"


def test_all_cards_of_a_person_go_together(library: Library) -> None:
    first = library.add_photo_reading(make_photo("a.jpg", SATO)).card_ids[0]
    library.add_photo_reading(make_photo("b.jpg", SATO))
    library.delete_card(first, only_this=True)
    assert library.count_cards() == 1
    library.undo(first)
    library.delete_card(first)
    assert library.count_cards() == 0
    library.restore_card(first)
    assert library.row(first).cards == 2


def test_what_is_no_card(library: Library, card: int) -> None:
    library.mark_not_a_card(card)
    assert library.count_cards() == 0
    assert library.card(card).state == "not-a-card"
    assert library.count_cards(CardFilter(state="not-a-card")) == 1
    assert library.add_photo_reading(make_photo("hana.jpg", HANA)).known
    library.restore_card(card)
    assert library.count_cards() == 1


def test_changes_are_taken_back_one_by_one(library: Library, card: int) -> None:
    before = library.card(card).contact
    library.edit_fields(card, [FieldEdit("company", "甲")])
    library.set_tags(card, ["乙"])
    library.set_note(card, MEMORY)
    kinds = [library.undo(card).kind for _ in range(3)]
    assert kinds == ["note", "tags", "edit"]
    assert library.card(card).contact == before
    assert library.card(card).tags == ()
    with pytest.raises(CannotUndo):
        library.undo(card)


def test_history_says_what_was_read_and_what_was_changed(
    library: Library, card: int, clock: Clock
) -> None:
    clock.move(minutes=5)
    library.edit_fields(card, [FieldEdit("company", "甲")])
    library.set_note(card, MEMORY)
    library.undo(card)
    history = library.history(card)
    read = {c.field: c.after for c in history if c.kind == "read"}
    assert read["company"] == "川上食品株式会社"
    edit = next(c for c in history if c.kind == "edit")
    assert (edit.field, edit.before, edit.after, edit.by) == (
        "company",
        "川上食品株式会社",
        "甲",
        "person",
    )
    assert edit.at == clock()
    note = next(c for c in history if c.kind == "note")
    assert (note.after, note.undone) == (MEMORY, True)
    assert history[-1].kind == "undo"


@pytest.mark.parametrize(
    ("edits", "field", "values"),
    [
        ({"emails.0": "h@x.example"}, "emails", ["h@x.example"]),
        ({"emails.0": ""}, "emails", []),
        ({"emails.1": "b@x.example"}, "emails", ["hana@kawakami.example", "b@x.example"]),
        ({"titles.0": "部長"}, "titles", ["部長"]),
        ({"phones.0.number": "06-9999-0000"}, "phones", ["06-9999-0000"]),
        ({"phones.0.number": ""}, "phones", []),
        ({"addresses.0": "大阪市北区1-1"}, "addresses", ["大阪市北区1-1"]),
        ({"sns.0": "@hana", "sns.0.service": "X"}, "sns", ["@hana"]),
        ({"name_full": "高田 花"}, "name_family", ["高田"]),
        ({"name_full": "髙橋花"}, "name_given", ["花"]),
        ({"name_full": "まるで別人"}, "name_family", []),
        ({"name_given": "華"}, "name_full", ["髙橋 華"]),
    ],
)
def test_fields_are_edited_by_path(
    library: Library, card: int, edits: dict[str, str], field: str, values: list[str]
) -> None:
    library.edit_fields(card, [FieldEdit(*edit) for edit in edits.items()])
    assert [f.value for f in library.card(card).contact.fields(field)] == values


def test_a_number_gets_its_international_form(library: Library, card: int) -> None:
    library.edit_fields(
        card,
        [
            FieldEdit("phones.0.number", "０６－６３４１－００００"),
            FieldEdit("phones.0.kind", "fax"),
        ],
    )
    (phone,) = library.card(card).contact.phones
    assert (phone.e164, phone.kind) == ("+81663410000", "fax")
    library.edit_fields(card, [FieldEdit("phones.0.number", "不明")])
    assert library.card(card).contact.phones[0].e164 is None


@pytest.mark.parametrize(
    "path",
    ["nothing", "name_full.0", "emails", "emails.x", "emails.9", "phones.0.colour", "phones.5.kind",
     "phones.0.kind", "addresses.0.city", "further.-1"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_refused(library: Library, card: int, path: str) -> None:
    before = library.card(card)
    with pytest.raises(UsageError):
        library.edit_fields(card, [FieldEdit("company", "甲"), FieldEdit(path, "x")])
    assert library.card(card) == before


def test_nothing_is_done_to_a_card_that_is_not_there(library: Library) -> None:
    for change in (
        lambda: library.edit_fields(9, [FieldEdit("company", "x")]),
        lambda: library.set_note(9, MEMORY),
        lambda: library.delete_card(9),
        lambda: library.undo(9),
        lambda: library.restore_card(9),
    ):
        with pytest.raises(NoSuchCard):
            change()


def test_only_fields_are_accepted(library: Library, card: int) -> None:
    with pytest.raises(UsageError):
        library.accept_fields(card, ["nothing"])


def test_the_postal_code_of_an_office_is_that_of_the_card(library: Library, card: int) -> None:
    edits = [
        FieldEdit("addresses.0", "大阪市北区1-1"),
        FieldEdit("addresses.0.postal_code", "530-0001"),
    ]
    library.edit_fields(card, edits)
    assert [f.value for f in library.card(card).contact.postal_codes] == ["530-0001"]
    library.edit_fields(card, [FieldEdit("addresses.0.postal_code", "530-0002")])
    assert [f.value for f in library.card(card).contact.postal_codes] == ["530-0002"]
    library.edit_fields(card, [FieldEdit("addresses.0.postal_code", "")])
    assert library.card(card).contact.postal_codes == ()
