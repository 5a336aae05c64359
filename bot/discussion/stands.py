"""Where the class stands: positions declared, how they moved, and those read from posts; which ¶ were used."""

from collections import defaultdict

from bot.discussion.position import Position, Sides
from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread import Thread


def state_stands(thread: Thread, sides: Sides) -> list[Statement]:
    """How many declared each position, how many moved from where to where, and how many posts show one undeclared."""
    holding: dict[Position, list[int]] = defaultdict(list)
    moved: dict[tuple[Position, Position], list[int]] = defaultdict(list)
    for student_id, taken in sorted(thread.declared.items()):
        holding[taken.position].append(student_id)
        first = thread.declared_first[student_id].position
        if first is not taken.position:
            moved[first, taken.position].append(student_id)
    return [
        *(
            Statement(kind=StatementKind.DECLARED, position=position, student_ids=tuple(ids), n_students=len(ids))
            for position in Position
            if (ids := holding[position])
        ),
        *(
            Statement(
                kind=StatementKind.MOVED,
                moved_from=first,
                position=now,
                student_ids=tuple(ids),
                n_students=len(ids),
            )
            for (first, now), ids in moved.items()
        ),
        *_state_read(sides),
    ]


def state_paragraphs(thread: Thread) -> list[Statement]:
    """For each ¶ of the essay that posts name or quote, those posts; the most used first."""
    users: dict[int, list[int]] = defaultdict(list)
    for post in thread.live_posts:
        for number in thread.used_paragraphs[post.post_id]:
            users[number].append(post.post_id)
    return [
        Statement(kind=StatementKind.PARAGRAPH_USED, cited_ids=tuple(post_ids), paragraph=number)
        for number, post_ids in sorted(users.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _state_read(sides: Sides) -> list[Statement]:
    read = {student_id: side for student_id, side in sides.items() if not side.is_declared}
    found = []
    for position in Position:
        holders = [side for side in read.values() if side.position is position]
        cited_ids = tuple(sorted(post_id for side in holders for post_id in side.post_ids))
        if holders:
            found.append(
                Statement(
                    kind=StatementKind.READ_STANCE, cited_ids=cited_ids, position=position, n_students=len(holders)
                )
            )
    return found
