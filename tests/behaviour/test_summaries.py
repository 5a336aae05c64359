"""Summaries in Discord: the short card, its pages, map and files, for teachers and for the class; the message menu."""

import json
import re
from collections.abc import Iterator

import discord
import pytest

from bot.classroom.summarise_thread import summarise_thread
from bot.discord_app.cogs.summaries import MENU_NAME
from bot.discussion.thread_summary import ThreadSummary
from tests.behaviour.school import Answer, Channel, Person, Result, School, answer_of, custom_id, shown, text_of

#: Who writes what, and which of these posts (from 0) it answers.
DEBATE: tuple[tuple[str, str, int | None], ...] = (
    ("Amina", "The bridge would help nobody but its builders, because everybody crosses by boat in summer.", None),
    ("Ben", "I agree with the bridge, since the boat stops at six and people work until eight.", None),
    ("Noor", "I disagree with you, Ben: the company could simply run one more boat, which costs far less.", 1),
    ("Lea", "The bridge is right because an ambulance cannot wait for the ferry, see ¶2.", None),
    ("Tom", "No, the helicopter takes the sick across, so the ambulance is no reason for a bridge.", 3),
    ("Ben", "One more boat does not help in winter, because the river freezes and nothing runs at all.", 2),
    ("Mia", "Who would pay for the bridge if the town has no money for its school?", None),
    ("Amina", "In ¶1 the town says it has to save, so it cannot build the bridge and keep the school.", None),
)

NAMES = {name for name, _, _ in DEBATE}

#: Words Discord would act upon: a ping, bold print, a link behind other words, a heading.
LIVE = re.compile(r"(?<!\\)@everyone|<@|(?<!\\)\*\*always|(?<!\\)\]\(https://example|^# |^- - ", re.MULTILINE)

TEACHERS_BUTTONS = ("summary_page:1:1", "summary_map:1", "summary_files:1")
CLASS_BUTTONS = ("summary_class_page:1:1", "summary_class_map:1", "summary_class_files:1")


def person_named(school: School, name: str) -> Person:
    """The student of this name, who joins the server where they have not yet."""
    known = {"Amina": school.amina, "Ben": school.ben}
    if name in known:
        return known[name]
    return school.guild.add_member(school.env.create_user(name.lower()), roles=[school.student_role], nick=name)


async def discuss(school: School) -> Channel:
    """A question whose thread holds a small debate; the thread."""
    thread = await school.post_question()
    people = {name: person_named(school, name) for name in sorted(NAMES)}
    messages: list[discord.Message] = []
    for name, text, answered in DEBATE:
        to = None if answered is None else messages[answered]
        messages.append(await people[name].send(thread, text, reply_to=to))
    return thread


async def ask(school: School) -> Answer:
    """The teacher's short summary."""
    return answer_of(await school.teacher.slash(school.teachers, "summary"))


async def post_for_class(school: School, thread: Channel) -> discord.Message:
    """The class's short summary in its thread."""
    await school.teacher.slash(school.teachers, "summary", **{"for": "class"})
    return thread.history()[-1]


async def press(school: School, person: Person, button: str, channel: Channel | None = None) -> Result:
    """A person presses a button that stands on some old card of the bot's."""
    planted = school.plant_button(channel or school.prompts, f"h1:{button}")
    return await person.click(planted, custom_id=f"h1:{button}")


async def find_summary(school: School, *, for_class: bool = False) -> ThreadSummary:
    [prompt] = await school.list_prompts()
    bot = school.bot
    return await summarise_thread(prompt, for_class=for_class, packs=bot.packs, store=bot.store, maker=bot.maker)


async def read_pages(school: School, person: Person, action: str) -> list[str]:
    """Every page of the whole summary, turned one after the other."""
    card = answer_of(await press(school, person, f"{action}:1:1"))
    pages = [text_of(card.message)]
    while match := re.search(rf"\[Page \d+ of \d+ ▶\]\((h1:{action}:1:\d+)\)", pages[-1]):
        await person.click(card, custom_id=match[1])
        pages.append(text_of(card.message))
    return pages


