"""Turns of phrase that tell what a sentence is doing. English, straight apostrophes, as students type them."""

import re
from collections.abc import Iterator


class Cue:
    """A pattern for lower case that finds what it finds whatever the case, as `re.Pattern` does with re.IGNORECASE.

    In a third of the time: long threads are read by dozens of these. What a match gives back is in lower case.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(_lower(text))

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._pattern.match(_lower(text), start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(_lower(text))

    def findall(self, text: str) -> list[str]:
        return self._pattern.findall(_lower(text))


def _lower(text: str) -> str:
    """The text in lower case at the same length: one letter of Turkish would become two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower()[0] for char in text)


def _any_of(*phrases: str, before: str = r"\b", after: str = r"\b", also: str = "") -> Cue:
    """A pattern for any of the phrases (lists with |), case ignored; `also` is a pattern that needs no borders."""
    pattern = before + "(?:" + "|".join(phrases) + ")" + after
    return Cue(f"{pattern}|{also}" if also else pattern)


# --- What can be quoted (quotable.py) ---

# Cut from the front of a sentence without loss. The first may go as it stands; the second could carry meaning
# ("No war ends …") and goes only before a comma; the third says whom one agrees with, and the reason stays.
LEAD_INS = (
    _any_of("and|but|also|plus|so(?! (?:far|many|much|long|that|what|called))", before="", after=r"\b[\s,:]*"),
    _any_of(
        "ok(?:ay)?(?: so)?|well|yeah|yes|yep|yup|no|nope|nah|honestly|tbh|imo|ngl|h+m+(?: ok)?|oh|actually|basically",
        "fair(?: enough| point)?|true|exactly|right|sure|good point|i mean|anyways?|like|first(?:ly)?|second(?:ly)?",
        "(?:ok )?(?:(?:my|the) )?(?:(?:real|actual|serious|honest|full) )?answer|mine",
        before="",
        after=r"\s*[,:;–—-]+\s*",
    ),
    _any_of(
        r"i (?:\w+ )?(?:dis)?agree (?:with|w/) (?!(?:the|this|him|her)\b)(?:[\w']+\s?){1,4}",
        before="",
        after=r"(?:[,;:–—]| because\b| bc\b| since\b)+\s*",
    ),
)

# An "it" that stands for nothing: "it takes two to end a war", "it is not fair to …".
_EXPLETIVE_VERB = (
    r" (?:only |usually |always |doesn't |does not )?(?:takes?|took)\b"
    r"|(?:'s| is| was| would be| isn't| wasn't)(?! (?:the|a|an|about)\b)(?: \w+){1,3} (?:to|that|if|when|how|whether)\b"
)
EXPLETIVE = re.compile(rf"\bit(?:{_EXPLETIVE_VERB})", re.IGNORECASE)

# The start points back at something said before.
LEANS_BACK = _any_of(
    r"(?:this|that)(?! (?:essay|article|text|author|writer|op-?ed|paragraph)\b)",
    r"(?:these|those)(?! (?:three|cases|examples)\b)|all (?:of )?(?:that|this|them)",
    "he|she|they|them|him|his|her|hers|theirs?|its|such|which|whose?|whom|because|bc|cause|cuz|than|then|thus|hence",
    "therefore|otherwise|instead|except|only (?:that|because|if)|same|neither|either|another|others?",
    "or|nor|yet|still|too|not|just|here",
    "h+m+|oh+|wow|ok|okay|so (?:that|what)|(?:as|like) (?:i|you|he|she|they)",
    "(?:for|in|on|with|by|from|like|unlike|after|before|despite) (?:this|that|these|those|him|her|it|them)",
    r"i (?:\w+ )?(?:dis)?agree(?! (?:with the|that|because)\b)",
    f"it(?!{_EXPLETIVE_VERB})",
    r"both(?! (?:sides|countries|parties|of the)\b)",
    r"the (?:first|second|third|other|others|same|latter|former)(?! (?:side|sides|step)\b)",
    "i (?:also |really |just )?(?:think|feel|believe|guess|mean|would say)(?: that)?,?"
    " (?:this|that|it|he|she|they|these|those)(?! takes)",
    before="^",
)

