"""Which side of a claim a text is on, read by rules; "unclear" wherever they would have to guess."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.discussion.position import Position, ReadStance
from bot.discussion.rules import stance_cues as cues
from bot.discussion.rules.claims import Claim, ClaimKind, parse_claim
from bot.discussion.rules.evaluation import Evaluation, evaluate
from bot.discussion.rules.lexicon import Lexicon
from bot.discussion.rules.own_words import own_sentences
from bot.discussion.rules.restating import find_restated

# Below this a reading is "unclear". Sureness is close to the share of right readings, so about one in ten or less of
# what is shown may be wrong; measured by `python -m benchmarks.stance` on both sets' train and dev parts.
MIN_SURENESS = 0.85

# How often each kind of sign is right, rounded down: ArgKP and PERSPECTRUM train, 8,000 texts read.
_DECLARED = 0.92
_RESTATED = 0.86
_FAULT_FOUND = 0.65
_BARE = 0.6  # "I agree": with the claim or with the classmate just above
_TAKEN_BACK = 0.55  # "I agree, but …"
_DEPENDS = 0.88
_ASKED = {(True, True): 0.92, (False, True): 0.85, (True, False): 0.78, (False, False): 0.55}
_JUDGED = ((1.5, (0.83, 0.78, 0.66)), (1.0, (0.77, 0.72, 0.64)), (0.5, (0.66, 0.62, 0.57)), (0.0, (0.56, 0.54, 0.51)))
_JUDGED_AT_LEAST = 2.5  # so many words, and the object named in full
_JUDGED_STRONGLY = 0.86
_NO_DEMAND = 0.52  # words for and against the object of a FACT say next to nothing of its truth
_CONFIRMED = 0.04
_CONTESTED = 0.12
_CONTESTS = 0.8
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
        return ReadStance(position=Position.IT_DEPENDS, sureness=_DEPENDS)
    signs = [sign for number in range(len(sentences)) for sign in _declared(sentences, number, claim)]
    evaluations = [evaluate(sentence, claim, lexicon) for sentence in sentences]
    if claim.kind is ClaimKind.DEMAND:
        for said in evaluations:
            if said.asked:
                sureness = _ASKED[bool(said.named), said.asks_alike]
                signs.append(_Sign(side=said.asked * claim.direction, sureness=sureness))
    else:
        restated = (find_restated(sentence, claim, lexicon) for sentence in sentences)
        signs.extend(_Sign(side=side, sureness=_RESTATED) for side in restated if side)
    return _weigh(signs, _judged(evaluations, claim))


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
        yield _Sign(side=side * author, sureness=_TAKEN_BACK if turns else _DECLARED)
    elif cues.FINDS_FAULT.search(sentence):
        yield _Sign(side=-author, sureness=_FAULT_FOUND)
    elif bare := cues.BARE.search(sentence):
        yield _Sign(side=-1 if bare.group(1) else 1, sureness=_BARE)


def _judged(evaluations: Sequence[Evaluation], claim: Claim) -> _Sign | None:
    """What the words good and bad for the claim's object come to."""
    good = sum(said.good for said in evaluations) * claim.direction
    if not good:
        return None
    named = frozenset[str]().union(*(said.named for said in evaluations))
    column = 2 if not named else 0 if len(named) * 2 > len(claim.object_stems) else 1
    sureness = next(row[column] for least, row in _JUDGED if abs(good) >= least)
    if abs(good) >= _JUDGED_AT_LEAST and column == 0:
        sureness = _JUDGED_STRONGLY
    if claim.kind is ClaimKind.FACT:
        sureness = _NO_DEMAND
    return _Sign(side=1 if good > 0 else -1, sureness=sureness)


def _weigh(signs: Sequence[_Sign], judged: _Sign | None) -> ReadStance:
    """The stance that the signs come to; none where the sure ones contradict each other."""
    best = max(signs, key=lambda sign: sign.sureness, default=judged)
    if best is None or any(sign.side != best.side and sign.sureness > _BARE for sign in signs):
        return _UNCLEAR
    sureness = best.sureness
    if signs and judged is not None and judged.side == best.side:
        sureness += _CONFIRMED
    elif signs and judged is not None and judged.sureness >= _CONTESTS:
        sureness -= _CONTESTED
    return ReadStance(position=Position.AGREE if best.side > 0 else Position.DISAGREE, sureness=min(sureness, 1.0))
