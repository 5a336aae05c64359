"""A debate on "One mark for the whole boat" and its summary, made by hand: the example for cards, maps and exports."""

from bot.discussion.class_counts import counts_for_class
from bot.discussion.position import DeclaredPosition, Position, Side, Sides
from bot.discussion.post import Post
from bot.discussion.summary import DraftSummary, Quote, Statement, StatementKind, TalkMove
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary
from bot.essay.pack import BloomLevel, Question, SocraticType, ToulminPart
from bot.report.class_version import cut_for_class
from tests.factories import instant, make_post, make_prompt, make_students

AGREE, DISAGREE, IT_DEPENDS = Position.AGREE, Position.DISAGREE, Position.IT_DEPENDS
STUDENTS = make_students(
    "Amina", "Jonas", "Noor", "Lea", "Ben", "Priya", "Sam", "Tom", "Yusuf", "Chiara", "Mia", "Oskar"
)
ID_OF = {student.name: student.student_id for student in STUDENTS}

QUESTION = Question(
    id="still-standing",
    title="What is left of Ines's complaint",
    text="¶7 answers the complaint that Ines makes in ¶6. Which part of her complaint is still standing afterwards?",
    claim="A group that makes one thing together should get one mark for it.",
    paragraphs=(6, 7),
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    note="Ines says *two* things in ¶6. Ask of each whether ¶7 answers it or walks round it.",
    starter="What ¶7 does not answer is …",
    follow_ups=("What would Ines say to the meeting halfway?",),
)

# (id, author, id of the post it replies to, hours after Monday 09:00, text)
_POSTS: tuple[tuple[int, str, int | None, float, str], ...] = (
    (1, "Amina", None, 2, "I'm for one mark. A bridge holds or it breaks, you can't hand out a quarter of a bridge."),
    (
        2,
        "Noor",
        None,
        3,
        "Ines did half the work and the other three lived off her. ¶6 says it best: it's like telling someone who has "
        "been robbed that she is learning to be generous.",
    ),
    (
        3,
        "Jonas",
        None,
        5,
        "The project tests whether we can work with people we did not choose, so the group is graded.",
    ),
    (4, "Lea", 1, 6, "But a bridge isn't what school is for. My report goes to a university, not the bridge."),
    (5, "Ben", None, 8, "One mark only works if the group can throw somebody out, which is what ¶7 allows."),
    (6, "Sam", 2, 9, "lol Tobias ate the evidence"),
    (7, "Priya", None, 20, "With the forms everybody guards their own job, look at the film in ¶4 with the bad sound."),
    (8, "Yusuf", 7, 22, "The film in ¶4 was poor because two people wrote two scripts, the forms are just the excuse."),
    (9, "Tom", None, 24, "Someone who needs a scholarship can't pay for what three lazy people do to her mark."),
    (10, "Amina", 9, 25, "Then tell the teacher at the meeting halfway, that is in ¶7!"),
    (11, "Noor", 10, 27, "Nobody tells on their friends in front of a teacher. The meeting in ¶7 is ten minutes long."),
    (
        12,
        "Chiara",
        None,
        29,
        "A hard-working student should not pay for the others, but a form that pays her later is late.",
    ),
    (13, "Jonas", 9, 30, "In a team at work nobody asks who was lazy either, the customer sees one result."),
    (14, "Lea", 13, 31, "At work you get fired when you do nothing, in a school group nobody can fire Tobias."),
    (
        15,
        "Priya",
        12,
        44,
        "Nobody should pay for what others did not do, that is why ¶7 lets a group go on without him.",
    ),
    (16, "Tom", 15, 46, "And who decides that he has vanished? What if he was ill for two weeks?"),
    (17, "Ben", 15, 48, "I looked at ¶8 again and Tobias came back because he owed her something."),
    (18, "Yusuf", 17, 50, "He came back once for spaghetti, that doesn't prove that shared marks make people care."),
    (19, "Chiara", 5, 52, "It depends on the size of the group, with four people you see who does nothing."),
    (20, "Sam", None, 53, "Has anybody here ever been in a group that went on without somebody?"),
    (21, "Lea", 3, 60, "If the group is graded, then why is it my name on the report?"),
    (22, "Amina", 19, 61, "Four is a good number."),
)
_TEXT_OF = {post_id: text for post_id, _, _, _, text in _POSTS}
_AUTHOR_OF = {post_id: ID_OF[name] for post_id, name, _, _, _ in _POSTS}

