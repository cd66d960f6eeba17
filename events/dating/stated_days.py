"""Days that the text names, by where they stand and by who had a part in what was then."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from events.types import Basis

if TYPE_CHECKING:
    from events.calendar.instant import Instant
    from events.calendar.interval import TimeInterval
    from events.dating.dated_article import DatedArticle
    from events.types import Event


class StatedDays:
    """The stated datings of an article as they are when this is made.

    Each question takes the time of a search: an article may have as many of them as of events.
    """

    def __init__(self, article: DatedArticle) -> None:
        self._article = article
        stated = {i: one for i, one in article.dated.items() if one.basis is Basis.STATED}
        self._places = sorted(stated)
        # For each actor the first event of each interval, by the start of the interval.
        firsts: dict[int, dict[TimeInterval, int]] = {}
        for index in self._places:
            for actor in _actors(article.at[index]):
                firsts.setdefault(actor, {}).setdefault(stated[index].interval, index)
        self._by_actor = {
            actor: sorted(first.items(), key=_start) for actor, first in firsts.items()
        }

    def are_close(self, index: int, day: TimeInterval) -> bool:
        """Whether a day, or a part of it, is named just before an event, or before it of something
        in which the same people had a part.
        """
        article = self._article
        start = article.doc[index].sent.start
        first = article.doc[start - 1].sent.start if start else 0
        near = self._places[bisect_left(self._places, first) : bisect_left(self._places, index)]
        if any(day.contains(article.dated[place].interval) for place in near):
            return True
        return any(
            place < index and day.contains(interval)
            for actor in _actors(article.at[index])
            for interval, place in self._within(actor, day)
        )

    def _within(self, actor: int, day: TimeInterval) -> list[tuple[TimeInterval, int]]:
        """The intervals of an actor that begin within a day."""
        known = self._by_actor.get(actor, [])
        begin = bisect_left(known, _key(day.start), key=_start) if day.start else 0
        end = bisect_left(known, _key(day.end), key=_start) if day.end else len(known)
        return known[begin:end]


def _start(known: tuple[TimeInterval, int]) -> tuple[bool, Instant | tuple[()]]:
    return _key(known[0].start)


def _key(start: Instant | None) -> tuple[bool, Instant | tuple[()]]:
    """What has no start comes first."""
    return start is not None, start or ()


def _actors(event: Event) -> set[int]:
    return {id(part.actor) for part in event.arguments if part.actor}
