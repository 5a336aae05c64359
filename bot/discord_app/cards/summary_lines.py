"""The sections of a summary in words, each as a head and lines: what the short card and the whole summary share."""

from collections.abc import Callable, Mapping, Sequence

from bot.discord_app.cards.layout import Part
from bot.discord_app.cards.statements import (
    POSITION_WORDS,
    Sources,
    word_crux,
    word_links,
    word_move,
    word_objection,
    word_paragraphs,
    word_statement,
)
from bot.discord_app.cards.wording import count, list_names
from bot.discord_app.markdown import escape_student_text
from bot.discussion.class_counts import FEWEST
from bot.discussion.position import Position
from bot.discussion.summary import Statement, StatementKind, Summary
from bot.discussion.thread_summary import ThreadSummary
from bot.essay.pack import render_paragraphs

Wording = Callable[[Statement, Sources], str]

_MORE = "-# … and {n} more in the thread"


def tell_who(found: ThreadSummary) -> str | None:
    """``41 posts by 17 of 19 students``; None where nobody wrote."""
    taken = found.summary.of_kind(StatementKind.TOOK_PART)
    if not taken:
        return None
    n_students, posts = taken[0].n_students or 0, count(len(taken[0].cited_ids), "post")
    if found.is_for_class:
        return f"{posts} by {n_students} of you"
    return f"{posts} by {n_students} of {count(n_students + len(found.summary.not_yet_heard), 'student')}"


def tell_stands(found: ThreadSummary) -> str | None:
    """``agree 7 · disagree 6 · it depends 4 · unclear 2``; None where nothing is known, or nothing may be told.

    For the teacher declared and read together, with how many were read and whose posts show nothing; for the class
    what it may be told of those declared.
    """
    known = found.class_counts
    shown = known.by_position if known else _count_stands(found.summary)
    stands = " · ".join(f"{position} {n}" for position, n in shown.items() if n)
    if not stands:
        return None
    if known is not None:
        return stands if known.n_students is not None else f"{stands} (counts below {FEWEST} are not shown)"
    n_unclear = len({post.author_id for post in found.thread.live_posts} - found.sides.keys())
    n_read = sum(read.n_students or 0 for read in found.summary.of_kind(StatementKind.READ_STANCE))
    unclear = f" · unclear {n_unclear}" if n_unclear else ""
    return f"{stands}{f' ({n_read} read from posts)' if n_read else ''}{unclear}"


def _count_stands(summary: Summary) -> Mapping[Position, int]:
    return {
        position: sum(
            found.n_students or 0
            for found in summary.of_kind(StatementKind.DECLARED, StatementKind.READ_STANCE)
            if found.position is position
        )
        for position in Position
    }


def tell_sources_of_stands(found: ThreadSummary, sources: Sources) -> list[str]:
    """How the stands are known: declared, moved since, or read, with links to the posts they were read from."""
    if found.is_for_class:
        return []
    summary = found.summary
    declared = sum(found.n_students or 0 for found in summary.of_kind(StatementKind.DECLARED))
    lines = [f"declared by {count(declared, 'student')}"] if declared else []
    lines += [
        f"{count(found.n_students or 0, 'student')} moved from *{found.moved_from}* to *{found.position}*"
        for found in summary.of_kind(StatementKind.MOVED)
    ]
    lines += [
        f"*{found.position}* read from posts of {count(found.n_students or 0, 'student')}: "
        f"{word_links(found.cited_ids, sources)}"
        for found in summary.of_kind(StatementKind.READ_STANCE)
    ]
    return lines


def leading_points(summary: Summary) -> tuple[Statement, ...]:
    """One point of each side, or the first two where no sides are known: no side is told without the other."""
    points = summary.of_kind(StatementKind.KEY_POINT)
    of_sides = (next((p for p in points if p.position is side), None) for side in (Position.AGREE, Position.DISAGREE))
    return tuple(point for point in of_sides if point) or points[:2]


def head_of_point(point: Statement) -> str:
    """The side a point was made on, or that it was made."""
    return POSITION_WORDS[point.position] if point.position else "A point made"


