"""Events to happenings: joined, and what all tellings of one agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from events.happenings.conflicts import find_conflicts
from events.happenings.day import day_of
from events.happenings.meaning import word_told
from events.lexicons import words
from events.lexicons.meanings import kinds
from events.types import (
    Actor,
    Basis,
    ByHand,
    Conflict,
    Document,
    Event,
    EventClass,
    Happening,
    Role,
)

# What a telling's day weighs: a stated one is strong, the day of publication weak.
_WEIGHTS = {Basis.STATED: 3.0, Basis.INHERITED: 2.0, Basis.NARRATIVE: 1.0, Basis.REPORTED: 0.8}

# What is no deed weighs so much of one; an arrest, a trial, a funeral follow from one.
_OTHER, _AFTERMATH = 0.75, 0.6
_BY_HAND = 1000.0
# What one article in many tells weighs so much of what all of them tell.
_ONCE = 0.4


def find_happenings(
    events: Sequence[Event],
    documents: Sequence[Document],
    *,
    stories: Sequence[int] | None = None,
    copies: Iterable[Sequence[int]] = (),
) -> tuple[Happening, ...]:
    """The happenings that events tell of, in the order of their tellings; each event is in one.

    `stories` tells the story of each document, by default one for all; `copies` are the groups of
    documents that are copies, by their indices in `documents`. Raises MissingModelError.
    """
    numbers = {document.doc_id: place for place, document in enumerate(documents)}
    from events.happenings.join import join_events  # loads numpy: with spaCy, and no earlier

    groups = join_events(events, numbers, stories or [0] * len(documents))
    witness = {place: place for place in numbers.values()}
    witness |= {place: group[0] for group in copies for place in group}
    witnesses = {doc_id: witness[place] for doc_id, place in numbers.items()}
    told = [_Tellings(tuple(events[place] for place in group), witnesses) for group in groups]
    most = max((one.articles for one in told), default=1)
    return tuple(one.happening(most) for one in told)


def retold(
    happening: Happening | None, events: Sequence[Event], originals: Mapping[str, str] | None = None
) -> Happening:
    """A happening with its events as a person has changed them; of None a new one.

    `originals` tells by their ids of which article another one is a copy.
    """
    if happening is not None and list(map(id, happening.events)) == list(map(id, events)):
        return happening
    copied = originals or {}
    ids = {event.trigger.document.doc_id for event in events}
    numbers = {doc_id: number for number, doc_id in enumerate(sorted(ids | set(copied.values())))}
    witnesses = {doc_id: numbers[copied.get(doc_id, doc_id)] for doc_id in ids}
    now = _Tellings(tuple(events), witnesses).happening(1)
    salience = events[0].salience if happening is None else happening.salience
    return replace(now, salience=salience)


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
        conflicts = find_conflicts(self.events) if len(self.events) > 1 else ()
        newest = _newest(conflicts)
        ranked = sorted(self.events, key=lambda e: _worth(e, newest), reverse=True)
        best = ranked[0]
        loudest = max(self.events, key=lambda event: event.salience)
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
            salience=_salience(loudest, articles / most),
            conflicts=conflicts,
        )

    def _settled(self) -> tuple[date | None, Event | None]:
        """The day that most articles give, weighed by how sure each is, and who gives it best.

        An article has one vote, for the day of which it is surest.
        """
        votes: dict[int, tuple[float, date]] = {}
        for event in self.events:
            if (day := day_of(event)) is not None:
                witness = self.witnesses[event.trigger.document.doc_id]
                mine = votes.get(witness)
                if mine is None or (-_weight(event), day) < (-mine[0], mine[1]):
                    votes[witness] = (_weight(event), day)
        total: Counter[date] = Counter()
        for weight, day in votes.values():
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
        agreed = f"{len(givers)} of {len(dated)} articles that give a day give this one."
        return f"{agreed} {dated_by.explanation}"


def _newest(conflicts: Sequence[Conflict]) -> set[int]:
    """By identity the tellings that give the value of the article published last."""
    newest: set[int] = set()
    for conflict in conflicts:
        if conflict.what != "date":
            last = max(conflict.values, key=lambda told: max(map(_published, told.documents)))
            newest |= {id(event) for event in last.events}
    return newest


def _published(document: Document) -> date:
    return document.published or date.min


def _weight(event: Event) -> float:
    """How much the day of a telling weighs; one set by hand decides."""
    by_hand = ByHand.TIME in event.by_hand or ByHand.EVENT in event.by_hand
    return _BY_HAND if by_hand else _WEIGHTS.get(event.basis, 0.5)


def _worth(event: Event, newest: set[int]) -> tuple[bool, bool, bool, float, int]:
    """How well a telling tells: a verb with somebody in it before a bare noun, then the newest."""
    telling = event.event_class is not EventClass.STATE and bool(event.arguments)
    by_hand = ByHand.LABEL in event.by_hand
    return by_hand, telling, id(event) in newest, event.salience, -event.trigger.start


def _salience(loudest: Event, share: float) -> float:
    """The salience of the telling that matters most, by the share of articles that tell of it."""
    return round(loudest.salience * _matter(loudest) * (_ONCE + (1 - _ONCE) * share), 3)


def _matter(event: Event) -> float:
    """How much of the matter of a story an event is: the deed before what follows from it."""
    found = kinds(word_told(event))
    if found & words("meanings", "deeds"):
        return 1.0
    return _AFTERMATH if found & words("meanings", "aftermath") else _OTHER


def _sureness(event: Event) -> tuple[float, bool, float]:
    return (
        _weight(event)
        if event.basis in _WEIGHTS or event.by_hand
        else float(bool(event.bounds)) / 2,
        event.limits is not None and event.limits.is_day,
        event.salience,
    )


def _actors(events: Sequence[Event]) -> tuple[Actor, ...]:
    return tuple({id(actor): actor for event in events for actor in _main_actors(event)}.values())


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


def _main_actors(event: Event) -> tuple[Actor, ...]:
    """Who takes part in an event, each once."""
    return tuple({id(a.actor): a.actor for a in event.arguments if a.actor}.values())
