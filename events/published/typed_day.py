"""A day that a person types, in any language that dateparser reads."""

from __future__ import annotations

import re
from datetime import date, datetime

from events.calendar.instant import days_in_month
from events.errors import UnknownDateError

_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1000, 9999
# By numbers alone, the year first: of other forms nobody can say which number is the year.
_NUMBERS = re.compile(r"(?P<year>-?[0-9]{3,9})[/.-][0-9]{1,2}[/.-][0-9]{1,2}")
_DAY_FIRST = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}")


def read_date(typed: str) -> date:
    """A day as a person types it: `20 May 2015`, `2015-05-20`, `May 20, 2015`, `20/5/2015`.

    The day, the month and a year from 1000 to 9999 must be there. "Yesterday" is refused, because
    the clock is never read, and so is 5/6/2015, which can be either of two days.
    Raises UnknownDateError.
    """
    days = _days_of_numbers(typed.strip())
    if len(days) > 1:
        raise UnknownDateError(
            f"the date {typed!r} can be read in two ways: write the month as a word, like "
            "20 May 2015, or the year first, like 2015-05-20"
        )
    day = days.pop() if days else _day_of_words(typed)
    if day is None or not has_plain_year(day):
        raise UnknownDateError(f"the date {typed!r} {_fault(typed.strip(), day)}")
    return day


def has_plain_year(day: date) -> bool:
    """Whether an article may be of that day: the years 1000 to 9999 are written in four digits."""
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _fault(typed: str, day: date | None) -> str:
    """What is wrong with a date that was refused, and what to do; `day` is one too long ago."""
    numbers = _NUMBERS.fullmatch(typed)
    year = day.year if day else int(numbers["year"]) if numbers else None
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return f"is of the year {year}: write a day of the years {_FIRST_YEAR} to {_LAST_YEAR}"
    if numbers or _DAY_FIRST.fullmatch(typed):
        return "is no day of the calendar: write one that there is, like 2015-05-20"
    return "is not a full date: write it like 20 May 2015 or 2015-05-20"


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of those numbers; None where the calendar has none or the year is not written out."""
    if not (
        _FIRST_YEAR <= year <= _LAST_YEAR
        and 1 <= month <= 12
        and 1 <= day <= days_in_month(year, month)
    ):
        return None
    return date(year, month, day)


def _days_of_numbers(typed: str) -> set[date]:
    """What 2015-05-20, 20/5/2015 or 5/6/2015 can mean; nothing for what has words in it."""
    parts = re.split(r"[/.-]", typed)
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return set()
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        orders = [(first, second, third)]
    else:
        orders = [(third, second, first), (third, first, second)]
    return {day for order in orders if (day := calendar_day(*order)) is not None}


def _day_of_words(typed: str) -> date | None:
    has_year, has_word = re.search(r"\d{4}", typed), re.search(r"[^\W\d_]", typed)
    if not (has_year and has_word and len(typed) <= _LONGEST):
        return None
    # dateparser takes a tenth of a second to import, and most commands need no date.
    import dateparser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # so that nothing is taken from the clock
    }
    found: datetime | None = dateparser.parse(typed, settings=settings)
    return found.date() if found else None
