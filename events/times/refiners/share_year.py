"""Dates that say for each other when they are: ranges, and a year that is said once, at the end."""

from __future__ import annotations

import re
from dataclasses import replace

from events.calendar.interval import Grain, Instant, TimeInterval, days_in_month
from events.times.refiners.refiner import Times, refiner
from events.times.token_index import Page
from events.types import Named, PlacedBy, Span, TimeExpression, TimexType


@refiner(
    examples={
        "He sat there one <November day in 2012> and wept.": "2012-11",
        "They came in <May of the year 1867> by boat.": "1867-05",
    }
)
def join_month_and_year(times: Times, page: Page) -> Times:
    """'a November day in 2012', 'the March of 1867': a month and its year with a word between."""
    joined: list[TimeExpression] = []
    for time in times:
        before = joined[-1] if joined else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if before and _is_month_of(before, time) and _OF_ITS_YEAR.fullmatch(between):
            joined[-1] = _in_year_of(before, time)
            span = Span(time.span.document, before.span.start, time.span.end)
            joined[-1] = replace(joined[-1], span=span)
        else:
            joined.append(time)
    return tuple(joined)


_OF_ITS_YEAR = re.compile(
    r"\s(?:(?:afternoon|day|evening|morning|night|week|weekend)\s)?(?:in|of)\s"
)


def _is_month_of(month: TimeExpression, year: TimeExpression) -> bool:
    return month.names(Named.MONTH) and month.bare and year.names(Named.YEAR)


@refiner(
    examples={
        "He was jailed on <March 3> and freed on April 9, 2009.": "2009-03-03",
        "They dined on <Christmas> in Rome in December 2015.": "2015-12-25",
    },
    rejects=(),
)
def share_year(times: Times, page: Page) -> Times:
    """'on March 3 and freed on April 9, 2009': a year said once, at the end, is that of both."""
    shared: list[TimeExpression] = []
    for time in reversed(times):
        later = shared[-1] if shared else None
        if later and _has_own_year(later) and _lacks_year(time):
            between = page.text[time.span.end : later.span.start]
            same_month = _is_in_month(time, later, between)
            if same_month or (_is_joined(between) and _are_on_one_side(time, later)):
                time = _in_year_of(time, later, before=not same_month)
        shared.append(time)
    return tuple(reversed(shared))


@refiner(
    examples={
        "He was shot on January 19, 2011, and died on <February 7>.": "2011-02-07",
        "It opened on December 29, 2011, and closed on <January 3>.": "2012-01-03",
    },
    rejects=(),
)
def share_year_before(times: Times, page: Page) -> Times:
    """'shot on January 19, 2011, and died on February 7': a year said once, at the begin."""
    shared: list[TimeExpression] = []
    for time in times:
        earlier = shared[-1] if shared else None
        if earlier and _has_own_year(earlier) and earlier.names(Named.DATE) and _is_bare(time):
            between = page.text[earlier.span.end : time.span.start]
            if _AND.fullmatch(between) and _is_over(time):
                time = _in_year_from(time, earlier)
        shared.append(time)
    return tuple(shared)


# What happened then, and what did next: no more words than that.
_AND = re.compile(r",? (?:and(?: then)?|then|but) (?:[a-z]+ ){1,4}?(?:on|until) (?:the )?")


def _is_bare(time: TimeExpression) -> bool:
    return _lacks_year(time) and time.names(Named.DATE)


def _is_over(time: TimeExpression) -> bool:
    """Whether a time begins by publication: 'founded in 1999, and will report on June 4'."""
    day, start = time.span.document.published, time.interval.start if time.interval else None
    return day is None or start is None or start <= Instant.of_date(day)


