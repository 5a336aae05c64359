"""Which side of a claim a text is on, read by rules; "unclear" wherever they would have to guess."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion.position import Position, ReadStance
from bot.discussion.rules import stance_cues as cues
from bot.discussion.rules.claims import Claim, ClaimKind, parse_claim
from bot.discussion.rules.evaluation import evaluate
from bot.discussion.rules.judgement import tokens_of
from bot.discussion.rules.lexicon import Lexicon
from bot.discussion.rules.own_words import own_sentences

MIN_SURENESS = 0.7
_UNCLEAR = ReadStance(position=None, sureness=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """One sign of a stance: `side` is 1 for the claim and −1 against it."""

    side: int
    sureness: float


def read_stances(texts: Sequence[str], claim: str, *, min_sureness: float = MIN_SURENESS) -> list[ReadStance]:
    """What each text says of the claim, in the order of the texts; less sure than `min_sureness` (0–1) is unclear."""
    lexicon = Lexicon()
    parsed = parse_claim(claim, lexicon)
    read = (_read(text, parsed, lexicon) for text in texts)
    return [stance if stance.sureness >= min_sureness else _UNCLEAR for stance in read]


def _read(text: str, claim: Claim, lexicon: Lexicon) -> ReadStance:
    sentences = own_sentences(text)
    if any(cues.DEPENDS.search(sentence) for sentence in sentences):
        return ReadStance(position=Position.IT_DEPENDS, sureness=0.85)
    declared = [sign for number in range(len(sentences)) for sign in _declared(sentences, number, claim)]
    good = 0.0
    is_named = False
    for number, sentence in enumerate(sentences):
        evaluation = evaluate(sentence, claim, lexicon)
        is_named |= evaluation.is_named
        good += evaluation.good
        if evaluation.asked and claim.kind is ClaimKind.DEMAND:
            sureness = 0.65 + 0.13 * evaluation.is_named + 0.14 * evaluation.asks_alike
            declared.append(_Sign(side=evaluation.asked * claim.direction, sureness=sureness))
        restated = _restated(sentence, claim, lexicon)
        if restated and claim.kind is not ClaimKind.DEMAND:
            declared.append(_Sign(side=restated, sureness=0.85))
    judged = _judged(good * claim.direction, is_named, claim)
    return _weigh(declared, judged)


def _declared(sentences: Sequence[str], number: int, claim: Claim) -> Iterator[_Sign]:
    """What the sentence says outright of the claim or its author."""
    sentence = sentences[number]
    if "agree" not in sentence and "author" not in sentence and "convinc" not in sentence and "essay" not in sentence:
        return
    if cues.ONLY_IF.search(sentence):
        return
    author = -1 if claim.faults_author else 1
    found = cues.DISAGREES.search(sentence)
    side = -1 if found else 1
    found = found or cues.AGREES.search(sentence)
    if found and cues.DENIED.search(sentence[: found.start()]):
        return
    if found:
        turns = cues.TURN.search(sentence, found.end()) or (
            number + 1 < len(sentences) and cues.TURN_AT_START.search(sentences[number + 1])
        )
        yield _Sign(side=side * author, sureness=0.55 if turns else 0.92)
    elif cues.FINDS_FAULT.search(sentence):
        yield _Sign(side=-author, sureness=0.65)
    elif bare := cues.BARE.search(sentence):
        yield _Sign(side=-1 if bare.group(1) else 1, sureness=0.6)


def _restated(sentence: str, claim: Claim, lexicon: Lexicon) -> int:
    """1 where the sentence says what the claim says, −1 where it denies it, 0 where it says neither."""
    tokens = tokens_of(sentence)
    meanings = [lexicon[token] for token in tokens]
    places = [place for place, meaning in enumerate(meanings) if meaning.stem in claim.stems]
    if len(places) < 2 or not claim.last_stems <= {meanings[place].stem for place in places}:
        return 0
    if len({meanings[place].stem for place in places}) * 2 < len(claim.stems) or cues.HEDGES.search(sentence):
        return 0
    n_denials = sum(meaning.is_negation or meaning.stem in _DENIES for meaning in meanings[: places[-1]])
    return -1 if n_denials % 2 != claim.is_negated else 1


_DENIES = frozenset({"fail", "doubt", "disagre", "wrong", "fals"})


def _judged(good: float, is_named: bool, claim: Claim) -> _Sign | None:
    """What the words good and bad for the claim's object come to."""
    if not good:
        return None
    sureness = 0.5 + 0.1 * min(abs(good), 3) * (1 if is_named else 0.6)
    if claim.kind is ClaimKind.FACT:
        sureness = min(sureness, 0.55)
    return _Sign(side=1 if good > 0 else -1, sureness=sureness)


def _weigh(declared: Sequence[_Sign], judged: _Sign | None) -> ReadStance:
    """The stance that the signs come to; none where what is declared contradicts itself."""
    if not declared and judged is None:
        return _UNCLEAR
    best = max(declared, key=lambda sign: sign.sureness) if declared else judged
    assert best is not None
    if any(sign.side != best.side and sign.sureness > 0.6 for sign in declared):
        return _UNCLEAR
    sureness = best.sureness
    if declared and judged is not None and judged.side != best.side:
        sureness -= 0.1
    position = Position.AGREE if best.side > 0 else Position.DISAGREE
    return ReadStance(position=position, sureness=min(sureness, 1.0))
