"""A timeline with what the filters show and nothing else, to be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.chart.joined import happening_of
from events import Event, Happening, Timeline
from events.happenings.find_happenings import retold


def shown_alone(timeline: Timeline, page: Timeline, shown: Sequence[Event]) -> Timeline:
    """The whole `timeline` cut down to the events that are `shown` on its page.

    A happening of a storyline is there with all its tellings, or not at all.
    """
    if not page.stories:
        kept = set(map(id, shown))
        return _with(timeline, tuple(event for event in timeline.events if id(event) in kept))
    told = [happening_of(page, event) for event in shown]
    held = {id(event) for one in told if one is not None for event in one.events}
    cut = _with(timeline, tuple(event for event in timeline.events if id(event) in held))
    happenings = set(map(id, cut.happenings))
    days = (
        replace(day, happenings=tuple(one for one in day.happenings if id(one) in happenings))
        for day in timeline.days
    )
    return replace(cut, days=tuple(day for day in days if day.happenings))


def _with(timeline: Timeline, events: tuple[Event, ...]) -> Timeline:
    """With these events alone, and the happenings that they tell."""
    return replace(timeline, events=events, happenings=_left(timeline, events))


def _left(timeline: Timeline, events: tuple[Event, ...]) -> tuple[Happening, ...]:
    """The happenings of which all tellings are left; of one that has lost some, what is left."""
    kept = set(map(id, events))
    found = []
    for one in timeline.happenings:
        left = [event for event in one.events if id(event) in kept]
        if left:
            found.append(retold(one, left))
    return tuple(found)
