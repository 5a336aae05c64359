"""What comes of everything that the practice classroom's page can ask for: of the bot, of the panel, of the clock."""

import asyncio
import io
import zipfile

import pytest
from jinja2 import Environment

from bot.practice.browser.page import make_file_source
from bot.practice.browser.uploads import Upload, Uploads
from bot.practice.live.live_class import LiveClass
from bot.practice.live.session import OpenClass, Session
from bot.practice.live.students import Pace
from tests.behaviour.practice_class import (
    ESSAYS,
    Seat,
    arrive,
    shown_to,
    threads_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

GONE = "This message is gone."
FAULT = "That went wrong, and it is not your fault: the Log above says more. Try again, or start over under More."


@pytest.fixture
def opened(session: Session) -> OpenClass:
    assert session.now is not None
    return session.now


@pytest.fixture
def live(opened: OpenClass) -> LiveClass:
    return opened.live


@pytest.fixture
def thread(live: LiveClass) -> int:
    return threads_of(live)[0]


# The bot


async def test_a_form_is_opened_by_a_button_filled_in_and_closed(ruby: Seat, live: LiveClass, thread: int) -> None:
    await ruby.do("press", message=str(thread), control="h1:position:1")
    [form_id] = ruby.visit.acts.interactions.forms
    assert f'data-form="{form_id}"' in str(ruby.browser.last("set", "dialog"))

    await ruby.do("submit_form", form=form_id, values={"position": [""], "reason": ["why not"]})
    assert "still needs an answer" in str(ruby.browser.last("say", "form-problem"))
    await ruby.do("submit_form", form=form_id, values={"position": ["agree"], "reason": ["why not"], "paragraph": [""]})

    assert ruby.browser.last("set", "dialog") == ("dialog", "")
    assert not ruby.visit.acts.interactions.forms
    await ruby.do("submit_form", form=form_id, values={"position": ["agree"]})
    assert ruby.browser.notices == ["This form is no longer open. Press its button again."]


async def test_a_form_that_is_cancelled_is_gone(ruby: Seat, thread: int) -> None:
    await ruby.do("press", message=str(thread), control="h1:position:1")
    [form_id] = ruby.visit.acts.interactions.forms

    await ruby.do("cancel_form", form=form_id)

    assert ruby.browser.last("set", "dialog") == ("dialog", "")
    assert not ruby.visit.acts.interactions.forms


async def test_a_command_is_picked_filled_in_with_suggestions_and_sent(teacher: Seat, live: LiveClass) -> None:
    await teacher.look_at(live.stage.teacher_channel.id)

    await teacher.do("pick", text="/prompt pos")
    assert 'data-command="prompt post"' in str(teacher.browser.last("set", "pick"))
    await teacher.do("choose_command", command="prompt post")
    assert 'data-do="run_command"' in str(teacher.browser.last("set", "composer"))
    await teacher.do("suggest", option="question", text="kyiv", values={"due": ["Wed"]})
    assert "a-reader-in-kyiv" in str(teacher.browser.last("set", "suggestions-question"))
    await teacher.do("run_command", values={"question": ["a-reader-in-kyiv"]})

    assert "A reader in Kyiv" in str(teacher.browser.last("set", "rooms"))
    assert 'data-do="send"' in str(teacher.browser.last("set", "composer"))


async def test_a_command_that_lacks_something_says_what_and_stays_open(teacher: Seat) -> None:
    await teacher.do("choose_command", command="essay add")

    await teacher.do("run_command", values={})

    assert "“file” is still missing" in str(teacher.browser.last("say", "command-problem"))
    assert teacher.window.command is not None
    await teacher.do("cancel_command")
    assert teacher.window.command is None


async def test_a_command_that_is_hidden_from_the_person_is_not_offered_or_opened(ruby: Seat) -> None:
    await ruby.do("pick", text="/setup")
    await ruby.do("choose_command", command="setup")

    assert "No command is called that" in str(ruby.browser.last("set", "pick"))
    assert ruby.browser.notices == ["You cannot use this command here."]


async def test_answering_a_message_leaves_the_command_that_was_being_filled_in(
    teacher: Seat, live: LiveClass, thread: int
) -> None:
    await teacher.look_at(thread)
    await teacher.do("choose_command", command="summary")

    await teacher.do("reply", message=str(shown_to(live, live.teacher, thread)[0].message_id))

    assert "Replying to Ruby" in str(teacher.browser.last("set", "composer"))


async def test_a_role_a_person_and_an_option_are_chosen_in_selects(teacher: Seat, live: LiveClass) -> None:
    teachers = live.stage.teacher_channel.id
    await teacher.look_at(teachers)
    answered = await live.hands.slash(live.teacher, teachers, "setup", {})
    panel = str(answered.message_id)

    role, wren = str(live.stage.student_role.id), str(live.people["wren"].id)
    await teacher.do("choose", message=panel, control="h1:setup_student_role:1", values={"value": [role]})
    await teacher.do("choose", message=panel, control="h1:setup_students:1", values={"value": [wren]})
    await teacher.do("choose", message=panel, control="h1:setup_closing:1", values={"value": ["off"]})

    assert not teacher.browser.notices
    for value in ("", "-1", "9" * 5_000, "12345", "²"):
        await teacher.do("choose", message=panel, control="h1:setup_student_role:1", values={"value": [value]})
    assert set(teacher.browser.notices) == {"What was chosen for “this menu” is not in this server any more."}


async def test_an_essay_that_is_dropped_on_the_page_reaches_the_bot_from_the_teacher(
    ruby: Seat, live: LiveClass
) -> None:
    upload = ruby.uploads.add("night-buses.txt", (ESSAYS / "night-buses.txt").read_bytes())

    await ruby.do("drop_essay", upload=str(upload.upload_id))

    assert (ruby.window.person, ruby.window.room_id) == (live.teacher, live.stage.teacher_channel.id)
    assert "Harbor Square" in ruby.browser.pieces
    for missing in ("12345", "²", ""):
        await ruby.do("drop_essay", upload=missing)
    assert ruby.browser.notices == ["The file did not arrive. Drop it once more."] * 3


# The panel, the clock, the files


async def test_each_panel_is_shown_and_put_away(teacher: Seat) -> None:
    seen = {"stored": "What Harkness has stored about Imani", "log": "commands synced", "more": "Start over"}
    for name, words in seen.items():
        await teacher.do("panel", panel=name)
        shown = teacher.browser.last("showPanel", name)
        assert words in str(shown)
    await teacher.do("panel", panel="more")
    assert teacher.browser.last("showPanel") == ("", "")


async def test_what_is_stored_is_shown_of_whom_it_is_asked(teacher: Seat) -> None:
    await teacher.do("panel", panel="stored")
    await teacher.do("stored_about", values={"value": ["ruby"]})
    assert "stored about Ruby" in str(teacher.browser.last("showPanel", "stored"))
    assert "the first one, ¶2 says so" in str(teacher.browser.last("showPanel", "stored"))

    await teacher.do("stored_about", values={"value": ["nobody"]})

    assert "stored about Imani" in str(teacher.browser.last("showPanel", "stored"))


async def test_the_students_pace_is_set_on_the_page_to_one_there_is(teacher: Seat, live: LiveClass) -> None:
    await teacher.do("pace", values={"value": ["quiet"]})
    assert live.students.pace is Pace.QUIET

    await teacher.do("pace", values={"value": ["frantic"]})

    assert live.students.pace is Pace.QUIET
    assert teacher.browser.notices == ["The students know no such pace. Reload the page."]


async def test_the_clock_on_the_page_moves_the_class(teacher: Seat, live: LiveClass) -> None:
    before = live.clock.now()

    await teacher.do("plus_hour")

    assert (live.clock.now() - before).total_seconds() >= 3600
    assert f"{live.clock.now():%H:%M}" in str(teacher.browser.last("set", "now"))


async def test_everything_is_kept_in_one_zip_file(teacher: Seat, live: LiveClass) -> None:
    teachers = live.stage.teacher_channel.id
    await live.hands.slash(live.teacher, teachers, "pack export", {"pack": "diplomacy-takes-time"})
    odd = [
        ("../../evil.txt", b"up"),
        ("transcript.html", b"not the transcript"),
        ("C:\\autoexec.bat", b"x"),
        ("..", b"x"),
    ]
    await live.hands.send(live.teacher, teachers, "look", files=odd)

    await teacher.do("keep")

    with zipfile.ZipFile(io.BytesIO(teacher.browser.files["practice-class.zip"])) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert {"transcript.html", "harkness.db", "diplomacy-takes-time.yaml", "evil.txt", "autoexec.bat"} <= set(names)
        assert not [name for name in names if "/" in name or "\\" in name or name.startswith(".")]
        assert archive.read("transcript.html").startswith(b"<!doctype html>")
        assert archive.read("harkness.db").startswith(b"SQLite format 3\x00")


async def test_a_file_is_given_to_the_person_of_the_window_alone(session: Session, live: LiveClass) -> None:
    teachers = live.stage.teacher_channel.id
    await live.hands.slash(live.teacher, teachers, "pack export", {"pack": "diplomacy-takes-time"})
    message_id = shown_to(live, live.teacher, teachers)[-1].message_id
    find = make_file_source(session)

    found = find(message_id, 0, "ms-okafor")

    assert found is not None
    assert found.name == "diplomacy-takes-time.yaml"
    for viewer in ("ruby", "devon", "nobody", "", None):
        assert find(message_id, 0, viewer) is None
    assert find(message_id, 7, "ms-okafor") is None


# Whatever else

ASKS = (
    *("open", "jump", "act_as", "send", "reply", "edit", "no_context", "delete", "react", "dismiss", "message_menu"),
    *("use_menu", "press", "choose", "pick", "choose_command", "cancel_command", "suggest", "run_command"),
    *("submit_form", "cancel_form", "pace", "drop_essay", "panel", "tour_step", "tour_do", "stored_about", "nonsense"),
)
GARBAGE: tuple[dict[str, object], ...] = (
    {},
    dict.fromkeys(("message", "room", "at", "control", "text", "command", "form", "upload", "step", "option"), ""),
    dict.fromkeys(("message", "room", "at", "control", "text", "command", "form", "upload", "step"), "12345"),
    dict.fromkeys(("message", "room", "at", "control", "text", "command", "form", "option", "panel"), "²" * 30_000),
    {"message": 17, "room": None, "text": ["x"], "values": "none", "upload": {"id": 1}},
    {"values": {"value": ["\ud83d", "9" * 5_000, None, 3], "": [], "file": ["1"]}, "text": "/" * 500, "emoji": "🔥"},
)


@pytest.mark.parametrize("what", ASKS)
async def test_whatever_a_page_asks_for_is_done_or_refused_in_words_and_never_an_error(
    session: Session, opened: OpenClass, thread: int, what: str
) -> None:
    seat = await arrive(session, "ruby")
    shown = shown_to(opened.live, seat.window.person, thread)[0].message_id
    n_errors = session.log.n_errors

    nearly_right = {"message": str(shown), "room": str(thread), "command": "me", "control": "h1:nothing:1"}
    for more in (*GARBAGE, dict[str, object](nearly_right)):
        await seat.do(what, **more)
    await seat.visit.do(None)

    assert session.log.n_errors == n_errors
    assert all(isinstance(said, str) and len(said) > 10 for said in seat.browser.notices)
    await seat.do("open", room=str(thread))
    assert seat.window.room_id == thread


async def test_a_fault_of_ours_is_told_to_the_person_counted_and_logged(session: Session, teacher: Seat) -> None:
    before = session.log.n_errors
    teacher.visit.acts.interactions.uploads = _LostUploads()

    await teacher.do("drop_essay", upload="1")

    assert teacher.browser.notices == [FAULT]
    assert session.log.n_errors == before + 1
    assert "Traceback" in session.log.lines[-1].text
    assert teacher.browser.last("set", "n-errors") == ("n-errors", f" ({before + 1})")
    await teacher.do("send", text="it goes on")
    assert "it goes on" in teacher.browser.pieces


async def test_a_window_that_could_not_be_drawn_once_is_drawn_the_next_time(session: Session, teacher: Seat) -> None:
    live, kept = teacher.window.live, teacher.window.environment
    watching = asyncio.create_task(teacher.visit.watch())
    before = session.log.n_errors

    teacher.window.environment = Environment()  # has no templates
    await live.hands.send(live.teacher, teacher.window.room_id, "cannot be drawn")
    await teacher.browser.until(lambda: FAULT in teacher.browser.notices)
    teacher.window.environment = kept
    await live.hands.send(live.teacher, teacher.window.room_id, "can be drawn")
    await teacher.browser.until(lambda: "can be drawn" in teacher.browser.pieces)

    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert session.log.n_errors == before + 1


async def test_a_message_that_is_gone_is_said_to_be_gone_whatever_is_asked_of_it(ruby: Seat, thread: int) -> None:
    await ruby.look_at(thread)
    asks = ("reply", "edit", "delete", "react", "dismiss", "message_menu", "press", "choose", "use_menu")

    for what in asks:
        await ruby.do(what, message="12345", emoji="🔥", control="h1:x:1", command="Summarise this thread")

    assert ruby.browser.notices == [GONE] * len(asks)


class _LostUploads(Uploads):
    """Uploads that fail as nobody foresaw."""

    def find(self, upload_id: int) -> Upload | None:
        raise KeyError(upload_id)
