-- When the class's present term began; NULL: it is the first.
ALTER TABLE class ADD COLUMN term_started_at INTEGER;

PRAGMA user_version = 3;
