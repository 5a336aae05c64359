"""What the bot asks for when it is invited: the permissions it needs, each for a reason, and no other."""

from typing import Final

import discord

#: Permission by discord.py's name → what it is for.
NEEDED: Final = {
    "view_channel": "see the prompts channel and the teacher channel",
    "send_messages": "post questions and weekly summaries",
    "send_messages_in_threads": "answer in a question's thread",
    "create_public_threads": "open a thread for each question",
    "manage_threads": "close a question's thread",
    "embed_links": "show cards",
    "attach_files": "attach participation.csv",
    "read_message_history": "read what was written while the bot was away",
}

#: What it needs of these in the teacher channel, where it opens no threads.
NEEDED_FOR_TEACHERS: Final = (
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
)


def needed_permissions() -> discord.Permissions:
    """Exactly the permissions in NEEDED."""
    return discord.Permissions(**dict.fromkeys(NEEDED, True))


def render_invite_link(application_id: int) -> str:
    """The link with which someone who manages a server adds the bot to it."""
    return discord.utils.oauth_url(
        application_id, permissions=needed_permissions(), scopes=("bot", "applications.commands")
    )


def render_permission(name: str) -> str:
    """A permission as Discord's settings call it: ``Create Public Threads``."""
    return "Send Messages in Threads" if name == "send_messages_in_threads" else name.replace("_", " ").title()
