"""The stores the contract is tested on, and a place for a database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.classroom.ports import Store
from bot.store.sqlite_store import open_store
from tests.memory_store import MemoryStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harkness.db"


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    async with open_store(tmp_path / "harkness.db") as sqlite_store:
        yield sqlite_store
