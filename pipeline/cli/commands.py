"""The commands: their names, what each does in a line, and the module that holds it."""

from __future__ import annotations

import importlib
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from typing import Protocol, cast

from ..i18n import mark
from .session import Session


class Verb(Protocol):
    """What a module of `verbs` offers."""

    def configure(self, parser: ArgumentParser) -> None:
        """Add the arguments."""
        ...

    def run(self, args: Namespace, session: Session) -> int:
        """Do it and return the exit code. Raises MeishiError."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """`summary` is a gettext msgid; `module` is in `verbs` where it has no dot."""

    name: str
    summary: str
    module: str

    def load(self) -> Verb:
        """The module, imported now."""
        return cast(Verb, importlib.import_module(f"{__package__}.verbs.{self.module}"))


COMMANDS: tuple[Command, ...] = (
    Command("ingest", mark("take the cards of photos into the library"), "ingest"),
    Command("note", mark("write what you remember of each person"), "note"),
    Command("review", mark("check cards and write notes in the browser"), "review"),
    Command("list", mark("list contacts"), "list"),
    Command("show", mark("show a contact with the evidence for each field"), "show"),
    Command("edit", mark("put a contact right"), "edit"),
    Command("questions", mark("answer whether two cards belong together"), "questions"),
    Command("export", mark("write contacts as vCard, CSV or JSON"), "export"),
    Command("push", mark("send contacts to a CardDAV server"), "push"),
    Command("pull", mark("bring changes from a CardDAV server back as proposals"), "pull"),
    Command("import", mark("take in contacts of other programs"), "import_"),
    Command("recall", mark("practise names and faces of people you met"), "recall"),
    Command("next", mark("show the next steps that are due, and who could help whom"), "next_"),
    Command("watch", mark("take in the photos that arrive in a folder"), "watch"),
    Command("backup", mark("write the whole library into one file"), "backup"),
    Command("restore", mark("bring a backup back"), "restore"),
    Command("read", mark("read cards without a library, as JSON if you like"), "read"),
    Command("evaluate", mark("measure how well cards are read, against a truth file"), "evaluate"),
    Command("doctor", mark("say what is installed, what is missing and how to get it"), "doctor"),
    Command("completion", mark("print the completion script of a shell"), "completion"),
)  # fmt: skip


def find_command(name: str) -> Command:
    """The command called `name`; raises KeyError."""
    for command in COMMANDS:
        if command.name == name:
            return command
    raise KeyError(name)
