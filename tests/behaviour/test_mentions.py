"""Nobody is ever pinged by the bot, and students' words cannot format, mislead or ping through it."""

import re
from collections.abc import Iterator
from datetime import time

from bot.classroom.class_settings import Weekday
from tests.behaviour.school import School, custom_id, shown, text_of

#: Words Discord would act upon: a ping, bold print, a link behind other words.
LIVE = re.compile(r"(?<!\\)@everyone|<@|(?<!\\)\*\*always|(?<!\\)\]\(https://example")


def sent_bodies(school: School) -> Iterator[dict[str, object]]:
    """Every message the bot sent or edited, as it went over the wire."""
    for request in school.env.http_requests:
        body = request.json
        if not isinstance(body, dict) or "/commands" in request.path:
            continue
        message = body.get("message") or body.get("data") or body
        if "components" in message and "custom_id" not in message:
            yield message


async def test_no_message_of_a_whole_week_may_ping_anybody(new_school: School) -> None:
    school = new_school
    await school.make_ready(notice_message_id=None, week_day=Weekday.THURSDAY, week_time=time(1, 0))
    panel = await school.open_panel()
    await school.manager.select(panel, [school.prompts], custom_id=custom_id("setup_prompts_channel"))
    thread = await school.post_question()
    await school.amina.send(thread, f"@everyone {school.ben.mention} should look at the bridge, because it matters.")
    await school.teacher.slash(school.teachers, "summary")
    await school.teacher.slash(school.teachers, "summary", **{"for": "class"})
    await school.amina.slash(school.prompts, "me")
    for command in ("week", "participation", "prompt list", "pack list", "help", "prompt close"):
        await school.teacher.slash(school.teachers, command)
    await school.wait(hours=1)
    await school.delete_channel(thread.id)

    bodies = list(sent_bodies(school))

    assert len(bodies) >= 13
    assert [body.get("allowed_mentions") for body in bodies] == [{"parse": []}] * len(bodies)
    assert not any(message.mentions or message.mention_everyone for message in school.teachers.history())


async def test_students_words_are_shown_as_typed_and_ping_and_link_nothing(school: School) -> None:
    thread = await school.post_question()
    for words in ("@everyone", f"<@&{school.teacher_role.id}>", "[the ferry](https://example.org/pay)", "**always**"):
        await school.amina.send(thread, f"So {words} it is, because the bridge matters to the town and its people.")

    shown_texts = [
        shown(await school.teacher.slash(school.teachers, "summary")),
        shown(await school.teacher.slash(school.teachers, "week")),
        shown(await school.teacher.slash(school.teachers, "participation", student=school.amina)),
        shown(await school.amina.slash(school.prompts, "me")),
    ]
    await school.teacher.slash(school.teachers, "summary", **{"for": "class"})
    shown_texts.append(text_of(thread.history()[-1]))

    for text in shown_texts:
        assert LIVE.search(text) is None
    for text in shown_texts[2:4]:
        assert r"“So \@everyone it is, because" in text
        assert "“So @a role it is" in text.replace("\\", "")
        assert r"\*\*always\*\*" in text


async def test_a_name_made_of_formatting_is_shown_as_it_is(school: School) -> None:
    joker = school.guild.add_member(
        school.env.create_user("joker"), roles=[school.student_role], nick="**@everyone** [x](y)"
    )
    thread = await school.post_question()
    await joker.send(thread, "The boat is cheaper, because it already runs.")

    text = shown(await school.teacher.slash(school.teachers, "participation"))

    assert r"\*\*\@everyone\*\* \[x\](y)" in text
