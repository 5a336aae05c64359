"""The Store port on SQLite: writes go through the one writer, reads through a connection that cannot write."""

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import Draft
from bot.classroom.ports import NO_NAMES
from bot.classroom.schedule import Occurrence, Schedule, ScheduleKind
from bot.classroom.stored_essay import StoredEssay
from bot.discussion.kept_summary import Audience, KeptSummary, OwedSummary
from bot.discussion.position import DeclaredPosition
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.errors import StoreError
from bot.essay.argument.corrections import Correction
from bot.essay.pack import Pack, Question
from bot.store import class_packs, classes, drafts, essays, notes, positions, posts, prompts, schedules, summaries
from bot.store.connection import (
    T,
    ThreadConnection,
    Work,
    connected,
    prepare_for_reading,
    prepare_for_writing,
    store_error,
)
from bot.store.database_file import make_file, make_folder
from bot.store.instance_lock import hold_instance_lock
from bot.store.migrate import load_migrations, migrate
from bot.store.writer import Writer, open_writer


@asynccontextmanager
async def open_store(path: Path) -> "AsyncIterator[SqliteStore]":
    """The store in this file, made where missing and brought to this version; closed on leaving, all writes on disk.

    Raises StoreInUseError where another instance has it, StoreUnusableError where no database can be had there;
    both say what to do.
    """
    path = make_folder(path)

    def prepare(db: sqlite3.Connection) -> None:
        prepare_for_writing(db)
        migrate(db, path, load_migrations())
        db.execute("PRAGMA foreign_keys = ON")  # after the migrations: they may rebuild a table that others point to

    with hold_instance_lock(path):
        make_file(path)
        was_killed = path.with_name(path.name + "-wal").exists()  # a clean end removes the log
        async with (
            connected(path, prepare) as writing,
            connected(path, prepare_for_reading) as reading,
            open_writer(writing, has_traces=was_killed) as writer,
        ):
            yield SqliteStore(writer, reading)


