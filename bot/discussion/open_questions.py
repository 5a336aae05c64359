"""Questions students asked each other that nobody has answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.discussion import cues
from bot.discussion.post import Post
from bot.discussion.prompt import Prompt
from bot.discussion.quotable import MAX_QUOTE_CHARS
from bot.discussion.sentences import Sentence, mask_markup
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.terms import content_stems, words_of
from bot.discussion.thread import Thread

MAX_OPEN_QUESTIONS = 3

# Two questions sharing this share of their content words are one question asked twice.
_SAME_QUESTION = 0.6
_MIN_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _AskedQuestion:
    """`stems` are those content stems that tie it to the prompt or to what others wrote."""

    post: Post
    text: str
    stems: frozenset[str]


def choose_open_questions(thread: Thread) -> tuple[Statement, ...]:
    """Up to three unanswered questions of one thread, most to the point first, each quoted as it was asked.

    Left out: questions for effect or about the class, those their asker goes on to answer, those that cannot be
    understood alone, and those that share no word with the prompt or with two classmates.
    """
    relevant = _relevant_stems(thread.prompt, thread.live_posts)
    asked = [
        _AskedQuestion(post=post, text=text, stems=frozenset(content_stems(text)) & relevant)
        for post in thread.live_posts
        if post.post_id in thread.unanswered_ids
        for text in _genuine_questions(post, thread)
    ]
    chosen: list[_AskedQuestion] = []
    for question in sorted((q for q in asked if q.stems), key=lambda q: (-len(q.stems), q.post.post_id)):
        if len(chosen) < MAX_OPEN_QUESTIONS and not any(_repeats(question, other) for other in chosen):
            chosen.append(question)
    return tuple(_statement(question) for question in chosen)


def _relevant_stems(prompt: Prompt, posts: Sequence[Post]) -> frozenset[str]:
    """Stems of the question posted, and those that at least two students used."""
    question = prompt.question
    by_author: dict[int, set[str]] = {}
    for post in posts:
        by_author.setdefault(post.author_id, set()).update(content_stems(mask_markup(post.text)))
    n_users = Counter(stem for stems in by_author.values() for stem in stems)
    asked = content_stems(f"{question.title} {question.text} {question.note or ''}")
    return frozenset(asked) | {stem for stem, n in n_users.items() if n >= 2}


def _genuine_questions(post: Post, thread: Thread) -> list[str]:
    sentences = thread.sentences[post.post_id]
    if not thread.is_english:
        return [sentence.text for sentence in sentences if _could_be_asked(sentence)]
    followed = zip_longest(sentences, sentences[1:])
    return [
        _words_of(post, sentence, following) for sentence, following in followed if _is_genuine(sentence, following)
    ]


def _words_of(post: Post, sentence: Sentence, following: Sentence | None) -> str:
    """The question, with the sentence behind it where it ends in "this" or "it": that says what is meant."""
    if following is None or following.has_markup or not cues.ENDS_POINTING.search(sentence.plain):
        return sentence.text
    both = post.text[sentence.start : following.end]
    return both if len(both) <= MAX_QUOTE_CHARS and "\n" not in both else sentence.text


def _could_be_asked(sentence: Sentence) -> bool:
    is_question = cues.QUESTION_END.search(sentence.plain) and not sentence.has_markup
    return bool(is_question) and len(sentence.plain) <= MAX_QUOTE_CHARS and len(words_of(sentence.plain)) >= _MIN_WORDS


def _is_genuine(sentence: Sentence, following: Sentence | None) -> bool:
    plain = sentence.plain
    not_asking = (cues.RHETORICAL, cues.CLASS_BUSINESS, cues.QUESTION_LEANS)
    if not _could_be_asked(sentence) or not cues.ASKING_FORM.search(plain):
        return False
    if any(cue.search(plain) for cue in not_asking):
        return False
    if following is None or cues.QUESTION_END.search(following.plain):
        return True
    # "Because" answers a "why"; after any other question it says why one asks.
    gives_reason = cues.ASKS_WHY.search(plain) and cues.GIVES_REASON.search(following.plain)
    return not (cues.OWN_ANSWER.search(following.plain) or gives_reason)


def _repeats(question: _AskedQuestion, other: _AskedQuestion) -> bool:
    """True where two questions are one asked twice, or come from one student: the list is short, voices differ."""
    shared = len(question.stems & other.stems) / len(question.stems | other.stems)
    return shared >= _SAME_QUESTION or question.post.author_id == other.post.author_id


def _statement(question: _AskedQuestion) -> Statement:
    post = question.post
    quote = Quote(post_id=post.post_id, author_id=post.author_id, text=question.text)
    return Statement(kind=StatementKind.OPEN_QUESTION, cited_ids=(post.post_id,), quotes=(quote,), n_students=1)
