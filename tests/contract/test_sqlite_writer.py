"""The one writer: failing neighbours, a full disk, cancellation, kill -9."""

import asyncio
import itertools
import random
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.connection import connected
from bot.store.sqlite_store import SqliteStore, open_store
from tests.contract.keeping import keep_prompt, lasting_threads
from tests.factories import MONDAY, make_post

N_CANCELLATIONS = 1_000
N_KILLS = 6
REPOSITORY = Path(__file__).parents[2]


async def test_a_failing_transaction_does_not_spoil_its_neighbours(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        wanted = [make_post(i, prompt_id=404 if i % 10 == 5 else prompt_id) for i in range(1, 41)]

        results = await asyncio.gather(*(store.record_posts([post]) for post in wanted), return_exceptions=True)

        assert [isinstance(result, StoreError) for result in results] == [p.prompt_id == 404 for p in wanted]
        assert await store.list_posts(prompt_id) == [p for p in wanted if p.prompt_id != 404]


async def test_half_of_a_transaction_is_never_kept(path: Path) -> None:
    def keep_then_fail(db: sqlite3.Connection) -> None:
        db.execute("INSERT INTO note (key, value) VALUES ('half', 'done')")
        raise LookupError("on purpose")

    async with open_store(path) as store:
        neighbour = asyncio.create_task(store.save_note("whole", "done"))
        with pytest.raises(LookupError, match="on purpose"):
            await store._writer.run(keep_then_fail)
        await neighbour

        assert await store.find_note("half") is None
        assert await store.find_note("whole") == "done"


async def test_a_full_disk_is_told_to_each_caller_and_passes(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        await store._writer.run(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone())
        long_posts = [make_post(i, prompt_id=prompt_id, text="x" * 4_000) for i in range(1, 21)]

        refused = await asyncio.gather(*(store.record_posts([post]) for post in long_posts), return_exceptions=True)

        assert all(isinstance(error, StoreError) and "database or disk is full" in str(error) for error in refused)
        assert await store.list_posts(prompt_id) == []

        await store._writer.run(lambda db: db.execute("PRAGMA max_page_count = 1000000").fetchone())
        assert await store.record_posts([long_posts[0]])


async def test_no_cancellation_leaves_anything_open_or_half_done(path: Path) -> None:
    rng = random.Random(4)

    def keep_pair(db: sqlite3.Connection, number: int) -> None:
        db.execute("INSERT INTO note (key, value) VALUES (?, 'first half')", (f"a{number}",))
        db.execute("INSERT INTO note (key, value) VALUES (?, 'second half')", (f"b{number}",))

    async def visit(store: SqliteStore, number: int) -> None:
        await store.record_posts([make_post(number, prompt_id=1)])
        await store._writer.run(lambda db: keep_pair(db, number))
        await store.find_prompt(1)
        await store.delete_posts([number] if number % 100 == 0 else [], at=MONDAY)

    n_cancelled = 0
    async with open_store(path) as store:
        await keep_prompt(store)
        for number in range(1, N_CANCELLATIONS + 1):
            task = asyncio.create_task(visit(store, number))
            for _ in range(rng.randrange(12)):
                await asyncio.sleep(rng.choice((0, 0, 0.0002)))
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            n_cancelled += task.cancelled()
        is_open = await store._writer._connection.run(lambda db: db.in_transaction)
        assert await store.record_posts([make_post(N_CANCELLATIONS + 1, prompt_id=1)])

    assert n_cancelled > N_CANCELLATIONS / 2
    assert not is_open
    with closing(sqlite3.connect(path)) as db:
        firsts, seconds = db.execute("SELECT sum(key GLOB 'a*'), sum(key GLOB 'b*') FROM note").fetchone()
        assert firsts == seconds > 0
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_cancelled_caller_gets_its_transaction_all_the_same(path: Path) -> None:
    async with open_store(path) as store:
        task = asyncio.create_task(store.save_note("asked", "for"))
        await asyncio.sleep(0)

        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

        await store.save_note("after", "it")
        assert await store.find_note("asked") == "for"


async def test_a_writer_that_is_cancelled_leaves_no_caller_waiting(path: Path) -> None:
    async with open_store(path) as store:
        (task,) = (t for t in asyncio.all_tasks() if t.get_name() == "store writer")
        in_work = asyncio.create_task(store.save_note("a", "b"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting = asyncio.create_task(store.save_note("c", "d"))
        await asyncio.sleep(0)

        task.cancel()

        for caller in (in_work, waiting):
            with pytest.raises(StoreError):
                await caller


async def test_cancelling_the_opening_leaves_no_thread_and_no_lock(path: Path) -> None:
    async def open_and_close() -> None:
        async with open_store(path):
            pass

    for n_steps in range(12):
        task = asyncio.create_task(open_and_close())
        for _ in range(n_steps):
            await asyncio.sleep(0.0003)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    assert not lasting_threads()
    await open_and_close()


async def test_one_hop_takes_any_work_to_the_databases_thread(path: Path) -> None:
    async with connected(path, lambda db: None) as connection:
        ran_in = await connection.run(lambda db: (threading.current_thread(), db.execute("SELECT 1").fetchone()[0]))

    assert ran_in == (connection._thread, 1)


_RECORD_UNTIL_KILLED = """
import asyncio, sys
from pathlib import Path
from bot.store.sqlite_store import open_store
from tests.factories import make_post

async def record(store, first):
    for number in range(first, first + 100_000):
        await store.record_posts([make_post(number, prompt_id=1, text=f"post {number}")])
        sys.stdout.write(f"{number}\\n")
        sys.stdout.flush()

async def main():
    async with open_store(Path(sys.argv[1])) as store:
        await asyncio.gather(*(record(store, int(sys.argv[2]) + worker * 100_000) for worker in range(8)))

asyncio.run(main())
"""


def record_until_killed(path: Path, *, first: int, n_lines: int) -> set[int]:
    """The posts a process acknowledged before it was killed in the middle of its work."""
    command = [sys.executable, "-c", _RECORD_UNTIL_KILLED, str(path), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout is not None
        acknowledged = {int(line) for line in itertools.islice(process.stdout, n_lines)}
        process.kill()
        acknowledged |= {int(line) for line in process.stdout if line.endswith("\n")}
    assert process.returncode != 0
    return acknowledged


async def test_every_acknowledged_post_survives_kill_9(path: Path) -> None:
    async with open_store(path) as store:
        await keep_prompt(store)
    acknowledged: set[int] = set()

    for kill in range(N_KILLS):
        acknowledged |= record_until_killed(path, first=1 + kill * 1_000_000, n_lines=150 + 37 * kill)

        async with open_store(path) as store:
            kept = await store.list_posts(1)
        assert acknowledged <= {post.post_id for post in kept}
        assert kept == [make_post(post.post_id, text=f"post {post.post_id}") for post in kept]
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