async def files_of(result: Result) -> dict[str, str]:
    return {file.filename: (await file.read()).decode() for file in answer_of(result).attachments}


def descriptions_of(result: Result) -> Iterator[str]:
    """What the pictures of an answer are said to show."""
    for component in answer_of(result).message.components:
        assert isinstance(component, discord.MediaGalleryComponent)
        yield from (str(item.description) for item in component.items)


# The short card


async def test_a_teachers_summary_is_five_lines_that_only_they_see(school: School) -> None:
    thread = await discuss(school)
    before = school.texts_in(thread)

    text = shown(await school.teacher.slash(school.teachers, "summary"))

    post_ids = {post.post_id for post in await school.list_posts()}
    assert "8 posts by 6 of 6 students" in text
    linked = re.findall(rf"https://discord.com/channels/{school.guild.id}/{thread.id}/(\d+)", text)
    assert linked
    assert set(map(int, linked)) <= post_ids
    assert "**You might say**" in text
    assert [label in text for label in ("[The whole summary]", "[Map]", "[Files]")] == [True] * 3
    assert school.texts_in(thread) == before


async def test_the_classs_summary_stands_in_the_thread_without_anybody_who_is_missing(school: School) -> None:
    await school.amina.slash(school.prompts, "me")
    thread = await school.post_question()
    await school.ben.send(thread, DEBATE[1][1])

    result = await school.teacher.slash(school.teachers, "summary", **{"for": "class"})

    text = text_of(thread.history()[-1])
    assert shown(result) == f"Posted in <#{thread.id}>.\n"
    assert "1 post by 1 of you" in text
    assert "Amina" not in text
    assert "You might say" not in text


async def test_a_class_summary_of_a_closed_question_leaves_it_closed(school: School) -> None:
    thread = await discuss(school)
    await school.teacher.slash(thread, "prompt close")

    card = await post_for_class(school, thread)

    assert "8 posts by 6 of you" in text_of(card)
    assert await school.is_locked(thread)


async def test_an_empty_thread_gets_a_word_on_how_to_begin_and_no_button(school: School) -> None:
    thread = await school.post_question()

    mine = text_of((await ask(school)).message)
    for_class = text_of(await post_for_class(school, thread))

    assert "Nobody has written here yet" in mine
    assert "One or two sentences are enough to start" in for_class
    assert "h1:" not in mine + for_class


# Pages


async def test_pages_turn_in_place_and_lead_back_to_the_short_card(school: School) -> None:
    await discuss(school)
    card = await ask(school)
    short, n_messages = text_of(card.message), len(school.teachers.history())

    await school.teacher.click(card, label="The whole summary")
    whole = text_of(card.message)
    await school.teacher.click(card, label="◀ In short")

    assert "**From the text**" in whole
    assert "**You might ask next** (from the pack)" in whole
    assert text_of(card.message) == short
    assert len(school.teachers.history()) == n_messages


async def test_students_open_the_classs_pages_for_themselves_and_the_thread_stays_as_it_was(school: School) -> None:
    thread = await discuss(school)
    card = await post_for_class(school, thread)
    before = school.texts_in(thread)

    opened = await school.ben.click(card, label="The whole summary")
    by_teacher = await school.teacher.click(card, label="The whole summary")
    text = shown(opened)
    await school.ben.click(answer_of(opened), label="◀ In short")

    assert "**Points made**" in text
    assert shown(by_teacher) == text
    assert not [word for word in ("not quoted", "You might", "No reply yet", "without a reason") if word in text]
    assert "8 posts by 6 of you" in text_of(answer_of(opened).message)
    assert school.texts_in(thread) == before


