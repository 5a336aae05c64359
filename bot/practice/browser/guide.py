"""The panel beside the messages: the tour, what is stored about somebody, the log, and the rest."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.practice.browser.asked import Asked
from bot.practice.browser.stored_panel import render_stored
from bot.practice.browser.window import Window
from bot.practice.discord_markdown import Line, Reading, parse_markdown
from bot.practice.live.people import Standing
from bot.practice.live.session import Session
from bot.practice.live.tour import Place, Tour


@dataclass(slots=True, kw_only=True)
class Guide:
    """What the panel of a window shows. `panel` names it; empty: it is closed. `step` is the tour's that is open."""

    session: Session
    window: Window
    tour: Tour
    panel: str = "tour"
    step: str = field(init=False)
    stored_about: str = ""

    def __post_init__(self) -> None:
        steps = self.tour.steps()
        self.step = next((step.key for step in steps if not step.is_done), steps[-1].key)

    def handlers(self) -> Mapping[str, Callable[[Asked], Awaitable[None]]]:
        """What the panel can be asked for."""
        return {
            "panel": self._open,
            "tour_step": self._show_step,
            "tour_do": self._do_step,
            "stored_about": self._show_stored_about,
        }

    async def show(self) -> None:
        """Bring the panel up to date."""
        n_errors = self.session.log.n_errors
        self.window.set("n-errors", f" ({n_errors})" if n_errors else "")
        html = await self._render()
        self.window.show_panel(self.panel, html)

    async def _render(self) -> str:
        render, people = self.window.render, self.window.live.people
        match self.panel:
            case "tour":
                return render("tour.html", steps=self.tour.steps(), open_key=self.step, lines=self._lines)
            case "stored":
                return await self._render_stored()
            case "log":
                return render("log.html", lines=self.session.log.lines)
            case "more":
                other = next(each for each in people.values() if each != self.window.person)
                return render("more.html", teacher=self.window.live.teacher.name, other=other)
            case _:
                return ""

    async def _render_stored(self) -> str:
        people = self.window.live.people
        students = [each for each in people.values() if each.standing is Standing.STUDENT]
        about = people.get(self.stored_about, students[0])
        rows = await (await self.session.current()).find_rows(about.id)
        panel = render_stored(about.name, rows)
        return self.window.render("stored_choice.html", people=students, about=about, panel=panel)

    def _lines(self, text: str) -> tuple[Line, ...]:
        return parse_markdown(
            text, Reading(names={}, zone=self.window.live.clock.zone, now=self.window.live.clock.now())
        )

    async def _open(self, asked: Asked) -> None:
        wanted = asked.text("panel")
        self.panel = "" if wanted == self.panel else wanted

    async def _show_step(self, asked: Asked) -> None:
        self.step = asked.text("step")

    async def _do_step(self, asked: Asked) -> None:
        self.step = asked.text("step")
        self._go(self.tour.find_place(self.step))
        self._go(await self.tour.do(self.step))

    def _go(self, place: Place) -> None:
        window = self.window
        window.act_as(place.person)
        if window.room_id != place.channel_id:
            window.open(place.channel_id)
        window.show()
        if place.message_id is not None:
            window.screen.call("jump", str(place.message_id), "start")

    async def _show_stored_about(self, asked: Asked) -> None:
        self.stored_about = asked.value
