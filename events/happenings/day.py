"""The one day of an event, or that words name, where it is one."""

from __future__ import annotations

from datetime import date

from events.calendar.instant import Instant
from events.calendar.interval import Grain, TimeInterval
from events.types import Event


def day_of(event: Event) -> date | None:
    """The one day on which an event was, an hour or a night being one of the day it begins on.

    None where it is not one day, or none of the years 1 to 9999.
    """
    limits, interval = event.limits, event.interval
    first = None
    if limits is not None and limits.is_day:
        first = limits.begin[0]
    elif interval is not None and interval.is_unit and interval.grain.rank < Grain.DAY.rank:
        first = interval.start
    return _date(first)


def day_named(interval: TimeInterval | None) -> date | None:
    """The one day that an interval is or lies in; None of a longer one, or of no year 1 to 9999."""
    if interval is None or not interval.is_unit or interval.grain.rank > Grain.DAY.rank:
        return None
    return _date(interval.start)


def _date(first: Instant | None) -> date | None:
    if first is None or not 1 <= first.year <= 9999:
        return None
    return date(first.year, first.month, first.day)
