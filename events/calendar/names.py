"""The English names of months, weekdays, seasons and parts of the day, in full and shortened."""

from __future__ import annotations

MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SEASON_NAMES = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PART_NAMES = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}

# Each month as 1 to 12, each weekday as 0 (Monday) to 6, by its name in small letters; shortened
# names are without their full stop.
MONTHS = {
    **{name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAYS = {
    **{name.lower(): number for number, name in enumerate(DAY_NAMES)},
    **{name[:3].lower(): number for number, name in enumerate(DAY_NAMES)},
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}


def _one_of(names: dict[str, int]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return f"(?i:{'|'.join(longest_first)})"


# As parts of a regex: a name whole or shortened, in capitals or not, without a full stop after it.
MONTH = _one_of(MONTHS)
WEEKDAY = _one_of(WEEKDAYS)
DAY_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"


def is_shortened(name: str) -> bool:
    """Whether a name of `MONTHS` or `WEEKDAYS` is a shortened one: 'sept', but not 'may'."""
    return name.title() not in (*MONTH_NAMES, *DAY_NAMES)
