"""Makes a long thread for measuring: as many posts of about 60 words as wanted, the same ones every time.

The sentences are those of benchmarks/threads and of the essays that lie in this repository. Nearly 700 sentences would
come back dozens of times in ten thousand posts, and what is remembered of a sentence or a word would look faster than
it is: so words are exchanged for others of our own pages, and some mistyped, as students do.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.class_thread import load_class_threads
from bot.discussion.post import Post
from bot.discussion.sentences import split_sentences
from bot.discussion.terms import EMPTY_WORDS, words_of
from bot.discussion.thread import Thread
from bot.essay.read_essay import parse_essay
from bot.packs import load_packs
from tests.factories import instant, make_post, make_students

#: Of the words of four letters or more, the share exchanged where they carry content, and the share mistyped.
_EXCHANGED: Final = 0.25
_MISTYPED: Final = 0.04
_SHARES: Final = {"replies": 0.6, "deleted": 0.01, "essay sentences": 0.15}
_MINUTES_BETWEEN: Final = 7
_REPOSITORY: Final = Path(__file__).parents[1]
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def make_thread(n_posts: int, *, n_students: int, n_words: int = 60) -> Thread:
    """A thread of `n_posts` posts of about `n_words` words on the first question of benchmarks/threads.

    Six of ten use Discord's reply on one of the thirty posts before; one of a hundred was deleted.
    """
    rng = Random(20)
    writer = _Writer(rng)
    asked = load_class_threads()[0].prompt
    pack = next(pack for pack in load_packs(_REPOSITORY / "prompts") if pack.id == asked.pack_id)
    students = make_students(*(f"{name} {number}" for number, name in enumerate(writer.names(n_students), start=1)))
    posts: list[Post] = []
    for number in range(1, n_posts + 1):
        is_reply = bool(posts) and rng.random() < _SHARES["replies"]
        posts.append(
            make_post(
                number,
                author_id=rng.choice(students).student_id,
                prompt_id=asked.prompt_id,
                text=writer.write(n_words),
                minutes=number * _MINUTES_BETWEEN,
                reply_to_id=rng.choice(posts[-30:]).post_id if is_reply else None,
                deleted_at=_after(number) if rng.random() < _SHARES["deleted"] else None,
            )
        )
    return Thread(prompt=asked, posts=tuple(posts), students=students, paragraphs=pack.paragraphs)


def count_different_words(thread: Thread) -> tuple[int, int]:
    """How many words the thread's posts have, and how many different ones."""
    words = [word for post in thread.live_posts for word in words_of(post.text)]
    return len(words), len(set(words))


def _after(number: int) -> datetime:
    return instant(minutes=number * _MINUTES_BETWEEN + 60)


class _Writer:
    def __init__(self, rng: Random) -> None:
        self._rng = rng
        posts = (post for thread in load_class_threads() for post in thread.live_posts)
        self._sentences = [sentence.text for post in posts for sentence in split_sentences(post.text)]
        self._from_essays = [sentence for text in _essays() for sentence in _sentences_of(text)]
        pages = (path.read_text(encoding="utf-8") for path in sorted((_REPOSITORY / "docs").glob("*.md")))
        words = [word.lower() for text in (*_essays(), *pages) for word in _WORD.findall(text)]
        self._words = [word for word in dict.fromkeys(words) if word not in EMPTY_WORDS]
        # By the law of Zipf: the tenth word of a language is used a tenth as often as its first.
        self._sums = list(accumulate(1 / rank for rank in range(10, 10 + len(self._words))))

    def names(self, n: int) -> list[str]:
        return [f"{self._rng.choice('BDFKLMNRST')}{self._rng.choice('aeiou')}{letter}o" for letter in "lmnrtv" * n][:n]

    def write(self, n_words: int) -> str:
        """Whole sentences until there are about `n_words`; one of ten begins a new line."""
        text = ""
        while len(text.split()) < n_words - 4:
            is_from_essay = self._rng.random() < _SHARES["essay sentences"]
            sentence = self._rng.choice(self._from_essays if is_from_essay else self._sentences)
            joined = "\n" if text and self._rng.random() < 0.1 else " "
            text += joined + _WORD.sub(lambda match: self._vary(match[0]), sentence)
            text += "" if text[-1] in ".!?…" else "."
        return text.strip()

    def _vary(self, word: str) -> str:
        if word.lower() not in EMPTY_WORDS and self._rng.random() < _EXCHANGED:
            word = self._rng.choices(self._words, cum_weights=self._sums)[0]
        if self._rng.random() < _MISTYPED:
            word = self._mistype(word)
        return word

    def _mistype(self, word: str) -> str:
        """Two letters in the wrong order, one too many, one left out, or the wrong one."""
        place = self._rng.randrange(1, len(word) - 1)
        wrong = self._rng.choice("aeioustnrl")
        instead = (word[place + 1] + word[place], word[place : place + 2] + wrong, word[place], wrong + word[place + 1])
        return word[:place] + self._rng.choice(instead) + word[place + 2 :]


def _essays() -> Iterator[str]:
    for path in sorted((*_REPOSITORY.glob("prompts/*.md"), *_REPOSITORY.glob("tests/essays/*.txt"))):
        yield path.read_text(encoding="utf-8")


def _sentences_of(text: str) -> Sequence[str]:
    return [sentence.text for paragraph in parse_essay(text).paragraphs for sentence in paragraph.sentences]
