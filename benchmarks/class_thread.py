"""Reads the class threads of benchmarks/threads: what a class wrote, and what a careful reader found in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt, PromptState
from bot.packs import load_packs
from bot.strict_yaml import decode_file, parse_strict_yaml
from tests.factories import instant, make_post, make_prompt, make_students

PointSide = Literal["agree", "disagree", "both", "neither"]
_MENTION: Final = re.compile(r"<@([^>]+)>")
_REPOSITORY: Final = Path(__file__).parents[1]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _DeclaredFields(_Fields):
    minute: int
    position: Position
    reason: str = ""
    paragraph: int | None = None


class _PostFields(_Fields):
    n: int
    by: str
    minute: int
    text: str
    reply_to: int | None = None
    edited_minute: int | None = None
    deleted_minute: int | None = None


class _PointFields(_Fields):
    id: str
    side: PointSide
    posts: tuple[int, ...]
    label: str


class _GoldFields(_Fields):
    points: tuple[_PointFields, ...]
    sides: dict[Literal["agree", "disagree", "it depends", "unclear"], tuple[str, ...]]
    common_ground: tuple[str, ...]
    crux: tuple[str, ...]
    open_questions: tuple[int, ...]
    unanswered_objections: tuple[int, ...]
    chat: tuple[int, ...]
    misquotes: tuple[int, ...]


class _ThreadFields(_Fields):
    pack: str
    question: str
    for_checking_only: bool
    claim: str
    students: dict[str, tuple[_DeclaredFields, ...]]
    posts: tuple[_PostFields, ...]
    gold: _GoldFields


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPoint:
    """A point of a thread in plain words, the posts that make it, and how many students wrote them."""

    point_id: str
    label: str
    side: PointSide
    post_ids: frozenset[int]
    n_students: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What a careful reader found in a thread.

    `side_of` has every student who posted, by id; None is "unclear". `common_ground` and `crux` are point ids,
    `chat_ids` the posts that make no argument, `misquote_ids` those that get a fact of the essay wrong.
    """

    points: tuple[GoldPoint, ...]
    side_of: Mapping[int, Position | None]
    common_ground: frozenset[str]
    crux: frozenset[str]
    open_question_ids: frozenset[int]
    unanswered_objection_ids: frozenset[int]
    chat_ids: frozenset[int]
    misquote_ids: frozenset[int]

    def points_of(self, post_id: int) -> tuple[GoldPoint, ...]:
        """The points a post makes."""
        return tuple(point for point in self.points if post_id in point.post_ids)


@dataclass(frozen=True, kw_only=True)
class ClassThread:
    """One class's thread on a shipped question; a post's id is its number in the file."""

    name: str
    is_for_checking_only: bool
    claim: str
    prompt: Prompt
    posts: tuple[Post, ...]
    students: tuple[Student, ...]
    positions: tuple[DeclaredPosition, ...]
    gold: Gold

    @cached_property
    def live_posts(self) -> tuple[Post, ...]:
        """The posts that are not deleted, in the order written."""
        return tuple(post for post in self.posts if not post.is_deleted)

    @cached_property
    def author_of(self) -> Mapping[int, int]:
        """The author's id of each live post, by its id."""
        return {post.post_id: post.author_id for post in self.live_posts}


def load_class_threads(folder: Path = Path(__file__).parent / "threads") -> tuple[ClassThread, ...]:
    """All threads in the folder, by name.

    Raises:
        FileFormatError: a file is no thread.
        KeyError: a file names a pack, question or student that there is not.
    """
    questions = {
        (pack.id, question.id): (pack, question)
        for pack in load_packs(_REPOSITORY / "prompts")
        for question in pack.questions
    }
    threads: list[ClassThread] = []
    for path in sorted(folder.glob("*.yaml")):
        text = decode_file(path.read_bytes(), file=path.name)
        fields = parse_strict_yaml(text, file=path.name, model=_ThreadFields)
        pack, question = questions[fields.pack, fields.question]
        prompt = replace(
            make_prompt(question=question, state=PromptState.CLOSED),
            pack_id=pack.id,
            number=pack.questions.index(question) + 1,
            n_questions=len(pack.questions),
        )
        threads.append(_class_thread(path.stem, fields, prompt))
    return tuple(threads)


def _class_thread(name: str, fields: _ThreadFields, prompt: Prompt) -> ClassThread:
    students = make_students(*fields.students)
    id_of = {student.name: student.student_id for student in students}
    posts = tuple(_post(post, prompt, id_of) for post in fields.posts)
    return ClassThread(
        name=name,
        is_for_checking_only=fields.for_checking_only,
        claim=fields.claim,
        prompt=prompt,
        posts=posts,
        students=students,
        positions=_positions(fields, prompt, id_of),
        gold=_gold(fields.gold, {post.post_id: post.author_id for post in posts}, id_of),
    )


def _post(fields: _PostFields, prompt: Prompt, id_of: Mapping[str, int]) -> Post:
    """The post as Discord gives it: a mention is the student's id, a deleted post has no text."""
    return make_post(
        fields.n,
        author_id=id_of[fields.by],
        prompt_id=prompt.prompt_id,
        text=_MENTION.sub(lambda found: f"<@{id_of[found[1]]}>", fields.text),
        minutes=fields.minute,
        reply_to_id=fields.reply_to,
        mentioned_ids=[id_of[name] for name in _MENTION.findall(fields.text)],
        edited_at=None if fields.edited_minute is None else instant(minutes=fields.edited_minute),
        deleted_at=None if fields.deleted_minute is None else instant(minutes=fields.deleted_minute),
    )


def _positions(fields: _ThreadFields, prompt: Prompt, id_of: Mapping[str, int]) -> tuple[DeclaredPosition, ...]:
    declared = (
        DeclaredPosition(
            prompt_id=prompt.prompt_id,
            student_id=id_of[name],
            position=taken.position,
            reason=taken.reason,
            paragraph=taken.paragraph,
            declared_at=instant(minutes=taken.minute),
        )
        for name, all_taken in fields.students.items()
        for taken in all_taken
    )
    return tuple(sorted(declared, key=lambda taken: taken.declared_at))


def _gold(fields: _GoldFields, author_of: Mapping[int, int], id_of: Mapping[str, int]) -> Gold:
    return Gold(
        points=tuple(
            GoldPoint(
                point_id=point.id,
                label=point.label,
                side=point.side,
                post_ids=frozenset(point.posts),
                n_students=len({author_of[post_id] for post_id in point.posts}),
            )
            for point in fields.points
        ),
        side_of={
            id_of[name]: None if side == "unclear" else Position(side)
            for side, names in fields.sides.items()
            for name in names
        },
        common_ground=frozenset(fields.common_ground),
        crux=frozenset(fields.crux),
        open_question_ids=frozenset(fields.open_questions),
        unanswered_objection_ids=frozenset(fields.unanswered_objections),
        chat_ids=frozenset(fields.chat),
        misquote_ids=frozenset(fields.misquotes),
    )
