"""The database as a file: opened, closed, refused, brought to a new version."""

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError, StoreInUseError, StoreUnusableError
from bot.store.migrate import Migration, load_migrations, migrate
from bot.store.sqlite_store import open_store
from tests.contract.keeping import keep_prompt, lasting_threads, read_file, write_file
from tests.factories import make_post

# Opening, closing, opening again


async def test_what_was_kept_is_there_after_opening_again(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        post = make_post(7, prompt_id=prompt_id)
        await store.record_posts([post])

    async with open_store(path) as store:
        assert await store.list_posts(prompt_id) == [post]
        assert not await store.record_posts([post])


async def test_file_and_new_folder_are_for_nobody_else_to_read(tmp_path: Path) -> None:
    path = tmp_path / "data" / "harkness.db"

    async with open_store(path) as store:
        await keep_prompt(store)
        modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}

    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert modes == dict.fromkeys(modes, 0o600)
        assert set(modes) == {"harkness.db", "harkness.db-wal", "harkness.db-shm", "harkness.db.lock"}


async def test_closing_leaves_one_file_to_copy_and_no_thread(path: Path) -> None:
    async with open_store(path) as store:
        await keep_prompt(store)

    assert sorted(p.name for p in path.parent.iterdir()) == ["harkness.db", "harkness.db.lock"]
    assert not lasting_threads()


async def test_what_was_asked_for_before_closing_is_done(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        asked = [asyncio.create_task(store.record_posts([make_post(i, prompt_id=prompt_id)])) for i in range(1, 51)]
        await asyncio.sleep(0)

    assert await asyncio.gather(*asked) == [True] * 50


async def test_a_closed_store_says_so(path: Path) -> None:
    async with open_store(path) as store:
        pass

    with pytest.raises(StoreError, match="closed"):
        await store.save_note("a", "b")
    with pytest.raises(StoreError, match="closed"):
        await store.find_note("a")


async def test_each_connection_is_set_up_as_promised(path: Path) -> None:
    def read_settings(db: sqlite3.Connection) -> dict[str, object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete", "trusted_schema")
        return {name: db.execute("PRAGMA " + name).fetchone()[0] for name in (*names, "cell_size_check", "query_only")}

    async with open_store(path) as store:
        writing = await store._writer.run(read_settings)
        reading = await store._read(read_settings)

    assert writing == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "query_only": 0,
    }
    assert (reading["query_only"], reading["busy_timeout"], reading["cell_size_check"]) == (1, 5000, 1)


# Files that cannot be used


async def test_a_second_instance_is_refused_and_the_first_goes_on(path: Path) -> None:
    async with open_store(path) as store:
        with pytest.raises(StoreInUseError, match=rf"process {os.getpid()}.*Stop that one first"):
            async with open_store(path):
                pass

        await store.save_note("still", "here")

    async with open_store(path) as store:
        assert await store.find_note("still") == "here"


async def test_a_second_instance_by_another_name_is_refused(path: Path) -> None:
    link = path.with_name("link.db")
    async with open_store(path):
        link.symlink_to(path)
        with pytest.raises(StoreInUseError):
            async with open_store(link):
                pass


async def refuse(path: Path) -> str:
    """What is said to the host when this path is opened; nothing is left behind."""
    with pytest.raises(StoreUnusableError) as refused:
        async with open_store(path):
            pass
    assert not lasting_threads()
    return str(refused.value)


async def test_a_folder_as_path_is_refused(tmp_path: Path) -> None:
    assert "is a folder. Name a file in it" in await refuse(tmp_path)


async def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path) -> None:
    write_file(tmp_path / "file", b"")

    assert "may write to it" in await refuse(tmp_path / "file" / "harkness.db")
    assert "may write to it" in await refuse(tmp_path / "nul\0" / "harkness.db")


async def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    diary = write_file(path, b"Dear diary, " * 500)

    assert "is not a database, or it is damaged" in await refuse(path)
    assert read_file(path) == diary


async def test_a_damaged_database_is_refused(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        await asyncio.gather(*(store.record_posts([make_post(i, prompt_id=prompt_id)]) for i in range(1, 500)))
    sound = read_file(path)
    damaged = write_file(path, sound[:-20_000] + b"\xa5" * 12_000 + sound[-8_000:])

    assert "damaged" in await refuse(path)
    assert read_file(path) == damaged


async def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")

    assert "another program" in await refuse(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("recipe",)]


async def test_a_newer_database_is_refused_in_plain_words(path: Path) -> None:
    async with open_store(path):
        pass
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")

    assert "written by a newer Harkness" in await refuse(path)


# Migrations


def test_migrations_are_numbered_without_a_gap() -> None:
    migrations = load_migrations()

    assert [m.number for m in migrations] == list(range(1, len(migrations) + 1))


async def test_a_migration_keeps_the_data_and_leaves_a_verified_backup(path: Path) -> None:
    async with open_store(path) as store:
        await store.save_note("before", "kept")
    newest = load_migrations()[-1].number
    step = Migration(
        number=newest + 1,
        sql=f"ALTER TABLE note ADD COLUMN seen_at INTEGER;\n\nPRAGMA user_version = {newest + 1};\n",
    )

    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        backup = migrate(db, path, (*load_migrations(), step))
        migrated = db.execute("SELECT key, value, seen_at FROM note").fetchall()
        again = migrate(db, path, (*load_migrations(), step))

    assert migrated == [("before", "kept", None)]
    assert again is None
    assert backup is not None
    async with open_store(backup) as store:
        assert await store.find_note("before") == "kept"
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_new_database_needs_no_backup(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        assert migrate(db, path, load_migrations()) is None


async def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    async with open_store(path) as store:
        await store.save_note("before", "kept")
    newest = load_migrations()[-1].number
    broken = Migration(
        number=newest + 1,
        sql=f"DROP TABLE note;\nPRAGMA user_version = {newest + 1};\nALTER TABLE nowhere ADD COLUMN x INTEGER;\n",
    )

    with (
        closing(sqlite3.connect(path, isolation_level=None)) as db,
        pytest.raises(StoreUnusableError, match="It is as it was"),
    ):
        migrate(db, path, (*load_migrations(), broken))

    async with open_store(path) as store:
        assert await store.find_note("before") == "kept"
