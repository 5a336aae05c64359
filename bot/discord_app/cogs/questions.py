"""/questions: draft questions on an essay, and go through them one at a time."""

from functools import partial
from typing import Protocol

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.add_essay import find_essay, list_essays
from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import Draft, DraftState
from bot.classroom.draft_questions import draft_for
from bot.classroom.keep_packs import save_pack_from_drafts
from bot.classroom.ports import Store
from bot.classroom.review_questions import (
    Direction,
    QuestionChanges,
    Review,
    discard_draft,
    edit_draft,
    find_draft,
    keep_draft,
    move_draft,
    open_review,
    replace_draft,
)
from bot.discord_app.access import find_class_of_teacher, member_of, require_teacher
from bot.discord_app.answers import answer, answer_later, update
from bot.discord_app.cards.essay_card import show_essay_name
from bot.discord_app.cards.pack_card import make_saved_card
from bot.discord_app.cards.review_card import (
    make_all_gone_card,
    make_edit_form,
    make_review_card,
    make_save_form,
)
from bot.discord_app.cards.wording import count
from bot.discord_app.choices import find_essay_id, offer_essays
from bot.discord_app.client import Harkness
from bot.discord_app.components import submitted_values
from bot.discord_app.markdown import escape_student_text
from bot.errors import NotReadyError, StaleDraftError
from bot.essay.question_lint import lint_questions

Interaction = discord.Interaction[Harkness]
Choices = list[app_commands.Choice[str]]


class _Verb(Protocol):
    """A change to the draft that was on the screen, giving the draft as it then is."""

    async def __call__(
        self, school_class: SchoolClass, draft_id: int, *, version: int, by_id: int, store: Store
    ) -> Draft: ...


