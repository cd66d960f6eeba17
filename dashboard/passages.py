"""The article cut into runs of text, so that the page can mark sentences, events and times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.figures import event_id
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

_QUOTATION = re.compile(r"“[^“”]{2,3000}”|\"[^\"]{2,3000}\"")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text; the events whose sentence it is in, the event that it names, and the time.

    `speaker` is whose words they are, where they stand in quotation marks.
    """

    text: str
    sentence_of: tuple[str, ...] = ()
    event: str | None = None
    time: TimeExpression | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of an article: its kind, and its text in runs."""

    kind: SectionKind
    runs: tuple[Run, ...]


def find_passages(document: Document, timeline: Timeline) -> tuple[Passage, ...]:
    """The paragraphs of one article, with the timeline's events and times in them."""
    events = [event for event in timeline.events if _is_in(event.trigger, document)]
    times = [time for time in timeline.time_expressions if _is_in(time.span, document)]
    return tuple(
        Passage(section.kind, tuple(_runs(document, section, events, times)))
        for section in find_sections(document.text)
    )


def _is_in(span: Span, document: Document) -> bool:
    return span.document.doc_id == document.doc_id


def _runs(
    document: Document, section: Section, events: Sequence[Event], times: Sequence[TimeExpression]
) -> Iterator[Run]:
    events = [event for event in events if _overlaps(event.sentence, section)]
    times = [time for time in times if _overlaps(time.span, section)]
    quotes = _quotes(document, section, events)
    spans = [span for event in events for span in (event.sentence, event.trigger)]
    spans += [*(time.span for time in times), *quotes]
    ends = {end for span in spans for end in (span.start, span.end)}
    inside = {end for end in ends if section.start < end < section.end}
    for start, end in pairwise(sorted({section.start, section.end, *inside})):
        run = Span(document, start, end)
        yield Run(
            run.text,
            tuple(event_id(event) for event in events if event.sentence.overlaps(run)),
            next((event_id(event) for event in events if event.trigger.overlaps(run)), None),
            next((time for time in times if time.span.overlaps(run)), None),
            next((speaker for quote, speaker in quotes.items() if quote.covers(run)), None),
        )


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


def _overlaps(span: Span, section: Section) -> bool:
    return span.start < section.end and section.start < span.end
