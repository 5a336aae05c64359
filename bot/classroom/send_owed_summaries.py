"""The summary that a class has asked for when a question is closed: sent once, whatever happens in between."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.duty import GIVE_UP_AFTER, Duty, tell_once
from bot.classroom.keep_summary import keep_summary
from bot.classroom.post_prompt import make_nonce
from bot.classroom.summarise_thread import summarise_thread
from bot.discussion.kept_summary import Audience, OwedSummary
from bot.discussion.prompt import Prompt
from bot.errors import ChannelGoneError, ServerError


async def send_owed_summaries(duty: Duty) -> bool:
    """Send the summaries of closed prompts. True where some still wait for Discord."""
    is_waiting = False
    for owed in await duty.store.list_owed_summaries():
        prompt = await duty.store.find_prompt(owed.prompt_id)
        school_class = await duty.store.find_class(prompt.class_id) if prompt else None
        if prompt is None or school_class is None:
            continue
        if await _try(owed, prompt, school_class, duty):
            await duty.store.settle_owed_summary(owed.prompt_id)
        else:
            is_waiting = True
    return is_waiting


async def _try(owed: OwedSummary, prompt: Prompt, school_class: SchoolClass, duty: Duty) -> bool:
    """Whether nothing is owed any more: it was sent, or cannot be sent by trying again."""
    key = f"closing:{prompt.prompt_id}"
    if duty.clock.now() - owed.closed_at > GIVE_UP_AFTER:
        text = f"Discord would not let me post the summary of question {prompt.number} for a week. I have given it up."
        await tell_once(f"{key}:skipped", school_class, f"{text} `/summary` makes it by hand.", duty)
        return True
    try:
        await _send(owed, prompt, school_class, duty)
    except ChannelGoneError as error:
        text = f"Question {prompt.number} is closed, but its summary cannot be posted. {error}"
        await tell_once(key, school_class, f"{text} `/summary` shows it to you.", duty)
    except ServerError as error:
        text = f"Question {prompt.number} is closed; its summary is waiting. {error} I keep trying."
        await tell_once(key, school_class, text, duty)
        return False
    return True


async def _send(owed: OwedSummary, prompt: Prompt, school_class: SchoolClass, duty: Duty) -> None:
    for_class = owed.audience is Audience.CLASS
    found = await summarise_thread(prompt, for_class=for_class, packs=duty.packs, store=duty.store, maker=duty.maker)
    if not found.thread.live_posts:
        return  # a closed thread in which nobody wrote needs no card that invites to write
    nonce = make_nonce("closing summary", prompt.prompt_id)
    # An earlier attempt may have reached Discord without our hearing of it.
    message_id = await duty.server.find_summary_message(
        prompt, school_class, audience=owed.audience, nonce=nonce, since=owed.closed_at
    )
    if message_id is None:
        message_id = await duty.server.post_summary(found, school_class, nonce=nonce)
        await keep_summary(found, message_id=message_id, store=duty.store, clock=duty.clock)
        return
    kept = await keep_summary(found, message_id=message_id, store=duty.store, clock=duty.clock)
    await duty.server.edit_summary(found, school_class, kept=kept, nonce=nonce)