# The end leaves out what stands in another post ("probably doesn't").
TRAILS_OFF = _any_of(
    "do|does|did|is|are|was|were|would|could|can|should|will|has|have",
    after=r"(?:n'?t)?[.!…]*$",
    also=r"\bbut[.…]*$",
)
# A condition whose consequence stands elsewhere ("if there was a war that ended in a week of calls").
HALF_CONDITION = re.compile(
    r"^(?:if|when|although|though|since|while|unless|until|as)\b"
    r"(?!.*(?:,|\bthen\b|\bw(?:ould|ill)\b|[a-z]'?d\b (?:be|have)))",
    re.IGNORECASE,
)

# Talks to a classmate or about the class, or laughs: no point of the debate.
ASIDE = _any_of(
    "you(?:'re| are) (?:right|wrong|saying|missing|asking|talking|reading)|your|yours|y'?all|guys",
    "everyone (?:is|here|else)|that one|this one|the other (?:one|two)",
    "you (?:said|say|wrote|mean|meant|mentioned|claim|made|guys)|what i mean|i never thought|(?:good|great) points?",
    "thanks|thank you|sorry|imagine the|i (?:picked|chose) [0-9]|for the record|stop (?!the )\\w+ing",
)
LAUGHS = _any_of("l+o+l+|lmf?ao+|rofl|(?:ha){2,}h?|bruh|jk|xd|ratio|brb|gtg", also=r"[💀😂🤣😭]|(?<!\S)/s\b")
# Takes a classmate's side, or a side, and says no more: "same", "this ^", "facts", "nope".
NOD = _any_of(
    "same|this|facts?|real|fr|true|exactly|agreed?|disagree|yes|yeah|yep|no|nope|nah|right|wrong|based|valid|100%|\\+1",
    "good point|well said|not true|makes sense",
    before=r"^\W*(?:(?:i|ok|yeah|so|totally|honestly|big|very) )*",
    also=r"^\W*\^+\W*$|^\W*\+1\b",
)
CLASS_BUSINESS = _any_of(
    "(?:is|are) (?:this|it|we) (?:being )?graded|(?:is|when's|when is) (?:this|it) due|extra credit|word count|wi-?fi",
    "due (?:today|tonight|tomorrow|on|by|date)|deadline for|away game",
    "(?:do|did) we (?:have|need) to (?:reply|post|write|answer|do|read|cite|use)",
    "(?:does |do )?any(?:one|body|1) (?:know|got|have|did|else have|wanna|want)|who (?:wants|has|did) ",
    "(?:math|maths|history|science|english|bio|chem) (?:homework|hw|test|quiz|teacher)",
)

# Gives a view that is not, or not wholly, the writer's: what counts comes after the turn.
CONCEDES = _any_of(
    r"(?:some|many|most|other|a lot of)(?: \w+)? (?:would|might|may|could|will|say|says|think|argue|believe)",
    "(?:you|one|someone|somebody|people) (?:could|can|might|may|will|would) (?:say|argue|object|think)",
    "it(?:'s| is) true|i (?:know|get|understand|admit|see|used to)|i said|of course|granted|admittedly|at first",
    before="^",
)
_TURNING_WORDS = "but|however|yet|still|though|although"
TURNS = _any_of(
    _TURNING_WORDS,
    "on the other hand|then again|that said|except|nevertheless|actually no",
    before=r"^\W*",
)
TURNS_WITHIN = _any_of(_TURNING_WORDS, before=r"[,;–—-]\s*")

# A sentence may be cut before these, but not where what is dropped takes back or limits what is kept.
CLAUSE_BORDER = re.compile(
    r"[;:–—]|,(?= (?:and|so|because|which|as|since)\b)|(?= (?:because|so that)\b)", re.IGNORECASE
)
LIMITS = _any_of(
    "but|although|though|however|unless|except|if|yet|or|until|without|only|whereas|while|not|never|when",
    also=r"n't\b",
)

# --- What makes a strong point (point_strength.py, key_points.py) ---

