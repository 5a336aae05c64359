"""What a reply does with the post it answers: agrees, objects, asks, or builds on it; "unclear" where no cue tells."""

import re
from enum import StrEnum

from bot.discussion import cues
from bot.discussion.sentences import mask_markup
from bot.discussion.terms import content_stems, words_of


class ReplyStance(StrEnum):
    """What a reply does with the post it answers."""

    AGREES = "agrees"
    OBJECTS = "objects"
    ASKS = "asks"
    BUILDS_ON = "builds on"
    UNCLEAR = "unclear"


# Before what matters: "ok so", "lol yeah".
_RUN_UP = r"^\W*(?:(?:ok(?:ay)?|well|hmm+|oh+|so|honestly|tbh|imo|ngl|lol|wait|and|to be fair)\b[\s,.…!:-]*)*"
_OBJECTS_FIRST = re.compile(
    _RUN_UP + r"(?:but\b|however\b|nope\b|noh?(?=[,.!]|$| (?:they|it|that|he|she|you|because|bc|but|way|i|not)\b)|nah\b"
    r"|disagree\b"
    r"|(?:i (?:\w+ )?)?disagree\b|i (?:(?:really|still|just) )?(?:don'?t|do not|can'?t) (?:\w+ )?(?:agree|think"
    r"|see|buy|believe|get why)\b"
    r"|not (?:sure|true|really|quite|necessarily|exactly|convinced|if)\b|(?:that'?s|thats|that is"
    r"|this is) (?:\w+ )?not\b"
    r"|(?:that'?s|thats|that is|this is|you'?re|ur|your) (?:(?:just|so|kinda|actually|completely) )?(?:wrong"
    r"|false|unfair|a stretch|nonsense|missing)\b"
    r"|(?<!so )(?:that|this|it|they|he|she) (?:doesn'?t|does not|didn'?t|don'?t|isn'?t|wasn'?t|aren'?t|can'?t|won'?t"
    r"|never)\b|then (?:why|how|what)\b"
    r"|(?:\S+ ){0,2}actually,? no\b|respectfully\b|counter-?point\b|to push back\b|(?:i'?d|let me|i want to"
    r"|id) (?:push back|challenge|question)\b)"
)
_OBJECTS_WITHIN = re.compile(
    r"\bi (?:\w+ )?disagree\b|\byou(?:'re| are)? (?:\w+ )?(?:wrong|forgetting|ignoring|missing|assuming"
    r"|overlooking)\b"
    r"|\bnot (?:the same|how|what) (?:thing|it|that|the)\b|\bdoesn'?t (?:mean|prove|show|follow|make sense)\b"
    r"|\bthats? (?:is )?(?:a |just )?(?:\w+ )?not a? ?(?:point|reason|argument|evidence|proof)\b|\b(?:problem"
    r"|trouble|issue) with (?:that|your|this)\b"
    r"|\bwhat about\b(?!.*\bdo you think)|\bthe opposite\b|\bon the contrary\b|\bcounter-?example\b"
)
_AGREES_FIRST = re.compile(
    _RUN_UP + r"(?:(?:i |yeah i |yes i )?(?:(?:totally|completely|fully|strongly|also|really|kinda|100%?"
    r"|def(?:initely)?|so|do) )*agree[ds]?\b|same\b|this\b[.!]*$"
    r"|yes\b|yeah\b|yep\b|yup\b|ya\b|exactly\b|true\b|facts?\b|fr\b|for real\b|good (?:point|catch|call|one)\b"
    r"|great point\b|nice point\b|fair\b|right\b|agreed\b"
    r"|(?:you'?re|ur|you are|\w+ is|\w+'s) (?:\w+ )?right\b|(?:that'?s|thats|that is"
    r"|this is) (?:\w+ ){0,2}(?:true|right|fair|good|real|better|great|smart|best)\b"
    r"|changed my mind\b"
    r"|(?:i )?(?:like|love) (?:this|that|your|how)\b|\+1\b|1000?%|this is (?:the best|better)|my bad\b"
    r"|i'?ll take it\b|\w+ this is the best\b|came here to say\b"
    r"|i (?:had|thought|said|was thinking|was going to say) (?:the )?same\b|couldn'?t agree more\b|no (?:doubt"
    r"|cap)\b|i take it back\b|ohh*\b(?=.*\bthen\b|.*\bso\b))"
)
_BUILDS_FIRST = re.compile(
    _RUN_UP + r"(?:also\b|plus\b|adding\b|to add\b|another (?:example|thing|reason|point)\b|building on\b"
    r"|(?:and )?(?:it|that|this) also\b"
    r"|like (?:when|how|in)\b|same (?:thing|with|goes)\b|which (?:is why|means)\b|(?:and|because|bc|cuz|so)\b"
    r"|for (?:example|instance)\b|in ¶|¶)"
)
_BUILDS_WITHIN = re.compile(
    r"\b(?:i(?:'d| would) (?:also )?add|to add (?:to|on)|adding (?:to|on)|build(?:ing)? on|another (?:example"
    r"|reason|case) (?:is|would|of|for)"
    r"|that also explains|which is also|on top of that|that reminds me)\b"
)
_DOUBLE_NEGATION = re.compile(
    r"\b(?:don'?t|do not|can'?t|cannot|not|couldn'?t|never) (?:\w+ )?disagree\b|\bcouldn'?t agree more\b"
    r"|\bcan'?t agree more\b"
)
_TURN = re.compile(r"\b(?:but|however|though|tho|although|except|yet)\b(?![.!?])")
# "The evidence is ¶5 though.": against what was said.
_TURN_LAST = re.compile(r"(?<!even )\b(?:though|tho)(?=[.!…]|\s*$)")
_JEST = re.compile(
    r"^\W*(?:l+o+l+|lmf?ao+|(?:ha){2,}h?|💀|😂|🤣)+\W*$|(?<!\S)/s\b|\byeah,? right\b|^\W*(?:oh )?sure,? jan\b"
)
_OBJECTS_BY_ASKING = re.compile(
    _RUN_UP + r"(?:but )?(?:(?:is|are|does|do|would|did|was|were)n'?t\b|what about\b|then (?:why|how)\b"
    r"|do we (?:even |really )?know\b)"
)
_PRAISES = re.compile(r"\b(?:clever|smart|good|great|nice|better|best|fair|love|like)\b")
_ASKS_FOR = re.compile(_RUN_UP + r"(?:how|what|which|when|where|who)\b")


