"""The terminal face: the questions of the memory note and of doubtful fields, card by card.

The loops (`ask_for_notes`, `ask_for_fields`) ask through a protocol and store each answer at
once; `TerminalAsker` puts the questions to a person, a scripted asker to a test.
"""

from .asker import TerminalAsker
from .fields import FieldAsker, FieldQuestion, FieldsReport, ask_for_fields
from .notes import Asker, NoteQuestion, NotesReport, Quit, Step, ask_for_notes

__all__ = [
    "Asker",
    "FieldAsker",
    "FieldQuestion",
    "FieldsReport",
    "NoteQuestion",
    "NotesReport",
    "Quit",
    "Step",
    "TerminalAsker",
    "ask_for_fields",
    "ask_for_notes",
]
