"""An in-memory Discord for the verbs' unit tests: remembers what was posted, and can refuse."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import PostedPrompt, SeenMessage
from bot.discussion.class_counts import ClassCounts
from bot.discussion.kept_summary import Audience, KeptSummary
from bot.discussion.position import DeclaredPosition
from bot.discussion.prompt import Prompt
from bot.discussion.thread_summary import ThreadSummary
from bot.errors import ChannelGoneError, ServerError
from bot.report.week import WeekReport


@dataclass
class FakeClock:
    """A clock that stands still until it is moved."""

    time: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def move(self, **parts: float) -> None:
        self.time += timedelta(**parts)


@dataclass
class FakeServer:
    """Implements ClassServer. `error` is raised by every call that sends, before or after it took effect."""

    posted: dict[str, PostedPrompt] = field(default_factory=dict)
    weeks: dict[str, WeekReport] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    closings: list[ClassCounts] = field(default_factory=list)
    shared: list[DeclaredPosition] = field(default_factory=list)
    taken_back: list[int] = field(default_factory=list)
    missed: list[SeenMessage] = field(default_factory=list)
    departed: list[int] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    summaries: dict[int | None, ThreadSummary] = field(default_factory=dict)
    summary_of_nonce: dict[str, int] = field(default_factory=dict)
    n_edits: int = 0
    n_sent: int = 0
    error: ServerError | None = None
    fails_after_sending: bool = False

    def _send(self) -> int:
        if self.error is not None and not self.fails_after_sending:
            raise self.error
        self.n_sent += 1
        return 9_000 + self.n_sent

    def _acknowledge(self) -> None:
        if self.error is not None:
            raise self.error

    async def post_class_notice(self, school_class: SchoolClass) -> int:
        return self._send()

    async def post_summary(self, summary: ThreadSummary, school_class: SchoolClass, *, nonce: str | None = None) -> int:
        message_id = self._send()
        self.summaries[message_id] = summary
        if nonce is not None:
            self.summary_of_nonce[nonce] = message_id
        self._acknowledge()
        return message_id

    async def find_summary_message(
        self, prompt: Prompt, school_class: SchoolClass, *, audience: Audience, nonce: str, since: datetime
    ) -> int | None:
        return self.summary_of_nonce.get(nonce)

    async def edit_summary(
        self, summary: ThreadSummary, school_class: SchoolClass, *, kept: KeptSummary, nonce: str | None = None
    ) -> None:
        if self.error is not None:
            raise self.error
        if kept.message_id not in self.summaries:
            raise ChannelGoneError(channel_id=summary.thread.prompt.thread_id or 0)
        self.n_edits += 1
        self.summaries[kept.message_id] = summary

    async def post_prompt(self, prompt: Prompt, school_class: SchoolClass) -> PostedPrompt:
        message_id = self._send()
        self.posted[prompt.nonce] = PostedPrompt(message_id=message_id, thread_id=message_id + 1_000)
        self._acknowledge()
        return self.posted[prompt.nonce]

    async def find_prompt(self, prompt: Prompt) -> PostedPrompt | None:
        return self.posted.get(prompt.nonce)

    async def post_closing(self, prompt: Prompt, counts: ClassCounts) -> int:
        message_id = self._send()
        self.closings.append(counts)
        return message_id

    async def post_position(self, taken: DeclaredPosition, prompt: Prompt, *, name: str) -> int:
        message_id = self._send()
        self.shared.append(taken)
        return message_id

    async def take_back(self, prompt: Prompt, message_ids: Sequence[int]) -> None:
        self.taken_back += message_ids

    async def close_thread(self, thread_id: int) -> None:
        self.closed.append(thread_id)

    async def send_week(
        self, report: WeekReport, school_class: SchoolClass, *, participation_csv: str, nonce: str
    ) -> int:
        message_id = self._send()
        self.weeks[nonce] = report
        self._acknowledge()
        return message_id

    async def find_week(self, school_class: SchoolClass, *, nonce: str, since: datetime) -> int | None:
        return 1 if nonce in self.weeks else None

    async def tell_teacher(self, school_class: SchoolClass, text: str) -> None:
        self.notices.append(text)

    async def list_missed_messages(
        self, prompt: Prompt, school_class: SchoolClass, *, after_id: int
    ) -> list[SeenMessage]:
        return [message for message in self.missed if message.message_id > after_id]

    async def list_deleted_messages(self, prompt: Prompt, message_ids: Sequence[int]) -> list[int]:
        return [message_id for message_id in message_ids if message_id in self.deleted]

    async def list_departed(self, guild_id: int, student_ids: Sequence[int]) -> list[int]:
        return [student_id for student_id in student_ids if student_id in self.departed]
