"""Every error Harkness raises on purpose. The message is for the person: what happened, what to do.

HarknessError
├── BadInputError            a person typed or wrote something we cannot use
│   ├── FileFormatError      config or pack: names file, line and field
│   ├── StaleDraftError      another teacher changed the question meanwhile
│   ├── DueDateError         a due date or time of day we cannot read
│   ├── UnknownPromptError   no such prompt, question, pack or student
│   ├── PositionsOverError   positions on this question are no longer taken
│   └── UnreadableEssayError an essay's file cannot be read
├── NotReadyError            the class is not set up (yet), or has nothing to show
├── NotAllowedError          the person lacks the role
├── ServerError              Discord did not do what we asked
│   ├── MissingPermissionError
│   ├── ChannelGoneError     channel, thread or message no longer exists
│   └── ServerUnavailableError   Discord is down or slow; trying again later is right
├── StoreError               the database cannot be used
│   ├── StoreInUseError      a second instance
│   └── StoreUnusableError   path, permissions, not a database, newer schema
└── StartError               exit code 78: a restart will not help
"""


class HarknessError(Exception):
    """Root of the tree. `str(error)` can be shown to a person as it stands."""


class BadInputError(HarknessError):
    """Something a person typed or wrote cannot be used; nothing was changed."""


class FileFormatError(BadInputError):
    """A config or pack file says something it may not; the message names file, line and field."""

    def __init__(self, *, file: str, line: int | None, field: str, problem: str) -> None:
        self.file, self.line, self.field, self.problem = file, line, field, problem
        place = f"`{file}`" + (f", line {line}" if line else "") + (f", {field}" if field else "")
        super().__init__(f"{place}: {problem}")


class StaleDraftError(BadInputError):
    """A drafted question was changed by somebody else since it was shown; nothing was changed."""

    def __init__(self, *, draft_id: int, changed_by_id: int | None) -> None:
        self.draft_id, self.changed_by_id = draft_id, changed_by_id
        who = f"<@{changed_by_id}>" if changed_by_id else "Somebody"
        super().__init__(f"{who} changed this question meanwhile; here it is as it stands now.")


class DueDateError(BadInputError):
    """A due date or a time of day could not be read."""


class UnknownPromptError(BadInputError):
    """A prompt, question, pack or student that is not there was named."""


class PositionsOverError(BadInputError):
    """A question that was closed too long ago takes no more positions."""


class UnreadableEssayError(BadInputError):
    """An essay's file cannot be read; `reason` in two words, the message says what to do."""

    def __init__(self, *, file: str, reason: str, problem: str) -> None:
        self.file, self.reason = file, reason
        super().__init__(f"`{file.replace('`', '')}`: {problem}")


class NotReadyError(HarknessError):
    """The class is not set up far enough for this."""


class NotAllowedError(HarknessError):
    """The person may not do this."""


class ServerError(HarknessError):
    """Discord did not do what was asked."""


class MissingPermissionError(ServerError):
    """The bot's role lacks a permission in a channel."""

    def __init__(self, *, permission: str, channel_id: int) -> None:
        self.permission, self.channel_id = permission, channel_id
        super().__init__(
            f"I am not allowed to do that in <#{channel_id}>: give my role **{permission}** there "
            "(channel settings → Permissions → Harkness). Nothing is lost."
        )


class ChannelGoneError(ServerError):
    """A channel, thread or message was deleted under us."""

    def __init__(self, *, channel_id: int) -> None:
        self.channel_id = channel_id
        super().__init__(
            f"The channel or thread <#{channel_id}> is gone, or I cannot see it. "
            "If it was deleted, choose another with `/setup`; nothing already recorded is lost."
        )


class ServerUnavailableError(ServerError):
    """Discord is not answering; the same call may go through later."""


class StoreError(HarknessError):
    """The database cannot be used."""


class StoreInUseError(StoreError):
    """Another instance of Harkness holds this database."""


class StoreUnusableError(StoreError):
    """The database file cannot be opened, read or upgraded."""


class StartError(HarknessError):
    """The bot cannot start and a restart will not help: exit code 78 (EX_CONFIG)."""
