"""Lengths of time whose last day is named after them: 'the three months ended Sept. 30'."""

from __future__ import annotations

import re
from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval
from events.times.fiscal_reference import is_a_quarter, is_the_quarter
from events.types import Named, PlacedBy, TimeExpression, TimexType

_UP_TO = re.compile(
    r",?\s+(?:(?:that|which)\s+)?(?:ended|ending|ends|to|through|until)\s+(?:on\s+|in\s+)?"
    r"(?:the\s+end\s+of\s+)?"
)
_LENGTH = re.compile(r"P(\d+)([MQWY])")
_UNITS = {"M": Grain.MONTH, "Q": Grain.QUARTER, "W": Grain.WEEK, "Y": Grain.YEAR}
# What is a date by its words, but in an earnings report a length: its own company's calendar.
_OF_A_COMPANY = (Named.FISCAL_YEAR, Named.HALF)


def before_its_end(time: TimeExpression, last: TimeExpression, between: str) -> TimeExpression:
    """A length or a fiscal period placed before the day that is said to end it.

    `between` are the words between the two; the time is returned as it is where they say no such
    thing, or where the time is neither.
    """
    if not _UP_TO.fullmatch(between) or last.type is not TimexType.DATE or not _is_fine(last):
        return time
    amount, end = _amount(time), last.interval.end if last.interval else None
    if amount is None or end is None:
        return time
    interval = _up_to(end.midnight, *amount)
    if time.interval is not None and interval.start == time.interval.start:
        return time
    why = f"the {_words(*amount)} that end with {last.span.text}: {interval.plain}"
    by_dct = is_the_quarter(time) and time.placed_by is PlacedBy.DCT
    value = _most_of(interval) if by_dct else time.value
    return replace(time, value=value, interval=interval, anchor=last.anchor, explanation=why)


def _most_of(interval: TimeInterval) -> str:
    """The calendar quarter in which most of a company's own quarter lies."""
    assert interval.start is not None
    middle = interval.start.plus(Grain.MONTH, 1).plus(Grain.DAY, 15)
    return TimeInterval.of(Grain.QUARTER, middle).timex_value


def _amount(time: TimeExpression) -> tuple[int, Grain] | None:
    """How long a time is, when it is a length that can end on a day."""
    if time.type is TimexType.DURATION:
        length = _LENGTH.fullmatch(time.value)
        return (int(length[1]), _UNITS[length[2]]) if length else None
    fiscal = time.names(*_OF_A_COMPANY) or is_a_quarter(time) or is_the_quarter(time)
    if fiscal and time.interval is not None:
        return 1, time.interval.grain
    return None


def _is_fine(last: TimeExpression) -> bool:
    return last.interval is not None and last.interval.grain in (Grain.DAY, Grain.MONTH)


def _up_to(end: Instant, count: int, unit: Grain) -> TimeInterval:
    """The units before an instant; in whole months or years where it begins one."""
    start = end.plus(unit, -count)
    if unit is Grain.YEAR and end == end.floor(Grain.YEAR):
        return TimeInterval(start, end, Grain.YEAR)
    whole = unit is not Grain.WEEK and end == end.floor(Grain.MONTH)
    return TimeInterval(start, end, Grain.MONTH if whole else Grain.DAY)


def _words(count: int, unit: Grain) -> str:
    return f"{count} {unit}s" if count > 1 else str(unit)
