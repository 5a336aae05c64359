"""Domain objects with fixed defaults: say only what a test is about. No clock, no chance.

Times are given as distances from `MONDAY`, so a test reads as a class's week: ``make_post(author_id=12, minutes=5)``.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.classroom.ports import SeenMessage
from bot.classroom.schedule import Schedule, ScheduleKind
from bot.classroom.stored_essay import StoredEssay
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.prompt import Prompt, PromptState, Requirement
from bot.essay.essay import Anchor, Essay, Paragraph, Sentence
from bot.essay.pack import BloomLevel, ElementKind, OutlineElement, Pack, Question, SocraticType, ToulminPart

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday, 09:00 UTC: when the class's first prompt is posted."""

GUILD_ID = 9_001
TEACHER_ID = 501
TEACHER_ROLE_ID = 7_001
STUDENT_ROLE_ID = 7_002
PROMPTS_CHANNEL_ID = 8_001
TEACHER_CHANNEL_ID = 8_002
MESSAGE_ID = 6_001
THREAD_ID = 6_101

_DISCORD_EPOCH_MS = 1_420_070_400_000


def instant(*, days: float = 0, hours: float = 0, minutes: float = 0) -> datetime:
    """The instant this long after MONDAY."""
    return MONDAY + timedelta(days=days, hours=hours, minutes=minutes)


def snowflake(at: datetime, salt: int = 0) -> int:
    """The Discord id a thing made at `at` would have; `salt` (0–4095) tells apart things of the same millisecond."""
    return (int(at.timestamp() * 1000) - _DISCORD_EPOCH_MS << 22) | salt % 4096


def make_question(question_id: str = "q1", *, text: str | None = None, paragraphs: tuple[int, ...] = (2,)) -> Question:
    return Question(
        id=question_id,
        text=text or f"What would have to be true for the claim behind {question_id} to hold?",
        paragraphs=paragraphs,
        toulmin=ToulminPart.WARRANT,
        socratic=SocraticType.ASSUMPTIONS,
        bloom=BloomLevel.ANALYZE,
        title=f"The claim behind {question_id}",
        claim="The town should build the bridge.",
        note="Look at what the example leaves out.",
        starter="The claim does / does not hold, because …",
        follow_ups=("Who would disagree, and why?",),
    )


def make_pack(pack_id: str = "bridges", *, n_questions: int = 3, n_paragraphs: int = 6) -> Pack:
    """A pack whose questions are q1, q2, … on ¶1, ¶2, …"""
    return Pack(
        id=pack_id,
        title="Who should build the bridge?",
        essay_title="The bridge and the ferry",
        n_paragraphs=n_paragraphs,
        outline=(OutlineElement(kind=ElementKind.POSITION, paragraphs=(1,), text="The town should build the bridge."),),
        questions=tuple(
            make_question(f"q{number}", paragraphs=((number - 1) % n_paragraphs + 1,))
            for number in range(1, n_questions + 1)
        ),
    )


def make_essay(*paragraphs: str, title: str | None = "The bridge and the ferry") -> Essay:
    """An essay of these paragraphs; in each, sentences end at ``. ``."""
    return Essay(
        title=title,
        author=None,
        paragraphs=tuple(
            Paragraph(
                number=number,
                sentences=tuple(
                    Sentence(anchor=Anchor(paragraph=number, sentence=place), text=sentence.removesuffix(".") + ".")
                    for place, sentence in enumerate(text.split(". "), start=1)
                ),
            )
            for number, text in enumerate(paragraphs or ("The town should build the bridge. It is time.",), start=1)
        ),
    )


def make_stored_essay(
    essay_id: int = 0, *, class_id: int = 1, name: str = "The bridge and the ferry", essay: Essay | None = None
) -> StoredEssay:
    return StoredEssay(
        essay_id=essay_id,
        class_id=class_id,
        name=name,
        essay=essay or make_essay(),
        added_by_id=TEACHER_ID,
        added_at=MONDAY,
    )


def make_class(
    class_id: int = 1,
    *,
    guild_id: int = GUILD_ID,
    name: str = "Period 2",
    pack_id: str = "bridges",
    zone: str = "UTC",
    student_role_id: int | None = STUDENT_ROLE_ID,
    requirement: Requirement | None = None,
) -> SchoolClass:
    """A class that is ready. Give `class_id=0` for one the store has not seen."""
    return SchoolClass(
        class_id=class_id,
        guild_id=guild_id,
        name=name,
        pack_id=pack_id,
        zone=zone,
        teacher_role_id=TEACHER_ROLE_ID,
        student_role_id=student_role_id,
        prompts_channel_id=PROMPTS_CHANNEL_ID,
        teacher_channel_id=TEACHER_CHANNEL_ID,
        requirement=requirement or Requirement(),
        age_confirmed_by_id=TEACHER_ID,
        age_confirmed_at=instant(days=-1),
    )


