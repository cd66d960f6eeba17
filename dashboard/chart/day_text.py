"""Days as readers write them and read them."""

from __future__ import annotations

from datetime import date

from events import DatelineError, Instant, TimeInterval, read_date


def plain_day(day: date | None) -> str:
    """`Wed 20 May 2015`, or nothing."""
    return TimeInterval.day(*Instant.of_date(day)[:3]).plain if day else ""


def typed_day(typed: str, *, last: bool) -> date | None:
    """A day or a year as typed: the first or last day of the year. None when empty or unclear."""
    typed = typed.strip()
    if typed.isdecimal() and 1 <= int(typed) <= 9999:
        return date(int(typed), 12, 31) if last else date(int(typed), 1, 1)
    try:
        return read_date(typed) if typed else None
    except DatelineError:  # the page says so beside the field
        return None
