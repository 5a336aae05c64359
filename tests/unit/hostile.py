"""What students may type into a debate, and a summary that quotes all of it."""

from bot.discussion.position import Position, Side
from bot.discussion.post import Post, Student
from bot.discussion.summary import Coverage, Quote, Statement, StatementKind, Summary
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from tests.factories import make_post, make_prompt, make_question, make_student

HOSTILE_TEXTS = (
    "**bold** _it_ `code` ~~no~~ ||spoiler|| [click](https://evil.example) <b onclick='x'>hi</b> <!-- gone",
    "# title\n- list\n+ more\n=== front ===\n[Claim]: mine #tag @[Claim] <Argument>: /* comment */ // rest {a: 1} (1)",
    "cost is $5 of $9, \\alpha ^2 & <script>alert(1)</script> </svg> ]]> www.evil.example x@y.example",
    "null \x00 bell \x07 escape \x1b[31m bidi \u202eabc\u202c zero\u200bwidth \ufeff lone \ud800 surrogate",
    "مارک برای همه یکسان نیست و این عادلانه است که هر کس نمره خودش را بگیرد",
    "字" * 400,
    "🚣🏽‍♀️ same boat same mark 💀💀💀 👨‍👩‍👧",
    "w" * 2_000,
    "word " * 400,
    "🙃",
    '"quoted" “curly” \'single\' ""',
    "1. first thing\n2) second thing   with   spaces\n\n\nand lines",
)


def make_hostile_summary(n_points: int = 12) -> ThreadSummary:
    """`n_points` key points, round the sides and without a side, each of other hostile words, quoted whole.

    Every second one is objected to. Names are hostile too.
    """
    sides = (Position.AGREE, Position.DISAGREE, Position.IT_DEPENDS, None)
    posts: list[Post] = []
    statements: list[Statement] = []
    for number in range(n_points):
        text = HOSTILE_TEXTS[number % len(HOSTILE_TEXTS)]
        posts.append(make_post(100 + number, author_id=11 + number, text=text, minutes=number))
        words = Quote(post_id=100 + number, author_id=11 + number, text=text)
        point = Statement(kind=StatementKind.KEY_POINT, cited_ids=(100 + number,), quotes=(words,), n_students=1)
        statements.append(_on(point, sides[number % 4]))
        if number % 2:
            posts.append(
                make_post(200 + number, author_id=11, text=text, minutes=60 + number, reply_to_id=100 + number)
            )
            against = Quote(post_id=200 + number, author_id=11, text=text)
            statements.append(_against(against, 100 + number))
    return ThreadSummary(
        thread=_thread(posts),
        summary=_summary(statements),
        sides={11: Side(position=Position.AGREE, is_declared=False, post_ids=(100,))},
    )


def _on(point: Statement, position: Position | None) -> Statement:
    return Statement(kind=point.kind, cited_ids=point.cited_ids, quotes=point.quotes, n_students=1, position=position)


def _against(words: Quote, to_id: int) -> Statement:
    return Statement(kind=StatementKind.UNANSWERED_OBJECTION, cited_ids=(words.post_id, to_id), quotes=(words,))


def _thread(posts: list[Post]) -> Thread:
    students: tuple[Student, ...] = tuple(
        make_student(student_id, HOSTILE_TEXTS[(student_id - 11) % len(HOSTILE_TEXTS)]) for student_id in range(11, 30)
    )
    return Thread(
        prompt=make_prompt(question=make_question(text=HOSTILE_TEXTS[0])), posts=tuple(posts), students=students
    )


def _summary(statements: list[Statement]) -> Summary:
    return Summary(
        prompt_id=1,
        statements=tuple(statements),
        dropped=(),
        coverage=Coverage(n_posts_cited=12, n_posts=12, n_students_cited=12, n_students=12),
        not_yet_heard=(28, 29),
        not_drawn_on=(),
        made_by="rules",
    )
