"""What is deleted is gone: from the file, its log, and the driver's debug output."""

import logging
import random
import sqlite3
from pathlib import Path

import pytest

from bot.store import posts
from bot.store.sqlite_store import open_store
from tests.contract.keeping import keep_class, keep_prompt, read_file, write_file
from tests.factories import MONDAY, make_essay, make_position, make_post, make_question, make_stored_essay, make_student

# With these seeds copies of deleted text were found in the file, in the gaps that moving rows leave, until VACUUM ran.
SEEDS_WITH_TRACES = (6, 9)
CANARIES = [post_id for post_id in range(1, 601) if post_id % 3]


def count_canaries(folder: Path) -> dict[str, int]:
    return {p.name: n for p in sorted(folder.iterdir()) if p.is_file() and (n := p.read_bytes().count(b"CANARY"))}


def write_and_move_posts(db: sqlite3.Connection, seed: int) -> None:
    """600 posts in a wrong order, some edited, some deleted; two of three hold the canary."""
    rng = random.Random(seed)
    post_ids = list(range(1, 601))
    rng.shuffle(post_ids)
    for place, post_id in enumerate(post_ids):
        word = "CANARY " if post_id % 3 else "plain  "
        posts.record_post(db, make_post(post_id, text=word * rng.choice((1, 9, 90, 500))))
        if place % 4 == 0:
            posts.edit_post(db, post_id, text=word * rng.choice((9, 90, 500)), edited_at=MONDAY)
        if place % 2 == 0 and post_id % 3:
            posts.delete_posts(db, [post_id], at=MONDAY)


@pytest.mark.parametrize("seed", SEEDS_WITH_TRACES)
async def test_deleted_text_is_gone_from_every_file_when_the_deletion_is_done(path: Path, seed: int) -> None:
    async with open_store(path) as store:
        await keep_prompt(store)
        await store._writer.run(lambda db: write_and_move_posts(db, seed))
        assert count_canaries(path.parent)

        assert await store.delete_posts(CANARIES, at=MONDAY) > 0

        assert count_canaries(path.parent) == {}
        assert len([post for post in await store.list_posts(1) if post.text]) == 200


async def test_a_removed_essay_is_gone_from_every_file(path: Path) -> None:
    async with open_store(path) as store:
        class_id = (await keep_class(store)).class_id
        essay = make_essay(*["A CANARY sings. It goes on"] * 300, title=None)
        stored = await store.add_essay(make_stored_essay(class_id=class_id, essay=essay))
        await store.redraft(stored.essay_id, [make_question(text="What does the CANARY sing?")] * 12)
        assert count_canaries(path.parent)

        await store.remove_essay(stored.essay_id)

        assert count_canaries(path.parent) == {}


async def test_withdrawn_positions_are_gone_from_every_file(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        for minutes in range(200):
            reason = f"A CANARY says no for the {minutes}th time."
            await store.save_position(make_position(prompt_id=prompt_id, reason=reason, minutes=minutes))
        assert count_canaries(path.parent)

        assert await store.withdraw_positions(prompt_id, student_id=11) == 200

        assert count_canaries(path.parent) == {}


async def test_deletions_that_delete_nothing_cost_nothing(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        await store.record_posts([make_post(7, prompt_id=prompt_id)])
        log_size = path.with_name("harkness.db-wal").stat().st_size

        await store.delete_posts([404], at=MONDAY)

        assert path.with_name("harkness.db-wal").stat().st_size == log_size > 0


async def test_traces_that_a_crash_left_are_removed_by_the_next_run(path: Path) -> None:
    crashed = path.parent / "crashed"
    crashed.mkdir()
    async with open_store(path) as store:
        await keep_prompt(store)
        await store._writer.run(lambda db: write_and_move_posts(db, SEEDS_WITH_TRACES[0]))
        await store._writer.run(lambda db: posts.delete_posts(db, CANARIES, at=MONDAY))
        for name in ("harkness.db", "harkness.db-wal"):  # as a crash between the deletion and its cleaning leaves them
            write_file(crashed / name, read_file(path.parent / name))
    assert count_canaries(crashed)

    async with open_store(crashed / "harkness.db"):
        pass

    assert count_canaries(crashed) == {}


async def test_the_drivers_debug_log_prints_no_students_words(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="aiosqlite"):
        async with open_store(path) as store:
            prompt_id = (await keep_prompt(store)).prompt_id
            await store.record_posts([make_post(7, prompt_id=prompt_id, text="CANARY")])
            await store.edit_post(7, text="CANARY 2", edited_at=MONDAY)
            await store.enrol_student(1, make_student(11, "CANARY"))
            await store.list_posts(prompt_id)

    assert "aiosqlite" in {record.name for record in caplog.records}
    assert "CANARY" not in caplog.text
