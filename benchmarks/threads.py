"""How well a summary tells a teacher what a class said: five threads of about 60 posts, marked by a careful reader.

`python -m benchmarks.threads`; with `quotes` behind it, what the summaries quote stands there as well, but not of the
two threads that are for checking only. The threads lie in benchmarks/threads and were written for this. Beside the
summary stand simpler ways to pick as many posts, in the same run, and the best that as many posts can do. A post
counts as making all its points, also where only part of it is quoted; the other ways show whole posts, hence `words`.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final

from benchmarks.class_thread import ClassThread, load_class_threads
from benchmarks.sumy_reference import pick
from benchmarks.thread_figures import Cover, Figures, Found, add_up, cover_points, measure_summary
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise as summarise_thread
from bot.discussion.summary import Summary
from bot.discussion.thread import Thread

N_SEEDS: Final = 20

Picker = Callable[[ClassThread, int], list[Sequence[int]]]


def main(*, shows_quotes: bool) -> int:
    """Print all figures; 1 where a statement fails verification or chat is shown as a point."""
    threads = load_class_threads()
    summaries = {thread.name: summarise(thread) for thread in threads}
    figures = {thread.name: measure_summary(summaries[thread.name], thread) for thread in threads}
    for thread in threads:
        kind = ", for checking only" if thread.is_for_checking_only else ""
        n_students = f"{len(set(thread.author_of.values()))} of {len(thread.students)} students"
        _say_part(f"{thread.name}: {len(thread.live_posts)} posts by {n_students}{kind}", [thread], figures)
        if shows_quotes and not thread.is_for_checking_only:
            _say_quotes(summaries[thread.name], thread)
    _say_part("Tuned on (3 threads)", [thread for thread in threads if not thread.is_for_checking_only], figures)
    _say_part("For checking only (2 threads)", [thread for thread in threads if thread.is_for_checking_only], figures)
    total = _say_part("All", threads, figures)
    return int(total.verified.n_right < total.verified.n_told or total.points.n_chat > 0)


def summarise(thread: ClassThread) -> Summary:
    """The thread's summary as the bot makes it, verified."""
    whole = Thread(prompt=thread.prompt, posts=thread.posts, students=thread.students, positions=thread.positions)
    return summarise_thread(whole, RulesMaker()).summary


def _pick_random(thread: ClassThread, k: int) -> list[Sequence[int]]:
    ids = [post.post_id for post in thread.live_posts]
    return [Random(seed).sample(ids, min(k, len(ids))) for seed in range(N_SEEDS)]


def _pick_longest(thread: ClassThread, k: int) -> list[Sequence[int]]:
    return [[post.post_id for post in sorted(thread.live_posts, key=lambda post: -post.n_words)[:k]]]


def _pick_by_lexrank(thread: ClassThread, k: int) -> list[Sequence[int]]:
    picked = pick("LexRank", [post.text for post in thread.live_posts], k)
    return [[thread.live_posts[index].post_id for index in picked]]


def _pick_best(thread: ClassThread, k: int) -> list[Sequence[int]]:
    """Each time the post that adds most weight: what a reader who knows the gold would pick."""
    chosen: list[int] = []
    ids = [post.post_id for post in thread.live_posts]
    while len(chosen) < min(k, len(ids)):
        chosen.append(max(ids, key=lambda post_id: cover_points([*chosen, post_id], thread).weight))
    return [chosen]


REFERENCES: Final[Mapping[str, Picker]] = {
    f"random posts ({N_SEEDS} seeds)": _pick_random,
    "longest posts": _pick_longest,
    "LexRank (sumy)": _pick_by_lexrank,
    "best possible": _pick_best,
}


def _say_part(title: str, threads: Sequence[ClassThread], figures: Mapping[str, Figures]) -> Figures:
    """Print what some threads come to together, and give it back."""
    total = add_up(figures[thread.name] for thread in threads)
    columns = ("posts", "words", "points", "weighted", "students", "no point", "chat", "same point")
    _say(f"\n{title}\n  {'':24}" + "".join(f"{column:>11}" for column in columns))
    _say_cover("Harkness", total.points, n_runs=1)
    for label, picker in REFERENCES.items():
        covers = [
            cover_points(post_ids, thread)
            for thread in threads
            for post_ids in picker(thread, figures[thread.name].points.n_posts)
        ]
        _say_cover(label, add_up(covers), n_runs=len(covers) // len(threads))
    verified = total.verified
    _say(f"  {'misquotes as points':24}{total.points.n_misquotes}")
    _say(f"  {'verified':24}{verified.n_right} of {verified.n_told} statements")
    _say(f"  {'students cited':24}{total.students_cited.n_found} of {total.students_cited.n_in_all} who posted")
    _say_found("open questions", total.open_questions)
    _say_found("unanswered objections", total.objections)
    _say_found("common ground", total.common_ground)
    _say_found("crux", total.crux)
    _say_sides("sides of students", total.sides_of_students)
    _say_sides("  if all were alike", total.sides_if_all_alike)
    _say_sides("sides of points", total.sides_of_points)
    return total


def _say_cover(label: str, cover: Cover, *, n_runs: int) -> None:
    shares = (
        (cover.n_points, cover.n_points_in_all),
        (cover.weight, cover.weight_in_all),
        (cover.n_students, cover.n_students_in_all),
    )
    counts = (cover.n_making_none, cover.n_chat)
    _say(
        f"  {label:24}{cover.n_posts / n_runs:11.0f}{cover.n_words / n_runs:11.0f}"
        + "".join(f"{part / whole:11.3f}" for part, whole in shares)
        + "".join(f"{count / n_runs:11.1f}" for count in counts)
        + f"{f'{cover.n_same / n_runs:.1f} of {cover.n_pairs // n_runs}':>11}"
    )


def _say_found(label: str, found: Found) -> None:
    told = f"{found.n_right} of {found.n_told} told are right" if found.n_told else "none told"
    _say(f"  {label:24}{found.n_found} of {found.n_in_all} found, {told}")


def _say_sides(label: str, found: Found) -> None:
    if found.n_told:
        _say(f"  {label:24}{found.n_told - found.n_right} wrong of {found.n_told} told, {found.n_in_all} to tell")
    else:
        _say(f"  {label:24}none told, {found.n_in_all} to tell")


def _say_quotes(summary: Summary, thread: ClassThread) -> None:
    """What the summary quotes, and after each quote the points that its post makes by the gold."""
    for statement in summary.statements:
        for quote in statement.quotes:
            points = ", ".join(f"{point.point_id} ({point.side})" for point in thread.gold.points_of(quote.post_id))
            marks = points or ("chat" if quote.post_id in thread.gold.chat_ids else "no point")
            said = f"{statement.kind}, {statement.position}" if statement.position else str(statement.kind)
            _say(f"  {said}: {quote.text!r} (post {quote.post_id}: {marks})")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(shows_quotes=sys.argv[1:] == ["quotes"]))
