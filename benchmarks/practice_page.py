"""How soon the practice classroom opens in a browser, and how soon it answers there with a long thread in view.

`python -m benchmarks.practice_page`. A process of its own, as `harkness try` starts one, and a real Chromium. What is
timed begins with the key or the click and ends when the browser has drawn what came of it; both are measured in the
browser. Beside it stand the same in an empty thread, and what the bot needs for it in the simulated Discord alone.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, async_playwright, expect

from benchmarks.made_thread import make_thread
from bot.config import load_config
from bot.packs import load_packs
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Standing
from bot.practice.live.rooms import RoomKind
from bot.practice.live.students import Pace
from bot.try_classroom import TOUR_PACK, open_practice_class
from tests.browser.chromium import FLAGS, NAMES, find_chromium
from tests.browser.running_classroom import RunningClassroom, running_classroom
from tests.browser.seat import Seat, take_seat
from tests.browser.visitor import new_desk, visiting

#: What we hold ourselves to.
MOST_SECONDS: Final = 5
MOST_MS: Final = 300
N_MESSAGES: Final = 1_000
N_STUDENTS: Final = 10
N_OPENINGS: Final = 3
N_TIMES: Final = 20
#: A busy machine may take long to fill the thread.
_PATIENCE_MS: Final = 120_000
_REPOSITORY: Final = Path(__file__).parents[1]

#: What is done, in the order it is measured.
ACTIONS: Final = ("a message of one's own", "the button My progress", "the command /me")

#: From the first key or click to the moment when one message more has been drawn.
_ARM = """() => {
  const items = document.getElementById("items"), count = () => items.querySelectorAll("article").length;
  const before = count();
  window.took = new Promise((resolve) => {
    let begun;
    const begin = (event) => { if (event.type === "click" || event.key === "Enter") begun ??= performance.now(); };
    addEventListener("click", begin, true);
    addEventListener("keydown", begin, true);
    new MutationObserver((_, observer) => {
      if (count() <= before) return;
      observer.disconnect();
      removeEventListener("click", begin, true);
      removeEventListener("keydown", begin, true);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    }).observe(items, {childList: true, subtree: true});
  });
}"""

Times = Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Milliseconds of each action, by its words, in one place."""

    place: str
    times: dict[str, Times]


def main() -> int:
    """Print the figures; 1 where one is above its aim."""
    chromium = find_chromium()
    if chromium is None:
        _say(f"The practice classroom's page is not measured: there is none of {', '.join(NAMES)} here.")
        return 0
    return asyncio.run(_measure(chromium))


async def _measure(chromium: str) -> int:
    _say(f"The practice classroom in a browser (load of the machine before: {os.getloadavg()[0]:.1f})")
    texts = make_texts(N_MESSAGES)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with tempfile.TemporaryDirectory() as name:
            seconds = [await _time_opening(browser, Path(name) / f"opening-{n}") for n in range(N_OPENINGS)]
            _say(
                f"  {statistics.median(seconds):5.1f} s from the command to a page that can be used, at worst"
                f" {max(seconds):.1f} (aim: at most {MOST_SECONDS})"
            )
            with running_classroom(Path(name) / "practice") as classroom:
                on_the_page = await _measure_page(browser, classroom, texts)
        await browser.close()
    with tempfile.TemporaryDirectory() as name:
        alone = await _measure_alone(Path(name) / "alone", texts)
    _show([*on_the_page, alone])
    return int(max(seconds) > MOST_SECONDS or _worst_median(on_the_page) > MOST_MS)


