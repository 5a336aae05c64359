"""What a teacher might say next: talk moves, each tied to a post."""

from collections.abc import Iterator, Sequence

from bot.discussion import cues
from bot.discussion.exchanges import Exchange
from bot.discussion.key_points import KeyPoint, quote_of
from bot.discussion.point_strength import MIN_STRENGTH, find_strongest, strength_of
from bot.discussion.reply_stance import ReplyStance
from bot.discussion.summary import Quote, Statement, StatementKind, TalkMove
from bot.discussion.thread import Thread

_MAX_MOVES = 3
_MAX_UNSUPPORTED = 2


def find_unsupported(points: Sequence[KeyPoint], exchanges: Sequence[Exchange]) -> list[Statement]:
    """Up to two chosen points whose posts claim much and give no reason, source, name or number, and which nobody
    asked about."""
    asked_ids = {exchange.to.post_id for exchange in exchanges if cues.SINGLE_QUESTION_MARK.search(exchange.reply.text)}
    return [
        Statement(kind=StatementKind.UNSUPPORTED_CLAIM, cited_ids=(quote.post_id,), quotes=(quote,))
        for point in points
        if cues.SURE_OF_ITSELF.search(point.span.plain)
        and point.span.post.post_id not in asked_ids
        and not _gives_support(point.span.post.text)
        if (quote := quote_of(point.span))
    ][:_MAX_UNSUPPORTED]


def choose_talk_moves(
    thread: Thread, points: Sequence[KeyPoint], exchanges: Sequence[Exchange], statements: Sequence[Statement]
) -> list[Statement]:
    """Two or three moves (fewer where nothing calls for one), different ones, each tied to a different post."""
    chosen: list[Statement] = []
    for move, quote in _fitting(thread, points, exchanges, statements):
        if len(chosen) == _MAX_MOVES:
            break
        if all(other.move is not move and other.quotes[0].post_id != quote.post_id for other in chosen):
            chosen.append(
                Statement(kind=StatementKind.TALK_MOVE, cited_ids=(quote.post_id,), quotes=(quote,), move=move)
            )
    return chosen


def _fitting(
    thread: Thread, points: Sequence[KeyPoint], exchanges: Sequence[Exchange], statements: Sequence[Statement]
) -> Iterator[tuple[TalkMove, Quote]]:
    """What is left hanging comes first, then what was taken for granted, then whom nobody has answered."""
    first_of = {kind: [s.quotes[0] for s in statements if s.kind is kind] for kind in StatementKind}
    yield from ((TalkMove.AGREE_OR_DISAGREE, quote) for quote in first_of[StatementKind.UNANSWERED_OBJECTION])
    yield from ((TalkMove.REPHRASE, quote) for quote in first_of[StatementKind.CRUX])
    yield from ((TalkMove.EVIDENCE, quote) for quote in first_of[StatementKind.UNSUPPORTED_CLAIM])
    objected_ids = {exchange.to.post_id for exchange in exchanges if exchange.stance is ReplyStance.OBJECTS}
    unopposed = [point.span for point in points if point.span.post.post_id not in objected_ids]
    unopposed.sort(key=lambda span: cues.SURE_OF_ITSELF.search(span.plain) is None)
    yield from ((TalkMove.CHALLENGE, quote_of(span)) for span in unopposed)
    yield from ((TalkMove.ADD_ON, quote) for quote in first_of[StatementKind.OPEN_QUESTION])
    cited_ids = {post_id for statement in statements for post_id in statement.cited_ids}
    left_alone_ids = thread.unanswered_ids - cited_ids
    waiting = (find_strongest(spans) for post_id, spans in thread.quotables.items() if post_id in left_alone_ids)
    yield from ((TalkMove.SAY_MORE, quote_of(span)) for span in waiting if span and strength_of(span) >= MIN_STRENGTH)


def _gives_support(text: str) -> bool:
    return any(cue.search(text) for cue in (cues.REASON, cues.IN_TEXT, cues.NUMBER, cues.NAME))
