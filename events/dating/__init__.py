"""When each event happened, by which evidence, and how far to trust it (TimeML TLINK)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from events.calendar.interval import Grain, TimeInterval
from events.dating.chronologies import chronicled_dates
from events.dating.dated_events import Dating, Story
from events.dating.extent import told_in_time
from events.dating.inherited import inherited_date
from events.dating.lengths import dated_by_lengths
from events.dating.limits import limited
from events.dating.lives import (
    dated_by_lives,
    kept_within_lives,
    lives_after_names,
    lives_by_age,
    without_lives,
)
from events.dating.occasion import occasion_dates
from events.dating.running_day import end_of_lead, narrated_dates
from events.dating.stated import stated_dates
from events.dating.unresolved import drop_overridden, lengths_ago
from events.dating.weighed import place_undated
from events.parsing.spacy_pipeline import token_at
from events.times import Domain
from events.types import Aspect, Basis, Document, Event, EventClass, Tense, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from events.dating.weighed import Watch


def date_events(
    events: Iterable[Event],
    times: Iterable[TimeExpression],
    doc: Doc,
    document: Document,
    *,
    domain: Domain = Domain.NEWS,
    watch: Watch | None = None,
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
    lives = lives_after_names(story, times)
    story.dated.update(stated_dates(story, without_lives(times, lives)))
    story.dated.update(lengths_ago(story, times))
    story.dated.update(chronicled_dates(story, times))
    story.dated.update(occasion_dates(story))
    _inherit(story)
    lives = lives_by_age(story) | lives
    story.dated.update(dated_by_lives(story, lives))
    story.dated.update(dated_by_lengths(story, times))
    ruled = _proposed(story)
    if story.is_history or published is None:
        story.dated.update(ruled)
    else:
        lead = end_of_lead(story)
        certain = {i: one for i, one in ruled.items() if _is_certain(story, i, one, i < lead)}
        story.dated.update(certain)
        place_undated(story, times, ruled, watch)
    story.dated.update(kept_within_lives(story, lives))
    drop_overridden(story, times)
    return tuple(
        limited(_given(event, story.dated.get(place), published), published)
        for place, event in zip(places, events, strict=True)
    )


def _given(event: Event, dating: Dating | None, published: TimeInterval | None) -> Event:
    return event if dating is None else told_in_time(dating, event, published).given_to(event)


def _proposed(story: Story) -> dict[int, Dating]:
    """The datings of undated events by the running day, and by the clauses that take it over."""
    draft = replace(story, dated=story.dated.copy())
    draft.dated.update(narrated_dates(draft))
    _inherit(draft)
    return {index: dating for index, dating in draft.dated.items() if index not in story.dated}


def _is_certain(story: Story, index: int, dating: Dating, lead: bool) -> bool:
    """Whether the rules alone decide: on a day that the text names, and on what opens the news."""
    event = story.at[index]
    if dating.basis is Basis.REPORTED:
        # "Cisco claims the name", "the trial is set": what news tells in the present is of its day.
        told = event.tense in (Tense.PAST, Tense.PRESENT) or event.aspect is Aspect.PERFECTIVE
        opens = lead or event.event_class is EventClass.REPORTING
        # "The chief is stepping down" opens the news of that day; further on it is under way.
        return told and opens and (lead or event.aspect is not Aspect.PROGRESSIVE)
    if dating.basis is Basis.NARRATIVE:
        # What is said is of the day of which the story tells; the rest, what is close to it.
        said = event.event_class is EventClass.REPORTING
        return event.tense is Tense.PAST and (said or _is_close(story, index, dating))
    return dating.basis is Basis.INHERITED or event.tense is Tense.PAST


def _is_close(story: Story, index: int, dating: Dating) -> bool:
    """Whether the day is named just before, or of something that the same people had a part in."""
    start = story.doc[index].sent.start
    first = story.doc[start - 1].sent.start if start else 0
    mine = _actors(story.at[index])
    return any(
        other.basis is Basis.STATED
        and dating.interval.contains(other.interval)
        and (i >= first or mine & _actors(story.at[i]))
        for i, other in story.dated.items()
        if i < index
    )


def _actors(event: Event) -> set[int]:
    return {id(part.actor) for part in event.arguments if part.actor}


def _inherit(story: Story) -> None:
    for index in story.undated():
        dating = inherited_date(story, index)
        if dating is not None:
            story.dated[index] = dating
