"""Places of an essay that several moves ask about, as the `find` of a move."""

from collections.abc import Callable, Iterator
from itertools import chain

from bot.essay.outline import Element
from bot.essay.pack import ElementKind
from bot.essay.questions.material import Material, weigh
from bot.essay.questions.move import Target
from bot.essay.questions.phrases import Phrase

Find = Callable[[Material], Iterator[Target]]


def at_stand(strength: float) -> Find:
    """Where the essay says what it holds or asks for; by ¶ only, since one is quoted unlike the other."""

    def find(material: Material) -> Iterator[Target]:
        if material.stand is not None:
            yield Target(paragraphs=(material.stand.paragraph,), strength=strength)

    return find


def at_proposal(strength: float) -> Find:
    """Where the essay asks for something to be done, and the advice itself; nowhere in an essay that only judges."""

    def find(material: Material) -> Iterator[Target]:
        stand = material.stand
        if stand is not None and stand.is_proposal:
            yield Target(paragraphs=(stand.paragraph,), quote=stand.quote, strength=strength)

    return find


def at_view(strength: float) -> Find:
    """Where the essay says how things are, in its words; nowhere in an essay that asks for something to be done."""

    def find(material: Material) -> Iterator[Target]:
        stand = material.stand
        if stand is not None and not stand.is_proposal:
            yield Target(paragraphs=(stand.paragraph,), quote=stand.quote, strength=strength)

    return find


def at_claims(factor: float, *, with_position: bool = False) -> Find:
    """Where something is claimed, each worth `factor` times its weight."""

    def find(material: Material) -> Iterator[Target]:
        positions = material.outline.list_of(ElementKind.POSITION) if with_position else ()
        for element in (*positions, *material.claims):
            yield Target(paragraphs=(element.anchor.paragraph,), strength=factor * weigh(element))

    return find


def at_statements(factor: float, keep: Callable[[Phrase], bool] = lambda phrase: True) -> Find:
    """Where a few words say something that can be asked about, worth 0.2 and `factor` times the sentence's weight."""

    def find(material: Material) -> Iterator[Target]:
        for phrase in filter(keep, material.statements):
            strength = 0.2 + factor * material.weigh_phrase(phrase)
            yield Target(paragraphs=(phrase.paragraph,), quote=phrase.text, needs_quote=True, strength=strength)

    return find


def at_any(*finds: Find) -> Find:
    """All places that any of these find."""
    return lambda material: chain.from_iterable(find(material) for find in finds)


def at(element: Element, *, strength: float, word: str = "", quote: str | None = None) -> Target:
    """The place of one element."""
    return Target(paragraphs=(element.anchor.paragraph,), strength=strength, word=word, quote=quote)
