"""A summary as an Argdown document (argdown.org): the claim, the points for and against it, and the objections."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.discussion.position import Position
from bot.discussion.summary import Quote
from bot.discussion.thread_summary import ThreadSummary
from bot.report.debate import Debate, Objection, Point, build_debate
from bot.report.summary_markdown import quote_address
from bot.report.summary_words import count_at_least, word_made_by
from bot.report.voices import Voices, find_voices
from bot.text.visible import shorten, strip_invisible

_MARKS: Final = frozenset("\\#@[]<>(){}*_/=:|~")
_LONGEST_TARGET: Final = 200
_SIGN_OF: Final = {Position.AGREE: "+ ", Position.DISAGREE: "- "}


def render_summary_argdown(found: ThreadSummary, *, link_of: Callable[[int], str]) -> str:
    """The debate as an Argdown document: `+` supports and `-` attacks what stands above it, two spaces deeper.

    Every statement ends with links to its posts. What depends, and what has no known side, stands for itself under a
    tag; so do objections to posts that make no key point, below that post's words.
    """
    debate = build_debate(found)
    page = _Page(found, debate, find_voices(found), link_of)
    title = strip_invisible(found.thread.prompt.question.title).replace("\\", "\\\\").replace('"', '\\"')
    # A run of these would end the front matter.
    title = title.replace("=", "-")
    made_by = strip_invisible(word_made_by(found)).replace('"', "'").replace("=", "-")
    lines = ["===", f'title: "{title}"', f'subTitle: "{made_by}"', "==="]
    for block in page.blocks():
        lines.extend(("", *block))
    return "\n".join(lines) + "\n"


def escape_argdown(text: str) -> str:
    """The words on one line, where Argdown would read links, titles, tags, emphasis, comments or data in them."""
    return "".join(f"\\{char}" if char in _MARKS else char for char in strip_invisible(text))


@dataclass(frozen=True, slots=True)
class _Page:
    """One version of one debate, a block of lines for each statement that stands for itself."""

    found: ThreadSummary
    debate: Debate
    voices: Voices
    link_of: Callable[[int], str]

    def blocks(self) -> Iterator[list[str]]:
        title = "Claim" if self.debate.is_claim else "Question"
        sided = [point for position in _SIGN_OF for point in self.debate.points_of(position)]
        lines = [line for point in sided for line in self._point(point, depth=1)]
        yield [f"[{title}]: {escape_argdown(self.debate.topic)}", *lines]
        for position, tag in ((Position.IT_DEPENDS, "#it-depends"), (None, "#side-not-known")):
            for point in self.debate.points_of(position):
                yield list(self._point(point, depth=0, tag=tag))
        for statement in self.debate.common_ground:
            words = " · ".join(self._quote(quote) for quote in statement.quotes)
            yield [f"[On both sides {statement.quotes[0].post_id}]: {words} #common-ground"]
        if self.debate.crux is not None:
            quote = self.debate.crux.quotes[0]
            yield [f"[Crux]: {self._quote(quote)} #crux"]
        for objection in self.debate.loose_objections:
            target = shorten(strip_invisible(objection.to_text), _LONGEST_TARGET)
            words = f"“{escape_argdown(target)}” {self._links([objection.to_post_id])}"
            yield [f"[Post {objection.to_post_id}]: {words}", self._objection(objection, depth=1)]

    def _point(self, point: Point, *, depth: int, tag: str = "") -> Iterator[str]:
        position = point.statement.position
        sign = _SIGN_OF.get(position, "") if position else ""
        tags = " ".join(filter(None, [tag, "#crux" if point.is_crux else "", "#unanswered" if point.is_open else ""]))
        quoted = " · ".join(self._quote(quote) for quote in point.statement.quotes)
        others = [i for i in point.statement.cited_ids if i not in {quote.post_id for quote in point.statement.quotes}]
        words = " ".join(filter(None, [f"{count_at_least(point.n_students)}, {quoted}", self._links(others), tags]))
        yield f"{'  ' * depth}{sign}[Point {point.number}]: {words}"
        for objection in point.objections:
            yield self._objection(objection, depth=depth + 1)
        for rivalry in self.debate.rivalries:
            if rivalry.target == point.number:
                yield f"{'  ' * (depth + 1)}- [Point {rivalry.attacker}]"

    def _objection(self, objection: Objection, *, depth: int) -> str:
        tag = " #unanswered" if objection.is_open else ""
        return f"{'  ' * depth}- [Objection {objection.quote.post_id}]: {self._quote(objection.quote)}{tag}"

    def _quote(self, quote: Quote) -> str:
        return f"“{escape_argdown(quote.text)}” {self._links([quote.post_id])}"

    def _links(self, post_ids: Iterable[int]) -> str:
        posts = self.found.thread.live_by_id
        names = ((i, self.voices.name(posts[i].author_id) if i in posts else "a deleted post") for i in post_ids)
        # A title between square brackets cannot hold one, not even escaped.
        return " ".join(f"[{_plain(name)}]({quote_address(self.link_of(i))})" for i, name in names)


def _plain(name: str) -> str:
    return "".join(" " if char in _MARKS else char for char in name).strip() or "post"
