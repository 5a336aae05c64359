"""A summary as a debate: the claim, the points for and against it, and what was objected to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.discussion.position import Position
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.thread_summary import ThreadSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Words against the post `to_post_id`, which says `to_text`; `is_open` where nobody has answered them."""

    quote: Quote
    to_post_id: int
    to_text: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point, its number in the summary (1-based), and the objections to it that are no key points themselves.

    `is_open` where the point itself was made against a classmate's post, and nobody has answered it.
    """

    number: int
    statement: Statement
    is_crux: bool
    is_open: bool
    objections: tuple[Objection, ...]

    @property
    def quote(self) -> Quote:
        """The words that stand for the point."""
        return self.statement.quotes[0]

    @property
    def n_students(self) -> int:
        return self.statement.n_students or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivalry:
    """A key point that was written against another one: their numbers."""

    attacker: int
    target: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Debate:
    """What a map or an outline of a debate shows. `is_claim`: the topic can be agreed with; else it is a question.

    `loose_objections` are to posts that make no key point. `crux` is set where no key point carries it.
    """

    topic: str
    is_claim: bool
    points: tuple[Point, ...]
    rivalries: tuple[Rivalry, ...]
    loose_objections: tuple[Objection, ...]
    common_ground: tuple[Statement, ...]
    crux: Statement | None

    @property
    def has_sides(self) -> bool:
        """Whether any point is known to be on a side."""
        return any(point.statement.position for point in self.points)

    @property
    def objections(self) -> tuple[Objection, ...]:
        """All that are no key points themselves."""
        return (*(item for point in self.points for item in point.objections), *self.loose_objections)

    def points_of(self, position: Position | None) -> tuple[Point, ...]:
        """The points of one side; of None, those whose side is not known."""
        return tuple(point for point in self.points if point.statement.position is position)

    def point(self, number: int) -> Point:
        """The point with this number."""
        return self.points[number - 1]


def build_debate(found: ThreadSummary) -> Debate:
    """The debate a summary tells of."""
    summary = found.summary
    key_points = [statement for statement in summary.of_kind(StatementKind.KEY_POINT) if statement.quotes]
    crux = next((statement for statement in summary.of_kind(StatementKind.CRUX) if statement.quotes), None)
    number_of = {statement.quotes[0].post_id: number for number, statement in enumerate(key_points, start=1)}
    objections = list(_find_objections(found))
    carries_crux = number_of.get(crux.quotes[0].post_id) if crux else None
    own = [objection for objection in objections if objection.quote.post_id not in number_of]
    open_ids = {item.quote.post_id for item in objections if item.is_open}
    question = found.thread.prompt.question
    return Debate(
        topic=question.claim or question.text,
        is_claim=question.claim is not None,
        points=tuple(
            Point(
                number=number,
                statement=statement,
                is_crux=number == carries_crux,
                is_open=statement.quotes[0].post_id in open_ids,
                objections=tuple(item for item in own if _find_point(key_points, item.to_post_id) == number),
            )
            for number, statement in enumerate(key_points, start=1)
        ),
        rivalries=tuple(_find_rivalries(key_points, objections, number_of)),
        loose_objections=tuple(item for item in own if _find_point(key_points, item.to_post_id) is None),
        common_ground=summary.of_kind(StatementKind.COMMON_GROUND),
        crux=crux if carries_crux is None else None,
    )


def _find_objections(found: ThreadSummary) -> Iterator[Objection]:
    """Those nobody answered, then the one that stands against the crux, each once."""
    summary = found.summary
    text_of = {post.post_id: post.text for post in found.thread.posts}
    seen: set[tuple[int, int]] = set()
    for statement in summary.of_kind(StatementKind.UNANSWERED_OBJECTION):
        for quote in statement.quotes[:1]:
            to_ids = [post_id for post_id in statement.cited_ids if post_id != quote.post_id]
            if to_ids and (quote.post_id, to_ids[0]) not in seen:
                seen.add((quote.post_id, to_ids[0]))
                yield Objection(quote=quote, to_post_id=to_ids[0], to_text=text_of.get(to_ids[0], ""), is_open=True)
    for statement in summary.of_kind(StatementKind.CRUX):
        for quote in statement.quotes[1:2]:
            to = statement.quotes[0]
            if (quote.post_id, to.post_id) not in seen:
                yield Objection(quote=quote, to_post_id=to.post_id, to_text=to.text, is_open=False)


def _find_rivalries(
    key_points: Sequence[Statement], objections: Sequence[Objection], number_of: Mapping[int, int]
) -> Iterator[Rivalry]:
    for objection in objections:
        attacker = number_of.get(objection.quote.post_id)
        target = _find_point(key_points, objection.to_post_id)
        if attacker is not None and target is not None and attacker != target:
            yield Rivalry(attacker=attacker, target=target, is_open=objection.is_open)


def _find_point(key_points: Sequence[Statement], post_id: int) -> int | None:
    """The number of the point this post makes: one that quotes it, else one that cites it."""
    quoting = [{quote.post_id for quote in statement.quotes} for statement in key_points]
    citing = [set(statement.cited_ids) for statement in key_points]
    for ids in (quoting, citing):
        for number, post_ids in enumerate(ids, start=1):
            if post_id in post_ids:
                return number
    return None
