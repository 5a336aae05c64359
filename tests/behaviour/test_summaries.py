"""Summaries in Discord: the short card, its pages, map and files, for teachers and for the class; the message menu."""

import asyncio
import json
import re

import discord
import pytest

from bot.classroom.read_thread import read_thread
from bot.discord_app.cogs.summaries import MENU_NAME
from bot.discussion.summary import StatementKind
from bot.report.class_version import summarise_for_class
from tests.behaviour.school import Answer, Channel, Person, Result, School, answer_of, shown, text_of
from tests.snapshot import assert_snapshot

FOR_CLASS = {"for": "class"}

#: Who writes what, and which of these posts (from 0) it answers.
DEBATE: tuple[tuple[str, str, int | None], ...] = (
    ("amina", "The bridge would help nobody but the builders, because everybody already crosses by boat in summer.", None),
    ("ben", "I agree with the bridge, since the boat stops at six and people work until eight.", None),
    ("noor", "I disagree with you, Ben: the company could simply run one more boat, which costs far less.", 1),
    ("lea", "The bridge is right because an ambulance cannot wait for the ferry, see ¶2.", None),
    ("tom", "No, the helicopter takes the sick across, so the ambulance is no reason for a bridge.", 3),
    ("ben", "One more boat does not help in winter, because the river freezes and nothing runs at all.", 2),
    ("mia", "Who would pay for the bridge if the town has no money for its school?", None),
    ("amina", "In ¶1 the town says it has to save, so it cannot build the bridge and keep the school.", None),
)


async def discuss(school: School) -> Channel:
    """A question whose thread holds a small debate; its thread."""
    thread = await school.post_question()
    people = {"amina": school.amina, "ben": school.ben}
    messages: list[discord.Message] = []
    for name, text, answered in DEBATE:
        person = people.setdefault(name, None) or add_student(school, name.title())  # type: ignore[arg-type]
        people[name] = person
        messages.append(await person.send(thread, text, reply_to=None if answered is None else messages[answered]))
    return thread


def add_student(school: School, nick: str) -> Person:
    return school.guild.add_member(school.env.create_user(nick.lower()), roles=[school.student_role], nick=nick)


def test_x():pass
