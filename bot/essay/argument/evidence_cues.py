"""Turns of phrase that tell evidence and argumentation schemes. English, straight apostrophes."""

import re

from bot.essay.argument.cues import any_of

# --- Evidence (evidence.py) ---

EXAMPLE = any_of(
    "for example|for instance|such as|e\\.g\\.|a case in point|case in point|to illustrate|an illustration"
    "|as an example"
    "|a (?:good|clear|perfect|typical|classic|famous|recent|striking|simple|great|notable) example|examples? (?:is"
    "|are|of|include)"
    "|imagine|suppose|consider (?:the|a|an)|take (?:the|a|an|[A-Z]\\w+)|in the case of|including"
    "|look at"
)
_COUNT = (
    "(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh"
    "|nine)ty"
    "(?:-\\w+)?|half|most|a (?:third|quarter|fifth))"
)
STATISTIC = any_of(
    r"\d[\d.,]* ?(?:%|percent|per cent|percentage points?)|(?:\w+ )?per ?cent of",
    rf"{_COUNT} (?:out of|in|of) (?:every )?(?:the |them|those|all )?(?:{_COUNT}|them|respondents|students"
    rf"|people asked)",
    r"\d[\d,.]* ?(?:million|billion|trillion|thousand)|(?:million|billion)s? of|\d{1,3}(?:,\d{3})+",
    "statistics|(?:doubled|tripled|halved)|(?:fell|fallen|rose|risen|grew|grown|dropped|declined"
    "|increased|decreased|shrank) by|surveys?",
    "(?:twice|three times|\\d+ times) (?:as|the|its|more)|[£$€]\\d+",
    before=r"(?<![\w¶])",
    after=r"(?!\w)",
)
_EXPERT = (
    "stud(?:y|ies)|research(?:ers?)?|scientists?|experts?|scholars?|economists?|doctors?|psychologists?|historians?"
    "|psychiatrists?|engineers?|professors?|surveys?|reports?|investigations?|philosophers?|sociologists?|data"
    "|biologists?"
)
_ATTRIBUTES = (
    "says?|said|argues?|argued|writes?|wrote|shows?|showed|shown|finds?|found|suggests?|suggested|reports?|reported"
    "|told|calls?|called"
    "|reveals?|revealed|indicates?|indicated|observes?|observed|notes?|noted|concludes?|concluded|explains?|explained"
    "|confirms?|confirmed|proves?|proved|proven|estimates?|estimated|warns?|warned|claims?|claimed|states?|stated"
)
AUTHORITY = any_of(
    rf"according to (?!(?:the )?(?:me|this|that|my)\b)|(?:{_EXPERT})(?: (?:of|at|from|in|by|on|have|has|who|also|\w+ly"
    rf"|conducted|[\w,]+)){{0,7}}? (?:{_ATTRIBUTES}|agree)",
    r"it (?:is|has been|was) (?:\w+ )?(?:scientifically|clinically|empirically)? ?(?:proven|proved|documented"
    r"|shown) (?:that|by)"
    r"|as \w+ (?:once )?(?:said|wrote|put it)|a (?:recent )?(?:study|survey|report|poll)|the (?:disclosures|findings"
    r"|words) of",
)
EXPERT = any_of(_EXPERT, "Dr|Prof")
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|President|Senator|Judge|Justice|Sir|King|Queen|Councillor)\.? "
NAMED_SPEAKER = re.compile(
    rf"(?:{_TITLE}[A-Z][\w'-]+|\b[A-Z][a-z'-]+ [A-Z][a-z'-]+)(?:,? [\w' ,-]{{0,60}}?)?,? (?:has |have "
    rf"|once )?(?:{_ATTRIBUTES})\b"
)
YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-2][0-9])s?\b|\b(?:\w+teen|twentie|nine?teen)th[- ]century|\bcentur(?:y|ies)\b")
PAST_EVENT = re.compile(
    r"\b(?:[A-Z][\w'-]+ (?:War|Wars|Revolution|Empire|Treaty|Agreement|Accords?|Pact|Crisis|Movement|Depression|Plan"
    r"|Act"
    r"|Republic|Dynasty|Reformation|Renaissance)|World War|Cold War|Civil War|Middle Ages|Holocaust"
    r"|Industrial Revolution"
    r"|ancient (?:Greece|Rome|Greeks|Romans|Egypt\w*)|[Hh]istorically|in history|(?:the )?(?:Roman|Ottoman|British"
    r"|Soviet) \w+)\b"
)
PAST_TENSE = re.compile(
    r"\b(?:was|were|had|did|took|ended|began|became|came|went|spent|fought|won|lost|led|made|gave|said|told|built"
    r"|brought|wrote|knew|thought|felt|ran|stood|sat|put|sent|met|chose|drew|wore|heard|drove|fell|grew|spoke|rose"
    r"|broke|threw"
    r"|found|left|got|saw|kept|held|paid|sold|[a-z]{3,}ed)\b"
)
PERFECT = any_of(r"(?:has|have|'ve) (?:\w+ ){0,2}\w+(?:ed|en|ne|de|ght|own|ought)")
ANALOGY = any_of(
    "(?:is|are|was|were|be|feels?|works?|acts?|looks?|much|just|rather|more|no) (?:\\w+ly )?(?:like|as if)(?! (?:to"
    "|it|that|this)\\b)",
    "just as|in the same way|as though|as if|akin to|compar(?:e|ed|able|ison)|resembles?|similar(?:ly)? to"
    "|the equivalent"
    "|by analogy|(?:like|as) an? \\w+ (?:that|who|which|without)|(?:like|as if) (?:receipts|machines|animals)"
    "|the same (?:is true|goes|holds)",
)
# A general case told as a picture: "A rower who pulls beautifully while …", "When a restaurant serves cold food, …".
PICTURE = re.compile(
    r"^(?:When|If) an? [a-z]+ (?!can\b|could\b|is\b|are\b|wants?\b|has\b)[a-z]+s\b|^An? [a-z]+ who ",
    re.IGNORECASE,
)
ONE_TIME = any_of(
    r"last (?:year|week|month|summer|winter|spring|autumn|fall|night|march|april|may|june|july|august|september|october"
    r"|november|december|january|february|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    "when i was|one (?:day|morning|evening|afternoon|night|time)|years? ago|once,|yesterday|the other day"
    "|as a (?:child|boy|girl)",
    "(?:my|a) (?:friend|sister|brother|mother|father|cousin|uncle|aunt|neighbou?r|teacher|classmate|grandmother"
    "|grandfather)"
    " (?:\\w+ )?(?:was|had|told|said|lost|got|went|used|is a|who|once|\\w+ed)|in the (?:autumn|spring|summer|winter) i",
)
# "I was in a group", "we built a bridge": the writer acts in the past.
STORY_PAST = re.compile(
    r"\b(?:I|we|We) (?:(?!have|had|has)\w+ )?(?:was|were|had|did(?! not)|went|asked|got|saw|met|made|told|took|came"
    r"|built|lost|won|found|felt|knew|said|gave|bought|left|began|spent|tried|worked|learned|learnt|moved|lived|studied"
    r"|stayed|played|started|wore|heard|drove|fell|grew|paid|ran|sat|spoke|stood|wrote|used to)\b"
    r"|\b[Mm]y (?:\w+ )?(?:friend|sister|brother|mother|father|cousin|uncle|aunt|neighbou?r|teacher|class|team"
    r"|school)s? "
    r"(?:\w+ )?(?:was|were|had|did|went|told|said|lost|got|took|came|made|[a-z]{3,}ed)\b"
)
# "My neighbor Rosa studies at her kitchen table": one person's case, told as it is today.
KNOWN_PERSON = re.compile(
    r"^[Mm]y (?:\w+ )?(?:friend|sister|brother|mother|father|cousin|uncle|aunt|neighbou?r|teacher|classmate|grandmother"
    r"|grandfather) [A-Z]\w+ (?!says?|thinks?|believes?|argues?|insists?|calls?|tells?)[a-z]+s\b"
)
# --- Schemes (schemes.py) ---

