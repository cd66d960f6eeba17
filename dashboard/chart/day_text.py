"""Days as readers write them and read them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from events import DatelineError, Grain, Instant, TimeInterval, read_interval

_LAST_YEAR = 9999
_REMEMBERED = 64


def plain_day(day: date | None) -> str:
    """`Wed 20 May 2015`, or nothing."""
    return TimeInterval.day(*Instant.of_date(day)[:3]).plain if day else ""


@lru_cache(maxsize=_REMEMBERED)
def typed_day(typed: str, *, last: bool) -> Instant | None:
    """The first or the last day of a time as typed: `20 May 2015`, `2014`, `44 BC`.

    None where that is open, empty or unclear.
    """
    typed = typed.strip()
    if typed.isdecimal() and 1 <= int(typed) <= _LAST_YEAR:
        typed = typed.zfill(4)
    try:
        interval = read_interval(typed) if typed else None
    except DatelineError:  # the page says so beside the field
        return None
    if interval is None:
        return None
    if not last:
        return interval.start and interval.start.midnight
    # The end is not included.
    return interval.end and interval.end.plus(Grain.SECOND, -1).midnight
