"""What reading an essay's argument and drafting questions cost, at three lengths: no faster growing than the essay.

`python -m benchmarks.essay_speed`. The essays are a sample essay's paragraphs over and over.
"""

import sys
import time
from pathlib import Path
from typing import Final

from bot.essay.argument.outlining import find_outline
from bot.essay.questions.draft import draft_questions
from bot.essay.read_essay import parse_essay

#: Words, and the milliseconds we hold ourselves to (None: only shown).
LENGTHS: Final = ((1_000, 200), (5_000, None), (20_000, 4_000))
#: Twenty times the words may take so many times as long: a little over linear is the machine's noise.
MOST_GROWTH: Final = 30.0
N_ROUNDS: Final = 3
_SAMPLE: Final = Path(__file__).parents[1] / "prompts" / "one-mark-for-the-whole-boat.md"


def main() -> int:
    """Print the times; 1 where one is above its aim."""
    is_slow = False
    took: list[float] = []
    sample = _SAMPLE.read_text(encoding="utf-8")
    for n_words, most in LENGTHS:
        text = _make_text(sample, n_words)
        seconds = min(_measure(text) for _ in range(N_ROUNDS))
        took.append(seconds)
        is_slow |= most is not None and seconds * 1000 > most
        aim = f"(aim: at most {most:,} ms)" if most else ""
        _say(f"{len(text.split()):8,} words {seconds * 1000:8,.0f} ms {aim}")
    growth = took[-1] / took[0]
    times = LENGTHS[-1][0] / LENGTHS[0][0]
    _say(f"{times:.0f} times the words take {growth:.1f} times as long (aim: at most {MOST_GROWTH:.0f})")
    return int(is_slow or growth > MOST_GROWTH)


def _make_text(sample: str, n_words: int) -> str:
    title, *paragraphs = sample.strip().split("\n\n")
    written = [title]
    number = 0
    while sum(len(paragraph.split()) for paragraph in written) < n_words:
        written.append(paragraphs[number % len(paragraphs)])
        number += 1
    return "\n\n".join(written)


def _measure(text: str) -> float:
    """Seconds from the text to its outline and the questions on it."""
    start = time.perf_counter()
    essay = parse_essay(text)
    draft_questions(essay, find_outline(essay))
    return time.perf_counter() - start


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
