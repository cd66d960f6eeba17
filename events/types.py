"""What the library finds, as frozen values in the field's words.

Offsets are Python string indices (code points), half-open, into `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from events.calendar.bounds import Bounds
from events.calendar.interval import TimeInterval


class PublishedBasis(StrEnum):
    """How the publication date of a document was found."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    NONE = "none"


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Named(StrEnum):
    """What the words of a time name, whichever rule read them."""

    CLOCK = "clock"  # 10 p.m., half past nine, noon
    PART = "part"  # the morning, last night, that evening
    EDGE_OF_DAY = "edge of day"  # dawn, nightfall
    WEEKDAY = "weekday"  # Friday, last Friday
    DAY_OF_MONTH = "day of month"  # the 28th
    DATE = "date"  # May 3, 3 May 2015, 2015-05-03
    HOLIDAY = "holiday"  # Easter Monday, Thanksgiving
    MONTH = "month"  # May, last May, May 2015
    SEASON = "season"  # the summer, summer 2014
    QUARTER = "quarter"  # the third quarter
    HALF = "half"  # the first half of 2015
    YEAR = "year"  # 1988
    YEAR_IN_WORDS = "year in words"  # nineteen ninety-six
    EARLY_YEAR = "early year"  # 272, in a text that tells of old times
    DATE_OF_EARLY_YEAR = "date of early year"  # August 24, 410
    OPENING_NUMBER = "opening number"  # "In 800 …": a year by its place in the sentence alone
    FISCAL_YEAR = "fiscal year"  # fiscal 1990
    DECADE = "decade"  # the 1990s
    UNIT = "unit"  # last week, the next day, the quarter
    UNITS = "units"  # two weeks ago, three years later
    LENGTH = "length"  # two years, the past week
    ONE_UNIT = "one unit"  # a year
    BARE_UNITS = "bare units"  # "for years"
    MONTHS_OF_REPORT = "months of report"  # the first nine months
    RECORD = "record"  # "the third attack in two weeks"
    FREQUENCY = "frequency"  # daily, annually


class Counted(StrEnum):
    """Which way a time is counted from another one."""

    BACK = "back"  # two weeks ago, last May, the previous day
    HERE = "here"  # this week, that day
    ON = "on"  # two weeks later, next May


class PlacedBy(StrEnum):
    """What gives a time its place in the calendar."""

    WORDS = "words"  # its own
    DCT = "dct"  # the publication date
    LAST = "last"  # the time last spoken of


class ActorType(StrEnum):
    """What kind of actor: OntoNotes labels, GROUP for people without a name of their own, THING.

    A THING acts or undergoes as well: a storm, a ship, a share index, a bill. A PLACE is a town or
    a region; a country, which acts as its government does, is a GPE.
    """

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    NORP = "NORP"
    GROUP = "GROUP"
    THING = "THING"
    PLACE = "PLACE"
    OTHER = "OTHER"

    @property
    def is_inanimate(self) -> bool:
        """Whether it is a thing or a place; people, bodies and countries come before these."""
        return self in (ActorType.THING, ActorType.PLACE)


class MentionType(StrEnum):
    """How an actor is mentioned (ACE): by name, by a nominal, by a pronoun."""

    NAM = "NAM"
    NOM = "NOM"
    PRO = "PRO"


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


class ByHand(StrEnum):
    """What of an event or an actor a person has set: the whole of it, or a part."""

    EVENT = "event"
    TIME = "time"
    LABEL = "label"
    ARGUMENTS = "arguments"
    ACTOR = "actor"
    NAME = "name"
    MENTIONS = "mentions"
    HAPPENING = "happening"
    SOURCE = "source"
    KEY = "key"
    NOTE = "note"  # or a star, or tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. `published` is TimeML's document creation time (DCT), None when unknown."""

    text: str = field(repr=False)
    doc_id: str
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    published_evidence: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, half-open; its `text` is verbatim by construction."""

    document: Document = field(repr=False)
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters themselves."""
        return self.document.text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character (of the same document)."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether all of `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, and what they mean (TIMEX3).

    `interval` is None where the words name no stretch of the calendar: a set, or a duration that
    the text does not place. `anchor` is `dct`, `last` (the time last spoken of), or None for a time
    that needs none; `rule` names the rule that read the words; `explanation` is one plain sentence.

    `rule` is for readers: what a time is, `named` and `counted` say. Exports leave these two out.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    interval: TimeInterval | None = None
    anchor: str | None = None
    rule: str
    explanation: str
    named: Named | None = field(default=None, compare=False, repr=False)
    counted: Counted | None = field(default=None, compare=False, repr=False)

    @property
    def placed_by(self) -> PlacedBy | None:
        """What gives it its place; None for a time that has none."""
        if self.anchor is not None:
            return PlacedBy(self.anchor)
        return PlacedBy.WORDS if self.interval is not None else None

    @property
    def bare(self) -> bool:
        """Whether it is a name with no word that says which: 'Friday', not 'last Friday'."""
        return self.counted is None and self.placed_by is not PlacedBy.WORDS

    def names(self, *kinds: Named) -> bool:
        """Whether its words name one of these."""
        return self.named in kinds


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is spoken of; `span` is the whole noun phrase or the pronoun."""

    span: Span
    type: MentionType


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever or whatever takes part in an event, with every mention of it, in text order."""

    name: str
    label: ActorType
    mentions: tuple[Mention, ...]
    by_hand: tuple[ByHand, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Told:
    """One of the values that tellings of a happening give, and which of them give it."""

    value: str
    events: tuple[Event, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the tellings of a happening do not agree on: `killed`, `injured`, `amount`, `date` …

    A number that only grew from one day of publication to the next, as a toll does, is a `course`.
    """

    what: str
    values: tuple[Told, ...]
    course: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What some events tell of together: one thing that happened, with all of its tellings.

    The best telling stands first in `events`, and gives the label. `day` is the one day settled on,
    None where there is none; `dated_by` is the telling whose time it has. `articles` counts the
    independent ones: a copy counts with what it is a copy of.
    """

    events: tuple[Event, ...]
    label: str
    day: date | None = None
    dated_by: Event | None = None
    explanation: str = ""
    actors: tuple[Actor, ...] = ()
    places: tuple[str, ...] = ()
    articles: int = 1
    sources: tuple[str, ...] = ()
    salience: float = 0.0
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that tell of one matter; of each group of `copies` the first is the original."""

    label: str
    documents: tuple[Document, ...]
    copies: tuple[tuple[Document, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a storyline, its weight from 0 to 1, and the sentences that tell it, best first."""

    day: date
    weight: float
    happenings: tuple[Happening, ...]
    sentences: tuple[Span, ...]
