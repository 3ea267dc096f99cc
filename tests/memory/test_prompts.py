from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.memory import PROMPTS, build_memory
from pipeline.model import Note


def test_each_prompt_fills_a_part_of_the_note() -> None:
    assert [prompt.field for prompt in PROMPTS] == [
        "spoke_of",
        "impression",
        "needs",
        "next_step",
    ]
    assert all(hasattr(Note("x"), prompt.field) for prompt in PROMPTS)
    assert all(prompt.question and prompt.example for prompt in PROMPTS)


def test_the_parts_become_one_line() -> None:
    built = build_memory("新工場の話", "丸眼鏡。", "修理業者", "カタログを送る", "来週火曜")
    assert built == "新工場の話。丸眼鏡。ニーズ：修理業者。次：カタログを送る（来週火曜）。"
    english = build_memory("The new plant", "", "a repairer", "Call", "Dec 3")
    assert english == "The new plant. Needs: a repairer. Next: Call (Dec 3)."


def test_nothing_gives_nothing() -> None:
    assert build_memory() == ""
    assert build_memory(" ", "\n", "", "", "来週") == ""


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_every_answer_is_in_the_line(a: str, b: str, c: str, d: str) -> None:
    built = build_memory(a, b, c, d)
    assert "\n" not in built
    for part in (a, b, c, d):
        words = " ".join(part.split()).rstrip(" 。.、,;；")
        assert words in built
