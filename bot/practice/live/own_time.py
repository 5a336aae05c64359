"""A simulated Discord in which the bot sleeps by the class's clock alone."""

from collections.abc import Callable
from contextvars import Context

import simcord
from simcord._runtime import _CallbackRecord

#: The function of asyncio that ends a sleep.
_WAKING = "_set_result_unless_cancelled"


class OwnTimeEnv(simcord.Env):
    """SimCord whose sleepers wake when the class's clock gets there, and never by the real one.

    SimCord also wakes a sleeper by the real clock, and before it lets anything else happen it waits for everybody who
    will wake within its patience. The bot's own clock sleeps for half a minute at a time, so whoever wrote in the last
    twenty seconds of that was not answered before it was over.
    """

    def _schedule_timer(
        self,
        record: _CallbackRecord,
        callback: Callable[..., object],
        args: tuple[object, ...],
        schedule_context: Context | None,
    ) -> None:
        if getattr(callback, "__name__", "") != _WAKING:
            super()._schedule_timer(record, callback, args, schedule_context)
