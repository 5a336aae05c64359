"""An essay as it is discussed: numbered paragraphs of numbered sentences."""

from dataclasses import dataclass
from enum import StrEnum


class TextKind(StrEnum):
    """What a text turned out to be; only an ESSAY is outlined without a warning."""

    ESSAY = "essay"
    POEM = "poem"
    TABLE = "table"
    TOO_SHORT = "too short"
    OTHER_LANGUAGE = "other language"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Anchor:
    """A place in an essay: paragraph ¶n and sentence s in it, both 1-based."""

    paragraph: int
    sentence: int

    def __str__(self) -> str:
        return f"¶{self.paragraph}.{self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, its words exactly as the essay has them (white space folded)."""

    anchor: Anchor
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph. `heading` is the heading that stands right above it, if one does."""

    number: int
    sentences: tuple[Sentence, ...]
    heading: str | None = None
    is_block_quote: bool = False

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """A text and its paragraphs. `set_aside` holds what is no part of the argument: by-line, salutation, footnotes."""

    title: str | None
    author: str | None
    paragraphs: tuple[Paragraph, ...]
    kind: TextKind = TextKind.ESSAY
    set_aside: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @property
    def n_words(self) -> int:
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    def find_sentence(self, anchor: Anchor) -> Sentence | None:
        """The sentence at this place, or None."""
        return next((sentence for sentence in self.sentences if sentence.anchor == anchor), None)