class Questions(
    commands.GroupCog, group_name="questions", group_description="Questions on an essay, from draft to pack"
):
    """Teachers only. Nothing gets into a pack that a teacher has not kept."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        bot.handlers |= {
            "essay_draft": self.draft_now,
            "review_back": self.go_back,
            "review_next": self.go_on,
            "review_save": self.ask_title,
            "save_pack": self.save,
        }
        bot.versioned_handlers |= {
            "review_keep": self.keep,
            "review_undo": self.take_back_discard,
            "review_discard": self.discard,
            "review_another": self.ask_another,
            "review_up": self.move_up,
            "review_down": self.move_down,
            "review_edit": self.ask_edit,
            "set_draft": self.edit,
        }

    @app_commands.command(description="Let me draft questions on an essay; you decide which to keep")
    @app_commands.describe(essay="Which essay; without it, the latest", n="How many at most; without it, 12")
    async def draft(
        self, interaction: Interaction, essay: str | None = None, n: app_commands.Range[int, 1, 15] = 12
    ) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        await self._draft(interaction, school_class, essay_id=find_essay_id(essay), n=n)

    @app_commands.command(description="Go through the drafts: keep, edit, discard, and save the pack")
    @app_commands.describe(essay="Which essay; without it, the latest")
    async def review(self, interaction: Interaction, essay: str | None = None) -> None:
        school_class = await require_teacher(interaction)
        shown = await open_review(school_class, essay_id=find_essay_id(essay), store=self.bot.store)
        await answer(interaction, card=make_review_card(shown))

    @draft.autocomplete("essay")
    @review.autocomplete("essay")
    async def offer_essay(self, interaction: Interaction, typed: str) -> Choices:
        school_class = await find_class_of_teacher(interaction)
        return offer_essays(await list_essays(school_class, store=self.bot.store), typed) if school_class else []

    async def draft_now(self, interaction: Interaction, essay_id: int) -> None:
        """The button under an essay. Pressed again, it shows the drafts that are there."""
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        await find_essay(school_class, essay_id=essay_id, store=self.bot.store)
        drafts = await self.bot.store.list_drafts(essay_id)
        if any(draft.state is not DraftState.DISCARDED for draft in drafts):
            shown = await open_review(school_class, essay_id=essay_id, store=self.bot.store)
            await answer(interaction, card=make_review_card(shown))
        else:
            await self._draft(interaction, school_class, essay_id=essay_id, n=12)

    async def go_back(self, interaction: Interaction, draft_id: int) -> None:
        review = await self._open(interaction, draft_id)
        await update(interaction, make_review_card(await self._open(interaction, review.previous_id or draft_id)))

    async def go_on(self, interaction: Interaction, draft_id: int) -> None:
        review = await self._open(interaction, draft_id)
        await update(interaction, make_review_card(await self._open(interaction, review.next_id or draft_id)))

    async def keep(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await interaction.response.defer()
        draft = await self._change(interaction, draft_id, version, keep_draft)
        if draft is None:
            return
        review = await self._open(interaction, draft_id)
        if review.n_kept == review.n_drafts:
            await update(interaction, make_review_card(review, notice=_all_decided("✅ Kept", review)))
            return
        on = review.next_id
        await self._show(interaction, said="✅ Kept. Here is the next.", draft_id=on, essay_id=draft.essay_id)

    async def take_back_discard(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await interaction.response.defer()
        if await self._change(interaction, draft_id, version, keep_draft):
            await self._show(interaction, said="↩️ It is back, and kept.", draft_id=draft_id)

    async def discard(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await interaction.response.defer()
        if draft := await self._change(interaction, draft_id, version, discard_draft):
            await self._show(interaction, said="🗑️ Discarded. Here is the next.", draft_id=draft_id, undo=draft)

    async def ask_another(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await interaction.response.defer()
        if draft := await self._change(interaction, draft_id, version, replace_draft):
            await self._show(interaction, said="🔁 Another of the same kind:", draft_id=draft.draft_id)

    async def move_up(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await self._move(interaction, draft_id, version, Direction.UP)

    async def move_down(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await self._move(interaction, draft_id, version, Direction.DOWN)

    async def ask_edit(self, interaction: Interaction, draft_id: int, version: int) -> None:
        school_class = await require_teacher(interaction)
        draft = await find_draft(school_class, draft_id, store=self.bot.store)
        if draft.version == version:
            await interaction.response.send_modal(make_edit_form(draft))
        else:
            await self._show_as_it_stands(interaction, school_class, draft)

    async def edit(self, interaction: Interaction, draft_id: int, version: int) -> None:
        await interaction.response.defer()
        typed = {name: given[0] if given else "" for name, given in submitted_values(interaction).items()}
        changes = QuestionChanges(
            text=typed.get("text", ""),
            title=typed.get("title", ""),
            note=typed.get("note"),
            starter=typed.get("starter"),
            follow_ups=tuple(typed.get("follow_ups", "").splitlines()),
        )
        if await self._change(interaction, draft_id, version, partial(edit_draft, changes=changes)):
            await self._show(interaction, said="✏️ Changed, and kept.", draft_id=draft_id)
        else:
            # What somebody has typed must not be lost to somebody else's click.
            await answer(interaction, text=f"What you wrote, to copy:\n>>> {escape_student_text(changes.text)}")

    async def ask_title(self, interaction: Interaction, essay_id: int) -> None:
        school_class = await require_teacher(interaction)
        stored = await find_essay(school_class, essay_id=essay_id, store=self.bot.store)
        drafts = await self.bot.store.list_drafts(essay_id)
        n_kept = sum(draft.state is DraftState.KEPT for draft in drafts)
        await interaction.response.send_modal(make_save_form(essay_id, title=stored.name, n_kept=n_kept))

    async def save(self, interaction: Interaction, essay_id: int) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        stored = await find_essay(school_class, essay_id=essay_id, store=self.bot.store)
        [(title,)] = submitted_values(interaction).values()
        pack = await save_pack_from_drafts(
            school_class,
            stored,
            title=title,
            shipped=self.bot.packs,
            store=self.bot.store,
            clock=self.bot.clock,
        )
        complaints = lint_questions(pack.questions, stored.essay)
        await answer(interaction, card=make_saved_card(pack, complaints, is_used=pack.id == school_class.pack_id))

    async def _draft(
        self, interaction: Interaction, school_class: SchoolClass, *, essay_id: int | None, n: int
    ) -> None:
        stored = await find_essay(school_class, essay_id=essay_id, store=self.bot.store)
        drafted = await draft_for(stored, n=n, store=self.bot.store)
        if not drafted:
            raise NotReadyError(
                f"I find no {'further ' if await self.bot.store.list_drafts(stored.essay_id) else ''}good question on "
                f"“{show_essay_name(stored)}”. `/essay outline` shows what I could read of it; a pack with questions "
                "of your own comes in with `/pack import`."
            )
        said = f"📝 {count(len(drafted), 'question')} drafted. Your class gets only what you keep."
        shown = await open_review(school_class, essay_id=stored.essay_id, store=self.bot.store)
        await answer(interaction, card=make_review_card(shown, notice=said))

    async def _open(self, interaction: Interaction, draft_id: int) -> Review:
        return await open_review(await require_teacher(interaction), draft_id=draft_id, store=self.bot.store)

    async def _move(self, interaction: Interaction, draft_id: int, version: int, direction: Direction) -> None:
        await interaction.response.defer()
        if await self._change(interaction, draft_id, version, partial(move_draft, direction=direction)):
            way = "up" if direction is Direction.UP else "down"
            await self._show(interaction, said=f"Moved {way}.", draft_id=draft_id)

    async def _change(self, interaction: Interaction, draft_id: int, version: int, verb: _Verb) -> Draft | None:
        """The draft as changed; None where somebody else was faster, which the panel then says and shows."""
        school_class = await require_teacher(interaction)
        by_id = member_of(interaction).id
        try:
            return await verb(school_class, draft_id, version=version, by_id=by_id, store=self.bot.store)
        except StaleDraftError:
            now = await find_draft(school_class, draft_id, store=self.bot.store)
            await self._show_as_it_stands(interaction, school_class, now)
            return None

    async def _show_as_it_stands(self, interaction: Interaction, school_class: SchoolClass, now: Draft) -> None:
        who = f"<@{now.changed_by_id}>" if now.changed_by_id else "Somebody"
        if now.changed_by_id == member_of(interaction).id:
            who = "You"
        if now.state is DraftState.DISCARDED:
            said = f"⚠️ {who} discarded that question meanwhile, so I changed nothing. Here is the next."
            await self._show(interaction, said=said, draft_id=now.draft_id, undo=now)
        else:
            said = f"⚠️ {who} changed this question meanwhile, so I changed nothing. Here it is as it stands now."
            await self._show(interaction, said=said, draft_id=now.draft_id)

    async def _show(
        self,
        interaction: Interaction,
        *,
        said: str,
        draft_id: int | None,
        essay_id: int | None = None,
        undo: Draft | None = None,
    ) -> None:
        """The panel on this draft, or with None on the essay's first one still open."""
        school_class = await require_teacher(interaction)
        try:
            review = await open_review(
                school_class,
                draft_id=draft_id,
                essay_id=essay_id,
                store=self.bot.store,
            )
        except NotReadyError:
            await update(interaction, make_all_gone_card(f"{said.split('. ')[0]}. {_NONE_LEFT}", undo))
            return
        await update(interaction, make_review_card(review, notice=said, undo=undo))


_NONE_LEFT = "No draft is left. `/questions draft` makes new ones."


def _all_decided(said: str, review: Review) -> str:
    return f"{said}. That was the last to decide on: {count(review.n_kept, 'question')} kept. Save the pack."
