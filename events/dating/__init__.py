"""When each event happened, by which evidence, and how far to trust it (TimeML TLINK)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.chronologies import chronicled_dates
from events.dating.dated_events import Dating, Story
from events.dating.inherited import inherited_date
from events.dating.limits import limited
from events.dating.running_day import narrated_dates
from events.dating.stated import stated_dates
from events.dating.unresolved import drop_overridden
from events.dating.weighed import place_undated
from events.parsing.spacy_pipeline import token_at
from events.times import Domain
from events.types import Basis, Document, Event, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc


def date_events(
    events: Iterable[Event],
    times: Iterable[TimeExpression],
    doc: Doc,
    document: Document,
    *,
    domain: Domain = Domain.NEWS,
) -> tuple[Event, ...]:
    """The events with time, relation, basis, interval and explanation.

    In order of trust: a time attached to the event's own words; the date of the clause that governs
    it; the day of which the story is telling, which a history carries on from one paragraph to the
    next. What has none of these gets the limits that its tense gives it, if any.
    """
    events, times = tuple(events), tuple(times)
    places = [token_at(doc, event.trigger.start).i for event in events]
    day = document.published
    published = None if day is None else TimeInterval.of(Grain.DAY, day)
    at = dict(zip(places, events, strict=True))
    story = Story(doc, document, published, domain is Domain.NARRATIVE, at)
    times = tuple(times)
    story.dated.update(stated_dates(story, times))
    story.dated.update(chronicled_dates(story, times))
    _inherit(story)
    if story.is_history or published is None:
        story.dated.update(narrated_dates(story))
        _inherit(story)
    else:
        place_undated(story, times, _proposed(story))
    drop_overridden(story, times)
    return tuple(
        limited(story.dated[place].given_to(event) if place in story.dated else event, published)
        for place, event in zip(places, events, strict=True)
    )


def _proposed(story: Story) -> dict[int, Dating]:
    """The datings of undated events by the running day, and by the clauses that take it over."""
    draft = replace(story, dated=story.dated.copy())
    for index in [i for i, found in story.dated.items() if found.basis is not Basis.STATED]:
        del story.dated[index]
    draft.dated.update(narrated_dates(draft))
    _inherit(draft)
    return {index: dating for index, dating in draft.dated.items() if index not in story.dated}


def _inherit(story: Story) -> None:
    for index in story.undated():
        dating = inherited_date(story, index)
        if dating is not None:
            story.dated[index] = dating
