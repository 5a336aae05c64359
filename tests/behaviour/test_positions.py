"""Taking a position with the button under a question: form, privacy, sharing, changing, and the last word."""

import discord

from bot.discussion.position import DeclaredPosition, Position
from tests.behaviour.school import Channel, Person, Result, School, answer_of, shown, text_of

REASON = "The boat stops at six, and people work until eight."


def card_in(channel: Channel) -> discord.Message:
    """The newest card of the bot's in a channel."""
    return [message for message in channel.history() if message.components][-1]


async def take(school: School, person: Person, position: str, reason: str = REASON, paragraph: str = "") -> Result:
    """A person presses the button under the newest question and sends the form."""
    form = await person.click(card_in(school.prompts), label="Take a position")
    return await person.submit_modal(form, {"position": position, "reason": reason, "paragraph": paragraph})


async def list_positions(school: School) -> list[DeclaredPosition]:
    return await school.store.list_positions((await school.list_prompts())[-1].prompt_id)


async def test_a_student_takes_a_position_that_only_they_see(school: School) -> None:
    thread = await school.post_question()
    before = school.texts_in(school.prompts), school.texts_in(thread)

    text = shown(await take(school, school.amina, "agree", paragraph="¶2"))

    assert "Noted: **you agree**" in text
    assert f"> {REASON} (¶2)" in text
    [kept] = await list_positions(school)
    assert (kept.student_id, kept.position, kept.reason, kept.paragraph) == (
        school.amina.id,
        Position.AGREE,
        REASON,
        2,
    )
    assert (school.texts_in(school.prompts), school.texts_in(thread)) == before
    assert [student.name for student in await school.store.list_students(1)] == ["Amina"]


async def test_the_form_asks_about_the_claim_and_remembers_what_was_said(school: School) -> None:
    await school.post_question()
    card = card_in(school.prompts)
    first = await school.amina.click(card, label="Take a position")
    await school.amina.submit_modal(first, {"position": "it depends", "reason": REASON, "paragraph": "1"})

    again = await school.amina.click(card, label="Take a position")
    bens = await school.ben.click(card, label="Take a position")

    assert "The town should build the bridge." in str(first.modal)
    assert "'value': 'it depends', 'default': True" in str(again.modal)
    assert REASON in str(again.modal)
    assert "True, 'label': 'Agree" not in str(bens.modal)
    assert REASON not in str(bens.modal)


async def test_a_changed_mind_is_kept_beside_the_earlier_position_and_counts_once(school: School) -> None:
    await school.post_question()
    await take(school, school.amina, "agree")

    text = shown(await take(school, school.amina, "disagree", "Ben is right about the boat."))

    assert "Noted: **you disagree** (before: agree)" in text
    assert [taken.position for taken in await list_positions(school)] == [Position.AGREE, Position.DISAGREE]


async def test_the_same_form_sent_twice_is_one_position(school: School) -> None:
    await school.post_question()
    form = await school.amina.click(card_in(school.prompts), label="Take a position")
    values = {"position": "agree", "reason": REASON, "paragraph": ""}

    await school.amina.submit_modal(form, values)
    await take(school, school.amina, "agree")

    assert len(await list_positions(school)) == 1


async def test_a_position_needs_no_reason(school: School) -> None:
    await school.post_question()

    text = shown(await take(school, school.amina, "disagree", reason=""))

    assert "Noted: **you disagree**" in text
    assert [taken.reason for taken in await list_positions(school)] == [""]


async def test_a_wrong_paragraph_is_explained_and_the_words_are_kept(school: School) -> None:
    await school.post_question()

    beyond = shown(await take(school, school.amina, "agree", paragraph="9"))
    unread = shown(await take(school, school.ben, "agree", paragraph="the end"))

    assert "The essay has 6 paragraphs, so there is no ¶9. I kept the rest without it." in beyond
    assert "I need one ¶ number there, like `4`." in unread
    assert [(taken.reason, taken.paragraph) for taken in await list_positions(school)] == [(REASON, None)] * 2


