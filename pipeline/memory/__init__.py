"""What makes a note a memory, and what memories are good for. Pure: `today` is handed in."""

from .judge import Written, judge_note
from .matching import Match, match_needs
from .prompts import PROMPTS, Prompt, build_memory
from .recall import FollowUp, Grade, Recall, Remembered, due_follow_ups, due_recalls, next_recall
from .when import parse_when

__all__ = [
    "PROMPTS",
    "FollowUp",
    "Grade",
    "Match",
    "Prompt",
    "Recall",
    "Remembered",
    "Written",
    "build_memory",
    "due_follow_ups",
    "due_recalls",
    "judge_note",
    "match_needs",
    "next_recall",
    "parse_when",
]
