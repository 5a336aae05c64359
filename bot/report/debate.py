"""A summary as a debate: the claim, the points for and against it, and what was objected to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion.position import Position
from bot.discussion.summary import Quote, Statement, StatementKind, Summary
from bot.discussion.thread_summary import ThreadSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Words against the post `to_post_id`; `is_open` where nobody has answered them."""

    quote: Quote
    to_post_id: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A key point, its number in the summary (1-based), and the objections to it that are no key points themselves."""

    number: int
    statement: Statement
    is_crux: bool
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
    objections = list(_find_objections(summary))
    carries_crux = number_of.get(crux.quotes[0].post_id) if crux else None
    rivalries = {
        (attacker, target): Rivalry(attacker=attacker, target=target, is_open=objection.is_open)
        for objection in objections
        if (attacker := number_of.get(objection.quote.post_id))
        and (target := _find_point(key_points, objection.to_post_id)) not in (None, attacker)
    }
    own = [objection for objection in objections if objection.quote.post_id not in number_of]
    question = found.thread.prompt.question
    return Debate(
        topic=question.claim or question.text,
        is_claim=question.claim is not None,
        points=tuple(
            Point(
                number=number,
                statement=statement,
                is_crux=number == carries_crux,
                objections=tuple(item for item in own if _find_point(key_points, item.to_post_id) == number),
            )
            for number, statement in enumerate(key_points, start=1)
        ),
        rivalries=tuple(rivalries.values()),
        loose_objections=tuple(item for item in own if _find_point(key_points, item.to_post_id) is None),
        common_ground=summary.of_kind(StatementKind.COMMON_GROUND),
        crux=crux if carries_crux is None else None,
    )


def _find_objections(summary: Summary) -> Iterator[Objection]:
    """Those nobody answered, then the one that stands against the crux, each post once."""
    seen_ids: set[int] = set()
    for statement in summary.of_kind(StatementKind.UNANSWERED_OBJECTION):
        for quote in statement.quotes[:1]:
            to_ids = [post_id for post_id in statement.cited_ids if post_id != quote.post_id]
            if quote.post_id not in seen_ids and to_ids:
                seen_ids.add(quote.post_id)
                yield Objection(quote=quote, to_post_id=to_ids[0], is_open=True)
    for statement in summary.of_kind(StatementKind.CRUX):
        for quote in statement.quotes[1:2]:
            if quote.post_id not in seen_ids:
                yield Objection(quote=quote, to_post_id=statement.quotes[0].post_id, is_open=False)


def _find_point(key_points: Sequence[Statement], post_id: int) -> int | None:
    """The number of the point this post makes: one that quotes it, else one that cites it."""
    for ids_of in (lambda s: {quote.post_id for quote in s.quotes}, lambda s: set(s.cited_ids)):
        for number, statement in enumerate(key_points, start=1):
            if post_id in ids_of(statement):
                return number
    return None
