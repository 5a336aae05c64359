"""Turns of phrase that declare a stance, and ones that mark what is not the writer's own view. Lower case, English."""

import re

from bot.text.word_set import word_set

_WORK = (
    r"(?:(?:the|this|that|his|her|their|what the) )?(?:main |whole |overall )?"
    r"(?:author|writer|essay|article|text|op-?ed|claim|statement|thesis|prompt|position|argument|idea)\b"
    r"(?!'?s (?!main|argument|claim|point|idea|position|view|thesis|reasoning|conclusion))"
)
_AUTHOR = r"\b(?:the |this )?(?:author|writer|essay|article|text|op-?ed|claim|statement|thesis|argument)(?:'s)?"
_NOT = r"(?:don'?t|do not|can'?t|cannot|can not|didn'?t|won'?t|never|wouldn'?t)"
_A_LITTLE = r"(?:\w+ ){0,2}"

# With the author or the claim, in so many words; with a classmate it is no stance on the claim.
AGREES = re.compile(
    rf"\b(?:agree[ds]?|agreeing|side|siding|i'?m) (?:\w+ )?(?:with|w/) {_WORK}"
    rf"|{_AUTHOR} (?:is|was|'?s) (?:(?:definitely|totally|so|completely|absolutely|actually|probably) )?"
    r"(?:right|correct|spot on|convincing|persuasive|true)\b"
    rf"|{_AUTHOR} (?:makes?|made|has|have) a (?:really |very )?(?:good|great|strong|fair|solid"
    rf"|convincing) (?:point|case)"
    rf"|\b(?:couldn'?t|could not|can'?t|cannot) agree more\b|\bconvinced me\b|\bi(?:'m| am) convinced\b"
)
DISAGREES = re.compile(
    rf"\bdisagree[ds]? (?:\w+ )?(?:with|w/) {_WORK}|\b{_NOT} (?:\w+ )?agree (?:\w+ )?(?:with|w/) {_WORK}"
    rf"|{_AUTHOR} (?:is|was|'?s) {_A_LITTLE}(?:wrong|mistaken|incorrect|naive|unconvincing|flawed)\b"
    rf"|{_AUTHOR} (?:is|was) ?(?:n'?t| not) {_A_LITTLE}(?:right|correct|convincing|persuasive|true)\b"
    rf"|\b(?:i(?:'m| am) not|isn'?t) {_A_LITTLE}(?:convinced|persuaded)\b|\b{_NOT} (?:really )?buy (?:it|this"
    rf"|that|the)\b"
    rf"|\b{_NOT} convince me\b|\b(?:didn'?t|doesn'?t) convince\b"
)
# A fault found with how the author argues: not yet a side taken.
FINDS_FAULT = re.compile(
    rf"{_AUTHOR} {_A_LITTLE}(?:overlooks?|ignores?|forgets?|misses|leaves? out|left out|exaggerates?|assumes?"
    r"|cherry-?picks?|fails? to|has .{0,20}backwards|(?:never|doesn'?t|does not) (?:\w+ )?(?:prove|show|explain"
    r"|answer))"
)
# Agreement or not, with nothing said of what: with a classmate as likely as with the claim.
BARE = re.compile(r"^\W*(?:i )?(?:(?:totally|completely|fully|strongly|really|kinda) )?(dis)?agree\b(?! (?:with|w/))")

DEPENDS = re.compile(
    r"\b(?:it|this|that) (?:\w+ )?depends\b|^\W*(?:well,? |honestly,? |i think |idk,? |tbh,? )*depends\b"
    r"|\bi(?:'m| am|m) (?:\w+ )?(?:torn|on the fence|in the middle|in between|undecided|split)\b"
    r"|\bi (?:both|half) (?:agree|disagree)\b|\bagree and (?:also )?disagree\b|\byes and no\b"
    r"|\bboth (?:(?:sides|of them|views|answers) )?(?:have|make|are) (?:a |some )?(?:good |fair |valid )?"
    r"(?:right|true|points?)\b"
    r"|\b(?:can|could) (?:see|go) (?:both|either) (?:sides|ways?)\b|\bsee both sides\b"
    r"|\b(?:partly|partially|somewhat|half) (?:agree|true|right)\b|\bin some (?:cases|ways) (?:yes|but)\b"
    r"|\bagree (?:with \w+ )?(?:only )?(?:to (?:a|an|some) (?:certain )?(?:extent|point|degree)|up to a point)"
    r"|\bon (?:the )?one hand\b.*\bon the other\b|\bsometimes yes\b|\b(?:can'?t|cannot) decide\b|\bi(?:'m"
    r"| am) neutral\b"
    r"|\bmiddle ground\b|\bnot (?:so )?black and white\b",
    re.DOTALL | re.MULTILINE,
)
# One of these stands in every phrase above.
DEPENDS_WORDS = word_set(
    """
    depends torn fence middle between undecided split both half agree yes either partly partially somewhat some hand
    sometimes decide neutral ground white
    """
)

