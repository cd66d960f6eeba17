"""Intervals and bounds as the JSON of the schema `dateline/1` has them, and back."""

from __future__ import annotations

import re
from functools import lru_cache
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
        "grain": interval.grain.value,
        "approximate": interval.approximate,
        "uncertain": interval.uncertain,
    }


def extent_to_json(interval: TimeInterval | None) -> _Json | None:
    """When an event was: an interval whose `grain` is null where it is no single calendar unit.

    `unit` then keeps the unit in which its ends are told.
    """
    written = interval_to_json(interval)
    if interval is None or written is None or interval.is_unit:
        return written
    return {**written, "grain": None, "unit": interval.grain.value}


def interval_from_json(item: _Json | None) -> TimeInterval | None:
    """The interval that `interval_to_json` wrote; None stays None.

    Raises KeyError, TypeError or ValueError for what is no such object.
    """
    if item is None:
        return None
    return TimeInterval(
        start=_instant(item["start"]),
        end=_instant(item["end"]),
        grain=Grain(item["grain"] if item["grain"] is not None else item.get("unit", Grain.DAY)),
        approximate=bool(item["approximate"]),
        uncertain=bool(item["uncertain"]),
    )


def bounds_to_json(bounds: Bounds | None) -> _Json | None:
    """Bounds as a JSON object: earliest and latest of `begin` and of `end`; None stays None."""
    if bounds is None:
        return None
    return {
        name: [day.iso if day else None for day in limits]
        for name, limits in (("begin", bounds.begin), ("end", bounds.end))
    }


def bounds_from_json(item: _Json | None) -> Bounds | None:
    """The bounds that `bounds_to_json` wrote; None stays None.

    Raises KeyError, TypeError or ValueError for what is no such object.
    """
    if item is None:
        return None
    (begin, begun), (end, ended) = item["begin"], item["end"]
    return Bounds((_instant(begin), _instant(begun)), (_instant(end), _instant(ended)))


# The days of a news story are few, and stand in each of its events a dozen times.
@lru_cache(maxsize=10_000)
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
