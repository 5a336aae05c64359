-- A class's first week. Instants are UTC epoch milliseconds, wall times are ISO text, Discord ids are integers.
-- AUTOINCREMENT where a dropped row's id must not come back: buttons and log lines in Discord still name it.

CREATE TABLE class (
    class_id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    zone TEXT NOT NULL,
    teacher_role_id INTEGER,
    student_role_id INTEGER,
    prompts_channel_id INTEGER,
    teacher_channel_id INTEGER,
    week_day INTEGER NOT NULL CHECK (week_day BETWEEN 0 AND 6),
    week_time TEXT NOT NULL,
    n_responses INTEGER NOT NULL,
    n_replies INTEGER NOT NULL,
    different_classmates INTEGER NOT NULL CHECK (different_classmates IN (0, 1)),
    response_due_days INTEGER NOT NULL,
    replies_due_days INTEGER NOT NULL,
    age_confirmed_by_id INTEGER,
    age_confirmed_at INTEGER,
    notice_message_id INTEGER
) STRICT;

CREATE INDEX class_by_guild ON class (guild_id);

CREATE TABLE student (
    class_id INTEGER NOT NULL REFERENCES class (class_id),
    student_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'left')),
    PRIMARY KEY (class_id, student_id)
) STRICT, WITHOUT ROWID;

-- The question is a snapshot: what the class was asked stays readable when its pack changes.
CREATE TABLE prompt (
    prompt_id INTEGER PRIMARY KEY AUTOINCREMENT,
    class_id INTEGER NOT NULL REFERENCES class (class_id),
    pack_id TEXT NOT NULL,
    question TEXT NOT NULL,
    number INTEGER NOT NULL,
    n_questions INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('posting', 'open', 'closed')),
    channel_id INTEGER NOT NULL,
    nonce TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    response_due_at INTEGER NOT NULL,
    replies_due_at INTEGER NOT NULL,
    n_responses INTEGER NOT NULL,
    n_replies INTEGER NOT NULL,
    different_classmates INTEGER NOT NULL CHECK (different_classmates IN (0, 1)),
    response_due_days INTEGER NOT NULL,
    replies_due_days INTEGER NOT NULL,
    message_id INTEGER,
    thread_id INTEGER UNIQUE,
    posted_at INTEGER,
    closed_at INTEGER
) STRICT;

CREATE INDEX prompt_by_class ON prompt (class_id);

-- A deleted post keeps its row, so that it cannot come back, and loses its text.
CREATE TABLE post (
    post_id INTEGER PRIMARY KEY,
    prompt_id INTEGER NOT NULL REFERENCES prompt (prompt_id),
    author_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    posted_at INTEGER NOT NULL,
    reply_to_id INTEGER,
    mentioned_ids TEXT NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER,
    CHECK (deleted_at IS NULL OR text = '')
) STRICT;

CREATE INDEX post_by_prompt ON post (prompt_id);

CREATE TABLE schedule (
    schedule_id INTEGER PRIMARY KEY AUTOINCREMENT,
    class_id INTEGER NOT NULL REFERENCES class (class_id),
    kind TEXT NOT NULL CHECK (kind IN ('prompt', 'week')),
    days TEXT NOT NULL,
    wall_time TEXT NOT NULL,
    zone TEXT NOT NULL,
    next_due_at INTEGER NOT NULL,
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    UNIQUE (class_id, kind)
) STRICT;

CREATE TABLE occurrence (
    occurrence_id INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule_id INTEGER NOT NULL REFERENCES schedule (schedule_id),
    due_at INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'skipped')),
    attempted_at INTEGER NOT NULL,
    message_id INTEGER,
    reason TEXT,
    UNIQUE (schedule_id, due_at),
    CHECK ((state = 'sent') = (message_id IS NOT NULL))
) STRICT;

CREATE INDEX occurrence_unfinished ON occurrence (due_at) WHERE state = 'sending';

CREATE TABLE note (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- "Hark" in ASCII: tells our file from another program's.
PRAGMA application_id = 1214345835;

PRAGMA user_version = 1;