async def test_teachers_and_strangers_take_no_position(school: School) -> None:
    await school.post_question()
    card = card_in(school.prompts)

    for person in (school.teacher, school.manager, school.stranger):
        result = await person.click(card, label="Take a position")
        assert "for the students of this class" in shown(result)

    assert await list_positions(school) == []
    assert await school.store.list_students(1) == []


async def test_who_lost_the_student_role_with_the_form_open_is_refused(school: School) -> None:
    await school.post_question()
    form = await school.amina.click(card_in(school.prompts), label="Take a position")
    await school.take_role(school.amina, school.student_role)

    result = await school.amina.submit_modal(form, {"position": "agree", "reason": REASON, "paragraph": ""})

    assert "for the students of this class" in shown(result)
    assert await list_positions(school) == []


async def test_a_form_opened_before_a_restart_is_taken_after_it(school: School) -> None:
    await school.post_question()
    form = await school.amina.click(card_in(school.prompts), label="Take a position")
    await school.restart()

    taken = await school.amina.submit_modal(form, {"position": "agree", "reason": REASON, "paragraph": ""})
    await school.restart()
    shared = await school.amina.click(answer_of(taken), label="Share with the class")

    assert "Shared in" in shown(shared)


# Sharing and withdrawing


async def test_a_shared_position_stands_in_the_thread_once_in_the_students_name(school: School) -> None:
    thread = await school.post_question()
    taken = await take(school, school.amina, "agree", f"@everyone **look**: {REASON}")

    first = await school.amina.click(answer_of(taken), label="Share with the class")
    second = await school.amina.click(answer_of(taken), label="Share with the class")

    assert f"Shared in <#{thread.id}>" in shown(first)
    assert "You have shared this already" in shown(second)
    [post] = school.texts_in(thread)
    assert "**Amina** agrees: “The town should build the bridge.”" in post
    assert r"> \@everyone \*\*look\*\*: The boat" in post
    assert await school.list_posts() == []


async def test_nobody_shares_somebody_elses_position_or_one_that_no_longer_stands(school: School) -> None:
    thread = await school.post_question()
    old = answer_of(await take(school, school.amina, "agree"))
    await take(school, school.amina, "disagree")

    by_amina = await school.amina.click(old, label="Share with the class")
    by_ben = await school.ben.click(
        school.plant_button(school.prompts, "h1:share_position:2"), custom_id="h1:share_position:2"
    )

    assert "You have changed your position since then" in shown(by_amina)
    assert "no longer there" in shown(by_ben)
    assert school.texts_in(thread) == []


async def test_withdrawing_leaves_neither_a_record_nor_the_shared_message(school: School) -> None:
    thread = await school.post_question()
    first = await take(school, school.amina, "agree")
    await school.amina.click(answer_of(first), label="Share with the class")
    second = await take(school, school.amina, "disagree")
    await take(school, school.ben, "agree")

    gone = await school.amina.click(answer_of(second), label="Withdraw")
    again = await school.amina.click(answer_of(second), label="Withdraw")

    assert "Withdrawn: your position" in shown(gone)
    assert "nothing left to withdraw" in shown(again)
    assert [taken.student_id for taken in await list_positions(school)] == [school.ben.id]
    assert school.texts_in(thread) == []


async def test_a_position_shared_in_a_question_that_was_closed_can_be_withdrawn(school: School) -> None:
    thread = await school.post_question()
    taken = await take(school, school.amina, "agree")
    await school.amina.click(answer_of(taken), label="Share with the class")
    await school.teacher.slash(school.teachers, "prompt close")

    await school.amina.click(answer_of(taken), label="Withdraw")

    assert school.texts_in(thread) == []
    assert await school.is_locked(thread)


async def test_where_the_bot_may_not_write_in_the_thread_nothing_counts_as_shared(school: School) -> None:
    thread = await school.post_question()
    taken = await take(school, school.amina, "agree")
    school.forbid(school.prompts, send_messages_in_threads=False)

    refused = await school.amina.click(answer_of(taken), label="Share with the class")
    school.forbid(school.prompts, send_messages_in_threads=None)
    shared = await school.amina.click(answer_of(taken), label="Share with the class")

    assert "Send Messages in Threads" in shown(refused)
    assert "Shared in" in shown(shared)
    assert len(school.texts_in(thread)) == 1


# Where we stand


