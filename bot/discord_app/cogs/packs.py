"""/pack: the question packs at hand, which one the class uses, and packs as files."""

import io
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.keep_packs import export_pack, import_pack
from bot.classroom.set_up_class import announce_class, change_class
from bot.classroom.start_term import plan_term, start_term
from bot.classroom.term import list_prompts_of_term
from bot.discord_app.access import (
    find_class_of_teacher,
    list_packs,
    require_teacher,
    require_teacher_of_ready_class,
)
from bot.discord_app.answers import answer, answer_later, update
from bot.discord_app.cards.file_card import make_file_card
from bot.discord_app.cards.pack_card import make_saved_card
from bot.discord_app.cards.pack_list_card import make_pack_list_card
from bot.discord_app.cards.term_card import make_term_begun_card, make_term_card, make_term_over_card, pack_key
from bot.discord_app.choices import choose_pack, offer_packs
from bot.discord_app.client import Harkness
from bot.discord_app.markdown import escape_student_text
from bot.discord_app.uploads import read_upload
from bot.errors import BadInputError, ServerError
from bot.essay.question_lint import lint_questions
from bot.strict_yaml import MAX_BYTES

Interaction = discord.Interaction[Harkness]
Choices = list[app_commands.Choice[str]]


class Packs(commands.GroupCog, group_name="pack", group_description="Question packs"):
    """Teachers only."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        bot.versioned_handlers["term_start"] = self.start_term

    @app_commands.command(name="list", description="The question packs at hand, and which one the class uses")
    async def list_(self, interaction: Interaction) -> None:
        school_class = await require_teacher(interaction)
        prompts = await list_prompts_of_term(school_class, store=self.bot.store)
        packs = await list_packs(interaction, school_class)
        await answer(interaction, card=make_pack_list_card(tuple(packs.values()), school_class, prompts))

    @app_commands.command(description="Take the class's next questions from this pack")
    @app_commands.describe(
        pack="Which pack", new_term="True: start a new term, from question 1, with a new roster; I ask before I do it"
    )
    async def use(self, interaction: Interaction, pack: str, new_term: bool = False) -> None:
        school_class = await require_teacher(interaction)
        chosen = choose_pack(await list_packs(interaction, school_class), pack)
        if new_term:
            school_class = await require_teacher_of_ready_class(interaction)
            await answer(interaction, card=make_term_card(await plan_term(school_class, chosen, store=self.bot.store)))
            return
        changed = replace(school_class, pack_id=chosen.id)
        self.bot.class_changed(await change_class(changed, store=self.bot.store, clock=self.bot.clock))
        title = escape_student_text(chosen.title)
        await answer(interaction, text=f"✅ The next questions come from **{title}**. `/prompt post` asks the first.")

    async def start_term(self, interaction: Interaction, key: int, version: int) -> None:
        """The button of the term card: `key` stands for the pack, `version` for the term it ends."""
        await interaction.response.defer()
        school_class = await require_teacher_of_ready_class(interaction)
        packs = await list_packs(interaction, school_class)
        pack = next((pack for pack in packs.values() if pack_key(pack.id) == key), None)
        if pack is None:
            raise BadInputError("That pack is no longer there, so I changed nothing. `/pack use` has the present ones.")
        begun = await start_term(
            school_class,
            pack,
            version=version,
            store=self.bot.store,
            server=self.bot.server,
            clock=self.bot.clock,
        )
        if begun is None:
            await update(interaction, make_term_over_card(await require_teacher(interaction)))
            return
        not_announced = None
        try:
            begun = await announce_class(begun, store=self.bot.store, server=self.bot.server)
        except ServerError as error:
            not_announced = error
        self.bot.class_changed(begun)
        await update(interaction, make_term_begun_card(pack, not_announced=not_announced))

    @app_commands.command(description="A pack as a file, to edit or to give to a colleague")
    @app_commands.describe(pack="Which pack")
    async def export(self, interaction: Interaction, pack: str) -> None:
        school_class = await require_teacher(interaction)
        chosen = choose_pack(await list_packs(interaction, school_class), pack)
        name = f"{chosen.id}.yaml"
        text = f"**{escape_student_text(chosen.title)}**. Change what you like and send it back with `/pack import`."
        file = discord.File(io.BytesIO(export_pack(chosen).encode()), name)
        await answer(interaction, card=make_file_card(text, name), files=[file])

    @app_commands.command(name="import", description="Bring a pack as a .yaml file, such as /pack export makes")
    @app_commands.describe(file="The pack's file")
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        data = await read_upload(file, endings=(".yaml", ".yml"), max_bytes=MAX_BYTES)
        pack = await import_pack(school_class, data, file=file.filename, store=self.bot.store, clock=self.bot.clock)
        complaints = lint_questions(pack.questions, None)
        await answer(interaction, card=make_saved_card(pack, complaints, is_used=pack.id == school_class.pack_id))

    @use.autocomplete("pack")
    @export.autocomplete("pack")
    async def offer_pack(self, interaction: Interaction, typed: str) -> Choices:
        school_class = await find_class_of_teacher(interaction)
        return offer_packs((await list_packs(interaction, school_class)).values(), typed) if school_class else []
