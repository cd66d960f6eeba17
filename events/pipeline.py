"""An article to its timeline: the whole flow, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from events.actors import find_actors
from events.dating import date_events
from events.happenings.find_happenings import find_happenings
from events.labels.write_label import label_events
from events.parsing import spacy_pipeline
from events.parsing.laid_out import laid_out
from events.parsing.sections import SectionKind
from events.parsing.spacy_pipeline import DEFAULT_MODEL, section_of, text_of, token_at
from events.predicates.arguments import link_arguments
from events.predicates.attribution import attribute
from events.predicates.triggers import find_triggers
from events.published.from_article import find_published
from events.timeline.build import build_timeline
from events.timeline.salience import weigh_events
from events.times import Domain, domain_of, find_times

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from events.timeline.timeline import Timeline
    from events.types import Document, Event


def extract(
    document: Document,
    *,
    model: str = DEFAULT_MODEL,
    domain: Domain | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Timeline:
    """The timeline of one article. Raises MissingModelError.

    `model` is `md`, `sm`, or the name of an installed package. `domain` says how the text reckons,
    from its publication or from the date last spoken of; by default the text tells.
    `on_progress` hears after each step what share of the work is done, 0 to 1, as in a long text.

    >>> from datetime import date
    >>> from events.types import Document
    >>> text = "The bank failed on Sunday."
    >>> story = Document(text=text, doc_id="bank", published=date(2024, 3, 13))
    >>> [(event.label, event.interval.edtf) for event in extract(story).events]
    [('The bank failed', '2024-03-10')]
    """
    tell = on_progress or _nobody
    doc = spacy_pipeline.parse(document, model=model, on_part=lambda part: tell(PARSING * part))
    with laid_out(doc) as plain:
        return _analyze(document, plain, domain, tell)


def analyze(
    document: Document,
    doc: Doc,
    *,
    domain: Domain | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> Timeline:
    """The timeline of an article that is parsed already.

    `doc` is what `parse` gave for a document of the same text; only the publication date and the
    other metadata may differ, so that a new date costs no new parse. `on_progress` hears what share
    of all work is done, of which parsing was the first part. Raises MissingModelError: happenings
    are joined by the vectors of the default model.
    """
    with laid_out(doc) as plain:
        return _analyze(document, plain, domain, on_progress or _nobody)


PARSING = 0.63
"""The share of parsing in all work: of the ten seconds that 22,000 words take it has six."""


def _nobody(_: float) -> None:
    """Tell nobody how far it is."""


def _analyze(
    document: Document, doc: Doc, domain: Domain | None, tell: Callable[[float], None]
) -> Timeline:
    document = find_published(document, doc)
    domain = domain or domain_of(text_of(doc), document.published)
    times = find_times(doc, document, domain=domain)
    tell(0.69)
    actors = find_actors(doc, document, times)
    tell(0.74)
    events = _without_headlines(find_triggers(doc, document, times), doc)
    events = link_arguments(events, actors, doc)
    events = date_events(events, times, doc, document, domain=domain)
    events = attribute(events, actors, doc)
    tell(0.8)
    events = label_events(events, actors, times, doc)
    tell(0.86)
    events = weigh_events(events, doc)
    tell(0.9)
    timeline = build_timeline([document], times, actors, events)
    happenings = find_happenings(timeline.events, [document])
    tell(1.0)
    return replace(timeline, happenings=happenings)


_NOT_TOLD = (SectionKind.DATELINE, SectionKind.FURNITURE, SectionKind.HEADLINE)


def _without_headlines(events: tuple[Event, ...], doc: Doc) -> tuple[Event, ...]:
    """What links elsewhere, belongs to the page, or is a date alone tells none of the events."""
    return tuple(
        event for event in events if section_of(token_at(doc, event.trigger.start)) not in _NOT_TOLD
    )
