"""What ends on a day that is named beside it: 'overnight into Tuesday', 'Monday, after a siege'."""

from __future__ import annotations

import re
from dataclasses import replace

from events.calendar.interval import Grain, TimeInterval
from events.times.refiners.refiner import Times, is_day, refiner
from events.times.token_index import Page
from events.types import Counted, Named, TimeExpression, TimexType

_INTO = re.compile(r",?(?: and)? into (?:the )?(?:early |late )?")
_AFTER = re.compile(r",? (?:after|following) (?:an?|her|his|its|the|their) ")
_DAYS = {"D": 1, "W": 7}
_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_DAY_OR_PART = (Grain.DAY, Grain.PART)


@refiner(
    examples={
        "<Overnight> and into early Monday morning, they held it.": "2024-03-10TNI",
        "They dug <overnight> into Friday, it said.": "2024-03-07TNI",
    },
)
def place_night_before(times: Times, page: Page) -> Times:
    """'overnight and into early Tuesday morning': the night to that Tuesday."""
    placed: list[TimeExpression] = []
    for time in times:
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if before and before.span.text.lower() == "overnight" and _INTO.fullmatch(between):
            placed[-1] = _night_to(before, time)
        placed.append(time)
    return tuple(placed)


def _night_to(night: TimeExpression, day: TimeExpression) -> TimeExpression:
    if day.interval is None or day.interval.start is None or day.interval.grain not in _DAY_OR_PART:
        return night
    interval = TimeInterval.part_of_day(day.interval.start.plus(Grain.DAY, -1), "NI")
    why = f"the night to “{day.span.text}”: {interval.plain}"
    value = interval.timex_value
    return replace(night, value=value, interval=interval, anchor=day.anchor, explanation=why)


@refiner(
    examples={
        "He was freed on Monday after a <three-day> siege.": "P3D",
        "The town fell on 3 March, following a <two-week> battle.": "P2W",
    },
)
def end_on_the_day(times: Times, page: Page) -> Times:
    """'freed on Monday after a three-day siege': the three days end with that Monday."""
    placed: list[TimeExpression] = []
    for time in times:
        before = placed[-1] if placed else None
        between = page.text[before.span.end : time.span.start] if before else ""
        over = time.names(Named.LENGTH) and time.counted is Counted.BACK
        if before and over and is_day(before) and _AFTER.fullmatch(between):
            time = _up_to(time, before)
        placed.append(time)
    return tuple(placed)


def _up_to(time: TimeExpression, day: TimeExpression) -> TimeExpression:
    length = _LENGTH.fullmatch(time.value) if time.type is TimexType.DURATION else None
    if length is None or day.interval is None or day.interval.start is None:
        return time
    last = day.interval.start
    first = last.plus(Grain.DAY, -int(length[1]) * _DAYS[length[2]])
    interval = TimeInterval.between(
        TimeInterval.of(Grain.DAY, first), TimeInterval.of(Grain.DAY, last)
    )
    why = f"{time.span.text} up to “{day.span.text}”: {interval.plain}"
    return replace(time, interval=interval, anchor=day.anchor, explanation=why)
