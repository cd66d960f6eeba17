"""The days of holidays: those with a date, those that move, and those counted from Easter."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

# Holidays on the same date every year: month, day.
FIXED = {
    "all saints' day": (11, 1),
    "anzac day": (4, 25),
    "armistice day": (11, 11),
    "assumption day": (8, 15),
    "bastille day": (7, 14),
    "boxing day": (12, 26),
    "canada day": (7, 1),
    "candlemas": (2, 2),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmastime": (12, 25),
    "cinco de mayo": (5, 5),
    "epiphany": (1, 6),
    "flag day": (6, 14),
    "fourth of july": (7, 4),
    "groundhog day": (2, 2),
    "guy fawkes night": (11, 5),
    "halloween": (10, 31),
    "juneteenth": (6, 19),
    "july fourth": (7, 4),
    "lammas": (8, 1),
    "martinmas": (11, 11),
    "may day": (5, 1),
    "michaelmas": (9, 29),
    "midsummer": (6, 24),
    "midsummer day": (6, 24),
    "new year's": (1, 1),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "st. george's day": (4, 23),
    "st. patrick's day": (3, 17),
    "the fourth of july": (7, 4),
    "twelfth night": (1, 5),
    "valentine's day": (2, 14),
    "veterans day": (11, 11),
}
# Holidays that move, by the country and the name under which the `holidays` library has them.
MOVABLE = {
    "chinese new year": ("SG", "Chinese New Year"),
    "columbus day": ("US", "Columbus Day"),
    "diwali": ("SG", "Diwali"),
    "eid al-adha": ("SG", "Eid al-Adha"),
    "eid al-fitr": ("SG", "Eid al-Fitr"),
    "hanukkah": ("IL", "Hanukkah"),
    "labor day": ("US", "Labor Day"),
    "lunar new year": ("SG", "Chinese New Year"),
    "martin luther king day": ("US", "Martin Luther King Jr. Day"),
    "martin luther king jr. day": ("US", "Martin Luther King Jr. Day"),
    "memorial day": ("US", "Memorial Day"),
    "passover": ("IL", "Pesach"),
    "presidents' day": ("US", "Washington's Birthday"),
    "purim": ("IL", "Purim"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "thanksgiving": ("US", "Thanksgiving Day"),
    "thanksgiving day": ("US", "Thanksgiving Day"),
    "yom kippur": ("IL", "Yom Kippur"),
}
# Days counted from Easter.
FROM_EASTER = {
    "ascension day": 39,
    "ash wednesday": -46,
    "easter": 0,
    "easter day": 0,
    "easter eve": -1,
    "easter monday": 1,
    "easter sunday": 0,
    "good friday": -2,
    "holy saturday": -1,
    "holy thursday": -3,
    "holy week": -4,
    "mardi gras": -47,
    "maundy thursday": -3,
    "palm sunday": -7,
    "pentecost": 49,
    "shrove tuesday": -47,
    "trinity sunday": 56,
    "whit monday": 50,
    "whit sunday": 49,
    "whitsun": 49,
}
# The n-th weekday of a month: month, weekday (Monday is 0), n.
NTH_WEEKDAYS = {
    "father's day": (6, 6, 3),
    "mother's day": (5, 6, 2),
    "remembrance sunday": (11, 6, 2),
}
ELECTION_DAY = "election day"
FEASTS = (*FIXED, *MOVABLE, *FROM_EASTER, *NTH_WEEKDAYS, ELECTION_DAY)
# Before this year Easter is reckoned as Caesar's calendar did; later the calendars moved country by
# country, and the Gregorian one is the better guess.
_GREGORIAN = 1583


@cache
def day_of_feast(feast: str, year: int) -> date | None:
    """The date of one of `FEASTS` in a year, None where no calendar of ours knows it."""
    if not 1 <= year <= 2100:
        return None
    if feast in FIXED:
        return date(year, *FIXED[feast])
    if feast in FROM_EASTER:
        return _easter(year) + timedelta(FROM_EASTER[feast]) if year >= _FIRST_EASTER else None
    if year < _GREGORIAN:
        return None
    if feast == ELECTION_DAY:
        # The Tuesday after the first Monday of November.
        return _nth_weekday(year, 11, 0, 1) + timedelta(1)
    if feast in NTH_WEEKDAYS:
        return _nth_weekday(year, *NTH_WEEKDAYS[feast])
    return _from_library(*MOVABLE[feast], year)


# The Council of Nicaea settled the date for all; what is tabled begins with the year after it.
_FIRST_EASTER = 326


def _easter(year: int) -> date:
    # Imported here: few articles name a holiday.
    from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN, easter

    day: date = easter(year, EASTER_WESTERN if year >= _GREGORIAN else EASTER_JULIAN)
    return day


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
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
            language=_LANGUAGE.get(country),
            categories=_CATEGORIES.get(country),
        )
    found = [day for day, named in calendar.items() if name in _names(named)]
    return min(found, default=None)


def _names(named: str) -> list[str]:
    """The holidays of one day, whose names the library joins."""
    return [name.split(" (")[0] for name in named.split("; ")]


_LANGUAGE = {"IL": "en_US", "SG": "en_US"}
# Hanukkah and Purim are no days off.
_CATEGORIES = {"IL": ("public", "optional", "school")}