_BEN_GONE = make_post(23, author_id=ID_OF["Ben"], reply_to_id=1, minutes=3_700, deleted_at=instant(hours=62))

# (student, hours after Monday 09:00, position)
_DECLARED = (
    ("Amina", 1, AGREE),
    ("Jonas", 2, AGREE),
    ("Noor", 2, DISAGREE),
    ("Ben", 3, AGREE),
    ("Lea", 4, DISAGREE),
    ("Priya", 20, AGREE),
    ("Tom", 23, DISAGREE),
    ("Ben", 26, IT_DEPENDS),
    ("Chiara", 28, IT_DEPENDS),
    ("Yusuf", 49, DISAGREE),
    ("Jonas", 55, IT_DEPENDS),
)


def make_boat_thread() -> Thread:
    """The thread with its posts, one of Ben's deleted, and the positions declared; Mia and Oskar wrote nothing."""
    posts: tuple[Post, ...] = tuple(
        make_post(post_id, author_id=ID_OF[name], text=text, minutes=60 * hours, reply_to_id=to_id)
        for post_id, name, to_id, hours, text in _POSTS
    )
    return Thread(
        prompt=make_prompt(question=QUESTION),
        posts=(*posts, _BEN_GONE),
        students=STUDENTS,
        positions=tuple(_declare(name, hours, position) for name, hours, position in _DECLARED),
        paragraphs=("",) * 8,
    )


def make_boat_summary(*, is_declared: bool = True) -> ThreadSummary:
    """The thread's summary as a maker would hand it over, verified: one statement of it does not hold.

    With `is_declared` False nobody has declared a position, and the sides are as read from posts.
    """
    thread = make_boat_thread() if is_declared else make_boat_thread().without_positions()
    sides = _sides(is_declared)
    statements = (*(_declared(thread) if is_declared else _read(sides)), *_debate(), *_around(thread))
    draft = DraftSummary(prompt_id=1, statements=(_took_part(), *statements), made_by="rules")
    return ThreadSummary(thread=thread, summary=verify_summary(draft, thread, sides), sides=sides)


def make_boat_summary_for_class() -> ThreadSummary:
    """The class's version; no position is held by enough students to be counted."""
    return cut_for_class(make_boat_summary(is_declared=False), counts_for_class(make_boat_thread().positions))


def quote(post_id: int, words: str) -> Quote:
    """Words of one of the thread's posts."""
    return Quote(post_id=post_id, author_id=_AUTHOR_OF[post_id], text=words)


def _declare(name: str, hours: float, position: Position) -> DeclaredPosition:
    return DeclaredPosition(
        prompt_id=1,
        student_id=ID_OF[name],
        position=position,
        reason="",
        paragraph=None,
        declared_at=make_post(minutes=60 * hours).posted_at,
    )


def _sides(is_declared: bool) -> Sides:
    positions = {"Amina": AGREE, "Jonas": AGREE, "Priya": AGREE, "Noor": DISAGREE, "Lea": DISAGREE, "Tom": DISAGREE}
    positions |= {"Yusuf": DISAGREE, "Ben": IT_DEPENDS, "Chiara": IT_DEPENDS}
    if is_declared:
        positions["Jonas"] = IT_DEPENDS
    return {
        ID_OF[name]: Side(
            position=position,
            is_declared=is_declared,
            post_ids=() if is_declared else tuple(i for i, author in _AUTHOR_OF.items() if author == ID_OF[name])[:1],
        )
        for name, position in positions.items()
    }


def _took_part() -> Statement:
    return Statement(kind=StatementKind.TOOK_PART, cited_ids=tuple(_TEXT_OF), n_students=10)


def _declared(thread: Thread) -> tuple[Statement, ...]:
    holding = {
        position: tuple(i for i, taken in sorted(thread.declared.items()) if taken.position is position)
        for position in Position
    }
    return (
        *(
            Statement(kind=StatementKind.DECLARED, position=position, student_ids=ids, n_students=len(ids))
            for position, ids in holding.items()
        ),
        Statement(
            kind=StatementKind.MOVED,
            moved_from=AGREE,
            position=IT_DEPENDS,
            student_ids=(ID_OF["Jonas"], ID_OF["Ben"]),
            n_students=2,
        ),
    )


