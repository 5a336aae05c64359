"""Every cog, in the order /help lists what they do."""

from bot.discord_app.client import Harkness
from bot.discord_app.cogs.essays import Essays
from bot.discord_app.cogs.guide import Guide
from bot.discord_app.cogs.packs import Packs
from bot.discord_app.cogs.positions import Positions
from bot.discord_app.cogs.prompts import Prompts
from bot.discord_app.cogs.questions import Questions
from bot.discord_app.cogs.reports import Reports
from bot.discord_app.cogs.setup import Setup
from bot.discord_app.cogs.students import Students
from bot.discord_app.cogs.summaries import Summaries
from bot.discord_app.cogs.tracking import Tracking


async def load_cogs(bot: Harkness) -> None:
    """Add every cog to the bot; its commands are then in the tree."""
    for cog in (Setup, Essays, Questions, Packs, Prompts, Summaries, Reports, Students, Positions, Guide, Tracking):
        await bot.add_cog(cog(bot))
