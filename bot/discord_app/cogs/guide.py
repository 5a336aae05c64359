"""/help and /pack list: what there is."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.access import member_of, require_teacher
from bot.discord_app.answers import answer
from bot.discord_app.cards.help_card import make_help_card
from bot.discord_app.cards.pack_list_card import make_pack_list_card
from bot.discord_app.client import Harkness
from bot.discord_app.roles import is_teacher

Interaction = discord.Interaction[Harkness]


class Guide(commands.Cog):
    """Open to everybody, but each sees what they can do."""

    pack = app_commands.Group(name="pack", description="Question packs")

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot

    @app_commands.command(name="help", description="What I can do for you")
    async def help_(self, interaction: Interaction) -> None:
        member = member_of(interaction)
        school_class = await self.bot.store.find_class_of_guild(member.guild.id)
        for_teacher = is_teacher(member, school_class) if school_class else interaction.permissions.manage_guild
        await answer(interaction, card=make_help_card(for_teacher=for_teacher))

    @pack.command(name="list", description="The question packs at hand, and which one the class uses")
    async def list_packs(self, interaction: Interaction) -> None:
        school_class = await require_teacher(interaction)
        prompts = await self.bot.store.list_prompts(school_class.class_id)
        card = make_pack_list_card(tuple(self.bot.packs.values()), school_class, prompts)
        await answer(interaction, card=card)
