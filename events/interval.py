"""Calendar arithmetic: instants of any era, their units, and half-open intervals of time.

Years are astronomical (ISO 8601-2, EDTF): year 0 is 1 BCE and -43 is 44 BCE. The calendar is the
proleptic Gregorian one; there are no time zones, because news gives local times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self


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


# Hours after midnight, half-open. TIMEX3 names the parts but gives no hours: these are the
# customary ones, and night runs into the next morning.
PARTS_OF_DAY = {
    "MO": (6, 12),
    "MI": (12, 13),
    "AF": (12, 18),
    "EV": (18, 22),
    "NI": (20, 30),
    "DT": (6, 18),
}
# Meteorological seasons of the north by first month; a winter bears the year of its December.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

_RANK = {grain: rank for rank, grain in enumerate(Grain)}
_PART_AT = {hours: name for name, hours in PARTS_OF_DAY.items()}
_SEASON_AT = {month: name for name, month in SEASONS.items()}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_MONTHS_IN = {Grain.MONTH: 1, Grain.SEASON: 3, Grain.QUARTER: 3, Grain.HALF: 6}
_YEARS_IN = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100, Grain.MILLENNIUM: 1000}
_SECONDS_IN = {Grain.SECOND: 1, Grain.MINUTE: 60, Grain.HOUR: 3600}
_DAYS_IN = {Grain.DAY: 1, Grain.WEEK: 7, Grain.WEEKEND: 7}
_DAY_SECONDS = 86_400
_MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)
_DAY_NAMES = "Mon Tue Wed Thu Fri Sat Sun".split()
_PART_NAMES = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


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
        day = f"{_iso_year(self.year)}-{self.month:02}-{self.day:02}"
        if self == self.midnight:
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
            return self._replace(
                year=year, month=month, day=min(self.day, days_in_month(year, month))
            )
        days = _DAYS_IN.get(grain, 1) * count
        year, month, day = _civil(self.day_number + days)
        return self._replace(year=year, month=month, day=day)

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


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """A stretch of time, half-open; `None` is an open side.

    `grain` is the unit in which the text gave it: the year 2014 and the range 2014-01-01 to
    2014-12-31 have the same ends and other grains. `approximate` and `uncertain` are EDTF's
    `~` and `?`.

    Raises ValueError for an end that is not after its start.
    """

    start: Instant | None
    end: Instant | None
    grain: Grain
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"an interval ends after its start: {self.start.iso}, {self.end.iso}")

    @classmethod
    def of(cls, grain: Grain, at: Instant | date, offset: int = 0) -> Self:
        """The calendar unit that holds `at`, or the one `offset` units after it.

        >>> TimeInterval.of(Grain.WEEK, date(2024, 3, 13), -2).timex_value
        '2024-W09'
        """
        instant = at if isinstance(at, Instant) else Instant.of_date(at)
        start = instant.floor(grain).plus(grain, offset)
        if grain is Grain.WEEKEND:
            return cls(start, start.plus(Grain.DAY, 2), grain)
        return cls(start, start.plus(grain, 1), grain)

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Self:
        """One day. Raises ValueError where the calendar has no such day."""
        if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
            raise ValueError(f"no such day: {year}-{month}-{day}")
        return cls.of(Grain.DAY, Instant(year, month, day))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One month, 1 to 12."""
        return cls.of(Grain.MONTH, Instant(year, month))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """One calendar quarter, 1 to 4."""
        return cls.of(Grain.QUARTER, Instant(year, quarter * 3 - 2))

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """One half of a year, 1 or 2."""
        return cls.of(Grain.HALF, Instant(year, half * 6 - 5))

    @classmethod
    def season(cls, year: int, name: str) -> Self:
        """A season, SP SU FA or WI; the winter of 2014 begins in December 2014."""
        return cls.of(Grain.SEASON, Instant(year, SEASONS[name]))

    @classmethod
    def year(cls, year: int) -> Self:
        """One astronomical year: 0 is 1 BCE."""
        return cls.of(Grain.YEAR, Instant(year))

    @classmethod
    def century(cls, number: int, *, bce: bool = False) -> Self:
        """The number-th century: the 1st is the years 1 to 100, the 1st BCE 100 BCE to 1 BCE."""
        return cls.of(Grain.CENTURY, Instant(1 - number * 100 if bce else number * 100 - 99))

    @classmethod
    def part_of_day(cls, at: Instant | date, part: str) -> Self:
        """A part of the day that holds `at`: MO MI AF EV NI or DT."""
        midnight = TimeInterval.of(Grain.DAY, at).start
        assert midnight is not None
        first, last = PARTS_OF_DAY[part]
        return cls(midnight.plus(Grain.HOUR, first), midnight.plus(Grain.HOUR, last), Grain.PART)

    @classmethod
    def between(cls, first: TimeInterval, last: TimeInterval) -> Self:
        """From the start of `first` to the end of `last`, in the finer of their grains."""
        grain = min(first.grain, last.grain, key=lambda grain: grain.rank)
        return cls(
            first.start,
            last.end,
            grain,
            first.approximate or last.approximate,
            first.uncertain or last.uncertain,
        )

    def shift(self, grain: Grain, count: int) -> Self:
        """The same stretch, `count` units later."""
        return replace(
            self,
            start=self.start and self.start.plus(grain, count),
            end=self.end and self.end.plus(grain, count),
        )

    def contains(self, other: TimeInterval) -> bool:
        """Whether the whole of `other` lies within this one; an open side holds everything."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    @property
    def is_unit(self) -> bool:
        """Whether this is one calendar unit of its grain, and no range of several."""
        return self._unit_value() is not None

    @property
    def timex_value(self) -> str:
        """The TIMEX3 value as TimeBank writes it: `2014-SU`, `1989-Q3`, `199`, `BC0044`.

        A range, for which TIMEX3 has no value, is an ISO 8601 interval of its first and last unit.
        """
        unit = self._unit_value()
        if unit is not None:
            return unit
        return "/".join(value or ".." for value in self._ends("timex_value"))

    @property
    def edtf(self) -> str:
        """EDTF (ISO 8601-2), level 2: `2014-22`, `0001/0100`, `2015-05-13/2015-05-20`."""
        mark = _EDTF_MARK[self.approximate, self.uncertain]
        if self.start is not None and self.is_unit:
            written = _EDTF_GRAIN.get(self.grain, self.grain)
            if self.grain is Grain.DECADE and self.start.year < 0:
                written = Grain.YEAR
            if written is not self.grain:
                return replace(self, grain=written).edtf
            return _edtf_unit(self.start, self.grain) + mark
        ranged = replace(self, grain=_EDTF_GRAIN.get(self.grain, self.grain))
        return "/".join(value + mark if value else ".." for value in ranged._ends("edtf"))

    @property
    def plain(self) -> str:
        """In plain English: `Wed 20 May 2015`, `summer 2014`, `Q3 1989`, `44 BCE`.

        >>> TimeInterval(Instant(2015, 5, 13), Instant(2015, 5, 21), Grain.DAY).plain
        'Wed 13 May 2015 to Wed 20 May 2015'
        """
        about = "about " if self.approximate else ""
        if self.is_unit:
            assert self.start is not None
            assert self.end is not None
            return about + _plain_unit(self.start, self.end, self.grain)
        first, last = self._ends("plain")
        if not first and not last:
            return "at some time"
        if not first:
            return f"up to {about}{last}"
        if not last:
            return f"from {about}{first} on"
        return f"{about}{first} to {last}" if first != last else about + first

    def _ends(self, form: str) -> tuple[str, str]:
        """First and last unit of a range in one of the forms above, empty for an open side."""
        bare = replace(self, approximate=False, uncertain=False)
        grain = Grain.DAY if self.grain is Grain.PART else self.grain
        first = self.start and TimeInterval.of(grain, self.start)
        last = self.end and TimeInterval.of(grain, self.end.plus(Grain.SECOND, -1))
        units = tuple(
            ""
            if unit is None
            else str(getattr(replace(bare, start=unit.start, end=unit.end, grain=grain), form))
            for unit in (first, last)
        )
        return units[0], units[1]

    def _unit_value(self) -> str | None:
        """The TIMEX3 value if this is one unit of its grain, else None."""
        if self.start is None or self.end is None:
            return None
        if self.grain is Grain.PART:
            return _part_value(self.start, self.end)
        unit = TimeInterval.of(self.grain, self.start)
        if (unit.start, unit.end) != (self.start, self.end):
            return None
        return _timex_unit(self.start, self.grain)


_EDTF_MARK = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
# EDTF has no weeks, and its 19XX begins in 1900: these are written as ranges of days or years.
_EDTF_GRAIN = {
    Grain.WEEK: Grain.DAY,
    Grain.WEEKEND: Grain.DAY,
    Grain.CENTURY: Grain.YEAR,
    Grain.MILLENNIUM: Grain.YEAR,
}


def days_in_month(year: int, month: int) -> int:
    """28 to 31, by the Gregorian rule in every era."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


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


