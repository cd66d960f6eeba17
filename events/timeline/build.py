"""The finished timeline: its events in their order in time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from events.timeline.timeline import Timeline
from events.types import Actor, Document, Event, TimeExpression

if TYPE_CHECKING:
    pass


def build_timeline(
    documents: Iterable[Document],
    times: Iterable[TimeExpression],
    actors: Iterable[Actor],
    events: Iterable[Event],
) -> Timeline:
    """A timeline of `documents` and of what was found in them.

    Its events are in order of time, undated ones last in text order; the rest stays in its order.
    """
    return Timeline(
        documents=tuple(documents),
        time_expressions=tuple(times),
        actors=tuple(actors),
        events=tuple(sorted(events, key=_when)),
    )


def _when(event: Event) -> tuple[bool, tuple[int, ...], int]:
    interval = event.interval
    instant = (interval.start or interval.end) if interval is not None else None
    if instant is None:
        return True, (), event.trigger.start
    return False, tuple(instant), event.trigger.start
