"""A part of a period that is named after it: 'Monday of last week', 'the first week of 2015'."""

from __future__ import annotations

import re
from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval
from events.calendar.names import DAY_NAMES, WEEKDAY, WEEKDAYS
from events.times import lengths
from events.times.lexicon import UNITS
from events.times.numbers import ORDINAL_WORDS, Amount, read_number
from events.times.refiners.refiner import Times, refiner
from events.times.token_index import Page
from events.types import Counted, Named, Span, TimeExpression, TimexType


@refiner(
    examples={
        "They signed it on <Monday of last week> in Rome.": "2024-03-04",
        "The talks resume on <Friday next week> in Rome.": "2024-03-22",
        "The talks resume <next week on Tuesday> in Rome.": "2024-03-19",
        "He resigned on <the 25th of last month> in Rome.": "2024-02-25",
    },
)
def place_days_within(times: Times, page: Page) -> Times:
    """A weekday of a week and a day of a month that are named beside it."""
    placed: list[TimeExpression] = []
    for time in times:
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        own = not page.text.startswith(("'s", "’s"), time.span.end)
        day = _day_within(before, time, between) if before and own else None
        if before and day is not None:
            placed[-1] = _as_one(before, time, day)
        else:
            placed.append(time)
    return tuple(placed)


def _day_within(first: TimeExpression, second: TimeExpression, between: str) -> TimeInterval | None:
    """The day, or part of one, that two times side by side mean; None where they mean two."""
    if between in (" of ", " ", " in ", " of the ") and _is_counted(second, Grain.WEEK):
        return _in_week(first, second)
    if between in (" on ", " ") and _is_counted(first, Grain.WEEK):
        return _in_week(second, first)
    if between == " of " and _is_counted(second, Grain.MONTH) and first.names(Named.DAY_OF_MONTH):
        return _in_month(first, second)
    return None


def _is_counted(period: TimeExpression, grain: Grain) -> bool:
    """Whether a period is a week or month that its words place: 'last week', 'that month'."""
    placed = period.names(Named.UNIT) and period.interval is not None
    return placed and period.interval is not None and period.interval.grain is grain


def _in_week(day: TimeExpression, week: TimeExpression) -> TimeInterval | None:
    named = re.match(rf"(?:the )?{WEEKDAY}\b", day.span.text)
    if not named or not day.bare or day.interval is None or day.interval.start is None:
        return None
    assert week.interval is not None
    assert week.interval.start is not None
    there = week.interval.start.day_number + day.interval.start.weekday
    return day.interval.shift(Grain.DAY, there - day.interval.start.day_number)


def _in_month(day: TimeExpression, month: TimeExpression) -> TimeInterval | None:
    if day.interval is None or day.interval.start is None:
        return None
    assert month.interval is not None
    assert month.interval.start is not None
    found = month.interval.start.plus(Grain.DAY, day.interval.start.day - 1)
    interval = TimeInterval.of(Grain.DAY, found)
    return interval if month.interval.contains(interval) else None


def _as_one(
    first: TimeExpression, second: TimeExpression, interval: TimeInterval
) -> TimeExpression:
    """Two times as one, which is the part within the period."""
    part, period = (second, first) if _is_counted(first, Grain.WEEK) else (first, second)
    clock = part.value.partition("T")[2]
    day = TimeInterval.of(Grain.DAY, interval.start).timex_value if interval.start else ""
    return replace(
        part,
        span=Span(first.span.document, first.span.start, second.span.end),
        value=f"{day}T{clock}" if clock else day,
        interval=interval,
        anchor=period.anchor,
        counted=period.counted,
        explanation=f"within “{period.span.text}”, {period.explanation}; {interval.plain}",
    )