def point_parts(summary: Summary, sources: Sources) -> list[Part]:
    """The key points side by side; one list where no sides are known."""
    points = summary.of_kind(StatementKind.KEY_POINT)
    has_sides = any(point.position for point in points)
    parts = []
    for position in (*Position, None):
        of_side = [point for point in points if point.position is position]
        head = f"**{POSITION_WORDS[position]}**" if has_sides else "**Points made**"
        if of_side:
            parts.append(Part(head=head, lines=tuple(_bullet(_word_point(p, sources)) for p in of_side), more=_MORE))
    return parts


def dispute_parts(summary: Summary, sources: Sources) -> list[Part]:
    """Where the sides meet, what divides them, what nobody answered."""
    wanted: list[tuple[StatementKind, str, Wording]] = [
        (StatementKind.COMMON_GROUND, "**On both sides**", word_statement),
        (StatementKind.CRUX, "**The crux** (most argued over)", word_crux),
        (StatementKind.UNANSWERED_OBJECTION, "**Objections still waiting for an answer**", word_objection),
        (StatementKind.OPEN_QUESTION, "**Questions still waiting for an answer**", word_statement),
    ]
    return _listed(summary, sources, wanted)


def text_part(found: ThreadSummary, sources: Sources) -> list[Part]:
    """Which ¶ were argued about, and which nobody touched."""
    if not found.thread.paragraphs:
        return []
    lines = word_paragraphs(found.summary.of_kind(StatementKind.PARAGRAPH_USED), sources)
    unused = found.summary.unused_paragraphs
    if unused and lines:
        lines.append(f"{render_paragraphs(unused)} in no post")
    if not lines:
        lines = ["No post names a paragraph."]
    return [Part(head="**From the text**", lines=tuple(map(_bullet, lines)))]


def voice_parts(summary: Summary, sources: Sources) -> list[Part]:
    """Whose voice is missing (teacher only): no post, not quoted, nobody answered."""
    lines = []
    if summary.not_yet_heard:
        lines.append(f"**Not yet heard** {_names(summary.not_yet_heard, sources)}")
    if summary.not_drawn_on:
        lines.append(f"**Wrote, but not quoted here** {_names(summary.not_drawn_on, sources)}")
    if summary.left_alone_ids:
        lines.append(f"**No reply yet, and not above** {word_links(summary.left_alone_ids, sources, most=8)}")
    return [Part(head="\n".join(lines))] if lines else []


def move_parts(found: ThreadSummary, sources: Sources) -> list[Part]:
    """What the teacher might say next (teacher only): moves tied to posts, claims to ask about, the pack's own."""
    wanted: list[tuple[StatementKind, str, Wording]] = [
        (StatementKind.UNSUPPORTED_CLAIM, "**Said without a reason, and nobody asked**", word_statement),
        (StatementKind.TALK_MOVE, "**You might say**", word_move),
    ]
    parts = _listed(found.summary, sources, wanted)
    follow_ups = tuple(f"- {escape_student_text(text)}" for text in found.thread.prompt.question.follow_ups)
    if follow_ups:
        parts.append(Part(head="**You might ask next** (from the pack)", lines=follow_ups))
    return parts


def _listed(summary: Summary, sources: Sources, wanted: Sequence[tuple[StatementKind, str, Wording]]) -> list[Part]:
    parts = []
    for kind, head, word in wanted:
        lines = tuple(_bullet(word(found, sources)) for found in summary.of_kind(kind))
        if lines:
            parts.append(Part(head=head, lines=lines, more=_MORE))
    return parts


def _word_point(point: Statement, sources: Sources) -> str:
    made = f"made by at least {point.n_students}: " if (point.n_students or 0) > 1 else ""
    return f"{made}{word_statement(point, sources)}"


def _bullet(text: str) -> str:
    return f"- {text}"


def _names(student_ids: Sequence[int], sources: Sources) -> str:
    return list_names([sources.names.get(student_id, "a former student") for student_id in student_ids])
