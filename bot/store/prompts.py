"""Prompts, as rows; the question as it was asked is kept beside its numbers, as JSON."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from pydantic import TypeAdapter

from bot.discussion.kept_summary import Audience
from bot.discussion.prompt import Prompt, PromptState
from bot.essay.pack import Question
from bot.store.classes import from_requirement_row, to_requirement_row
from bot.store.summaries import owe_summary
from bot.store.values import Value, from_ms, from_ms_or_none, keepable, to_ms, to_ms_or_none

_QUESTION = TypeAdapter(Question)

_INSERT = """
    INSERT INTO prompt (
        class_id, pack_id, question, number, n_questions, state, channel_id, nonce, created_at, response_due_at,
        replies_due_at, n_responses, n_replies, different_classmates, response_due_days, replies_due_days,
        message_id, thread_id, posted_at, closed_at
    ) VALUES (
        :class_id, :pack_id, :question, :number, :n_questions, :state, :channel_id, :nonce, :created_at,
        :response_due_at, :replies_due_at, :n_responses, :n_replies, :different_classmates, :response_due_days,
        :replies_due_days, :message_id, :thread_id, :posted_at, :closed_at
    )
    ON CONFLICT (nonce) DO NOTHING
"""


def add_prompt(db: sqlite3.Connection, prompt: Prompt) -> Prompt:
    db.execute(_INSERT, _to_row(prompt))
    return _from_row(db.execute("SELECT * FROM prompt WHERE nonce = ?", (prompt.nonce,)).fetchone())


def mark_prompt_posted(
    db: sqlite3.Connection, prompt_id: int, *, message_id: int, thread_id: int, at: datetime
) -> None:
    db.execute(
        "UPDATE prompt SET state = 'open', message_id = ?, thread_id = ?, posted_at = ?"
        " WHERE prompt_id = ? AND state = 'posting'",
        (message_id, thread_id, to_ms(at), prompt_id),
    )


def close_prompt(db: sqlite3.Connection, prompt_id: int, *, at: datetime, summary_for: Audience | None) -> bool:
    closed = db.execute(
        "UPDATE prompt SET state = 'closed', closed_at = ? WHERE prompt_id = ? AND state = 'open'",
        (to_ms(at), prompt_id),
    )
    if closed.rowcount == 1 and summary_for is not None:
        owe_summary(db, prompt_id, summary_for, closed_at=at)
    return closed.rowcount == 1


def drop_prompt(db: sqlite3.Connection, prompt_id: int) -> None:
    db.execute("DELETE FROM prompt WHERE prompt_id = ? AND state = 'posting'", (prompt_id,))


def find_prompt(db: sqlite3.Connection, prompt_id: int) -> Prompt | None:
    row = db.execute("SELECT * FROM prompt WHERE prompt_id = ?", (prompt_id,)).fetchone()
    return None if row is None else _from_row(row)


def find_prompt_of_thread(db: sqlite3.Connection, thread_id: int) -> Prompt | None:
    row = db.execute("SELECT * FROM prompt WHERE thread_id = ?", (thread_id,)).fetchone()
    return None if row is None else _from_row(row)


def list_prompts(db: sqlite3.Connection, class_id: int) -> list[Prompt]:
    rows = db.execute("SELECT * FROM prompt WHERE class_id = ? ORDER BY prompt_id", (class_id,))
    return [_from_row(row) for row in rows]


def to_json_question(question: Question) -> str:
    return keepable(json.dumps(asdict(question), ensure_ascii=False))


def from_json_question(text: str) -> Question:
    return _QUESTION.validate_json(text)


def _to_row(prompt: Prompt) -> Mapping[str, Value]:
    return {
        "class_id": prompt.class_id,
        "pack_id": prompt.pack_id,
        "question": to_json_question(prompt.question),
        "number": prompt.number,
        "n_questions": prompt.n_questions,
        "state": prompt.state,
        "channel_id": prompt.channel_id,
        "nonce": prompt.nonce,
        "created_at": to_ms(prompt.created_at),
        "response_due_at": to_ms(prompt.response_due_at),
        "replies_due_at": to_ms(prompt.replies_due_at),
        **to_requirement_row(prompt.requirement),
        "message_id": prompt.message_id,
        "thread_id": prompt.thread_id,
        "posted_at": to_ms_or_none(prompt.posted_at),
        "closed_at": to_ms_or_none(prompt.closed_at),
    }


def _from_row(row: sqlite3.Row) -> Prompt:
    return Prompt(
        prompt_id=row["prompt_id"],
        class_id=row["class_id"],
        pack_id=row["pack_id"],
        question=from_json_question(row["question"]),
        number=row["number"],
        n_questions=row["n_questions"],
        state=PromptState(row["state"]),
        channel_id=row["channel_id"],
        nonce=row["nonce"],
        created_at=from_ms(row["created_at"]),
        response_due_at=from_ms(row["response_due_at"]),
        replies_due_at=from_ms(row["replies_due_at"]),
        requirement=from_requirement_row(row),
        message_id=row["message_id"],
        thread_id=row["thread_id"],
        posted_at=from_ms_or_none(row["posted_at"]),
        closed_at=from_ms_or_none(row["closed_at"]),
    )
