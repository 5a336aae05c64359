-- Summaries that were shown, without students' words, and those owed since a question was closed.

-- Stale while n_reviewed < n_changes: posts changed since the summary was last held against them.
CREATE TABLE summary (
    summary_id INTEGER PRIMARY KEY,
    prompt_id INTEGER NOT NULL REFERENCES prompt (prompt_id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('teacher', 'class')),
    made_at INTEGER NOT NULL,
    message_id INTEGER UNIQUE,
    content TEXT NOT NULL,
    n_changes INTEGER NOT NULL DEFAULT 1,
    n_reviewed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX summary_by_prompt ON summary (prompt_id);

CREATE INDEX summary_stale ON summary (summary_id) WHERE n_reviewed < n_changes;

-- Written in the transaction that closes the question, gone when its summary stands in Discord.
CREATE TABLE owed_summary (
    prompt_id INTEGER PRIMARY KEY REFERENCES prompt (prompt_id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('teacher', 'class')),
    closed_at INTEGER NOT NULL
) STRICT;

-- Who gets a summary when a question is closed; NULL: nobody.
ALTER TABLE class ADD COLUMN closing_summary TEXT DEFAULT 'teacher' CHECK (closing_summary IN ('teacher', 'class'));

PRAGMA user_version = 5;
