"""participation.csv: who did what, one row per student and prompt, safe to open in a spreadsheet."""

import csv
import io
from zoneinfo import ZoneInfo

from bot.discussion.participation import Ledger, PostKind
from bot.report.week import WeekReport

HEADER = (
    "Student",
    "Discord ID",
    "Prompt",
    "Question",
    "Standing",
    "Responses",
    "Responses asked",
    "Replies",
    "Replies asked",
    "Late",
    "Posts",
    "Words",
    "First response",
    "Last post",
)

# Without it Excel reads UTF-8 as the machine's old code page, and every name with an accent is broken.
BYTE_ORDER_MARK = "\ufeff"

# What makes a spreadsheet run a cell as a formula; the wide forms are folded to the narrow ones in East Asian locales.
_FORMULA_STARTS = frozenset("=+-@\t\r\n\0＝＋－＠")
# Skipped by spreadsheets before they look at the first character.
_IGNORED_STARTS = " \u00a0\u200b\u200c\u200d\u2060\ufeff\u3000"


def render_participation_csv(report: WeekReport) -> str:
    """The file as text: byte order mark, header, then the students of each prompt in roster order (RFC 4180).

    Times are in the class's zone. "Responses", "Replies" and "Late" are of posts that count; "Posts" and
    "Words" of all that are not deleted. Ids are written #123…: of a bare number that long Excel loses the last digits.
    """
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file)
    writer.writerow(HEADER)
    for prompt_week in report.prompts:
        for ledger in prompt_week.ledgers:
            writer.writerow([guard_cell(cell) for cell in _row(ledger, ZoneInfo(report.week.zone))])
    return file.getvalue()


def guard_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    **Source:** OWASP, "CSV Injection".
    """
    start = text.lstrip(_IGNORED_STARTS)[:1]
    return "'" + text if start in _FORMULA_STARTS and start else text


def _row(ledger: Ledger, zone: ZoneInfo) -> tuple[str, ...]:
    live = [entry.post for entry in ledger.entries if not entry.post.is_deleted]
    responses = [entry.post for entry in ledger.entries if entry.counts and entry.kind is PostKind.RESPONSE]
    requirement = ledger.prompt.requirement
    return (
        ledger.student.name,
        f"#{ledger.student.student_id}",
        str(ledger.prompt.number),
        ledger.prompt.question.title,
        str(ledger.standing),
        str(ledger.n_responses),
        str(requirement.n_responses),
        str(ledger.n_replies),
        str(requirement.n_replies),
        str(ledger.n_late),
        str(len(live)),
        str(sum(post.n_words for post in live)),
        f"{responses[0].posted_at.astimezone(zone):%Y-%m-%d %H:%M}" if responses else "",
        f"{live[-1].posted_at.astimezone(zone):%Y-%m-%d %H:%M}" if live else "",
    )
