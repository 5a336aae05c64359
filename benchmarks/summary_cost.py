"""What one summary costs, measured in a process that does nothing else: reads a pickled thread, writes its figures.

`python -m benchmarks.summary_cost seconds|lag < thread`; started by benchmarks/summary_speed.py.
"""

import asyncio
import json
import pickle
import resource
import sys
import time
from pathlib import Path
from typing import Final

from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.thread import Thread

#: Far larger than what a summary of plain text needs: none of them may come with it.
HEAVY: Final = ("matplotlib", "PIL", "pydantic", "discord")
_TICK: Final = 0.005


def main(what: str) -> None:
    """Print the figures as JSON."""
    thread: Thread = pickle.load(sys.stdin.buffer)
    figures = measure_seconds(thread) if what == "seconds" else asyncio.run(measure_lag(thread))
    json.dump(figures, sys.stdout)


def measure_seconds(thread: Thread) -> dict[str, float]:
    """Seconds by the clock and of the processor, the process's largest memory in MB, and statements made and dropped.

    `before` is the memory with the thread and the code loaded.
    """
    before = _peak_mb()
    start, start_cpu = time.perf_counter(), time.process_time()
    summary = summarise(thread, RulesMaker()).summary
    return {
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - start_cpu,
        "mb": _peak_mb(),
        "before": before,
        "statements": len(summary.statements),
        "dropped": len(summary.dropped),
        "heavy": sum(name in sys.modules for name in HEAVY),
    }


async def measure_lag(thread: Thread) -> dict[str, float]:
    """The longest the event loop was kept from a tick of 5 ms, in ms, while a stored thread was summarised.

    `idle` is the same while it sleeps for a second: what the machine itself does.
    """
    from bot.classroom.summarise_thread import summarise_thread
    from tests.factories import make_class
    from tests.memory_store import MemoryStore

    store = MemoryStore()
    await store.save_class(make_class(0))
    store.posts.update({post.post_id: post for post in thread.posts})
    store.students.update({(1, student.student_id): student for student in thread.students})
    lags: list[float] = []
    ticker = asyncio.create_task(_tick(lags))
    await asyncio.sleep(1)
    idle, n_idle = max(lags), len(lags)
    await summarise_thread(thread.prompt, for_class=False, packs={}, store=store, maker=RulesMaker())
    await asyncio.sleep(_TICK * 2)
    ticker.cancel()
    return {"lag": max(lags[n_idle:]) * 1000, "idle": idle * 1000}


async def _tick(lags: list[float]) -> None:
    while True:
        start = time.perf_counter()
        await asyncio.sleep(_TICK)
        lags.append(time.perf_counter() - start - _TICK)


def _peak_mb() -> float:
    """The process's own where the system tells it: getrusage begins with that of the process which started this one.

    Linux counts in KB, macOS in bytes.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    main(sys.argv[1])