# Marks of an argument: a reason, a contrast, a pointer into the text, precision; and of the lack of one.
REASON = _any_of(
    "because|bc|cuz|since|therefore|so that|which means|means that|if|unless|depends|shows?|proves?|proof|evidence",
    r"example|explains?|enough|leads? to|due to|causes?|caused|reasons?|assum\w+|claim\w*|possible|likely",
)
CONTRAST = _any_of(
    "but|however|although|though|whereas|while|instead|rather than|unlike|not just|nobody|different|compare[sd]?",
    "isn'?t|aren'?t|doesn'?t|don'?t|didn'?t|can'?t|never|alone",
)
IN_TEXT = Cue(r"¶\s*\d|\bpara(?:graph)?s?\.? \d|\bthe (?:author|writer|essay|article|text)\b")
# What must not stand before is looked at last: a pattern that begins with what it looks for is the faster one.
NUMBER = re.compile(r"\d(?<![¶\w].)\d+")
NAME = re.compile(r"[A-Z](?<=[\w,;:] .)[a-z]{2,}")
# Claims more than a case: it calls for support.
SURE_OF_ITSELF = _any_of(
    "always|never|everyone|everybody|nobody|no one|obvious(?:ly)?|clearly|definitely|of course|impossible|proves?",
    "no way|without doubt|the whole point",
)
VAGUE = _any_of(
    "stuff|things?|kinda|sorta|kind of|sort of|idk|i guess|whatever|etc|interesting|maybe",
    "(?:really|very) good|nice|cool",
    also=r"^it would be\b",
)
# A reason that is about its writer: "because it's the only one I remembered".
OWN_TASTE = _any_of(r"(?:because|bc|cuz|since) .{0,40}\bi (?:remember(?:ed)?|liked?|forgot|skimmed|read|feel like)")
NEGATION = _any_of(
    "not|no|never|nobody|nothing|none|neither|without|cannot|dont|doesnt|didnt|cant|isnt|wont", also=r"n't\b"
)

# --- Questions (open_questions.py) ---

ASKS_FIRST = _any_of(
    "(?:(?:why|how|what|who|when|where) )?(?:do|does|did|is|are|was|were|would|could|can|should|has|have|will|else)",
    before="^",
    after=r"(?:n'?t)?\b",
)
# Two marks on a statement are an exclamation: "he just sits there and it's been tried??" asks nothing.
ASKS_LAST = re.compile(r"(?<![?!])\?[\"”')]*$")
SINGLE_QUESTION_MARK = re.compile(r"\?(?<![?!].)(?![?!])")
QUESTION_END = re.compile(r"\?[!?]*[\"”')]*$")
# A question has its form, not only its mark: "i think were making it too big?" tells.
ASKING_FORM = _any_of(
    "who|whose|whom|what|whats|when|where|wheres|why|how|hows|which",
    also=r"(?:^|[,:;.–—-] ?|\b(?:and|but|so|or|like|wait|also) )"
    r"(?:do|does|did|is|isn'?t|are|aren'?t|was|wasn'?t|were|would|wouldn'?t|could|can|can'?t|should|has|have|will) ",
)
ENDS_POINTING = re.compile(r"\b(?:this|that|it|these|those|them)\W*$", re.IGNORECASE)
ASKS_WHY = _any_of("why|how come")
# Asked for effect.
RHETORICAL = _any_of(
    "who (?:even )?cares|who asked|why would (?:any(?:one|body)|we|i|he|she|they)",
    "how (?:can|could) (?:you|any(?:one|body))",
    "what do (?:you|y'?all|u) (?:guys )?(?:all )?think|am i (?:wrong|right)|(?:does that )?make sense|you know|get it",
    "(?:know|see) what i mean",
    also=r", (?:is|are|was|were|do|does|did|has|have|ca|could|would|should|wo)n'?t (?:it|s?he|they|you|we|that)\s*\?"
    r"|, (?:right|no|ok|okay|huh|eh|yeah|or what|lol)\s*\?|\bso what\s*\?|^really\b",
)
# A sentence that begins so, right after a question, answers it: the asker did not need anyone.
OWN_ANSWER = _any_of(
    "no|nope|not|none|nothing|nobody|no one|never|yes|yeah|yep|exactly|obviously|clearly|of course|well|simple",
    "to me|i think|i feel|i(?:'d| would)? say|i believe|imo|probably|maybe|my answer|the answer",
    "it'?s|it is|it was|it would|they|he|she|that'?s|only",
    before=r"^\W*",
)
GIVES_REASON = _any_of("because|bc|cause|cuz|since|so that", before=r"^\W*")
# A question about "that" or "you": shown alone it asks nothing.
QUESTION_LEANS = _any_of(
    "(?:what|why|how|who|where|when)(?:'s| is| are| was| did| does| do| would| about)?",
    "is|isn'?t|are|was|does|doesn'?t|did|didn'?t|do",
    before=r"^\W*(?:(?:and|but|so|or|also|then|ok|okay|wait|lol)\W+)*",
    after=r" (?:he|she|they|them|him|her|this|that|these|those|it|you|u|your|yours)\b"
    "(?! (?:take|mean to|count|enough|possible|ever))",
)
