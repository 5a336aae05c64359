"""What an essay of the class argues: as the rules read it, and as the teacher corrected it."""

import asyncio
import re
from collections.abc import Sequence

from bot.classroom.ports import Store
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError
from bot.essay.argument.corrections import Correction, correct_outline
from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Outline
from bot.essay.pack import ElementKind


async def outline_of(stored: StoredEssay, *, store: Store) -> Outline:
    """The essay's argument, with every correction the class's teachers made."""
    corrections = await store.list_corrections(stored.essay_id)
    # On a thread: a long essay takes seconds, and the bot goes on answering meanwhile.
    return await asyncio.to_thread(_read_outline, stored.essay, corrections)


async def keep_correction(stored: StoredEssay, *, anchor: Anchor, kind: ElementKind | None, store: Store) -> Outline:
    """The outline with the sentence at `anchor` doing what `kind` says; None means it is no part of the argument.

    A sentence that becomes the position takes the place of the one before. Raises BadInputError where the essay has
    no such sentence.
    """
    if stored.essay.find_sentence(anchor) is None:
        raise BadInputError(_explain_missing(anchor, stored.essay))
    await store.save_correction(stored.essay_id, Correction(anchor=anchor, kind=kind))
    return await outline_of(stored, store=store)


def parse_anchor(text: str) -> Anchor:
    """The place a teacher typed, such as ``¶4.2`` or ``4.2``. Raises BadInputError."""
    match = re.fullmatch(r"\s*¶?\s*([1-9][0-9]{0,3})\s*[.,:]\s*([1-9][0-9]{0,3})\s*", text)
    if match is None:
        raise BadInputError(
            f"“{text[:40]}” is no place in the essay. Write the paragraph and the sentence in it, like `4.2`."
        )
    return Anchor(paragraph=int(match[1]), sentence=int(match[2]))


def _read_outline(essay: Essay, corrections: Sequence[Correction]) -> Outline:
    return correct_outline(find_outline(essay), corrections, essay=essay)


def _explain_missing(anchor: Anchor, essay: Essay) -> str:
    paragraph = next((each for each in essay.paragraphs if each.number == anchor.paragraph), None)
    if paragraph is None:
        n_paragraphs = len(essay.paragraphs)
        return f"There is no {anchor}: the essay has {n_paragraphs} paragraph{'s' if n_paragraphs != 1 else ''}."
    n_sentences = len(paragraph.sentences)
    plural = "s" if n_sentences != 1 else ""
    return f"There is no {anchor}: ¶{anchor.paragraph} has {n_sentences} sentence{plural}."
