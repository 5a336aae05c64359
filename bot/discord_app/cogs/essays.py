"""/essay: bring an essay, see what it argues, correct that, take it away."""

import asyncio
import io
from pathlib import PurePath

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.add_essay import add_essay, find_essay, list_essays, remove_essay
from bot.classroom.outline_essay import keep_correction, outline_of, parse_anchor
from bot.classroom.stored_essay import StoredEssay
from bot.discord_app.access import find_class_of_teacher, member_of, require_teacher
from bot.discord_app.answers import answer, answer_later, update
from bot.discord_app.cards.essay_card import (
    make_essay_card,
    make_essay_list_card,
    make_removal_card,
    render_numbered_text,
    show_essay_name,
)
from bot.discord_app.cards.file_card import make_file_card, make_picture_card
from bot.discord_app.cards.notices import make_done_card
from bot.discord_app.cards.outline_card import KIND_CHOICES, make_correction_form, make_outline_card
from bot.discord_app.choices import find_essay_id, offer_essays
from bot.discord_app.client import Harkness
from bot.discord_app.components import submitted_values
from bot.discord_app.uploads import read_upload
from bot.errors import BadInputError
from bot.essay.argument.argdown import render_argdown
from bot.essay.argument.outline_text import render_outline_markdown
from bot.essay.pack import ElementKind
from bot.reader.essay_file import ENDINGS
from bot.report.argument_map import describe_argument_map, render_argument_map

Interaction = discord.Interaction[Harkness]
Choices = list[app_commands.Choice[str]]


