"""The Store port in memory: the double that verbs are tested on. It passes the same contract suite as SQLite."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import NO_NAMES
from bot.classroom.schedule import Occurrence, OccurrenceState, Schedule, ScheduleKind
from bot.discussion.class_counts import standing_positions
from bot.discussion.kept_summary import Audience, OwedSummary
from bot.discussion.position import DeclaredPosition
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import StoreError
from tests.memory_essays import MemoryEssays
from tests.memory_summaries import MemorySummaries
from tests.memory_tables import expect, keepable


class MemoryStore(MemoryEssays, MemorySummaries):
    """Implements `bot.classroom.ports.Store`. Its tables are open, so that a test may look into them."""

    def __init__(self) -> None:
        self.classes: dict[int, SchoolClass] = {}
        self.students: dict[tuple[int, int], Student] = {}
        self.prompts: dict[int, Prompt] = {}
        self.posts: dict[int, Post] = {}
        self.positions: dict[int, DeclaredPosition] = {}
        self.schedules: dict[int, Schedule] = {}
        self.occurrences: dict[int, Occurrence] = {}
        self.notes: dict[str, str] = {}
        # The id of what is gone does not come back.
        self._last_prompt_id = self._last_position_id = 0
        MemoryEssays.__init__(self, self.classes)
        MemorySummaries.__init__(self, self.prompts)

    async def save_class(self, school_class: SchoolClass) -> SchoolClass:
        if school_class.class_id == 0:
            school_class = replace(school_class, class_id=len(self.classes) + 1)
        elif school_class.class_id not in self.classes:
            raise StoreError(f"There is no class {school_class.class_id}.")
        self.classes[school_class.class_id] = school_class
        return school_class

    async def start_term(
        self, class_id: int, *, pack_id: str, after: datetime | None, at: datetime
    ) -> SchoolClass | None:
        kept = self.classes.get(class_id)
        if kept is None or kept.term_started_at != after:
            return None
        roster = {key: student for key, student in self.students.items() if key[0] == class_id}
        self.students |= {key: replace(student, status=StudentStatus.LEFT) for key, student in roster.items()}
        return await self.save_class(replace(kept, pack_id=pack_id, term_started_at=at, notice_message_id=None))

    async def find_class(self, class_id: int) -> SchoolClass | None:
        return self.classes.get(class_id)

    async def find_class_of_guild(self, guild_id: int) -> SchoolClass | None:
        return next((c for c in await self.list_classes() if c.guild_id == guild_id), None)

    async def list_classes(self) -> list[SchoolClass]:
        return [self.classes[class_id] for class_id in sorted(self.classes)]

    async def enrol_student(self, class_id: int, student: Student) -> bool:
        expect(class_id, self.classes)
        known = self.students.get((class_id, student.student_id))
        self.students[class_id, student.student_id] = student
        return student.status is StudentStatus.ACTIVE and (known is None or known.status is StudentStatus.LEFT)

    async def list_students(self, class_id: int) -> list[Student]:
        roster = [student for (owner, _), student in self.students.items() if owner == class_id]
        return sorted(roster, key=lambda s: (s.name.casefold(), s.student_id))

    async def add_prompt(self, prompt: Prompt) -> Prompt:
        expect(prompt.class_id, self.classes)
        known = next((p for p in self.prompts.values() if p.nonce == prompt.nonce), None)
        if known is not None:
            return known
        self._last_prompt_id += 1
        self.prompts[self._last_prompt_id] = replace(prompt, prompt_id=self._last_prompt_id)
        return self.prompts[self._last_prompt_id]

    async def mark_prompt_posted(self, prompt_id: int, *, message_id: int, thread_id: int, at: datetime) -> None:
        prompt = self.prompts.get(prompt_id)
        if prompt is None or prompt.state is not PromptState.POSTING:
            return
        if await self.find_prompt_of_thread(thread_id) is not None:
            raise StoreError(f"Another prompt owns the thread {thread_id}.")
        self.prompts[prompt_id] = replace(
            prompt, state=PromptState.OPEN, message_id=message_id, thread_id=thread_id, posted_at=at
        )

    async def close_prompt(self, prompt_id: int, *, at: datetime, summary_for: Audience | None = None) -> bool:
        prompt = self.prompts.get(prompt_id)
        if prompt is None or prompt.state is not PromptState.OPEN:
            return False
        self.prompts[prompt_id] = replace(prompt, state=PromptState.CLOSED, closed_at=at)
        if summary_for is not None:
            self.owed[prompt_id] = OwedSummary(prompt_id=prompt_id, audience=summary_for, closed_at=at)
        return True

    async def drop_prompt(self, prompt_id: int) -> None:
        prompt = self.prompts.get(prompt_id)
        if prompt is not None and prompt.state is PromptState.POSTING:
            del self.prompts[prompt_id]

    async def find_prompt(self, prompt_id: int) -> Prompt | None:
        return self.prompts.get(prompt_id)

    async def find_prompt_of_thread(self, thread_id: int) -> Prompt | None:
        return next((p for p in self.prompts.values() if p.thread_id == thread_id), None)

    async def list_prompts(self, class_id: int) -> list[Prompt]:
        return sorted((p for p in self.prompts.values() if p.class_id == class_id), key=lambda p: p.prompt_id)

    async def record_posts(self, posts: Sequence[Post], *, names: Mapping[int, str] = NO_NAMES) -> int:
        for post in posts:
            expect(post.prompt_id, self.prompts)
        for post in posts:
            if post.author_id in names:
                author = Student(student_id=post.author_id, name=names[post.author_id])
                await self.enrol_student(self.prompts[post.prompt_id].class_id, author)
        return sum([self._record_post(post) for post in posts])

    def _record_post(self, post: Post) -> bool:
        if post.post_id in self.posts:
            return False
        self.posts[post.post_id] = replace(post, text="" if post.is_deleted else keepable(post.text))
        return True

    async def edit_post(self, post_id: int, *, text: str, edited_at: datetime) -> bool:
        post = self.posts.get(post_id)
        if post is None or post.is_deleted or (post.edited_at is not None and post.edited_at > edited_at):
            return False
        self.posts[post_id] = replace(post, text=keepable(text), edited_at=edited_at)
        if self.posts[post_id].text == post.text:
            return False
        self.note_changes([post.prompt_id])
        return True

    async def delete_posts(self, post_ids: Sequence[int], *, at: datetime) -> int:
        going = {i for i in post_ids if i in self.posts and not self.posts[i].is_deleted}
        for post_id in going:
            self.posts[post_id] = replace(self.posts[post_id], text="", deleted_at=at)
        self.note_changes(self.posts[post_id].prompt_id for post_id in going)
        return len(going)

    async def list_posts(self, prompt_id: int) -> list[Post]:
        posts = [post for post in self.posts.values() if post.prompt_id == prompt_id]
        return sorted(posts, key=lambda p: (p.posted_at, p.post_id))

    async def save_position(self, taken: DeclaredPosition) -> DeclaredPosition:
        expect(taken.prompt_id, self.prompts)
        taken = replace(taken, reason=keepable(taken.reason))
        standing = standing_positions(await self.list_positions(taken.prompt_id)).get(taken.student_id)
        if standing is not None and taken.says_the_same_as(standing):
            return standing
        self._last_position_id += 1
        kept = replace(taken, position_id=self._last_position_id, shared_message_id=None)
        self.positions[kept.position_id] = kept
        return kept

    async def find_position(self, position_id: int) -> DeclaredPosition | None:
        return self.positions.get(position_id)

    async def list_positions(self, prompt_id: int) -> list[DeclaredPosition]:
        taken = [each for each in self.positions.values() if each.prompt_id == prompt_id]
        return sorted(taken, key=lambda each: (each.declared_at, each.position_id))

    async def mark_position_shared(self, position_id: int, *, message_id: int) -> None:
        if position_id in self.positions:
            self.positions[position_id] = replace(self.positions[position_id], shared_message_id=message_id)

    async def withdraw_positions(self, prompt_id: int, *, student_id: int) -> int:
        going = [each for each in await self.list_positions(prompt_id) if each.student_id == student_id]
        for taken in going:
            del self.positions[taken.position_id]
        self.note_changes(taken.prompt_id for taken in going)
        return len(going)

    async def save_schedule(self, schedule: Schedule) -> Schedule:
        expect(schedule.class_id, self.classes)
        known = await self.find_schedule(schedule.class_id, schedule.kind)
        schedule = replace(schedule, schedule_id=known.schedule_id if known else len(self.schedules) + 1)
        self.schedules[schedule.schedule_id] = schedule
        return schedule

    async def find_schedule(self, class_id: int, kind: ScheduleKind) -> Schedule | None:
        return next((s for s in self.schedules.values() if (s.class_id, s.kind) == (class_id, kind)), None)

    async def list_active_schedules(self) -> list[Schedule]:
        active = [schedule for schedule in self.schedules.values() if schedule.is_active]
        return sorted(active, key=lambda s: (s.next_due_at, s.schedule_id))

    async def claim_occurrence(
        self, schedule: Schedule, *, due_at: datetime, next_due_at: datetime, nonce: str, at: datetime
    ) -> Occurrence | None:
        expect(schedule.schedule_id, self.schedules)
        kept = self.schedules[schedule.schedule_id]
        if kept.next_due_at == due_at:
            self.schedules[kept.schedule_id] = replace(kept, next_due_at=next_due_at)
        if any((o.schedule_id, o.due_at) == (kept.schedule_id, due_at) for o in self.occurrences.values()):
            return None
        occurrence = Occurrence(
            occurrence_id=len(self.occurrences) + 1,
            schedule_id=kept.schedule_id,
            class_id=kept.class_id,
            kind=kept.kind,
            due_at=due_at,
            nonce=nonce,
            state=OccurrenceState.SENDING,
            attempted_at=at,
        )
        self.occurrences[occurrence.occurrence_id] = occurrence
        return occurrence

    async def finish_occurrence(
        self, occurrence_id: int, *, message_id: int | None = None, reason: str | None = None
    ) -> None:
        occurrence = self.occurrences.get(occurrence_id)
        if occurrence is None or occurrence.state is not OccurrenceState.SENDING:
            return
        if message_id is not None:
            occurrence = replace(occurrence, state=OccurrenceState.SENT, message_id=message_id)
        else:
            occurrence = replace(occurrence, state=OccurrenceState.SKIPPED, reason=reason)
        self.occurrences[occurrence_id] = occurrence

    async def list_unfinished_occurrences(self) -> list[Occurrence]:
        unfinished = [o for o in self.occurrences.values() if o.state is OccurrenceState.SENDING]
        return sorted(unfinished, key=lambda o: (o.due_at, o.occurrence_id))

    async def find_note(self, key: str) -> str | None:
        return self.notes.get(key)

    async def save_note(self, key: str, value: str) -> None:
        self.notes[key] = value
