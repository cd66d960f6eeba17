"""Bounds in plain English: `between 3 and 5 May 2024`, `before June 2024`, `from 2014 on`."""

from __future__ import annotations

from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval
from events.calendar.notation import plain_pair

_Limits = tuple[Instant | None, Instant | None]

_UNKNOWN = "at an unknown time"
# The units by which people name a stretch of days, finest first.
_NAMED = (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY)


def plain_bounds(begin: _Limits, end: _Limits) -> str:
    """What is known of a begin and an end, each its earliest and latest day.

    >>> day = Instant(2015, 5, 20)
    >>> plain_bounds((None, day), (day, None)), plain_bounds((None, day), (None, day))
    ('under way on Wed 20 May 2015', 'on or before Wed 20 May 2015')
    """
    if begin == end:
        return _moment(begin)
    if begin[0] is None and end[1] is None:
        return _under_way(begin, end)
    if end[1] is None:
        return _opening(begin, end)
    if begin[0] is None and (begin[1] is None or begin[1] >= end[1]):
        return f"until {name}" if (name := _unit(end)) else f"ended {_moment(end)}"
    first, last = _unit(begin), _unit(end)
    if first and last:
        return f"{first} to {last}"
    return f"begun {_moment(begin)}, ended {_moment(end)}"


def _moment(limits: _Limits) -> str:
    """When something was of which no length is known."""
    first, last = limits
    if first is not None and last is not None:
        return _unit(limits) or f"between {plain_pair(first, last, _grain(first, last))}"
    if first is not None:
        unit = _opened(first)
        return f"in {unit.plain} or later" if unit else f"on or after {_day(first)}"
    if last is not None:
        unit = _opened(last.plus(Grain.DAY, 1))
        return f"before {unit.plain}" if unit else f"on or before {_day(last)}"
    return _UNKNOWN


def _under_way(begin: _Limits, end: _Limits) -> str:
    """Something that had begun by one day and not ended by another."""
    first, last = begin[1], end[0]
    if first is None or last is None:
        return _moment((last, first))
    if first < last:
        return f"under way from {_day(first)} to {_day(last)}"
    if first == last:
        return f"under way on {_day(first)}"
    return f"begun {_moment(begin)}, ended {_moment(end)}"


def _opening(begin: _Limits, end: _Limits) -> str:
    """What is open to the future, and whether it is known to have gone on."""
    name = _unit(begin)
    opened = f"from {name} on" if name else f"begun {_moment(begin)}"
    went_on = end[0] is not None and begin[1] is not None and end[0] > begin[1]
    return f"{opened}, under way on {_day(end[0])}" if went_on and end[0] else opened


def _unit(limits: _Limits) -> str:
    """The name of the calendar unit whose first and last day these are; empty for none."""
    first, last = limits
    if first is None or last is None:
        return ""
    after = last.plus(Grain.DAY, 1).midnight
    units = (TimeInterval.of(grain, first) for grain in _NAMED)
    return next((one.plain for one in units if (one.start, one.end) == (first, after)), "")


def _opened(day: Instant) -> TimeInterval | None:
    """The month or year that begins on a day, None for any other day."""
    if day.floor(Grain.MONTH) != day:
        return None
    return TimeInterval.of(Grain.YEAR if day.month == 1 else Grain.MONTH, day)


def _grain(first: Instant, last: Instant) -> Grain:
    """The unit in which a stretch of days is told: whole years, whole months, else days."""
    first_unit, after = _opened(first), _opened(last.plus(Grain.DAY, 1).midnight)
    if first_unit is None or after is None:
        return Grain.DAY
    return min(first_unit.grain, after.grain, key=lambda grain: grain.rank)


def _day(day: Instant) -> str:
    return TimeInterval.of(Grain.DAY, day).plain
