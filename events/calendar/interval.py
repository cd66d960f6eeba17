"""Half-open stretches of time, with their TIMEX3 and EDTF values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Self

from events.calendar.instant import Grain, Instant, days_in_month
from events.calendar.notation import (
    PARTS_OF_DAY,
    SEASONS,
    edtf_unit,
    part_value,
    plain_unit,
    timex_unit,
)

__all__ = ["PARTS_OF_DAY", "SEASONS", "Grain", "Instant", "TimeInterval", "days_in_month"]


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
            ends = f"{self.start.iso}, {self.end.iso}"
            raise ValueError(f"an interval must end after its start: {ends}")

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
        if self._has_early_decade:
            return replace(self, grain=Grain.YEAR).timex_value
        unit = self._unit_value()
        if unit is not None:
            return unit
        return "/".join(value or ".." for value in self._ends("timex_value"))

    @property
    def edtf(self) -> str:
        """EDTF (ISO 8601-2), level 2: `2014-22`, `0001/0100`, `2015-05-13/2015-05-20`."""
        return _edtf(self)

    @property
    def plain(self) -> str:
        """In plain English: `Wed 20 May 2015`, `summer 2014`, `Q3 1989`, `44 BCE`.

        >>> TimeInterval(Instant(2015, 5, 13), Instant(2015, 5, 21), Grain.DAY).plain
        'Wed 13 May 2015 to Wed 20 May 2015'
        """
        return _plain(self)

    @property
    def _has_early_decade(self) -> bool:
        """Whether decades before our era are counted, which no notation names as decades.

        Astronomical tens of years run across the tens in which people count: the fifties BC are the
        years from 59 BC to 50 BC.
        """
        if self.grain is not Grain.DECADE:
            return False
        return any(end is not None and end.year <= 0 for end in (self.start, self.end))

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
        return _value_of_unit(self.start, self.end, self.grain)


# An article names the same few days over and over, and each is asked for its forms many times.
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def _value_of_unit(start: Instant, end: Instant, grain: Grain) -> str | None:
    if grain is Grain.PART:
        return part_value(start, end)
    unit = TimeInterval.of(grain, start)
    return timex_unit(start, grain) if (unit.start, unit.end) == (start, end) else None


@lru_cache(_REMEMBERED)
def _edtf(interval: TimeInterval) -> str:
    grain = interval.grain
    written = Grain.YEAR if interval._has_early_decade else _EDTF_GRAIN.get(grain, grain)
    if written is not grain:
        return replace(interval, grain=written).edtf
    mark = _EDTF_MARK[interval.approximate, interval.uncertain]
    if interval.start is not None and interval.is_unit:
        return edtf_unit(interval.start, grain) + mark
    return "/".join(value + mark if value else ".." for value in interval._ends("edtf"))


@lru_cache(_REMEMBERED)
def _plain(interval: TimeInterval) -> str:
    about = "about " if interval.approximate else ""
    if interval.is_unit:
        assert interval.start is not None
        assert interval.end is not None
        return about + plain_unit(interval.start, interval.end, interval.grain)
    first, last = interval._ends("plain")
    if not first and not last:
        return "at some time"
    if not first:
        return f"up to {about}{last}"
    if not last:
        return f"from {about}{first} on"
    return f"{about}{first} to {last}" if first != last else about + first


_EDTF_MARK = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
# EDTF has no weeks, and its 19XX begins in 1900: these are written as ranges of days or years.
_EDTF_GRAIN = {
    Grain.WEEK: Grain.DAY,
    Grain.WEEKEND: Grain.DAY,
    Grain.CENTURY: Grain.YEAR,
    Grain.MILLENNIUM: Grain.YEAR,
}
