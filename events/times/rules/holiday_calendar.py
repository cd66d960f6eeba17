"""The days of holidays: those with a date, those that move, and those counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from events.calendar.names import WEEKDAYS
from events.lexicons import mapping
from events.lexicons.named_days import named_days

FEASTS = named_days("fixed", "from_easter", "from_orthodox_easter", "nth_weekday", "movable")
# Before this year Easter is reckoned as Caesar's calendar did; later the calendars moved country by
# country, and the Gregorian one is the better guess.
_GREGORIAN = 1583


@cache
def day_of_feast(feast: str, year: int) -> date | None:
    """The date of a named day, by its own name, in a year; None where no calendar here knows it."""
    if not 1 <= year <= 2100:
        return None
    if fixed := mapping("holidays", "fixed").get(feast):
        month, _, day = fixed.partition("-")
        return date(year, int(month), int(day))
    if days := mapping("holidays", "from_easter").get(feast):
        return _easter(year) + timedelta(int(days)) if year >= _FIRST_EASTER else None
    if year < _GREGORIAN:
        return None
    if days := mapping("holidays", "from_orthodox_easter").get(feast):
        return _orthodox_easter(year) + timedelta(int(days))
    if rule := mapping("holidays", "nth_weekday").get(feast):
        return _by_weekday(year, rule)
    country, _, name = mapping("holidays", "movable")[feast].partition(" ")
    return _from_library(country, name, year)


@cache
def day_of_history(name: str) -> date:
    """The date of a day that there was once: 'D-Day'."""
    return date.fromisoformat(mapping("holidays", "once")[name])


# The Council of Nicaea settled the date for all; what is tabled begins with the year after it.
_FIRST_EASTER = 326


def _easter(year: int) -> date:
    # Imported here: few articles name a holiday.
    from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

    day: date = easter(year, EASTER_WESTERN if year >= _GREGORIAN else EASTER_JULIAN)
    return day


def _orthodox_easter(year: int) -> date:
    from dateutil.easter import EASTER_ORTHODOX, easter

    day: date = easter(year, EASTER_ORTHODOX)
    return day


def _by_weekday(year: int, rule: str) -> date:
    """'11 thursday 4 1': the day after the fourth Thursday of November."""
    month, weekday, nth, days = rule.split()
    return _nth_weekday(year, int(month), WEEKDAYS[weekday], int(nth)) + timedelta(int(days))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))


@cache
def _from_library(country: str, name: str, year: int) -> date | None:
    import warnings

    # Imported here: few articles name a movable holiday, and the import is slow.
    import holidays

    with warnings.catch_warnings():
        # The library warns of years for which it has no lunar calendar; they stay unknown.
        warnings.simplefilter("ignore")
        calendar = holidays.country_holidays(
            country,
            years=year,
            language=_LANGUAGE.get(country, "en_US"),
            categories=_CATEGORIES.get(country),
        )
    found = [day for day, named in calendar.items() if name in _names(named)]
    return min(found, default=None)


def _names(named: str) -> list[str]:
    """The holidays of one day, whose names the library joins."""
    return [name.split(" (")[0] for name in named.split("; ")]


_LANGUAGE = {"IN": "en_IN"}
# Hanukkah and Purim are no days off.
_CATEGORIES = {
    "HK": ("public", "optional"),
    "IL": ("public", "optional", "school"),
    "IN": ("public", "government", "optional"),
}
