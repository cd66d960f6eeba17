"""Which events are one happening after a person has joined and split some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from events.happenings.find_happenings import retold
from events.timeline.edits import Place
from events.types import Day, Event, Happening

if TYPE_CHECKING:
    from events.timeline.timeline import Timeline


class Groups:
    """The events of each happening by their places, while they are joined and split."""

    def __init__(self, happenings: Iterable[Happening]) -> None:
        self._lists = [[Place.of(event) for event in one.events] for one in happenings]
        self._of = {place: group for group in self._lists for place in group}

    def join(self, one: Place, other: Place) -> bool:
        """Make the happenings of two events one; False where an event is in none."""
        into, joined = self._of.get(one), self._of.get(other)
        if into is None or joined is None:
            return False
        if into is not joined:
            into.extend(joined)
            self._lists = [group for group in self._lists if group is not joined]
            self._of.update((place, into) for place in joined)
        return True

    def split(self, places: Sequence[Place]) -> bool:
        """Make some events a happening of their own; False where none of them is in any."""
        own = [place for place in dict.fromkeys(places) if place in self._of]
        for place in own:
            self._of[place].remove(place)
        self._of.update((place, own) for place in own)
        self._lists = [group for group in self._lists if group]
        if own:
            self._lists.append(own)
        return bool(own)

    def __iter__(self) -> Iterator[list[Place]]:
        """The places of each happening."""
        return iter(self._lists)


def happenings_now(
    timeline: Timeline, events: Mapping[Place, Event], groups: Groups
) -> tuple[Happening, ...]:
    """What the events tell after the edits; what was added is a happening by itself."""
    left = dict(events)
    was = {Place.of(event): one for one in timeline.happenings for event in one.events}
    originals = _originals(timeline)
    now = []
    for group in groups:
        held = [left.pop(place) for place in group if place in left]
        if held:
            now.append(_retold([was[place] for place in group], held, originals))
    if timeline.happenings or not timeline.events:
        now += [retold(None, [event], originals) for event in left.values()]
    return tuple(now)


def days_now(timeline: Timeline, happenings: Sequence[Happening]) -> tuple[Day, ...]:
    """The days of a storyline with what happened on each now."""
    on_day: dict[date, list[Happening]] = defaultdict(list)
    for one in sorted(happenings, key=lambda one: -one.salience):
        if one.day is not None:
            on_day[one.day].append(one)
    return tuple(replace(day, happenings=tuple(on_day[day.day])) for day in timeline.days)


def _retold(
    were: Sequence[Happening], events: Sequence[Event], originals: Mapping[str, str]
) -> Happening:
    """A happening that has events of some others: of one alone it is that, without what it lost."""
    loudest = max(were, key=lambda one: one.salience)
    if len({id(one) for one in were}) == 1 and len(were) == len(loudest.events):
        return retold(loudest, events, originals)
    now = retold(None, events, originals)
    return replace(now, salience=loudest.salience)


def _originals(timeline: Timeline) -> dict[str, str]:
    """For each article that copies another one the id of that one."""
    return {
        copy.doc_id: group[0].doc_id
        for story in timeline.stories
        for group in story.copies
        for copy in group[1:]
    }
