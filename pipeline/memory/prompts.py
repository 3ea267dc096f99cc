"""The questions that help people remember, and one sentence built from the answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..i18n import mark


@dataclass(frozen=True, slots=True)
class Prompt:
    """`field` is the attribute of `Note` that the answer goes to; texts are gettext msgids."""

    field: str
    question: str
    example: str


PROMPTS: tuple[Prompt, ...] = (
    Prompt(
        "spoke_of",
        mark("What did you speak of?"),
        mark("The new plant in Kumamoto, and her three cats"),
    ),
    Prompt(
        "impression",
        mark("What is this person like? Looks, voice, something odd"),
        mark("Tall, round glasses, laughs loudly"),
    ),
    Prompt(
        "needs",
        mark("What do they need, and what could you do for them?"),
        mark("Looks for someone who repairs old presses"),
    ),
    Prompt(
        "next_step",
        mark("What is the next step, and when?"),
        mark("Send the catalogue next Tuesday"),
    ),
)
"""In the order in which people remember; `parse_when` makes `Note.next_on` of the last answer."""

_ENDING = re.compile(r"[\s。.、,;；]+$")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def build_memory(
    spoke_of: str = "", impression: str = "", needs: str = "", next_step: str = "", when: str = ""
) -> str:
    """The answers as one line of text, in the language they were written in; "" without any."""
    parts = [_ENDING.sub("", " ".join(p.split())) for p in (spoke_of, impression, needs, next_step)]
    japanese = bool(_JAPANESE.search("".join(parts)))
    if when.strip() and parts[3]:
        parts[3] += f"（{when.strip()}）" if japanese else f" ({when.strip()})"
    labels = ("", "", "ニーズ：", "次：") if japanese else ("", "", "Needs: ", "Next: ")
    full_stop = "。" if japanese else "."
    said = [
        f"{label}{part}" + ("" if part[-1] in "!?！？" else full_stop)
        for label, part in zip(labels, parts, strict=True)
        if part
    ]
    return ("" if japanese else " ").join(said)
