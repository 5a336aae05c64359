"""The part of a post in which its writer speaks for themselves: what a stance may be read from."""

import re

from bot.discussion.rules import stance_cues as cues
from bot.discussion.sentences import mask_markup
from bot.text.sentence_ends import find_sentence_ends


def own_sentences(text: str) -> list[str]:
    """The sentences that state the writer's own view, in lower case; questions, jests, quotes and others' views left out.

    Of a sentence that grants something first ("I see why …, but …"), what comes after the turn.
    """
    plain = cues.QUOTED.sub(" ", mask_markup(text)).lower()
    kept: list[str] = []
    for line in plain.split("\n"):
        start = 0
        for end in [*find_sentence_ends(line, is_informal=True), len(line)]:
            sentence = line[start:end].strip()
            start = end
            if sentence and not sentence.rstrip("\"')!").endswith("?") and not cues.JEST.search(sentence):
                own = _own_part(sentence)
                if own:
                    kept.append(own)
    return kept


def _own_part(sentence: str) -> str:
    """The sentence from where it is the writer's own view; empty where it never is."""
    sentence = cues.DOES_AWAY.sub("abolish", cues.I_THINK.sub(_plainly, sentence))
    others = cues.OTHERS_VIEW.search(sentence)
    depends = cues.DEPENDS.search(sentence)
    if depends and not (others and others.start() < depends.start()):
        return sentence
    if others or cues.ONCE.search(sentence) or cues.CONCEDES.search(sentence):
        turn = cues.TURN.search(sentence, 1)
        rest = sentence[turn.end() :] if turn else ""
        return "" if cues.OTHERS_VIEW.search(rest) else rest
    if cues.GRANTS_FIRST.search(sentence):
        return sentence.partition(",")[2]
    return sentence


def _plainly(match: re.Match[str]) -> str:
    return "i not" if cues.SAYS_NOT.search(match["how"]) else "i"
