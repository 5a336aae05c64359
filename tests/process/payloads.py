"""Discord's words for one small school: a server with a teacher, two channels, a prompt's thread and some students."""

from typing import Final, TypeAlias

from tests.factories import (
    GUILD_ID,
    PROMPTS_CHANNEL_ID,
    STUDENT_ROLE_ID,
    TEACHER_CHANNEL_ID,
    TEACHER_ID,
    TEACHER_ROLE_ID,
    THREAD_ID,
)

Payload: TypeAlias = dict[str, object]

BOT_ID: Final = 123_456_789_012_345_678
#: Shaped like a token (its first part is BOT_ID in base64), and good for nothing.
TOKEN: Final = "MTIzNDU2Nzg5MDEyMzQ1Njc4.AAAAAA.not-a-real-token-only-for-tests-0000"

_JOINED: Final = "2026-01-05T08:00:00+00:00"
_TEXT_CHANNEL, _PUBLIC_THREAD = 0, 11
#: What the invite link asks for, as Discord counts it.
PERMISSIONS: Final = 1 << 10 | 1 << 11 | 1 << 38 | 1 << 35 | 1 << 34 | 1 << 14 | 1 << 15 | 1 << 16


def user(user_id: int, *, is_bot: bool = False) -> Payload:
    name = "Harkness" if is_bot else f"student{user_id}"
    return {
        "id": str(user_id),
        "username": name.lower(),
        "global_name": name,
        "discriminator": "0",
        "avatar": "a1b2c3d4e5f60718293a4b5c6d7e8f90",
        "avatar_decoration_data": None,
        "collectibles": None,
        "display_name_styles": None,
        "primary_guild": None,
        "clan": None,
        "public_flags": 0,
        "bot": is_bot,
    }


def member(user_id: int) -> Payload:
    """A member as it stands in a message: without the user."""
    role_id = {TEACHER_ID: TEACHER_ROLE_ID, BOT_ID: BOT_ID}.get(user_id, STUDENT_ROLE_ID)
    return {
        "roles": [str(role_id)],
        "joined_at": _JOINED,
        "nick": None,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def application(*, has_intent: bool = True) -> Payload:
    return {
        "id": str(BOT_ID),
        "name": "Harkness",
        "description": "",
        "icon": None,
        "bot_public": False,
        "bot_require_code_grant": False,
        "owner": user(TEACHER_ID),
        "verify_key": "",
        "flags": 1 << 19 if has_intent else 0,
    }


def guild(permissions: int = PERMISSIONS) -> Payload:
    """The server; the bot's role has these permissions."""
    return {
        "id": str(GUILD_ID),
        "name": "Lakeside School",
        "owner_id": str(TEACHER_ID),
        "member_count": 4,
        "large": False,
        "roles": [
            _role(GUILD_ID, "@everyone"),
            _role(TEACHER_ROLE_ID, "Teacher"),
            _role(STUDENT_ROLE_ID, "Student"),
            _role(BOT_ID, "Harkness", permissions=permissions),
        ],
        "channels": [channel(PROMPTS_CHANNEL_ID, "seminar"), channel(TEACHER_CHANNEL_ID, "teachers")],
        "threads": [thread()],
        "members": [{**member(BOT_ID), "user": user(BOT_ID, is_bot=True)}],
        "emojis": [],
        "stickers": [],
        "features": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
    }


def channel(channel_id: int, name: str) -> Payload:
    return {
        "id": str(channel_id),
        "type": _TEXT_CHANNEL,
        "guild_id": str(GUILD_ID),
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
    }


def thread() -> Payload:
    """The thread of the class's one prompt."""
    return {
        "id": str(THREAD_ID),
        "type": _PUBLIC_THREAD,
        "guild_id": str(GUILD_ID),
        "parent_id": str(PROMPTS_CHANNEL_ID),
        "owner_id": str(BOT_ID),
        "name": "Question 1",
        "message_count": 0,
        "member_count": 1,
        "rate_limit_per_user": 0,
        "thread_metadata": {
            "archived": False,
            "locked": False,
            "auto_archive_duration": 10080,
            "archive_timestamp": _JOINED,
            "create_timestamp": _JOINED,
        },
    }


def message(message_id: int, text: str, *, author_id: int, posted_at: str = "2026-03-02T10:00:00+00:00") -> Payload:
    """A message in the prompt's thread, as MESSAGE_CREATE and as history give it."""
    return {
        "id": str(message_id),
        "type": 0,
        "channel_id": str(THREAD_ID),
        "guild_id": str(GUILD_ID),
        "author": user(author_id),
        "member": member(author_id),
        "content": text,
        "timestamp": posted_at,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "flags": 0,
        "nonce": str(message_id),
        "channel_type": _PUBLIC_THREAD,
    }


def reply(message: Payload, *, to: Payload) -> Payload:
    """The message as a reply that mentions the other's author; Discord sends the other one along, without its own."""
    quoted = {name: value for name, value in to.items() if name not in ("referenced_message", "guild_id", "member")}
    author = to["author"]
    assert isinstance(author, dict)
    return {
        **message,
        "type": 19,
        "message_reference": {
            "type": 0,
            "message_id": to["id"],
            "channel_id": to["channel_id"],
            "guild_id": str(GUILD_ID),
        },
        "referenced_message": quoted,
        "mentions": [{**author, "member": member(int(author["id"]))}],
    }


def typing() -> Payload:
    """A teacher starts to type in the prompt's thread."""
    return {
        "channel_id": str(THREAD_ID),
        "guild_id": str(GUILD_ID),
        "user_id": str(TEACHER_ID),
        "timestamp": 1_772_445_600,
    }


def _role(role_id: int, name: str, *, permissions: int = 0) -> Payload:
    return {
        "id": str(role_id),
        "name": name,
        "permissions": str(permissions),
        "position": 0 if role_id == GUILD_ID else 1,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
