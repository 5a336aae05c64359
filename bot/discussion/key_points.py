"""Choosing the strongest points of a thread, so that they differ and come from different students."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.discussion import cues
from bot.discussion.participation import PostKind
from bot.discussion.point_strength import MIN_STRENGTH, strength_of
from bot.discussion.post import Post, Student
from bot.discussion.post_kinds import classify_posts
from bot.discussion.prompt import Prompt
from bot.discussion.quotable import Quotable, find_quotables
from bot.discussion.sentences import split_sentences
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.terms import Stemmer, Vectors, tfidf_vectors

# Cosines of stemmed TF-IDF. Above _SAME_POINT two sentences say nearly the same: few pairs do, and it is meant so,
# as "made by 3" must not be wrong. Chosen points, and the posts they come from, stay below _TOO_CLOSE of each other.
_SAME_POINT = 0.5
_TOO_CLOSE = 0.35
# What counts beside a point's form, in its units: closeness to what classmates wrote (usually 0.05–0.2), closeness
# to the question asked (0–0.3), each of up to three classmates the post moved to reply; and against it, that it is
# itself a reply (read alone, replies lose more), and closeness to a point already chosen.
_CENTRALITY_WEIGHT = 4.0
_QUESTION_WEIGHT = 3.0
_MOVED_WEIGHT = 0.4
_REPLY_LOSS = 0.4
_REPETITION_WEIGHT = 3.0
# A fourth, fifth, sixth point is shown only if it has this share of the first one's merit: no padding.
_MIN_POINTS = 3
_WORTH_ADDING = 0.55
# Plenty to choose six from, and it keeps a thread of a thousand posts under a second.
_MAX_CANDIDATES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A span that could be shown; `vectors` are of it and of its whole post, `echo_ids` of posts that say the same."""

    span: Quotable
    merit: float
    vectors: Vectors
    echo_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One sentence somebody wrote in the thread."""

    author_id: int
    post_id: int
    text: str


def choose_key_points(prompt: Prompt, posts: Sequence[Post], students: Sequence[Student]) -> tuple[Statement, ...]:
    """Three to six points of one thread (fewer where it holds fewer), the strongest first.

    Each is a quote that stands alone, far enough from the others, and from a student not yet quoted as long as
    there is one; it cites the quoted post and those of other students that say nearly the same.
    """
    live = [post for post in posts if not post.is_deleted]
    classmates = frozenset(name.lower() for student in students for name in student.name.split() if len(name) > 2)
    spans = [span for post in live for span in find_quotables(post)]
    ranked = sorted(((strength_of(span, classmates=classmates), span) for span in spans), key=lambda item: -item[0])
    strong = [item for item in ranked[:_MAX_CANDIDATES] if item[0] >= MIN_STRENGTH]
    if not strong:
        return ()
    author_of = {post.post_id: post.author_id for post in live}
    candidates = _compare(prompt, live, _with_replies(strong, posts))
    points = _cover(candidates, n_points=_n_points(len(live)))
    return tuple(_statement(point, author_of) for point in points)


def _with_replies(strong: Sequence[tuple[float, Quotable]], posts: Sequence[Post]) -> list[tuple[float, Quotable]]:
    """The spans, each one's strength changed by how many classmates its post moved to reply, and by being one."""
    replies = {
        item.post.post_id: item
        for item in classify_posts(posts)
        if item.kind is PostKind.REPLY and not item.post.is_deleted
    }
    movers = {(item.to_post_id, item.post.author_id) for item in replies.values()}
    n_moved = Counter(post_id for post_id, _ in movers)
    return [
        (
            strength
            + _MOVED_WEIGHT * min(3, n_moved[span.post.post_id])
            - _REPLY_LOSS * (span.post.post_id in replies),
            span,
        )
        for strength, span in strong
    ]


def _n_points(n_posts: int) -> int:
    return _MIN_POINTS if n_posts <= 8 else 4 if n_posts <= 20 else 5 if n_posts <= 32 else 6