async def test_three_hundred_posts_are_paged_without_losing_a_statement(school: School) -> None:
    thread = await discuss(school)
    people = [person_named(school, f"Student{number}") for number in range(20)]
    for number in range(300):
        reason = f"bridge number {number} costs {number * 7} coins and crosses the river at mile {number}"
        text = f"I think {'not ' if number % 3 else ''}so, because {reason}, as ¶{number % 6 + 1} says."
        question = f"What would {reason.replace('costs', 'cost')} mean for the {number}th family?"
        await people[number % 20].send(thread, question if number % 10 == 0 else text)

    for action, for_class in (("summary_page", False), ("summary_class_page", True)):
        pages = await read_pages(school, school.teacher, action)
        found = await find_summary(school, for_class=for_class)

        told = "\n".join(pages)
        quotes = [quote for statement in found.summary.statements for quote in statement.quotes]
        assert len(quotes) > 10
        assert not [quote for quote in quotes if f"/{quote.post_id})" not in told]
        assert "and {n} more" not in told
        assert " more in the thread" not in told
    assert len(pages) > 1


async def test_an_old_card_shows_the_thread_as_it_stands_now(school: School) -> None:
    thread = await discuss(school)
    card = await post_for_class(school, thread)
    await school.restart()
    for number in range(8):
        newcomer = person_named(school, f"Late{number}")
        await newcomer.send(
            thread, f"The tunnel is better, because {number} storms closed the river last year, see ¶4."
        )

    text = shown(await school.amina.click(card, label="The whole summary"))
    beyond = shown(await press(school, school.teacher, "summary_page:1:99"))

    assert "¶4 in 8 posts" in text
    assert "of 16 posts" in beyond


@pytest.mark.parametrize("button", [*TEACHERS_BUTTONS, *CLASS_BUTTONS])
async def test_every_button_works_after_a_restart(school: School, button: str) -> None:
    await discuss(school)
    await school.restart()

    result = await press(school, school.teacher, button)

    assert answer_of(result).ephemeral
    assert answer_of(result).attachments or "**Points made**" in shown(result)


@pytest.mark.parametrize("button", [*TEACHERS_BUTTONS, *CLASS_BUTTONS])
async def test_a_thread_whose_posts_are_all_gone_says_so(school: School, button: str) -> None:
    thread = await school.post_question()
    await school.amina.delete(await school.amina.send(thread, DEBATE[0][1]))

    result = await press(school, school.teacher, button)

    files = await files_of(result)
    text = shown(result) + "".join(text for name, text in files.items() if name.endswith(".md"))
    assert "Nobody has written here yet" in text or "no points to draw yet" in text


# Who may


@pytest.mark.parametrize("button", TEACHERS_BUTTONS)
@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_the_teachers_version_is_for_teachers(school: School, who: str, button: str) -> None:
    await discuss(school)

    result = await press(school, getattr(school, who), button)

    assert "for the class's teachers" in shown(result)
    assert answer_of(result).attachments == []


@pytest.mark.parametrize("button", CLASS_BUTTONS)
async def test_the_classs_version_is_for_its_members(school: School, button: str) -> None:
    await discuss(school)

    stranger = await press(school, school.stranger, button)
    student = await press(school, school.amina, button)

    assert "for the students of this class" in shown(stranger)
    assert answer_of(stranger).attachments == []
    assert answer_of(student).ephemeral
    assert answer_of(student).attachments or "**Points made**" in shown(student)


async def test_who_lost_the_teacher_role_turns_no_more_pages(school: School) -> None:
    await discuss(school)
    card = await ask(school)
    await school.take_role(school.teacher, school.teacher_role)

    result = await school.teacher.click(card, label="The whole summary")

    assert "for the class's teachers" in shown(result)
    assert "From the text" not in text_of(card.message)


async def test_a_question_of_another_class_is_not_there(school: School) -> None:
    assert "no longer there" in shown(await press(school, school.teacher, "summary_page:404:1"))


# What was declared in private


async def declare(school: School, *stands: tuple[str, str]) -> None:
    [card] = [message for message in school.prompts.history() if message.components][:1]
    for name, position in stands:
        person = person_named(school, name)
        form = await person.click(card, custom_id=custom_id("position"))
        await person.submit_modal(form, {"position": position, "reason": "Because I say so.", "paragraph": "1"})


