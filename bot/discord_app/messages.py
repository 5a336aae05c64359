"""Discord messages as the class sees them."""

import discord

from bot.classroom.ports import SeenMessage


def is_written_by_a_person(message: discord.Message) -> bool:
    """Whether someone typed this; joins, pins, thread notices, bots and webhooks send messages too."""
    is_typed = message.type in (discord.MessageType.default, discord.MessageType.reply)
    return is_typed and not message.author.bot and message.webhook_id is None


def seen_message(message: discord.Message, author: discord.Member | None = None) -> SeenMessage:
    """What the message says. `author` gives the name shown in this server; history alone knows only the account's.

    A picture, sticker or forwarded message without words has the empty text, and is no answer to anything.
    """
    reference = message.reference if message.type is discord.MessageType.reply else None
    return SeenMessage(
        message_id=message.id,
        author_id=message.author.id,
        author_name=(author or message.author).display_name,
        text=message.content,
        posted_at=message.created_at,
        edited_at=message.edited_at,
        reply_to_id=reference.message_id if reference else None,
        mentioned_ids=tuple(user.id for user in message.mentions),
    )
