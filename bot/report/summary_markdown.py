"""A summary as a Markdown document: every statement with its sources as links."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.essay.pack import render_paragraphs
from bot.report.summary_words import HEADINGS, SIDE_HEADINGS, count, count_at_least, word_counts, word_made_by
from bot.report.voices import NOBODY_S, Voices, find_voices
from bot.text.visible import shorten, strip_invisible

_MARK: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$@]|:(?=//)|(?<=www)\.|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.ASCII)
_LONGEST_QUOTE: Final = 400
_LONGEST_LEFT_ALONE: Final = 160


def render_summary_markdown(found: ThreadSummary, *, link_of: Callable[[int], str]) -> str:
    """The whole summary; `link_of` gives the address of a post. The class's version calls students by numbers."""
    page = _Page(found, find_voices(found), link_of)
    blocks = [*page.head(), *page.body(), *page.missing()] if found.thread.live_posts else [*page.head(), _NOTHING]
    return "\n\n".join([*blocks, f"---\n\n*{escape_markdown(word_made_by(found))}*"]) + "\n"


def escape_markdown(text: str) -> str:
    """The words on one line, where Markdown or HTML would read marks, links or addresses in them."""
    return _MARK.sub(lambda match: f"\\{match[0]}", strip_invisible(text))


_NOTHING: Final = "Nobody has written here yet."
_NOT_READ: Final = "The posts are in a language that positions are not read in: what follows is quotes and structure."


@dataclass(frozen=True, slots=True)
class _Page:
    """One version of one summary, a block of text for each part."""

    found: ThreadSummary
    voices: Voices
    link_of: Callable[[int], str]

    def head(self) -> Iterator[str]:
        question = self.found.thread.prompt.question
        yield f"# {escape_markdown(question.title)}"
        yield escape_markdown(question.text)
        if question.claim:
            yield f"**Claim:** {escape_markdown(question.claim)}"
        for _ in self.found.summary.of_kind(StatementKind.TOOK_PART)[:1]:
            cover = self.found.summary.coverage
            n_all = cover.n_students + len(self.found.summary.not_yet_heard)
            of_all = count(n_all, "student")
            students = of_all if self.found.is_for_class else f"{cover.n_students} of {of_all}"
            yield f"{count(cover.n_posts, 'post')} by {students}"
        if not self.found.summary.reads_stances:
            yield _NOT_READ

    def body(self) -> Iterator[str]:
        yield from self._section("Where the class stands", self._stands())
        points = self.found.summary.of_kind(StatementKind.KEY_POINT)
        has_sides = any(point.position for point in points)
        for position, heading in (*SIDE_HEADINGS, (None, "Side not known" if has_sides else "Points")):
            of_side = [point for point in points if point.position is position]
            yield from self._section(heading, map(self._statement, of_side))
        for kind, heading in HEADINGS:
            yield from self._section(heading, map(self._statement, self.found.summary.of_kind(kind)))
        yield from self._section("From the text", self._paragraphs())

    def missing(self) -> Iterator[str]:
        """Whose voice is missing; the class's version of a summary has nobody in these lists."""
        summary, posts = self.found.summary, self.found.thread.live_by_id
        lines = []
        if summary.not_yet_heard:
            lines.append(f"No post yet: {self._list(summary.not_yet_heard)}")
        if summary.not_drawn_on:
            lines.append(f"Wrote, but is not drawn on here: {self._list(summary.not_drawn_on)}")
        for post_id in summary.left_alone_ids:
            if post_id in posts:
                words = escape_markdown(shorten(strip_invisible(posts[post_id].text), _LONGEST_LEFT_ALONE))
                lines.append(f"No reply yet: “{words}” {self._link(post_id)}")
        yield from self._section("Not yet heard", lines)

    def _section(self, heading: str, lines: Iterable[str]) -> Iterator[str]:
        items = [f"- {line}" for line in lines]
        if items:
            yield f"## {heading}"
            yield "\n".join(items)

    def _stands(self) -> Iterator[str]:
        if self.found.class_counts is not None:
            yield from word_counts(self.found.class_counts)
        kinds = (StatementKind.DECLARED, StatementKind.MOVED, StatementKind.READ_STANCE)
        for statement in self.found.summary.of_kind(*kinds):
            number = statement.n_students or len(statement.student_ids)
            if statement.kind is StatementKind.READ_STANCE:
                yield f"{statement.position}: {number}, read from posts {self._links(statement.cited_ids)}"
            elif statement.kind is StatementKind.MOVED:
                who = self._list(statement.student_ids)
                yield f"from *{statement.moved_from}* to *{statement.position}*: {number} ({who})"
            else:
                yield f"{statement.position}: {number} declared ({self._list(statement.student_ids)})"

    def _statement(self, statement: Statement) -> str:
        """``3 students: “words” [Noor](…) · also [Tom](…)``."""
        is_open_to_all = statement.kind in NOBODY_S and self.found.is_for_class
        quotes = [
            f"“{escape_markdown(shorten(strip_invisible(quote.text), _LONGEST_QUOTE))}” "
            f"{self._link(quote.post_id, 'post' if is_open_to_all else '')}"
            for quote in statement.quotes
        ]
        quoted_ids = {quote.post_id for quote in statement.quotes}
        others = [post_id for post_id in statement.cited_ids if post_id not in quoted_ids]
        also = {StatementKind.UNANSWERED_OBJECTION: "in reply to", StatementKind.CRUX: "see"}.get(
            statement.kind, "also"
        )
        labels = " ".join(self._link(post_id, "post" if is_open_to_all else "") for post_id in others)
        number = statement.n_students if statement.kind is StatementKind.KEY_POINT else None
        start = f"**{count_at_least(number)}:** " if number else f"*{statement.move}:* " if statement.move else ""
        between = " — against: " if statement.kind is StatementKind.CRUX else "; "
        return f"{start}{between.join(quotes)}{f' · {also} {labels}' if others else ''}"

    def _paragraphs(self) -> Iterator[str]:
        for statement in self.found.summary.of_kind(StatementKind.PARAGRAPH_USED):
            number = count(len(statement.cited_ids), "post")
            yield f"¶{statement.paragraph} in {number}: {self._links(statement.cited_ids)}"
        if unused := self.found.summary.unused_paragraphs:
            yield f"pointed to by nobody: {render_paragraphs(unused)}"

    def _list(self, student_ids: Iterable[int]) -> str:
        return ", ".join(escape_markdown(self.voices.name(student_id)) for student_id in student_ids)

    def _links(self, post_ids: Iterable[int]) -> str:
        return " ".join(map(self._link, post_ids))

    def _link(self, post_id: int, label: str = "") -> str:
        post = self.found.thread.live_by_id.get(post_id)
        name = label or (self.voices.name(post.author_id) if post else "a deleted post")
        return f"[{escape_markdown(name)}]({quote_address(self.link_of(post_id))})"


def quote_address(address: str) -> str:
    """The address, so that no bracket or space in it ends the link."""
    return address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
