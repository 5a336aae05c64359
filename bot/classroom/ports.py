"""What the verbs need from the world. The docstrings here are the contract; each port has one contract suite."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol

from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import Draft
from bot.classroom.schedule import Occurrence, Schedule, ScheduleKind
from bot.classroom.stored_essay import StoredEssay
from bot.classroom.summary_ports import SummaryServer, SummaryStore
from bot.discussion.class_counts import ClassCounts
from bot.discussion.kept_summary import Audience
from bot.discussion.position import DeclaredPosition
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.essay.argument.corrections import Correction
from bot.essay.pack import Pack, Question
from bot.report.week import WeekReport

NO_NAMES: Mapping[int, str] = MappingProxyType({})


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The current instant, aware UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedPrompt:
    """Where Discord put a prompt: the card's message and the thread students write in."""

    message_id: int
    thread_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMessage:
    """A student's message as read from a thread's history, before it is a post."""

    message_id: int
    author_id: int
    author_name: str
    text: str
    posted_at: datetime
    edited_at: datetime | None
    reply_to_id: int | None
    mentioned_ids: tuple[int, ...]


class Store(SummaryStore, Protocol):
    """What is kept. Every method is one transaction: done wholly and durably when it returns, or not at all.

    Lists come back in the order named; ids are Discord snowflakes except class_id, prompt_id, schedule_id,
    occurrence_id, essay_id and draft_id, which the store gives. Raises StoreError where the database fails.
    """

    async def save_class(self, school_class: SchoolClass) -> SchoolClass:
        """The class as kept: inserted (with its new class_id) where class_id is 0, else replaced."""

    async def start_term(
        self, class_id: int, *, pack_id: str, after: datetime | None, at: datetime
    ) -> SchoolClass | None:
        """The class with this pack, no notice, and a term that began at `at`; everybody on its roster has left.

        None, with nothing changed, where its present term is not the one that began at `after`.
        """

    async def find_class(self, class_id: int) -> SchoolClass | None:
        """The class with this id, or None."""

    async def find_class_of_guild(self, guild_id: int) -> SchoolClass | None:
        """The first class set up in this guild, or None."""

    async def list_classes(self) -> list[SchoolClass]:
        """All classes, by class_id."""

    async def enrol_student(self, class_id: int, student: Student) -> bool:
        """True where the roster has one more active student. An existing entry takes the given name and status."""

    async def list_students(self, class_id: int) -> list[Student]:
        """The whole roster, those who left included, by name (case-insensitive), then id."""

    async def add_prompt(self, prompt: Prompt) -> Prompt:
        """The prompt with its new prompt_id (the given one is ignored). Nonce already there: that prompt, unchanged."""

    async def mark_prompt_posted(self, prompt_id: int, *, message_id: int, thread_id: int, at: datetime) -> None:
        """State OPEN, bound to its message and thread. No effect where it is not POSTING."""

    async def close_prompt(self, prompt_id: int, *, at: datetime, summary_for: Audience | None = None) -> bool:
        """True where an OPEN prompt is now CLOSED, its summary owed to `summary_for`; False where it was not open."""

    async def drop_prompt(self, prompt_id: int) -> None:
        """Forget a prompt that was never posted. No effect where it is not POSTING."""

    async def find_prompt(self, prompt_id: int) -> Prompt | None:
        """The prompt with this id, or None."""

    async def find_prompt_of_thread(self, thread_id: int) -> Prompt | None:
        """The prompt that owns this thread, or None."""

    async def list_prompts(self, class_id: int) -> list[Prompt]:
        """All prompts of a class in any state, by prompt_id."""

    async def record_posts(self, posts: Sequence[Post], *, names: Mapping[int, str] = NO_NAMES) -> int:
        """How many of the posts are new. One already there, or deleted before, is left as it is.

        Authors whose name is given, by student id, are enrolled in their prompt's class in the same transaction.
        """

    async def edit_post(self, post_id: int, *, text: str, edited_at: datetime) -> bool:
        """True where the text changed. Unknown, deleted, or edited later than `edited_at`: False, nothing changes."""

    async def delete_posts(self, post_ids: Sequence[int], *, at: datetime) -> int:
        """How many posts went. Their text is gone from the file; id, author and times stay. Unknown ids: passed by."""

    async def list_posts(self, prompt_id: int) -> list[Post]:
        """The posts of a prompt, deleted ones included (with empty text), by posted_at, then post_id."""

    async def save_position(self, taken: DeclaredPosition) -> DeclaredPosition:
        """The position as kept, with its new position_id; the student's earlier ones on the prompt stay beside it.

        Where the student's latest position there says the same, nothing is added: that one. StoreError where there
        is no such prompt.
        """

    async def find_position(self, position_id: int) -> DeclaredPosition | None:
        """The position with this id, or None."""

    async def list_positions(self, prompt_id: int) -> list[DeclaredPosition]:
        """Every position declared on a prompt, earlier ones of the same student too, by declared_at, position_id."""

    async def mark_position_shared(self, position_id: int, *, message_id: int) -> None:
        """Remember the message in which a position was shared with the class. No effect where it is gone."""

    async def withdraw_positions(self, prompt_id: int, *, student_id: int) -> int:
        """How many positions of a student on a prompt went, all there were; their words are gone from the file."""

    async def save_schedule(self, schedule: Schedule) -> Schedule:
        """The schedule as kept. A class has one per kind: an existing one is replaced and keeps its schedule_id."""

    async def find_schedule(self, class_id: int, kind: ScheduleKind) -> Schedule | None:
        """The class's schedule of this kind, active or not, or None."""

    async def list_active_schedules(self) -> list[Schedule]:
        """Active schedules of all classes, by next_due_at, then schedule_id."""

    async def claim_occurrence(
        self, schedule: Schedule, *, due_at: datetime, next_due_at: datetime, nonce: str, at: datetime
    ) -> Occurrence | None:
        """The new occurrence in state SENDING, with the schedule moved on to `next_due_at` in the same transaction.

        None where (schedule_id, due_at) was claimed before. A schedule that no longer falls due at `due_at`, since a
        teacher changed it meanwhile, is not moved.
        """

    async def finish_occurrence(
        self, occurrence_id: int, *, message_id: int | None = None, reason: str | None = None
    ) -> None:
        """SENT where a message_id is given, else SKIPPED with the reason. No effect where it is not SENDING."""

    async def list_unfinished_occurrences(self) -> list[Occurrence]:
        """Occurrences still SENDING, by due_at, then occurrence_id."""

    async def add_essay(self, stored: StoredEssay) -> StoredEssay:
        """The essay with its new essay_id, which no other ever had; the given one is ignored."""

    async def find_essay(self, essay_id: int) -> StoredEssay | None:
        """The essay with this id, or None."""

    async def list_essays(self, class_id: int) -> list[StoredEssay]:
        """The essays of a class, by essay_id."""

    async def remove_essay(self, essay_id: int) -> bool:
        """True where the essay is gone now, from the file too, its corrections and drafts with it. Packs of it stay."""

    async def save_correction(self, essay_id: int, correction: Correction) -> None:
        """Keep a correction of an essay's outline as the last one. An earlier one of the same sentence goes.

        StoreError where there is no such essay.
        """

    async def list_corrections(self, essay_id: int) -> list[Correction]:
        """The corrections of an essay's outline, in the order they were made."""

    async def redraft(self, essay_id: int, questions: Sequence[Question]) -> list[Draft]:
        """The questions as open drafts, in their order after those kept; earlier open drafts are gone.

        Empty where there is no such essay.
        """

    async def find_draft(self, draft_id: int) -> Draft | None:
        """The draft with this id, or None."""

    async def list_drafts(self, essay_id: int) -> list[Draft]:
        """The drafts of an essay in every state, by place, then draft_id."""

    async def change_draft(self, draft: Draft, *, by_id: int) -> Draft | None:
        """The draft as kept: given question and state, place as it was, one version on.

        None where there is no such draft any more, or its version is not the given one: nothing is changed then.
        """

    async def replace_draft(self, draft: Draft, question: Question, *, by_id: int) -> Draft | None:
        """A new open draft of this question in the draft's place; the draft itself is discarded.

        None, with nothing changed, where `change_draft` gives None.
        """

    async def swap_drafts(self, draft: Draft, other: Draft, *, by_id: int) -> Draft | None:
        """The draft in the place of the other, one version on; the other has its place and keeps its version.

        None where the draft's version, or the place of either, is not the given one: nothing is changed then.
        """

    async def save_pack(self, class_id: int, pack: Pack, *, at: datetime) -> None:
        """Keep a class's own pack. One with the same id is replaced."""

    async def list_packs(self, class_id: int) -> list[Pack]:
        """The packs of a class's own, by pack id."""

    async def find_note(self, key: str) -> str | None:
        """A small remembered value (such as the hash of the synced commands), or None."""

    async def save_note(self, key: str, value: str) -> None:
        """Remember a small value under a key, replacing what was there."""


