"""Timelines made by hand and by Hypothesis, for the tests of the exports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, Instant, TimeInterval
from events.timeline.timeline import Timeline
from events.types import (
    Actor,
    ActorType,
    Argument,
    Aspect,
    Attribution,
    AttributionKind,
    Basis,
    Document,
    Event,
    EventClass,
    Mention,
    MentionType,
    Polarity,
    PublishedBasis,
    Relation,
    Role,
    Span,
    Tense,
    TimeExpression,
    TimexType,
)

TEXT = "=Rebels took Harar on Sunday, “officials” said.\nThe envoy left."
# To make up a whole timeline takes long, and each has something of everything.
FEW = settings(max_examples=40)
WORDS = st.text(max_size=8)
INSTANTS = st.builds(
    Instant.of_day_number, st.integers(-800_000, 800_000), st.sampled_from((0, 1, 43_200))
)


def span_of(document: Document, words: str) -> Span:
    """The first place of some words in a document."""
    start = document.text.index(words)
    return Span(document, start, start + len(words))


def harar() -> Timeline:
    """One article with a dated event that officials tell, and an undated one."""
    document = Document(
        text=TEXT,
        doc_id="harar",
        published=date(2024, 3, 13),
        published_basis=PublishedBasis.GIVEN,
        published_evidence="The date came with the article.",
        title="Harar falls",
    )
    sunday = TimeExpression(
        span=span_of(document, "Sunday"),
        type=TimexType.DATE,
        value="2024-03-10",
        interval=TimeInterval.day(2024, 3, 10),
        anchor="dct",
        rule="bare_weekday",
        explanation="the Sunday before publication, Wed 13 Mar 2024",
    )
    rebels = _actor("=Rebels", ActorType.GROUP, document)
    officials = _actor("officials", ActorType.GROUP, document)
    took = Event(
        trigger=span_of(document, "took"),
        sentence=Span(document, 0, document.text.index("\n")),
        lemma="take",
        event_class=EventClass.OCCURRENCE,
        tense=Tense.PAST,
        arguments=(
            Argument(Role.AGENT, rebels, span_of(document, "=Rebels")),
            Argument(Role.PATIENT, None, span_of(document, "Harar")),
        ),
        time=sunday,
        relation=Relation.IS_INCLUDED,
        basis=Basis.STATED,
        interval=sunday.interval,
        explanation="Said to be on Sunday.",
        attribution=Attribution(
            source=span_of(document, "“officials”"),
            name="officials",
            actor=officials,
            cue=span_of(document, "said"),
            content=span_of(document, "=Rebels took Harar on Sunday"),
            kind=AttributionKind.INDIRECT,
        ),
        label="=Rebels took Harar",
        salience=0.9,
        key=True,
    )
    left = Event(
        trigger=span_of(document, "left"),
        sentence=span_of(document, "The envoy left."),
        lemma="leave",
        event_class=EventClass.OCCURRENCE,
        label="The envoy left",
        key=True,
    )
    return Timeline(
        documents=(document,),
        time_expressions=(sunday,),
        actors=(rebels, officials),
        events=(took, left),
    )


def with_bounds(timeline: Timeline) -> Timeline:
    """The timeline as a file gives it back: with bounds that interval and relation tell."""
    events = (replace(event, bounds=event.limits) for event in timeline.events)
    return replace(timeline, events=tuple(events))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Any timeline of up to two documents."""
    documents = draw(
        st.lists(_documents(), min_size=1, max_size=2, unique_by=lambda one: one.doc_id)
    )
    document = documents[-1]
    times = draw(st.lists(_times(document), max_size=2))
    actors = draw(st.lists(_actors(document), max_size=2))
    events = draw(st.lists(_events(document, times, actors), max_size=2))
    return Timeline(
        documents=tuple(documents),
        time_expressions=tuple(times),
        actors=tuple(actors),
        events=tuple(events),
    )


def _actor(name: str, label: ActorType, document: Document) -> Actor:
    mention = Mention(span_of(document, name), MentionType.NOM)
    return Actor(name=name, label=label, mentions=(mention,))


