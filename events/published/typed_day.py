"""A day that a person types, in any language that dateparser reads."""

from __future__ import annotations

import re
from datetime import date, datetime

from events.calendar.instant import days_in_month
from events.errors import UnknownDateError

_LONGEST = 60


def read_date(typed: str) -> date:
    """A day as a person types it: `20 May 2015`, `2015-05-20`, `May 20, 2015`, `20/5/2015`.

    The day, the month and a year of four digits must be there. "Yesterday" is refused, because the
    clock is never read, and so is 5/6/2015, which can be either of two days.
    Raises UnknownDateError.
    """
    days = _days_of_numbers(typed.strip())
    if len(days) > 1:
        raise UnknownDateError(
            f"the date {typed!r} can be read in two ways: write the month as a word, like "
            "20 May 2015, or the year first, like 2015-05-20"
        )
    day = days.pop() if days else _day_of_words(typed)
    if day is None:
        raise UnknownDateError(
            f"the date {typed!r} is not a full date: write it like 20 May 2015 or 2015-05-20"
        )
    return day


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of those numbers; None where the calendar has none or the year is not written out."""
    if not (1000 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
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
