"""A class of eight in the middle of a debate, as the cards are shown it; how points are chosen plays no part."""

from dataclasses import replace
from datetime import timedelta

from bot.discussion.ledger import build_ledgers
from bot.discussion.participation import Ledger
from bot.discussion.post import Post
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Coverage, DroppedStatement, Quote, Statement, StatementKind, Summary
from bot.discussion.thread_summary import ThreadSummary
from bot.essay.pack import BloomLevel, Question, SocraticType, ToulminPart
from bot.report.week import PromptWeek, Week, WeekReport
from tests.factories import MONDAY, make_post, make_prompt, make_students

AMINA, BEN, JONAS, LEA, MIA, NOOR, OSKAR, PRIYA = range(11, 19)

STUDENTS = make_students("Amina", "Ben", "Jonas", "Lea", "Mia", "Noor", "Oskar", "Priya")

NAMES = {student.student_id: student.name for student in STUDENTS}

WEEK = Week(starts_at=MONDAY - timedelta(hours=9), ends_at=MONDAY + timedelta(days=6, hours=15), zone="UTC")

QUESTION = Question(
    id="q4",
    title="Three peace processes: what do they prove?",
    text="Three peace processes are offered as proof. What exactly do they prove?",
    paragraphs=(4, 5),
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    note="Ask of each: did it end the war *because* it was long, or did it last long because the war was hard to end?",
    starter="The Korean case does / does not fit, because …",
)

PROMPT = replace(make_prompt(1, question=QUESTION), number=4, n_questions=12)

_AMINA = make_post(101, author_id=AMINA, minutes=30, text="All three only moved once somebody stayed in the room.")
_BEN = make_post(
    102, author_id=BEN, minutes=90, text="We only hear about the talks that worked. Nobody counts the rest."
)
_NOOR = make_post(103, author_id=NOOR, minutes=200, text="What would a *failed* long negotiation look like?")
_JONAS = make_post(
    104, author_id=JONAS, minutes=260, reply_to_id=102, text="Korea: 575 meetings and still no peace treaty."
)
_LEA = make_post(
    105, author_id=LEA, minutes=300, reply_to_id=101, text="Someone has to want an end before talks give one."
)
_AMINA_AGAIN = make_post(
    106, author_id=AMINA, minutes=400, reply_to_id=104, text="But an armistice is not nothing, Jonas."
)
_AMINA_THIRD = make_post(
    107, author_id=AMINA, minutes=500, reply_to_id=105, text="Agreed, and somebody has to be able to say yes."
)
_BEN_GONE = make_post(108, author_id=BEN, minutes=510, reply_to_id=101, deleted_at=MONDAY + timedelta(hours=10))
_PRIYA_LATE = make_post(
    109, author_id=PRIYA, minutes=60 * 24 * 4, text="Long talks may just be the sign of a stalemate."
)

POSTS = (_AMINA, _BEN, _NOOR, _JONAS, _LEA, _AMINA_AGAIN, _AMINA_THIRD, _BEN_GONE, _PRIYA_LATE)


def _statement(kind: StatementKind, post: Post, words: str | None = None) -> Statement:
    quote = Quote(post_id=post.post_id, author_id=post.author_id, text=words or post.text)
    return Statement(kind=kind, cited_ids=(post.post_id,), quotes=(quote,))


TOOK_PART = Statement(
    kind=StatementKind.TOOK_PART,
    cited_ids=tuple(post.post_id for post in POSTS if not post.is_deleted),
    n_students=6,
)

SUMMARY = Summary(
    prompt_id=1,
    statements=(
        TOOK_PART,
        _statement(StatementKind.KEY_POINT, _AMINA),
        _statement(StatementKind.KEY_POINT, _BEN, "We only hear about the talks that worked."),
        _statement(StatementKind.OPEN_QUESTION, _NOOR),
        _statement(StatementKind.UNANSWERED_POST, _PRIYA_LATE),
    ),
    dropped=(DroppedStatement(statement=TOOK_PART, reason="cites post 999, which is not there"),),
    coverage=Coverage(n_posts_cited=4, n_posts=8, n_students_cited=4, n_students=6),
    not_yet_heard=(MIA, OSKAR),
    not_drawn_on=(JONAS, LEA),
    made_by="rules",
)

NOTHING_SAID = Summary(
    prompt_id=1,
    statements=(),
    dropped=(),
    coverage=Coverage(n_posts_cited=0, n_posts=0, n_students_cited=0, n_students=0),
    not_yet_heard=tuple(NAMES),
    not_drawn_on=(),
    made_by="rules",
)

THREAD = ThreadSummary(prompt=PROMPT, summary=SUMMARY, posts=POSTS, students=STUDENTS)

EMPTY_THREAD = ThreadSummary(prompt=PROMPT, summary=NOTHING_SAID, posts=(), students=STUDENTS)


def ledgers_of(*student_ids: int, prompt: Prompt = PROMPT) -> tuple[Ledger, ...]:
    """The ledgers of some students, or of all."""
    wanted = [student for student in STUDENTS if not student_ids or student.student_id in student_ids]
    return build_ledgers(wanted, prompt, [replace(post, prompt_id=prompt.prompt_id) for post in POSTS])


def week_report(*prompts: PromptWeek, n_posts: int, n_posts_before: int | None = None) -> WeekReport:
    """A report in which Mia and Oskar are silent, or everybody where nothing was written."""
    silent = [student for student in STUDENTS if not n_posts or student.student_id in (MIA, OSKAR)]
    return WeekReport(
        class_id=1,
        class_name="AP Government, period 2",
        week=WEEK,
        prompts=prompts,
        students=STUDENTS,
        silent=tuple(silent),
        n_posts=n_posts,
        n_posts_before=n_posts_before,
    )


def prompt_week() -> PromptWeek:
    """The debate in its week."""
    return PromptWeek(prompt=PROMPT, n_posts=8, n_students=6, summary=SUMMARY, ledgers=ledgers_of())


def quiet_prompt_week() -> PromptWeek:
    """A question nobody answered."""
    ledgers = build_ledgers(STUDENTS, PROMPT, [])
    return PromptWeek(prompt=PROMPT, n_posts=0, n_students=0, summary=NOTHING_SAID, ledgers=ledgers)
