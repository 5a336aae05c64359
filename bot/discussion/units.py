"""What a thread is made of: the sentences of its posts, told apart by what they do."""

from dataclasses import dataclass
from enum import StrEnum

from bot.discussion import cues
from bot.discussion.post import Post
from bot.discussion.sentences import Sentence
from bot.discussion.terms import MIN_CONTENT_WORDS, n_content_words
from bot.discussion.thread import Thread

# Beside a laugh it takes more to be meant in earnest.
_MIN_CONTENT_WORDS_OF_A_JOKE = 6


class UnitKind(StrEnum):
    """What a sentence does. NOD agrees or refuses and says no more; CHAT greets, jokes or is about the class."""

    ARGUMENT = "argument"
    QUESTION = "question"
    NOD = "nod"
    CHAT = "chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence of a live post; `text` is for reading: markup blanked, apostrophes straight."""

    post: Post
    text: str
    kind: UnitKind


def find_units(thread: Thread) -> tuple[Unit, ...]:
    """The sentences of all live posts, in time order, each with what it does."""
    return tuple(
        Unit(post=post, text=sentence.plain, kind=_kind_of(sentence))
        for post in thread.live_posts
        for sentence in thread.sentences[post.post_id]
    )


def _kind_of(sentence: Sentence) -> UnitKind:
    plain = sentence.plain
    n_content = n_content_words(plain)
    is_joke = n_content < _MIN_CONTENT_WORDS_OF_A_JOKE and sentence.laughs
    if is_joke or sentence.is_class_business:
        return UnitKind.CHAT
    if cues.QUESTION_END.search(plain):
        return UnitKind.QUESTION if n_content else UnitKind.CHAT
    if n_content >= MIN_CONTENT_WORDS:
        return UnitKind.ARGUMENT
    return UnitKind.NOD if cues.NOD.search(plain) else UnitKind.CHAT
