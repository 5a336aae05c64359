"""What keeping and sending summaries needs from the world: a part of the ports in ports.py, with the same rules."""

from datetime import datetime
from typing import Protocol

from bot.classroom.class_settings import SchoolClass
from bot.discussion.kept_summary import Audience, KeptSummary, OwedSummary
from bot.discussion.prompt import Prompt
from bot.discussion.thread_summary import ThreadSummary


class SummaryStore(Protocol):
    """The summaries that were shown, kept without any student's words, and those still to be sent."""

    async def save_summary(self, kept: KeptSummary) -> KeptSummary:
        """The summary as kept. One with a summary_id, or with a message_id already kept, takes that one's place; it
        is then no longer stale, but for changes the store has heard of since its `n_changes`.

        A new one is stale at first: a post may have changed while it was being made. It takes the place of the one
        with the same prompt and audience that stands in no message. Nothing is inserted for a summary_id that is gone.
        """

    async def find_summary(self, prompt_id: int, audience: Audience) -> KeptSummary | None:
        """The latest summary of a prompt for this audience, or None where none was made."""

    async def list_stale_summaries(self) -> list[KeptSummary]:
        """Summaries in whose thread a post was edited or deleted, or a position withdrawn, since they were last saved;
        by summary_id.
        """

    async def list_owed_summaries(self) -> list[OwedSummary]:
        """Summaries that are to be sent since their prompts were closed, by prompt_id."""

    async def settle_owed_summary(self, prompt_id: int) -> None:
        """The prompt's summary is sent, or given up: it is no longer owed. No effect where none was."""


class SummaryServer(Protocol):
    """Summaries in Discord: the class's in the prompt's thread, the teacher's in the teacher channel."""

    async def post_summary(self, summary: ThreadSummary, school_class: SchoolClass, *, nonce: str | None = None) -> int:
        """Post a summary where those it is for read it; the message id. With a `nonce` it can be found again."""

    async def find_summary_message(
        self, prompt: Prompt, school_class: SchoolClass, *, audience: Audience, nonce: str, since: datetime
    ) -> int | None:
        """The id of the summary posted for the audience with this nonce, or None."""

    async def edit_summary(
        self, summary: ThreadSummary, school_class: SchoolClass, *, kept: KeptSummary, nonce: str | None = None
    ) -> None:
        """Put the summary in the place of the one in the message of `kept`, with what has changed since.

        Raises ChannelGoneError where the message, its thread or its channel is gone.
        """
