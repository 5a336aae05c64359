"""/help: what there is."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord_app.access import member_of
from bot.discord_app.answers import answer
from bot.discord_app.cards.help_card import make_help_card
from bot.discord_app.client import Harkness
from bot.discord_app.roles import is_teacher

Interaction = discord.Interaction[Harkness]


class Guide(commands.Cog):
    """Open to everybody, but each sees what they can do."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot

    @app_commands.command(name="help", description="What I can do for you")
    async def help_(self, interaction: Interaction) -> None:
        member = member_of(interaction)
        school_class = await self.bot.store.find_class_of_guild(member.guild.id)
        for_teacher = is_teacher(member, school_class) if school_class else interaction.permissions.manage_guild
        await answer(interaction, card=make_help_card(for_teacher=for_teacher))
