"""The tables, as a list of migrations; `PRAGMA user_version` counts those that were applied.

A migration is never changed once released: a new one is added behind it.

Photo, side, card, encounter, event and person are kept apart. Pictures are rows of their own, so
that a list never reads them and a copy of this one file is a copy of everything. What a person
changes goes through `action` and `action_row` (the row before, the row after), which is what
`undo` and `history` read. Columns under "derived" are made from the others by `derive`; they are
there to be fast and are never the only place where something stands.
"""

from __future__ import annotations

APPLICATION_ID = 0x4D534849
"""`MSHI`: marks a file as a library of meishi (SQLite file format, 1.3.14)."""

_FIRST = """
CREATE TABLE photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    page INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    taken_at TEXT,
    latitude REAL,
    longitude REAL,
    added_at TEXT NOT NULL,
    UNIQUE (sha256, page)
);
CREATE TABLE failure (
    path TEXT NOT NULL,
    page INTEGER NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    hint TEXT NOT NULL,
    failed_at TEXT NOT NULL,
    PRIMARY KEY (path, page)
);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    held_on TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    UNIQUE (name, held_on, place)
);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    merged_into INTEGER REFERENCES person (id),
    updated_at TEXT NOT NULL,
    -- derived:
    state TEXT NOT NULL DEFAULT 'gone',
    lead_card INTEGER,
    cards INTEGER NOT NULL DEFAULT 0,
    has_note INTEGER NOT NULL DEFAULT 0,
    doubtful INTEGER NOT NULL DEFAULT 0,
    latest INTEGER,
    met_on TEXT NOT NULL DEFAULT '',
    sort_key TEXT NOT NULL DEFAULT '',
    company_key TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT ''
);
CREATE INDEX person_state ON person (state, sort_key, lead_card);
CREATE INDEX person_met ON person (state, met_on, lead_card);
CREATE INDEX person_merged ON person (merged_into);
CREATE TABLE card (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    home_person INTEGER NOT NULL REFERENCES person (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    source TEXT NOT NULL,
    source_key TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('active', 'deleted', 'not-a-card', 'joined')),
    contact TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '[]',
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    -- derived:
    name TEXT NOT NULL DEFAULT '',
    reading TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    doubtful TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX card_person ON card (person_id);
CREATE INDEX card_home ON card (home_person);
CREATE TABLE side (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    card_id INTEGER NOT NULL REFERENCES card (id),
    home_card INTEGER NOT NULL REFERENCES card (id),
    photo_id INTEGER NOT NULL REFERENCES photo (id),
    position INTEGER NOT NULL,
    replaced INTEGER NOT NULL DEFAULT 0,
    quad TEXT NOT NULL,
    rotation INTEGER NOT NULL,
    found_by TEXT NOT NULL,
    reading TEXT NOT NULL,
    contact TEXT NOT NULL
);
CREATE INDEX side_card ON side (card_id);
CREATE INDEX side_photo ON side (photo_id);
CREATE TABLE picture (
    side_id INTEGER PRIMARY KEY REFERENCES side (id),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    jpeg BLOB NOT NULL,
    small BLOB NOT NULL
);
CREATE TABLE encounter (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person (id),
    card_id INTEGER NOT NULL REFERENCES card (id),
    event_id INTEGER REFERENCES event (id),
    met_on TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    note TEXT,
    draft TEXT NOT NULL DEFAULT '{}',
    removed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX encounter_person ON encounter (person_id);
CREATE INDEX encounter_card ON encounter (card_id);
CREATE INDEX encounter_event ON encounter (event_id);
CREATE TABLE tag (
    person_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    PRIMARY KEY (person_id, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name);
CREATE TABLE trait (
    card_id INTEGER NOT NULL REFERENCES card (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (card_id, kind, value)
) WITHOUT ROWID;
CREATE INDEX trait_value ON trait (kind, value);
CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    by TEXT NOT NULL,
    undone_by INTEGER REFERENCES action (id)
);
CREATE TABLE action_card (
    card_id INTEGER NOT NULL REFERENCES card (id),
    action_id INTEGER NOT NULL REFERENCES action (id),
    PRIMARY KEY (card_id, action_id)
) WITHOUT ROWID;
CREATE TABLE action_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES action (id),
    in_table TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL
);
CREATE INDEX action_row_action ON action_row (action_id);
CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    card_id INTEGER NOT NULL REFERENCES card (id),
    other_id INTEGER NOT NULL REFERENCES card (id),
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    answer INTEGER,
    UNIQUE (kind, card_id, other_id)
);
CREATE TABLE export_mark (
    target TEXT NOT NULL,
    uid TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    href TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (target, uid)
) WITHOUT ROWID;
"""

_RECALL_AND_PROPOSALS = """
CREATE TABLE recall (
    person_id INTEGER PRIMARY KEY REFERENCES person (id),
    due_on TEXT NOT NULL,
    interval INTEGER NOT NULL,
    ease REAL NOT NULL,
    repetitions INTEGER NOT NULL
);
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL,
    target TEXT NOT NULL,
    contact TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    key TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    answer INTEGER,
    UNIQUE (target, uid, key)
);
ALTER TABLE encounter ADD COLUMN settled_on TEXT NOT NULL DEFAULT '';
-- Questions that still make sense: both cards are there and not yet one.
CREATE VIEW open_question AS
    SELECT q.*, c.name, o.name AS other_name FROM question q
    JOIN card c ON c.id = q.card_id AND c.state = 'active'
    JOIN card o ON o.id = q.other_id AND o.state = 'active'
    WHERE q.answer IS NULL AND CASE q.kind
        WHEN 'same-person' THEN c.person_id <> o.person_id
        ELSE NOT EXISTS (SELECT 1 FROM side s WHERE s.card_id IN (c.id, o.id)
            AND NOT s.replaced AND s.position > 0)
    END;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _RECALL_AND_PROPOSALS)

JOURNALLED: dict[str, tuple[str, ...]] = {
    "card": ("contact", "state", "tags", "person_id"),
    "side": ("card_id", "position", "replaced"),
    "encounter": (
        "person_id", "card_id", "event_id", "met_on", "place", "note", "removed",
    ),
    "person": ("merged_into",),
}  # fmt: skip
"""What an action may change, so that it can be undone: table to columns."""
