"""How a calendar unit is written: as a TIMEX3 value, in EDTF, and in plain English."""

from __future__ import annotations

from events.calendar.instant import Grain, Instant, iso_year
from events.calendar.names import DAY_NAMES, MONTH_NAMES, PART_NAMES, SEASON_NAMES

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

_PART_AT = {hours: name for name, hours in PARTS_OF_DAY.items()}
_SEASON_AT = {month: name for name, month in SEASONS.items()}
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
# The first day of the Gregorian calendar: weekdays of dates before it mislead.
_GREGORIAN = Instant(1582, 10, 15)


def _timex_year(year: int) -> str:
    return f"BC{1 - year:04}" if year <= 0 else f"{year:04}"


def _iso_week(start: Instant) -> tuple[int, int]:
    """ISO week year and number of the week that holds `start`."""
    thursday = start.plus(Grain.DAY, 3 - start.weekday)
    first = Instant(thursday.year)
    return thursday.year, (thursday.day_number - first.day_number) // 7 + 1


def timex_unit(start: Instant, grain: Grain) -> str:
    """The TIMEX3 value of the unit that begins at `start`, as TimeBank writes it."""
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


def part_value(start: Instant, end: Instant) -> str | None:
    """The TIMEX3 value of a part of a day, `2015-05-20TNI`; None for other hours."""
    first = start.hour
    hours = (end.day_number - start.day_number) * 24 + end.hour
    part = _PART_AT.get((first, hours))
    return f"{timex_unit(start, Grain.DAY)}T{part}" if part else None


def edtf_unit(start: Instant, grain: Grain) -> str:
    """The EDTF of the unit that begins at `start`."""
    year = f"Y{start.year}" if abs(start.year) > 9999 else iso_year(start.year)
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
    month = MONTH_NAMES[start.month - 1][:3]
    day = f"{start.day} {month} {_plain_year(start.year)}"
    return day if start < _GREGORIAN else f"{DAY_NAMES[start.weekday][:3]} {day}"


def plain_unit(start: Instant, end: Instant, grain: Grain) -> str:
    """The unit in plain English: `Wed 20 May 2015`, `Q3 1989`."""
    year, last = _plain_year(start.year), end.plus(Grain.SECOND, -1)
    match grain:
        case Grain.SECOND | Grain.MINUTE | Grain.HOUR:
            return f"{start.hour:02}:{start.minute:02} on {_plain_day(start)}"
        case Grain.PART:
            value = part_value(start, end) or ""
            return f"the {PART_NAMES[value[-2:]]} of {_plain_day(start)}"
        case Grain.WEEK:
            return f"the week from {_plain_day(start)} to {_plain_day(last)}"
        case Grain.WEEKEND:
            return f"the weekend of {_plain_day(start)}"
        case Grain.MONTH:
            return f"{MONTH_NAMES[start.month - 1]} {year}"
        case Grain.SEASON:
            return f"{SEASON_NAMES[_SEASON_AT[start.month]]} {year}"
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


def plain_pair(first: Instant, last: Instant, grain: Grain) -> str:
    """Two days, months or years with what they share said once: `3 and 5 May 2024`.

    >>> plain_pair(Instant(2024, 3), Instant(2024, 5), Grain.MONTH)
    'March and May 2024'
    """
    year = "" if first.year == last.year else f" {_plain_year(first.year)}"
    month = "" if first[:2] == last[:2] else f" {MONTH_NAMES[first.month - 1][:3]}"
    match grain:
        case Grain.YEAR:
            return f"{_plain_year(first.year)} and {_plain_year(last.year)}"
        case Grain.MONTH:
            named = (MONTH_NAMES[first.month - 1], MONTH_NAMES[last.month - 1])
            return f"{named[0]}{year} and {named[1]} {_plain_year(last.year)}"
        case _:
            ends = f"{last.day} {MONTH_NAMES[last.month - 1][:3]} {_plain_year(last.year)}"
            return f"{first.day}{month}{year} and {ends}"