FEARS = any_of(
    "or else|otherwise|before it is too late|disasters?|catastroph\\w+|there will be (?:nothing|no)|dire|collapse"
    "|doomed"
    "|(?:grave|great|mortal|serious) (?:danger|risk|threat)"
)
ALTERNATIVES = any_of(
    "either|the only (?:way|alternative|choice|option)|no other (?:way|choice)|the (?:choice|alternative) (?:is|of)"
)
EVERYONE_THINKS = any_of(
    "(?:everyone|everybody|nobody|no one|most people|the majority|millions|we all) (?:\\w+ )?(?:know|knows|agrees?"
    "|wants?"
    "|thinks?|says?|believes?|doubts?|does|do|likes?)"
)
ASKED_OTHERS = any_of("asked|polls?|surveys?|respondents|said (?:that )?they|voted|agree[ds]?|people")
MEANS_TO_END = any_of(
    "in order to|so that|so as to|the (?:need|best way|way) (?:for|to)|if (?:we|you|they) want",
    "to (?:bring|keep|prevent|stop|protect|make|save|avoid|ensure|reduce|improve|end|help)(?=.*\\b(?:should|must|need"
    "|ought))",
    "(?:should|must|ought|need)\\b.{3,80}? to (?:bring|keep|prevent|stop|protect|save|avoid|ensure|reduce|improve|end"
    "|engage)",
)
VALUES = any_of(
    "rights|(?:a|the|human|basic|civil|equal) right(?= (?:to|of|for)|[.,])|unfair|fair|fairness|justice|unjust"
    "|freedom|liberty|dignity|equality|moral\\w*|duty|respect|honest\\w*|responsib\\w+"
)
CAUSES = any_of(
    "(?:has|have) (?:also )?(?:changed|caused|led|made|brought|resulted|created|destroyed)|caused|led to|because of"
    "|due to|results? (?:in|from)|leads? to|causes?"
)
FOLLOWS = any_of("will|would|benefits?|gains?|costs|harms?|improves?|reduces?|increases?|consequences?")
SIGN = any_of("shows?|suggests?|signs? of|indicates?|reveals?|proves?|means that")
