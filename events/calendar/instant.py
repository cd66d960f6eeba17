"""Instants of any era, and the calendar units that hold them.

Years are astronomical (ISO 8601-2, EDTF): year 0 is 1 BCE and -43 is 44 BCE. The calendar is the
proleptic Gregorian one; there are no time zones, because news gives local times.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Grain(StrEnum):
    """The calendar unit in which a time is given, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"

    @property
    def rank(self) -> int:
        """The position from fine to coarse: `Grain.SECOND.rank` is 0."""
        return _RANK[self]


_RANK = {grain: rank for rank, grain in enumerate(Grain)}
_MONTHS_IN = {Grain.MONTH: 1, Grain.SEASON: 3, Grain.QUARTER: 3, Grain.HALF: 6}
_YEARS_IN = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_SECONDS_IN = {Grain.SECOND: 1, Grain.MINUTE: 60, Grain.HOUR: 3600}
_DAYS_IN = {Grain.DAY: 1, Grain.WEEK: 7, Grain.WEEKEND: 7}
_DAY_SECONDS = 86_400


class Instant(NamedTuple):
    """A point in time to the second; instants of all eras compare as they should."""

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0

    @classmethod
    def of_date(cls, day: date) -> Instant:
        """The midnight that begins a `datetime.date`."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def of_day_number(cls, number: int, seconds: int = 0) -> Instant:
        """The instant `seconds` after the midnight of a day counted from 1970-01-01."""
        number, seconds = number + seconds // _DAY_SECONDS, seconds % _DAY_SECONDS
        year, month, day = _civil(number)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60)

    @property
    def day_number(self) -> int:
        """Days since 1970-01-01, negative before it."""
        return _days_from_civil(self.year, self.month, self.day)

    @property
    def weekday(self) -> int:
        """Monday is 0."""
        return (self.day_number + 3) % 7

    @property
    def midnight(self) -> Instant:
        """The beginning of this instant's day."""
        return Instant(self.year, self.month, self.day)

    @property
    def iso(self) -> str:
        """ISO 8601: a date at midnight, else a date-time to the second; `-0043` is 44 BCE."""
        day = f"{iso_year(self.year)}-{self.month:02}-{self.day:02}"
        if not (self.hour or self.minute or self.second):
            return day
        return f"{day}T{self.hour:02}:{self.minute:02}:{self.second:02}"

    def plus(self, grain: Grain, count: int) -> Instant:
        """`count` units later, negative for earlier; a day that the month lacks is its last.

        A `PART` counts as a day; a `WEEKEND` as a week.
        """
        if grain in _SECONDS_IN:
            seconds = (self.hour * 60 + self.minute) * 60 + self.second
            return Instant.of_day_number(self.day_number, seconds + count * _SECONDS_IN[grain])
        if grain in _MONTHS_IN or grain in _YEARS_IN:
            months = _MONTHS_IN.get(grain) or 12 * _YEARS_IN[grain]
            total = self.year * 12 + self.month - 1 + count * months
            year, month = total // 12, total % 12 + 1
            return Instant(year, month, min(self.day, days_in_month(year, month)), *self[3:])
        days = _DAYS_IN.get(grain, 1) * count
        year, month, day = _civil(self.day_number + days)
        return Instant(year, month, day, *self[3:])

    def floor(self, grain: Grain) -> Instant:
        """The beginning of the calendar unit that holds this instant.

        Weeks begin on Monday (ISO 8601); a weekend's unit begins on its Saturday, the coming one
        on working days; centuries begin in the year 1 (1901, 2001).
        """
        if grain is Grain.SECOND:
            return self
        if grain is Grain.MINUTE:
            return self._replace(second=0)
        if grain is Grain.HOUR:
            return self._replace(minute=0, second=0)
        if grain in (Grain.DAY, Grain.PART):
            return self.midnight
        if grain in (Grain.WEEK, Grain.WEEKEND):
            monday = self.midnight.plus(Grain.DAY, -self.weekday)
            return monday if grain is Grain.WEEK else monday.plus(Grain.DAY, 5)
        if grain is Grain.SEASON:
            shifted = self.month % 12 // 3 * 3
            return Instant(self.year - (shifted == 0 and self.month < 3), shifted or 12)
        if grain in _MONTHS_IN:
            size = _MONTHS_IN[grain]
            return Instant(self.year, (self.month - 1) // size * size + 1)
        size = _YEARS_IN[grain]
        first = 0 if grain in (Grain.YEAR, Grain.DECADE) else 1
        return Instant((self.year - first) // size * size + first)


def days_in_month(year: int, month: int) -> int:
    """28 to 31, by the Gregorian rule in every era."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@lru_cache(1000)
def _days_from_civil(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 (Hinnant, chrono-Compatible Low-Level Date Algorithms)."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def _civil(number: int) -> tuple[int, int, int]:
    """The inverse of `_days_from_civil`."""
    era, day_of_era = divmod(number + 719_468, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


def iso_year(year: int) -> str:
    """The year in ISO 8601: `0044`, `-0043` for 44 BCE."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"