def _documents() -> st.SearchStrategy[Document]:
    return st.builds(
        Document,
        text=st.text(min_size=1, max_size=40),
        doc_id=WORDS,
        published=st.none() | st.dates(),
        published_basis=st.sampled_from(PublishedBasis),
        published_evidence=WORDS,
        title=st.none() | WORDS,
        publisher=st.none() | WORDS,
        url=st.none() | WORDS,
    )


@st.composite
def _spans(draw: st.DrawFn, document: Document) -> Span:
    ends = st.integers(0, len(document.text))
    start, end = sorted((draw(ends), draw(ends)))
    return Span(document, start, end)


@st.composite
def intervals(draw: st.DrawFn) -> TimeInterval:
    """Any interval, open on one side or both too."""
    start, end = sorted(draw(st.lists(INSTANTS, min_size=2, max_size=2, unique=True)))
    return TimeInterval(
        start=draw(st.none() | st.just(start)),
        end=draw(st.none() | st.just(end)),
        grain=draw(st.sampled_from(Grain)),
        approximate=draw(st.booleans()),
        uncertain=draw(st.booleans()),
    )


@st.composite
def any_bounds(draw: st.DrawFn) -> Bounds:
    """Any bounds, open or not: what lies between four days in order."""
    days = sorted(draw(st.lists(INSTANTS, min_size=4, max_size=4)))
    opened = [draw(st.none() | st.just(day.midnight)) for day in days]
    if draw(st.booleans()):  # the end may have been before the latest begin
        opened[1], opened[2] = opened[2], opened[1]
    return Bounds((opened[0], opened[1]), (opened[2], opened[3]))


def _times(document: Document) -> st.SearchStrategy[TimeExpression]:
    return st.builds(
        TimeExpression,
        span=_spans(document),
        type=st.sampled_from(TimexType),
        value=WORDS,
        mod=st.none() | WORDS,
        interval=st.none() | intervals(),
        anchor=st.sampled_from((None, "dct", "last")),
        rule=WORDS,
        explanation=WORDS,
    )


def _actors(document: Document) -> st.SearchStrategy[Actor]:
    mentions = st.builds(Mention, _spans(document), st.sampled_from(MentionType))
    return st.builds(
        Actor,
        name=WORDS,
        label=st.sampled_from(ActorType),
        mentions=st.lists(mentions, min_size=1, max_size=2).map(tuple),
    )


@st.composite
def _events(
    draw: st.DrawFn, document: Document, times: list[TimeExpression], actors: list[Actor]
) -> Event:
    spans, actor = _spans(document), st.sampled_from([None, *actors])
    interval = draw(st.none() | intervals())
    time = draw(st.sampled_from([None, *times]))
    dated = interval is not None or time is not None
    argument = st.builds(Argument, st.sampled_from(Role), actor, spans)
    attribution = st.builds(
        Attribution,
        source=spans,
        name=WORDS,
        actor=actor,
        cue=spans,
        content=spans,
        kind=st.sampled_from(AttributionKind),
    )
    return Event(
        trigger=draw(spans),
        sentence=draw(spans),
        lemma=draw(WORDS),
        event_class=draw(st.sampled_from(EventClass)),
        tense=draw(st.sampled_from(Tense)),
        aspect=draw(st.sampled_from(Aspect)),
        polarity=draw(st.sampled_from(Polarity)),
        modality=draw(st.none() | WORDS),
        arguments=tuple(draw(st.lists(argument, max_size=2))),
        time=time,
        relation=draw(st.sampled_from([None, *Relation])) if dated else None,
        basis=draw(st.sampled_from(Basis)) if dated else Basis.NONE,
        interval=interval,
        bounds=draw(st.none() | any_bounds()) if dated else None,
        explanation=draw(WORDS),
        attribution=draw(st.none() | attribution),
        label=draw(WORDS),
        salience=draw(st.floats(0, 1)),
        key=draw(st.booleans()),
    )