def _in_year_from(time: TimeExpression, earlier: TimeExpression) -> TimeExpression:
    """A day without a year as the first such day after an earlier one."""
    assert earlier.interval is not None
    if time.interval is None or time.interval.start is None or earlier.interval.start is None:
        return time
    here, there = time.interval.start, earlier.interval.start
    year = there.year + ((here.month, here.day) < (there.month, there.day))
    if here.day > days_in_month(year, here.month):
        return time
    interval = TimeInterval.of(time.interval.grain, here.plus(Grain.YEAR, year - here.year))
    why = f"its year is that of the time before it, “{earlier.span.text}”: {interval.plain}"
    value = interval.timex_value
    return replace(time, value=value, interval=interval, anchor=None, explanation=why)


# 'and freed on', ', then on', '–': no more words than that, and no other sentence.
_JOINING = re.compile(
    r",? (?:and(?: then)?|or|then|but) (?:[a-z]+ ){0,4}?(?:(?:on|in|by|until|from|to) )?(?:the )?"
    r"|\s?[-–—]\s?| (?:to|until|through|till) (?:the )?"
)
_ONE_CLAUSE = re.compile(r"[^.;:!?\n]{0,60}\s(?:in|on)\s")


def _are_on_one_side(time: TimeExpression, later: TimeExpression) -> bool:
    """Whether the two can share a year: not 'began in April and will last until July 2026'.

    What comes before a time that is over is over as well; what comes before one that is to come
    need not be to come.
    """
    day = time.span.document.published
    if day is None or time.interval is None or later.interval is None:
        return True
    here, there, now = time.interval.start, later.interval.start, Instant.of_date(day)
    return here is None or there is None or there <= now or here > now


def _is_joined(between: str) -> bool:
    return _JOINING.fullmatch(between) is not None


def _is_in_month(feast: TimeExpression, later: TimeExpression, between: str) -> bool:
    """'a Christmas party in Dayton in December 2015': the holiday of that very month."""
    if not feast.names(Named.HOLIDAY) or feast.interval is None or feast.interval.start is None:
        return False
    assert later.interval is not None
    assert later.interval.start is not None
    same = feast.interval.start.month == later.interval.start.month
    fine = later.interval.grain.rank <= Grain.MONTH.rank
    return same and fine and _ONE_CLAUSE.fullmatch(between) is not None


def _has_own_year(time: TimeExpression) -> bool:
    named = time.names(Named.DATE, Named.MONTH, Named.SEASON, Named.UNIT) and time.counted is None
    by_words = time.placed_by is PlacedBy.WORDS and time.interval is not None
    year = re.search(r"\d{4}\b|['’]\d\d\b", time.span.text) is not None
    return named and by_words and year and time.interval is not None and time.interval.is_unit


def _lacks_year(time: TimeExpression) -> bool:
    named = time.names(Named.DATE, Named.MONTH, Named.SEASON, Named.HOLIDAY)
    week = time.names(Named.UNIT) and "week of" in time.span.text
    placed = time.placed_by in (PlacedBy.DCT, PlacedBy.LAST) and time.interval is not None
    return placed and (named or week) and time.counted is None


def _in_year_of(
    time: TimeExpression, later: TimeExpression, *, before: bool = True
) -> TimeExpression:
    """A time without a year in that of a later one, or in the year before: 'Dec. to Feb. 2015'."""
    assert later.interval is not None
    assert later.interval.start is not None
    if time.interval is None or time.interval.start is None:
        return time
    here, there = time.interval.start, later.interval.start
    fine = later.interval.grain.rank <= Grain.SEASON.rank
    year = there.year - (before and fine and (here.month, here.day) > (there.month, there.day))
    if here.day > days_in_month(year, here.month):
        return time
    grain = time.interval.grain
    middle = 3 if grain is Grain.WEEK else 0
    at = here.plus(Grain.DAY, middle).plus(Grain.YEAR, year - here.year)
    interval = TimeInterval.of(grain, at)
    why = f"its year is that of the time after it, “{later.span.text}”: {interval.plain}"
    value = interval.timex_value
    return replace(time, value=value, interval=interval, anchor=None, explanation=why)


