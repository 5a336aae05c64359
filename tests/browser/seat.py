"""One window of the practice classroom, and what somebody does in it, found by the words they read there."""

from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from tests.browser.running_classroom import RunningClassroom
from tests.browser.visitor import Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A window on the class."""

    classroom: RunningClassroom
    visitor: Visitor
    page: Page

    @property
    def messages(self) -> Locator:
        """Every message of the room that is open, oldest first."""
        return self.page.get_by_role("article")

    @property
    def newest(self) -> Locator:
        """The newest message of the room that is open."""
        return self.messages.last

    @property
    def writing(self) -> Locator:
        """Where a message is written."""
        return self.page.get_by_role("textbox", name="Write as")

    @property
    def rooms(self) -> Locator:
        """The list of channels and threads."""
        return self.page.get_by_role("navigation", name="Channels")

    @property
    def panel(self) -> Locator:
        """What is beside the messages."""
        return self.page.get_by_role("complementary")

    @property
    def form(self) -> Locator:
        """The form that is open."""
        return self.page.get_by_role("dialog")

    def message(self, words: str) -> Locator:
        """The messages with these words in them."""
        return self.messages.filter(has_text=words)

    def room(self, name: str) -> Locator:
        """The button of a room, its name given as it begins."""
        return self.rooms.get_by_role("button", name=name)

    async def beside(self, name: str) -> "Seat":
        """Another window of the same browser, as this person."""
        page = await self.visitor.open(f"{self.classroom.site}?as={name.lower()}")
        other = Seat(classroom=self.classroom, visitor=self.visitor, page=page)
        await other.until_here()
        return other

    async def act_as(self, name: str) -> None:
        await self.page.get_by_label("Act as").select_option(label=name)
        await expect(self.page).to_have_url(f"{self.classroom.site}?as={name.lower().replace('. ', '-')}")

    async def open(self, room: str) -> None:
        await self.unfold("Channels", self.rooms)
        await self.room(room).click()
        await expect(self.page.get_by_role("heading", level=1)).to_contain_text(room)

    async def unfold(self, button: str, what: Locator) -> None:
        """Press the button that a narrow screen has for this, if it is folded away."""
        if not await what.is_visible():
            await self.page.get_by_role("button", name=button).click()

    async def say(self, text: str) -> Locator:
        """Write a message and have it sent; the message."""
        await self.writing.fill(text)
        await self.writing.press("Enter")
        await expect(self.message(text)).to_be_visible()
        return self.message(text)

    async def choose_command(self, command: str) -> Locator:
        """Type a command's name and take the first one offered; the form for its options."""
        await self.writing.fill(f"/{command}")
        await expect(self.page.get_by_role("listbox", name="Commands").get_by_role("option")).not_to_have_count(0)
        await self.writing.press("Enter")
        filling_in = self.page.get_by_role("form", name=f"/{command}")
        await expect(filling_in).to_be_visible()
        return filling_in

    async def use(self, command: str) -> Locator:
        """Use a command without options; the bot's answer."""
        filling_in = await self.choose_command(command)
        await filling_in.get_by_role("button", name="Send").click()
        await expect(filling_in).to_have_count(0)
        return self.newest

    async def post_question(self) -> str:
        """Have the next question posted; the name of its thread."""
        await self.use("prompt post")
        link = self.message("Posted question").last.get_by_role("link")
        return (await link.inner_text()).removeprefix("#")

    async def press(self, label: str) -> None:
        """Press the newest button in the room whose name has this in it."""
        await self.page.get_by_role("main").get_by_role("button", name=label).last.click()

    async def choose_in_menu(self, message: Locator, label: str) -> None:
        """Open a message's menu and choose in it."""
        await message.hover()
        await message.get_by_role("button", name="What you can do with this message").click()
        await self.page.get_by_role("menuitem", name=label, exact=True).click()

    async def show_panel(self, name: str) -> None:
        button = self.page.get_by_role("banner").get_by_text(name)  # by its words: it may be folded away
        await self.unfold("Controls", button)
        await button.click()
        await expect(self.panel).to_be_visible()

    async def do_step(self, title: str) -> None:
        """Have a step of the tour done, with those before it."""
        step = self.panel.get_by_role("heading", name=title).get_by_role("button")
        if await step.get_attribute("aria-expanded") == "false":
            await step.click()
        await self.panel.get_by_role("button", name="Do it for me").click()
        await expect(self.panel.get_by_role("listitem").filter(has_text=title).get_by_label("done")).to_be_visible()

    async def start_over(self) -> None:
        """Begin a new class; returns when this window shows it."""
        await self.show_panel("More")
        async with self.page.expect_navigation():
            await self.panel.get_by_role("button", name="Start over").click()
        await self.until_here()

    async def until_here(self) -> None:
        """Returns when the page is filled in."""
        await expect(self.page.get_by_role("heading", level=1)).not_to_be_empty()


async def take_seat(visitor: Visitor, classroom: RunningClassroom, *, users: str | None = None) -> Seat:
    """The teacher's window on a class that has just been set up, or on the one that only these users have used."""
    seat = Seat(classroom=classroom, visitor=visitor, page=await visitor.open(classroom.url))
    await seat.until_here()
    if not classroom.is_fresh and (users is None or classroom.users != users):
        await seat.start_over()
    classroom.is_fresh, classroom.users = False, users
    return seat
