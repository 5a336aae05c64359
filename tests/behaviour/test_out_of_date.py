"""Old buttons, and handlers that break: the person always gets an answer, and never a traceback."""

import logging
from datetime import datetime

import discord
import pytest

from bot.discord_app.client import DiscordClock, Harkness
from tests.behaviour.school import School, shown


@pytest.mark.parametrize(
    "custom_id",
    ["h1:dance:1", "h0:progress:1", "h2:progress:1", "progress", "h1:progress", "h1:progress:-1", "h1:progress:1:2"],
)
async def test_a_button_nobody_knows_any_more_is_answered(school: School, custom_id: str) -> None:
    old = school.plant_button(school.prompts, custom_id)

    result = await school.amina.click(old, custom_id=custom_id)

    assert shown(result) == "This panel is out of date. `/help` shows the commands that bring a new one.\n"


@pytest.mark.parametrize("prompt_id", [99, 2**62])
async def test_progress_on_a_question_that_is_not_there_is_answered(school: School, prompt_id: int) -> None:
    old = school.plant_button(school.prompts, f"h1:progress:{prompt_id}")

    result = await school.amina.click(old, custom_id=f"h1:progress:{prompt_id}")

    assert "Still to do" not in shown(result)


async def test_a_button_that_breaks_is_answered_with_an_error_id_that_the_log_has_too(
    school: School, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(interaction: discord.Interaction[Harkness], subject_id: int) -> None:
        raise ZeroDivisionError("the secret inside")

    school.bot.handlers["join"] = fail
    button = school.plant_button(school.prompts, "h1:join:1")

    text = shown(await school.amina.click(button, custom_id="h1:join:1"))

    assert "Something went wrong on my side; what was recorded is safe" in text
    assert "secret" not in text
    assert "Traceback" not in text
    [record] = [record for record in caplog.records if record.levelno >= logging.ERROR]
    error_id = text.split("error `")[1].split("`")[0]
    assert error_id in record.getMessage()
    assert record.exc_info is not None


async def test_a_command_that_breaks_is_answered_with_an_error_id(
    school: School, expected_errors: list[type[Exception]]
) -> None:
    class StoppedClock(DiscordClock):
        def now(self) -> datetime:
            raise ZeroDivisionError("the secret inside")

    expected_errors.append(ZeroDivisionError)
    school.bot.clock = StoppedClock()

    text = shown(await school.teacher.slash(school.teachers, "week"))

    assert "Something went wrong on my side" in text
    assert "error `" in text
    assert "secret" not in text
