"""Times that stand side by side and are one: 'Wednesday night', 'Sunday, March 17'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from events.calendar.interval import PARTS_OF_DAY, Grain, Instant, TimeInterval
from events.calendar.names import PART_NAMES
from events.times.refiners.refiner import Times, is_day, refiner
from events.times.rules.holiday_calendar import FEASTS, day_of_feast
from events.times.token_index import Page
from events.types import Named, Span, TimeExpression, TimexType


@refiner(
    examples={
        "It fell <Wednesday night> after a siege.": "2024-03-13TNI",
        "It closed at <10 p.m. Wednesday> in Rome.": "2024-03-13T22:00",
        "It closed <yesterday evening> in Rome.": "2024-03-12TEV",
        "It fell at <3 a.m. on Sunday morning> in Rome.": "2024-03-10T03:00",
        "It fell between <2 p.m.> and 4 p.m. Sunday in Rome.": "2024-03-10T14:00",
        "It fell at <9 p.m.> (1900 GMT) on Sunday in Rome.": "2024-03-10T21:00",
        "It fell from <10 p.m. Sunday> to 2 a.m. Monday in Rome.": "2024-03-10T22:00",
        "It fell at <half past five on the evening of March 3>, they said.": "2024-03-03T17:30",
        "He came on March 3. It fell at <9:30 the next morning>.": "2024-03-04T09:30",
    }
)
def join_day_and_hour(times: Times, page: Page) -> Times:
    """A day and the time of day beside it are one time, in either order."""
    # Parts first: '3 a.m. on Sunday morning' is an hour of a part that has its day by then.
    return _share_days(_join(_join(times, _is_part, page), _is_clock, page), times, page)


IsHour = Callable[[TimeExpression], bool]
_BETWEEN = re.compile(r"(?:,? (?:on |of |in )?(?:the )?)?")


def _join(times: Times, is_hour: IsHour, page: Page) -> Times:
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        both = _joined(before, time, is_hour, page) if before else None
        if both:
            joined[-1] = both
        else:
            joined.append(time)
    return tuple(joined)


def _joined(
    first: TimeExpression, second: TimeExpression, is_hour: IsHour, page: Page
) -> TimeExpression | None:
    if not _BETWEEN.fullmatch(page.text[first.span.end : second.span.start]):
        return None
    if is_day(first) and is_hour(second):
        day, hour = first, second
    elif is_hour(first) and (is_day(second) or _is_placed(second)):
        day, hour = second, first
    else:
        return None
    clock = _clock_of(day, hour)
    return replace(
        hour,
        span=Span(first.span.document, first.span.start, second.span.end),
        value=f"{day.value.partition('T')[0]}T{clock}",
        interval=_hour_of(day, clock),
        anchor=day.anchor,
        explanation=f"{day.explanation}; {_hour_words(clock)} of that day",
    )


def _share_days(joined: Times, alone: Times, page: Page) -> Times:
    """'between 2 p.m. and 4 p.m. Thursday', '9 p.m. (1900 GMT) on Wednesday': hours of one day.

    An hour that stood `alone` takes the day of what comes after it.
    """
    without_day = {time.span.end for time in alone if _is_clock(time)}
    shared: list[TimeExpression] = []
    for time in reversed(joined):
        later = shared[-1] if shared else None
        between = page.text[time.span.end : later.span.start] if later else ""
        if later and _is_day_or_hour(later) and _SHARING.fullmatch(between):
            time = _on_day_of(later, time) if time.span.end in without_day else time
        shared.append(time)
    return tuple(reversed(shared))


def _is_day_or_hour(time: TimeExpression) -> bool:
    return is_day(time) or _is_clock(time)


_SHARING = re.compile(r" (?:and|to|until|or) | \(|\),?(?: on)? ")


def _on_day_of(day: TimeExpression, hour: TimeExpression) -> TimeExpression:
    """A time by the clock on the day of another."""
    there, here = day.value.partition("T")[0], hour.value.partition("T")[0]
    if day.interval is None or day.interval.start is None or there == here:
        return hour
    clock = hour.value.partition("T")[2]
    interval = _hour_of(day, clock)
    return replace(
        hour,
        value=f"{there}T{clock}",
        interval=interval,
        anchor=day.anchor,
        explanation=f"on the day of the time after it: {interval.plain}",
    )


def _clock_of(day: TimeExpression, hour: TimeExpression) -> str:
    """What stands after the T: an hour of the afternoon, evening or night counts from noon."""
    clock, part = hour.value.partition("T")[2], day.value.partition("T")[2]
    half_told = "m" in hour.span.text.lower().rsplit(maxsplit=1)[-1][-4:]
    if part not in _FROM_NOON or not _is_clock(hour) or half_told:
        return clock
    hours, _, minutes = clock.partition(":")
    return f"{int(hours) + 12}:{minutes}" if _FROM_NOON[part] <= int(hours) < 12 else clock


# From which hour on the clock means the second half of the day: 'eight that night'.
_FROM_NOON = {"AF": 1, "EV": 1, "NI": 6}


def _is_clock(time: TimeExpression) -> bool:
    return time.type is TimexType.TIME and time.names(Named.CLOCK)


def _is_part(time: TimeExpression) -> bool:
    """Whether a part of the day needs a day: 'night', 'dawn', but not 'last night'."""
    part = _is_loose(time) or time.names(Named.EDGE_OF_DAY)
    return part and time.type is TimexType.TIME


def _is_loose(time: TimeExpression) -> bool:
    return time.names(Named.PART) and time.bare


def _is_placed(time: TimeExpression) -> bool:
    return time.names(Named.PART) and time.interval is not None


def _hour_of(day: TimeExpression, clock: str) -> TimeInterval:
    """The hour or part of the day that a clock like '10:30' or 'NI' names, on a day."""
    assert day.interval is not None
    assert day.interval.start is not None
    midnight = day.interval.start.midnight
    if clock in PARTS_OF_DAY:
        return TimeInterval.part_of_day(midnight, clock)
    hours, _, minutes = clock.partition(":")
    start = midnight.plus(Grain.HOUR, int(hours)).plus(Grain.MINUTE, int(minutes))
    return TimeInterval.of(Grain.MINUTE, start)


def _hour_words(clock: str) -> str:
    return f"the {PART_NAMES[clock]}" if clock in PART_NAMES else clock


@refiner(
    examples={
        "It is <this coming Sunday, March 17>, in Rome.": "2024-03-17",
        "It began on <Easter Monday, 24 April 1916>, in Dublin.": "1916-04-24",
    },
    rejects=(),
)
def join_same_days(times: Times, page: Page) -> Times:
    """A weekday and the date after it are one time when they are the same day."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        if before and (_are_same_day(before, time, page) or _is_feast_of(before, time, page)):
            span = Span(before.span.document, before.span.start, time.span.end)
            joined[-1] = replace(time, span=span)
        else:
            joined.append(time)
    return tuple(joined)