@refiner(
    examples={
        "The festival ran from <Monday> to Friday in Rome.": "2024-03-04",
        "The road was closed from <June> to September in Rome.": "2023-06",
        "The road was shut from <Friday> until Tuesday in Rome.": "2024-03-08",
    },
)
def order_ranges(times: Times, page: Page) -> Times:
    """'from Monday to Friday': the first comes before the last, in the same week or year."""
    ordered: list[TimeExpression] = []
    for time in times:
        before = ordered[-1] if ordered else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if (
            before
            and _TO.fullmatch(between)
            and _is_from(before, page)
            and _are_alike(before, time)
        ):
            before, time = _in_order(before, time)
            ordered[-1] = before
        ordered.append(time)
    return tuple(ordered)


_TO = re.compile(r" (?:to|until|till|through) (?:the )?|\s?[–—-]\s?")
_FROM = re.compile(
    r"\b(?:between|during|for|from|in) (?:early |late |mid-)?(?:the )?$", re.IGNORECASE
)
_CYCLES = {Named.WEEKDAY: Grain.WEEK, Named.MONTH: Grain.YEAR, Named.DATE: Grain.YEAR}


def _is_from(time: TimeExpression, page: Page) -> bool:
    return _FROM.search(page.before(time.span.start, 20)) is not None


def _are_alike(first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two names of days or months come round again, so that either may be the next one."""
    alike = first.named is last.named and first.named in _CYCLES and first.bare and last.bare
    return alike and first.type is TimexType.DATE and first.anchor == last.anchor == "dct"


def _in_order(first: TimeExpression, last: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    a, b = first.interval, last.interval
    if a is None or b is None or a.start is None or b.start is None or a.start <= b.start:
        return first, last
    assert first.named is not None
    cycle = _CYCLES[first.named]
    published = last.span.document.published
    # What is over ended with its last day; what lies ahead begins with its first.
    if published is not None and b.start <= Instant.of_date(published):
        return _moved(first, a.shift(cycle, -1)), last
    return first, _moved(last, b.shift(cycle, 1))


def _moved(time: TimeExpression, interval: TimeInterval) -> TimeExpression:
    why = f"the one that goes with the other end of the range: {interval.plain}"
    return replace(time, value=interval.timex_value, interval=interval, explanation=why)


@refiner(
    examples={
        "She will fly home on Friday, after her win in Rome at <the weekend>.": "2024-W10-WE",
        "The board will meet on Monday after a vote on <Friday>.": "2024-03-15",
    },
)
def order_sequels(times: Times, page: Page) -> Times:
    """'will fly home on Friday, after her win at the weekend': the win comes before that Friday."""
    ordered: list[TimeExpression] = []
    for time in times:
        before = ordered[-1] if ordered else None
        between = page.text[before.span.end : time.span.start] if before else ""
        if before and _SEQUEL.fullmatch(between) and _comes_later(before, time):
            assert time.interval is not None
            time = _moved_back(time, time.interval.shift(Grain.WEEK, -1), before)
        ordered.append(time)
    return tuple(ordered)


_SEQUEL = re.compile(r",? (?:after|following) (?:[\w’'-]+ ){0,12}")
_WEEKLY = (Named.WEEKDAY, Named.UNIT)


def _comes_later(before: TimeExpression, time: TimeExpression) -> bool:
    """Whether a day or weekend of some week lies after the day that comes after it."""
    first, second = before.interval, time.interval
    if first is None or second is None or first.start is None or second.start is None:
        return False
    weekly = second.grain in (Grain.DAY, Grain.WEEKEND) and time.named in _WEEKLY
    return weekly and time.anchor == "dct" and first.start < second.start


def _moved_back(
    time: TimeExpression, interval: TimeInterval, before: TimeExpression
) -> TimeExpression:
    why = f"the last before “{before.span.text}”, which comes after it: {interval.plain}"
    return replace(time, value=interval.timex_value, interval=interval, explanation=why)