def read_reply(text: str, to_text: str) -> ReplyStance:
    """What the reply does with the post it answers, by its opening first and by turns of phrase within it second.

    "I agree, but …" OBJECTS: what a thread still owes an answer to is the part after the turn, and a summary that
    counted it as assent would hide it. A reply that only asks ASKS; one that asks after saying something is read by
    what it says, and so is a question asked for effect ("isn't that just true of hard things?" OBJECTS). A reply
    without a cue OBJECTS where it says "not" beside a word of the other's, BUILDS_ON where it takes up two or more of
    the other's longer words, and else is UNCLEAR.
    """
    plain = mask_markup(text).lower().strip()
    if not plain or _JEST.search(plain):
        return ReplyStance.UNCLEAR
    statements, questions = _split_questions(plain)
    said = " ".join(statements)
    if said and (stance := _read_statement(said)) is not ReplyStance.UNCLEAR:
        return stance
    if questions:
        return _read_question(questions[0])
    if _denies(said, to_text):
        return ReplyStance.OBJECTS
    return ReplyStance.BUILDS_ON if _takes_up(said, to_text) else ReplyStance.UNCLEAR


def _denies(said: str, to_text: str) -> bool:
    """True where a "not" stands beside a word of the other's: "hate isn't it", in answer to "the hate …"."""
    is_denial = cues.NEGATION.search(said) and not _PRAISES.search(said)
    return bool(is_denial) and not set(content_stems(said)).isdisjoint(content_stems(to_text))


def _read_statement(said: str) -> ReplyStance:
    if _DOUBLE_NEGATION.search(said):
        return ReplyStance.OBJECTS if _turns(said) else ReplyStance.AGREES
    if _OBJECTS_FIRST.match(said):
        return ReplyStance.OBJECTS
    if _AGREES_FIRST.match(said):
        return ReplyStance.OBJECTS if _turns(said) else ReplyStance.AGREES
    if _OBJECTS_WITHIN.search(said):
        return ReplyStance.OBJECTS
    if _BUILDS_FIRST.match(said) or _BUILDS_WITHIN.search(said):
        return ReplyStance.BUILDS_ON
    return ReplyStance.OBJECTS if _TURN_LAST.search(said) else ReplyStance.UNCLEAR


def _turns(said: str) -> bool:
    """True where something is said after a "but"."""
    turn = _TURN.search(said)
    return bool(turn) and len(words_of(said[turn.end() :])) > 1 if turn else False


def _read_question(question: str) -> ReplyStance:
    if _OBJECTS_BY_ASKING.match(question):
        return ReplyStance.OBJECTS
    is_asked = not cues.RHETORICAL.search(question) or _ASKS_FOR.match(question)
    return ReplyStance.ASKS if is_asked else ReplyStance.UNCLEAR


def _split_questions(plain: str) -> tuple[list[str], list[str]]:
    """The sentences that state something, and the ones that ask."""
    statements: list[str] = []
    questions: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", plain):
        asks = cues.QUESTION_END.search(sentence) or (
            not statements and not questions and cues.ASKS_WHY.match(sentence) is not None
        )
        (questions if asks else statements).append(sentence)
    return [s for s in statements if s], questions


def _takes_up(said: str, to_text: str) -> bool:
    """True where the reply uses two or more of the other post's longer words."""
    theirs = {word for word in words_of(mask_markup(to_text)) if len(word) > 4}
    return len({word for word in words_of(said) if len(word) > 4} & theirs) >= 2