def _is_feast_of(feast: TimeExpression, date: TimeExpression, page: Page) -> bool:
    """'Easter Monday, 24 April 1916': a date after the holiday that it is."""
    between = page.text[feast.span.end : date.span.start]
    if not feast.names(Named.HOLIDAY) or between != ", " or not is_day(date):
        return False
    assert date.interval is not None
    assert date.interval.start is not None
    name = FEASTS.get(" ".join(feast.span.text.lower().replace("’", "'").split()))
    day = day_of_feast(name, date.interval.start.year) if name else None
    return day is not None and Instant.of_date(day) == date.interval.start


def _are_same_day(first: TimeExpression, second: TimeExpression, page: Page) -> bool:
    between = page.text[first.span.end : second.span.start].strip()
    return between in ("", ",") and is_day(first) and first.value == second.value


@refiner(
    examples={
        "The meeting takes place at <9am on Sundays> in Rome.": "XXXX-WXX-7T09:00",
        "The meeting takes place <every Friday at noon> in Rome.": "XXXX-WXX-5T12:00",
    }
)
def join_hour_and_weekdays(times: Times, page: Page) -> Times:
    """An hour beside weekdays that come again is the hour of each of them."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        both = _hour_of_each(before, time, page) if before else None
        if both:
            joined[-1] = both
        else:
            joined.append(time)
    return tuple(joined)


def _hour_of_each(
    first: TimeExpression, second: TimeExpression, page: Page
) -> TimeExpression | None:
    between = page.text[first.span.end : second.span.start]
    if _is_clock(first) and _is_every_weekday(second) and between in (" on ", " "):
        hour, days = first, second
    elif _is_every_weekday(first) and _is_clock(second) and between in (" at ", ", ", " "):
        hour, days = second, first
    else:
        return None
    clock = hour.value.partition("T")[2]
    return replace(
        days,
        span=Span(first.span.document, first.span.start, second.span.end),
        value=f"{days.value}T{clock}",
        explanation=f"{days.explanation}, at {clock}",
    )


def _is_every_weekday(time: TimeExpression) -> bool:
    return time.type is TimexType.SET and _EVERY_WEEKDAY.fullmatch(time.value) is not None


_EVERY_WEEKDAY = re.compile(r"XXXX-WXX-\d")


@refiner(examples={}, rejects=("He wrote a night of poems.",))
def drop_loose_parts(times: Times, page: Page) -> Times:
    """'night' is a time beside its day or as 'in the morning', and else only a word."""
    return tuple(time for time in times if not _is_loose(time) or _is_placed_part(time, page))


def _is_placed_part(time: TimeExpression, page: Page) -> bool:
    if len(time.span.text.split()) > 1:
        return True
    before = page.text[max(0, time.span.start - 20) : time.span.start].lower()
    return bool(_PLACES_A_PART.search(before))


_PLACES_A_PART = re.compile(
    r"\b(?:(?:in|by|during|of|until|since) the (?:early |late )?|"
    r"(?:from|since|till|until) (?:early |late |mid-)?)$"
)
