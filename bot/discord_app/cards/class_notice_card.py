"""What a class is told when Harkness starts: what it is for, what it keeps, how to be forgotten."""

import discord

from bot.classroom.class_settings import SchoolClass
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import show_name

_WHAT_IT_IS = (
    "I post questions about the essay here. Each question opens its own thread: write your answer there, then reply to "
    "classmates. Press **My progress** under a question, or type `/me`, to see what you have done and what is left; "
    "only you see that."
)

_WHAT_IT_KEEPS = (
    "**What I keep:** what you write in the question threads, when, and to whom you reply, and the positions you take. "
    "Nothing from other channels.\n"
    "**Deleting works:** delete your message and its text is gone from my records too.\n"
    "**Where it stays:** on the machine I run on. Nothing is passed on to anyone.\n"
    "**No grades from me:** I count posts and quote them. What they are worth is for your teacher to say."
)


def make_class_notice_card(school_class: SchoolClass) -> Card:
    """The notice for the prompts channel, with the button by which students put themselves on the roster."""
    button: discord.ui.Button[Card] = discord.ui.Button(
        label="I'm in this class",
        style=discord.ButtonStyle.primary,
        custom_id=make_custom_id("join", school_class.class_id),
    )
    return Card(
        [
            Part(head=f"### Hello, {show_name(school_class.name, length=60)}. I am Harkness.\n{_WHAT_IT_IS}"),
            Part(head=_WHAT_IT_KEEPS, is_ruled=True),
            Part(head="Press the button once, so that your teacher sees your name from the first day."),
        ],
        buttons=[button],
    )
