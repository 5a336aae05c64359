"""What summarising a long thread costs: time, memory, and how long the bot's event loop is held up by it.

`python -m benchmarks.summary_speed`. The posts are made (made_thread.py), the same ones every time. Every summary is
made in a process of its own, from cold; the best of a few counts, as other work on the machine only ever adds.
Beside it stands sumy's LexRank on the same posts: it compares every pair, so it gets as many as it can do in seconds.
"""

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.made_thread import count_different_words, make_thread
from benchmarks.sumy_reference import pick
from bot.discussion.thread import Thread

#: What we hold ourselves to.
MOST_MB: Final = 300
MOST_LAG_MS: Final = 50
#: LexRank gets this many posts at most, to pick as many as a summary quotes.
N_FOR_LEXRANK: Final = 500
_N_PICKED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A thread's length, how often it is summarised, and the seconds that may take."""

    n_posts: int
    n_students: int
    n_rounds: int
    most_seconds: float


LENGTHS: Final = (
    Length(n_posts=1_000, n_students=30, n_rounds=5, most_seconds=1),
    Length(n_posts=10_000, n_students=150, n_rounds=3, most_seconds=10),
)


def main() -> int:
    """Print the figures; 1 where one is above its aim."""
    is_over = False
    for length in LENGTHS:
        thread = make_thread(length.n_posts, n_students=length.n_students)
        n_words, n_different = count_different_words(thread)
        load = os.getloadavg()[0]
        _say(
            f"{length.n_posts:,} posts by {length.n_students} students: {n_words:,} words,"
            f" {n_different:,} different ones (load of the machine before: {load:.1f})"
        )
        is_over |= _report_cost(thread, length)
        is_over |= _report_lag(thread, length)
    thread = make_thread(N_FOR_LEXRANK, n_students=30)
    texts = [post.text for post in thread.live_posts]
    start = time.perf_counter()
    pick("LexRank", texts, _N_PICKED)
    seconds = time.perf_counter() - start
    _say(f"LexRank (sumy) on the first {N_FOR_LEXRANK:,} posts {seconds:.1f} s; four times that for twice the posts:")
    shorter, longer = (seconds * (length.n_posts / N_FOR_LEXRANK) ** 2 for length in LENGTHS)
    _say(f"  about {shorter:,.0f} s for {LENGTHS[0].n_posts:,}, {longer / 60:,.0f} min for {LENGTHS[1].n_posts:,}")
    return int(is_over)


def _report_cost(thread: Thread, length: Length) -> bool:
    rounds = [_measure("seconds", thread) for _ in range(length.n_rounds)]
    best = min(rounds, key=lambda figures: figures["seconds"])
    most_mb = max(figures["mb"] for figures in rounds)
    _say(
        f"  {best['seconds']:6.2f} s ({best['cpu']:.2f} s of the processor, best of {length.n_rounds})"
        f"   (aim: at most {length.most_seconds:g} s)"
    )
    _say(f"  {most_mb:6.0f} MB at most, {best['before']:.0f} of them before it began   (aim: at most {MOST_MB})")
    made = f"{best['statements']:6.0f} statements made, {best['dropped']:.0f} dropped"
    _say(f"  {made}, {best['heavy']:.0f} heavy packages loaded")
    return best["seconds"] > length.most_seconds or most_mb > MOST_MB or best["heavy"] > 0


def _report_lag(thread: Thread, length: Length) -> bool:
    rounds = [_measure("lag", thread) for _ in range(length.n_rounds)]
    best = min(rounds, key=lambda figures: figures["lag"])
    _say(
        f"  {best['lag']:6.0f} ms the event loop was late at most, {best['idle']:.0f} ms when idle"
        f"   (aim: at most {MOST_LAG_MS} ms)"
    )
    return best["lag"] > MOST_LAG_MS


def _measure(what: str, thread: Thread) -> Mapping[str, float]:
    command = [sys.executable, "-m", "benchmarks.summary_cost", what]
    done = subprocess.run(command, input=pickle.dumps(thread), capture_output=True, check=True)
    figures: Mapping[str, float] = json.loads(done.stdout)
    return figures


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