_ENDS = {"last": -1, "final": -1, "closing": -1, "opening": 1} | ORDINAL_WORDS
_ORDINAL = "|".join(sorted(_ENDS, key=len, reverse=True))
_NTH = re.compile(
    rf"\b(?:the\s+)?(?:very\s+)?(?P<nth>{_ORDINAL}|\d(?:st|nd|rd|th))\s+"
    r"(?:(?P<count>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)\s+)?"
    rf"(?P<unit>day|week|weekend|month|{WEEKDAY})(?(count)s|)\s+(?:of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LONGEST = 60


@refiner(
    examples={
        "He was hired on <the last day of October 2015> in Rome.": "2015-10-31",
        "Sales fell in <the first week of 2015> again.": "2015-W01",
        "The board met on <the third Tuesday of last month> in Rome.": "2024-02-20",
        "It rained in <the last four months> of 2017 in Rome.": "P4M",
        "It opened on <the first weekend of May 2015> in Rome.": "2015-W18-WE",
    },
)
def place_parts_of_periods(times: Times, page: Page) -> Times:
    """'the last day of 2022', 'the third Tuesday of last month', 'the first three weeks of May'."""
    placed: list[TimeExpression] = []
    for time in times:
        found = _nth_before(page.before(time.span.start, _LONGEST))
        part = _part_of(time, found) if found else None
        if found is None or part is None:
            placed.append(time)
            continue
        start = time.span.start - (len(found.string) - found.start())
        placed = [one for one in placed if one.span.end <= start]
        end = start + found.end("unit") + 1 - found.start() if found["count"] else time.span.end
        placed.append(replace(part, span=Span(time.span.document, start, end)))
        # TimeML marks a length and what it is a part of as two times.
        placed += [time] if found["count"] else []
    return tuple(placed)


def _nth_before(before: str) -> re.Match[str] | None:
    """'the last day of ' at the end of the words before a time."""
    # Few times have these words before them, and to look for all the others takes long.
    return _NTH.search(before) if before.endswith(_LINKS) else None


_LINKS = (" of ", " in ", " of the ", " in the ", "\nof ", " of\n")


def _part_of(time: TimeExpression, found: re.Match[str]) -> TimeExpression | None:
    period = time.interval
    if period is None or period.start is None or period.end is None or not period.is_unit:
        return None
    word = found["nth"].lower()
    nth = _ENDS[word] if word in _ENDS else int(word[0])
    unit, count = found["unit"].lower(), int(read_number(found["count"] or "one") or 1)
    weekday = WEEKDAYS.get(unit)
    grain = Grain.DAY if weekday is not None else UNITS.get(unit)
    if grain is None or grain.rank >= period.grain.rank or (weekday is None and nth > _MOST[grain]):
        return None
    if weekday is not None:
        interval = _nth_weekday(period.start, period.end, weekday, nth)
    else:
        interval = _nth_units(period.start, period.end, grain, nth, count)
    if interval is None or interval.start is None or interval.start >= period.end:
        return None
    several = count > 1
    words = " ".join(found[0].split()).removesuffix(" the")
    return replace(
        time,
        type=TimexType.DURATION if several else TimexType.DATE,
        value=lengths.period(Amount.of(count), grain) if several else interval.timex_value,
        mod=None,
        interval=interval,
        named=Named.LENGTH if several else Named.UNIT,
        explanation=f"{words} “{time.span.text}”, {time.explanation}; {interval.plain}",
    )


# What more than the opening weeks or days are, parts of a year are no longer said to be.
_MOST = {Grain.DAY: 31, Grain.WEEKEND: 5, Grain.WEEK: 5, Grain.MONTH: 12}


def _nth_weekday(start: Instant, end: Instant, weekday: int, nth: int) -> TimeInterval | None:
    """The n-th Tuesday of a period, or with -1 its last."""
    assert 0 <= weekday < len(DAY_NAMES)
    if nth > 0:
        first = start.plus(Grain.DAY, (weekday - start.weekday) % 7 + 7 * (nth - 1))
        return TimeInterval.of(Grain.DAY, first)
    last = end.plus(Grain.DAY, -1)
    return TimeInterval.of(Grain.DAY, last.plus(Grain.DAY, -((last.weekday - weekday) % 7)))


def _nth_units(
    start: Instant, end: Instant, grain: Grain, nth: int, count: int
) -> TimeInterval | None:
    """The n-th day, week, weekend or month of a period, the first or last so many of them."""
    if count > 1:
        if nth not in (1, -1):
            return None
        if nth > 0:
            first, last = start, start.plus(grain, count)
        else:
            first, last = end.plus(grain, -count), end
        whole = Grain.DAY if grain in (Grain.WEEK, Grain.WEEKEND) else grain
        return TimeInterval(first, last, whole)
    if grain is Grain.WEEKEND:
        saturday = _nth_weekday(start, end, 5, nth)
        return TimeInterval.of(grain, saturday.start) if saturday and saturday.start else None
    # Of a week that is shared with the period before, the middle day decides.
    middle = 3 if grain is Grain.WEEK else 0
    if nth > 0:
        return TimeInterval.of(grain, start.plus(grain, nth - 1).plus(Grain.DAY, middle))
    return TimeInterval.of(grain, end.plus(Grain.DAY, -1 - middle))


@refiner(examples={"Fans queued on <the last day> of the festival.": "P1D"})
def unplace_ends_of_others(times: Times, page: Page) -> Times:
    """'the last day of the festival' is no length of time up to now."""
    return tuple(
        replace(time, interval=None, anchor=None, explanation=f"{_NO_PLACE} “{time.span.text}”")
        if _is_end_of_another(time, page)
        else time
        for time in times
    )


_NO_PLACE = "an end of something whose time the text does not tell:"
_LAST = re.compile(r"(?:the\s+)?(?:last|final)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s+of\s+(?:an?|her|his|its|my|our|the|their|this|your|[A-Z])\b")


def _is_end_of_another(time: TimeExpression, page: Page) -> bool:
    back = time.names(Named.LENGTH) and time.counted is Counted.BACK and time.interval is not None
    ends = back and _LAST.match(time.span.text) is not None
    return ends and _OF_ANOTHER.match(page.text, time.span.end) is not None