async def test_students_see_no_count_below_five_and_their_own_position(school: School) -> None:
    await school.post_question()
    await take(school, school.amina, "agree")
    card = card_in(school.prompts)

    amina = shown(await school.amina.click(card, label="Where we stand"))
    ben = shown(await school.ben.click(card, label="Where we stand"))

    assert "There is nothing to show yet" in amina
    assert "Yours: **you agree**" in amina
    assert "You have not taken a position yet." in ben
    assert REASON not in ben


async def test_students_see_the_counts_of_five_and_more(school: School) -> None:
    await school.post_question()
    for number in range(5):
        student = school.guild.add_member(school.env.create_user(f"s{number}"), roles=[school.student_role])
        await take(school, student, "disagree")
    await take(school, school.amina, "agree")

    text = shown(await school.ben.click(card_in(school.prompts), label="Where we stand"))

    assert "**5** disagree" in text
    assert "agree · " not in text
    assert "Counts below 5 are not shown" in text


async def test_the_teacher_sees_who_stands_where_and_why(school: School) -> None:
    await school.post_question()
    await take(school, school.amina, "agree")
    await take(school, school.amina, "disagree", "Ben is right.", paragraph="1")
    await take(school, school.ben, "it depends", "")

    text = shown(await school.teacher.click(card_in(school.prompts), label="Where we stand"))

    assert "- Amina, changed: “Ben is right.” (¶1)" in text
    assert "**It depends** 1\n- Ben\n" in text
    assert "0 students without a position" in text


async def test_a_stranger_sees_nothing_of_where_the_class_stands(school: School) -> None:
    await school.post_question()

    result = await school.stranger.click(card_in(school.prompts), label="Where we stand")

    assert "for the students of this class" in shown(result)


# Closing


async def test_a_closed_question_asks_once_more_where_its_button_can_be_pressed(school: School) -> None:
    thread = await school.post_question()
    await take(school, school.amina, "agree")
    await school.teacher.slash(school.teachers, "prompt close")
    await school.teacher.slash(school.teachers, "prompt close")

    closing = card_in(school.prompts)
    await school.wait(days=6)
    await school.restart()
    changed = await take(school, school.amina, "disagree")

    assert sum("is closed." in text for text in school.texts_in(school.prompts)) == 1
    assert "**Question 1 is closed.**" in text_of(closing)
    assert await school.is_locked(thread)
    assert "(before: agree)" in shown(changed)
    assert [button["label"] for button in buttons_of(changed)] == ["Withdraw"]
    assert [taken.position for taken in await list_positions(school)] == [Position.AGREE, Position.DISAGREE]


def buttons_of(result: Result) -> list[dict[str, object]]:
    components = [part if isinstance(part, dict) else part.to_dict() for part in answer_of(result).message.components]
    return [child for box in components for row in box["components"] for child in row.get("components", ())]


async def test_after_a_week_the_last_word_is_said(school: School) -> None:
    await school.post_question()
    form = await school.amina.click(card_in(school.prompts), label="Take a position")
    await school.teacher.slash(school.teachers, "prompt close")
    await school.wait(days=7, minutes=1)

    pressed = await school.ben.click(card_in(school.prompts), label="Take a position")
    sent = await school.amina.submit_modal(form, {"position": "agree", "reason": REASON, "paragraph": ""})

    assert "closed more than a week ago" in shown(pressed)
    assert "closed more than a week ago" in shown(sent)
    assert await list_positions(school) == []


async def test_in_a_forum_the_closing_stands_in_the_locked_post_without_a_button(new_school: School) -> None:
    school = new_school
    await school.make_ready(prompts_channel_id=school.forum.id)
    thread = await school.post_question()

    await school.teacher.slash(school.teachers, "prompt close")

    closing = school.texts_in(thread)[-1]
    assert "**Question 1 is closed.**" in closing
    assert "Take a position" not in closing
    assert await school.is_locked(thread)


async def test_positions_on_a_question_of_another_class_are_refused(school: School) -> None:
    planted = school.plant_button(school.prompts, "h1:position:404")

    result = await school.amina.click(planted, custom_id="h1:position:404")

    assert "no longer there" in shown(result)
