"""Full dates as articles write them, and those of which the order of day and month is open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from events.calendar.names import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from events.published.typed_day import calendar_day

MONTH_SLOT = rf"(?P<month>{MONTH})\b\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>[12]\d{3})\b"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY})\b[.,]*\s+)?"
_FULL_DATES = (
    re.compile(rf"\b{_WEEKDAY}{MONTH_SLOT}\s*{DAY}\s*,?\s+{YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{DAY}(?:\s+of)?\s+{MONTH_SLOT},?\s+{YEAR}", re.IGNORECASE),
    re.compile(
        r"(?<![\w/.-])(?P<weekday>)(?P<year>[12]\d{3})(?P<sign>[/-])(?P<month>\d\d)(?P=sign)"
        r"(?P<day>\d\d)(?:T\d\d:\d\d[\d:.]{0,12}Z?)?(?![\w/-])"
    ),
    # 13/03/2024: a first number above twelve can only be a day.
    re.compile(
        r"(?<![\w/.-])(?P<weekday>)(?P<day>1[3-9]|2\d|3[01])(?P<sign>[/.])(?P<month>\d\d?)(?P=sign)"
        r"(?P<year>[12]\d{3})(?![\w/-])"
    ),
    # 03/13/2024: so can a second one.
    re.compile(
        r"(?<![\w/.-])(?P<weekday>)(?P<month>\d\d?)(?P<sign>[/.])(?P<day>1[3-9]|2\d|3[01])(?P=sign)"
        r"(?P<year>[12]\d{3})(?![\w/-])"
    ),
    # 05/05/2024 is one day, whichever comes first.
    re.compile(
        r"(?<![\w/.-])(?P<weekday>)(?P<day>0?[1-9]|1[0-2])(?P<sign>[/.])(?P<month>(?P=day))(?P=sign)"
        r"(?P<year>[12]\d{3})(?![\w/-])"
    ),
)
_EITHER_ORDER = re.compile(
    r"(?<![\w/.-])(?P<first>0?[1-9]|1[0-2])(?P<sign>[/.])(?P<second>0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<year>[12]\d{3})(?![\w/-])"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A full date and where it is written; half-open."""

    start: int
    end: int
    day: date
    names_weekday: bool


def written_dates(text: str) -> list[WrittenDate]:
    """The full dates of a text, in its order."""
    found = [
        WrittenDate(match.start(), match.end(), day, bool(match["weekday"]))
        for pattern in _FULL_DATES
        for match in pattern.finditer(text)
        if (day := _calendar_day(match)) is not None
    ]
    return sorted(found, key=lambda written: written.start)


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """A date such as 06/05/2024: which day it is with the day first, and with the month first."""

    start: int
    end: int
    day_first: date
    month_first: date


def ambiguous_dates(text: str) -> list[AmbiguousDate]:
    """The dates in numbers that can be either of two days, in the order of the text."""
    found = []
    for match in _EITHER_ORDER.finditer(text):
        first, second, year = (int(match[name]) for name in ("first", "second", "year"))
        one, other = calendar_day(year, second, first), calendar_day(year, first, second)
        if one and other and one != other:
            found.append(AmbiguousDate(match.start(), match.end(), one, other))
    return found


def settled_dates(text: str, dates: list[WrittenDate]) -> list[WrittenDate]:
    """Those of the ambiguous dates whose order the text tells.

    By another date in numbers, by a written date near one of the two days alone, or by the paper
    in whose credit it stands.
    """
    order = _order_in_numbers(text)
    found = []
    for one in ambiguous_dates(text):
        near = [
            day
            for day in (one.day_first, one.month_first)
            if any(abs((day - written.day).days) <= _NEAR_DAYS for written in dates)
        ]
        if order is not None:
            day = one.day_first if order == "day" else one.month_first
        elif _MONTH_FIRST.search(text[max(0, one.start - _CREDIT_REACH) : one.start]):
            day = one.month_first
        elif len(near) == 1:
            day = near[0]
        else:
            continue
        found.append(WrittenDate(one.start, one.end, day, names_weekday=False))
    return found


_NEAR_DAYS = 31
_CREDIT_REACH = 40
# Papers that print their dates with the month first: "(China Daily 10/03/2017 page1)".
_MONTH_FIRST = re.compile(r"\bChina Daily(?: [\w ]{1,20})?[ ,]{1,2}\Z", re.IGNORECASE)
_DAY_LEADS, _MONTH_LEADS = (
    re.compile(r"(?<![\w/.-])(?:1[3-9]|2\d|3[01])(?P<sign>[/.])\d\d?(?P=sign)[12]\d{3}(?![\w/-])"),
    re.compile(r"(?<![\w/.-])\d\d?(?P<sign>[/.])(?:1[3-9]|2\d|3[01])(?P=sign)[12]\d{3}(?![\w/-])"),
)


def _order_in_numbers(text: str) -> str | None:
    """What other dates in numbers begin with, "day" or "month"; None where they do not agree."""
    days, months = _DAY_LEADS.search(text), _MONTH_LEADS.search(text)
    if bool(days) == bool(months):
        return None
    return "day" if days else "month"


def _calendar_day(match: re.Match[str]) -> date | None:
    """The day that a match names; None where the calendar has none or its weekday is another."""
    month = match["month"].lower()
    number = int(month) if month.isdecimal() else MONTHS[month]
    day = calendar_day(int(match["year"]), number, int(match["day"]))
    weekday = match["weekday"]
    if day and weekday and day.weekday() != WEEKDAYS[weekday.lower()]:
        return None
    return day
