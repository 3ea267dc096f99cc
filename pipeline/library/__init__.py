"""The library: every photo, card, person and memory, in one SQLite file.

    with Library.open(path) as library:
        added = library.add_photo_reading(reading, Encounter(event=Event("展示会")))
        library.set_note(added.card_ids[0], "猫を三匹飼っている。来週、資料を送る")
        entries = tuple(library.entries())

Photo, side of a card, card, encounter and person are kept apart: a card has two sides, and the
same person is met again. A contact in a list is a person, shown by their leading card; methods
take the number of a card. Changes are journalled: each can be undone, and `history` tells them.
"""

from .database import library_path
from .editing import Editing
from .faults import CannotUndo, NoSuchCard, StaleEdit
from .intake import Intake
from .joining import Joining
from .listing import Listing
from .marks import Marks
from .sameness import ParseSides
from .values import (
    Added,
    CardDetail,
    CardFilter,
    CardRow,
    CardState,
    Change,
    ChangeKind,
    Counts,
    EventRow,
    ExportMark,
    FailedPhoto,
    FieldEdit,
    ImportedContact,
    ImportResult,
    KnownCompany,
    KnownPhoto,
    NoteDraft,
    PhotoRecord,
    Proposal,
    Question,
    QuestionKind,
    SamePerson,
    Side,
    SortOrder,
    StateFilter,
    StoredEncounter,
    TagRow,
)


class Library(Intake, Listing, Editing, Joining, Marks):
    """An open library. See the modules of this room for its methods."""


__all__ = [
    "Added",
    "CannotUndo",
    "CardDetail",
    "CardFilter",
    "CardRow",
    "CardState",
    "Change",
    "ChangeKind",
    "Counts",
    "EventRow",
    "ExportMark",
    "FailedPhoto",
    "FieldEdit",
    "ImportResult",
    "ImportedContact",
    "KnownCompany",
    "KnownPhoto",
    "Library",
    "NoSuchCard",
    "NoteDraft",
    "ParseSides",
    "PhotoRecord",
    "Proposal",
    "Question",
    "QuestionKind",
    "SamePerson",
    "Side",
    "SortOrder",
    "StaleEdit",
    "StateFilter",
    "StoredEncounter",
    "TagRow",
    "library_path",
]
