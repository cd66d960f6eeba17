"""The finished timeline: which events matter most, and their order in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from events.grammar.clauses import is_main
from events.lexicons import words
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import section_of, sections, token_at
from events.types import Aspect, AttributionKind, Basis, Event, EventClass, Polarity, Role, Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a reader wants first: things that happened, with a date, done by those the story is about.
_CLASS_WEIGHT = {
    EventClass.OCCURRENCE: 0.34,
    EventClass.I_ACTION: 0.26,
    EventClass.ASPECTUAL: 0.22,
    EventClass.STATE: 0.14,
    EventClass.PERCEPTION: 0.1,
    EventClass.I_STATE: 0.08,
    EventClass.REPORTING: 0.0,
}
_BASIS_WEIGHT = {
    Basis.STATED: 0.28,
    Basis.INHERITED: 0.16,
    Basis.NARRATIVE: 0.14,
    Basis.REPORTED: 0.1,
    # What has no date has no place on the axis.
    Basis.BOUNDED: -0.08,
    Basis.NONE: -0.08,
}
_ACTOR_WEIGHT, _LEAD_WEIGHT, _MAIN_CLAUSE_WEIGHT = 0.14, 0.12, 0.12
# What the first sentence tells is what the article is about.
_OPENING_WEIGHT = 0.14
# "spoke on condition of anonymity", "branded them heretical": words, though no report follows.
_SPEECH_WEIGHT = 0.1
_HEDGED, _NEGATED, _CAPTION, _REPEATED, _QUOTED = 0.25, 0.2, 0.1, 0.25, 0.15
# The simple present comments and describes: "the gain consolidates its control".
_BARE_NOUN, _UNDATED_NOUN, _COMMENT = 0.2, 0.1, 0.2
# "The offensive began": the beginning tells of the offensive.
_TOLD_BY_ITS_VERB = 0.2
_SUBORDINATE = {"advcl": 0.15, "amod": 0.15, "xcomp": 0.1, "acl": 0.1, "relcl": 0.04}


def weigh_events(events: Iterable[Event], doc: Doc) -> tuple[Event, ...]:
    """The events of one article with their salience, 0 to 1.

    It is the sum of what the class of the event weighs, the basis of its date, the share of the
    story that its actors have, its place in the text, being told in the first sentence, and being
    told by a main clause; less for what is hedged, denied, quoted, subordinate, a comment in the
    present, a caption, a noun without a date, the subject of an event, or told before.
    """
    events = tuple(events)
    prominence = _prominence(events)
    triggers = [token_at(doc, event.trigger.start) for event in events]
    repeated = _repeated(events, triggers)
    places = {trigger.i for trigger in triggers}
    opening = _opening(doc)
    weighed = []
    for event, trigger in zip(events, triggers, strict=True):
        score = _weight(event, trigger, prominence[event.trigger.start])
        if trigger.i in opening and _is_told(trigger):
            score += _OPENING_WEIGHT * (event.event_class is not EventClass.REPORTING)
        score -= _REPEATED * (event.trigger.start in repeated)
        score -= _TOLD_BY_ITS_VERB * (_is_subject(trigger) and trigger.head.i in places)
        weighed.append(replace(event, salience=round(min(1.0, max(0.0, score)), 3)))
    return tuple(weighed)


def _repeated(events: tuple[Event, ...], triggers: list[Token]) -> set[int]:
    """The offsets of the triggers whose event is told elsewhere: earlier, or in the body."""
    titles = [section_of(trigger) is SectionKind.TITLE for trigger in triggers]
    told: set[tuple[str, str]] = set()
    found = set()
    for _, event in sorted(zip(titles, events, strict=True), key=lambda pair: pair[0]):
        tellings = _tellings(event)
        if tellings & told:
            found.add(event.trigger.start)
        told |= tellings
    return found


def _prominence(events: tuple[Event, ...]) -> dict[int, float]:
    """How much the story is about the actors of each event, 0 to 1, by the trigger's offset."""
    named = Counter(a.actor.name for event in events for a in event.arguments if a.actor)
    most = max(named.values(), default=1)
    return {
        event.trigger.start: max(
            (named[a.actor.name] / most for a in event.arguments if a.actor), default=0.0
        )
        for event in events
    }


def _weight(event: Event, trigger: Token, prominence: float) -> float:
    score = _class_weight(event) + _BASIS_WEIGHT[event.basis]
    attribution = event.attribution
    score += _ACTOR_WEIGHT * prominence
    score += _LEAD_WEIGHT * (1 - event.trigger.start / max(1, len(event.trigger.document.text)))
    score += _MAIN_CLAUSE_WEIGHT * _is_told(trigger)
    if event.tense is Tense.PRESENT and event.aspect is Aspect.NONE:
        score -= _COMMENT
    score -= _HEDGED * bool(event.modality)
    score -= _NEGATED * (event.polarity is Polarity.NEG)
    score -= _QUOTED * (attribution is not None and attribution.kind is AttributionKind.DIRECT)
    if trigger.pos_ in ("NOUN", "PROPN") and event.basis in (Basis.BOUNDED, Basis.NONE):
        score -= _UNDATED_NOUN if event.arguments else _BARE_NOUN
    score -= _SUBORDINATE.get(_clause(trigger).dep_, 0.0)
    score -= _CAPTION * (section_of(trigger) is SectionKind.CAPTION)
    return score


def _class_weight(event: Event) -> float:
    weight = _CLASS_WEIGHT[event.event_class]
    return min(weight, _SPEECH_WEIGHT) if event.lemma in words("reporting", "speech") else weight


def _is_told(trigger: Token) -> bool:
    in_passing = _clause(trigger).dep_ in _SUBORDINATE
    return trigger.pos_ == "VERB" and not in_passing and is_main(trigger, said=True)


def _is_subject(trigger: Token) -> bool:
    return trigger.pos_ in ("NOUN", "PROPN") and trigger.dep_ in ("nsubj", "nsubjpass")


def _opening(doc: Doc) -> range:
    """The tokens of the first sentence of the body."""
    for section in sections(doc):
        if section.label_ == SectionKind.BODY:
            sentence = doc[section.start].sent
            return range(sentence.start, sentence.end)
    return range(0)


def _clause(trigger: Token) -> Token:
    """The first of coordinated clauses: "marking … and leaving …" hang together."""
    while trigger.dep_ == "conj" and trigger.head.pos_ == trigger.pos_:
        trigger = trigger.head
    return trigger


def _tellings(event: Event) -> set[tuple[str, str]]:
    """What a second telling of the event shares with the first: its label, or word and patient.

    Without a patient its word and its doer, so that "they withdrew" is told once.
    """
    told = {("", event.label.lower())}
    part = {a.role: a.actor.name if a.actor else a.span.text.lower() for a in event.arguments}
    whom = part.get(Role.PATIENT) or part.get(Role.AGENT)
    return told | {(event.lemma, whom)} if whom else told
