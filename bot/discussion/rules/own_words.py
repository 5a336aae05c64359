"""The part of a post in which its writer speaks for themselves: what a stance may be read from."""

import re

from bot.discussion.rules import stance_cues as cues
from bot.discussion.sentences import mask_markup

_WORD = re.compile(r"[\w'-]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def own_sentences(text: str) -> list[str]:
    """The sentences that state the writer's own view, in lower case: no questions, jests, quotes and others' views.

    Of a sentence that grants something first ("I see why …, but …"), what comes after the turn.
    """
    plain = mask_markup(text).lower()
    if '"' in plain or "“" in plain:
        plain = cues.QUOTED.sub(" ", plain)
    is_in_jest = any(sign in plain for sign in cues.JEST_SIGNS)
    if is_in_jest and cues.TAKES_ALL_BACK.search(plain):
        return []
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(plain):
        if sentence.rstrip("\"')! ").endswith("?") or (is_in_jest and cues.JEST.search(sentence)):
            continue
        if cues.ASKS.search(sentence):
            continue
        if own := _own_part(sentence.strip()):
            kept.append(own)
    return kept


def says_it_depends(sentence: str) -> bool:
    """True where a text in lower case, a sentence to a line, takes neither side, or both, in so many words."""
    return not cues.DEPENDS_WORDS.isdisjoint(_WORD.findall(sentence)) and cues.DEPENDS.search(sentence) is not None


def _own_part(sentence: str) -> str:
    """The sentence from where it is the writer's own view; empty where it never is.

    A pattern is tried only where a word of it stands: on a long thread, that is most of the time spent here.
    """
    words = frozenset(_WORD.findall(sentence))
    if not cues.I_THINK_WORDS.isdisjoint(words):
        sentence = cues.I_THINK.sub(_plainly, sentence)
    if not cues.DOES_AWAY_WORDS.isdisjoint(words):
        sentence = cues.DOES_AWAY.sub("abolish", sentence)
    is_past = not cues.ONCE_WORDS.isdisjoint(words) and cues.ONCE.search(sentence)
    others = None if cues.OTHERS_VIEW_WORDS.isdisjoint(words) else cues.OTHERS_VIEW.search(sentence)
    depends = None if cues.DEPENDS_WORDS.isdisjoint(words) else cues.DEPENDS.search(sentence)
    if depends and not (others and others.start() < depends.start()):
        return sentence
    if others or cues.CONCEDES.match(sentence) or is_past:
        turn = cues.TURN.search(sentence, 1)
        rest = sentence[turn.end() :] if turn else ""
        return "" if cues.OTHERS_VIEW.search(rest) else rest
    if cues.GRANTS_FIRST.match(sentence):
        return sentence.partition(",")[2]
    return sentence


def _plainly(match: re.Match[str]) -> str:
    return "i not" if cues.SAYS_NOT.search(match["how"]) else "i"
