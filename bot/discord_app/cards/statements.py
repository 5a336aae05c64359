"""Putting verified statements into words: quotes with their authors, each linked to where it was written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.discord_app.cards.wording import count
from bot.discord_app.markdown import jump_link, link, show_name, show_quote
from bot.discussion.position import Position
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Quote, Statement, Summary, TalkMove

#: A point has to be readable on a phone without scrolling: about three lines.
QUOTE_LENGTH = 180

#: More links than these are no help to anyone who wants to check.
MAX_LINKS = 5

POSITION_WORDS = {
    Position.AGREE: "Agree",
    Position.DISAGREE: "Disagree",
    Position.IT_DEPENDS: "It depends",
    None: "Side unclear",
}

# What a teacher says with each move; {name} wrote the post it is tied to, whose words stand beside it.
_MOVES = {
    TalkMove.SAY_MORE: "{name}, can you say more about that?",
    TalkMove.REPHRASE: "Who can put {name}'s point in other words?",
    TalkMove.EVIDENCE: "{name}, what in the essay, or what case you know, makes you think so?",
    TalkMove.CHALLENGE: "Can anyone think of a case that goes against {name}'s point?",
    TalkMove.AGREE_OR_DISAGREE: "Do you agree or disagree with what {name} objects, and why?",
    TalkMove.ADD_ON: "Who can say something to {name}'s question?",
}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where quoted words come from: the guild and thread for links, names for authors, the posts for what was cut."""

    guild_id: int
    thread_id: int
    names: Mapping[int, str]
    posts: Mapping[int, Post]


def sources_of(prompt: Prompt, posts: Iterable[Post], students: Iterable[Student], *, guild_id: int) -> Sources:
    """The sources of one prompt's thread."""
    return Sources(
        guild_id=guild_id,
        thread_id=prompt.thread_id or prompt.channel_id,
        names={student.student_id: student.name for student in students},
        posts={post.post_id: post for post in posts},
    )


def word_statement(statement: Statement, sources: Sources, *, length: int = QUOTE_LENGTH) -> str:
    """``“words” [Amina ↗]``, then who said the same: ``also [Ben ↗]``."""
    quotes = "; ".join(_word_quote(quote, sources, length) for quote in statement.quotes)
    quoted_ids = {quote.post_id for quote in statement.quotes}
    others = [post_id for post_id in statement.cited_ids if post_id not in quoted_ids]
    return f"{quotes} · also {word_links(others, sources)}" if others else quotes


def word_objection(statement: Statement, sources: Sources, *, length: int = QUOTE_LENGTH) -> str:
    """``“words” [Noor ↗], to [Amina ↗]``."""
    quote = statement.quotes[0]
    answered = [post_id for post_id in statement.cited_ids if post_id != quote.post_id]
    return f"{_word_quote(quote, sources, length)}, to {word_links(answered, sources)}"


def word_crux(statement: Statement, sources: Sources, *, length: int = QUOTE_LENGTH) -> str:
    """``“point” [Noor ↗] — against it “words” [Amina ↗] · argued over by [Ben ↗]``, on whichever side."""
    point, *against = statement.quotes
    others = statement.cited_ids[1 + len(against) :]
    told = _word_quote(point, sources, length)
    if against:
        told += f" — against it {'; '.join(_word_quote(quote, sources, length) for quote in against)}"
    return f"{told} · argued over by {word_links(others, sources)}" if others else told


def word_move(statement: Statement, sources: Sources) -> str:
    """``*Add on*: “Who can …?” — to “words” [Amina ↗]``."""
    quote, move = statement.quotes[0], statement.move
    if move is None:
        raise ValueError("a talk move without its name was not verified")
    words = _MOVES[move].format(name=_name(quote.author_id, sources))
    return f"*{move}* “{words}” — about {_word_quote(quote, sources, 120)}"


def word_paragraphs(statements: Sequence[Statement], sources: Sources) -> list[str]:
    """For each ¶, how many posts use it, with links to the first of them."""
    return [
        f"¶{found.paragraph} in {count(len(found.cited_ids), 'post')}: {word_links(found.cited_ids, sources, most=3)}"
        for found in statements
    ]


def word_links(post_ids: Sequence[int], sources: Sources, *, most: int = MAX_LINKS) -> str:
    """``[Amina ↗] [Ben ↗] and 3 more``: the authors, each linked to the post."""
    links = [word_post_link(post_id, _author(post_id, sources), sources) for post_id in post_ids[:most]]
    more = f" and {len(post_ids) - most} more" if len(post_ids) > most else ""
    return " ".join(links) + more


def word_post_link(post_id: int, label: str, sources: Sources) -> str:
    """A pressable label that opens one post of the thread."""
    return link(label, jump_link(sources.guild_id, sources.thread_id, post_id))


def footer(summaries: Iterable[Summary]) -> str:
    """Who wrote this, how many sentences were checked and held, and on how much of the class they rest."""
    known = list(summaries)
    n_checked = sum(summary.n_checked for summary in known)
    n_dropped = sum(len(summary.dropped) for summary in known)
    writers = " and ".join(dict.fromkeys(summary.made_by for summary in known)) or "rules"
    if not n_checked:
        return f"-# Written by {writers}"
    dropped = f" ({n_dropped} left out: the posts did not bear it out)" if n_dropped else ""
    covers = [summary.coverage for summary in known]
    n_cited, n_posts = sum(c.n_posts_cited for c in covers), sum(c.n_posts for c in covers)
    students = f", {covers[0].n_students_cited} of {covers[0].n_students} students" if len(covers) == 1 else ""
    not_read = "" if all(summary.reads_stances for summary in known) else " · not in English: quotes and replies only"
    return (
        f"-# Written by {writers} · {n_checked - n_dropped} of {n_checked} sentences verified{dropped} · "
        f"draws on {n_cited} of {n_posts} posts{students}{not_read}"
    )


def _word_quote(quote: Quote, sources: Sources, length: int) -> str:
    post = sources.posts.get(quote.post_id)
    words = show_quote(quote.text, post.text if post else "", length=length, names=sources.names)
    return f"{words} {word_post_link(quote.post_id, _name(quote.author_id, sources), sources)}"


def _author(post_id: int, sources: Sources) -> str:
    post = sources.posts.get(post_id)
    return _name(post.author_id, sources) if post else "a post"


def _name(student_id: int, sources: Sources) -> str:
    return show_name(sources.names.get(student_id, "a former student"))
