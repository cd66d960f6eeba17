"""Intervals as the JSON of the schema `dateline/1` has them, and back."""

from __future__ import annotations

import re
from typing import Any

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


def interval_from_json(item: _Json | None) -> TimeInterval | None:
    """The way back. Raises KeyError, TypeError or ValueError for what is no such object."""
    if item is None:
        return None
    return TimeInterval(
        start=_instant(item["start"]),
        end=_instant(item["end"]),
        grain=Grain(item["grain"]),
        approximate=bool(item["approximate"]),
        uncertain=bool(item["uncertain"]),
    )


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
