"""What is known of when something began and ended: the earliest and latest day of each.

The four bounds of Reimers et al. (2016) and of TAC slot filling. Days are inclusive; an `Instant`
stands for its whole day, and None is an open side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from events.calendar.bounds_in_words import plain_bounds
from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval

_Limits = tuple[Instant | None, Instant | None]

# Relations of what took all of its interval, not some time in it.
_LASTING = frozenset({"BEGINS", "DURING", "ENDS", "SIMULTANEOUS"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and the latest day of the begin and of the end, inclusive; None is open.

    Raises ValueError where an earliest day lies after its latest, or the latest end before the
    earliest begin.
    """

    begin: _Limits
    end: _Limits

    def __post_init__(self) -> None:
        for first, last in (self.begin, self.end, (self.begin[0], self.end[1])):
            if first is not None and last is not None and first > last:
                raise ValueError(f"bounds in the wrong order: {first.iso}, {last.iso}")

    @classmethod
    def within(cls, interval: TimeInterval) -> Self:
        """Somewhere in an interval: begin and end are each any of its days.

        >>> Bounds.within(TimeInterval.month(2024, 3)).plain
        'March 2024'
        """
        days = (_first_day(interval), _last_day(interval))
        return cls(days, days)

    @classmethod
    def throughout(cls, interval: TimeInterval) -> Self:
        """From the begin of an interval to its end: what lasted all of it.

        An interval of more than one unit begins on any day of its first and ends on any of its
        last; one of a single unit begins on its first day and ends on its last.

        >>> Bounds.throughout(TimeInterval(Instant(1941), Instant(1946), Grain.YEAR)).plain
        '1941 to 1945'
        """
        first, last = _first_day(interval), _last_day(interval)
        begun, ended = _last_of_first_unit(interval), _first_of_last_unit(interval)
        if begun is None or ended is None or ended <= begun:
            return cls((first, first), (last, last))
        return cls((first, begun), (ended, last))

    @classmethod
    def of_dating(cls, interval: TimeInterval | None, relation: str | None) -> Self | None:
        """What an interval and a `Relation` to it tell by themselves; None where they tell nothing.

        >>> bounds = Bounds.of_dating(TimeInterval.day(2015, 5, 20), "INCLUDES")
        >>> bounds and bounds.plain
        'under way on Wed 20 May 2015'
        """
        if interval is None or (interval.start is None and interval.end is None):
            return None
        first, last = _first_day(interval), _last_day(interval)
        if relation == "INCLUDES":
            return cls((None, first), (last, None))
        if first is not None and last is not None:
            lasts = relation in _LASTING
            return cls.throughout(interval) if lasts else cls.within(interval)
        if relation == "BEGINS":
            return cls((first, _last_of_first_unit(interval)), (first, None))
        if relation == "ENDS":
            return cls((None, last), (_first_of_last_unit(interval), last))
        return cls((first, last), (first, last))

    @property
    def is_day(self) -> bool:
        """Whether all four are one day."""
        return self.begin[0] is not None and len({*self.begin, *self.end}) == 1

    @property
    def is_open(self) -> bool:
        """Whether nothing is known: all four are open."""
        return {*self.begin, *self.end} == {None}

    @property
    def hull(self) -> TimeInterval | None:
        """From the earliest begin to the latest end, half-open; None where both are open."""
        first, last = self.begin[0], self.end[1]
        if first is None and last is None:
            return None
        return TimeInterval(first, last and last.plus(Grain.DAY, 1), Grain.DAY)

    @property
    def plain(self) -> str:
        """In plain English: `Wed 20 May 2015`, `between 3 and 5 May 2024`, `before June 2024`."""
        return plain_bounds(self.begin, self.end)


def _first_day(interval: TimeInterval) -> Instant | None:
    return interval.start and interval.start.floor(Grain.DAY)


def _last_day(interval: TimeInterval) -> Instant | None:
    return interval.end and interval.end.plus(Grain.SECOND, -1).floor(Grain.DAY)


def _last_of_first_unit(interval: TimeInterval) -> Instant | None:
    """ "Since 2014": the last day of 2014, on which it can have begun."""
    if interval.start is None:
        return None
    last = _last_day(TimeInterval.of(interval.grain, interval.start))
    return last and max(last, interval.start.floor(Grain.DAY))


def _first_of_last_unit(interval: TimeInterval) -> Instant | None:
    """ "Until June": the first day of June, on which it can have ended."""
    last = _last_day(interval)
    first = last and _first_day(TimeInterval.of(interval.grain, last))
    return first and last and min(first, last)
