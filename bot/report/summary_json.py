"""A summary as JSON, for who wants to go on with it in another tool. The format, version 1:

    format, version   "harkness-summary", 1: the version changes when a field changes its meaning or goes
    audience          "teacher" or "class"
    prompt            id, number, title, question, claim (or null), paragraphs
    made_by           "rules" or a model's name;  reads_stances: false where positions could not be read
    checked, dropped  how many statements were verified, and how many of them were left out
    coverage          posts_cited, posts, students_cited, students
    statements        in the order to be shown:
        kind          as in "key point", "crux" (bot/discussion/summary.py)
        position, moved_from, n_students, paragraph, move: each null where it says nothing
        students      (teacher) who is counted where no post is cited: declared positions
        citations     post_id, author, quote (verbatim, null where the post is only counted), link, posted_at (UTC)
                      author: the name; in the class's version "student 3", null where nobody is to be named
    unused_paragraphs those of the essay no post points to
    positions         (class) how many declared each; one that fewer than five hold is left out
    not_yet_heard, not_drawn_on   (teacher) names
    left_alone        (teacher) post_id, author, link of posts nobody answered and nothing cites

Ids are strings: they are longer than the numbers that JavaScript reads exactly.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Final

from bot.discussion.summary import Statement
from bot.discussion.thread_summary import ThreadSummary
from bot.report.voices import NOBODY_S, Voices, find_voices

_VERSION: Final = 1

_Json = dict[str, object]


def render_summary_json(found: ThreadSummary, *, link_of: Callable[[int], str]) -> str:
    """The summary in the format above, as text."""
    voices = find_voices(found)
    page = {
        "format": "harkness-summary",
        "version": _VERSION,
        "audience": "class" if found.is_for_class else "teacher",
        **_frame(found),
        "statements": [_statement(statement, found, voices, link_of) for statement in found.summary.statements],
        "unused_paragraphs": list(found.summary.unused_paragraphs),
    }
    if found.class_counts is not None:
        page["positions"] = dict(found.class_counts.by_position)
    else:
        page |= _missing(found, voices, link_of)
    return json.dumps(page, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode() + "\n"


def _frame(found: ThreadSummary) -> _Json:
    prompt, summary, cover = found.thread.prompt, found.summary, found.summary.coverage
    return {
        "prompt": {
            "id": str(prompt.prompt_id),
            "number": prompt.number,
            "title": prompt.question.title,
            "question": prompt.question.text,
            "claim": prompt.question.claim,
            "paragraphs": list(prompt.question.paragraphs),
        },
        "made_by": summary.made_by,
        "reads_stances": summary.reads_stances,
        "checked": summary.n_checked,
        "dropped": len(summary.dropped),
        "coverage": {
            "posts_cited": cover.n_posts_cited,
            "posts": cover.n_posts,
            "students_cited": cover.n_students_cited,
            "students": cover.n_students,
        },
    }


def _statement(statement: Statement, found: ThreadSummary, voices: Voices, link_of: Callable[[int], str]) -> _Json:
    entry: _Json = {
        "kind": statement.kind,
        "position": statement.position,
        "moved_from": statement.moved_from,
        "n_students": statement.n_students,
        "paragraph": statement.paragraph,
        "move": statement.move,
    }
    if not found.is_for_class:
        entry["students"] = [voices.name(student_id) for student_id in statement.student_ids]
    is_named = not found.is_for_class or statement.kind not in NOBODY_S
    entry["citations"] = list(_citations(statement, found, voices if is_named else None, link_of))
    return entry


def _citations(
    statement: Statement, found: ThreadSummary, voices: Voices | None, link_of: Callable[[int], str]
) -> Iterator[_Json]:
    """The quotes, then the posts that are only counted."""
    quoted = [(quote.post_id, quote.text) for quote in statement.quotes]
    quoted_ids = {post_id for post_id, _ in quoted}
    posts = found.thread.live_by_id
    for post_id, words in (*quoted, *((i, None) for i in statement.cited_ids if i not in quoted_ids)):
        post = posts.get(post_id)
        yield {
            "post_id": str(post_id),
            "author": voices.name(post.author_id) if voices and post else None,
            "quote": words,
            "link": link_of(post_id),
            "posted_at": post.posted_at.astimezone(UTC).isoformat() if post else None,
        }


def _missing(found: ThreadSummary, voices: Voices, link_of: Callable[[int], str]) -> _Json:
    summary, posts = found.summary, found.thread.live_by_id
    return {
        "not_yet_heard": [voices.name(student_id) for student_id in summary.not_yet_heard],
        "not_drawn_on": [voices.name(student_id) for student_id in summary.not_drawn_on],
        "left_alone": [
            {"post_id": str(post_id), "author": voices.name(posts[post_id].author_id), "link": link_of(post_id)}
            for post_id in summary.left_alone_ids
            if post_id in posts
        ],
    }
