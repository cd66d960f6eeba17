"""When each event happened, by which evidence, and how far to trust it (TimeML TLINK)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from events.clauses import children, own_subjects, prepositional
from events.interval import Grain, Instant, TimeInterval
from events.layout import SectionKind
from events.text import section_of, token_at
from events.types import (
    Aspect,
    Basis,
    Document,
    Event,
    EventClass,
    Relation,
    Tense,
    TimeExpression,
    TimexType,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How the preposition before a time lays the event to it; any other word means "within".
_RELATION = {
    "before": Relation.BEFORE,
    "until": Relation.ENDS,
    "till": Relation.ENDS,
    "through": Relation.ENDS,
    "to": Relation.ENDS,
    "by": Relation.BEFORE,
    "after": Relation.AFTER,
    "since": Relation.BEGINS,
    "from": Relation.BEGINS,
    "for": Relation.DURING,
    "over": Relation.DURING,
    "throughout": Relation.DURING,
}
_SUBORDINATE_TO = frozenset({"advcl", "xcomp", "conj", "acl", "pcomp", "dobj", "nsubj", "pobj"})
_SAME_TIME_MARKS = frozenset({"as", "while", "when"})
_PAST = frozenset({Tense.PAST, Tense.PASTPART, Tense.NONE})
_PRESENT = frozenset({Tense.PRESENT})


@dataclass(frozen=True, slots=True)
class _Dating:
    """A finding: the fields that an event takes over."""

    time: TimeExpression | None
    relation: Relation
    basis: Basis
    interval: TimeInterval
    explanation: str

    def given_to(self, event: Event) -> Event:
        """The event with this date."""
        return replace(
            event,
            time=self.time,
            relation=self.relation,
            basis=self.basis,
            interval=self.interval,
            explanation=self.explanation,
        )


@dataclass(frozen=True, slots=True)
class _Story:
    """What the steps below share: the events by the token of their trigger, and what is dated."""

    doc: Doc
    document: Document
    at: dict[int, Event]
    dated: dict[int, _Dating] = field(default_factory=dict)

    @property
    def published(self) -> TimeInterval | None:
        """The day of publication."""
        day = self.document.published
        return None if day is None else TimeInterval.of(Grain.DAY, day)


def date_events(
    events: Iterable[Event], times: Iterable[TimeExpression], doc: Doc, document: Document
) -> tuple[Event, ...]:
    """The events with time, relation, basis, interval and explanation.

    In order of trust: a time attached to the event's own words; the date of the clause that governs
    it; the publication date, for what a report tells as news of the day. An event without any of
    these keeps interval None.
    """
    events = tuple(events)
    story = _Story(doc, document, {token_at(doc, e.trigger.start).i: e for e in events})
    dated = {i: _stated(story.at[i], found) for i, found in _attached(story, times).items()}
    story.dated.update({i: dating for i, dating in dated.items() if dating is not None})
    for index in sorted(story.at):
        if index not in story.dated:
            inherited = _inherited(story, doc[index])
            if inherited is not None:
                story.dated[index] = inherited
    for index in sorted(story.at):
        if index not in story.dated:
            reported = _reported(story, doc[index])
            if reported is not None:
                story.dated[index] = reported
    return tuple(
        story.dated[i].given_to(event) if i in story.dated else event
        for i, event in zip(sorted(story.at), events, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Attachment:
    """A time and the preposition that ties it to an event."""

    time: TimeExpression
    interval: TimeInterval
    preposition: str


def _attached(story: _Story, times: Iterable[TimeExpression]) -> dict[int, list[_Attachment]]:
    """The times of each event, by the token of its trigger."""
    found: dict[int, list[_Attachment]] = {}
    for time in times:
        if time.interval is None or time.type is TimexType.SET:
            continue
        span = story.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if span is None:
            continue
        governor, preposition = _governor(story, span.root)
        inner = _event_of_duration(story, span.root) if time.type is TimexType.DURATION else None
        if inner is not None:
            found.setdefault(inner, []).append(_Attachment(time, time.interval, "for"))
        elif governor is not None:
            found.setdefault(governor, []).append(_Attachment(time, time.interval, preposition))
    return found


def _governor(story: _Story, root: Token) -> tuple[int | None, str]:
    """The event that a time's words hang from, and the first preposition on the way."""
    fronted = _fronted_event(story, root)
    if fronted is not None:
        return fronted, ""
    preposition = ""
    for ancestor in root.ancestors:
        if ancestor.i in story.at:
            return ancestor.i, preposition
        if ancestor.pos_ in ("VERB", "AUX"):
            return None, preposition  # a clause without an event: "was in its hands by nightfall"
        if not preposition and ancestor.pos_ in ("ADP", "SCONJ"):
            preposition = ancestor.lower_
    return None, preposition


def _fronted_event(story: _Story, root: Token) -> int | None:
    """ "Since its advances in Iraq last summer, it has …": the advances, not "has"."""
    if root.dep_ != "npadvmod" or root.head.i < root.i:
        return None
    for token in reversed(root.doc[root.sent.start : root.left_edge.i]):
        if token.is_punct or token.pos_ == "VERB":
            return None
        if token.i in story.at:
            return token.i
    return None


def _event_of_duration(story: _Story, root: Token) -> int | None:
    """ "10 months of airstrikes": the airstrikes."""
    for preposition, noun in prepositional(root):
        if preposition.lower_ == "of" and noun.i in story.at:
            return noun.i
    return None


def _stated(event: Event, attachments: list[_Attachment]) -> _Dating | None:
    ends = {_relation(found): found for found in reversed(attachments)}
    if Relation.BEGINS in ends and Relation.ENDS in ends:
        first, last = ends[Relation.BEGINS], ends[Relation.ENDS]
        if _starts_before(first.interval, last.interval):
            return _dating(event, first, TimeInterval.between(first.interval, last.interval))
    best = min(attachments, key=_preference)
    return _dating(event, best, None)


