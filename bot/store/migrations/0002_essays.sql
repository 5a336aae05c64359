-- Essays of a class, teachers' corrections of their outline, drafted questions, and packs of a class's own.

-- The text is kept as it was numbered: ¶n.s means the same sentence when sentences are split differently one day.
CREATE TABLE essay (
    essay_id INTEGER PRIMARY KEY AUTOINCREMENT,
    class_id INTEGER NOT NULL REFERENCES class (class_id),
    name TEXT NOT NULL,
    essay TEXT NOT NULL,
    added_by_id INTEGER NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

CREATE INDEX essay_by_class ON essay (class_id);

-- A kind that is NULL: the sentence is no part of the argument.
CREATE TABLE correction (
    correction_id INTEGER PRIMARY KEY AUTOINCREMENT,
    essay_id INTEGER NOT NULL REFERENCES essay (essay_id) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    kind TEXT,
    UNIQUE (essay_id, paragraph, sentence)
) STRICT;

-- AUTOINCREMENT: a button on an old message must never mean another question.
CREATE TABLE draft (
    draft_id INTEGER PRIMARY KEY AUTOINCREMENT,
    essay_id INTEGER NOT NULL REFERENCES essay (essay_id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'discarded')),
    place INTEGER NOT NULL,
    version INTEGER NOT NULL,
    changed_by_id INTEGER
) STRICT;

CREATE INDEX draft_by_essay ON draft (essay_id);

CREATE TABLE pack (
    class_id INTEGER NOT NULL REFERENCES class (class_id),
    pack_id TEXT NOT NULL,
    pack TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (class_id, pack_id)
) STRICT;

PRAGMA user_version = 2;
