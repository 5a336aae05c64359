"""Turns of phrase that tell what a sentence does in an argument. English, straight apostrophes.

Written from general knowledge of English argument and school rhetoric; nothing here is fitted to a corpus.
"""

import re

# A sentence may open with a joint ("And …", "Well, …") before the word that tells.
_JOINT = r"^[\s\"'“‘(—–-]*(?:(?:and|so|well|now|then|or)\b,? )?"


def _any_of(*phrases: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of the phrases (lists with |), case ignored."""
    return re.compile(before + "(?:" + "|".join(phrases) + ")" + after, re.IGNORECASE)


def _opening(*phrases: str, after: str = r"\b") -> re.Pattern[str]:
    return _any_of(*phrases, before=_JOINT, after=after)


# --- The writer's own view (position.py) ---

_HOLDS = (
    "believe(?! (?:him|her|them|you|me)\\b)|think|agree|disagree|argue|contend|maintain|support|oppose|favou?r|advocate"
    "|insist|recommend|propose|urge|submit|conclude|affirm|would say|can say|assert|am (?:\\w+ ){0,2}(?:convinced|persuaded|opposed)"
    "|am (?:\\w+ ){0,2}(?:of (?:the )?opinion|against|in (?:\\w+ )?favou?r of|certain that|confident that|sure that)"
    "|am (?:\\w+ ){0,2}(?:inclined|in (?:\\w+ )?agreement)|(?:hold|take|share) (?:the|a|this|that) (?:\\w+ )?(?:view|opinion|belief|stance|position|idea)"
    "|feel that|hold that|side with|would rather|would prefer|(?:strongly|much|would) prefer|tend to (?:agree|think)"
    "|find (?:it|the|this|that|these)"
)
OWN_STANCE = _any_of(
    rf"(?:i|we)(?:'d| would| will|'ll)? (?!(?:used|try|tried|to)\b)(?:\w+ ){{0,2}}?(?:{_HOLDS})",
    rf"i(?:'m|'d) (?:\w+ )?(?:{_HOLDS.replace('am ', '')})",
    r"(?:in|to) my (?:\w+ )?(?:opinion|view|mind|judge?ment|eyes|estimation|humble opinion)",
    r"from my (?:\w+ )?(?:point of view|perspective|standpoint|viewpoint)",
    r"my (?:own |personal )?(?:opinion|view|position|belief|conviction|answer|claim|thesis|contention|point|standpoint|stance)(?: is|,)",
    r"as far as i(?:'m| am) concerned|if you ask me|personally",
    "this (?:essay|paper|article) (?:argues|will argue|contends|holds|takes the view)|i'm for|i am for",
)
# Said with weight: an aside has "I think", a thesis has more.
FIRMLY = _any_of(
    "firmly|strongly|convinced|persuaded|(?:of )?(?:the )?opinion|conviction|wholly|entirely|completely|totally|definitely"
    "|in my view|in favou?r|against|would argue|(?:essay|paper) argues|point of view|perspective|certain(?:ly)?|opposed",
)
NORMATIVE = _any_of(
    r"should(?:n't)?|ought(?:n't)?|must(?:n't)?|had better|let us|let's|(?:it is|it's) (?:high |about )?time",
    r"(?:we|you|they|he|she|one|it|who|society|government|people|schools?|students?|children|everyone|parents)"
    r" (?:\w+ly |all |still |only )?needs?",
    r"needs? to|needs? not|need for|(?:would|will|do|does) (?:not )?(?:have|need) to|cannot afford",
    r"(?:is|are|be|it's) (?:not |therefore |\w+ly ){0,2}to be (?:\w+ed|made|taken|given|kept|done)",
    "out of the question|deserves?|there is no (?:excuse|justification|need)|can only recommend|cannot be allowed",
)
# What has to be done may be a plain fact: "three bags have to be sorted".
DUTY = _any_of("(?:have|has|having) to")
# A rule or a plea for the act itself, said to the reader: "Give us back the shared one."
PLEA = re.compile(
    r"^(?:so |but |and |please |then )?(?:let|give|bring|end|stop|keep|close|open|make|put|pay|allow|ban|abolish|vote"
    r"|build|teach|fund|start|leave|return|do not|don't|never)\b(?! (?:with|ing)\b)",
    re.IGNORECASE,
)
_VERDICT = (
    "wrong|right|(?:a |no )?(?:\\w+ )?mistakes?|mistaken|unfair|unjust|unjustifiable|justified|fair|essential|necessary"
    "|unnecessary|important|vital|crucial|indispensable|better|best|worse|worst|desirable|irresponsible|pointless"
    "|useless|useful|harmful|dangerous|beneficial|valuable|wise|unwise|foolish|unacceptable|acceptable|inevitable"
    "|preferable|imperative|worthwhile|worth|responsible|nonsense|immoral|absurd|advisable|safest|superior|helpful"
    "|effective|ineffective|profitable|positive|negative|good|bad|impossible|indefensible|enough"
)
VERDICT = _any_of(
    r"(?:is|are|was|were|be|being|been|it's|that's|isn't|aren't|seems?|remains?|becomes?|it)"
    rf" (?:not |no |a |an |the |also |far |much |still |more |most |by far |so |too |\w+ly )*(?:{_VERDICT})",
    "outweighs?|overrides?|(?:more|less|most) (?:\\w+ly )?(?:important|beneficial|effective|useful|harmful|valuable)",
    "(?:plays?|have|has) an? (?:\\w+ )?(?:important|vital|crucial|key|significant|essential|major|positive|negative)",
    "(?:do|does|did) more (?:harm|good)",
)
# What a sentence draws from those before it.
INFERS = _any_of(
    "therefore|thus|hence|consequently|accordingly|it follows|so then|as (?:a|the) (?:result|consequence)",
    "(?:that|this|which)(?:'s| is) (?:exactly |precisely )?(?:why|the reason)|because of (?:this|that|these)",
    "(?:for|due to) (?:all )?(?:this|that|these|those|the (?:many|above|following)) (?:\\w+ )?(?:reasons?|factors?)",
    "(?:these|those|such|the above|all these) (?:\\w+ )?"
    "(?:examples?|cases?|facts?|figures|reasons|arguments?|points|lessons?) (?:\\w+ )?"
    "(?:underscores?|shows?|proves?|suggests?|demonstrates?|illustrates?|teach|point|make it clear|mean)",
    "(?:all (?:of )?)?this (?:\\w+ )?(?:shows|proves|means|suggests|demonstrates|illustrates)",
)
OPENS_WITH_SO = re.compile(r"^so\b(?! (?:far|many|much|long|that|what|called|numerous|powerful)\b)", re.IGNORECASE)
CONCLUDES = _opening(
    "in conclusion|to conclude|in summary|to sum(?: it)? up|summing up|to summari[sz]e|in sum|all in all|overall|in short",
    "in brief|on the whole|in a nutshell|to put it in a nutshell|ultimately|all things considered|conclusively|to recap",
    "as a conclusion|by way of conclusion|my conclusion|in closing|to wrap up|as a final (?:point|word)|summari[sz]ing",
    r"(?:by )?(?:taking|considering|having considered|weighing) (?:\w+ ){0,3}(?:all|everything|both|into)",
    r"(?:from|based on|given|considering|in (?:the )?(?:light|view) of|judging from|according to|because of|as|with|after)"
    r"(?: \w+){0,6} (?:above|discussed|mentioned|stated|analy[sz]ed|said above)",
)
# Words that only a text's end uses; unlike "therefore" they are no joint inside a paragraph.
ENDS_TEXT = _opening(
    "in conclusion|to conclude|in summary|to sum(?: it)? up|summing up|to summari[sz]e|in sum|all in all|in a nutshell"
    "|to put it in a nutshell|all things considered|conclusively|as a conclusion|in closing|to wrap up|on the whole"
    "|overall,|in short,|in brief,"
    r"|(?:from|based on|given|considering|in (?:the )?(?:light|view) of|after)(?: \w+){0,6} (?:above|discussed|mentioned)",
    after="",
)
# Said to be beyond doubt, which is what doubtful things are said to be.
CERTAIN = _any_of(
    r"(?:it|this) is (?:\w+ )?(?:clear|obvious|evident|apparent|hard to deny|safe to say)|(?:there is )?no doubt|without (?:a )?doubt"
    "|undoubtedly|undeniably|(?:can|could|may) be (?:concluded|said)|(?:we|one) can (?:conclude|say)|clearly|surely"
)
# Tells what the text will do, not what it holds.
ANNOUNCES = _any_of(
    r"(?:this|the following|my) (?:essay|paper|article|text) (?:will|is going to|aims|seeks|intends|discusses|looks)",
    r"(?:i|we) (?:will|shall|would like to|am going to|want to|intend to|propose, |'ll)"
    r"(?: \w+){0,2} (?:discuss|explain|examine|explore|outline|describe|present|consider|analy[sz]e|look|give|mention|talk)",
    r"(?:will|to) be (?:discussed|examined|explained|presented|considered|analy[sz]ed)|subject of my",
    r"there (?:are|exist|can be) (?:\w+ )?(?:many|several|various|numerous|some|two|three|a (?:number|lot|few|couple)"
    r"(?: of)?|different|plenty of)(?: \w+){0,2} (?:reasons?|arguments?|ways|aspects|factors|points|examples|opinions|views)",
    "(?:the|my|these|those|following) (?:\\w+ )?(?:reasons|arguments|points|paragraphs) (?:are|is|will|below|as follows)",
    "the reasons? (?:are|is) as follows|for (?:the following|several|many|a number of|two|three) reasons",
    "(?:i|me) (?:will |would )?(?:use|give|support my|illustrate|elaborate|explain)",
)

# --- Other people's views (concessions.py) ---

_OTHERS = (
    "(?:some|many|most|other|a lot of|certain|those|several)(?: of (?:us|them|the))?(?: \\w+)?|others|people|one|you"
    "|critics?|opponents?|proponents?|supporters?|advocates?|sceptics?|skeptics?|detractors?|defenders?|objectors?"
    "|someone|somebody|a (?:critic|sceptic|skeptic|reader)|the other side|the public|politicians"
)
_SAYS = (
    "argues?|says?|claims?|thinks?|believes?|worry|worries|objects?|contends?|fears?|insists?|points? out|suggests?"
    "|maintains?|holds?|assumes?|complains?|feels?|doubts?|replies|reply|answers?|counters?|asserts?|states?"
    "|opposes?|supposes?|wonders?|sees?|views?|considers?|protests?|respond"
)
# It is others who hold what follows.
REPORTED = _any_of(
    rf"(?:{_OTHERS}) (?:(?:who|that) [^,;]{{2,40}}? )?(?:of [^,;]{{2,40}} )?"
    rf"(?:(?:could|can|might|may|will|would|do|does|often|always|still|even|also|sometimes|might well) ){{0,2}}(?:{_SAYS})",
    rf"(?:it|this) (?:is|has been|may|might|could|can|will)(?: (?:be|perhaps|been|often|always|sometimes|frequently|widely"
    r"|commonly|usually|generally|also|well|now|still))* (?:argued|said|claimed|thought|objected|believed|considered"
    r"|remarked|supposed|contended|imagined|feared|assumed|known|told|whispered)",
    r"(?:tell|tells|warns?|told) (?:me|us|you)|(?:insist|insists) that|there are (?:people|those|some|critics) who",
    r"(?:my|our|his|her|their) \w+ (?:say|says|insist|insists|claim|claims) this",
    rf"(?:critics|opponents|proponents|supporters|advocates|defenders) of [^,;]{{2,50}}? (?:{_SAYS}|count|are|see|point)",
    r"(?:he|she|they)(?: has| have| had| once)? (?:reckoned|said|says|say|thought|thinks?|wanted to know|asked|told|believe[sd]?|puts?)",
    "conventional wisdom|popular belief|the common view",
)
# The writer gives something to the other side.
GRANTS = _opening(
    "granted|admittedly|to be sure|to be fair|sure,|yes,|yes it|yes there|true,|of course|no doubt|undoubtedly,|certainly,",
    "naturally,|fair enough|indisputably|undeniably|obviously,|clearly,",
    "indeed,? (?!(?:is|are|was|were)\\b)",
    "(?:it|that) (?:is|'s|may be|might be|cannot be|can't be|must be) (?:\\w+ )?(?:true|indisputable|undeniable|admitted"
    "|conceded|granted|understandable|denied|correct|tempting|fair to say)",
    "(?:one|we|i|nobody|no one) (?:must |have to |has to |can |will |would |do )?(?:admit|concede|grant|acknowledge|deny)",
    "(?:i|we) (?:cannot|can't|could not|do not) (?:prove|deny|claim)|i (?:know|understand|see|realise|realize) (?:that|why)",
    "candou?r will|in fairness|for all (?:its|their|his|her)",
    after="",
)
GRANTS_WITHIN = _any_of(
    r"(?:may|might|could) (?:well )?be right|(?:it|this) is true(?=,)|, (?:admittedly|granted|of course|to be sure),",
    r"(?:has|have) (?:its|their|a) (?:\w+ )?(?:point|merits?|drawbacks?|advantages?)(?= too|,|\.|;)",
    r"(?:must|have to|has to|oblige us to) (?:admit|concede|grant|acknowledge)|it is (?:indisputable|undeniable)",
    r"(?:did|does|do) (?:often |indeed |still )?(?:insist|use to)|unless|aside from|even if|would be conceivable"
    r"|an exception",
)
# Opens the other side's case for more than a sentence.
OPENS_CASE = _any_of(
    r"(?:the|an|one|another|a (?:\w+ )?|main|strongest|usual|common) (?:\w+ )?(?:case|argument|objection|complaint|charge"
    r"|criticism|counter-?argument)s? (?:against|to|from|is|of (?:the )?(?:critics|opponents|other side))",
    r"(?:there (?:is|are)|it has|has|have) (?:\w+ ){0,3}(?:objections?|disadvantages?|drawbacks?|downsides?|counter-?arguments?)",
    "on the (?:other|opposite) side of the|opponents|critics|detractors|objectors",
)
_TURN = (
    "but|however|yet|nevertheless|nonetheless|still,|even so|that said|having said that|be that as it may|then again"
    "|notwithstanding|on the contrary|in fact,|in reality|despite (?:this|that|these|all)|in spite of (?:this|that|these)"
    "|(?:this|that|such an?|their|the) (?:\\w+ )?(?:argument|view|claim|objection|belief|opinion|fear|worry|idea)"
    " (?:is|does|has|ignores?|overlooks?|misses|fails?|forgets?|seems|may|cannot)"
)
TURNS = _any_of(_TURN, before=r"^[\s\"'“‘(—–-]*(?:and |or )?")
# "in general, however, …" / "These measures, however, …"
TURNS_EARLY = re.compile(r"^(?:[\w'’-]+,? ){1,6}?(?:however|nevertheless|nonetheless)\b", re.IGNORECASE)
TURNS_WITHIN = re.compile(r"[,;—–] ?(?=(?:but|yet|however|still|nevertheless)\b)", re.IGNORECASE)
# The writer takes a view apart.
REFUTES = _any_of(
    "mistaken|misjudges?|misses the point|misguided|overlooks?|ignores?|forgets?|fails? to|fallac\\w+|unconvincing",
    "i (?:do )?doubt|does not follow|do not follow|no reason|not enough|hardly|not (?:true|the case|convincing|so simple)",
    "does nothing|only (?:half|part) of|wrong|untrue|the fact is|the truth is|simply (?:not|impossible)|i doubt",
)
# One clause gives way to another: whose main clause stands apart is on the other side.
CONCESSIVE_CLAUSE = _opening("although|though|even though|even if|while it is true|unless|aside from|whereas|despite|in spite of")
# Hedged or allowed: on the other side only where a turn follows.
HEDGES = _any_of(
    "may|might|perhaps|maybe|at first|seems?|indeed|of course|surely|certainly|naturally|some|true|cannot prove|granted"
)
# Both camps in one sentence are a question put, no concession: "Some think …, while others …".
BOTH_CAMPS = _any_of("others|other people|while (?:some|many)|whereas")

# --- Joints between points (layout.py, claims.py) ---

# Opens a new point of the writer's own.
ENUMERATES = _opening(
    "first(?:ly)?(?: of all)?,|first of all|to (?:begin|start) with|to start|in the first place|the first|for (?:a start|starters)",
    "second(?:ly)?,|third(?:ly)?,|fourth(?:ly)?,|the (?:second|third|next|last|final|main|most important|other)"
    " (?:\\w+ )?(?:reason|point|argument|thing|advantage|benefit|factor|issue|aspect|problem)",
    "another|one (?:\\w+ )?(?:reason|argument|advantage|benefit|point|problem|of the)|on (?:the )?one hand"
    "|on the other (?:hand|side)|last but not (?:the )?least|lastly,|finally,|next,|apart from (?:that|this)|not only",
    "a (?:second|third|further|final|last|related|more serious)",
    after="",
)
ADDS = _opening(
    "moreover|furthermore|in addition|additionally|besides|also,|what is more|on top of (?:that|this|it)|likewise,"
    "|equally,|similarly,|meanwhile",
)
# Leans on the sentence before: more of it, a case of it.
CONTINUES = _opening(
    "after all|moreover|furthermore|in addition|besides|plus|also|for one thing|not only because|what is more|all the more"
    "|on top of (?:that|this)|especially|namely|in other words|that is to say|in this way|by doing so|for example"
    "|for instance|such as|like your|in particular|to illustrate|consider|likewise|similarly|additionally",
)
# A reason, time or case for a main clause, which stands behind a comma or in another sentence.
SUBORDINATES = _opening(
    "because|since|for(?! (?:example|instance|these|this|that|those|all|many|several|a|the|my|me|us|people|most|an)\\b)|as"
    "|when|where|who|which|so that|if|even when|just as",
)
SUBORDINATE_BEFORE = re.compile(
    r"\b(?:when|if|because|since|who|which|until|what|how|why|whether|where|while|than|as)\b[^,;:]*$", re.IGNORECASE
)
GIVES_REASON = _any_of("because|since|due to|thanks to|after all|the reason (?:is|for)|owing to|for one thing|so that")
# Points back without a noun: "This is …", "That's costly!", "They …".
LEANS_BACK = re.compile(
    r"^(?:and |but |yet )?(?:this|that|these|those|it|they|he|she|such|its|their|his|her|both|all of (?:this|these))\b"
    r"(?! (?:is|'s|was|would be) (?:\w+ ){0,4}(?:to|that|for)\b)",
    re.IGNORECASE,
)

# --- Evidence (evidence.py) ---

EXAMPLE = _any_of(
    "for example|for instance|such as|e\\.g\\.|a case in point|case in point|to illustrate|an illustration|as an example"
    "|a (?:good|clear|perfect|typical|classic|famous|recent|striking|simple|great|notable) example|examples? (?:is|are|of|include)"
    "|imagine|suppose|consider (?:the|a|an)|take (?:the|a|an|[A-Z]\\w+)|in the case of|including|one of (?:the|them)|look at"
)
_COUNT = (
    "(?:\\d[\\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "(?:-\\w+)?|half|most|a (?:third|quarter|fifth))"
)
STATISTIC = _any_of(
    r"\d[\d.,]* ?(?:%|percent|per cent|percentage points?)|(?:\w+ )?per ?cent of",
    rf"{_COUNT} (?:out of|in|of) (?:every )?(?:the |them|those|all )?(?:{_COUNT}|them|respondents|students|people asked)",
    r"\d[\d,.]* ?(?:million|billion|trillion|thousand)|(?:million|billion)s? of|\d{1,3}(?:,\d{3})+",
    "statistics|the (?:average|median|rate|number|share|proportion) (?:of|rose|fell|has)|(?:doubled|tripled|halved)|surveys?",
    "(?:twice|three times|\\d+ times) (?:as|the|its|more)|[£$€]\\d+",
    before=r"(?<![\w¶])",
    after=r"(?!\w)",
)
_EXPERT = (
    "stud(?:y|ies)|research(?:ers?)?|scientists?|experts?|scholars?|economists?|doctors?|psychologists?|historians?"
    "|psychiatrists?|engineers?|professors?|surveys?|reports?|investigations?|philosophers?|sociologists?|data|biologists?"
)
_ATTRIBUTES = (
    "says?|said|argues?|argued|writes?|wrote|shows?|showed|shown|finds?|found|suggests?|suggested|reports?|reported|told"
    "|reveals?|revealed|indicates?|indicated|observes?|observed|notes?|noted|concludes?|concluded|explains?|explained"
    "|confirms?|confirmed|proves?|proved|proven|estimates?|estimated|warns?|warned|claims?|claimed|states?|stated"
)
AUTHORITY = _any_of(
    rf"according to (?!(?:the )?(?:me|this|that|my)\b)|(?:{_EXPERT})(?: (?:of|at|from|in|by|on|have|has|who|also|\w+ly"
    rf"|conducted|[\w,]+)){{0,7}}? (?:{_ATTRIBUTES}|agree)",
    r"it (?:is|has been|was) (?:\w+ )?(?:scientifically|clinically|empirically)? ?(?:proven|proved|documented|shown) (?:that|by)"
    r"|as \w+ (?:once )?(?:said|wrote|put it)|a (?:recent )?(?:study|survey|report|poll)|the (?:disclosures|findings|words) of",
)
EXPERT = _any_of(_EXPERT, "Dr|Prof")
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|President|Senator|Judge|Justice|Sir|King|Queen|Councillor)\.? "
NAMED_SPEAKER = re.compile(
    rf"(?:{_TITLE}[A-Z][\w'-]+|\b[A-Z][a-z'-]+ [A-Z][a-z'-]+)(?:,? [\w' ,-]{{0,60}}?)?,? (?:has |have |once )?(?:{_ATTRIBUTES})\b"
)
QUOTED_WORDS = re.compile(r"[“\"][^”\"]{12,}[”\"]")
YEAR = re.compile(r"\b(?:1[0-9]{3}|20[0-2][0-9])s?\b|\b(?:\w+teen|twentie|nine?teen)th[- ]century|\bcentur(?:y|ies)\b")
PAST_EVENT = re.compile(
    r"\b(?:[A-Z][\w'-]+ (?:War|Wars|Revolution|Empire|Treaty|Agreement|Accords?|Pact|Crisis|Movement|Depression|Plan|Act"
    r"|Republic|Dynasty|Reformation|Renaissance)|World War|Cold War|Civil War|Middle Ages|Holocaust|Industrial Revolution"
    r"|ancient (?:Greece|Rome|Greeks|Romans|Egypt\w*)|[Hh]istorically|in history|(?:the )?(?:Roman|Ottoman|British|Soviet) \w+)\b"
)
PAST_TENSE = re.compile(
    r"\b(?:was|were|had|did|took|ended|began|became|came|went|spent|fought|won|lost|led|made|gave|said|told|built|brought"
    r"|found|left|got|saw|kept|held|paid|sold|[a-z]{3,}ed)\b"
)
ANALOGY = _any_of(
    "(?:is|are|was|were|be|feels?|works?|acts?|looks?|much|just|rather|more|no) (?:\\w+ly )?(?:like|as if)(?! (?:to|it|that|this)\\b)",
    "just as|in the same way|as though|as if|akin to|compar(?:e|ed|able|ison)|resembles?|similar(?:ly)? to|the equivalent"
    "|by analogy|(?:like|as) an? \\w+ (?:that|who|which|without)|(?:like|as if) (?:receipts|machines|animals)|the same (?:is true|goes|holds)",
)
# A general case told as a picture: "A rower who pulls beautifully while …", "When a restaurant serves cold food, …".
PICTURE = re.compile(
    r"^(?:When|If) an? [a-z]+ (?!can\b|could\b|is\b|are\b|wants?\b|has\b)[a-z]+s\b|^An? [a-z]+ (?:who|with|that) ", re.IGNORECASE
)
OWN_PAST = re.compile(
    r"\b(?:I|we|We|my|My|our|Our|me|us)\b(?=.{0,60}\b(?:was|were|had|did|went|asked|got|saw|met|made|told|took|came|built"
    r"|lost|won|found|felt|knew|said|gave|bought|left|began|used to|[a-z]{3,}ed)\b)",
)
ONE_TIME = _any_of(
    r"last (?:year|week|month|summer|winter|spring|autumn|fall|night|march|april|may|june|july|august|september|october"
    r"|november|december|january|february|monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    "when i was|one (?:day|morning|evening|afternoon|night|time)|years? ago|once,|yesterday|the other day|as a (?:child|boy|girl)",
    "(?:my|a) (?:friend|sister|brother|mother|father|cousin|uncle|aunt|neighbou?r|teacher|classmate|grandmother|grandfather)"
    " (?:\\w+ )?(?:was|had|told|said|lost|got|went|used|is a|who|once|\\w+ed)|in the (?:autumn|spring|summer|winter) i",
)
# "I was in a group", "we built a bridge": the writer acts in the past.
STORY_PAST = re.compile(
    r"\b(?:I|we|We) (?:\w+ )?(?:was|were|had|did|went|asked|got|saw|met|made|told|took|came|built|lost|won|found|felt|knew"
    r"|said|gave|bought|left|began|spent|tried|worked|learned|learnt|moved|lived|studied|stayed|played|started|used to)\b"
    r"|\b[Mm]y (?:\w+ )?(?:friend|sister|brother|mother|father|cousin|uncle|aunt|neighbou?r|teacher|class|team|school)s? "
    r"(?:\w+ )?(?:was|were|had|did|went|told|said|lost|got|took|came|made|[a-z]{3,}ed)\b"
)
PROPER_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][a-z]{2,}")
# Marks of an argument at work; a paragraph without any of them is told, not argued.
ARGUES = _any_of(
    "because|therefore|thus|hence|should|must|ought|need|however|although|example|instance|reason|if|unless|since|mistake\\w*",
    "may|might|cannot|can|better|worse|more|than|people|everyone|nobody|always|never|i|we|our|my|you|us",
)

# --- Schemes (schemes.py) ---

FEARS = _any_of(
    "or else|otherwise|before it is too late|disasters?|catastroph\\w+|there will be (?:nothing|no)|dire|collapse|doomed"
    "|(?:grave|great|mortal|serious) (?:danger|risk|threat)"
)
ALTERNATIVES = _any_of("either|the only (?:way|alternative|choice|option)|no other (?:way|choice)|the (?:choice|alternative) (?:is|of)")
EVERYONE_THINKS = _any_of(
    "(?:everyone|everybody|nobody|no one|most people|the majority|millions|we all) (?:\\w+ )?(?:know|knows|agrees?|wants?"
    "|thinks?|says?|believes?|doubts?|does|do|likes?)"
)
ASKED_OTHERS = _any_of("asked|polls?|surveys?|respondents|said (?:that )?they|voted|agree[ds]?|people")
MEANS_TO_END = _any_of("in order to|so that|so as to|the (?:need|best way|way) (?:for|to)|if (?:we|you|they) want", "to (?:bring|keep|prevent|stop|protect|make|save|avoid|ensure|reduce|improve|end|help)(?=.*\\b(?:should|must|need|ought))", "(?:should|must|ought|need)\\b.{3,80}? to (?:bring|keep|prevent|stop|protect|save|avoid|ensure|reduce|improve|end|engage)")
VALUES = _any_of("rights?(?! (?:now|away|after|before|side|in|here))|unfair|fair|fairness|justice|unjust|freedom|liberty|dignity|equality|moral\\w*|duty|respect|honest\\w*|responsib\\w+")
CAUSES = _any_of("(?:has|have) (?:also )?(?:changed|caused|led|made|brought|resulted|created|destroyed)|caused|led to|because of|due to|results? (?:in|from)|leads? to|causes?|makes?")
FOLLOWS = _any_of("will|would|would be|benefits?|gains?|costs?|helps?|harms?|improves?|reduces?|increases?|consequences?|can")
SIGN = _any_of("shows?|suggests?|signs? of|indicates?|reveals?|proves?|means that")
