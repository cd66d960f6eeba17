"""Times that another one in their sentence places: 'the day before Easter', 'on 2 April … 1982'."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, zip_longest

from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month
from events.times.refiners.period_ends import before_its_end
from events.times.refiners.refiner import Times, is_day, is_some_way_on, refiner
from events.times.rule import Reading
from events.times.sentence_ends import crosses_sentence
from events.times.token_index import Page
from events.types import Named, Span, TimeExpression, TimexType


@refiner(
    examples={
        "He came on 18 January and left on 22 January, <four days later>.": "2024-01-22",
        "He came in 1883 and left in 1929, <46 years later>.": "1929",
    },
)
def place_other_names(times: Times, page: Page) -> Times:
    """'on 22 June, four days later' names one time twice, if four days before another was named."""
    placed: list[TimeExpression] = []
    for time in times:
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if before and between == ", " and is_some_way_on(time):
            time = _as_other_name(time, before, placed)
        placed.append(time)
    return tuple(placed)


def _as_other_name(
    time: TimeExpression, before: TimeExpression, earlier: list[TimeExpression]
) -> TimeExpression:
    """'four days later' as the time before it in the text, if it lies four days after another."""
    there, here = _place(before), _place(time)
    grain = time.interval.grain if time.interval else Grain.DAY
    if there is None or here is None or grain.rank < Grain.DAY.rank:
        return time
    steps = _units_between(grain, there, here)
    named = [place for place in map(_place, earlier) if place is not None and place < there]
    if not any(_units_between(grain, place, there) == steps for place in named):
        return time
    interval = TimeInterval.of(grain, there)
    why = f"another name of the time before it: {before.explanation}"
    return replace(time, value=interval.timex_value, interval=interval, explanation=why)


def _place(time: TimeExpression) -> Instant | None:
    """When a date begins, if it is one of a year or less."""
    interval = time.interval
    if interval is None or time.type is TimexType.DURATION:
        return None
    return interval.start if interval.grain.rank <= Grain.YEAR.rank else None


def _units_between(grain: Grain, first: Instant, last: Instant) -> int:
    """How many days, weeks, months or years lie between two instants, by the calendar."""
    if grain is Grain.YEAR:
        return last.year - first.year
    if grain is Grain.MONTH:
        return 12 * (last.year - first.year) + last.month - first.month
    start = TimeInterval.of(grain, first).start or first
    end = TimeInterval.of(grain, last).start or last
    return (end.day_number - start.day_number) // (7 if grain is Grain.WEEK else 1)


@refiner(examples={})
def take_year_ahead(times: Times, page: Page) -> Times:
    """In an undated text a day has the year that its sentence names next: 'on 2 April … 1982'."""
    placed: list[TimeExpression] = []
    for time in reversed(times):
        later = placed[-1] if placed else None
        if later and _is_unplaced_date(time) and _names_year(later):
            apart = ";" in page.text[time.span.end : later.span.start] or crosses_sentence(
                page.text, time.span.end, later.span.start
            )
            time = time if apart else _in_year_of(time, later)
        placed.append(time)
    return tuple(reversed(placed))


_UNPLACED_DATE = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def _is_unplaced_date(time: TimeExpression) -> bool:
    return time.type is TimexType.DATE and bool(_UNPLACED_DATE.fullmatch(time.value))


def _names_year(time: TimeExpression) -> bool:
    return (
        time.type in (TimexType.DATE, TimexType.TIME)
        and time.interval is not None
        and time.interval.start is not None
        and time.interval.grain.rank <= Grain.YEAR.rank
    )


def _in_year_of(time: TimeExpression, later: TimeExpression) -> TimeExpression:
    """An unplaced day or month, in the year of a time that comes after it in its sentence."""
    assert later.interval is not None
    assert later.interval.start is not None
    year, month, *day = later.interval.start.year, *map(int, time.value.split("-")[1:])
    if later.interval.grain.rank <= Grain.MONTH.rank and month - later.interval.start.month > 6:
        # 'from December to February 1942'.
        year -= 1
    if day and day[0] > days_in_month(year, month):
        return time
    interval = TimeInterval.day(year, month, day[0]) if day else TimeInterval.month(year, month)
    why = f"its year is that of the time after it, {later.interval.plain}: {interval.plain}"
    return replace(time, value=interval.timex_value, interval=interval, explanation=why)


@refiner(
    examples={
        "It opened <the day before Thanksgiving> in Rome.": "2023-11-22",
        "It opened <the day after last Christmas> in Rome.": "2023-12-26",
        "It rose from March 1, <the day> before the vote in Rome.": "2024-03-01",
        "They met in February 2023, <the month> after she was freed.": "2023-02",
        "He left <the day> after the bank closed on March 4.": "2024-03-05",
        "He was fired <the month> before the shop shut in June 2020.": "2020-05",
        "He died <the day> after the attack.": "XXXX-XX-XX",
        "They met <three days before Christmas> in Rome.": "2023-12-22",
        "It will be played again <two weeks after Easter> in Rome.": "2024-04-14",
        "It fell in <the year before 2015> again.": "2014",
        "They ruled for <ten years> before 1990 in Rome.": "P10Y",
    }
)
def place_days_beside(times: Times, page: Page) -> Times:
    """'the day before Easter' is counted from Easter; in 'March 1, the day before the vote' it is
    another name of March 1.
    """
    placed: list[TimeExpression] = []
    for time, after in zip_longest(times, times[1:]):
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        counted = _counted_from(before, time, between, page) if before else None
        if counted is not None:
            placed[-1] = counted
        else:
            placed.append(_counted_by_clause(before, time, after, page))
    return tuple(placed)


def _counted_by_clause(
    before: TimeExpression | None, time: TimeExpression, after: TimeExpression | None, page: Page
) -> TimeExpression:
    """'The day after the bank closed': by the time named before or after it, or by none."""
    if not _is_beside(time):
        return time
    between = page.text[before.span.end : time.span.start] if before else ""
    same = _other_name(before, time, page.text) if before and between == ", " else None
    if same is not None:
        return same
    ahead = page.text[time.span.end : after.span.start] if after else ""
    if after is not None and (step := _step_by_words(ahead)):
        return _beside_time_of_clause(time, after, step)
    if ahead in _BESIDE_STEPS or time.anchor != "dct" or time.interval is None:
        return time
    return _unplaced(time, page)


def _other_name(before: TimeExpression, time: TimeExpression, text: str) -> TimeExpression | None:
    """'In June 2016, the month after she was freed': the unit in which the time before it lies."""
    if not _is_beside(time) or before.interval is None or before.interval.start is None:
        return None
    grain = _UNIT_WORDS[time.span.text.lower().split()[-1]]
    whole = is_day(before) or (before.interval.is_unit and before.interval.grain is grain)
    if not whole or not (grain is Grain.DAY or _AND_THEN.match(text, time.span.end)):
        return None
    day = grain is Grain.DAY
    interval = before.interval if day else TimeInterval.of(grain, before.interval.start)
    why = f"another name of the {grain.value} before it: {before.explanation}"
    return replace(time, value=interval.timex_value, interval=interval, explanation=why)


# 'the day after he left': what it is counted from comes behind it.
_AND_THEN = re.compile(r" (?:after|before) (?=\w)")
_TO_A_TIME = re.compile(r" (after|before) (?:[\w’'-]+ ){1,9}?(?:(?:at|in|on) )?(?:the )?")


def _is_beside(time: TimeExpression) -> bool:
    """Whether a time is 'the day', 'the month' of 'the day after', 'the month before'."""
    return _is_the_unit(time) and time.counted is not None and len(time.span.text.split()) == 2


def _step_by_words(between: str) -> int:
    """The step to 'the day' from a time that stands in the clause behind it."""
    found = _TO_A_TIME.fullmatch(between)
    return 0 if found is None else -1 if found[1] == "before" else 1


def _beside_time_of_clause(name: TimeExpression, time: TimeExpression, step: int) -> TimeExpression:
    """'The day after the bank closed on Monday': Tuesday."""
    grain = _UNIT_WORDS[name.span.text.lower().split()[-1]]
    if time.interval is None or time.interval.start is None or time.type is not TimexType.DATE:
        return name
    # "Through the weekend after a jury acquitted him on Saturday": the weekend of that Saturday.
    if time.interval.grain.rank > grain.rank or grain is Grain.WEEKEND:
        return name
    interval = TimeInterval.of(grain, time.interval.start, step)
    side = "before" if step < 0 else "after"
    counted_from = ", ".join(time.explanation.rsplit(": ", 1))
    return replace(
        name,
        value=interval.timex_value,
        interval=interval,
        anchor=time.anchor,
        explanation=f"the {grain.value} {side} {counted_from}: {interval.plain}",
    )


def _unplaced(time: TimeExpression, page: Page) -> TimeExpression:
    """'He died the day after the attack' is not counted from publication."""
    if not _AND_THEN.match(page.text, time.span.end):
        return time
    grain = _UNIT_WORDS[time.span.text.lower().split()[-1]]
    side = page.text[time.span.end :].split(maxsplit=1)[0]
    reading = Reading.unplaced(grain, f"the {grain.value} {side} what the text names")
    return replace(time, value=reading.value, interval=None, anchor=None, explanation=reading.why)


_BESIDE_STEPS = {" before ": -1, " ahead of ": -1, " prior to ": -1, " after ": 1}
# 'ruled for ten years before 1990': a length, of which the date is only the end.
_LASTING = re.compile(
    r"\b(?:for|in|over|within|during|last(?:ed|s)?|took|takes?|spent|spend|nearly|another|than)"
    r"(?:\s+(?:about|almost|more than|the|a|at least|only|just))?\s+$",
    re.IGNORECASE,
)
# 'eight trading days after Oct. 12' are no eight days of the calendar.
_BUSINESS = re.compile(r"\b(?:business|trading|working)\b")
_AMOUNT = re.compile(r"P(?P<count>\d{1,4})(?P<unit>[DWMY])")
_GRAINS = {"D": Grain.DAY, "W": Grain.WEEK, "M": Grain.MONTH, "Y": Grain.YEAR}
_WITHIN_A_YEAR = (Grain.DAY, Grain.WEEKEND, Grain.WEEK, Grain.MONTH, Grain.YEAR)


def _counted_from(
    name: TimeExpression, time: TimeExpression, between: str, page: Page
) -> TimeExpression | None:
    """'the day before Easter', 'two weeks after Easter', 'the year before 2015' as one time."""
    step = _BESIDE_STEPS.get(between)
    if step is None or time.interval is None or time.interval.start is None:
        return None
    if time.interval.grain not in _WITHIN_A_YEAR or time.type is not TimexType.DATE:
        return None
    if _is_the_unit(name):
        grain = _UNIT_WORDS[name.span.text.lower().split()[-1]]
        fits = grain.rank >= time.interval.grain.rank or time.interval.grain is Grain.DAY
        return _beside(name, time, step, grain) if fits else None
    amount = _AMOUNT.fullmatch(name.value)
    if amount is None or name.interval is not None or name.type is not TimexType.DURATION:
        return None
    grain = _GRAINS[amount["unit"]]
    coarse = time.interval.grain.rank > grain.rank or _BUSINESS.search(name.span.text)
    if coarse or _LASTING.search(page.before(name.span.start, 30)):
        return None
    return _beside(name, time, step * int(amount["count"]), grain)


_UNIT_WORDS = {
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "weekend": Grain.WEEKEND,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
}


def _is_the_unit(time: TimeExpression) -> bool:
    words = time.span.text.lower().split()
    return time.names(Named.UNIT) and words[0] == "the" and words[-1] in _UNIT_WORDS


def _beside(name: TimeExpression, day: TimeExpression, steps: int, units: Grain) -> TimeExpression:
    """'the day before' or 'two weeks after' and what it is counted from, as one time."""
    assert day.interval is not None
    assert day.interval.start is not None
    # Weeks from a day lead to a day, months and years only to a month and a year.
    fine = day.interval.grain if units is Grain.WEEK and name.interval is None else units
    there = day.interval.start.plus(units, steps)
    interval = TimeInterval.of(fine, there)
    side = "before" if steps < 0 else "after"
    counted_from = ", ".join(day.explanation.rsplit(": ", 1))
    return replace(
        name,
        span=Span(name.span.document, name.span.start, day.span.end),
        type=TimexType.DATE,
        value=interval.timex_value,
        interval=interval,
        anchor=day.anchor,
        explanation=f"{name.span.text} {side} {counted_from}: {interval.plain}",
    )


@refiner(
    examples={
        "Profit rose in <the three months> ended Feb. 29, it said.": "P3M",
        "Profit rose in <the nine months> to September, it said.": "P9M",
        "Profit rose in the third quarter ended <March 3>, it said.": "2024-03-03",
        "Profit rose in <the quarter> ended July 31, it said.": "2023-Q2",
    }
)
def place_what_ends(times: Times, page: Page) -> Times:
    """'the three months ended Sept. 30' lie before the day that is said to end them."""
    placed = [
        before_its_end(time, last, page.text[time.span.end : last.span.start])
        for time, last in pairwise(times)
    ]
    return (*placed, *times[-1:])
