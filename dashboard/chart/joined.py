"""A storyline as the page shows it: one event for each happening, with all its tellings behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from dashboard.chart.identity_key import Same
from events import Actor, Argument, Document, Event, Happening, Timeline
from events.timeline.build import build_timeline
from events.timeline.condensed import representative

_REMEMBERED = 16


def page_timeline(timeline: Timeline) -> Timeline:
    """The timeline that the page draws: of a storyline an event for each of its happenings.

    Such an event stands where the best telling does, has the label and the time that all agree on,
    and all who take part in any telling. Any other timeline is left as it is.
    """
    return _page_timeline(Same(timeline)) if timeline.stories else timeline


def happening_of(timeline: Timeline, event: Event) -> Happening | None:
    """What an event of `page_timeline` stands for; None where the timeline is no storyline."""
    return _happenings(Same(timeline)).get(id(event)) if timeline.stories else None


def tellings_of(timeline: Timeline, event: Event) -> tuple[Event, ...]:
    """All events that tell what an event of `page_timeline` stands for, the best first."""
    happening = happening_of(timeline, event)
    return (event,) if happening is None else happening.events


def originals(timeline: Timeline) -> Mapping[int, Document]:
    """For each article that copies another one, by identity, the one that it copies."""
    return _originals(Same(timeline))


def by_publication(timeline: Timeline) -> list[Document]:
    """The articles by their days of publication, those without one last."""
    return sorted(timeline.documents, key=lambda one: (one.published is None, str(one.published)))


def independent(documents: Iterable[Document], copied: Mapping[int, Document]) -> int:
    """How many of some articles are independent: a copy counts with what it copies."""
    return len({id(copied.get(id(document), document)) for document in documents})


@lru_cache(maxsize=_REMEMBERED)
def _page_timeline(whole: Same[Timeline]) -> Timeline:
    timeline = whole.value
    events = [_event(happening) for happening in timeline.happenings]
    built = build_timeline(timeline.documents, timeline.time_expressions, timeline.actors, events)
    return replace(timeline, events=built.events)


def _event(happening: Happening) -> Event:
    best = representative(happening)
    return replace(
        best,
        arguments=_arguments(happening),
        explanation=happening.explanation,
        key=any(event.key for event in happening.events),
        by_hand=tuple(sorted({part for event in happening.events for part in event.by_hand})),
    )


def is_counted(actor: Actor) -> bool:
    """Whether an actor is a number of people, which other articles may give otherwise."""
    return actor.name[:1].isdigit()


def _arguments(happening: Happening) -> tuple[Argument, ...]:
    """Who takes part by any telling, each in the part that the best of these gives."""
    best, *others = happening.events
    known = {id(one.actor) for one in best.arguments if one.actor is not None}
    found = list(best.arguments)
    for event in others:
        for one in event.arguments:
            if one.actor is not None and id(one.actor) not in known and not is_counted(one.actor):
                known.add(id(one.actor))
                found.append(one)
    return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _happenings(page: Same[Timeline]) -> dict[int, Happening]:
    """By the identity of the event that stands for it."""
    found = {_place(one.events[0]): one for one in page.value.happenings}
    events = page.value.events
    return {id(event): found[_place(event)] for event in events if _place(event) in found}


def _place(event: Event) -> tuple[str, int]:
    return event.trigger.document.doc_id, event.trigger.start


@lru_cache(maxsize=_REMEMBERED)
def _originals(timeline: Same[Timeline]) -> dict[int, Document]:
    return {
        id(copy): group[0]
        for story in timeline.value.stories
        for group in story.copies
        for copy in group[1:]
    }