async def read_as_class(school: School, thread: Channel) -> list[object]:
    """All that the class can read of a summary."""
    card = await post_for_class(school, thread)
    pages = await read_pages(school, school.amina, "summary_class_page")
    picture = await school.amina.click(card, label="Map")
    files = await files_of(await school.amina.click(card, label="Files"))
    return [text_of(card), pages, list(descriptions_of(picture)), files]


async def test_what_few_students_declared_leaves_no_trace_in_what_the_class_reads(school: School) -> None:
    thread = await discuss(school)
    before = await read_as_class(school, thread)

    await declare(school, ("Amina", "disagree"), ("Ben", "agree"), ("Lena", "it depends"), ("Ben", "disagree"))

    assert await read_as_class(school, thread) == before


async def test_the_class_reads_counts_of_five_and_more_and_nothing_else_about_positions(school: School) -> None:
    thread = await discuss(school)
    await declare(school, *((f"Voter{number}", "agree") for number in range(5)), ("Amina", "disagree"))

    for_class = text_of(await post_for_class(school, thread))
    mine = text_of((await ask(school)).message)

    assert "**Where the class stands** agree 5 (counts below 5 are not shown)" in for_class
    assert "disagree" not in for_class.replace("I disagree", "")
    assert "agree 5 · disagree 1" in mine.replace("agree 6", "agree 5")


# Map and files


async def test_the_map_is_a_picture_that_says_in_words_what_it_shows(school: School) -> None:
    thread = await discuss(school)
    card = await ask(school)
    for_class = await post_for_class(school, thread)

    mine = await school.teacher.click(card, label="Map")
    classs = await school.ben.click(for_class, label="Map")

    [picture] = answer_of(mine).attachments
    assert (await picture.read()).startswith(b"\x89PNG")
    [described], [described_to_class] = descriptions_of(mine), descriptions_of(classs)
    assert "“The town should build the bridge.”" in described
    assert "(Amina)" in described
    assert not [name for name in NAMES if name in described_to_class]


async def test_how_positions_moved_is_drawn_for_the_teacher_alone(school: School) -> None:
    thread = await discuss(school)
    await declare(school, *((name, "agree") for name in sorted(NAMES)))
    await school.wait(minutes=5)
    await declare(school, ("Amina", "disagree"))
    card = await post_for_class(school, thread)

    mine = await school.teacher.click(await ask(school), label="Map")
    classs = await school.teacher.click(card, label="Map")

    assert [file.filename for file in answer_of(mine).attachments] == ["debate-map.png", "positions.png"]
    assert "1 moved from agree to disagree." in list(descriptions_of(mine))[1]
    assert [file.filename for file in answer_of(classs).attachments] == ["debate-map.png"]


async def test_the_files_hold_the_summary_with_names_for_the_teacher_and_without_for_the_class(school: School) -> None:
    thread = await discuss(school)
    card = await post_for_class(school, thread)

    mine = await files_of(await school.teacher.click(await ask(school), label="Files"))
    classs = await files_of(await school.ben.click(card, label="Files"))

    assert list(mine) == ["question-1-summary.md", "question-1-summary.argdown", "question-1-summary.json"]
    assert [name.replace("-class", "") for name in classs] == list(mine)
    assert all("Amina" in text for text in mine.values())
    assert not [name for text in classs.values() for name in NAMES if re.search(rf"(?<!, ){name}\b", text)]
    assert json.loads(mine["question-1-summary.json"])["audience"] == "teacher"
    assert f"https://discord.com/channels/{school.guild.id}/{thread.id}/" in classs["question-1-class-summary.md"]


# What students typed


