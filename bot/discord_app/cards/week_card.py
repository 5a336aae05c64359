"""The weekly summary in the teacher channel."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.standing_table import missing_names, standing_counts, student_lines, table_legend
from bot.discord_app.cards.statements import Sources, footer, sources_of, word_post_link, word_statement
from bot.discord_app.cards.summary_lines import head_of_point, leading_points
from bot.discord_app.cards.wording import count, list_names, prompt_link
from bot.discord_app.markdown import show_name, timestamp
from bot.discussion.participation import Standing
from bot.discussion.summary import StatementKind
from bot.report.week import PromptWeek, Week, WeekReport

#: The gradebook file that goes with the card.
CSV_NAME = "participation.csv"

#: Questions told in full; a class that runs more in one week finds the others by /summary and in the file.
_MAX_PROMPTS = 5

_QUOTE_LENGTH = 140


def make_week_card(
    report: WeekReport, *, guild_id: int, marker: int | None = None, attachment: str | None = CSV_NAME
) -> Card:
    """What happened in the week, who needs the teacher, and where everyone stands."""
    parts = [Part(head=_title(report))]
    if quiet := _quiet_words(report):
        parts.append(Part(head=quiet))
    elif report.silent:
        names = list_names([student.name for student in report.silent], max_length=200)
        parts.append(Part(head=f"**Needs you** {names} wrote nothing this week."))
    busiest = sorted(report.prompts, key=lambda each: -each.n_posts)[:_MAX_PROMPTS]
    told_ids = {each.prompt.prompt_id for each in busiest}
    parts += [_prompt_part(each, report, guild_id) for each in report.prompts if each.prompt.prompt_id in told_ids]
    if n_more := len(report.prompts) - len(told_ids):
        parts.append(Part(head=f"-# … and {count(n_more, 'more question')} this week: `/summary` tells each one"))
    parts += _table(report, attachment)
    if report.prompts:
        parts.append(Part(head=footer(each.summary for each in report.prompts), is_ruled=True))
    return Card(parts, marker=marker, attachments=[attachment] if attachment else [])


def render_week_name(week: Week) -> str:
    """``2 Mar – 8 Mar``: the first and the last day of the week in the class's own calendar.

    A week that begins and ends on a Monday morning, or on a Sunday evening, is called Monday to Sunday.
    """
    zone = ZoneInfo(week.zone)
    is_whole = week.ends_at - week.starts_at > timedelta(days=6)
    edge = timedelta(hours=12) if is_whole else timedelta(minutes=1)
    first, last = week.starts_at + (edge if is_whole else timedelta(0)), week.ends_at - edge
    return f"{_day(first.astimezone(zone))} – {_day(last.astimezone(zone))}"


def _title(report: WeekReport) -> str:
    title = f"### Week of {render_week_name(report.week)} · {show_name(report.class_name, length=60)}"
    if not report.prompts:
        return title
    before = "" if report.n_posts_before is None else f" (the week before {report.n_posts_before})"
    return f"{title}\n{count(len(report.prompts), 'question')}, {count(report.n_posts, 'post')}{before}"


def _quiet_words(report: WeekReport) -> str | None:
    if report.n_posts:
        return None
    if not report.prompts:
        return "No question was open this week, so there is nothing to report. `/prompt post` asks the next one."
    waiting = "The question is" if len(report.prompts) == 1 else "The questions are"
    return (
        f"A quiet week: nobody wrote. {waiting} still there; a few minutes in class, or a first answer from "
        "someone you ask, often starts it again."
    )


def _prompt_part(each: PromptWeek, report: WeekReport, guild_id: int) -> Part:
    posts = [entry.post for ledger in each.ledgers for entry in ledger.entries]
    sources = sources_of(each.prompt, posts, report.students, guild_id=guild_id)
    lines = [_activity(each, report, sources)]
    for found in leading_points(each.summary):
        lines.append(f"**{head_of_point(found)}** {word_statement(found, sources, length=_QUOTE_LENGTH)}")
    if questions := each.summary.of_kind(StatementKind.OPEN_QUESTION):
        lines.append(f"**Still open** {word_statement(questions[0], sources, length=_QUOTE_LENGTH)}")
    return Part(
        head=f"{prompt_link(each.prompt, guild_id)}\n{_participation(each, report.week)}",
        lines=tuple(lines),
        more="-# … and {n} more: `/summary`",
        is_ruled=True,
    )


def _activity(each: PromptWeek, report: WeekReport, sources: Sources) -> str:
    week = report.week
    in_week = sorted(
        entry.post.post_id
        for ledger in each.ledgers
        for entry in ledger.entries
        if week.starts_at <= entry.post.posted_at < week.ends_at and not entry.post.is_deleted
    )
    if not each.n_posts or not in_week:
        return "Nobody wrote here this week."
    wrote = f"{count(each.n_students, 'student')} wrote {count(each.n_posts, 'post')} this week"
    if len(in_week) == 1:
        return f"{wrote}: {word_post_link(in_week[0], 'read it', sources)}."
    first, latest = word_post_link(in_week[0], "first", sources), word_post_link(in_week[-1], "latest", sources)
    return f"{wrote}: {first} to {latest}."


def _participation(each: PromptWeek, week: Week) -> str:
    if not each.ledgers:
        return "-# No students on the roster yet"
    counts = standing_counts(each.ledgers)
    if each.prompt.replies_due_at >= week.ends_at:
        return f"{counts}, so far (due {timestamp(each.prompt.replies_due_at)})"
    missing = missing_names(each.ledgers)
    return f"{counts}\n-# {missing}" if missing else counts


def _table(report: WeekReport, attachment: str | None) -> list[Part]:
    ledgers = [ledger for each in report.prompts for ledger in each.ledgers]
    if all(ledger.standing is Standing.NOTHING for ledger in ledgers):
        return []
    where = f"in {attachment}" if attachment else "in `/participation`"
    table = Part(
        head=f"**Who did what**\n{table_legend(len(report.prompts))}",
        lines=student_lines(ledgers),
        more=f"-# … and {{n}} more students {where}",
        is_ruled=True,
    )
    return [table]


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b}"