def _starts_before(first: TimeInterval, last: TimeInterval) -> bool:
    return first.start is not None and last.end is not None and first.start < last.end


def _preference(found: _Attachment) -> tuple[bool, bool, int]:
    return (
        _relation(found) in (Relation.BEFORE, Relation.AFTER, Relation.ENDS),
        found.time.type is TimexType.DURATION,
        found.interval.grain.rank,
    )


def _relation(found: _Attachment) -> Relation:
    if found.time.type is TimexType.DURATION:
        return Relation.AFTER if found.preposition == "after" else Relation.DURING
    return _RELATION.get(found.preposition, Relation.IS_INCLUDED)


def _dating(event: Event, found: _Attachment, whole: TimeInterval | None) -> _Dating | None:
    relation = Relation.DURING if whole else _relation(found)
    interval = whole or _related(found.interval, relation, found.preposition)
    if interval is None:
        return None
    words = f"{found.preposition} {found.time.span.text}".strip()
    explanation = f"The text says “{words}”: {_sentence(found.time.explanation)}"
    return _Dating(found.time, relation, Basis.STATED, interval, explanation)


def _related(interval: TimeInterval, relation: Relation, preposition: str) -> TimeInterval | None:
    """When an event happened that lies so to an interval."""
    match relation:
        case Relation.BEFORE if preposition == "by":
            return _until(interval.end, interval)
        case Relation.BEFORE:
            return _until(interval.start, interval)
        case Relation.ENDS:
            return _until(interval.end, interval)
        case Relation.AFTER:
            return None if interval.end is None else replace(interval, start=interval.end, end=None)
        case Relation.BEGINS:
            return replace(interval, end=None)
        case _:
            return interval


def _until(end: Instant | None, interval: TimeInterval) -> TimeInterval | None:
    if end is None:
        return None
    if interval.grain is Grain.PART and interval.start is not None:
        return TimeInterval.of(Grain.DAY, interval.start)
    return replace(interval, start=None, end=end)


def _sentence(explanation: str) -> str:
    return explanation.rstrip(".") + "."


def _inherited(story: _Story, token: Token) -> _Dating | None:
    event, governor = story.at[token.i], token.head
    if token.dep_ not in _SUBORDINATE_TO or event.modality or event.tense is Tense.FUTURE:
        return _from_subordinate(story, token)
    if token.dep_ in ("pcomp", "pobj"):
        return _from_subordinate(story, token)
    source = story.dated.get(governor.i)
    above = story.at.get(governor.i)
    if source is None or above is None or source.relation in (Relation.BEFORE, Relation.AFTER):
        return _from_subordinate(story, token)
    if not _shares_time(token, event, above):
        return _from_subordinate(story, token)
    return _taken_over(source, above)


def _shares_time(token: Token, event: Event, above: Event) -> bool:
    """Whether a clause or noun happens at the time of the verb that governs it."""
    match token.dep_:
        case "advcl":
            marks = {mark.lower_ for mark in token.lefts if mark.dep_ in ("mark", "advmod")}
            return marks <= _SAME_TIME_MARKS and token.tag_ != "VB"
        case "xcomp":
            return above.event_class in (EventClass.ASPECTUAL, EventClass.I_ACTION)
        case "conj":
            return event.tense is above.tense and not own_subjects(token)
        case "dobj":
            return above.event_class is EventClass.ASPECTUAL or _is_light(token.head)
        case "nsubj":
            return above.event_class in (EventClass.ASPECTUAL, EventClass.OCCURRENCE)
        case _:
            return False


def _is_light(verb: Token) -> bool:
    return verb.lemma_ in ("carry", "conduct", "launch", "make", "mount", "hold", "stage", "take")


def _from_subordinate(story: _Story, token: Token) -> _Dating | None:
    """A verb takes the time of "when …", and the beginning of "since …", below it."""
    for preposition, noun in prepositional(token):
        if preposition.lower_ == "since" and noun.i in story.dated and story.published:
            source = story.dated[noun.i]
            if _starts_before(source.interval, story.published):
                span = TimeInterval.between(source.interval, story.published)
                return replace(_taken_over(source, story.at[noun.i]), interval=span)
    for clause in children(token, "advcl"):
        marks = {mark.lower_ for mark in clause.lefts if mark.dep_ in ("mark", "advmod")}
        if marks & _SAME_TIME_MARKS and clause.i in story.dated:
            return _taken_over(story.dated[clause.i], story.at[clause.i])
    return None


def _taken_over(source: _Dating, event: Event) -> _Dating:
    explanation = f"It has the time of “{event.trigger.text}”, to which it belongs. "
    return replace(
        source,
        basis=Basis.INHERITED,
        relation=Relation.SIMULTANEOUS,
        explanation=explanation + source.explanation,
    )


def _reported(story: _Story, token: Token) -> _Dating | None:
    """News without a date: what is said and what goes on happens on the day of publication."""
    event, published = story.at[token.i], story.published
    if published is None or event.modality or section_of(token) is not SectionKind.BODY:
        return None
    said = event.event_class is EventClass.REPORTING and event.tense in (Tense.PAST, Tense.PRESENT)
    goes_on = event.aspect is Aspect.PROGRESSIVE and event.tense in (Tense.PAST, Tense.PRESENT)
    if not (said or goes_on) or event.aspect is Aspect.PERFECTIVE:
        return None
    explanation = (
        "No date is stated. The article reports it as news, so it is placed on the day of "
        f"publication, {published.plain}."
    )
    return _Dating(None, Relation.IS_INCLUDED, Basis.REPORTED, published, explanation)
