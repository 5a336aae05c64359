"""Everything that a summary of one prompt is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.discussion.class_counts import standing_positions
from bot.discussion.paragraph_use import ParagraphFinder
from bot.discussion.position import DeclaredPosition
from bot.discussion.post import Post, Student
from bot.discussion.post_kinds import ClassifiedPost, classify_posts
from bot.discussion.prompt import Prompt
from bot.discussion.quotable import Quotable, find_quotables
from bot.discussion.sentences import Sentence, split_sentences
from bot.discussion.unanswered import find_unanswered_ids
from bot.essay.text_kind import is_other_language

_ENOUGH_TO_TELL_A_LANGUAGE = 20_000


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A prompt with its posts (deleted ones included), the class's whole roster and the positions declared.

    `positions` hold every change, oldest first. `paragraphs` are the words of the essay's paragraphs, ¶1 first; where
    the essay is not at hand they are empty strings, as many as it has paragraphs.
    """

    prompt: Prompt
    posts: tuple[Post, ...]
    students: tuple[Student, ...]
    positions: tuple[DeclaredPosition, ...] = ()
    paragraphs: tuple[str, ...] = ()

    @cached_property
    def live_posts(self) -> tuple[Post, ...]:
        """The posts that are not deleted, by when they were written."""
        live = (post for post in self.posts if not post.is_deleted and post.prompt_id == self.prompt.prompt_id)
        return tuple(sorted(live, key=lambda post: (post.posted_at, post.post_id)))

    @cached_property
    def live_by_id(self) -> Mapping[int, Post]:
        """The same, by post id."""
        return {post.post_id: post for post in self.live_posts}

    @cached_property
    def sentences(self) -> Mapping[int, tuple[Sentence, ...]]:
        """The sentences of each live post, by post id."""
        return {post.post_id: split_sentences(post.text) for post in self.live_posts}

    @cached_property
    def quotables(self) -> Mapping[int, tuple[Quotable, ...]]:
        """What each live post can be quoted with, by post id."""
        return {post.post_id: find_quotables(post, self.sentences[post.post_id]) for post in self.live_posts}

    @cached_property
    def used_paragraphs(self) -> Mapping[int, tuple[int, ...]]:
        """The numbers of the essay's ¶ that each live post names or quotes, ascending, by post id."""
        finder = ParagraphFinder(self.paragraphs)
        return {post.post_id: finder.find(post.text) for post in self.live_posts}

    @cached_property
    def declared(self) -> Mapping[int, DeclaredPosition]:
        """The position that stands of each student who declared one, by student id."""
        return standing_positions(self.positions)

    @cached_property
    def declared_first(self) -> Mapping[int, DeclaredPosition]:
        """The position each student declared first."""
        latest_first = sorted(self.positions, key=lambda taken: (taken.declared_at, taken.position_id), reverse=True)
        return {taken.student_id: taken for taken in latest_first}

    @cached_property
    def is_english(self) -> bool:
        """False where the posts are hardly in English: then there are quotes and structure to tell, but no stances."""
        return not is_other_language("\n".join(post.text for post in self.live_posts)[:_ENOUGH_TO_TELL_A_LANGUAGE])

    @cached_property
    def classified(self) -> tuple[ClassifiedPost, ...]:
        """Every post, deleted ones included, with what it is by the reply rule, in time order."""
        posts = [post for post in self.posts if post.prompt_id == self.prompt.prompt_id]
        return classify_posts(posts, n_responses=self.prompt.requirement.n_responses)

    @cached_property
    def unanswered_ids(self) -> frozenset[int]:
        """Ids of the live posts no classmate has answered since."""
        return find_unanswered_ids(self.classified)

    def without_positions(self) -> "Thread":
        """The thread as the class may know it: what students declared in private is not in it."""
        return replace(self, positions=())
