"""The article cut into runs of text, so that the page can mark sentences, events and times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from dashboard.chart.figures import event_id
from dashboard.chart.identity_key import Same
from events import (
    AttributionKind,
    Document,
    Event,
    Section,
    SectionKind,
    Span,
    TimeExpression,
    Timeline,
    find_sections,
)

_Item = TypeVar("_Item")
_REMEMBERED = 4
# A line under the title that says who wrote it: "By Mira Olsen", "By Al Orr and Bo Lind, Reuters".
_BYLINE = re.compile(r"(?:By|BY|by)\s+[A-Z][^!?;:]{1,80}")
_QUOTATION = re.compile(r"“[^“”]{2,3000}”|\"[^\"]{2,3000}\"")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text; the events whose sentence it is in, the event that it names, and the time.

    `speaker` is whose words they are, where they stand in quotation marks. `telling` is the event
    itself where `event` is what several tell.
    """

    text: str
    sentence_of: tuple[str, ...] = ()
    event: str | None = None
    telling: str | None = None
    time: TimeExpression | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an article: its kind, and its text in runs."""

    kind: SectionKind
    runs: tuple[Run, ...]


_Name = Callable[[Event], str]


def find_passages(
    document: Document, timeline: Timeline, name_of: _Name = event_id
) -> tuple[Passage, ...]:
    """The paragraphs of one article, with the timeline's events and times in them.

    `name_of` is what the page calls an event: several that tell of one thing may have one name.
    """
    dealt = _dealt(Same(timeline))
    events = dealt.events.get(document.doc_id, [])
    times = dealt.times.get(document.doc_id, [])
    sections = find_sections(document.text)
    events_in = _by_section(events, [event.sentence for event in events], sections)
    times_in = _by_section(times, [time.span for time in times], sections)
    return tuple(
        Passage(
            _shown_as(section, sections[0], document),
            tuple(_runs(section, its_events, its_times, (document, name_of))),
        )
        for section, its_events, its_times in zip(sections, events_in, times_in, strict=True)
    )


def _shown_as(section: Section, first: Section, document: Document) -> SectionKind:
    """The kind of a paragraph, but that who wrote the article is no second title of it."""
    below = section.kind is SectionKind.TITLE and section is not first
    if below and _BYLINE.fullmatch(document.text, section.start, section.end):
        return SectionKind.FURNITURE
    return section.kind


@dataclass(frozen=True, slots=True)
class _Dealt:
    """The events and times of a timeline by the id of the document that they stand in."""

    events: dict[str, list[Event]]
    times: dict[str, list[TimeExpression]]


@lru_cache(maxsize=_REMEMBERED)
def _dealt(timeline: Same[Timeline]) -> _Dealt:
    """Dealt out once for all documents: to look through all for each of thousands takes minutes."""
    dealt = _Dealt(defaultdict(list), defaultdict(list))
    for event in timeline.value.events:
        dealt.events[event.trigger.document.doc_id].append(event)
    for time in timeline.value.time_expressions:
        dealt.times[time.span.document.doc_id].append(time)
    return dealt


def _by_section(
    items: Sequence[_Item], spans: Sequence[Span], sections: Sequence[Section]
) -> list[list[_Item]]:
    """For each section, in the order of the text, the items whose span overlaps it."""
    starts, ends = [section.start for section in sections], [section.end for section in sections]
    found: list[list[_Item]] = [[] for _ in sections]
    for item, span in zip(items, spans, strict=True):
        for number in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            found[number].append(item)
    return found


def _runs(
    section: Section,
    events: Sequence[Event],
    times: Sequence[TimeExpression],
    named: tuple[Document, _Name],
) -> Iterator[Run]:
    document, name_of = named
    quotes = _quotes(document, section, events)
    spans = [span for event in events for span in (event.sentence, event.trigger)]
    spans += [*(time.span for time in times), *quotes]
    ends = {end for span in spans for end in (span.start, span.end)}
    inside = {end for end in ends if section.start < end < section.end}
    for start, end in pairwise(sorted({section.start, section.end, *inside})):
        run = Span(document, start, end)
        named_here = [event for event in events if event.trigger.overlaps(run)]
        # The words of one event may hold the word of another.
        event = min(named_here, key=_length, default=None)
        yield Run(
            run.text,
            tuple(name_of(event) for event in events if event.sentence.overlaps(run)),
            name_of(event) if event else None,
            event_id(event) if event else None,
            next((time for time in times if time.span.overlaps(run)), None),
            next((speaker for quote, speaker in quotes.items() if quote.covers(run)), None),
        )


def _length(event: Event) -> int:
    return event.trigger.end - event.trigger.start


def _quotes(document: Document, section: Section, events: Sequence[Event]) -> dict[Span, str]:
    """What stands in quotation marks, and who says it; none whose speaker is not known."""
    found = {}
    for match in _QUOTATION.finditer(document.text, section.start, section.end):
        quote = Span(document, match.start(), match.end())
        speakers = (
            event.attribution.name
            for event in events
            if event.attribution is not None
            and event.attribution.kind is not AttributionKind.INDIRECT
            and quote.covers(event.trigger)
        )
        speaker = next(speakers, None)
        if speaker is not None:
            found[quote] = speaker
    return found
