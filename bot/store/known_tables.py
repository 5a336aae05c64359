"""What every table is for, how its rows go away, and which columns hold people. A test holds it to the schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTable:
    """One table; `columns` are all of its columns, in the order in which people want to read them.

    A row belongs to the person whose id is in an `owner` column. `people` columns hold the id of a person, or JSON with
    ids of people or of what they wrote; every other column holds nobody's id. `json` columns hold JSON without any.
    Instants need not be named: their columns end in ``_at``.
    """

    about: str
    columns: tuple[str, ...]
    owner: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    json: tuple[str, ...] = ()


# Those that tell most about a student come first.
TABLES: Final[Mapping[str, KnownTable]] = {
    "student": KnownTable(
        about="The roster: who is in the class, under the name the server showed when last seen. When a new term "
        "starts, the students of the last one are marked as left. The row stays until the database is deleted.",
        columns=("name", "status", "student_id", "class_id"),
        owner=("student_id",),
    ),
    "post": KnownTable(
        about="What students write in the threads of the questions. When they edit a post, the new words take the "
        "place of the old. When it is deleted, its words go from the file; that a post was there stays, with its "
        "times, its author, what it answered and whom it mentioned. The row stays until the database is deleted.",
        columns=(
            *("text", "posted_at", "edited_at", "deleted_at"),
            *("reply_to_id", "mentioned_ids", "post_id", "prompt_id", "author_id"),
        ),
        owner=("author_id",),
        people=("mentioned_ids", "reply_to_id"),
    ),
    "position": KnownTable(
        about="What a student thinks of a question's claim, and the reason they gave. A change of mind is a new row "
        "beside the earlier one. When the student withdraws, all their rows on that question go from the file; "
        "otherwise they stay until the database is deleted.",
        columns=(
            *("position", "reason", "paragraph", "declared_at"),
            *("shared_message_id", "position_id", "prompt_id", "student_id"),
        ),
        owner=("student_id",),
    ),
    "summary": KnownTable(
        about="The summaries of questions that were shown, without anybody's words: ids of posts and of students, "
        "where in a post the quoted words stand, and a checksum of them. When a post is edited or deleted, what no "
        "longer stands in it goes; its id stays in the list of posts. A summary shown to one teacher goes when the "
        "next one is made; one posted in Discord stays until the database is deleted.",
        columns=("content", "made_at", "audience", "message_id", "summary_id", "prompt_id", "n_changes", "n_reviewed"),
        people=("content",),
    ),
    "class": KnownTable(
        about="The class's settings: its server, channels and roles, what is asked of students, and when. Of people, "
        "only whoever confirmed the students' age. The row stays until the database is deleted.",
        columns=(
            *("age_confirmed_by_id", "age_confirmed_at", "name", "zone", "pack_id", "term_started_at"),
            *("class_id", "guild_id", "teacher_role_id", "student_role_id", "prompts_channel_id"),
            *("teacher_channel_id", "notice_message_id", "week_day", "week_time", "closing_summary"),
            *("n_responses", "n_replies", "different_classmates", "response_due_days", "replies_due_days"),
        ),
        people=("age_confirmed_by_id",),
    ),
    "essay": KnownTable(
        about="The essays that teachers added, and who added each. When a teacher removes one, it goes from the file, "
        "with its corrections and drafts.",
        columns=("name", "added_by_id", "added_at", "essay", "essay_id", "class_id"),
        people=("added_by_id",),
        json=("essay",),
    ),
    "draft": KnownTable(
        about="The questions drafted on an essay, and which teacher changed each last. Those not yet kept or discarded "
        "go when the essay is drafted anew, all of them when it is removed.",
        columns=("question", "state", "changed_by_id", "draft_id", "essay_id", "place", "version"),
        people=("changed_by_id",),
        json=("question",),
    ),
    "prompt": KnownTable(
        about="The questions posted to the class: their words, their dates, what they ask of each student.",
        columns=(
            *("question", "state", "created_at", "posted_at", "response_due_at", "replies_due_at", "closed_at"),
            *("prompt_id", "class_id", "pack_id", "number", "n_questions", "channel_id", "message_id", "thread_id"),
            *("nonce", "n_responses", "n_replies", "different_classmates", "response_due_days", "replies_due_days"),
        ),
        json=("question",),
    ),
    "schedule": KnownTable(
        about="On which days and at what time questions and the weekly summary are due.",
        columns=("kind", "days", "wall_time", "zone", "next_due_at", "is_active", "schedule_id", "class_id"),
        json=("days",),
    ),
    "occurrence": KnownTable(
        about="Each time something was due: when, and whether it was sent, or why not.",
        columns=(
            *("due_at", "state", "reason", "attempted_at"),
            *("message_id", "occurrence_id", "schedule_id", "nonce"),
        ),
    ),
    "owed_summary": KnownTable(
        about="That the summary of a closed question is still to be sent. The row goes when it is.",
        columns=("closed_at", "audience", "prompt_id"),
    ),
    "correction": KnownTable(
        about="What a teacher said a sentence of an essay does in its argument; not which teacher.",
        columns=("paragraph", "sentence", "kind", "correction_id", "essay_id"),
    ),
    "pack": KnownTable(
        about="The question packs that teachers saved or imported; not which teacher.",
        columns=("pack_id", "pack", "saved_at", "class_id"),
        json=("pack",),
    ),
    "note": KnownTable(
        about="Small things the program has to remember, such as that a notice was given.",
        columns=("key", "value"),
    ),
}
