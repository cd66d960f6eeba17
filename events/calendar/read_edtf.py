"""Intervals read from EDTF (ISO 8601-2): the inverse of `TimeInterval.edtf`."""

from __future__ import annotations

import re
from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month

_YEAR = r"(?P<year>-?\d{4}|Y-?\d{5,7})"
_MARK = r"(?P<mark>[~?%]?)"
_UNIT = re.compile(rf"{_YEAR}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?{_MARK}")
_MOMENT = re.compile(
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    rf"{_MARK}"
)
_DECADE = re.compile(rf"(?P<year>\d{{3}})X{_MARK}")
_CENTURY = re.compile(rf"(?P<year>\d{{2}})XX{_MARK}")
# ISO 8601-2 numbers the other parts of a year on from its months.
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_FIRST_QUARTER, _FIRST_HALF = 33, 40
_OPEN = ("", "..")
# Approximate, uncertain.
_MARKS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}


def read_edtf(written: str) -> TimeInterval | None:
    """What an EDTF date or interval means; None for what is none, or is in no calendar.

    Level 1, and of level 2 quarters and halves, `198X` and `19XX`. Of two ends, one may be open.

    >>> read_edtf("1985~").plain, read_edtf("-0043-03-15").plain, read_edtf("2015-05-17/..").plain
    ('about 1985', '15 Mar 44 BCE', 'from Sun 17 May 2015 on')
    """
    ends = written.split("/")
    if len(ends) == 1:
        return _one(written)
    if len(ends) > 2 or all(end in _OPEN for end in ends):
        return None
    first, last = (None if end in _OPEN else _one(end) for end in ends)
    if (first is None) != (ends[0] in _OPEN) or (last is None) != (ends[1] in _OPEN):
        return None
    if first is not None and last is not None:
        in_order = first.start is not None and last.end is not None and first.start < last.end
        return TimeInterval.between(first, last) if in_order else None
    if first is not None:
        return replace(first, end=None)
    return replace(last, start=None) if last is not None else None


def _one(written: str) -> TimeInterval | None:
    """What one date means."""
    for pattern, read in _READERS:
        if match := pattern.fullmatch(written):
            found, (approximate, uncertain) = read(match), _MARKS[match["mark"]]
            return found and replace(found, approximate=approximate, uncertain=uncertain)
    return None


def _unit(match: re.Match[str]) -> TimeInterval | None:
    """A year, a month, season, quarter or half of it, or a day."""
    year = int(match["year"].removeprefix("Y"))
    if match["month"] is None:
        return TimeInterval.year(year)
    month = int(match["month"])
    if match["day"] is not None:
        exists = 1 <= month <= 12 and 1 <= int(match["day"]) <= days_in_month(year, month)
        return TimeInterval.day(year, month, int(match["day"])) if exists else None
    if 1 <= month <= 12:
        return TimeInterval.month(year, month)
    if month in _SEASONS:
        return TimeInterval.season(year, _SEASONS[month])
    if _FIRST_QUARTER <= month < _FIRST_QUARTER + 4:
        return TimeInterval.quarter(year, month - _FIRST_QUARTER + 1)
    if _FIRST_HALF <= month < _FIRST_HALF + 2:
        return TimeInterval.half(year, month - _FIRST_HALF + 1)
    return None


def _moment(match: re.Match[str]) -> TimeInterval | None:
    """A second of a day, or a minute where no seconds are written."""
    parts = {name: int(match[name] or 0) for name in ("month", "day", "hour", "minute", "second")}
    at = Instant(int(match["year"].removeprefix("Y")), **parts)
    exists = 1 <= at.month <= 12 and 1 <= at.day <= days_in_month(at.year, at.month)
    if not exists or at.hour > 23 or at.minute > 59 or at.second > 59:
        return None
    return TimeInterval.of(Grain.SECOND if match["second"] else Grain.MINUTE, at)


def _decade(match: re.Match[str]) -> TimeInterval:
    return TimeInterval.of(Grain.DECADE, Instant(int(match["year"]) * 10))


def _century(match: re.Match[str]) -> TimeInterval:
    """The years of one number of hundreds, which begin a year before our century does."""
    first = int(match["year"]) * 100
    return TimeInterval(Instant(first), Instant(first + 100), Grain.YEAR)


_READERS = ((_UNIT, _unit), (_MOMENT, _moment), (_DECADE, _decade), (_CENTURY, _century))
