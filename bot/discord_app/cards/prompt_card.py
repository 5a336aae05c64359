"""The card a question is posted as."""

import discord

from bot.discord_app.cards.layout import Card, Part, marker_of
from bot.discord_app.cards.position_card import position_buttons
from bot.discord_app.cards.wording import count_in_words, where_in_essay
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import shorten, timestamp
from bot.discussion.prompt import Prompt


def make_prompt_card(prompt: Prompt) -> Card:
    """The question, where in the essay it leads, and what is asked by when. Carries the nonce's marker."""
    question = prompt.question
    lines = [
        f"**Question {prompt.number} of {prompt.n_questions} · {where_in_essay(prompt)}**",
        f"### {shorten(' '.join(question.text.split()), 1500)}",
    ]
    if question.claim:
        lines.append(f"**Agree or disagree?** {shorten(' '.join(question.claim.split()), 300)}")
    if question.note:
        lines.append(shorten(question.note.strip(), 1000))
    small = [f"-# Your part: {your_part(prompt)}"]
    if question.starter:
        starter = shorten(" ".join(question.starter.split()), 300).replace("*", "")
        small.append(f"-# Not sure how to begin? *“{starter}”*")
    progress: discord.ui.Button[Card] = discord.ui.Button(
        label="My progress", custom_id=make_custom_id("progress", prompt.prompt_id)
    )
    return Card(
        [Part(head="\n".join(lines)), Part(head="\n".join(small))],
        buttons=[*position_buttons(prompt), progress],
        marker=marker_of(prompt.nonce),
    )


def your_part(prompt: Prompt) -> str:
    """What the requirement asks, as one sentence with Discord's own times."""
    asked = prompt.requirement
    answers = count_in_words(asked.n_responses, "answer")
    replies = count_in_words(asked.n_replies, "reply", "replies")
    if asked.n_replies == 1:
        replies += " to a classmate"
    else:
        replies += " to different classmates" if asked.different_classmates else " to classmates"
    first, last = prompt.response_due_at, prompt.replies_due_at
    by_first = f"{timestamp(first)} ({timestamp(first, 'R')})"
    if not asked.n_responses and not asked.n_replies:
        return "nothing is required. Write when you have something to say."
    if not asked.n_replies:
        return f"{answers} by {by_first}."
    if not asked.n_responses:
        return f"{replies} by {timestamp(last)} ({timestamp(last, 'R')})."
    if first == last:
        return f"{answers} and {replies} by {by_first}."
    return f"{answers} by {by_first}, then {replies} by {timestamp(last)}."
