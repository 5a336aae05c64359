"""Messages on their way to the store: those that come together are kept together."""

import asyncio
import logging

from bot.classroom.ports import SeenMessage, Store
from bot.classroom.record_post import record_messages
from bot.errors import StoreError

_log = logging.getLogger(__name__)


class Intake:
    """Takes messages without waiting. What a crash catches on the way is read again from Discord at the next start."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[int, SeenMessage]] = []
        self._recording: asyncio.Task[None] | None = None

    def take(self, prompt_id: int, message: SeenMessage) -> None:
        """Have the message recorded as a post of the prompt, soon."""
        self._waiting.append((prompt_id, message))
        if self._recording is None or self._recording.done():
            self._recording = asyncio.create_task(self._record(), name="intake")

    async def settle(self) -> None:
        """Wait until everything taken so far is on disk, so that an edit or a deletion finds it."""
        if self._recording is not None:
            await asyncio.shield(self._recording)

    async def _record(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await record_messages(batch, store=self._store)
            except StoreError as error:
                _log.error("%d posts could not be recorded; I read them again at the next start: %s", len(batch), error)
