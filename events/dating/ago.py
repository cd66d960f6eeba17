"""What "ago" says of a day: about two weeks, a little over a week, less than a year ago."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.calendar.bounds import Bounds
from events.calendar.instant import Grain, Instant
from events.calendar.interval import TimeInterval

if TYPE_CHECKING:
    from events.types import TimeExpression

# "A little over", "just more than": no more than one unit more.
_LITTLE = re.compile(
    r"\b(?:barely|just|little|only|slightly|tad)\s+(?:longer than|more than|over)\b", re.IGNORECASE
)
_LONGEST_LITTLE = 12
# So many days about the one that is whole weeks back.
_DAYS_ABOUT = 3
_MOST = 99


def counted_back(time: TimeExpression, text: str, today: Instant | None) -> Bounds | None:
    """The bounds of what was so long ago where they are not those of the unit; `text` is all of it.

    "More than a decade ago" was then or before; "less than a year ago" since then; "two weeks ago",
    said on a Monday, is a day about fourteen days back, and in no certain week.
    """
    said, interval = time.span.text.lower(), time.interval
    if interval is None or today is None or not said.endswith("ago"):
        return None
    first, last = Bounds.within(interval).begin
    if time.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        before = text[max(0, time.span.start - _LONGEST_LITTLE) : time.span.end]
        first = _one_more(interval, today) if _LITTLE.search(before) else None
        return Bounds((first, last), (first, last))
    # "Almost a year ago" is no less certain.
    if said.startswith(("less than", "under")) and first is not None:
        return Bounds((first, today), (first, today))
    if time.mod is None and interval.grain is Grain.WEEK and first is not None:
        return _about(first, today)
    return None


def _one_more(interval: TimeInterval, today: Instant) -> Instant | None:
    """ "A little over a week ago": less than two."""
    units = range(1, _MOST)
    back = (one for one in units if TimeInterval.of(interval.grain, today, -one) == interval)
    number = next(back, None)
    return None if number is None else today.plus(interval.grain, -number - 1)


def _about(first: Instant, today: Instant) -> Bounds:
    """The days about the one that is as far back as the week that begins on a day."""
    monday = TimeInterval.of(Grain.WEEK, today).start
    assert monday is not None
    middle = today.day_number - (monday.day_number - first.day_number)
    day, last = (Instant.of_day_number(middle + days) for days in (-_DAYS_ABOUT, _DAYS_ABOUT))
    return Bounds((day, last), (day, last))
