"""A filter and a sort order as SQL."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

from .keys import fold
from .values import CardFilter, SortOrder

SORTED: dict[SortOrder, str] = {
    "reading": "p.sort_key, p.lead_card",
    "company": "p.company_key = '', p.company_key, p.sort_key, p.lead_card",
    "newest": "p.met_on DESC, p.lead_card DESC",
    "oldest": "p.met_on, p.lead_card",
    "updated": "p.updated_at DESC, p.lead_card DESC",
}

_STATES = {
    "draft": "p.state = 'active' AND NOT p.has_note",
    "finished": "p.state = 'active' AND p.has_note",
    "doubtful": "p.state = 'active' AND p.doubtful > 0",
    "deleted": "p.state = 'deleted'",
    "not-a-card": "p.state = 'not-a-card'",
}


def condition(where: CardFilter) -> tuple[str, tuple[Any, ...]]:
    """What `where` means of a `person p`, and the values for its question marks."""
    parts = [_STATES[where.state] if where.state else "p.state = 'active'"]
    values: list[Any] = []
    if where.event is not None:
        parts.append(
            """EXISTS (SELECT 1 FROM encounter x JOIN event y ON y.id = x.event_id
               WHERE x.person_id = p.id AND NOT x.removed AND y.name = ?)"""
        )
        values.append(where.event)
    if where.tag is not None:
        parts.append("EXISTS (SELECT 1 FROM tag x WHERE x.person_id = p.id AND x.name = ?)")
        values.append(where.tag)
    for word in fold(where.text).split():
        # Not FTS5: its trigrams find nothing for names of two characters (佐藤).
        parts.append("p.search LIKE ? ESCAPE '!'")
        values.append(f"%{literal(word)}%")
    if where.since is not None:
        parts.append("p.met_on >= ?")
        values.append(where.since.isoformat())
    if where.changed_since is not None:
        parts.append("p.updated_at >= ?")
        stamp = where.changed_since.astimezone(UTC)
        values.append(stamp.isoformat(timespec="microseconds"))
    if where.uids:
        parts.append("p.uid IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(where.uids))
    if where.card_ids:
        parts.append(
            """p.id IN (SELECT x.person_id FROM card x
               WHERE x.id IN (SELECT value FROM json_each(?)))"""
        )
        values.append(json.dumps(where.card_ids))
    return " AND ".join(parts), tuple(values)


def literal(word: str) -> str:
    """`word` for LIKE with `!` as its escape."""
    for special in "!%_":
        word = word.replace(special, f"!{special}")
    return word
