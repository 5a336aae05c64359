"""Whether a sentence says the claim again, or denies it."""

from bot.discussion.rules import stance_cues as cues
from bot.discussion.rules.claims import Claim
from bot.discussion.rules.judgement import tokens_of
from bot.discussion.rules.lexicon import Lexicon

_LEAST_SHARE = 0.6  # of the claim's words
_STANDS_FOR_SUBJECT = frozenset({"it", "they", "this", "these", "that", "those", "he", "she"})
# The claim's last words are the subject of something else: "returning to the gold standard may …".
_GOES_ON = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "may",
        "might",
        "will",
        "would",
        "could",
        "can",
        "has",
        "have",
        "does",
        "do",
        "did",
        "should",
        "must",
        "that",
        "who",
    ]
)
_DENIES = frozenset({"fail", "doubt", "disagre", "wrong", "fals", "hard"})


def find_restated(sentence: str, claim: Claim, lexicon: Lexicon) -> int:
    """1 where a sentence in lower case says what the claim says, −1 where it denies it, 0 where it does neither.

    The claim's words stand in it in the claim's order, the last two among them, with at most one word of another
    meaning between them and none that lessens; its subject is named or stands as a pronoun.
    """
    tokens = tokens_of(sentence)
    meanings = [lexicon[token] for token in tokens]
    if not {meaning.stem for meaning in meanings}.issuperset(claim.order[-2:]):
        return 0
    places = [place for place, meaning in enumerate(meanings) if meaning.stem in claim.order]
    found = [meanings[place].stem for place in places]
    if len(set(found)) < max(2, _LEAST_SHARE * len(claim.order)):
        return 0
    if sorted(found, key=claim.order.index) != found or cues.HEDGES.search(sentence) or cues.TURN.search(sentence):
        return 0
    subject = claim.order[: min(2, max(1, len(claim.order) - 2))]
    if not set(subject) & set(found) and not _STANDS_FOR_SUBJECT & set(tokens[: places[0]]):
        return 0
    if tokens[places[-1] + 1 : places[-1] + 2] and tokens[places[-1] + 1] in _GOES_ON:
        return 0
    between = [meaning for meaning in meanings[places[0] : places[-1]] if meaning.stem not in claim.order]
    others = [meaning for meaning in between if meaning.is_content and meaning.stem not in _DENIES]
    if len(others) > 1 or any(meaning.is_lessening or meaning.act < 0 for meaning in between):
        return 0
    n_denials = sum(meaning.is_negation or meaning.stem in _DENIES for meaning in meanings[: places[-1]])
    n_denials -= sum(meaning.stem in claim.order and meaning.stem in _DENIES for meaning in meanings[: places[-1]])
    return -1 if n_denials % 2 != claim.is_negated else 1