async def test_nothing_students_typed_is_acted_upon_on_any_page_or_in_a_file(school: School) -> None:
    thread = await school.post_question()
    for person, words in (
        (school.amina, "@everyone"),
        (school.ben, f"<@&{school.teacher_role.id}>"),
        (person_named(school, "Lea"), "[the ferry](https://example.org/pay)"),
        (person_named(school, "**@everyone** [x](https://example.org)"), "**always**"),
        (person_named(school, "Mia"), "\n# heading\n- - list\n```"),
    ):
        await person.send(thread, f"So {words} it is, because the bridge matters to {person.id} people in the town.")

    texts = [*await read_pages(school, school.teacher, "summary_page")]
    texts += await read_pages(school, school.ben, "summary_class_page")
    texts.append(text_of((await ask(school)).message))
    texts.append(text_of(await post_for_class(school, thread)))
    files = await files_of(await press(school, school.teacher, "summary_files:1"))

    for text in texts:
        assert LIVE.search(text) is None
    assert r"\*\*always\*\*" in "".join(texts)
    assert LIVE.search(files["question-1-summary.md"].partition("\n")[2]) is None
    assert not any(message.mentions or message.mention_everyone for message in thread.history()[5:])


# An earlier term


async def test_a_question_of_an_earlier_term_is_summarised_with_those_who_wrote(school: School) -> None:
    thread = await discuss(school)
    card = await post_for_class(school, thread)
    await school.wait(minutes=5)
    terms = answer_of(await school.teacher.slash(school.teachers, "pack use", pack="bridges", new_term=True))
    await school.teacher.click(terms, label="Start the new term")
    await school.amina.slash(school.prompts, "me")
    await person_named(school, "Zoe").slash(school.prompts, "me")

    menu = shown(await school.teacher.context_menu(thread, MENU_NAME, thread.history()[0]))
    pages = shown(await school.amina.click(card, label="The whole summary"))

    assert "8 posts by 6 of 6 students" in menu
    assert "Zoe" not in menu
    assert "**Points made**" in pages


# The message menu


async def test_the_menu_summarises_the_thread_of_the_message_and_of_the_questions_card(school: School) -> None:
    thread = await discuss(school)
    card = next(message for message in school.prompts.history() if message.id == thread.id)

    in_thread = shown(await school.teacher.context_menu(thread, MENU_NAME, thread.history()[3]))
    on_card = shown(await school.teacher.context_menu(school.prompts, MENU_NAME, card))

    assert "8 posts by 6 of 6 students" in in_thread
    assert on_card == in_thread


async def test_the_menu_works_in_a_forum_post(new_school: School) -> None:
    school = new_school
    await school.make_ready(prompts_channel_id=school.forum.id)
    thread = await discuss(school)

    text = shown(await school.teacher.context_menu(thread, MENU_NAME, thread.history()[0]))

    assert "8 posts by 6 of 6 students" in text


async def test_elsewhere_the_menu_says_where_it_works(school: School) -> None:
    await discuss(school)
    message = await school.teacher.send(school.teachers, "Shall we look at it on Monday?")

    text = shown(await school.teacher.context_menu(school.teachers, MENU_NAME, message))

    assert "works on a question of mine and on every message in its thread" in text


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_the_menu_is_for_teachers(school: School, who: str) -> None:
    thread = await discuss(school)

    result = await getattr(school, who).context_menu(thread, MENU_NAME, thread.history()[0])

    assert "for the class's teachers" in shown(result)


async def test_discord_is_told_of_the_menu_and_only_for_servers(school: School) -> None:
    [menu] = school.bot.tree.get_commands(type=discord.AppCommandType.message)

    payload = menu.to_dict(school.bot.tree)

    assert (payload["name"], payload["contexts"], payload["integration_types"]) == (MENU_NAME, [0], [0])
    assert len(MENU_NAME) <= 32


# Twice


async def test_pressing_twice_while_it_is_being_made_makes_one(school: School) -> None:
    await discuss(school)
    card = await ask(school)

    both = await school.click_twice(school.teacher, card, label="Files")

    texts = [shown(result) for result in both]
    assert sum("I am still at what you asked for" in text for text in texts) == 1
    assert sum(len(answer_of(result).attachments) for result in both) == 3
    again = await school.teacher.click(card, label="Files")
    assert len(answer_of(again).attachments) == 3