def _iso_year(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _timex_year(year: int) -> str:
    return f"BC{1 - year:04}" if year <= 0 else f"{year:04}"


def _iso_week(start: Instant) -> tuple[int, int]:
    """ISO week year and number of the week that holds `start`."""
    thursday = start.plus(Grain.DAY, 3 - start.weekday)
    first = Instant(thursday.year)
    return thursday.year, (thursday.day_number - first.day_number) // 7 + 1


def _timex_unit(start: Instant, grain: Grain) -> str:
    year = _timex_year(start.year)
    day = f"{year}-{start.month:02}-{start.day:02}"
    match grain:
        case Grain.SECOND:
            return f"{day}T{start.hour:02}:{start.minute:02}:{start.second:02}"
        case Grain.MINUTE:
            return f"{day}T{start.hour:02}:{start.minute:02}"
        case Grain.HOUR:
            return f"{day}T{start.hour:02}"
        case Grain.WEEK | Grain.WEEKEND:
            week_year, week = _iso_week(start)
            ending = "-WE" if grain is Grain.WEEKEND else ""
            return f"{_timex_year(week_year)}-W{week:02}{ending}"
        case Grain.MONTH:
            return f"{year}-{start.month:02}"
        case Grain.SEASON:
            return f"{year}-{_SEASON_AT[start.month]}"
        case Grain.QUARTER:
            return f"{year}-Q{start.month // 3 + 1}"
        case Grain.HALF:
            return f"{year}-H{start.month // 6 + 1}"
        case Grain.YEAR:
            return year
        case Grain.DECADE:
            return year[:-1]
        case Grain.CENTURY:
            return _timex_year(start.year if start.year > 0 else start.year + 99)[:-2]
        case Grain.MILLENNIUM:
            return _timex_year(start.year if start.year > 0 else start.year + 999)[:-3]
        case _:
            return day


def _part_value(start: Instant, end: Instant) -> str | None:
    first = start.hour
    hours = (end.day_number - start.day_number) * 24 + end.hour
    part = _PART_AT.get((first, hours))
    return f"{_timex_unit(start, Grain.DAY)}T{part}" if part else None


def _edtf_unit(start: Instant, grain: Grain) -> str:
    year = f"Y{start.year}" if abs(start.year) > 9999 else _iso_year(start.year)
    match grain:
        case Grain.YEAR:
            return year
        case Grain.DECADE:
            return year[:-1] + "X"
        case Grain.MONTH:
            return f"{year}-{start.month:02}"
        case Grain.SEASON:
            return f"{year}-{_EDTF_SEASON[_SEASON_AT[start.month]]}"
        case Grain.QUARTER:
            return f"{year}-{33 + start.month // 3}"
        case Grain.HALF:
            return f"{year}-{40 + start.month // 6}"
        case Grain.SECOND | Grain.MINUTE | Grain.HOUR:
            return f"{start.midnight.iso}T{start.hour:02}:{start.minute:02}:{start.second:02}"
        case _:
            return f"{year}-{start.month:02}-{start.day:02}"


def _plain_year(year: int) -> str:
    if year <= 0:
        return f"{1 - year} BCE"
    return f"{year} CE" if year < 1000 else str(year)


def _plain_day(start: Instant) -> str:
    month = _MONTH_NAMES[start.month - 1][:3]
    return f"{_DAY_NAMES[start.weekday]} {start.day} {month} {_plain_year(start.year)}"


def _plain_unit(start: Instant, end: Instant, grain: Grain) -> str:
    year, last = _plain_year(start.year), end.plus(Grain.SECOND, -1)
    match grain:
        case Grain.SECOND | Grain.MINUTE | Grain.HOUR:
            return f"{start.hour:02}:{start.minute:02} on {_plain_day(start)}"
        case Grain.PART:
            value = _part_value(start, end) or ""
            return f"the {_PART_NAMES[value[-2:]]} of {_plain_day(start)}"
        case Grain.WEEK:
            return f"the week from {_plain_day(start)} to {_plain_day(last)}"
        case Grain.WEEKEND:
            return f"the weekend of {_plain_day(start)}"
        case Grain.MONTH:
            return f"{_MONTH_NAMES[start.month - 1]} {year}"
        case Grain.SEASON:
            return f"{_SEASON_NAMES[_SEASON_AT[start.month]]} {year}"
        case Grain.QUARTER:
            return f"Q{start.month // 3 + 1} {year}"
        case Grain.HALF:
            return f"the {'first' if start.month == 1 else 'second'} half of {year}"
        case Grain.YEAR:
            return year
        case Grain.DECADE if start.year > 0:
            return f"the {start.year}s"
        case Grain.DECADE | Grain.CENTURY | Grain.MILLENNIUM:
            return f"{_plain_year(start.year)} to {_plain_year(last.year)}"
        case _:
            return _plain_day(start)
