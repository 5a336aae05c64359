"""Turns of phrase that tell what a sentence does in an argument. English, straight apostrophes.

Written from general knowledge of English argument and school rhetoric; nothing here is fitted to a corpus.
"""

import re

# A sentence may open with a joint ("And …", "Well, …") before the word that tells.
_JOINT = r"^[\s\"'“‘(—–-]*(?:(?:and|so|well|now|then|or)\b,? )?"


def any_of(*phrases: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """A pattern for any of the phrases (lists with |), case ignored."""
    return re.compile(before + "(?:" + "|".join(phrases) + ")" + after, re.IGNORECASE)


def _opening(*phrases: str, after: str = r"\b") -> re.Pattern[str]:
    return any_of(*phrases, before=_JOINT, after=after)


# --- The writer's own view (position.py) ---

_HOLDS = (
    "believe(?! (?:him|her|them|you|me)\\b| in \\w+ing\\b)|think|agree|disagree|argue|contend|maintain|support|oppose"
    "|favou?r|advocate"
    "|insist|recommend|propose that|urge|submit|conclude|affirm|would say|can say|assert"
    "|am (?:\\w+ ){0,2}(?:convinced|persuaded|opposed)"
    "|am (?:\\w+ ){0,2}(?:of (?:the )?opinion|against|in (?:\\w+ )?favou?r of|certain that|confident that|sure that)"
    "|am (?:\\w+ ){0,2}(?:inclined|in (?:\\w+ )?agreement)|(?:hold|take|share) (?:the|a|this|that) (?:\\w+ )?(?:view"
    "|opinion|belief|stance|position|idea)"
    "|feel that|hold that|side with|would rather|would prefer|(?:strongly|much|would) prefer|tend to (?:agree|think)"
    "|find (?:it|the|this|that|these)"
)
OWN_STANCE = any_of(
    rf"(?:i|we)(?:'d| would| will|'ll)? (?!(?:used|try|tried|to|sometimes|often|once|always"
    rf"|never)\b)(?:\w+ ){{0,2}}?(?:{_HOLDS})",
    rf"i(?:'m|'d) (?:\w+ )?(?:{_HOLDS.replace('am ', '')})",
    r"(?:in|to) my (?:\w+ )?(?:opinion|view|mind|judge?ment|eyes|estimation|humble opinion)",
    r"from my (?:\w+ )?(?:point of view|perspective|standpoint|viewpoint)",
    r"my (?:own |personal )?(?:opinion|view|position|belief|conviction|answer|claim|thesis|contention|point"
    r"|standpoint|stance)(?: is|,)",
    r"as far as i(?:'m| am) concerned|if you ask me|personally",
    "this (?:essay|paper|article) (?:argues|will argue|contends|holds|takes the view)|i'm for|i am for",
)
# Said with weight: an aside has "I think", a thesis has more.
FIRMLY = any_of(
    "firmly|strongly|convinced|persuaded|(?:of )?(?:the )?opinion|conviction|wholly|entirely|completely|totally"
    "|definitely"
    "|in my view|in favou?r|against|would argue|(?:essay|paper) argues|point of view|perspective|certain(?:ly)?"
    "|opposed",
)
NORMATIVE = any_of(
    r"should(?:n't)?|ought(?:n't)?|must(?:n't)?|had better|let us|let's|(?:it is|it's) (?:high |about )?time",
    r"(?:we|you|they|he|she|one|it|who|society|government|people|schools?|students?|children|everyone|parents)"
    r" (?:\w+ly |all |still |only )?needs?",
    r"needs? to|needs? not|need for|(?:would|will|do|does) (?:not )?(?:have|need) to|cannot afford",
    r"(?:is|are|be|it's) (?:not |therefore |\w+ly ){0,2}to be (?:\w+ed|made|taken|given|kept|done)",
    "out of the question|deserves?|there is no (?:excuse|justification|need)|can only recommend|cannot be allowed",
)
# What has to be done may be a plain fact: "three bags have to be sorted".
DUTY = any_of("(?:have|has|having) to")
# A rule or a plea for the act itself, said to the reader: "Give us back the shared one."
PLEA = re.compile(
    r"^(?:so |but |and |please |then |(?:before|instead) [^,]{3,60}, )?(?:let|give|find out|ask|remember"
    r"|bring|end|stop|keep|close|open|make|put|pay|allow|ban|abolish|vote"
    r"|build|teach|fund|leave|return|do not|don't|never)\b(?! (?:with|ing)\b)",
    re.IGNORECASE,
)
_VERDICT = (
    "wrong|right|(?:a |no )?(?:\\w+ )?mistakes?|mistaken|unfair|unjust|unjustifiable|justified|fair|essential|necessary"
    "|unnecessary|important|vital|crucial|indispensable|better|best|worse|worst|desirable|irresponsible|pointless"
    "|useless|useful|harmful|dangerous|beneficial|valuable|wise|unwise|foolish|unacceptable|acceptable|inevitable"
    "|preferable|imperative|worthwhile|worth|responsible|nonsense|immoral|absurd|advisable|safest|superior|helpful"
    "|effective|ineffective|profitable|positive|negative|good|bad|impossible|indefensible|enough"
)
VERDICT = any_of(
    r"(?:is|are|was|were|be|being|been|it's|that's|isn't|aren't|seems?|remains?|becomes?|it)"
    rf" (?:not |no |a |an |the |also |far |much |still |more |most |by far |so |too |\w+ly )*(?:{_VERDICT})",
    "outweighs?|overrides?|(?:more|less|most) (?:\\w+ly )?(?:important|beneficial|effective|useful|harmful|valuable)",
    "(?:plays?|have|has) an? (?:\\w+ )?(?:important|vital|crucial|key|significant|essential|major|positive|negative)",
    "(?:do|does|did) more (?:harm|good)",
)
# What a sentence draws from those before it.
INFERS = any_of(
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
    "in conclusion|to conclude|in summary|to sum(?: it)? up|summing up|to summari[sz]e|in sum|all in all|overall"
    "|in short",
    "in brief|on the whole|in a nutshell|to put it in a nutshell|ultimately|all things considered|conclusively"
    "|to recap",
    "as a conclusion|by way of conclusion|my conclusion|in closing|to wrap up|as a final (?:point|word)|summari[sz]ing",
    r"(?:by )?(?:taking|considering|having considered|weighing) (?:\w+ ){0,3}(?:all|everything|both|into)",
    r"(?:from|based on|given|considering|in (?:the )?(?:light|view) of|judging from|according to|because of|as|with"
    r"|after)"
    r"(?: \w+){0,6} (?:above|discussed|mentioned|stated|analy[sz]ed|said above)",
)
# Words that only a text's end uses; unlike "therefore" they are no joint inside a paragraph.
ENDS_TEXT = _opening(
    "in conclusion|to conclude|in summary|to sum(?: it)? up|summing up|to summari[sz]e|in sum|all in all|in a nutshell"
    "|to put it in a nutshell|all things considered|conclusively|as a conclusion|in closing|to wrap up|on the whole"
    "|overall,|in short,|in brief,"
    r"|(?:from|based on|given|considering|in (?:the )?(?:light|view) of|after)(?: \w+){0,6} (?:above|discussed"
    r"|mentioned)",
    after="",
)
# Said to be beyond doubt, which is what doubtful things are said to be.
CERTAIN = any_of(
    r"(?:it|this) is (?:\w+ )?(?:clear|obvious|evident|apparent|hard to deny|safe to say)|(?:there is )?no doubt"
    r"|without (?:a )?doubt"
    "|undoubtedly|undeniably|(?:can|could|may) be (?:concluded|said)|(?:we|one) can (?:conclude|say)|clearly|surely"
)
# Tells what the text will do, not what it holds.
ANNOUNCES = any_of(
    r"(?:this|the following|my) (?:essay|paper|article|text) (?:will|is going to|aims|seeks|intends|discusses|looks)",
    r"(?:i|we) (?:will|shall|would like to|am going to|want to|intend to|propose(?:,[^,]*,)? to|'ll)"
    r"(?: \w+){0,2} (?:discuss|explain|examine|explore|outline|describe|present|consider|analy[sz]e|look|give|mention"
    r"|talk)",
    r"(?:will|to) be (?:discussed|examined|explained|presented|considered|analy[sz]ed)|subject of my",
    r"there (?:are|exist|can be) (?:\w+ )?(?:many|several|various|numerous|some|two|three|a (?:number|lot|few|couple)"
    r"(?: of)?|different|plenty of)(?: \w+){0,2} (?:reasons?|arguments?|ways|aspects|factors|points|examples|opinions"
    r"|views)",
    "(?:the|my|these|those|following) (?:\\w+ )?(?:reasons|arguments|points|paragraphs) (?:are|is|will|below"
    "|as follows)",
    r"^(?:let us |let's )?(?:start with|begin with|turn to|look at|consider (?:what|why|how))|to begin by",
    "the reasons? (?:are|is) as follows|for (?:the following|several|many|a number of|two|three) reasons",
    "(?:i|me) (?:will |would )?(?:use|give|support my|illustrate|elaborate|explain)",
)

# Goes on with what happened: "So I loosened the wires again."
SO_IT_WENT = re.compile(r"^so (?:\w+ ){1,3}?(?:was|were|had|did|went|came|took|made|said|[a-z]{3,}ed)\b", re.IGNORECASE)

# --- Other people's views (concessions.py) ---

_OTHERS = (
    "(?:some|many|most|other|a lot of|certain|those|several)(?: of (?:us|them|the))?(?: \\w+)?|others|people"
    "|(?<!no )one|you"
    "|critics?|opponents?|proponents?|supporters?|advocates?|sceptics?|skeptics?|detractors?|defenders?|objectors?"
    "|someone|somebody|a (?:critic|sceptic|skeptic|reader)|the other side|the public|politicians"
)
_SAYS = (
    "argues?|says?|claims?|thinks?|believes?|worry|worries|objects?|contends?|fears?|insists?|points? out|suggests?"
    "|maintains?|holds?|assumes?|complains?|feels?|doubts?|replies|reply|counters?|asserts?|opposes?|supposes?|wonders?"
    "|sees?|considers?|respond"
)
# It is others who hold what follows.
REPORTED = any_of(
    rf"(?:{_OTHERS}) (?:(?:who|that) [^,;]{{2,40}}? )?"
    rf"(?:(?:could|can|might|may|will|would|do|does|often|always|still|even|also|sometimes"
    rf"|might well) ){{0,2}}(?:{_SAYS})",
    r"(?:it|this) (?:is|has been|may|might|could|can|will)(?: (?:be|perhaps|been|often|always|sometimes|frequently"
    r"|widely"
    r"|commonly|usually|generally|also|well|now|still))* (?:argued|said|claimed|thought|objected|believed|considered"
    r"|remarked|supposed|contended|imagined|feared|assumed|known|told|whispered)",
    r"(?:tell|tells|warns?|told) (?:me|us|you)|(?:insist|insists) that|there are (?:people|those|some|critics) who",
    r"(?:my|our|his|her|their) \w+ (?:say|says|insist|insists|claim|claims) this",
    rf"(?:critics|opponents|proponents|supporters|advocates|defenders) of [^,;]{{2,50}}? (?:{_SAYS}|count|are|see"
    rf"|point)",
    r"(?:he|she|they)(?: has| have| had| once)? (?:reckoned|said|says|say|thought|thinks?|wanted to know|asked|told"
    r"|believe[sd]?|puts?)",
    r"my [^.;:]{2,60}? (?:thinks?|says?|believes?|insists?|worries|objects?) (?:that )?i\b",
    "conventional wisdom|popular belief|the common view",
)
# The writer gives something to the other side.
GRANTS = _opening(
    "granted|admittedly|to be sure|to be fair|sure,|yes,|yes it|yes there|true,|of course|no doubt|undoubtedly,"
    "|certainly,",
    "naturally,|fair enough|indisputably|undeniably|obviously,|clearly,",
    "indeed,? (?!(?:is|are|was|were)\\b)",
    "(?:it|that) (?:is|'s|may be|might be|cannot be|can't be|must be) (?:\\w+ )?(?:true|indisputable|undeniable"
    "|admitted"
    "|conceded|granted|understandable|denied|correct|tempting|fair to say)",
    "(?:one|we|i|nobody|no one) (?:must |have to |has to |can |will |would |do )?(?:admit|concede|grant|acknowledge"
    "|deny)",
    "(?:i|we) (?:cannot|can't|could not|do not) (?:prove|deny|claim)|i (?:know|understand|see|realise"
    "|realize) (?:that|why)",
    "i (?:believe|agree with|feel for|sympathi[sz]e with) (?:him|her|them|my opponents)\\b|candou?r will|in fairness"
    "|for all (?:its|their|his|her)",
    after="",
)
GRANTS_WITHIN = any_of(
    r"(?:may|might|could) (?:well )?be right|(?:it|this) is true(?=,)|, (?:admittedly|granted|of course|to be sure),",
    r"(?:has|have) (?:its|their|a) (?:\w+ )?(?:point|merits?|drawbacks?|advantages?)(?= too|,|\.|;)",
    r"(?:must|have to|has to|oblige us to) (?:admit|concede|grant|acknowledge)|it is (?:indisputable|undeniable)",
    r"(?:did|does|do) (?:often |indeed |still )?(?:insist|use to)|unless|aside from|even if|would be conceivable"
    r"|an exception",
)
# Weighs the view that the sentence before reports: "Perhaps she is right." "They may be."
TAKES_UP = re.compile(
    r"^(?:(?:perhaps|maybe|of course|indeed,?) (?:he|she|they|it|this|that)\b"
    r"|(?:he|she|they|this|that|it) (?:may|might|could)(?: well)? be\b|(?:this|that|it) is (?:\w+ )?(?:true|fair)\b)",
    re.IGNORECASE,
)
# Opens the other side's case for more than a sentence.
OPENS_CASE = any_of(
    r"(?:the|an|one|another|a (?:\w+ )?|main|strongest|usual|common) (?:\w+ )?(?:case|argument|objection|complaint"
    r"|charge"
    r"|criticism|counter-?argument)s? (?:against|to|from|is|of (?:the )?(?:critics|opponents|other side))",
    r"(?:there (?:is|are)|it has|has|have) (?:\w+ ){0,3}(?:objections?|disadvantages?|drawbacks?|downsides?"
    r"|counter-?arguments?)",
    "on the (?:other|opposite) side of the",
)
_TURN = (
    "but|however|yet|nevertheless|nonetheless|still,|even so|that said|having said that|be that as it may|then again"
    "|notwithstanding|on the contrary|in fact,|in reality|despite (?:this|that|these|all)|in spite of (?:this|that"
    "|these)"
    "|(?:this|that|such an?|their|the) (?:\\w+ )?(?:argument|view|claim|objection|belief|opinion|fear|worry|idea)"
    " (?:is|does|has|ignores?|overlooks?|misses|fails?|forgets?|seems|may|cannot)"
    "|i (?:(?:strongly|completely|totally|respectfully|do not|don't) )*(?:disagree|agree with (?:this|that|them))"
    "|(?:this|that|it|he|she|they) (?:is|are|may be|might be) (?:\\w+ )?(?:true|right|fair),? (?:but|yet)"
)
TURNS = any_of(_TURN, before=r"^[\s\"'“‘(—–-]*(?:and |or )?")
# "in general, however, …" / "These measures, however, …"
TURNS_EARLY = re.compile(r"^(?:[\w'’-]+,? ){1,6}?(?:however|nevertheless|nonetheless)\b", re.IGNORECASE)
TURNS_WITHIN = re.compile(r"[,;—–] ?(?=(?:but|yet|however|still|nevertheless)\b)", re.IGNORECASE)
# The writer takes a view apart.
REFUTES = any_of(
    "mistaken|misjudges?|misses the point|misguided|overlooks?|ignores?|forgets?|fails? to|fallac\\w+|unconvincing",
    "i (?:do )?doubt|does not follow|do not follow|no reason|not enough|hardly|not (?:true|the case|convincing"
    "|so simple)",
    "does nothing|only (?:half|part) of|(?:is|are) wrong|untrue|the fact is|the truth is|simply (?:not|impossible)"
    "|i doubt",
)
# One clause gives way to another: whose main clause stands apart is on the other side.
CONCESSIVE_CLAUSE = _opening(
    "although|though|even though|even if|while it is true|unless|aside from|whereas|despite|in spite of"
)
# Hedged or allowed: on the other side only where a turn follows.
HEDGES = any_of(
    "may|might|perhaps|maybe|at first|seems?|indeed|of course|surely|certainly|naturally|some|true|cannot prove|granted"
)
# Both camps in one sentence are a question put, no concession: "Some think …, while others …".
BOTH_CAMPS = any_of("others|other people|while (?:some|many)|whereas")

# --- Joints between points (layout.py, claims.py) ---

# Opens a new point of the writer's own.
ENUMERATES = _opening(
    "first(?:ly)?(?: of all)?,|first of all|to (?:begin|start) with|to start|in the first place|the first"
    "|for (?:a start|starters)",
    "second(?:ly)?,|third(?:ly)?,|fourth(?:ly)?,|the (?:second|third|next|last|final|main|most important|other)"
    " (?:\\w+ )?(?:reason|point|argument|thing|advantage|benefit|factor|issue|aspect|problem)",
    "another(?! (?:example|case|instance|study|illustration))|one (?:\\w+ )?(?:reason|argument|advantage|benefit"
    "|point|problem|of the (?:\\w+ )?(?:reasons|arguments|advantages|benefits|problems|points))|on (?:the )?one hand"
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
    "after all|moreover|furthermore|in addition|besides|plus|also|for one thing|not only because|what is more"
    "|all the more"
    "|on top of (?:that|this)|especially|namely|in other words|that is to say|in this way|by doing so|for example"
    "|for instance|such as|like your|in particular|to illustrate|consider|likewise|similarly|additionally",
)
# A reason, time or case for a main clause, which stands behind a comma or in another sentence.
SUBORDINATES = _opening(
    "because|since|for(?! (?:example|instance|these|this|that|those|all|many|several|a|the|my|me|us|people|most"
    "|an)\\b)|as"
    "|when|where|who|which|so that|if|even when|just as",
)
SUBORDINATE_BEFORE = re.compile(
    r"\b(?:when|if|because|since|who|which|until|what|how|why|whether|where|while|than|as)\b[^,;:]*$", re.IGNORECASE
)
GIVES_REASON = any_of("because|since|due to|thanks to|after all|the reason (?:is|for)|owing to|for one thing|so that")
# Points back without a noun: "This is …", "That's costly!", "They …".
LEANS_BACK = re.compile(
    r"^(?:and |but |yet )?(?:this|that|these|those|it|they|he|she|such|its|their|his|her|both|all of (?:this|these))\b"
    r"(?! (?:is|'s|was|would be) (?:\w+ ){0,4}(?:to|that|for)\b)",
    re.IGNORECASE,
)

# --- What only reports (claims.py) ---

PROPER_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][a-z]{2,}")
# Marks of an argument at work; a paragraph without any of them is told, not argued.
ARGUES = any_of(
    "because|therefore|thus|hence|should|must|ought|however|although|example|instance|reason|unless|mistake\\w*|wrong"
    "|may|cannot|can|better|worse|people|everyone|nobody|i|we|our|my|us",
)