def make_texts(n: int) -> Sequence[str]:
    """What students write, as long as posts of a class are; the same every time."""
    posts = make_thread(n + n // 20 + 1, n_students=N_STUDENTS).live_posts
    return [post.text[:2000] for post in posts[:n]]


async def _time_opening(browser: Browser, folder: Path) -> float:
    async with visiting(await new_desk(browser)) as visitor:
        begun = time.perf_counter()
        with running_classroom(folder) as classroom:
            seat = await take_seat(visitor, classroom)
            await expect(seat.writing).to_be_editable()
            return time.perf_counter() - begun


async def _measure_page(browser: Browser, classroom: RunningClassroom, texts: Sequence[str]) -> Sequence[Figures]:
    """In a thread with nothing but its question in it, and with these texts besides."""
    async with visiting(await new_desk(browser)) as visitor:
        seat = await take_seat(visitor, classroom)
        await _post_question(seat)
        empty = await _time_actions(seat)
        await _fill(seat, texts)
        n_shown = await seat.messages.count()
        full = await _time_actions(seat)
    return (Figures(place="an empty thread", times=empty), Figures(place=f"{n_shown:,} in view", times=full))


async def _post_question(seat: Seat) -> None:
    """As a forum's post, so that its buttons are in the thread; a student looks at it."""
    await seat.page.get_by_label("Students write").select_option("quiet")
    await seat.open("teachers")
    await seat.use("setup")
    chosen = seat.page.locator("option:checked").filter(has_text="#essay-questions")
    channel = seat.newest.get_by_role("combobox").filter(has=chosen)
    await channel.select_option(label="#essay-forum")
    await expect(channel).to_have_count(0)
    await seat.use("prompt post")
    await seat.act_as("Imani")
    await seat.room("1 · ").click()
    await expect(seat.message("Question 1 of")).to_be_visible()


async def _fill(seat: Seat, texts: Sequence[str]) -> None:
    """Have the class write these, one student after the other."""
    n_each = len(texts) // N_STUDENTS
    names = await seat.page.locator("#act-as optgroup[label=student] option").all_inner_texts()
    for number, name in enumerate(reversed(names[:N_STUDENTS])):  # the first, who is looking on, comes last
        await seat.act_as(name)
        own = [*texts[number * n_each : (number + 1) * n_each - 1], f"That is all from {name}."]
        await seat.page.evaluate("(texts) => { for (const text of texts) emitEvent('do', {do: 'send', text}); }", own)
        await expect(seat.message(own[-1])).to_be_visible(timeout=_PATIENCE_MS)


async def _time_actions(seat: Seat) -> dict[str, Times]:
    async def write() -> None:
        await seat.writing.fill("¶3 says that the bridge held. That is one reason, and it isn't enough for me.")
        await _arm(seat)
        await seat.writing.press("Enter")

    async def press() -> None:
        button = seat.page.get_by_role("button", name="My progress").first
        await button.scroll_into_view_if_needed()
        await _arm(seat)
        await button.click()

    async def ask() -> None:
        filling_in = await seat.choose_command("me")
        await _arm(seat)
        await filling_in.get_by_role("button", name="Send").click()

    return {words: await _time(seat, do) for words, do in zip(ACTIONS, (write, press, ask), strict=True)}


async def _arm(seat: Seat) -> None:
    await seat.page.evaluate(_ARM)


async def _time(seat: Seat, do: Callable[[], Awaitable[None]]) -> Times:
    took: list[float] = []
    for _ in range(N_TIMES):
        await do()
        took.append(float(await seat.page.evaluate("window.took")))
        await seat.page.wait_for_timeout(100)  # what follows a message has come too: the list of rooms, the clock
    return took


async def _measure_alone(folder: Path, texts: Sequence[str]) -> Figures:
    """The same bot on the same thread, with nobody who looks."""
    config = load_config(_REPOSITORY / "config.yaml")
    packs = {pack.id: pack for pack in load_packs(_REPOSITORY / "prompts")}
    async with open_practice_class(config, folder, {TOUR_PACK: packs[TOUR_PACK], **packs}, None) as opened:
        live = opened.live
        live.students.pace = Pace.QUIET
        await live.hands.slash(live.teacher, live.stage.teacher_channel.id, "prompt post", {})
        thread_id = max(r.channel_id for r in live.rooms.list_for(live.teacher) if r.kind is RoomKind.THREAD)
        students = [person for person in live.people.values() if person.standing is Standing.STUDENT][:N_STUDENTS]
        for number, text in enumerate(texts):
            await live.hands.send(students[number % N_STUDENTS], thread_id, text)
        return Figures(place="the bot alone", times=await _time_alone(live, thread_id))


async def _time_alone(live: LiveClass, thread_id: int) -> dict[str, Times]:
    student = live.people["imani"]
    card = live.stage.find_card(live.rooms.handle(student, thread_id))
    doing: Sequence[Callable[[], Awaitable[object]]] = (
        lambda: live.hands.send(student, thread_id, "¶3 says that the bridge held. That isn't enough for me."),
        lambda: live.hands.press_action(student, card.channel.id, card.id, "progress"),
        lambda: live.hands.slash(student, thread_id, "me", {}),
    )
    times: dict[str, Times] = {}
    for words, do in zip(ACTIONS, doing, strict=True):
        took: list[float] = []
        for _ in range(N_TIMES):
            begun = time.perf_counter()
            await do()
            took.append((time.perf_counter() - begun) * 1000)
        times[words] = took
    return times


def _show(measured: Sequence[Figures]) -> None:
    _say(f"  ms until the answer stands on the page: median (worst) of {N_TIMES}; aim: a median of at most {MOST_MS}")
    _say(" " * 28 + "".join(f"{figures.place:>20}" for figures in measured))
    for words in ACTIONS:
        cells = (f"{statistics.median(each.times[words]):.0f} ({max(each.times[words]):.0f})" for each in measured)
        _say(f"    {words:24}" + "".join(f"{cell:>20}" for cell in cells))


def _worst_median(measured: Sequence[Figures]) -> float:
    return max(statistics.median(times) for figures in measured for times in figures.times.values())


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