def make_student(
    student_id: int = 11, name: str | None = None, *, status: StudentStatus = StudentStatus.ACTIVE
) -> Student:
    return Student(student_id=student_id, name=name or f"Student {student_id}", status=status)


def make_students(*names: str) -> tuple[Student, ...]:
    """A roster in the given order with ids 11, 12, …"""
    return tuple(make_student(student_id, name) for student_id, name in enumerate(names, start=11))


def make_prompt(
    prompt_id: int = 1,
    *,
    class_id: int = 1,
    question: Question | None = None,
    state: PromptState = PromptState.OPEN,
    nonce: str | None = None,
    thread_id: int | None = None,
    days: float = 0,
    requirement: Requirement | None = None,
) -> Prompt:
    """A prompt posted `days` after MONDAY; responses due on day 3 and replies on day 6, 23:59 UTC."""
    requirement = requirement or Requirement()
    posted_at = instant(days=days)
    midnight = posted_at.replace(hour=0)
    is_posted = state is not PromptState.POSTING
    return Prompt(
        prompt_id=prompt_id,
        class_id=class_id,
        pack_id="bridges",
        question=question or make_question(f"q{prompt_id}"),
        number=prompt_id,
        n_questions=3,
        state=state,
        channel_id=PROMPTS_CHANNEL_ID,
        nonce=nonce or f"nonce-{prompt_id}",
        created_at=posted_at,
        response_due_at=midnight + timedelta(days=requirement.response_due_days, hours=23, minutes=59),
        replies_due_at=midnight + timedelta(days=requirement.replies_due_days, hours=23, minutes=59),
        requirement=requirement,
        message_id=MESSAGE_ID + prompt_id - 1 if is_posted else None,
        thread_id=(thread_id or THREAD_ID + prompt_id - 1) if is_posted else None,
        posted_at=posted_at if is_posted else None,
        closed_at=instant(days=days + 7) if state is PromptState.CLOSED else None,
    )


def make_post(
    post_id: int | None = None,
    *,
    author_id: int = 11,
    prompt_id: int = 1,
    text: str = "The ferry already does what the bridge would do, and it costs the town less.",
    minutes: float = 0,
    reply_to_id: int | None = None,
    mentioned_ids: Sequence[int] = (),
    edited_at: datetime | None = None,
    deleted_at: datetime | None = None,
) -> Post:
    """A post `minutes` after MONDAY. Without a `post_id` it gets the id Discord would give: unlike for unlike
    (minute, author)."""
    posted_at = instant(minutes=minutes)
    return Post(
        post_id=snowflake(posted_at, author_id) if post_id is None else post_id,
        prompt_id=prompt_id,
        author_id=author_id,
        text="" if deleted_at else text,
        posted_at=posted_at,
        reply_to_id=reply_to_id,
        mentioned_ids=tuple(mentioned_ids),
        edited_at=edited_at,
        deleted_at=deleted_at,
    )


def make_position(
    position: Position = Position.AGREE,
    *,
    position_id: int = 0,
    student_id: int = 11,
    prompt_id: int = 1,
    reason: str = "The ferry is cheaper.",
    paragraph: int | None = None,
    minutes: float = 0,
) -> DeclaredPosition:
    """A position taken `minutes` after MONDAY."""
    return DeclaredPosition(
        prompt_id=prompt_id,
        student_id=student_id,
        position=position,
        reason=reason,
        paragraph=paragraph,
        declared_at=instant(minutes=minutes),
        position_id=position_id,
    )


def make_message(
    message_id: int | None = None,
    *,
    author_id: int = 11,
    author_name: str | None = None,
    text: str = "The ferry already does what the bridge would do, and it costs the town less.",
    minutes: float = 0,
    reply_to_id: int | None = None,
    mentioned_ids: Sequence[int] = (),
    edited_at: datetime | None = None,
) -> SeenMessage:
    """A message as seen in a thread, `minutes` after MONDAY; ids as in `make_post`."""
    posted_at = instant(minutes=minutes)
    return SeenMessage(
        message_id=snowflake(posted_at, author_id) if message_id is None else message_id,
        author_id=author_id,
        author_name=author_name or f"Student {author_id}",
        text=text,
        posted_at=posted_at,
        edited_at=edited_at,
        reply_to_id=reply_to_id,
        mentioned_ids=tuple(mentioned_ids),
    )


def make_schedule(
    *,
    schedule_id: int = 0,
    class_id: int = 1,
    kind: ScheduleKind = ScheduleKind.PROMPT,
    days: tuple[Weekday, ...] = (Weekday.MONDAY, Weekday.THURSDAY),
    at: time = time(9, 0),
    zone: str = "UTC",
    next_due_at: datetime = MONDAY,
    is_active: bool = True,
) -> Schedule:
    return Schedule(
        schedule_id=schedule_id,
        class_id=class_id,
        kind=kind,
        days=days,
        at=at,
        zone=zone,
        next_due_at=next_due_at,
        is_active=is_active,
    )
