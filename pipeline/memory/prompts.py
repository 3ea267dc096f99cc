"""The questions that help people remember, and one sentence built from the answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prompt:
    """`field` is the attribute of `Note` that the answer goes to; texts are gettext msgids."""

    field: str
    question: str
    example: str


PROMPTS: tuple[Prompt, ...] = ()


def build_memory(
    spoke_of: str = "", impression: str = "", needs: str = "", next_step: str = "", when: str = ""
) -> str:
    """The answers as one line of text, in the language they were written in; "" without any."""
    raise NotImplementedError
