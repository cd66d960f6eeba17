"""Intervals as the JSON of the schema `dateline/1` has them, and back."""

from __future__ import annotations

import re
from typing import Any

from events.calendar.bounds import Bounds
from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month

_Json = dict[str, Any]

_INSTANT = re.compile(
    r"(?P<year>-?\d{4,})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d))?"
)


def interval_to_json(interval: TimeInterval | None) -> _Json | None:
    """An interval as a JSON object; None stays None."""
    if interval is None:
        return None
    return {
        "start": interval.start.iso if interval.start else None,
        "end": interval.end.iso if interval.end else None,
        "grain": interval.grain.value if _is_named(interval) else None,
        "approximate": interval.approximate,
        "uncertain": interval.uncertain,
    }


def interval_from_json(item: _Json | None) -> TimeInterval | None:
    """The way back. Raises KeyError, TypeError or ValueError for what is no such object."""
    if item is None:
        return None
    return TimeInterval(
        start=_instant(item["start"]),
        end=_instant(item["end"]),
        grain=Grain(item["grain"] or "day"),
        approximate=bool(item["approximate"]),
        uncertain=bool(item["uncertain"]),
    )


def bounds_to_json(bounds: Bounds | None) -> _Json | None:
    """The earliest and latest day of begin and end, inclusive; None stays None."""
    if bounds is None:
        return None
    return {
        "begin": [day and day.iso for day in bounds.begin],
        "end": [day and day.iso for day in bounds.end],
    }


def bounds_from_json(item: _Json | None) -> Bounds | None:
    """The way back. Raises KeyError, TypeError or ValueError for what is no such object."""
    if item is None:
        return None
    begin, end = ([_instant(day) for day in item[name]] for name in ("begin", "end"))
    return Bounds((begin[0], begin[1]), (end[0], end[1]))


def _is_named(interval: TimeInterval) -> bool:
    """Whether the grain tells something: a stretch of days is of no calendar unit."""
    return interval.grain is not Grain.DAY or interval.is_unit


def _instant(written: str | None) -> Instant | None:
    if written is None:
        return None
    match = _INSTANT.fullmatch(written)
    if match is None:
        raise ValueError(f"no such date: {written}")
    instant = Instant(**{name: int(number) for name, number in match.groupdict("0").items()})
    in_calendar = 1 <= instant.month <= 12 and (
        1 <= instant.day <= days_in_month(instant.year, instant.month)
    )
    if not in_calendar or instant.hour > 23 or instant.minute > 59 or instant.second > 59:
        raise ValueError(f"no such date: {written}")
    return instant