def _compare(prompt: Prompt, live: Sequence[Post], strong: Sequence[tuple[float, Quotable]]) -> list[_Candidate]:
    """The spans with what they have in common with the question, with each other and with what classmates wrote."""
    told = [
        _Told(author_id=post.author_id, post_id=post.post_id, text=sentence.plain)
        for post in sorted(live, key=lambda post: post.author_id)
        for sentence in split_sentences(post.text)
    ]
    spans = [span for _, span in strong]
    question = f"{prompt.question.title} {prompt.question.text} {prompt.question.note or ''}"
    texts = [question, *(t.text for t in told), *(s.text for s in spans), *(s.post.text for s in spans)]
    stemmer = Stemmer()
    vectors = tfidf_vectors([stemmer.content_stems(text) for text in texts])
    shared, of_spans, of_posts = np.split(vectors, [1 + len(told), 1 + len(told) + len(spans)])
    closeness = of_spans @ shared.T
    centralities = _centralities(closeness[:, 1:], told, spans)
    return [
        _Candidate(
            span=span,
            merit=strength + _CENTRALITY_WEIGHT * centralities[row] + _QUESTION_WEIGHT * float(closeness[row, 0]),
            vectors=np.stack([of_spans[row], of_posts[row]]),
            echo_ids=_echo_ids(span, closeness[row, 1:], told),
        )
        for row, (strength, span) in enumerate(strong)
    ]


def _centralities(closeness: Vectors, told: Sequence[_Told], spans: Sequence[Quotable]) -> list[float]:
    """For each span, the mean over the other students of how close their closest sentence comes to it."""
    author_ids = np.array([sentence.author_id for sentence in told])
    first_of_author = np.flatnonzero(np.r_[True, author_ids[1:] != author_ids[:-1]])
    closest = np.maximum.reduceat(closeness, first_of_author, axis=1)
    return [
        float(closest[row][author_ids[first_of_author] != span.post.author_id].sum()) / max(1, len(first_of_author) - 1)
        for row, span in enumerate(spans)
    ]


def _echo_ids(span: Quotable, closeness: Vectors, told: Sequence[_Told]) -> tuple[int, ...]:
    near = (told[index] for index in np.flatnonzero(closeness >= _SAME_POINT).tolist())
    others = {t.post_id for t in near if t.author_id != span.post.author_id and _says_the_same(span.plain, t.text)}
    return tuple(sorted(others))


def _says_the_same(text: str, other: str) -> bool:
    """False where the same words are used to ask, or with one "not" more or less: that is likely the opposite."""
    n_negations = len(cues.NEGATION.findall(text)) + len(cues.NEGATION.findall(other))
    return "?" not in other and n_negations % 2 == 0


def _cover(candidates: Sequence[_Candidate], *, n_points: int) -> list[_Candidate]:
    """Greedy: each time the best of what is left, less for what it repeats; new voices before second points."""
    chosen: list[_Candidate] = []
    while len(chosen) < n_points:
        heard_ids = {point.span.post.author_id for point in chosen}
        repetition = [(candidate, _repetition(candidate, chosen)) for candidate in candidates]
        free = [item for item in repetition if item[1] < _TOO_CLOSE]
        fresh = [item for item in free if item[0].span.post.author_id not in heard_ids] or free
        if not fresh:
            break
        best = max(fresh, key=lambda item: item[0].merit - _REPETITION_WEIGHT * item[1])[0]
        if len(chosen) >= _MIN_POINTS and best.merit < _WORTH_ADDING * chosen[0].merit:
            break
        chosen.append(best)
    return chosen


def _repetition(candidate: _Candidate, chosen: Sequence[_Candidate]) -> float:
    closeness = (float((candidate.vectors * point.vectors).sum(axis=1).max()) for point in chosen)
    return max(closeness, default=0.0)


def _statement(point: _Candidate, author_of: Mapping[int, int]) -> Statement:
    post = point.span.post
    cited_ids = (post.post_id, *point.echo_ids)
    return Statement(
        kind=StatementKind.KEY_POINT,
        cited_ids=cited_ids,
        quotes=(Quote(post_id=post.post_id, author_id=post.author_id, text=point.span.text),),
        n_students=len({author_of[post_id] for post_id in cited_ids}),
    )