# Not meant as it stands.
JEST = re.compile(
    r"(?<!\S)/s\b|\byeah,? right\b|\b(?:oh|yeah|yea|ok|suuure),? (?:sure|totally|great|perfect|wow)\b"
    r"|^sure[,. ]+(?:jan|because|bc|let)"
    r"|\bl+o+l+\b|\blmf?ao+\b|\brofl\b|\b(?:ha){2,}h?\b|\bjk\b|\bas if\b|\bwhat could (?:possibly )?go wrong\b"
    r"|\bgenius\b"
    r"|\bworked out (?:so )?(?:well|great)\b|\bbecause that (?:went|worked|always)\b|🙄|😂|🤣|💀|\bjust kidding\b"
    r"|\bwow,? (?:so|such|how)\b"
)
# One of these stands in every jest above.
JEST_SIGNS = (
    *word_set("/s yea sure totally great perfect wow lol lool oool loll lmao lmfao rofl haha jk genius worked"),
    *word_set("kidding 🙄 😂 🤣 💀"),
    *("as if", "go wrong", "because that"),
)
# Somebody else's view is given: what follows says nothing of the writer's.
_SAYING = (
    "says?|said|saying|thinks?|thought|argues?|argued|arguing|claims?|claimed|claiming|believes?|believed|feels?|felt"
    "|assumes?|assumed|suggests?|insists?|objects?|states?|stated|writes|wrote|mentions?|mentioned|wants? (?:us|you)"
    "|tells?|points? out|tr(?:y|ies|ying) to (?:say|show|prove|argue)|means?|meant"
)
OTHERS_VIEW = re.compile(
    r"\b(?!i )[\w¶']+ (?:(?:\w+ly|might|may|would|will|could|can|also|just|even|always|is|are|was|were|still|do"
    r"|does) ){0,2}"
    rf"(?<!\bi )(?<!\bi also )(?<!\bi just )(?<!\bi still )(?:{_SAYING})\b"
    r"|^\W*according to\b|\bthe (?:argument|idea|view|claim|belief) (?:is )?that\b|\bsupposedly\b|\bso-called\b"
)
OTHERS_VIEW_WORDS = word_set(
    """
    say says said saying think thinks thought argue argues argued arguing claim claims claimed claiming believe believes
    believed feel feels felt assume assumes assumed suggest suggests insist insists object objects state states stated
    writes wrote mention mentions mentioned want wants tell tells point points try tries trying mean means meant
    according argument idea view belief supposedly so-called
    """
)
# Once, not now.
ONCE = re.compile(
    r"\b(?:i used to|i (?:first |originally )?thought|at first|before (?:i )?read|my first answer|i was going to)\b"
)
ONCE_WORDS = word_set("used thought first before going")
CONCEDES = re.compile(
    r"^\W*(?:ok |okay |yes |well |and )*,? ?(?:i (?:can |do |also )?(?:see|get|understand|know|admit"
    r"|agree) (?:why|how|that|what|where|it|this|the)"
    r"|sure\b|of course|granted|admittedly|it(?:'?s| is) true|true\b|fair\b|there (?:is|are) (?:some|a) )"
)
GRANTS_FIRST = re.compile(
    r"^\W*(?:although|though|even though|even if|while|whilst|despite|in spite of|whether|no matter)\b"
)
TURN = re.compile(r"[,;–—-]?\s*\b(?:but|however|yet|still|nevertheless|on the other hand|except)\b,?")
TURN_AT_START = re.compile(
    r"^\W*(?:but|however|still|yet|though|then again|on the other hand|that said|except|although)\b"
)
ONLY_IF = re.compile(r"\b(?:if|whether|unless|suppose|assuming)\b")
# Half a claim, or one not held: too little to call it restated.
HEDGES = re.compile(
    r"\b(?:only|some|maybe|perhaps|might|could|sometimes|not all|one of|two of|partly|if|whether|unless|until"
    r"|why|how|what|who"
    r"|which|not sure|unsure|wonder|idk|would|than|almost|half)\b"
)
QUOTED = re.compile(r"[\"“][^\"”\n]{12,}?[\"”]")

# "I don't think X" is "not X"; "I think X" is "X". "get rid of X" is "abolish X".
I_THINK = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?P<how>(?:[\w']+ ){0,2})(?:think|feel(?: like)?|believe|guess|say|mean"
    r"|argue)\b(?: that\b)?"
)
I_THINK_WORDS = word_set("think feel believe guess say mean argue")
SAYS_NOT = re.compile(r"not\b|n'?t\b|never\b|cannot\b|hardly\b")
DOES_AWAY = re.compile(r"\b(?:get(?:ting|s)? rid of|do(?:ing|es)? away with|tak(?:e|ing) away)\b")
DOES_AWAY_WORDS = word_set("rid away")
DENIED = re.compile(
    r"(?:\bnot|n'?t|\bnever|\bno ?one|\bnobody|\bhard to|\bcannot|\bhardly|\bwish|\balmost|\bnearly|\bhow can"
    r"|\bwhy would|\btempted|\bwant(?:ed)? to|\bcould)\b[^.;]{0,25}$"
)

# Asked without a question mark; and "anything but", which turns what stands before it.
ASKS = re.compile(
    r"^\W*(?:(?:but|and|so|ok|wait)\W+)?(?:why|how|who|what|when) (?:should|would|can|could|do|does|is|are)\b"
    r"|\b(?:any|no)thing but\b"
)
TAKES_ALL_BACK = re.compile(r"(?<!\S)/s\b|\bjk\b|\b(?:just )?kidding\b")
