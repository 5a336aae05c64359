"""What kind of evidence a sentence gives, if it gives any."""

from bot.essay.argument import cues, evidence_cues
from bot.essay.argument.stretches import Unit
from bot.essay.outline import EvidenceKind


def find_evidence_kind(unit: Unit, previous: EvidenceKind | None = None) -> EvidenceKind | None:
    """The kind of evidence in this sentence, or None where it only reasons; `previous` is the kind just before it.

    A story goes on as long as it is told in the past. Where several kinds meet, what can be checked goes first.
    """
    text = unit.plain
    has_past = bool(evidence_cues.PAST_TENSE.search(text))
    is_event = bool(evidence_cues.PAST_EVENT.search(text)) and has_past
    if evidence_cues.STATISTIC.search(text) and not is_event:
        return EvidenceKind.STATISTIC
    if unit.is_quoted or evidence_cues.AUTHORITY.search(text) or evidence_cues.NAMED_SPEAKER.search(unit.text):
        return EvidenceKind.AUTHORITY
    if is_event or (has_past and evidence_cues.YEAR.search(text)):
        return EvidenceKind.HISTORY
    goes_on = previous is EvidenceKind.ANECDOTE and has_past and not cues.NORMATIVE.search(unit.own)
    if goes_on or is_story(unit):
        return EvidenceKind.ANECDOTE
    if evidence_cues.EXAMPLE.search(text):
        return EvidenceKind.EXAMPLE
    if evidence_cues.ANALOGY.search(unit.own) or evidence_cues.PICTURE.search(unit.own):
        return EvidenceKind.ANALOGY
    return None


def is_story(unit: Unit) -> bool:
    """True where the writer tells of something that happened once, to them or somebody they know."""
    if cues.OWN_STANCE.search(unit.own):
        return False
    if evidence_cues.KNOWN_PERSON.search(unit.own):
        return True
    if not evidence_cues.PAST_TENSE.search(unit.own):
        return False
    return bool(evidence_cues.ONE_TIME.search(unit.own) or evidence_cues.STORY_PAST.search(unit.own))
