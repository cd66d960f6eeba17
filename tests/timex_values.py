"""What a TIMEX3 value means, read by TimeML's own rules and not by the code under test."""

from __future__ import annotations

import re
from datetime import date, timedelta

from events.calendar.interval import PARTS_OF_DAY, SEASONS, Grain, Instant, TimeInterval

_VALUE = re.compile(
    r"(?P<bc>BC)?(?P<year>\d+)"
    r"(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<clock>\d\d(?::\d\d){0,2})|T(?P<part>[A-Z]{2}))?)?))?"
)
_TENS = {4: Grain.YEAR, 3: Grain.DECADE, 2: Grain.CENTURY, 1: Grain.MILLENNIUM}
_CLOCKS = (Grain.HOUR, Grain.MINUTE, Grain.SECOND)


def read_timex(value: str) -> TimeInterval:
    """The interval of a date or time, or of a range of two; years have four digits."""
    if "/" not in value:
        return _one(value)
    first, last = value.split("/")
    start = None if first == ".." else _one(first)
    end = None if last == ".." else _one(last)
    known = start or end
    assert known is not None
    return TimeInterval(start and start.start, end and end.end, known.grain)


def _one(value: str) -> TimeInterval:
    match = _VALUE.fullmatch(value)
    assert match is not None, value
    if len(match["year"]) != 4:
        return _years(int(match["year"]), _TENS[len(match["year"])], before=bool(match["bc"]))
    year = 1 - int(match["year"]) if match["bc"] else int(match["year"])
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["weekend"]))
    if match["quarter"]:
        return TimeInterval.quarter(year, int(match["quarter"]))
    if match["half"]:
        return TimeInterval.half(year, int(match["half"]))
    if match["season"]:
        assert match["season"] in SEASONS
        return TimeInterval.season(year, match["season"])
    if not match["month"]:
        return TimeInterval.year(year)
    if not match["day"]:
        return TimeInterval.month(year, int(match["month"]))
    return _day(match, Instant(year, int(match["month"]), int(match["day"])))


def _years(number: int, grain: Grain, *, before: bool) -> TimeInterval:
    """Ten, a hundred or a thousand years: '199' are 1990 to 1999, '19' 1901 to 2000."""
    if grain is Grain.DECADE:
        assert not before
        return TimeInterval(Instant(10 * number), Instant(10 * number + 10), grain)
    size = 100 if grain is Grain.CENTURY else 1000
    first = 1 - size * (number + 1) if before else size * number + 1
    return TimeInterval(Instant(first), Instant(first + size), grain)


def _week(year: int, week: int, *, weekend: bool) -> TimeInterval:
    # 400 years are a whole number of weeks, so the standard library's calendar serves every era.
    eras = (year - 2000) // 400
    monday = date.fromisocalendar(year - 400 * eras, week, 1)
    days = (5, 7) if weekend else (0, 7)
    start, end = (monday + timedelta(number) for number in days)
    return TimeInterval(
        Instant(start.year + 400 * eras, start.month, start.day),
        Instant(end.year + 400 * eras, end.month, end.day),
        Grain.WEEKEND if weekend else Grain.WEEK,
    )


def _day(match: re.Match[str], midnight: Instant) -> TimeInterval:
    if match["part"]:
        first, last = PARTS_OF_DAY[match["part"]]
        start, end = (midnight.plus(Grain.HOUR, hour) for hour in (first, last))
        return TimeInterval(start, end, Grain.PART)
    if not match["clock"]:
        return TimeInterval(midnight, midnight.plus(Grain.DAY, 1), Grain.DAY)
    clock = [int(number) for number in match["clock"].split(":")]
    grain, start = _CLOCKS[len(clock) - 1], midnight
    for unit, number in zip(_CLOCKS, clock, strict=False):
        start = start.plus(unit, number)
    return TimeInterval(start, start.plus(grain, 1), grain)