class SqliteStore:
    """Implements `bot.classroom.ports.Store`; its docstrings are the contract. Made by `open_store`.

    Calls made together, as by `asyncio.gather`, are committed together, in the order they were made.
    """

    def __init__(self, writer: Writer, reading: ThreadConnection) -> None:
        self._writer = writer
        self._reading = reading

    async def _read(self, work: Work[T]) -> T:
        try:
            return await self._reading.run(work)
        except sqlite3.Error as exc:
            raise store_error(exc) from exc
        except ValueError as exc:  # aiosqlite's word for a closed connection
            raise StoreError("The database is closed.") from exc

    async def save_class(self, school_class: SchoolClass) -> SchoolClass:
        return await self._writer.run(lambda db: classes.save_class(db, school_class))

    async def start_term(
        self, class_id: int, *, pack_id: str, after: datetime | None, at: datetime
    ) -> SchoolClass | None:
        return await self._writer.run(lambda db: classes.start_term(db, class_id, pack_id=pack_id, after=after, at=at))

    async def find_class(self, class_id: int) -> SchoolClass | None:
        return await self._read(lambda db: classes.find_class(db, class_id))

    async def find_class_of_guild(self, guild_id: int) -> SchoolClass | None:
        return await self._read(lambda db: classes.find_class_of_guild(db, guild_id))

    async def list_classes(self) -> list[SchoolClass]:
        return await self._read(classes.list_classes)

    async def enrol_student(self, class_id: int, student: Student) -> bool:
        return await self._writer.run(lambda db: classes.enrol_student(db, class_id, student))

    async def list_students(self, class_id: int) -> list[Student]:
        return await self._read(lambda db: classes.list_students(db, class_id))

    async def add_prompt(self, prompt: Prompt) -> Prompt:
        return await self._writer.run(lambda db: prompts.add_prompt(db, prompt))

    async def mark_prompt_posted(self, prompt_id: int, *, message_id: int, thread_id: int, at: datetime) -> None:
        await self._writer.run(
            lambda db: prompts.mark_prompt_posted(db, prompt_id, message_id=message_id, thread_id=thread_id, at=at)
        )

    async def close_prompt(self, prompt_id: int, *, at: datetime, summary_for: Audience | None = None) -> bool:
        return await self._writer.run(lambda db: prompts.close_prompt(db, prompt_id, at=at, summary_for=summary_for))

    async def drop_prompt(self, prompt_id: int) -> None:
        await self._writer.run(lambda db: prompts.drop_prompt(db, prompt_id))

    async def find_prompt(self, prompt_id: int) -> Prompt | None:
        return await self._read(lambda db: prompts.find_prompt(db, prompt_id))

    async def find_prompt_of_thread(self, thread_id: int) -> Prompt | None:
        return await self._read(lambda db: prompts.find_prompt_of_thread(db, thread_id))

    async def list_prompts(self, class_id: int) -> list[Prompt]:
        return await self._read(lambda db: prompts.list_prompts(db, class_id))

    async def record_posts(self, new: Sequence[Post], *, names: Mapping[int, str] = NO_NAMES) -> int:
        def record(db: sqlite3.Connection) -> int:
            for prompt_id, author_id in {(post.prompt_id, post.author_id) for post in new if post.author_id in names}:
                classes.enrol_author(db, prompt_id, Student(student_id=author_id, name=names[author_id]))
            return sum(posts.record_post(db, post) for post in new)

        return await self._writer.run(record)

    async def edit_post(self, post_id: int, *, text: str, edited_at: datetime) -> bool:
        return await self._writer.run(lambda db: posts.edit_post(db, post_id, text=text, edited_at=edited_at))

    async def delete_posts(self, post_ids: Sequence[int], *, at: datetime) -> int:
        return await self._writer.run(lambda db: posts.delete_posts(db, post_ids, at=at), erases=True)

    async def list_posts(self, prompt_id: int) -> list[Post]:
        return await self._read(lambda db: posts.list_posts(db, prompt_id))

    async def save_position(self, taken: DeclaredPosition) -> DeclaredPosition:
        return await self._writer.run(lambda db: positions.save_position(db, taken))

    async def find_position(self, position_id: int) -> DeclaredPosition | None:
        return await self._read(lambda db: positions.find_position(db, position_id))

    async def list_positions(self, prompt_id: int) -> list[DeclaredPosition]:
        return await self._read(lambda db: positions.list_positions(db, prompt_id))

    async def mark_position_shared(self, position_id: int, *, message_id: int) -> None:
        await self._writer.run(lambda db: positions.mark_position_shared(db, position_id, message_id=message_id))

    async def withdraw_positions(self, prompt_id: int, *, student_id: int) -> int:
        return await self._writer.run(
            lambda db: positions.withdraw_positions(db, prompt_id, student_id=student_id), erases=True
        )

    async def save_summary(self, kept: KeptSummary) -> KeptSummary:
        return await self._writer.run(lambda db: summaries.save_summary(db, kept))

    async def find_summary(self, prompt_id: int, audience: Audience) -> KeptSummary | None:
        return await self._read(lambda db: summaries.find_summary(db, prompt_id, audience))

    async def list_stale_summaries(self) -> list[KeptSummary]:
        return await self._read(summaries.list_stale_summaries)

    async def list_owed_summaries(self) -> list[OwedSummary]:
        return await self._read(summaries.list_owed_summaries)

    async def settle_owed_summary(self, prompt_id: int) -> None:
        await self._writer.run(lambda db: summaries.settle_owed_summary(db, prompt_id))

    async def save_schedule(self, schedule: Schedule) -> Schedule:
        return await self._writer.run(lambda db: schedules.save_schedule(db, schedule))

    async def find_schedule(self, class_id: int, kind: ScheduleKind) -> Schedule | None:
        return await self._read(lambda db: schedules.find_schedule(db, class_id, kind))

    async def list_active_schedules(self) -> list[Schedule]:
        return await self._read(schedules.list_active_schedules)

    async def claim_occurrence(
        self, schedule: Schedule, *, due_at: datetime, next_due_at: datetime, nonce: str, at: datetime
    ) -> Occurrence | None:
        return await self._writer.run(
            lambda db: schedules.claim_occurrence(
                db, schedule, due_at=due_at, next_due_at=next_due_at, nonce=nonce, at=at
            )
        )

    async def finish_occurrence(
        self, occurrence_id: int, *, message_id: int | None = None, reason: str | None = None
    ) -> None:
        await self._writer.run(
            lambda db: schedules.finish_occurrence(db, occurrence_id, message_id=message_id, reason=reason)
        )

    async def list_unfinished_occurrences(self) -> list[Occurrence]:
        return await self._read(schedules.list_unfinished_occurrences)

    async def add_essay(self, stored: StoredEssay) -> StoredEssay:
        return await self._writer.run(lambda db: essays.add_essay(db, stored))

    async def find_essay(self, essay_id: int) -> StoredEssay | None:
        return await self._read(lambda db: essays.find_essay(db, essay_id))

    async def list_essays(self, class_id: int) -> list[StoredEssay]:
        return await self._read(lambda db: essays.list_essays(db, class_id))

    async def remove_essay(self, essay_id: int) -> bool:
        return await self._writer.run(lambda db: essays.remove_essay(db, essay_id), erases=True)

    async def save_correction(self, essay_id: int, correction: Correction) -> None:
        await self._writer.run(lambda db: essays.save_correction(db, essay_id, correction))

    async def list_corrections(self, essay_id: int) -> list[Correction]:
        return await self._read(lambda db: essays.list_corrections(db, essay_id))

    async def redraft(self, essay_id: int, questions: Sequence[Question]) -> list[Draft]:
        return await self._writer.run(lambda db: drafts.redraft(db, essay_id, questions))

    async def find_draft(self, draft_id: int) -> Draft | None:
        return await self._read(lambda db: drafts.find_draft(db, draft_id))

    async def list_drafts(self, essay_id: int) -> list[Draft]:
        return await self._read(lambda db: drafts.list_drafts(db, essay_id))

    async def change_draft(self, draft: Draft, *, by_id: int) -> Draft | None:
        return await self._writer.run(lambda db: drafts.change_draft(db, draft, by_id=by_id))

    async def replace_draft(self, draft: Draft, question: Question, *, by_id: int) -> Draft | None:
        return await self._writer.run(lambda db: drafts.replace_draft(db, draft, question, by_id=by_id))

    async def swap_drafts(self, draft: Draft, other: Draft, *, by_id: int) -> Draft | None:
        return await self._writer.run(lambda db: drafts.swap_drafts(db, draft, other, by_id=by_id))

    async def save_pack(self, class_id: int, pack: Pack, *, at: datetime) -> None:
        await self._writer.run(lambda db: class_packs.save_pack(db, class_id, pack, at=at))

    async def list_packs(self, class_id: int) -> list[Pack]:
        return await self._read(lambda db: class_packs.list_packs(db, class_id))

    async def find_note(self, key: str) -> str | None:
        return await self._read(lambda db: notes.find_note(db, key))

    async def save_note(self, key: str, value: str) -> None:
        await self._writer.run(lambda db: notes.save_note(db, key, value))
