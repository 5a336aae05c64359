"""Students' posts, as rows. A deleted post is a row without text: nothing brings it back."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.discussion.post import Post
from bot.store.summaries import note_changes
from bot.store.values import (
    from_json_ids,
    from_ms,
    from_ms_or_none,
    keepable,
    to_json_ids,
    to_ms,
    to_ms_or_none,
)


def record_post(db: sqlite3.Connection, post: Post) -> bool:
    inserted = db.execute(
        "INSERT INTO post (post_id, prompt_id, author_id, text, posted_at, reply_to_id, mentioned_ids, edited_at,"
        " deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (post_id) DO NOTHING",
        (
            post.post_id,
            post.prompt_id,
            post.author_id,
            "" if post.is_deleted else keepable(post.text),
            to_ms(post.posted_at),
            post.reply_to_id,
            to_json_ids(post.mentioned_ids),
            to_ms_or_none(post.edited_at),
            to_ms_or_none(post.deleted_at),
        ),
    )
    return inserted.rowcount == 1


def edit_post(db: sqlite3.Connection, post_id: int, *, text: str, edited_at: datetime) -> bool:
    kept = db.execute(
        "SELECT text FROM post WHERE post_id = ? AND deleted_at IS NULL AND coalesce(edited_at, 0) <= ?",
        (post_id, to_ms(edited_at)),
    ).fetchone()
    if kept is None:
        return False
    # The instant is kept even where the text is the same: an earlier edit that comes late must not undo it.
    text = keepable(text)
    db.execute("UPDATE post SET text = ?, edited_at = ? WHERE post_id = ?", (text, to_ms(edited_at), post_id))
    if kept["text"] == text:
        return False
    note_changes(db, [post_id])
    return True


def delete_posts(db: sqlite3.Connection, post_ids: Sequence[int], *, at: datetime) -> int:
    deleted = db.executemany(
        "UPDATE post SET text = '', deleted_at = ? WHERE post_id = ? AND deleted_at IS NULL",
        [(to_ms(at), post_id) for post_id in post_ids],
    )
    if deleted.rowcount:
        note_changes(db, post_ids)
    return deleted.rowcount


def list_posts(db: sqlite3.Connection, prompt_id: int) -> list[Post]:
    rows = db.execute("SELECT * FROM post WHERE prompt_id = ? ORDER BY posted_at, post_id", (prompt_id,))
    return [_from_row(row) for row in rows]


def _from_row(row: sqlite3.Row) -> Post:
    return Post(
        post_id=row["post_id"],
        prompt_id=row["prompt_id"],
        author_id=row["author_id"],
        text=row["text"],
        posted_at=from_ms(row["posted_at"]),
        reply_to_id=row["reply_to_id"],
        mentioned_ids=from_json_ids(row["mentioned_ids"]),
        edited_at=from_ms_or_none(row["edited_at"]),
        deleted_at=from_ms_or_none(row["deleted_at"]),
    )
