"""Events to happenings: joined, and what all tellings of one agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from events.happenings.conflicts import find_conflicts
from events.happenings.day import day_of
from events.happenings.join import join_events
from events.happenings.tellings import main_actors
from events.types import Actor, Basis, Document, Event, EventClass, Happening, Role

# What a telling's day weighs: a stated one is strong, the day of publication weak.
_WEIGHTS = {Basis.STATED: 3.0, Basis.INHERITED: 2.0, Basis.NARRATIVE: 1.0, Basis.REPORTED: 0.8}


def find_happenings(
    events: Sequence[Event],
    documents: Sequence[Document],
    *,
    stories: Sequence[int] | None = None,
    copies: Iterable[Sequence[int]] = (),
) -> tuple[Happening, ...]:
    """The happenings that events tell of, in the order of their first tellings; each event is in one.

    `stories` tells the story of each document, by default one for all; `copies` are the groups of
    documents that are copies, by their places.
    """
    numbers = {document.doc_id: place for place, document in enumerate(documents)}
    groups = join_events(events, numbers, stories or [0] * len(documents))
    witness = {place: place for place in numbers.values()}
    witness |= {place: group[0] for group in copies for place in group}
    witnesses = {doc_id: witness[place] for doc_id, place in numbers.items()}
    told = [_Tellings(tuple(events[place] for place in group), witnesses) for group in groups]
    most = max((one.articles for one in told), default=1)
    return tuple(one.happening(most) for one in told)


@dataclass(frozen=True, slots=True)
class _Tellings:
    """The events that are one happening; `witnesses` numbers the independent articles."""

    events: tuple[Event, ...]
    witnesses: dict[str, int]

    @property
    def articles(self) -> int:
        """How many independent articles tell of it."""
        return len({self.witnesses[event.trigger.document.doc_id] for event in self.events})

    def happening(self, most: int) -> Happening:
        """What they agree on; `most` articles tell of some happening."""
        ranked = sorted(self.events, key=_worth, reverse=True)
        best = ranked[0]
        day, dated_by = self._settled()
        articles = self.articles
        return Happening(
            events=tuple(ranked),
            label=best.label or best.trigger.text,
            day=day,
            dated_by=dated_by,
            explanation=self._explanation(day, dated_by),
            actors=_actors(ranked),
            places=_places(ranked),
            articles=articles,
            sources=_sources(ranked),
            salience=round(best.salience * (0.4 + 0.6 * articles / max(most, 1)), 3),
            conflicts=find_conflicts(ranked) if len(ranked) > 1 else (),
        )

    def _settled(self) -> tuple[date | None, Event | None]:
        """The day that most articles give, weighed by how sure each is, and who gives it best."""
        votes: dict[tuple[int, date], float] = {}
        for event in self.events:
            if (day := day_of(event)) is not None:
                key = self.witnesses[event.trigger.document.doc_id], day
                votes[key] = max(votes.get(key, 0.0), _WEIGHTS.get(event.basis, 0.5))
        total: Counter[date] = Counter()
        for (_, day), weight in votes.items():
            total[day] += weight  # type: ignore[assignment]
        day = min(total, key=lambda one: (-total[one], one), default=None)
        dated = [event for event in self.events if event.interval is not None or event.bounds]
        if day is not None:
            dated = [event for event in dated if day_of(event) == day]
        return day, max(dated, key=_sureness, default=None)

    def _explanation(self, day: date | None, dated_by: Event | None) -> str:
        if dated_by is None:
            return ""
        givers = {e.trigger.document.doc_id for e in self.events if day and day_of(e) == day}
        dated = {e.trigger.document.doc_id for e in self.events if day_of(e) is not None}
        if len(dated) < 2:
            return dated_by.explanation
        return f"{len(givers)} of {len(dated)} articles that give a day give this one. {dated_by.explanation}"


def _worth(event: Event) -> tuple[bool, float, int]:
    """How well a telling tells: a verb with somebody in it before a bare noun."""
    telling = event.event_class is not EventClass.STATE and bool(event.arguments)
    return telling, event.salience, -event.trigger.start


def _sureness(event: Event) -> tuple[float, bool, float]:
    return (
        _WEIGHTS.get(event.basis, 0.5 if event.bounds else 0.0),
        event.limits is not None and event.limits.is_day,
        event.salience,
    )


def _actors(events: Sequence[Event]) -> tuple[Actor, ...]:
    return tuple({id(actor): actor for event in events for actor in main_actors(event)}.values())


def _places(events: Sequence[Event]) -> tuple[str, ...]:
    names = (
        a.actor.name if a.actor else a.span.text
        for event in events
        for a in event.arguments
        if a.role is Role.PLACE
    )
    return tuple(dict.fromkeys(names))


def _sources(events: Sequence[Event]) -> tuple[str, ...]:
    """Who tells it: the publishers, and whom the articles name as their sources."""
    publishers = (event.trigger.document.publisher for event in events)
    named = (event.attribution.name for event in events if event.attribution)
    return tuple(dict.fromkeys(name for name in (*publishers, *named) if name))
