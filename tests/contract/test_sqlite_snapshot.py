"""A copy of the database that a running bot holds."""

import asyncio
from pathlib import Path

import pytest

from bot.errors import StoreUnusableError
from bot.store.snapshot import copy_database
from bot.store.sqlite_store import open_store
from tests.contract.keeping import keep_prompt, lasting_threads, read_file, write_file
from tests.factories import make_post


async def test_a_copy_has_everything_committed_so_far_and_the_store_goes_on(path: Path, tmp_path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        first, second = make_post(7, prompt_id=prompt_id), make_post(8, prompt_id=prompt_id, minutes=1)
        await store.record_posts([first])

        copied = await copy_database(path)
        await store.record_posts([second])

        assert await store.list_posts(prompt_id) == [first, second]
    assert await _posts_in(copied, tmp_path / "copy.db", prompt_id) == [first]


async def test_a_copy_is_one_file_that_needs_no_other_beside_it(path: Path, tmp_path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        await store.record_posts([make_post(7, prompt_id=prompt_id)])
        assert read_file(path.parent / "harkness.db-wal")  # there is something that is not in the file yet
        before = sorted(path.parent.iterdir())

        copied = await copy_database(path)

        assert sorted(path.parent.iterdir()) == before
    assert copied.startswith(b"SQLite format 3\x00")
    assert len(await _posts_in(copied, tmp_path / "copy.db", prompt_id)) == 1


async def test_copies_can_be_made_at_the_same_time_and_leave_no_thread(path: Path, tmp_path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id

        copies = await asyncio.gather(*(copy_database(path) for _ in range(3)))

    assert len(set(copies)) == 1
    assert await _posts_in(copies[0], tmp_path / "copy.db", prompt_id) == []
    assert not lasting_threads()


async def test_what_is_no_database_is_said_to_be_none(path: Path) -> None:
    write_file(path, b"a shopping list" * 100)

    with pytest.raises(StoreUnusableError):
        await copy_database(path)


async def _posts_in(copied: bytes, path: Path, prompt_id: int) -> list[object]:
    write_file(path, copied)
    async with open_store(path) as store:
        return list(await store.list_posts(prompt_id))