def _read(sides: Sides) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            kind=StatementKind.READ_STANCE,
            position=position,
            cited_ids=tuple(sorted(i for side in sides.values() if side.position is position for i in side.post_ids)),
            n_students=sum(side.position is position for side in sides.values()),
        )
        for position in Position
    )


def _point(position: Position | None, *quotes: Quote, others: tuple[int, ...] = ()) -> Statement:
    cited_ids = (*(item.post_id for item in quotes), *others)
    return Statement(
        kind=StatementKind.KEY_POINT,
        cited_ids=cited_ids,
        quotes=quotes,
        n_students=len({_AUTHOR_OF[post_id] for post_id in cited_ids}),
        position=position,
    )


def _debate() -> tuple[Statement, ...]:
    return (
        _point(
            AGREE,
            quote(7, "With the forms everybody guards their own job, look at the film in ¶4 with the bad sound"),
            quote(1, "A bridge holds or it breaks, you can't hand out a quarter of a bridge."),
        ),
        _point(AGREE, quote(10, "Then tell the teacher at the meeting halfway, that is in ¶7!")),
        _point(
            DISAGREE,
            quote(9, "Someone who needs a scholarship can't pay for what three lazy people do to her mark."),
            quote(2, "Ines did half the work and the other three lived off her."),
            others=(4,),
        ),
        _point(
            DISAGREE, quote(14, "At work you get fired when you do nothing, in a school group nobody can fire Tobias.")
        ),
        _point(
            IT_DEPENDS, quote(5, "One mark only works if the group can throw somebody out, which is what ¶7 allows.")
        ),
        _point(None, quote(20, "Has anybody here ever been in a group that went on without somebody?")),
        Statement(
            kind=StatementKind.COMMON_GROUND,
            cited_ids=(15, 9),
            quotes=(
                quote(15, "Nobody should pay for what others did not do"),
                quote(9, "Someone who needs a scholarship can't pay for what three lazy people do to her mark."),
            ),
            n_students=2,
        ),
        Statement(
            kind=StatementKind.CRUX,
            cited_ids=(10, 11),
            quotes=(
                quote(10, "Then tell the teacher at the meeting halfway, that is in ¶7!"),
                quote(11, "Nobody tells on their friends in front of a teacher."),
            ),
        ),
        _against(8, 7, "The film in ¶4 was poor because two people wrote two scripts, the forms are just the excuse."),
        _against(18, 17, "He came back once for spaghetti, that doesn't prove that shared marks make people care."),
        _against(14, 13, "At work you get fired when you do nothing, in a school group nobody can fire Tobias."),
    )


def _against(post_id: int, to_id: int, words: str) -> Statement:
    return Statement(
        kind=StatementKind.UNANSWERED_OBJECTION, cited_ids=(post_id, to_id), quotes=(quote(post_id, words),)
    )


def _around(thread: Thread) -> tuple[Statement, ...]:
    using = {number: tuple(i for i, text in _TEXT_OF.items() if f"¶{number}" in text) for number in (7, 4, 6, 8)}
    return (
        Statement(
            kind=StatementKind.OPEN_QUESTION,
            cited_ids=(16,),
            quotes=(quote(16, "What if he was ill for two weeks?"),),
        ),
        *(
            Statement(kind=StatementKind.PARAGRAPH_USED, cited_ids=ids, paragraph=number)
            for number, ids in using.items()
        ),
        Statement(
            kind=StatementKind.UNSUPPORTED_CLAIM,
            cited_ids=(19,),
            quotes=(quote(19, "with four people you see who does nothing"),),
        ),
        Statement(
            kind=StatementKind.TALK_MOVE,
            cited_ids=(8,),
            quotes=(quote(8, "the forms are just the excuse"),),
            move=TalkMove.AGREE_OR_DISAGREE,
        ),
        Statement(kind=StatementKind.OPEN_QUESTION, cited_ids=(20,), quotes=(quote(20, "words nobody wrote?"),)),
    )
