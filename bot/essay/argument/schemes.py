"""Which argumentation scheme an element follows, where its words show it."""

from bot.essay.argument import evidence_cues
from bot.essay.argument.stretches import Unit
from bot.essay.outline import EvidenceKind, Scheme

_BY_EVIDENCE = {
    EvidenceKind.EXAMPLE: Scheme.EXAMPLE,
    EvidenceKind.HISTORY: Scheme.EXAMPLE,
    EvidenceKind.ANECDOTE: Scheme.EXAMPLE,
    EvidenceKind.ANALOGY: Scheme.ANALOGY,
}


def find_scheme(unit: Unit, evidence_kind: EvidenceKind | None) -> Scheme | None:
    """The scheme this sentence shows by its own words, or None.

    **Source:** Walton, Reed & Macagno, Argumentation Schemes (2008); the cues are ours.
    """
    text = unit.own
    if evidence_kind is EvidenceKind.AUTHORITY:
        return Scheme.EXPERT_OPINION if evidence_cues.EXPERT.search(unit.plain) else Scheme.POSITION_TO_KNOW
    if evidence_kind is EvidenceKind.STATISTIC:
        return Scheme.POPULAR_OPINION if evidence_cues.ASKED_OTHERS.search(text) else Scheme.SIGN
    if evidence_kind is not None:
        return _BY_EVIDENCE[evidence_kind]
    return next((scheme for scheme, pattern in _CUES if pattern.search(text)), None)


# The rarer a scheme's words, the earlier it is asked for.
_CUES = (
    (Scheme.FEAR_APPEAL, evidence_cues.FEARS),
    (Scheme.ALTERNATIVES, evidence_cues.ALTERNATIVES),
    (Scheme.POPULAR_OPINION, evidence_cues.EVERYONE_THINKS),
    (Scheme.PRACTICAL_REASONING, evidence_cues.MEANS_TO_END),
    (Scheme.VALUES, evidence_cues.VALUES),
    (Scheme.CAUSE_TO_EFFECT, evidence_cues.CAUSES),
    (Scheme.CONSEQUENCES, evidence_cues.FOLLOWS),
    (Scheme.SIGN, evidence_cues.SIGN),
)