class Essays(commands.GroupCog, group_name="essay", group_description="The essays your class can discuss"):
    """Teachers only; nothing of it is shown to the class."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        bot.handlers |= {
            "essay_outline": self.show_outline,
            "essay_text": self.send_numbered_text,
            "essay_remove": self.remove_now,
            "outline_correct": self.ask_correction,
            "set_outline": self.correct,
            "outline_map": self.send_map,
            "outline_argdown": self.send_argdown,
            "outline_markdown": self.send_markdown,
        }

    @app_commands.command(description="Bring an essay: .txt, .md, .pdf or .docx")
    @app_commands.describe(file="The file with the essay")
    async def add(self, interaction: Interaction, file: discord.Attachment) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        reader = self.bot.essay_reader
        data = await read_upload(file, endings=ENDINGS, max_bytes=reader.limits.max_bytes)
        essay = await reader.read(file.filename, data)
        stored = await add_essay(
            school_class,
            name=PurePath(file.filename).stem.replace("_", " "),
            essay=essay,
            by_id=member_of(interaction).id,
            store=self.bot.store,
            clock=self.bot.clock,
        )
        await answer(interaction, card=make_essay_card(stored))

    @app_commands.command(name="list", description="The essays of your class, and how far their questions are")
    async def list_(self, interaction: Interaction) -> None:
        school_class = await require_teacher(interaction)
        essays = await list_essays(school_class, store=self.bot.store)
        drafts = {stored.essay_id: await self.bot.store.list_drafts(stored.essay_id) for stored in essays}
        await answer(interaction, card=make_essay_list_card(essays, drafts))

    @app_commands.command(description="What an essay argues: position, claims, evidence, the other side")
    @app_commands.describe(essay="Which essay; without it, the latest")
    async def outline(self, interaction: Interaction, essay: str | None = None) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        stored = await find_essay(school_class, essay_id=find_essay_id(essay), store=self.bot.store)
        outline = await outline_of(stored, store=self.bot.store)
        await answer(interaction, card=make_outline_card(stored, outline))

    @app_commands.command(description="Take an essay and its drafts away; packs saved from it stay")
    @app_commands.describe(essay="Which essay")
    async def remove(self, interaction: Interaction, essay: str) -> None:
        school_class = await require_teacher(interaction)
        stored = await find_essay(school_class, essay_id=find_essay_id(essay), store=self.bot.store)
        drafts = await self.bot.store.list_drafts(stored.essay_id)
        await answer(interaction, card=make_removal_card(stored, drafts))

    @outline.autocomplete("essay")
    @remove.autocomplete("essay")
    async def offer_essay(self, interaction: Interaction, typed: str) -> Choices:
        school_class = await find_class_of_teacher(interaction)
        return offer_essays(await list_essays(school_class, store=self.bot.store), typed) if school_class else []

    async def remove_now(self, interaction: Interaction, essay_id: int) -> None:
        stored = await self._find(interaction, essay_id)
        await remove_essay(stored, store=self.bot.store)
        await update(interaction, make_done_card(f"**{show_essay_name(stored)}** is removed."))

    async def show_outline(self, interaction: Interaction, essay_id: int) -> None:
        await answer_later(interaction)
        stored = await self._find(interaction, essay_id)
        await answer(interaction, card=make_outline_card(stored, await outline_of(stored, store=self.bot.store)))

    async def ask_correction(self, interaction: Interaction, essay_id: int) -> None:
        stored = await self._find(interaction, essay_id)
        await interaction.response.send_modal(make_correction_form(stored.essay_id))

    async def correct(self, interaction: Interaction, essay_id: int) -> None:
        await interaction.response.defer()
        stored = await self._find(interaction, essay_id)
        values = submitted_values(interaction)
        chosen = values["kind"][0] if values.get("kind") else ""
        if chosen not in KIND_CHOICES:
            raise BadInputError("Choose what the sentence is. Nothing was changed.")
        anchor = parse_anchor(values["place"][0])
        outline = await keep_correction(
            stored,
            anchor=anchor,
            kind=None if chosen == "none" else ElementKind(chosen),
            store=self.bot.store,
        )
        what = KIND_CHOICES[chosen].partition(":")[0]
        notice = f"✅ Noted: {anchor} is {what[0].lower()}{what[1:]}. The next `/questions draft` goes by it."
        await update(interaction, make_outline_card(stored, outline, notice=notice))

    async def send_map(self, interaction: Interaction, essay_id: int) -> None:
        await answer_later(interaction)
        stored = await self._find(interaction, essay_id)
        outline = await outline_of(stored, store=self.bot.store)
        picture = await asyncio.to_thread(render_argument_map, outline, stored.essay)
        card = make_picture_card({"argument-map.png": describe_argument_map(outline, stored.essay)})
        await answer(interaction, card=card, files=[discord.File(io.BytesIO(picture), "argument-map.png")])

    async def send_argdown(self, interaction: Interaction, essay_id: int) -> None:
        await answer_later(interaction)
        stored = await self._find(interaction, essay_id)
        text = render_argdown(await outline_of(stored, store=self.bot.store), stored.essay)
        await _send_file(interaction, "outline.argdown", text, "The outline in Argdown, for argument-map tools.")

    async def send_markdown(self, interaction: Interaction, essay_id: int) -> None:
        await answer_later(interaction)
        stored = await self._find(interaction, essay_id)
        text = render_outline_markdown(await outline_of(stored, store=self.bot.store), stored.essay)
        await _send_file(interaction, "outline.md", text, "The whole outline, to print or to edit.")

    async def send_numbered_text(self, interaction: Interaction, essay_id: int) -> None:
        stored = await self._find(interaction, essay_id)
        text = "The essay as I number it, sentence by sentence."
        await _send_file(interaction, "essay-numbered.txt", render_numbered_text(stored.essay), text)

    async def _find(self, interaction: Interaction, essay_id: int) -> StoredEssay:
        school_class = await require_teacher(interaction)
        return await find_essay(school_class, essay_id=essay_id, store=self.bot.store)


async def _send_file(interaction: Interaction, name: str, content: str, text: str) -> None:
    file = discord.File(io.BytesIO(content.encode()), name)
    await answer(interaction, card=make_file_card(text, name), files=[file])
