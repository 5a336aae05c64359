"""The summary of one thread, for the teacher and in a version for the class."""

from collections.abc import Sequence

from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.statements import Sources, footer, sources_of, statements_of, word_statement
from bot.discord_app.cards.wording import count, list_names, prompt_link, prompt_name, where_in_essay
from bot.discord_app.markdown import escape_student_text, shorten
from bot.discussion.prompt import Prompt
from bot.discussion.summary import StatementKind, Summary
from bot.discussion.thread_summary import ThreadSummary

_EMPTY_FOR_CLASS = (
    "Nobody has written here yet. One or two sentences are enough to start: say what you think, and name the "
    "place in the essay that makes you think so."
)
_EMPTY_FOR_TEACHER = (
    "Nobody has written here yet. Often one short answer is all it takes: you might ask two students in class "
    "what they would say, and invite them to post exactly that."
)


def make_summary_card(thread: ThreadSummary, *, guild_id: int, for_class: bool = False) -> Card:
    """What was said about a question, every point quoted and linked. The class's version counts nobody by name."""
    summary = thread.summary
    sources = sources_of(thread.prompt, thread.posts, thread.students, guild_id=guild_id)
    parts = [Part(head=_title(thread.prompt, guild_id, for_class=for_class))]
    if not summary.coverage.n_posts:
        parts.append(Part(head=_EMPTY_FOR_CLASS if for_class else _EMPTY_FOR_TEACHER))
        return Card(parts)
    parts += _who(thread, for_class=for_class)
    parts += _points(summary, sources, for_class=for_class)
    if not for_class:
        parts += _voices(summary, sources)
        parts += _follow_ups(thread.prompt)
    parts.append(Part(head=footer([summary]), is_ruled=True))
    return Card(parts)


def _title(prompt: Prompt, guild_id: int, *, for_class: bool) -> str:
    # The class reads it in the thread itself.
    name = f"**{escape_student_text(prompt_name(prompt))}**" if for_class else prompt_link(prompt, guild_id)
    question = shorten(" ".join(prompt.question.text.split()), 500)
    return f"{name} · {where_in_essay(prompt)}\n### {question}"


def _who(thread: ThreadSummary, *, for_class: bool) -> list[Part]:
    found = statements_of(thread.summary, StatementKind.TOOK_PART)
    if not found:
        return []
    cited_ids = set(found[0].cited_ids)
    author_ids = {post.author_id for post in thread.posts if post.post_id in cited_ids}
    posts = count(len(cited_ids), "post")
    if for_class:
        return [Part(head=f"**So far** {posts} by {len(author_ids)} of you")]
    n_all = len(author_ids) + len(thread.summary.not_yet_heard)
    names = [student.name for student in thread.students if student.student_id in author_ids]
    took_part = f"{len(author_ids)} of {count(n_all, 'student')}, {posts}: {list_names(names)}"
    return [Part(head=f"**Who took part** {took_part}")]


def _points(summary: Summary, sources: Sources, *, for_class: bool) -> list[Part]:
    wanted = [
        (StatementKind.KEY_POINT, "**Points to build on**" if for_class else "**Strongest points**"),
        (StatementKind.OPEN_QUESTION, "**Questions still waiting for an answer**"),
    ]
    if not for_class:
        wanted.append((StatementKind.UNANSWERED_POST, "**Posts nobody has replied to**"))
    parts = []
    for kind, head in wanted:
        lines = tuple(f"- {word_statement(found, sources)}" for found in statements_of(summary, kind))
        if lines:
            parts.append(Part(head=head, lines=lines, more="-# … and {n} more in the thread"))
    return parts


def _follow_ups(prompt: Prompt) -> list[Part]:
    """The pack's own next questions, for the teacher to ask where the talk needs one."""
    lines = tuple(f"- {escape_student_text(follow_up)}" for follow_up in prompt.question.follow_ups)
    return [Part(head="**You might ask next** (from the pack)", lines=lines)] if lines else []


def _voices(summary: Summary, sources: Sources) -> list[Part]:
    lines = []
    if summary.not_yet_heard:
        lines.append(f"**Not yet heard** {_names(summary.not_yet_heard, sources)}")
    if summary.not_drawn_on:
        lines.append(f"**Wrote, but not quoted here** {_names(summary.not_drawn_on, sources)}")
    return [Part(head="\n".join(lines))] if lines else []


def _names(student_ids: Sequence[int], sources: Sources) -> str:
    return list_names([sources.names.get(student_id, "a former student") for student_id in student_ids])
