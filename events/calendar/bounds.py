"""What is known of when something began and ended: the earliest and latest day of each.

The four bounds of Reimers et al. (2016) and of TAC slot filling. Days are inclusive; an `Instant`
stands for its whole day, and None is an open side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval

_Limits = tuple[Instant | None, Instant | None]


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
        'between Fri 1 Mar 2024 and Sun 31 Mar 2024'
        """
        days = (_first_day(interval), _last_day(interval))
        return cls(days, days)

    @classmethod
    def throughout(cls, interval: TimeInterval) -> Self:
        """From the first day of an interval to its last: what lasted all of it."""
        first, last = _first_day(interval), _last_day(interval)
        return cls((first, first), (last, last))

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
        """In plain English: `Wed 20 May 2015`, `between … and …`, `from … to …`, `before …`."""
        if self.begin == self.end:
            return _between(self.begin)
        return f"from {_between(self.begin)} to {_between(self.end)}"


def _first_day(interval: TimeInterval) -> Instant | None:
    return interval.start and interval.start.floor(Grain.DAY)


def _last_day(interval: TimeInterval) -> Instant | None:
    return interval.end and interval.end.plus(Grain.SECOND, -1).floor(Grain.DAY)


def _between(limits: _Limits) -> str:
    first, last = (day and TimeInterval.of(Grain.DAY, day).plain for day in limits)
    if first and last:
        return first if first == last else f"between {first} and {last}"
    if first:
        return f"{first} or later"
    return f"{last} or earlier" if last else "an unknown day"