class ClassServer(SummaryServer, Protocol):
    """What can be done in the class's Discord server.

    Raises MissingPermissionError, ChannelGoneError or ServerUnavailableError; nothing else.
    """

    async def post_class_notice(self, school_class: SchoolClass) -> int:
        """Tell the class, in its prompts channel, what is kept and how to join; the message id."""

    async def post_prompt(self, prompt: Prompt, school_class: SchoolClass) -> PostedPrompt:
        """Post the prompt's card in its channel and open its thread (text channel) or forum post (forum channel)."""

    async def find_prompt(self, prompt: Prompt) -> PostedPrompt | None:
        """Where the prompt with this nonce stands in its channel, or None. A card without a thread gets one."""

    async def post_closing(self, prompt: Prompt, counts: ClassCounts) -> int:
        """Say that a prompt is closed and where the class stands, and ask once more for positions; the message id.

        It goes where its button can be pressed: into the channel, since Discord disables buttons in locked threads.
        In a forum there is no such place; it stands in the prompt's locked post, without the button.
        """

    async def post_position(self, taken: DeclaredPosition, prompt: Prompt, *, name: str) -> int:
        """Post a student's position in the prompt's thread, as the words of the student of this name; the message id.

        Asked twice within a few minutes, it posts once.
        """

    async def take_back(self, prompt: Prompt, message_ids: Sequence[int]) -> None:
        """Delete messages of ours from the prompt's thread, locked or not. Those that are gone are no error."""

    async def close_thread(self, thread_id: int) -> None:
        """Lock and archive a thread. A thread that is gone is no error."""

    async def send_week(
        self, report: WeekReport, school_class: SchoolClass, *, participation_csv: str, nonce: str
    ) -> int:
        """Send the weekly summary to the teacher channel with participation.csv attached; the message id."""

    async def find_week(self, school_class: SchoolClass, *, nonce: str, since: datetime) -> int | None:
        """The id of the weekly summary with this nonce in the teacher channel, or None."""

    async def tell_teacher(self, school_class: SchoolClass, text: str) -> None:
        """Send a short notice to the teacher channel."""

    async def list_missed_messages(
        self, prompt: Prompt, school_class: SchoolClass, *, after_id: int
    ) -> list[SeenMessage]:
        """Students' messages in the thread later than `after_id`, oldest first. Empty means unknown, not none."""

    async def list_deleted_messages(self, prompt: Prompt, message_ids: Sequence[int]) -> list[int]:
        """Those of the ids that certainly no longer stand in the prompt's thread, in the given order."""

    async def list_departed(self, guild_id: int, student_ids: Sequence[int]) -> list[int]:
        """Those of the ids that are certainly no longer members of the server, in the given order."""
