-- The positions students take on a question's claim: every change with its reason, the latest stands.
-- AUTOINCREMENT: a button on an old message must never mean another student's position.

CREATE TABLE position (
    position_id INTEGER PRIMARY KEY AUTOINCREMENT,
    prompt_id INTEGER NOT NULL REFERENCES prompt (prompt_id) ON DELETE CASCADE,
    student_id INTEGER NOT NULL,
    position TEXT NOT NULL CHECK (position IN ('agree', 'disagree', 'it depends')),
    reason TEXT NOT NULL,
    paragraph INTEGER CHECK (paragraph > 0),
    declared_at INTEGER NOT NULL,
    shared_message_id INTEGER
) STRICT;

CREATE INDEX position_by_prompt ON position (prompt_id, student_id);

PRAGMA user_version = 4;
