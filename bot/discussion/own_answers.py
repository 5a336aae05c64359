"""Sides that students name themselves in passing: "so it's a yes from me", "same as Amina", "changed my mind, no"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.discussion.participation import PostKind
from bot.discussion.position import Position
from bot.discussion.post_kinds import ClassifiedPost
from bot.discussion.sentences import Sentence
from bot.discussion.thread import Thread

_ANSWERS = {
    "yes": Position.AGREE,
    "agree": Position.AGREE,
    "no": Position.DISAGREE,
    "disagree": Position.DISAGREE,
    "depends": Position.IT_DEPENDS,
    "in between": Position.IT_DEPENDS,
    "in the middle": Position.IT_DEPENDS,
    "50/50": Position.IT_DEPENDS,
}
_WORDS = "|".join(_ANSWERS)
_NAMED = re.compile(
    r"\b(?:i(?:'d| would|d)? (?:still |also |now )?(?:say|vote)|(?:going|sticking|staying|stay) with|from \w+ to"
    r"|(?:it'?s|it is|that'?s) (?:still )?(?:a|an)|(?:i'?m|i am) (?:now |still |more |a |at )*"
    r"|my (?:vote|answer) (?:is|stays)|moving to|changed (?:my mind )?to|put me down for)"
    rf"\s*(?:a )?({_WORDS})\b(?! (?:idea|doubt|problem|one)\b)"
)
# As the first words of a student's own answer to the question, not of a reply to somebody.
_FIRST = re.compile(
    r"^\W*(?:(?:ok|okay|so|well|honestly|tbh|imo|i|id|i'd|i think|for me|to me|it)\W+)*(?:say\W+)?"
    rf"({_WORDS})(?=[\s,.!:;–—-]|$)(?! (?:(?:idea|doubt|problem|one|way|matter|offen[cs]e|with)\b|w/))"
)
_FOLLOWS = re.compile(
    r"\b(?:agree[ds]? (?:\w+ )?(?:with|w/)|same as|(?:i'?m|i am) (?:\w+ )?with|siding with|team) @?(\w+)"
    r"|\bwhat @?(\w+) said"
)
_FOLLOWING = ("agree", "same as", "m with", "siding", "team ", "what ")
_TAKES_BACK = re.compile(r"\b(?:i|id like to|have to) take (?:\w+ ){0,2}back\b")
# What was thought once, is taken back, or is somebody else's.
_NOT_NOW = re.compile(
    r"\b(?:take (?:it |that |this )?back|used to|at first|thought|said|would say|don'?t|not|if|both)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """A side a student named; `follows_id`, instead of a position, is the classmate they said they agree with."""

    student_id: int
    post_id: int
    position: Position | None = None
    follows_id: int | None = None


def find_own_answers(thread: Thread) -> Mapping[int, OwnAnswer]:
    """The last side each student named in the thread, by student id."""
    called = _called(thread)
    found: dict[int, OwnAnswer] = {}
    for item in thread.classified:
        if not item.post.is_deleted:
            if "take" in item.post.text and _TAKES_BACK.search(item.post.text.lower()):
                found.pop(item.post.author_id, None)
            for answer in _answers_in(item, thread.sentences[item.post.post_id], called):
                found[item.post.author_id] = answer
    return found


def _answers_in(item: ClassifiedPost, sentences: Sequence[Sentence], called: Mapping[str, int]) -> Iterator[OwnAnswer]:
    post = item.post
    for number, sentence in enumerate(sentences):
        if "?" in sentence.plain:
            continue
        plain = sentence.plain.lower()
        first = _FIRST.match(plain) if number == 0 and item.kind is PostKind.RESPONSE else None
        named = _NAMED.search(plain) or first
        if named is not None and not (named is not first and _NOT_NOW.search(plain[: named.start()])):
            yield OwnAnswer(student_id=post.author_id, post_id=post.post_id, position=_ANSWERS[named[1]])
        elif (follows := _followed(plain, called)) not in (None, post.author_id) and not _NOT_NOW.search(plain):
            yield OwnAnswer(student_id=post.author_id, post_id=post.post_id, follows_id=follows)


def _followed(plain: str, called: Mapping[str, int]) -> int | None:
    if not any(sign in plain for sign in _FOLLOWING):
        return None
    names = (match[1] or match[2] for match in _FOLLOWS.finditer(plain))
    return next((called[name] for name in names if name in called), None)


def _called(thread: Thread) -> dict[str, int]:
    """The students by their first names, those that only one has."""
    named = [(student.name.split()[0].lower(), student.student_id) for student in thread.students if student.name]
    counts = Counter(name for name, _ in named)
    return {name: student_id for name, student_id in named if counts[name] == 1}
