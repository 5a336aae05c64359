"""Words that speak well or ill of a thing, and words that ask for it or against it. English; our own lists."""

from bot.text.word_set import word_set

# Listed as dictionaries have them; other forms are found by their stem. Words in -ful, -less and -ness, and the ones
# marked below, count only as they stand: their stem says something else ("useful", "use").
GOOD = word_set(
    """
    able accomplish accountable accurate achieve acceptable admire advance advantage affordable amazing appropriate
    assist assure autonomy beautiful beneficial benefit best better bless boost bonus bright brilliant capable care
    charitable cheap cheaper choice choose clean cohesion comfort comfortable compassion compassionate competent confident
    conserve constructive convenient convincing cooperate cooperation creative credible cure deserve desirable dignity
    diligent discipline discover discovery diverse diversity ease easier easy economical educate effective efficient
    empower enable encourage enhance enjoy enrich ensure equality equity essential ethical excel excellent excite fair
    fairer fairness faith favorable fine flourish focus fortunate free freedom friendly fulfil fulfill fun gain generous
    glad good grateful great grow growth guarantee happier happiness happy harmless harmony heal health healthy help
    helpful heritage honest honesty honor honour hope hopeful humane ideal important improve improvement incentive
    inclusive independence independent innovate innovation insight inspire integrity invaluable invest  justice
    justify   knowledge legitimate liberate liberty logical love loyal meaningful mercy moral motivate necessary
    necessity needed nice opportunity optimal peace peaceful perfect pleasure positive potential practical precious
    prestige pride productive profit profitable progress promise promising promote proper prosper prosperity prosperous
    protect protection proud prove  realistic reasonable reform relax reliable relief relieve rescue resilient
    respect responsible responsibly restore reward  right rightful rights robust romantic safe safeguard safely safer
    safety salvation satisfy  saving secure security sensible skill smart smooth solidarity solution solve
    stable stability stimulate strength strengthen strong stronger succeed success successful suitable support sustain
    sustainable talent thrive tolerance tradition transparency transparent treasure trust trustworthy truthful unify unite
    unity useful valid valuable value versatile viable virtue vital welfare   welcome  wellbeing wins
    wisdom wise wonderful worthwhile worthy
    smarter healthier cleaner greener richer wiser faster kinder save saves saved saving
    deterrent deterrence rehabilitate welcome sanctity sacred choices rightly outweighs
    """
)
BAD = word_set(
    """
    abnormal absurd abuse abusive accident addict addiction addictive aggression aggressive alienate anger angry anxiety
    arbitrary archaic arrogant assault atrocity attack awful backfire backlash bad badly barrier bias biased blackmail
    blame bleak bully bullying burden catastrophe catastrophic chaos cheat coerce coercion collapse complicate confuse
    contradict controversial corrupt corruption costly counterproductive crime criminal  crippling crisis cruel
    cruelty damage danger dangerous dead death debt deceive decline defect defy degrade deny deprive despair destroy
    destruction destructive  deteriorate detrimental detriment devalue devastate die difficult difficulty diminish
    dirty disadvantage disappoint disaster disastrous discourage discriminate discrimination disease disgrace disgust
    dishonest disorder disproportionate disregard disrespect disrespectful disrupt  distort distract distraction
    distress disturb divide division divisive doubt downside drawback dumb dying dysfunction encroach endanger enemy
    erode error evil exacerbate excessive exclude expensive exploit exploitation extreme extremist fail failure fake false
    fatal fault faulty fear flaw flawed foolish forced fraud frighten frustrate futile greed greedy grief guilty
    hamper harass harassment hard harder hardship harm harmful harms hate hatred hazard heartless hinder horrible hurt hypocrisy
    hypocritical ignorant ignore ill illegitimate illness illogical immoral impair impede impossible impractical
    inaccurate inadequate inappropriate incompatible incompetent incorrect inefficient ineffective inequality inferior
    inflation inhuman inhumane injure injury injustice innocent insecure insecurity instability insufficient
    insult intolerance intolerable intrude intrusion intrusive invade invasive irrational irresponsible isolate isolation
    jeopardize kill killer lack lazy limit lonely lose loss lost manipulate mess misery misguided mislead
    misleading mistake mistaken misuse monopoly murder naive nasty negative neglect nonsense obesity obsolete obstacle
    offend offensive oppress oppression oppressive outdated overcrowd overpriced pain painful panic penalize pitfall
    pointless poison pollute pollution poor poorer poverty predator prejudice pressure problem problematic propaganda
    punish racism racist radical rape reckless regress reject repressive resent resentment restrict restrictive
    ridiculous risk risky ruin sacrifice sad scandal scare scary selfish severe sexism sexist shame shameful
    shortage sick silly slave slavery slippery stagnate starve steal stereotype stigma strain stress stressful struggle
    stupid subvert suffer suffering suicidal terrible terrorism terrorist theft threat threaten torture toxic tragedy
    tragic trap trauma traumatic trouble tyranny ugly unable unaccountable unaffordable unacceptable unconstitutional
    uncomfortable undemocratic undermine undesirable unequal unethical unfair unfairly unfit unfortunate unhappy unhealthy
    unhelpful unjust unjustified unlawful unnatural unnecessary unneeded unpopular unproductive unqualified
    unrealistic unreasonable unreliable unsafe unstable unsuitable unsustainable unwanted unwise unworkable useless victim
    vile violate violation violence violent vulnerable war waste wasteful weak weaken weakness worry worse worsen worst
    worthless wrong wrongful wrongly sucks trash lame meaningless
    murderer mistrust unpatriotic overrated destabilise destabilize sedentary scam divorce imbalance stifle agressive
    aggressive unreliability weapon unequal backward barbaric inaccessible impractical unfeasible injustice intervene
    interfere bureaucracy exploit dictate obstruct alienation intimidate unethically infringe infringement
    """
)
# Take away what follows: with something good it is bad, with something bad it is good.
LESSENING = word_set(
    """
    reduce reduces reduced reducing reduction lower lowers lowering decrease decreases decreased decreasing prevent
    prevents prevented preventing prevention stop stops stopping avoid avoids avoiding combat combats combating curb
    eliminate eliminates eliminating eradicate eradicates eradicating end ends ending minimise minimize minimizes
    fight fights fighting deter deters deterring lessen lessens lessening limit limits limiting alleviate alleviates
    relieve relieves relieving cut cuts cutting remove removes removing less fewer lack lacks lacking overcome overcomes
    tackle tackles discourage discourages discouraging mitigate mitigates halt halts deny denies denying deprive deprives
    undermine undermines undermining destroy destroys destroying restrict restricts restricting against free-from
    infringe infringes infringing violate violates violating erode erodes hinder hinders hindering impede impedes
    stifle stifles stifling threaten threatens threatening rob robs ruin ruins ruining lose loses losing weaken weakens
    """
)
# Of these, the ones that are no word of blame themselves.
NOT_THEMSELVES_BAD = word_set(
    """
    limit limits limiting deter deters deterring lack lacks lacking discourage discourages discouraging
    """
)
# What one asks to be done for a thing, and against it.
ACTS_FOR = word_set(
    """
    accept adopt allow approve authorize create compulsory build continue defend encourage endorse enforce establish
    expand finance fund give grant implement increase institute introduce invest keep launch legal legalise legalize
    legalization legitimize maintain mandate mandatory obligatory permit preserve prioritize promote protect provide
    raise recognize reinstate remain require retain stay subsidise subsidize subsidy support tolerate uphold use
    """
)
ACTS_AGAINST = word_set(
    """
    abandon abolish abolishment abolition axe ban block boycott cancel cease censor close closure condemn crack criminal
    criminalise criminalize crime cut deny disallow disband discontinue discourage dismantle dissolve ditch drop eliminate
    end fight forbid forbidden halt illegal illegalise illegalize limit offence offense oppose outlaw phase
    prevent prohibit prohibition punish quit reject remove repeal resist restrict revoke scrap shut stop
    suspend terminate withdraw
    """
)
NEGATIONS = word_set(
    """
    not no never neither nor cannot dont doesnt didnt cant isnt arent wasnt werent wont wouldnt shouldnt couldnt hasnt
    havent without hardly barely nobody nothing none
    """
)
# A negation of the first kind may stand before the verb of saying: "i don't think it should be banned".
MODALS = word_set("should must ought shouldnt shouldn't mustn't needs let")
# Circumstances and people, good or bad whoever speaks of them: they weigh half.
MILD = word_set(
    """
    war crime criminal criminals terrorist terrorism terrorists victim enemy poor ill sick disease death die dead dying
    debt attack weapon kill hard forced trust peace tradition right rights free freedom protect love growth sex
    violence violent punish murder pain suffer suffering illness addict injury injure loss lose risk problem
    accident bully bullying danger dangerous trouble cheap talent skill knowledge health safety security
    """
)
# Lean words: what the object brings, or that it comes to nothing.
LEANS_GOOD = word_set(
    """
    provide allow give bring offer create contribute teach learn prepare open grow increase raise more develop
    """
)
