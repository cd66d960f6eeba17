"""What happens (TimeML EVENT): its words, who took part, when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from events.calendar.bounds import Bounds
from events.calendar.interval import TimeInterval
from events.types.actor import Actor
from events.types.article import Span
from events.types.by_hand import ByHand
from events.types.time_expression import TimeExpression


class Role(StrEnum):
    """The part that an actor has in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    PLACE = "place"
    INSTRUMENT = "instrument"


class EventClass(StrEnum):
    """TimeML event classes."""

    OCCURRENCE = "OCCURRENCE"
    REPORTING = "REPORTING"
    STATE = "STATE"
    I_ACTION = "I_ACTION"
    I_STATE = "I_STATE"
    ASPECTUAL = "ASPECTUAL"
    PERCEPTION = "PERCEPTION"


class Tense(StrEnum):
    """TimeML tenses of an event's verb; NONE for nouns and adjectives."""

    PAST = "PAST"
    PRESENT = "PRESENT"
    FUTURE = "FUTURE"
    INFINITIVE = "INFINITIVE"
    PRESPART = "PRESPART"
    PASTPART = "PASTPART"
    NONE = "NONE"


class Aspect(StrEnum):
    """TimeML aspects."""

    NONE = "NONE"
    PROGRESSIVE = "PROGRESSIVE"
    PERFECTIVE = "PERFECTIVE"
    PERFECTIVE_PROGRESSIVE = "PERFECTIVE_PROGRESSIVE"

    @property
    def is_perfect(self) -> bool:
        """Whether the verb has "have": "has left", "had been leaving"."""
        return self in (Aspect.PERFECTIVE, Aspect.PERFECTIVE_PROGRESSIVE)


class Polarity(StrEnum):
    """Whether the text says that it happened or that it did not."""

    POS = "POS"
    NEG = "NEG"


class Relation(StrEnum):
    """How an event lies to its time (TimeML TLINK)."""

    IS_INCLUDED = "IS_INCLUDED"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    BEGINS = "BEGINS"
    ENDS = "ENDS"
    SIMULTANEOUS = "SIMULTANEOUS"
    DURING = "DURING"
    INCLUDES = "INCLUDES"


class Basis(StrEnum):
    """How far to trust an event's date, the surest first."""

    STATED = "stated"
    INHERITED = "inherited"
    NARRATIVE = "narrative"
    REPORTED = "reported"
    BOUNDED = "bounded"
    NONE = "none"


class AttributionKind(StrEnum):
    """Whether the source's own words are quoted (PARC)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Argument:
    """Who or what took part in an event; `actor` is None for a thing that is no actor."""

    role: Role
    actor: Actor | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says that an event happened (PARC): the source, the word of saying, what is said.

    `source` is the span that names the source where it is said ("he"); `name` is that source in
    words fit for a reader ("an unnamed Syrian activist"); `actor` is None where it is none.
    """

    source: Span
    name: str
    actor: Actor | None
    cue: Span
    content: Span
    kind: AttributionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens or holds (TimeML EVENT), and what is known of it.

    `time` is the expression that dates it, `interval` when it happened by that evidence, `relation`
    how it lies to `time`, `basis` how far to trust that, `explanation` all of it in one sentence.
    `bounds` are the days in which it can have begun and ended. `modality` is the word that keeps it
    from being told as a fact: "may", "if", "attempted"; None where nothing does.
    An event that nothing dates has interval None and basis NONE. `salience` runs from 0 to 1; the
    `key` events tell the story best, at most 15 of an article. `starred`, `note` and `tags` are a
    person's alone.
    """

    trigger: Span
    sentence: Span
    lemma: str
    event_class: EventClass
    tense: Tense = Tense.NONE
    aspect: Aspect = Aspect.NONE
    polarity: Polarity = Polarity.POS
    modality: str | None = None
    arguments: tuple[Argument, ...] = ()
    time: TimeExpression | None = None
    relation: Relation | None = None
    basis: Basis = Basis.NONE
    interval: TimeInterval | None = None
    bounds: Bounds | None = None
    explanation: str = ""
    attribution: Attribution | None = None
    label: str = ""
    salience: float = 0.0
    key: bool = False
    by_hand: tuple[ByHand, ...] = ()
    starred: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()

    @property
    def limits(self) -> Bounds | None:
        """Its bounds; where none were set, what interval and relation tell of them."""
        return self.bounds or Bounds.of_dating(self.interval, self.relation)

    @property
    def when(self) -> str:
        """When it happened in plain English: `Wed 20 May 2015`, `between 3 and 5 May 2024`.

        >>> from events.types import Document
        >>> document = Document(text="A bank failed.", doc_id="bank")
        >>> word = Span(document, 7, 13)
        >>> failed = Event(
        ...     trigger=word, sentence=word, lemma="fail", event_class=EventClass.OCCURRENCE
        ... )
        >>> failed.when
        'no date'
        """
        limits = self.limits
        if limits is None or limits.is_open:
            return self.interval.plain if self.interval else "no date"
        if self.interval is None or self.relation is Relation.INCLUDES:
            return limits.plain
        if self.bounds is None or self._fills_interval(self.bounds, self.interval):
            return self.interval.plain
        return limits.plain

    @staticmethod
    def _fills_interval(bounds: Bounds, interval: TimeInterval) -> bool:
        """Whether the interval, in the unit and words of the text, tells all that bounds tell."""
        if interval.is_unit and bounds == Bounds.within(interval):
            return True
        return bounds == Bounds.throughout(interval)
