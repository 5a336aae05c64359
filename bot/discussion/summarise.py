"""The summary of a debate: drafted from what was written and declared, and verified before anybody sees it."""

from dataclasses import replace

from bot.discussion.candidates import find_candidates
from bot.discussion.common_ground import choose_common_ground
from bot.discussion.exchanges import find_exchanges
from bot.discussion.key_points import choose_key_points, state_key_points
from bot.discussion.maker import Maker
from bot.discussion.objections import choose_crux, choose_unanswered_objections
from bot.discussion.open_questions import choose_open_questions
from bot.discussion.position import Sides
from bot.discussion.sides import find_sides
from bot.discussion.stands import state_paragraphs, state_stands
from bot.discussion.summary import DraftSummary, Statement, StatementKind
from bot.discussion.talk_moves import choose_talk_moves, find_unsupported
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.units import Unit, UnitKind, find_units
from bot.discussion.verify import verify_summary


def summarise(thread: Thread, maker: Maker) -> ThreadSummary:
    """The thread's summary, holding nothing that was not verified, with the sides of its students."""
    # On a copy: what a thread works out of its posts is many times their size, and not to outlive this.
    read = replace(thread)
    units = find_units(read)
    sides = find_sides(read, units, maker)
    draft = draft_summary(read, units, sides, maker)
    return ThreadSummary(thread=thread, summary=verify_summary(draft, read, sides), sides=sides)


def draft_summary(thread: Thread, units: tuple[Unit, ...], sides: Sides, maker: Maker) -> DraftSummary:
    """Unverified statements about the thread, in the order to be shown; none where nothing is written (yet)."""
    statements: list[Statement] = []
    if thread.live_posts:
        statements.append(_who_took_part(thread))
        statements += state_stands(thread, sides)
        statements += _debate(thread, units, sides, maker)
        statements += state_paragraphs(thread)
    return DraftSummary(
        prompt_id=thread.prompt.prompt_id,
        statements=tuple(statements),
        made_by=maker.name,
        reads_stances=thread.is_english,
    )


def _who_took_part(thread: Thread) -> Statement:
    return Statement(
        kind=StatementKind.TOOK_PART,
        cited_ids=tuple(thread.live_by_id),
        n_students=len({post.author_id for post in thread.live_posts}),
    )


def _debate(thread: Thread, units: tuple[Unit, ...], sides: Sides, maker: Maker) -> list[Statement]:
    arguing = [unit for unit in units if unit.kind is UnitKind.ARGUMENT]
    candidates = find_candidates(thread, arguing, maker)
    exchanges = find_exchanges(thread)
    statements: list[Statement] = []
    points = []
    if candidates is not None:
        points = choose_key_points(candidates, sides, same_point=maker.same_point, n_posts=len(thread.live_posts))
        statements += state_key_points(points, lambda post_id: thread.live_by_id[post_id].author_id)
        statements += choose_common_ground(thread, candidates, exchanges, sides, same_point=maker.same_point)
    statements += choose_crux(thread, exchanges, sides)
    statements += choose_unanswered_objections(thread, exchanges, units)
    statements += choose_open_questions(thread)
    if thread.is_english:
        statements += find_unsupported(points, exchanges)
    return [*statements, *choose_talk_moves(thread, points, exchanges, statements)]
